/**
 * Memory of one type that is looked at as another: casts of pointers one after the other, and `transmute`.
 *
 * Enters: an expression in a body. Leaves: the types on the way. What is not known is undefined.
 */
import type { BodyNode, CallExpression, Expression, Pattern } from "../../facts/expression.ts";
import { type BodyContext, type Local, meaningOf, type Names } from "../../model/body.ts";
import { plain } from "../../model/flow.ts";
import { asTy, isStandardItem, typeOf } from "../../model/infer.ts";
import { fieldTy, lowerType, type Ty } from "../../model/ty.ts";
import { wantedTy } from "../../model/wanted.ts";

const STEPS = 12;

/** The pointers that an expression is cast through: its own type first, that of the first address last. */
export interface PointerChain {
  /** What each points to; undefined where it is not known or left to inference. */
  readonly pointees: readonly (Ty | undefined)[];
  /** What was cast first. */
  readonly base: Expression;
  readonly names: Names;
}

/** Follows casts, `cast`, `cast_mut`, `from_ref` and variables that are never assigned again back to the first address. */
export function pointerChain(expression: Expression, names: Names): PointerChain {
  const pointees: (Ty | undefined)[] = [];
  let at = plain(expression);
  let here = names;
  for (let step = 0; step < STEPS; step++) {
    if (at.kind === "cast") {
      if (at.type.kind === "pointer") {
        const { pointee } = at.type;
        pointees.push(pointee.kind === "infer" ? undefined : known(lowerType(pointee, here.body.source, here.scope)));
      } else if (at.type.kind !== "infer") {
        const ty = lowerType(at.type, here.body.source, here.scope);
        pointees.push(ty.kind === "pointer" ? known(ty.pointee) : undefined);
      } else pointees.push(undefined);
      at = plain(at.operand);
    } else if (at.kind === "method-call" && at.args.length === 0 && /^cast(?:_mut|_const)?$/.test(at.method.text)) {
      const [to] = at.typeArgs;
      if (at.method.text === "cast") {
        const isKnown = to !== undefined && to.kind !== "infer";
        pointees.push(isKnown ? known(lowerType(to, here.body.source, here.scope)) : undefined);
      }
      at = plain(at.receiver);
    } else if (isPointerFrom(at, here)) at = plain(at.args[0] as Expression);
    else if (at.kind === "path") {
      const meaning = meaningOf(at, here);
      if (meaning.kind !== "local" || meaning.local.value === undefined || meaning.local.mutable) break;
      const { local } = meaning;
      const value = plain(local.value as Expression);
      if (value.kind !== "cast" && value.kind !== "borrow" && !isCast(value)) break;
      if (local.type !== undefined) {
        const ty = lowerType(local.type, here.body.source, local.names.scope);
        pointees.push(ty.kind === "pointer" || ty.kind === "reference" ? known(ty.pointee) : undefined);
      }
      at = value;
      here = local.names;
    } else break;
  }
  const ty = asTy(typeOf(at, here)) ?? patternTy(at, here, names);
  pointees.push(ty?.kind === "pointer" || ty?.kind === "reference" ? ty.pointee : pointeeOfBorrow(at, here, names));
  return { pointees, base: at, names: here };
}

function isCast(value: Expression): boolean {
  return value.kind === "method-call" && /^cast(?:_mut|_const)?$/.test(value.method.text);
}

function known(ty: Ty): Ty | undefined {
  return ty.kind === "unknown" ? undefined : ty;
}

/** `ptr::from_ref(x)`, `ptr::from_mut(x)`, `NonNull::from(x)` is no pointer type and left out. */
function isPointerFrom(at: Expression, names: Names): at is CallExpression {
  if (at.kind !== "call" || at.args.length !== 1 || at.callee.kind !== "path") return false;
  const { text } = at.callee.name;
  if (text !== "from_ref" && text !== "from_mut") return false;
  const meaning = meaningOf(at.callee, names);
  return meaning.kind === "definition" && isStandardItem(meaning.definition, text);
}

/** `&x` of a variable that a pattern binds. */
function pointeeOfBorrow(at: Expression, names: Names, context: Names): Ty | undefined {
  return at.kind === "borrow" ? patternTy(plain(at.operand), names, context) : undefined;
}

/** The type of a variable that a pattern like `SocketAddr::V4(addr)` binds, through references. */
export function patternTy(expression: Expression, names: Names, context: Names): Ty | undefined {
  if (expression.kind !== "path" || !("ancestors" in context)) return undefined;
  const meaning = meaningOf(expression, names);
  if (meaning.kind !== "local" || meaning.local.by !== "pattern") return undefined;
  const { ancestors } = context as BodyContext;
  for (let i = ancestors.length - 1; i >= 0; i--) {
    const around = ancestors[i] as BodyNode;
    let found: Ty | undefined;
    if (around.kind === "match-arm") found = boundIn(around.pattern, meaning.local, names);
    else if (around.kind === "if" && around.condition.kind === "let") {
      found = boundIn(around.condition.pattern, meaning.local, names);
    }
    if (found !== undefined) return found;
  }
  return undefined;
}

function boundIn(pattern: Pattern, local: Local, names: Names): Ty | undefined {
  switch (pattern.kind) {
    case "reference-pattern":
      return boundIn(pattern.pattern, local, names);
    case "parenthesized-pattern":
      return boundIn(pattern.inner, local, names);
    case "tuple-struct-pattern": {
      const index = pattern.elements.findIndex(
        (element) => element.kind === "identifier-pattern" && element.name.start === local.range.start,
      );
      if (index < 0) {
        for (const element of pattern.elements) {
          const found = boundIn(element, local, names);
          if (found !== undefined) return found;
        }
        return undefined;
      }
      const meaning = meaningOf(pattern.path, names);
      if (meaning.kind !== "variant") return undefined;
      const { definition, variant } = meaning;
      const { item } = definition;
      if (item.kind !== "enum" || item.generics !== undefined) return undefined;
      const ty = fieldTy({ kind: "adt", definition, item, args: [] }, variant.fields[index]?.type);
      return known(ty);
    }
    default:
      return undefined;
  }
}

/** A `transmute` or `transmute_copy`: the types on both sides, as far as they are known. */
export interface Transmutation {
  readonly from: Ty | undefined;
  readonly to: Ty | undefined;
  readonly value: Expression;
  /** By `transmute_copy`, which is given a reference to the value. */
  readonly copied: boolean;
}

/** What a call transmutes, and into what: its written arguments, or what is given and what is wanted where it stands. */
export function transmutationOf(node: CallExpression, context: BodyContext): Transmutation | undefined {
  const { callee, args } = node;
  if (callee.kind !== "path" || args.length !== 1) return undefined;
  const { text } = callee.name;
  if (text !== "transmute" && text !== "transmute_copy") return undefined;
  const meaning = meaningOf(callee, context);
  if (meaning.kind !== "definition" || !isStandardItem(meaning.definition, text)) return undefined;
  const written = callee.args.map((type) =>
    type.kind === "infer" ? undefined : known(lowerType(type, context.body.source, context.scope)),
  );
  const value = args[0] as Expression;
  let from = written[0];
  if (from === undefined) {
    const given = valueTy(value, context);
    from = text === "transmute" ? given : given?.kind === "reference" ? given.pointee : undefined;
  }
  return { from, to: written[1] ?? wantedTy(node, context), value, copied: text === "transmute_copy" };
}

/** The type of an expression, also of a variable that a pattern binds. */
export function valueTy(expression: Expression, context: BodyContext): Ty | undefined {
  const inner = plain(expression);
  return asTy(typeOf(inner, context)) ?? patternTy(inner, context, context);
}

/** The buffer that a pointer leads into: the `x` of `x.as_ptr()`, `x[n..].as_ptr()`, `x.as_ptr().add(n)`, `&x[n]`. */
export function bufferOf(base: Expression): Expression | undefined {
  if (base.kind === "method-call") {
    const receiver = plain(base.receiver);
    if (/^as_(?:mut_)?ptr$/.test(base.method.text))
      return receiver.kind === "index" ? plain(receiver.object) : receiver;
    return /^(?:add|offset|wrapping_add|byte_add)$/.test(base.method.text) ? bufferOf(receiver) : undefined;
  }
  if (base.kind !== "borrow") return undefined;
  const operand = plain(base.operand);
  if (operand.kind === "index") return plain(operand.object);
  return operand.kind === "path" || operand.kind === "field" ? operand : undefined;
}
