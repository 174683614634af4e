/**
 * Patterns: tokens → `Pattern` facts.
 *
 * Enters: a cursor at a pattern. Leaves: the pattern and the cursor behind it; what cannot be read is `unknown-pattern`
 * and takes no token that could end the pattern.
 * Source: Rust Reference, "Patterns".
 */
import type { FieldPattern, PathExpression, Pattern, RangeBound } from "../facts/expression.ts";
import type { Name } from "../facts/item.ts";
import { parseAttributes } from "./attributes.ts";
import { type BodyState, DEPTH_LIMIT, isMacroBang, parseLiteralExpression, parsePathExpression } from "./operands.ts";
import { parseConstBlock } from "./statements.ts";
import type { Cursor, Token } from "./tokens.ts";
import { skipTo } from "./types.ts";

/** Words that begin no pattern. `async`, `await` and `dyn` are names in Rust 2015; `ref`, `mut` and `const` are seen to before. */
const NO_PATTERN =
  /^(?:as|break|const|continue|do|else|enum|extern|fn|for|if|impl|in|let|loop|match|mod|move|pub|return|static|struct|trait|type|unsafe|use|where|while|yield)$/;

/** Takes a pattern with its alternatives, a leading `|` allowed. */
export function parsePattern(s: BodyState): Pattern {
  const { cursor } = s;
  const leading = cursor.is("|") ? cursor.take() : undefined;
  const first = parsePatternWithoutAlternatives(s);
  if (leading === undefined && !isAlternative(cursor)) return first;
  const alternatives = [first];
  while (isAlternative(cursor)) {
    cursor.take();
    alternatives.push(parsePatternWithoutAlternatives(s));
  }
  return { kind: "or-pattern", start: leading?.start ?? first.start, end: cursor.lastEnd, alternatives };
}

/** Whether a `|` follows that goes on with the pattern: not the `||` or `|=` of an expression. */
function isAlternative(cursor: Cursor): boolean {
  if (!cursor.is("|")) return false;
  const next = cursor.source.charCodeAt(cursor.peek().end);
  return next !== 124 && next !== 61;
}

/** Takes a pattern up to a `|`, as closures and `let` have them. */
export function parsePatternWithoutAlternatives(s: BodyState): Pattern {
  if (s.depth >= DEPTH_LIMIT) return unknown(s);
  s.depth++;
  const pattern = parseInner(s);
  s.depth--;
  return pattern;
}

function unknown({ cursor, notes }: BodyState): Pattern {
  notes.broken = true;
  return { kind: "unknown-pattern", start: cursor.lastEnd, end: cursor.lastEnd };
}

function parseInner(s: BodyState): Pattern {
  const { cursor } = s;
  const first = cursor.peek();
  const { start } = first;
  switch (first.kind) {
    case "identifier":
      return parseWord(s, first);
    case "raw-identifier":
      return parseNamed(s);
    case "punctuation":
      break;
    default: {
      const literal = parseBound(s);
      return literal === undefined ? unknown(s) : parseRangeAfter(s, literal);
    }
  }
  switch (first.text) {
    case "&": {
      cursor.take();
      const mutable = cursor.isWord("mut");
      if (mutable) cursor.take();
      const pattern = parsePatternWithoutAlternatives(s);
      return { kind: "reference-pattern", start, end: cursor.lastEnd, mutable, pattern };
    }
    case "(": {
      const { elements, comma } = parseElements(s, ")");
      const [inner] = elements;
      if (elements.length === 1 && !comma && inner !== undefined && inner.kind !== "rest-pattern") {
        return { kind: "parenthesized-pattern", start, end: cursor.lastEnd, inner };
      }
      return { kind: "tuple-pattern", start, end: cursor.lastEnd, elements };
    }
    case "[": {
      const { elements } = parseElements(s, "]");
      return { kind: "slice-pattern", start, end: cursor.lastEnd, elements };
    }
    case "-": {
      const literal = parseBound(s);
      return literal === undefined ? unknown(s) : parseRangeAfter(s, literal);
    }
    case "..":
    case "...": {
      const inclusive = takeDots(cursor);
      const to = parseBound(s);
      if (to === undefined) return { kind: "rest-pattern", start, end: cursor.lastEnd };
      return { kind: "range-pattern", start, end: cursor.lastEnd, from: undefined, to, inclusive };
    }
    case "<":
    case "::":
      return parseNamed(s);
    default:
      return unknown(s);
  }
}

/** Takes `..`, `...` or `..=` and says whether the last value belongs to the range. */
export function takeDots(cursor: Cursor): boolean {
  const dots = cursor.take();
  if (dots.text === "...") return true;
  const equals = cursor.source.charCodeAt(dots.end) === 61 && cursor.peek().start === dots.end;
  if (equals && cursor.is("=")) {
    cursor.take();
    return true;
  }
  return false;
}

function parseWord(s: BodyState, first: Token): Pattern {
  const { cursor } = s;
  const { start } = first;
  switch (first.text) {
    case "_":
      cursor.take();
      return { kind: "wildcard-pattern", start, end: first.end };
    case "true":
    case "false":
      return parseRangeAfter(s, parseBound(s));
    case "const":
      if (!cursor.is("{", 1)) return unknown(s);
      return parseRangeAfter(s, parseBound(s));
    case "mut":
    case "ref": {
      const binding = parseBinding(s);
      return binding ?? unknown(s);
    }
    default:
      if (NO_PATTERN.test(first.text)) return unknown(s);
      return parseNamed(s);
  }
}

/** Takes `ref mut x @ p`, the cursor at one of its words. */
function parseBinding(s: BodyState): Pattern | undefined {
  const { cursor } = s;
  const { start } = cursor.peek();
  let byReference = false;
  let mutable = false;
  for (;;) {
    if (cursor.isWord("ref")) byReference = true;
    else if (cursor.isWord("mut")) mutable = true;
    else break;
    cursor.take();
  }
  const name = cursor.peek();
  if (name.kind !== "identifier" && name.kind !== "raw-identifier") return undefined;
  cursor.take();
  return identifier(s, start, name, byReference, mutable);
}

function identifier(s: BodyState, start: number, name: Name, byReference: boolean, mutable: boolean): Pattern {
  const { cursor } = s;
  let subpattern: Pattern | undefined;
  if (cursor.is("@")) {
    cursor.take();
    subpattern = parsePatternWithoutAlternatives(s);
  }
  const end = cursor.lastEnd;
  return { kind: "identifier-pattern", start, end, name, byReference, mutable, subpattern };
}

/** Takes what begins with a path: a binding, a constant, a struct, a macro, a range. */
function parseNamed(s: BodyState): Pattern {
  const { cursor } = s;
  const { start } = cursor.peek();
  const path = parsePathExpression(s);
  if (path === undefined) return { kind: "unknown-pattern", start, end: cursor.lastEnd };
  const next = cursor.peek();
  if (next.kind === "punctuation") {
    switch (next.text) {
      case "(": {
        const { elements } = parseElements(s, ")");
        return { kind: "tuple-struct-pattern", start, end: cursor.lastEnd, path, elements };
      }
      case "{":
        return parseStruct(s, path);
      case "!":
        if (!isMacroBang(cursor)) break;
        cursor.take();
        return { kind: "macro-pattern", start, path, input: cursor.skipGroup(), end: cursor.lastEnd };
      case "..":
      case "...":
        return parseRangeAfter(s, { kind: "path-pattern", start, end: path.end, path });
      default:
    }
  }
  if (
    path.segments.length > 1 ||
    path.qualified ||
    path.args.length > 0 ||
    /^(?:crate|self|Self|super)$/.test(path.name.text)
  ) {
    return { kind: "path-pattern", start, end: path.end, path };
  }
  // `a::` half written
  if (path.end !== path.name.end) return { kind: "path-pattern", start, end: path.end, path };
  return identifier(s, start, path.name, false, false);
}

/** Goes behind the comma after a field, over what cannot be read; false where no field can follow. */
export function passComma({ cursor, notes }: BodyState): boolean {
  if (cursor.is(",")) cursor.take();
  else if (!cursor.is("}")) {
    notes.broken = true;
    if (!skipTo(cursor, ",", ";") || cursor.is(";")) return false;
    cursor.take();
  }
  return true;
}

function parseStruct(s: BodyState, path: PathExpression): Pattern {
  const { cursor, notes } = s;
  const fields: FieldPattern[] = [];
  let rest = false;
  cursor.take();
  while (!cursor.is("}") && !cursor.atEnd()) {
    const attributes = parseAttributes(cursor, false);
    if (cursor.is("..")) {
      cursor.take();
      rest = true;
    } else {
      const field = parseField(s, attributes);
      if (field !== undefined) fields.push(field);
    }
    if (!passComma(s)) break;
  }
  if (cursor.is("}")) cursor.take();
  else notes.broken = true;
  return { kind: "struct-pattern", start: path.start, end: cursor.lastEnd, path, fields, rest };
}

function parseField(s: BodyState, attributes: FieldPattern["attributes"]): FieldPattern | undefined {
  const { cursor, notes } = s;
  const name = cursor.peek();
  const { start } = name;
  if (cursor.is(":", 1) && (name.kind === "identifier" || name.kind === "raw-identifier" || name.kind === "number")) {
    cursor.take();
    cursor.take();
    const pattern = parsePattern(s);
    const end = cursor.lastEnd;
    return { kind: "field-pattern", start, end, attributes, name, pattern, shorthand: false };
  }
  const pattern = parsePatternWithoutAlternatives(s);
  if (pattern.kind !== "identifier-pattern") {
    notes.broken = true;
    return undefined;
  }
  return { kind: "field-pattern", start, end: pattern.end, attributes, name: pattern.name, pattern, shorthand: true };
}

/** Takes the list of patterns between the bracket at the cursor and `close`. */
function parseElements(
  s: BodyState,
  close: string,
): { readonly elements: readonly Pattern[]; readonly comma: boolean } {
  const { cursor, notes } = s;
  const elements: Pattern[] = [];
  let comma = false;
  cursor.take();
  while (!cursor.is(close) && !cursor.atEnd()) {
    if (cursor.is("#")) parseAttributes(cursor, false);
    elements.push(parsePattern(s));
    if (cursor.is(",")) {
      comma = true;
      cursor.take();
    } else if (!cursor.is(close)) {
      notes.broken = true;
      if (!skipTo(cursor, ",", ";") || cursor.is(";")) break;
      cursor.take();
    }
  }
  if (cursor.is(close)) cursor.take();
  else notes.broken = true;
  return { elements, comma };
}

/** Takes one end of a range: a literal, a path, a constant block; undefined when none of them stands here. */
function parseBound(s: BodyState): RangeBound | undefined {
  const { cursor } = s;
  const first = cursor.peek();
  const { start } = first;
  if (first.kind === "punctuation") {
    if (first.text === "-") {
      const after = cursor.peek(1).kind;
      if (after !== "number") return undefined;
      cursor.take();
      const literal = parseLiteralExpression(cursor);
      if (literal === undefined) return undefined;
      return { kind: "literal-pattern", start, end: literal.end, negative: true, literal };
    }
    if (first.text !== "<" && first.text !== "::") return undefined;
  } else {
    const literal = parseLiteralExpression(cursor);
    if (literal !== undefined) return { kind: "literal-pattern", start, end: literal.end, negative: false, literal };
    if (first.kind === "identifier") {
      if (first.text === "const" && cursor.is("{", 1)) {
        const block = parseConstBlock(s);
        return { kind: "const-pattern", start, end: block.end, block };
      }
      if (NO_PATTERN.test(first.text)) return undefined;
    } else if (first.kind !== "raw-identifier") return undefined;
  }
  const path = parsePathExpression(s);
  return path === undefined ? undefined : { kind: "path-pattern", start, end: path.end, path };
}

/** Takes the `..=b` that may follow a literal, path or constant block. */
function parseRangeAfter(s: BodyState, from: RangeBound | undefined): Pattern {
  const { cursor } = s;
  if (from === undefined) return unknown(s);
  if (!cursor.is("..") && !cursor.is("...")) return from;
  const inclusive = takeDots(cursor);
  const to = parseBound(s);
  return { kind: "range-pattern", start: from.start, end: cursor.lastEnd, from, to, inclusive };
}
