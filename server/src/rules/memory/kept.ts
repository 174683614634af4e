/** What a function does with a variable that holds a pointer or handle: who gets it, and whether it can leave. */
import type { BodyNode, CallExpression, Expression, MethodCall } from "../../facts/expression.ts";
import type { Name } from "../../facts/item.ts";
import { type Body, meaningOf, walkBody } from "../../model/body.ts";

/** The variables that are first given what a call gives, by the call: `let h = unsafe { open(…) }?;`. */
export function variablesOf(body: Body): ReadonlyMap<CallExpression, Name> {
  const out = new Map<CallExpression, Name>();
  walkBody(body, (node) => {
    if (node.kind !== "let-statement" || node.value === undefined || node.pattern.kind !== "identifier-pattern") return;
    const call = given(node.value);
    if (call !== undefined) out.set(call, node.pattern.name);
  });
  return out;
}

/** The call whose result an expression is, or holds. */
function given(expression: Expression): CallExpression | undefined {
  switch (expression.kind) {
    case "call":
      return expression;
    case "parenthesized":
      return given(expression.inner);
    case "attributed":
      return given(expression.expression);
    case "cast":
    case "try":
      return given(expression.operand);
    case "block":
      return expression.statements.length === 1 && expression.tail !== undefined ? given(expression.tail) : undefined;
    case "method-call":
      return /^(?:unwrap|expect|ok|ok_or|ok_or_else|map_err|cast)$/.test(expression.method.text)
        ? given(expression.receiver)
        : undefined;
    default:
      return undefined;
  }
}

/** The calls that get a variable as an argument, each with the argument's number. */
export type Given = readonly { readonly call: CallExpression | MethodCall; readonly index: number }[];

/** Methods that only look at a handle. */
const LOOKS = /^(?:is_null|is_invalid|is_none|is_some|is_err|is_ok|eq|ne|lt|gt|le|ge)$/;
const PRINTS = /^(?:e?print(?:ln)?|write(?:ln)?|(?:debug_)?assert(?:_eq|_ne)?|panic|trace|debug|info|warn|error|dbg)$/;

/** Closures and async blocks run when somebody likes. */
function isLater(node: BodyNode): boolean {
  return node.kind === "closure" || (node.kind === "block" && /^(?:async|gen)/.test(node.form));
}

/** Who gets a variable in its body; undefined where it goes another way too: is returned, stored, captured, renamed. */
export function givenTo(body: Body, variable: Name): Given | undefined {
  const out: { call: CallExpression | MethodCall; index: number }[] = [];
  let leaves = false;
  walkBody(body, (node, { ancestors, names }) => {
    if (leaves) return;
    if (node.kind === "macro" && node.args === undefined) {
      const text = body.source.slice(node.start, node.end);
      if (text.includes(variable.text)) leaves = true;
      return;
    }
    if (node.kind !== "path" || node.segments.length !== 1 || node.segments[0] !== variable.text) return;
    const meaning = meaningOf(node, names);
    if (meaning.kind !== "local" || meaning.local.range.start !== variable.start) return;
    let inner: BodyNode = node;
    let i = ancestors.length - 1;
    for (; i >= 0; i--) {
      const around = ancestors[i] as BodyNode;
      if (!/^(?:parenthesized|cast|attributed|borrow)$/.test(around.kind)) break;
      inner = around;
    }
    const around = ancestors[i];
    if (ancestors.some(isLater)) {
      leaves = true;
    } else if (around?.kind === "call" || around?.kind === "method-call") {
      const index = around.args.indexOf(inner as Expression);
      if (index >= 0) out.push({ call: around, index });
      else if (around.kind !== "method-call" || !LOOKS.test(around.method.text)) leaves = true;
    } else if (around?.kind === "binary") {
      if (!/^(?:[=!<>]=?|==)$/.test(around.operator)) leaves = true;
    } else if (around?.kind === "unary" && around.operator === "*") {
      // What it leads to is copied.
      if (!/^(?:call|let-statement|field-value)$/.test(ancestors[i - 1]?.kind ?? "")) leaves = true;
    } else if (around?.kind !== "macro" || !PRINTS.test(around.path.name.text)) leaves = true;
  });
  return leaves ? undefined : out;
}
