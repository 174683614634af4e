import type { Field, TypeDefinition } from "../facts/item.ts";
import { fitsUnion } from "../model/copy.ts";
import { presentParts } from "../model/presence.ts";
import { lowerType } from "../model/ty.ts";
import type { CfgValue } from "../target/cfg.ts";
import { errorIndex, reference, rule } from "./rule.ts";

interface Data {
  readonly field: Field;
  readonly type: string;
}

export const unionFieldDrop = rule<"type-definition", Data>({
  name: "union-field-drop",
  rustc: ["E0740"],
  level: "error",
  since: "0.1.0",
  on: ["type-definition"],
  explain: {
    what: "A field of a union has a type that is neither `Copy` nor a reference nor in `ManuallyDrop`.",
    why: "Nobody knows which field of a union holds the value, so nobody could drop it. `ManuallyDrop` says that the program takes care of that itself.",
    bad: "pub union Text {\n    owned: String,\n    raw: *const u8,\n}",
    good: "pub union Text {\n    owned: std::mem::ManuallyDrop<String>,\n    raw: *const u8,\n}",
    sources: [
      reference("items/unions.html#r-items.union.field-constraints", "types of union fields"),
      errorIndex("E0740"),
    ],
  },
  *check(item, { scope, source }) {
    if (item.kind !== "union") return;
    const ofParameter = (name: string) => isParameterCopy(name, item, source);
    for (const field of presentParts(item.fields, scope.module.crate.cfg) ?? []) {
      if (field.type === undefined) return;
      const fits = fitsUnion(lowerType(field.type, source, scope), ofParameter);
      // The compiler reports the first field that is wrong, and no other.
      if (fits === "unknown") return;
      if (fits) continue;
      const { start, end } = field;
      yield { range: { start, end }, data: { field, type: source.slice(field.type.start, field.type.end) } };
      return;
    }
  },
  message: ({ type }) => `\`${type}\` is not \`Copy\`, so in a union it must stand in \`ManuallyDrop\``,
  fixes: ({ field: { type }, type: text }, scene) =>
    type === undefined
      ? []
      : [
          {
            title: "Put it in `ManuallyDrop`",
            safety: "unsafe",
            kind: "quickfix",
            edits: [scene.replace(type, `std::mem::ManuallyDrop<${text}>`)],
          },
        ],
});

/** Looks at the bounds as they are written: a trait that is not known may ask for `Copy` itself. */
function isParameterCopy(name: string, { generics, where }: TypeDefinition, source: string): CfgValue {
  const text = [generics, where]
    .map((range) => (range === undefined ? "" : source.slice(range.start, range.end)))
    .join(" ");
  const bounds = [...text.matchAll(/\b(\w+)\s*:([^,>]*(?:<[^>]*>)?[^,>]*)/g)].filter(([, of]) => of === name);
  const traits = bounds.flatMap(([, , list = ""]) => list.split("+").map((bound) => bound.trim()));
  if (traits.some((trait) => /(?:^|::)Copy$/.test(trait))) return true;
  return traits.every((trait) => /^(?:|\?Sized|Sized|Clone|Send|Sync|Default|'\w+)$/.test(trait)) ? false : "unknown";
}
