/**
 * How often the files of a crate mention a word, whatever it means there.
 *
 * Enters: a crate and an identifier. Leaves: a number, in which comments and strings count as well: it tells that nobody
 * uses a name, not that somebody does. An edit costs the chunk that it is in, and only where words were asked for.
 */
import type { Document } from "../text/document.ts";
import { isIdentifierContinue } from "../text/scan.ts";
import type { Crate } from "./crate.ts";
import type { FileIndex } from "./file-index.ts";
import { type NameClock, newRead, type OpenRead } from "./reads.ts";
import type { Module, World } from "./world.ts";

interface Count extends OpenRead {
  count: number;
}

interface CrateCounts {
  readonly words: Map<string, Count>;
  modules: readonly Module[];
  files: ReadonlyMap<FileIndex, FileState>;
}

/** What a file was at the last count. */
interface FileState {
  readonly document: Document;
  readonly stamp: number;
  readonly chunks: ReadonlySet<object>;
}

/** Who asks for more words of one crate gets no answer: each of them is sought in all its files. */
const MOST_WORDS = 200;

/** A class because it remembers, and is kept true. */
export class WordUses {
  readonly #world: World;
  readonly #clock: NameClock;
  readonly #crates = new Map<Crate, CrateCounts>();
  /** The counts of chunks, by word. */
  readonly #chunks = new WeakMap<object, Map<string, number>>();

  constructor(world: World, clock: NameClock) {
    this.#world = world;
    this.#clock = clock;
  }

  /** How often the crate's files mention the word; undefined until the crate is read, and for one word too many. */
  count(crate: Crate, word: string): number | undefined {
    const modules = this.#filesOf(crate);
    if (modules === undefined) return undefined;
    let known = this.#crates.get(crate);
    if (known === undefined) {
      known = { words: new Map(), modules: [], files: new Map() };
      this.#crates.set(crate, known);
    }
    // What is counted now must be what is taken off later.
    this.#update(known, modules);
    let count = known.words.get(word);
    if (count === undefined) {
      if (known.words.size >= MOST_WORDS) return undefined;
      let sum = 0;
      for (const { document } of known.files.keys()) {
        for (let chunk = 0; chunk < document.chunkCount; chunk++) sum += this.#inChunk(document, chunk, word);
      }
      count = { ...newRead(), count: sum };
      known.words.set(word, count);
    }
    return this.#world.touch(count).count;
  }

  /** Whether a crate has one file only. */
  isOneFile(crate: Crate): boolean {
    return this.#filesOf(crate)?.length === 1;
  }

  /** Takes in edits. */
  refresh(): void {
    for (const [crate, known] of this.#crates) {
      const modules = this.#filesOf(crate);
      if (modules !== undefined) this.#update(known, modules);
    }
  }

  #filesOf(crate: Crate): readonly Module[] | undefined {
    if (!this.#world.seesAll) return undefined;
    const modules = this.#world.modulesOf(crate);
    if (modules !== undefined) return modules;
    // Where no `mod` leads to a file there is nothing to wait for.
    const root = this.#world.rootOf(crate);
    if (root === undefined || this.#leadsElsewhere(root)) return undefined;
    const known = this.#crates.get(crate)?.modules ?? [];
    return known.length === 1 && known[0] === root ? known : [root];
  }

  #leadsElsewhere(root: Module): boolean {
    const inside = [root];
    for (const module of inside) {
      for (const child of this.#world.children(module)) {
        if (child.index !== root.index) return true;
        inside.push(child);
      }
    }
    return false;
  }

  /** Counts what is new in the files, and takes off what is gone. */
  #update(known: CrateCounts, modules: readonly Module[]): void {
    const isTrue = ({ index }: Module) => isAsBefore(known.files.get(index), index);
    if (modules === known.modules && modules.every(isTrue)) return;
    const files = new Map<FileIndex, FileState>();
    const sums = new Map([...known.words].map(([word, { count }]) => [word, count]));
    const add = (word: string, count: number) => sums.set(word, (sums.get(word) ?? 0) + count);
    for (const { index } of modules) {
      if (files.has(index)) continue;
      const { document } = index;
      const before = known.files.get(index);
      if (before !== undefined && isAsBefore(before, index)) {
        files.set(index, before);
        continue;
      }
      const chunks = new Set<object>();
      for (let chunk = 0; chunk < document.chunkCount; chunk++) {
        const key = document.chunkKey(chunk);
        chunks.add(key);
        if (before?.chunks.has(key) === true) continue;
        for (const word of known.words.keys()) add(word, this.#inChunk(document, chunk, word));
      }
      files.set(index, { document, stamp: document.stamp, chunks });
    }
    for (const [index, { chunks }] of known.files) {
      const now = files.get(index)?.chunks;
      if (now === chunks) continue;
      for (const key of chunks) {
        if (now?.has(key) === true) continue;
        for (const word of known.words.keys()) add(word, -(this.#chunks.get(key)?.get(word) ?? 0));
      }
    }
    known.modules = modules;
    known.files = files;
    for (const [word, count] of known.words) {
      const now = sums.get(word) ?? 0;
      if (now === count.count) continue;
      count.count = now;
      this.#clock.move(count);
    }
  }

  #inChunk(document: Document, chunk: number, word: string): number {
    const key = document.chunkKey(chunk);
    let counts = this.#chunks.get(key);
    if (counts === undefined) {
      counts = new Map();
      this.#chunks.set(key, counts);
    }
    let count = counts.get(word);
    if (count === undefined) {
      count = 0;
      for (const { slice } of document.slicesOf(chunk)) count += countWord(slice.text, word);
      counts.set(word, count);
    }
    return count;
  }
}

function isAsBefore(before: FileState | undefined, { document }: FileIndex): boolean {
  return before?.document === document && before.stamp === document.stamp;
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
