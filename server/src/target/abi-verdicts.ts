import { type AbiEntry, abiSupport } from "./abi.ts";
import type { Target } from "./target.ts";

/** Where an ABI string stands: on a function with a body, on an external block, or in a fn-pointer type. */
export type AbiForm = "fn" | "block" | "fn-pointer";

/** What rustc says to an ABI string, by its code or lint. */
export type AbiVerdict = "E0570" | "E0658" | "E0781" | "unsupported_calling_conventions";

/** What rustc says to a signature because of its ABI; all but E0045 carry no code. */
export type SignatureVerdict =
  | "E0045"
  | "invalid-params"
  | "invalid-return"
  | "async"
  | "must-be-unsafe"
  | "cannot-be-safe"
  | "naked-only"
  | "needs-tuple";

/** The parts of a signature an ABI may restrict. */
export interface AbiSignature {
  readonly form: AbiForm;
  /** Number of parameters without `self` and without `...`. */
  readonly params: number;
  readonly variadic: boolean;
  /** True for a return type other than none, `()` and `!`. */
  readonly returns: boolean;
  readonly async: boolean;
  /** The written qualifier, `undefined` where there is none. */
  readonly safety: "safe" | "unsafe" | undefined;
  /** True under `#[unsafe(naked)]`. */
  readonly naked: boolean;
}

/**
 * Gives every verdict of rustc 1.95 on an ABI string, in the order rustc prints them; empty where it is accepted.
 *
 * `features` are the enabled nightly features. For a block with items or for a method the verdicts are the same as for
 * the empty block or the function; on a trait method without a body `unsupported_calling_conventions` does not fire.
 */
export function abiVerdicts(
  abi: AbiEntry,
  target: Target,
  form: AbiForm,
  features: ReadonlySet<string> = new Set(),
): readonly AbiVerdict[] {
  const verdicts: AbiVerdict[] = [];
  const support = abiSupport(abi, target);
  if (support === "unsupported") verdicts.push("E0570");
  if (abi.stability.kind !== "stable" && !features.has(abi.stability.feature)) verdicts.push("E0658");
  if (abi.restrictions?.pointerOnly && form !== "fn-pointer") verdicts.push("E0781");
  if (support === "future-incompat") verdicts.push("unsupported_calling_conventions");
  return verdicts;
}

/**
 * Gives every verdict of rustc 1.95 on a signature that comes from its ABI alone.
 *
 * Each verdict stands once, however many parameters it covers. Whether the one parameter of `rust-call` is a tuple is a
 * question of types (E0277) and not asked here. A `...` in a definition is not judged here: it is
 * decided by `AbiEntry.variadicDefinition` and has messages of its own.
 */
export function signatureVerdicts(abi: AbiEntry, target: Target, signature: AbiSignature): readonly SignatureVerdict[] {
  const verdicts: SignatureVerdict[] = [];
  const { form, variadic } = signature;
  if (variadic && form !== "fn" && !abi.variadicDeclaration) verdicts.push("E0045");

  const rules = abi.restrictions;
  if (!rules || form === "fn-pointer" || abiSupport(abi, target) === "unsupported") return verdicts;
  if (rules.mustBeUnsafe && form === "fn" && signature.safety !== "unsafe") verdicts.push("must-be-unsafe");
  if (rules.mustBeUnsafe && form === "block" && signature.safety === "safe") verdicts.push("cannot-be-safe");
  if (!rules.async && signature.async) verdicts.push("async");
  if (!acceptsParams(rules.params, signature)) {
    verdicts.push(rules.params === "one-tuple" ? "needs-tuple" : "invalid-params");
  }
  if (!rules.returns && signature.returns) verdicts.push("invalid-return");
  if (rules.nakedOnly && form === "fn" && !signature.naked) verdicts.push("naked-only");
  return verdicts;
}

type ParamRule = NonNullable<AbiEntry["restrictions"]>["params"];

/** rustc counts a `...` as a parameter, except for the tuple of `rust-call`. */
function acceptsParams(rule: ParamRule, { params, variadic }: AbiSignature): boolean {
  const count = params + (variadic ? 1 : 0);
  switch (rule) {
    case "any":
      return true;
    case "none":
      return count === 0;
    case "one-or-two":
      return count === 1 || count === 2;
    case "one-tuple":
      return params === 1;
    default: {
      const missing: never = rule;
      return missing;
    }
  }
}
