/**
 * Types as they are meant: names resolved, aliases gone, generic arguments in place.
 *
 * Enters: a type as written and its scope. Leaves: a `Ty`. What cannot be known is `unknown` with a reason, wherever in
 * the type it stands; what is around it is still told.
 *
 * Source: Rust Reference, "Types", "Type aliases", "Generic parameters".
 */
import type { FnPointer, GenericParam, Generics, PathType, RustType, TypeDefinition, TypeItem } from "../facts/item.ts";
import { type Definition, type Resolution, resolvePath, type Scope } from "./resolve.ts";

export type Ty =
  /** Integers, floats, `bool`, `char`, `str`. */
  | { readonly kind: "primitive"; readonly name: string }
  | { readonly kind: "never" }
  | { readonly kind: "pointer" | "reference"; readonly mutable: boolean; readonly pointee: Ty }
  | { readonly kind: "slice"; readonly element: Ty }
  | { readonly kind: "array"; readonly element: Ty; readonly length: ArrayLength }
  | { readonly kind: "tuple"; readonly elements: readonly Ty[] }
  | FnTy
  | AdtTy
  /** `type T;` of an external block. */
  | { readonly kind: "foreign"; readonly definition: Definition }
  /** A generic parameter that nothing was put in for. */
  | { readonly kind: "parameter"; readonly name: string; readonly sized: boolean }
  /** `T::Item` and its like, of a parameter. */
  | { readonly kind: "projection"; readonly text: string }
  /** `impl Trait` where it hides a type; in a parameter it is a `parameter`. */
  | { readonly kind: "opaque"; readonly text: string }
  | { readonly kind: "dyn"; readonly text: string }
  /** The value of a const argument, where it is known. */
  | { readonly kind: "constant"; readonly length: ArrayLength }
  | { readonly kind: "unknown"; readonly why: string };

export interface FnTy {
  readonly kind: "fn";
  /** "Rust" where no ABI is written. */
  readonly abi: string;
  readonly unsafe: boolean;
  readonly params: readonly Ty[];
  readonly variadic: boolean;
  /** The unit tuple where none is written. */
  readonly result: Ty;
  /** The function pointer type as written, and the text in which its ranges stand; undefined for one that was inferred. */
  readonly written?: { readonly type: FnPointer; readonly source: string };
}

/** A struct, enum or union with its arguments: one for each type and const parameter, in order. */
export interface AdtTy {
  readonly kind: "adt";
  readonly definition: Definition;
  readonly item: TypeDefinition;
  readonly args: readonly Ty[];
}

/** The length of an array: the expression and where it stands, to be evaluated when someone asks. */
export interface ArrayLength {
  /** The text of the expression. */
  readonly text: string;
  readonly scope: Scope;
}

export const UNIT: Ty = { kind: "tuple", elements: [] };

/** Types nested deeper than this, or aliases that lead to each other, are given up. */
const DEPTH = 48;
const BUDGET = 10_000;

export function unknownTy(why: string): Ty {
  return { kind: "unknown", why };
}

/** The type that `type` means in `scope`; `source` is the text in which its ranges stand. */
export function lowerType(type: RustType, source: string, scope: Scope): Ty {
  return lower(type, { source, scope, args: undefined, depth: 0, budget: { left: BUDGET } });
}

interface Place {
  readonly source: string;
  readonly scope: Scope;
  /** What stands for the generic parameters of the definition whose text this is. */
  readonly args: Arguments | undefined;
  readonly depth: number;
  /** How many more types may be made: aliases that double each other would never end. */
  readonly budget: { left: number };
}

interface Arguments {
  readonly generics: Generics;
  readonly values: readonly Ty[];
}

function lower(type: RustType, place: Place): Ty {
  if (place.depth > DEPTH || place.budget.left-- <= 0) return unknownTy("it is nested too deep");
  const { source, scope, args, budget } = place;
  // Written out: this is made for every part of every type, and a spread takes ten times as long.
  const inner: Place = { source, scope, args, depth: place.depth + 1, budget };
  switch (type.kind) {
    case "path":
      return lowerPath(type, inner);
    case "reference":
    case "pointer":
      return { kind: type.kind, mutable: type.mutable, pointee: lower(type.pointee, inner) };
    case "slice":
      return { kind: "slice", element: lower(type.element, inner) };
    case "array":
      return { kind: "array", element: lower(type.element, inner), length: lengthOf(type.length, inner) };
    case "tuple":
      return { kind: "tuple", elements: type.elements.map((element) => lower(element, inner)) };
    case "never":
      return { kind: "never" };
    case "fn-pointer":
      return lowerFnPointer(type, inner);
    case "impl":
      return { kind: "opaque", text: place.source.slice(type.start, type.end) };
    case "dyn":
      return { kind: "dyn", text: place.source.slice(type.start, type.end) };
    case "const-argument":
      return { kind: "constant", length: lengthOf(type, inner) };
    case "macro":
      return unknownTy(`the macro \`${type.path}!\` writes it`);
    case "infer":
      return unknownTy("it is inferred");
    case "unknown":
      return unknownTy("it cannot be read");
    default: {
      const missing: never = type;
      return missing;
    }
  }
}

function lengthOf(range: { readonly start: number; readonly end: number }, place: Place): ArrayLength {
  const text = place.source.slice(range.start, range.end);
  const value = place.args === undefined ? undefined : argumentOf(text.trim(), place.args);
  return value?.kind === "constant" ? value.length : { text, scope: place.scope };
}

function lowerFnPointer(type: FnPointer, place: Place): FnTy {
  const fixed = type.params.filter(({ variadic }) => variadic === undefined);
  return {
    kind: "fn",
    abi: type.abi?.name ?? "Rust",
    unsafe: type.qualifiers.some(({ word }) => word === "unsafe"),
    params: fixed.map((param) =>
      param.type === undefined ? unknownTy("it cannot be read") : lower(param.type, place),
    ),
    variadic: fixed.length < type.params.length,
    result: type.returnType === undefined ? UNIT : lower(type.returnType, place),
    written: { type, source: place.source },
  };
}

function lowerPath(type: PathType, place: Place): Ty {
  const { scope } = place;
  const found = resolvePath(type, scope, "type");
  switch (found.kind) {
    case "primitive":
      return { kind: "primitive", name: found.name };
    case "parameter":
      return parameterTy(found.name, found.generics, place);
    case "self":
      return selfTy(place);
    case "definition":
      return definitionTy(found.definition, type, place);
    case "associated":
      return associatedTy(found, place.source.slice(type.start, type.end));
    case "unknown":
      return unknownTy(found.why);
    case "nothing":
      return unknownTy(`nothing is called \`${type.segments.join("::")}\` here`);
    case "module":
    case "variant":
      return unknownTy("it is no type");
    default: {
      const missing: never = found;
      return missing;
    }
  }
}

function associatedTy(found: Extract<Resolution, { kind: "associated" }>, text: string): Ty {
  const { base } = found;
  // Of a type that is known the compiler knows the associated type as well; of a parameter nobody does.
  if (base.kind === "parameter") return { kind: "projection", text };
  return unknownTy(`\`${text}\` is an associated type`);
}

function argumentOf(name: string, { generics, values }: Arguments): Ty | undefined {
  const index = valueParams(generics).findIndex((param) => param.name.text === name);
  return index < 0 ? undefined : values[index];
}

function parameterTy(name: string, generics: Generics, place: Place): Ty {
  if (place.args?.generics === generics) {
    const value = argumentOf(name, place.args);
    if (value !== undefined) return value;
  }
  const param = generics.params.find((one) => one.name.text === name);
  if (param?.kind === "const") return { kind: "constant", length: { text: name, scope: place.scope } };
  return { kind: "parameter", name, sized: param?.maybeUnsized !== true };
}

function selfTy(place: Place): Ty {
  const { self } = place.scope;
  if (self === undefined || self === "unknown") return unknownTy("`Self` is not known here");
  if ("type" in self) return lower(self.type, { ...place, source: self.source, scope: self.scope, args: undefined });
  const { item } = self;
  if (!isTypeDefinition(item)) return unknownTy("`Self` is not known here");
  return {
    kind: "adt",
    definition: self,
    item,
    args: place.args?.values ?? valueParams(item.generics).map(asParameter),
  };
}

function definitionTy(definition: Definition, type: PathType, place: Place): Ty {
  const { item } = definition;
  if (item.kind === "trait") return { kind: "dyn", text: place.source.slice(type.start, type.end) };
  if (item.kind === "type" && item.type === undefined) {
    return definition.declaration.foreign !== undefined
      ? { kind: "foreign", definition }
      : unknownTy("the alias has no type");
  }
  if (item.kind !== "type" && !isTypeDefinition(item)) return unknownTy("it is no type");
  const args = argumentsOf(item.generics, type, definition, place);
  if (args === undefined) return unknownTy("its generic arguments do not fit");
  if (args.some((arg) => weightOf(arg, HEAVIEST + 1) > HEAVIEST)) return unknownTy("it is nested too deep");
  if (isTypeDefinition(item)) return { kind: "adt", definition, item, args };
  return aliasTy(item, definition, args, place);
}

function aliasTy(item: TypeItem, definition: Definition, values: readonly Ty[], place: Place): Ty {
  const { source, scope } = definition;
  const args = item.generics === undefined ? undefined : { generics: item.generics, values };
  return lower(item.type as RustType, { source, scope, args, depth: place.depth, budget: place.budget });
}

/** The arguments for a definition's parameters, defaults filled in; undefined when there are too many or too few. */
function argumentsOf(
  generics: Generics | undefined,
  type: PathType,
  definition: Definition,
  place: Place,
): readonly Ty[] | undefined {
  const params = valueParams(generics);
  if (params.length === 0) return type.args.length === 0 ? NO_TYS : undefined;
  if (type.args.length > params.length) return undefined;
  const values: Ty[] = [];
  for (const [i, param] of params.entries()) {
    const written = type.args[i];
    if (written !== undefined) values.push(asArgument(lower(written, place), written, param, place));
    else if (param.default !== undefined && generics !== undefined) {
      const { source, scope } = definition;
      values.push(lower(param.default, { ...place, source, scope, args: { generics, values } }));
    } else
      values.push(
        type.args.length === 0 ? unknownTy("its arguments are inferred") : unknownTy("an argument is missing"),
      );
  }
  return values;
}

/** A path that stands where a constant is wanted is the constant's name. */
function asArgument(lowered: Ty, written: RustType, param: GenericParam, place: Place): Ty {
  if (param.kind !== "const" || lowered.kind === "constant") return lowered;
  return { kind: "constant", length: lengthOf(written, place) };
}

const NO_TYS: readonly Ty[] = [];

/** An argument of more parts than this is given up: a type that holds itself with larger arguments would never end. */
const HEAVIEST = 500;

/** How many parts a type has when it is written out, `most` at most. Parts that are shared count wherever they stand. */
function weightOf(ty: Ty, most: number): number {
  let weight = 1;
  for (const part of partsOf(ty)) {
    if (weight >= most) break;
    weight += weightOf(part, most - weight);
  }
  return weight;
}

function partsOf(ty: Ty): readonly Ty[] {
  switch (ty.kind) {
    case "pointer":
    case "reference":
      return [ty.pointee];
    case "slice":
    case "array":
      return [ty.element];
    case "tuple":
      return ty.elements;
    case "fn":
      return [...ty.params, ty.result];
    case "adt":
      return ty.args;
    default:
      return NO_TYS;
  }
}

/** The parameters that take an argument that matters: types and constants. */
export function valueParams(generics: Generics | undefined): readonly GenericParam[] {
  return generics === undefined ? [] : generics.params.filter(({ kind }) => kind !== "lifetime");
}

function asParameter(param: GenericParam): Ty {
  return { kind: "parameter", name: param.name.text, sized: !param.maybeUnsized };
}

function isTypeDefinition(item: Definition["item"]): item is TypeDefinition {
  return item.kind === "struct" || item.kind === "enum" || item.kind === "union";
}

/** The type of a field of `adt`, with the arguments of `adt` put in. */
export function fieldTy(adt: AdtTy, type: RustType | undefined): Ty {
  if (type === undefined) return unknownTy("it cannot be read");
  const { definition, item, args } = adt;
  const { source, scope } = definition;
  const values = item.generics === undefined ? undefined : { generics: item.generics, values: args };
  return lower(type, { source, scope, args: values, depth: 0, budget: { left: BUDGET } });
}
