/**
 * The documents of a run: each file is read and cut once, whether it is checked or a name leads to it.
 *
 * What was read is let go when it grows too large; what is still needed is read again.
 */
import type { Home } from "../analysis/home.ts";
import { nodeFiles } from "../host/node-files.ts";
import type { Crate } from "../model/crate.ts";
import { World } from "../model/world.ts";
import { Document } from "../text/document.ts";

/**
 * How much text all threads together hold at most before a file is checked, in UTF-16 units. What names need of a text
 * takes about twelve times its size.
 */
const MOST_TEXT = 32 * 1024 * 1024;

/** The part of it that is kept when another crate's turn comes: its neighbours may be what it depends on. */
const KEPT = 1 / 4;

export interface PlacedDocument {
  readonly document: Document;
  readonly home: Home;
}

/** A class because it holds what was read. */
export class CheckedSources {
  readonly #most: number;
  readonly #changes: boolean;
  #world: World;
  #crate: Crate | undefined;
  #current: { readonly path: string; readonly document: Document } | undefined;

  /** `threads`: how many threads of this run hold sources of their own. `changes`: whether files are written meanwhile. */
  constructor(threads: number, changes: boolean) {
    this.#most = MOST_TEXT / threads;
    this.#changes = changes;
    this.#world = this.#newWorld();
  }

  /** The world for the crates of a package whose manifest is checked: `crate`, or none that would be read. */
  worldFor(crate: Crate | undefined): World {
    const most = crate === this.#crate ? this.#most : this.#most * KEPT;
    if (this.#world.size > most) this.#world = this.#newWorld();
    this.#crate = crate ?? this.#crate;
    return this.#world;
  }

  /** The document for a text of the file at `path`, in the world that its names lead into. */
  place(path: string, text: string, crate: Crate): PlacedDocument {
    this.worldFor(crate);
    const known = this.#world.documentOf(path);
    const same = known !== undefined && known.length === text.length && known.text() === text;
    const document = same ? known : new Document(text);
    this.#current = { path, document };
    if (!same) {
      // Somebody else wrote it since names led to it. A world that does not change starts over.
      if (this.#changes) this.#world.fileChanged(path);
      else if (this.#world.hasLedTo(path)) this.#world = this.#newWorld();
    }
    return { document, home: { world: this.#world, crate, path } };
  }

  #newWorld(): World {
    const document = (path: string) => {
      if (path === this.#current?.path) return this.#current.document;
      const text = nodeFiles.readText(path);
      return text === undefined ? undefined : new Document(text);
    };
    return new World({ document }, this.#changes);
  }
}
