/**
 * The FFI surface of a file, for an outline: what it imports, exports and hands out as callbacks.
 *
 * Enters: a document and its analysis. Leaves: a tree of symbols in file offsets; modules, impls and traits appear only
 * when they hold something of the surface.
 */
import type { ExternBlock, FnItem, FnPointer, Item, Range, StaticItem, TypeItem } from "../facts/item.ts";
import type { Scene } from "../rules/rule.ts";
import { lowerSlice } from "../syntax/lower.ts";
import type { Document, PlacedSlice } from "../text/document.ts";
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

interface Open {
  readonly depth: number;
  readonly block: ExternBlock | undefined;
  readonly where: Scene["place"];
  readonly symbol: Omit<SurfaceSymbol, "end" | "children">;
  readonly children: SurfaceSymbol[];
}

/** The surface in source order. Linear in the file; costs a parse of each slice that may cross the border. */
export function symbolsOf(document: Document, analysis: Analysis): readonly SurfaceSymbol[] {
  const top: SurfaceSymbol[] = [];
  const open: Open[] = [];
  const { env } = analysis;
  const close = (end: number) => {
    const last = open.pop();
    if (last === undefined) return;
    // An external block is part of the surface even when it is empty: it may link a library.
    if (last.children.length === 0 && last.block === undefined) return;
    (open.at(-1)?.children ?? top).push({ ...last.symbol, end, children: last.children });
  };
  for (const placed of document.slices()) {
    const { slice, start } = placed;
    const end = start + slice.text.length;
    while ((open.at(-1)?.depth ?? -1) >= slice.depth) close(start);
    if (slice.kind === "close") {
      close(end);
      continue;
    }
    const { items } = lowerSlice(slice);
    if (slice.kind === "open") {
      open.push(opened(placed, items.at(-1), env));
      continue;
    }
    const around = open.at(-1);
    for (const item of items) {
      (around?.children ?? top).push(...symbolsIn(item, around?.where ?? "module", around?.block, placed, env));
    }
  }
  while (open.length > 0) close(document.length);
  return top;
}

function opened(placed: PlacedSlice, head: Item | undefined, env: Environment): Open {
  const { slice, start } = placed;
  const { depth } = slice;
  const from = start + (head?.start ?? slice.text.length - 1);
  if (head?.kind === "extern-block") {
    return {
      depth,
      block: head,
      where: "extern-block",
      symbol: { ...blockWords(head, env), start: from, ...selection(start, blockHead(head)) },
      children: [],
    };
  }
  const where = slice.container === "impl" || slice.container === "trait" ? slice.container : "module";
  const brace = Math.max(0, slice.text.lastIndexOf("{"));
  const name = slice.text
    .slice(head?.start ?? 0, brace)
    .replace(/\s+/g, " ")
    .trim();
  const range =
    head !== undefined && "name" in head && head.name !== undefined && head.name.end > head.name.start
      ? head.name
      : { start: head?.start ?? 0, end: Math.max(head?.start ?? 0, brace) };
  const symbol = {
    name: shortened(name === "" ? (slice.container ?? "") : name, 80),
    detail: "",
    kind: "container" as const,
    start: from,
    ...selection(start, range),
  };
  return { depth, block: undefined, where, symbol, children: [] };
}

function symbolsIn(
  item: Item,
  where: Scene["place"],
  block: ExternBlock | undefined,
  placed: PlacedSlice,
  env: Environment,
): SurfaceSymbol[] {
  const nested = item.nested.flatMap((inner) => symbolsIn(inner, innerPlace(item), undefined, placed, env));
  const own = ownSymbol(item, where, block, placed, env);
  if (own === undefined) return nested;
  return [{ ...own, children: [...own.children, ...nested] }];
}

function innerPlace(item: Item): Scene["place"] {
  return item.kind === "impl" || item.kind === "trait" ? item.kind : item.kind === "mod" ? "module" : "body";
}

function ownSymbol(
  item: Item,
  where: Scene["place"],
  block: ExternBlock | undefined,
  placed: PlacedSlice,
  env: Environment,
): SurfaceSymbol | undefined {
  const text = placed.slice.text;
  const make = (
    kind: SurfaceSymbolKind,
    name: string,
    detail: string,
    range: Range,
    children: readonly SurfaceSymbol[] = [],
  ): SurfaceSymbol => ({
    name,
    detail,
    kind,
    start: placed.start + item.start,
    end: placed.start + item.end,
    ...selection(placed.start, range),
    children,
  });
  switch (item.kind) {
    case "extern-block": {
      const { name, detail } = blockWords(item, env);
      const children = item.items.flatMap((inner) => symbolsIn(inner, "extern-block", item, placed, env));
      return make("extern-block", name, detail, blockHead(item), children);
    }
    case "fn": {
      if (item.name.text === "") return undefined;
      if (block !== undefined)
        return make("import", item.name.text, withSymbol(signatureOf(item, text), item, env), item.name);
      const exported = exportedSymbol(item, where, env);
      if (exported === undefined && item.abi === undefined) return undefined;
      const abi = item.abi === undefined ? "" : `extern "${item.abi.name}" `;
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
      if (block !== undefined) return make("static-import", item.name.text, withSymbol(type, item, env), item.name);
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
      if (block !== undefined) return make("type-import", item.name.text, "type", item.name);
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
