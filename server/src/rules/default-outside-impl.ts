import type { Qualifier } from "../facts/item.ts";
import { reference, rule } from "./rule.ts";

interface Data {
  readonly qualifier: Qualifier;
  readonly name: string;
}

export const defaultOutsideImpl = rule<"fn" | "foreign-fn", Data>({
  name: "default-outside-impl",
  rustc: ["msg:default-is-only-allowed-on-items-in-trait-impls"],
  level: "error",
  since: "0.1.0",
  on: ["fn", "foreign-fn"],
  explain: {
    what: "A function outside an `impl` is declared `default`.",
    why: "`default` marks a method of a trait's `impl` that a more special `impl` may replace, and is itself unstable. A function of an external block or a free function has nothing that could replace it.",
    bad: 'unsafe extern "C" {\n    default fn tick();\n}',
    good: 'unsafe extern "C" {\n    fn tick();\n}',
    sources: [
      reference("items/external-blocks.html#r-items.extern.fn.qualifiers", "qualifiers of foreign functions"),
      {
        title: "Unstable Book, specialization",
        url: "https://doc.rust-lang.org/unstable-book/language-features/specialization.html",
      },
    ],
  },
  *check(fn, { place }) {
    const at = fn.qualifiers.findIndex(({ word }) => word === "default");
    const qualifier = fn.qualifiers[at];
    if (qualifier === undefined || place === "impl") return;
    const end = fn.body === undefined ? fn.end : (fn.where?.end ?? fn.head.end);
    // `default` is no keyword: after another word, and where an expression may stand, it is a name to the compiler.
    const twice = fn.qualifiers.filter(({ word }) => word === "default").length > 1;
    const asName = at > 0 || twice || (place === "body" && fn.visibility === undefined);
    const range = { start: fn.start, end };
    yield { range, data: { qualifier, name: fn.name.text }, ...(asName ? { rustc: null } : {}) };
  },
  message: ({ name }) => `\`${name}\` is not in a trait's \`impl\`, so it cannot be \`default\``,
  fixes: ({ qualifier }, scene) => [
    { title: "Remove `default`", safety: "safe", kind: "quickfix", edits: [scene.remove(qualifier)] },
  ],
});
