/** Rewrites that need no finding: what a person may want of sound code. */
import type { Item } from "../facts/item.ts";
import type { Edit } from "../rules/rule.ts";
import { parseSlice } from "../syntax/lower.ts";
import type { Document, PlacedSlice } from "../text/document.ts";
import type { Analysis } from "./analysis.ts";
import { sliceParameter } from "./slice-parameter.ts";

export interface Rewrite {
  readonly title: string;
  readonly edits: readonly Edit[];
}

/** The rewrites offered at a place: marking a foreign item, taking a slice for a pointer and a length. */
export function rewritesAt(document: Document, analysis: Analysis, offset: number): readonly Rewrite[] {
  const placed = document.sliceAt(offset);
  if (placed === undefined || placed.slice.kind !== "item") return [];
  const at = offset - placed.start;
  const item = parseSlice(placed.slice).items.find(({ start, end }) => start <= at && at <= end);
  if (item === undefined || item.broken) return [];
  if (placed.slice.inside === "extern-block") return marks(placed, analysis, item);
  const slice = item.kind === "fn" ? sliceParameter(document, analysis, placed, item, offset) : undefined;
  return slice === undefined ? [] : [slice];
}

/**
 * Says of a foreign function or static, in an `unsafe extern` block, that it is `safe` or `unsafe` to use.
 *
 * Source: Rust Reference, "External blocks", `safe` and `unsafe` items (Rust 1.82).
 */
function marks(placed: PlacedSlice, analysis: Analysis, item: Item): readonly Rewrite[] {
  const { around } = analysis.look(placed);
  if (around.standing !== "active" || around.block?.unsafe === undefined) return [];
  if (item.kind !== "fn" && item.kind !== "static") return [];
  if (item.kind === "static" && item.constKeyword !== undefined) return [];
  const said = item.qualifiers.find(({ word }) => word === "safe" || word === "unsafe");
  const words = (["safe", "unsafe"] as const).filter((word) => word !== said?.word);
  return words.map((word) => ({
    title: `Mark \`${item.name.text}\` as \`${word}\``,
    edits: [
      said === undefined
        ? edit(placed.start + beforeKeyword(item, placed.slice.text), 0, `${word} `)
        : edit(placed.start + said.start, said.end - said.start, word),
    ],
  }));
}

function edit(start: number, length: number, newText: string): Edit {
  return { start, end: start + length, newText };
}

/** Where `safe` stands: after the visibility, before `fn` or `static`. */
function beforeKeyword(item: Item, text: string): number {
  if (item.visibility === undefined) return item.start;
  let at = item.visibility.end;
  while (/\s/.test(text.charAt(at))) at++;
  return at;
}
