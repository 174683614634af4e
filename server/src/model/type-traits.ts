/**
 * What the language knows about a type besides its size: whether it has one, and whether it takes up no room at all.
 *
 * Three answers; `unknown` where a part of the type is.
 * Source: Rust Reference, "Dynamically sized types", "The `transparent` representation".
 */
import type { CfgValue } from "../target/cfg.ts";
import { constantAt } from "./constant.ts";
import { presenceOf, presentParts } from "./presence.ts";
import { representationOf } from "./repr.ts";
import { resolvePath } from "./resolve.ts";
import { type AdtTy, type ArrayLength, fieldTy, lowerType, type Ty } from "./ty.ts";

const DEPTH = 32;

/** Whether the type's size is known to the compiler: whether a pointer to it is one word. */
export function isSized(ty: Ty, depth = 0): CfgValue {
  if (depth > DEPTH) return "unknown";
  switch (ty.kind) {
    case "primitive":
      return ty.name !== "str";
    case "slice":
    case "dyn":
    case "foreign":
      // A pointer to an extern type is thin, but the type is not `Sized`.
      return false;
    case "parameter":
      return ty.sized;
    case "tuple": {
      const last = ty.elements.at(-1);
      return last === undefined ? true : isSized(last, depth + 1);
    }
    case "adt": {
      if (ty.item.kind !== "struct") return true;
      const last = ty.item.fields.at(-1);
      return last === undefined ? true : isSized(fieldTy(ty, last.type), depth + 1);
    }
    case "unknown":
      return "unknown";
    default:
      return true;
  }
}

/** Whether the type has size 0 and alignment 1. */
export function isTrivial(ty: Ty, depth = 0): CfgValue {
  if (depth > DEPTH) return "unknown";
  const known = trivial.get(ty);
  if (known !== undefined) return known;
  const answer = isTrivialAnew(ty, depth);
  trivial.set(ty, answer);
  return answer;
}

/** Answers by type: one that stands in several places of another would be asked about again and again. */
const trivial = new WeakMap<Ty, CfgValue>();

function isTrivialAnew(ty: Ty, depth: number): CfgValue {
  switch (ty.kind) {
    case "tuple":
      return every(ty.elements, (element) => isTrivial(element, depth + 1));
    case "array": {
      const element = isTrivial(ty.element, depth + 1);
      const length = lengthOf(ty.length);
      // With a length that is a parameter the compiler knows no layout, whatever the element is.
      if (length === "open") return false;
      if (element === true || length === undefined) return element === true ? true : "unknown";
      // An empty array still has its element's alignment.
      return length === 0n ? isByteAligned(ty.element, depth + 1) : element;
    }
    case "never":
      return true;
    case "adt":
      return isTrivialAdt(ty, depth);
    case "unknown":
      return "unknown";
    default:
      // Of a parameter the compiler knows no layout, and takes it for one that counts.
      return false;
  }
}

/** The length of an array; `open` for a const parameter. */
function lengthOf({ text, scope }: ArrayLength): bigint | "open" | undefined {
  const name = text.trim();
  const isName = /^[A-Za-z_]\w*$/.test(name);
  if (isName && resolvePath({ segments: [name], qualified: false }, scope, "value").kind === "parameter") return "open";
  return constantAt({ start: 0, end: text.length }, text, scope, "usize")?.value;
}

/** Whether the type's alignment is 1; of a parameter the compiler knows none. */
function isByteAligned(ty: Ty, depth: number): CfgValue {
  if (depth > DEPTH) return "unknown";
  switch (ty.kind) {
    case "primitive":
      return /^(?:u8|i8|bool|str)$/.test(ty.name);
    case "array":
    case "slice":
      return isByteAligned(ty.element, depth + 1);
    case "tuple":
      return every(ty.elements, (element) => isByteAligned(element, depth + 1));
    case "adt":
      return isTrivial(ty, depth + 1) === true ? true : "unknown";
    case "never":
      return true;
    case "unknown":
    case "dyn":
    case "foreign":
      return "unknown";
    default:
      return false;
  }
}

function isTrivialAdt(ty: AdtTy, depth: number): CfgValue {
  const { item } = ty;
  if (isPhantomData(ty)) return true;
  const repr = representationOf(ty.definition);
  if (repr === "unknown") return "unknown";
  const { cfg } = ty.definition.scope.module.crate;
  const trivial = (fields: AdtTy["item"]["fields"]): CfgValue => {
    const present = presentParts(fields, cfg);
    return present === undefined ? "unknown" : every(present, (field) => isTrivial(fieldTy(ty, field.type), depth + 1));
  };
  if (item.kind === "enum") {
    const variants = presentParts(item.variants, cfg);
    if (variants === undefined) return "unknown";
    if (variants.length === 0) return true;
    if (repr.c || repr.int !== undefined) return false;
    const [only, second] = variants;
    if (only !== undefined && second === undefined) return trivial(only.fields);
    // Two variants that can exist need a tag, or room for a value that tells them apart.
    const solid = variants.filter(({ fields }) =>
      fields.every((field) => isInhabited(fieldTy(ty, field.type), depth + 1)),
    );
    return solid.length > 1 ? false : "unknown";
  }
  if (repr.align !== undefined && repr.align > 1) return false;
  return trivial(item.fields);
}

/** Whether a type surely has values; false also where nobody can tell. */
function isInhabited(ty: Ty, depth: number): boolean {
  if (depth > DEPTH) return false;
  let known = inhabited.get(ty);
  if (known === undefined) {
    known = isInhabitedAnew(ty, depth);
    inhabited.set(ty, known);
  }
  return known;
}

const inhabited = new WeakMap<Ty, boolean>();

function isInhabitedAnew(ty: Ty, depth: number): boolean {
  switch (ty.kind) {
    case "never":
    case "unknown":
      return false;
    case "array":
      return isInhabited(ty.element, depth + 1);
    case "tuple":
      return ty.elements.every((element) => isInhabited(element, depth + 1));
    case "adt": {
      const holds = (fields: AdtTy["item"]["fields"]) =>
        fields.every((field) => isInhabited(fieldTy(ty, field.type), depth + 1));
      return ty.item.kind === "enum" ? ty.item.variants.some(({ fields }) => holds(fields)) : holds(ty.item.fields);
    }
    default:
      return true;
  }
}

/** Whether a type is `PhantomData<…>`. */
export function isPhantomData(ty: Ty): boolean {
  return ty.kind === "adt" && hasMark(ty, "lang", "phantom_data");
}

/** Whether the definition says `#[name = "value"]`, or `#[name]` without a value. */
export function hasMark({ definition }: AdtTy, name: string, value?: string): boolean {
  return definition.item.attributes.some(({ meta }) => meta.name === name && meta.value?.value === value);
}

/**
 * The field of a `repr(transparent)` type that is not trivial, in the definition's own terms: `T` counts, whatever stands
 * for it. `none` when all are trivial, `unknown` when nobody can tell.
 */
export function transparentField<F extends AdtTy["item"]["fields"][number]>(
  { definition: { source, scope } }: AdtTy,
  fields: readonly F[],
): F | "none" | "unknown" {
  let doubt = false;
  for (const field of fields) {
    const trivial = field.type === undefined ? "unknown" : isTrivial(lowerType(field.type, source, scope));
    if (trivial === false || (trivial === "unknown" && fields.length === 1)) return field;
    if (trivial === "unknown") doubt = true;
  }
  return doubt ? "unknown" : "none";
}

/** The fields of a type's struct, union or variant that are there; undefined when a `cfg` leaves it open. */
export function presentFields<F extends AdtTy["item"]["fields"][number]>(
  ty: AdtTy,
  fields: readonly F[],
): readonly F[] | undefined {
  if (fields.every(({ attributes }) => attributes.length === 0)) return fields;
  const { cfg } = ty.definition.scope.module.crate;
  const out: F[] = [];
  for (const field of fields) {
    const there = presenceOf(field.attributes, cfg);
    if (there === "unknown") return undefined;
    if (there) out.push(field);
  }
  return out;
}

export function every<T>(values: readonly T[], test: (value: T) => CfgValue): CfgValue {
  let all: CfgValue = true;
  for (const value of values) {
    const one = test(value);
    if (one === false) return false;
    if (one === "unknown") all = "unknown";
  }
  return all;
}
