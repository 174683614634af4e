/** Where a body looks through raw pointers that its caller handed in, and what it knows of them there. */
import type { Expression } from "../../facts/expression.ts";
import type { FnItem, Param, Range } from "../../facts/item.ts";
import type { Local } from "../../model/body.ts";
import { type Callee, type Flow, type FlowEvent, onlySource, type Source, type Value } from "../../model/flow.ts";
import { lowerType, type Ty } from "../../model/ty.ts";
import { isStandard } from "../../model/world.ts";
import { symbolOf } from "../exports/exported.ts";
import type { Scene } from "../rule.ts";
import { isRustAbi } from "../unwind/border.ts";

/** A place where a pointer is looked through. */
export interface PointerUse {
  readonly event: FlowEvent;
  readonly range: Range;
  readonly value: Value;
  /** The expression that is the pointer. */
  readonly pointer: Expression;
  /** What looks through it: `*`, or the function's name. */
  readonly by: string;
}

/** Functions and methods of the standard library that read, write or take over what a pointer leads to: which arguments. */
const FUNCTIONS: Readonly<Record<string, readonly number[]>> = {
  from_ptr: [0],
  from_raw: [0],
  from_raw_in: [0],
  from_raw_parts: [0],
  from_raw_parts_mut: [0],
  read: [0],
  read_unaligned: [0],
  read_volatile: [0],
  write: [0],
  write_bytes: [0],
  write_unaligned: [0],
  write_volatile: [0],
  replace: [0],
  copy: [0, 1],
  copy_nonoverlapping: [0, 1],
  swap: [0, 1],
  swap_nonoverlapping: [0, 1],
  drop_in_place: [0],
  new_unchecked: [0],
  increment_strong_count: [0],
  decrement_strong_count: [0],
};

const METHODS =
  /^(?:read|read_unaligned|read_volatile|write|write_bytes|write_unaligned|write_volatile|replace|copy_to|copy_to_nonoverlapping|copy_from|copy_from_nonoverlapping|drop_in_place|as_ref_unchecked|as_mut_unchecked)$/;

/** Without one of these a body looks through no pointer. */
export const LOOKS_THROUGH =
  /\*|\b(?:from_ptr|from_raw|from_raw_parts|from_raw_parts_mut|read\w*|write\w*|replace|copy\w*|swap\w*|drop_in_place|new_unchecked|(?:in|de)crement_strong_count|as_(?:ref|mut)_unchecked)\b/;

function isStandardCallee(callee: Callee): boolean {
  if (callee.kind === "fn") return !callee.foreign && isStandard(callee.definition.scope.module.crate);
  return callee.kind === "method" && isStandard(callee.method.fn.scope.module.crate);
}

/** The places where an event looks through pointers. */
export function usesIn(event: FlowEvent): readonly PointerUse[] {
  if (event.kind === "deref") {
    const { node, value, pointer } = event;
    return [{ event, range: node, value, pointer, by: "*" }];
  }
  if (event.kind !== "call") return [];
  const { node, callee, args, receiver } = event;
  const { name } = callee;
  if (node.kind === "method-call") {
    if (receiver === undefined || !METHODS.test(name)) return [];
    if (callee.kind !== "method" || callee.method.of.kind !== "pointer") return [];
    return [{ event, range: node, value: receiver, pointer: node.receiver, by: name }];
  }
  if (!Object.hasOwn(FUNCTIONS, name) || !isStandardCallee(callee)) return [];
  if (name === "new_unchecked" && !isNonNullCallee(callee)) return [];
  return (FUNCTIONS[name] ?? []).flatMap((index) => {
    const value = args[index];
    const pointer = node.args[index];
    return value === undefined || pointer === undefined ? [] : [{ event, range: node, value, pointer, by: name }];
  });
}

function isNonNullCallee(callee: Callee): boolean {
  return callee.kind === "method" && callee.method.of.kind === "adt" && callee.method.of.definition.name === "NonNull";
}

/** A parameter that is a raw pointer, and the variable it is in the body. */
export interface PointerParam {
  readonly param: Param;
  readonly local: Local;
  readonly name: string;
  readonly pointee: Ty;
}

/** The raw pointer parameter that a value surely is. */
export function pointerParamOf(value: Value, item: FnItem, { body }: Flow): PointerParam | undefined {
  const only: Source | undefined = onlySource(value);
  if (only?.kind !== "param") return undefined;
  const { local } = only;
  const param = item.params.find(({ start, end }) => start <= local.range.start && local.range.end <= end);
  if (param?.type === undefined || param.self !== undefined) return undefined;
  const ty = lowerType(param.type, body.source, body.scope);
  return ty.kind === "pointer" ? { param, local, name: local.name, pointee: ty.pointee } : undefined;
}

/** Who calls a function: C by its symbol, C by its address, or only Rust. */
export type Caller = "symbol" | "address" | "rust";

export function callerOf(item: FnItem, scene: Scene): Caller {
  const { abi } = item;
  if (abi !== undefined && isRustAbi(abi.name)) return "rust";
  if (symbolOf(item, scene) !== undefined) return "symbol";
  return abi === undefined ? "rust" : "address";
}

const USER_DATA =
  /^_*(?:p_?)?(?:user_?data|ctx|context|data|opaque|args?|closure|cookie|priv|private|private_data|client_?data|callback_data|cb_data|handler|env|state|this|self_|slf|obj|object|instance|lparam|payload|ptr|udata|baton|refcon|user|boxed|raw)$/i;

/**
 * Whether a pointer is one that its own crate put there: the parameter of a callback by which C hands back what it was
 * given.
 */
export function isUserData(
  { name, pointee }: PointerParam,
  caller: Caller,
  pointer: Expression,
  source: string,
): boolean {
  if (caller !== "address") return false;
  // An object of this crate's that C knows under another type.
  if (/\bas\s*\*(?:mut|const)\s+(?:\w+::)*[A-Z]|\.cast(?:::<|\(\))/.test(source.slice(pointer.start, pointer.end)))
    return true;
  const isVoid =
    (pointee.kind === "adt" && pointee.definition.name === "c_void") ||
    (pointee.kind === "tuple" && pointee.elements.length === 0);
  return isVoid || USER_DATA.test(name);
}

/**
 * Whether the text before a place looks at a pointer, or at the length beside it, in a way that the flow does not
 * follow: a check whose answer is kept in a variable or handed on, a comparison of the length with 0.
 */
export function isLookedAt(
  name: string,
  length: string | undefined,
  item: FnItem,
  at: number,
  source: string,
): boolean {
  const from = item.body?.start ?? item.start;
  const before = source.slice(from, at);
  const p = escaped(name);
  // What is not a variable is another value for the flow each time.
  if (!/^\w+$/.test(name) && before.includes(`${name}.is_null()`)) return true;
  // `bytes.is_null()`, `bytes.is_empty()`: what a type says of itself, it knows from its fields.
  const owner = /^[\w.]+(?=\.\w+$)/.exec(name)?.[0];
  if (owner !== undefined && new RegExp(`\\b${escaped(owner)}\\.is_(?:null|empty|none|some|valid)\\(`).test(before)) {
    return true;
  }
  if (new RegExp(`\\b${p}\\s*(?:\\.\\s*cast[^;]*?)?\\.\\s*(?:is_null|is_aligned|addr)\\s*\\(`).test(before)) {
    if (new RegExp(`(?:=(?!=)|[(,]|\\bmatch|\\breturn|\\|)\\s*!?\\s*${p}\\s*\\.\\s*is_null`).test(withoutIf(before))) {
      return true;
    }
  }
  if (new RegExp(`\\b${p}\\s+as\\s+(?:usize|isize|u64)\\b`).test(before)) return true;
  if (length === undefined) return false;
  const n = escaped(length);
  return new RegExp(
    `(?<![\\w.])${n}\\s*(?:==|!=|<=?|>=?)\\s*[01]\\b|\\b0\\s*(?:==|!=|<)\\s*${n}\\b|match\\s+${n}\\b`,
  ).test(before);
}

/** `if (p.is_null())` and `if f(a) && …`: parentheses of conditions are no calls. */
function withoutIf(text: string): string {
  return text.replace(/\b(?:if|while|&&|\|\|)\s*\(+/g, "if ");
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** The text of the attributes' documentation that stands before an item. */
export function documentation(item: FnItem, source: string): string {
  return item.attributes
    .filter(({ form, meta }) => form === "doc-comment" || meta.name === "doc")
    .map(({ start, end }) => source.slice(start, end))
    .join("\n");
}

/** Whether the documentation forbids callers to hand in null for a parameter. */
export function isForbiddenNull(name: string, item: FnItem, source: string): boolean {
  const docs = documentation(item, source);
  if (docs === "") return false;
  const sentence = new RegExp(
    `[^.]*\`${escaped(name)}\`[^.]*(?:non-?null|not be (?:a )?null|never null|must (?:be (?:a )?valid|point))|non-?null[^.]*\`${escaped(name)}\``,
    "i",
  );
  return sentence.test(docs.replace(/^\s*\/\/[/!]/gm, " "));
}
