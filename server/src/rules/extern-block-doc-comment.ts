import type { Attribute, Range } from "../facts/item.ts";
import { reference, rule } from "./rule.ts";

export const externBlockDocComment = rule({
  name: "extern-block-doc-comment",
  rustc: ["unused_doc_comments"],
  level: "warn",
  since: "0.1.0",
  on: ["extern-block"],
  explain: {
    what: "A documentation comment stands before an external block.",
    why: "rustdoc makes no page for a block, so nobody ever reads the text: what it says about safety or about the library is lost. Document the items in the block, or use a plain comment.",
    bad: '/// The allocator of the C library.\nunsafe extern "C" {\n    fn free(p: *mut u8);\n}',
    good: '// The allocator of the C library.\nunsafe extern "C" {\n    /// Gives memory back.\n    fn free(p: *mut u8);\n}',
    sources: [
      {
        title: "The rustc book, unused_doc_comments",
        url: "https://doc.rust-lang.org/rustc/lints/listing/warn-by-default.html#unused-doc-comments",
      },
      reference("comments.html#doc-comments", "Doc comments"),
    ],
  },
  *check({ attributes }) {
    let run: Attribute[] = [];
    for (const [n, attribute] of attributes.entries()) {
      if (attribute.form === "doc-comment") {
        run.push(attribute);
        if (attributes[n + 1]?.form === "doc-comment") continue;
        yield { range: { start: (run[0] as Attribute).start, end: attribute.end }, data: { comments: run as Range[] } };
        run = [];
      } else if (attribute.meta.name === "doc") yield { range: attribute, data: { comments: [] as Range[] } };
    }
  },
  message: ({ comments }) =>
    comments.length > 0
      ? "rustdoc makes no page for an external block, so this documentation comment is lost"
      : "rustdoc makes no page for an external block, so this `doc` attribute does nothing",
  fixes: ({ comments }, scene, { range }) => {
    if (comments.length === 0) {
      const after = /^\s*/.exec(scene.source.slice(range.end))?.[0].length ?? 0;
      const edits = [scene.replace({ start: range.start, end: range.end + after }, "")];
      return [{ title: "Remove the attribute", safety: "unsafe", kind: "quickfix", edits }];
    }
    const edits = comments.map(({ start }) => {
      // `//!` and `/*!` would be documentation of what is around them.
      const bang = scene.source.charAt(start + 3) === "!" ? " " : "";
      return scene.replace({ start: start + 2, end: start + 3 }, bang);
    });
    return [{ title: "Make it a plain comment", safety: "safe", kind: "quickfix", edits }];
  },
});
