import type { Range } from "../facts/item.ts";
import { type Body, meaningOf } from "../model/body.ts";
import { type FlowEvent, flowOf, onlySource, plain, type Source, type Value } from "../model/flow.ts";
import { asTy, typeOf } from "../model/infer.ts";
import { lowerType, type Ty } from "../model/ty.ts";
import { isTrivial } from "../model/type-traits.ts";
import { isStandard } from "../model/world.ts";
import { madeBy, takerNames, takesBack } from "../target/allocators.ts";
import {
  type CallEvent,
  cMaker,
  cName,
  filledIn,
  releasedBy,
  selfField,
  selfName,
  takenAs,
} from "./memory/containers.ts";
import { type Found, rule, type Scene } from "./rule.ts";

type Data =
  /** Rust's memory in the hands of a C function. */
  | { readonly kind: "to-c"; readonly callee: string; readonly what: string; readonly cure: string }
  /** C's memory in the hands of a Rust container. */
  | {
      readonly kind: "to-rust";
      readonly callee: string;
      readonly maker: string;
      readonly free: string | undefined;
      readonly container: string;
    }
  /** Memory that no allocator gave out, or that somebody else owns, in the hands of a Rust container. */
  | { readonly kind: "unowned"; readonly callee: string; readonly what: string };

/** Without one of these nothing is freed. */
const FREES = /(?:free|Free|_destroy|realloc|ReAlloc|from_raw)\w*\s*(?:::\s*<[^>]*>\s*)?\(/;

/** A foreign function that hands out what somebody gave it before. */
const GETS_USER_DATA = /user|data|ctx|context|opaque|priv|closure|arg|param|slot|swap|take/i;
/** Rust's own memory is given back later, or only looked at. */
const LETS_GO = /\b(?:forget|ManuallyDrop|into_raw|into_raw_parts|leak)\b/;

export const crossAllocatorFree = rule<"body", Data>({
  name: "cross-allocator-free",
  group: "memory",
  rustc: [],
  level: "error",
  since: "0.2.0",
  on: ["body"],
  explain: {
    what: "Memory is freed by another allocator than the one it came from.",
    why: "Each allocator keeps its own books beside the memory that it hands out. Rust's may be another one than C's, on Windows each DLL may even have a heap of its own, and Rust's containers give back a size and an alignment that C's memory never had. The wrong one reads foreign bytes as its books: the heap is damaged, and the program fails somewhere else later.",
    bad: 'use std::ffi::{c_void, CString};\n\nunsafe extern "C" {\n    fn free(memory: *mut c_void);\n}\n\npub fn discard(text: CString) {\n    unsafe { free(text.into_raw().cast()) };\n}',
    good: 'use std::ffi::{c_char, CString};\n\n#[unsafe(no_mangle)]\npub unsafe extern "C" fn text_free(text: *mut c_char) {\n    if !text.is_null() {\n        drop(unsafe { CString::from_raw(text) });\n    }\n}',
    sources: [
      {
        title: "CString::into_raw: should not be freed by C's `free`",
        url: "https://doc.rust-lang.org/std/ffi/struct.CString.html#method.into_raw",
      },
      { title: "Box::from_raw", url: "https://doc.rust-lang.org/std/boxed/struct.Box.html#method.from_raw" },
      { title: "std::alloc, the global allocator", url: "https://doc.rust-lang.org/std/alloc/index.html" },
    ],
    note: "A function of a library that frees what it did not make (`x_free` of a Rust pointer) is reported as a warning: the library may be written in Rust.",
  },
  *check(body, scene) {
    const { root, source } = body;
    const text = source.slice(root.start, root.end);
    if (!FREES.test(text)) return;
    const { events } = flowOf(body);
    for (const event of events) {
      if (event.kind !== "call") continue;
      yield* givenToC(event, scene);
      yield* takenFromC(event, text, body, scene);
      yield* takenFromNobody(event, text, body, events);
    }
  },
  message: (data) => {
    if (data.kind === "to-c") {
      return `\`${data.callee}\` is given ${data.what}, which C's allocator did not make; ${data.cure}`;
    }
    if (data.kind === "unowned") {
      return `\`${data.callee}\` takes over ${data.what}, and will give to the allocator what it never gave out; copy it instead`;
    }
    const { callee, maker, free, container } = data;
    const cure =
      free !== undefined
        ? `free it with \`${free}\``
        : container === "CString" || container === "String"
          ? "copy it with `CStr::from_ptr` and give it back to the library"
          : "keep the pointer, and give it back to the library";
    return `\`${callee}\` takes memory that \`${maker}\` made, and will give it to Rust's allocator; ${cure}`;
  },
});

function* givenToC(event: CallEvent, { scope }: Scene): Iterable<Found<Data>> {
  const name = cName(event);
  if (name === undefined) return;
  const back = takesBack(name);
  const resizes = /(?:^|_)(?:realloc|reallocarray)$|ReAlloc$/.test(name);
  if (back === undefined ? !resizes : back.kind === "count" || back.kind === "handle") return;
  const known = back === undefined || back.known;
  // Of a function that is known by its shape alone, a second argument may be what is freed.
  if (!known && event.args.length !== 1) return;
  const value = event.args[back?.argument ?? (name === "HeapReAlloc" ? 2 : 0)];
  if (value === undefined) return;
  const range = event.node;
  const origin = rustMemory(value, known);
  if (origin !== undefined) {
    const level = known ? {} : { level: "warn" as const };
    yield { range, data: { kind: "to-c", callee: name, ...origin }, ...level };
    return;
  }
  const field = known ? selfField(value) : undefined;
  const owner = field === undefined ? undefined : selfName(scope);
  if (field === undefined || owner === undefined) return;
  const [filled] = filledIn(owner, field, scope) ?? [];
  if (filled === undefined) return;
  const { container, fn } = filled;
  const what = `\`self.${field}\`, filled by \`${container}::into_raw\` in \`${fn}\``;
  yield { range, data: { kind: "to-c", callee: name, what, cure: `take it back with \`${container}::from_raw\`` } };
}

/** What a value is, where all its sources are Rust's memory. */
function rustMemory({ sources }: Value, known: boolean): { readonly what: string; readonly cure: string } | undefined {
  let answer: { readonly what: string; readonly cure: string } | undefined;
  for (const source of sources) {
    const one = rustSource(source, known);
    if (one === undefined) return undefined;
    answer ??= one;
  }
  return answer;
}

function rustSource(source: Source, known: boolean): { readonly what: string; readonly cure: string } | undefined {
  const container = releasedBy(source);
  if (container !== undefined) {
    const from = container === "Vec" || container === "String" ? "from_raw_parts" : "from_raw";
    return { what: `a pointer from a \`${container}\``, cure: `take it back with \`${container}::${from}\`` };
  }
  if (source.kind === "buffer" && /^as_(?:mut_)?ptr$/.test(source.method)) {
    const of = onlySource(source.of);
    if (of?.kind !== "owned") return undefined;
    return { what: `the buffer of a \`${of.type}\``, cure: "its owner frees it" };
  }
  if (source.kind === "address" && source.owner.kind === "local" && known) {
    return { what: `the address of \`${source.owner.local.name}\``, cure: "a variable is not on the heap" };
  }
  return undefined;
}

function* takenFromC(event: CallEvent, text: string, body: Body, scene: Scene): Iterable<Found<Data>> {
  const taken = takenAs(event);
  if (taken === undefined || LETS_GO.test(text)) return;
  const { container, value } = taken;
  let maker: string | undefined;
  let sure = true;
  for (const source of value.sources) {
    const one = source.kind === "null" ? maker : cMaker(source);
    if (source.kind === "null") continue;
    if (one === undefined) return;
    const made = madeBy(one);
    if (made === undefined || made.kind !== "memory") {
      if (source.kind !== "foreign" || !isLibraryMemory(source, container, scene)) return;
      sure = false;
    }
    maker ??= one;
  }
  if (maker === undefined) return;
  const range: Range = event.node.kind === "call" ? event.node.callee : event.node.method;
  const callee = body.source.slice(range.start, range.end);
  const free = madeBy(maker)?.free ?? freeOf(maker, scene);
  const level = sure || container === "CString" ? {} : { level: "warn" as const };
  yield { range: event.node, data: { kind: "to-rust", callee, maker, free, container }, ...level };
}

/** `from_raw` of a variable, of an array in one, of a literal, of what a parameter only borrows. */
function* takenFromNobody(
  event: CallEvent,
  text: string,
  body: Body,
  events: readonly FlowEvent[],
): Iterable<Found<Data>> {
  const taken = takenAs(event);
  if (taken === undefined || LETS_GO.test(text)) return;
  const source = onlySource(taken.value);
  const what = source === undefined ? undefined : unowned(source, body, events);
  if (what === undefined) return;
  const range: Range = event.node.kind === "call" ? event.node.callee : event.node.method;
  const callee = body.source.slice(range.start, range.end);
  yield { range: event.node, data: { kind: "unowned", callee, what } };
}

function unowned(source: Source, { source: text }: Body, events: readonly FlowEvent[]): string | undefined {
  const { node } = source;
  if (source.kind === "address") {
    const isVariable = node?.kind === "borrow" && plain(node.operand).kind === "path" && source.owner.kind === "local";
    return isVariable ? `the address of \`${source.owner.local.name}\`, a variable` : undefined;
  }
  if (source.kind !== "buffer" || node?.kind !== "method-call" || !/^as_(?:mut_)?ptr$/.test(source.method))
    return undefined;
  const base = plain(node.receiver);
  const written = text.slice(base.start, base.end);
  if (base.kind === "literal") return `\`${written}\`, which is part of the program`;
  const names = events.find((one) => one.kind === "call" && one.node === node)?.names;
  if (base.kind !== "path" || names === undefined) return undefined;
  const meaning = meaningOf(base, names);
  if (meaning.kind !== "local") return undefined;
  const ty = asTy(typeOf(base, names));
  if (ty?.kind === "array") return `\`${written}\`, an array in a variable`;
  // A type of one's own may own what is behind its `as_ptr`.
  const isBorrowed = meaning.local.by === "param" && ty?.kind === "reference" && isView(ty.pointee);
  return isBorrowed ? `what \`${written}\` only borrows` : undefined;
}

/** Text, slices and the containers of the standard library. */
function isView(ty: Ty): boolean {
  if (ty.kind === "adt") return isStandard(ty.definition.scope.module.crate);
  return ty.kind === "slice" || ty.kind === "array" || (ty.kind === "primitive" && ty.name === "str");
}

/** Whether what a foreign function of no table gives is memory of its library: not what Rust gave it to keep. */
function isLibraryMemory(
  { callee }: Extract<Source, { kind: "foreign" }>,
  container: string,
  { scope }: Scene,
): boolean {
  const { item, source, name } = callee;
  if (item.kind !== "fn" || item.returnType === undefined || GETS_USER_DATA.test(name)) return false;
  // Symbols of a crate that is written in Rust as well.
  const { linked } = scope.world;
  const isRust = ({ role }: { readonly role: string }) => role === "definition";
  if (linked.named(scope.module, name).some(isRust) || linked.inDependencies(scope.module, name).some(isRust)) {
    return false;
  }
  if (/^cxxbridge|^rust_/.test(name)) return false;
  // What it filled through a pointer to a variable counts too: a vector is nothing that C keeps for Rust.
  if (container === "Vec" && !/into|leak|take|rust/i.test(name)) return true;
  const ty = lowerType(item.returnType, source, callee.scope);
  if (ty.kind !== "pointer") return false;
  if (container === "CString" || container === "String") return ty.pointee.kind === "primitive";
  return (
    container === "Box" &&
    ty.pointee.kind === "adt" &&
    // A box of nothing frees nothing: its `Drop` calls the library.
    isTrivial(ty.pointee) !== true &&
    takerNames(name).length > 0 &&
    ty.pointee.definition.name !== "c_void"
  );
}

/** The function of the library that frees what `maker` gives, where the module sees one. */
function freeOf(maker: string, { scope }: Scene): string | undefined {
  return takerNames(maker).find((name) => scope.world.entry(scope.module, name).declarations.length > 0);
}
