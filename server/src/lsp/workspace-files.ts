/** The Rust files of the workspace on disk, remembered as far as the client tells what changes. */
import type { Clock } from "../host/clock.ts";
import type { Files } from "../host/files.ts";

/** How long a list is good where nobody tells of changes, in milliseconds. */
const UNWATCHED_LIFE = 10_000;

/** A class because it remembers. */
export class WorkspaceFiles {
  readonly #files: Files;
  readonly #clock: Clock;
  readonly #isWatched: boolean;
  #lists = new Map<string, { readonly paths: readonly string[]; readonly at: number }>();
  #stamps = new Map<string, string | undefined>();

  constructor(files: Files, clock: Clock, isWatched: boolean) {
    this.#files = files;
    this.#clock = clock;
    this.#isWatched = isWatched;
  }

  /** The Rust files under a folder. Lazy: whoever reads it may pause; what changes meanwhile may be missed. */
  *under(folder: string): Generator<string, void, void> {
    const known = this.#lists.get(folder);
    if (known !== undefined && (this.#isWatched || this.#clock.now() - known.at < UNWATCHED_LIFE)) {
      yield* known.paths;
      return;
    }
    const lists = this.#lists;
    const paths: string[] = [];
    for (const path of this.#files.rustFiles(folder)) {
      paths.push(path);
      yield path;
    }
    lists.set(folder, { paths, at: this.#clock.now() });
  }

  /** Changes when the file's content may have; undefined for a file that is not there. */
  stamp(path: string): string | undefined {
    if (!this.#isWatched) return this.#files.stamp(path);
    if (!this.#stamps.has(path)) this.#stamps.set(path, this.#files.stamp(path));
    return this.#stamps.get(path);
  }

  /** A file changed; `listChanged` when it came or went, or what is ignored did. */
  changed(path: string, listChanged: boolean): void {
    this.#stamps.delete(path);
    if (listChanged) this.#lists = new Map();
  }
}
