/** Uses of attributes: what several rules ask about them, and the edits that take them away. */
import type { MetaItem } from "../../facts/item.ts";
import type { AttributeUse } from "../../model/active-attributes.ts";
import type { Fix, FixScene } from "../rule.ts";

/** The uses of an attribute that the source says, in order. */
export function usesOf(uses: readonly AttributeUse[], name: string): readonly AttributeUse[] {
  return uses.filter((use) => use.meta.name === name && use.range.end > use.range.start);
}

/** The string of `name = "…"`; undefined for any other input. */
export function stringOf({ value }: MetaItem): string | undefined {
  return value?.kind === "string" && value.suffix === undefined ? value.value : undefined;
}

/** Whether an attribute is its name and nothing else. */
export function isWord({ name, nameEnd, end, value, list }: MetaItem): boolean {
  return name !== "" && value === undefined && list === undefined && (nameEnd === undefined || nameEnd === end);
}

/**
 * The uses of an attribute that wants `name = "…"` whose string the compiler takes. `export_name` and `link_section` may
 * hold no NUL.
 */
export function namedUsesOf(uses: readonly AttributeUse[], name: string): readonly AttributeUse[] {
  return usesOf(uses, name).filter(({ meta }) => {
    const text = stringOf(meta);
    return text !== undefined && (name === "link_name" || !text.includes("\0"));
  });
}

/** The values of `linkage`. */
export const LINKAGES: readonly string[] = [
  "available_externally",
  "common",
  "extern_weak",
  "external",
  "internal",
  "linkonce",
  "linkonce_odr",
  "weak",
  "weak_odr",
];

/** The uses of `linkage` that the compiler takes. */
export function linkagesOf(uses: readonly AttributeUse[]): readonly AttributeUse[] {
  return usesOf(uses, "linkage").filter(({ meta }) => LINKAGES.includes(stringOf(meta) ?? ""));
}

/** Whether the attributes give what they stand on a symbol of its own. */
export function isExported(uses: readonly AttributeUse[]): boolean {
  if (usesOf(uses, "no_mangle").length > 0 || linkagesOf(uses).length > 0) return true;
  return namedUsesOf(uses, "export_name").length > 0;
}

/** How far back the beginning of a line is looked for, in UTF-16 units. */
const INDENT_LIMIT = 256;

/** The fix that takes a whole attribute away; none inside a `cfg_attr`. */
export function withoutUse(use: AttributeUse, safety: Fix["safety"], scene: FixScene): readonly Fix[] {
  if (use.conditional) return [];
  const { start, end } = use.attribute;
  // An attribute with a line of its own takes the line with it.
  const at = scene.sliceStart + start;
  const before = scene.file.text(Math.max(0, at - INDENT_LIMIT), at);
  const alone = /\n[ \t]*$/.test(before) || (at < INDENT_LIMIT && before.trim() === "");
  const rest = alone ? (/^[ \t]*\r?\n[ \t]*/.exec(scene.source.slice(end))?.[0].length ?? 0) : 0;
  const edit = rest > 0 ? scene.replace({ start, end: end + rest }, "") : scene.remove(use.attribute);
  return [{ title: `Remove \`#[${use.meta.name}]\``, safety, kind: "quickfix", edits: [edit] }];
}
