/**
 * The edits that take an item out of the container it stands in and put it in front.
 *
 * Enters: a document, the item's slice and scene. Leaves: two edits in the file, an insertion and a removal. What is moved
 * is the item with its attributes, the comment lines directly above it and a comment behind it on its last line.
 */
import type { Item } from "../facts/item.ts";
import type { Edit, Scene } from "../rules/rule.ts";
import type { Document, PlacedSlice } from "../text/document.ts";
import type { Analysis } from "./analysis.ts";

/** More than the comment lines above an item can be looked through, in UTF-16 units. */
const COMMENTS_ABOVE = 4096;

/** The edits, or undefined where the container is not known or the item is not whole. `within` are made on the way. */
export function moveOut(
  document: Document,
  analysis: Analysis,
  scene: Scene,
  placed: PlacedSlice,
  within: readonly Edit[],
): readonly Edit[] | undefined {
  const container = containerStart(document, analysis, scene, placed);
  if (container === undefined || placed.slice.damaged) return undefined;
  const { item } = scene;
  const from = placed.start + firstOf(item);
  const to = placed.slice.kind === "open" ? analysis.blockEnd(placed) : placed.start + item.end;
  const start = from - commentsAbove(document.text(Math.max(0, from - COMMENTS_ABOVE), from));
  const line = restOfLine(document, to);
  const comment = /^[ \t]*(?:\/\/[^\n]*|\/\*[^\n]*?\*\/)(?=[ \t]*$)/.exec(line)?.[0].trimEnd() ?? "";
  const end = to + comment.length;

  const target = document.text(document.lineStart(document.lineAt(container)), container);
  const ownLine = /^[ \t]*$/.test(target);
  const moved = applied(document.text(start, end), start, within);
  const indent = /[ \t]*$/.exec(document.text(Math.max(0, start - 256), start))?.[0] ?? "";
  const text = ownLine ? reindented(moved, indent, target) : moved;
  const newline =
    document.text(Math.max(0, start - indent.length - 2), start - indent.length) === "\r\n" ? "\r\n" : "\n";
  const gap = ownLine || text.includes("//") ? newline + (ownLine ? target : "") : " ";
  return [{ start: container, end: container, newText: text + gap }, removal(document, start, end)];
}

function firstOf(item: Item): number {
  return item.attributes[0]?.start ?? item.start;
}

/** Where the container around the scene's item starts in the file, its attributes included. */
function containerStart(
  document: Document,
  analysis: Analysis,
  { item, block }: Scene,
  placed: PlacedSlice,
): number | undefined {
  if (block?.items.includes(item)) return placed.start + firstOf(block);
  const own = analysis.look(placed).facts.items.some(({ start, kind }) => start === item.start && kind === item.kind);
  const parent = own ? document.parentOf(placed) : undefined;
  if (parent === undefined) return undefined;
  const head = analysis.look(parent).facts.items.at(-1);
  return head === undefined ? undefined : parent.start + firstOf(head);
}

/** The length of the comment lines that end right before an item, its indentation included; 0 without any. */
function commentsAbove(before: string): number {
  return /(?<=\n[ \t]*)(?:\/\/[^\n]*\n[ \t]*)+$/.exec(before)?.[0].length ?? 0;
}

function restOfLine(document: Document, at: number): string {
  const next = document.lineAt(at) + 1;
  const end = next < document.lineCount ? document.lineStart(next) : document.length;
  return document.text(at, end).replace(/\r?\n$/, "");
}

function applied(text: string, start: number, edits: readonly Edit[]): string {
  let out = text;
  for (const edit of [...edits].sort((a, b) => b.start - a.start)) {
    out = out.slice(0, edit.start - start) + edit.newText + out.slice(edit.end - start);
  }
  return out;
}

/** The text with the indentation of its later lines changed; as it is where a line may continue a string. */
function reindented(text: string, from: string, to: string): string {
  const lines = text.split("\n");
  if (lines.slice(0, -1).some((line) => (line.match(/"/g)?.length ?? 0) % 2 === 1)) return text;
  return lines.map((line, n) => (n > 0 && line.startsWith(from) ? to + line.slice(from.length) : line)).join("\n");
}

/** Removes a range, with its whole lines where nothing else stands on them. */
function removal(document: Document, start: number, end: number): Edit {
  const lineStart = document.lineStart(document.lineAt(start));
  const rest = restOfLine(document, end);
  const alone = /^[ \t]*$/.test(document.text(lineStart, start));
  if (alone && /^[ \t]*$/.test(rest)) {
    const next = document.lineAt(end) + 1;
    return {
      start: lineStart,
      end: next < document.lineCount ? document.lineStart(next) : end + rest.length,
      newText: "",
    };
  }
  const space = /^[ \t]*/.exec(rest)?.[0].length ?? 0;
  return { start, end: end + space, newText: "" };
}
