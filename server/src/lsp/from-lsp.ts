/**
 * LSP → offsets. Enters: positions as a client sent them, which may be wrong in every way. Leaves: UTF-16 offsets inside
 * the document. Source: LSP 3.17, "Position": a character beyond the line's end means the line's end.
 */
import type { Position, Range, TextDocumentContentChangeEvent } from "vscode-languageserver";
import type { Document } from "../text/document.ts";
import type { Encoding } from "./to-lsp.ts";

/** The UTF-16 offset of a position; the nearest one for a position outside the document or inside a character. */
export function fromLspPosition(document: Document, position: Position, encoding: Encoding): number {
  const line = wholeNumber(position?.line);
  if (line >= document.lineCount) return document.length;
  const start = document.lineStart(line);
  const end = document.lineEnd(line);
  const character = wholeNumber(position?.character);
  // No encoding has a unit that is longer than a UTF-16 unit's share of it, save UTF-32 with two units for one.
  const reach = encoding === "utf-32" ? character * 2 : character;
  if (encoding === "utf-16") return Math.min(end, start + character);
  return start + unitsOf(document.text(start, Math.min(end, start + reach + 1)), character, encoding);
}

/** The offsets of a range. Crossed ends are put in order. */
export function fromLspRange(document: Document, range: Range, encoding: Encoding): { start: number; end: number } {
  const start = fromLspPosition(document, range?.start, encoding);
  const end = fromLspPosition(document, range?.end, encoding);
  return start <= end ? { start, end } : { start: end, end: start };
}

/**
 * Makes one change of a batch; the next one speaks about the text after it. A change without a range is the whole text:
 * only the part that differs is replaced, so what is known about the rest stays. Gives where the document changed, and
 * whether a container's head or an inner attribute did; undefined when the change says nothing.
 */
export function applyLspChange(
  document: Document,
  change: TextDocumentContentChangeEvent,
  encoding: Encoding,
): { readonly offset: number; readonly structural: boolean } | undefined {
  if (typeof change?.text !== "string") return undefined;
  if (!("range" in change) || change.range === undefined || change.range === null) {
    const edit = difference(document.text(), change.text);
    return edit === undefined ? undefined : { offset: edit.start, structural: document.edit(edit) };
  }
  const { start, end } = fromLspRange(document, change.range, encoding);
  return { offset: start, structural: document.edit({ start, end, newText: change.text }) };
}

/** The one replacement that makes `after` of `before`, as small as can be; undefined when they are equal. */
function difference(before: string, after: string) {
  if (before === after) return undefined;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let tail = 0;
  while (
    tail < shorter - start &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  ) {
    tail++;
  }
  return { start, end: before.length - tail, newText: after.slice(start, after.length - tail) };
}

/** How many UTF-16 units of a line's text `character` units of an encoding are; whole characters only. */
function unitsOf(text: string, character: number, encoding: "utf-8" | "utf-32"): number {
  let counted = 0;
  let i = 0;
  while (i < text.length) {
    const unit = text.charCodeAt(i);
    const isPair = unit >= 0xd800 && unit < 0xdc00 && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00;
    counted += encoding === "utf-32" ? 1 : isPair ? 4 : unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3;
    if (counted > character) return i;
    i += isPair ? 2 : 1;
  }
  return i;
}

function wholeNumber(value: unknown): number {
  return typeof value === "number" && value > 0 ? Math.min(Math.floor(value), Number.MAX_SAFE_INTEGER) : 0;
}
