import type { FnItem } from "../facts/item.ts";
import { type Flow, type FlowEvent, flowOf, onlySource, type Source, type Value } from "../model/flow.ts";
import { takesBack } from "../target/allocators.ts";
import {
  type CallEvent,
  cName,
  dropOf,
  type FreedField,
  freedFields,
  freedFieldsOf,
  selfName,
  takenAs,
} from "./memory/containers.ts";
import { type Found, rule, type Scene } from "./rule.ts";

type Data =
  | { readonly kind: "path"; readonly callee: string; readonly what: string }
  | { readonly kind: "drop"; readonly callee: string; readonly field: string; readonly owner: string }
  | { readonly kind: "shared"; readonly callee: string; readonly field: string; readonly fn: string };

/** Without one of these nothing is freed. */
const FREES =
  /(?:free|Free|destroy|Destroy|close|Close|release|Release|delete|Delete|unref|dispose|cleanup|term|from_?raw)\w*\s*[!(]/;

/** What was taken over is let go of again, or shared. */
const LETS_GO =
  /\b(?:forget|into_raw|into_raw_parts|leak|ManuallyDrop|increment_strong_count)\b|_ref\b|[Rr]etain|AddRef|up_ref/;
/** Pointers into one block of memory are not told from each other. */
const OFFSETS = /\.\s*(?:add|sub|offset|byte_add|wrapping_add|wrapping_offset)\s*\(/;

export const doubleFree = rule<"body", Data>({
  name: "double-free",
  group: "memory",
  rustc: [],
  level: "warn",
  since: "0.2.0",
  on: ["body"],
  explain: {
    what: "The same memory or handle is freed twice.",
    why: "After the first time the allocator may give the memory to somebody else, and a handle's number may name another file. Freeing it again damages what lives there now. `from_raw` counts too: each one makes an owner that frees when it goes out of scope. And a method that closes does not keep `drop` from running: `self` is dropped at its end.",
    bad: 'use std::ffi::c_void;\n\nunsafe extern "C" {\n    fn archive_close(archive: *mut c_void) -> i32;\n}\n\npub struct Archive {\n    handle: *mut c_void,\n}\n\nimpl Archive {\n    pub fn close(self) -> i32 {\n        unsafe { archive_close(self.handle) }\n    }\n}\n\nimpl Drop for Archive {\n    fn drop(&mut self) {\n        unsafe { archive_close(self.handle) };\n    }\n}',
    good: 'use std::ffi::c_void;\nuse std::mem::ManuallyDrop;\n\nunsafe extern "C" {\n    fn archive_close(archive: *mut c_void) -> i32;\n}\n\npub struct Archive {\n    handle: *mut c_void,\n}\n\nimpl Archive {\n    pub fn close(self) -> i32 {\n        let this = ManuallyDrop::new(self);\n        unsafe { archive_close(this.handle) }\n    }\n}\n\nimpl Drop for Archive {\n    fn drop(&mut self) {\n        unsafe { archive_close(self.handle) };\n    }\n}',
    sources: [
      { title: "RUSTSEC-2026-0029, hivex", url: "https://rustsec.org/advisories/RUSTSEC-2026-0029.html" },
      {
        title: "Box::from_raw: a double-free may occur if it is called twice on the same raw pointer",
        url: "https://doc.rust-lang.org/std/boxed/struct.Box.html#method.from_raw",
      },
      { title: "std::mem::ManuallyDrop", url: "https://doc.rust-lang.org/std/mem/struct.ManuallyDrop.html" },
    ],
    note: "Only what is surely freed on every way to the second place is reported.",
  },
  *check(body, scene) {
    const { root, source } = body;
    const text = source.slice(root.start, root.end);
    if (body.of !== "fn" || !FREES.test(text)) return;
    const flow = flowOf(body);
    yield* onOnePath(flow.events, text, root.start, source);
    let found = false;
    for (const one of closedAndDropped(flow, text, scene)) {
      found = true;
      yield one;
    }
    if (!found) yield* takenFromShared(flow, text, scene);
  },
  message: (data) =>
    data.kind === "path"
      ? `\`${data.callee}\` frees \`${data.what}\` a second time on this path`
      : data.kind === "shared"
        ? `\`${data.callee}\` takes over \`self.${data.field}\`, but \`self\` is only borrowed and keeps the pointer: the second call of \`${data.fn}\` frees it again`
        : `\`${data.callee}\` frees \`self.${data.field}\`, and \`drop\` of \`${data.owner}\` frees it again; keep \`drop\` from running with \`ManuallyDrop\`, or set the field to null`,
});

function* onOnePath(events: readonly FlowEvent[], text: string, start: number, source: string): Iterable<Found<Data>> {
  if (OFFSETS.test(text)) return;
  for (const event of events) {
    const value = event.kind === "call" ? surelyFreed(event) : undefined;
    if (value === undefined || event.kind !== "call") continue;
    const { node } = event;
    const before = event.state.takenAt(value);
    if (before === undefined || LETS_GO.test(text.slice(before.end - start, event.node.start - start))) continue;
    const first = events.find((one) => one.kind === "call" && one.node === before) as CallEvent | undefined;
    const firstValue = first === undefined ? undefined : surelyFreed(first);
    if (firstValue === undefined || !isSame(onlySource(firstValue), onlySource(value))) continue;
    if (/\bincrement_strong_count\b/.test(text)) continue;
    // One of two statements that a `cfg` chooses between.
    if (/#\s*\[\s*cfg\b/.test(text.slice(before.end - start, node.start - start))) continue;
    const arg = node.args[0];
    const callee = node.kind === "call" ? source.slice(node.callee.start, node.callee.end) : node.method.text;
    yield {
      range: node,
      data: { kind: "path", callee, what: arg === undefined ? "it" : source.slice(arg.start, arg.end) },
      related: [{ range: before, message: "it is freed here first" }],
    };
  }
}

/** What a call surely frees: by a container that takes it over, or by a C function that is known or shaped so. */
function surelyFreed(event: CallEvent): Value | undefined {
  const taken = takenAs(event);
  if (taken !== undefined) return taken.value;
  const name = cName(event);
  const back = name === undefined ? undefined : takesBack(name);
  return back === undefined || back.kind === "count" || back.argument !== 0 ? undefined : event.args[0];
}

/** Whether two sources are the same pointer, not one and what it leads to. */
function isSame(a: Source | undefined, b: Source | undefined): boolean {
  if (a === undefined || b === undefined || a.kind !== b.kind || a.id !== b.id) return false;
  if (a.kind === "pointee" && b.kind === "pointee") return isSame(onlySource(a.pointer), onlySource(b.pointer));
  return a.kind !== "literal" && a.kind !== "unknown";
}

/** The function lets `drop` run after it freed, or marked nothing by which `drop` could know. */
const MARKS =
  /\b(?:forget|ManuallyDrop|into_raw|leak|take|replace|swap|exit|abort)\b|\.\s*(?:set|store)\s*\(|\bself\s*(?:\.\s*\w+)+\s*=[^=]/;

function* closedAndDropped(flow: Flow, text: string, scene: Scene): Iterable<Found<Data>> {
  const { item, scope } = scene;
  if (scene.place !== "impl" || item.kind !== "fn" || item.params[0]?.self === undefined || isDrop(item)) return;
  if (MARKS.test(text)) return;
  const owner = selfName(scope);
  if (owner === undefined) return;
  let inDrop: readonly FreedField[] | undefined;
  for (const { field, name, node } of freedFields(flow)) {
    inDrop ??= freedFieldsOf(dropOf(owner, scope));
    if (!inDrop.some((other) => other.field === field && other.name === name)) continue;
    yield { range: node, data: { kind: "drop", callee: name, field, owner } };
    return;
  }
}

/** By its name the method is called once, at the end. */
const ENDS =
  /free|destroy|drop|close|release|dispose|dealloc|delete|remove|cleanup|shut|finali[sz]e|reclaim|take|into_|consume|end|stop|unregister/i;

/** `Box::from_raw(self.p)` in a safe method that only borrows `self`. */
function* takenFromShared({ events }: Flow, text: string, scene: Scene): Iterable<Found<Data>> {
  const { item } = scene;
  if (
    scene.place !== "impl" ||
    item.kind !== "fn" ||
    item.qualifiers.some(({ word }) => word === "unsafe") ||
    !/\bfrom_raw\b/.test(text)
  )
    return;
  const self = item.params[0]?.self;
  if (self === undefined || !/^&\s*(?:'\w+\s+)?self$/.test(scene.source.slice(self.start, self.end))) return;
  if (MARKS.test(text) || LETS_GO.test(text) || ENDS.test(item.name.text)) return;
  for (const event of events) {
    if (event.kind !== "call" || event.closure !== undefined) continue;
    const taken = takenAs(event);
    if (taken === undefined || !/^(?:Box|CString)$/.test(taken.container)) continue;
    const only = onlySource(taken.value);
    const object = only?.kind === "field" ? onlySource(only.object) : undefined;
    if (only?.kind !== "field" || object?.kind !== "param" || object.local.name !== "self") continue;
    const callee = `${taken.container}::from_raw`;
    yield { range: event.node, data: { kind: "shared", callee, field: only.name, fn: item.name.text } };
    return;
  }
}

function isDrop({ name, params }: FnItem): boolean {
  return name.text === "drop" && params.length === 1;
}
