import { errorIndex, ferrocene, reference, rule } from "./rule.ts";

export const externBlockVisibility = rule({
  name: "extern-block-visibility",
  rustc: ["E0449"],
  level: "error",
  since: "0.1.0",
  on: ["extern-block"],
  explain: {
    what: "An external block has a visibility such as `pub`.",
    why: "A block has no name that anyone could use: its functions and statics become items of the module around it, and each of them has a visibility of its own. `pub` in front of the block would make none of them public.",
    bad: 'pub unsafe extern "C" {\n    fn getpid() -> i32;\n}',
    good: 'unsafe extern "C" {\n    pub fn getpid() -> i32;\n}',
    sources: [
      reference("items/external-blocks.html#r-items.extern.syntax", "External blocks, syntax"),
      ferrocene("fls_tmoh3y9oyqsy", "External blocks"),
      errorIndex("E0449"),
    ],
  },
  *check({ visibility }, { source }) {
    if (visibility === undefined) return;
    yield { range: visibility, data: { written: source.slice(visibility.start, visibility.end) } };
  },
  message: ({ written }) => `\`${written}\` cannot stand before an external block; put it before the items in it`,
  fixes: ({ written }, scene, { range }) => [
    { title: `Remove \`${written}\``, safety: "safe", kind: "quickfix", edits: [scene.remove(range)] },
  ],
});
