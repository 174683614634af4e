/**
 * Attributes: tokens → `Attribute` facts.
 *
 * Enters: a cursor at `#` or a doc comment. Leaves: the attribute, its input read as meta items as far as it is one.
 * Source: Rust Reference, "Attributes" and "Meta item attribute syntax".
 */
import type { Attribute, Literal, MetaItem, Range } from "../facts/item.ts";
import { unescapeString } from "./literals.ts";
import type { Cursor, Token } from "./tokens.ts";

/** All attributes at the cursor: outer ones, or with `inner` the `#![…]` and `//!` of a file's or block's head. */
export function parseAttributes(cursor: Cursor, inner: boolean): Attribute[] {
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
    out.push(parseAttribute(cursor, inner));
  }
}

function parseAttribute(cursor: Cursor, inner: boolean): Attribute {
  const hash = cursor.take();
  if (inner) cursor.take();
  const open = cursor.peek();
  const group = peekGroup(cursor);
  cursor.take();
  let unsafe: Range | undefined;
  if (cursor.isWord("unsafe") && cursor.is("(", 1)) {
    const word = cursor.take();
    unsafe = { start: word.start, end: word.end };
    cursor.take();
  }
  const meta = parseMeta(cursor, group.end - 1);
  cursor.moveTo(group.end);
  return { start: hash.start, end: Math.max(group.end, open.end), inner, form: "attribute", meta, unsafe };
}

function peekGroup(cursor: Cursor): Range {
  const from = cursor.peek().start;
  const group = cursor.skipGroup();
  cursor.moveTo(from);
  return group;
}

/** Lists nested deeper than this are passed over: no attribute of the language needs a fraction of it. */
const DEPTH_LIMIT = 32;

/** Takes a meta item, as it stands in an attribute or before the `=>` of `cfg_select!`. Nothing after `limit` is read. */
export function parseMeta(cursor: Cursor, limit: number, depth = 0): MetaItem {
  const first = cursor.peek();
  const literal = parseLiteral(cursor);
  if (literal !== undefined) {
    return { start: literal.start, end: literal.end, name: "", value: literal, list: undefined };
  }
  let name = "";
  while (cursor.peek().end <= limit) {
    const token = cursor.peek();
    if (token.kind === "identifier" || token.kind === "raw-identifier" || (token.text === "::" && cursor.is("::"))) {
      name += token.text;
      cursor.take();
    } else break;
  }
  if (name === "") {
    skipToComma(cursor, limit);
    return { start: first.start, end: Math.max(cursor.lastEnd, first.start), name, value: undefined, list: undefined };
  }
  if (cursor.eat("=") !== undefined) {
    const value = parseLiteral(cursor);
    if (value === undefined) skipToComma(cursor, limit);
    return { start: first.start, end: cursor.lastEnd, name, value, list: undefined };
  }
  if (!(cursor.is("(") || cursor.is("[") || cursor.is("{")) || cursor.peek().start >= limit) {
    return { start: first.start, end: cursor.lastEnd, name, value: undefined, list: undefined };
  }
  if (depth >= DEPTH_LIMIT) {
    const skipped = cursor.skipGroup();
    return { start: first.start, end: skipped.end, name, value: undefined, list: undefined };
  }
  const group = peekGroup(cursor);
  cursor.take();
  const list: MetaItem[] = [];
  while (cursor.peek().start < group.end - 1 && !cursor.atEnd()) {
    const before = cursor.peek().start;
    list.push(parseMeta(cursor, group.end - 1, depth + 1));
    if (cursor.peek().start < group.end - 1 && cursor.eat(",") === undefined) skipToComma(cursor, group.end - 1);
    if (cursor.is(",") && cursor.peek().start < group.end - 1) cursor.take();
    if (cursor.peek().start === before) cursor.take();
  }
  cursor.moveTo(group.end);
  return { start: first.start, end: group.end, name, value: undefined, list };
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
