import type { TypeDefinition, Variant } from "../facts/item.ts";
import { activeAttributes } from "../model/active-attributes.ts";
import { presentParts } from "../model/presence.ts";
import { type Repr, reprOf } from "../model/repr.ts";
import { addAttribute } from "./repr/edits.ts";
import { errorIndex, type Fix, reference, rule } from "./rule.ts";

interface Data {
  readonly item: TypeDefinition;
  readonly repr: Repr;
}

export const arbitraryDiscriminant = rule<"type-definition", Data>({
  name: "arbitrary-discriminant",
  rustc: ["E0732"],
  level: "error",
  since: "0.1.0",
  on: ["type-definition"],
  explain: {
    what: "An enum with fields gives its variants numbers, but has no integer type for them.",
    why: "The numbers are only of use where the tag can be read, as C does. For that its size must be fixed by `#[repr(u8)]` or another integer type; `#[repr(C)]` alone is not enough.",
    bad: "#[repr(C)]\npub enum Event {\n    Key(u32) = 1,\n    Close = 4,\n}",
    good: "#[repr(C, u8)]\npub enum Event {\n    Key(u32) = 1,\n    Close = 4,\n}",
    sources: [
      reference("items/enumerations.html#r-items.enum.discriminant.explicit", "explicit discriminants"),
      reference("type-layout.html#primitive-representation-of-enums-with-fields", "primitive representations"),
      errorIndex("E0732"),
    ],
  },
  *check(item, { scope }) {
    if (item.kind !== "enum" || !item.variants.some(({ discriminant }) => discriminant !== undefined)) return;
    const { cfg } = scope.module.crate;
    const variants = presentParts(item.variants, cfg);
    if (variants === undefined) return;
    const numbered = variants.filter(({ discriminant }) => discriminant !== undefined);
    if (numbered.length === 0 || variants.every(isUnit)) return;
    const repr = reprOf(activeAttributes(item.attributes, cfg));
    if (repr.int !== undefined || repr.maybeMore) return;
    const related = numbered
      .filter((variant) => !isUnit(variant))
      .map(({ discriminant, start, end }) => ({
        range: discriminant ?? { start, end },
        message: "a number on a variant with brackets",
      }));
    yield { range: item.head, data: { item, repr }, related };
  },
  message: ({ item }) =>
    `\`${item.name.text}\` numbers its variants and some have fields; it needs an integer type such as \`#[repr(u8)]\``,
  fixes: ({ item, repr }, scene) => {
    const fix = (int: string): Fix => {
      const [hint] = repr.hints;
      const edit =
        hint === undefined ? addAttribute(`#[repr(${int})]`, item, scene) : scene.insert(hint.end, `, ${int}`);
      return { title: `Add \`repr(${int})\``, safety: "unsafe", kind: "quickfix", edits: [edit] };
    };
    return [fix("u8"), fix("i32")];
  },
});

function isUnit({ form }: Variant): boolean {
  return form === "unit";
}
