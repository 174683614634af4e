/** Function pointers as they are written. */
import type { FnPointer, RustType } from "../../facts/item.ts";

/** The function pointer type that a type is, itself or in an `Option`. */
export function fnPointerIn(type: RustType): FnPointer | undefined {
  if (type.kind === "fn-pointer") return type;
  if (type.kind !== "path" || type.segments.at(-1) !== "Option") return undefined;
  const [inner] = type.args;
  return inner?.kind === "fn-pointer" ? inner : undefined;
}
