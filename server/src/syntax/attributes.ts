/**
 * Attributes: tokens → `Attribute` facts.
 *
 * Enters: a cursor at `#` or a doc comment. Leaves: the attribute, its input read as meta items as far as it is one.
 * Source: Rust Reference, "Attributes" and "Meta item attribute syntax".
 */
import type { Attribute, Literal, MetaItem, Range, SyntaxProblemKind } from "../facts/item.ts";
import { unescapeString } from "./literals.ts";
import type { Cursor, Token } from "./tokens.ts";

/** Hears of what no attribute may look like. */
interface AttributeNotes {
  problem(kind: SyntaxProblemKind, range: Range, found: string, repair?: Range): void;
}

/** All attributes at the cursor: outer ones, or with `inner` the `#![…]` and `//!` of a file's or block's head. */
export function parseAttributes(cursor: Cursor, inner: boolean, notes?: AttributeNotes): Attribute[] {
  const out: Attribute[] = [];
  for (;;) {
    const token = cursor.peek();
    if (token.kind === (inner ? "doc-inner" : "doc-outer")) {
      cursor.take();
      const meta: MetaItem = { start: token.start, end: token.end, name: "doc", value: undefined, list: undefined };
      out.push({ start: token.start, end: token.end, inner, form: "doc-comment", meta, unsafe: undefined });
      continue;
    }
    const bracket = inner ? 2 : 1;
    if (!cursor.is("#") || !cursor.is("[", bracket) || (inner && !cursor.is("!", 1))) return out;
    out.push(parseAttribute(cursor, inner, notes));
  }
}

function parseAttribute(cursor: Cursor, inner: boolean, notes: AttributeNotes | undefined): Attribute {
  const hash = cursor.take();
  if (inner) cursor.take();
  const open = cursor.peek();
  const group = peekGroup(cursor);
  cursor.take();
  const limit = group.end - 1;
  let unsafe: Range | undefined;
  if (cursor.isWord("unsafe")) {
    if (cursor.is("(", 1)) {
      const word = cursor.take();
      unsafe = { start: word.start, end: word.end };
      cursor.take();
    } else noteUnsafe(cursor, limit, notes);
  }
  let meta = parseMeta(cursor, limit, notes);
  if (unsafe !== undefined && cursor.eat(")") === undefined) meta = { ...meta, unreadable: true };
  if (cursor.peek().start < limit && meta.unreadable !== true) meta = { ...meta, unreadable: true };
  cursor.moveTo(group.end);
  return { start: hash.start, end: Math.max(group.end, open.end), inner, form: "attribute", meta, unsafe };
}

/** Notes an `unsafe` that no parenthesis follows, the cursor at the word. */
function noteUnsafe(cursor: Cursor, limit: number, notes: AttributeNotes | undefined): void {
  const next = cursor.peek(1);
  // Where the list of a `cfg_attr` ends the compiler has no token to point at.
  if (notes === undefined || next.kind === "end" || (next.start >= limit && next.text !== "]")) return;
  const word = cursor.take();
  skipToComma(cursor, limit);
  const repair = { start: next.start, end: Math.max(cursor.lastEnd, next.start) };
  cursor.moveTo(word.start);
  const found = next.kind === "raw-identifier" ? `r#${next.text}` : next.text;
  notes.problem("unsafe-without-parenthesis", { start: next.start, end: next.end }, found, repair);
}

function peekGroup(cursor: Cursor): Range {
  const from = cursor.peek().start;
  const group = cursor.skipGroup();
  cursor.moveTo(from);
  return group;
}

/** Lists nested deeper than this are passed over: no attribute of the language needs a fraction of it. */
const DEPTH_LIMIT = 32;

/**
 * Takes the meta item at the cursor, which stands before `limit`. What is none is passed over up to a comma. `notes` hears
 * of the attributes in a `cfg_attr`.
 */
export function parseMeta(cursor: Cursor, limit: number, notes?: AttributeNotes, depth = 0): MetaItem {
  const { start } = cursor.peek();
  const literal = parseLiteral(cursor);
  if (literal !== undefined) {
    const tooLarge = literal.kind === "number" && isTooLarge(literal.value ?? "");
    return metaItem(start, literal.end, "", start, literal, undefined, tooLarge);
  }
  if (depth > 0 && cursor.isWord("unsafe") && !cursor.is("(", 1)) noteUnsafe(cursor, limit, notes);
  const name = parsePath(cursor, limit);
  const nameEnd = cursor.lastEnd;
  if (name === "") {
    skipToComma(cursor, limit);
    return metaItem(start, Math.max(cursor.lastEnd, start), name, start, undefined, undefined, true);
  }
  if (cursor.eat("=") !== undefined) {
    const value = parseLiteral(cursor);
    if (value === undefined) skipToComma(cursor, limit);
    return metaItem(start, cursor.lastEnd, name, nameEnd, value, undefined, value === undefined);
  }
  const opener = cursor.peek();
  if (!(cursor.is("(") || cursor.is("[") || cursor.is("{")) || opener.start >= limit) {
    return metaItem(start, cursor.lastEnd, name, nameEnd, undefined, undefined, false);
  }
  if (depth >= DEPTH_LIMIT) return metaItem(start, cursor.skipGroup().end, name, nameEnd, undefined, undefined, true);
  const group = peekGroup(cursor);
  cursor.take();
  const close = group.end - 1;
  const list: MetaItem[] = [];
  let unreadable = opener.text !== "(";
  while (cursor.peek().start < close && !cursor.atEnd()) {
    const before = cursor.peek().start;
    const handedOn = name === "cfg_attr" && list.length > 0;
    const item = parseMeta(cursor, close, handedOn ? notes : undefined, depth + 1);
    list.push(item);
    unreadable ||= item.unreadable === true;
    if (cursor.peek().start < close && cursor.eat(",") === undefined) {
      unreadable = true;
      skipToComma(cursor, close);
    }
    if (cursor.is(",") && cursor.peek().start < close) {
      unreadable = true;
      cursor.take();
    }
    if (cursor.peek().start === before) cursor.take();
  }
  cursor.moveTo(group.end);
  return metaItem(start, group.end, name, nameEnd, undefined, list, unreadable);
}

/** One shape for all of them: they are made for every attribute of every item. */
function metaItem(
  start: number,
  end: number,
  name: string,
  nameEnd: number,
  value: Literal | undefined,
  list: readonly MetaItem[] | undefined,
  unreadable: boolean,
): MetaItem {
  return { start, end, name, nameEnd, value, list, unreadable };
}

/** Whether a number is beyond what the compiler reads, which is 128 bits. */
function isTooLarge(text: string): boolean {
  const digits = text.replaceAll("_", "");
  return (
    digits.length > 32 && /^(?:[0-9]+|0x[0-9a-fA-F]+|0o[0-7]+|0b[01]+)$/.test(digits) && BigInt(digits) >= 1n << 128n
  );
}

/** Takes `a`, `a::b` or `::a`; "" where none stands. */
function parsePath(cursor: Cursor, limit: number): string {
  let name = "";
  if (cursor.is("::") && cursor.peek().end <= limit) name += cursor.take().text;
  for (;;) {
    const token = cursor.peek();
    if ((token.kind !== "identifier" && token.kind !== "raw-identifier") || token.end > limit) return name;
    name += cursor.take().text;
    if (!cursor.is("::") || cursor.peek().end > limit) return name;
    name += cursor.take().text;
  }
}

function skipToComma(cursor: Cursor, limit: number): void {
  while (!cursor.atEnd() && cursor.peek().start < limit && !cursor.is(",")) {
    if (cursor.is("(") || cursor.is("[") || cursor.is("{")) cursor.skipGroup();
    else cursor.take();
  }
}

/** Takes the literal at the cursor, with the identifier that is glued to a string as its suffix. */
export function parseLiteral(cursor: Cursor): Literal | undefined {
  const token = cursor.peek();
  const kind = literalKind(token);
  if (kind === undefined) return undefined;
  cursor.take();
  const next = cursor.peek();
  const glued = token.kind !== "number" && next.kind === "identifier" && next.start === token.end;
  const suffix = glued ? { start: next.start, end: next.end, text: next.text } : undefined;
  if (glued) cursor.take();
  return {
    start: token.start,
    end: suffix?.end ?? token.end,
    kind,
    value:
      kind === "string" ? unescapeString(token.text) : kind === "bool" || kind === "number" ? token.text : undefined,
    suffix,
  };
}

function literalKind(token: Token): Literal["kind"] | undefined {
  switch (token.kind) {
    case "string":
    case "byte-string":
    case "c-string":
    case "char":
    case "number":
      return token.kind;
    case "identifier":
      return token.text === "true" || token.text === "false" ? "bool" : undefined;
    default:
      return undefined;
  }
}
