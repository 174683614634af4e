/** What a user-data pointer leads to: where it is registered, and where it is taken back. */
import type { Expression } from "../../facts/expression.ts";
import type { Range } from "../../facts/item.ts";
import { type Body, meaningOf, type Names } from "../../model/body.ts";
import { type FlowEvent, flowOf, onlySource, type Value } from "../../model/flow.ts";
import type { FnSource } from "../../model/functions.ts";
import { asTy, isStandardItem, signatureOf, typeOf } from "../../model/infer.ts";
import { type Substitution, substitute } from "../../model/methods.ts";
import { keyOfTy } from "../../model/print-ty.ts";
import { representationOf } from "../../model/repr.ts";
import { bodyOfFn, sourceOf } from "../../model/summary.ts";
import { type AdtTy, fieldTy, lowerType, type Ty, valueParams } from "../../model/ty.ts";
import { fnTyOf } from "./fn-types.ts";
import { type Callback, callbackAt, pathIn } from "./foreign-calls.ts";

type Call = Extract<FlowEvent, { kind: "call" }>;

/** Whether a type is C's `void *`. */
export function isVoidPointer(ty: Ty | undefined): boolean {
  return ty?.kind === "pointer" && isVoid(ty.pointee);
}

function isVoid(ty: Ty): boolean {
  if (ty.kind === "tuple") return ty.elements.length === 0;
  return ty.kind === "adt" && ty.definition.name === "c_void";
}

/** A callback and the user data that is registered beside it. */
export interface Registration {
  readonly callback: Callback;
  /** What the callback's type parameters are, as far as they are written. */
  readonly substitution: Substitution;
  readonly at: Expression;
  readonly pointee: Ty;
}

/** The callback and the user data of a call to C, where both are known. */
export function registrationIn(call: Call): Registration | undefined {
  const index = call.args.findIndex((_, i) => callbackAt(call, i) !== undefined);
  const callback = index < 0 ? undefined : callbackAt(call, index);
  if (callback === undefined) return undefined;
  const at = userDataOf(call, index);
  const pointee =
    at === undefined ? undefined : givenPointee(call.node.args[at] as Expression, call.args[at], call.names);
  if (at === undefined || pointee === undefined) return undefined;
  return { callback, substitution: writtenArgs(call, index, callback), at: call.node.args[at] as Expression, pointee };
}

/** The number of the argument that is user data: the only `void *`, or the one after the callback. */
function userDataOf({ callee, node, names }: Call, callback: number): number | undefined {
  const params =
    callee.kind === "fn"
      ? signatureOf(callee.definition)?.params
      : callee.kind === "value"
        ? fnTyOf(callee.type)?.params
        : undefined;
  const isData = (i: number) => {
    const arg = node.args[i];
    return arg !== undefined && isVoidPointer(params?.[i] ?? asTy(typeOf(arg, names)));
  };
  const all = node.args.flatMap((_, i) => (isData(i) ? [i] : []));
  if (all.length === 1) return all[0];
  return isData(callback + 1) ? callback + 1 : undefined;
}

function writtenArgs({ node, names }: Call, index: number, callback: Callback): Substitution {
  const found: Substitution = new Map();
  const args = pathIn(node.args[index])?.args ?? [];
  valueParams(callback.item.generics).forEach(({ name }, i) => {
    const type = args[i];
    const ty = type === undefined ? undefined : lowerType(type, names.body.source, names.scope);
    if (ty !== undefined && ty.kind !== "unknown") found.set(name.text, ty);
  });
  return found;
}

/** What a pointer leads to that is given away as `void *`: by the types it had on the way. */
export function givenPointee(expression: Expression, value: Value | undefined, names: Names): Ty | undefined {
  let at = expression;
  let there = names;
  for (let steps = 0; steps < 12; steps++) {
    const ty = asTy(typeOf(at, there));
    if ((ty?.kind === "pointer" || ty?.kind === "reference") && ty.pointee.kind !== "unknown" && !isVoid(ty.pointee)) {
      return ty.pointee;
    }
    if (at.kind === "cast") at = at.operand;
    else if (at.kind === "parenthesized") at = at.inner;
    else if (at.kind === "method-call" && /^cast(?:_mut|_const)?$/.test(at.method.text)) at = at.receiver;
    else if (at.kind === "path") {
      const meaning = meaningOf(at, there);
      if (meaning.kind !== "local" || meaning.local.mutable || meaning.local.value === undefined) break;
      at = meaning.local.value;
      there = meaning.local.names;
    } else break;
  }
  const source = value === undefined ? undefined : onlySource(value);
  if (source?.kind !== "address" || source.owner.kind !== "local") return undefined;
  const { local } = source.owner;
  const node = source.node;
  if (node?.kind !== "borrow" || node.operand.kind !== "path") return undefined;
  if (local.type !== undefined) return known(lowerType(local.type, local.names.body.source, local.names.scope));
  return local.value === undefined ? undefined : asTy(typeOf(local.value, local.names));
}

function known(ty: Ty): Ty | undefined {
  return ty.kind === "unknown" ? undefined : ty;
}

/** A cast of a `void *` to a pointer to some type. */
export interface TakenBack {
  readonly pointee: Ty;
  readonly range: Range;
}

/** The types that a callback takes its user data back as; undefined where it cannot be looked at. */
export function takenBackIn(
  callback: Callback,
  body: Body,
): { readonly fn: FnSource; readonly casts: readonly TakenBack[] } | undefined {
  const fn = callback.fn ?? sourceAt(callback, body);
  const own = fn === undefined ? undefined : bodyOfFn(fn);
  if (fn === undefined || own === undefined) return undefined;
  const data = fn.item.params.filter(
    ({ type }) => type !== undefined && isVoidPointer(lowerType(type, fn.source, fn.scope)),
  );
  const param =
    data.length === 1
      ? data[0]
      : data.findLast(({ start, end }) =>
          /data|ctx|context|user|arg|closure|opaque|priv/.test(fn.source.slice(start, end)),
        );
  if (param === undefined) return undefined;
  const casts: TakenBack[] = [];
  for (const event of flowOf(own).events) {
    const taken = castOf(event);
    const only = taken === undefined ? undefined : onlySource(taken.value);
    if (taken === undefined || only?.kind !== "param") continue;
    const { start } = only.local.range;
    if (start >= param.start && start < param.end) casts.push({ pointee: taken.pointee, range: taken.range });
  }
  return { fn, casts };
}

function sourceAt({ name, item, source, scope, definition }: Callback, body: Body): FnSource | undefined {
  const known = definition === undefined ? undefined : sourceOf(definition, scope.world);
  // A function in a body stands in the body's own text.
  return (
    known ?? (source === body.source ? { name, item, source, scope, owner: undefined, answers: new Map() } : undefined)
  );
}

/** What a `void *` is cast to. */
export function castOf(event: FlowEvent): (TakenBack & { readonly value: Value }) | undefined {
  const { names } = event;
  const { source } = names.body;
  if (event.kind === "cast") {
    const to = lowerType(event.node.type, source, names.scope);
    if (to.kind !== "pointer" || to.pointee.kind === "unknown" || isVoid(to.pointee)) return undefined;
    if (!isVoidPointer(asTy(typeOf(event.node.operand, names)))) return undefined;
    return { pointee: to.pointee, range: event.node, value: event.value };
  }
  if (event.kind !== "call" || event.node.kind !== "method-call" || event.node.method.text !== "cast") return undefined;
  const [type] = event.node.typeArgs;
  if (type === undefined || event.receiver === undefined) return undefined;
  if (!isVoidPointer(asTy(typeOf(event.node.receiver, names)))) return undefined;
  const pointee = lowerType(type, source, names.scope);
  return pointee.kind === "unknown" || isVoid(pointee)
    ? undefined
    : { pointee, range: event.node, value: event.receiver };
}

/** Types that hold their argument and nothing else. */
const TRANSPARENT = /^(?:ManuallyDrop|MaybeUninit|UnsafeCell|SyncUnsafeCell|Cell|Pin|AssertUnwindSafe|Wrapping)$/;

/** Whether two types have surely the same layout and meaning, surely not, or nobody knows. */
export function isSameData(a: Ty, b: Ty, substitution?: Substitution, depth = 0): boolean | undefined {
  const left = bare(a);
  const right = bare(substitution === undefined ? b : substitute(b, substitution));
  if (depth > 8 || isOpen(left) || isOpen(right)) return undefined;
  if (left.kind === "parameter" || right.kind === "parameter") {
    return left.kind === right.kind && (left as { name: string }).name === (right as { name: string }).name
      ? true
      : undefined;
  }
  const [ours, theirs] = [pointeeIn(left), pointeeIn(right)];
  if (ours !== undefined || theirs !== undefined) {
    if (ours === undefined || theirs === undefined)
      return isPlain(ours === undefined ? left : right) ? false : undefined;
    return isSameData(ours, theirs, undefined, depth + 1);
  }
  if (isBytes(left) || isBytes(right)) return undefined;
  if (left.kind === "dyn" && right.kind === "dyn") return isSameTrait(traitText(left.text), traitText(right.text));
  if (left.kind === "adt" && right.kind === "adt") {
    if (left.definition === right.definition) {
      let answer: boolean | undefined = true;
      for (const [i, arg] of left.args.entries()) {
        const other = right.args[i];
        const one = other === undefined ? undefined : isSameData(arg, other, undefined, depth + 1);
        if (one === false) return false;
        if (one === undefined) answer = undefined;
      }
      return answer;
    }
    return begins(left, right, depth) || begins(right, left, depth) ? undefined : false;
  }
  if (left.kind === "adt") return begins(left, right, depth) ? undefined : false;
  if (right.kind === "adt") return begins(right, left, depth) ? undefined : false;
  if (left.kind !== right.kind) return undefined;
  if (left.kind === "primitive" && right.kind === "primitive") {
    const width = (name: string) => name.replace(/^[iu]/, "");
    return width(left.name) === width(right.name);
  }
  return keyOfTy(left) === keyOfTy(right) ? true : undefined;
}

function bare(ty: Ty): Ty {
  let at = ty;
  while (at.kind === "adt" && TRANSPARENT.test(at.definition.name) && at.args[0] !== undefined) at = at.args[0];
  return at;
}

function isOpen(ty: Ty): boolean {
  return ty.kind === "unknown" || ty.kind === "projection" || ty.kind === "opaque" || ty.kind === "foreign";
}

/** What a type of one pointer leads to. */
function pointeeIn(ty: Ty): Ty | undefined {
  if (ty.kind === "pointer" || ty.kind === "reference") return ty.pointee;
  if (ty.kind !== "adt") return undefined;
  if (isStandardItem(ty.definition, "Option") && ty.args[0] !== undefined) return pointeeIn(ty.args[0]);
  return isStandardItem(ty.definition, "Box") || isStandardItem(ty.definition, "NonNull") ? ty.args[0] : undefined;
}

/** Types that are surely no pointer in disguise. */
function isPlain(ty: Ty): boolean {
  return ty.kind === "primitive"
    ? !/size$/.test(ty.name) && !isBytes(ty)
    : ty.kind === "adt" && ty.item.kind === "struct" && ty.item.fields.length > 1;
}

function isBytes(ty: Ty): boolean {
  return ty.kind === "array" || ty.kind === "slice" || (ty.kind === "primitive" && /^[iu]8$/.test(ty.name));
}

/** Whether a struct's first field is of another type, so that a pointer to the one is one to the other. */
function begins(outer: AdtTy, inner: Ty, depth: number): boolean {
  const [first] = outer.item.kind === "struct" ? outer.item.fields : [];
  if (outer.item.kind !== "struct") return true;
  const repr = representationOf(outer.definition);
  if (repr === "unknown") return true;
  // Rust's own representation puts the fields where it likes.
  if (!repr.c && !repr.transparent && outer.item.fields.length > 1) return false;
  return first !== undefined && isSameData(fieldTy(outer, first.type), inner, undefined, depth + 1) !== false;
}

/** A trait as it is written, without what does not tell traits apart. */
function traitText(text: string): string {
  return text
    .replace(/^\s*dyn\b/, "")
    .replace(/for\s*<[^>]*>/g, "")
    .replace(/\+\s*'\w+|'\w+\s*,?|\b(?:Send|Sync|Unpin|UnwindSafe|RefUnwindSafe)\b/g, "")
    .replace(/\b(?:\w+::)+/g, "")
    .replace(/->\s*\(\s*\)/g, "")
    .replace(/\b\w+\s*:(?!:)/g, "")
    .replace(/[\s+]+/g, "");
}

/** Two traits as `traitText` gives them. Names of parameters' types may be aliases of each other. */
function isSameTrait(a: string, b: string): boolean | undefined {
  if (a === b) return true;
  const [ours, theirs] = [a.indexOf("("), b.indexOf("(")];
  const head = (text: string, at: number) => (at < 0 ? text.replace(/<.*$/, "") : text.slice(0, at));
  if (head(a, ours) !== head(b, theirs)) return false;
  if (ours < 0 || theirs < 0) return undefined;
  return isEmptyList(a, ours) === isEmptyList(b, theirs) ? undefined : false;
}

function isEmptyList(text: string, at: number): boolean {
  return text[at + 1] === ")";
}
