/**
 * A document: the text of one file as a sequence of slices, edited in time proportional to the edit.
 *
 * Enters: a text, then edits in UTF-16 offsets. Leaves: slices with their offsets, lines, and the containers around a
 * slice. Slices are grouped in chunks that are replaced, never changed, so whoever remembers something by slice or by
 * chunk keeps it as long as it is true. Lines end at LF, CR LF or CR (LSP 3.17, "Text Documents").
 *
 * Absent on purpose: the text as one string, LSP positions, anything that knows Rust beyond item boundaries.
 */
import { cutAt, type Frame, LOOKAHEAD, type Slice, sameFrame } from "./slice.ts";

export type { Slice } from "./slice.ts";

interface Chunk {
  /** Grows with every chunk that the document makes. */
  readonly stamp: number;
  readonly slices: readonly Slice[];
  /** Offset of each slice from the chunk's start, and the chunk's length at the end. UTF-16 units. */
  readonly starts: readonly number[];
  /** The furthest that any of its slices' cuts looked, from the chunk's start. */
  readonly furthest: number;
  /** Line ends before each slice, and in the whole chunk at the end. */
  readonly lines: readonly number[];
  /** The depths at which containers open here. */
  readonly opens: ReadonlySet<number>;
}

/** Replace the text between two UTF-16 offsets. Offsets beyond the text, or crossed, are brought into it. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/** Where a slice stands. `start` is a UTF-16 offset in the document. */
export interface PlacedSlice {
  readonly slice: Slice;
  readonly start: number;
  readonly chunk: number;
  readonly index: number;
}

const CHUNK = 128;

/** The slices of a whole text, from scratch: what every document must equal after any edits. */
export function sliceText(text: string): Slice[] {
  const out: Slice[] = [];
  let frame: Frame | undefined;
  let at = 0;
  while (at < text.length) {
    const slice = cutAt(text, at, frame);
    out.push(slice);
    frame = slice.after;
    at += slice.text.length;
  }
  return out;
}

/** The text of one file. A class because it lives through edits; everything it hands out is frozen in time. */
export class Document {
  #chunks: Chunk[];
  /** Offset and first line of each chunk, and the totals at the end. */
  #offsets: number[] = [];
  #lines: number[] = [];
  #structure = 0;
  #stamp = 0;

  constructor(text: string) {
    this.#chunks = toChunks(sliceText(text), ++this.#stamp);
    this.#measure(0);
  }

  /** Length in UTF-16 units. */
  get length(): number {
    return this.#offsets[this.#chunks.length]!;
  }

  /** Number of lines; an empty document has one. */
  get lineCount(): number {
    return this.#lines[this.#chunks.length]! + 1;
  }

  /** Grows with every edit that changes a container's head, a `}` or an inner attribute, which touch other slices. */
  get structure(): number {
    return this.#structure;
  }

  get chunkCount(): number {
    return this.#chunks.length;
  }

  /** Grows with every edit. */
  get stamp(): number {
    return this.#stamp;
  }

  /** The document's `stamp` when chunk `index` was made: one that is no greater than a known stamp is known. */
  chunkStamp(index: number): number {
    return this.#chunks[index]!.stamp;
  }

  /** An opaque key for chunk `index`: the same object as long as its slices are the same. */
  chunkKey(index: number): object {
    return this.#chunks[index]!;
  }

  /** The UTF-16 offset at which chunk `index` starts; the document's length for one past the last. */
  chunkStart(index: number): number {
    return this.#offsets[index]!;
  }

  /** The chunk that holds the slice at `offset`. */
  chunkAt(offset: number): number {
    return Math.min(upperBound(this.#offsets, offset), this.#chunks.length) - 1;
  }

  /** The slices of chunk `index` with their document offsets, in order. */
  slicesOf(index: number): PlacedSlice[] {
    const chunk = this.#chunks[index]!;
    const base = this.#offsets[index]!;
    return chunk.slices.map((slice, i) => ({ slice, start: base + chunk.starts[i]!, chunk: index, index: i }));
  }

  /** One slice by its place; undefined when there is none. */
  sliceOf(chunk: number, index: number): PlacedSlice | undefined {
    const slice = this.#chunks[chunk]?.slices[index];
    if (slice === undefined) return undefined;
    return { slice, start: this.#offsets[chunk]! + this.#chunks[chunk]!.starts[index]!, chunk, index };
  }

  /** The slice after another, or the first of all; undefined after the last. */
  nextSlice(placed: PlacedSlice | undefined): PlacedSlice | undefined {
    if (placed === undefined) return this.sliceOf(0, 0);
    return this.sliceOf(placed.chunk, placed.index + 1) ?? this.sliceOf(placed.chunk + 1, 0);
  }

  /** Every slice with its offset, in order. Linear in the document. */
  *slices(): Generator<PlacedSlice> {
    for (let c = 0; c < this.#chunks.length; c++) yield* this.slicesOf(c);
  }

  /** The slice that holds `offset`; the last one at the end of the text, undefined in an empty document. */
  sliceAt(offset: number): PlacedSlice | undefined {
    if (this.#chunks.length === 0) return undefined;
    const c = Math.max(0, this.chunkAt(Math.max(0, offset)));
    const chunk = this.#chunks[c]!;
    const base = this.#offsets[c]!;
    const i = Math.max(0, Math.min(upperBound(chunk.starts, offset - base), chunk.slices.length) - 1);
    return { slice: chunk.slices[i]!, start: base + chunk.starts[i]!, chunk: c, index: i };
  }

  /** The head of the innermost container around a slice, undefined at the top of the file. */
  parentOf(placed: PlacedSlice): PlacedSlice | undefined {
    const wanted = placed.slice.depth - 1;
    if (wanted < 0) return undefined;
    for (let c = placed.chunk; c >= 0; c--) {
      const chunk = this.#chunks[c]!;
      if (!chunk.opens.has(wanted)) continue;
      for (let i = c === placed.chunk ? placed.index - 1 : chunk.slices.length - 1; i >= 0; i--) {
        const slice = chunk.slices[i]!;
        if (slice.kind === "open" && slice.depth === wanted) {
          return { slice, start: this.#offsets[c]! + chunk.starts[i]!, chunk: c, index: i };
        }
      }
    }
    return undefined;
  }

  /** The heads of the containers around a slice, outermost first. */
  parentsOf(placed: PlacedSlice): readonly PlacedSlice[] {
    const out: PlacedSlice[] = [];
    for (let p = this.parentOf(placed); p !== undefined; p = this.parentOf(p)) out.unshift(p);
    return out;
  }

  /** The text between two offsets, clamped. Linear in what it returns. */
  text(start = 0, end = this.length): string {
    let out = "";
    const from = Math.max(0, start);
    const to = Math.min(end, this.length);
    if (from >= to) return "";
    for (let c = Math.max(0, this.chunkAt(from)); c < this.#chunks.length && this.#offsets[c]! < to; c++) {
      const chunk = this.#chunks[c]!;
      const base = this.#offsets[c]!;
      for (let i = 0; i < chunk.slices.length; i++) {
        const at = base + chunk.starts[i]!;
        const { text } = chunk.slices[i]!;
        if (at >= to) break;
        if (at + text.length <= from) continue;
        out += text.slice(Math.max(0, from - at), Math.min(text.length, to - at));
      }
    }
    return out;
  }

  /** The zero-based line of a UTF-16 offset, which is brought into the document first. */
  lineAt(offset: number): number {
    const at = Math.max(0, Math.min(offset, this.length));
    const placed = this.sliceAt(at);
    if (placed === undefined) return 0;
    const line = this.#lines[placed.chunk]! + this.#chunks[placed.chunk]!.lines[placed.index]!;
    return line + countLineEnds(placed.slice.text, at - placed.start);
  }

  /** The offset of a zero-based line's first unit; the document's length for a line beyond the last. */
  lineStart(line: number): number {
    if (line <= 0) return 0;
    if (line >= this.lineCount) return this.length;
    // The line begins after line end number `line`: find the chunk, then the slice, that holds it.
    const c = upperBound(this.#lines, line - 1) - 1;
    const chunk = this.#chunks[c]!;
    const wanted = line - this.#lines[c]!;
    const i = upperBound(chunk.lines, wanted - 1) - 1;
    return this.#offsets[c]! + chunk.starts[i]! + lineStartIn(chunk.slices[i]!.text, wanted - chunk.lines[i]!);
  }

  /** The offset just after the last unit of a zero-based line, its line end not included. */
  lineEnd(line: number): number {
    if (line + 1 >= this.lineCount) return this.length;
    let end = this.lineStart(line + 1);
    const tail = this.text(end - 2, end);
    end -= tail.endsWith("\r\n") ? 2 : 1;
    return end;
  }

  /** Applies one edit. Returns whether `structure` grew. */
  edit(change: TextEdit): boolean {
    const length = this.length;
    const start = Math.max(0, Math.min(change.start, change.end, length));
    const end = Math.min(length, Math.max(change.start, change.end, 0));
    if (length === 0) {
      this.#chunks = toChunks(sliceText(change.newText), ++this.#stamp);
      this.#measure(0);
      this.#structure++;
      return true;
    }

    // The first slice whose decision the edit can change: the one that holds it, or an earlier one that looked this far.
    const [firstChunk, firstIndex] = this.#firstTouched(start);
    const base = this.#offsets[firstChunk]! + this.#chunks[firstChunk]!.starts[firstIndex]!;
    let frame = this.#chunks[firstChunk]!.slices[firstIndex]!.before;

    // A window of text from there, grown until a boundary and the open containers fall together with the old ones.
    let oldEnd = this.#endOfSlice(end);
    let window = this.text(base, start) + change.newText + this.text(end, oldEnd);
    const shift = change.newText.length - (end - start);
    const pieces: Slice[] = [];
    let at = 0;
    let syncChunk = this.#chunks.length;
    let syncIndex = 0;
    for (;;) {
      if (at >= window.length && oldEnd >= length) break;
      const absolute = base + at;
      // Synchronised only past the edit, at an old boundary with equal containers.
      if (absolute - shift >= end && absolute >= start + change.newText.length) {
        const old = this.#boundaryAt(absolute - shift);
        if (old !== undefined && sameFrame(this.#chunks[old[0]]!.slices[old[1]]!.before, frame)) {
          [syncChunk, syncIndex] = old;
          break;
        }
      }
      if (at < window.length) {
        // A window that starts inside a file must not read as its beginning.
        const slice = at > 0 || base === 0 ? cutAt(window, at, frame) : cutAt(`;${window}`, 1, frame);
        if (!(slice.touchedEnd && oldEnd < length)) {
          pieces.push(slice);
          frame = slice.after;
          at += slice.text.length;
          continue;
        }
      }
      // First a line's look-ahead, then the slicer's whole one, then more and more.
      const more = window.length < 1024 ? 1024 : Math.max(LOOKAHEAD + 1024, 4 * window.length);
      const grown = this.#endOfSlice(Math.min(length, oldEnd + more));
      window += this.text(oldEnd, grown);
      oldEnd = grown;
    }

    // What looked this far and was cut as before stays what it was: modules and facts hang from heads.
    let kept = 0;
    for (let c = firstChunk, i = firstIndex; kept < pieces.length; kept++, i++) {
      while (c < this.#chunks.length && i >= this.#chunks[c]!.slices.length) {
        c++;
        i = 0;
      }
      const old = this.#chunks[c]?.slices[i];
      if (old === undefined || !isSameCut(old, pieces[kept]!)) break;
      pieces[kept] = old;
    }
    let structural = pieces.some((piece, i) => i >= kept && piece.kind !== "item");
    const lastChunk = syncChunk < this.#chunks.length ? syncChunk : this.#chunks.length - 1;
    const before = this.#chunks[firstChunk]!.slices.slice(0, firstIndex);
    const after = this.#chunks[syncChunk]?.slices.slice(syncIndex) ?? [];
    for (let c = firstChunk; c <= lastChunk && !structural; c++) {
      const chunk = this.#chunks[c]!;
      const to = c === syncChunk ? syncIndex : chunk.slices.length;
      for (let i = c === firstChunk ? firstIndex : 0; i < to; i++) {
        const slice = chunk.slices[i]!;
        if (slice.kind !== "item" && !pieces.includes(slice)) structural = true;
      }
    }
    this.#chunks.splice(
      firstChunk,
      lastChunk - firstChunk + 1,
      ...toChunks([...before, ...pieces, ...after], ++this.#stamp),
    );
    this.#measure(firstChunk);
    if (structural) this.#structure++;
    return structural;
  }

  /** The first slice whose cut an edit at `offset` can change: it ends there or later, or it looked that far. */
  #firstTouched(offset: number): [number, number] {
    for (let c = 0; c < this.#chunks.length; c++) {
      const chunk = this.#chunks[c]!;
      const at = offset - this.#offsets[c]!;
      if (chunk.furthest < at) continue;
      for (let i = 0; i < chunk.slices.length; i++)
        if (chunk.starts[i + 1]! + chunk.slices[i]!.reach >= at) return [c, i];
    }
    const last = this.#chunks.length - 1;
    return [last, this.#chunks[last]!.slices.length - 1];
  }

  #boundaryAt(offset: number): [number, number] | undefined {
    if (offset < 0 || offset >= this.length) return undefined;
    const c = this.chunkAt(offset);
    const chunk = this.#chunks[c]!;
    const i = upperBound(chunk.starts, offset - this.#offsets[c]!) - 1;
    return chunk.starts[i] === offset - this.#offsets[c]! && i < chunk.slices.length ? [c, i] : undefined;
  }

  #endOfSlice(offset: number): number {
    if (offset >= this.length) return this.length;
    const placed = this.sliceAt(offset)!;
    return placed.start + placed.slice.text.length;
  }

  #measure(from: number): void {
    this.#offsets.length = from + 1;
    this.#lines.length = from + 1;
    this.#offsets[0] = 0;
    this.#lines[0] = 0;
    for (let c = from; c < this.#chunks.length; c++) {
      const chunk = this.#chunks[c]!;
      this.#offsets[c + 1] = this.#offsets[c]! + chunk.starts[chunk.slices.length]!;
      this.#lines[c + 1] = this.#lines[c]! + chunk.lines[chunk.slices.length]!;
    }
  }
}

function toChunks(slices: readonly Slice[], stamp: number): Chunk[] {
  const out: Chunk[] = [];
  // Even chunks, so that an edit at the end of a full one does not leave a chunk of one slice behind.
  const count = Math.ceil(slices.length / CHUNK);
  for (let n = 0; n < count; n++) {
    const from = Math.floor((slices.length * n) / count);
    const part = slices.slice(from, Math.floor((slices.length * (n + 1)) / count));
    const starts = [0];
    const lines = [0];
    const opens = new Set<number>();
    let start = 0;
    let line = 0;
    let furthest = 0;
    for (const { text, kind, depth, reach } of part) {
      start += text.length;
      line += countLineEnds(text, text.length);
      starts.push(start);
      lines.push(line);
      furthest = Math.max(furthest, start + reach);
      if (kind === "open") opens.add(depth);
    }
    out.push({ stamp, slices: part, starts, lines, furthest, opens });
  }
  return out;
}

/** The first index whose entry is greater than `value` in an ascending list. */
function upperBound(ascending: readonly number[], value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ascending[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many lines end before `limit`. CR LF counts as one, and a CR whose LF stands at `limit` has not ended its line. */
function countLineEnds(text: string, limit: number): number {
  let count = 0;
  for (let i = text.indexOf("\n"); i >= 0 && i < limit; i = text.indexOf("\n", i + 1)) count++;
  for (let i = text.indexOf("\r"); i >= 0 && i < limit; i = text.indexOf("\r", i + 1)) {
    if (text.charCodeAt(i + 1) !== 10) count++;
  }
  return count;
}

/** The offset just after line end number `count` (from 1) of a text; 0 for none. */
function lineStartIn(text: string, count: number): number {
  let at = 0;
  for (let n = 0; n < count; n++) {
    const found = /\r\n|\n|\r/g;
    found.lastIndex = at;
    if (found.exec(text) === null) return text.length;
    at = found.lastIndex;
  }
  return at;
}

/** Whether a slice was cut again as it was. */
function isSameCut(a: Slice, b: Slice): boolean {
  return (
    a.kind === b.kind &&
    a.container === b.container &&
    a.damaged === b.damaged &&
    a.depth === b.depth &&
    a.inside === b.inside &&
    a.reach === b.reach &&
    a.touchedEnd === b.touchedEnd &&
    a.text === b.text &&
    sameFrame(a.before, b.before) &&
    sameFrame(a.after, b.after)
  );
}
