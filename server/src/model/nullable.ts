/**
 * What a value is at run time whose type leaves room for "nothing": `Option<&T>` is a pointer that may be null.
 *
 * Source: std::option, "Representation"; the lint `improper_ctypes`, which calls it the nullable pointer optimisation.
 */
import type { Variant } from "../facts/item.ts";
import { isUnit } from "./print-ty.ts";
import { representationOf } from "./repr.ts";
import { type AdtTy, fieldTy, type Ty } from "./ty.ts";
import { hasMark, isSized, isTrivial, transparentField } from "./type-traits.ts";

/** Types nested deeper than this are given up. */
const DEPTH = 64;

/**
 * The type that an enum without a representation is at run time, when it is a pointer or integer that is never null:
 * `Option<&T>` and its like. Undefined for any other enum.
 */
export function nullableOf(ty: AdtTy): Ty | undefined | "unknown" {
  const [a, b, ...more] = ty.item.variants;
  if (a === undefined || b === undefined || more.length > 0) return undefined;
  const full =
    a.fields.length === 1 && !holdsNothing(ty, a) ? a : b.fields.length === 1 && !holdsNothing(ty, b) ? b : undefined;
  const other = full === a ? b : a;
  if (full === undefined || holdsNothing(ty, other) !== true) return undefined;
  const held = fieldTy(ty, full.fields[0]?.type);
  return neverNull(held);
}

/** Whether a variant has no field, or one that takes up no room and has none itself. */
function holdsNothing(ty: AdtTy, variant: Variant): boolean {
  const [only, second] = variant.fields;
  if (only === undefined) return true;
  if (second !== undefined) return false;
  const held = fieldTy(ty, only.type);
  if (isUnit(held)) return true;
  if (held.kind !== "adt") return false;
  // Of a struct the mark speaks about its fields, which do not matter here.
  if (held.item.kind === "enum") return held.item.variants.length === 0 && !hasMark(held, "non_exhaustive");
  return held.item.kind === "struct" && held.item.fields.length === 0 && isTrivial(held) === true;
}

/** What a value that is never null or zero is at run time; undefined when it may be null, or is more than one word. */
function neverNull(ty: Ty, depth = 0): Ty | undefined | "unknown" {
  if (depth > DEPTH || ty.kind === "unknown") return "unknown";
  if (ty.kind === "fn") return ty;
  if (ty.kind === "reference") return thin(ty.pointee, ty.mutable);
  if (ty.kind === "parameter" || ty.kind === "projection") return undefined;
  if (ty.kind !== "adt") return undefined;
  const [pointee] = ty.args;
  if (hasMark(ty, "lang", "owned_box")) return pointee === undefined ? "unknown" : thin(pointee, false);
  if (hasMark(ty, "rustc_nonnull_optimization_guaranteed")) return plain(ty, depth);
  const repr = representationOf(ty.definition);
  if (repr === "unknown") return "unknown";
  if (!repr.transparent || ty.item.kind === "union" || hasMark(ty, "lang", "unsafe_cell")) return undefined;
  const held = transparentField(ty, ty.item.kind === "enum" ? (ty.item.variants[0]?.fields ?? []) : ty.item.fields);
  return held === "none" ? undefined : held === "unknown" ? held : neverNull(fieldTy(ty, held.type), depth + 1);
}

function thin(pointee: Ty, mutable: boolean): Ty | undefined | "unknown" {
  if (pointee.kind === "foreign") return { kind: "pointer", mutable, pointee };
  const sized = isSized(pointee);
  if (sized === "unknown") return "unknown";
  return sized ? { kind: "pointer", mutable, pointee } : undefined;
}

/** The pointer or integer inside one of the standard library's types that are never null. */
function plain(ty: Ty, depth: number): Ty | undefined | "unknown" {
  if (depth > DEPTH || ty.kind === "unknown") return "unknown";
  if (ty.kind === "pointer") return thin(ty.pointee, ty.mutable);
  if (ty.kind !== "adt") return ty.kind === "primitive" ? ty : undefined;
  const held = transparentField(ty, ty.item.fields);
  return held === "none" ? undefined : held === "unknown" ? held : plain(fieldTy(ty, held.type), depth + 1);
}
