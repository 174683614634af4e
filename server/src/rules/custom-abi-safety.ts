import { abiSignature, signatureRange, usedAbi } from "../model/fn-signature.ts";
import { signatureVerdicts } from "../target/abi-verdicts.ts";
import { type Fix, reference, rule } from "./rule.ts";

export const customAbiSafety = rule({
  name: "custom-abi-safety",
  rustc: [
    "msg:functions-with-the-custom-abi-must-be-unsafe",
    "msg:foreign-functions-with-the-custom-abi-cannot-be-safe",
  ],
  level: "error",
  since: "0.1.0",
  on: ["fn", "foreign-fn"],
  explain: {
    what: 'A function of the `"custom"` ABI is not `unsafe`.',
    why: "The compiler knows nothing of how a custom ABI passes its arguments or which registers survive, so no call of it can be checked. Its definition must say `unsafe`, and a foreign one cannot be `safe`.",
    bad: '#![feature(abi_custom)]\n#[unsafe(naked)]\nextern "custom" fn entry() {\n    core::arch::naked_asm!("ret")\n}',
    good: '#![feature(abi_custom)]\n#[unsafe(naked)]\nunsafe extern "custom" fn entry() {\n    core::arch::naked_asm!("ret")\n}',
    sources: [
      { title: "rust-lang/rust issue 140829", url: "https://github.com/rust-lang/rust/issues/140829" },
      reference("attributes/codegen.html#the-naked-attribute", "the `naked` attribute"),
    ],
  },
  *check(fn, { target, block }) {
    const foreign = block !== undefined;
    const abi = usedAbi(foreign ? block.abi : fn.abi);
    if (abi === undefined) return;
    const verdicts = signatureVerdicts(abi, target, abiSignature(fn, abi, foreign ? "block" : "fn"));
    const safe = fn.qualifiers.find(({ word }) => word === "safe");
    const data = { name: fn.name.text, foreign, safe, at: fn.abi?.keyword.start ?? fn.start };
    if (verdicts.includes("must-be-unsafe")) yield { range: signatureRange(fn), data };
    if (verdicts.includes("cannot-be-safe")) {
      const rustc = "msg:foreign-functions-with-the-custom-abi-cannot-be-safe";
      yield { range: signatureRange(fn), data, rustc };
    }
  },
  message: ({ name, foreign }) =>
    foreign
      ? `\`${name}\` has the \`"custom"\` ABI, so it cannot be \`safe\``
      : `\`${name}\` has the \`"custom"\` ABI, so it must be \`unsafe\``,
  fixes: ({ foreign, safe, at }, scene): Fix[] => {
    if (safe !== undefined && foreign) {
      return [{ title: "Remove `safe`", safety: "safe", kind: "quickfix", edits: [scene.remove(safe)] }];
    }
    const edit = safe === undefined ? scene.insert(at, "unsafe ") : scene.replace(safe, "unsafe");
    return [{ title: "Add `unsafe`", safety: "safe", kind: "quickfix", edits: [edit] }];
  },
});
