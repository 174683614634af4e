import { abiSignature, signatureRange, usedAbi } from "../model/fn-signature.ts";
import { signatureVerdicts } from "../target/abi-verdicts.ts";
import { reference, rule } from "./rule.ts";

export const customAbiDefinition = rule({
  name: "custom-abi-definition",
  rustc: ["msg:items-with-the-custom-abi-can-only-be-declared-externally"],
  level: "error",
  since: "0.1.0",
  on: ["fn"],
  explain: {
    what: 'A function of the `"custom"` ABI has a Rust body.',
    why: "The compiler cannot write the entry and exit of a function whose calling convention it does not know. Such a function is declared in an external block, or written in assembly as a naked function.",
    bad: '#![feature(abi_custom)]\nunsafe extern "custom" fn entry() {}',
    good: '#![feature(abi_custom)]\n#[unsafe(naked)]\nunsafe extern "custom" fn entry() {\n    core::arch::naked_asm!("ret")\n}',
    sources: [
      { title: "rust-lang/rust issue 140829", url: "https://github.com/rust-lang/rust/issues/140829" },
      reference("attributes/codegen.html#the-naked-attribute", "the `naked` attribute"),
    ],
  },
  *check(fn, { target }) {
    const abi = usedAbi(fn.abi);
    if (abi === undefined || fn.body === undefined) return;
    if (!signatureVerdicts(abi, target, abiSignature(fn, abi, "fn")).includes("naked-only")) return;
    yield { range: signatureRange(fn), data: fn.name.text };
  },
  message: (name) => `\`${name}\` has the \`"custom"\` ABI, so only \`#[unsafe(naked)]\` assembly can be its body`,
});
