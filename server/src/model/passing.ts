/**
 * What a value is to a calling convention: which registers it takes, whatever Rust calls it.
 *
 * Enters: a type as it is meant and the target. Leaves: integers and floats by their width, or unknown. A pointer is an
 * integer, `Option<&T>` a pointer, a `repr(C)` struct the values in it. What nothing fixes (unions, `repr(Rust)`) is
 * unknown, and unknown differs from nothing.
 *
 * Source: Rust Reference, "Type layout"; the C ABIs agree that signedness and pointees make no difference in registers.
 */
import type { Target } from "../target/target.ts";
import { nullableOf } from "./nullable.ts";
import { presentParts } from "./presence.ts";
import { isUnit } from "./print-ty.ts";
import { representationOf } from "./repr.ts";
import { type AdtTy, fieldTy, type Ty } from "./ty.ts";
import { hasMark, isPhantomData, isSized, isTrivial, transparentField } from "./type-traits.ts";

/** One value that is passed as a whole. */
export interface Scalar {
  readonly kind: "integer" | "float";
  readonly bits: number;
}

export type Passing =
  | Scalar
  /** The values in a struct, in order. */
  | { readonly kind: "struct"; readonly parts: readonly (Scalar | undefined)[] }
  /** `()`. */
  | { readonly kind: "nothing" }
  /** `!`. */
  | { readonly kind: "never" };

/** Types nested deeper than this, and structs of more values, are unknown. */
const DEPTH = 32;
const MOST_PARTS = 256;

const NOTHING: Passing = { kind: "nothing" };

/** How values of a type are passed on a target; undefined when that is not known. */
export function passingOf(ty: Ty, target: Target, depth = 0): Passing | undefined {
  if (depth > DEPTH) return undefined;
  const word: Passing = { kind: "integer", bits: target.pointerWidth };
  switch (ty.kind) {
    case "primitive":
      return scalarOf(ty.name, target);
    case "never":
      return { kind: "never" };
    case "pointer":
    case "reference":
      return ty.pointee.kind === "foreign" || isSized(ty.pointee) === true ? word : undefined;
    case "fn":
      return word;
    case "tuple":
      return isUnit(ty) ? NOTHING : undefined;
    case "adt":
      return passingOfAdt(ty, target, depth + 1);
    default:
      return undefined;
  }
}

function scalarOf(name: string, target: Target): Scalar | undefined {
  if (name === "bool") return { kind: "integer", bits: 8 };
  if (name === "char") return { kind: "integer", bits: 32 };
  const [, letter, width] = /^([iuf])(\d+|size)$/.exec(name) ?? [];
  if (letter === undefined) return undefined;
  return { kind: letter === "f" ? "float" : "integer", bits: width === "size" ? target.pointerWidth : Number(width) };
}

function passingOfAdt(ty: AdtTy, target: Target, depth: number): Passing | undefined {
  const { definition, item } = ty;
  const { cfg } = definition.scope.module.crate;
  const word: Passing = { kind: "integer", bits: target.pointerWidth };
  if (hasMark(ty, "lang", "owned_box")) {
    const [pointee] = ty.args;
    return pointee !== undefined && isSized(pointee) === true ? word : undefined;
  }
  if (isPhantomData(ty)) return NOTHING;
  const repr = representationOf(definition);
  if (repr === "unknown") return undefined;
  if (repr.transparent) {
    const fields = presentParts(item.kind === "enum" ? (item.variants[0]?.fields ?? []) : item.fields, cfg);
    const held = fields === undefined ? "unknown" : transparentField(ty, fields);
    return typeof held === "string" ? undefined : passingOf(fieldTy(ty, held.type), target, depth);
  }
  if (item.kind === "enum") {
    const isPlain = item.variants.length > 0 && item.variants.every(({ fields }) => fields.length === 0);
    if (repr.int !== undefined) return isPlain ? scalarOf(repr.int, target) : undefined;
    if (repr.c) {
      const { int, enumMinBits } = target.c;
      return isPlain && enumMinBits === int.bits ? { kind: "integer", bits: int.bits } : undefined;
    }
    const inner = nullableOf(ty);
    return inner === undefined || inner === "unknown" ? undefined : passingOf(inner, target, depth);
  }
  if (item.kind !== "struct" || !repr.c || repr.packed !== undefined || repr.align !== undefined) return undefined;
  const fields = presentParts(item.fields, cfg);
  if (fields === undefined) return undefined;
  const parts: (Scalar | undefined)[] = [];
  for (const field of fields) {
    const own = fieldTy(ty, field.type);
    if (isTrivial(own) === true) continue;
    parts.push(...partsOf(passingOf(own, target, depth)));
    if (parts.length > MOST_PARTS) return undefined;
  }
  return parts.length === 0 ? undefined : { kind: "struct", parts };
}

function partsOf(passing: Passing | undefined): readonly (Scalar | undefined)[] {
  switch (passing?.kind) {
    case "integer":
    case "float":
      return [passing];
    case "struct":
      return passing.parts;
    default:
      return [undefined];
  }
}

/** Whether two values are surely passed in different ways. */
export function isPassedApart(a: Passing | undefined, b: Passing | undefined): boolean {
  if (a === undefined || b === undefined || a.kind === "never" || b.kind === "never") return false;
  if (a.kind === "nothing" || b.kind === "nothing") return a.kind !== b.kind;
  const ours = partsOf(a);
  const theirs = partsOf(b);
  if (ours.length === theirs.length) return ours.some((part, i) => isOther(part, theirs[i]));
  return exceeds(ours, theirs) || exceeds(theirs, ours);
}

function isOther(a: Scalar | undefined, b: Scalar | undefined): boolean {
  return a !== undefined && b !== undefined && (a.kind !== b.kind || a.bits !== b.bits);
}

/** Whether some values are more than others can be with all the padding that there may be. */
function exceeds(values: readonly (Scalar | undefined)[], others: readonly (Scalar | undefined)[]): boolean {
  if (others.includes(undefined)) return false;
  const widest = Math.max(...others.map((part) => part?.bits ?? 0));
  return sizeOf(values) > widest * others.length;
}

function sizeOf(values: readonly (Scalar | undefined)[]): number {
  return values.reduce((sum, part) => sum + (part?.bits ?? 0), 0);
}

/** Whether a result is surely too large for registers, so that the caller must hand over memory for it. */
export function isReturnedInMemory(passing: Passing | undefined): boolean {
  return passing?.kind === "struct" && sizeOf(passing.parts) > 128;
}
