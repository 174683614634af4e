/** The attributes that are there, by what they stand on. */
import type { Attribute, Item } from "../facts/item.ts";
import { activeAttributes } from "../model/active-attributes.ts";
import type { AttributeList, AttributeOwner } from "../rules/rule.ts";
import { cfgContextOf } from "./conditions.ts";
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
  const { uses, maybeMore } = activeAttributes(attributes.filter(isWritten), cfgContextOf(env));
  if (uses.length > 0) yield { owner, uses, maybeMore };
}

/** Whether an attribute is in the text: a macro around the item may add others. */
function isWritten({ start, end }: Attribute): boolean {
  return end > start;
}
