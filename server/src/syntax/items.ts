/**
 * Items: tokens → `Item` facts, by the grammar the compiler's own parser accepts before it judges.
 *
 * Enters: a cursor at an item and the kind of container it stands in. Leaves: the item's facts; where the text is no
 * item, a problem and the cursor further on. Always answers, always advances.
 *
 * Declarations are parsed here and not by tree-sitter because the verdicts are about the very forms its grammar does not
 * know: `unsafe extern`, `safe fn`, raw-string ABIs, misplaced qualifiers (see ARCHITECTURE.md, "One parser").
 * Source: Rust Reference, "Items"; Ferrocene Language Specification, chapter 21.
 */
import type {
  Attribute,
  ExternBlock,
  Field,
  FnItem,
  GenericParam,
  Generics,
  Import,
  Item,
  MacroBranch,
  Name,
  Range,
  RustType,
  TypeDefinition,
  Variant,
} from "../facts/item.ts";
import { groupEnd } from "../text/scan.ts";
import type { ContainerKind } from "../text/slice.ts";
import { parseAttributes } from "./attributes.ts";
import { branchesOf, isConditional } from "./macro-input.ts";
import { Cursor, type Token } from "./tokens.ts";
import {
  abiTokens,
  isQualifierWord,
  Notes,
  parseAbi,
  parseBounds,
  parseNestedType,
  parseParams,
  parseQualifiers,
  parseType,
  skipAngles,
  skipTo,
  startsFnPointer,
} from "./types.ts";

type Place = ContainerKind | undefined;

interface Start {
  readonly attributes: readonly Attribute[];
  readonly start: number;
  readonly visibility: Range | undefined;
  readonly notes: Notes;
  readonly nested: Item[];
  readonly place: Place;
  /** How many items inside items this is. */
  readonly level: number;
  /** Whether it stands among statements. */
  readonly inBody?: boolean;
  /** Why the compiler throws the item away once it has read it. */
  refused?: { readonly kind: "item-not-allowed" | "extern-block-in-impl"; readonly found: string };
}

/** Parses the item at the cursor with its attributes; undefined when only trivia is left. */
export function parseItem(cursor: Cursor, place: Place, level = 0): Item | undefined {
  parseAttributes(cursor, true); // `//!` lines that the slicer left before the item
  const notes = new Notes();
  const attributes = parseAttributes(cursor, false, notes);
  const first = cursor.peek();
  if (first.kind === "end" && attributes.length === 0) return undefined;
  const visibility = parseVisibility(cursor);
  const begun: Start = { attributes, start: first.start, visibility, notes, nested: [], place, level };
  const before = cursor.peek().start;
  const item = parseKind(cursor, begun);
  if (!cursor.atEnd() && cursor.peek().start === before) cursor.take();
  return item;
}

function parseVisibility(cursor: Cursor): Range | undefined {
  const token = cursor.peek();
  if (!cursor.isWord("pub")) return undefined;
  cursor.take();
  if (cursor.is("(") && /^(?:crate|self|super|in)$/.test(cursor.peek(1).text)) cursor.skipGroup();
  return { start: token.start, end: cursor.lastEnd };
}

/** How many tokens of qualifiers stand ahead, and what follows them. */
function lookPastQualifiers(cursor: Cursor): {
  readonly count: number;
  readonly next: Token;
  readonly words: string[];
} {
  let n = 0;
  let last = "";
  const words: string[] = [];
  for (; n < 12; ) {
    const token = cursor.peek(n);
    if (token.kind !== "identifier" || !isQualifierWord(token.text)) break;
    if (last === "const" && isNamed(token, cursor.peek(n + 1))) break;
    last = token.text;
    words.push(token.text);
    n++;
    if (token.text === "extern") n += abiTokens(cursor, n);
  }
  return { count: n, next: cursor.peek(n), words };
}

/** Whether a word that is a keyword in some places only is the name of a `const` here, as in `const default: u8`. */
function isNamed(word: Token, next: Token): boolean {
  return /^(?:async|default|gen|safe)$/.test(word.text) && /^[:;=<]$/.test(next.text);
}

function parseKind(cursor: Cursor, begun: Start): Item {
  const first = cursor.peek();
  const ahead = lookPastQualifiers(cursor);
  const last = ahead.words.at(-1);
  if (ahead.next.kind === "identifier" && ahead.next.text === "fn") return parseFn(cursor, begun);
  if (last !== undefined && cursor.isWord("pub", ahead.count)) return parseLateVisibility(cursor, begun, ahead.count);
  if (last === "extern") {
    if (ahead.next.kind === "identifier" && ahead.next.text === "crate") return parseExternCrate(cursor, begun);
    return parseExternBlock(cursor, begun);
  }
  if (begun.place === "extern-block" && ahead.count === 1 && isStrandedWord(first, ahead.next)) {
    return parseStranded(cursor, begun, ahead.next);
  }
  if (last === "const" && ahead.next.kind !== "punctuation") return parseConst(cursor, begun);
  if (first.kind === "identifier" && cursor.is("!", 1) && first.text !== "macro_rules")
    return parseMacroCall(cursor, begun);
  const next = ahead.next.kind === "identifier" ? ahead.next.text : "";
  switch (next) {
    case "static":
      return parseStatic(cursor, begun);
    case "type":
      return parseTypeAlias(cursor, begun);
    case "struct":
    case "enum":
      return parseDefinition(cursor, begun, next);
    case "union":
      if (cursor.peek(ahead.count + 1).kind === "identifier") return parseDefinition(cursor, begun, next);
      break;
    case "mod":
    case "impl":
    case "trait":
      return parseContainer(cursor, begun, next);
    case "auto":
      if (cursor.isWord("trait", ahead.count + 1)) return parseContainer(cursor, begun, "trait");
      break;
    case "use":
      return parseUse(cursor, begun);
    case "macro_rules":
    case "macro":
      return parseOther(cursor, begun, "macro definition");
    default:
  }
  if (first.kind === "identifier" || first.text === "::") {
    let n = first.text === "::" ? 1 : 0;
    while (cursor.is("::", n + 1) && cursor.peek(n + 2).kind === "identifier") n += 2;
    if (cursor.is("!", n + 1)) return parseMacroCall(cursor, begun);
  }
  if (begun.place === "extern-block") {
    if (isPathStart(first) && (cursor.is("(", 1) || cursor.is("<", 1))) return parseMissingFn(cursor, begun);
    if (begun.attributes.length === 0 && isNonItem(first)) begun.notes.problem("non-item", first, first.text);
  }
  begun.notes.broken = true;
  skipRest(cursor);
  return finish(cursor, begun, cursor.lastEnd, { kind: "other", what: first.text });
}

/** Whether a qualifier stands before a keyword that it never qualifies, so that the compiler gives up at the qualifier. */
function isStrandedWord(word: Token, next: Token): boolean {
  if (next.kind !== "identifier") return false;
  if (word.text === "const") return next.text === "static";
  if (word.text === "async") return /^(?:static|type|struct|enum|use|mod|impl|trait)$/.test(next.text);
  return word.text === "unsafe" && /^(?:type|struct|enum|use)$/.test(next.text);
}

/** Takes `const static …` and its like. */
function parseStranded(cursor: Cursor, begun: Start, next: Token): Item {
  const word = cursor.take();
  if (begun.attributes.length === 0) {
    begun.notes.problem("non-item", word, `${word.text} ${next.text}`, { start: word.start, end: next.start });
  }
  begun.notes.broken = true;
  skipRest(cursor);
  return finish(cursor, begun, cursor.lastEnd, { kind: "other", what: word.text });
}

/** Takes `unsafe pub fn …`, where the compiler reads no further than the `pub`. */
function parseLateVisibility(cursor: Cursor, begun: Start, qualifiers: number): Item {
  for (let n = 0; n < qualifiers; n++) cursor.take();
  const word = cursor.peek();
  const visibility = parseVisibility(cursor);
  const next = cursor.peek();
  if (next.kind === "identifier" && (next.text === "fn" || isQualifierWord(next.text))) {
    begun.notes.problem("qualifier-order", word, "pub", visibility);
  }
  begun.notes.broken = true;
  skipRest(cursor);
  return finish(cursor, begun, cursor.lastEnd, { kind: "other", what: "fn" });
}

/** Reserved words that begin neither an item nor a path; `async`, `await`, `dyn` and `try` are names in Rust 2015. */
const RESERVED =
  /^(?:_|abstract|as|become|box|break|const|continue|do|else|extern|false|final|fn|for|if|in|let|loop|match|move|mut|override|priv|ref|return|static|true|type|typeof|unsafe|unsized|virtual|where|while|yield)$/;

function isPathStart(token: Token): boolean {
  return token.kind === "raw-identifier" || (token.kind === "identifier" && !RESERVED.test(token.text));
}

/** Whether the compiler gives up at this token because neither an item nor a macro's path begins with it. */
function isNonItem(token: Token): boolean {
  if (token.kind === "end" || isPathStart(token)) return false;
  if (token.kind === "identifier" && /^(?:const|extern|fn|static|type)$/.test(token.text)) return false;
  return token.kind !== "punctuation" || !/^(?:::|[<#}])$/.test(token.text);
}

/** Takes what would be a foreign function if `fn` stood before its name. The head ends with the parameters. */
function parseMissingFn(cursor: Cursor, begun: Start): Item {
  const name = cursor.take();
  // The compiler looks one token back: of `pub(crate)` it sees the parenthesis.
  const from = begun.visibility?.end === begun.start + 3 ? begun.start : name.start;
  if (cursor.is("<")) skipAngles(cursor);
  if (cursor.is("(")) cursor.skipGroup();
  const headEnd = cursor.lastEnd;
  begun.notes.problem("missing-fn", { start: from, end: name.end }, name.text, name);
  begun.notes.broken = true;
  skipRest(cursor);
  return finish(cursor, begun, headEnd, { kind: "other", what: name.text });
}

type Common = "start" | "end" | "attributes" | "visibility" | "problems" | "fnPointers" | "nested" | "head" | "broken";
type Own<T> = T extends Item ? Omit<T, Common> : never;

function finish<T extends Own<Item>>(cursor: Cursor, begun: Start, headEnd: number, own: T): Item {
  const { notes, refused } = begun;
  if (refused !== undefined) {
    notes.problem(refused.kind, guessHead(cursor.source, begun.start, cursor.lastEnd), refused.found);
  }
  // `own` is a fresh literal: adding to it keeps its shape, where spreading it would make a slow dictionary of each item.
  return Object.assign(own, {
    start: begun.start,
    end: Math.max(begun.start, cursor.lastEnd),
    attributes: begun.attributes,
    visibility: begun.visibility,
    problems: notes.problems,
    fnPointers: notes.fnPointers,
    nested: begun.nested,
    head: { start: begun.start, end: Math.max(begun.start, headEnd) },
    broken: notes.broken,
  }) as unknown as Item;
}

/**
 * What the compiler underlines of an item it refuses: the text before the first `{`, whatever that brace belongs to, and
 * the whole item where that is no single line. Source: `guess_head_span` in rustc_span.
 */
function guessHead(source: string, start: number, end: number): Range {
  const head = (source.slice(start, end).split("{", 1)[0] as string).trimEnd();
  return { start, end: head === "" || head.includes("\n") ? end : start + head.length };
}

/** Takes what is left of an item that could not be read: to its `;`, or its brace group. */
function skipRest(cursor: Cursor): void {
  while (!cursor.atEnd()) {
    if (cursor.eat(";") !== undefined) return;
    if (cursor.is("{")) {
      cursor.skipGroup();
      return;
    }
    if (cursor.is("(") || cursor.is("[")) cursor.skipGroup();
    else cursor.take();
  }
}

function parseName(cursor: Cursor, notes: Notes): Name {
  const token = cursor.peek();
  if (token.kind === "identifier" || token.kind === "raw-identifier") {
    cursor.take();
    return { text: token.text, start: token.start, end: token.end };
  }
  notes.broken = true;
  return { text: "", start: token.start, end: token.start };
}

function parseFn(cursor: Cursor, begun: Start): Item {
  const { notes, place } = begun;
  const { qualifiers, abi } = parseQualifiers(cursor, notes, "item");
  cursor.take(); // `fn`
  const name = parseName(cursor, notes);
  const generics = cursor.is("<") ? parseGenerics(cursor, notes) : undefined;
  let params: FnItem["params"] = [];
  let paramList: Range = { start: cursor.peek().start, end: cursor.peek().start };
  const implTraits: FnItem["implTraits"][number][] = [];
  const takeImpls = (position: FnItem["implTraits"][number]["position"]) => {
    for (const { start, end, inPath } of notes.implTraits.splice(0)) {
      implTraits.push({ start, end, position: inPath ? "paths" : position });
    }
  };
  if (cursor.is("(")) {
    const from = cursor.peek().start;
    params = parseParams(cursor, notes, place === "trait" ? "trait" : "item");
    paramList = { start: from, end: cursor.lastEnd };
  } else notes.broken = true;
  if (place !== "extern-block") {
    for (const { variadic, pattern } of params) {
      if (variadic !== undefined && pattern === undefined) notes.problem("variadic-without-pattern", variadic, "...");
    }
  }
  takeImpls("parameters");
  let returnType: RustType | undefined;
  if (cursor.eat("->") !== undefined) returnType = parseNestedType(cursor, notes);
  takeImpls("return types");
  const headEnd = cursor.lastEnd;
  let where: Range | undefined;
  if (cursor.isWord("where")) where = parseWhere(cursor, begun, "{", ";");
  let body: Range | undefined;
  if (cursor.is("{")) {
    body = cursor.skipGroup();
    scanInside(cursor.source, body, begun);
  } else if (cursor.eat(";") === undefined) notes.broken = true;
  return finish(cursor, begun, headEnd, {
    kind: "fn",
    name,
    qualifiers,
    abi,
    generics,
    params,
    paramList,
    returnType,
    implTraits,
    where,
    body,
  });
}

const PLAIN = { maybeUnsized: false, default: undefined } as const;

function parseGenerics(cursor: Cursor, notes: Notes): Generics {
  const start = cursor.peek().start;
  const params: GenericParam[] = [];
  cursor.take();
  while (!cursor.is(">") && !cursor.atEnd()) {
    // Which of the parameters are there is not asked of the environment: one that may be absent is left out.
    const attributes = parseAttributes(cursor, false, notes);
    const conditional = attributes.some(({ meta }) => meta.name === "cfg");
    const token = cursor.peek();
    const from = token.start;
    if (token.kind === "lifetime") {
      cursor.take();
      if (cursor.eat(":") !== undefined) parseBounds(cursor, notes);
      if (!conditional)
        params.push({ kind: "lifetime", attributes, name: token, ...PLAIN, start: from, end: cursor.lastEnd });
    } else if (cursor.isWord("const")) {
      cursor.take();
      const name = parseName(cursor, notes);
      if (cursor.eat(":") !== undefined) parseType(cursor, notes);
      if (cursor.eat("=") !== undefined) {
        if (cursor.is("{")) cursor.skipGroup();
        else {
          cursor.eat("-");
          cursor.take();
        }
      }
      if (!conditional) params.push({ kind: "const", attributes, name, ...PLAIN, start: from, end: cursor.lastEnd });
    } else if (token.kind === "identifier" || token.kind === "raw-identifier") {
      cursor.take();
      const maybeUnsized = cursor.eat(":") !== undefined && parseBounds(cursor, notes);
      const fallback = cursor.eat("=") === undefined ? undefined : parseType(cursor, notes);
      const own = { attributes, name: token, maybeUnsized, default: fallback };
      if (!conditional) params.push({ kind: "type", ...own, start: from, end: cursor.lastEnd });
    } else {
      notes.broken = true;
      break;
    }
    if (cursor.eat(",") === undefined && !cursor.is(">")) {
      notes.broken = true;
      break;
    }
  }
  if (cursor.eat(">") === undefined) notes.broken = true;
  return { params, start, end: cursor.lastEnd };
}

/** Takes a `where` clause up to one of the stops and notes the function pointer types in it. */
function parseWhere(cursor: Cursor, begun: Start, ...stops: readonly string[]): Range {
  const start = cursor.peek().start;
  skipTo(cursor, ...stops);
  const where = { start, end: cursor.lastEnd };
  scanInside(cursor.source, where, begun);
  return where;
}

function parseStatic(cursor: Cursor, begun: Start): Item {
  const { notes } = begun;
  const { qualifiers } = parseQualifiers(cursor, notes, "item");
  cursor.take(); // `static`
  const mutable = cursor.eat("mut") !== undefined;
  const name = parseName(cursor, notes);
  return parseStaticRest(cursor, begun, { name, qualifiers, mutable, constKeyword: undefined });
}

type StaticStart = Pick<Extract<Item, { kind: "static" }>, "name" | "qualifiers" | "mutable" | "constKeyword">;

function parseStaticRest(cursor: Cursor, begun: Start, own: StaticStart): Item {
  const { notes } = begun;
  if (cursor.is("<")) {
    const generics = skipAngles(cursor);
    if (own.constKeyword === undefined) notes.problem("generic-static", generics, "");
  }
  let type: RustType | undefined;
  const colon = cursor.eat(":");
  const typeAt = cursor.lastEnd;
  const missing = cursor.is(";") || cursor.is("=") || (colon === undefined && cursor.peek().kind === "identifier");
  if (missing && own.name.text !== "") {
    notes.problem("static-without-type", { start: typeAt, end: typeAt }, own.name.text);
  } else if (colon !== undefined) type = parseType(cursor, notes);
  const headEnd = cursor.lastEnd;
  const value = parseValue(cursor, begun);
  return finish(cursor, begun, headEnd, { kind: "static", ...own, type, value });
}

/** Takes `= expression ;` or `;`. The expression is scanned for items and function pointer types, nothing else. */
function parseValue(cursor: Cursor, begun: Start): Range | undefined {
  let value: Range | undefined;
  if (cursor.eat("=") !== undefined) {
    const from = cursor.peek().start;
    while (!cursor.atEnd() && !cursor.is(";")) {
      if (cursor.is("(") || cursor.is("[") || cursor.is("{")) cursor.skipGroup();
      else cursor.take();
    }
    value = { start: from, end: Math.max(from, cursor.lastEnd) };
    scanInside(cursor.source, value, begun);
  }
  if (cursor.eat(";") === undefined) begun.notes.broken = true;
  return value;
}

function parseConst(cursor: Cursor, begun: Start): Item {
  const { notes } = begun;
  while (!cursor.isWord("const")) cursor.take();
  const keyword = cursor.take();
  const mutable = cursor.eat("mut") !== undefined;
  const name = parseName(cursor, notes);
  if (begun.place === "extern-block") {
    notes.problem("foreign-const", name, name.text, keyword);
    const constKeyword = { start: keyword.start, end: keyword.end };
    return parseStaticRest(cursor, begun, { name, qualifiers: [], mutable, constKeyword });
  }
  if (cursor.is("<")) parseGenerics(cursor, notes);
  const type = cursor.eat(":") === undefined ? undefined : parseType(cursor, notes);
  const headEnd = cursor.lastEnd;
  const value = parseValue(cursor, begun);
  return finish(cursor, begun, headEnd, { kind: "const", name, type, value });
}

function parseTypeAlias(cursor: Cursor, begun: Start): Item {
  const { notes } = begun;
  while (!cursor.isWord("type")) cursor.take();
  cursor.take();
  const name = parseName(cursor, notes);
  const generics = cursor.is("<") ? parseGenerics(cursor, notes) : undefined;
  if (cursor.eat(":") !== undefined) parseBounds(cursor, notes);
  const headEnd = cursor.lastEnd;
  if (cursor.isWord("where")) parseWhere(cursor, begun, "=", ";");
  const type = cursor.eat("=") === undefined ? undefined : parseType(cursor, notes);
  if (cursor.isWord("where")) parseWhere(cursor, begun, ";");
  if (cursor.is("+")) {
    cursor.take();
    parseBounds(cursor, notes);
  }
  if (cursor.eat(";") === undefined) notes.broken = true;
  return finish(cursor, begun, headEnd, { kind: "type", name, generics, type });
}

function parseDefinition(cursor: Cursor, begun: Start, kind: "struct" | "enum" | "union"): Item {
  const { notes } = begun;
  while (!cursor.isWord(kind)) cursor.take();
  cursor.take();
  const name = parseName(cursor, notes);
  const generics = cursor.is("<") ? parseGenerics(cursor, notes) : undefined;
  const headEnd = cursor.lastEnd;
  let where = cursor.isWord("where") ? parseWhere(cursor, begun, "{", ";") : undefined;
  let form: TypeDefinition["form"] = "unit";
  let fields: readonly Field[] = [];
  let variants: readonly Variant[] = [];
  if (cursor.is("(")) {
    form = "tuple";
    fields = parseFields(cursor.source, cursor.skipGroup(), begun, form);
    if (cursor.isWord("where")) where = parseWhere(cursor, begun, ";");
  }
  if (cursor.is("{")) {
    form = "named";
    const group = cursor.skipGroup();
    if (kind === "enum") variants = parseVariants(cursor.source, group, begun);
    else fields = parseFields(cursor.source, group, begun, form);
  } else if (cursor.eat(";") === undefined) notes.broken = true;
  refuse(begun, kind);
  return finish(cursor, begun, headEnd, { kind, name, generics, where, form, fields, variants });
}

/** The fields between the brackets of a struct, union or variant. */
function parseFields(source: string, group: Range, begun: Start, form: "named" | "tuple"): readonly Field[] {
  const fields: Field[] = [];
  const cursor = new Cursor(source, group.start + 1, closedEnd(source, group));
  while (!cursor.atEnd()) {
    const before = cursor.peek().start;
    const attributes = parseAttributes(cursor, false, begun.notes);
    const { start } = cursor.peek();
    const visibility = parseVisibility(cursor);
    let name: Name | undefined;
    let type: RustType | undefined;
    if (form === "named") {
      // `unsafe field: T` is an experiment of the compiler's.
      if (cursor.isWord("unsafe")) cursor.take();
      const word = cursor.peek();
      if (word.kind === "identifier" || word.kind === "raw-identifier") name = cursor.take();
      if (name !== undefined && cursor.eat(":") !== undefined) type = parseType(cursor, begun.notes);
      else begun.notes.broken = true;
    } else if (!cursor.atEnd()) type = parseType(cursor, begun.notes);
    if (type !== undefined) fields.push({ attributes, visibility, name, type, start, end: cursor.lastEnd });
    if (!skipTo(cursor, ",") && cursor.peek().start === before && !cursor.atEnd()) cursor.take();
    cursor.eat(",");
  }
  return fields;
}

/** The variants between the braces of an enum. Their discriminants are scanned for what an item may hold. */
function parseVariants(source: string, group: Range, begun: Start): readonly Variant[] {
  const variants: Variant[] = [];
  const cursor = new Cursor(source, group.start + 1, closedEnd(source, group));
  while (!cursor.atEnd()) {
    const attributes = parseAttributes(cursor, false, begun.notes);
    parseVisibility(cursor);
    const word = cursor.peek();
    const named = word.kind === "identifier" || word.kind === "raw-identifier";
    if (named) cursor.take();
    let form: Variant["form"] = "unit";
    let fields: readonly Field[] = [];
    if (cursor.is("(") || cursor.is("{")) {
      form = cursor.is("(") ? "tuple" : "named";
      fields = parseFields(source, cursor.skipGroup(), begun, form);
    }
    let discriminant: Range | undefined;
    if (cursor.eat("=") !== undefined) {
      const from = cursor.peek().start;
      skipTo(cursor, ",");
      discriminant = { start: from, end: Math.max(from, cursor.lastEnd) };
      scanInside(source, discriminant, begun);
    }
    const { start } = word;
    if (named) variants.push({ attributes, name: word, form, fields, discriminant, start, end: cursor.lastEnd });
    if (cursor.eat(",") === undefined && !cursor.atEnd()) cursor.take();
  }
  return variants;
}

function parseContainer(cursor: Cursor, begun: Start, kind: "mod" | "impl" | "trait"): Item {
  const { notes } = begun;
  while (!cursor.isWord(kind)) cursor.take();
  cursor.take();
  const name = kind === "impl" ? undefined : parseName(cursor, notes);
  const generics =
    cursor.is("<") && !(kind === "impl" && beginsQualifiedPath(cursor)) ? parseGenerics(cursor, notes) : undefined;
  const from = cursor.peek().start;
  const of = kind === "impl" ? parseImplHead(cursor) : NO_IMPL;
  skipToBody(cursor);
  const headEnd = cursor.lastEnd;
  scanInside(cursor.source, { start: from, end: headEnd }, begun);
  const trait = cursor.is(";") ? "trait alias" : "trait";
  refuse(begun, kind === "mod" ? "module" : kind === "impl" ? "implementation" : trait);
  const inline = cursor.is("{");
  if (inline) {
    // The head of an open slice ends here; inside a body or an unfinished text the items follow.
    const group = cursor.skipGroup();
    scanInside(cursor.source, group, begun, kind);
  } else if (cursor.eat(";") === undefined) notes.broken = true;
  return finish(cursor, begun, headEnd, { kind, name, generics, ...of, inline });
}

const NO_IMPL = { selfType: undefined, trait: undefined } as const;

/** Whether the `<` after `impl` belongs to the type: `impl <T as Trait>::Type {}`. */
function beginsQualifiedPath(cursor: Cursor): boolean {
  const from = cursor.peek().start;
  skipAngles(cursor);
  const qualified = cursor.is("::");
  cursor.moveTo(from);
  return qualified;
}

/** Reads `Trait for Type` or `Type` after `impl<…>`; what it cannot read is left for `skipToBody`. */
function parseImplHead(cursor: Cursor): {
  readonly selfType: RustType | undefined;
  readonly trait: RustType | undefined;
} {
  const notes = new Notes(); // the head is scanned as a whole, which notes its function pointer types
  cursor.eat("const");
  cursor.eat("!");
  const first = parseType(cursor, notes);
  if (cursor.eat("for") === undefined) return { selfType: first, trait: undefined };
  return { selfType: parseType(cursor, notes), trait: first };
}

/** Takes an impl's or trait's head up to its `{` or `;`, with expression blocks inside `<…>` passed over. */
function skipToBody(cursor: Cursor): void {
  while (!cursor.atEnd() && !cursor.is("{") && !cursor.is(";") && !cursor.is("}")) {
    if (cursor.is("<")) skipAngles(cursor);
    else if (cursor.is("(") || cursor.is("[")) cursor.skipGroup();
    else cursor.take();
  }
}

function parseExternBlock(cursor: Cursor, begun: Start): Item {
  const { notes, place } = begun;
  let unsafe: Range | undefined;
  const others: Token[] = [];
  while (!cursor.isWord("extern")) {
    const word = cursor.take();
    if (word.text !== "unsafe") others.push(word);
    else if (unsafe !== undefined) notes.problem("qualifier-order", word, "unsafe", unsafe);
    else unsafe = { start: word.start, end: word.end };
  }
  if (others.length > 0) notes.broken = true;
  const abi = parseAbi(cursor, notes);
  const headEnd = cursor.lastEnd;
  const next = cursor.peek();
  if (cursor.is("{")) for (const word of others) notes.problem("extern-block-qualifier", word, word.text);
  else {
    notes.broken = true;
    if (abi.literal === undefined && next.kind !== "end" && !cursor.is(";")) {
      notes.problem("abi-not-a-literal", next, next.text);
    }
    // The compiler reads no further, so neither a block nor a function can be judged.
    while (!cursor.atEnd() && !cursor.is("{") && !cursor.is(";") && !cursor.is("}")) cursor.take();
    if (cursor.is("{")) cursor.skipGroup();
    cursor.eat(";");
    return finish(cursor, begun, headEnd, { kind: "other", what: "extern" });
  }
  refuse(begun, "extern block");
  if (place === "impl" || place === "trait") begun.refused = { kind: "extern-block-in-impl", found: place };
  const group = cursor.skipGroup();
  const items: Item[] = [];
  const inside = new Cursor(cursor.source, group.start + 1, closedEnd(cursor.source, group));
  const innerAttributes = parseAttributes(inside, true);
  while (!inside.atEnd()) {
    const item = parseItem(inside, "extern-block", begun.level + 1);
    if (item !== undefined) items.push(item);
  }
  const block = { kind: "extern-block" as const, unsafe, abi, brace: group.start, items, innerAttributes };
  return finish(cursor, begun, headEnd, block satisfies Own<ExternBlock>);
}

function closedEnd(source: string, group: Range): number {
  const closer = source.charCodeAt(group.start) === 40 ? 41 : 125;
  const closed = source.charCodeAt(group.end - 1) === closer && group.end - 1 > group.start;
  return closed ? group.end - 1 : group.end;
}

function parseMacroCall(cursor: Cursor, begun: Start): Item {
  const from = cursor.peek().start;
  while (!cursor.is("!")) cursor.take();
  const path = cursor.source.slice(from, cursor.lastEnd).replace(/\s+/g, "");
  cursor.take();
  const headEnd = cursor.lastEnd;
  if (cursor.peek().kind === "identifier") cursor.take();
  let input: Range | undefined;
  if (cursor.is("{")) input = cursor.skipGroup();
  else {
    if (cursor.is("(") || cursor.is("[")) input = cursor.skipGroup();
    if (cursor.eat(";") === undefined) begun.notes.broken = true;
  }
  const branches =
    input === undefined ? [] : parseMacroInput(cursor.source, { start: from, end: headEnd - 1 }, path, input, begun);
  return finish(cursor, begun, headEnd, { kind: "macro-call", path, input, branches });
}

/** Reads the input of a macro that is known to hand on items. In a body these stand among statements. */
function parseMacroInput(
  source: string,
  name: Range,
  path: string,
  input: Range,
  { place, level, inBody }: Start,
): readonly MacroBranch[] {
  if (level >= LEVEL_LIMIT) return [];
  const read = (text: string, { start, end }: Range, inside: Place): readonly Item[] => {
    const cursor = new Cursor(text, start, end);
    const items: Item[] = [];
    if (inBody) scanTokens(cursor, inside, new Notes(), items, level + 1);
    while (!cursor.atEnd()) {
      const item = parseItem(cursor, inside, level + 1);
      if (item !== undefined) items.push(item);
    }
    return items;
  };
  return branchesOf(path, { source, path: name, input, place, read });
}

function parseUse(cursor: Cursor, begun: Start): Item {
  while (!cursor.isWord("use")) cursor.take();
  cursor.take();
  const imports: Import[] = [];
  parseUseTree(cursor, begun.notes, [], imports);
  if (!cursor.is(";")) skipTo(cursor, ";");
  if (cursor.eat(";") === undefined) begun.notes.broken = true;
  refuse(begun, "`use` import");
  return finish(cursor, begun, cursor.lastEnd, { kind: "use", imports });
}

/** Takes `a::b as c`, `a::*` or `a::{…}`, whose path goes on from `prefix`. */
function parseUseTree(cursor: Cursor, notes: Notes, prefix: readonly string[], imports: Import[]): void {
  const { start } = cursor.peek();
  const path = [...prefix];
  if (cursor.is("::")) {
    cursor.take();
    if (path.length === 0) path.push("");
  }
  for (;;) {
    if (cursor.eat("*") !== undefined) {
      imports.push({ path, name: undefined, glob: true, self: false, start, end: cursor.lastEnd });
      return;
    }
    if (cursor.is("{")) {
      parseUseGroup(cursor, notes, path, imports);
      return;
    }
    if (cursor.is("$") && cursor.isWord("crate", 1)) cursor.take();
    const token = cursor.peek();
    if (token.kind !== "identifier" && token.kind !== "raw-identifier") {
      notes.broken = true;
      return;
    }
    cursor.take();
    path.push(token.text);
    if (!cursor.is("::")) break;
    cursor.take();
  }
  const self = path.length > 1 && path.at(-1) === "self";
  if (self) path.pop();
  let name = path.at(-1);
  if (cursor.eat("as") !== undefined) {
    const alias = cursor.take();
    name = alias.text === "_" ? undefined : alias.text;
  }
  imports.push({ path, name, glob: false, self, start, end: cursor.lastEnd });
}

function parseUseGroup(cursor: Cursor, notes: Notes, path: readonly string[], imports: Import[]): void {
  if (path.length > 64) {
    cursor.skipGroup();
    return;
  }
  cursor.take();
  while (!cursor.is("}") && !cursor.atEnd()) {
    const before = cursor.peek().start;
    parseUseTree(cursor, notes, path, imports);
    if (cursor.eat(",") === undefined && !cursor.is("}")) {
      notes.broken = true;
      if (!skipTo(cursor, ",") && cursor.peek().start === before) break;
      cursor.eat(",");
    }
  }
  if (cursor.eat("}") === undefined) notes.broken = true;
}

function parseExternCrate(cursor: Cursor, begun: Start): Item {
  while (!cursor.isWord("crate")) cursor.take();
  cursor.take();
  const crate = parseName(cursor, begun.notes).text;
  const alias = cursor.eat("as") === undefined ? crate : cursor.take().text;
  if (!cursor.is(";")) skipTo(cursor, ";");
  if (cursor.eat(";") === undefined) begun.notes.broken = true;
  refuse(begun, "extern crate");
  return finish(cursor, begun, cursor.lastEnd, { kind: "extern-crate", crate, alias });
}

function parseOther(cursor: Cursor, begun: Start, what: string): Item {
  const macro = what === "macro definition";
  if (macro) {
    skipTo(cursor, "{", ";", "(");
    if (cursor.is("(")) cursor.skipGroup();
  } else skipTo(cursor, ";");
  let headEnd = cursor.lastEnd;
  if (cursor.is("{")) cursor.skipGroup();
  cursor.eat(";");
  if (!macro) headEnd = cursor.lastEnd;
  refuse(begun, what);
  return finish(cursor, begun, headEnd, { kind: "other", what });
}

/** Marks an item that no external block holds; `what` is the compiler's word for its kind. */
function refuse(begun: Start, what: string): void {
  if (begun.place === "extern-block") begun.refused = { kind: "item-not-allowed", found: what };
}

/** Items inside items deeper than this are not looked for. */
const LEVEL_LIMIT = 24;

const WORTH_SCANNING = /\bextern\b|\bfn\b|\.\.\.|safe\s+static\b|#\s*\[|\b(?:struct|enum|union)\s/;

/**
 * Finds the items and function pointer types inside a body, value or head, without reading expressions: tokens are
 * passed one by one, macro input as a whole (what it means is the macro's business). `place` is what holds the items.
 */
function scanInside(source: string, range: Range, begun: Start, place?: Place): void {
  if (!WORTH_SCANNING.test(source.slice(range.start, range.end))) return;
  const { notes, nested } = begun;
  const open = source.charCodeAt(range.start) === 123;
  const cursor = new Cursor(source, open ? range.start + 1 : range.start, open ? closedEnd(source, range) : range.end);
  if (begun.level >= LEVEL_LIMIT) return;
  scanTokens(cursor, place, notes, nested, begun.level + 1);
}

function scanTokens(cursor: Cursor, place: Place, notes: Notes, nested: Item[], level: number): void {
  const stretches: Stretch[] = [];
  const from = nested.length;
  scanStretches(cursor, place, notes, nested, level, stretches);
  for (let i = from; stretches.length > 0 && i < nested.length; i++) {
    const item = nested[i] as Item;
    const around = stretches.filter(({ start, end }) => start <= item.start && item.end <= end);
    if (around.length === 0) continue;
    nested[i] = { ...item, attributes: [...around.flatMap(({ attributes }) => attributes), ...item.attributes] };
  }
}

/** A statement, arm or block and the attributes that speak for what is in it. */
interface Stretch extends Range {
  readonly attributes: readonly Attribute[];
}

/** Attributes of statements that hold for the items inside as well. */
const SPEAKS_INSIDE = /^(?:allow|warn|deny|forbid|expect|cfg|cfg_attr)$/;

/** Notes how far the attributes of the statement, arm or expression at the cursor reach. */
function noteStretch(attributes: readonly Attribute[], cursor: Cursor, stretches: Stretch[]): void {
  const speaking = attributes.filter(({ meta }) => SPEAKS_INSIDE.test(meta.name));
  if (speaking.length === 0) return;
  const { start, text } = cursor.peek();
  const ahead = new Cursor(cursor.source, start, cursor.limit);
  const endsWithBraces = /^(?:\{|unsafe|if|match|loop|while|for|async|const)$/.test(text);
  while (skipTo(ahead, ";", ",", "{") && ahead.is("{")) {
    const isArm = cursor.source.slice(start, ahead.peek().start).trimEnd().endsWith("=>");
    ahead.skipGroup();
    if ((endsWithBraces && !ahead.isWord("else")) || isArm) break;
  }
  stretches.push({ start, end: Math.max(start, ahead.lastEnd), attributes: speaking });
}

function scanStretches(
  cursor: Cursor,
  place: Place,
  notes: Notes,
  nested: Item[],
  level: number,
  stretches: Stretch[],
): void {
  let before = "";
  const braces: number[] = [];
  for (let token = cursor.peek(); token.kind !== "end"; before = token.text, token = cursor.peek()) {
    if (token.kind === "doc-outer" || (token.text === "#" && cursor.is("[", 1))) {
      // Attributes belong to an item if one follows; parseItem reads them again.
      const from = token.start;
      const attributes = parseAttributes(cursor, false);
      if (beginsItem(cursor) || beginsContainer(cursor)) {
        cursor.moveTo(from);
        takeItem(cursor, place, nested, level);
      } else noteStretch(attributes, cursor, stretches);
      continue;
    }
    if (token.text === "#" && cursor.is("!", 1) && cursor.is("[", 2)) {
      const attributes = parseAttributes(cursor, true).filter(({ meta }) => SPEAKS_INSIDE.test(meta.name));
      const open = braces.at(-1);
      const end = open === undefined ? cursor.limit : groupEnd(cursor.source, open, cursor.limit);
      if (attributes.length > 0) stretches.push({ start: token.start, end, attributes });
      continue;
    }
    if (token.kind !== "identifier") {
      cursor.take();
      if (token.text === "{") braces.push(token.start);
      else if (token.text === "}") braces.pop();
      if (token.kind === "punctuation" && token.text === "...") noteStrayDots(token, before, cursor, notes);
      continue;
    }
    if (cursor.is("!", 1) && (cursor.is("(", 2) || cursor.is("[", 2) || cursor.is("{", 2))) {
      if (isConditional(token.text) && place !== "impl" && place !== "trait") {
        takeConditional(cursor, place, nested, level);
        continue;
      }
      cursor.take();
      cursor.take();
      cursor.skipGroup();
      continue;
    }
    if (token.text === "macro_rules" && cursor.is("!", 1)) {
      skipTo(cursor, "{", "(");
      if (!cursor.atEnd()) cursor.skipGroup();
      continue;
    }
    if (token.text === "impl" || token.text === "trait") {
      cursor.take();
      skipToBody(cursor);
      if (cursor.is("{")) {
        const group = cursor.skipGroup();
        const inside = new Cursor(cursor.source, group.start + 1, closedEnd(cursor.source, group));
        const methods: Item[] = [];
        if (level < LEVEL_LIMIT) scanTokens(inside, token.text, notes, methods, level + 1);
        const head = new Cursor(cursor.source, token.end, group.start);
        if (methods.length > 0) nested.push(enclosing(token, head, cursor.lastEnd, methods));
      }
      continue;
    }
    if (token.text === "for" && cursor.is("<", 1)) {
      // `for<'a> fn(…)`, or the loop `for <T>::PATTERN in …`
      cursor.take();
      const angles = skipAngles(cursor);
      const pointer = startsFnPointer(cursor);
      cursor.moveTo(pointer ? token.start : angles.start);
      if (pointer) parseType(cursor, notes);
      continue;
    }
    // The `const` of `*const fn()` is the raw pointer's.
    const ofPointer = token.text === "const" && before === "*";
    if (!ofPointer && (token.text === "pub" || ITEM_WORD.test(token.text) || isQualifierWord(token.text))) {
      if (beginsItem(cursor)) {
        takeItem(cursor, place, nested, level);
        continue;
      }
      if (startsFnPointer(cursor)) {
        parseType(cursor, notes);
        continue;
      }
      if (token.text === "extern" && isExternClosure(cursor)) notes.problem("extern-closure", token, "extern");
      if (token.text === "extern" && isUnquotedAbi(cursor)) {
        const name = cursor.peek(1);
        notes.problem("abi-not-a-literal", name, name.text);
        if (skipTo(cursor, "{", ";") && cursor.is("{")) cursor.skipGroup();
        continue;
      }
    }
    cursor.take();
  }
}

/** Takes `cfg_if! { … }` among statements or the items of a module inside a body. */
function takeConditional(cursor: Cursor, place: Place, nested: Item[], level: number): void {
  const { start } = cursor.peek();
  const begun = { attributes: [], start, visibility: undefined, notes: new Notes(), nested: [], place, level };
  const item = parseMacroCall(cursor, { ...begun, inBody: place === undefined });
  if (item.kind === "macro-call" && item.branches.some(({ items }) => items.length > 0)) nested.push(item);
}

/** Notes a `...` in a type among expressions: of a `let`, a closure, a cast. Between two of those it may be a range. */
function noteStrayDots(dots: Token, before: string, cursor: Cursor, notes: Notes): void {
  const after = cursor.peek().text;
  if (before === "->" || before === "as" || before === "&") notes.problem("nested-variadic-type", dots, "...");
  else if ((before === ":" && /^[|,=;)]$/.test(after)) || (/^[|,]$/.test(before) && after === "|")) {
    notes.problem("unexpected-variadic", dots, "...");
  }
}

/** An impl or trait inside a body: only its methods matter, and what is generic around them. */
function enclosing(keyword: Token, head: Cursor, end: number, methods: Item[]): Item {
  const generic = keyword.text === "impl" && head.is("<") && !beginsQualifiedPath(head);
  return {
    kind: keyword.text === "impl" ? "impl" : "trait",
    name: undefined,
    start: keyword.start,
    end,
    attributes: [],
    visibility: undefined,
    problems: [],
    fnPointers: [],
    nested: methods,
    head: { start: keyword.start, end: keyword.end },
    broken: false,
    generics: generic ? parseGenerics(head, new Notes()) : undefined,
    ...NO_IMPL,
    inline: true,
  };
}

function takeItem(cursor: Cursor, place: Place, nested: Item[], level: number): void {
  const before = cursor.peek().start;
  const item = parseItem(cursor, place, level);
  if (item !== undefined) nested.push(item);
  if (!cursor.atEnd() && cursor.peek().start === before) cursor.take();
}

/** Words that begin an item besides the qualifiers; `impl` and `trait` are looked into instead. */
const ITEM_WORD = /^(?:enum|fn|mod|static|struct|type|union|use)$/;

/** Whether an item starts at the cursor, which stands among the tokens of a body. */
function beginsItem(cursor: Cursor): boolean {
  let n = 0;
  if (cursor.isWord("pub")) {
    n = 1;
    if (cursor.is("(", 1)) {
      while (!cursor.is(")", n) && cursor.peek(n).kind !== "end" && n < 12) n++;
      n++;
    }
  }
  let before = "";
  for (let words = 0; words < 10; words++) {
    const token = cursor.peek(n);
    if (token.kind !== "identifier") return before === "extern" && token.text === "{";
    if (ITEM_WORD.test(token.text)) return beginsWith(cursor, token.text, n + 1);
    if (!isQualifierWord(token.text))
      return isConstItem(cursor, before, n) || (before === "extern" && token.text === "crate");
    before = token.text;
    n++;
    if (before === "extern") n += abiTokens(cursor, n);
  }
  return false;
}

/** Whether an impl or trait follows the attributes that stand before the cursor. */
function beginsContainer(cursor: Cursor): boolean {
  let n = 0;
  if (cursor.isWord("pub")) n = cursor.is("(", 1) ? 4 : 1;
  while (n < 8 && /^(?:auto|const|default|unsafe)$/.test(cursor.peek(n).text)) n++;
  return cursor.isWord("impl", n) || cursor.isWord("trait", n);
}

/** Whether what follows an item's word, `n` ahead, is what follows it in an item and not in an expression or type. */
function beginsWith(cursor: Cursor, word: string, n: number): boolean {
  const next = cursor.peek(n);
  const named = next.kind === "raw-identifier" || (next.kind === "identifier" && next.text !== "_");
  switch (word) {
    case "use":
      return named || next.text === "::" || next.text === "{" || next.text === "*";
    case "union":
      return named && (cursor.is("{", n + 1) || cursor.is("<", n + 1) || cursor.isWord("where", n + 1));
    case "static":
      // `static || …` and `static move || …` are closures.
      return named && !cursor.isWord("move", n);
    default:
      return named;
  }
}

/** `const NAME: …`, the cursor's token `n` ahead at the name. */
function isConstItem(cursor: Cursor, before: string, n: number): boolean {
  return before === "const" && cursor.is(":", n + 1);
}

/** `extern C fn …` or `extern C { … }`, the cursor at `extern`. */
function isUnquotedAbi(cursor: Cursor): boolean {
  const { kind, text } = cursor.peek(1);
  if (kind !== "identifier" || text === "crate" || text === "fn" || isQualifierWord(text)) return false;
  return cursor.isWord("fn", 2) || cursor.is("{", 2);
}

function isExternClosure(cursor: Cursor): boolean {
  let n = cursor.peek(1).kind === "string" ? 2 : 1;
  while (/^(?:async|move|static)$/.test(cursor.peek(n).text)) n++;
  return cursor.is("|", n);
}
