import type { Range } from "../facts/item.ts";
import { isConditional } from "../model/fn-signature.ts";
import { patternName } from "../syntax/pattern-name.ts";
import { ferrocene, reference, rule } from "./rule.ts";

interface Data {
  readonly pattern: string;
  readonly range: Range;
  readonly self: boolean;
}

export const foreignFnPattern = rule<"foreign-fn", Data>({
  name: "foreign-fn-pattern",
  rustc: ["E0130"],
  level: "error",
  since: "0.1.0",
  on: ["foreign-fn"],
  explain: {
    what: "A parameter of a foreign function is a pattern, not a plain name or `_`.",
    why: "A pattern takes an argument apart inside the function's body, and the body is in another language. Here a parameter's name is only documentation: even `mut` would speak about a variable that does not exist.",
    bad: 'unsafe extern "C" {\n    fn fill(mut buffer: *mut u8, length: usize);\n}',
    good: 'unsafe extern "C" {\n    fn fill(buffer: *mut u8, length: usize);\n}',
    sources: [
      reference("items/external-blocks.html#r-items.extern.fn.param-patterns", "parameters of foreign functions"),
      ferrocene("fls_9div9yusw64h", "external functions have identifier and underscore patterns only"),
      { title: "Rust error index, E0130", url: "https://doc.rust-lang.org/error_codes/E0130.html" },
    ],
    note: "The Ferrocene paragraph says identifier patterns, which `mut x`, `ref x` and `x @ p` are as well; the compiler refuses these three.",
  },
  *check(fn, { source }) {
    // The compiler looks at the patterns of what has no body; a body is another rule's.
    if (fn.body !== undefined) return;
    for (const param of fn.params) {
      const { pattern, self } = param;
      const range = self ?? pattern;
      if (range === undefined || isConditional(param)) continue;
      const text = source.slice(range.start, range.end);
      // What a macro leaves behind is not known.
      const refused = self === undefined ? pattern?.kind === "other" && !/!\s*[([{]/.test(text) : /^mut\b/.test(text);
      if (refused) yield { range, data: { pattern: text, range, self: self !== undefined } };
    }
  },
  message: ({ pattern }) =>
    `a foreign function has no body that could use the pattern \`${pattern}\`; write a plain name or \`_\``,
  fixes: ({ pattern, range, self }, scene) => {
    const name = self ? "self" : (patternName(pattern) ?? "_");
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
