/**
 * Statements and blocks: tokens → `Statement` and `BlockExpression` facts.
 *
 * Enters: a cursor at a statement or block. Leaves: its facts and the cursor behind it. Always answers, always advances:
 * what is no statement is an `unknown` expression up to the next `;` or the block's end, and the block says `broken`.
 * Source: Rust Reference, "Statements", "Block expressions".
 */
import type { BlockExpression, Expression, Statement } from "../facts/expression.ts";
import type { Attribute, Name, Range } from "../facts/item.ts";
import { groupEnd } from "../text/scan.ts";
import { parseAttributes } from "./attributes.ts";
import { endsStatement, parseAssignment, parseStatementExpression } from "./expressions.ts";
import { parseItem } from "./items.ts";
import type { BodyState } from "./operands.ts";
import { parsePattern } from "./patterns.ts";
import { Cursor, type Token } from "./tokens.ts";
import { parseType, skipTo } from "./types.ts";

const NO_ATTRIBUTES: readonly Attribute[] = [];

/** What stands before a block's `{`. */
export interface BlockStart {
  readonly form: BlockExpression["form"];
  readonly start: number;
  readonly keyword: Range | undefined;
  readonly label: Name | undefined;
  readonly move: boolean;
}

/** Takes a plain block. Where none stands it is empty and broken. */
export function parsePlainBlock(s: BodyState): BlockExpression {
  return parseBlock(s, {
    form: "plain",
    start: s.cursor.is("{") ? s.cursor.peek().start : s.cursor.lastEnd,
    keyword: undefined,
    label: undefined,
    move: false,
  });
}

/** Takes `const { … }`, the cursor at the word. */
export function parseConstBlock(s: BodyState): BlockExpression {
  const keyword = s.cursor.take();
  return parseBlock(s, { form: "const", start: keyword.start, keyword, label: undefined, move: false });
}

/** Takes the block whose `{` is at the cursor. Where none stands it is empty and broken. */
export function parseBlock(s: BodyState, begun: BlockStart): BlockExpression {
  const { cursor, notes } = s;
  const brace = cursor.is("{") ? cursor.peek().start : cursor.lastEnd;
  const brokenBefore = notes.broken;
  const structs = s.structs;
  const statements: Statement[] = [];
  let innerAttributes = NO_ATTRIBUTES;
  notes.broken = false;
  s.structs = true;
  if (cursor.is("{")) {
    cursor.take();
    if (cursor.is("#") || cursor.peek().kind === "doc-inner") innerAttributes = parseAttributes(cursor, true);
    while (!cursor.is("}") && !cursor.atEnd()) {
      const statement = parseStatement(s, brace);
      if (statement !== undefined) statements.push(statement);
    }
    if (cursor.is("}")) cursor.take();
    else notes.broken = true;
  } else notes.broken = true;
  s.structs = structs;
  const { broken } = notes;
  notes.broken = broken || brokenBefore;
  const last = statements.at(-1);
  const tail = last?.kind === "expression-statement" && !last.semicolon ? last.expression : undefined;
  const { form, start, keyword, label, move } = begun;
  const end = cursor.lastEnd;
  return { kind: "block", start, end, form, move, label, keyword, brace, innerAttributes, statements, tail, broken };
}

/** Takes a block that `words` words stand before. */
export function parseWordBlock(
  s: BodyState,
  form: BlockExpression["form"],
  words: number,
  move = false,
  start = s.cursor.peek().start,
  label?: Name,
): BlockExpression {
  const { cursor } = s;
  const { start: from, end } = cursor.peek();
  for (let n = 0; n < words; n++) cursor.take();
  return parseBlock(s, { form, start, keyword: { start: from, end }, label, move });
}

/** Takes one statement of the block that opens at `brace`, and at least one token. Undefined for attributes of nothing. */
function parseStatement(s: BodyState, brace: number): Statement | undefined {
  const { cursor, notes } = s;
  let first = cursor.peek();
  let attributes = NO_ATTRIBUTES;
  if (first.kind === "punctuation") {
    if (first.text === ";") {
      cursor.take();
      return { kind: "empty-statement", start: first.start, end: first.end };
    }
    if (first.text === "#" && cursor.is("[", 1)) attributes = parseAttributes(cursor, false);
  } else if (first.kind === "doc-outer") attributes = parseAttributes(cursor, false);
  if (attributes.length > 0) {
    const from = first.start;
    first = cursor.peek();
    if (cursor.is("}") || first.kind === "end") {
      notes.broken = true;
      return undefined;
    }
    if (first.kind === "identifier" && startsItem(cursor, first)) {
      cursor.moveTo(from);
      return parseItemStatement(s, brace);
    }
  }
  if (first.kind === "identifier") {
    if (first.text === "let") return parseLet(s, attributes);
    if (attributes.length === 0 && startsItem(cursor, first)) return parseItemStatement(s, brace);
  }
  return parseExpressionStatement(s, attributes);
}

function parseExpressionStatement(s: BodyState, attributes: readonly Attribute[]): Statement {
  const { cursor, notes } = s;
  const { start } = cursor.peek();
  let expression: Expression = parseStatementExpression(s);
  let semicolon = false;
  if (cursor.is(";")) {
    cursor.take();
    semicolon = true;
  } else if (cursor.peek().start === start) {
    notes.broken = true;
    // A closer of something around the block, or of nothing.
    if (!skipTo(cursor, ";") && cursor.lastEnd <= start && !cursor.atEnd()) cursor.take();
    expression = { kind: "unknown", start: Math.min(start, cursor.lastEnd), end: cursor.lastEnd };
    if (cursor.is(";")) {
      cursor.take();
      semicolon = true;
    }
  } else if (!cursor.is("}") && !endsStatement(expression)) {
    // The `;` is missing: what follows is read as the next statement.
    notes.broken = true;
  }
  const end = cursor.lastEnd;
  return { kind: "expression-statement", start: expression.start, end, attributes, expression, semicolon };
}

function parseLet(s: BodyState, attributes: readonly Attribute[]): Statement {
  const { cursor, notes } = s;
  const { start } = cursor.take();
  const pattern = parsePattern(s);
  let value: Expression | undefined;
  let otherwise: BlockExpression | undefined;
  const type = cursor.eat(":") === undefined ? undefined : parseType(cursor, notes);
  if (cursor.is("=")) {
    cursor.take();
    value = parseAssignment(s);
    if (cursor.isWord("else")) {
      cursor.take();
      otherwise = parsePlainBlock(s);
    }
  }
  if (cursor.is(";")) cursor.take();
  else {
    notes.broken = true;
    // On the same line it is the rest of this statement; what begins a line is more likely the next one.
    if (!/\n/.test(cursor.source.slice(cursor.lastEnd, cursor.peek().start)) && skipTo(cursor, ";")) cursor.take();
  }
  const end = cursor.lastEnd;
  return { kind: "let-statement", start, end, attributes, pattern, type, value, else: otherwise };
}

function parseItemStatement(s: BodyState, brace: number): Statement {
  const { cursor, notes } = s;
  const { start } = cursor.peek();
  // A damaged item takes what is left of its text: that must be no more than the block's.
  const close = groupEnd(cursor.source, brace, cursor.limit);
  const closed = cursor.source.charCodeAt(close - 1) === 125 && close <= cursor.limit;
  const inside = new Cursor(cursor.source, start, closed ? close - 1 : Math.min(close, cursor.limit));
  const item = parseItem(inside, undefined);
  cursor.moveTo(Math.max(inside.lastEnd, start));
  if (item === undefined || cursor.lastEnd === start) {
    notes.broken = true;
    if (cursor.lastEnd === start) cursor.take();
    return { kind: "empty-statement", start, end: cursor.lastEnd };
  }
  if (item.broken) notes.broken = true;
  return { kind: "item-statement", start: item.start, end: cursor.lastEnd, item };
}

/** Whether an item starts at the cursor, whose next token is this word. */
function startsItem(cursor: Cursor, word: Token): boolean {
  switch (word.text) {
    case "fn":
    case "struct":
    case "enum":
    case "trait":
    case "impl":
    case "mod":
    case "type":
    case "pub":
      return true;
    case "use":
      return !cursor.is("|", 1);
    case "extern": {
      const n = cursor.peek(1).kind === "string" ? 2 : 1;
      return !cursor.is("|", n) && !cursor.isWord("move", n);
    }
    case "static":
      if (cursor.isWord("async", 1)) return false;
      return !cursor.is("|", 1) && !cursor.isWord("move", 1);
    case "const": {
      const n = cursor.isWord("async", 1) ? 2 : 1;
      return !cursor.is("{", n) && !cursor.is("|", n) && !cursor.isWord("move", n);
    }
    case "unsafe":
      return cursor.peek(1).kind === "identifier";
    case "async":
      return isFnHead(cursor, 1);
    case "gen":
    case "safe":
      return isFnHead(cursor, 1) || (word.text === "safe" && cursor.isWord("static", 1));
    case "default":
      return isFnHead(cursor, 1) || /^(?:impl|type)$/.test(wordAt(cursor, 1));
    case "auto":
      return cursor.isWord("trait", 1);
    case "union": {
      const name = wordAt(cursor, 1);
      return name !== "" && name !== "as" && (cursor.is("{", 2) || cursor.is("<", 2) || cursor.isWord("where", 2));
    }
    case "macro_rules":
      return cursor.is("!", 1) && cursor.peek(2).kind === "identifier";
    case "macro":
      return wordAt(cursor, 1) !== "" && (cursor.is("(", 2) || cursor.is("{", 2));
    default:
      return false;
  }
}

function wordAt(cursor: Cursor, n: number): string {
  const token = cursor.peek(n);
  return token.kind === "identifier" || token.kind === "raw-identifier" ? token.text : "";
}

/** Whether qualifiers and `fn` stand from the token `n` ahead on. */
function isFnHead(cursor: Cursor, n: number): boolean {
  for (let at = n; at < n + 6; at++) {
    const { kind, text } = cursor.peek(at);
    if (kind === "string") continue;
    if (kind !== "identifier") return false;
    if (text === "fn") return true;
    if (!/^(?:const|async|gen|unsafe|safe|extern)$/.test(text)) return false;
  }
  return false;
}
