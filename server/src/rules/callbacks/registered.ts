/** Values that a function boxes and leaves to C beside a callback. */
import type { Expression } from "../../facts/expression.ts";
import type { FnItem } from "../../facts/item.ts";
import type { Body } from "../../model/body.ts";
import { flowOf, isStdMethod, onlySource, type Value } from "../../model/flow.ts";
import { asTy, typeOf } from "../../model/infer.ts";
import type { Ty } from "../../model/ty.ts";
import { callbacksOf, isGivenToC } from "./foreign-calls.ts";
import { type TypeParam, typeParams } from "./generic-bounds.ts";

export interface Handed {
  /** The type of what `Box::into_raw` or `Box::leak` was given. */
  readonly type: Ty;
  /** The argument that carries it to C. */
  readonly at: Expression;
  /** The function that is given it. */
  readonly callee: string;
}

export interface Registered {
  readonly param: TypeParam;
  readonly at: Expression;
  readonly callee: string;
}

/** Names of functions that come back when the callback has run. */
const WAITS = /(?:^|_)(?:sync|and_wait|blocking)(?:_|$)|(?:Sync|AndWait)(?=[A-Z_]|$)/;

/** What a body boxes, releases and hands to C beside a callback, and does not take back. */
export function handedIn(body: Body): readonly Handed[] {
  if (!/\binto_raw\b|\bleak\b/.test(body.source)) return [];
  const { events } = flowOf(body);
  // What is taken back here was lent for the time of the call.
  if (events.some((event) => event.kind === "call" && isStdMethod(event.callee, "Box", "from_raw"))) return [];
  const out: Handed[] = [];
  for (const event of events) {
    if (event.kind !== "call" || event.callee.kind === "constructor" || !isGivenToC(event)) continue;
    if (callbacksOf(event).length === 0 || WAITS.test(event.callee.name)) continue;
    event.args.forEach((value, i) => {
      const released = releasedBox(value);
      const at = event.node.args[i];
      const type = released === undefined ? undefined : asTy(typeOf(released, event.names));
      if (type !== undefined && at !== undefined) out.push({ type, at, callee: event.callee.name });
    });
  }
  return out;
}

/** The type parameters of a function whose values it boxes, releases and hands to C beside a callback. */
export function registeredIn(body: Body, item: FnItem): readonly Registered[] {
  const params = typeParams(item, body.source);
  if (params.length === 0) return [];
  const out: Registered[] = [];
  for (const { type, at, callee } of handedIn(body)) {
    const param = params.find(({ name }) => holds(type, name));
    if (param !== undefined && !out.some((one) => one.param.name === param.name)) out.push({ param, at, callee });
  }
  return out;
}

/** What `Box::into_raw` or `Box::leak` was given. */
function releasedBox(value: Value): Expression | undefined {
  const source = onlySource(value);
  return source?.kind === "released" && source.node?.kind === "call" ? source.node.args[0] : undefined;
}

/** Whether a box holds a value of a type parameter. */
function holds(ty: Ty | undefined, name: string): boolean {
  if (ty?.kind === "parameter") return ty.name === name;
  if (ty?.kind === "tuple") return ty.elements.some((one) => holds(one, name));
  return ty?.kind === "adt" && ty.args.some((one) => holds(one, name));
}
