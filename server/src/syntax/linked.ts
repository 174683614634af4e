/**
 * Slices → the items in them that have a symbol of the linker's, in order of place.
 *
 * Enters: a slice and its outline. Leaves: foreign functions and statics, and what `no_mangle` or `export_name` stands
 * on, in bodies and impls too. Few slices hold a body that says `extern`, so nearly all are let go by their text.
 */
import type { Attribute, Item } from "../facts/item.ts";
import type { Linked, Outlined } from "../facts/outline.ts";
import type { SliceText } from "./lower.ts";
import { parseSlice } from "./lower.ts";
import { outlineItems } from "./outline.ts";

const NONE: readonly Linked[] = [];
const NO_ATTRIBUTES: readonly Attribute[] = [];
const NO_BODIES: readonly (readonly Item[])[] = [];

const EXPORTS = /\b(?:no_mangle|export_name)\b/;
/** An `extern` with all that may stand before its brace, so that a row of them is read once. */
const EXTERN_HEADS = /\bextern\b[^;{}()]*\{?/g;

/**
 * The linked items of a slice. `outlined` is its outline; `impl` the head of the impl or trait around the slice.
 * Provided methods of traits and what is in a generic impl is never exported under a plain name.
 */
export function linkedIn(
  slice: SliceText,
  outlined: readonly Outlined[],
  impl: SliceText | undefined,
): readonly Linked[] {
  const { text, kind, inside } = slice;
  if (kind !== "item") return NONE;
  const out: Linked[] = [];
  let from = 0;
  for (const one of outlined) {
    if (isLinked(one)) out.push({ outlined: one, around: NO_ATTRIBUTES, bodies: NO_BODIES });
    // What stands before a body was looked at.
    if (one.kind === "fn" && one.foreign === undefined && one.item === undefined) from = one.signature.length;
  }
  if (inside === "extern-block" || !mayHold(text, from)) return out.length === 0 ? NONE : out;
  const { items } = parseSlice(slice);
  if (inside === "impl" || inside === "trait") {
    const head = impl === undefined ? undefined : parseSlice(impl).items.at(-1);
    const around = head?.attributes ?? NO_ATTRIBUTES;
    if (inside === "impl" && !isGenericHead(head)) take(items, text, around, NO_BODIES, out);
    for (const item of items) takeNested(item, text, around, NO_BODIES, out);
  } else for (const item of items) takeNested(item, text, NO_ATTRIBUTES, NO_BODIES, out);
  return out.length === 0 ? NONE : out;
}

function mayHold(text: string, from: number): boolean {
  if (
    text.indexOf("extern", from) < 0 &&
    text.indexOf("no_mangle", from) < 0 &&
    text.indexOf("export_name", from) < 0
  ) {
    return false;
  }
  const rest = from === 0 ? text : text.slice(from);
  if (EXPORTS.test(rest)) return true;
  for (const [head] of rest.matchAll(EXTERN_HEADS)) if (head.endsWith("{")) return true;
  return false;
}

function isGenericHead(head: Item | undefined): boolean {
  if (head?.kind !== "impl") return true;
  return head.generics?.params.some(({ kind }) => kind !== "lifetime") === true;
}

function takeNested(
  item: Item,
  source: string,
  around: readonly Attribute[],
  bodies: Linked["bodies"],
  out: Linked[],
): void {
  if (item.nested.length === 0) return;
  const all = item.attributes.length === 0 ? around : [...around, ...item.attributes];
  if (item.kind === "impl" || item.kind === "trait") {
    if (!isGenericHead(item)) take(item.nested, source, all, bodies, out);
    for (const inner of item.nested) takeNested(inner, source, all, bodies, out);
    return;
  }
  const inside = [item.nested, ...bodies];
  for (const inner of item.nested) {
    take([inner], source, all, inside, out);
    takeNested(inner, source, all, inside, out);
  }
}

function take(
  items: readonly Item[],
  source: string,
  around: readonly Attribute[],
  bodies: Linked["bodies"],
  out: Linked[],
): void {
  for (const outlined of outlineItems(items, source)) if (isLinked(outlined)) out.push({ outlined, around, bodies });
}

function isLinked({ kind, foreign, attributes }: Outlined): boolean {
  if (kind !== "fn" && kind !== "static") return false;
  return foreign !== undefined || attributes.some(saysExport);
}

function saysExport({ form, meta }: Attribute): boolean {
  if (form === "doc-comment") return false;
  return EXPORTS.test(meta.name) || (meta.name === "cfg_attr" && mentionsExport(meta));
}

function mentionsExport({ name, list }: Attribute["meta"]): boolean {
  return EXPORTS.test(name) || (list ?? []).some(mentionsExport);
}
