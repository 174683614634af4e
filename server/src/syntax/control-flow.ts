/**
 * Expressions that hold blocks or leave them: conditions, matches, loops, jumps, closures.
 *
 * Enters: a cursor at the first word, label or `|`. Leaves: the facts and the cursor behind them.
 * Source: Rust Reference, "Expressions"; what `rustc_parse` does with `let` in conditions and with the ends of arms.
 */
import type {
  BlockExpression,
  ClosureParam,
  Expression,
  IfExpression,
  JumpExpression,
  MatchArm,
} from "../facts/expression.ts";
import type { Attribute, Name } from "../facts/item.ts";
import { parseAttributes } from "./attributes.ts";
import { beginsExpression, isComplete, parseArmBody, parseAssignment, parseLetValue, unknown } from "./expressions.ts";
import { type BodyState, CHAIN_LIMIT } from "./operands.ts";
import { parsePattern, parsePatternWithoutAlternatives } from "./patterns.ts";
import { parseBlock, parsePlainBlock, parseWordBlock } from "./statements.ts";
import type { Cursor } from "./tokens.ts";
import { parseType, skipAngles, skipTo } from "./types.ts";

/** Takes an expression before which no `{` of its own may stand: the head of an `if`, `while`, `match`, `for`. */
function parseHead(s: BodyState): Expression {
  const { structs } = s;
  s.structs = false;
  const head = parseAssignment(s);
  s.structs = structs;
  return head;
}

/** Takes `if … else if … else …`: a long chain makes no deep recursion. */
export function parseIf(s: BodyState): Expression {
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
  const end = cursor.lastEnd;
  for (let n = links.length - 1; n >= 0; n--) {
    const link = links[n];
    if (link !== undefined)
      last = { kind: "if", start: link.start, end, condition: link.condition, body: link.body, else: last };
  }
  return last ?? unknown(s);
}

export function parseLetCondition(s: BodyState): Expression {
  const { cursor, notes } = s;
  const { start } = cursor.take();
  const pattern = parsePattern(s);
  if (cursor.is("=")) cursor.take();
  else notes.broken = true;
  const value = parseLetValue(s);
  return { kind: "let", start, end: cursor.lastEnd, pattern, value };
}

export function parseMatch(s: BodyState): Expression {
  const { cursor, notes, structs } = s;
  const { start } = cursor.take();
  const scrutinee = parseHead(s);
  const arms: MatchArm[] = [];
  let innerAttributes: readonly Attribute[] = [];
  if (!cursor.is("{")) {
    notes.broken = true;
    return { kind: "match", start, end: cursor.lastEnd, scrutinee, innerAttributes, arms };
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
  return { kind: "match", start, end: cursor.lastEnd, scrutinee, innerAttributes, arms };
}

/** Takes an arm and its comma; undefined where no `=>` can be found. */
function parseArm(s: BodyState): MatchArm | undefined {
  const { cursor, notes } = s;
  const attributes = parseAttributes(cursor, false);
  const pattern = parsePattern(s);
  const { start } = pattern;
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
  const body = parseArmBody(s);
  const end = cursor.lastEnd;
  if (cursor.is(",")) cursor.take();
  else if (!cursor.is("}") && !isComplete(body, "arm")) {
    notes.broken = true;
    if (skipTo(cursor, ",")) cursor.take();
  }
  return { kind: "match-arm", start, end, attributes, pattern, guard, body };
}

/** Takes `'a: loop { … }` or `'a: { … }`. */
export function parseLabelled(s: BodyState): Expression {
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
export function parseLoop(s: BodyState, start: number, label: Name | undefined): Expression {
  const { cursor, notes } = s;
  const word = cursor.take().text;
  if (word === "loop") {
    const body = parsePlainBlock(s);
    return { kind: "loop", start, end: cursor.lastEnd, label, body };
  }
  if (word === "while") {
    const condition = parseHead(s);
    const body = parsePlainBlock(s);
    return { kind: "while", start, end: cursor.lastEnd, label, condition, body };
  }
  const wait = cursor.isWord("await") && !cursor.isWord("in", 1);
  if (wait) cursor.take();
  const pattern = parsePattern(s);
  if (cursor.isWord("in")) cursor.take();
  else notes.broken = true;
  const iterator = parseHead(s);
  const body = parsePlainBlock(s);
  return { kind: "for", start, end: cursor.lastEnd, label, await: wait, pattern, iterator, body };
}

export function parseJump(s: BodyState, kind: JumpExpression["kind"]): Expression {
  const { cursor } = s;
  const { start } = cursor.take();
  let label: Name | undefined;
  let value: Expression | undefined;
  if ((kind === "break" || kind === "continue") && cursor.peek().kind === "lifetime" && !cursor.is(":", 1)) {
    label = cursor.take();
  }
  if (kind !== "continue" && beginsExpression(s)) value = parseAssignment(s);
  return { kind, start, end: cursor.lastEnd, label, value };
}

// Closures

/** Whether closure words and `|` follow from the token `n` ahead on. */
export function isClosureAhead(cursor: Cursor, n: number): boolean {
  let at = n;
  while (
    cursor.isWord("async", at) ||
    cursor.isWord("move", at) ||
    cursor.isWord("use", at) ||
    cursor.isWord("static", at)
  )
    at++;
  return cursor.is("|", at);
}

/** `for<'a> |x| …`, the cursor at `for`. */
export function isClosureBinder(cursor: Cursor): boolean {
  if (!cursor.is("<", 1)) return false;
  const { start, end } = cursor.peek();
  cursor.moveTo(end);
  skipAngles(cursor);
  const closure = isClosureAhead(cursor, 0);
  cursor.moveTo(start);
  return closure;
}

/** Takes a closure, the cursor at the first of its words or at its `|`. */
export function parseClosure(s: BodyState): Expression {
  const { cursor, notes } = s;
  const { start } = cursor.peek();
  const words = { for: false, const: false, static: false, async: false, move: false, use: false };
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
  const end = cursor.lastEnd;
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
    const pattern = parsePatternWithoutAlternatives(s);
    const type = cursor.eat(":") === undefined ? undefined : parseType(cursor, notes);
    params.push({ kind: "closure-param", start: pattern.start, end: cursor.lastEnd, attributes, pattern, type });
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
