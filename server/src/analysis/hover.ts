/**
 * What a person reads when the cursor rests on something at the border.
 *
 * Enters: a document, its analysis and an offset. Leaves: markdown and the range it speaks about. Only the slice under
 * the cursor is parsed; the rest of the file is searched by words where a name must be found. Facts about ABIs, types and
 * attributes come from `target/`; this room only chooses and orders them. Silent where nothing at the border is meant.
 */
import type { Attribute, ExternBlock, FnPointer, Item, Param, Range } from "../facts/item.ts";
import type { Scene } from "../rules/rule.ts";
import { parseAttributes } from "../syntax/attributes.ts";
import { isWorthParsing, parseSlice } from "../syntax/lower.ts";
import { Cursor, type Token } from "../syntax/tokens.ts";
import { findCType } from "../target/c-types.ts";
import type { Document, PlacedSlice } from "../text/document.ts";
import type { Analysis } from "./analysis.ts";
import { evaluateMeta, standingOf } from "./conditions.ts";
import { abiMarkdown } from "./hover/abi.ts";
import { attributeHover, type Bearer } from "./hover/attribute.ts";
import { blockMarkdown } from "./hover/block.ts";
import { cTypeMarkdown } from "./hover/c-type.ts";
import {
  exportMarkdown,
  fnPointerMarkdown,
  foreignMarkdown,
  foreignTypeMarkdown,
  qualifierMarkdown,
  variadicMarkdown,
} from "./hover/item.ts";
import { layoutMarkdown } from "./hover/layout.ts";
import { type Origin, originsIn } from "./hover/names.ts";
import type { Place, Said } from "./hover/place.ts";
import { isVariadic } from "./hover/prototype.ts";

/** A hover. `start` and `end` are the UTF-16 file offsets of what it speaks about. */
export interface Hover {
  /** CommonMark with GitHub tables. Its first line says what the thing is. */
  readonly markdown: string;
  readonly start: number;
  readonly end: number;
}

/**
 * What is known about the place at a UTF-16 file offset.
 *
 * An offset just behind a word means that word. Gives `undefined` where nothing at the border is meant, and for an offset
 * outside the document.
 */
export function hoverAt(document: Document, analysis: Analysis, offset: number): Hover | undefined {
  if (!(offset >= 0 && offset <= document.length)) return undefined;
  return hoverOn(document, analysis, offset) ?? (offset > 0 ? hoverOn(document, analysis, offset - 1) : undefined);
}

function hoverOn(document: Document, analysis: Analysis, offset: number): Hover | undefined {
  const placed = document.sliceAt(offset);
  if (placed === undefined || placed.slice.kind === "close") return undefined;
  const at = offset - placed.start;
  const { text: source } = placed.slice;
  if (at >= source.length || /\s/.test(source.charAt(at))) return undefined;
  const spot = spotAt(source, at);
  if (spot === undefined) return undefined;

  const place = placeOf(document, analysis, placed);
  const said = say(place, at, spot);
  return said === undefined
    ? undefined
    : { markdown: said.markdown, start: placed.start + said.start, end: placed.start + said.end };
}

function placeOf(document: Document, analysis: Analysis, placed: PlacedSlice): Place {
  const { around } = analysis.look(placed);
  return {
    document,
    analysis,
    env: analysis.env,
    placed,
    around,
    source: placed.slice.text,
    originOf: originsIn(document),
  };
}

/** What stands under the cursor: an attribute, or a token with its neighbours. */
type Spot =
  | { readonly kind: "attribute"; readonly attribute: Attribute }
  | { readonly kind: "token"; readonly token: Token; readonly before: Token | undefined; readonly after: Token };

/** Finds what stands at an offset; `undefined` in white space and comments. Linear in the slice up to there. */
function spotAt(source: string, at: number): Spot | undefined {
  const cursor = new Cursor(source, 0, source.length);
  let before: Token | undefined;
  for (;;) {
    const token = cursor.peek();
    if (token.kind === "end" || token.start > at) return undefined;
    const inner = cursor.is("!", 1);
    if (cursor.is("#") && cursor.is("[", inner ? 2 : 1)) {
      for (const attribute of parseAttributes(cursor, inner)) {
        if (at >= attribute.start && at < attribute.end && attribute.form === "attribute")
          return { kind: "attribute", attribute };
      }
      if (cursor.peek().start > at && cursor.lastEnd > at) return undefined;
      continue;
    }
    cursor.take();
    if (at < token.end) return { kind: "token", token, before, after: cursor.peek() };
    before = token;
  }
}

function say(place: Place, at: number, spot: Spot): Said | undefined {
  const entries = [...entriesOf(parseSlice(place.placed.slice).items, place, place.around.place, place.around.block)];
  if (spot.kind === "attribute") {
    const bearer = entries.find(({ item }) => item.attributes.some(({ start }) => start === spot.attribute.start));
    return attributeHover(spot.attribute, at, bearer, place);
  }
  const { token } = spot;
  if (/^(?:doc-|char|number|lifetime|end)/.test(token.kind)) return undefined;
  if (token.kind === "identifier") {
    const type = sayCType(spot, place);
    if (type !== undefined) return type;
  }
  // The innermost answer: the one about the shortest range.
  let best: Said | undefined;
  for (const entry of entries) {
    const said = sayEntry(entry, at, entry.seen);
    if (said !== undefined && (best === undefined || said.end - said.start < best.end - best.start)) best = said;
  }
  return best ?? sayUse(spot, place);
}

interface Entry extends Bearer {
  /** The external block around the item. */
  readonly block: ExternBlock | undefined;
  /** The place, in a branch of a macro's input that is configured out one that says so. */
  readonly seen: Place;
}

function* entriesOf(
  items: readonly Item[],
  seen: Place,
  where: Scene["place"],
  block: ExternBlock | undefined,
): Generator<Entry, void, void> {
  for (const item of items) {
    yield { item, place: where, block, seen };
    const inside = item.kind === "impl" || item.kind === "trait" ? item.kind : item.kind === "mod" ? "module" : "body";
    yield* entriesOf(item.nested, seen, inside, undefined);
    if (item.kind === "extern-block") yield* entriesOf(item.items, seen, "extern-block", item);
    if (item.kind !== "macro-call") continue;
    for (const { condition, block: own, items: branch } of item.branches) {
      const there = condition === undefined || evaluateMeta(condition, seen.env) !== false;
      const inner: Place = there ? seen : { ...seen, around: { ...seen.around, standing: "inactive" } };
      yield* entriesOf(branch, inner, own === undefined ? where : "extern-block", own ?? block);
    }
  }
}

function sayEntry({ item, place: where, block }: Entry, at: number, place: Place): Said | undefined {
  const holds = (range: Range | undefined): boolean => range !== undefined && at >= range.start && at < range.end;
  const said = (markdown: string | undefined, { start, end }: Range): Said | undefined =>
    markdown === undefined ? undefined : { markdown, start, end };
  const scene = (variadic: boolean) => ({ target: place.env.target, features: place.around.features, variadic });

  for (const pointer of item.fnPointers) {
    if (pointer.abi !== undefined && holds(pointer.abi)) {
      return said(abiMarkdown(pointer.abi, scene(isVariadic(pointer.params))), pointer.abi);
    }
    const dots = dotsOf(pointer.params);
    if (dots !== undefined && holds(dots))
      return said(variadicMarkdown(pointer.abi?.name ?? "Rust", false, place), dots);
    const head = headOf(pointer, place.source);
    const matters = pointer.abi !== undefined || block !== undefined || (item.kind === "fn" && item.abi !== undefined);
    if (matters && holds(head)) {
      const nullable = /\bOption\s*<\s*$/.test(place.source.slice(Math.max(0, pointer.start - 40), pointer.start));
      return said(
        fnPointerMarkdown(pointer, item.kind === "type" ? item.name.text : "callback", nullable, place),
        head,
      );
    }
  }
  switch (item.kind) {
    case "fn": {
      if (item.abi !== undefined && holds(item.abi))
        return said(abiMarkdown(item.abi, scene(isVariadic(item.params))), item.abi);
      const dots = dotsOf(item.params);
      if (dots !== undefined && holds(dots))
        return said(variadicMarkdown(block?.abi.name ?? item.abi?.name ?? "Rust", block === undefined, place), dots);
      if (holds(item.name))
        return said(
          block === undefined ? exportMarkdown(item, where, place) : foreignMarkdown(item, block, place),
          item.name,
        );
      break;
    }
    case "static":
      if (holds(item.name))
        return said(
          block === undefined ? exportMarkdown(item, where, place) : foreignMarkdown(item, block, place),
          item.name,
        );
      break;
    case "type":
      return block !== undefined && holds(item.name) ? said(foreignTypeMarkdown(item.name.text), item.name) : undefined;
    case "extern-block": {
      const isHead = place.placed.slice.kind === "open";
      const head = { start: item.unsafe?.start ?? item.abi.start, end: item.brace + 1 };
      if (holds(item.abi.literal)) return said(abiMarkdown(item.abi, scene(false)), item.abi);
      if (holds(item.abi.keyword) && item.abi.literal === undefined) {
        return said(
          `${abiMarkdown(item.abi, scene(false))}\n\n---\n\n${blockMarkdown(item, place, isHead, "abi")}`,
          item.abi,
        );
      }
      const isOn = holds(item.unsafe) || holds(item.abi.keyword) || at === item.brace;
      return isOn ? said(blockMarkdown(item, place, isHead), head) : undefined;
    }
    case "struct":
    case "enum":
    case "union":
      return where === "module" && holds(item.name) ? said(layoutMarkdown(item, place), item.name) : undefined;
    default:
      return undefined;
  }
  if (block === undefined) return undefined;
  const word = item.qualifiers.find((qualifier) => holds(qualifier));
  return word !== undefined && (word.word === "safe" || word.word === "unsafe")
    ? said(qualifierMarkdown(word.word, item, block), word)
    : undefined;
}

function dotsOf(params: readonly Param[]): Range | undefined {
  return params.find((param) => param.variadic !== undefined)?.variadic;
}

/** From the pointer's first qualifier to its `fn`. */
function headOf(pointer: FnPointer, source: string): Range {
  const cursor = new Cursor(source, pointer.qualifiers.at(-1)?.end ?? pointer.start, pointer.end);
  while (!cursor.atEnd() && !cursor.isWord("fn")) cursor.take();
  return { start: pointer.start, end: cursor.atEnd() ? pointer.end : cursor.peek().end };
}

function sayCType({ token, before }: Extract<Spot, { kind: "token" }>, place: Place): Said | undefined {
  const entry = findCType(token.text);
  if (entry === undefined || before?.text === "." || before?.text === "fn") return undefined;
  const origin = before?.text === "::" ? originOfPath(token, place) : place.originOf(token.text);
  if (origin.kind === "defined") return undefined;
  return { markdown: cTypeMarkdown(entry, place.env.target, origin), start: token.start, end: token.end };
}

/** Where a name with a path before it comes from; the path's first part may itself be imported. */
function originOfPath(token: Token, { originOf, source }: Place): Origin {
  const written = /(?:::\s*)?((?:\w+\s*::\s*)+)$/.exec(source.slice(Math.max(0, token.start - 200), token.start))?.[1];
  const segments = (written ?? "")
    .split("::")
    .map((part) => part.trim())
    .filter(Boolean);
  const [first, ...rest] = segments;
  if (first === undefined) return { kind: "unseen" };
  const origin = /^(?:std|core|libc|crate|super|self)$/.test(first) ? undefined : originOf(first);
  const root = origin?.kind === "imported" ? [origin.path, first] : [first];
  return { kind: "imported", path: [...root, ...rest].join("::") };
}

const KEYWORDS =
  /^(?:as|async|await|break|const|continue|crate|dyn|else|enum|extern|false|fn|for|if|impl|in|let|loop|match|mod|move|mut|pub|ref|return|self|Self|static|struct|super|trait|true|type|unsafe|use|where|while)$/;

/** A use of a foreign or exported name that this file declares: a call, a path or an import. */
function sayUse({ token, before, after }: Extract<Spot, { kind: "token" }>, place: Place): Said | undefined {
  const isName = token.kind === "raw-identifier" || (token.kind === "identifier" && !KEYWORDS.test(token.text));
  if (
    !isName ||
    after.text === ":" ||
    after.text === "!" ||
    /^(?:\.|let|mut|fn|struct|enum|union|type|mod|trait)$/.test(before?.text ?? "")
  )
    return undefined;
  // A local variable or parameter of the same name is not what is meant.
  if (new RegExp(`(?:\\blet\\s+(?:mut\\s+)?|[(,|]\\s*(?:mut\\s+)?)${token.text}\\s*[:=|]`).test(place.source))
    return undefined;
  const declared = findDeclared(token.text, place);
  return declared === undefined ? undefined : { markdown: declared, start: token.start, end: token.end };
}

/** The hover of the one border item of this name in the file; the one that is compiled when there are several. */
function findDeclared(name: string, { document, analysis, env }: Place): string | undefined {
  let found: { readonly markdown: string; readonly active: boolean; readonly line: number } | undefined;
  const declaration = new RegExp(`\\b(?:fn|static(?:\\s+mut)?)\\s+(?:r#)?${name}\\b`);
  for (const placed of document.slices()) {
    const { slice } = placed;
    if (!slice.text.includes(name) || !declaration.test(slice.text) || !isWorthParsing(slice)) continue;
    const around = placeOf(document, analysis, placed);
    for (const { item, place: where, block, seen: place } of entriesOf(
      parseSlice(slice).items,
      around,
      "module",
      undefined,
    )) {
      if ((item.kind !== "fn" && item.kind !== "static") || item.name.text !== name || item.broken) continue;
      const isTop = where === "module";
      const owner = block ?? (isTop ? place.around.block : undefined);
      const standing = place.around.standing === "active" ? standingOf(item.attributes, env) : place.around.standing;
      const active = standing !== "inactive";
      if (found?.active === true && active) return undefined;
      if (found !== undefined && !active) continue;
      const markdown =
        owner === undefined
          ? exportMarkdown(item, isTop ? place.around.place : where, place)
          : foreignMarkdown(item, owner, place);
      // A method is not reached by its bare name.
      if (markdown === undefined || place.around.place === "impl" || place.around.place === "trait") continue;
      found = { markdown, active, line: document.lineAt(placed.start + item.name.start) + 1 };
    }
  }
  if (found === undefined) return undefined;
  const [title = "", ...rest] = found.markdown.split("\n\n");
  return [title, `Declared on line ${found.line}.`, ...rest].join("\n\n");
}
