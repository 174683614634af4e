import { findAbi } from "../target/abi.ts";
import { abiVerdicts } from "../target/abi-verdicts.ts";
import { errorIndex, ferrocene, rule } from "./rule.ts";

export const unstableAbi = rule({
  name: "unstable-abi",
  rustc: ["E0658"],
  level: "error",
  since: "0.1.0",
  on: ["abi"],
  explain: {
    what: "The ABI is unstable: the stable compiler does not accept it.",
    why: "What an unstable ABI does at the border may change with every compiler, so both sides would have to be built for one version. A nightly compiler accepts it after `#![feature(…)]` at the head of the crate; ABIs that are part of the compiler itself will never be stable.",
    bad: 'extern "vectorcall" fn mix(a: f32, b: f32) -> f32 {\n    a + b\n}',
    good: 'extern "C" fn mix(a: f32, b: f32) -> f32 {\n    a + b\n}',
    sources: [
      ferrocene("fls_j6pqchx27ast", "additional ABIs"),
      errorIndex("E0658"),
      { title: "The Unstable Book", url: "https://doc.rust-lang.org/unstable-book/the-unstable-book.html" },
    ],
  },
  *check({ spec }, { target, features }) {
    const abi = spec.explicit ? findAbi(spec.name) : undefined;
    if (abi === undefined || abi.stability.kind === "stable" || spec.literal === undefined) return;
    if (!abiVerdicts(abi, target, "fn", features).includes("E0658")) return;
    const { kind, feature } = abi.stability;
    yield { range: spec.literal, data: { name: abi.name, kind, feature } };
  },
  message: ({ name, kind, feature }) =>
    kind === "internal"
      ? `\`"${name}"\` is a part of the compiler itself and will never be stable (\`#![feature(${feature})]\`)`
      : `\`"${name}"\` is unstable: it needs a nightly compiler and \`#![feature(${feature})]\``,
});
