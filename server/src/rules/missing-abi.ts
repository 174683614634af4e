import { skipTrivia } from "../text/scan.ts";
import { ferrocene, reference, rule } from "./rule.ts";

export const missingAbi = rule({
  name: "missing-abi",
  rustc: ["missing_abi"],
  level: "warn",
  since: "0.1.0",
  tag: "deprecated",
  on: ["abi"],
  explain: {
    what: '`extern` stands without an ABI string, and `"C"` is silently meant.',
    why: 'The ABI decides how arguments cross the border. A bare `extern` hides that choice: a reader may take it for Rust\'s own ABI, or overlook that a Windows callback needs `"system"`. The short form is deprecated, and a later edition may refuse it.',
    bad: "pub extern fn on_event(code: i32) {}",
    good: 'pub extern "C" fn on_event(code: i32) {}',
    sources: [
      reference("items/external-blocks.html#r-items.extern.abi.default", "External blocks, default ABI"),
      reference("items/functions.html#r-items.fn.extern.default-extern", "Functions, default of `extern`"),
      ferrocene("fls_z2kzyin8dyr7", "the ABI of a function with a bare `extern`"),
      ferrocene("fls_PBsepNHImJKH", "the ABI of an external block with a bare `extern`"),
    ],
  },
  *check({ spec }, { source }) {
    if (spec.explicit) return;
    // At anything else, such as an ABI without quotes, the compiler stops; a misplaced qualifier it reads.
    const next = skipTrivia(source, spec.end);
    if (!/^(?:\{|(?:fn|const|async|gen|unsafe|safe)\b)/.test(source.slice(next, next + 8))) return;
    // A literal that is no string, or has a suffix, is an error of its own and then names no ABI.
    yield { range: spec.keyword, data: { literal: spec.literal !== undefined } };
  },
  message: ({ literal }) =>
    literal
      ? 'What follows `extern` names no ABI, so `"C"` is meant'
      : '`extern` without an ABI string means `extern "C"`; spell it out',
  fixes: ({ literal }, scene, { range }) =>
    literal
      ? []
      : [
          {
            title: 'Add the ABI `"C"`',
            safety: "safe",
            kind: "quickfix",
            edits: [scene.insert(range.end, ' "C"')],
          },
        ],
});
