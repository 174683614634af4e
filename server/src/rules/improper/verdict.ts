/**
 * Whether C can take a type: the compiler's own answer, with the way to the part that it cannot take.
 *
 * Enters: a type as it is meant and where it stands. Leaves: safe, unsafe with the innermost type and the reason, or
 * unknown. The first problem depth first is the one, as in the compiler; an unknown part never hides a known problem.
 *
 * Source: `improper_ctypes` of rustc 1.95 as measured on its output; the Reference leaves "FFI-safe" to the lint.
 */
import type { Range, TypeDefinition, Variant } from "../../facts/item.ts";
import type { Crate } from "../../model/crate.ts";
import { nullableOf } from "../../model/nullable.ts";
import { isUnit, keyOfTy, printTy } from "../../model/print-ty.ts";
import { representationOf } from "../../model/repr.ts";
import type { Definition } from "../../model/resolve.ts";
import { type AdtTy, type FnTy, fieldTy, type Ty } from "../../model/ty.ts";
import { hasMark, isPhantomData, isSized, presentFields, transparentField } from "../../model/type-traits.ts";
import { findAbi } from "../../target/abi.ts";

/** How a type is used; a definition's pointers may point to anything, since Rust is on the other side of them. */
export type Use = "declaration" | "static" | "definition";

export type Reason =
  | "char"
  | "slice"
  | "str"
  | "dyn"
  | "tuple"
  | "opaque"
  | "array"
  | "rust-fn"
  | "box"
  | "c-string"
  | "no-layout"
  | "no-fields"
  | "only-zero-sized"
  | "phantom"
  | "enum-layout"
  | "non-exhaustive";

/** One step on the way from the written type to the one that C cannot take. */
export interface Step {
  readonly text: string;
  /** Where it is written, in the text of `of`. */
  readonly range: Range;
  readonly of: Definition;
}

export interface Problem {
  readonly kind: "unsafe";
  readonly ty: Ty;
  readonly reason: Reason;
  readonly path: readonly Step[];
}

export type Verdict =
  | { readonly kind: "safe" }
  /** Nothing but `PhantomData`: `ty` is that, or the struct that holds no more. */
  | { readonly kind: "phantom"; readonly ty: Ty }
  | { readonly kind: "unknown"; readonly why: string }
  | Problem;

const SAFE: Verdict = { kind: "safe" };
const NO_STEPS: readonly Step[] = [];

/** Where the type stands in a signature; a `static`'s is no place of its own. */
export type Position = "parameter" | "return" | "static" | "pointer";

/** What the compiler says of a type. `pointer` is a function pointer type written somewhere. */
export function verdictOf(ty: Ty, use: Use, position: Position, crate: Crate): Verdict {
  const hidden = findOpaque(ty);
  if (hidden !== undefined) return { kind: "unsafe", ty: hidden, reason: "opaque", path: NO_STEPS };
  if ((position === "parameter" || position === "return") && ty.kind === "array") {
    return { kind: "unsafe", ty, reason: "array", path: NO_STEPS };
  }
  if (position === "return" && isUnit(ty)) return SAFE;
  const answer = new Visit(use, ty, crate).of(ty, false, NO_STEPS);
  if (answer.kind === "phantom") return { kind: "unsafe", ty: answer.ty, reason: "phantom", path: NO_STEPS };
  return answer;
}

function findOpaque(ty: Ty): Ty | undefined {
  switch (ty.kind) {
    case "opaque":
      return ty;
    case "pointer":
    case "reference":
      return findOpaque(ty.pointee);
    case "array":
    case "slice":
      return findOpaque(ty.element);
    case "tuple":
      return first(ty.elements, findOpaque);
    case "adt":
      return first(ty.args, findOpaque);
    case "fn":
      return first([...ty.params, ty.result], findOpaque);
    default:
      return undefined;
  }
}

function first<T, R>(values: readonly T[], find: (value: T) => R | undefined): R | undefined {
  for (const value of values) {
    const found = find(value);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Types nested deeper than this are given up. */
const DEPTH = 64;

/** One question. A class because it remembers which types it has met: a type met again counts as safe. */
class Visit {
  readonly #use: Use;
  readonly #top: Ty;
  /** The crate whose code is judged. */
  readonly #crate: Crate;
  readonly #seen = new Set<string>();
  #depth = 0;

  constructor(use: Use, top: Ty, crate: Crate) {
    this.#use = use;
    this.#top = top;
    this.#crate = crate;
  }

  of(ty: Ty, inPointer: boolean, path: readonly Step[]): Verdict {
    if (this.#depth > DEPTH) return { kind: "unknown", why: "it is nested too deep" };
    if (ty.kind === "unknown") return ty;
    const key = keyOfTy(ty);
    if (this.#seen.has(key)) return SAFE;
    this.#seen.add(key);
    this.#depth++;
    const answer = this.#visit(ty, inPointer, path);
    this.#depth--;
    return answer;
  }

  #visit(ty: Exclude<Ty, { kind: "unknown" }>, inPointer: boolean, path: readonly Step[]): Verdict {
    const no = (reason: Reason, of: Ty = ty): Verdict => ({ kind: "unsafe", ty: of, reason, path });
    const inDefinition = this.#use === "definition" || inPointer;
    switch (ty.kind) {
      case "primitive":
        return ty.name === "char" ? no("char") : ty.name === "str" ? no("str") : SAFE;
      case "slice":
        return no("slice");
      case "dyn":
        return no("dyn");
      case "tuple":
        return no("tuple");
      case "pointer":
      case "reference": {
        if (inDefinition) {
          const sized = isSized(ty.pointee);
          if (sized === true) return SAFE;
          if (sized === "unknown") return { kind: "unknown", why: reasonOf(ty.pointee) };
        }
        if (ty.kind === "pointer" && isUnit(ty.pointee)) return SAFE;
        return this.of(ty.pointee, inPointer, path);
      }
      case "array":
        return this.of(ty.element, inPointer, path);
      case "fn":
        return this.#fn(ty, path);
      case "foreign":
      case "never":
      case "constant":
        return SAFE;
      case "parameter":
      case "projection":
        return inDefinition ? SAFE : { kind: "unknown", why: `\`${printTy(ty)}\` is a parameter` };
      case "opaque":
        return no("opaque");
      case "adt":
        return this.#adt(ty, inPointer, path);
      default: {
        const missing: never = ty;
        return missing;
      }
    }
  }

  #fn(ty: FnTy, path: readonly Step[]): Verdict {
    const abi = findAbi(ty.abi);
    if (abi === undefined) return { kind: "unknown", why: `there is no ABI "${ty.abi}"` };
    if (abi.rustic) return { kind: "unsafe", ty, reason: "rust-fn", path };
    const parts = isUnit(ty.result) ? ty.params : [...ty.params, ty.result];
    return firstProblem(parts, (part) => this.of(part, true, path));
  }

  #adt(ty: AdtTy, inPointer: boolean, path: readonly Step[]): Verdict {
    const no = (reason: Reason): Verdict => ({ kind: "unsafe", ty, reason, path });
    if (hasMark(ty, "lang", "owned_box") && this.#use === "definition") {
      const sized = ty.args[0] === undefined ? "unknown" : isSized(ty.args[0]);
      if (sized === "unknown") return { kind: "unknown", why: "the boxed type is not known" };
      return sized ? SAFE : no("box");
    }
    if (isPhantomData(ty)) return { kind: "phantom", ty };
    if (ty.item.kind === "enum") return this.#enum(ty, inPointer, path);
    if (isCString(ty) && !isMutablePointer(this.#top)) return no("c-string");
    const repr = representationOf(ty.definition);
    if (repr === "unknown")
      return { kind: "unknown", why: `the representation of \`${ty.definition.name}\` depends on a \`cfg\`` };
    if (!repr.c && !repr.transparent) return no("no-layout");
    if (this.#isForeign(ty) && hasMark(ty, "non_exhaustive")) return no("non-exhaustive");
    if (isOpaqueInTable(ty)) return SAFE;
    const fields = presentFields(ty, ty.item.fields);
    if (fields === undefined)
      return { kind: "unknown", why: `a field of \`${ty.definition.name}\` depends on a \`cfg\`` };
    if (fields.length === 0) return no("no-fields");
    return this.#fields(ty, fields, undefined, repr.transparent, inPointer, path);
  }

  #enum(ty: AdtTy, inPointer: boolean, path: readonly Step[]): Verdict {
    const { variants } = ty.item;
    if (variants.length === 0) return SAFE;
    const repr = representationOf(ty.definition);
    if (repr === "unknown")
      return { kind: "unknown", why: `the representation of \`${ty.definition.name}\` depends on a \`cfg\`` };
    if (!repr.c && !repr.transparent && repr.int === undefined) {
      const inner = nullableOf(ty);
      if (inner === "unknown") return { kind: "unknown", why: reasonOf(ty) };
      return inner === undefined
        ? { kind: "unsafe", ty, reason: "enum-layout", path }
        : this.of(inner, inPointer, path);
    }
    if (this.#isForeign(ty)) {
      const marked = variants.some((variant) => variant.attributes.some(({ meta }) => meta.name === "non_exhaustive"));
      const data = variants.some(({ fields }) => fields.length > 0);
      if (marked || (data && hasMark(ty, "non_exhaustive")))
        return { kind: "unsafe", ty, reason: "non-exhaustive", path };
    }
    return firstProblem(variants, (variant) => {
      const fields = presentFields(ty, variant.fields);
      if (fields === undefined)
        return { kind: "unknown", why: `a variant of \`${ty.definition.name}\` depends on a \`cfg\`` };
      return this.#fields(ty, fields, variant, repr.transparent, inPointer, path);
    });
  }

  #isForeign({ definition }: AdtTy): boolean {
    return definition.scope.module.crate !== this.#crate;
  }

  #fields(
    ty: AdtTy,
    fields: TypeDefinition["fields"],
    variant: Variant | undefined,
    transparent: boolean,
    inPointer: boolean,
    path: readonly Step[],
  ): Verdict {
    let onlyTrivial = false;
    const steps = (field: TypeDefinition["fields"][number]): readonly Step[] => [
      ...path,
      stepOf(ty, field, variant, fields.indexOf(field)),
    ];
    if (transparent) {
      const held = transparentField(ty, fields);
      if (held === "unknown") return { kind: "unknown", why: `the fields of \`${ty.definition.name}\` are not known` };
      if (held !== "none") {
        const answer = this.of(fieldTy(ty, held.type), inPointer, steps(held));
        if (answer.kind !== "unsafe" || !isUnit(answer.ty)) return answer;
      } else onlyTrivial = true;
    }
    let phantom = fields.length > 0;
    let doubt: Verdict | undefined;
    for (const field of fields) {
      const answer = this.of(fieldTy(ty, field.type), inPointer, steps(field));
      if (answer.kind === "unsafe" && !isUnit(answer.ty)) return answer;
      if (answer.kind === "unknown") doubt ??= answer;
      if (answer.kind !== "phantom") phantom = false;
    }
    if (doubt !== undefined) return doubt;
    if (phantom) return { kind: "phantom", ty };
    return onlyTrivial ? { kind: "unsafe", ty, reason: "only-zero-sized", path } : SAFE;
  }
}

/** The first problem of several parts; unknown when there is none but a part is. */
function firstProblem<T>(parts: readonly T[], ask: (part: T) => Verdict): Verdict {
  let doubt: Verdict | undefined;
  for (const part of parts) {
    const answer = ask(part);
    if (answer.kind === "unsafe" || answer.kind === "phantom") return answer;
    if (answer.kind === "unknown") doubt ??= answer;
  }
  return doubt ?? SAFE;
}

function stepOf(
  { definition }: AdtTy,
  field: TypeDefinition["fields"][number],
  variant: Variant | undefined,
  index: number,
): Step {
  const type = field.type === undefined ? "" : definition.source.slice(field.type.start, field.type.end);
  const owner = variant === undefined ? "" : `${variant.name.text}.`;
  const text = `${owner}${field.name?.text ?? index}: ${type.replace(/\s+/g, " ")}`;
  return { text, range: field, of: definition };
}

function isCString(ty: AdtTy): boolean {
  return (
    hasMark(ty, "rustc_diagnostic_item", "cstring_type") ||
    hasMark(ty, "rustc_diagnostic_item", "cstr_type") ||
    hasMark(ty, "lang", "CStr")
  );
}

function isMutablePointer(ty: Ty): boolean {
  return (ty.kind === "pointer" || ty.kind === "reference") && ty.mutable;
}

/** Whether only that a struct is there is known of it, and that it has C's layout: the table of the `libc` crate. */
function isOpaqueInTable({ definition }: AdtTy): boolean {
  return (
    definition.scope.module.index.isStandard &&
    definition.item.attributes.some(({ meta }) => meta.name === "ferrule::opaque")
  );
}

function reasonOf(ty: Ty): string {
  return ty.kind === "unknown" ? ty.why : `\`${printTy(ty)}\` is not fully known`;
}
