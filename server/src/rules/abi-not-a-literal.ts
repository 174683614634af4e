import { isAccepted } from "../model/fn-signature.ts";
import { findAbi } from "../target/abi.ts";
import { suggestAbi } from "../target/suggest-abi.ts";
import { reference, rule } from "./rule.ts";

export const abiNotALiteral = rule({
  name: "abi-not-a-literal",
  rustc: ["msg:expected-one-of-crate-or"],
  level: "error",
  since: "0.1.0",
  on: ["problem"],
  explain: {
    what: "What follows `extern` is no string.",
    why: "The ABI is a string literal in the source itself. A bare name, parentheses or a macro call cannot stand there, since the compiler must know the ABI before any name has a meaning.",
    bad: "extern C {}",
    good: 'extern "C" {}',
    sources: [
      reference("items/functions.html#grammar-Abi", "grammar of the ABI"),
      {
        title: "Ferrocene Language Specification, ABI syntax",
        url: "https://rust-lang.github.io/fls/ffi.html#fls_usgd0xlijoxv",
      },
    ],
  },
  *check(problem, { source }) {
    if (problem.kind !== "abi-not-a-literal") return;
    const { found } = problem;
    const hyphenated = found.replaceAll("_", "-");
    const name = /^\w+$/.test(found) ? (findAbi(hyphenated)?.name ?? suggestAbi(hyphenated)) : undefined;
    // After another qualifier the compiler wants `fn` and says so in words that have no key.
    const qualified = /\b(?:unsafe|const|async|safe|gen)\s+extern\b\s*$/.test(source.slice(0, problem.start));
    yield { range: problem, data: { found, name, exact: name === found }, ...(qualified && { rustc: null }) };
  },
  message: ({ found, name, exact }) =>
    name === undefined
      ? `the ABI after \`extern\` must be a string literal, not \`${found}\``
      : exact
        ? `the ABI after \`extern\` is a string: \`"${name}"\`, not \`${found}\``
        : `the ABI after \`extern\` is a string; did you mean \`"${name}"\`?`,
  fixes: ({ name, exact }, scene, { range }) =>
    name === undefined
      ? []
      : [
          {
            title: `Write the ABI as \`"${name}"\``,
            safety: exact && isAccepted(name, scene) ? "safe" : "unsafe",
            kind: "quickfix",
            edits: [scene.replace(range, `"${name}"`)],
          },
        ],
});
