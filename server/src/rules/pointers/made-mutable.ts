/**
 * A pointer to read through → one that may be written through, where the function owns what it leads to.
 *
 * Enters: an expression whose value is a `*mut` cast of a shared borrow: `&x as *const T as *mut T`,
 * `x.as_ptr() as *mut T`, `from_ref(&x).cast_mut()`. Leaves: the same by `&mut`, `as_mut_ptr` or `from_mut`, and `x` made
 * mutable. Undefined where `x` belongs to somebody else, or another borrow of it may still be in use.
 *
 * Source: Rust Reference, "Behavior considered undefined" (mutating immutable bytes); `&mut x as *const T as *mut T` is
 * no repair, since the cast to `*const` borrows `x` to be read.
 */
import type {
  BorrowExpression,
  CallExpression,
  CastExpression,
  Expression,
  MethodCall,
} from "../../facts/expression.ts";
import type { Range } from "../../facts/item.ts";
import { type Local, meaningOf, type Names, walkBody } from "../../model/body.ts";
import { asTy, typeOf } from "../../model/infer.ts";
import { keyOfTy } from "../../model/print-ty.ts";
import { lowerType } from "../../model/ty.ts";

export interface MadeMutable {
  /** The variable that owns what the pointer leads to. */
  readonly owner: string;
  /** What is written for the borrow: "&mut", "as_mut_ptr", "from_mut". */
  readonly by: string;
  readonly edits: readonly (Range & { readonly newText: string })[];
}

type Edits = (Range & { readonly newText: string })[];
type Step = CastExpression | MethodCall;

const CASTS = /^(?:cast(?:_mut|_const)?|add|offset)$/;

export function madeMutable(pointer: Expression, names: Names): MadeMutable | undefined {
  const { source } = names.body;
  let at = pointer;
  let here = names;
  const steps: Step[] = [];
  for (let n = 0; n < 12; n++) {
    if (at.kind === "parenthesized") at = at.inner;
    else if (at.kind === "cast") {
      steps.push(at);
      at = at.operand;
    } else if (at.kind === "method-call" && CASTS.test(at.method.text)) {
      steps.push(at);
      at = at.receiver;
    } else if (at.kind === "path" && n < 8) {
      const local = variableOf(at, here);
      // Another use of the pointer may want a `*const`.
      if (local?.value === undefined || local.type !== undefined || local.mutable) return undefined;
      if (!isUsedOnce(local, names)) return undefined;
      here = local.names;
      at = local.value;
    } else break;
  }
  if (at.kind === "borrow") return ofBorrow(at, at, steps, here, source);
  if (at.kind === "method-call" && at.method.text === "as_ptr" && at.args.length === 0)
    return ofBuffer(at, steps, here);
  return at.kind === "call" ? ofFromRef(at, steps, here) : undefined;
}

function ofBorrow(
  borrow: BorrowExpression,
  whole: Expression,
  steps: readonly Step[],
  names: Names,
  source: string,
): MadeMutable | undefined {
  if (borrow.raw || borrow.mutable) return undefined;
  const cast = steps.at(-1);
  const isTyped =
    cast?.kind === "cast" &&
    cast.operand === whole &&
    cast.type.kind === "pointer" &&
    cast.type.pointee.kind === "path";
  const made = ownerOf(borrow.operand, false, isTyped, names);
  if (made === undefined) return undefined;
  const { start } = borrow.operand;
  const edits: Edits = [...made.edits, { start: borrow.start, end: start, newText: "&mut " }];
  const [first, second] = steps.slice(-2).reverse();
  // `&x as *const T as *mut T`: one of the casts says nothing any more.
  const isTwice =
    first?.kind === "cast" &&
    second?.kind === "cast" &&
    second.operand === first &&
    first.operand === whole &&
    pointeeText(first, source) === pointeeText(second, source) &&
    !/\b_\b/.test(pointeeText(first, source) ?? "_");
  if (isTwice) {
    edits.push({ start: whole.end, end: first.end, newText: "" }, ...written(steps.slice(0, -1), source));
  } else edits.push(...written(steps, source));
  return { owner: made.owner, by: "&mut", edits };
}

function ofBuffer(call: MethodCall, steps: readonly Step[], names: Names): MadeMutable | undefined {
  const { source } = names.body;
  const made = ownerOf(call.receiver, true, false, names);
  const ty = asTy(typeOf(call.receiver, names));
  const held = ty?.kind === "reference" && ty.mutable ? ty.pointee : ty;
  const element =
    held?.kind === "array" || held?.kind === "slice"
      ? held.element
      : held?.kind === "adt" && held.definition.name === "Vec"
        ? held.args[0]
        : undefined;
  if (made === undefined || element === undefined) return undefined;
  const edits: Edits = [...made.edits, { ...rangeOf(call.method), newText: "as_mut_ptr" }];
  const first = steps.at(-1);
  const isSame =
    first?.kind === "cast" &&
    first.operand === call &&
    first.type.kind === "pointer" &&
    keyOfTy(lowerType(first.type.pointee, source, names.scope)) === keyOfTy(element);
  if (isSame) edits.push({ start: call.end, end: first.end, newText: "" }, ...written(steps.slice(0, -1), source));
  else edits.push(...written(steps, source));
  return { owner: made.owner, by: "as_mut_ptr", edits };
}

/** `ptr::from_ref(&x)`. */
function ofFromRef({ callee, args }: CallExpression, steps: readonly Step[], names: Names): MadeMutable | undefined {
  const [arg, more] = args;
  if (callee.kind !== "path" || callee.name.text !== "from_ref" || arg?.kind !== "borrow" || more !== undefined)
    return undefined;
  if (!callee.segments.includes("ptr")) return undefined;
  const made = ofBorrow(arg, arg, [], names, names.body.source);
  if (made === undefined) return undefined;
  const edits = [...made.edits, { ...rangeOf(callee.name), newText: "from_mut" }, ...written(steps, names.body.source)];
  return { owner: made.owner, by: "from_mut", edits };
}

function rangeOf({ start, end }: Range): Range {
  return { start, end };
}

function pointeeText({ type }: CastExpression, source: string): string | undefined {
  return type.kind === "pointer" ? source.slice(type.pointee.start, type.pointee.end) : undefined;
}

/** The casts of a pointer that was `*const`, of one that is `*mut`. */
function written(steps: readonly Step[], source: string): Edits {
  return steps.flatMap((step): Edits => {
    if (step.kind === "cast") {
      if (step.type.kind !== "pointer" || step.type.mutable) return [];
      const { start, pointee } = step.type;
      return [{ start, end: pointee.start, newText: source.slice(start, pointee.start).replace("const", "mut") }];
    }
    if (step.method.text !== "cast_mut" && step.method.text !== "cast_const") return [];
    return [{ start: step.receiver.end, end: step.end, newText: "" }];
  });
}

/**
 * The variable that owns a place, or that borrows it to change it, and what makes it mutable. `isTyped`: the place is
 * known to be no reference, by what its address is cast to.
 */
function ownerOf(
  place: Expression,
  isReceiver: boolean,
  isTyped: boolean,
  names: Names,
): { readonly owner: string; readonly edits: Edits } | undefined {
  let at = place;
  for (;;) {
    if (at.kind === "parenthesized") at = at.inner;
    else if (at.kind === "field" || at.kind === "index") {
      at = at.object;
      const ty = asTy(typeOf(at, names));
      if (ty === undefined || (ty.kind === "reference" && !ty.mutable)) return undefined;
      if (at.kind !== "path" && ty.kind !== "adt" && ty.kind !== "array" && ty.kind !== "tuple") return undefined;
    } else if (at.kind === "unary" && at.operator === "*") {
      at = at.operand;
      const ty = asTy(typeOf(at, names));
      if (at.kind !== "path" || ty?.kind !== "reference" || !ty.mutable) return undefined;
    } else break;
  }
  const local = variableOf(at, names);
  const ty = asTy(typeOf(at, names));
  if (local === undefined || isBorrowedElsewhere(local, names)) return undefined;
  const { name, by, mutable, range } = local;
  // The variable itself changes where it is a reference that is borrowed whole.
  if (ty?.kind === "reference")
    return ty.mutable && (isReceiver || at !== place) ? { owner: name, edits: [] } : undefined;
  const isOwned =
    ty === undefined ? isTyped && at === place : /^(?:primitive|adt|array|tuple|pointer|parameter)$/.test(ty.kind);
  if (!isOwned || by === "pattern" || name === "self") return undefined;
  if (ty?.kind === "adt" && /^(?:Rc|Arc|Ref|RefMut|MutexGuard|Cow)$/.test(ty.definition.name)) return undefined;
  return { owner: name, edits: mutable ? [] : [{ start: range.start, end: range.start, newText: "mut " }] };
}

function variableOf(path: Expression, names: Names): Local | undefined {
  if (path.kind !== "path") return undefined;
  const meaning = meaningOf(path, names);
  return meaning.kind === "local" ? meaning.local : undefined;
}

function isUsedOnce({ range, name }: Local, { body }: Names): boolean {
  let count = 0;
  walkBody(body, (node, context) => {
    if (node.kind === "macro" && body.source.slice(node.input.start, node.input.end).includes(name)) count += 2;
    if (node.kind === "path" && variableOf(node, context)?.range.start === range.start) count++;
  });
  return count === 1;
}

/** Whether another variable or a closure may borrow from a variable. */
function isBorrowedElsewhere({ range }: Local, { body }: Names): boolean {
  let is = false;
  walkBody(body, (node, context) => {
    if (is || node.kind !== "path" || variableOf(node, context)?.range.start !== range.start) return;
    const { ancestors } = context;
    if (ancestors.some(({ kind, start }) => kind === "closure" && range.start < start)) is = true;
    for (const around of ancestors) {
      const from =
        around.kind === "let-statement" || around.kind === "let"
          ? around.value
          : around.kind === "match"
            ? around.scrutinee
            : around.kind === "for"
              ? around.iterator
              : undefined;
      if (from === undefined || node.start < from.start || from.end < node.end) continue;
      const ty = asTy(typeOf(from, context));
      if (ty?.kind !== "primitive" && ty?.kind !== "pointer") is = true;
    }
  });
  return is;
}
