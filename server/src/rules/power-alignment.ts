import { activeAttributes } from "../model/active-attributes.ts";
import { presentParts } from "../model/presence.ts";
import { type Repr, representationOf, reprOf } from "../model/repr.ts";
import { lowerType, type Ty } from "../model/ty.ts";
import { rule } from "./rule.ts";

export const powerAlignment = rule<"type-definition", { readonly name: string; readonly type: string }>({
  name: "power-alignment",
  rustc: ["uses_power_alignment"],
  level: "warn",
  since: "0.1.0",
  on: ["type-definition"],
  explain: {
    what: "On AIX, a field after the first of a `#[repr(C)]` struct is a `double`, or a struct that holds one.",
    why: "C on AIX aligns a `double` to 4 bytes unless it is the first field of the struct; Rust always aligns it to 8. So the two disagree about where the field lies.",
    bad: "#[repr(C)]\npub struct Sample {\n    id: u32,\n    value: f64,\n}",
    good: "#[repr(C, packed(4))]\npub struct Sample {\n    id: u32,\n    value: f64,\n}",
    options: "target: powerpc64-ibm-aix",
    sources: [
      {
        title: "rustc book, uses_power_alignment",
        url: "https://doc.rust-lang.org/rustc/lints/listing/warn-by-default.html#uses-power-alignment",
      },
    ],
  },
  *check(item, { scope, source, target }) {
    if (target.os !== "aix" || item.kind !== "struct") return;
    const { cfg } = scope.module.crate;
    const repr = reprOf(activeAttributes(item.attributes, cfg));
    if (repr.maybeMore || !isPlainC(repr)) return;
    for (const { start, end, type, name } of presentParts(item.fields, cfg)?.slice(1) ?? []) {
      if (type === undefined || !holdsDouble(lowerType(type, source, scope), 0)) continue;
      yield { range: { start, end }, data: { name: name?.text ?? "", type: source.slice(type.start, type.end) } };
    }
  },
  message: ({ type }) => `C on AIX aligns \`${type}\` to 4 bytes here, Rust to 8`,
});

const DEPTH = 32;

function isPlainC({ c, packed, align }: Repr): boolean {
  return c && packed === undefined && align === undefined;
}

/** Whether the type is a float of more than 4 bytes, or a struct of C's that holds one somewhere. */
function holdsDouble(ty: Ty, depth: number): boolean {
  if (depth > DEPTH) return false;
  if (ty.kind === "primitive") return ty.name === "f64" || ty.name === "f128";
  if (ty.kind !== "adt" || ty.item.kind !== "struct") return false;
  const { definition, item } = ty;
  const repr = representationOf(definition);
  if (repr === "unknown" || !isPlainC(repr)) return false;
  const fields = presentParts(item.fields, definition.scope.module.crate.cfg) ?? [];
  return fields.some(
    ({ type }) => type !== undefined && holdsDouble(lowerType(type, definition.source, definition.scope), depth + 1),
  );
}
