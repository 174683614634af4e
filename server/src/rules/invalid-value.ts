import type { Expression, MethodCall } from "../facts/expression.ts";
import { type BodyContext, meaningOf, spanOf } from "../model/body.ts";
import { constantAt } from "../model/constant.ts";
import { isStandardItem } from "../model/infer.ts";
import { presentParts } from "../model/presence.ts";
import { printTy } from "../model/print-ty.ts";
import { type AdtTy, fieldTy, lowerType, type Ty } from "../model/ty.ts";
import { wantedTy } from "../model/wanted.ts";
import { isStandard } from "../model/world.ts";
import type { CfgValue } from "../target/cfg.ts";
import { transmutationOf } from "./layout/views.ts";
import { reference, rule } from "./rule.ts";

type Start = "zeroed" | "uninit";

/** Types of the standard library that hold a pointer which is never null. */
const NEVER_NULL = new Set(["NonNull", "Box", "Rc", "Arc", "Vec", "String", "CString", "HashMap", "HashSet"]);

/** Types of the standard library that hold a value of their first argument, and nothing that could be told apart. */
const HOLDERS = new Set(["Cell", "UnsafeCell", "RefCell", "ManuallyDrop", "Pin", "Wrapping", "Mutex", "RwLock"]);

export const invalidValue = rule({
  name: "invalid-value",
  rustc: ["invalid_value"],
  level: "warn",
  since: "0.1.0",
  on: ["body/call", "body/method-call"],
  explain: {
    what: "A value is made of zeros or of nothing, and its type allows no such value.",
    why: "In C `memset(&x, 0, sizeof x)` gives a usable struct. In Rust references and function pointers are never null, and the compiler builds on it from the moment the value exists, not only when it is used.",
    bad: 'pub struct Callbacks {\n    pub done: extern "C" fn(),\n}\n\npub fn empty() {\n    let callbacks: Callbacks = unsafe { std::mem::zeroed() };\n}',
    good: 'pub struct Callbacks {\n    pub done: Option<extern "C" fn()>,\n}\n\npub fn empty() {\n    let callbacks: Callbacks = unsafe { std::mem::zeroed() };\n}',
    sources: [
      { title: "core::mem::zeroed", url: "https://doc.rust-lang.org/core/mem/fn.zeroed.html" },
      reference("behavior-considered-undefined.html#r-undefined.invalid", "invalid values"),
    ],
  },
  *check({ node, context }) {
    const start = startOf(node, context);
    if (start === undefined) return;
    const ty = askedFor(node, context);
    const reason = ty === undefined ? undefined : refusal(ty, start, 0);
    if (ty === undefined || reason === undefined) return;
    yield { range: spanOf(node, context), data: { type: printTy(ty), start, reason } };
  },
  message: ({ type, start, reason }) =>
    `\`${type}\` cannot be ${start === "zeroed" ? "all zeros" : "left uninitialized"}: ${reason}`,
});

/** How a call makes its value out of nothing, if it does. */
function startOf(node: Expression, context: BodyContext): Start | undefined {
  if (node.kind === "method-call") return startOfMethod(node, context);
  if (node.kind !== "call" || node.callee.kind !== "path") return undefined;
  const { text } = node.callee.name;
  if (text === "transmute") {
    const [value] = node.args;
    return value !== undefined && isZero(value, context) && transmutationOf(node, context) !== undefined
      ? "zeroed"
      : undefined;
  }
  if ((text !== "zeroed" && text !== "uninitialized") || node.args.length > 0) return undefined;
  const meaning = meaningOf(node.callee, context);
  if (meaning.kind !== "definition" || !isStandardItem(meaning.definition, text)) return undefined;
  return text === "zeroed" ? "zeroed" : "uninit";
}

/** A zero as the compiler looks for it: a literal, or a tuple of nothing else. Casts and constants are not followed. */
function isZero(value: Expression, context: BodyContext): boolean {
  switch (value.kind) {
    case "parenthesized":
      return isZero(value.inner, context);
    case "tuple":
      return value.elements.every((element) => isZero(element, context));
    case "literal": {
      if (value.literal !== "integer") return false;
      const { source } = context.body;
      return /^0(?:[xob])?[0_]*$/.test(source.slice(value.start, value.suffix?.start ?? value.end));
    }
    default:
      return false;
  }
}

/** `MaybeUninit::uninit().assume_init()` and its like. */
function startOfMethod({ method, receiver }: MethodCall, context: BodyContext): Start | undefined {
  if (method.text !== "assume_init" || receiver.kind !== "call" || receiver.callee.kind !== "path") return undefined;
  const { text } = receiver.callee.name;
  if (text !== "zeroed" && text !== "uninit") return undefined;
  const meaning = meaningOf(receiver.callee, context);
  const base =
    meaning.kind === "associated" && meaning.base.kind === "definition" ? meaning.base.definition : undefined;
  return base !== undefined && isStandardItem(base, "MaybeUninit") ? text : undefined;
}

/** The type that is asked for: `zeroed::<T>()`, or what is wanted where the call stands. */
function askedFor(node: Expression, context: BodyContext): Ty | undefined {
  if (node.kind === "call" && node.callee.kind === "path") {
    if (node.callee.name.text === "transmute") return transmutationOf(node, context)?.to;
    const [written] = node.callee.args;
    if (written !== undefined) return lowerType(written, context.body.source, context.scope);
  }
  return wantedTy(node, context);
}

/** Why a type has no such value; undefined where it has one or nobody knows. */
function refusal(ty: Ty, start: Start, depth: number): string | undefined {
  if (depth > 8) return undefined;
  switch (ty.kind) {
    case "reference":
      return "a reference is never null";
    case "fn":
      return "a function pointer is never null";
    case "never":
      return "`!` has no values";
    case "pointer":
      if (ty.pointee.kind === "dyn") return "the table of methods behind `*dyn` is never null";
      return start === "uninit" ? "a raw pointer must be initialized" : undefined;
    case "primitive":
      return start === "uninit" && ty.name !== "str" ? `\`${ty.name}\` must be initialized` : undefined;
    case "tuple":
      return first(ty.elements, start, depth);
    case "array": {
      const { text, scope } = ty.length;
      const length = constantAt({ start: 0, end: text.length }, text, scope, "usize")?.value;
      return length !== undefined && length > 0n ? refusal(ty.element, start, depth + 1) : undefined;
    }
    case "adt":
      return refusalOfAdt(ty, start, depth);
    default:
      return undefined;
  }
}

function refusalOfAdt(ty: AdtTy, start: Start, depth: number): string | undefined {
  const { definition, item } = ty;
  if (item.kind === "enum") return refusalOfEnum(ty, start, depth);
  if (isStandard(definition.scope.module.crate)) {
    const [held] = ty.args;
    if (NEVER_NULL.has(definition.name)) return `\`${definition.name}\` is never null`;
    // Of what it holds when that is left to inference, nobody knows more than this.
    if (definition.name === "NonZero") return "`NonZero` is never zero";
    return HOLDERS.has(definition.name) && held !== undefined ? refusal(held, start, depth + 1) : undefined;
  }
  return item.kind === "struct" ? refusalOfFields(ty, item.fields, start, depth) : undefined;
}

/** An enum needs a variant; with two that have values the tag must be initialized, one alone is as a struct. */
function refusalOfEnum(ty: AdtTy, start: Start, depth: number): string | undefined {
  if (ty.item.kind !== "enum") return undefined;
  const variants = presentParts(ty.item.variants, ty.definition.scope.module.crate.cfg);
  if (variants === undefined) return undefined;
  const name = printTy(ty);
  const possible = variants.map(({ fields }) => everyField(ty, fields, depth)).filter((has) => has !== false);
  if (possible.length === 0) return `\`${name}\` has no values`;
  if (possible.length > 1) {
    const known = possible.filter((has) => has === true).length;
    return start === "uninit" && known > 1 ? `the variant of \`${name}\` must be initialized` : undefined;
  }
  const only = variants.find(({ fields }) => everyField(ty, fields, depth) !== false);
  return only === undefined ? undefined : refusalOfFields(ty, only.fields, start, depth);
}

type Fields = AdtTy["item"]["fields"];

function refusalOfFields(ty: AdtTy, fields: Fields, start: Start, depth: number): string | undefined {
  const present = presentParts(fields, ty.definition.scope.module.crate.cfg);
  if (present === undefined) return undefined;
  return first(
    present.map((field) => fieldTy(ty, field.type)),
    start,
    depth,
  );
}

/** Whether every field has values. */
function everyField(ty: AdtTy, fields: Fields, depth: number): CfgValue {
  const present = presentParts(fields, ty.definition.scope.module.crate.cfg);
  if (present === undefined) return "unknown";
  return every(present.map((field) => hasValues(fieldTy(ty, field.type), depth + 1)));
}

/** Whether a type has values at all. */
function hasValues(ty: Ty, depth: number): CfgValue {
  if (depth > 8) return "unknown";
  switch (ty.kind) {
    case "never":
      return false;
    case "tuple":
      return every(ty.elements.map((element) => hasValues(element, depth + 1)));
    case "array":
      // An empty array is a value.
      return hasValues(ty.element, depth + 1) === true ? true : "unknown";
    case "adt": {
      const { item } = ty;
      if (item.kind === "union") return true;
      if (item.kind === "struct") return everyField(ty, item.fields, depth);
      const variants = presentParts(item.variants, ty.definition.scope.module.crate.cfg);
      if (variants === undefined) return "unknown";
      const each = variants.map(({ fields }) => everyField(ty, fields, depth));
      if (each.includes(true)) return true;
      return each.includes("unknown") ? "unknown" : false;
    }
    case "parameter":
    case "projection":
    case "opaque":
    case "unknown":
    case "constant":
      return "unknown";
    default:
      return true;
  }
}

function every(answers: readonly CfgValue[]): CfgValue {
  if (answers.includes(false)) return false;
  return answers.includes("unknown") ? "unknown" : true;
}

function first(types: readonly Ty[], start: Start, depth: number): string | undefined {
  for (const ty of types) {
    const reason = refusal(ty, start, depth + 1);
    if (reason !== undefined) return reason;
  }
  return undefined;
}
