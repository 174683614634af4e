/** The attributes that are there, by what they stand on. */
import type { BodyNode, Expression } from "../facts/expression.ts";
import type { Attribute, Item, Range } from "../facts/item.ts";
import { activeAttributes } from "../model/active-attributes.ts";
import type { AttributeList, AttributeOwner } from "../rules/rule.ts";
import { parseBody, parseExpression } from "../syntax/expressions.ts";
import { walkExpressions } from "../syntax/walk.ts";
import { cfgContextOf, standingOf } from "./conditions.ts";
import type { Environment } from "./environment.ts";

/** A list, and the attributes inside the item that speak for it: those it is made of, and the variant's around a field. */
export interface WrittenAttributes {
  readonly list: AttributeList;
  readonly written: readonly Attribute[];
}

/** The attribute lists of an item and of its generic and other parameters, fields and variants. */
export function* attributeLists(item: Item, env: Environment): Iterable<WrittenAttributes> {
  yield* listOf(item.attributes, { kind: "item", item }, env);
  const generics = "generics" in item ? item.generics : undefined;
  if (generics !== undefined) {
    for (const param of generics.params) yield* partOf(param.attributes, { kind: "generic", param, item }, env);
  }
  switch (item.kind) {
    case "fn":
      for (const param of item.params) yield* partOf(param.attributes, { kind: "param", param, item }, env);
      break;
    case "struct":
    case "union":
      for (const field of item.fields) yield* partOf(field.attributes, { kind: "field", field, item }, env);
      break;
    case "enum":
      for (const variant of item.variants) {
        if (variant.attributes.length > 0 && standingOf(variant.attributes, env) === "inactive") continue;
        yield* listOf(variant.attributes, { kind: "variant", variant, item }, env);
        for (const field of variant.fields) {
          for (const { list, written } of partOf(field.attributes, { kind: "field", field, item }, env)) {
            yield { list, written: [...variant.attributes, ...written] };
          }
        }
      }
      break;
    default:
  }
}

/** The list of a part of an item, which may be configured out by itself. */
function* partOf(
  attributes: readonly Attribute[],
  owner: AttributeOwner,
  env: Environment,
): Iterable<WrittenAttributes> {
  if (attributes.length > 0 && standingOf(attributes, env) !== "inactive") yield* listOf(attributes, owner, env);
}

function* listOf(
  attributes: readonly Attribute[],
  owner: AttributeOwner,
  env: Environment,
): Iterable<WrittenAttributes> {
  if (attributes.length === 0) return;
  const { uses, maybeMore } = activeAttributes(attributes, cfgContextOf(env));
  if (uses.length > 0) yield { list: { owner, uses, maybeMore }, written: attributes };
}

/** An attribute that says something about symbols, libraries or layout. */
const LINKAGE =
  /#\s*!?\s*\[[^\]]{0,2000}\b(?:repr|no_mangle|export_name|link(?:_\w+|age)?|used|naked|ffi_const|ffi_pure|unsafe)\b/;

/**
 * The attribute lists of the statements, expressions and patterns in an item's body, where an attribute there says
 * something about symbols: nearly nowhere, so that nearly no body is read. Items inside the body have lists of their own.
 */
export function bodyAttributeLists(item: Item, source: string, env: Environment): readonly WrittenAttributes[] {
  const range = bodyOf(item);
  if (range === undefined || !LINKAGE.test(source.slice(range.start, range.end))) return [];
  const root = item.kind === "fn" ? parseBody(source, range) : parseExpression(source, range);
  const lists: WrittenAttributes[] = [];
  let broken = false;
  const elements = new Set<BodyNode>();
  walkExpressions(root, {
    enter(node: BodyNode) {
      for (const element of elementsOf(node)) elements.add(element);
      broken ||= node.kind === "unknown" || (node.kind === "block" && node.broken);
      const written = "attributes" in node ? node.attributes : [];
      const inner = "innerAttributes" in node ? node.innerAttributes : [];
      // At the head of a function's body they are the function's own.
      const of: AttributeOwner =
        node === root ? { kind: "item", item } : { kind: "node", node, item, experimental: false };
      if (inner.length > 0) lists.push(...partOf(inner, of, env));
      if (written.length > 0) {
        const experimental = !elements.has(node) && isExperimental(node);
        lists.push(...partOf(written, { kind: "node", node, item, experimental }, env));
      }
      // What a macro makes of its input is its own business.
      return node.kind === "macro" ? false : undefined;
    },
  });
  return broken ? [] : lists;
}

/** What stands in a list, where an attribute may take the whole element away. */
function elementsOf(node: BodyNode): readonly Expression[] {
  if (node.kind === "call" || node.kind === "method-call") return node.args;
  return node.kind === "tuple" || node.kind === "array" ? node.elements : NO_ELEMENTS;
}

const NO_ELEMENTS: readonly Expression[] = [];

/** Whether attributes there belong to an expression that is no statement: of `#[a] x + 1` they are those of `x`. */
function isExperimental(node: BodyNode): boolean {
  if (node.kind !== "expression-statement") return node.kind === "attributed";
  return /^(?:assignment|binary|cast|range)$/.test(node.expression.kind);
}

function bodyOf(item: Item): Range | undefined {
  if (item.broken) return undefined;
  if (item.kind === "fn") return item.body;
  return item.kind === "static" || item.kind === "const" ? item.value : undefined;
}
