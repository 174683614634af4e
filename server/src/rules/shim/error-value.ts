/** What a function answers when something is wrong, by the custom of C. */
import type { RustType } from "../../facts/item.ts";
import type { FixScene } from "../rule.ts";

const SIGNED = /^(?:i(?:8|16|32|64|size)|c_(?:int|long|longlong|short)|ssize_t|HRESULT|NTSTATUS)$/;
const UNSIGNED = /^(?:u(?:8|16|32|64|size)|c_u(?:int|long|longlong|short|char)|size_t)$/;

/** An expression for the error value of a result of this type; undefined for one that has none. */
export function errorValueOf(type: RustType, scene: FixScene): string | undefined {
  const std = scene.edition === 2015 ? "::std" : "std";
  if (type.kind === "pointer") return `${std}::ptr::null${type.mutable ? "_mut" : ""}()`;
  if (type.kind !== "path") return undefined;
  const name = type.segments.at(-1) ?? "";
  if (name === "bool") return "false";
  if (name === "Option") return "None";
  if (SIGNED.test(name)) return "-1";
  if (UNSIGNED.test(name)) return "0";
  if (name === "f32" || name === "f64") return `${scene.text(type)}::NAN`;
  return undefined;
}

/** What a function answers when it can do nothing, by its result's type: "" for nothing, undefined for no such word. */
export function failureOf(type: RustType | undefined, scene: FixScene): string | undefined {
  const isNothing = type === undefined || (type.kind === "tuple" && type.elements.length === 0);
  return isNothing ? "" : errorValueOf(type, scene);
}
