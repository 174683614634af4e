import { abiSignature, signatureRange, usedAbi } from "../model/fn-signature.ts";
import { signatureVerdicts } from "../target/abi-verdicts.ts";
import { reference, rule } from "./rule.ts";

export const asyncSpecialAbi = rule({
  name: "async-special-abi",
  rustc: ["msg:functions-with-the-abi-cannot-be-async"],
  level: "error",
  since: "0.1.0",
  on: ["fn", "foreign-fn"],
  explain: {
    what: "An `async` function has the ABI of an interrupt handler, a kernel or a custom convention.",
    why: "An `async fn` returns a future that somebody must poll. Hardware that enters a handler takes nothing back and polls nothing, so the body would never run.",
    bad: '#![feature(abi_x86_interrupt)]\nasync extern "x86-interrupt" fn on_tick(_frame: *const u64) {}',
    good: '#![feature(abi_x86_interrupt)]\nextern "x86-interrupt" fn on_tick(_frame: *const u64) {}',
    sources: [
      reference("items/functions.html#async-functions", "async functions"),
      { title: "rust-lang/rust issue 40180", url: "https://github.com/rust-lang/rust/issues/40180" },
    ],
  },
  *check(fn, { target, block }) {
    const abi = usedAbi(block === undefined ? fn.abi : block.abi);
    const word = fn.qualifiers.find((qualifier) => qualifier.word === "async");
    if (abi === undefined || word === undefined) return;
    const form = block === undefined ? "fn" : "block";
    if (!signatureVerdicts(abi, target, abiSignature(fn, abi, form)).includes("async")) return;
    yield { range: signatureRange(fn), data: { name: fn.name.text, abi: abi.name, word } };
  },
  message: ({ name, abi }) =>
    `\`${name}\` has the \`"${abi}"\` ABI, so it cannot be \`async\`: nobody would poll its future`,
  fixes: ({ word }, scene) => [
    { title: "Remove `async`", safety: "unsafe", kind: "quickfix", edits: [scene.remove(word)] },
  ],
});
