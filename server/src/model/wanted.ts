/**
 * The type that a value must have by what is written around it.
 *
 * Enters: an expression in a body. Leaves: the type of the variable, field, parameter or result that it goes to, or
 * undefined where nothing says one. Inference over statements is not followed.
 */
import type { BodyNode, Expression } from "../facts/expression.ts";
import type { BodyContext, Names } from "./body.ts";
import { asTy, calledMethod, isStandardItem, typeOf } from "./infer.ts";
import { substitute } from "./methods.ts";
import { fieldTy, lowerType, type Ty } from "./ty.ts";

export function wantedTy(node: Expression, context: BodyContext): Ty | undefined {
  const { ancestors, body, scope } = context;
  let inner: BodyNode = node;
  // What stands around it, from the inside: `Some(…)`, an array, a place in a tuple.
  const layers: ("option" | "array" | number)[] = [];
  const unwrapped = (ty: Ty | undefined) => {
    let at = ty;
    for (const layer of layers.toReversed()) {
      if (layer === "option")
        at = at?.kind === "adt" && isStandardItem(at.definition, "Option") ? at.args[0] : undefined;
      else if (layer === "array") at = at?.kind === "array" ? at.element : undefined;
      else at = at?.kind === "tuple" ? at.elements[layer] : undefined;
    }
    return at?.kind === "unknown" ? undefined : at;
  };
  const result = () =>
    body.returnType === undefined ? undefined : unwrapped(lowerType(body.returnType, body.source, body.scope));
  for (let i = ancestors.length - 1; i >= 0; i--) {
    const around = ancestors[i] as BodyNode;
    switch (around.kind) {
      case "parenthesized":
      case "attributed":
        break;
      case "expression-statement":
        if (around.semicolon) return undefined;
        break;
      case "block":
        if (!/^(?:plain|unsafe)$/.test(around.form)) return undefined;
        if (inner.kind !== "expression-statement" || around.tail !== inner.expression) return undefined;
        break;
      case "if":
        if (inner === around.condition || around.else === undefined) return undefined;
        break;
      case "match-arm":
        if (around.body !== inner) return undefined;
        break;
      case "match":
        if (inner === around.scrutinee) return undefined;
        break;
      case "array":
        layers.push("array");
        break;
      case "tuple":
        layers.push(around.elements.indexOf(inner as Expression));
        break;
      case "return":
        return ancestors.slice(0, i).some(isOfItsOwn) ? undefined : result();
      case "let-statement":
        return around.value === inner && around.type !== undefined
          ? unwrapped(lowerType(around.type, body.source, scope))
          : undefined;
      case "assignment":
        return around.right === inner && around.operator === "="
          ? unwrapped(asTy(typeOf(around.left, context)))
          : undefined;
      case "field-value": {
        const struct = ancestors[i - 1];
        const ty = struct?.kind === "struct" ? asTy(typeOf(struct, context)) : undefined;
        const field =
          ty?.kind === "adt" && ty.item.kind !== "enum"
            ? ty.item.fields.find(({ name }) => name?.text === around.name.text)
            : undefined;
        return ty?.kind === "adt" && field !== undefined ? unwrapped(fieldTy(ty, field.type)) : undefined;
      }
      case "call":
        if (around.callee.kind === "path" && around.callee.name.text === "Some" && around.args[0] === inner) {
          layers.push("option");
          break;
        }
        return unwrapped(parameterTy(around, inner, context));
      case "method-call":
        return unwrapped(parameterTy(around, inner, context));
      default:
        return undefined;
    }
    inner = around;
  }
  // What is left is a body's own value.
  return result();
}

/** Closures and async blocks have results of their own. */
function isOfItsOwn(node: BodyNode): boolean {
  return node.kind === "closure" || (node.kind === "block" && !/^(?:plain|unsafe)$/.test(node.form));
}

/** The type of the parameter that an argument is for. */
function parameterTy(
  call: Extract<BodyNode, { kind: "call" | "method-call" }>,
  arg: BodyNode,
  names: Names,
): Ty | undefined {
  const index = call.args.indexOf(arg as Expression);
  if (index < 0) return undefined;
  if (call.kind === "call") {
    const callee = typeOf(call.callee, names);
    const signature = callee?.kind === "fn-item" ? callee.signature : callee;
    if (signature?.kind === "fn") return signature.params[index];
  }
  const method = calledMethod(call, names);
  if (method === undefined) return undefined;
  const { item, source, scope } = method.fn;
  const rest = call.kind === "method-call" ? item.params.slice(1) : item.params;
  const type = rest[index]?.type;
  return type === undefined ? undefined : substitute(lowerType(type, source, scope), method.substitution);
}
