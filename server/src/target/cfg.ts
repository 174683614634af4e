import type { CfgPredicate } from "../facts/cfg.ts";
import type { Target } from "./target.ts";

/** A cfg answer: `unknown` where only a build could tell. */
export type CfgValue = true | false | "unknown";

/** What is known about the build a `#[cfg]` is asked in. */
export interface CfgContext {
  readonly target: Target;
  /** Options given by name: `true` for a bare name, else its values (`feature` to the enabled features). */
  readonly options: ReadonlyMap<string, ReadonlySet<string> | true>;
  /** True when it is not known which features are on: those not listed are then `unknown`, else off. */
  readonly unknownFeatures: boolean;
  /** True when a build script may set options, so that those not listed are `unknown`, else off. */
  readonly unknownOptions: boolean;
}

/**
 * Evaluates a cfg predicate with three-valued logic: `unknown` wins only where it could change the answer.
 *
 * An option in `context.options` is taken as given and comes first. The target decides `target_*`, `unix`, `windows`
 * and `panic` (its default strategy). What a profile or the test harness decides is `unknown`; what only other tools
 * set (`miri`, `doc`, `clippy`, …) is false.
 *
 * Source: Rust Reference, "cfg.options"; `rustc --print cfg`.
 */
export function evaluateCfg(predicate: CfgPredicate, context: CfgContext): CfgValue {
  switch (predicate.kind) {
    case "true":
      return true;
    case "false":
      return false;
    case "unknown":
      return "unknown";
    case "not":
      return negate(evaluateCfg(predicate.of, context));
    case "all":
      return decide(predicate.of, false, context);
    case "any":
      return decide(predicate.of, true, context);
    case "option":
      return evaluateOption(predicate.name, predicate.value, context);
    default: {
      const missing: never = predicate;
      return missing;
    }
  }
}

function negate(value: CfgValue): CfgValue {
  return value === "unknown" ? value : !value;
}

/** `all` is decided by one false, `any` by one true; without it an unknown member makes the whole unknown. */
function decide(members: readonly CfgPredicate[], decisive: boolean, context: CfgContext): CfgValue {
  let result: CfgValue = !decisive;
  for (const member of members) {
    const value = evaluateCfg(member, context);
    if (value === decisive) return decisive;
    if (value === "unknown") result = "unknown";
  }
  return result;
}

function evaluateOption(name: string, value: string | undefined, context: CfgContext): CfgValue {
  if (isGiven(name, value, context.options)) return true;
  if (name === "unix" || name === "windows") {
    return value === undefined && context.target.families.includes(name);
  }
  if (name.startsWith("target_") || name === "panic") return evaluateTargetOption(name, value, context.target);
  if (buildOptions.has(name)) return "unknown";
  if (toolOptions.has(name)) return false;
  // A bare `feature` is never set by Cargo, which always gives it a value.
  if (name === "feature") return value !== undefined && context.unknownFeatures ? "unknown" : false;
  return context.unknownOptions ? "unknown" : false;
}

function isGiven(name: string, value: string | undefined, options: CfgContext["options"]): boolean {
  const given = options.get(name);
  if (given === undefined) return false;
  if (given === true) return value === undefined;
  return value !== undefined && given.has(value);
}

/** Options that a profile, a compiler flag or the kind of build decides, not the source. */
const buildOptions: ReadonlySet<string> = new Set([
  "debug_assertions",
  "overflow_checks",
  "proc_macro",
  "relocation_model",
  "sanitize",
  "test",
  "ub_checks",
]);

/** Options set only by tools other than a plain build. */
const toolOptions: ReadonlySet<string> = new Set(["clippy", "doc", "doctest", "miri", "rust_analyzer"]);

function evaluateTargetOption(name: string, value: string | undefined, target: Target): CfgValue {
  switch (name) {
    case "target_arch":
      return value === target.arch;
    case "target_os":
      return value === target.os;
    case "target_env":
      return value === target.env;
    case "target_vendor":
      return value === target.vendor;
    case "target_family":
      return value !== undefined && target.families.includes(value);
    case "target_pointer_width":
      return value === String(target.pointerWidth);
    case "target_endian":
      return value === target.endian;
    case "target_abi":
      return target.known ? value === target.abi : "unknown";
    case "panic":
      return target.known ? value === target.panic : "unknown";
    case "target_has_atomic":
      return value === undefined || !target.atomics ? "unknown" : target.atomics.includes(value);
    case "target_feature":
      // A flag may enable more than the baseline; that a flag disables part of the baseline is rare enough to ignore.
      return value !== undefined && target.features?.includes(value) ? true : "unknown";
    default:
      return "unknown";
  }
}
