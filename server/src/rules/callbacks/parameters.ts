/** Callbacks and user data among parameters and fields, by their types and names. */
import type { FnPointer, Name, Param, RustType } from "../../facts/item.ts";
import { isAbiOfC } from "../../model/border.ts";
import { lowerType, type Ty } from "../../model/ty.ts";
import type { Scene } from "../rule.ts";
import { fnTyOf } from "./fn-types.ts";

/** A parameter or field: a name, if it has one, and a type. */
export interface Slot {
  readonly name: string;
  readonly type: RustType;
}

export function slotsOf(params: readonly Param[]): readonly Slot[] {
  return params.flatMap(({ pattern, type }) =>
    type === undefined ? [] : [{ name: pattern?.kind === "identifier" ? pattern.name.text : "", type }],
  );
}

/** The slots of fields. */
export function fieldSlots(
  fields: readonly { readonly name: Name | undefined; readonly type: RustType | undefined }[],
): readonly Slot[] {
  return fields.flatMap(({ name, type }) => (type === undefined ? [] : [{ name: name?.text ?? "", type }]));
}

/** The type of the functions that a slot holds, where C calls them or they are C's. */
export function callbackTy({ type }: Slot, scene: Scene): Extract<Ty, { kind: "fn" }> | undefined {
  if (type.kind !== "path" && type.kind !== "fn-pointer") return undefined;
  const ty = fnTyOf(lowerType(type, scene.source, scene.scope));
  return ty !== undefined && isAbiOfC(ty.abi) ? ty : undefined;
}

/** Whether the names of a function pointer type's parameters are those of the item's text. */
export function isCallbackType({ abi }: FnPointer): boolean {
  return abi !== undefined && isAbiOfC(abi.name);
}

/** Names that only user data has, and those that may be something else. */
const SURELY =
  /^_*(?:\w+_)?(?:user_?(?:data|ctx|context|arg|ptr)|opaque|closure|cookie|client_?data|priv(?:ate)?_?data|cb_?(?:data|arg|ctx)|callback_?(?:data|arg|ctx|context))$/i;
const PERHAPS = /^_*(?:data|ctx|context|arg|param|priv|private|payload|env|extra|closure|p_?data|p_?ctx)$/i;

/** A length, beside which a pointer to bytes is a buffer. */
const LENGTH = /len|size|count|bytes|num|capacity|cap$|^n$|end/i;

/** Whether a slot among others is user data by its name. `strict`: by one that means nothing else. */
export function isUserDataName(slot: Slot, all: readonly Slot[], strict: boolean): boolean {
  if (SURELY.test(slot.name)) return true;
  return !strict && PERHAPS.test(slot.name) && !all.some(({ name }) => LENGTH.test(name));
}
