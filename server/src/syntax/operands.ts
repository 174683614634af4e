/**
 * The leaves that expressions and patterns share: literals, paths, the input of macros; and the state of a body's parse.
 *
 * Enters: a cursor at the leaf. Leaves: its facts and the cursor behind it.
 * Source: Rust Reference, "Tokens", "Paths", "Macro invocation".
 */
import type { LiteralExpression, LiteralKind, PathExpression } from "../facts/expression.ts";
import type { Name, RustType } from "../facts/item.ts";
import { identifierEnd, isIdentifierStart } from "../text/scan.ts";
import type { Cursor, Token } from "./tokens.ts";
import { type Notes, parseGenericArgs, parseType } from "./types.ts";

/** Where the parse of a body is. It moves; the facts made on the way do not hold it. */
export interface BodyState {
  readonly cursor: Cursor;
  /** What types note; its `broken` says that something could not be read. */
  readonly notes: Notes;
  /** How many expressions and patterns are open. */
  depth: number;
  /** Whether `path {` is a struct expression: not in the head of an `if`, `while`, `match` or `for`. */
  structs: boolean;
}

/** Expressions and patterns nested deeper than this are `unknown`. */
export const DEPTH_LIMIT = 256;

/** More operators or postfixes in a row than this are not read: the tree would be deeper than anyone walks. */
export const CHAIN_LIMIT = 4096;

const NO_TYPES: readonly RustType[] = [];

/** Takes the literal at the cursor, its suffix included; undefined when none stands there. */
export function parseLiteralExpression(cursor: Cursor): LiteralExpression | undefined {
  const token = cursor.peek();
  let literal: LiteralKind;
  switch (token.kind) {
    case "number":
      return parseNumber(cursor);
    case "identifier":
      if (token.text !== "true" && token.text !== "false") return undefined;
      cursor.take();
      return literalOf(token, "bool", token.text, undefined);
    case "char":
      literal = token.text.charCodeAt(0) === 98 ? "byte" : "char";
      break;
    case "string":
    case "byte-string":
    case "c-string":
      literal = token.kind;
      break;
    default:
      return undefined;
  }
  cursor.take();
  let suffix: Name | undefined;
  if (isIdentifierStart(cursor.source.charCodeAt(token.end)) && cursor.peek().start === token.end) {
    suffix = cursor.take();
  }
  return literalOf(token, literal, token.text, suffix);
}

function literalOf(
  { start, end }: Token,
  literal: LiteralKind,
  text: string,
  suffix: Name | undefined,
): LiteralExpression {
  return { kind: "literal", start, end: suffix === undefined ? end : suffix.end, literal, text, suffix };
}

/** Takes a number. What a lexer without look-ahead leaves behind, the `.` of `1.` and the exponent of `1e-5`, is added. */
function parseNumber(cursor: Cursor): LiteralExpression {
  const token = cursor.take();
  const { source, limit } = cursor;
  const { start, text } = token;
  let end = token.end;
  const first = text.charCodeAt(1);
  const radix = text.charCodeAt(0) === 48 && (first === 120 || first === 111 || first === 98) ? first : 10;
  let at = radix === 10 ? 0 : 2;
  let float = false;
  for (; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if ((unit >= 48 && unit <= 57) || unit === 95) continue;
    if (radix === 120 && ((unit >= 97 && unit <= 102) || (unit >= 65 && unit <= 70))) continue;
    if (unit === 46) {
      float = true;
      continue;
    }
    if (radix === 10 && (unit === 101 || unit === 69) && isExponent(text, at + 1)) {
      float = true;
      continue;
    }
    break;
  }
  if (radix === 10 && at === text.length && end < limit) {
    const next = source.charCodeAt(end);
    const after = end + 1 < limit ? source.charCodeAt(end + 1) : 0;
    const digit = after >= 48 && after <= 57;
    if (float && digit && (next === 43 || next === 45) && isE(text.charCodeAt(text.length - 1))) {
      end = Math.min(limit, identifierEnd(source, end + 1));
      cursor.moveTo(end);
      const whole = source.slice(start, end);
      let digits = text.length + 1;
      while (digits < whole.length && /[0-9_]/.test(whole.charAt(digits))) digits++;
      return numberOf(start, whole, digits, true);
    }
    if (!float && next === 46 && after !== 46 && !isIdentifierStart(after)) {
      cursor.moveTo(end + 1);
      return numberOf(start, source.slice(start, end + 1), end + 1 - start, true);
    }
  }
  return numberOf(start, text, at, float || (radix === 10 && text.charCodeAt(at) === 102));
}

function numberOf(start: number, whole: string, digits: number, float: boolean): LiteralExpression {
  const end = start + whole.length;
  const suffix = digits < whole.length ? { text: whole.slice(digits), start: start + digits, end } : undefined;
  const text = suffix === undefined ? whole : whole.slice(0, digits);
  return { kind: "literal", start, end, literal: float ? "float" : "integer", text, suffix };
}

function isE(unit: number): boolean {
  return unit === 101 || unit === 69;
}

/** Whether what follows an `e` makes it an exponent: digits, or nothing, when the sign is the next token. */
function isExponent(text: string, at: number): boolean {
  return at === text.length || /^_*[0-9]/.test(text.slice(at));
}

/**
 * Takes the path at the cursor, which stands at an identifier, `::` or `<`. Generic arguments need their `::`. Undefined,
 * with `notes.broken`, when there is none.
 */
export function parsePathExpression({ cursor, notes }: BodyState): PathExpression | undefined {
  const first = cursor.peek();
  const segments: string[] = [];
  let args = NO_TYPES;
  let innerArgs = false;
  let qualified = false;
  let selfType: RustType | undefined;
  let trait: RustType | undefined;
  let name: Name | undefined;
  if (first.kind === "punctuation") {
    if (first.text === "<") {
      qualified = true;
      cursor.take();
      selfType = parseType(cursor, notes);
      if (cursor.isWord("as")) {
        cursor.take();
        trait = parseType(cursor, notes);
      }
      if (!cursor.is(">")) {
        notes.broken = true;
        return undefined;
      }
      cursor.take();
    }
    if (cursor.is("::")) {
      cursor.take();
      if (!qualified) segments.push("");
    }
  }
  for (;;) {
    const token = cursor.peek();
    if (token.kind !== "identifier" && token.kind !== "raw-identifier") {
      notes.broken = true;
      break;
    }
    cursor.take();
    segments.push(token.text);
    name = token;
    if (args.length > 0) {
      innerArgs = true;
      args = NO_TYPES;
    }
    if (!cursor.is("::")) break;
    cursor.take();
    if (cursor.is("<")) {
      args = parseGenericArgs(cursor, notes);
      if (!cursor.is("::")) break;
      cursor.take();
    }
  }
  if (name === undefined) return undefined;
  const { start } = first;
  return { kind: "path", start, end: cursor.lastEnd, segments, args, innerArgs, qualified, name, selfType, trait };
}

/** Whether `!` and a group follow the path that has just been taken: it is a macro's. */
export function isMacroBang(cursor: Cursor): boolean {
  return cursor.is("!") && (cursor.is("(", 1) || cursor.is("[", 1) || cursor.is("{", 1));
}
