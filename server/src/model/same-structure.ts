/**
 * Whether two declarations of one function agree, by the compiler's own notion.
 *
 * Enters: types as they are meant. Leaves: same, different with the first difference, or unknown. Transparent types are
 * what they hold, `repr(C)` types are compared field by field, `Option<&T>` is a pointer; all else must be the very same
 * type. An unknown part never hides a known difference.
 *
 * Source: `clashing_extern_declarations` of rustc 1.95, measured on a matrix of 154 × 154 types.
 */
import type { RustType, TypeDefinition } from "../facts/item.ts";
import { nullableOf } from "./nullable.ts";
import { presentParts } from "./presence.ts";
import { keyOfTy, printTy } from "./print-ty.ts";
import { type Repr, representationOf } from "./repr.ts";
import type { Definition } from "./resolve.ts";
import { type AdtTy, type ArrayLength, type FnTy, fieldTy, type Ty } from "./ty.ts";
import { hasMark, transparentField } from "./type-traits.ts";

export type Comparison =
  | { readonly kind: "same" }
  | { readonly kind: "unknown"; readonly why: string }
  /** `fields`: the way from the types that were compared to these, as fields of the first. */
  | { readonly kind: "different"; readonly here: Ty; readonly there: Ty; readonly fields: readonly string[] };

export const SAME: Comparison = { kind: "same" };

export function unknown(why: string): Comparison {
  return { kind: "unknown", why };
}

/** The first certain difference among several comparisons; unknown when there is none but one of them is. */
export function firstDifference(comparisons: Iterable<Comparison>): Comparison {
  let doubt: Comparison = SAME;
  for (const one of comparisons) {
    if (one.kind === "different") return one;
    if (one.kind === "unknown" && doubt.kind === "same") doubt = one;
  }
  return doubt;
}

/** Compares the types of one place in two declarations. */
export function compareStructure(a: Ty, b: Ty): Comparison {
  return new Visit().structure(a, b);
}

/** Types nested deeper than this are given up. */
const DEPTH = 64;

/** One question. A class because it remembers which types it has met: a pair met again counts as same. */
class Visit {
  readonly #seen = new Set<string>();
  #depth = 0;

  structure(one: Ty, other: Ty): Comparison {
    const a = unwrap(one);
    const b = unwrap(other);
    if (a.kind === "unknown") return unknown(a.why);
    if (b.kind === "unknown") return unknown(b.why);
    if (this.#depth > DEPTH) return unknown("it is nested too deep");
    const key = `${keyOfTy(a)} ${keyOfTy(b)}`;
    if (this.#seen.has(key)) return SAME;
    this.#seen.add(key);
    this.#depth++;
    const answer = this.#compare(a, b);
    this.#depth--;
    return answer;
  }

  #compare(a: Ty, b: Ty): Comparison {
    const nominal = sameType(a, b);
    if (nominal === true) return SAME;
    const different: Comparison = { kind: "different", here: a, there: b, fields: [] };
    const inside = (one: Ty, other: Ty): Comparison => {
      const answer = this.structure(one, other);
      return answer.kind === "different" && answer.fields.length === 0 ? different : answer;
    };
    if (a.kind === "adt" && b.kind === "adt") {
      const fields = this.#fields(a, b);
      return fields === undefined ? orUnknown(nominal, different) : fields;
    }
    if (a.kind === "array" && b.kind === "array") {
      const length = sameLength(a.length, b.length);
      if (length === false) return different;
      const element = inside(a.element, b.element);
      return element.kind === "same" && length === "unknown" ? unknown("the length of an array is not known") : element;
    }
    if (a.kind === "slice" && b.kind === "slice") return inside(a.element, b.element);
    if ((a.kind === "pointer" || a.kind === "reference") && a.kind === b.kind) {
      return a.mutable === b.mutable ? inside(a.pointee, b.pointee) : different;
    }
    if (a.kind === "adt" && isPrimitiveOrPointer(b)) return asNullable(a, b, different);
    if (b.kind === "adt" && isPrimitiveOrPointer(a)) return asNullable(b, a, different);
    return orUnknown(nominal, different);
  }

  /** Field by field, those of all variants in a row; undefined for types that must be the very same. */
  #fields(a: AdtTy, b: AdtTy): Comparison | undefined {
    const ours = representationOf(a.definition);
    const theirs = representationOf(b.definition);
    if (ours === "unknown" || theirs === "unknown") return unknown("a representation depends on a `cfg`");
    if (!ours.c || !theirs.c) return undefined;
    const different: Comparison = { kind: "different", here: a, there: b, fields: [] };
    if (!isAlignedAlike(ours, theirs)) return different;
    const left = allFields(a);
    const right = allFields(b);
    if (left === undefined || right === undefined) return unknown("a field depends on a `cfg`");
    let doubt: Comparison = SAME;
    for (const [i, field] of left.entries()) {
      const other = right[i];
      if (other === undefined) break;
      const answer = this.structure(fieldTy(a, field.type), fieldTy(b, other.type));
      if (answer.kind === "different") {
        return { ...answer, fields: [`${a.item.name.text}.${field.name?.text ?? i}`, ...answer.fields] };
      }
      if (answer.kind === "unknown" && doubt.kind === "same") doubt = answer;
    }
    return left.length === right.length ? doubt : different;
  }
}

function orUnknown(nominal: boolean | "unknown", different: Comparison): Comparison {
  return nominal === "unknown" ? unknown("a part of a type is not known") : different;
}

function asNullable(enumeration: AdtTy, plain: Ty, different: Comparison): Comparison {
  if (enumeration.item.kind !== "enum") return different;
  const repr = representationOf(enumeration.definition);
  if (repr === "unknown") return unknown("a representation depends on a `cfg`");
  if (repr.c || repr.int !== undefined) return different;
  const inner = nullableOf(enumeration);
  if (inner === "unknown") return unknown(`\`${printTy(enumeration)}\` is not fully known`);
  if (inner === undefined) return different;
  const same = sameType(inner, plain);
  return same === true ? SAME : orUnknown(same, different);
}

/** The type that a transparent type is at run time, as far as that makes no difference to what values it can have. */
export function unwrap(ty: Ty): Ty {
  let at = ty;
  for (let depth = 0; depth < DEPTH && at.kind === "adt"; depth++) {
    const { definition, item } = at;
    const repr = representationOf(definition);
    if (repr === "unknown") return { kind: "unknown", why: "a representation depends on a `cfg`" };
    if (!repr.transparent || hasMark(at, "rustc_nonnull_optimization_guaranteed")) return at;
    const fields = presentParts(
      item.kind === "enum" ? (item.variants[0]?.fields ?? []) : item.fields,
      definition.scope.module.crate.cfg,
    );
    const held = fields === undefined ? "unknown" : transparentField(at, fields);
    if (held === "unknown") return { kind: "unknown", why: `the fields of \`${definition.name}\` are not known` };
    if (held === "none") return at;
    at = fieldTy(at, held.type);
  }
  return at;
}

function isAlignedAlike(a: Repr, b: Repr): boolean {
  return a.packed === b.packed && a.align === b.align && a.simd === b.simd;
}

function allFields({ item, definition }: AdtTy): TypeDefinition["fields"] | undefined {
  const { cfg } = definition.scope.module.crate;
  if (item.kind !== "enum") return presentParts(item.fields, cfg);
  const out: TypeDefinition["fields"][number][] = [];
  const variants = presentParts(item.variants, cfg);
  if (variants === undefined) return undefined;
  for (const variant of variants) {
    const fields = presentParts(variant.fields, cfg);
    if (fields === undefined) return undefined;
    out.push(...fields);
  }
  return out;
}

function isPrimitiveOrPointer(ty: Ty): boolean {
  return ty.kind === "pointer" || ty.kind === "reference" || (ty.kind === "primitive" && ty.name !== "str");
}

// --- the very same type

/** Whether two types are one; lifetimes count in function pointers only, where the compiler never takes two for one. */
export function sameType(a: Ty, b: Ty, depth = 0): boolean | "unknown" {
  if (a.kind === "unknown" || b.kind === "unknown" || depth > DEPTH) return "unknown";
  const inside = (one: Ty, other: Ty) => sameType(one, other, depth + 1);
  switch (a.kind) {
    case "primitive":
      return b.kind === "primitive" && a.name === b.name;
    case "never":
      return b.kind === "never";
    case "pointer":
    case "reference":
      return b.kind === a.kind && a.mutable === b.mutable && inside(a.pointee, b.pointee);
    case "slice":
      return b.kind === "slice" && inside(a.element, b.element);
    case "array":
      return b.kind === "array" && all([sameLength(a.length, b.length), inside(a.element, b.element)]);
    case "tuple":
      return b.kind === "tuple" && sameList(a.elements, b.elements, inside);
    case "fn":
      return b.kind === "fn" && sameFn(a, b, inside);
    case "adt":
      return b.kind === "adt" && sameDefinition(a.definition, b.definition) && sameList(a.args, b.args, inside);
    case "foreign":
      return b.kind === "foreign" && sameDefinition(a.definition, b.definition);
    case "constant":
      return b.kind === "constant" && sameLength(a.length, b.length);
    case "dyn":
    case "opaque":
    case "parameter":
    case "projection":
      return b.kind === a.kind && "unknown";
    default: {
      const missing: never = a;
      return missing;
    }
  }
}

function sameList(
  a: readonly Ty[],
  b: readonly Ty[],
  same: (one: Ty, other: Ty) => boolean | "unknown",
): boolean | "unknown" {
  return a.length === b.length && all(a.map((one, i) => same(one, b[i] as Ty)));
}

function all(answers: readonly (boolean | "unknown")[]): boolean | "unknown" {
  if (answers.includes(false)) return false;
  return answers.includes("unknown") ? "unknown" : true;
}

function sameDefinition(a: Definition, b: Definition): boolean {
  if (a === b) return true;
  return a.scope.module.names === b.scope.module.names && a.source === b.source && a.item.start === b.item.start;
}

function sameFn(a: FnTy, b: FnTy, inside: (one: Ty, other: Ty) => boolean | "unknown"): boolean | "unknown" {
  if (a.abi !== b.abi || a.unsafe !== b.unsafe || a.variadic !== b.variadic) return false;
  const parts = all([sameList(a.params, b.params, inside), inside(a.result, b.result)]);
  if (parts === false || (a.written !== undefined && a.written.type === b.written?.type)) return parts;
  // Each written function pointer has lifetimes of its own.
  const bound = [bindsLifetime(a), bindsLifetime(b)];
  if (bound.includes(true)) return false;
  return bound.includes("unknown") ? "unknown" : parts;
}

/** Whether a function pointer type is generic over lifetimes: `fn(&u8)` is `for<'a> fn(&'a u8)`. */
function bindsLifetime({ written, params }: FnTy): boolean | "unknown" {
  if (written === undefined) return "unknown";
  const { type, source } = written;
  const fixed = type.params.filter(({ variadic }) => variadic === undefined);
  const hasFor = /^\s*for\s*</.test(source.slice(type.start, type.end));
  let doubt = false;
  for (const [i, param] of fixed.entries()) {
    const answer = param.type === undefined ? "unknown" : elides(param.type, params[i], source);
    if (answer === true) return true;
    if (answer === "unknown") doubt = true;
  }
  return doubt || hasFor ? "unknown" : false;
}

/** Whether a lifetime is left out in a parameter's type; `unknown` where one is named that may be anyone's. */
function elides(type: RustType, ty: Ty | undefined, source: string): boolean | "unknown" {
  switch (type.kind) {
    case "reference": {
      const named = /^&\s*('\w+)/.exec(source.slice(type.start, type.end))?.[1];
      if (named === undefined || named === "'_") return true;
      const inner = elides(type.pointee, ty?.kind === "reference" ? ty.pointee : undefined, source);
      return inner === false && named !== "'static" ? "unknown" : inner;
    }
    case "pointer":
      return elides(type.pointee, ty?.kind === "pointer" ? ty.pointee : undefined, source);
    case "slice":
    case "array":
      return elides(type.element, ty?.kind === type.kind ? ty.element : undefined, source);
    case "path": {
      const text = source.slice(type.start, type.end);
      if (/'_\b/.test(text)) return true;
      if (/'(?!static\b)/.test(text)) return "unknown";
      if (ty?.kind !== "adt") return ty?.kind === "primitive" || ty?.kind === "pointer" ? false : "unknown";
      const generic = ty.item.generics?.params.some(({ kind }) => kind === "lifetime") === true;
      if (generic && !text.includes("'")) return true;
      return any(type.args.map((arg, i) => elides(arg, ty.args[i], source)));
    }
    case "tuple":
      return type.elements.length === 0 ? false : "unknown";
    case "never":
    case "const-argument":
      return false;
    // A function pointer inside has its own.
    case "fn-pointer":
      return ty?.kind === "fn" ? bindsLifetime(ty) : "unknown";
    default:
      return "unknown";
  }
}

function any(answers: readonly (boolean | "unknown")[]): boolean | "unknown" {
  if (answers.includes(true)) return true;
  return answers.includes("unknown") ? "unknown" : false;
}

/** Whether the compiler takes two array lengths for one: it compares numbers, and does not evaluate anything else. */
function sameLength(a: ArrayLength, b: ArrayLength): boolean | "unknown" {
  const ours = literalValue(a.text);
  const theirs = literalValue(b.text);
  if (ours !== undefined && theirs !== undefined) return ours === theirs;
  if (isParameter(a) || isParameter(b)) return "unknown";
  // The same expression may have come by two ways.
  if (ours === undefined && theirs === undefined) {
    return a.text === b.text && a.scope.module.names === b.scope.module.names ? "unknown" : false;
  }
  return false;
}

function isParameter({ text, scope }: ArrayLength): boolean {
  const name = text.trim();
  return scope.generics.some(({ params }) => params.some((param) => param.name.text === name));
}

function literalValue(text: string): bigint | undefined {
  const inner = text.trim().replace(/^\{\s*([^{}]*?)\s*\}$/, "$1");
  const found = /^(0x[\da-fA-F_]+|0o[0-7_]+|0b[01_]+|\d[\d_]*?)_*(?:usize)?$/.exec(inner)?.[1];
  return found === undefined ? undefined : BigInt(found.replaceAll("_", ""));
}
