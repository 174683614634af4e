/**
 * Pointers into values that are gone when their statement, arm or closure ends, of the user's own types.
 *
 * Enters: a body. Leaves: the calls `make().as_ptr()` whose value is a temporary and whose pointer outlives it, and the
 * borrows `&make() as *const T` that a closure gives as its result. A temporary's pointer is good until the end of the
 * statement, so in an argument it is right; what `let` borrows directly lives as long as the variable.
 *
 * Source: Rust Reference, "Destructors": temporary scopes, temporary lifetime extension.
 */
import type { BodyNode, ClosureExpression, Expression, MethodCall } from "../../facts/expression.ts";
import { type Body, type Names, walkBody } from "../../model/body.ts";
import { flowOf, onlySource, plain } from "../../model/flow.ts";
import type { FnSource } from "../../model/functions.ts";
import { asTy, calledMethod, typeOf } from "../../model/infer.ts";
import { bodyOfFn } from "../../model/summary.ts";
import { isStandard } from "../../model/world.ts";
import { dropOf, freedFieldsOf, selfField } from "./containers.ts";

/** A pointer that outlives the value it leads to. */
export interface Outlived {
  readonly node: Expression;
  /** The type of the value, as it is called; undefined where it has no name here. */
  readonly type: string | undefined;
  /** What ends the value. */
  readonly end: "statement" | "arm" | "closure";
}

const ASKS =
  /^(?:as_)?(?:mut_)?(?:raw|ptr|handle|inner|pointer|native|ffi|sys|c_ptr|raw_ptr|get_ptr|as_\w+)(?:_mut)?$|_ptr$|_raw$/;

/** Whether a text has what is looked for. Costs less than a walk. */
export function mayOutlive(text: string): boolean {
  return (
    /\)\s*\??\s*\.\s*\w*(?:raw|ptr|handle|inner|pointer|native|ffi|sys)\w*\s*\(\s*\)/.test(text) ||
    /\|\s*(?:unsafe\s*)?\{?\s*&/.test(text)
  );
}

/** The pointers of a body that outlive their temporary. */
export function outlived(body: Body): readonly Outlived[] {
  const out: Outlived[] = [];
  walkBody(body, (node, { ancestors, names }) => {
    if (node.kind === "method-call") {
      if (node.args.length > 0 || !ASKS.test(node.method.text)) return;
      const made = unwrapped(node.receiver);
      if (made === undefined) return;
      const end = endOf(node, ancestors, body);
      const type = end === undefined ? undefined : lentBy(node, names);
      if (end !== undefined && type !== undefined) out.push({ node, type, end });
    } else if (node.kind === "closure") {
      const found = borrowed(node);
      if (found !== undefined) out.push({ node: found, type: undefined, end: "closure" });
    }
  });
  return out;
}

/** The call whose result is there by value: `make()?`, `make().unwrap()`. */
function unwrapped(expression: Expression): Expression | undefined {
  let at = plain(expression);
  for (;;) {
    if (at.kind === "try") at = plain(at.operand);
    else if (at.kind === "method-call" && /^(?:unwrap|expect)$/.test(at.method.text)) at = plain(at.receiver);
    else break;
  }
  return at.kind === "call" || at.kind === "method-call" ? at : undefined;
}

/** What ends the temporaries of an expression before its pointer is used; undefined where the pointer is used at once. */
function endOf(node: BodyNode, ancestors: readonly BodyNode[], body: Body): Outlived["end"] | undefined {
  let inner = node;
  for (let i = ancestors.length - 1; i >= 0; i--) {
    const around = ancestors[i] as BodyNode;
    switch (around.kind) {
      case "parenthesized":
      case "attributed":
      case "cast":
      case "struct":
      case "field-value":
        break;
      case "block":
        if (around.tail !== inner || around.form === "async" || around.form === "const") return undefined;
        break;
      case "method-call":
        if (around.receiver !== inner || !/^cast(?:_mut|_const)?$/.test(around.method.text)) return undefined;
        break;
      case "match-arm":
        return around.body === inner ? "arm" : undefined;
      case "closure":
        return around.body === inner ? "closure" : undefined;
      case "assignment": {
        const isKept = around.right === inner && around.operator === "=";
        return isKept && /\S/.test(body.source.slice(around.end, body.root.end).replace(/[;}\s]+/g, ""))
          ? "statement"
          : undefined;
      }
      case "let-statement": {
        if (around.value !== inner || around.pattern.kind !== "identifier-pattern") return undefined;
        const name = around.pattern.name.text;
        return new RegExp(`\\b${name}\\b(?!\\s*\\.\\s*is_null)`).test(body.source.slice(around.end, body.root.end))
          ? "statement"
          : undefined;
      }
      default:
        return undefined;
    }
    inner = around;
  }
  return undefined;
}

/** The type of the value that a call lends its own memory of, or that of what its `drop` frees. */
function lentBy(node: MethodCall, names: Names): string | undefined {
  const ty = asTy(typeOf(node.receiver, names));
  if (ty?.kind !== "adt" || isStandard(ty.definition.scope.module.crate)) return undefined;
  const method = calledMethod(node, names);
  if (method === undefined || method.of.kind !== "adt" || method.of.definition !== ty.definition) return undefined;
  const { fn } = method;
  if (fn.item.returnType?.kind !== "pointer") return undefined;
  const { name, scope } = ty.definition;
  const self = fn.item.params[0]?.self;
  if (self === undefined || !fn.source.slice(self.start, self.end).startsWith("&")) return undefined;
  const lent = lends(fn);
  if (lent === undefined) return undefined;
  if (lent.inline) return name;
  const frees = freedFieldsOf(dropOf(name, scope)).some(
    (one) => one.field === lent.field && !/unref|release|decref|dec_ref|put|weak/i.test(one.name),
  );
  return frees ? name : undefined;
}

/** The field whose address or pointer is all that a method gives. */
function lends(fn: FnSource): { readonly field: string; readonly inline: boolean } | undefined {
  const body = bodyOfFn(fn);
  if (body === undefined) return undefined;
  let found: { readonly field: string; readonly inline: boolean } | undefined;
  for (const event of flowOf(body).events) {
    if (event.kind !== "return" || event.closure !== undefined) continue;
    const only = onlySource(event.value);
    const inline =
      only?.kind === "address" && only.node !== undefined
        ? /^&\s*(?:raw\s+(?:const|mut)\s+|mut\s+)?self\s*\.\s*(\w+)$/.exec(
            body.source.slice(only.node.start, only.node.end),
          )?.[1]
        : undefined;
    const field = inline ?? selfField(event.value);
    if (field === undefined || (found !== undefined && found.field !== field)) return undefined;
    found = { field, inline: inline !== undefined };
  }
  return found;
}

/** `|x| &make(x) as *const T`: the borrow of a value that is gone when the closure has given its result. */
function borrowed(closure: ClosureExpression): Expression | undefined {
  let at = plain(closure.body);
  let isPointer = false;
  for (;;) {
    if (at.kind === "cast" && at.type.kind === "pointer") {
      isPointer = true;
      at = plain(at.operand);
    } else if (at.kind === "block" && at.statements.length === 0 && at.tail !== undefined && !at.move)
      at = plain(at.tail);
    else break;
  }
  if (!isPointer || at.kind !== "borrow") return undefined;
  const of = plain(at.operand);
  return of.kind === "method-call" || of.kind === "call" ? at : undefined;
}
