import type { Expression, MethodCall } from "../facts/expression.ts";
import { type BodyContext, meaningOf, spanOf } from "../model/body.ts";
import { isStandardItem } from "../model/infer.ts";
import { printTy } from "../model/print-ty.ts";
import { fieldTy, lowerType, type Ty } from "../model/ty.ts";
import { wantedTy } from "../model/wanted.ts";
import { isStandard } from "../model/world.ts";
import { reference, rule } from "./rule.ts";

type Start = "zeroed" | "uninit";

/** Types of the standard library that hold a pointer which is never null. */
const NEVER_NULL = new Set(["NonNull", "Box", "Rc", "Arc", "Vec", "String", "CString"]);

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
  if (node.kind !== "call" || node.callee.kind !== "path" || node.args.length > 0) return undefined;
  const { text } = node.callee.name;
  if (text !== "zeroed" && text !== "uninitialized") return undefined;
  const meaning = meaningOf(node.callee, context);
  if (meaning.kind !== "definition" || !isStandardItem(meaning.definition, text)) return undefined;
  return text === "zeroed" ? "zeroed" : "uninit";
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
  const [written] = node.kind === "call" && node.callee.kind === "path" ? node.callee.args : [];
  if (written === undefined) return wantedTy(node, context);
  return lowerType(written, context.body.source, context.scope);
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
      return start === "uninit" ? "a raw pointer must be initialized" : undefined;
    case "primitive":
      return start === "uninit" && ty.name !== "str" ? `\`${ty.name}\` must be initialized` : undefined;
    case "tuple":
      return first(ty.elements, start, depth);
    case "array":
      return /^[1-9]\d*$/.test(ty.length.text.trim()) ? refusal(ty.element, start, depth + 1) : undefined;
    case "adt": {
      const { definition, item } = ty;
      if (isStandard(definition.scope.module.crate)) {
        return NEVER_NULL.has(definition.name) ? `\`${definition.name}\` is never null` : undefined;
      }
      if (item.kind !== "struct") return undefined;
      return first(
        item.fields.map((field) => fieldTy(ty, field.type)),
        start,
        depth,
      );
    }
    default:
      return undefined;
  }
}

function first(types: readonly Ty[], start: Start, depth: number): string | undefined {
  for (const ty of types) {
    const reason = refusal(ty, start, depth + 1);
    if (reason !== undefined) return reason;
  }
  return undefined;
}
