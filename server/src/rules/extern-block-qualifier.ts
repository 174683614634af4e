import { ferrocene, reference, rule } from "./rule.ts";

interface Data {
  readonly word: string;
  /** The block has its `unsafe` already. */
  readonly unsafe: boolean;
}

export const externBlockQualifier = rule<"problem", Data>({
  name: "extern-block-qualifier",
  rustc: [],
  level: "error",
  since: "0.1.0",
  on: ["problem"],
  explain: {
    what: "An external block has a qualifier other than `unsafe`.",
    why: "`unsafe` before the block says that its author vouches for the declarations. Whether a single function may be called without `unsafe` is said on the function: `safe fn`. A block is never `const` or `async`.",
    bad: 'safe extern "C" {\n    fn abs(x: i32) -> i32;\n}',
    good: 'unsafe extern "C" {\n    safe fn abs(x: i32) -> i32;\n}',
    sources: [
      reference("items/external-blocks.html#r-items.extern.syntax", "syntax of external blocks"),
      ferrocene("fls_l88r9fj82650", "safe external functions"),
    ],
  },
  *check(problem, { item }) {
    if (problem.kind !== "extern-block-qualifier") return;
    const unsafe = item.kind === "extern-block" && item.unsafe !== undefined;
    // The compiler stops at the block's `{`, with an error that has no code: "expected `fn`, found `{`".
    yield { range: problem, data: { word: problem.found, unsafe }, rustc: null };
  },
  message: ({ word }) =>
    word === "safe"
      ? "`safe` belongs to the items of an external block; the block itself is `unsafe` or nothing"
      : `an external block cannot be \`${word}\``,
  fixes: ({ word, unsafe }, scene, { range }) => [
    word === "safe" && !unsafe
      ? {
          title: "Write `unsafe` instead of `safe`",
          safety: "unsafe",
          kind: "quickfix",
          edits: [scene.replace(range, "unsafe")],
        }
      : { title: `Remove \`${word}\``, safety: "unsafe", kind: "quickfix", edits: [scene.remove(range)] },
  ],
});
