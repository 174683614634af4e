/**
 * Expressions: tokens → `Expression` facts, by precedence climbing.
 *
 * Enters: the range of a function's body or of a value in a slice's text. Leaves: its facts, ranges relative to the
 * slice. Always answers, for any text; what cannot be read is `unknown`, and so is what is nested too deep.
 *
 * Bodies are parsed here and not by tree-sitter because rules run at every key, and a walk over tree-sitter's nodes costs
 * more than this whole parse.
 * Source: Rust Reference, "Expressions"; where that leaves a choice (blocks that end a statement, `let` in conditions,
 * struct expressions in heads), what `rustc_parse` does.
 */
import type { Block, Expression, FieldValue, PathExpression, Pattern } from "../facts/expression.ts";
import type { Attribute, Range, RustType } from "../facts/item.ts";
import { parseAttributes } from "./attributes.ts";
import {
  isClosureAhead,
  isClosureBinder,
  parseClosure,
  parseIf,
  parseJump,
  parseLabelled,
  parseLetCondition,
  parseLoop,
  parseMatch,
} from "./control-flow.ts";
import {
  type BodyState,
  CHAIN_LIMIT,
  DEPTH_LIMIT,
  isMacroBang,
  parseLiteralExpression,
  parsePathExpression,
} from "./operands.ts";
import { AND, ASSIGNMENT, CAST, OR, operatorAt, RANGE } from "./operators.ts";
import { parsePattern, passComma, takeDots } from "./patterns.ts";
import { parseConstBlock, parsePlainBlock, parseWordBlock } from "./statements.ts";
import { Cursor, type Token } from "./tokens.ts";
import { Notes, parseGenericArgs, parseType, skipTo } from "./types.ts";

/** Parses the `{ … }` at `range` of a slice's text. Text that is no block gives an empty, broken one. */
export function parseBody(source: string, range: Range): Block {
  const s = stateOf(source, range);
  return parsePlainBlock(s);
}

/** Parses the value at `range` of a slice's text; `unknown` when it is no single expression or not all of it can be read. */
export function parseExpression(source: string, range: Range): Expression {
  const s = stateOf(source, range);
  const expression = parseAssignment(s);
  return s.cursor.atEnd() && !s.notes.broken ? expression : { kind: "unknown", start: range.start, end: range.end };
}

/** Parses the pattern at `range` of a slice's text: that of a parameter. */
export function parsePatternAt(source: string, range: Range): Pattern {
  return parsePattern(stateOf(source, range));
}

/**
 * Parses what stands between the brackets of any macro's input as expressions with commas; undefined when it is anything
 * else. For macros that are not among those whose calls hold their arguments.
 */
export function parseArguments(source: string, input: Range): readonly Expression[] | undefined {
  return parseMacroList(insideOf(stateOf(source, input), input));
}

function stateOf(source: string, { start, end }: Range): BodyState {
  return {
    cursor: new Cursor(source, start, Math.min(end, source.length)),
    notes: new Notes(),
    depth: 0,
    structs: true,
  };
}

/** Where an expression stands decides whether `{ … }` ends it. */
type Place = "inside" | "arm" | "statement";

// Operators

/** Takes any expression. */
export function parseAssignment(s: BodyState): Expression {
  return parseOperators(s, ASSIGNMENT, "inside");
}

/** Takes an expression that begins a statement: one that ends with a block ends there. */
export function parseStatementExpression(s: BodyState): Expression {
  return parseOperators(s, ASSIGNMENT, "statement");
}

/** Takes the body of an arm: one that is a block ends there. */
export function parseArmBody(s: BodyState): Expression {
  return parseOperators(s, ASSIGNMENT, "arm");
}

/** Takes the value of a `let` in a condition, which a `&&` goes on with. */
export function parseLetValue(s: BodyState): Expression {
  return parseOperators(s, AND + 1, "inside");
}

/** Whether a statement of this expression needs no `;`. */
export function endsStatement(expression: Expression): boolean {
  return isComplete(expression, "statement");
}

/** Whether an expression that begins there ends without a `;` or `,`. */
export function isComplete(expression: Expression, place: Place): boolean {
  switch (expression.kind) {
    case "if":
    case "match":
    case "loop":
    case "while":
    case "for":
      return true;
    case "block":
      return expression.form !== "async" && expression.form !== "gen" && expression.form !== "async-gen";
    case "macro":
      return place === "statement" && expression.delimiter === "{";
    default:
      return false;
  }
}

/** What stands, right behind the last token, for an expression that is missing or cannot be read; nothing is taken. */
export function unknown({ cursor, notes }: BodyState): Expression {
  notes.broken = true;
  return { kind: "unknown", start: cursor.lastEnd, end: cursor.lastEnd };
}

/** Takes an expression of operators that bind at least as strongly as `minimum`. */
function parseOperators(s: BodyState, minimum: number, place: Place): Expression {
  if (s.depth >= DEPTH_LIMIT) return unknown(s);
  s.depth++;
  const expression = parseClimbing(s, minimum, place);
  s.depth--;
  return expression;
}

function parseClimbing(s: BodyState, minimum: number, place: Place): Expression {
  const { cursor, notes } = s;
  const { source, limit } = cursor;
  if (isRange(cursor)) return parseRange(s, undefined);
  let left = parsePrefix(s, place);
  if (place !== "inside" && isComplete(left, place)) return left;
  for (let links = 0; ; links++) {
    const token = cursor.peek();
    if (links > CHAIN_LIMIT) {
      notes.broken = true;
      return left;
    }
    if (token.kind === "punctuation") {
      if (isRange(cursor)) {
        if (minimum > RANGE) return left;
        left = parseRange(s, left);
        continue;
      }
      const operator = operatorAt(source, token, limit);
      if (operator === undefined || operator.precedence < minimum) return left;
      cursor.moveTo(token.start + operator.text.length);
      const { start } = left;
      if (operator.form === "assignment") {
        const right = parseOperators(s, ASSIGNMENT, "inside");
        left = { kind: "assignment", start, end: cursor.lastEnd, operator: operator.text, left, right };
      } else {
        const right = parseOperators(s, operator.precedence + 1, "inside");
        left = { kind: "binary", start, end: cursor.lastEnd, operator: operator.text, left, right };
      }
    } else if (token.kind === "identifier" && token.text === "as" && minimum <= CAST) {
      cursor.take();
      const type = parseType(cursor, notes);
      left = { kind: "cast", start: left.start, end: cursor.lastEnd, operand: left, type };
    } else return left;
  }
}

function isRange(cursor: Cursor): boolean {
  const token = cursor.peek();
  return token.kind === "punctuation" && token.end - token.start > 1 && token.text.startsWith("..");
}

function parseRange(s: BodyState, from: Expression | undefined): Expression {
  const { cursor } = s;
  const { start } = from ?? cursor.peek();
  const inclusive = takeDots(cursor);
  const to = beginsExpression(s) ? parseOperators(s, OR, "inside") : undefined;
  return { kind: "range", start, end: cursor.lastEnd, from, to, inclusive };
}

/** Words that begin no expression. */
const NO_EXPRESSION = /^(?:as|else|enum|extern|fn|impl|in|let|mod|mut|pub|ref|struct|trait|type|use|where)$/;

/** Whether an optional expression follows: the end of a range, the value of a `return`. */
export function beginsExpression({ cursor, structs }: BodyState): boolean {
  const { kind, text } = cursor.peek();
  switch (kind) {
    case "end":
    case "doc-inner":
    case "doc-outer":
      return false;
    case "identifier":
      return !NO_EXPRESSION.test(text);
    case "punctuation":
      return text === "{" ? structs : /^(?:[([!*&|<#-]|::|\.\.\.?)$/.test(text);
    default:
      return true;
  }
}

function parsePrefix(s: BodyState, place: Place): Expression {
  const { cursor } = s;
  const token = cursor.peek();
  const { start } = token;
  if (token.kind === "punctuation") {
    switch (token.text) {
      case "*":
      case "-":
      case "!": {
        cursor.take();
        const operand = parseOperand(s);
        return { kind: "unary", start, end: cursor.lastEnd, operator: token.text, operand };
      }
      case "&":
        return parseBorrow(s);
      case "#":
        if (cursor.is("[", 1)) return parseAttributed(s);
        break;
      default:
    }
  } else if (token.kind === "doc-outer") return parseAttributed(s);
  return parsePostfix(s, parsePrimary(s), place);
}

/** Takes the operand of a prefix operator. */
function parseOperand(s: BodyState): Expression {
  if (s.depth >= DEPTH_LIMIT) return unknown(s);
  s.depth++;
  const operand = isRange(s.cursor) ? parseRange(s, undefined) : parsePrefix(s, "inside");
  s.depth--;
  return operand;
}

function parseBorrow(s: BodyState): Expression {
  const { cursor } = s;
  const { start } = cursor.take();
  const raw = cursor.isWord("raw") && (cursor.isWord("const", 1) || cursor.isWord("mut", 1));
  if (raw) cursor.take();
  const mutable = cursor.isWord("mut");
  if (mutable || raw) cursor.take();
  const operand = parseOperand(s);
  return { kind: "borrow", start, end: cursor.lastEnd, raw, mutable, operand };
}

function parseAttributed(s: BodyState): Expression {
  const { cursor } = s;
  const { start } = cursor.peek();
  const attributes = parseAttributes(cursor, false);
  const expression = parseOperand(s);
  return { kind: "attributed", start, end: cursor.lastEnd, attributes, expression };
}

// Calls, fields, `?`

function parsePostfix(s: BodyState, first: Expression, place: Place): Expression {
  const { cursor, notes } = s;
  let left = first;
  for (let links = 0; ; links++) {
    const token = cursor.peek();
    if (token.kind !== "punctuation") return left;
    if (links > CHAIN_LIMIT) {
      notes.broken = true;
      return left;
    }
    switch (token.text) {
      case ".":
        cursor.take();
        left = parseMember(s, left);
        break;
      case "?":
        cursor.take();
        left = { kind: "try", start: left.start, end: token.end, operand: left };
        break;
      case "(": {
        if (place !== "inside" && isComplete(left, place)) return left;
        const args = parseList(s, ")");
        const argumentList = { start: token.start, end: cursor.lastEnd };
        left = { kind: "call", start: left.start, end: cursor.lastEnd, callee: left, args, argumentList };
        break;
      }
      case "[": {
        if (place !== "inside" && isComplete(left, place)) return left;
        const index = parseInBrackets(s, "]");
        left = { kind: "index", start: left.start, end: cursor.lastEnd, object: left, index };
        break;
      }
      default:
        return left;
    }
  }
}

/** Takes what follows the `.`: a field, a method call, `await`. */
function parseMember(s: BodyState, object: Expression): Expression {
  const { cursor, notes } = s;
  const { start } = object;
  const token = cursor.peek();
  if (token.kind === "number") {
    cursor.take();
    return parseTupleIndices(object, token);
  }
  if (token.kind !== "identifier" && token.kind !== "raw-identifier") {
    notes.broken = true;
    const end = cursor.lastEnd;
    return { kind: "field", start, end, object, field: { text: "", start: end, end } };
  }
  cursor.take();
  if (token.text === "await" && token.kind === "identifier") {
    return { kind: "await", start, end: token.end, operand: object };
  }
  let typeArgs: readonly RustType[] = NO_TYPES;
  if (cursor.is("::")) {
    cursor.take();
    if (cursor.is("<")) typeArgs = parseGenericArgs(cursor, notes);
    else notes.broken = true;
  }
  if (!cursor.is("(")) return { kind: "field", start, end: cursor.lastEnd, object, field: token };
  const open = cursor.peek().start;
  const args = parseList(s, ")");
  const end = cursor.lastEnd;
  const argumentList = { start: open, end };
  return { kind: "method-call", start, end, receiver: object, method: token, typeArgs, args, argumentList };
}

const NO_TYPES: readonly RustType[] = [];

/** `.0.1` is one number to the lexer. */
function parseTupleIndices(object: Expression, token: Token): Expression {
  const dot = token.text.indexOf(".");
  const { start } = object;
  if (dot < 0) return { kind: "field", start, end: token.end, object, field: token };
  const first = { text: token.text.slice(0, dot), start: token.start, end: token.start + dot };
  const second = { text: token.text.slice(dot + 1), start: first.end + 1, end: token.end };
  const inner: Expression = { kind: "field", start, end: first.end, object, field: first };
  return { kind: "field", start, end: token.end, object: inner, field: second };
}

/** Takes the bracket at the cursor, one expression and `close`. */
function parseInBrackets(s: BodyState, close: string): Expression {
  const { cursor, notes } = s;
  const structs = s.structs;
  s.structs = true;
  cursor.take();
  const inner = parseAssignment(s);
  s.structs = structs;
  if (!cursor.is(close)) {
    notes.broken = true;
    skipTo(cursor, ";");
  }
  if (cursor.is(close)) cursor.take();
  return inner;
}

/** Takes the bracket at the cursor, the expressions behind it and `close`. */
function parseList(s: BodyState, close: string): readonly Expression[] {
  s.cursor.take();
  if (s.cursor.is(close)) {
    s.cursor.take();
    return NO_EXPRESSIONS;
  }
  const out: Expression[] = [];
  parseElements(s, close, out);
  return out;
}

const NO_EXPRESSIONS: readonly Expression[] = [];

/** Takes expressions with commas up to `close`, and `close`. Whether the last one has a comma behind it is the answer. */
function parseElements(s: BodyState, close: string, out: Expression[]): boolean {
  const { cursor, notes } = s;
  const structs = s.structs;
  let comma = false;
  s.structs = true;
  while (!cursor.is(close) && !cursor.atEnd()) {
    out.push(parseAssignment(s));
    comma = cursor.is(",");
    if (!comma && !cursor.is(close)) {
      notes.broken = true;
      comma = skipTo(cursor, ",", ";") && cursor.is(",");
      if (!comma) break;
    }
    if (comma) cursor.take();
  }
  s.structs = structs;
  if (cursor.is(close)) cursor.take();
  else notes.broken = true;
  return comma;
}

// What an expression begins with

function parsePrimary(s: BodyState): Expression {
  const { cursor } = s;
  const token = cursor.peek();
  const { start } = token;
  switch (token.kind) {
    case "identifier":
      return RESERVED.has(token.text) ? parseKeyword(s, token) : parseNamed(s);
    case "raw-identifier":
      return parseNamed(s);
    case "lifetime":
      return parseLabelled(s);
    case "punctuation":
      break;
    default:
      return parseLiteralExpression(cursor) ?? unknown(s);
  }
  switch (token.text) {
    case "(": {
      cursor.take();
      const elements: Expression[] = [];
      const comma = parseElements(s, ")", elements);
      const [inner] = elements;
      const end = cursor.lastEnd;
      if (elements.length === 1 && !comma && inner !== undefined) return { kind: "parenthesized", start, end, inner };
      return { kind: "tuple", start, end, elements };
    }
    case "[":
      return parseArray(s);
    case "{":
      return parsePlainBlock(s);
    case "|":
      return parseClosure(s);
    case "<":
    case "::":
      return parseNamed(s);
    case "$":
      return cursor.isWord("crate", 1) ? parseNamed(s) : unknown(s);
    default:
      return unknown(s);
  }
}

function parseArray(s: BodyState): Expression {
  const { cursor } = s;
  const { start } = cursor.take();
  if (cursor.is("]")) {
    cursor.take();
    return { kind: "array", start, end: cursor.lastEnd, elements: NO_EXPRESSIONS };
  }
  const structs = s.structs;
  s.structs = true;
  const element = parseAssignment(s);
  s.structs = structs;
  if (cursor.is(";")) {
    const length = parseInBrackets(s, "]");
    return { kind: "repeat", start, end: cursor.lastEnd, element, length };
  }
  const elements = [element];
  if (cursor.is("]")) cursor.take();
  else {
    if (cursor.is(",")) cursor.take();
    else s.notes.broken = true;
    parseElements(s, "]", elements);
  }
  return { kind: "array", start, end: cursor.lastEnd, elements };
}

/** Words that are, or may be, more than a path's first segment. */
const RESERVED: ReadonlySet<string> = new Set(
  (
    "_ as async become break const continue else enum extern false fn for gen if impl in let loop match mod move mut " +
    "pub ref return static struct trait true try type unsafe use where while yield"
  ).split(" "),
);

function parseKeyword(s: BodyState, token: Token): Expression {
  const { cursor } = s;
  const { start, end } = token;
  switch (token.text) {
    case "true":
    case "false":
      return parseLiteralExpression(cursor) ?? unknown(s);
    case "_":
      cursor.take();
      return { kind: "underscore", start, end };
    case "if":
      return parseIf(s);
    case "match":
      return parseMatch(s);
    case "loop":
    case "while":
    case "for":
      if (token.text === "for" && isClosureBinder(cursor)) return parseClosure(s);
      return parseLoop(s, start, undefined);
    case "let":
      return parseLetCondition(s);
    case "return":
    case "break":
    case "continue":
    case "yield":
    case "become":
      return parseJump(s, token.text);
    case "unsafe":
      return cursor.is("{", 1) ? parseWordBlock(s, "unsafe", 1) : unknown(s);
    case "const":
      if (cursor.is("{", 1)) return parseConstBlock(s);
      return isClosureAhead(cursor, 1) ? parseClosure(s) : unknown(s);
    case "static":
    case "move":
    case "use":
      return isClosureAhead(cursor, 1) ? parseClosure(s) : unknown(s);
    case "async":
    case "gen":
    case "try":
      return parseContextual(s, token.text);
    default:
      return unknown(s);
  }
}

/** Takes what begins with a word that is the name of something where nothing of its own follows. */
function parseContextual(s: BodyState, word: "async" | "gen" | "try"): Expression {
  const { cursor, structs } = s;
  const { start } = cursor.peek();
  const gen = word === "async" && cursor.isWord("gen", 1) ? 1 : 0;
  const move = word !== "try" && cursor.isWord("move", gen + 1) ? 1 : 0;
  // In the head of an `if`, `async {` is a variable of Rust 2015 and the block of the `if`.
  if (cursor.is("{", gen + move + 1) && (structs || move === 1)) {
    return parseWordBlock(s, gen === 1 ? "async-gen" : word, gen + move + 1, move === 1, start);
  }
  if (word === "async" && isClosureAhead(cursor, 1)) return parseClosure(s);
  return parseNamed(s);
}

/** Takes a path and what makes it a struct expression or a macro call. */
function parseNamed(s: BodyState): Expression {
  const { cursor } = s;
  const { start } = cursor.peek();
  if (cursor.is("$")) cursor.take();
  const path = parsePathExpression(s);
  if (path === undefined) return { kind: "unknown", start, end: cursor.lastEnd };
  const next = cursor.peek();
  if (next.kind === "punctuation") {
    if (next.text === "{") return s.structs ? parseStruct(s, path) : path;
    if (next.text === "!" && isMacroBang(cursor)) {
      cursor.take();
      return parseMacro(s, path);
    }
  }
  return path;
}

function parseStruct(s: BodyState, path: PathExpression): Expression {
  const { cursor, notes } = s;
  const fields: FieldValue[] = [];
  let base: Expression | undefined;
  let rest = false;
  cursor.take();
  while (!cursor.is("}") && !cursor.atEnd()) {
    const attributes = parseAttributes(cursor, false);
    if (cursor.is("..")) {
      cursor.take();
      if (cursor.is("}")) rest = true;
      else base = parseAssignment(s);
      // Nothing may follow, not even a comma.
      if (!cursor.is("}")) {
        notes.broken = true;
        skipTo(cursor, ";");
      }
      break;
    }
    const field = parseFieldValue(s, attributes);
    if (field !== undefined) fields.push(field);
    if (!passComma(s)) break;
  }
  if (cursor.is("}")) cursor.take();
  else notes.broken = true;
  return { kind: "struct", start: path.start, end: cursor.lastEnd, path, fields, base, rest };
}

function parseFieldValue(s: BodyState, attributes: readonly Attribute[]): FieldValue | undefined {
  const { cursor, notes } = s;
  const name = cursor.peek();
  const { start, end } = name;
  if (name.kind !== "identifier" && name.kind !== "raw-identifier" && name.kind !== "number") {
    notes.broken = true;
    return undefined;
  }
  cursor.take();
  if (cursor.is(":")) {
    cursor.take();
    const value = parseAssignment(s);
    return { kind: "field-value", start, end: cursor.lastEnd, attributes, name, value, shorthand: false };
  }
  if (name.kind === "number") notes.broken = true;
  const value: PathExpression = {
    kind: "path",
    start,
    end,
    segments: [name.text],
    args: NO_TYPES,
    innerArgs: false,
    qualified: false,
    name,
    selfType: undefined,
    trait: undefined,
  };
  return { kind: "field-value", start, end, attributes, name, value, shorthand: true };
}

/** Macros of the standard library whose input is a list of expressions. */
const LIST_MACROS: ReadonlySet<string> = new Set(
  (
    "addr_of addr_of_mut assert assert_eq assert_ne dbg debug_assert debug_assert_eq debug_assert_ne eprint eprintln " +
    "format format_args panic pin print println ready todo try unimplemented unreachable vec write writeln"
  ).split(" "),
);

/** Takes the group of a macro call, the cursor at its bracket. */
function parseMacro(s: BodyState, path: PathExpression): Expression {
  const { cursor } = s;
  const bracket = cursor.peek().text;
  const delimiter = bracket === "[" || bracket === "{" ? bracket : "(";
  const input = cursor.skipGroup();
  const name = path.name.text;
  let args: readonly Expression[] | undefined;
  let pattern: Pattern | undefined;
  if (LIST_MACROS.has(name)) args = parseMacroList(insideOf(s, input));
  else if (name === "matches") {
    const inside = insideOf(s, input);
    const value = parseAssignment(inside);
    if (inside.cursor.eat(",") !== undefined) {
      pattern = parsePattern(inside);
      const guard = inside.cursor.eat("if") === undefined ? undefined : parseAssignment(inside);
      inside.cursor.eat(",");
      if (inside.cursor.atEnd() && !inside.notes.broken) args = guard === undefined ? [value] : [value, guard];
    }
    if (args === undefined) pattern = undefined;
  }
  return { kind: "macro", start: path.start, end: cursor.lastEnd, path, delimiter, input, args, pattern };
}

/** A parse of what stands between the brackets of a macro's input. */
function insideOf({ cursor, depth }: BodyState, input: Range): BodyState {
  const { source } = cursor;
  const last = source.charCodeAt(input.end - 1);
  const closed = input.end - 1 > input.start && (last === 41 || last === 93 || last === 125);
  const inside = new Cursor(source, input.start + 1, closed ? input.end - 1 : input.end);
  return { cursor: inside, notes: new Notes(), depth: depth + 1, structs: true };
}

/** `a, b, c` or `a; n`; undefined when there is anything else. */
function parseMacroList(s: BodyState): readonly Expression[] | undefined {
  const { cursor, notes } = s;
  const out: Expression[] = [];
  while (!cursor.atEnd()) {
    out.push(parseAssignment(s));
    if (cursor.is(",") || (out.length === 1 && cursor.is(";"))) cursor.take();
    else break;
  }
  return cursor.atEnd() && !notes.broken ? out : undefined;
}
