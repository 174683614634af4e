import type { BodyNode, Expression } from "../facts/expression.ts";
import type { Range, RustType } from "../facts/item.ts";
import { type BodyContext, meaningOf, type Names, spanOf } from "../model/body.ts";
import { asTy, isStandardItem, typeOf, type ValueTy } from "../model/infer.ts";
import { type FnTy, fieldTy, lowerType, type Ty } from "../model/ty.ts";
import { errorIndex, type Found, reference, rule } from "./rule.ts";
import { type TrampolineSite, trampolineFix, trampolineSite } from "./shim/trampoline.ts";

interface Mismatch {
  readonly what: "function" | "closure" | "pointer" | "value";
  readonly name: string;
  /** ABI as it would be written. */
  readonly expected: string;
  readonly actual: string | undefined;
  readonly unsafe: boolean;
  /** How a closure becomes a callback and its user data, where that is known. */
  readonly trampoline?: TrampolineSite;
}

export const fnItemAsExternPointer = rule({
  name: "fn-item-as-extern-pointer",
  yieldsTo: ["async-callback"],
  rustc: ["E0308", "E0605"],
  level: "error",
  since: "0.1.0",
  on: [
    "body/call",
    "body/let-statement",
    "body/struct",
    "body/assignment",
    "body/expression-statement",
    "body/return",
    "body/cast",
    "body/path",
    "body/closure",
    "body/block",
    "body/array",
    "body/tuple",
  ],
  explain: {
    what: "A function or closure is used where a pointer to a function with another ABI, or to a safe function, is wanted.",
    why: "C calls a callback by C's rules. A Rust function or closure takes its arguments from other registers, so the ABI is part of a function pointer's type and no cast changes it.",
    bad: 'fn on_event(code: i32) {}\n\npub fn subscribe(handler: extern "C" fn(i32)) {}\n\npub fn start() {\n    subscribe(on_event);\n}',
    good: 'extern "C" fn on_event(code: i32) {}\n\npub fn subscribe(handler: extern "C" fn(i32)) {}\n\npub fn start() {\n    subscribe(on_event);\n}',
    sources: [
      reference("types/function-pointer.html", "function pointer types"),
      reference("type-coercions.html", "type coercions"),
      errorIndex("E0308"),
      errorIndex("E0605"),
    ],
  },
  *check({ node, context }) {
    if (context.ancestors.length === 0 && context.body.of === "value") yield* inResult(context.body.root, context);
    switch (node.kind) {
      case "call":
        yield* inCall(node, context);
        return;
      case "let-statement":
        if (node.type === undefined || node.value === undefined || !mayHoldFn(node.type)) return;
        yield* mismatches(node.value, lowerType(node.type, context.body.source, context.scope), context);
        return;
      case "struct": {
        const ty = asTy(typeOf(node, context));
        if (ty?.kind !== "adt" || ty.item.kind === "enum") return;
        for (const { name, value } of node.fields) {
          const field = ty.item.fields.find((one) => one.name?.text === name.text);
          if (field?.type !== undefined && mayHoldFn(field.type))
            yield* mismatches(value, fieldTy(ty, field.type), context);
        }
        return;
      }
      case "assignment": {
        const expected = node.operator === "=" ? asTy(typeOf(node.left, context)) : undefined;
        if (expected !== undefined) yield* mismatches(node.right, expected, context);
        return;
      }
      case "expression-statement": {
        const { body, ancestors } = context;
        const isResult = body.of === "fn" && ancestors.length === 1 && !node.semicolon && body.root === ancestors[0];
        if (isResult && body.root.kind === "block" && body.root.tail === node.expression) {
          yield* inResult(node.expression, context);
        }
        return;
      }
      case "return": {
        const nested = context.ancestors.some(
          (one) => one.kind === "closure" || (one.kind === "block" && /async|gen|const|try/.test(one.form)),
        );
        if (!nested && node.value !== undefined) yield* inResult(node.value, context);
        return;
      }
      case "cast": {
        const to = lowerType(node.type, context.body.source, context.scope);
        if (to.kind !== "fn") return;
        const data = mismatch(node.operand, typeOf(node.operand, context), to, context);
        const value = data ?? numberAs(node.operand, to, context);
        if (value !== undefined) yield { range: spanOf(node, context), rustc: "E0605", data: value };
        return;
      }
      default:
    }
  },
  message: ({ what, name, expected, actual, unsafe }) => {
    switch (what) {
      case "function":
      case "pointer":
        if (actual === undefined) return `\`${name}\` is unsafe, and a pointer to a safe function is wanted here`;
        return `\`${name}\` has the ABI \`${actual}\`, and a pointer to an \`${unsafe ? "unsafe " : ""}${expected} fn\` is wanted here`;
      case "closure":
        return `A closure never becomes a pointer to an \`${expected} fn\`; write a function`;
      case "value":
        return `\`${name}\` is no function; only \`transmute\` makes a function pointer of an address`;
    }
  },
  fixes: ({ trampoline }, scene) => (trampoline === undefined ? [] : [trampolineFix(trampoline, scene)]),
});

function* inCall(node: Extract<BodyNode, { kind: "call" }>, context: BodyContext): Iterable<Found<Mismatch>> {
  const callee = typeOf(node.callee, context);
  const signature = callee?.kind === "fn-item" ? callee.signature : callee;
  if (signature?.kind !== "fn") return;
  if (callee?.kind === "fn-item") {
    const { item } = callee.definition;
    if (item.kind !== "fn" || !item.params.some(({ type }) => type !== undefined && mayHoldFn(type))) return;
  }
  const found = node.args.map((arg, i) => {
    const param = signature.params[i];
    return param === undefined ? [] : [...mismatches(arg, param, context)];
  });
  // Several arguments that do not fit are one error, and another, to the compiler.
  if (found.filter((list) => list.length > 0).length !== 1) return;
  for (const one of found.flat()) {
    const trampoline = one.data.what === "closure" ? trampolineIn(node, signature, context) : undefined;
    yield trampoline === undefined ? one : { ...one, data: { ...one.data, trampoline } };
  }
}

/** The closure among a call's arguments, bare or in `Some`, as a callback. */
function trampolineIn(
  node: Extract<BodyNode, { kind: "call" }>,
  signature: FnTy,
  context: BodyContext,
): TrampolineSite | undefined {
  for (const [i, arg] of node.args.entries()) {
    const param = signature.params[i];
    const isOption = arg.kind === "call" && isSome(arg.callee, context);
    const closure = isOption ? arg.args[0] : arg;
    const wanted = isOption && param?.kind === "adt" ? param.args[0] : param;
    if (closure?.kind === "closure" && wanted?.kind === "fn")
      return trampolineSite(node, closure, wanted, signature, context);
  }
  return undefined;
}

/** Whether a type as written may be or hold a function pointer: names are asked only then. */
function mayHoldFn(type: RustType): boolean {
  switch (type.kind) {
    case "fn-pointer":
    case "array":
    case "tuple":
      return true;
    case "path": {
      const last = type.segments.at(-1) ?? "";
      // Types in lower case are the language's and C's numbers.
      return last === "Option" ? type.args.some(mayHoldFn) : /^[A-Z]|_(?:t|fn|func|cb|callback)$|^pfn/.test(last);
    }
    default:
      return false;
  }
}

/** Whether an expression, by its form, may be or hold a function whose type is known. Most results are none. */
function mayBeFn(expression: Expression): boolean {
  switch (expression.kind) {
    case "path":
    case "closure":
    case "cast":
    case "field":
    case "index":
    case "parenthesized":
    case "block":
    case "if":
    case "array":
    case "tuple":
      return true;
    case "call": {
      const { callee } = expression;
      // A constructor gives its own type.
      return callee.kind !== "path" || callee.name.text === "Some" || /^[a-z_]/.test(callee.name.text);
    }
    default:
      return false;
  }
}

/** What a function gives, or the value of a constant or static. */
function inResult(node: Expression, context: BodyContext): Iterable<Found<Mismatch>> {
  const { returnType, source, scope } = context.body;
  if (returnType === undefined || !mayBeFn(node) || !mayHoldFn(returnType)) return [];
  return mismatches(node, lowerType(returnType, source, scope), context);
}

/** What in an expression is of no use where `expected` is wanted. */
function* mismatches(
  expression: Expression,
  expected: Ty,
  context: BodyContext,
  span: Range = expression,
): Iterable<Found<Mismatch>> {
  switch (expression.kind) {
    case "parenthesized":
      yield* mismatches(expression.inner, expected, context, span);
      return;
    case "block":
      // Variables declared inside are out of sight from here.
      if ((expression.form === "plain" || expression.form === "unsafe") && expression.statements.length === 1) {
        if (expression.tail !== undefined) yield* mismatches(expression.tail, expected, context);
      }
      return;
    case "if":
      if (expression.else === undefined || expression.condition.kind === "let") return;
      yield* mismatches(expression.body, expected, context);
      yield* mismatches(expression.else, expected, context);
      return;
    case "array":
      if (expected.kind !== "array") return;
      for (const element of expression.elements) yield* mismatches(element, expected.element, context);
      return;
    case "tuple":
      if (expected.kind !== "tuple") return;
      for (const [i, element] of expression.elements.entries()) {
        const wanted = expected.elements[i];
        if (wanted !== undefined) yield* mismatches(element, wanted, context);
      }
      return;
    case "call": {
      const [arg] = expression.args;
      const [wanted] = expected.kind === "adt" && isStandardItem(expected.definition, "Option") ? expected.args : [];
      if (wanted !== undefined && arg !== undefined && isSome(expression.callee, context)) {
        yield* mismatches(arg, wanted, context);
        return;
      }
      break;
    }
    default:
  }
  if (expected.kind !== "fn") return;
  const data = mismatch(expression, typeOf(expression, context), expected, context);
  if (data === undefined) return;
  // The compiler counts the closure's parameters first, and says no more where they are others (E0593).
  const isCounted = expression.kind === "closure" && expression.params.length !== expected.params.length;
  yield isCounted ? { range: span, data, rustc: null } : { range: span, data };
}

function isSome(callee: Expression, names: Names): boolean {
  if (callee.kind !== "path" || callee.name.text !== "Some" || callee.args.length > 0) return false;
  const meaning = meaningOf(callee, names);
  return meaning.kind === "variant" && isStandardItem(meaning.definition, "Option");
}

function mismatch(
  expression: Expression,
  actual: ValueTy | undefined,
  expected: FnTy,
  { body }: Names,
): Mismatch | undefined {
  const name = body.source.slice(expression.start, expression.end);
  const { unsafe } = expected;
  const wanted = abiText(expected);
  if (actual?.kind === "closure") {
    if (expected.abi === "Rust") return undefined;
    return { what: "closure", name, expected: wanted, actual: undefined, unsafe };
  }
  const signature = actual?.kind === "fn-item" ? actual.signature : actual;
  if (signature?.kind !== "fn") return undefined;
  const what = actual?.kind === "fn-item" ? "function" : "pointer";
  if (signature.abi !== expected.abi) return { what, name, expected: wanted, actual: abiText(signature), unsafe };
  if (signature.unsafe && !unsafe) return { what, name, expected: wanted, actual: undefined, unsafe };
  return undefined;
}

function abiText({ abi }: FnTy): string {
  return abi === "Rust" ? 'extern "Rust"' : `extern "${abi}"`;
}

/** A number or address where a function pointer is wanted. */
function numberAs(operand: Expression, expected: FnTy, names: Names): Mismatch | undefined {
  const ty = typeOf(operand, names);
  const isNumber = ty?.kind === "integer" || ty?.kind === "pointer" || (ty?.kind === "primitive" && ty.name !== "str");
  if (!isNumber) return undefined;
  const name = names.body.source.slice(operand.start, operand.end);
  return { what: "value", name, expected: abiText(expected), actual: undefined, unsafe: expected.unsafe };
}
