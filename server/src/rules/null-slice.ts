import type { CallExpression, Expression } from "../facts/expression.ts";
import type { FnItem, TypeDefinition } from "../facts/item.ts";
import { meaningOf, type Names } from "../model/body.ts";
import { type Flow, type FlowEvent, flowOf, isStdFn, onlySource, plain } from "../model/flow.ts";
import { asTy, throughReferences, typeOf } from "../model/infer.ts";
import { type Caller, callerOf, isForbiddenNull, isLookedAt, pointerParamOf } from "./pointers/uses.ts";
import { type Fix, type FixScene, type Level, rule, type Scene } from "./rule.ts";
import { isForTests } from "./unwind/border.ts";

type Origin = "parameter" | "field" | "result" | "out";

interface Data {
  readonly node: CallExpression;
  readonly pointer: string;
  readonly origin: Origin;
  readonly by: string;
}

const NULL_AT: Readonly<Record<Origin, string>> = {
  parameter: "C may pass null",
  field: "C may leave it null",
  result: "C may return null",
  out: "C may leave it null",
};

export const nullSlice = rule<"body", Data>({
  name: "null-slice",
  group: "pointers",
  rustc: [],
  level: "warn",
  since: "0.2.0",
  on: ["body"],
  explain: {
    what: "A slice is made of a pointer from C that may be null when there are no elements.",
    why: "C says “no data” with a null pointer and a length of 0. A Rust slice is never null, not even an empty one: `Option<&[T]>` keeps its `None` there, and `from_raw_parts` with a null pointer is undefined behaviour at length 0 too. What comes out may be `None` in one place and a slice in another.",
    bad: 'use std::ffi::{c_char, c_int};\n\nunsafe extern "C" {\n    fn buffer_data(len: *mut c_int) -> *const c_char;\n}\n\npub fn data() -> Vec<u8> {\n    let mut len = 0;\n    unsafe {\n        let data = buffer_data(&mut len);\n        std::slice::from_raw_parts(data.cast::<u8>(), len as usize).to_vec()\n    }\n}',
    good: 'use std::ffi::{c_char, c_int};\n\nunsafe extern "C" {\n    fn buffer_data(len: *mut c_int) -> *const c_char;\n}\n\npub fn data() -> Vec<u8> {\n    let mut len = 0;\n    unsafe {\n        let data = buffer_data(&mut len);\n        if data.is_null() {\n            return Vec::new();\n        }\n        std::slice::from_raw_parts(data.cast::<u8>(), len as usize).to_vec()\n    }\n}',
    sources: [
      {
        title: "std::slice::from_raw_parts, Safety",
        url: "https://doc.rust-lang.org/std/slice/fn.from_raw_parts.html#safety",
      },
      { title: "RUSTSEC-2026-0008, git2", url: "https://rustsec.org/advisories/RUSTSEC-2026-0008.html" },
      { title: "RUSTSEC-2024-0357, openssl", url: "https://rustsec.org/advisories/RUSTSEC-2024-0357.html" },
    ],
    note: "A length that is compared with 0 before counts as a check. A pointer with a constant length is no empty slice: there `unchecked-deref` speaks.",
  },
  *check(body, scene) {
    const { item } = scene;
    if (item.kind !== "fn" || body.of !== "fn" || item.body === undefined) return;
    if (!/\bfrom_raw_parts(?:_mut)?\b/.test(body.source.slice(item.body.start, item.body.end))) return;
    if (isForTests(scene)) return;
    const flow = flowOf(body);
    for (const event of flow.events) {
      if (event.kind !== "call" || event.node.kind !== "call") continue;
      const { callee, node, names } = event;
      if (!isStdFn(callee, "from_raw_parts") && !isStdFn(callee, "from_raw_parts_mut")) continue;
      const [pointer, length] = node.args;
      if (pointer === undefined || length === undefined || isConstant(length, names)) continue;
      if (isCounted(length, names)) continue;
      const found = originOf(event, pointer, item, flow, scene);
      if (found === undefined) continue;
      const name = nameOf(pointer, body.source);
      const at = node.start;
      const long = lengthName(length, body.source);
      if (isLookedAt(name, long, item, at, body.source) || isReadThrough(name, long, item, at, body.source)) continue;
      // A product is not 0 where none of its factors is.
      const factors = long?.split(" * ") ?? [];
      if (factors.length > 1 && factors.every((one) => isLookedAt(name, one, item, at, body.source))) continue;
      yield {
        range: node,
        level: found.level,
        data: { node, pointer: name, origin: found.origin, by: callee.name },
        related: [{ range: pointer, message: NULL_AT[found.origin] }],
      };
    }
  },
  message: ({ pointer, origin, by }) =>
    `\`${by}\` needs a pointer that is not null even for no elements, but \`${pointer}\` is from C: ${NULL_AT[origin]}`,
  fixes: ({ node, pointer, by }, scene) => emptySlice(node, pointer, by, scene),
});

function originOf(
  event: Extract<FlowEvent, { kind: "call" }>,
  pointer: Expression,
  item: FnItem,
  flow: Flow,
  scene: Scene,
): { readonly origin: Origin; readonly level: Level } | undefined {
  const filled = isInitializedByC(pointer, event.names, item, event.node.start, flow.body.source);
  if (filled !== undefined) return { origin: "out", level: filled };
  const value = event.args[0];
  const only = value === undefined ? undefined : onlySource(value);
  if (value === undefined || only === undefined) return undefined;
  const nullness = event.state.nullness(value);
  // A variable that C fills was null before. A macro that is given its address has not looked at it.
  const isFilled = only.kind === "null" ? nullness !== "non-null" : only.kind === "foreign" && nullness === "maybe";
  if (isFilled) {
    if (isOutPointer(pointer, event.names, item, event.node.start, flow.body.source)) {
      return { origin: "out", level: "warn" };
    }
  }
  if (nullness !== "maybe") return undefined;
  if (only.kind === "foreign") return { origin: "result", level: "warn" };
  if (only.kind === "param") {
    const caller: Caller = callerOf(item, scene);
    const param = pointerParamOf(value, item, flow);
    if (param === undefined || caller === "rust") return undefined;
    const isContract = caller === "address" || isForbiddenNull(param.name, item, scene.source);
    return { origin: "parameter", level: isContract ? "info" : "warn" };
  }
  if (only.kind !== "field") return undefined;
  return isFieldOfC(pointer, event.names, 0) ? { origin: "field", level: "warn" } : undefined;
}

/** Whether the length is what `strlen` counted: it has read through the pointer. */
function isCounted(length: Expression, names: Names): boolean {
  const at = core(length);
  if (at.kind === "call") return at.callee.kind === "path" && /^(?:strlen|wcslen)$/.test(at.callee.name.text);
  if (at.kind !== "path") return false;
  const meaning = meaningOf(at, names);
  const value = meaning.kind === "local" && !meaning.local.mutable ? meaning.local.value : undefined;
  return value !== undefined && value !== length && meaning.kind === "local" && isCounted(value, meaning.local.names);
}

/** Whether the elements were counted by reading them: `(*list.add(n)).tag`. */
function isReadThrough(name: string, length: string | undefined, item: FnItem, at: number, source: string): boolean {
  if (length === undefined || !/^\w+$/.test(length) || !/^\w+$/.test(name)) return false;
  const before = source.slice(item.body?.start ?? item.start, at);
  return new RegExp(`\\*\\s*${name}\\s*\\.\\s*(?:add|offset)\\s*\\(\\s*${length}\\b`).test(before);
}

/** An expression without casts and the like around it. */
function core(expression: Expression): Expression {
  let at = plain(expression);
  for (;;) {
    if (at.kind === "cast") at = plain(at.operand);
    else if (at.kind === "method-call" && /^cast(?:_mut|_const)?$/.test(at.method.text)) at = plain(at.receiver);
    else return at;
  }
}

function nameOf(pointer: Expression, source: string): string {
  const { start, end } = core(pointer);
  return source.slice(start, end).replace(/\s+/g, " ");
}

function lengthName(length: Expression, source: string): string | undefined {
  const at = core(length);
  const inner = at.kind === "call" && at.args.length === 1 && at.args[0] !== undefined ? core(at.args[0]) : at;
  const text = source.slice(inner.start, inner.end);
  return /^[\w.*() ]+$/.test(text) ? text : undefined;
}

function isConstant(length: Expression, names: Names): boolean {
  const at = core(length);
  if (at.kind === "literal") return true;
  const text = names.body.source.slice(at.start, at.end);
  if (/\bsize_of\b|\bmax\s*\(/.test(text)) return true;
  if (at.kind !== "path") return /^[A-Z0-9_ *+]+$/.test(text);
  const meaning = meaningOf(at, names);
  if (meaning.kind === "definition") return meaning.definition.item.kind === "const";
  return meaning.kind === "local" && meaning.local.value !== undefined && !meaning.local.mutable
    ? isConstant(meaning.local.value, meaning.local.names)
    : false;
}

/** Whether a variable's address went to a call before: it is an out-parameter. */
function isOutPointer(pointer: Expression, names: Names, item: FnItem, at: number, source: string): boolean {
  const inner = core(pointer);
  if (inner.kind !== "path" || meaningOf(inner, names).kind !== "local") return false;
  const name = inner.name.text;
  const before = source.slice(item.body?.start ?? 0, at);
  return new RegExp(`(?:&\\s*(?:raw\\s+)?mut\\s+|addr_of_mut!\\(\\s*)${name}\\b(?!\\s*\\.)`).test(before);
}

/** How sure it is that C filled a pointer through `MaybeUninit::as_mut_ptr` and that nobody looked at it. */
function isInitializedByC(
  pointer: Expression,
  names: Names,
  item: FnItem,
  at: number,
  source: string,
): Level | undefined {
  const inner = core(pointer);
  const isInit = inner.kind === "method-call" && inner.method.text === "assume_init";
  const base = isInit ? plain(inner.receiver) : inner;
  if (base.kind !== "path" || meaningOf(base, names).kind !== "local") return undefined;
  const before = source.slice(item.body?.start ?? 0, at);
  if (!before.includes("MaybeUninit")) return undefined;
  const name = base.name.text;
  if (new RegExp(`\\b${name}\\s*\\.\\s*(?:is_null|as_ref)\\b|NonNull\\s*::\\s*new\\s*\\(\\s*${name}\\b`).test(before))
    return undefined;
  const filling = `[(,]\\s*${name}\\s*\\.\\s*as_mut_ptr\\s*\\(\\s*\\)\\s*[,)]`;
  if (!new RegExp(filling).test(before)) return undefined;
  if (!isInit && !new RegExp(`\\b${name}\\s*\\.\\s*assume_init\\s*\\(`).test(before)) return undefined;
  // A call that says whether it worked probably writes no null when it did.
  return new RegExp(`[;{]\\s*(?:\\w+\\s*::\\s*)*\\w+\\s*\\([^;{}]*${filling}[^;{}]*;`).test(before) ? "warn" : "info";
}

/** Whether an expression is a field of a struct that C lays out, and not of the type whose method this is. */
function isFieldOfC(pointer: Expression, names: Names, depth: number): boolean {
  const at = core(pointer);
  if (at.kind === "path" && depth < 4) {
    const meaning = meaningOf(at, names);
    if (meaning.kind !== "local" || meaning.local.value === undefined) return false;
    return isFieldOfC(meaning.local.value, meaning.local.names, depth + 1);
  }
  if (at.kind !== "field") return false;
  const object = plain(at.object);
  if (object.kind === "path" && object.name.text === "self") return false;
  const ty = throughReferences(asTy(typeOf(object, names)));
  if (ty?.kind !== "adt" || ty.item.kind !== "struct" || !isC(ty.item)) return false;
  // An `iovec` and its kin tell C where Rust's memory is.
  let owner = object;
  while (owner.kind === "field") owner = plain(owner.object);
  const isOwn = owner.kind === "path" && owner.name.text === "self";
  return !isOwn || ty.definition.scope.module.crate.name !== "libc";
}

function isC({ attributes }: TypeDefinition): boolean {
  return attributes.some(({ meta }) => meta.name === "repr" && meta.list?.some(({ name }) => name === "C") === true);
}

function emptySlice(node: CallExpression, pointer: string, by: string, scene: FixScene): readonly Fix[] {
  if (!/^[\w.]+$/.test(pointer)) return [];
  const before = scene.source.slice(0, node.start).trimEnd().at(-1) ?? "";
  const after = scene.source.slice(node.end).trimStart()[0] ?? "";
  const empty = by.endsWith("_mut") ? "&mut []" : "&[]";
  const text = `if ${pointer}.is_null() { ${empty} } else { ${scene.text(node)} }`;
  const isWhole = /[={(,]/.test(before) && /[;}),]/.test(after);
  const edits = [scene.replace(node, isWhole ? text : `(${text})`)];
  return [{ title: `Take an empty slice when \`${pointer}\` is null`, safety: "unsafe", kind: "quickfix", edits }];
}
