/**
 * What the items of a crate that mention rare words say, put together by key, and kept true item by item.
 *
 * Enters: mentions, and a function that makes rows of one. Leaves: the rows under a key. Who asks for a key hears when
 * its rows read otherwise, and of nothing else: an edit costs the items that it changed or that rested on what it changed.
 */
import type { Slice } from "../text/document.ts";
import type { Mention } from "./functions.ts";
import { type NameClock, newRead, type OpenRead, type Read, type Resting } from "./reads.ts";
import type { World } from "./world.ts";

/** Something that a mention says. */
export interface Row<T> {
  readonly key: string;
  /** Tells it from other rows of the key: rows come in the order of their texts, and nobody hears of rows that read the same. */
  readonly text: string;
  readonly value: T;
}

/** What one mention says. A class because it hears when it may say something else. */
class Part<T> implements Resting {
  readonly mention: Mention;
  rows: readonly Row<T>[] = [];
  alive = true;
  inDoubt = false;
  readonly #doubt: (part: Part<T>) => void;

  constructor(mention: Mention, doubt: (part: Part<T>) => void) {
    this.mention = mention;
    this.#doubt = doubt;
  }

  shaken(): void {
    if (this.inDoubt || !this.alive) return;
    this.inDoubt = true;
    this.#doubt(this);
  }
}

interface Cell<T> {
  /** Moves when the rows read otherwise. */
  read: OpenRead | undefined;
  /** Moves when there are rows where there were none, or none any more. */
  any: OpenRead | undefined;
  /** Whether there were rows when those who asked were told last. */
  hadSome: boolean;
  readonly parts: Set<Part<T>>;
  values: readonly T[] | undefined;
}

/** A class because it remembers, and is kept true. */
export class Gathered<T> {
  readonly #world: World;
  readonly #clock: NameClock;
  readonly #of: (mention: Mention) => Iterable<Row<T>>;
  #parts = new Map<Slice, Part<T>>();
  readonly #cells = new Map<string, Cell<T>>();
  /** How many rows of which texts more or fewer there are under a key than those who asked were told. */
  readonly #changes = new Map<string, Map<string, number>>();

  constructor(world: World, clock: NameClock, of: (mention: Mention) => Iterable<Row<T>>) {
    this.#world = world;
    this.#clock = clock;
    this.#of = of;
  }

  /** The rows under a key, in the order of their texts. */
  rows(key: string): readonly T[] {
    const cell = this.#cell(key);
    cell.read ??= newRead();
    this.#world.touch(cell.read);
    cell.values ??= [...cell.parts]
      .flatMap(({ rows }) => rows.filter((row) => row.key === key))
      .sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0))
      .map(({ value }) => value);
    return cell.values;
  }

  /** Whether there are rows under a key. Who asks hears when there are none any more, or the first one comes. */
  some(key: string): boolean {
    const cell = this.#cell(key);
    cell.any ??= newRead();
    this.#world.touch(cell.any);
    return cell.parts.size > 0;
  }

  /** Goes on with these mentions and no others. */
  replace(mentions: Iterable<readonly [Slice, Mention]>): void {
    const before = this.#parts;
    this.#parts = new Map();
    for (const [slice, mention] of mentions) {
      const known = before.get(slice);
      if (known?.mention === mention) {
        this.#parts.set(slice, known);
        before.delete(slice);
      } else this.#add(slice, mention);
    }
    for (const part of before.values()) this.#drop(part);
    this.#tell();
  }

  /** These slices went, and these mentions came. */
  edit(gone: Iterable<Slice>, come: Iterable<readonly [Slice, Mention]>): void {
    for (const slice of gone) this.#remove(slice);
    for (const [slice, mention] of come) this.#add(slice, mention);
    this.#tell();
  }

  #add(slice: Slice, mention: Mention): void {
    const known = this.#parts.get(slice);
    if (known?.mention === mention) return;
    if (known !== undefined) this.#drop(known);
    const part = new Part<T>(mention, (shaken) => this.#clock.suspect({ settle: () => this.#settle(shaken) }));
    this.#parts.set(slice, part);
    this.#ask(part);
  }

  #remove(slice: Slice): void {
    const known = this.#parts.get(slice);
    if (known === undefined) return;
    this.#parts.delete(slice);
    this.#drop(known);
  }

  #drop(part: Part<T>): void {
    part.alive = false;
    this.#put(part, []);
  }

  #settle(part: Part<T>): void {
    part.inDoubt = false;
    if (!part.alive) return;
    this.#ask(part);
    this.#tell();
  }

  #ask(part: Part<T>): void {
    const reads = new Set<Read>();
    const { time } = this.#clock;
    const rows = this.#world.recordingApart(reads, () => [...this.#of(part.mention)]);
    if (this.#world.changes) this.#clock.rest(part, reads, time);
    this.#put(part, rows);
  }

  /** Gives a part other rows. */
  #put(part: Part<T>, rows: readonly Row<T>[]): void {
    for (const { key, text } of part.rows) {
      this.#cell(key).parts.delete(part);
      this.#count(key, text, -1);
    }
    part.rows = rows;
    for (const { key, text } of rows) {
      this.#cell(key).parts.add(part);
      this.#count(key, text, 1);
    }
  }

  #count(key: string, text: string, by: number): void {
    this.#cell(key).values = undefined;
    let counts = this.#changes.get(key);
    if (counts === undefined) {
      counts = new Map();
      this.#changes.set(key, counts);
    }
    counts.set(text, (counts.get(text) ?? 0) + by);
  }

  /** Tells those who asked for keys under which other texts stand now. */
  #tell(): void {
    for (const [key, counts] of this.#changes) {
      const cell = this.#cell(key);
      const { read, any, parts } = cell;
      if (read !== undefined && [...counts.values()].some((count) => count !== 0)) this.#clock.move(read);
      if (any !== undefined && cell.hadSome !== parts.size > 0) this.#clock.move(any);
      cell.hadSome = parts.size > 0;
    }
    this.#changes.clear();
  }

  #cell(key: string): Cell<T> {
    let cell = this.#cells.get(key);
    if (cell === undefined) {
      cell = { read: undefined, any: undefined, hadSome: false, parts: new Set(), values: undefined };
      this.#cells.set(key, cell);
    }
    return cell;
  }
}
