import type { ExternBlock } from "../facts/item.ts";
import { signatureRange, usedAbi } from "../model/fn-signature.ts";
import { abiVerdicts } from "../target/abi-verdicts.ts";
import { errorIndex, rule } from "./rule.ts";

export const pointerOnlyAbi = rule({
  name: "pointer-only-abi",
  rustc: ["E0781"],
  level: "error",
  since: "0.1.0",
  on: ["fn", "extern-block"],
  explain: {
    what: "The ABI is only for function pointer types, and here it is on a function or block.",
    why: 'A `"cmse-nonsecure-call"` leaves the secure world of an Arm TrustZone processor for an address that the other world handed over. There is only ever a pointer to it, never a function of that name in this program.',
    bad: '#![feature(abi_cmse_nonsecure_call)]\nunsafe extern "cmse-nonsecure-call" {\n    fn leave();\n}',
    good: '#![feature(abi_cmse_nonsecure_call)]\ntype Leave = extern "cmse-nonsecure-call" fn();',
    options: "target: thumbv8m.main-none-eabi",
    sources: [
      errorIndex("E0781"),
      { title: "rust-lang/rust issue 81391", url: "https://github.com/rust-lang/rust/issues/81391" },
    ],
  },
  *check(node, { target, features, source }) {
    const abi = usedAbi(node.abi);
    const form = node.kind === "fn" ? "fn" : "block";
    if (abi === undefined || !abiVerdicts(abi, target, form, features).includes("E0781")) return;
    if (node.kind === "fn") yield { range: signatureRange(node), data: abi.name };
    else if (mayHoldFn(node, source)) {
      yield { range: { start: node.start, end: node.end }, data: abi.name, through: "block" };
    }
  },
  message: (abi) => `\`"${abi}"\` is the ABI of a function pointer; no function can be defined or declared with it`,
});

/** The compiler complains of a block's functions. Where the items are slices of their own they are not seen here. */
function mayHoldFn(block: ExternBlock, source: string): boolean {
  const apart = source.slice(block.brace + 1).trim() === "";
  return apart || block.items.some(({ kind }) => kind === "fn");
}
