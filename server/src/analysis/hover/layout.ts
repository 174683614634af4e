/** The hover of a type with a layout that the language fixes: its size, where its fields are, what is padding. */
import type { TypeDefinition } from "../../facts/item.ts";
import { type KnownLayout, layoutOf } from "../../model/layout.ts";
import { representationOf } from "../../model/repr.ts";
import { lowerType } from "../../model/ty.ts";
import { code, count, fenced, links, paragraphs } from "./markdown.ts";
import type { Place } from "./place.ts";

const LAYOUT = {
  name: "Rust Reference, Type layout",
  url: "https://doc.rust-lang.org/reference/type-layout.html",
};

/** Silent on types of Rust's own representation, generic ones, and those in bodies. */
export function layoutMarkdown(item: TypeDefinition, { source, around, env }: Place): string | undefined {
  if (item.generics !== undefined || item.attributes.length === 0) return undefined;
  const { name } = item;
  const path = { kind: "path", segments: [name.text], args: [], innerArgs: false, qualified: false } as const;
  const ty = lowerType({ ...path, start: name.start, end: name.end }, source, around.scope());
  if (ty.kind !== "adt" || ty.definition.source !== source || ty.item.name.start !== name.start) return undefined;
  const repr = representationOf(ty.definition);
  if (repr === "unknown" || !(repr.c || repr.transparent || repr.int !== undefined)) return undefined;
  const layout = layoutOf(ty, env.target);
  const on = `on ${code(env.target.triple)}`;
  if (layout.kind === "unknown") {
    return paragraphs(`**Layout of ${code(name.text)}** ${on}: not known, because ${layout.why}`, links([LAYOUT]));
  }
  let padding = 0;
  for (const { start, end } of layout.padding) padding += end - start;
  const gaps = padding === 0 ? "" : `, ${padding} of them padding`;
  return paragraphs(
    `**Layout of ${code(name.text)}** ${on}: ${count(layout.size, "byte")}, aligned to ${layout.align}${gaps}`,
    item.kind === "struct" && layout.fields !== undefined && fenced("text", rows(layout, source)),
    links([LAYOUT]),
  );
}

/** A line for each field and each gap between fields, with its offset. */
function rows({ fields, size }: KnownLayout, source: string): string {
  const out: string[] = [];
  const width = String(size).length;
  const row = (offset: number, text: string) => out.push(`${String(offset).padStart(width)}  ${text}`);
  let at = 0;
  for (const { field, offset, layout } of fields ?? []) {
    if (offset > at) row(at, `(${count(offset - at, "byte")} of padding)`);
    const type = field.type === undefined ? "" : source.slice(field.type.start, field.type.end).replace(/\s+/g, " ");
    row(offset, field.name === undefined ? type : `${field.name.text}: ${type}`);
    at = offset + layout.size;
  }
  if (size > at) row(at, `(${count(size - at, "byte")} of padding)`);
  return out.join("\n");
}
