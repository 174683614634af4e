/** Casts by which a body reads bytes or integers as a type with fewer values. */
import type { BodyNode, Expression } from "../../facts/expression.ts";
import type { BodyContext } from "../../model/body.ts";
import { asTy, typeOf } from "../../model/infer.ts";
import { lowerType, type Ty } from "../../model/ty.ts";

export interface Reinterpreted {
  readonly from: Ty;
  /** What the new pointer leads to. */
  readonly to: Ty;
}

/**
 * What `p as *const T` or `p.cast::<T>()` reads as what, where `p` leads to an integer: a `*const` one, since what is
 * written through `*mut` is Rust's own. Undefined where the pointer is passed on to somebody who may not read it.
 */
export function reinterpretedBy(
  node: Extract<Expression, { kind: "cast" | "method-call" }>,
  context: BodyContext,
): Reinterpreted | undefined {
  const written =
    node.kind === "cast"
      ? node.type
      : node.method.text === "cast" && node.args.length === 0
        ? node.typeArgs[0]
        : undefined;
  if (written === undefined || isPassedOn(node, context)) return undefined;
  const operand = node.kind === "cast" ? node.operand : node.receiver;
  const from = asTy(typeOf(operand, context));
  if (from?.kind !== "pointer" || from.mutable || !isInteger(from.pointee)) return undefined;
  const to = lowerType(written, context.body.source, context.scope);
  if (node.kind === "method-call") return { from: from.pointee, to };
  return to.kind === "pointer" && !to.mutable ? { from: from.pointee, to: to.pointee } : undefined;
}

function isInteger(ty: Ty): boolean {
  return ty.kind === "primitive" && /^[iu](?:8|16|32|64|size)$/.test(ty.name);
}

const READS = /^(?:read\w*|from_raw_parts|copy\w*)$/;

function isPassedOn(node: BodyNode, { ancestors }: BodyContext): boolean {
  let inner = node;
  for (let i = ancestors.length - 1; i >= 0; i--) {
    const around = ancestors[i] as BodyNode;
    if (around.kind !== "parenthesized") {
      if (around.kind === "call" && around.callee !== inner) {
        return around.callee.kind !== "path" || !READS.test(around.callee.name.text);
      }
      return around.kind === "method-call" && around.receiver !== inner;
    }
    inner = around;
  }
  return false;
}
