import type { Expression } from "../facts/expression.ts";
import type { Range } from "../facts/item.ts";
import type { Local } from "../model/body.ts";
import { argumentsOf, type FlowEvent, flowOf, onlySource, plain, type Source, type Value } from "../model/flow.ts";
import { asTy, typeOf } from "../model/infer.ts";
import { isStandard } from "../model/world.ts";
import { loopAround, mayLeadTo } from "./course/order.ts";
import { rule } from "./rule.ts";
import { type CallEvent, callsOf, rootOf, viewed } from "./strings/owners.ts";

interface Data {
  readonly owner: string;
  readonly method: string;
  readonly by: string;
  readonly pointer: string;
}

export const staleBufferPointer = rule<"body", Data>({
  name: "stale-buffer-pointer",
  group: "memory",
  rustc: [],
  level: "warn",
  since: "0.2.0",
  on: ["body"],
  explain: {
    what: "A pointer into a `Vec` or `String` is used after the vector has grown.",
    why: "A vector that has no room left takes new memory, copies its elements and frees the old memory. A raw pointer from `as_ptr` still holds the old address, and no borrow keeps the vector from growing meanwhile. C then reads or writes freed memory; whether it does depends on the capacity, so that tests often pass.\n\nTake the pointer after the last change, right where it is given to C.",
    bad: "unsafe extern \"C\" {\n    fn send(data: *const u8, length: usize);\n}\n\npub fn send_line(mut line: Vec<u8>) {\n    let data = line.as_ptr();\n    line.push(b'\\n');\n    unsafe { send(data, line.len()) };\n}",
    good: "unsafe extern \"C\" {\n    fn send(data: *const u8, length: usize);\n}\n\npub fn send_line(mut line: Vec<u8>) {\n    line.push(b'\\n');\n    unsafe { send(line.as_ptr(), line.len()) };\n}",
    sources: [
      { title: "Vec::as_ptr", url: "https://doc.rust-lang.org/std/vec/struct.Vec.html#method.as_ptr" },
      { title: "Vec, guarantees", url: "https://doc.rust-lang.org/std/vec/struct.Vec.html#guarantees" },
    ],
    note: "Silent where the function reserves the room beforehand (`with_capacity`, `reserve`).",
  },
  *check(body, { source }) {
    if (body.of !== "fn" || !/\bas_(?:mut_)?ptr\b/.test(source) || !GROWS_TEXT.test(source)) return;
    const { events } = flowOf(body);
    const calls = callsOf(flowOf(body));
    const growths = events.flatMap((event, index) => {
      const root = grows(event);
      return root === undefined ? [] : [{ event: event as CallEvent, index, root }];
    });
    if (growths.length === 0) return;
    const told = new Set<string>();
    for (const [index, event] of events.entries()) {
      for (const [value, use] of usedIn(event)) {
        for (const one of value.sources) {
          const pointer = bufferOf(one, calls);
          if (pointer === undefined || isReserved(pointer, source)) continue;
          const growth = growths.find(({ event: at, index: when, root }) => {
            if (root.range.start !== pointer.local.range.start || at.node.start < pointer.node.end) return false;
            if (when < index) return mayLeadTo(body, at.node, use);
            // What a loop does at its end comes before what it does at its beginning.
            return (
              loopAround(body, at.node, use, pointer.node) !== undefined &&
              mayLeadTo(body, at.node, { start: body.root.end, end: body.root.end })
            );
          });
          const key = `${pointer.node.start}`;
          if (growth === undefined || told.has(key)) continue;
          told.add(key);
          const by = growth.event.callee.name;
          const data = {
            owner: pointer.local.name,
            method: pointer.node.method.text,
            by,
            pointer: source.slice(use.start, use.end),
          };
          yield {
            range: use,
            data,
            related: [
              { range: pointer.node.method, message: "the pointer is taken here" },
              { range: methodOf(growth.event.node), message: `\`${by}\` may move the memory` },
            ],
          };
        }
      }
    }
  },
  message: ({ owner, method, by }) =>
    `This pointer was taken by \`${owner}.${method}()\` before \`${owner}.${by}\`, which may have moved the memory and freed the old`,
});

const GROWTH =
  /^(?:push|push_str|extend|extend_from_slice|extend_from_within|insert|insert_str|append|reserve|reserve_exact|try_reserve|resize|resize_with|shrink_to_fit|shrink_to|splice|write_all|write_str|write_fmt)$/;
const GROWS_TEXT = /\.\s*(?:push|extend|insert|append|reserve|try_reserve|resize|shrink_to|splice|write_)/;

function methodOf(node: Expression): Range {
  return node.kind === "method-call" ? node.method : node;
}

/** The vector or string that a call may move. */
function grows(event: FlowEvent): Local | undefined {
  if (event.kind !== "call" || event.node.kind !== "method-call" || !GROWTH.test(event.callee.name)) return undefined;
  const receiver = plain(event.node.receiver);
  if (receiver.kind !== "path") return undefined;
  const local = rootOf(receiver, event.names);
  const made = local === undefined ? undefined : onlySource(event.state.valueOf(local));
  return isGrowing(receiver, event) || (made?.kind === "owned" && /^(?:Vec|String)$/.test(made.type))
    ? local
    : undefined;
}

function isGrowing(expression: Expression, { names }: FlowEvent): boolean {
  let ty = asTy(typeOf(expression, names));
  if (ty?.kind === "reference") ty = ty.pointee;
  return (
    ty?.kind === "adt" && isStandard(ty.definition.scope.module.crate) && /^(?:Vec|String)$/.test(ty.definition.name)
  );
}

interface Pointer {
  readonly local: Local;
  readonly node: Extract<Expression, { kind: "method-call" }>;
}

/** The `as_ptr` that a value comes from, of a vector that a variable names. */
function bufferOf(source: Source, calls: ReadonlyMap<Expression, CallEvent>): Pointer | undefined {
  if (source.kind !== "buffer" || !/^as_(?:mut_)?ptr$/.test(source.method) || source.node?.kind !== "method-call")
    return undefined;
  const { node } = source;
  const event = calls.get(node);
  if (event === undefined) return undefined;
  const base = viewed(node.receiver);
  if (base.kind !== "path") return undefined;
  const local = rootOf(base, event.names);
  return local === undefined ? undefined : { local, node };
}

/** The room is there before the pointer is taken. */
function isReserved({ local, node }: Pointer, source: string): boolean {
  const before = source.slice(0, node.start);
  if (new RegExp(`\\b${local.name}\\s*\\.\\s*(?:try_)?reserve`).test(before)) return true;
  return local.value !== undefined && /with_capacity/.test(source.slice(local.value.start, local.value.end));
}

/** The values through which an event reads or writes, or that it gives away. */
function* usedIn(event: FlowEvent): Iterable<readonly [Value, Expression]> {
  if (event.kind === "deref") yield [event.value, event.node];
  else if (event.kind === "return" && event.closure === undefined && event.node.kind === "path") {
    yield [event.value, event.node];
  } else if (event.kind === "call") {
    yield* argumentsOf(event);
    const { node, receiver } = event;
    const isAccess = /^(?:read|write|copy_(?:to|from)|swap|replace|as_ref|as_mut)/.test(event.callee.name);
    if (node.kind === "method-call" && receiver !== undefined && isAccess) yield [receiver, node.receiver];
  }
}
