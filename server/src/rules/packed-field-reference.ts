import type { BodyNode, Expression } from "../facts/expression.ts";
import type { Range } from "../facts/item.ts";
import { type BodyContext, spanOf } from "../model/body.ts";
import { asTy, throughReferences, typeOf } from "../model/infer.ts";
import { type AdtTy, fieldTy, type Ty } from "../model/ty.ts";
import { errorIndex, reference, rule } from "./rule.ts";

export const packedFieldReference = rule({
  name: "packed-field-reference",
  rustc: ["E0793"],
  level: "error",
  since: "0.1.0",
  on: ["body/borrow", "body/macro"],
  explain: {
    what: "A reference to a field of a packed struct is made.",
    why: "`packed` puts fields at addresses that do not suit their types, as C headers for wire formats do. A reference promises an aligned address, and code that trusts it may read wrong bytes or trap.",
    bad: "#[repr(C, packed)]\npub struct Header {\n    pub kind: u8,\n    pub length: u32,\n}\n\npub fn length(header: &Header) -> u32 {\n    let length = &header.length;\n    *length\n}",
    good: "#[repr(C, packed)]\npub struct Header {\n    pub kind: u8,\n    pub length: u32,\n}\n\npub fn length(header: &Header) -> u32 {\n    header.length\n}",
    sources: [reference("type-layout.html#the-alignment-modifiers", "the alignment modifiers"), errorIndex("E0793")],
    note: "Other lists call it `packed-field-ref`.",
  },
  *check({ node, context }, { source }) {
    for (const { place, range } of borrowed(node, context)) {
      const field = packedField(place, context);
      if (field !== undefined) yield { range, data: { field: source.slice(place.start, place.end), struct: field } };
    }
  },
  message: ({ field, struct }) =>
    `\`${struct}\` is packed, so \`${field}\` may be unaligned: copy it, or take its address with \`&raw const\``,
});

/** The places that a node makes references to. */
function borrowed(
  node: BodyNode,
  context: BodyContext,
): readonly { readonly place: Expression; readonly range: Range }[] {
  if (node.kind === "borrow") return node.raw ? [] : [{ place: node.operand, range: spanOf(node, context) }];
  if (node.kind !== "macro" || !/^(?:e?print(?:ln)?|format)$/.test(node.path.name.text)) return [];
  return (node.args ?? []).slice(1).map((place) => ({ place, range: place }));
}

/** The name of the packed struct that a place stands in, where the place's type asks for more than the struct gives. */
function packedField(place: Expression, context: BodyContext): string | undefined {
  if (place.kind === "parenthesized") return packedField(place.inner, context);
  if (place.kind !== "field") return undefined;
  const ty = asTy(typeOf(place, context));
  const align = ty === undefined ? undefined : leastAlign(ty);
  if (align === undefined) return undefined;
  for (let at: Expression = place; ; ) {
    if (at.kind === "parenthesized") at = at.inner;
    else if (at.kind === "field") {
      const object = throughReferences(typeOf(at.object, context));
      if (object?.kind !== "adt") return undefined;
      const pack = packOf(object);
      if (pack !== undefined && pack < align) return object.definition.name;
      at = at.object;
      // Behind a reference the address is aligned, or that reference would be the error.
      if (typeOf(at, context)?.kind === "reference") return undefined;
    } else return undefined;
  }
}

/** What a type's alignment is at least, on every target; undefined for 1 and where nobody knows. */
function leastAlign(ty: Ty): number | undefined {
  switch (ty.kind) {
    case "primitive":
      return /^[iu]16$/.test(ty.name) ? 2 : /^(?:[iuf](?:32|64)|char)$/.test(ty.name) ? 4 : undefined;
    case "pointer":
    case "reference":
    case "fn":
      return 2;
    case "array":
      return leastAlign(ty.element);
    case "adt":
      if (ty.item.kind !== "struct" || packOf(ty) !== undefined) return undefined;
      return ty.item.fields.reduce<number | undefined>((most, field) => {
        const own = leastAlign(fieldTy(ty, field.type));
        return own !== undefined && own > (most ?? 0) ? own : most;
      }, undefined);
    default:
      return undefined;
  }
}

/** N of `repr(packed(N))`, 1 where none is written. */
function packOf({ item }: AdtTy): number | undefined {
  for (const { meta } of item.attributes) {
    if (meta.name !== "repr") continue;
    for (const { name, list } of meta.list ?? []) {
      if (name !== "packed") continue;
      const [written] = list ?? [];
      return written === undefined ? 1 : undefined;
    }
  }
  return undefined;
}
