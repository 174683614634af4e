import type { BodyNode, Expression } from "../facts/expression.ts";
import { type BodyContext, meaningOf, type Names, spanOf } from "../model/body.ts";
import { typeOf, type ValueTy } from "../model/infer.ts";
import { fieldTy } from "../model/ty.ts";
import { type Found, reference, rule } from "./rule.ts";

export const danglingPointerFromLocal = rule({
  name: "dangling-pointer-from-local",
  rustc: ["dangling_pointers_from_locals"],
  level: "warn",
  since: "0.1.0",
  on: ["body/expression-statement", "body/return"],
  explain: {
    what: "A function returns a pointer to one of its own variables.",
    why: "The variable is gone when the function returns. Whoever gets the pointer, C code most of all, reads a piece of the stack that the next call writes over.",
    bad: 'pub extern "C" fn limit() -> *const i32 {\n    let limit = 64;\n    &limit\n}',
    good: 'static LIMIT: i32 = 64;\n\npub extern "C" fn limit() -> *const i32 {\n    &LIMIT\n}',
    sources: [reference("destructors.html", "destructors")],
  },
  *check({ node, context }, { item }) {
    const { body, ancestors } = context;
    // The variables of an async function live in its future.
    if (item.kind === "fn" && item.qualifiers.some(({ word }) => word === "async" || word === "gen")) return;
    if (body.of !== "fn" || body.returnType?.kind !== "pointer" || body.root.kind !== "block") return;
    if (node.kind === "expression-statement") {
      const isTail = ancestors.length === 1 && body.root.tail === node.expression;
      if (isTail) yield* pointersIn(node.expression, context);
    } else if (node.value !== undefined && !ancestors.some(isOtherBody)) yield* pointersIn(node.value, context);
  },
  message: ({ name }) => `This points to \`${name}\`, which is gone when the function returns`,
});

function isOtherBody(node: BodyNode): boolean {
  return node.kind === "closure" || (node.kind === "block" && /async|gen|const|try/.test(node.form));
}

function* pointersIn(expression: Expression, context: BodyContext): Iterable<Found<{ readonly name: string }>> {
  if (expression.kind === "block") {
    // Its own variables are out of sight from here.
    const isPlain = expression.form === "plain" || expression.form === "unsafe";
    if (isPlain && expression.statements.length === 1 && expression.tail !== undefined) {
      yield* pointersIn(expression.tail, context);
    }
    return;
  }
  const { at, names } = uncast(expression, context);
  if (at.kind !== "borrow") return;
  let operand = at.operand;
  while (operand.kind === "parenthesized") operand = operand.inner;
  if (operand.kind !== "path" || operand.segments.length !== 1) return;
  const meaning = meaningOf(operand, names);
  // What has no size takes no place on the stack.
  if (meaning.kind === "local" && hasSize(typeOf(operand, names), 0))
    yield { range: spanOf(expression, context), data: { name: meaning.local.name } };
}

/** What a pointer is made from: behind casts, and behind a variable that is never another. */
function uncast(expression: Expression, context: BodyContext): { readonly at: Expression; readonly names: Names } {
  let at = expression;
  let names: Names = context;
  for (let step = 0; step < 16; step++) {
    if (at.kind === "cast") at = at.operand;
    else if (at.kind === "parenthesized") at = at.inner;
    else if (at.kind === "method-call" && /^cast(?:_mut|_const)?$/.test(at.method.text) && at.args.length === 0) {
      // The method is the pointer's own where the variable under it is one or is borrowed.
      at = at.receiver;
    } else if (at.kind === "path") {
      const meaning = meaningOf(at, names);
      const { value, mutable } = meaning.kind === "local" ? meaning.local : { value: undefined, mutable: false };
      if (meaning.kind !== "local" || value === undefined || mutable || meaning.local.by !== "let") break;
      names = meaning.local.names;
      at = value;
    } else break;
  }
  return { at, names };
}

function hasSize(ty: ValueTy | undefined, depth: number): boolean {
  if (depth > 8) return false;
  switch (ty?.kind) {
    case "primitive":
    case "pointer":
    case "reference":
    case "fn":
    case "integer":
    case "float":
      return true;
    case "array":
      return /^[1-9]\d*$/.test(ty.length.text.trim()) && hasSize(ty.element, depth + 1);
    case "tuple":
      return ty.elements.some((element) => hasSize(element, depth + 1));
    case "adt":
      return ty.item.kind === "struct" && ty.item.fields.some(({ type }) => hasSize(fieldTy(ty, type), depth + 1));
    default:
      return false;
  }
}
