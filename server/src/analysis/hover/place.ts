/** Where a hover was asked for, and what its parts may look at. */
import type { Document, PlacedSlice } from "../../text/document.ts";
import type { Analysis, Surroundings } from "../analysis.ts";
import type { Environment } from "../environment.ts";
import type { Origin } from "./names.ts";

export interface Place {
  readonly document: Document;
  readonly analysis: Analysis;
  readonly env: Environment;
  /** The slice with its offset in the file; ranges of facts are relative to it. */
  readonly placed: PlacedSlice;
  readonly around: Surroundings;
  /** The slice's text. */
  readonly source: string;
  /** Where a type's name comes from, looked up once. */
  readonly originOf: (name: string) => Origin;
}

/** A part's answer: markdown, and what it speaks about relative to the slice. */
export interface Said {
  readonly markdown: string;
  readonly start: number;
  readonly end: number;
}
