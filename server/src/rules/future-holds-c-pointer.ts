import type { Expression } from "../facts/expression.ts";
import { type FlowEvent, flowOf, type Source, type Value } from "../model/flow.ts";
import { lowerType } from "../model/ty.ts";
import { loopAround, mayLeadTo } from "./course/order.ts";
import { reference, rule } from "./rule.ts";

interface Data {
  readonly pointer: string;
  /** The C function that gave it; undefined for a parameter. */
  readonly by: string | undefined;
}

export const futureHoldsCPointer = rule<"body", Data>({
  name: "future-holds-c-pointer",
  group: "async",
  rustc: [],
  level: "warn",
  since: "0.2.0",
  on: ["body"],
  explain: {
    what: "A future uses a raw pointer after it has waited.",
    why: "At an `.await` the future is put away and the function that made it returns. Whoever gave the pointer sees that return and may free or reuse the memory: a C caller has no other sign that the call is over. When the future goes on, on another thread perhaps, the pointer leads to memory that belongs to someone else. A reference would have a lifetime that forbids this; a raw pointer has none.\n\nCopy what is needed before the first `.await`, or take ownership of the memory with a contract that says when it is freed.",
    bad: "pub async unsafe fn send(data: *const u8, length: usize) -> usize {\n    std::future::ready(()).await;\n    unsafe { std::slice::from_raw_parts(data, length) }.len()\n}",
    good: "pub unsafe fn send(data: *const u8, length: usize) -> impl Future<Output = usize> {\n    let data = unsafe { std::slice::from_raw_parts(data, length) }.to_vec();\n    async move {\n        std::future::ready(()).await;\n        data.len()\n    }\n}",
    options: "edition: 2024",
    sources: [
      reference("expressions/await-expr.html", "await expressions"),
      reference("items/functions.html#async-functions", "async functions"),
      { title: "core::ptr, safety", url: "https://doc.rust-lang.org/core/ptr/index.html#safety" },
    ],
    note: "Silent for an async block that is waited for on the spot (`block_on`), and for user data (`*mut c_void`) that a callback gets back. A pointer that a C function gave is information: only its manual says how long it is good.",
  },
  *check(body, { item, source }) {
    if (body.of !== "fn" || !/\.\s*await\b/.test(source)) return;
    const isAsync = item.kind === "fn" && item.qualifiers.some(({ word }) => word === "async");
    const { events } = flowOf(body);
    const waits = events.flatMap((event, index) => (event.kind === "await" ? [{ event, index }] : []));
    if (waits.length === 0 || (!isAsync && /\bblock_on\b/.test(source))) return;
    const told = new Set<string>();
    for (const [index, event] of events.entries()) {
      for (const [value, use] of usedIn(event)) {
        for (const one of value.sources) {
          const held = heldPointer(one, event, source);
          if (held === undefined || told.has(one.id)) continue;
          const wait = waits.find(({ event: at, index: when }) => {
            if (at.closure !== event.closure || at.node.start < held.since) return false;
            if (when < index) return mayLeadTo(body, at.node, use);
            return loopAround(body, at.node, use, { start: held.since, end: held.since }) !== undefined;
          });
          if (wait === undefined) continue;
          told.add(one.id);
          const related = [{ range: wait.event.node, message: "the future waits here" }];
          const found = {
            range: use,
            data: { pointer: held.by === undefined ? held.name : source.slice(use.start, use.end), by: held.by },
            related,
          };
          yield held.by === undefined ? found : { ...found, level: "info" as const };
        }
      }
    }
  },
  message: ({ pointer, by }) =>
    by === undefined
      ? `\`${pointer}\` is used after an \`.await\`: whoever gave the pointer may have freed the memory meanwhile`
      : `\`${pointer}\`, which \`${by}\` gave, is used after an \`.await\`: C may have freed or changed the memory meanwhile`,
});

interface Held {
  readonly name: string;
  readonly by: string | undefined;
  /** Since where it is held. */
  readonly since: number;
}

/** Names under which callbacks take their own state back. */
const USER_DATA = /user|ctx|context|opaque|cookie|closure|^(?:data|arg|payload|state)$/i;
/** Results that belong to whoever asked. */
const MADE = /new|create|alloc|open|init|dup|copy|clone|make|connect|build|take|from|retain|ref/i;

/** A raw pointer that somebody else owns. */
function heldPointer(source: Source, { names }: FlowEvent, text: string): Held | undefined {
  if (source.kind === "param") {
    const { local } = source;
    if (local.type === undefined) return undefined;
    const ty = lowerType(local.type, text, names.body.scope);
    if (ty.kind !== "pointer") return undefined;
    const isVoid = ty.pointee.kind === "adt" && ty.pointee.definition.name === "c_void";
    if (isVoid && USER_DATA.test(local.name)) return undefined;
    return { name: local.name, by: undefined, since: local.range.start };
  }
  if (source.kind !== "foreign" || source.node === undefined) return undefined;
  const { callee } = source;
  const { item } = callee;
  if (item.kind !== "fn" || item.returnType === undefined || MADE.test(callee.name)) return undefined;
  const ty = lowerType(item.returnType, callee.source, callee.scope);
  if (ty.kind !== "pointer") return undefined;
  return { name: callee.name, by: callee.name, since: source.node.start };
}

/** The pointers that an event reads through or gives away. */
function* usedIn(event: FlowEvent): Iterable<readonly [Value, Expression]> {
  if (event.kind === "deref") yield [event.value, event.node];
  else if (event.kind === "call") {
    const { node, callee, args, receiver } = event;
    // `Some(p)` and its like only wrap it.
    if (callee.kind === "constructor") return;
    for (const [i, value] of args.entries()) {
      const arg = node.args[i];
      if (arg !== undefined) yield [value, arg];
    }
    const isAccess = /^(?:read|write|copy_(?:to|from)|swap|replace|as_ref|as_mut)/.test(callee.name);
    if (node.kind === "method-call" && receiver !== undefined && isAccess) yield [receiver, node.receiver];
  }
}
