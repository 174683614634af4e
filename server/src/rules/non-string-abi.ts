import { findAbi } from "../target/abi.ts";
import { reference, rule } from "./rule.ts";

export const nonStringAbi = rule({
  name: "non-string-abi",
  rustc: ["msg:non-string-abi-literal"],
  level: "error",
  since: "0.1.0",
  on: ["problem"],
  explain: {
    what: "The ABI after `extern` is a literal, but not a string.",
    why: "Only a plain or raw string names an ABI. A byte string, C string, character or number is thrown away, and the function would get the ABI of a bare `extern`.",
    bad: 'extern b"C" fn f() {}',
    good: 'extern "C" fn f() {}',
    sources: [
      reference("items/functions.html#grammar-Abi", "grammar of the ABI"),
      {
        title: "Ferrocene Language Specification, ABI syntax",
        url: "https://rust-lang.github.io/fls/ffi.html#fls_usgd0xlijoxv",
      },
    ],
  },
  *check(problem) {
    if (problem.kind !== "non-string-abi") return;
    const inside = /^(?:[bc]?r?#*["'])(.*?)["']#*$/s.exec(problem.found)?.[1] ?? "";
    const known = findAbi(inside)?.name;
    // A number with letters that are no type is another error to the compiler, and has no key.
    const rustc = /^\d/.test(problem.found) && !NUMBER.test(problem.found) ? null : undefined;
    yield {
      range: problem,
      data: { found: problem.found, known, name: known ?? "C" },
      ...(rustc === null && { rustc }),
    };
  },
  message: ({ found, name }) => `\`${found}\` is not a string; an ABI is written \`"${name}"\``,
  fixes: ({ known, name }, scene, { range }) => [
    {
      title: `Write the ABI as \`"${name}"\``,
      safety: known === undefined ? "unsafe" : "safe",
      kind: "quickfix",
      edits: [scene.replace(range, `"${name}"`)],
    },
  ],
});

const NUMBER =
  /^(?:0x[\da-f_]+|0[bo][\d_]+|\d[\d_]*(?:\.[\d_]*)?(?:e[+-]?[\d_]+)?)(?:[iu](?:8|16|32|64|128|size)|f(?:32|64))?$/i;
