/** Positions computed another way than the server does: line by line, character by character. */
import type { Position, Range } from "vscode-languageserver-protocol";

export function lengthOf(text: string, encoding: string): number {
  if (encoding === "utf-8") return Buffer.byteLength(text, "utf8");
  return encoding === "utf-32" ? [...text].length : text.length;
}

/** The offsets at which lines start. A line ends at LF, CR LF or CR. */
function lineStarts(text: string): number[] {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    if (text[i] === "\n" || (text[i] === "\r" && text[i + 1] !== "\n")) starts.push(i + 1);
  }
  return starts;
}

export function positionOf(text: string, offset: number, encoding: string): Position {
  const starts = lineStarts(text);
  const line = starts.findLastIndex((start) => start <= offset);
  return { line, character: lengthOf(text.slice(starts[line], offset), encoding) };
}

export function offsetOf(text: string, { line, character }: Position, encoding: string): number {
  const starts = lineStarts(text);
  const start = starts[line];
  if (start === undefined) return text.length;
  const content = text.slice(start, starts[line + 1]).replace(/(?:\r\n|\n|\r)$/, "");
  let counted = 0;
  let offset = 0;
  for (const char of encoding === "utf-16" ? content.split("") : content) {
    counted += lengthOf(char, encoding);
    if (counted > character) break;
    offset += char.length;
  }
  return start + offset;
}

export function applyLspEdits(
  text: string,
  edits: readonly { readonly range: Range; readonly newText: string }[],
  encoding: string,
): string {
  const placed = edits.map(({ range, newText }) => ({
    start: offsetOf(text, range.start, encoding),
    end: offsetOf(text, range.end, encoding),
    newText,
  }));
  let out = text;
  // From the back, so that offsets stay true; of edits at one place the first one's text comes first.
  for (const { start, end, newText } of placed
    .map((p, i) => ({ ...p, i }))
    .sort((a, b) => b.start - a.start || b.i - a.i)) {
    out = out.slice(0, start) + newText + out.slice(end);
  }
  return out;
}
