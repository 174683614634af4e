import { type AbiEntry, abiSupport } from "./abi.ts";
import type { Target } from "./target.ts";
import { targetByTriple } from "./targets.ts";

/** The targets shown in tables: every operating system family and architecture with an ABI of its own. */
export const probedTriples: readonly string[] = [
  "x86_64-unknown-linux-gnu",
  "x86_64-pc-windows-msvc",
  "i686-unknown-linux-gnu",
  "i686-pc-windows-msvc",
  "aarch64-unknown-linux-gnu",
  "aarch64-apple-darwin",
  "aarch64-pc-windows-msvc",
  "arm-unknown-linux-gnueabi",
  "thumbv8m.main-none-eabi",
  "wasm32-unknown-unknown",
  "riscv64gc-unknown-linux-gnu",
  "s390x-unknown-linux-gnu",
  "powerpc64le-unknown-linux-gnu",
  "avr-none",
  "msp430-none-elf",
  "nvptx64-nvidia-cuda",
  "amdgcn-amd-amdhsa",
  "x86_64-unknown-uefi",
  "aarch64-unknown-uefi",
  "loongarch64-unknown-linux-gnu",
];

/**
 * How an ABI fares on the probed targets: each triple is in exactly one list, in the order of `probedTriples`.
 *
 * `accepted` compiles on stable; `linted` warns `unsupported_calling_conventions`; `rejected` is E0570, with or without
 * E0658; `unstable` is E0658 alone, so it compiles there with the feature enabled.
 */
export interface AbiTable {
  readonly accepted: readonly string[];
  readonly linted: readonly string[];
  readonly rejected: readonly string[];
  readonly unstable: readonly string[];
}

/** Sorts the probed targets by what rustc 1.95 says to the ABI there. */
export function abiTable(abi: AbiEntry): AbiTable {
  const table = {
    accepted: [] as string[],
    linted: [] as string[],
    rejected: [] as string[],
    unstable: [] as string[],
  };
  for (const triple of probedTriples) {
    const target = targetByTriple(triple);
    if (target) table[verdict(abi, target)].push(triple);
  }
  return table;
}

function verdict(abi: AbiEntry, target: Target): keyof AbiTable {
  const support = abiSupport(abi, target);
  if (support === "unsupported") return "rejected";
  if (abi.stability.kind !== "stable") return "unstable";
  return support === "supported" ? "accepted" : "linted";
}
