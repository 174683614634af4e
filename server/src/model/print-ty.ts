/** Types as people write them: what a `Ty` is called in a message. */
import { type ArrayLength, type Ty, UNIT } from "./ty.ts";

/** A longer name is cut: nobody reads it. */
const LONGEST = 120;

/** The type in Rust's own spelling, paths cut to their last name as the compiler does. */
export function printTy(ty: Ty): string {
  const text = print(ty);
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

function print(ty: Ty): string {
  switch (ty.kind) {
    case "primitive":
      return ty.name;
    case "never":
      return "!";
    case "pointer":
      return `*${ty.mutable ? "mut" : "const"} ${print(ty.pointee)}`;
    case "reference":
      return `&${ty.mutable ? "mut " : ""}${print(ty.pointee)}`;
    case "slice":
      return `[${print(ty.element)}]`;
    case "array":
      return `[${print(ty.element)}; ${lengthText(ty.length)}]`;
    case "tuple":
      return `(${ty.elements.map(print).join(", ")}${ty.elements.length === 1 ? "," : ""})`;
    case "fn": {
      const abi = ty.abi === "Rust" ? "" : `extern "${ty.abi}" `;
      const params = [...ty.params.map(print), ...(ty.variadic ? ["..."] : [])].join(", ");
      const result = isUnit(ty.result) ? "" : ` -> ${print(ty.result)}`;
      return `${ty.unsafe ? "unsafe " : ""}${abi}fn(${params})${result}`;
    }
    case "adt":
      return `${ty.definition.name}${ty.args.length === 0 ? "" : `<${ty.args.map(print).join(", ")}>`}`;
    case "foreign":
      return ty.definition.name;
    case "parameter":
      return ty.name;
    case "projection":
    case "opaque":
    case "dyn":
      return ty.text.replace(/\s+/g, " ");
    case "constant":
      return lengthText(ty.length);
    case "unknown":
      return "_";
    default: {
      const missing: never = ty;
      return missing;
    }
  }
}

/** Whether a type is `()`. */
export function isUnit(ty: Ty): boolean {
  return ty === UNIT || (ty.kind === "tuple" && ty.elements.length === 0);
}

/** A text that differs for types that differ, as far as both are known. */
export function keyOfTy(ty: Ty): string {
  if (ty.kind === "adt") {
    const { scope, declaration, item } = ty.definition;
    const own = `${scope.module.names.id}:${declaration.name}@${declaration.item === undefined ? "" : item.start}`;
    return `${own}<${ty.args.map(keyOfTy).join(",")}>`;
  }
  switch (ty.kind) {
    case "pointer":
      return `*${ty.mutable ? "mut" : "const"} ${keyOfTy(ty.pointee)}`;
    case "reference":
      return `&${ty.mutable ? "mut" : ""} ${keyOfTy(ty.pointee)}`;
    case "slice":
      return `[${keyOfTy(ty.element)}]`;
    case "array":
      return `[${keyOfTy(ty.element)};${lengthText(ty.length)}]`;
    case "tuple":
      return `(${ty.elements.map(keyOfTy).join(",")})`;
    case "fn":
      return `${ty.abi} fn(${ty.params.map(keyOfTy).join(",")}${ty.variadic ? "..." : ""})${keyOfTy(ty.result)}`;
    default:
      return print(ty);
  }
}

function lengthText({ text }: ArrayLength): string {
  return text.trim().replace(/\s+/g, " ");
}
