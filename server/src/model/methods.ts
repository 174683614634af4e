/**
 * Methods and associated functions of types that are known, and what they give.
 *
 * Enters: the type before the dot or the `::`, and a name. Leaves: the function in an impl for that type, and the types
 * that stand for the impl's parameters. Traits are not searched for: a method of a trait is found where its impl names
 * the type. More than one that could be meant is none.
 *
 * Source: Rust Reference, "Method call expressions"; the std's own methods are declared in `target/std`.
 */
import type { RustType } from "../facts/item.ts";
import type { Crate } from "./crate.ts";
import type { FnSource } from "./functions.ts";
import { resolveInModule, type Scope } from "./resolve.ts";
import { type AdtTy, lowerType, type Ty, unknownTy } from "./ty.ts";
import { isStandard } from "./world.ts";

/** What stands for the generic parameters of an impl and of its function, by name. */
export type Substitution = Map<string, Ty>;

export interface Method {
  readonly fn: FnSource;
  readonly substitution: Substitution;
  /** The type that has the method: that before the dot, or one it dereferences to. */
  readonly of: Ty;
}

/** The method `name` of a value of type `ty`, through references and the standard library's `Deref`. */
export function methodOf(ty: Ty, name: string, scope: Scope): Method | undefined {
  let at: Ty | undefined = ty;
  for (let step = 0; at !== undefined && step < 8; step++) {
    const found = associatedOf(at, name, scope);
    if (found !== undefined) return isMethod(found.fn) ? found : undefined;
    at = dereferenced(at, scope);
  }
  return undefined;
}

/** The associated function `name` of a type: `T::name`. */
export function associatedOf(ty: Ty, name: string, scope: Scope): Method | undefined {
  const owner = ownerOf(ty);
  if (owner === undefined) return undefined;
  const { world } = scope;
  let all: readonly FnSource[] | undefined;
  if (ty.kind === "adt" && !isStandard(ty.definition.scope.module.crate)) {
    const { module } = ty.definition.scope;
    all = world.functions.methods(module.crate, owner, name) ?? world.functions.methodsInFile(module, owner, name);
  } else all = world.functions.standardMethods(scope.module.crate, owner, name);
  const fitting = all.flatMap((fn): Method[] => {
    const substitution = substitutionFor(fn, ty);
    return substitution === undefined ? [] : [{ fn, substitution, of: ty }];
  });
  const inherent = fitting.filter(({ fn }) => fn.owner?.item?.trait === undefined);
  const [only, more] = inherent.length > 0 ? inherent : fitting;
  return more === undefined ? only : undefined;
}

function isMethod({ item }: FnSource): boolean {
  const first = item.params[0];
  return first?.self !== undefined || (first?.pattern?.kind === "identifier" && first.pattern.name.text === "self");
}

function ownerOf(ty: Ty): string | undefined {
  switch (ty.kind) {
    case "adt":
      return ty.definition.name;
    case "primitive":
      return ty.name;
    case "slice":
      return "[]";
    case "pointer":
      return ty.mutable ? "*mut" : "*const";
    default:
      return undefined;
  }
}

/** What stands for the impl's parameters if it is for `ty`; undefined if it is for another type. */
function substitutionFor({ owner, scope }: FnSource, ty: Ty): Substitution | undefined {
  const type = owner?.item?.selfType;
  if (owner === undefined || type === undefined || scope.self === undefined || scope.self === "unknown")
    return undefined;
  if (!("type" in scope.self)) return undefined;
  const substitution: Substitution = new Map();
  return unify(declaredTy(type, owner.source, scope.self.scope), ty, substitution) ? substitution : undefined;
}

/** What the standard library's texts say: they never change. */
const standardTypes = new WeakMap<RustType, Ty>();

/** The type that is written in the declaration of a function or impl. */
export function declaredTy(type: RustType, source: string, scope: Scope): Ty {
  if (!isStandard(scope.module.crate)) return lowerType(type, source, scope);
  let ty = standardTypes.get(type);
  if (ty === undefined) {
    ty = lowerType(type, source, scope);
    standardTypes.set(type, ty);
  }
  return ty;
}

/** Puts into `substitution` what the parameters in `pattern` must be to make it `ty`; false where it cannot be. */
export function unify(pattern: Ty, ty: Ty, substitution: Substitution): boolean {
  if (pattern.kind === "parameter") {
    const known = substitution.get(pattern.name);
    if (known === undefined) substitution.set(pattern.name, ty);
    return true;
  }
  switch (pattern.kind) {
    case "adt":
      return (
        ty.kind === "adt" &&
        ty.definition === pattern.definition &&
        pattern.args.every((arg, i) => unify(arg, ty.args[i] ?? unknownTy("an argument is missing"), substitution))
      );
    case "pointer":
    case "reference":
      return ty.kind === pattern.kind && unify(pattern.pointee, ty.pointee, substitution);
    case "slice":
      return ty.kind === "slice" && unify(pattern.element, ty.element, substitution);
    case "array":
      return ty.kind === "array" && unify(pattern.element, ty.element, substitution);
    case "tuple":
      return (
        ty.kind === "tuple" &&
        ty.elements.length === pattern.elements.length &&
        pattern.elements.every((one, i) => unify(one, ty.elements[i] as Ty, substitution))
      );
    case "primitive":
      return ty.kind !== "primitive" || ty.name === pattern.name;
    default:
      return true;
  }
}

/** A type with what stands for its parameters put in; those that nothing stands for are unknown. */
export function substitute(ty: Ty, substitution: Substitution): Ty {
  const inner = (one: Ty) => substitute(one, substitution);
  switch (ty.kind) {
    case "parameter":
      return substitution.get(ty.name) ?? unknownTy("it is inferred");
    case "pointer":
    case "reference":
      return { kind: ty.kind, mutable: ty.mutable, pointee: inner(ty.pointee) };
    case "slice":
      return { kind: "slice", element: inner(ty.element) };
    case "array":
      return { kind: "array", element: inner(ty.element), length: ty.length };
    case "tuple":
      return { kind: "tuple", elements: ty.elements.map(inner) };
    case "adt":
      return ty.args.length === 0 ? ty : { ...ty, args: ty.args.map(inner) };
    default:
      return ty;
  }
}

/** What `*x` is for an `x` of this type, as methods are looked for; undefined where that is not known. */
export function dereferenced(ty: Ty, scope: Scope): Ty | undefined {
  if (ty.kind === "reference") return ty.pointee;
  if (ty.kind === "array") return { kind: "slice", element: ty.element };
  if (ty.kind !== "adt" || !isStandard(ty.definition.scope.module.crate)) return undefined;
  const [first] = ty.args;
  switch (ty.definition.name) {
    case "Box":
    case "Rc":
    case "Arc":
    case "ManuallyDrop":
    case "MutexGuard":
    case "RwLockReadGuard":
    case "RwLockWriteGuard":
    case "Ref":
    case "RefMut":
    case "Cow":
    case "AssertUnwindSafe":
      return first;
    case "Pin":
      return first === undefined ? undefined : dereferenced(first, scope);
    case "Vec":
      return first === undefined ? undefined : { kind: "slice", element: first };
    case "String":
      return { kind: "primitive", name: "str" };
    case "CString":
      return standardAdt(scope, ["core", "ffi", "c_str", "CStr"], []);
    default:
      return undefined;
  }
}

/** A type of the standard library by its path, the crate's name first; undefined where there is none. */
export function standardAdt(
  scope: Scope,
  [crate = "", ...path]: readonly string[],
  args: readonly Ty[],
): AdtTy | undefined {
  const found = standardItem(scope, crate, path);
  if (found === undefined) return undefined;
  const { item } = found;
  return item.kind === "struct" || item.kind === "enum" || item.kind === "union"
    ? { kind: "adt", definition: found, item, args }
    : undefined;
}

function standardItem({ world, module }: Scope, name: string, path: readonly string[]) {
  const crate: Crate | undefined = world.standard(name, module.crate);
  const root = crate === undefined ? undefined : world.rootOf(crate);
  const found = root === undefined ? undefined : resolveInModule(world, root, ["self", ...path], "type");
  return found?.kind === "definition" ? found.definition : undefined;
}
