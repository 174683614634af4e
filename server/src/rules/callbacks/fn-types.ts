/** Function pointers as values: what a `transmute` or a cast makes of a function. */
import type { BodyNode, CallExpression, Expression } from "../../facts/expression.ts";
import { type BodyContext, meaningOf, type Names } from "../../model/body.ts";
import { asTy, calledMethod, isStandardItem, typeOf, type ValueTy } from "../../model/infer.ts";
import { substitute } from "../../model/methods.ts";
import type { Definition } from "../../model/resolve.ts";
import { type FnTy, fieldTy, lowerType, type Ty } from "../../model/ty.ts";
import { isStandard } from "../../model/world.ts";
import { findAbi } from "../../target/abi.ts";

/** The function pointer type that a type is, bare or in an `Option`. */
export function fnTyOf(ty: Ty | undefined): FnTy | undefined {
  if (ty?.kind === "fn") return ty;
  const [inner] = ty?.kind === "adt" && isStandardItem(ty.definition, "Option") ? ty.args : [];
  return inner?.kind === "fn" ? inner : undefined;
}

/** Whether functions of an ABI are called by the rules of Rust alone; undefined for an ABI that nobody knows. */
export function isRustic(abi: string): boolean | undefined {
  return findAbi(abi)?.rustic;
}

/** A call of the standard library's `transmute`. */
export interface Transmute {
  readonly operand: Expression;
  readonly from: ValueTy | undefined;
  readonly to: Ty | undefined;
}

/** What a call transmutes, and into what: its written arguments, or what is wanted where it stands. */
export function transmuteOf(node: CallExpression, context: BodyContext): Transmute | undefined {
  const { callee, args } = node;
  const [operand, more] = args;
  if (callee.kind !== "path" || callee.name.text !== "transmute" || operand === undefined || more !== undefined) return;
  const meaning = meaningOf(callee, context);
  if (meaning.kind !== "definition" || !isStandard(meaning.definition.scope.module.crate)) return undefined;
  const [first, second] = callee.args.map((type) => known(lowerType(type, context.body.source, context.scope)));
  return { operand, from: typeOf(operand, context) ?? first, to: second ?? wantedAt(node, context) };
}

function known(ty: Ty | undefined): Ty | undefined {
  return ty?.kind === "unknown" ? undefined : ty;
}

/** The type that is wanted of an expression by what is around it. */
function wantedAt(node: BodyNode, context: BodyContext): Ty | undefined {
  const { ancestors, body, scope } = context;
  let inner = node;
  let options = 0;
  const unwrapped = (ty: Ty | undefined) => {
    let at = ty;
    for (let i = 0; i < options; i++) {
      at = at?.kind === "adt" && isStandardItem(at.definition, "Option") ? at.args[0] : undefined;
    }
    return known(at);
  };
  for (let i = ancestors.length - 1; i >= 0; i--) {
    const around = ancestors[i] as BodyNode;
    switch (around.kind) {
      case "parenthesized":
      case "attributed":
        break;
      case "expression-statement":
        if (around.semicolon) return undefined;
        break;
      case "block":
        if (!/^(?:plain|unsafe)$/.test(around.form)) return undefined;
        if (i === 0 && body.of === "fn") return resultWanted();
        break;
      case "return":
        if (ancestors.slice(0, i).some(({ kind }) => kind === "closure")) return undefined;
        return resultWanted();
      case "let-statement":
        return around.value === inner && around.type !== undefined
          ? unwrapped(lowerType(around.type, body.source, scope))
          : undefined;
      case "assignment":
        return around.right === inner ? unwrapped(asTy(typeOf(around.left, context))) : undefined;
      case "field-value": {
        const struct = ancestors[i - 1];
        const ty = struct?.kind === "struct" ? asTy(typeOf(struct, context)) : undefined;
        const field =
          ty?.kind === "adt" && ty.item.kind !== "enum"
            ? ty.item.fields.find(({ name }) => name?.text === around.name.text)
            : undefined;
        return ty?.kind === "adt" && field !== undefined ? unwrapped(fieldTy(ty, field.type)) : undefined;
      }
      case "call":
        if (around.callee.kind === "path" && around.callee.name.text === "Some" && around.args[0] === inner) {
          options++;
          break;
        }
        return unwrapped(parameterOf(around, inner, context));
      case "method-call":
        return unwrapped(parameterOf(around, inner, context));
      default:
        return undefined;
    }
    inner = around;
  }
  return body.of === "value" ? resultWanted() : undefined;

  function resultWanted(): Ty | undefined {
    return body.returnType === undefined ? undefined : unwrapped(lowerType(body.returnType, body.source, body.scope));
  }
}

function parameterOf(
  call: Extract<BodyNode, { kind: "call" | "method-call" }>,
  arg: BodyNode,
  names: Names,
): Ty | undefined {
  const index = call.args.findIndex((one) => one === arg);
  if (index < 0) return undefined;
  if (call.kind === "call") {
    const callee = typeOf(call.callee, names);
    const signature = callee?.kind === "fn-item" ? callee.signature : callee;
    if (signature?.kind === "fn") return signature.params[index];
  }
  const method = calledMethod(call, names);
  if (method === undefined) return undefined;
  const { item, source, scope } = method.fn;
  const rest = call.kind === "method-call" ? item.params.slice(1) : item.params;
  const type = rest[index]?.type;
  return type === undefined ? undefined : substitute(lowerType(type, source, scope), method.substitution);
}

/** The function or function pointer that a value is, through casts to pointers and integers. */
export interface FnValue {
  readonly expression: Expression;
  readonly signature: FnTy;
  /** Set for a function by its name. */
  readonly definition: Definition | undefined;
}

/** Looks through casts and parentheses for a function whose type is known. */
export function fnValueOf(expression: Expression, names: Names): FnValue | undefined {
  let at = expression;
  for (let steps = 0; steps < 8; steps++) {
    if (at.kind === "parenthesized") at = at.inner;
    else if (at.kind === "block" && at.statements.length === 1 && at.tail !== undefined) at = at.tail;
    else if (at.kind === "cast" && !isFnCast(at, names)) at = at.operand;
    else if (
      at.kind === "call" &&
      at.callee.kind === "path" &&
      at.callee.name.text === "Some" &&
      at.args[0] !== undefined
    )
      at = at.args[0];
    else break;
  }
  const ty = typeOf(at, names);
  // `f as fn(i32)` is the function `f`.
  const named = at.kind === "cast" ? typeOf(at.operand, names) : ty;
  const definition = named?.kind === "fn-item" ? named.definition : undefined;
  const signature = ty?.kind === "fn-item" ? ty.signature : fnTyOf(asTy(ty));
  return signature === undefined ? undefined : { expression: at, signature, definition };
}

function isFnCast(cast: Extract<Expression, { kind: "cast" }>, { body, scope }: Names): boolean {
  return fnTyOf(lowerType(cast.type, body.source, scope)) !== undefined;
}

/** An ABI as it would be written. */
export function abiText(abi: string): string {
  return `extern "${abi}"`;
}
