/** Calls that hand functions and data to C. */
import type { CallExpression, Expression, PathExpression } from "../../facts/expression.ts";
import type { FnItem } from "../../facts/item.ts";
import { meaningOf, type Names } from "../../model/body.ts";
import { type FlowEvent, onlySource } from "../../model/flow.ts";
import type { FnSource } from "../../model/functions.ts";
import { calledMethod } from "../../model/infer.ts";
import type { Definition, Scope } from "../../model/resolve.ts";
import { isRustic } from "./fn-types.ts";

/** The function that a call names by a path; undefined for methods, values and what is not known. */
export function calledDefinition({ callee }: CallExpression, names: Names): Definition | undefined {
  if (callee.kind !== "path") return undefined;
  const meaning = meaningOf(callee, names);
  return meaning.kind === "definition" ? meaning.definition : undefined;
}

type Call = Extract<FlowEvent, { kind: "call" }>;

/** A Rust function with another language's ABI that is used as a value. */
export interface Callback {
  readonly name: string;
  readonly item: FnItem;
  /** The text in which the item's ranges stand. */
  readonly source: string;
  readonly scope: Scope;
  /** Set for a function of a module or body. */
  readonly definition: Definition | undefined;
  /** Set for an associated function. */
  readonly fn: FnSource | undefined;
}

/** The callback that an argument surely is, bare or in an option. */
export function callbackAt({ args, node, names }: Call, index: number): Callback | undefined {
  const value = args[index];
  const only = value === undefined ? undefined : onlySource(value);
  if (only?.kind === "fn") {
    const { item, name, source, scope, declaration } = only.definition;
    if (declaration.foreign !== undefined || item.kind !== "fn" || !isOfC(item)) return undefined;
    return { name, item, source, scope, definition: only.definition, fn: undefined };
  }
  const path = node.args[index] === undefined ? undefined : pathIn(node.args[index]);
  if (path === undefined || path.segments.length < 2 || meaningOf(path, names).kind !== "associated") return undefined;
  const { start, end } = path;
  // What the path names is what it would call.
  const call: CallExpression = { kind: "call", start, end, callee: path, args: [], argumentList: { start: end, end } };
  const fn = calledMethod(call, names)?.fn;
  if (fn === undefined || !isOfC(fn.item)) return undefined;
  return { name: fn.name, item: fn.item, source: fn.source, scope: fn.scope, definition: undefined, fn };
}

/** The path in an argument such as `Some(T::f)` or `f as _`. */
export function pathIn(expression: Expression | undefined): PathExpression | undefined {
  let at = expression;
  for (;;) {
    if (at?.kind === "parenthesized") at = at.inner;
    else if (at?.kind === "cast") at = at.operand;
    else if (at?.kind === "call" && at.callee.kind === "path" && at.callee.name.text === "Some") at = at.args[0];
    else return at?.kind === "path" ? at : undefined;
  }
}

function isOfC({ abi }: FnItem): boolean {
  return abi !== undefined && isRustic(abi.name) === false;
}

/** The callbacks among the arguments of a call. */
export function callbacksOf(call: Call): readonly Callback[] {
  return call.args.flatMap((_, i) => callbackAt(call, i) ?? []);
}

/** Whether a call hands its arguments to C: a foreign function, or one that is given a callback beside them. */
export function isGivenToC(call: Call): boolean {
  return (call.callee.kind === "fn" && call.callee.foreign) || callbacksOf(call).length > 0;
}

/** Names of functions that keep what they are given. */
export const KEEPS =
  /(?:^|_)(?:un)?(?:register|reg|set|add|on|subscribe|install|attach|connect|bind|hook|listen|watch|observe|schedule|insert|push|enqueue|post|create|new|open|start|spawn|init|setopt|at_?exit|external)(?:_|$|\d)|(?:Register|Set|Add|On|Subscribe|Install|Attach|Connect|Hook|Listen|Watch|Observe|Schedule|Create|Open|Start|Init)(?=[A-Z_]|$)|^(?:register|set|add|on|subscribe|install|attach|connect|create|open|start)(?=[A-Z])/;
