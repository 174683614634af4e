/**
 * The type of an expression, where it can be said without inference: from what is written around it.
 *
 * Enters: an expression and what the names around it mean. Leaves: its type, or undefined. A type that depends on how a value is used
 * later (an integer without a suffix, a closure's parameter, a generic call) is not known.
 *
 * Source: Rust Reference, "Expressions", "Literal expressions", "Type cast expressions".
 */
import type { BinaryOperator, Expression, LiteralExpression } from "../facts/expression.ts";
import type { FnItem, RustType } from "../facts/item.ts";
import { type Local, type Meaning, meaningOf, type Names, namesAt } from "./body.ts";
import {
  associatedOf,
  declaredTy,
  dereferenced,
  type Method,
  methodOf,
  standardAdt,
  substitute,
  unify,
} from "./methods.ts";
import type { Definition, Resolution, Scope } from "./resolve.ts";
import { type FnTy, fieldTy, lowerType, type Ty, UNIT, unknownTy, valueParams } from "./ty.ts";
import { isStandard } from "./world.ts";

/** A value's type, or what has a type of its own that no one can write. */
export type ValueTy =
  | Ty
  /** A function by its name, not yet a pointer. */
  | { readonly kind: "fn-item"; readonly definition: Definition; readonly signature: FnTy }
  | { readonly kind: "closure" }
  /** An integer or float literal without a suffix. */
  | { readonly kind: "integer" | "float" };

const DEPTH = 16;

/** What is known about the type of `expression`. */
export function typeOf(expression: Expression, names: Names, depth = 0): ValueTy | undefined {
  if (depth > DEPTH) return undefined;
  if (expression.kind === "literal") return literalTy(expression);
  const { types } = names.body;
  const at = namesAt(names);
  const known = types.get(expression);
  if (known !== undefined && known.names === at) return known.type;
  const type = seekType(expression, at, depth);
  // What was not found from too far away may be found from nearer.
  if (type !== undefined || depth === 0) types.set(expression, { names: at, type });
  return type;
}

function seekType(expression: Expression, names: Names, depth: number): ValueTy | undefined {
  const { scope } = names;
  const { source } = names.body;
  const inner = (one: Expression) => typeOf(one, names, depth + 1);
  switch (expression.kind) {
    case "parenthesized":
      return inner(expression.inner);
    case "attributed":
      return inner(expression.expression);
    case "cast":
      return known(lowerType(expression.type, source, scope));
    case "borrow": {
      const pointee = asTy(inner(expression.operand));
      if (pointee === undefined) return undefined;
      return { kind: expression.raw ? "pointer" : "reference", mutable: expression.mutable, pointee };
    }
    case "unary": {
      const operand = inner(expression.operand);
      if (expression.operator !== "*") return isNumber(operand) ? operand : undefined;
      return operand?.kind === "pointer" || operand?.kind === "reference" ? known(operand.pointee) : undefined;
    }
    case "path":
      return pathTy(expression, names, depth);
    case "call": {
      const { callee: path } = expression;
      if (path.kind === "path") {
        const meaning = meaningOf(path, names);
        if (meaning.kind === "associated") {
          const method = associatedIn(path, meaning, names);
          return method === undefined ? undefined : resultOf(method, expression.args, path.args, names, depth);
        }
        if (
          meaning.kind === "variant" ||
          (meaning.kind === "definition" && meaning.definition.item.kind === "struct")
        ) {
          return constructed(meaning, expression.args, names, depth);
        }
      }
      const callee = inner(path);
      if (callee?.kind === "fn-item") {
        const { item } = callee.definition;
        const generic = item.kind === "fn" && valueParams(item.generics).length > 0;
        if (!generic) return known(callee.signature.result);
        // Arguments that are written say what a generic function gives; the others are inferred.
        if (item.kind !== "fn" || path.kind !== "path" || path.args.length === 0) return undefined;
        return resultOf(
          { fn: { item, source: callee.definition.source, scope: callee.definition.scope }, substitution: new Map() },
          expression.args,
          path.args,
          names,
          depth,
        );
      }
      return callee?.kind === "fn" ? known(callee.result) : undefined;
    }
    case "method-call": {
      const receiver = asTy(inner(expression.receiver));
      if (receiver === undefined) return undefined;
      const { method: name, args, typeArgs } = expression;
      if (name.text === "clone" && args.length === 0) return throughReferences(receiver);
      const method = methodOf(receiver, name.text, scope);
      return method === undefined ? undefined : resultOf(method, args, typeArgs, names, depth);
    }
    case "try": {
      const operand = inner(expression.operand);
      if (operand?.kind !== "adt") return undefined;
      const known = isStandardItem(operand.definition, "Result") || isStandardItem(operand.definition, "Option");
      return known ? asTy(operand.args[0]) : undefined;
    }
    case "macro": {
      const { path, args } = expression;
      if (path.segments.length > 1) return undefined;
      if (path.name.text === "format") return standardAdt(scope, ["alloc", "string", "String"], []);
      if (path.name.text !== "vec" || args === undefined) return undefined;
      const [first] = args;
      const element = first === undefined ? undefined : asTy(inner(first));
      return standardAdt(scope, ["alloc", "vec", "Vec"], [element ?? unknownTy("it is inferred")]);
    }
    case "struct": {
      const { path } = expression;
      return known(lowerType(path, source, scope));
    }
    case "field": {
      const object = throughDeref(inner(expression.object), scope);
      if (object?.kind === "tuple") return known(object.elements[Number(expression.field.text)]);
      if (object?.kind !== "adt" || object.item.kind === "enum") return undefined;
      const index = Number(expression.field.text);
      const field = object.item.fields.find(({ name }, i) =>
        name === undefined ? i === index : name.text === expression.field.text,
      );
      return field === undefined ? undefined : known(fieldTy(object, field.type));
    }
    case "binary":
      return binaryTy(expression.operator, inner(expression.left), inner(expression.right));
    case "index": {
      const object = throughDeref(inner(expression.object), scope);
      if (object?.kind !== "slice" && object?.kind !== "array") return undefined;
      const index = inner(expression.index);
      const isOne = index?.kind === "integer" || (index?.kind === "primitive" && index.name === "usize");
      return isOne ? known(object.element) : undefined;
    }
    case "array": {
      const [first] = expression.elements;
      const element = first === undefined ? undefined : asTy(inner(first));
      const length = { text: String(expression.elements.length), scope };
      return { kind: "array", element: element ?? unknownTy("it is inferred"), length };
    }
    case "repeat": {
      const element = asTy(inner(expression.element)) ?? unknownTy("it is inferred");
      const text = source.slice(expression.length.start, expression.length.end);
      return { kind: "array", element, length: { text, scope } };
    }
    case "tuple": {
      const elements = expression.elements.map((element) => asTy(inner(element)));
      return elements.every((element) => element !== undefined) ? { kind: "tuple", elements } : undefined;
    }
    case "block":
      return expression.form === "plain" || expression.form === "unsafe"
        ? blockTy(expression, names, depth)
        : undefined;
    case "closure":
      return { kind: "closure" };
    case "assignment":
      return UNIT;
    default:
      return undefined;
  }
}

/** Whether a definition is the standard library's item of that name. */
export function isStandardItem({ name, scope }: Definition, wanted: string): boolean {
  return name === wanted && isStandard(scope.module.crate);
}

/** A type that can be written; undefined for what is not known or has no name. */
export function asTy(ty: ValueTy | undefined): Ty | undefined {
  if (ty === undefined) return undefined;
  switch (ty.kind) {
    case "fn-item":
    case "closure":
    case "integer":
    case "float":
    case "unknown":
      return undefined;
    default:
      return ty;
  }
}

/** The type behind references, as fields and methods look for it. */
export function throughReferences(ty: ValueTy | undefined): ValueTy | undefined {
  let at = ty;
  while (at?.kind === "reference") at = at.pointee;
  return at;
}

/** The type behind references and the standard library's `Deref`, as fields and indexes look for it. */
export function throughDeref(ty: ValueTy | undefined, scope: Scope): ValueTy | undefined {
  let at = throughReferences(ty);
  for (let step = 0; at?.kind === "adt" && step < 8; step++) {
    const next = dereferenced(at, scope);
    if (next === undefined) break;
    at = throughReferences(next);
  }
  return at;
}

/** The type of a function: parameters and result as its pointers have them. */
export function signatureOf(definition: Definition): FnTy | undefined {
  const { item, source, scope, declaration } = definition;
  if (item.kind !== "fn") return undefined;
  const { foreign } = declaration;
  let params: readonly Ty[] | undefined;
  let result: Ty | undefined;
  // Most of those who ask want to know the ABI or whether it is unsafe.
  return {
    kind: "fn",
    abi: foreign?.abi ?? item.abi?.name ?? "Rust",
    unsafe: isUnsafeFn(item, foreign !== undefined),
    get params() {
      params ??= item.params.flatMap(({ type, variadic }) =>
        variadic === undefined
          ? [type === undefined ? unknownTy("it cannot be read") : lowerType(type, source, scope)]
          : [],
      );
      return params;
    },
    variadic: item.params.some(({ variadic }) => variadic !== undefined),
    get result() {
      result ??= item.returnType === undefined ? UNIT : lowerType(item.returnType, source, scope);
      return result;
    },
  };
}

/** Whether calling a function needs an unsafe context. Foreign functions do, unless they are declared `safe`. */
export function isUnsafeFn({ qualifiers }: FnItem, foreign: boolean): boolean {
  const has = (word: string) => qualifiers.some((qualifier) => qualifier.word === word);
  return foreign ? !has("safe") : has("unsafe");
}

/** The method or associated function that a call or a path names; undefined where that is not known. */
export function calledMethod(expression: Expression, names: Names): Method | undefined {
  if (expression.kind === "method-call") {
    const receiver = asTy(typeOf(expression.receiver, names));
    return receiver === undefined ? undefined : methodOf(receiver, expression.method.text, names.scope);
  }
  if (expression.kind !== "call" || expression.callee.kind !== "path") return undefined;
  return namedMethod(expression.callee, names);
}

/** The method or associated function that a path such as `String::new` names; undefined where that is not known. */
export function namedMethod(path: Extract<Expression, { kind: "path" }>, names: Names): Method | undefined {
  const meaning = meaningOf(path, names);
  return meaning.kind === "associated" ? associatedIn(path, meaning, names) : undefined;
}

function associatedIn(
  path: Extract<Expression, { kind: "path" }>,
  { base, rest }: Extract<Resolution, { kind: "associated" }>,
  names: Names,
): Method | undefined {
  const [name, more] = rest;
  if (name === undefined || more !== undefined) return undefined;
  const owner = ownerTy(path, base, names);
  return owner === undefined ? undefined : associatedOf(owner, name, names.scope);
}

/** The type before the last `::`. Of its arguments nothing is known: the path's own are those of the function. */
function ownerTy(path: Extract<Expression, { kind: "path" }>, base: Resolution, names: Names): Ty | undefined {
  const { scope, body } = names;
  if (path.selfType !== undefined && path.trait === undefined)
    return known(lowerType(path.selfType, body.source, scope));
  if (base.kind === "primitive") return { kind: "primitive", name: base.name };
  if (base.kind === "self") {
    const { self } = scope;
    if (self === undefined || self === "unknown" || !("type" in self)) return undefined;
    return known(lowerType(self.type, self.source, self.scope));
  }
  if (base.kind !== "definition") return undefined;
  const { definition } = base;
  const { item } = definition;
  if (item.kind === "type" && item.type !== undefined && valueParams(item.generics).length === 0) {
    return known(lowerType(item.type, definition.source, definition.scope));
  }
  if (item.kind !== "struct" && item.kind !== "enum" && item.kind !== "union") return undefined;
  const args = valueParams(item.generics).map(() => unknownTy("it is inferred"));
  return { kind: "adt", definition, item, args };
}

/** What a call of a method gives: its result with what the arguments tell put in. */
function resultOf(
  {
    fn,
    substitution,
  }: { readonly fn: Pick<Method["fn"], "item" | "source" | "scope">; readonly substitution: Method["substitution"] },
  args: readonly Expression[],
  typeArgs: readonly RustType[],
  names: Names,
  depth: number,
): Ty | undefined {
  const { item, source, scope } = fn;
  if (item.returnType === undefined) return UNIT;
  const known = new Map([...substitution].filter(([, ty]) => ty.kind !== "unknown"));
  valueParams(item.generics).forEach((param, i) => {
    const written = typeArgs[i];
    if (written === undefined) return;
    const ty = lowerType(written, names.body.source, names.scope);
    if (ty.kind !== "unknown") known.set(param.name.text, ty);
  });
  const params = item.params.filter(({ self, pattern }) => {
    return self === undefined && !(pattern?.kind === "identifier" && pattern.name.text === "self");
  });
  const rest = params.length === args.length ? params : item.params;
  rest.forEach(({ type }, i) => {
    const arg = args[i];
    if (type === undefined || arg === undefined) return;
    const ty = asTy(typeOf(arg, names, depth + 1));
    if (ty !== undefined) unify(declaredTy(type, source, scope), ty, known);
  });
  const result = substitute(declaredTy(item.returnType, source, scope), known);
  return result.kind === "unknown" ? undefined : result;
}

/** The value of a tuple struct or a variant: its arguments tell those of the type. */
function constructed(
  meaning: Extract<Meaning, { kind: "variant" | "definition" }>,
  args: readonly Expression[],
  names: Names,
  depth: number,
): Ty | undefined {
  const { definition } = meaning;
  const { item, source, scope } = definition;
  if (item.kind !== "struct" && item.kind !== "enum") return undefined;
  const fields = meaning.kind === "variant" ? meaning.variant.fields : item.kind === "struct" ? item.fields : [];
  const found = new Map<string, Ty>();
  fields.forEach(({ type }, i) => {
    const arg = args[i];
    const ty = type === undefined || arg === undefined ? undefined : asTy(typeOf(arg, names, depth + 1));
    if (type !== undefined && ty !== undefined) unify(lowerType(type, source, scope), ty, found);
  });
  const values = valueParams(item.generics).map(({ name }) => found.get(name.text) ?? unknownTy("it is inferred"));
  return { kind: "adt", definition, item, args: values };
}

function known(ty: Ty | undefined): Ty | undefined {
  return ty === undefined || ty.kind === "unknown" ? undefined : ty;
}

function binaryTy(
  operator: BinaryOperator,
  left: ValueTy | undefined,
  right: ValueTy | undefined,
): ValueTy | undefined {
  // What operators of types other than the language's own give is theirs to say; comparisons are always of type `bool`.
  if (/^(?:[=!<>]=|[<>]|&&|\|\|)$/.test(operator)) return { kind: "primitive", name: "bool" };
  const shift = operator === "<<" || operator === ">>";
  if (shift) return left?.kind === "primitive" && isNumber(left) && isNumber(right) ? left : undefined;
  if (left?.kind === "primitive" && isNumber(left)) return isOneType(left.name, right) ? left : undefined;
  // A literal without a suffix takes the type of the other side.
  if (right?.kind !== "primitive" || left?.kind === "primitive") return undefined;
  return isNumber(right) && isOneType(right.name, left) ? right : undefined;
}

/** Whether arithmetic of a number of type `name` with another value leaves that type. */
function isOneType(name: string, other: ValueTy | undefined): boolean {
  switch (other?.kind) {
    case "primitive":
      return other.name === name;
    case "integer":
      return /^[iu]\d|^[iu]size/.test(name);
    case "float":
      return name.startsWith("f");
    default:
      return false;
  }
}

function isNumber(ty: ValueTy | undefined): boolean {
  return ty?.kind === "integer" || ty?.kind === "float" || (ty?.kind === "primitive" && ty.name !== "str");
}

function literalTy({ literal, suffix }: LiteralExpression): ValueTy | undefined {
  if (suffix !== undefined) return { kind: "primitive", name: suffix.text };
  switch (literal) {
    case "integer":
    case "float":
      return { kind: literal };
    case "bool":
    case "char":
      return { kind: "primitive", name: literal };
    case "byte":
      return { kind: "primitive", name: "u8" };
    case "string":
      return { kind: "reference", mutable: false, pointee: { kind: "primitive", name: "str" } };
    default:
      return undefined;
  }
}

function pathTy(path: Extract<Expression, { kind: "path" }>, names: Names, depth: number): ValueTy | undefined {
  const meaning = meaningOf(path, names);
  if (meaning.kind === "local") {
    const { type, value, name, range, payload } = meaning.local;
    const { source } = names.body;
    if (type !== undefined) return known(lowerType(type, source, meaning.local.names.scope));
    if (name === "self") return selfTy(source.slice(range.start, range.end), names.scope);
    if (payload !== undefined) return payloadTy(payload, meaning.local.names, depth);
    return value === undefined ? undefined : typeOf(value, meaning.local.names, depth + 1);
  }
  if (meaning.kind !== "definition") return undefined;
  const { definition } = meaning;
  const { item, source, scope } = definition;
  if (item.kind === "fn") {
    const signature = signatureOf(definition);
    return signature === undefined ? undefined : { kind: "fn-item", definition, signature };
  }
  if ((item.kind === "const" || item.kind === "static") && item.type !== undefined) {
    return known(lowerType(item.type, source, scope));
  }
  return undefined;
}

/** What a variant of an option or result that is matched holds; a reference where a reference is matched. */
function payloadTy({ of, variant }: NonNullable<Local["payload"]>, names: Names, depth: number): Ty | undefined {
  if (variant === "element") return elementTy(of, names, depth);
  const matched = asTy(typeOf(of, names, depth + 1));
  const enumTy = throughReferences(matched);
  if (enumTy?.kind !== "adt" || !isStandardItem(enumTy.definition, variant === "Some" ? "Option" : "Result"))
    return undefined;
  const inner = known(enumTy.args[variant === "Err" ? 1 : 0]);
  if (inner === undefined || matched?.kind !== "reference") return inner;
  return { kind: "reference", mutable: matched.mutable, pointee: inner };
}

/** The elements of a vector that `into_iter` takes apart. Of an array it depends on the edition. */
function byValue(list: Expression, names: Names, depth: number): Ty | undefined {
  const ty = asTy(typeOf(list, names, depth + 1));
  return ty?.kind === "adt" && isStandardItem(ty.definition, "Vec") ? known(ty.args[0]) : undefined;
}

/** What a `for` binds in each turn, of vectors, arrays and slices, by value or borrowed; undefined for other iterators. */
function elementTy(of: Expression, names: Names, depth: number): Ty | undefined {
  if (of.kind === "method-call" && of.args.length === 0 && of.method.text === "into_iter")
    return byValue(of.receiver, names, depth);
  const list = asTy(typeOf(of, names, depth + 1));
  const borrowed = list?.kind === "reference" ? list : undefined;
  const inner = borrowed === undefined ? list : borrowed.pointee;
  let element: Ty | undefined;
  if (inner?.kind === "array" || inner?.kind === "slice") element = known(inner.element);
  else if (inner?.kind === "adt" && isStandardItem(inner.definition, "Vec")) element = known(inner.args[0]);
  if (element === undefined || borrowed === undefined) return element;
  return { kind: "reference", mutable: borrowed.mutable, pointee: element };
}

/** The type of a parameter `self`, `&self` or `&mut self`. */
function selfTy(written: string, { self }: Scope): Ty | undefined {
  if (self === undefined || self === "unknown" || !("type" in self)) return undefined;
  const own = known(lowerType(self.type, self.source, self.scope));
  if (own === undefined || !written.startsWith("&")) return own;
  return { kind: "reference", mutable: /\bmut\s+self$/.test(written), pointee: own };
}

function blockTy(block: Extract<Expression, { kind: "block" }>, names: Names, depth: number): ValueTy | undefined {
  // Its own variables are out of reach from here, so only what needs none is told.
  const { tail } = block;
  if (tail === undefined || block.statements.length > 1) return undefined;
  return typeOf(tail, names, depth + 1);
}
