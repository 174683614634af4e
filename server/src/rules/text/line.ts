/** Source text as messages quote it. */
import type { Range } from "../../facts/item.ts";

/** The text of a range. */
export function textOf({ start, end }: Range, { body }: { readonly body: { readonly source: string } }): string {
  return body.source.slice(start, end);
}

/** A text on one line. */
export function lineOf({ start, end }: Range, source: string): string {
  return source.slice(start, end).replace(/\s+/g, " ");
}

/** An expression on one line, its middle left out where it is long. */
export function shortened(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return line.length <= 48 ? line : `${line.slice(0, 30)} … ${line.slice(-12)}`;
}
