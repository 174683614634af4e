/** Calls that hand functions and data to C. */
import type { CallExpression } from "../../facts/expression.ts";
import type { Range } from "../../facts/item.ts";
import { meaningOf, type Names } from "../../model/body.ts";
import { type FlowEvent, onlySource, type Value } from "../../model/flow.ts";
import type { Definition } from "../../model/resolve.ts";
import { isRustic } from "./fn-types.ts";

/** The function that a call names by a path; undefined for methods, values and what is not known. */
export function calledDefinition({ callee }: CallExpression, names: Names): Definition | undefined {
  if (callee.kind !== "path") return undefined;
  const meaning = meaningOf(callee, names);
  return meaning.kind === "definition" ? meaning.definition : undefined;
}

type Call = Extract<FlowEvent, { kind: "call" }>;

/** The Rust function with another language's ABI that a value surely is. */
export function callbackIn(value: Value | undefined): Definition | undefined {
  const source = value === undefined ? undefined : onlySource(value);
  if (source?.kind !== "fn") return undefined;
  const { item, declaration } = source.definition;
  if (declaration.foreign !== undefined || item.kind !== "fn" || item.abi === undefined) return undefined;
  return isRustic(item.abi.name) === false ? source.definition : undefined;
}

/** The callbacks among the arguments of a call. */
export function callbacksOf({ args }: Call): readonly Definition[] {
  return args.flatMap((arg) => callbackIn(arg) ?? []);
}

/** Whether a call hands its arguments to C: a foreign function, or one that is given a callback beside them. */
export function isGivenToC(call: Call): boolean {
  return (call.callee.kind === "fn" && call.callee.foreign) || callbacksOf(call).length > 0;
}

/** Names of functions that keep what they are given. */
export const KEEPS =
  /(?:^|_)(?:un)?(?:register|reg|set|add|on|subscribe|install|attach|connect|bind|hook|listen|watch|observe|schedule|insert|push|enqueue|post|create|new|open|start|spawn|init|setopt|at_?exit|external)(?:_|$|\d)|(?:Register|Set|Add|On|Subscribe|Install|Attach|Connect|Hook|Listen|Watch|Observe|Schedule|Create|Open|Start|Init)(?=[A-Z_]|$)|^(?:register|set|add|on|subscribe|install|attach|connect|create|open|start)(?=[A-Z])/;

/** A text on one line. */
export function lineOf({ start, end }: Range, source: string): string {
  return source.slice(start, end).replace(/\s+/g, " ");
}
