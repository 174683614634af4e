/**
 * The FFI surface of a file, for an outline: what it imports, exports and hands out as callbacks.
 *
 * Enters: a document and its analysis. Leaves: a tree of symbols in file offsets; modules, impls and traits appear only
 * when they hold something of the surface.
 */
import type { ExternBlock, FnItem, FnPointer, Item, MacroBranch, Range, StaticItem, TypeItem } from "../facts/item.ts";
import type { Scene } from "../rules/rule.ts";
import { lowerSlice } from "../syntax/lower.ts";
import type { Document, PlacedSlice, Slice } from "../text/document.ts";
import type { Analysis } from "./analysis.ts";
import type { Environment } from "./environment.ts";
import { exportedSymbol, importedSymbol, librariesOf } from "./linkage.ts";

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
  /** A type alias of a function pointer with an ABI, `Option` around it or not. */
  | "callback-type"
  /** A module, impl or trait that holds any of these. */
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

/** What a chunk adds to the outline. Offsets are from the chunk's start. */
type Piece =
  /** A slice at another depth than the one before it: what is open at this depth or deeper ends here. */
  | { readonly kind: "edge"; readonly depth: number; readonly at: number }
  | { readonly kind: "open"; readonly depth: number; readonly isBlock: boolean; readonly symbol: SurfaceSymbol }
  | { readonly kind: "close"; readonly at: number }
  | { readonly kind: "symbols"; readonly symbols: readonly SurfaceSymbol[] };

/** The surface in source order. Linear in the file; costs a parse of each slice that may cross the border. */
export function symbolsOf(document: Document, analysis: Analysis): readonly SurfaceSymbol[] {
  return new Surface(document, analysis).symbols();
}

/** The surface of a document that is edited. A class because it lives beside its document and remembers by chunk. */
export class Surface {
  readonly #document: Document;
  readonly #analysis: Analysis;
  #env: Environment;
  #memo = new WeakMap<object, readonly Piece[]>();

  constructor(document: Document, analysis: Analysis) {
    this.#document = document;
    this.#analysis = analysis;
    this.#env = analysis.env;
  }

  /** Reads what has changed, chunk by chunk; stop at any step. Afterwards `symbols` costs no parse. */
  *read(): Generator<void, void, void> {
    for (let c = 0; c < this.#document.chunkCount; c++) {
      if (this.#fresh().has(this.#document.chunkKey(c))) continue;
      this.#pieces(c);
      yield;
    }
  }

  /** The surface in source order. */
  symbols(): readonly SurfaceSymbol[] {
    const top: SurfaceSymbol[] = [];
    const open: {
      readonly piece: Extract<Piece, { kind: "open" }>;
      readonly base: number;
      readonly children: SurfaceSymbol[];
    }[] = [];
    const close = (end: number) => {
      const last = open.pop();
      // An external block is part of the surface even when it is empty: it may link a library.
      if (last === undefined || (last.children.length === 0 && !last.piece.isBlock)) return;
      const symbol = { ...shifted(last.piece.symbol, last.base), end, children: last.children };
      (open.at(-1)?.children ?? top).push(symbol);
    };
    for (let c = 0; c < this.#document.chunkCount; c++) {
      const base = this.#document.chunkStart(c);
      for (const piece of this.#pieces(c)) {
        if (piece.kind === "edge") while ((open.at(-1)?.piece.depth ?? -1) >= piece.depth) close(base + piece.at);
        else if (piece.kind === "close") close(base + piece.at);
        else if (piece.kind === "open") open.push({ piece, base, children: [] });
        else {
          const list = open.at(-1)?.children ?? top;
          for (const symbol of piece.symbols) list.push(shifted(symbol, base));
        }
      }
    }
    while (open.length > 0) close(this.#document.length);
    return top;
  }

  /** A new environment may decide `cfg_attr` anew, so it forgets everything. */
  #fresh(): WeakMap<object, readonly Piece[]> {
    if (this.#env !== this.#analysis.env) {
      this.#env = this.#analysis.env;
      this.#memo = new WeakMap();
    }
    return this.#memo;
  }

  #pieces(c: number): readonly Piece[] {
    const memo = this.#fresh();
    const key = this.#document.chunkKey(c);
    let pieces = memo.get(key);
    if (pieces === undefined) {
      pieces = piecesOf(this.#document.slicesOf(c), this.#document.chunkStart(c), this.#env);
      memo.set(key, pieces);
    }
    return pieces;
  }
}

function piecesOf(slices: readonly PlacedSlice[], base: number, env: Environment): readonly Piece[] {
  const out: Piece[] = [];
  let depth = -1;
  for (const { slice, start } of slices) {
    const at = start - base;
    if (slice.depth !== depth) out.push({ kind: "edge", depth: slice.depth, at });
    depth = slice.depth;
    if (slice.kind === "close") {
      out.push({ kind: "close", at: at + slice.text.length });
      continue;
    }
    const { items } = lowerSlice(slice);
    if (slice.kind === "open") {
      const head = items.at(-1);
      out.push({ kind: "open", depth, isBlock: head?.kind === "extern-block", symbol: opened(slice, at, head, env) });
      continue;
    }
    const where = slice.inside === undefined || slice.inside === "mod" ? "module" : slice.inside;
    const symbols = items.flatMap((item) => symbolsIn(item, where, slice.text, at, env));
    if (symbols.length > 0) out.push({ kind: "symbols", symbols });
  }
  return out;
}

function shifted(symbol: SurfaceSymbol, base: number): SurfaceSymbol {
  return {
    name: symbol.name,
    detail: symbol.detail,
    kind: symbol.kind,
    start: symbol.start + base,
    end: symbol.end + base,
    selectionStart: symbol.selectionStart + base,
    selectionEnd: symbol.selectionEnd + base,
    children: symbol.children.length === 0 ? NONE : symbol.children.map((child) => shifted(child, base)),
  };
}

const NONE: readonly SurfaceSymbol[] = [];

/** The symbol of a container; its end and children are found later. */
function opened(slice: Slice, at: number, head: Item | undefined, env: Environment): SurfaceSymbol {
  const end = at + slice.text.length;
  const start = at + (head?.start ?? slice.text.length - 1);
  if (head?.kind === "extern-block") {
    return { ...blockWords(head, env), start, end, ...selection(at, blockHead(head)), children: NONE };
  }
  const brace = Math.max(0, slice.text.lastIndexOf("{"));
  const from = head?.start ?? 0;
  const name = slice.text.slice(from, brace).replace(/\s+/g, " ").trim();
  const own = head !== undefined && "name" in head ? head.name : undefined;
  const range = own !== undefined && own.end > own.start ? own : { start: from, end: Math.max(from, brace) };
  const words = { name: shortened(name === "" ? (slice.container ?? "") : name, 80), detail: "" };
  return { ...words, kind: "container", start, end, ...selection(at, range), children: NONE };
}

function symbolsIn(item: Item, where: Scene["place"], text: string, base: number, env: Environment): SurfaceSymbol[] {
  if (item.kind === "macro-call")
    return item.branches.flatMap((branch) => branchSymbols(branch, item, where, text, base, env));
  const nested = item.nested.flatMap((inner) => symbolsIn(inner, innerPlace(item), text, base, env));
  const own = ownSymbol(item, where, text, base, env);
  if (own === undefined) return nested;
  return nested.length === 0 ? [own] : [{ ...own, children: [...own.children, ...nested] }];
}

/** What a branch of a macro's input holds; under the block that the macro puts around it. */
function branchSymbols(
  { block, items }: MacroBranch,
  call: Item,
  where: Scene["place"],
  text: string,
  base: number,
  env: Environment,
): SurfaceSymbol[] {
  const inside = block === undefined ? where : "extern-block";
  const children = items.flatMap((inner) => symbolsIn(inner, inside, text, base, env));
  if (block === undefined) return children;
  const range = { start: base + call.start, end: base + call.end };
  return [{ ...blockWords(block, env), ...range, ...selection(base, blockHead(block)), children }];
}

function innerPlace(item: Item): Scene["place"] {
  return item.kind === "impl" || item.kind === "trait" ? item.kind : item.kind === "mod" ? "module" : "body";
}

function ownSymbol(
  item: Item,
  where: Scene["place"],
  text: string,
  base: number,
  env: Environment,
): SurfaceSymbol | undefined {
  const foreign = where === "extern-block";
  const make = (
    kind: SurfaceSymbolKind,
    name: string,
    detail: string,
    range: Range,
    children: readonly SurfaceSymbol[] = NONE,
  ): SurfaceSymbol => ({
    name,
    detail,
    kind,
    start: base + item.start,
    end: base + item.end,
    ...selection(base, range),
    children,
  });
  switch (item.kind) {
    case "extern-block": {
      const { name, detail } = blockWords(item, env);
      const children = item.items.flatMap((inner) => symbolsIn(inner, "extern-block", text, base, env));
      return make("extern-block", name, detail, blockHead(item), children);
    }
    case "fn": {
      if (item.name.text === "") return undefined;
      if (foreign) return make("import", item.name.text, withSymbol(signatureOf(item, text), item, env), item.name);
      const exported = exportedSymbol(item, where, env);
      if (exported === undefined && item.abi === undefined) return undefined;
      const async = item.qualifiers.some(({ word }) => word === "async") ? "async " : "";
      const abi = `${async}${item.abi === undefined ? "" : `extern "${item.abi.name}" `}`;
      const symbol =
        exported !== undefined && exported.symbol !== item.name.text ? ` as ${JSON.stringify(exported.symbol)}` : "";
      return make(
        exported === undefined ? "callback" : "export",
        item.name.text,
        `${abi}${signatureOf(item, text)}${symbol}`,
        item.name,
      );
    }
    case "static": {
      if (item.name.text === "") return undefined;
      const type = item.type === undefined ? "" : flat(text, item.type);
      if (foreign) return make("static-import", item.name.text, withSymbol(type, item, env), item.name);
      const exported = exportedSymbol(item, where, env);
      if (exported === undefined) return undefined;
      return make(
        "export-static",
        item.name.text,
        exported.symbol === item.name.text ? type : `${type} as ${JSON.stringify(exported.symbol)}`,
        item.name,
      );
    }
    case "type":
      if (item.name.text === "") return undefined;
      if (foreign) return make("type-import", item.name.text, "type", item.name);
      return callbackOf(item)?.abi === undefined
        ? undefined
        : make("callback-type", item.name.text, item.type === undefined ? "" : flat(text, item.type), item.name);
    default:
      return undefined;
  }
}

/** The function pointer an alias stands for, with or without `Option`. */
function callbackOf({ type }: TypeItem): FnPointer | undefined {
  if (type?.kind === "fn-pointer") return type;
  const [first] = type?.kind === "path" && type.segments.at(-1) === "Option" ? type.args : [];
  return first?.kind === "fn-pointer" ? first : undefined;
}

function blockWords(block: ExternBlock, env: Environment): Pick<SurfaceSymbol, "name" | "detail" | "kind"> {
  const libraries = librariesOf(block, env).flatMap(({ name, kind, wasmModule }) => {
    const library = name ?? wasmModule;
    return library === undefined ? [] : [kind === undefined ? library : `${library} (${kind})`];
  });
  return {
    kind: "extern-block",
    name: `${block.unsafe === undefined ? "" : "unsafe "}extern "${block.abi.name}"`,
    detail: libraries.join(", "),
  };
}

/** `unsafe extern "C"`. */
function blockHead(block: ExternBlock): Range {
  return { start: block.unsafe?.start ?? block.abi.start, end: block.abi.end };
}

function withSymbol(words: string, item: FnItem | StaticItem, env: Environment): string {
  const { name, ordinal } = importedSymbol(item, env);
  if (ordinal !== undefined) return `${words} = ordinal ${ordinal}`;
  return name === item.name.text ? words : `${words} = ${JSON.stringify(name)}`;
}

/** `(a: c_int, ...) -> c_int`, shortened. */
function signatureOf(item: FnItem, text: string): string {
  const result = item.returnType === undefined ? "" : ` -> ${flat(text, item.returnType)}`;
  return shortened(flat(text, item.paramList) + result, 120);
}

function flat(text: string, { start, end }: Range): string {
  return shortened(
    text
      .slice(start, end)
      .replace(/\/\/[^\n]*/g, "")
      .replace(/\s+/g, " ")
      .replace(/\( /g, "(")
      .replace(/,? \)/g, ")"),
    120,
  );
}

function shortened(text: string, limit: number): string {
  const units = [...text];
  return units.length <= limit ? text : `${units.slice(0, limit - 1).join("")}…`;
}

function selection(base: number, { start, end }: Range): Pick<SurfaceSymbol, "selectionStart" | "selectionEnd"> {
  return { selectionStart: base + start, selectionEnd: base + end };
}
