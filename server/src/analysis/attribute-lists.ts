/** The attributes that are there, by what they stand on. */
import type { Attribute, Item } from "../facts/item.ts";
import { activeAttributes } from "../model/active-attributes.ts";
import type { AttributeList, AttributeOwner } from "../rules/rule.ts";
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
