/** What a person reads when the cursor rests on something at the border. */
import type { Document } from "../text/document.ts";
import type { Analysis } from "./analysis.ts";

/** A hover. `start` and `end` are the UTF-16 file offsets of what it speaks about. */
export interface Hover {
  /** CommonMark with GitHub tables. Its first line says what the thing is. */
  readonly markdown: string;
  readonly start: number;
  readonly end: number;
}

/**
 * What is known about the place at a UTF-16 file offset.
 *
 * Gives `undefined` where nothing at the border is meant, and for an offset outside the document.
 */
export function hoverAt(_document: Document, _analysis: Analysis, _offset: number): Hover | undefined {
  return undefined;
}
