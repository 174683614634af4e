/**
 * Whether values of a type are copied by copying their bytes, and need no drop.
 *
 * Three answers. That a type of the user's own is `Copy` is known from its `derive` alone; that it is not, from a part of it
 * that never is: an `impl Copy` may stand anywhere.
 * Source: Rust Reference, "Copy"; Rust Reference, "Unions", field types.
 */
import type { CfgValue } from "../target/cfg.ts";
import { activeAttributes } from "./active-attributes.ts";
import { isRewritten } from "./attribute-macros.ts";
import { type AdtTy, fieldTy, type Ty } from "./ty.ts";
import { every, hasMark } from "./type-traits.ts";
import { isStandard } from "./world.ts";

const DEPTH = 16;

/** What is known of a generic parameter by its name. */
type OfParameter = (name: string) => CfgValue;

const UNKNOWN: OfParameter = () => "unknown";

/** Whether the type is `Copy`. */
export function isCopy(ty: Ty, ofParameter: OfParameter = UNKNOWN, depth = 0): CfgValue {
  if (depth > DEPTH) return "unknown";
  const inner = (one: Ty) => isCopy(one, ofParameter, depth + 1);
  switch (ty.kind) {
    case "primitive":
      return ty.name !== "str";
    case "never":
    case "pointer":
    case "fn":
    case "constant":
      return true;
    case "reference":
      return !ty.mutable;
    case "array":
      return inner(ty.element);
    case "slice":
    case "dyn":
      return false;
    case "tuple":
      return every(ty.elements, inner);
    case "parameter":
      return ofParameter(ty.name);
    case "adt":
      return isAdtCopy(ty, inner);
    default:
      return "unknown";
  }
}

/** Whether a union may have a field of the type. */
export function fitsUnion(ty: Ty, ofParameter: OfParameter = UNKNOWN, depth = 0): CfgValue {
  if (depth > DEPTH) return "unknown";
  const inner = (one: Ty) => fitsUnion(one, ofParameter, depth + 1);
  switch (ty.kind) {
    case "reference":
      return true;
    case "array":
      return inner(ty.element);
    case "tuple":
      return every(ty.elements, inner);
    case "adt":
      return hasMark(ty, "lang", "manually_drop") ? true : isCopy(ty, ofParameter, depth);
    default:
      return isCopy(ty, ofParameter, depth);
  }
}

function isAdtCopy(ty: AdtTy, inner: (one: Ty) => CfgValue): CfgValue {
  const { definition, item, args } = ty;
  const { module } = definition.scope;
  const { attributes } = item;
  const standard = isStandard(module.crate);
  if (!standard && isRewritten(attributes, module)) return "unknown";
  const { uses, maybeMore } = activeAttributes(attributes, module.crate.cfg);
  const derives = uses.some(
    ({ meta }) => meta.name === "derive" && meta.list?.some(({ name }) => /(?:^|::)Copy$/.test(name)) === true,
  );
  if (derives) return every(args, inner);
  if (standard) {
    // A struct of C's whose fields are left out.
    if (hasMark(ty, "ferrule::opaque")) return true;
    const { document } = module.index;
    return new RegExp(`\\bCopy for ${definition.name}\\b`).test(document.text(0, document.length));
  }
  if (maybeMore) return "unknown";
  const fields = item.kind === "enum" ? item.variants.flatMap((variant) => variant.fields) : item.fields;
  const never = fields.some(
    (field) =>
      field.attributes.length === 0 && inner(fieldTy(ty, field.type)) === false && !isOpen(fieldTy(ty, field.type)),
  );
  return never ? false : "unknown";
}

/** Whether an answer about a type rests on a generic parameter, for which an impl may ask more than the type does. */
function isOpen(ty: Ty): boolean {
  switch (ty.kind) {
    case "parameter":
      return true;
    case "array":
      return isOpen(ty.element);
    case "tuple":
      return ty.elements.some(isOpen);
    case "adt":
      return ty.args.some(isOpen);
    default:
      return false;
  }
}
