import type { FnItem, Range } from "../facts/item.ts";
import { type Body, type Local, meaningOf, placesIn, walkBody } from "../model/body.ts";
import { type FlowEvent, flowOf, type Source, type Value } from "../model/flow.ts";
import type { FnSource, Mention } from "../model/functions.ts";
import type { Row } from "../model/gathered.ts";
import { asTy, typeOf } from "../model/infer.ts";
import type { Scope } from "../model/resolve.ts";
import { bodyOfFn } from "../model/summary.ts";
import { lowerType } from "../model/ty.ts";
import { symbolOf } from "./exports/exported.ts";
import { type CallEvent, CONTAINERS, cName, functionsIn, releasedBy } from "./memory/containers.ts";
import { pointeeText } from "./memory/ownership.ts";
import { type Fix, type FixScene, reference, rule } from "./rule.ts";

interface Data {
  readonly container: string;
  /** What the box is of, where the crate takes back boxes, but none of these. */
  readonly boxed: string | undefined;
  readonly to: "returned" | "stored" | "passed";
  /** The foreign function that it is passed to. */
  readonly callee: string | undefined;
  /** A vector or string that `forget` let go of: its pointer went before. */
  readonly forgotten: boolean;
  /** C gets it as `*const`, and nothing keeps the pointer to take it back. */
  readonly lent?: true;
  /** The exported function, where a free function can be written beside it. */
  readonly fn: FnItem | undefined;
}

const LETS_GO = /\b(?:into_raw|forget)\b/;

/** What else takes the memory of a container back, in any function of the crate. */
const TAKEN_BACK = /\b(?:drop_in_place|decrement_strong_count|dealloc)\b/;

export const intoRawWithoutFree = rule<"body", Data>({
  name: "into-raw-without-free",
  group: "memory",
  rustc: [],
  level: "warn",
  since: "0.2.0",
  on: ["body"],
  explain: {
    what: "Memory is handed to C, and nothing in the crate can take it back.",
    why: "`into_raw` gives up ownership: no destructor runs, and the memory stays allocated until the same container takes the pointer over again. C cannot do that, since its `free` belongs to another allocator. So C leaks it with each call, or frees it and damages the heap. The crate that allocates has to export the function that frees.",
    bad: 'use std::ffi::{c_char, CString};\n\n#[unsafe(no_mangle)]\npub extern "C" fn greeting_new() -> *mut c_char {\n    CString::new("hello").unwrap().into_raw()\n}',
    good: 'use std::ffi::{c_char, CString};\n\n#[unsafe(no_mangle)]\npub extern "C" fn greeting_new() -> *mut c_char {\n    CString::new("hello").unwrap().into_raw()\n}\n\n#[unsafe(no_mangle)]\npub unsafe extern "C" fn greeting_free(greeting: *mut c_char) {\n    if !greeting.is_null() {\n        drop(unsafe { CString::from_raw(greeting) });\n    }\n}',
    sources: [
      {
        title: "CString::into_raw",
        url: "https://doc.rust-lang.org/std/ffi/struct.CString.html#method.into_raw",
      },
      { title: "Box::into_raw", url: "https://doc.rust-lang.org/std/boxed/struct.Box.html#method.into_raw" },
      { title: "libhydrogen, issue 11", url: "https://github.com/jedisct1/rust-libhydrogen/issues/11" },
      reference("behavior-not-considered-unsafe.html", "behavior not considered unsafe: leaks"),
    ],
    note: "Any `from_raw` of the same container in the crate counts as taking it back, whatever its type; only where an exported function returns a box and the type of every box that is taken back is known, the types are compared. `Box::leak` says that a leak is meant, and is not reported.",
  },
  *check(body, scene) {
    const { item, scope } = scene;
    const { root, source } = body;
    if (body.of !== "fn" || item.kind !== "fn" || !LETS_GO.test(source.slice(root.start, root.end))) return;
    const isExtern = item.abi !== undefined && !/^[Rr]ust/.test(item.abi.name);
    const seen = new Set<string>();
    const lost = new Map<string, boolean>();
    const { events } = flowOf(body);
    for (const event of events) {
      for (const { value, to } of handedOver(event, isExtern)) {
        for (const one of value.sources) {
          const container = releasedBy(one) ?? forgottenVec(one, body);
          if (container === undefined || one.node === undefined || seen.has(one.id)) continue;
          seen.add(one.id);
          let isLost = lost.get(container);
          if (isLost === undefined) {
            isLost = isNeverTakenBack(container, scope);
            lost.set(container, isLost);
          }
          const isCall = container === "CString" && to === "passed" && event.kind === "call";
          if (!isLost && isCall && isLent(event, one)) {
            const data = { container, boxed: undefined, to, callee: cName(event), forgotten: false, fn: undefined };
            yield { range: letGo(one), data: { ...data, lent: true } };
            continue;
          }
          const exported = to === "returned" && scene.place === "module" && symbolOf(item, scene) !== undefined;
          const boxed = isLost || !exported || container !== "Box" ? undefined : lostBox(one, item, events, scope);
          if (!isLost && boxed === undefined) continue;
          const callee = to === "passed" && event.kind === "call" ? cName(event) : undefined;
          const forgotten = one.kind !== "released";
          const fn = exported && !forgotten ? item : undefined;
          yield { range: letGo(one), data: { container, boxed, to, callee, forgotten, fn } };
        }
      }
    }
  },
  message: ({ container, boxed, to, callee, forgotten, lent }) => {
    if (lent)
      return `\`${container}::into_raw\` gives up the string, but \`${callee}\` gets it as \`*const\` and nothing keeps the pointer: it leaks with each call; lend it with \`as_ptr\``;
    const where = to === "passed" ? `passed to \`${callee}\`` : to === "stored" ? "handed to C" : "returned to C";
    const take = container === "Vec" || container === "String" ? "from_raw_parts" : "from_raw";
    const what = forgotten ? `the memory of a \`${container}\`` : `\`${container}::into_raw\``;
    if (boxed !== undefined) {
      return `${what} is ${where}, and nothing in the crate takes a \`Box<${boxed}>\` back: it leaks, and C's \`free\` cannot free it`;
    }
    return `${what} is ${where}, and nothing in the crate takes it back with \`${container}::${take}\`: it leaks, and C's \`free\` cannot free it`;
  },
  fixes: ({ container, fn }, scene) => (fn === undefined ? [] : freeFunction(fn, container, scene)),
});

/** The values that an event hands to C. */
function handedOver(
  event: FlowEvent,
  isExtern: boolean,
): readonly { readonly value: Value; readonly to: Data["to"] }[] {
  switch (event.kind) {
    case "return":
      return isExtern && event.closure === undefined ? [{ value: event.value, to: "returned" }] : [];
    case "assign": {
      const { left } = event.node;
      const isOut = isExtern && left.kind === "unary" && left.operator === "*";
      return isOut ? [{ value: event.value, to: "stored" }] : [];
    }
    case "call":
      if (cName(event) !== undefined) return event.args.map((value) => ({ value, to: "passed" as const }));
      return isExtern ? writes(event) : [];
    default:
      return [];
  }
}

/** By their names these keep the string that they are given for as long as the program runs. */
const KEEPS =
  /set|regist|defin|init|add|install|attach|declare|push|name|static|intern|put|insert|alloc|take|own|adopt|give|config|option|env/i;

/** Whether a string that was let go of in an argument is only read by C and then lost. */
function isLent({ callee, node, args }: CallEvent, one: Source): boolean {
  if (callee.kind !== "fn" || !callee.foreign || node.kind !== "call" || KEEPS.test(callee.name)) return false;
  const { item, source } = callee.definition;
  const at = args.findIndex(({ sources }) => sources.length === 1 && sources[0]?.id === one.id);
  const arg = node.args[at];
  if (item.kind !== "fn" || arg === undefined || one.node === undefined) return false;
  // From a variable somebody may take it back.
  if (one.node.start < arg.start || one.node.end > arg.end) return false;
  const type = item.params[at]?.type;
  if (type?.kind !== "pointer" || type.mutable) return false;
  return /c_char\s*$/.test(source.slice(type.pointee.start, type.pointee.end));
}

/** `out.write(p)` and `ptr::write(out, p)`. */
function writes({ callee, node, args }: CallEvent): readonly { readonly value: Value; readonly to: "stored" }[] {
  if (callee.name !== "write" || callee.kind === "value") return [];
  const value = node.kind === "method-call" ? args[0] : args[1];
  return value === undefined || (node.kind === "method-call" && args.length !== 1) ? [] : [{ value, to: "stored" }];
}

/** The container of a buffer whose owner is forgotten in the same body: `let p = v.as_mut_ptr(); forget(v); p`. */
function forgottenVec(source: Source, body: Body): string | undefined {
  if (source.kind !== "buffer" || !/^as_(?:mut_)?ptr$/.test(source.method) || source.owner.kind !== "local")
    return undefined;
  const [of, more] = source.of.sources;
  if (of?.kind !== "owned" || more !== undefined || !/^(?:Vec|String|Box|CString)$/.test(of.type)) return undefined;
  return isForgotten(source.owner.local, body) ? of.type : undefined;
}

/** Whether `forget` gets a variable, and not another one of its name. */
function isForgotten({ name, range }: Local, body: Body): boolean {
  if (!new RegExp(`\\bforget\\s*\\(\\s*${name}\\s*\\)`).test(body.source.slice(body.root.start, body.root.end)))
    return false;
  for (const [node, { names }] of placesIn(body)) {
    if (node.kind !== "call" || node.callee.kind !== "path" || node.callee.name.text !== "forget") continue;
    const [arg] = node.args;
    if (arg?.kind !== "path") continue;
    const meaning = meaningOf(arg, names);
    if (meaning.kind === "local" && meaning.local.range.start === range.start) return true;
  }
  return false;
}

function letGo({ node }: Source): Range {
  if (node?.kind === "call") return node.callee;
  return node?.kind === "method-call" ? node.method : (node as Range);
}

/** Whether the whole crate is read, and nothing in it takes over what the container let go of. */
function isNeverTakenBack(container: string, { world, module }: Scope): boolean {
  const gathered = world.functions.gathered(module.crate, "taken back", TAKING, takenBackIn);
  return gathered?.some(container) === false;
}

/**
 * What a box is of, where the function returns it to C as it is and the crate takes back other boxes only: types without
 * arguments, whose names say all.
 */
function lostBox({ node }: Source, fn: FnItem, events: readonly FlowEvent[], scope: Scope): string | undefined {
  const names = events.find((event) => event.kind === "call" && event.node === node)?.names;
  if (node === undefined || names === undefined || fn.returnType === undefined) return undefined;
  const boxed = pointeeText(asTy(typeOf(node, names)));
  if (boxed === undefined || !/^\w+$/.test(boxed)) return undefined;
  if (pointeeText(lowerType(fn.returnType, names.body.source, scope)) !== boxed) return undefined;
  const { world, module } = scope;
  const gathered = world.functions.gathered(module.crate, "boxes taken back", TAKING, boxesTakenIn);
  return gathered?.some(boxed) === false && !gathered.some(SOME_BOX) ? boxed : undefined;
}

/** Of boxes whose type is not known. */
const SOME_BOX = "of an unknown type";

function* boxesTakenIn(mention: Mention): Iterable<Row<undefined>> {
  const takers = takersIn(mention.source).filter(
    (taker) => taker === undefined || (mayTake(taker, "Box") && taker !== "Vec" && taker !== "String"),
  );
  if (takers.length === 0) return;
  const keys = functionsIn(mention).flatMap(boxesTakenBy);
  if (keys.length < takers.length) keys.push(SOME_BOX);
  for (const key of new Set(keys)) yield { key, text: "", value: undefined };
}

/** What the boxes are of that a function takes back. */
function boxesTakenBy(fn: FnSource): string[] {
  const body = bodyOfFn(fn);
  const out: string[] = [];
  if (body === undefined) return out;
  walkBody(body, (node, { names }) => {
    if (node.kind !== "call" || node.callee.kind !== "path" || node.callee.name.text !== "from_raw") return;
    if (node.callee.segments.at(-2) !== "Box") return;
    const [pointer] = node.args;
    const pointee = pointer === undefined ? undefined : pointeeText(asTy(typeOf(pointer, names)));
    out.push(pointee !== undefined && /^\w+$/.test(pointee) ? pointee : SOME_BOX);
  });
  return out;
}

const TAKING = ["from_raw", "from_raw_parts", "into_raw", "forget", "ManuallyDrop", "decrement_strong_count"] as const;

function* takenBackIn({ source }: Mention): Iterable<Row<undefined>> {
  const takers = takersIn(source);
  for (const key of CONTAINERS)
    if (takers.some((taker) => mayTake(taker, key))) yield { key, text: "", value: undefined };
}

/** The containers that may take over another one's memory, where sizes are right. */
const FITTING: Readonly<Record<string, RegExp>> = {
  Vec: /^(?:Vec|Box|String)$/,
  String: /^(?:String|Vec|Box)$/,
  Box: /^(?:Box|Vec|String)$/,
  Rc: /^(?:Rc|Weak)$/,
  Arc: /^(?:Arc|Weak)$/,
  Weak: /^(?:Weak|Rc|Arc)$/,
};

const KNOWN = /^(?:Box|Rc|Arc|Weak|Vec|String|CString|slice|ptr)$/;
/** Types whose `from_raw` takes a number, by the libraries that many use. */
const NO_CONTAINER = /^(?:Uid|Gid|Pid|Id|Mode|Errno|Signal|Waker|RawWaker|Duration|\w*(?:Fd|Error|Flags|Status|Code))$/;

/** By which types a text takes memory over; undefined for one that is not known. */
function takersIn(text: string): readonly (string | undefined)[] {
  const out: (string | undefined)[] = TAKEN_BACK.test(text) ? [undefined] : [];
  for (const { 1: parts, index } of text.matchAll(/\bfrom_raw(_parts)?\b(?!_)/g)) {
    const before = text.slice(Math.max(0, index - LONGEST_PATH), index);
    // A function of that name is defined here.
    if (/\bfn\s+$/.test(before)) continue;
    const owner = /(\w+)\s*(?:::)?\s*(?:<[^;(]*>)?\s*::\s*$/.exec(before)?.[1];
    if (parts !== undefined && (owner === undefined || /^(?:slice|ptr|str|self|super|crate)$/.test(owner))) continue;
    out.push(owner);
  }
  return out;
}

/** A type's path with its arguments is not longer. */
const LONGEST_PATH = 120;

/** Whether a type may take over what the container let go of. */
function mayTake(taker: string | undefined, container: string): boolean {
  if (taker === undefined || taker === container || FITTING[container]?.test(taker) === true) return true;
  if (NO_CONTAINER.test(taker)) return false;
  // Another name of it, or a type of one's own.
  return container === "CString" ? /str|^.$|^Self$/i.test(taker) : !KNOWN.test(taker);
}

/** A function beside `fn` that frees what it returns. */
function freeFunction(fn: FnItem, container: string, scene: FixScene): readonly Fix[] {
  const type = fn.returnType;
  if (type?.kind !== "pointer" || fn.generics !== undefined) return [];
  const stem = fn.name.text.replace(/_?(?:new|create|init|alloc|make|open|build|get|clone|dup|to_string)$/, "");
  const name = `${stem === "" ? fn.name.text : stem}_free`;
  if (scene.mentions(name).length > 0) return [];
  const attribute = scene.edition >= 2024 ? "#[unsafe(no_mangle)]" : "#[no_mangle]";
  const pointer = scene.text(type);
  const takes = container === "Rc" || container === "Arc" || container === "Weak";
  const cast = takes === type.mutable ? (takes ? ".cast_const()" : ".cast_mut()") : "";
  const written =
    scene.text(fn).includes(`${container}::into_raw`) || new RegExp(`\\b${container}\\b`).test(scene.file.text());
  const path = written ? container : (PATHS[container] ?? container);
  const call = `${path}::from_raw(pointer${cast})`;
  const text =
    `\n\n/// Frees what \`${fn.name.text}\` returned.\n///\n/// # Safety\n///\n` +
    `/// \`pointer\` is null, or comes from \`${fn.name.text}\` and is not used any more.\n` +
    `${attribute}\npub unsafe extern "C" fn ${name}(pointer: ${pointer}) {\n    if !pointer.is_null() {\n` +
    `        drop(unsafe { ${call} });\n    }\n}`;
  return [
    {
      title: `Write \`${name}\``,
      safety: "unsafe",
      kind: "quickfix",
      edits: [scene.insert(fn.body?.end ?? fn.end, text)],
    },
  ];
}

const PATHS: Readonly<Record<string, string>> = {
  CString: "std::ffi::CString",
  Rc: "std::rc::Rc",
  Arc: "std::sync::Arc",
  Weak: "std::sync::Weak",
};
