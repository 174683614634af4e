import type { Attribute } from "../facts/item.ts";
import { reference, rule } from "./rule.ts";

export const parameterDocComment = rule<"foreign-fn" | "fn" | "fn-pointer", { readonly comment: Attribute }>({
  name: "parameter-doc-comment",
  rustc: ["msg:documentation-comments-cannot-be-applied-to-function-parameters"],
  level: "error",
  since: "0.1.0",
  on: ["foreign-fn", "fn", "fn-pointer"],
  explain: {
    what: "A parameter has a documentation comment.",
    why: "Documentation belongs to items, and rustdoc has no place for that of a single parameter. C headers often explain each parameter in its line: keep that as a plain comment, or say it in the function's own documentation.",
    bad: 'unsafe extern "C" {\n    fn open(/** must end in NUL */ path: *const u8) -> i32;\n}',
    good: 'unsafe extern "C" {\n    fn open(/* must end in NUL */ path: *const u8) -> i32;\n}',
    sources: [
      reference("items/functions.html#r-items.fn.param-attributes", "attributes on function parameters"),
      reference("comments.html#r-comments.doc", "documentation comments"),
    ],
  },
  *check({ params }) {
    for (const { attributes } of params) {
      for (const comment of attributes) {
        if (comment.form === "doc-comment") yield { range: comment, data: { comment } };
      }
    }
  },
  message: () => "a parameter cannot have a documentation comment; make it a plain comment",
  fixes: ({ comment }, scene) => [
    {
      title: "Make it a plain comment",
      safety: "safe",
      kind: "quickfix",
      // `/// text` → `// text`, `/** text */` → `/* text */`
      edits: [scene.replace({ start: comment.start + 2, end: comment.start + 3 }, "")],
    },
  ],
});
