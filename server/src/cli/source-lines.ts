/**
 * Lines, columns and bytes of a text, counted as rustc counts: a line ends at LF only, a column is one Unicode character,
 * and an offset is a byte of the file on disk, byte order mark included (rustc's `byte_start`).
 */

/** A place in a file. */
export interface Position {
  /** From 1. */
  readonly line: number;
  /** From 1, in Unicode characters. */
  readonly column: number;
  /** From 0, in bytes of the file. */
  readonly offset: number;
}

/** UTF-16 units between two counted places, so that counting from the nearest one is short even in a very long line. */
const STEP = 1024;

interface Counts {
  readonly chars: readonly number[];
  readonly bytes: readonly number[];
}

/** Counts of one text, made when they are first asked for. A class because it holds tables that several questions share. */
export class SourceLines {
  readonly text: string;
  /** Bytes of the byte order mark before the text. */
  readonly #before: number;
  #startsMade: readonly number[] | undefined;
  #countsMade: Counts | "ascii" | undefined;

  /** `text` is the file's text without a byte order mark; `bom` says whether the file has one. */
  constructor(text: string, bom: boolean) {
    this.text = text;
    this.#before = bom ? 3 : 0;
  }

  get #starts(): readonly number[] {
    this.#startsMade ??= lineStarts(this.text);
    return this.#startsMade;
  }

  /** Characters and bytes before every `STEP`th unit; `ascii` where both equal the unit. */
  get #counts(): Counts | "ascii" {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the range is exactly ASCII.
    this.#countsMade ??= /[^\x00-\x7f]/.test(this.text) ? countSteps(this.text) : "ascii";
    return this.#countsMade;
  }

  /** The zero-based line of a UTF-16 offset. */
  lineAt(offset: number): number {
    let low = 0;
    let high = this.#starts.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#starts[middle] as number) <= offset) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  /** The UTF-16 offsets of a zero-based line: its first unit, and its end without LF or CR LF. */
  lineRange(line: number): { readonly start: number; readonly end: number } {
    const start = this.#starts[line] as number;
    const next = this.#starts[line + 1];
    if (next === undefined) return { start, end: this.text.length };
    const end = next - 1;
    return { start, end: end > start && this.text.charCodeAt(end - 1) === 13 ? end - 1 : end };
  }

  /** The place of a UTF-16 offset, which is brought into the text first. */
  position(offset: number): Position {
    const at = Math.max(0, Math.min(offset, this.text.length));
    const line = this.lineAt(at);
    const start = this.#starts[line] as number;
    const counts = this.#counts;
    if (counts === "ascii") return { line: line + 1, column: at - start + 1, offset: at + this.#before };
    const here = countTo(this.text, at, counts);
    return {
      line: line + 1,
      column: here.chars - countTo(this.text, start, counts).chars + 1,
      offset: here.bytes + this.#before,
    };
  }
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let i = text.indexOf("\n"); i >= 0; i = text.indexOf("\n", i + 1)) starts.push(i + 1);
  return starts;
}

function countTo(text: string, at: number, { chars, bytes }: Counts): { chars: number; bytes: number } {
  const step = Math.floor(at / STEP);
  return countOn(text, step * STEP, at, chars[step] as number, bytes[step] as number);
}

function countSteps(text: string): Counts {
  const chars = [0];
  const bytes = [0];
  let at = { chars: 0, bytes: 0 };
  for (let i = 0; i + STEP <= text.length; i += STEP) {
    at = countOn(text, i, i + STEP, at.chars, at.bytes);
    chars.push(at.chars);
    bytes.push(at.bytes);
  }
  return { chars, bytes };
}

/** The second half of a surrogate pair adds no character and the two bytes that the first half lacks. */
function countOn(
  text: string,
  from: number,
  to: number,
  chars: number,
  bytes: number,
): { chars: number; bytes: number } {
  let c = chars;
  let b = bytes;
  for (let i = from; i < to; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) {
      c++;
      b++;
    } else if (unit < 0x800) {
      c++;
      b += 2;
    } else if (unit >= 0xd800 && unit < 0xdc00) {
      c++;
      b += 2;
    } else if (unit >= 0xdc00 && unit < 0xe000) {
      b += 2;
    } else {
      c++;
      b += 3;
    }
  }
  return { chars: c, bytes: b };
}
