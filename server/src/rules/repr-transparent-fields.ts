import type { Field } from "../facts/item.ts";
import { activeAttributes } from "../model/active-attributes.ts";
import { presentParts } from "../model/presence.ts";
import { reprOf } from "../model/repr.ts";
import { lowerType } from "../model/ty.ts";
import { isTrivial } from "../model/type-traits.ts";
import { errorIndex, reference, rule } from "./rule.ts";

type Data =
  | { readonly what: "variants"; readonly name: string; readonly count: number }
  | { readonly what: "fields"; readonly name: string; readonly fields: readonly string[] };

export const reprTransparentFields = rule<"type-definition", Data>({
  name: "repr-transparent-fields",
  rustc: ["E0690", "E0731"],
  level: "error",
  since: "0.1.0",
  on: ["type-definition"],
  explain: {
    what: "A `#[repr(transparent)]` type has more than one field that takes up room, or an enum does not have exactly one variant.",
    why: "Transparent means that the type is passed and stored exactly as its one field. With two, or with a choice of variants, there is no such field. Fields of size 0 and alignment 1, such as `PhantomData`, do not count; a generic parameter does.",
    bad: "#[repr(transparent)]\npub struct Handle {\n    raw: u32,\n    generation: u32,\n}",
    good: "#[repr(C)]\npub struct Handle {\n    raw: u32,\n    generation: u32,\n}",
    sources: [
      reference("type-layout.html#the-transparent-representation", "the transparent representation"),
      errorIndex("E0690"),
      errorIndex("E0731"),
    ],
  },
  *check(item, { scope, source }) {
    if (item.attributes.length === 0) return;
    const { cfg } = scope.module.crate;
    if (!reprOf(activeAttributes(item.attributes, cfg)).transparent) return;
    let fields: readonly Field[] | undefined = item.fields;
    const name = item.name.text;
    if (item.kind === "enum") {
      const variants = presentParts(item.variants, cfg);
      if (variants === undefined) return;
      if (variants.length !== 1) {
        yield { range: item.head, data: { what: "variants", name, count: variants.length }, rustc: "E0731" };
        return;
      }
      fields = variants[0]?.fields;
    }
    const solid = (presentParts(fields ?? [], cfg) ?? []).filter(
      ({ type }) => type !== undefined && isTrivial(lowerType(type, source, scope)) === false,
    );
    if (solid.length < 2) return;
    const related = solid.map(({ start, end }) => ({
      range: { start, end },
      message: "this field has a size or an alignment",
    }));
    const written = solid.map((field) => source.slice(field.type?.start, field.type?.end));
    yield { range: item.head, data: { what: "fields", name, fields: written }, rustc: "E0690", related };
  },
  message: (data) => {
    if (data.what === "variants")
      return `The transparent enum \`${data.name}\` has ${data.count} variants, where it needs exactly one`;
    const types = data.fields.map((type) => `\`${type}\``);
    return `\`${data.name}\` is transparent, but ${types.length} of its fields have a size or alignment: ${types.join(", ")}`;
  },
});
