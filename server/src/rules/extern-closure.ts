import type { Range } from "../facts/item.ts";
import { reference, rule } from "./rule.ts";

export const externClosure = rule<"problem", { readonly words: Range; readonly text: string }>({
  name: "extern-closure",
  rustc: ["msg:expected-expression-found-keyword-extern"],
  level: "error",
  since: "0.1.0",
  on: ["problem"],
  explain: {
    what: "A closure is written with `extern`.",
    why: 'A closure always has the ABI of Rust, and carries what it captured in a hidden argument that no C caller passes; it never becomes an `extern "C"` function pointer. Write an `extern "C" fn`, and hand what it needs through the `void *` that C callbacks take.',
    bad: 'fn f() {\n    let callback = extern "C" |x: i32| x + 1;\n}',
    good: 'fn f() {\n    extern "C" fn callback(x: i32) -> i32 {\n        x + 1\n    }\n}',
    sources: [
      reference("expressions/closure-expr.html#r-expr.closure.syntax", "syntax of closures"),
      reference("types/function-pointer.html#r-type.fn-pointer.coercion", "what becomes a function pointer"),
    ],
  },
  *check(problem, { item, source }) {
    if (problem.kind !== "extern-closure") return;
    const text = /^extern(?:\s*(?:r#*)?"[^"]*"#*)?/.exec(source.slice(problem.start))?.[0] ?? "extern";
    const before = source.slice(0, problem.start).trimEnd();
    // Where a statement begins the compiler reads an external block, behind some words it complains about the word; and it
    // stops at the first of several.
    const first = item.problems.find(({ kind }) => kind === "extern-closure") === problem;
    const known = first && /[=(,[:|+*/&!<>-]$/.test(before);
    const words = { start: problem.start, end: problem.start + text.length };
    yield { range: problem, data: { words, text }, ...(known ? {} : { rustc: null }) };
  },
  message: () => "a closure cannot be `extern`: it always has Rust's ABI; write an `extern` function",
  fixes: ({ words, text }, scene) => [
    { title: `Remove \`${text}\``, safety: "unsafe", kind: "quickfix", edits: [scene.remove(words)] },
  ],
});
