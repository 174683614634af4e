/**
 * Slices → the names they declare, without reading the declarations.
 *
 * Enters: a slice. Leaves: its names with their attributes and visibility. Only the text up to the name is read,
 * except for imports and macro calls. Impl and trait items declare no names that a path's first segments could lead to.
 */
import type { Attribute, ExternBlock, Import, Item } from "../facts/item.ts";
import type { ForeignBlock, Outlined, OutlinedKind } from "../facts/outline.ts";
import {
  characterEnd,
  groupEnd,
  identifierEnd,
  isIdentifierContinue,
  isIdentifierStart,
  prefixedLiteralEnd,
  skipTrivia,
  stringEnd,
} from "../text/scan.ts";
import { parseAttributes } from "./attributes.ts";
import { parseSlice, type SliceText } from "./lower.ts";
import { Cursor } from "./tokens.ts";

const NONE: readonly Outlined[] = [];
const NO_ATTRIBUTES: readonly Attribute[] = [];
const UNKNOWN_BLOCK: ForeignBlock = { abi: "C", unsafe: false, attributes: NO_ATTRIBUTES };

function withBlock(block: ForeignBlock | undefined, attributes: readonly Attribute[]): readonly Attribute[] {
  if (block === undefined || block.attributes.length === 0) return attributes;
  return attributes.length === 0 ? block.attributes : [...block.attributes, ...attributes];
}

/** What the head of an external block says for its items; undefined for any other head. */
export function outlineBlock(head: SliceText): ForeignBlock | undefined {
  const item = parseSlice(head).items.at(-1);
  if (item?.kind !== "extern-block") return undefined;
  return { abi: item.abi.name, unsafe: item.unsafe !== undefined, attributes: item.attributes };
}

/**
 * The names that a slice declares in the module around it; `block` is the external block around the slice, whose
 * attributes hold for what is in it.
 */
export function outlineSlice(slice: SliceText, block?: ForeignBlock): readonly Outlined[] {
  if (slice.kind === "close" || slice.inside === "impl" || slice.inside === "trait") return NONE;
  if (slice.kind === "inner-attribute") {
    return slice.inside === "extern-block" ? NONE : outlineItems(parseSlice(slice).items, slice.text);
  }
  const { text } = slice;
  // Nobody asks names for their documentation.
  let at = skipTrivia(text, 0);
  let attributes = NO_ATTRIBUTES;
  if (text.charCodeAt(at) === 35) {
    const cursor = new Cursor(text, at, text.length);
    attributes = parseAttributes(cursor, false).filter(isAttribute);
    at = skipTrivia(text, cursor.lastEnd);
  }
  let visibility: Outlined["visibility"] = "private";
  if (isWordAt(text, at, "pub")) {
    at = skipTrivia(text, at + 3);
    visibility = "public";
    if (text.charCodeAt(at) === 40) {
      const first = skipTrivia(text, at + 1);
      if (/^(?:crate|self|super|in)$/.test(text.slice(first, identifierEnd(text, first)))) {
        at = skipTrivia(text, groupEnd(text, at));
        visibility = "restricted";
      }
    }
  }
  const foreign = slice.inside === "extern-block" ? (block ?? UNKNOWN_BLOCK) : undefined;
  const one = (kind: OutlinedKind, name: string, nameEnd: number, inline = false): readonly Outlined[] => {
    if (name === "") return NONE;
    const signature = kind === "fn" && foreign === undefined ? text.slice(0, headEnd(text, nameEnd)) : text;
    const all = withBlock(foreign, attributes);
    return [
      {
        kind,
        name,
        visibility,
        foreign,
        inline,
        attributes: all,
        source: text,
        signature,
        item: undefined,
        import: undefined,
      },
    ];
  };
  const kind = plainKind(text, at);
  if (kind !== undefined) {
    const from = skipTrivia(text, at + kind.length);
    const raw = text.startsWith("r#", from) ? 2 : 0;
    if (isIdentifierStart(text.charCodeAt(from + raw)) && (raw > 0 || !isLiteralAt(text, from))) {
      const end = identifierEnd(text, from + raw);
      return one(kind, text.slice(from + raw, end), end, kind === "mod" && slice.kind === "open");
    }
  }
  const cursor = new Cursor(text, at, text.length);
  for (let words = 0; words < 10; words++) {
    const token = cursor.take();
    if (token.kind !== "identifier") return NONE;
    const next = cursor.peek();
    const name = next.kind === "identifier" || next.kind === "raw-identifier" ? next.text : "";
    switch (token.text) {
      case "struct":
      case "enum":
      case "trait":
      case "type":
      case "fn":
        return one(token.text, name, next.end);
      case "mod":
        return one("mod", name, next.end, slice.kind === "open");
      case "static":
        return one("static", name === "mut" ? cursor.peek(1).text : name, next.end);
      case "use":
        return outlineItems(parseSlice(slice).items, text, foreign);
      case "union":
      case "auto":
        if (name === "") return NONE;
        if (token.text === "union") return one("union", name, next.end);
        continue;
      case "const":
        if (cursor.is(":", 1) && name !== "_") return one("const", name, next.end);
        continue;
      case "extern":
        if (next.kind === "string") cursor.take();
        if (cursor.isWord("crate")) return outlineItems(parseSlice(slice).items, text, foreign);
        if (cursor.is("{")) return slice.kind === "open" ? NONE : outlineItems(parseSlice(slice).items, text, foreign);
        continue;
      case "default":
      case "async":
      case "gen":
      case "unsafe":
      case "safe":
        if (cursor.is("!")) return outlineItems(parseSlice(slice).items, text, foreign);
        continue;
      case "macro_rules":
      case "macro":
        return NONE;
      default:
        return cursor.is("!") || cursor.is("::") ? outlineItems(parseSlice(slice).items, text, foreign) : NONE;
    }
  }
  return NONE;
}

function isAttribute({ form }: Attribute): boolean {
  return form === "attribute";
}

function isWordAt(text: string, at: number, word: string): boolean {
  return text.startsWith(word, at) && !isIdentifierContinue(text.charCodeAt(at + word.length));
}

/** Whether a string stands at `at` whose prefix looks like a name. */
function isLiteralAt(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return (unit === 114 || unit === 98 || unit === 99) && prefixedLiteralEnd(text, at) >= 0;
}

/** The keyword at `at`, if it is one that the declared name follows. */
function plainKind(text: string, at: number): "fn" | "struct" | "enum" | "trait" | "type" | "mod" | undefined {
  switch (text.charCodeAt(at)) {
    case 102:
      return isWordAt(text, at, "fn") ? "fn" : undefined;
    case 115:
      return isWordAt(text, at, "struct") ? "struct" : undefined;
    case 101:
      return isWordAt(text, at, "enum") ? "enum" : undefined;
    case 116:
      return isWordAt(text, at, "type") ? "type" : isWordAt(text, at, "trait") ? "trait" : undefined;
    case 109:
      return isWordAt(text, at, "mod") ? "mod" : undefined;
    default:
      return undefined;
  }
}

/**
 * Where a function ends before its body or `;`, from somewhere in its head: up to there goes what its callers depend on.
 * Comments at the end of the head are left out.
 */
function headEnd(text: string, from: number): number {
  let end = from;
  let at = skipTrivia(text, from);
  while (at < text.length) {
    const unit = text.charCodeAt(at);
    if (unit === 123 || unit === 59) break;
    if (unit === 40 || unit === 91) end = Math.max(at + 1, groupEnd(text, at));
    else if (isIdentifierStart(unit)) {
      const literal = unit === 114 || unit === 98 || unit === 99 ? prefixedLiteralEnd(text, at) : -1;
      end = literal >= 0 ? literal : identifierEnd(text, at);
    } else if (unit === 34) end = stringEnd(text, at);
    else if (unit === 39) {
      const literal = characterEnd(text, at);
      end = literal >= 0 ? literal : at + 1;
    } else end = at + 1;
    at = skipTrivia(text, end);
  }
  return end;
}

/** The names that parsed items declare: those of a macro's input or of a function's body. */
export function outlineItems(items: readonly Item[], source: string, foreign?: ForeignBlock): readonly Outlined[] {
  const out: Outlined[] = [];
  for (const item of items) outlineItem(item, source, foreign, NO_ATTRIBUTES, out);
  return out;
}

function outlineItem(
  item: Item,
  source: string,
  foreign: ForeignBlock | undefined,
  around: readonly Attribute[],
  out: Outlined[],
): void {
  const own =
    around.length === 0 ? item.attributes : item.attributes.length === 0 ? around : [...around, ...item.attributes];
  // A plain literal: objects spread from others are slow to make, and there is one for every name.
  const add = (kind: OutlinedKind, name: string, inline: boolean, brings: Import | undefined, declares: boolean) => {
    out.push({
      kind,
      name,
      visibility: visibilityOf(item, source),
      foreign,
      inline,
      attributes: own,
      source,
      signature: source,
      item: declares ? item : undefined,
      import: brings,
    });
  };
  switch (item.kind) {
    case "struct":
    case "enum":
    case "union":
    case "type":
    case "fn":
    case "static":
    case "const":
      add(item.kind, item.name.text, false, undefined, true);
      break;
    case "mod":
    case "trait":
      if (item.name !== undefined) add(item.kind, item.name.text, item.inline, undefined, true);
      break;
    case "use":
      for (const one of item.imports) {
        if (one.glob) add("glob", "*", false, one, false);
        else if (one.name !== undefined) add("import", one.name, false, one, false);
      }
      break;
    case "extern-crate": {
      const { start, end } = item;
      const one = { path: [item.crate], name: item.alias, glob: false, self: false, start, end };
      if (item.alias !== "_") add("extern-crate", item.alias, false, one, false);
      break;
    }
    case "extern-block": {
      const block = blockOf(item, own);
      for (const inner of item.items) outlineItem(inner, source, block, own, out);
      break;
    }
    case "macro-call":
      if (item.branches.length === 0) add("macro-call", "!", false, undefined, false);
      for (const { condition, block, items } of item.branches) {
        const conditions = condition === undefined ? own : [...own, cfgAttribute(condition)];
        const around = block === undefined ? foreign : blockOf(block, own);
        for (const inner of items) outlineItem(inner, source, around, conditions, out);
      }
      break;
    case "inner-attributes":
      add("inner-attributes", "#", false, undefined, false);
      break;
    default:
  }
}

function blockOf({ abi, unsafe }: ExternBlock, attributes: readonly Attribute[]): ForeignBlock {
  return { abi: abi.name, unsafe: unsafe !== undefined, attributes };
}

/** The attribute `#[cfg(condition)]` that a branch of `cfg_if!` amounts to. */
export function cfgAttribute(condition: NonNullable<Attribute["meta"]["list"]>[number]): Attribute {
  const { start, end } = condition;
  const meta = { name: "cfg", value: undefined, list: [condition], start, end };
  return { inner: false, form: "attribute", meta, unsafe: undefined, start, end };
}

function visibilityOf({ visibility }: Item, source: string): Outlined["visibility"] {
  if (visibility === undefined) return "private";
  return source.slice(visibility.start, visibility.end).includes("(") ? "restricted" : "public";
}
