import { findAbi } from "../target/abi.ts";
import { abiVerdicts } from "../target/abi-verdicts.ts";
import { errorIndex, type Fix, ferrocene, reference, rule } from "./rule.ts";

export const unsupportedAbi = rule({
  name: "unsupported-abi",
  rustc: ["E0570"],
  level: "error",
  since: "0.1.0",
  on: ["abi"],
  explain: {
    what: "The ABI exists, but not on this target.",
    why: "An ABI string names registers and stack slots of one processor. On another processor there is nothing that it could mean, so no call can be made by it.",
    bad: 'extern "stdcall" fn on_event(code: i32) {}',
    good: 'extern "system" fn on_event(code: i32) {}',
    sources: [
      reference("items/external-blocks.html#r-items.extern.abi.platform", "platform-specific ABI strings"),
      ferrocene("fls_j6pqchx27ast", "additional ABIs"),
      errorIndex("E0570"),
    ],
  },
  *check({ spec }, { target, features }) {
    const abi = spec.explicit ? findAbi(spec.name) : undefined;
    if (abi === undefined || spec.literal === undefined) return;
    if (!abiVerdicts(abi, target, "fn", features).includes("E0570")) return;
    yield { range: spec.literal, data: { abi, triple: target.triple } };
  },
  message: ({ abi, triple }) =>
    abi.family === "stdcall"
      ? `\`"${abi.name}"\` does not exist on \`${triple}\`; \`"system"\` is \`"stdcall"\` on 32-bit Windows and \`"C"\` elsewhere`
      : `\`"${abi.name}"\` does not exist on \`${triple}\``,
  fixes: ({ abi }, scene, { range }) => {
    // An unstable ABI is a handler of one device: another calling convention would not make it run there.
    if (abi.stability.kind !== "stable") return [];
    const unwind = abi.name.endsWith("-unwind") ? "-unwind" : "";
    const change = (name: string, safety: Fix["safety"]): Fix => ({
      title: `Change the ABI to \`"${name}${unwind}"\``,
      safety,
      kind: "quickfix",
      edits: [scene.replace(range, `"${name}${unwind}"`)],
    });
    return abi.family === "stdcall" ? [change("system", "safe"), change("C", "unsafe")] : [change("C", "unsafe")];
  },
});
