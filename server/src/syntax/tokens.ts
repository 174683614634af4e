/**
 * Tokens of a slice, made as the parser asks for them.
 *
 * Enters: a slice's text. Leaves: tokens with UTF-16 ranges in it. White space and plain comments are dropped, doc
 * comments are kept (they are attributes). Groups can be passed over without making their tokens.
 * Source: Rust Reference, "Tokens".
 */
import {
  blockCommentEnd,
  characterEnd,
  groupEnd,
  identifierEnd,
  isIdentifierContinue,
  isIdentifierStart,
  isSpace,
  lineCommentEnd,
  prefixedLiteralEnd,
  stringEnd,
} from "../text/scan.ts";

export type TokenKind =
  | "identifier"
  | "raw-identifier"
  | "lifetime"
  | "string"
  | "byte-string"
  | "c-string"
  | "char"
  | "number"
  | "doc-outer"
  | "doc-inner"
  | "punctuation"
  | "end";

/** One token; `text` is what is written (of a raw identifier the name without `r#`). `end` has range (length, length). */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The token that starts at or after `at`, before `limit`. Unterminated literals end at `limit`. */
export function tokenAt(text: string, at: number, limit: number): Token {
  let i = at;
  while (i < limit) {
    const unit = text.charCodeAt(i);
    if (isSpace(unit)) {
      i++;
      continue;
    }
    if (unit === 47) {
      const next = text.charCodeAt(i + 1);
      if (next === 47 || next === 42) {
        const end = Math.min(limit, next === 47 ? lineCommentEnd(text, i) : blockCommentEnd(text, i));
        const kind = docKind(text, i, end);
        if (kind !== undefined) return token(kind, text, i, end);
        i = end;
        continue;
      }
      return token("punctuation", text, i, i + 1);
    }
    if (isIdentifierStart(unit)) {
      if (unit === 114 || unit === 98 || unit === 99) {
        const end = prefixedLiteralEnd(text, i);
        if (end >= 0) return token(prefixedKind(text, i), text, i, Math.min(end, limit));
        if (unit === 114 && text.charCodeAt(i + 1) === 35 && isIdentifierStart(text.charCodeAt(i + 2))) {
          const rawEnd = Math.min(limit, identifierEnd(text, i + 2));
          return { kind: "raw-identifier", text: text.slice(i + 2, rawEnd), start: i, end: rawEnd };
        }
      }
      return token("identifier", text, i, Math.min(limit, identifierEnd(text, i)));
    }
    if (isIdentifierContinue(unit)) return token("number", text, i, Math.min(limit, numberEnd(text, i)));
    if (unit === 34) return token("string", text, i, Math.min(limit, stringEnd(text, i)));
    if (unit === 39) {
      const end = characterEnd(text, i);
      if (end >= 0) return token("char", text, i, Math.min(limit, end));
      const raw = text.charCodeAt(i + 1) === 114 && text.charCodeAt(i + 2) === 35 ? 2 : 0;
      const from = i + 1 + (isIdentifierStart(text.charCodeAt(i + 3)) ? raw : 0);
      const name = isIdentifierStart(text.charCodeAt(from)) ? identifierEnd(text, from) : from;
      return token("lifetime", text, i, Math.min(limit, name));
    }
    return token("punctuation", text, i, Math.min(limit, i + punctuationLength(text, i, unit)));
  }
  return { kind: "end", text: "", start: limit, end: limit };
}

function token(kind: TokenKind, text: string, start: number, end: number): Token {
  return { kind, text: text.slice(start, end), start, end };
}

function docKind(text: string, at: number, end: number): TokenKind | undefined {
  const third = text.charCodeAt(at + 2);
  const line = text.charCodeAt(at + 1) === 47;
  if (third === 33) return "doc-inner";
  // `////` and `/***` are plain comments, and so is `/**/`.
  if (line) return third === 47 && text.charCodeAt(at + 3) !== 47 ? "doc-outer" : undefined;
  return third === 42 && text.charCodeAt(at + 3) !== 42 && end - at > 4 ? "doc-outer" : undefined;
}

function prefixedKind(text: string, at: number): TokenKind {
  const unit = text.charCodeAt(at);
  if (unit === 114) return "string";
  if (unit === 99) return "c-string";
  return text.charCodeAt(at + 1) === 39 ? "char" : "byte-string";
}

function numberEnd(text: string, at: number): number {
  let i = identifierEnd(text, at);
  if (text.charCodeAt(i) === 46 && /[0-9]/.test(text.charAt(i + 1))) i = identifierEnd(text, i + 1);
  return i;
}

function punctuationLength(text: string, at: number, unit: number): number {
  const next = text.charCodeAt(at + 1);
  if (unit === 58) return next === 58 ? 2 : 1;
  if (unit === 45 || unit === 61) return next === 62 ? 2 : 1;
  if (unit === 46 && next === 46) return text.charCodeAt(at + 2) === 46 ? 3 : 2;
  // A surrogate pair is one character of the source.
  return unit >= 0xd800 && unit < 0xdc00 ? 2 : 1;
}

/** A place in the tokens of `[start, end)`. A class because it moves; it hands out plain tokens. */
export class Cursor {
  readonly source: string;
  readonly limit: number;
  /** The next token, once somebody looked at it, and those after it: `#later` from `#at` on. */
  #first: Token | undefined;
  #later: Token[] = [];
  #at = 0;
  #next = 0;
  /** The end of the last token taken; the start of the range before any. */
  lastEnd: number;

  constructor(source: string, start: number, end: number) {
    this.source = source;
    this.limit = end;
    this.#next = start;
    this.lastEnd = start;
  }

  /** The token `n` places ahead, 0 for the next one. */
  peek(n = 0): Token {
    this.#first ??= this.#read();
    if (n === 0) return this.#first;
    while (this.#later.length - this.#at < n) this.#later.push(this.#read());
    return this.#later[this.#at + n - 1] as Token;
  }

  #read(): Token {
    const token = tokenAt(this.source, this.#next, this.limit);
    this.#next = token.end;
    return token;
  }

  take(): Token {
    const token = this.#first ?? this.#read();
    this.#first = undefined;
    if (this.#later.length > 0) {
      this.#first = this.#later[this.#at++];
      // Taken one by one from the front: moving the rest each time would cost more than the tokens.
      if (this.#at === this.#later.length) {
        this.#later.length = 0;
        this.#at = 0;
      }
    }
    if (token.kind !== "end") this.lastEnd = token.end;
    return token;
  }

  atEnd(): boolean {
    return this.peek().kind === "end";
  }

  /** Whether the token `n` ahead is this punctuation. */
  is(text: string, n = 0): boolean {
    const token = this.peek(n);
    return token.kind === "punctuation" && token.text === text;
  }

  /** Whether the token `n` ahead is this keyword (a raw identifier never is). */
  isWord(text: string, n = 0): boolean {
    const token = this.peek(n);
    return token.kind === "identifier" && token.text === text;
  }

  /** Takes the next token when it is this punctuation or keyword. */
  eat(text: string): Token | undefined {
    return this.is(text) || this.isWord(text) ? this.take() : undefined;
  }

  /** Goes to an offset, forgetting what was looked at. */
  moveTo(offset: number): void {
    this.#first = undefined;
    if (this.#later.length > 0) {
      this.#later.length = 0;
      this.#at = 0;
    }
    this.#next = offset;
    this.lastEnd = offset;
  }

  /** Passes over the group that opens at the next token without reading it. Returns its range, its brackets included. */
  skipGroup(): { start: number; end: number } {
    const open = this.peek();
    const end = Math.min(this.limit, groupEnd(this.source, open.start, this.limit));
    this.moveTo(Math.max(end, open.end));
    return { start: open.start, end: this.lastEnd };
  }
}
