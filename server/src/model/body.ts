/**
 * Bodies: what is known at each of their expressions.
 *
 * Enters: a parsed body and the scope it stands in. Leaves: each node with the variables in reach, whether it stands in
 * an unsafe context, and the nodes around it.
 *
 * Source: Rust Reference, "Scopes", "Unsafe blocks"; closures and async blocks take the context they stand in.
 */
import type { BodyNode, Expression, Pattern } from "../facts/expression.ts";
import type { Param, Range, RustType } from "../facts/item.ts";
import { parsePatternAt } from "../syntax/expressions.ts";
import { walkExpressions } from "../syntax/walk.ts";
import { type Resolution, resolvePath, type Scope } from "./resolve.ts";

/** A function's body, or the value of a constant or static. */
export interface Body {
  readonly root: Expression;
  /** The text in which its ranges stand. */
  readonly source: string;
  /** Where its paths are resolved; the items declared in it are among its bodies. */
  readonly scope: Scope;
  /** The parameters of the function. */
  readonly params: readonly Param[];
  readonly returnType: RustType | undefined;
  /** `fn` for a body whose operations are those of an unsafe function. */
  readonly unsafe: "fn" | undefined;
}

/** A variable. */
export interface Local {
  readonly name: string;
  /** The type that is written for it. */
  readonly type: RustType | undefined;
  /** What it is first given, where the pattern is its plain name. */
  readonly value: Expression | undefined;
  readonly mutable: boolean;
  readonly range: Range;
  /** What it was declared by. */
  readonly by: "param" | "let" | "pattern";
}

/** What holds at a node. */
export interface BodyContext {
  readonly body: Body;
  /** The unsafe context: a block in this body, the function itself, or none. */
  readonly unsafe: "block" | "fn" | undefined;
  /** The nodes around, innermost last. */
  readonly ancestors: readonly BodyNode[];
  /** The variable that a name means here, if it means one. */
  local(name: string): Local | undefined;
}

/** What a path means in a body: a variable, or what the scope says. */
export type Meaning = { readonly kind: "local"; readonly local: Local } | Resolution;

/** Walks a body; `visit` is called for each node before its children, with what holds there at that moment. */
export function walkBody(body: Body, visit: (node: BodyNode, context: BodyContext) => void): void {
  const scopes: Map<string, Local>[] = [new Map()];
  const unsafes: ("block" | "fn" | undefined)[] = [body.unsafe];
  const ancestors: BodyNode[] = [];
  for (const param of body.params) bindParam(param, body.source, scopes[0] as Map<string, Local>);
  const context: BodyContext = {
    body,
    get unsafe() {
      return unsafes.at(-1);
    },
    ancestors,
    local(name) {
      for (let i = scopes.length - 1; i >= 0; i--) {
        const found = scopes[i]?.get(name);
        if (found !== undefined) return found;
      }
      return undefined;
    },
  };
  walkExpressions(body.root, {
    enter(node) {
      visit(node, context);
      ancestors.push(node);
      if (opensScope(node)) scopes.push(new Map());
      const here = scopes.at(-1) as Map<string, Local>;
      if (node.kind === "block" && node.form === "unsafe") unsafes.push("block");
      else if (node.kind === "closure") {
        for (const { pattern, type } of node.params) bind(pattern, type, undefined, "param", here);
      } else if (node.kind === "match-arm" || node.kind === "for")
        bind(node.pattern, undefined, undefined, "pattern", here);
      return undefined;
    },
    leave(node) {
      ancestors.pop();
      if (opensScope(node)) scopes.pop();
      const here = scopes.at(-1) as Map<string, Local>;
      if (node.kind === "block" && node.form === "unsafe") unsafes.pop();
      else if (node.kind === "let-statement") bind(node.pattern, node.type, node.value, "let", here);
      else if (node.kind === "let") bind(node.pattern, undefined, undefined, "pattern", here);
    },
  });
}

/** What a path means where a value is wanted. */
export function meaningOf(
  path: { readonly segments: readonly string[]; readonly qualified: boolean },
  context: BodyContext,
): Meaning {
  const [name, more] = path.segments;
  if (name !== undefined && more === undefined && !path.qualified) {
    const local = context.local(name);
    if (local !== undefined) return { kind: "local", local };
  }
  return resolvePath(path, context.body.scope, "value");
}

function opensScope({ kind }: BodyNode): boolean {
  switch (kind) {
    case "block":
    case "closure":
    case "match-arm":
    case "for":
    case "if":
    case "while":
      return true;
    default:
      return false;
  }
}

function bind(
  pattern: Pattern,
  type: RustType | undefined,
  value: Expression | undefined,
  by: Local["by"],
  scope: Map<string, Local>,
): void {
  switch (pattern.kind) {
    case "identifier-pattern": {
      const plain = !pattern.byReference && pattern.subpattern === undefined;
      const { name, mutable } = pattern;
      const known = plain ? { type, value } : { type: undefined, value: undefined };
      scope.set(name.text, { name: name.text, ...known, mutable, range: name, by });
      if (pattern.subpattern !== undefined) bind(pattern.subpattern, undefined, undefined, by, scope);
      return;
    }
    case "parenthesized-pattern":
      bind(pattern.inner, type, value, by, scope);
      return;
    case "reference-pattern":
      bind(pattern.pattern, undefined, undefined, by, scope);
      return;
    case "tuple-pattern":
    case "slice-pattern":
    case "tuple-struct-pattern":
      for (const element of pattern.elements) bind(element, undefined, undefined, by, scope);
      return;
    case "or-pattern":
      for (const alternative of pattern.alternatives) bind(alternative, undefined, undefined, by, scope);
      return;
    case "struct-pattern":
      for (const field of pattern.fields) bind(field.pattern, undefined, undefined, by, scope);
      return;
    default:
  }
}

function bindParam({ pattern, type, self }: Param, source: string, scope: Map<string, Local>): void {
  if (self !== undefined) {
    scope.set("self", { name: "self", type, value: undefined, mutable: false, range: self, by: "param" });
  } else if (pattern?.kind === "identifier") {
    const { name } = pattern;
    scope.set(name.text, { name: name.text, type, value: undefined, mutable: false, range: name, by: "param" });
  } else if (pattern?.kind === "other") bind(parsePatternAt(source, pattern), type, undefined, "param", scope);
}
