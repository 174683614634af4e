/** The types in the signature of a function that C calls or that Rust calls in C. */
import type { FnItem, RustType } from "../../facts/item.ts";
import { placesOf, type SignaturePlace, sideOf } from "../../model/border.ts";
import { isStandardItem } from "../../model/infer.ts";
import type { Ty } from "../../model/ty.ts";
import type { Scene } from "../rule.ts";

/** The parameters and the result of a function at the border; none where it is not. */
export function crossingTypes(fn: FnItem, scene: Scene): readonly SignaturePlace[] {
  const block = scene.place === "extern-block" ? scene.block : undefined;
  const side = scene.place === "extern-block" && block === undefined ? undefined : sideOf(fn, block);
  return side === undefined ? [] : placesOf(fn, side, scene.source, scene.scope);
}

/** A type that is surely a number, by its name. */
const NUMBER = /^(?:c_\w+|[iuf]\d+|[iu]size|bool|u?int\d*_t|s?size_t)$/;

/** Whether a type as written may be more than a number: asked first, since most are none. */
export function isMoreThanNumber(type: RustType | undefined): type is RustType {
  return type !== undefined && !(type.kind === "path" && NUMBER.test(type.segments.at(-1) ?? ""));
}

/** What a pointer or reference leads to, through pointers and `Option`; undefined for what is none. */
export function pointeeOf(ty: Ty, depth = 0): Ty | undefined {
  if (depth > 8) return undefined;
  if (ty.kind === "pointer" || ty.kind === "reference") return pointeeOf(ty.pointee, depth + 1) ?? ty.pointee;
  if (ty.kind !== "adt") return undefined;
  const [held] = ty.args;
  if (held === undefined) return undefined;
  if (isStandardItem(ty.definition, "NonNull")) return pointeeOf(held, depth + 1) ?? held;
  return isStandardItem(ty.definition, "Option") ? pointeeOf(held, depth + 1) : undefined;
}
