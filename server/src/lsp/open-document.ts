/** A document the editor has open: its text, what is thought about it, and how far that is. */
import type { Analysis } from "../analysis/analysis.ts";
import type { Diagnostic } from "../analysis/diagnostic.ts";
import type { Surface } from "../analysis/symbols.ts";
import type { Document } from "../text/document.ts";

/** A class because it lives from the document's opening to its closing. */
export class OpenDocument {
  readonly uri: string;
  /** Absolute path of a file, on disk or in another file system; undefined for other documents. */
  readonly path: string | undefined;
  readonly isRust: boolean;
  readonly text: Document;
  version: number;
  /** Undefined until the environment is known, and for what is not Rust. */
  analysis: Analysis | undefined;
  /** The surface as far as it has been read; made when it is first asked for. */
  surface: Surface | undefined;
  /** Settles when `analysis` is there, or never will be. */
  ready: Promise<void> = Promise.resolve();
  closed = false;
  /** UTF-16 offset of the last edit: what its author looks at. */
  near = 0;
  /** UTF-16 offsets of what is on the screen. */
  visible: readonly { readonly start: number; readonly end: number }[] = [];
  /** Tells states apart, also those of a document that is closed and opened again. */
  revision: number;
  #findings: { readonly revision: number; readonly list: readonly Diagnostic[] } | undefined;

  constructor(
    uri: string,
    path: string | undefined,
    isRust: boolean,
    text: Document,
    version: number,
    revision: number,
  ) {
    this.uri = uri;
    this.path = path;
    this.isRust = isRust;
    this.text = text;
    this.version = version;
    this.revision = revision;
  }

  /** What the last check found. `complete` tells that a check of this very state has ended, so the list can be kept. */
  findings(complete: boolean): readonly Diagnostic[] {
    if (this.analysis === undefined) return [];
    if (this.#findings?.revision === this.revision) return this.#findings.list;
    const list = this.analysis.diagnostics();
    if (complete) this.#findings = { revision: this.revision, list };
    return list;
  }
}
