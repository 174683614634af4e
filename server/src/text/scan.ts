/**
 * The lexical ground: where comments, strings, characters, lifetimes and identifiers of Rust end.
 *
 * Enters: a string and a UTF-16 offset into it. Leaves: a UTF-16 offset. Nothing is allocated, nothing throws; an
 * unterminated token ends at the end of the text. Tokens themselves live in `tokens.ts`, items in `slice.ts`.
 * Source of the facts: Rust Reference, "Lexical structure" (comments, tokens, identifiers).
 */

export const LF = 10;
export const CR = 13;

const IDENT_START = 1;
const IDENT_CONTINUE = 2;
const SPACE = 4;

const CLASS = new Uint8Array(128);
for (let c = 0; c < 128; c++) {
  const letter = (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || c === 95;
  const digit = c >= 48 && c <= 57;
  const space = c === 32 || (c >= 9 && c <= 13);
  CLASS[c] = (letter ? IDENT_START | IDENT_CONTINUE : 0) | (digit ? IDENT_CONTINUE : 0) | (space ? SPACE : 0);
}

/** Whether a UTF-16 unit may start an identifier. Every unit beyond ASCII that is not white space counts as a letter. */
export function isIdentifierStart(unit: number): boolean {
  return unit < 128 ? (CLASS[unit]! & IDENT_START) !== 0 : unit >= 128 && !isSpace(unit);
}

/** Whether a UTF-16 unit may continue an identifier. */
export function isIdentifierContinue(unit: number): boolean {
  return unit < 128 ? (CLASS[unit]! & IDENT_CONTINUE) !== 0 : unit >= 128 && !isSpace(unit);
}

/** Whether a UTF-16 unit is Pattern_White_Space (Rust Reference, "Whitespace"); a byte order mark counts as one. */
export function isSpace(unit: number): boolean {
  if (unit < 128) return (CLASS[unit]! & SPACE) !== 0;
  return unit === 0x85 || unit === 0x200e || unit === 0x200f || unit === 0x2028 || unit === 0x2029 || unit === 0xfeff;
}

/** The end of the identifier that starts at `at`. */
export function identifierEnd(text: string, at: number): number {
  let i = at + 1;
  while (i < text.length && isIdentifierContinue(text.charCodeAt(i))) i++;
  return i;
}

/** The end of the `//` comment at `at`: the offset of its line end, which is not part of it. */
export function lineCommentEnd(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end;
}

/** The end of the block comment at `at`, nested ones included; the end of the text when it is not closed. */
export function blockCommentEnd(text: string, at: number): number {
  let depth = 1;
  let i = at + 2;
  while (i < text.length) {
    const unit = text.charCodeAt(i);
    if (unit === 42 && text.charCodeAt(i + 1) === 47) {
      i += 2;
      if (--depth === 0) return i;
    } else if (unit === 47 && text.charCodeAt(i + 1) === 42) {
      depth++;
      i += 2;
    } else i++;
  }
  return text.length;
}

/** The end of the quoted string whose opening `"` is at `quote`; the end of the text when it is not closed. */
export function stringEnd(text: string, quote: number): number {
  let i = quote + 1;
  for (;;) {
    const close = text.indexOf('"', i);
    if (close < 0) return text.length;
    let slashes = 0;
    while (close - 1 - slashes >= i && text.charCodeAt(close - 1 - slashes) === 92) slashes++;
    if (slashes % 2 === 0) return close + 1;
    i = close + 1;
  }
}

/**
 * The end of the raw string whose `r` is at `at` (after an optional `b` or `c`), or -1 when no raw string starts there.
 * The end of the text when it is not closed.
 */
export function rawStringEnd(text: string, at: number): number {
  let i = at + 1;
  while (text.charCodeAt(i) === 35) i++;
  if (text.charCodeAt(i) !== 34) return -1;
  const close = `"${"#".repeat(i - at - 1)}`;
  const end = text.indexOf(close, i + 1);
  return end < 0 ? text.length : end + close.length;
}

/**
 * The end of the string or character literal that starts at `at` with a prefix (`r"`, `b"`, `br#"`, `c"`, `cr"`, `b'`),
 * or -1 when the letters there are an ordinary identifier. `at` is at an `r`, `b` or `c`.
 */
export function prefixedLiteralEnd(text: string, at: number): number {
  const first = text.charCodeAt(at);
  const second = text.charCodeAt(at + 1);
  if (first === 114) return second === 34 || second === 35 ? rawStringEnd(text, at) : -1;
  if (second === 34) return stringEnd(text, at + 1);
  if (second === 114) {
    const third = text.charCodeAt(at + 2);
    return third === 34 || third === 35 ? rawStringEnd(text, at + 1) : -1;
  }
  if (first === 98 && second === 39) {
    const end = characterEnd(text, at + 1);
    return end < 0 ? -1 : end;
  }
  return -1;
}

/** The end of the character literal whose `'` is at `quote`, or -1 when a lifetime (or a lone quote) stands there. */
export function characterEnd(text: string, quote: number): number {
  const first = text.charCodeAt(quote + 1);
  if (first === 92) {
    // The longest escape is `\\u{10_FF_FF}`-like; the bound keeps a line full of stray quotes linear.
    const limit = Math.min(text.length, quote + 32);
    for (let i = quote + 3; i < limit; i++) {
      const unit = text.charCodeAt(i);
      if (unit === 39) return i + 1;
      if (unit === LF) return -1;
    }
    return -1;
  }
  if (Number.isNaN(first) || first === 39 || first === LF) return -1;
  const width = first >= 0xd800 && first < 0xdc00 ? 2 : 1;
  return text.charCodeAt(quote + 1 + width) === 39 ? quote + 2 + width : -1;
}

/** The offset of the first unit at or after `at` that is neither white space nor inside a comment, doc comments included. */
export function skipTrivia(text: string, at: number): number {
  let i = at;
  while (i < text.length) {
    const unit = text.charCodeAt(i);
    if (isSpace(unit)) i++;
    else if (unit === 47 && text.charCodeAt(i + 1) === 47) i = lineCommentEnd(text, i);
    else if (unit === 47 && text.charCodeAt(i + 1) === 42) i = blockCommentEnd(text, i);
    else break;
  }
  return i;
}

/** The `r` of the raw string whose first `"` is at `quote`, or -1 when a plain string opens there. */
export function rawStringStart(text: string, quote: number): number {
  let i = quote - 1;
  while (text.charCodeAt(i) === 35) i--;
  if (text.charCodeAt(i) !== 114) return -1;
  const before = text.charCodeAt(i - 1);
  const prefixed = (before === 98 || before === 99) && !isIdentifierContinue(text.charCodeAt(i - 2));
  return prefixed || !isIdentifierContinue(before) ? i : -1;
}

/** The units that mean something inside brackets: quotes, `/`, brackets, `;` and line ends. */
export const INSIDE_STOPS = new Uint8Array(126);
for (const unit of [LF, 34, 39, 40, 41, 47, 59, 91, 93, 123, 125]) INSIDE_STOPS[unit] = 1;

/** The offset of the first unit at or after `from` that means something inside brackets; the text's length if there is none. */
export function nextStop(text: string, from: number): number {
  const { length } = text;
  let i = from;
  for (; i < length; i++) {
    const unit = text.charCodeAt(i);
    if (unit <= 125 && INSIDE_STOPS[unit] !== 0) break;
  }
  return i;
}

/**
 * The offset of the first `)`, `]` or `}` at or after `from` that nothing since `from` opened; `limit` (or a little more,
 * to finish a token) when there is none before. A closer takes everything open inside its own pair with it.
 */
export function unmatchedCloserAt(text: string, from: number, limit: number): number {
  const open: number[] = []; // closers awaited; only the first `depth` count, as shrinking an array is slow
  let depth = 0;
  let i = from;
  while (i < limit) {
    const unit = text.charCodeAt(i);
    if (unit > 125 || INSIDE_STOPS[unit] === 0) {
      i++;
      continue;
    }
    switch (unit) {
      case 34: {
        const raw = rawStringStart(text, i);
        i = raw < from ? stringEnd(text, i) : rawStringEnd(text, raw);
        continue;
      }
      case 39: {
        const end = characterEnd(text, i);
        i = end < 0 ? i + 1 : end;
        continue;
      }
      case 47: {
        const next = text.charCodeAt(i + 1);
        i = next === 47 ? lineCommentEnd(text, i) : next === 42 ? blockCommentEnd(text, i) : i + 1;
        continue;
      }
      case 40:
        open[depth++] = 41;
        break;
      case 91:
        open[depth++] = 93;
        break;
      case 123:
        open[depth++] = 125;
        break;
      case 41:
      case 93:
      case 125: {
        let match = depth - 1;
        while (match >= 0 && open[match] !== unit) match--;
        if (match < 0) return i;
        depth = match;
        break;
      }
      default:
    }
    i++;
  }
  return i;
}

/**
 * The end of the bracketed group that opens at `at` with `(`, `[` or `{`; `limit` (or a little more, to finish a token)
 * when it is not closed before, and the offset of a closer that belongs to something around it. `{ ( }` ends at `}`.
 */
export function groupEnd(text: string, at: number, limit: number = text.length): number {
  const closer = unmatchedCloserAt(text, at + 1, limit);
  if (closer >= limit) return closer;
  const opener = text.charCodeAt(at);
  return text.charCodeAt(closer) === (opener === 40 ? 41 : opener + 2) ? closer + 1 : closer;
}
