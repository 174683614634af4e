/** What leaves this room: plain data in UTF-16 offsets of the file. */
import type { Severity } from "./environment.ts";

export interface RelatedPlace {
  readonly start: number;
  readonly end: number;
  readonly message: string;
  /** The path of the other file that it is in; undefined for the diagnostic's own. */
  readonly path: string | undefined;
}

export interface Diagnostic {
  /** Our rule's name. */
  readonly rule: string;
  /** The compiler's name for this verdict: error code, lint, or the `msg:…` key of a message without a code. */
  readonly rustc: string | undefined;
  readonly severity: Severity;
  readonly message: string;
  readonly start: number;
  readonly end: number;
  readonly related: readonly RelatedPlace[];
  /** The compiler calls it deprecated, or says that the marked text does nothing. */
  readonly tag: "deprecated" | "unnecessary" | undefined;
  /** What the rule says once in a file; undefined for what each place has of its own. */
  readonly once?: string | undefined;
}
