/**
 * The attributes that are there, by what they stand on: `cfg_attr` is opened where its condition is known.
 *
 * Source: Rust Reference, "The `cfg_attr` attribute".
 */
import type { Attribute, Item, MetaItem } from "../facts/item.ts";
import type { AttributeList, AttributeOwner, AttributeUse } from "../rules/rule.ts";
import { evaluateMeta } from "./conditions.ts";
import type { Environment } from "./environment.ts";

/** The attribute lists of an item and of its parameters, fields and variants, in order of place. */
export function* attributeLists(item: Item, env: Environment): Iterable<AttributeList> {
  yield* listOf(item.attributes, { kind: "item", item }, env);
  switch (item.kind) {
    case "fn":
      for (const param of item.params) yield* listOf(param.attributes, { kind: "param", param, item }, env);
      break;
    case "struct":
    case "union":
      for (const field of item.fields) yield* listOf(field.attributes, { kind: "field", field, item }, env);
      break;
    case "enum":
      for (const variant of item.variants) {
        yield* listOf(variant.attributes, { kind: "variant", variant, item }, env);
        for (const field of variant.fields) yield* listOf(field.attributes, { kind: "field", field, item }, env);
      }
      break;
    default:
  }
}

function* listOf(attributes: readonly Attribute[], owner: AttributeOwner, env: Environment): Iterable<AttributeList> {
  if (attributes.length === 0) return;
  const { uses, maybeMore } = activeAttributes(attributes, env);
  if (uses.length > 0) yield { owner, uses, maybeMore };
}

/** The attributes that are there, in order, without doc comments. */
export function activeAttributes(attributes: readonly Attribute[], env: Environment): Omit<AttributeList, "owner"> {
  const uses: AttributeUse[] = [];
  let maybeMore = false;
  for (const attribute of attributes) {
    if (attribute.form === "doc-comment") continue;
    if (attribute.meta.name !== "cfg_attr") {
      uses.push({ attribute, meta: attribute.meta, unsafe: attribute.unsafe, conditional: false });
    } else if (open(attribute, attribute.meta, env, uses) === "unknown") maybeMore = true;
  }
  return { uses, maybeMore };
}

/** Adds what a `cfg_attr` hands on. */
function open(attribute: Attribute, meta: MetaItem, env: Environment, uses: AttributeUse[]): "known" | "unknown" {
  const [condition, ...handed] = meta.list ?? [];
  if (condition === undefined) return "known";
  const value = evaluateMeta(condition, env);
  if (value === false) return "known";
  if (value === "unknown") return "unknown";
  let known: "known" | "unknown" = "known";
  for (const item of handed) {
    const [wrapped] = item.name === "unsafe" ? (item.list ?? []) : [];
    const word = wrapped === undefined ? undefined : { start: item.start, end: item.start + "unsafe".length };
    const inner = wrapped ?? item;
    if (inner.name === "cfg_attr") {
      if (open(attribute, inner, env, uses) === "unknown") known = "unknown";
    } else uses.push({ attribute, meta: inner, unsafe: word, conditional: true });
  }
  return known;
}
