/**
 * What a function does to its callers, found once and kept as long as its body and what it calls stay.
 *
 * Enters: a function of the user's crates. Leaves: whether it may panic and where, which of its pointer parameters it
 * compares with null. Calls of functions that cannot be followed say nothing.
 */
import type { FnItem, Range } from "../facts/item.ts";
import { type Body, bodyOf } from "./body.ts";
import { type Callee, type FlowEvent, flowOf, onlySource } from "./flow.ts";
import type { FnSource } from "./functions.ts";
import { panicsIn, runsHere } from "./panics.ts";
import type { Definition } from "./resolve.ts";
import { isStandard, type World } from "./world.ts";

/** A panic that a function may let out. */
export interface Panic {
  /** In the text of `fn`. */
  readonly range: Range;
  readonly strength: "input" | "overflow";
  /** The function in which it happens. */
  readonly fn: FnSource;
}

export interface Summary {
  /** The first panic that it may let out, the strongest kind first. */
  readonly panic: Panic | undefined;
  /** The parameters, by number, that it compares with null before anything else is done with them. */
  readonly checks: ReadonlySet<number>;
}

const NOTHING: Summary = { panic: undefined, checks: new Set() };

/** Calls that lead further than this are not followed. */
const DEPTH = 5;

/** The function, with its body, that a callee surely is; undefined for foreign functions, the standard library's and others. */
export function fnOf(callee: Callee, world: World): FnSource | undefined {
  if (callee.kind === "method") {
    const { fn } = callee.method;
    return isStandard(fn.scope.module.crate) || fn.item.body === undefined ? undefined : fn;
  }
  return callee.kind === "fn" && !callee.foreign ? sourceOf(callee.definition, world) : undefined;
}

/** A free function with its body as it is now; undefined where more than one could be meant. */
export function sourceOf(definition: Definition, world: World): FnSource | undefined {
  const { module } = definition.scope;
  if (isStandard(module.crate)) return undefined;
  const all = world.functions
    .inFile(module, definition.name)
    .filter(({ scope }) => scope.module.names === module.names);
  const [only, more] = all;
  return more === undefined && only?.item.body !== undefined ? only : undefined;
}

/** The body of a function. */
export function bodyOfFn({ item, source, scope }: FnSource): Body | undefined {
  return item.body === undefined ? undefined : bodyOf(item, item.body, source, scope);
}

/** What is being found out, by world: functions that call each other would never end. */
const asking = new WeakMap<World, { readonly open: Set<FnSource>; cut: number }>();

/** What a function does to its callers. */
export function summaryOf(fn: FnSource): Summary {
  const { world } = fn.scope;
  let state = asking.get(world);
  if (state === undefined) {
    state = { open: new Set(), cut: 0 };
    asking.set(world, state);
  }
  const { open } = state;
  const known = world.known<Summary>(fn, "summary", "");
  if (known !== undefined) return known;
  if (open.has(fn) || open.size >= DEPTH) {
    state.cut++;
    return NOTHING;
  }
  open.add(fn);
  const { cut } = state;
  try {
    return world.answer(
      fn,
      "summary",
      "",
      () => summarize(fn),
      () => state.cut === cut || open.size === 1,
    );
  } finally {
    open.delete(fn);
  }
}

function summarize(fn: FnSource): Summary {
  const body = bodyOfFn(fn);
  if (body === undefined) return NOTHING;
  const flow = flowOf(body);
  const { world } = fn.scope;
  const own = panicsIn(flow).filter(({ guarded }) => guarded === false);
  let panic: Panic | undefined;
  for (const { range, strength } of own) {
    if (panic === undefined || (panic.strength === "overflow" && strength === "input")) panic = { range, strength, fn };
  }
  const checks = new Set<number>();
  for (const event of flow.events) {
    if (event.kind !== "call") continue;
    const callee = fnOf(event.callee, world);
    const summary = callee === undefined ? undefined : summaryOf(callee);
    const isOut = summary?.panic !== undefined && letsOut(event, flow.events);
    if (summary?.panic !== undefined && isOut && !(summary.panic.fn === callee && isKept(event, summary.panic))) {
      if (panic === undefined || (panic.strength === "overflow" && summary.panic.strength === "input")) {
        panic = summary.panic;
      }
    }
    event.args.forEach((value, i) => {
      const index = paramOf(value, fn.item);
      if (index === undefined) return;
      if (event.state.nullness(value) !== "maybe") checks.add(index);
      if (summary?.checks.has(i) === true) checks.add(index);
    });
    const self = event.receiver === undefined ? undefined : paramOf(event.receiver, fn.item);
    if (self !== undefined && event.callee.name === "is_null") checks.add(self);
  }
  return { panic, checks };
}

/** Whether a panic in a call leaves the function. */
export function letsOut(event: FlowEvent, events: readonly FlowEvent[]): boolean {
  if (event.guarded !== false) return false;
  return event.closure === undefined || runsHere(event.closure, events);
}

/** Whether a function that is called asserts that a parameter is a number, and is given that very number. */
export function isKept({ args, node }: Extract<FlowEvent, { kind: "call" }>, { fn, range }: Panic): boolean {
  const text = fn.source.slice(range.start, range.end).replace(/\s+/g, "");
  const [, name, number] = /^assert(?:_eq)?!\((\w+)(?:==|,)(\d+)[,)]/.exec(text) ?? [];
  if (name === undefined || node.kind !== "call") return false;
  const index = fn.item.params.findIndex(({ start, end }) =>
    new RegExp(`^${name}\\s*:`).test(fn.source.slice(start, end)),
  );
  const given = args[index] === undefined ? undefined : node.args[index];
  return given?.kind === "literal" && given.text === number;
}

function paramOf(value: Parameters<typeof onlySource>[0], item: FnItem): number | undefined {
  const only = onlySource(value);
  if (only?.kind !== "param") return undefined;
  const { start, end } = only.local.range;
  const index = item.params.findIndex((param) => param.start <= start && end <= param.end);
  return index < 0 ? undefined : index;
}
