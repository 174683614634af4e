/**
 * The way through the nodes of a body, so that no rule writes its own recursion.
 *
 * Enters: a node. Leaves: its children, in the order of the text. No recursion: a chain of any length can be walked.
 * Not walked: types, items inside the body (parse their bodies in turn), and the paths of struct expressions, patterns
 * and macros, which are data of those nodes.
 */
import type { BodyNode } from "../facts/expression.ts";

/** What is told of each node. */
export interface BodyVisitor {
  /** Called before the children, in the order of the text. `false` passes over the children; `leave` is called all the same. */
  enter?(node: BodyNode): boolean | undefined;
  /** Called after the children. */
  leave?(node: BodyNode): void;
}

/** Walks a node and everything in it. */
export function walkExpressions(root: BodyNode, visitor: BodyVisitor): void {
  const stack: BodyNode[] = [root];
  // What is still to be left: a node stands in `open` with the height of the stack that it was entered at.
  const open: BodyNode[] = [];
  const heights: number[] = [];
  const push = (child: BodyNode) => {
    stack.push(child);
  };
  for (;;) {
    while (heights.length > 0 && heights[heights.length - 1] === stack.length) {
      heights.pop();
      const left = open.pop();
      if (left !== undefined) visitor.leave?.(left);
    }
    const node = stack.pop();
    if (node === undefined) return;
    const inside = visitor.enter?.(node) !== false;
    if (visitor.leave !== undefined) {
      open.push(node);
      heights.push(stack.length);
    }
    if (!inside) continue;
    const from = stack.length;
    forEachChild(node, push);
    for (let a = from, b = stack.length - 1; a < b; a++, b--) {
      const first = stack[a] as BodyNode;
      stack[a] = stack[b] as BodyNode;
      stack[b] = first;
    }
  }
}

/** The children of a node, in the order of the text. */
export function childrenOf(node: BodyNode): readonly BodyNode[] {
  const out: BodyNode[] = [];
  forEachChild(node, (child) => {
    out.push(child);
  });
  return out;
}

/** Calls `visit` with each child of a node, in the order of the text. */
export function forEachChild(node: BodyNode, visit: (child: BodyNode) => void): void {
  switch (node.kind) {
    // The most frequent kinds come first: the cases are tried in turn.
    case "path":
    case "literal":
    case "item-statement":
    case "empty-statement":
    case "underscore":
    case "unknown":
    case "wildcard-pattern":
    case "rest-pattern":
    case "literal-pattern":
    case "path-pattern":
    case "macro-pattern":
    case "unknown-pattern":
      return;
    case "expression-statement":
    case "attributed":
      visit(node.expression);
      return;
    case "method-call":
      visit(node.receiver);
      for (const arg of node.args) visit(arg);
      return;
    case "call":
      visit(node.callee);
      for (const arg of node.args) visit(arg);
      return;
    case "field":
      visit(node.object);
      return;
    case "block":
      for (const statement of node.statements) visit(statement);
      return;
    case "let-statement":
      visit(node.pattern);
      optional(node.value, visit);
      optional(node.else, visit);
      return;
    case "unary":
    case "borrow":
    case "cast":
    case "try":
    case "await":
      visit(node.operand);
      return;
    case "binary":
    case "assignment":
      visit(node.left);
      visit(node.right);
      return;
    case "range":
    case "range-pattern":
      optional(node.from, visit);
      optional(node.to, visit);
      return;
    case "index":
      visit(node.object);
      visit(node.index);
      return;
    case "struct":
      for (const field of node.fields) visit(field);
      optional(node.base, visit);
      return;
    case "field-value":
      visit(node.value);
      return;
    case "tuple":
    case "array":
    case "tuple-pattern":
    case "slice-pattern":
    case "tuple-struct-pattern":
      for (const element of node.elements) visit(element);
      return;
    case "repeat":
      visit(node.element);
      visit(node.length);
      return;
    case "parenthesized":
    case "parenthesized-pattern":
      visit(node.inner);
      return;
    case "closure":
      for (const param of node.params) visit(param);
      visit(node.body);
      return;
    case "closure-param":
    case "reference-pattern":
    case "field-pattern":
      visit(node.pattern);
      return;
    case "if":
      visit(node.condition);
      visit(node.body);
      optional(node.else, visit);
      return;
    case "let":
      visit(node.pattern);
      visit(node.value);
      return;
    case "match":
      visit(node.scrutinee);
      for (const arm of node.arms) visit(arm);
      return;
    case "match-arm":
      visit(node.pattern);
      optional(node.guard, visit);
      visit(node.body);
      return;
    case "loop":
      visit(node.body);
      return;
    case "while":
      visit(node.condition);
      visit(node.body);
      return;
    case "for":
      visit(node.pattern);
      visit(node.iterator);
      visit(node.body);
      return;
    case "return":
    case "break":
    case "continue":
    case "yield":
    case "become":
      optional(node.value, visit);
      return;
    case "macro": {
      const [value, guard] = node.args ?? [];
      if (node.pattern === undefined) for (const arg of node.args ?? []) visit(arg);
      else {
        optional(value, visit);
        visit(node.pattern);
        optional(guard, visit);
      }
      return;
    }
    case "identifier-pattern":
      optional(node.subpattern, visit);
      return;
    case "struct-pattern":
      for (const field of node.fields) visit(field);
      return;
    case "or-pattern":
      for (const alternative of node.alternatives) visit(alternative);
      return;
    case "const-pattern":
      visit(node.block);
      return;
    default:
      node satisfies never;
  }
}

function optional(child: BodyNode | undefined, visit: (child: BodyNode) => void): void {
  if (child !== undefined) visit(child);
}
