import type { Expression } from "../facts/expression.ts";
import { type FlowEvent, flowOf, onlySource, plain, type Value } from "../model/flow.ts";
import { asTy, isStandardItem, typeOf } from "../model/infer.ts";
import { printTy } from "../model/print-ty.ts";
import { representationOf } from "../model/repr.ts";
import type { Scope } from "../model/resolve.ts";
import type { Ty } from "../model/ty.ts";
import { type CallEvent, containerOf, filledIn, selfField, selfName, stdOwner, takenAs } from "./memory/containers.ts";
import { isKnown, pointeeText, type Released, releasesIn } from "./memory/ownership.ts";
import { type Found, rule, type Scene } from "./rule.ts";

interface Data {
  readonly callee: string;
  /** What let go of it: `CString::into_raw`. */
  readonly by: string;
  /** The function or field by which it came here, in words. */
  readonly from: string;
  /** What it should be taken back with. */
  readonly cure: string;
  /** What it is taken for, where the containers are of one kind. */
  readonly as?: string;
  /** Why it cannot be right whoever let go of it: another owner has the memory, or the type was forgotten. */
  readonly wrong?: "borrowed" | "void";
}

export const mismatchedFromRaw = rule<"body", Data>({
  name: "mismatched-from-raw",
  group: "memory",
  yieldsTo: ["user-data-type-mismatch", "cross-allocator-free"],
  rustc: [],
  level: "error",
  since: "0.2.0",
  on: ["body"],
  explain: {
    what: "Memory is taken back as another type than the one that let go of it.",
    why: "`from_raw` believes what it is told. A `Box` frees as many bytes as its type has, a `CString` as many as stand before the NUL, an `Arc` looks for its counts in front of the pointer. With another type the allocator is told a wrong size or a wrong address, and a wrong destructor runs.",
    bad: 'use std::ffi::{c_char, CString};\n\n#[unsafe(no_mangle)]\npub extern "C" fn name_new() -> *mut c_char {\n    CString::new("ferris").unwrap().into_raw()\n}\n\n#[unsafe(no_mangle)]\npub unsafe extern "C" fn name_free(name: *mut c_char) {\n    if !name.is_null() {\n        drop(unsafe { Box::from_raw(name) });\n    }\n}',
    good: 'use std::ffi::{c_char, CString};\n\n#[unsafe(no_mangle)]\npub extern "C" fn name_new() -> *mut c_char {\n    CString::new("ferris").unwrap().into_raw()\n}\n\n#[unsafe(no_mangle)]\npub unsafe extern "C" fn name_free(name: *mut c_char) {\n    if !name.is_null() {\n        drop(unsafe { CString::from_raw(name) });\n    }\n}',
    sources: [
      { title: "Box::from_raw", url: "https://doc.rust-lang.org/std/boxed/struct.Box.html#method.from_raw" },
      {
        title: "CString::from_raw",
        url: "https://doc.rust-lang.org/std/ffi/struct.CString.html#method.from_raw",
      },
      { title: "fltk-rs, issue 1700", url: "https://github.com/fltk-rs/fltk-rs/issues/1700" },
    ],
    note: "Within a function, through a field, and where all that a crate lets go of is known, between its functions.",
  },
  *check(body, scene) {
    const { root, source } = body;
    if (body.of !== "fn" || !/\b(?:from_raw|decrement_strong_count)/.test(source.slice(root.start, root.end))) return;
    const { events } = flowOf(body);
    const puts = PUTS_BACK.test(source.slice(root.start, root.end));
    for (const event of events) {
      if (event.kind !== "call") continue;
      if (!puts) yield* neverRight(event);
      yield* findingsAt(event, events, scene);
    }
  },
  message: ({ callee, by, from, cure, as, wrong }) =>
    wrong === "borrowed"
      ? `\`${callee}\` takes over memory that \`${by}\` owns: it is freed twice, and by the wrong owner; ${cure}`
      : wrong === "void"
        ? `\`${callee}\` is given a \`c_void\` pointer: it is freed as \`${as}\`, with another size and without the destructor of what was let go of; cast it to its type first`
        : as === undefined
          ? `\`${callee}\` takes over what ${by} let go of ${from}; take it back with ${cure}`
          : `\`${callee}\` makes a \`${as}\` of what was let go of ${from} as ${by}: its size and its destructor are other ones`,
});

/** The containers whose memory looks the same. */
const GROUPS: Readonly<Record<string, readonly number[]>> = {
  Box: [0],
  Vec: [0],
  String: [0],
  CString: [1],
  Rc: [2],
  Arc: [3],
  Weak: [2, 3],
};

function fits(a: string, b: string): boolean {
  return GROUPS[a]?.some((group) => GROUPS[b]?.includes(group) === true) !== false;
}

function back(container: string): string {
  return `\`${container}::${container === "Vec" || container === "String" ? "from_raw_parts" : "from_raw"}\``;
}

/** What was taken over is given back, so nothing is freed. */
const PUTS_BACK = /\b(?:forget|ManuallyDrop|into_raw|leak)\b/;

/** Taken over from what still owns the memory, or as a type that nothing can have been let go of as. */
function* neverRight(event: CallEvent): Iterable<Found<Data>> {
  const { node, names, args, callee } = event;
  const container = stdOwner(callee);
  const [arg] = node.args;
  const [value] = args;
  if (arg === undefined || value === undefined || node.kind !== "call") return;
  if (!/^(?:Box|Rc|Arc|CString)$/.test(container ?? "") || !/^(?:from_raw|decrement_strong_count)$/.test(callee.name))
    return;
  const written = `${container}::${callee.name}`;
  const only = onlySource(value);
  // What a variable or an array holds no allocator gave out: `cross-allocator-free` says so.
  if (only?.kind === "buffer" && /^as_(?:mut_)?ptr$/.test(only.method) && only.owner.kind === "local") {
    const { local } = only.owner;
    // What a reference leads to belongs to somebody else.
    const of = only.node?.kind === "method-call" ? asTy(typeOf(plain(only.node.receiver), names)) : undefined;
    if (!/^(?:Vec|String|CString)$/.test(owningName(of) ?? "")) return;
    const cure =
      container === "CString" ? "read it with `CStr::from_ptr`" : `borrow it, or make a \`${container}\` first`;
    yield { range: node, data: { callee: written, by: local.name, from: "", cure, wrong: "borrowed" } };
    return;
  }
  if (container === "CString") return;
  const type = asTy(typeOf(arg, names));
  if (type?.kind !== "pointer" || type.pointee.kind !== "adt") return;
  const { definition } = type.pointee;
  if (!isStandardItem(definition, "c_void") || event.closure !== undefined) return;
  yield {
    range: node,
    data: { callee: written, by: "", from: "", cure: "", as: `${container}<c_void>`, wrong: "void" },
  };
}

/** The name of a standard type. */
function owningName(type: Ty | undefined): string | undefined {
  return type?.kind === "adt" && isStandardItem(type.definition, type.definition.name)
    ? type.definition.name
    : undefined;
}

function* findingsAt(event: CallEvent, events: readonly FlowEvent[], scene: Scene): Iterable<Found<Data>> {
  const taken = takenAs(event);
  const arg = event.node.args[0];
  if (taken === undefined || arg === undefined) return;
  const { container, value } = taken;
  const callee = `${container}::${event.callee.name}`;
  const found =
    within(event, container, value, arg, events) ??
    throughField(container, value, scene) ??
    acrossFunctions(event, container, value, arg, scene);
  if (found !== undefined) yield { range: event.node, data: { callee, ...found } };
}

type Mismatch = Omit<Data, "callee">;

/** Let go of and taken over in one function. */
function within(
  event: CallEvent,
  container: string,
  value: Value,
  arg: Expression,
  events: readonly FlowEvent[],
): Mismatch | undefined {
  const before = containerOf(value);
  if (before !== undefined && !fits(before, container)) {
    return { by: `\`${before}::into_raw\``, from: "before", cure: back(before) };
  }
  const only = onlySource(value);
  const to = asTy(typeOf(arg, event.names));
  if (only?.kind === "buffer" && /^as_(?:mut_)?ptr$/.test(only.method) && container === "Box") {
    const of = onlySource(only.of);
    const isOne =
      to?.kind === "pointer" && isKnown(to.pointee) && to.pointee.kind !== "slice" && to.pointee.kind !== "dyn";
    if (of?.kind !== "owned" || !isOne || !/^(?:Vec|String)$/.test(of.type)) return undefined;
    return { by: `a \`${of.type}\``, from: "as a pointer to its first element", cure: back(of.type) };
  }
  if (before !== "Box" || container !== "Box" || only?.node === undefined) return undefined;
  const names = events.find(({ node }) => node === only.node)?.names;
  const from = names === undefined ? undefined : asTy(typeOf(only.node, names));
  if (from?.kind !== "pointer" || to?.kind !== "pointer" || !isPlain(from.pointee) || !isPlain(to.pointee))
    return undefined;
  const [was, is] = [printTy(from.pointee), printTy(to.pointee)];
  if (was === is) return undefined;
  return { by: `a \`Box<${was}>\``, from: "before", cure: back("Box"), as: `Box<${is}>` };
}

/** A type whose name says what it is in memory. */
function isPlain(ty: Ty): boolean {
  if (ty.kind === "primitive") return true;
  if (ty.kind !== "adt" || !isKnown(ty) || isStandardItem(ty.definition, ty.definition.name)) return false;
  const repr = representationOf(ty.definition);
  return repr !== "unknown" && !repr.transparent;
}

/** Let go of into a field that is taken over from. */
function throughField(container: string, value: Value, { scope }: Scene): Mismatch | undefined {
  const field = selfField(value);
  const owner = field === undefined ? undefined : selfName(scope);
  if (field === undefined || owner === undefined) return undefined;
  const filled = filledIn(owner, field, scope) ?? [];
  const [first] = filled;
  if (first === undefined || filled.some((one) => fits(one.container, container))) return undefined;
  return {
    by: `\`${first.container}::into_raw\``,
    from: `in \`${first.fn}\` (it is in \`self.${field}\`)`,
    cure: back(first.container),
  };
}

/** Taken over from a parameter, where the crate lets go of pointers of that type by other containers only. */
function acrossFunctions(
  event: CallEvent,
  container: string,
  value: Value,
  arg: Expression,
  { scope }: Scene,
): Mismatch | undefined {
  if (!/^(?:Box|CString|Rc|Arc)$/.test(container) || !value.sources.every(({ kind }) => kind === "param"))
    return undefined;
  const pointee = pointeeText(asTy(typeOf(arg, event.names)));
  if (pointee === undefined) return undefined;
  return otherRelease(container, pointee, scope);
}

/** How the crate lets go of such a pointer otherwise, if it does and nothing in it fits. */
function otherRelease(container: string, pointee: string, scope: Scope): Mismatch | undefined {
  const releases = releasesIn(scope);
  if (releases === undefined) return undefined;
  const fitting = ({ container: its }: Released) => fits(its, container);
  const same = releases.of(pointee);
  if (same.some(fitting) || releases.of(undefined).some(fitting)) return undefined;
  let [other] = same;
  const shape = closureShape(pointee);
  if (shape !== undefined) {
    const closures = releases.boxedTraits.filter(fitting);
    const shapes = closures.map((one) => closureShape(one.pointee ?? ""));
    if (shapes.includes(shape)) return undefined;
    if (container === "Box") other ??= closures.find((_, i) => shapes[i] !== undefined);
  }
  // What may be anywhere is asked last: whoever asks hears of it from the whole crate.
  if (other === undefined || releases.maybeMore) return undefined;
  const from = `in \`${other.fn}\``;
  return fits(other.container, container)
    ? { by: `a \`Box<${other.pointee}>\``, from, cure: back("Box"), as: `Box<${pointee}>` }
    : { by: `\`${other.container}::into_raw\``, from, cure: back(other.container) };
}

/** Of a boxed closure: which trait it has and how many arguments it takes; lifetimes and names say nothing. */
function closureShape(pointee: string): string | undefined {
  const match = /^Box<dyn\s+(?:for<[^>]*>\s*)?(Fn|FnMut|FnOnce)\s*\((.*)\)(\s*->[^+]*)?(?:\s*\+.*)?>$/s.exec(pointee);
  if (match === null) return undefined;
  const [, trait, params = "", result] = match;
  let depth = 0;
  let count = params.trim() === "" ? 0 : 1;
  for (const char of params.trim().replace(/,$/, "")) {
    if (/[(<[]/.test(char)) depth++;
    else if (/[)>\]]/.test(char)) depth--;
    else if (char === "," && depth === 0) count++;
  }
  return `${trait} ${count} ${result === undefined ? "" : "->"}`;
}
