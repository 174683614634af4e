/** The FFI surface of a file, for an outline: what it imports, exports and hands out as callbacks. */
import type { Document } from "../text/document.ts";
import type { Analysis } from "./analysis.ts";

export type SurfaceSymbolKind =
  /** An external block; its children are what it imports. */
  | "extern-block"
  /** A foreign function. */
  | "import"
  /** A foreign static. */
  | "static-import"
  /** A foreign type (`extern type`, nightly). */
  | "type-import"
  /** A function whose symbol other languages can link to. */
  | "export"
  /** A static with an exported symbol. */
  | "export-static"
  /** A function with a foreign ABI and no exported symbol: other languages reach it through a pointer. */
  | "callback"
  /** A type alias of a function pointer with an ABI. */
  | "callback-type"
  /** A module or impl that holds any of these. */
  | "container";

/** One entry. All offsets are UTF-16 file offsets; the selection (the name) lies inside the range. */
export interface SurfaceSymbol {
  readonly name: string;
  /** One short line beside the name: signature, ABI, symbol or library. */
  readonly detail: string;
  readonly kind: SurfaceSymbolKind;
  readonly start: number;
  readonly end: number;
  readonly selectionStart: number;
  readonly selectionEnd: number;
  readonly children: readonly SurfaceSymbol[];
}

/** The surface in source order. Linear in the file; costs a parse of each slice that may cross the border. */
export function symbolsOf(_document: Document, _analysis: Analysis): readonly SurfaceSymbol[] {
  return [];
}
