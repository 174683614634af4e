import { isAccepted } from "../model/fn-signature.ts";
import { findAbi } from "../target/abi.ts";
import { suggestAbi } from "../target/suggest-abi.ts";
import { errorIndex, ferrocene, reference, rule } from "./rule.ts";

export const unknownAbi = rule({
  name: "unknown-abi",
  rustc: ["E0703"],
  level: "error",
  since: "0.1.0",
  on: ["abi"],
  explain: {
    what: "The string after `extern` names no ABI that Rust knows.",
    why: "The string decides which registers and which part of the stack hold each argument. Names are exact: case and hyphens matter, and there are no aliases.",
    bad: 'extern "c" fn f() {}',
    good: 'extern "C" fn f() {}',
    sources: [
      reference("items/external-blocks.html#abi", "ABI"),
      ferrocene("fls_x7ct9k82fpgn", 'the `"C"` ABI'),
      ferrocene("fls_LfjvLXvI6TFL", 'the `"C-unwind"` ABI'),
      ferrocene("fls_a2d8ltpgtvn6", 'the `"Rust"` ABI'),
      ferrocene("fls_8m7pc3riokst", 'the `"system"` ABI'),
      ferrocene("fls_NQAzj5ai1La5", 'the `"system-unwind"` ABI'),
      ferrocene("fls_j6pqchx27ast", "additional ABIs"),
      errorIndex("E0703"),
    ],
  },
  *check({ spec }, { features }) {
    if (spec.literal === undefined || !spec.explicit || findAbi(spec.name) !== undefined) return;
    yield { range: spec.literal, data: { found: spec.name, suggestion: suggestAbi(spec.name, features) } };
  },
  message: ({ found, suggestion }) =>
    suggestion === undefined
      ? `\`"${found}"\` is not an ABI that Rust knows`
      : `\`"${found}"\` is not an ABI that Rust knows; did you mean \`"${suggestion}"\`?`,
  fixes: ({ suggestion }, scene, { range }) =>
    suggestion === undefined
      ? []
      : [
          {
            title: `Change the ABI to \`"${suggestion}"\``,
            // What exists, but not here, is perhaps not what was meant.
            safety: isAccepted(suggestion, scene) ? "safe" : "unsafe",
            kind: "quickfix",
            edits: [scene.replace(range, `"${suggestion}"`)],
          },
        ],
});
