import type { CfgPredicate } from "../facts/cfg.ts";
import type { Target } from "./target.ts";

/** A cfg answer: `unknown` where only a build could tell. */
export type CfgValue = true | false | "unknown";

/** What is known about the build a `#[cfg]` is asked in. */
export interface CfgContext {
  readonly target: Target;
  /** Options given by name: `true` for a bare name, else its values (`feature` → the enabled features). */
  readonly options: ReadonlyMap<string, ReadonlySet<string> | true>;
  /** True when Cargo features and build-script options are not known: those not listed are then `unknown`. */
  readonly unknownFeatures: boolean;
}

/** Evaluates a cfg predicate with three-valued logic. */
export function evaluateCfg(_predicate: CfgPredicate, _context: CfgContext): CfgValue {
  return "unknown";
}
