/**
 * Whether one place of a body is reached after another, by the shape of the body alone.
 *
 * Enters: a body and two places in the order of its events. Leaves: false where they stand in different arms, where the
 * way from the first one ends before the second, or where the first is in a closure that runs nobody knows when.
 */
import type { BlockExpression, BodyNode } from "../../facts/expression.ts";
import type { Range } from "../../facts/item.ts";
import type { Body } from "../../model/body.ts";
import { walkExpressions } from "../../syntax/walk.ts";

function holds(outer: Range, inner: Range): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** The nodes around a place, outermost first. */
function around({ root }: Body, place: Range): BodyNode[] {
  const out: BodyNode[] = [];
  walkExpressions(root, {
    enter(node) {
      if (!holds(node, place)) return false;
      out.push(node);
      return undefined;
    },
    leave() {},
  });
  return out;
}

/** Whether the way from `first` may lead to `second`, which comes later. */
export function mayLeadTo(body: Body, first: Range, second: Range): boolean {
  const nodes = around(body, first);
  for (const [i, node] of nodes.entries()) {
    if (holds(node, second)) {
      const next = nodes[i + 1];
      if (node.kind === "if" && next === node.body && node.else !== undefined && holds(node.else, second)) return false;
      if (node.kind === "match" && next?.kind === "match-arm" && !holds(next, second)) {
        if (node.arms.some((arm) => holds(arm, second))) return false;
      }
      continue;
    }
    if (node.kind === "closure" || (node.kind === "block" && (node.form === "async" || ends(node)))) return false;
    if (node.kind === "match-arm" && leaves(node.body)) return false;
  }
  return true;
}

/** The innermost loop around both places that does not hold a third one. */
export function loopAround(body: Body, first: Range, second: Range, outside: Range): BodyNode | undefined {
  return around(body, first).findLast((node) => {
    const isLoop = node.kind === "loop" || node.kind === "while" || node.kind === "for";
    return isLoop && holds(node, second) && !holds(node, outside);
  });
}

function ends({ statements }: BlockExpression): boolean {
  const last = statements.at(-1);
  return last?.kind === "expression-statement" && leaves(last.expression);
}

function leaves(node: BodyNode): boolean {
  switch (node.kind) {
    case "return":
    case "break":
    case "continue":
      return true;
    case "macro":
      return /^(?:panic|unreachable|todo|unimplemented|bail)$/.test(node.path.name.text);
    case "block":
      return ends(node);
    default:
      return false;
  }
}
