import type { BodyNode, Expression } from "../facts/expression.ts";
import type { Range } from "../facts/item.ts";
import { type BodyContext, spanOf } from "../model/body.ts";
import { asTy, isStandardItem, throughDeref, typeOf } from "../model/infer.ts";
import { representationOf } from "../model/repr.ts";
import { type AdtTy, fieldTy, type Ty } from "../model/ty.ts";
import { isStandard } from "../model/world.ts";
import { receiverBorrow } from "./pointers/autoref.ts";
import { errorIndex, reference, rule } from "./rule.ts";

export const packedFieldReference = rule({
  name: "packed-field-reference",
  rustc: ["E0793"],
  level: "error",
  since: "0.1.0",
  on: ["body/borrow", "body/method-call", "body/let-statement", "body/macro"],
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
  if (node.kind === "method-call") {
    // A pointer is read out of the field and followed; it is not what is borrowed.
    const isPlace = node.receiver.kind === "field" && typeOf(node.receiver, context)?.kind !== "reference";
    if (!isPlace || receiverBorrow(node, context) === undefined) return [];
    return [{ place: node.receiver, range: node.receiver }];
  }
  if (node.kind === "let-statement") {
    const { pattern, value } = node;
    const byReference = pattern.kind === "identifier-pattern" && pattern.byReference;
    return byReference && value !== undefined ? [{ place: value, range: pattern }] : [];
  }
  if (node.kind !== "macro" || !/^(?:e?print(?:ln)?|format)$/.test(node.path.name.text)) return [];
  return (node.args ?? []).slice(1).map((place) => ({ place, range: place }));
}

/** The name of the packed struct that a place stands in, where the place's type asks for more than the struct gives. */
function packedField(place: Expression, context: BodyContext): string | undefined {
  if (place.kind === "parenthesized") return packedField(place.inner, context);
  if (place.kind !== "field" && place.kind !== "index") return undefined;
  const ty = asTy(typeOf(place, context));
  const align = ty === undefined ? undefined : leastAlign(ty);
  if (align === undefined) return undefined;
  for (let at: Expression = place; ; ) {
    if (at.kind === "parenthesized") at = at.inner;
    else if (at.kind === "index") {
      // Elements of an array lie in it; those of anything else lie elsewhere.
      if (typeOf(at.object, context)?.kind !== "array") return undefined;
      at = at.object;
    } else if (at.kind === "field") {
      const object = throughDeref(typeOf(at.object, context), context.scope);
      if (object?.kind !== "adt") return undefined;
      const pack = packOf(object);
      if (pack !== undefined && pack < align) return object.definition.name;
      at = at.object;
      // Behind a reference the address is aligned, or that reference would be the error.
      const around = typeOf(at, context);
      if (around?.kind === "reference") return undefined;
      if (around?.kind === "adt" && isStandard(around.definition.scope.module.crate)) return undefined;
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
      if (isStandardItem(ty.definition, "Option")) return ty.args[0] === undefined ? undefined : leastAlign(ty.args[0]);
      if (ty.item.kind !== "struct" || packOf(ty) !== undefined) return undefined;
      return ty.item.fields.reduce<number | undefined>((most, field) => {
        const own = leastAlign(fieldTy(ty, field.type));
        return own !== undefined && own > (most ?? 0) ? own : most;
      }, undefined);
    default:
      return undefined;
  }
}

/** N of `repr(packed(N))`, 1 where none is written; undefined where it is not packed or nobody knows. */
function packOf({ definition }: AdtTy): number | undefined {
  const repr = representationOf(definition);
  return repr === "unknown" ? undefined : repr.packed;
}
