import type { Expression } from "../facts/expression.ts";
import { type FlowEvent, flowOf, isStdFn, onlySource, type State, type Value } from "../model/flow.ts";
import { takesBack } from "../target/allocators.ts";
import { type CallEvent, cName, stdOwner, takenAs } from "./memory/containers.ts";
import { mayOutlive, type Outlived, outlived } from "./memory/temporaries.ts";
import { rule } from "./rule.ts";

type Data = Freed | ({ readonly temporary: true; readonly text: string } & Pick<Outlived, "type" | "end">);

interface Freed {
  readonly temporary?: undefined;
  /** What frees. */
  readonly callee: string;
  /** What was freed, and what is used now: the same text, or a pointer that was got from it. */
  readonly freed: string;
  readonly used: string;
}

/** Without one of these nothing is freed. */
const FREES = /(?:free|Free|Release|destroy|_unref|fclose|closedir|pclose|FindClose|from_raw)\w*\s*\(/;

/** Foreign functions that give a pointer into what they are given, and those that make something new. */
const GETTER =
  /get|data|name|ptr|pointer|str|text|value|bytes|buffer|buf|peek|item|element|error|message|msg|first|next|last|body|child|parent|node|root|at$|readdir/i;
const MAKER =
  /copy|create|new|dup|clone|alloc|open|retain|ref$|make|steal|take|set|write|print|append|add|len|size|count/i;

/** Functions of std whose result points into what they are given. */
const BORROWS =
  /^(?:from_ptr|from_raw_parts|from_raw_parts_mut|to_str|to_bytes|to_bytes_with_nul|to_string_lossy|from_utf8|from_utf8_unchecked|as_ref|as_mut|trim|iter)$/;
/** Methods that only look at the pointer itself. */
const HARMLESS =
  /^(?:is_null|cast|cast_mut|cast_const|addr|eq|ne|fmt|drop|forget|write_unaligned|unwrap|expect|ok|clone|as_ptr|from_ptr)$/;
const CREATED = /Create|Copy|_new|_create|_ref$/;

export const useAfterFree = rule<"body", Data>({
  name: "use-after-free",
  group: "memory",
  rustc: [],
  level: "warn",
  since: "0.2.0",
  on: ["body"],
  explain: {
    what: "Memory is used after a call that frees it, or after the value that owns it is gone.",
    why: "What a library's getter returns often points into the object that it was asked of: nothing is copied. When the object is freed or its last reference released, the pointer leads to memory that the allocator may have given to somebody else. A `&CStr` made from such a pointer has the lifetime that the code around wishes for, so the compiler sees nothing wrong. The same holds for a value that no variable keeps: in `let p = Buffer::new(data)?.as_ptr();` its `drop` runs at the end of the statement.",
    bad: 'use std::ffi::{c_char, c_void, CStr};\n\nunsafe extern "C" {\n    fn zone_open() -> *mut c_void;\n    fn zone_name(zone: *mut c_void) -> *const c_char;\n    fn zone_free(zone: *mut c_void);\n}\n\npub fn name() -> String {\n    unsafe {\n        let zone = zone_open();\n        let name = CStr::from_ptr(zone_name(zone));\n        zone_free(zone);\n        name.to_string_lossy().into_owned()\n    }\n}',
    good: 'use std::ffi::{c_char, c_void, CStr};\n\nunsafe extern "C" {\n    fn zone_open() -> *mut c_void;\n    fn zone_name(zone: *mut c_void) -> *const c_char;\n    fn zone_free(zone: *mut c_void);\n}\n\npub fn name() -> String {\n    unsafe {\n        let zone = zone_open();\n        let name = CStr::from_ptr(zone_name(zone)).to_string_lossy().into_owned();\n        zone_free(zone);\n        name\n    }\n}',
    sources: [
      { title: "RUSTSEC-2022-0049, iana-time-zone", url: "https://rustsec.org/advisories/RUSTSEC-2022-0049.html" },
      {
        title: "Memory Management Programming Guide for Core Foundation, The Get Rule",
        url: "https://developer.apple.com/library/archive/documentation/CoreFoundation/Conceptual/CFMemoryMgmt/Concepts/Ownership.html",
      },
      {
        title: "CStr::from_ptr, Safety",
        url: "https://doc.rust-lang.org/std/ffi/struct.CStr.html#method.from_ptr",
      },
    ],
    note: "Only within one function, and only where the memory is surely freed on every way there. Which foreign function gives a pointer into its argument is read from its name.",
  },
  *check(body) {
    const { root, source } = body;
    const text = source.slice(root.start, root.end);
    if (body.of !== "fn") return;
    if (mayOutlive(text)) {
      for (const { node, type, end } of outlived(body)) {
        const written = source.slice(node.start, node.end).replace(/\s+/g, " ");
        yield { range: node, data: { temporary: true, text: written, type, end } };
      }
    }
    if (!FREES.test(text)) return;
    const { events } = flowOf(body);
    const frees = events.filter((event) => event.kind === "call" && isFree(event, events)) as readonly CallEvent[];
    if (frees.length === 0) return;
    const calls = new Map<object, CallEvent>();
    for (const event of events) if (event.kind === "call") calls.set(event.node, event);
    const told = new Set<object>();
    for (const event of events) {
      for (const value of usedBy(event)) {
        const found = goneIn(value, event.state, calls, events, 0);
        if (found === undefined || told.has(found) || !frees.some(({ node }) => node === found)) continue;
        const free = calls.get(found);
        if (free === undefined || free.node === event.node) continue;
        // What `free(*slot)` freed is behind the pointer that stands in the slot; the slot is still there.
        if (free.args[0] !== undefined && onlySource(free.args[0])?.kind === "pointee") continue;
        told.add(found);
        const range = event.node;
        yield {
          range,
          data: {
            callee: calleeText(free),
            freed: pointerText(free.node.args[0], source),
            used: pointerText(usedNode(event, value), source),
          },
          related: [{ range: free.node, message: "it is freed here" }],
        };
      }
    }
  },
  message: (data) => {
    if (data.temporary) {
      const of = data.type === undefined ? "a temporary" : `a temporary \`${data.type}\``;
      return `\`${data.text}\` points into ${of}, which is gone at the end of this ${data.end}, before the pointer is used`;
    }
    const { callee, freed, used } = data;
    return used === freed
      ? `\`${used}\` is used after \`${callee}\` freed it`
      : `\`${used}\` points into \`${freed}\`, which \`${callee}\` freed before`;
  },
});

/** A pointer as it is written, without its casts. */
function pointerText(node: Expression | undefined, source: string): string {
  if (node === undefined) return "it";
  if (node.kind === "cast") return pointerText(node.operand, source);
  if (node.kind === "method-call" && /^cast/.test(node.method.text)) return pointerText(node.receiver, source);
  return source.slice(node.start, node.end).replace(/\s+/g, " ");
}

function calleeText(free: CallEvent): string {
  const owner = stdOwner(free.callee);
  return owner === undefined ? free.callee.name : `${owner}::${free.callee.name}`;
}

/** Whether a call frees at once what it is given. */
function isFree(event: CallEvent, events: readonly FlowEvent[]): boolean {
  const name = cName(event);
  if (name !== undefined) return takesBack(name) !== undefined;
  // A container that is kept in a variable frees later.
  return takenAs(event) !== undefined && isDroppedAtOnce(event, events);
}

function isDroppedAtOnce({ node }: CallEvent, events: readonly FlowEvent[]): boolean {
  return events.some(
    (one) =>
      one.kind === "call" &&
      isStdFn(one.callee, "drop") &&
      one.args[0]?.sources.every((source) => source.node === node),
  );
}

/** The values whose memory an event looks at. */
function usedBy(event: FlowEvent): readonly Value[] {
  if (event.kind === "deref") return [event.value];
  if (event.kind !== "call") return [];
  const { callee, receiver, args } = event;
  if (callee.kind === "constructor" || HARMLESS.test(callee.name)) return [];
  const name = cName(event);
  if (name !== undefined) return takesBack(name) === undefined ? args : args.slice(1);
  if (receiver !== undefined) return callee.kind === "method" || callee.kind === "unknown" ? [receiver] : [];
  const first = args[0];
  const looks = BORROWS.test(callee.name) && (stdOwner(callee) !== undefined || isStdFn(callee, callee.name));
  return looks && first !== undefined ? [first] : [];
}

function usedNode(event: FlowEvent, value: Value) {
  if (event.kind === "deref") return event.pointer;
  if (event.kind !== "call") return undefined;
  const at = event.args.indexOf(value);
  if (at >= 0) return event.node.args[at];
  return event.node.kind === "method-call" ? event.node.receiver : undefined;
}

/** The call that freed what a value points to, or what it was got from; undefined where it is not surely gone. */
function goneIn(
  value: Value,
  state: State,
  calls: ReadonlyMap<object, CallEvent>,
  events: readonly FlowEvent[],
  depth: number,
): object | undefined {
  const only = onlySource(value);
  if (only === undefined || depth > 6 || only.kind === "unknown" || only.kind === "pointee") return undefined;
  const taken = state.takenAt(value);
  if (taken !== undefined) return taken;
  const released = state.releasedAt(value);
  if (released !== undefined) return isLastReference(value, events) ? released : undefined;
  const inner = (one: Value | undefined) =>
    one === undefined ? undefined : goneIn(one, state, calls, events, depth + 1);
  if (only.kind === "buffer") return inner(only.of);
  if (only.node === undefined) return undefined;
  const made = calls.get(only.node);
  if (made === undefined) return undefined;
  const { name } = made.callee;
  if (only.kind === "foreign") {
    if (!GETTER.test(name) || MAKER.test(name) || !isPointerResult(only.callee.item)) return undefined;
    return inner(made.args[0]);
  }
  if (only.kind !== "call" || !BORROWS.test(name)) return undefined;
  return inner(made.receiver ?? made.args[0]);
}

function isPointerResult(item: { readonly kind: string }): boolean {
  const type = "returnType" in item ? (item.returnType as { readonly kind: string } | undefined) : undefined;
  // Handles are pointers behind an alias: `CFStringRef`.
  return type?.kind === "pointer" || type?.kind === "path";
}

/** Whether nobody else can hold a reference: the function made it and gave it to nothing but getters. */
function isLastReference(value: Value, events: readonly FlowEvent[]): boolean {
  const only = onlySource(value);
  if (only?.kind !== "foreign" || !CREATED.test(only.callee.name)) return false;
  return events.every((event) => {
    if (event.kind !== "call" || !event.args.some((arg) => arg.sources.some(({ id }) => id === only.id))) return true;
    const name = cName(event);
    if (name === undefined) return false;
    return takesBack(name) !== undefined || (GETTER.test(name) && !MAKER.test(name));
  });
}
