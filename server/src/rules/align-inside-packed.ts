import type { Field, Range } from "../facts/item.ts";
import { activeAttributes } from "../model/active-attributes.ts";
import { presentParts } from "../model/presence.ts";
import { representationOf, reprOf } from "../model/repr.ts";
import type { Definition, Scope } from "../model/resolve.ts";
import { lowerType } from "../model/ty.ts";
import { errorIndex, reference, rule } from "./rule.ts";

/** The way from a packed type to one with `align`. */
interface Step {
  readonly field: string;
  readonly definition: Definition;
  readonly range: Range;
}

export const alignInsidePacked = rule<"type-definition", { readonly name: string; readonly way: readonly Step[] }>({
  name: "align-inside-packed",
  rustc: ["E0588"],
  level: "error",
  since: "0.1.0",
  on: ["type-definition"],
  explain: {
    what: "A packed type has a field whose type asks for an alignment with `#[repr(align)]`.",
    why: "Packing takes alignment away, `align` promises it: code that relies on the promise would read unaligned memory. C compilers disagree about what such a type looks like, so there is no layout to agree on.",
    bad: "#[repr(C, align(16))]\npub struct Vector([f32; 4]);\n\n#[repr(C, packed)]\npub struct Vertex {\n    id: u8,\n    position: Vector,\n}",
    good: "#[repr(C, align(16))]\npub struct Vector([f32; 4]);\n\n#[repr(C)]\npub struct Vertex {\n    id: u8,\n    position: Vector,\n}",
    sources: [reference("type-layout.html#the-alignment-modifiers", "the alignment modifiers"), errorIndex("E0588")],
  },
  *check(item, { scope, source }) {
    if (item.kind !== "struct" && item.kind !== "union") return;
    const repr = reprOf(activeAttributes(item.attributes, scope.module.crate.cfg));
    if (repr.packed === undefined || repr.align !== undefined || repr.maybeMore) return;
    const way = wayToAlign(item.fields, source, scope, new Set([item]));
    if (way === undefined) return;
    const related = way.map(({ definition, range, field }, i) => {
      const of = i === 0 ? undefined : way[i - 1]?.definition;
      const elsewhere = of === undefined || of.source === source ? {} : { of };
      return { range, message: `\`${field}\` is a \`${definition.name}\``, ...elsewhere };
    });
    yield { range: item.head, data: { name: item.name.text, way }, related };
  },
  message: ({ name, way }) => {
    const steps = way.map(({ field, definition }) => `field \`${field}: ${definition.name}\``).join(" → ");
    return `\`${name}\` is packed, but holds a type with \`#[repr(align)]\`: ${steps}`;
  },
});

/** As the compiler looks for it: through fields that are structs or unions themselves, in the definitions' own terms. */
function wayToAlign(
  fields: readonly Field[],
  source: string,
  scope: Scope,
  seen: Set<object>,
): readonly Step[] | undefined {
  for (const [i, field] of (presentParts(fields, scope.module.crate.cfg) ?? []).entries()) {
    if (field.type === undefined) continue;
    const ty = lowerType(field.type, source, scope);
    if (ty.kind !== "adt" || ty.item.kind === "enum" || seen.has(ty.item)) continue;
    seen.add(ty.item);
    const { definition } = ty;
    const repr = representationOf(definition);
    if (repr === "unknown") continue;
    const step = { field: field.name?.text ?? String(i), definition, range: { start: field.start, end: field.end } };
    if (repr.align !== undefined) return [step];
    const rest = wayToAlign(ty.item.fields, definition.source, definition.scope, seen);
    if (rest !== undefined) return [step, ...rest];
  }
  return undefined;
}
