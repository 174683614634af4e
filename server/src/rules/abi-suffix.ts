import { findAbi } from "../target/abi.ts";
import { reference, rule } from "./rule.ts";

export const abiSuffix = rule({
  name: "abi-suffix",
  rustc: ["msg:suffixes-on-string-literals-are-invalid"],
  level: "error",
  since: "0.1.0",
  on: ["problem"],
  explain: {
    what: "Letters are glued to the end of the ABI string.",
    why: "A string has no suffix, so the whole literal is thrown away and the function would get the ABI of a bare `extern`.",
    bad: 'extern "C"x fn f() {}',
    good: 'extern "C" fn f() {}',
    sources: [
      reference("tokens.html#suffixes", "suffixes of literals"),
      {
        title: "Ferrocene Language Specification, ABI syntax",
        url: "https://rust-lang.github.io/fls/ffi.html#fls_usgd0xlijoxv",
      },
    ],
  },
  *check(problem, { source }) {
    if (problem.kind !== "abi-suffix" || problem.repair === undefined) return;
    const written = source.slice(problem.start, problem.repair.start);
    const data = { written, suffix: problem.found, range: problem.repair };
    // The same mistake on a byte string or character has no key.
    yield { range: problem, data, ...(/^r?#*"/.test(written) ? {} : { rustc: null }) };
  },
  message: ({ written, suffix }) => `\`${suffix}\` is glued to \`${written}\`, and an ABI string has no suffix`,
  fixes: ({ written, suffix, range }, scene) =>
    suffix === "fn"
      ? [
          {
            title: "Put a space before `fn`",
            safety: "safe",
            kind: "quickfix",
            edits: [scene.insert(range.start, " ")],
          },
        ]
      : [
          {
            title: `Remove \`${suffix}\``,
            safety: findAbi(written.replace(/^r?#*"|"#*$/g, "")) === undefined ? "unsafe" : "safe",
            kind: "quickfix",
            edits: [scene.replace(range, "")],
          },
        ],
});
