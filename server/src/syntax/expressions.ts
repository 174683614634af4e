/**
 * Expressions: tokens → `Expression` facts, by precedence climbing.
 *
 * Enters: the range of a function's body or of a value in a slice's text. Leaves: its facts, ranges relative to the
 * slice. Always answers, for any text; what cannot be read is `unknown`, and so is what is nested too deep.
 *
 * Bodies are parsed here and not by tree-sitter where a rule asks about them: rules run at every key, and a walk over
 * tree-sitter's nodes costs more than this whole parse.
 * Source: Rust Reference, "Expressions"; where that leaves a choice (blocks that end a statement, `let` in conditions,
 * struct expressions in heads), what `rustc_parse` does.
 */
import type {
  AssignmentOperator,
  BinaryOperator,
  Block,
  BlockExpression,
  ClosureParam,
  Expression,
  FieldValue,
  IfExpression,
  JumpExpression,
  MatchArm,
  PathExpression,
  Pattern,
} from "../facts/expression.ts";
import type { Attribute, Name, Range, RustType } from "../facts/item.ts";
import { parseAttributes } from "./attributes.ts";
import { type BodyState, DEPTH_LIMIT, isMacroBang, parseLiteralExpression, parsePathExpression } from "./operands.ts";
import { parsePattern, parsePatternWithoutAlternatives, takeDots } from "./patterns.ts";
import { parseBlock, parseConstBlock, parsePlainBlock } from "./statements.ts";
import { Cursor, type Token } from "./tokens.ts";
import { Notes, parseGenericArgs, parseType, skipAngles, skipTo } from "./types.ts";

/** Parses the `{ … }` at `range` of a slice's text. Text that is no block gives an empty, broken one. */
export function parseBody(source: string, range: Range): Block {
  const s = stateOf(source, range);
  return parsePlainBlock(s);
}

/** Parses the value at `range` of a slice's text; `unknown` when it is no single expression. */
export function parseExpression(source: string, range: Range): Expression {
  const s = stateOf(source, range);
  const expression = parseAssignment(s);
  return s.cursor.atEnd() ? expression : { kind: "unknown", start: range.start, end: range.end };
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

interface BinaryForm {
  readonly form: "binary";
  readonly text: BinaryOperator;
  readonly precedence: number;
}
interface AssignmentForm {
  readonly form: "assignment";
  readonly text: AssignmentOperator;
  readonly precedence: number;
}
type Operator = BinaryForm | AssignmentForm;

const ASSIGNMENT = 1;
const RANGE = 2;
const OR = 3;
const AND = 4;
const COMPARISON = 5;
const CAST = 12;

const binary = (text: BinaryOperator, precedence: number): BinaryForm => ({ form: "binary", text, precedence });
const assignment = (text: AssignmentOperator): AssignmentForm => ({ form: "assignment", text, precedence: ASSIGNMENT });

interface Family {
  readonly single: Operator;
  readonly withEquals: Operator;
  readonly doubled: Operator | undefined;
  readonly doubledWithEquals: Operator | undefined;
}

function family(single: Operator, withEquals: Operator, doubled?: Operator, doubledWithEquals?: Operator): Family {
  return { single, withEquals, doubled, doubledWithEquals };
}

/** Operators by their first character. */
const FAMILIES: ReadonlyMap<number, Family> = new Map([
  [43, family(binary("+", 10), assignment("+="))],
  [45, family(binary("-", 10), assignment("-="))],
  [42, family(binary("*", 11), assignment("*="))],
  [47, family(binary("/", 11), assignment("/="))],
  [37, family(binary("%", 11), assignment("%="))],
  [94, family(binary("^", 7), assignment("^="))],
  [38, family(binary("&", 8), assignment("&="), binary("&&", AND))],
  [124, family(binary("|", 6), assignment("|="), binary("||", OR))],
  [60, family(binary("<", COMPARISON), binary("<=", COMPARISON), binary("<<", 9), assignment("<<="))],
  [62, family(binary(">", COMPARISON), binary(">=", COMPARISON), binary(">>", 9), assignment(">>="))],
  [61, family(assignment("="), binary("==", COMPARISON))],
]);
const NOT_EQUAL = binary("!=", COMPARISON);

/** The operator at `token`, whose characters are tokens of their own and may not be apart. */
function operatorAt(source: string, token: Token, limit: number): Operator | undefined {
  const { start, end } = token;
  const unit = source.charCodeAt(start);
  // `->`, `=>`, `::`, `..`
  if (end - start > 1) return undefined;
  const next = end < limit ? source.charCodeAt(end) : 0;
  if (unit === 33) return next === 61 ? NOT_EQUAL : undefined;
  const operators = FAMILIES.get(unit);
  if (operators === undefined) return undefined;
  if (next === 61) return operators.withEquals;
  if (next !== unit || operators.doubled === undefined) return operators.single;
  const third = end + 1 < limit ? source.charCodeAt(end + 1) : 0;
  return third === 61 && operators.doubledWithEquals !== undefined ? operators.doubledWithEquals : operators.doubled;
}

/** More operators or postfixes in a row than this are not read: the tree would be deeper than anyone walks. */
const CHAIN_LIMIT = 4096;

/** Takes any expression. */
export function parseAssignment(s: BodyState): Expression {
  return parseOperators(s, ASSIGNMENT, "inside");
}

/** Takes an expression that begins a statement: one that ends with a block ends there. */
export function parseStatementExpression(s: BodyState): Expression {
  return parseOperators(s, ASSIGNMENT, "statement");
}

/** Whether a statement of this expression needs no `;`. */
export function endsStatement(expression: Expression): boolean {
  return isComplete(expression, "statement");
}

function isComplete(expression: Expression, place: Place): boolean {
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

function unknown({ cursor, notes }: BodyState): Expression {
  notes.broken = true;
  const { start } = cursor.peek();
  return { kind: "unknown", start, end: start };
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
        left = { kind: "assignment", start, end: endOf(s, right), operator: operator.text, left, right };
      } else {
        const right = parseOperators(s, operator.precedence + 1, "inside");
        left = { kind: "binary", start, end: endOf(s, right), operator: operator.text, left, right };
      }
    } else if (token.kind === "identifier" && token.text === "as" && minimum <= CAST) {
      cursor.take();
      const type = parseType(cursor, notes);
      left = { kind: "cast", start: left.start, end: Math.max(cursor.lastEnd, type.end), operand: left, type };
    } else return left;
  }
}

/** The end of a node whose last child this is: a missing child stands behind the space that follows what was taken. */
function endOf({ cursor }: BodyState, last: Range): number {
  return Math.max(cursor.lastEnd, last.end);
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
  return { kind: "range", start, end: Math.max(cursor.lastEnd, to?.end ?? 0), from, to, inclusive };
}

/** Words that begin no expression. */
const NO_EXPRESSION = /^(?:as|else|enum|extern|fn|impl|in|let|mod|mut|pub|ref|struct|trait|type|use|where)$/;

/** Whether an optional expression follows: the end of a range, the value of a `return`. */
function beginsExpression({ cursor, structs }: BodyState): boolean {
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
        return { kind: "unary", start, end: endOf(s, operand), operator: token.text, operand };
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
  return { kind: "borrow", start, end: endOf(s, operand), raw, mutable, operand };
}

function parseAttributed(s: BodyState): Expression {
  const { start } = s.cursor.peek();
  const attributes = parseAttributes(s.cursor, false);
  const expression = parseOperand(s);
  return { kind: "attributed", start, end: endOf(s, expression), attributes, expression };
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
        left = { kind: "index", start: left.start, end: endOf(s, index), object: left, index };
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
    return { kind: "repeat", start, end: endOf(s, length), element, length };
  }
  const elements = [element];
  if (cursor.is("]")) cursor.take();
  else {
    if (cursor.is(",")) cursor.take();
    else s.notes.broken = true;
    parseElements(s, "]", elements);
  }
  return { kind: "array", start, end: endOf(s, elements.at(-1) as Expression), elements };
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
      return isClosureAhead(cursor, 1) ? parseClosure(s) : unknown(s);
    case "async":
    case "gen":
    case "try":
      return parseContextual(s, token.text);
    default:
      return unknown(s);
  }
}

/** Whether closure words and `|` follow from the token `n` ahead on. */
function isClosureAhead(cursor: Cursor, n: number): boolean {
  let at = n;
  while (cursor.isWord("async", at) || cursor.isWord("move", at) || cursor.isWord("static", at)) at++;
  return cursor.is("|", at);
}

/** `for<'a> |x| …`, the cursor at `for`. */
function isClosureBinder(cursor: Cursor): boolean {
  if (!cursor.is("<", 1)) return false;
  const { start, end } = cursor.peek();
  cursor.moveTo(end);
  skipAngles(cursor);
  const closure = isClosureAhead(cursor, 0);
  cursor.moveTo(start);
  return closure;
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

/** Takes a block that `words` words stand before. */
function parseWordBlock(
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

/** Takes a path and what makes it a struct expression or a macro call. */
function parseNamed(s: BodyState): Expression {
  const { cursor } = s;
  const { start } = cursor.peek();
  if (cursor.is("$")) cursor.take();
  const path = parsePathExpression(s);
  if (path === undefined) return { kind: "unknown", start, end: Math.max(start, cursor.lastEnd) };
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
    } else {
      const field = parseFieldValue(s, attributes);
      if (field !== undefined) fields.push(field);
    }
    if (cursor.is(",")) cursor.take();
    else if (!cursor.is("}")) {
      notes.broken = true;
      if (!skipTo(cursor, ",", ";") || cursor.is(";")) break;
      cursor.take();
    }
  }
  if (cursor.is("}")) cursor.take();
  else notes.broken = true;
  return { kind: "struct", start: path.start, end: Math.max(cursor.lastEnd, path.end), path, fields, base, rest };
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
    return { kind: "field-value", start, end: endOf(s, value), attributes, name, value, shorthand: false };
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

// Control flow

/** Takes an expression before which no `{` of its own may stand: the head of an `if`, `while`, `match`, `for`. */
function parseHead(s: BodyState): Expression {
  const { structs } = s;
  s.structs = false;
  const head = parseAssignment(s);
  s.structs = structs;
  return head;
}

/** Takes `if … else if … else …`: a long chain makes no deep recursion. */
function parseIf(s: BodyState): Expression {
  const { cursor } = s;
  const links: { readonly start: number; readonly condition: Expression; readonly body: BlockExpression }[] = [];
  let last: BlockExpression | IfExpression | undefined;
  for (;;) {
    const { start } = cursor.take();
    const condition = parseHead(s);
    const body = parsePlainBlock(s);
    links.push({ start, condition, body });
    if (!cursor.isWord("else")) break;
    cursor.take();
    if (cursor.isWord("if") && links.length < CHAIN_LIMIT) continue;
    last = parsePlainBlock(s);
    break;
  }
  const end = Math.max(cursor.lastEnd, last?.end ?? 0, links.at(-1)?.body.end ?? 0);
  for (let n = links.length - 1; n >= 0; n--) {
    const link = links[n];
    if (link !== undefined)
      last = { kind: "if", start: link.start, end, condition: link.condition, body: link.body, else: last };
  }
  return last ?? unknown(s);
}

function parseLetCondition(s: BodyState): Expression {
  const { cursor, notes } = s;
  const { start } = cursor.take();
  const pattern = parsePattern(s);
  if (cursor.is("=")) cursor.take();
  else notes.broken = true;
  // `&&` goes on with the condition.
  const value = parseOperators(s, AND + 1, "inside");
  return { kind: "let", start, end: endOf(s, value), pattern, value };
}

function parseMatch(s: BodyState): Expression {
  const { cursor, notes, structs } = s;
  const { start } = cursor.take();
  const scrutinee = parseHead(s);
  const arms: MatchArm[] = [];
  let innerAttributes: readonly Attribute[] = [];
  if (!cursor.is("{")) {
    notes.broken = true;
    return { kind: "match", start, end: endOf(s, scrutinee), scrutinee, innerAttributes, arms };
  }
  cursor.take();
  s.structs = true;
  innerAttributes = parseAttributes(cursor, true);
  while (!cursor.is("}") && !cursor.atEnd()) {
    const before = cursor.peek().start;
    const arm = parseArm(s);
    if (arm !== undefined) arms.push(arm);
    if (cursor.peek().start === before && !cursor.atEnd()) {
      notes.broken = true;
      if (cursor.is("(") || cursor.is("[") || cursor.is("{")) cursor.skipGroup();
      else cursor.take();
    }
  }
  s.structs = structs;
  if (cursor.is("}")) cursor.take();
  else notes.broken = true;
  return { kind: "match", start, end: Math.max(cursor.lastEnd, scrutinee.end), scrutinee, innerAttributes, arms };
}

/** Takes an arm and its comma; undefined where no `=>` can be found. */
function parseArm(s: BodyState): MatchArm | undefined {
  const { cursor, notes } = s;
  const attributes = parseAttributes(cursor, false);
  const { start } = cursor.peek();
  const pattern = parsePattern(s);
  let guard: Expression | undefined;
  if (cursor.isWord("if")) {
    cursor.take();
    guard = parseAssignment(s);
  }
  if (!cursor.is("=>")) {
    notes.broken = true;
    if (!skipTo(cursor, "=>", ",")) return undefined;
    if (cursor.is(",")) {
      cursor.take();
      return undefined;
    }
  }
  cursor.take();
  const body = parseOperators(s, ASSIGNMENT, "arm");
  const end = endOf(s, body);
  if (cursor.is(",")) cursor.take();
  else if (!cursor.is("}") && !isComplete(body, "arm")) {
    notes.broken = true;
    if (skipTo(cursor, ",")) cursor.take();
  }
  return { kind: "match-arm", start, end, attributes, pattern, guard, body };
}

/** Takes `'a: loop { … }` or `'a: { … }`. */
function parseLabelled(s: BodyState): Expression {
  const { cursor } = s;
  if (!cursor.is(":", 1)) return unknown(s);
  const label = cursor.take();
  cursor.take();
  const { start } = label;
  if (cursor.isWord("loop") || cursor.isWord("while") || cursor.isWord("for")) return parseLoop(s, start, label);
  if (cursor.isWord("unsafe") && cursor.is("{", 1)) return parseWordBlock(s, "unsafe", 1, false, start, label);
  return parseBlock(s, { form: "plain", start, keyword: undefined, label, move: false });
}

/** Takes a loop, the cursor at its word. */
function parseLoop(s: BodyState, start: number, label: Name | undefined): Expression {
  const { cursor, notes } = s;
  const word = cursor.take().text;
  if (word === "loop") {
    const body = parsePlainBlock(s);
    return { kind: "loop", start, end: endOf(s, body), label, body };
  }
  if (word === "while") {
    const condition = parseHead(s);
    const body = parsePlainBlock(s);
    return { kind: "while", start, end: endOf(s, body), label, condition, body };
  }
  const wait = cursor.isWord("await") && !cursor.isWord("in", 1);
  if (wait) cursor.take();
  const pattern = parsePattern(s);
  if (cursor.isWord("in")) cursor.take();
  else notes.broken = true;
  const iterator = parseHead(s);
  const body = parsePlainBlock(s);
  return { kind: "for", start, end: endOf(s, body), label, await: wait, pattern, iterator, body };
}

function parseJump(s: BodyState, kind: JumpExpression["kind"]): Expression {
  const { cursor } = s;
  const { start } = cursor.take();
  let label: Name | undefined;
  let value: Expression | undefined;
  if ((kind === "break" || kind === "continue") && cursor.peek().kind === "lifetime" && !cursor.is(":", 1)) {
    label = cursor.take();
  }
  if (kind !== "continue" && beginsExpression(s)) value = parseAssignment(s);
  return { kind, start, end: Math.max(cursor.lastEnd, value?.end ?? 0), label, value };
}

// Closures

/** Takes a closure, the cursor at the first of its words or at its `|`. */
function parseClosure(s: BodyState): Expression {
  const { cursor, notes } = s;
  const { start } = cursor.peek();
  const words = { for: false, const: false, static: false, async: false, move: false };
  for (;;) {
    const { kind, text } = cursor.peek();
    if (kind !== "identifier" || !Object.hasOwn(words, text)) break;
    words[text as keyof typeof words] = true;
    cursor.take();
    if (text === "for") skipAngles(cursor);
  }
  const params = parseClosureParams(s);
  const returnType = cursor.eat("->") === undefined ? undefined : parseType(cursor, notes);
  const body = returnType === undefined ? parseAssignment(s) : parsePlainBlock(s);
  const end = endOf(s, body);
  const { move, async, static: pinned, const: constant } = words;
  return { kind: "closure", start, end, move, async, static: pinned, const: constant, params, returnType, body };
}

const NO_PARAMS: readonly ClosureParam[] = [];

/** Takes `|a, b: T|`, the cursor at the first `|`. */
function parseClosureParams(s: BodyState): readonly ClosureParam[] {
  const { cursor, notes } = s;
  cursor.take();
  if (cursor.is("|")) {
    cursor.take();
    return NO_PARAMS;
  }
  const params: ClosureParam[] = [];
  while (!cursor.is("|") && !cursor.atEnd()) {
    const attributes = parseAttributes(cursor, false);
    const { start } = cursor.peek();
    const pattern = parsePatternWithoutAlternatives(s);
    const type = cursor.eat(":") === undefined ? undefined : parseType(cursor, notes);
    const end = Math.max(cursor.lastEnd, pattern.end, type?.end ?? 0);
    params.push({ kind: "closure-param", start, end, attributes, pattern, type });
    if (cursor.is(",")) cursor.take();
    else if (!cursor.is("|")) {
      notes.broken = true;
      break;
    }
  }
  if (cursor.is("|")) cursor.take();
  else notes.broken = true;
  return params;
}
