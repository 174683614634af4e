/** The owners of the standard library at the border: which call takes memory over and which lets go of it, as what. */
import type { Expression } from "../../facts/expression.ts";
import { meaningOf, type Names } from "../../model/body.ts";
import {
  type Callee,
  type Flow,
  type FlowEvent,
  flowOf,
  onlySource,
  type Source,
  type Value,
} from "../../model/flow.ts";
import type { FnSource, Mention } from "../../model/functions.ts";
import type { Row } from "../../model/gathered.ts";
import type { Scope } from "../../model/resolve.ts";
import { bodyOfFn } from "../../model/summary.ts";
import { isStandard } from "../../model/world.ts";
import { madeBy, takesBack } from "../../target/allocators.ts";

export type CallEvent = Extract<FlowEvent, { kind: "call" }>;

/** The types that own memory by themselves or share it. */
export const CONTAINERS: ReadonlySet<string> = new Set("Box Rc Arc Weak Vec String CString".split(" "));

/** The standard type whose associated function or method is called. */
export function stdOwner(callee: Callee): string | undefined {
  if (callee.kind !== "method" || !isStandard(callee.method.fn.scope.module.crate)) return undefined;
  const { of } = callee.method;
  return of.kind === "adt" ? of.definition.name : undefined;
}

/** `Box::from_raw(p)`, `Vec::from_raw_parts(p, n, m)`: the container, and what it takes over. */
export function takenAs({
  callee,
  args,
}: CallEvent): { readonly container: string; readonly value: Value } | undefined {
  if (callee.name !== "from_raw" && callee.name !== "from_raw_parts") return undefined;
  const container = stdOwner(callee);
  const [value] = args;
  return container === undefined || value === undefined || !CONTAINERS.has(container)
    ? undefined
    : { container, value };
}

/** What let go of memory: `Box` of `Box::into_raw(b)`; undefined where that is not known. */
export function releasedBy(source: Source): string | undefined {
  if (source.kind !== "released") return undefined;
  const { node, type } = source;
  const written = node?.kind === "call" && node.callee.kind === "path" ? node.callee.segments.at(-2) : undefined;
  const container = written !== undefined && CONTAINERS.has(written) ? written : type;
  return CONTAINERS.has(container) ? container : undefined;
}

/** The container that all of a value's sources were let go of by. */
export function containerOf({ sources }: Value): string | undefined {
  const [first] = sources;
  const container = first === undefined ? undefined : releasedBy(first);
  return container !== undefined && sources.every((source) => releasedBy(source) === container) ? container : undefined;
}

/** The names that modules and crates of foreign declarations go by. */
const BINDINGS = /^(?:libc|ffi|sys|raw|bindings?|capi|c|C)$|_(?:sys|ffi)$/;

/** Whether a module or crate of this name holds foreign declarations. */
export function isBindings(name: string): boolean {
  return BINDINGS.test(name);
}

/** The C function that a path means, where it leads into bindings that cannot be read: `libc::free`, `ffi::x_new`. */
function inBindings(
  name: string,
  { node, callee, names }: { readonly node: unknown; readonly callee: Callee; readonly names?: Names },
) {
  if (callee.kind !== "unknown") return undefined;
  const call = node as CallEvent["node"] | undefined;
  if (call?.kind !== "call" || call.callee.kind !== "path") return undefined;
  const module = call.callee.segments.at(-2);
  if (module === undefined && names !== undefined) {
    // `use libc::free` of a crate that is not there: the name leads nowhere, but there is only one such function.
    const isKnown = takesBack(name)?.known === true || madeBy(name) !== undefined;
    return isKnown && meaningOf(call.callee, names).kind === "nothing" ? name : undefined;
  }
  return module !== undefined && BINDINGS.test(module) ? name : undefined;
}

/** The name of the C function that is called: a foreign item, or one of bindings that cannot be read. */
export function cName(event: CallEvent): string | undefined {
  const { callee, node } = event;
  if (node.kind !== "call") return undefined;
  if (callee.kind === "fn") return callee.foreign ? callee.name : undefined;
  return inBindings(callee.name, event);
}

/** The name of the C function that a value comes from. */
export function cMaker(source: Source): string | undefined {
  if (source.kind === "foreign") return source.callee.name;
  return source.kind === "call" ? inBindings(source.callee.name, source) : undefined;
}

/** `f` of `self.f` and of `self.f.as_ptr()`; undefined for other values. */
export function selfField(value: Value): string | undefined {
  const only = onlySource(value);
  if (only?.kind === "buffer" && /^as_(?:mut_)?ptr$/.test(only.method)) return selfField(only.of);
  if (only?.kind !== "field") return undefined;
  const object = onlySource(only.object);
  return object?.kind === "param" && object.local.name === "self" ? only.name : undefined;
}

/** The words by which functions of C libraries say that what they are given is gone. */
const GONE =
  /(?:^|_)(?:free|destroy|close|release|delete|unref|dispose|finalize|cleanup|deinit|term|shutdown)(?:_|$)|[a-z](?:Free|Destroy|Close|Release|Delete|Unref|Dispose)(?![a-z])|^(?:Close|Free|Delete|Destroy|Release)[A-Z]/;

/** What a call frees or closes, and its name: `X_close(p)` of C, `Box::from_raw(p)`. */
export function freed(event: CallEvent): { readonly name: string; readonly value: Value } | undefined {
  const taken = takenAs(event);
  if (taken !== undefined) return { name: `${taken.container}::${event.callee.name}`, value: taken.value };
  const { callee, node, args } = event;
  const isC = callee.kind === "unknown" ? node.kind === "call" : callee.kind === "fn" && callee.foreign;
  if (!isC) return undefined;
  const back = takesBack(callee.name);
  if (back === undefined && !GONE.test(callee.name)) return undefined;
  const value = args[back?.argument ?? 0];
  return value === undefined ? undefined : { name: callee.name, value };
}

/** A field of `self` that an event frees. */
export interface FreedField {
  readonly field: string;
  /** What frees it, as it is called. */
  readonly name: string;
  readonly node: Expression;
}

/** Macros that free, by their names: what they are made of is not read. */
const FREEING_MACRO = /free|from_?raw|release|destroy/i;

/** The fields of `self` that a body frees. */
export function freedFields({ body, events }: Flow): readonly FreedField[] {
  return events.flatMap((event): FreedField[] => {
    if (event.closure !== undefined) return [];
    if (event.kind === "macro") {
      const { node } = event;
      const name = node.path.name.text;
      if (node.args !== undefined || !FREEING_MACRO.test(name)) return [];
      const field = /^[([{]\s*self\s*\.\s*(\w+)\s*[)\]}]$/.exec(
        body.source.slice(node.input.start, node.input.end),
      )?.[1];
      return field === undefined ? [] : [{ field, name: `${name}!`, node }];
    }
    const one = event.kind === "call" ? freed(event) : undefined;
    const field = one === undefined ? undefined : selfField(one.value);
    return one === undefined || field === undefined ? [] : [{ field, name: one.name, node: event.node as Expression }];
  });
}

/** The functions among the items of a mention, with their bodies' scopes. */
export function functionsIn({ items, source, scope }: Mention): readonly FnSource[] {
  return items.flatMap((item): FnSource[] => {
    if (item.kind !== "fn" || item.body === undefined || item.broken) return [];
    const generics = item.generics === undefined ? scope.generics : [item.generics, ...scope.generics];
    return [
      { name: item.name.text, item, source, scope: { ...scope, generics }, owner: undefined, answers: new Map() },
    ];
  });
}

/** The name of the type that an impl is for. */
export function selfName({ self }: Scope): string | undefined {
  if (self === undefined || self === "unknown") return undefined;
  if (!("type" in self)) return self.name;
  return self.type.kind === "path" ? self.type.segments.at(-1) : undefined;
}

/** The `drop` of a type; undefined where there is none, or the crate is not read yet and the file holds none. */
export function dropOf(type: string, { world, module }: Scope): FnSource | undefined {
  const all =
    world.functions.methods(module.crate, type, "drop") ?? world.functions.methodsInFile(module, type, "drop");
  const drops = all.filter(({ owner }) => {
    const trait = owner?.item?.trait;
    return trait?.kind === "path" && trait.segments.at(-1) === "Drop";
  });
  return drops.length === 1 ? drops[0] : undefined;
}

/** Whether a type surely has no `drop` in its crate. */
export function hasNoDrop(type: string, { world, module }: Scope): boolean {
  const all = world.functions.methods(module.crate, type, "drop");
  return all !== undefined && all.length === 0;
}

/** The fields of `self` that a function frees. */
export function freedFieldsOf(fn: FnSource | undefined): readonly FreedField[] {
  const body = fn === undefined ? undefined : bodyOfFn(fn);
  return body === undefined ? [] : freedFields(flowOf(body));
}

/** By what a type's field is filled, in a function of the crate that lets go of memory: `Box` of `S { f: Box::into_raw(b) }`. */
export interface Filled {
  readonly container: string;
  /** The function that fills it. */
  readonly fn: string;
}

/** What the functions of the crate that let go of memory put into a field; undefined until the crate is read. */
export function filledIn(type: string, field: string, scope: Scope): readonly Filled[] | undefined {
  const { world, module } = scope;
  return world.functions.gathered(module.crate, "fillings", ["into_raw"], fillings)?.rows(`${type}.${field}`);
}

function* fillings(mention: Mention): Iterable<Row<Filled>> {
  for (const fn of functionsIn(mention)) {
    const body = bodyOfFn(fn);
    for (const event of body === undefined ? [] : flowOf(body).events) {
      let type: string | undefined;
      let fields: Iterable<readonly [string | number, Value]> = [];
      if (event.kind === "struct") {
        type = event.node.path.segments.at(-1);
        fields = event.fields;
      } else if (event.kind === "call" && event.callee.kind === "constructor") {
        type = event.callee.name;
        fields = event.args.entries();
      }
      if (type === "Self") type = selfName(fn.scope);
      for (const [field, value] of type === undefined ? [] : fields) {
        const container = containerOf(value);
        if (container === undefined) continue;
        yield { key: `${type}.${field}`, text: `${fn.name} ${container}`, value: { container, fn: fn.name } };
      }
    }
  }
}
