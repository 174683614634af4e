import type { Qualifier } from "../facts/item.ts";
import { ferrocene, reference, rule } from "./rule.ts";

interface Data {
  readonly qualifier: Qualifier;
  readonly name: string;
  /** Where `extern` stands in the block's head, from the head's start. */
  readonly externAt: number;
}

export const safetyQualifierInPlainExtern = rule<"foreign-fn" | "foreign-static", Data>({
  name: "safety-qualifier-in-plain-extern",
  rustc: ["msg:items-in-extern-blocks-without-an-unsafe-qualifier-cannot-have"],
  level: "error",
  since: "0.1.0",
  on: ["foreign-fn", "foreign-static"],
  explain: {
    what: "An item of an external block is `safe` or `unsafe`, but the block itself is not `unsafe`.",
    why: "Nobody checks the signatures of an external block against the library: whoever writes it vouches for them, and `unsafe extern` is where that is said. Only then can a single item be declared `safe` to use; in a plain `extern` block every item is unsafe to use.",
    bad: 'extern "C" {\n    safe fn abs(x: i32) -> i32;\n}',
    good: 'unsafe extern "C" {\n    safe fn abs(x: i32) -> i32;\n}',
    sources: [
      reference("items/external-blocks.html#r-items.extern.fn.safety", "safety of foreign functions"),
      reference("items/external-blocks.html#r-items.extern.static.safety", "safety of foreign statics"),
      ferrocene("fls_l88r9fj82650", "external functions are unsafe unless they say `safe`"),
      ferrocene("fls_fo9with6xumo", "external statics are unsafe unless they say `safe`"),
    ],
  },
  *check(item, { block }) {
    if (block === undefined || block.unsafe !== undefined) return;
    const [qualifier, another] = item.qualifiers.filter(({ word }) => word === "safe" || word === "unsafe");
    // Two of them are a finding of `qualifier-order`; the compiler reads no further.
    if (qualifier === undefined || another !== undefined) return;
    const externAt = block.abi.keyword.start - block.start;
    yield { range: item, data: { qualifier, name: item.name.text, externAt } };
  },
  message: ({ qualifier, name }) =>
    `\`${name}\` can be \`${qualifier.word}\` only in an \`unsafe extern\` block, and this block is a plain \`extern\``,
  fixes: ({ qualifier, externAt }, scene) => {
    const at = scene.blockRange === undefined ? undefined : scene.blockRange.start + externAt;
    return [
      ...(at === undefined
        ? []
        : [
            {
              title: "Add `unsafe` to the block",
              safety: "safe" as const,
              kind: "quickfix" as const,
              edits: [{ start: at, end: at, newText: "unsafe " }],
            },
          ]),
      {
        title: `Remove \`${qualifier.word}\``,
        safety: qualifier.word === "unsafe" ? "safe" : "unsafe",
        kind: "quickfix",
        edits: [scene.remove(qualifier)],
      },
    ];
  },
});
