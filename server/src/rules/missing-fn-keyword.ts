import { ferrocene, reference, rule } from "./rule.ts";

export const missingFnKeyword = rule({
  name: "missing-fn-keyword",
  rustc: ["msg:missing-fn-or-struct-for-function-or-struct-definition"],
  level: "error",
  since: "0.1.0",
  on: ["problem"],
  explain: {
    what: "A function is declared without `fn`.",
    why: "The compiler cannot tell a function from a tuple struct without the keyword. It gives up here and skips the rest of the block, so none of the declarations behind it exist.",
    bad: 'unsafe extern "C" {\n    abs(x: i32);\n}',
    good: 'unsafe extern "C" {\n    fn abs(x: i32);\n}',
    sources: [
      reference("items/external-blocks.html#r-items.extern.syntax", "External blocks, syntax"),
      ferrocene("fls_tmoh3y9oyqsy", "External blocks, syntax of their items"),
    ],
  },
  *check(problem, { item, source }) {
    if (problem.kind !== "missing-fn" || problem.repair === undefined) return;
    const after = source.slice(item.head.end, item.end);
    const body = /^\s*(?:->|\{)/.test(after);
    const found = { range: problem, data: { name: problem.found, at: problem.repair, body: after.includes("{") } };
    // With a return type, or after a plain `pub`, the compiler is sure of one of the two; those words have no key.
    yield body || (problem.start < problem.repair.start && /^\s*;/.test(after)) ? { ...found, rustc: null } : found;
  },
  message: ({ name }) => `\`fn\` is missing before \`${name}\``,
  fixes: ({ name, at, body }, scene) => {
    const params = scene.source.slice(at.end, scene.item.head.end);
    const typed = /^\s*\(\s*(?:\.\.\.|[\w#]+\s*:[^,]*|)(?:,\s*(?:[\w#]+\s*:[^,]*|\.\.\.)?)*\s*\)$/.test(params);
    if (body || !typed) return [];
    return [
      {
        title: `Put \`fn\` before \`${name}\``,
        safety: "safe",
        kind: "quickfix",
        edits: [scene.insert(at.start, "fn ")],
      },
    ];
  },
});
