import type { AbiEntry } from "./abi.ts";

/**
 * How an ABI fares on the probed targets: each triple is in exactly one list, in the order of `probedTriples`.
 *
 * `accepted` compiles on stable; `linted` warns `unsupported_calling_conventions`; `rejected` is E0570; `unstable` is
 * E0658 alone, so it compiles there with the feature enabled.
 */
export interface AbiTable {
  readonly accepted: readonly string[];
  readonly linted: readonly string[];
  readonly rejected: readonly string[];
  readonly unstable: readonly string[];
}

/** Sorts the probed targets by what rustc says to the ABI there. */
export function abiTable(_abi: AbiEntry): AbiTable {
  return { accepted: [], linted: [], rejected: [], unstable: [] };
}
