import type { TypeDefinition } from "../facts/item.ts";
import { activeAttributes } from "../model/active-attributes.ts";
import { discriminantsOf, integerType, limitsOf } from "../model/constant.ts";
import { type Repr, reprOf } from "../model/repr.ts";
import { type Fix, reference, rule } from "./rule.ts";

interface Data {
  readonly item: TypeDefinition;
  readonly variant: string;
  readonly value: bigint;
  /** Which of C's types it does not fit; the values before it do not fit the other. */
  readonly misses: "both" | "int" | "unsigned int";
  readonly repr: Repr;
  /** The narrowest integer type for all values, undefined when some are unknown. */
  readonly type: string | undefined;
}

export const enumLargerThanInt = rule<"type-definition", Data>({
  name: "enum-larger-than-int",
  rustc: ["repr_c_enums_larger_than_int"],
  level: "warn",
  since: "0.1.0",
  on: ["type-definition"],
  explain: {
    what: "A `#[repr(C)]` enum has values that fit neither C's `int` nor its `unsigned int`.",
    why: "In C a constant of an enum is an `int`, or what the compiler makes of it when it does not fit: gcc widens the enum, MSVC cuts the value off. So Rust and C may disagree about the size of the type. Write the integer type: `#[repr(i64)]`.",
    bad: "#[repr(C)]\npub enum Limit {\n    None = 0,\n    Most = 1 << 40,\n}",
    good: "#[repr(i64)]\npub enum Limit {\n    None = 0,\n    Most = 1 << 40,\n}",
    sources: [
      reference("type-layout.html#reprc-field-less-enums", "`repr(C)` enums without fields"),
      { title: "rust-lang/rust issue 124403", url: "https://github.com/rust-lang/rust/issues/124403" },
    ],
  },
  *check(item, { scope, source, target }) {
    if (item.kind !== "enum" || !item.variants.some(({ discriminant }) => discriminant !== undefined)) return;
    const repr = reprOf(activeAttributes(item.attributes, scope.module.crate.cfg));
    if (!repr.c || repr.maybeMore) return;
    const discriminants = discriminantsOf(item, repr.int, source, scope);
    const own = integerType(repr.int ?? "isize", target.pointerWidth);
    if (discriminants === undefined || own === undefined) return;
    const int = limitsOf({ signed: true, bits: target.c.int.bits });
    const unsigned = limitsOf({ signed: false, bits: target.c.int.bits });
    const known = discriminants.flatMap(({ value }) => (value === undefined ? [] : [value]));
    const type = known.length === discriminants.length ? narrowest(known) : undefined;
    let least: bigint | undefined;
    let greatest: bigint | undefined;
    for (const { variant, value } of discriminants) {
      if (value === undefined) continue;
      // The compiler takes the value for signed, whatever its type is.
      const seen = BigInt.asIntN(own.bits, value);
      least = least === undefined || seen < least ? seen : least;
      greatest = greatest === undefined || seen > greatest ? seen : greatest;
      if (least >= int.least && greatest <= int.greatest) continue;
      if (least >= 0n && greatest <= unsigned.greatest) continue;
      const misses = seen < int.least || seen > unsigned.greatest ? "both" : seen < 0n ? "unsigned int" : "int";
      const { name } = variant;
      yield { range: name, data: { item, variant: name.text, value, misses, repr, type } };
    }
  },
  message: ({ variant, value, misses }) => {
    switch (misses) {
      case "both":
        return `\`${variant}\` is ${value}, which fits neither \`int\` nor \`unsigned int\` in C`;
      case "int":
        return `\`${variant}\` is ${value}, which does not fit \`int\`, and a value before it does not fit \`unsigned int\``;
      case "unsigned int":
        return `\`${variant}\` is ${value}, which does not fit \`unsigned int\`, and a value before it does not fit \`int\``;
    }
  },
  fixes: ({ item, repr, type }, scene) => {
    const hint = repr.hints.find(({ kind }) => kind === "C");
    if (hint === undefined || repr.int !== undefined || type === undefined) return [];
    // With fields it needs `C` beside the integer type, and the value stays too large for C.
    if (!item.variants.every(({ form }) => form === "unit")) return [];
    const fix: Fix = {
      title: `Give it a size of its own: \`repr(${type})\``,
      safety: "unsafe",
      kind: "quickfix",
      edits: [scene.replace(hint, type)],
    };
    return [fix];
  },
});

/** Of the types that C has under all its names. */
function narrowest(values: readonly bigint[]): string | undefined {
  return ["i32", "u32", "i64", "u64"].find((name) => {
    const type = integerType(name, 64);
    if (type === undefined) return false;
    const { least, greatest } = limitsOf(type);
    return values.every((value) => least <= value && value <= greatest);
  });
}
