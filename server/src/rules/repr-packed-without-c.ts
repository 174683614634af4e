import { activeAttributes } from "../model/active-attributes.ts";
import { isRewritten } from "../model/attribute-macros.ts";
import { reprOf } from "../model/repr.ts";
import { lowerType } from "../model/ty.ts";
import { isTrivial } from "../model/type-traits.ts";
import { reference, rule } from "./rule.ts";

export const reprPackedWithoutC = rule({
  name: "repr-packed-without-c",
  group: "layout",
  rustc: [],
  level: "warn",
  since: "0.2.0",
  on: ["type-definition"],
  explain: {
    what: "A struct is packed but its fields have no fixed order.",
    why: "`packed` takes the padding out and lowers the alignment; it says nothing about the order of the fields. Without `C` the struct keeps Rust's own representation, and the compiler may lay out the fields in any order. What C or the wire reads at an offset is then whichever field this build put there.",
    bad: "#[repr(packed)]\npub struct Header {\n    pub kind: u8,\n    pub length: u32,\n}",
    good: "#[repr(C, packed)]\npub struct Header {\n    pub kind: u8,\n    pub length: u32,\n}",
    sources: [
      reference("type-layout.html#the-alignment-modifiers", "the alignment modifiers"),
      reference("type-layout.html#the-rust-representation", "the Rust representation"),
      {
        title: "Rustonomicon, repr(packed)",
        url: "https://doc.rust-lang.org/nomicon/other-reprs.html#reprpacked-reprpackedn",
      },
    ],
    note: "Clippy calls it `repr_packed_without_abi`. A struct that is packed only to save memory may say `#[repr(Rust, packed)]`.",
  },
  *check(item, { source, scope }) {
    if (item.kind !== "struct" || item.broken || item.attributes.length === 0 || item.fields.length < 2) return;
    const { module } = scope;
    const repr = reprOf(activeAttributes(item.attributes, module.crate.cfg));
    const hint = repr.hints.find(({ kind }) => kind === "packed");
    if (hint === undefined || repr.maybeMore || repr.mistakes.length > 0) return;
    if (repr.c || repr.rust || repr.transparent || repr.simd) return;
    if (isRewritten(item.attributes, module)) return;
    // One field that takes up room has no order.
    const solid = item.fields.filter(
      ({ type }) => type !== undefined && isTrivial(lowerType(type, source, scope)) === false,
    );
    if (solid.length > 1) yield { range: hint, data: { name: item.name.text, hint } };
  },
  message: ({ name }) =>
    `\`${name}\` is packed, but without \`C\` the order of its fields is not fixed: write \`#[repr(C, packed)]\``,
  fixes: ({ hint }, scene) => [
    { title: "Add `C`", safety: "unsafe", kind: "quickfix", edits: [scene.insert(hint.start, "C, ")] },
  ],
});
