/**
 * Types: tokens → `RustType` facts. Every function pointer type met on the way is noted, whatever it stands in.
 *
 * Enters: a cursor at a type. Leaves: the type and the cursor behind it; what cannot be read is `unknown` and takes no
 * token that could end the type. Nesting beyond a fixed depth is `unknown`.
 * Source: Rust Reference, "Types"; what `rustc_parse` accepts and then rejects, RULES.md §4 and §5 of the measurements.
 */
import type {
  AbiSpec,
  FnPointer,
  Param,
  Pattern,
  Qualifier,
  QualifierWord,
  Range,
  RustType,
  SyntaxProblem,
  SyntaxProblemKind,
} from "../facts/item.ts";
import { parseAttributes, parseLiteral } from "./attributes.ts";
import type { Cursor, Token } from "./tokens.ts";

/** What is gathered while an item is parsed. A class because it grows; its lists are frozen into the item's facts. */
export class Notes {
  readonly problems: SyntaxProblem[] = [];
  readonly fnPointers: FnPointer[] = [];
  readonly implTraits: { start: number; end: number; inPath: boolean }[] = [];
  depth = 0;
  /** Whether the parser met something it could not read. */
  broken = false;

  problem(kind: SyntaxProblemKind, range: Range, found: string, repair?: Range): void {
    this.problems.push({ kind, start: range.start, end: range.end, found, repair });
  }
}

const DEPTH_LIMIT = 96;
const NO_TYPES: readonly RustType[] = [];
const QUALIFIERS: ReadonlySet<string> = new Set(["const", "async", "gen", "unsafe", "safe", "extern", "default"]);

export function isQualifierWord(word: string): word is QualifierWord {
  return QUALIFIERS.has(word);
}

/** Takes `extern` and the literal after it. The cursor is at `extern`. */
export function parseAbi(cursor: Cursor, notes: Notes): AbiSpec {
  const keyword = cursor.take();
  const literal = parseLiteral(cursor);
  const usable = literal !== undefined && literal.kind === "string" && literal.suffix === undefined;
  if (literal !== undefined && !usable) {
    if (literal.suffix !== undefined) notes.problem("abi-suffix", literal, literal.suffix.text, literal.suffix);
    else notes.problem("non-string-abi", literal, cursor.source.slice(literal.start, literal.end));
  }
  return {
    start: keyword.start,
    end: literal?.end ?? keyword.end,
    keyword: { start: keyword.start, end: keyword.end },
    literal,
    name: usable ? (literal.value ?? "C") : "C",
    explicit: usable,
  };
}

/** Whether a function pointer type starts at the cursor: `fn`, or qualifiers that lead to it. */
export function startsFnPointer(cursor: Cursor): boolean {
  let n = 0;
  for (;;) {
    const token = cursor.peek(n);
    if (token.kind !== "identifier") return false;
    if (token.text === "fn") return true;
    if (!isQualifierWord(token.text) || token.text === "default") return false;
    n++;
    if (token.text === "extern") n += abiTokens(cursor, n);
    if (n > 8) return false;
  }
}

/** How many tokens the literal `n` places ahead has: none, or one with its suffix. */
export function abiTokens(cursor: Cursor, n: number): number {
  const literal = cursor.peek(n);
  if (!/^(?:string|byte-string|c-string|char|number)$/.test(literal.kind)) return 0;
  const suffix = cursor.peek(n + 1);
  return suffix.kind === "identifier" && suffix.start === literal.end ? 2 : 1;
}

export function parseType(cursor: Cursor, notes: Notes): RustType {
  const first = cursor.peek();
  if (notes.depth >= DEPTH_LIMIT) {
    notes.broken = true;
    return { kind: "unknown", start: first.start, end: first.start };
  }
  notes.depth++;
  const type = parseTypeInner(cursor, notes, first);
  notes.depth--;
  return type;
}

function parseTypeInner(cursor: Cursor, notes: Notes, first: Token): RustType {
  const start = first.start;
  if (first.kind === "punctuation") {
    switch (first.text) {
      case "(":
        return parseTuple(cursor, notes, start);
      case "!":
        cursor.take();
        return { kind: "never", start, end: cursor.lastEnd };
      case "*": {
        cursor.take();
        const mutable = cursor.eat("mut") !== undefined;
        if (!mutable) cursor.eat("const");
        const pointee = parseNestedType(cursor, notes);
        return { kind: "pointer", mutable, pointee, start, end: cursor.lastEnd };
      }
      case "&": {
        cursor.take();
        if (cursor.peek().kind === "lifetime") cursor.take();
        const mutable = cursor.eat("mut") !== undefined;
        const pointee = parseNestedType(cursor, notes);
        return { kind: "reference", mutable, pointee, start, end: cursor.lastEnd };
      }
      case "[":
        return parseArray(cursor, notes, start);
      case "<":
      case "::":
        return parsePathType(cursor, notes);
      case "?":
        parseBounds(cursor, notes);
        return { kind: "dyn", bounds: { start, end: cursor.lastEnd }, start, end: cursor.lastEnd };
      case "...":
        cursor.take();
        notes.problem("unexpected-variadic", first, "...");
        return { kind: "unknown", start, end: cursor.lastEnd };
      default:
        return unknown(cursor, notes);
    }
  }
  if (first.kind === "lifetime") {
    parseBounds(cursor, notes);
    return { kind: "dyn", bounds: { start, end: cursor.lastEnd }, start, end: cursor.lastEnd };
  }
  if (first.kind === "raw-identifier") return parsePathType(cursor, notes);
  if (first.kind !== "identifier") return unknown(cursor, notes);
  switch (first.text) {
    case "_":
      cursor.take();
      return { kind: "infer", start, end: cursor.lastEnd };
    case "impl":
    case "dyn": {
      if (first.text === "dyn" && (cursor.is("::", 1) || cursor.is("<", 1))) return parsePathType(cursor, notes);
      cursor.take();
      const at = cursor.peek().start;
      parseBounds(cursor, notes);
      const bounds = { start: at, end: Math.max(at, cursor.lastEnd) };
      if (first.text === "impl") notes.implTraits.push({ start, end: cursor.lastEnd, inPath: false });
      return { kind: first.text, bounds, start, end: cursor.lastEnd };
    }
    case "for": {
      const at = cursor.peek(1);
      if (at.text !== "<") return unknown(cursor, notes);
      cursor.take();
      skipAngles(cursor);
      if (startsFnPointer(cursor)) return parseFnPointer(cursor, notes, start);
      parseBounds(cursor, notes);
      return { kind: "dyn", bounds: { start, end: cursor.lastEnd }, start, end: cursor.lastEnd };
    }
    default:
      if (startsFnPointer(cursor)) return parseFnPointer(cursor, notes, start);
      return parsePathType(cursor, notes);
  }
}

function unknown(cursor: Cursor, notes: Notes): RustType {
  notes.broken = true;
  const at = cursor.peek().start;
  return { kind: "unknown", start: at, end: at };
}

/** Takes `(…)`: a tuple, or with `of` the arguments of `Fn(…)`, where the compiler has words of its own for a `...`. */
function parseTuple(cursor: Cursor, notes: Notes, start: number, of: "tuple" | "Fn" = "tuple"): RustType {
  cursor.take();
  const elements: RustType[] = [];
  let comma = false;
  while (!cursor.is(")") && !cursor.atEnd()) {
    const before = cursor.peek().start;
    if (of === "Fn" && cursor.is("...")) notes.problem("unexpected-variadic", cursor.take(), "Fn(...)");
    else elements.push(parseType(cursor, notes));
    if (cursor.is("+")) {
      cursor.take();
      parseBounds(cursor, notes);
    }
    if (cursor.eat(",") !== undefined) comma = true;
    else if (!cursor.is(")")) {
      notes.broken = true;
      if (cursor.peek().start === before || !skipTo(cursor, ",", ")")) break;
      cursor.eat(",");
    }
  }
  if (cursor.eat(")") === undefined) notes.broken = true;
  const [only] = elements;
  if (elements.length === 1 && !comma && only !== undefined) return { ...only, start, end: cursor.lastEnd };
  return { kind: "tuple", elements, start, end: cursor.lastEnd };
}

function parseArray(cursor: Cursor, notes: Notes, start: number): RustType {
  cursor.take();
  const element = parseType(cursor, notes);
  if (cursor.eat(";") !== undefined) {
    const from = cursor.peek().start;
    skipTo(cursor, "]");
    const length = { start: from, end: Math.max(from, cursor.lastEnd) };
    if (cursor.eat("]") === undefined) notes.broken = true;
    return { kind: "array", element, length, start, end: cursor.lastEnd };
  }
  if (cursor.eat("]") === undefined) notes.broken = true;
  return { kind: "slice", element, start, end: cursor.lastEnd };
}

/** Takes tokens and whole groups up to one of the stops; false when the end, or a closer that is none, comes first. */
export function skipTo(cursor: Cursor, ...stops: readonly string[]): boolean {
  while (!cursor.atEnd()) {
    const token = cursor.peek();
    if ((token.kind === "punctuation" || token.kind === "identifier") && stops.includes(token.text)) return true;
    if (token.kind === "punctuation" && /^[)\]}]$/.test(token.text)) return false;
    if (cursor.is("(") || cursor.is("[") || cursor.is("{")) cursor.skipGroup();
    else cursor.take();
  }
  return false;
}

/** Passes over `<…>`, the cursor at `<`. Stops at `;`, `{` or a closer that does not belong to it. */
export function skipAngles(cursor: Cursor): Range {
  const start = cursor.peek().start;
  let depth = 0;
  while (!cursor.atEnd()) {
    if (cursor.is("<")) depth++;
    else if (cursor.is(">")) {
      depth--;
      cursor.take();
      if (depth === 0) break;
      continue;
    } else if (cursor.is("(") || cursor.is("[") || (cursor.is("{") && depth > 0)) {
      cursor.skipGroup();
      continue;
    } else if (cursor.is(")") || cursor.is("]") || cursor.is("}") || cursor.is(";")) break;
    cursor.take();
  }
  return { start, end: cursor.lastEnd };
}

interface Path {
  readonly segments: readonly string[];
  readonly args: readonly RustType[];
  readonly innerArgs: boolean;
  readonly qualified: boolean;
}

function parsePath(cursor: Cursor, notes: Notes): Path | undefined {
  const segments: string[] = [];
  let args: readonly RustType[] = NO_TYPES;
  let innerArgs = false;
  let qualified = false;
  if (cursor.is("<")) {
    qualified = true;
    cursor.take();
    const self = parseType(cursor, notes);
    const noted = notes.implTraits.find(({ start }) => start === self.start);
    if (self.kind === "impl" && noted !== undefined) noted.inPath = true;
    if (cursor.eat("as") !== undefined) parsePath(cursor, notes);
    if (cursor.eat(">") === undefined) {
      notes.broken = true;
      return undefined;
    }
  }
  if (cursor.is("::")) {
    cursor.take();
    if (!qualified) segments.push("");
  }
  for (;;) {
    // `$crate` in a macro's own tokens
    if (cursor.is("$") && cursor.isWord("crate", 1)) cursor.take();
    const token = cursor.peek();
    if (token.kind !== "identifier" && token.kind !== "raw-identifier") {
      if (segments.length === 0) notes.broken = true;
      return segments.length === 0 ? undefined : { segments, args, innerArgs, qualified };
    }
    cursor.take();
    segments.push(token.text);
    if (args.length > 0) {
      innerArgs = true;
      args = NO_TYPES;
    }
    if (cursor.is("::") && cursor.is("<", 1)) cursor.take();
    if (cursor.is("<") && !isLessOrEqual(cursor)) args = parseGenericArgs(cursor, notes);
    else if (cursor.is("(")) {
      // `Fn(A) -> B`
      parseTuple(cursor, notes, cursor.peek().start, "Fn");
      if (cursor.eat("->") !== undefined) parseNestedType(cursor, notes);
    }
    if (!cursor.is("::")) return { segments, args, innerArgs, qualified };
    cursor.take();
  }
}

/** `x as u8 <= y`: one operator to the compiler, where `x as u8 < y` begins generic arguments. */
function isLessOrEqual(cursor: Cursor): boolean {
  return cursor.source.charCodeAt(cursor.peek().end) === 61;
}

function parsePathType(cursor: Cursor, notes: Notes): RustType {
  const start = cursor.peek().start;
  const path = parsePath(cursor, notes);
  if (path === undefined) return { kind: "unknown", start, end: Math.max(start, cursor.lastEnd) };
  if (cursor.is("!") && (cursor.is("(", 1) || cursor.is("[", 1) || cursor.is("{", 1))) {
    cursor.take();
    cursor.skipGroup();
    return { kind: "macro", path: path.segments.join("::"), start, end: cursor.lastEnd };
  }
  const { segments, args, innerArgs, qualified } = path;
  return { kind: "path", segments, args, innerArgs, qualified, start, end: cursor.lastEnd };
}

function isConstArgument({ kind, text }: Token): boolean {
  if (kind === "identifier") return text === "true" || text === "false";
  return kind === "number" || kind === "string" || kind === "char" || kind === "byte-string" || kind === "c-string";
}

/** Takes `<…>`, the generic arguments of a path; lifetimes and bounds of associated types are no arguments. */
export function parseGenericArgs(cursor: Cursor, notes: Notes): RustType[] {
  const out: RustType[] = [];
  cursor.take();
  while (!cursor.is(">") && !cursor.atEnd()) {
    const token = cursor.peek();
    if (token.kind === "lifetime" && !cursor.is("+", 1)) cursor.take();
    else if (cursor.is("{")) {
      const { start, end } = cursor.skipGroup();
      out.push({ kind: "const-argument", start, end });
    } else if (cursor.is("...")) {
      // An expression to the compiler: half a range.
      cursor.take();
      notes.broken = true;
    } else if (cursor.is("-") || isConstArgument(token)) {
      cursor.take();
      if (token.text === "-") cursor.take();
      out.push({ kind: "const-argument", start: token.start, end: cursor.lastEnd });
    } else {
      const type = parseType(cursor, notes);
      if (cursor.eat("=") !== undefined) {
        // an associated type or constant: its value is no argument
        if (cursor.is("{")) cursor.skipGroup();
        else if (cursor.peek().kind === "number") cursor.take();
        else parseType(cursor, notes);
      } else if (cursor.is(":")) {
        cursor.take();
        parseBounds(cursor, notes);
      } else out.push(type);
      if (cursor.is("+")) {
        cursor.take();
        parseBounds(cursor, notes);
      }
    }
    if (cursor.eat(",") !== undefined) continue;
    if (!cursor.is(">")) {
      notes.broken = true;
      break;
    }
  }
  if (cursor.eat(">") === undefined) notes.broken = true;
  return out;
}

/** Takes bounds: `A + ?Sized + for<'a> B<'a> + async Fn() + 'c`. Gives whether one of them takes a default bound away: `?Sized`. */
export function parseBounds(cursor: Cursor, notes: Notes): boolean {
  let relaxed = false;
  for (;;) {
    const token = cursor.peek();
    if (token.kind === "lifetime") cursor.take();
    else if (cursor.is("(")) parseTuple(cursor, notes, token.start);
    else if (cursor.isWord("use") && cursor.is("<", 1)) {
      cursor.take();
      skipAngles(cursor);
    } else {
      skipBinder(cursor);
      if (cursor.is("~")) cursor.take();
      if (cursor.is("[")) cursor.skipGroup();
      else cursor.eat("const");
      if (cursor.isWord("async") && cursor.peek(1).kind === "identifier") cursor.take();
      if (cursor.eat("?") !== undefined) relaxed = true;
      else cursor.eat("!");
      skipBinder(cursor);
      const next = cursor.peek();
      if (next.kind !== "identifier" && next.kind !== "raw-identifier" && next.text !== "::" && next.text !== "<")
        return relaxed;
      if (next.text === "where" || parsePath(cursor, notes) === undefined) return relaxed;
    }
    if (cursor.eat("+") === undefined) return relaxed;
  }
}

/** Takes the `for<'a>` before a bound. */
function skipBinder(cursor: Cursor): void {
  if (!cursor.isWord("for") || !cursor.is("<", 1)) return;
  cursor.take();
  skipAngles(cursor);
}

function parseFnPointer(cursor: Cursor, notes: Notes, start: number): FnPointer {
  const { qualifiers, abi } = parseQualifiers(cursor, notes, "pointer");
  cursor.take(); // `fn`
  if (cursor.is("<")) notes.problem("fn-pointer-generics", skipAngles(cursor), "");
  const params = cursor.is("(") ? parseParams(cursor, notes, "pointer") : [];
  let returnType: RustType | undefined;
  if (cursor.eat("->") !== undefined) returnType = parseNestedType(cursor, notes);
  const pointer: FnPointer = { kind: "fn-pointer", qualifiers, abi, params, returnType, start, end: cursor.lastEnd };
  notes.fnPointers.push(pointer);
  return pointer;
}

/** Takes the type after `->`, `*` or `&`. A `...` there is what the compiler calls a nested C-variadic type (E0743). */
export function parseNestedType(cursor: Cursor, notes: Notes): RustType {
  if (cursor.is("...")) {
    const dots = cursor.take();
    notes.problem("nested-variadic-type", dots, "...");
    return { kind: "unknown", start: dots.start, end: dots.end };
  }
  return parseType(cursor, notes);
}

const ORDER: Readonly<Record<QualifierWord, number>> = {
  default: 0,
  const: 1,
  async: 2,
  gen: 3,
  unsafe: 4,
  safe: 4,
  extern: 5,
};

/**
 * Takes the words before `fn` or `static`. Out of order they are kept all the same, and the first misplaced one is noted
 * where the compiler stops at it (its grammar is `default const async unsafe|safe extern`).
 */
export function parseQualifiers(
  cursor: Cursor,
  notes: Notes,
  of: "item" | "pointer",
): { readonly qualifiers: readonly Qualifier[]; readonly abi: AbiSpec | undefined } {
  const qualifiers: Qualifier[] = [];
  let abi: AbiSpec | undefined;
  let highest = -1;
  let misplaced = false;
  while (cursor.peek().kind === "identifier") {
    const { text: word } = cursor.peek();
    if (!isQualifierWord(word)) break;
    const start = cursor.peek().start;
    if (word === "extern") abi = parseAbi(cursor, notes);
    else cursor.take();
    const range = { start, end: cursor.lastEnd };
    const refused = of === "pointer" && (word === "const" || word === "async");
    if (ORDER[word] <= highest && !misplaced && !refused) {
      misplaced = true;
      notes.problem("qualifier-order", { start, end: start + word.length }, word, {
        start: qualifiers[0]?.start ?? start,
        end: cursor.lastEnd,
      });
    }
    highest = Math.max(highest, ORDER[word]);
    if (refused) notes.problem("fn-pointer-qualifier", range, word);
    qualifiers.push({ word, ...range });
  }
  return { qualifiers, abi };
}

/** Takes `(…)` of a function (`item`, `trait` for a method that may leave names out) or function pointer. */
export function parseParams(cursor: Cursor, notes: Notes, of: "item" | "trait" | "pointer"): readonly Param[] {
  const params: Param[] = [];
  cursor.take();
  while (!cursor.is(")") && !cursor.atEnd()) {
    const before = cursor.peek().start;
    const param = parseParam(cursor, notes, of);
    if (param !== undefined) params.push(param);
    if (cursor.eat(",") !== undefined || cursor.is(")")) continue;
    if (of !== "pointer" && cursor.is("...") && cursor.peek().start !== before) {
      // `x: i32...`: the compiler misses the comma and goes on with a variadic parameter
      notes.problem("unexpected-variadic", cursor.peek(), ",");
      continue;
    }
    notes.broken = true;
    if (cursor.peek().start === before && cursor.is(";")) break;
    if (!skipTo(cursor, ",", ")", ";")) break;
    if (cursor.is(";")) break;
    cursor.eat(",");
  }
  if (cursor.eat(")") === undefined) notes.broken = true;
  return params;
}

function parseParam(cursor: Cursor, notes: Notes, of: "item" | "trait" | "pointer"): Param | undefined {
  const attributes = parseAttributes(cursor, false, notes);
  const start = attributes[0]?.start ?? cursor.peek().start;
  const make = (parts: Partial<Param>): Param => ({
    attributes,
    pattern: undefined,
    type: undefined,
    variadic: undefined,
    self: undefined,
    ...parts,
    start,
    end: Math.max(start, cursor.lastEnd),
  });
  if (cursor.is("...")) {
    const dots = cursor.take();
    if (cursor.is(":")) notes.problem("unexpected-variadic", dots, "...");
    return make({ variadic: { start: dots.start, end: dots.end } });
  }
  const self = parseSelf(cursor);
  if (self !== undefined) {
    const type = cursor.eat(":") === undefined ? undefined : parseType(cursor, notes);
    return make({ self, type });
  }
  const named = isNamedParam(cursor);
  if (!named && !hasColon(cursor)) {
    if (of === "item") return make({ pattern: parseBareParam(cursor, notes) });
    return make({ type: parseType(cursor, notes) });
  }
  const pattern = parsePattern(cursor);
  if (pattern === undefined || cursor.eat(":") === undefined) {
    notes.broken = true;
    return pattern === undefined ? undefined : make({ pattern });
  }
  // A pointer's parameter may be a type alone, so a pattern that could not begin one fails where the type is read.
  if (of === "pointer" && !named) notes.problem("fn-pointer-pattern", pattern, "");
  if (cursor.is("...")) {
    const dots = cursor.take();
    return make({ pattern, variadic: { start: dots.start, end: dots.end } });
  }
  return make({ pattern, type: parseType(cursor, notes) });
}

/** The compiler's own test for a named parameter of a pointer or trait method: `x:`, `mut x:`, `&x:`. */
function isNamedParam(cursor: Cursor): boolean {
  // `&&` is one token to the compiler.
  const offset = cursor.is("&") ? (cursor.is("&", 1) ? 2 : 1) : cursor.isWord("mut") ? 1 : 0;
  const token = cursor.peek(offset);
  return (token.kind === "identifier" || token.kind === "raw-identifier") && cursor.is(":", offset + 1);
}

const LOOKAHEAD = 256;

/** Whether the parameter at the cursor holds a `:` of its own before it ends. */
function hasColon(cursor: Cursor): boolean {
  let depth = 0;
  for (let n = 0; n < LOOKAHEAD; n++) {
    const { kind, text } = cursor.peek(n);
    if (kind === "end") return false;
    if (kind !== "punctuation") continue;
    if (/^[([{<]$/.test(text)) depth++;
    else if (depth === 0) {
      if (text === ":") return true;
      if (/^[)\]},;]$/.test(text)) return false;
    } else if (/^[)\]}>]$/.test(text)) depth--;
  }
  return true;
}

const NO_BINDING =
  /^(?:_|as|async|const|crate|dyn|enum|extern|false|fn|for|impl|in|let|match|mod|move|self|Self|static|super|true|type|unsafe|where)$/;

/** What goes on behind a name as a path, a struct pattern, a macro call, a range or an expression. */
const CONTINUES = /^(?:::|as|[({![*+/%^&.?-]|\.\.\.?)$/;

/**
 * Takes a parameter without a `:` where one is needed. The compiler reads a pattern, so that after a name it misses the
 * `:`; what can be no name at all, such as `*const u8`, it refuses with words that depend on its first token.
 */
function parseBareParam(cursor: Cursor, notes: Notes): Pattern | undefined {
  let n = 0;
  while (cursor.is("&", n) || cursor.isWord("mut", n) || cursor.isWord("ref", n)) n++;
  const name = cursor.peek(n);
  const after = cursor.peek(n + 1);
  const binds = name.kind === "raw-identifier" || (name.kind === "identifier" && !NO_BINDING.test(name.text));
  const { start, text } = cursor.peek();
  const ends = /^[),;]$/;
  if (ends.test(text) || !skipToParamEnd(cursor)) {
    notes.broken = true;
    return undefined;
  }
  const whole = { start, end: cursor.lastEnd };
  if (!binds || CONTINUES.test(after.text)) {
    notes.problem("unnamed-parameter", whole, "");
    notes.broken = true;
    return undefined;
  }
  notes.problem("parameter-without-type", after, after.text, whole);
  if (!/^[),<]$/.test(after.text)) notes.broken = true;
  return n === 0 && ends.test(after.text) ? { kind: "identifier", name, start, end: name.end } : undefined;
}

/** Takes what is left of a parameter; false when the list does not go on or end behind it. */
function skipToParamEnd(cursor: Cursor): boolean {
  while (!cursor.atEnd() && !cursor.is(",") && !cursor.is(")") && !cursor.is(";")) {
    if (cursor.is("<")) skipAngles(cursor);
    else if (cursor.is("(") || cursor.is("[") || cursor.is("{")) cursor.skipGroup();
    else cursor.take();
  }
  return !cursor.atEnd();
}

/** Takes `self` with what may stand before it. */
function parseSelf(cursor: Cursor): Range | undefined {
  let n = 0;
  if (cursor.is("*")) n++;
  else if (cursor.is("&")) {
    n++;
    if (cursor.peek(n).kind === "lifetime") n++;
  }
  if (cursor.isWord("mut", n) || (n === 1 && cursor.is("*") && cursor.isWord("const", n))) n++;
  if (!cursor.isWord("self", n) || cursor.is("::", n + 1)) return undefined;
  const start = cursor.peek().start;
  for (let i = 0; i <= n; i++) cursor.take();
  return { start, end: cursor.lastEnd };
}

/** Words that are a pattern of their own, a path or a literal, and bind nothing. */
const NO_NAME = /^(?:crate|false|Self|super|true)$/;

function parsePattern(cursor: Cursor): Pattern | undefined {
  const first = cursor.peek();
  const simple = cursor.is(":", 1) || cursor.is(",", 1) || cursor.is(")", 1);
  if (first.text === "_" && first.kind === "identifier" && simple) {
    cursor.take();
    return { kind: "wildcard", start: first.start, end: first.end };
  }
  const names = first.kind === "raw-identifier" || (first.kind === "identifier" && !NO_NAME.test(first.text));
  if (names && simple) {
    cursor.take();
    return { kind: "identifier", name: first, start: first.start, end: first.end };
  }
  if (/^(?:[*)\],;{}]|\.\.\.)$/.test(first.text) || first.kind === "end") return undefined;
  while (!cursor.atEnd() && !cursor.is(":") && !cursor.is(",") && !cursor.is(")") && !cursor.is(";")) {
    if (cursor.is("(") || cursor.is("[") || cursor.is("{")) cursor.skipGroup();
    else cursor.take();
  }
  return { kind: "other", start: first.start, end: cursor.lastEnd };
}
