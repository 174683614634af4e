/**
 * How often the files of a crate mention a word, whatever it means there.
 *
 * Enters: a crate and an identifier. Leaves: a number, in which comments and strings count as well: it tells that nobody
 * uses a name, not that somebody does. An edit costs the chunk that it is in, and only where words were asked for.
 */
import { isIdentifierContinue } from "../text/scan.ts";
import type { Crate } from "./crate.ts";
import type { FileIndex, NameClock, Read } from "./file-index.ts";
import type { Module, World } from "./world.ts";

interface Count extends Read {
  version: number;
  count: number;
}

interface CrateCounts {
  readonly words: Map<string, Count>;
  modules: readonly Module[];
  /** The state of each file at the last count. */
  stamps: ReadonlyMap<FileIndex, number>;
}

/** A class because it remembers, and is kept true. */
export class WordUses {
  readonly #world: World;
  readonly #clock: NameClock;
  readonly #crates = new Map<Crate, CrateCounts>();
  readonly #chunks = new WeakMap<object, Map<string, number>>();

  constructor(world: World, clock: NameClock) {
    this.#world = world;
    this.#clock = clock;
  }

  /** How often the crate's files mention the word; undefined until the crate is read. */
  count(crate: Crate, word: string): number | undefined {
    const modules = this.#world.modulesOf(crate);
    if (modules === undefined) return undefined;
    let known = this.#crates.get(crate);
    if (known === undefined) {
      known = { words: new Map(), modules, stamps: stampsOf(modules) };
      this.#crates.set(crate, known);
    } else if (known.modules !== modules) this.#update(known, modules);
    let count = known.words.get(word);
    if (count === undefined) {
      count = { version: 0, count: this.#sum(modules, word) };
      known.words.set(word, count);
    }
    return this.#world.touch(count).count;
  }

  /** Takes in edits. */
  refresh(): void {
    for (const [crate, known] of this.#crates) {
      const modules = this.#world.modulesOf(crate);
      if (modules === undefined) continue;
      const same =
        modules === known.modules && modules.every(({ index }) => known.stamps.get(index) === index.document.stamp);
      if (!same) this.#update(known, modules);
    }
  }

  #update(known: CrateCounts, modules: readonly Module[]): void {
    known.modules = modules;
    known.stamps = stampsOf(modules);
    let time = 0;
    for (const [word, count] of known.words) {
      const now = this.#sum(modules, word);
      if (now === count.count) continue;
      if (time === 0) time = ++this.#clock.time;
      count.count = now;
      count.version = time;
    }
  }

  #sum(modules: readonly Module[], word: string): number {
    let sum = 0;
    for (const { document } of new Set(modules.map(({ index }) => index))) {
      for (let chunk = 0; chunk < document.chunkCount; chunk++) {
        const key = document.chunkKey(chunk);
        let counts = this.#chunks.get(key);
        if (counts === undefined) {
          counts = new Map();
          this.#chunks.set(key, counts);
        }
        let own = counts.get(word);
        if (own === undefined) {
          own = 0;
          for (const { slice } of document.slicesOf(chunk)) own += countWord(slice.text, word);
          counts.set(word, own);
        }
        sum += own;
      }
    }
    return sum;
  }
}

function stampsOf(modules: readonly Module[]): ReadonlyMap<FileIndex, number> {
  return new Map(modules.map(({ index }) => [index, index.document.stamp]));
}

/** How often an identifier stands in a text. */
export function countWord(text: string, word: string): number {
  if (word === "") return 0;
  let count = 0;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
    const isWord =
      !isIdentifierContinue(text.charCodeAt(at - 1)) && !isIdentifierContinue(text.charCodeAt(at + word.length));
    if (isWord) count++;
  }
  return count;
}
