import type { Qualifier } from "../facts/item.ts";
import { ferrocene, reference, rule } from "./rule.ts";

export const safeOutsideExtern = rule<"fn" | "static", { readonly qualifier: Qualifier; readonly name: string }>({
  name: "safe-outside-extern",
  rustc: ["msg:items-outside-of-unsafe-extern-cannot-be-declared-with-safe"],
  level: "error",
  since: "0.1.0",
  on: ["fn", "static"],
  explain: {
    what: "A function or static outside an external block is declared `safe`.",
    why: "`safe` is a promise about code that the compiler cannot see: this foreign item may be used without `unsafe`. What is written in Rust needs no such promise, because it is safe unless it says `unsafe`.",
    bad: 'pub safe extern "C" fn version() -> u32 {\n    3\n}',
    good: 'pub extern "C" fn version() -> u32 {\n    3\n}',
    sources: [
      reference("items/functions.html#r-items.fn.safety-qualifiers", "safety qualifiers of functions"),
      reference("items/static-items.html#r-items.static.safety-qualifiers", "safety qualifiers of statics"),
      ferrocene("fls_l88r9fj82650", "`safe` belongs to unsafe external blocks"),
    ],
  },
  *check(item, { place }) {
    if (item.kind === "static" && (place === "impl" || place === "trait")) return;
    const { qualifiers } = item;
    const at = qualifiers.findIndex(({ word }) => word === "safe");
    const qualifier = qualifiers[at];
    // `safe unsafe` and `safe safe` are findings of `qualifier-order`; the compiler reads no further.
    if (qualifier === undefined || qualifiers.slice(at + 1).some(({ word }) => /^(?:un)?safe$/.test(word))) return;
    const before = qualifiers.slice(0, at).map(({ word }) => word);
    // `safe` is no keyword: in these places the compiler takes it for a name and complains about what follows.
    const asName =
      before.includes("const") ||
      (before.includes("async") && place !== "impl" && place !== "trait") ||
      (place === "body" && item.visibility === undefined && before.length === 0);
    yield { range: item, data: { qualifier, name: item.name.text }, ...(asName ? { rustc: null } : {}) };
  },
  message: ({ name }) =>
    `\`${name}\` is not in an \`unsafe extern\` block, so it cannot be declared \`safe\`; what Rust defines is safe by itself`,
  fixes: ({ qualifier }, scene) => [
    { title: "Remove `safe`", safety: "safe", kind: "quickfix", edits: [scene.remove(qualifier)] },
  ],
});
