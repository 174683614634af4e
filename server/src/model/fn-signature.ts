/**
 * What a function's signature is to its ABI.
 *
 * Enters: the facts of a function, function pointer type or `extern`. Leaves: the parts that the ABI tables of `target/`
 * ask about, and the ranges the compiler underlines. Whether a type is what it seems is not known here.
 */
import type { AbiSpec, Attribute, FnItem, MetaItem, Param, Range } from "../facts/item.ts";
import { type AbiEntry, findAbi } from "../target/abi.ts";
import { type AbiForm, type AbiSignature, abiVerdicts } from "../target/abi-verdicts.ts";
import type { Target } from "../target/target.ts";

/**
 * The ABI of a function, block or function pointer type by its `extern`; without one it is the Rust ABI. Gives
 * `undefined` for a string that names no ABI.
 */
export function usedAbi(spec: AbiSpec | undefined): AbiEntry | undefined {
  return findAbi(spec === undefined ? "Rust" : spec.name);
}

/** Whether the compiler takes an ABI by this name without a word, on this target and with these features. */
export function isAccepted(
  name: string,
  { target, features }: { readonly target: Target; readonly features: ReadonlySet<string> },
): boolean {
  const abi = findAbi(name);
  return abi !== undefined && abiVerdicts(abi, target, "fn-pointer", features).length === 0;
}

/**
 * The signature as the compiler underlines it, relative to the slice: visibility to `where` clause, and the `;` of a
 * function without a body.
 */
export function signatureRange(fn: FnItem): Range {
  const end = fn.body === undefined ? fn.end : (fn.where?.end ?? fn.head.end);
  return { start: fn.start, end };
}

/** The `...` parameter that makes a function variadic: the last one. A conditional one is not known to be there. */
export function variadicParam(params: readonly Param[]): Param | undefined {
  const last = params.at(-1);
  return last?.variadic === undefined || isConditional(last) ? undefined : last;
}

/** Whether a parameter may be configured away. */
export function isConditional({ attributes }: Param): boolean {
  return attributes.some(({ meta }) => /^cfg(?:_attr)?$/.test(meta.name));
}

/** Whether the function is `#[unsafe(naked)]`, or may be under a condition. */
export function isNaked(attributes: readonly Attribute[]): boolean {
  const says = (meta: MetaItem): boolean => meta.name === "naked" || (meta.list ?? []).some(says);
  return attributes.some(({ meta }) => says(meta));
}

/** The signature in the terms of `signatureVerdicts`. `self` counts, except where the ABI wants one tuple beside it. */
export function abiSignature(fn: FnItem, abi: AbiEntry, form: Exclude<AbiForm, "fn-pointer">): AbiSignature {
  const words = new Set(fn.qualifiers.map(({ word }) => word));
  const last = variadicParam(fn.params);
  const counted = fn.params.filter(
    (param) => param !== last && (param.self === undefined || abi.restrictions?.params !== "one-tuple"),
  );
  return {
    form,
    params: counted.length,
    variadic: last !== undefined,
    returns: returnsValue(fn),
    async: words.has("async"),
    safety: words.has("unsafe") ? "unsafe" : words.has("safe") ? "safe" : undefined,
    naked: isNaked(fn.attributes),
  };
}

/** Whether a return type is written that is neither `()` nor `!`. */
export function returnsValue({ returnType: type }: FnItem): boolean {
  return type !== undefined && type.kind !== "never" && !(type.kind === "tuple" && type.elements.length === 0);
}
