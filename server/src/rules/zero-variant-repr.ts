import type { AttributeUse } from "../model/active-attributes.ts";
import { presentParts } from "../model/presence.ts";
import { reprOf } from "../model/repr.ts";
import { errorIndex, reference, rule } from "./rule.ts";

interface Data {
  readonly name: string;
  readonly uses: readonly AttributeUse[];
}

export const zeroVariantRepr = rule<"attributes", Data>({
  name: "zero-variant-repr",
  rustc: ["E0084"],
  level: "error",
  since: "0.1.0",
  on: ["attributes"],
  attributes: ["repr"],
  explain: {
    what: "An enum without variants has a `repr`.",
    why: "There is no value of such an enum, so there is nothing to lay out and no integer type for its tag. For an opaque C type that is only pointed to, an empty enum needs no `repr`; a `#[repr(C)]` struct with a private field of type `[u8; 0]` serves better.",
    bad: "#[repr(C)]\npub enum Handle {}",
    good: "#[repr(C)]\npub struct Handle {\n    _private: [u8; 0],\n}",
    sources: [
      reference("items/enumerations.html#zero-variant-enums", "zero-variant enums"),
      reference("type-layout.html#the-c-representation", "the C representation"),
      errorIndex("E0084"),
    ],
  },
  *check(list, { scope }) {
    const item = list.owner.kind === "item" ? list.owner.item : undefined;
    if (item?.kind !== "enum" || item.broken) return;
    const { hints, uses } = reprOf(list);
    const [first] = uses;
    if (first === undefined || presentParts(item.variants, scope.module.crate.cfg)?.length !== 0) return;
    const { start, end } = hints[0] ?? first.range;
    const related = [{ range: item.head, message: "this enum has no variants" }];
    yield { range: { start, end }, data: { name: item.name.text, uses }, related };
  },
  message: ({ name }) => `\`${name}\` has no variants, so it can have no \`repr\``,
  fixes: ({ uses }, scene) =>
    uses.some(({ conditional }) => conditional)
      ? []
      : [
          {
            title: uses.length > 1 ? "Remove the `repr` attributes" : "Remove the `repr` attribute",
            safety: "unsafe",
            kind: "quickfix",
            edits: uses.map(({ attribute }) => scene.remove(attribute)),
          },
        ],
});
