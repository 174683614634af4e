/** Function pointers as values: what a `transmute` or a cast makes of a function. */
import type { Expression } from "../../facts/expression.ts";
import type { Names } from "../../model/body.ts";
import { asTy, isStandardItem, typeOf } from "../../model/infer.ts";
import type { Definition } from "../../model/resolve.ts";
import { type FnTy, lowerType, type Ty } from "../../model/ty.ts";
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
