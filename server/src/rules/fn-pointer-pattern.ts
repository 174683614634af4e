import type { Range } from "../facts/item.ts";
import { isConditional } from "../model/fn-signature.ts";
import { patternName } from "../syntax/pattern-name.ts";
import { reference, rule } from "./rule.ts";

interface Data {
  readonly pattern: string;
  readonly range: Range;
}

export const fnPointerPattern = rule<"fn-pointer" | "problem", Data>({
  name: "fn-pointer-pattern",
  rustc: ["E0561", "E0642"],
  level: "error",
  since: "0.1.0",
  on: ["fn-pointer", "problem"],
  explain: {
    what: "A parameter of a function pointer type is a pattern, not a plain name or `_`.",
    why: "A function pointer type says how to call a function, not what the function does with its arguments. A name there is documentation; `mut x` or `(a, b)` would need a body.",
    bad: 'pub type Callback = extern "C" fn(mut count: i32);',
    good: 'pub type Callback = extern "C" fn(count: i32);',
    sources: [
      reference("types/function-pointer.html#r-type.fn-pointer.syntax", "syntax of function pointer types"),
      { title: "Rust error index, E0561", url: "https://doc.rust-lang.org/error_codes/E0561.html" },
    ],
    note: "For patterns that could begin no type, such as tuples, `ref x` and `x @ p`, the compiler prints E0642 instead.",
  },
  *check(subject, { item, source }) {
    const found = (range: Range, rustc: string | null) => ({
      range,
      data: { pattern: source.slice(range.start, range.end), range },
      rustc,
    });
    if (subject.kind !== "fn-pointer") {
      if (subject.kind === "fn-pointer-pattern") yield found(subject, "E0642");
      return;
    }
    const told = new Set(item.problems.filter(({ kind }) => kind === "fn-pointer-pattern").map(({ start }) => start));
    for (const param of subject.params) {
      const { pattern, self } = param;
      const range = self ?? pattern;
      if (range === undefined || isConditional(param) || told.has(range.start)) continue;
      const text = source.slice(range.start, range.end);
      if (self === undefined ? pattern?.kind !== "other" : !/^mut\b/.test(text)) continue;
      // `mut _` is an error of its own.
      yield found(range, /^mut\s+_$/.test(text) ? null : "E0561");
    }
  },
  message: ({ pattern }) =>
    `a function pointer type has no body that could use the pattern \`${pattern}\`; write a plain name or \`_\``,
  fixes: ({ pattern, range }, scene) => {
    const name = /\bself$/.test(pattern) ? "self" : (patternName(pattern) ?? "_");
    return [
      {
        title: `Replace the pattern by \`${name}\``,
        safety: /\/[/*]/.test(pattern) ? "unsafe" : "safe",
        kind: "quickfix",
        edits: [scene.replace(range, name)],
      },
    ];
  },
});
