import type { CallExpression, Expression } from "../facts/expression.ts";
import { type BodyContext, meaningOf, type Names, spanOf } from "../model/body.ts";
import { isStandardItem, typeOf, type ValueTy } from "../model/infer.ts";
import { lowerType } from "../model/ty.ts";
import { reference, rule } from "./rule.ts";

/** The arguments that must not be null, by the function's name. Source: the documentation of `core::ptr` and `core::slice`. */
const FUNCTIONS: Readonly<Record<string, readonly number[]>> = {
  read: [0],
  read_unaligned: [0],
  replace: [0],
  write: [0],
  write_bytes: [0],
  write_unaligned: [0],
  from_raw_parts: [0],
  from_raw_parts_mut: [0],
  copy: [0, 1],
  copy_nonoverlapping: [0, 1],
  swap: [0, 1],
  swap_nonoverlapping: [0, 1],
};

export const nullArgument = rule({
  name: "null-argument",
  rustc: ["invalid_null_arguments"],
  level: "deny",
  since: "0.1.0",
  on: ["body/call"],
  explain: {
    what: "A null pointer is given to a function of the standard library that reads or writes through it.",
    why: "C code often says “no data” with a null pointer and a length of 0. Rust's slices are never null, not even empty ones, and the compiler builds on that.",
    bad: "pub fn nothing<'a>() -> &'a [u8] {\n    unsafe { std::slice::from_raw_parts(std::ptr::null(), 0) }\n}",
    good: "pub fn nothing<'a>() -> &'a [u8] {\n    unsafe { std::slice::from_raw_parts(std::ptr::NonNull::dangling().as_ptr(), 0) }\n}",
    sources: [
      { title: "core::slice::from_raw_parts", url: "https://doc.rust-lang.org/core/slice/fn.from_raw_parts.html" },
      reference("behavior-considered-undefined.html", "behavior considered undefined"),
    ],
  },
  *check({ node, context }, { source }) {
    const { callee, args } = node;
    if (callee.kind !== "path" || !Object.hasOwn(FUNCTIONS, callee.name.text)) return;
    if (!isPointerFunction(callee, context)) return;
    // Of a type without size nothing is read, so null is as good as any other pointer.
    const isSlice = callee.name.text.startsWith("from_raw");
    if (!isSlice && !pointees(node, context).some(hasSize)) return;
    for (const index of FUNCTIONS[callee.name.text] ?? []) {
      const arg = args[index];
      if (arg === undefined || !isNull(arg, context)) continue;
      const name = source.slice(callee.start, callee.end);
      const related = [{ range: arg, message: "this pointer is null" }];
      yield { range: spanOf(node, context), data: { name }, related };
    }
  },
  message: ({ name }) => `\`${name}\` must not be given a null pointer, not even for no data`,
});

/** What is known about the type that is read or written, from what is written at the call. */
function pointees(node: CallExpression, context: BodyContext): readonly (ValueTy | undefined)[] {
  const { callee, args } = node;
  const { body, scope, ancestors } = context;
  const out: (ValueTy | undefined)[] = [];
  if (callee.kind === "path") for (const arg of callee.args) out.push(lowerType(arg, body.source, scope));
  const isWrite = callee.kind === "path" && /^(?:write|replace)/.test(callee.name.text);
  args.forEach((arg, i) => {
    if (i > 1) return;
    if (isWrite && i === 1 && callee.name.text !== "write_bytes") out.push(typeOf(arg, context));
    else out.push(pointeeOf(arg, context));
  });
  const around = ancestors.at(-1);
  const isRead = callee.kind === "path" && callee.name.text.startsWith("read");
  if (isRead && around?.kind === "let-statement" && around.type !== undefined) {
    out.push(lowerType(around.type, body.source, scope));
  }
  return out;
}

function pointeeOf(pointer: Expression, names: Names): ValueTy | undefined {
  if (pointer.kind === "parenthesized") return pointeeOf(pointer.inner, names);
  if (pointer.kind === "call" && pointer.callee.kind === "path" && pointer.args.length === 0) {
    const [type] = pointer.callee.args;
    if (type !== undefined) return lowerType(type, names.body.source, names.scope);
  }
  const ty = typeOf(pointer, names);
  return ty?.kind === "pointer" ? ty.pointee : undefined;
}

function hasSize(ty: ValueTy | undefined): boolean {
  switch (ty?.kind) {
    case "primitive":
    case "pointer":
    case "reference":
    case "fn":
    case "integer":
    case "float":
      return true;
    default:
      return false;
  }
}

function isPointerFunction(callee: Extract<Expression, { kind: "path" }>, context: BodyContext): boolean {
  const meaning = meaningOf(callee, context);
  if (meaning.kind !== "definition" || !isStandardItem(meaning.definition, callee.name.text)) return false;
  const module = meaning.definition.scope.module.names.name;
  return module === "ptr" || module === "slice";
}

function isNull(expression: Expression, names: Names): boolean {
  switch (expression.kind) {
    case "parenthesized":
      return isNull(expression.inner, names);
    case "block": {
      const { form, statements, tail } = expression;
      const isOnlyTail = statements.length === 1 && tail !== undefined && /^(?:plain|unsafe)$/.test(form);
      return isOnlyTail && isNull(tail, names);
    }
    case "cast":
      return isZero(expression.operand) || isNull(expression.operand, names);
    case "method-call":
      return /^cast(?:_mut|_const)?$/.test(expression.method.text) && isNull(expression.receiver, names);
    case "call": {
      const { callee, args } = expression;
      if (callee.kind !== "path" || !/^(?:null(?:_mut)?|transmute)$/.test(callee.name.text)) return false;
      if (callee.name.text === "transmute" && (args[0] === undefined || !isZero(args[0]))) return false;
      const meaning = meaningOf(callee, names);
      return meaning.kind === "definition" && isStandardItem(meaning.definition, callee.name.text);
    }
    case "path": {
      const meaning = meaningOf(expression, names);
      if (meaning.kind !== "local" || meaning.local.by !== "let" || meaning.local.mutable) return false;
      return meaning.local.value !== undefined && isNull(meaning.local.value, meaning.local.names);
    }
    default:
      return false;
  }
}

function isZero(expression: Expression): boolean {
  return expression.kind === "literal" && expression.literal === "integer" && /^0(?:[xob]0)?$/.test(expression.text);
}
