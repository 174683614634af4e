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

/** How much text is held at most before a file is checked, in UTF-16 units. */
const MOST_TEXT = 64 * 1024 * 1024;

export interface PlacedDocument {
  readonly document: Document;
  readonly home: Home;
}

/** A class because it holds what was read. */
export class CheckedSources {
  #world = this.#newWorld();
  #current: { readonly path: string; readonly document: Document } | undefined;

  /** The document for a text of the file at `path`, in the world that its names lead into. */
  place(path: string, text: string, crate: Crate): PlacedDocument {
    if (this.#world.size > MOST_TEXT) this.#world = this.#newWorld();
    const known = this.#world.documentOf(path);
    const same = known !== undefined && known.length === text.length && known.text() === text;
    const document = same ? known : new Document(text);
    this.#current = { path, document };
    if (!same) this.#world.fileChanged(path);
    return { document, home: { world: this.#world, crate, path } };
  }

  #newWorld(): World {
    return new World({
      document: (path) => {
        if (path === this.#current?.path) return this.#current.document;
        const text = nodeFiles.readText(path);
        return text === undefined ? undefined : new Document(text);
      },
    });
  }
}
