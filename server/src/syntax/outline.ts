/**
 * Slices → the names they declare, without reading the declarations.
 *
 * Enters: a slice. Leaves: its names with their attributes and visibility. Only the tokens up to the name are made,
 * except for imports and macro calls. Impl and trait items declare no names that a path's first segments could lead to.
 */
import type { Attribute, ExternBlock, Item } from "../facts/item.ts";
import type { ForeignBlock, Outlined, OutlinedKind } from "../facts/outline.ts";
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
  const cursor = new Cursor(text, 0, text.length);
  if (cursor.peek().kind === "doc-inner") parseAttributes(cursor, true);
  const first = cursor.peek();
  const attributes = first.kind === "doc-outer" || first.text === "#" ? parseAttributes(cursor, false) : NO_ATTRIBUTES;
  let visibility: Outlined["visibility"] = "private";
  if (cursor.isWord("pub")) {
    cursor.take();
    visibility = "public";
    if (cursor.is("(") && /^(?:crate|self|super|in)$/.test(cursor.peek(1).text)) {
      cursor.skipGroup();
      visibility = "restricted";
    }
  }
  const foreign = slice.inside === "extern-block" ? (block ?? UNKNOWN_BLOCK) : undefined;
  const one = (kind: OutlinedKind, name: string, inline = false): readonly Outlined[] => {
    if (name === "") return NONE;
    const signature = kind === "fn" && foreign === undefined ? headOf(text, cursor) : text;
    const all = withBlock(foreign, attributes);
    const own = { attributes: all, source: text, signature, item: undefined, import: undefined };
    return [{ kind, name, visibility, foreign, inline, ...own }];
  };
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
        return one(token.text, name);
      case "mod":
        return one("mod", name, slice.kind === "open");
      case "static":
        return one("static", name === "mut" ? cursor.peek(1).text : name);
      case "use":
        return outlineItems(parseSlice(slice).items, text, foreign);
      case "union":
      case "auto":
        if (name === "") return NONE;
        if (token.text === "union") return one("union", name);
        continue;
      case "const":
        if (cursor.is(":", 1) && name !== "_") return one("const", name);
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

/** The text of a function up to its body or `;`, which is all that its callers depend on. */
function headOf(text: string, cursor: Cursor): string {
  while (!cursor.atEnd() && !cursor.is("{") && !cursor.is(";")) {
    if (cursor.is("(") || cursor.is("[")) cursor.skipGroup();
    else cursor.take();
  }
  return text.slice(0, cursor.lastEnd);
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
  const own = around.length === 0 ? item.attributes : [...around, ...item.attributes];
  const base = {
    visibility: visibilityOf(item, source),
    foreign,
    attributes: own,
    import: undefined,
    inline: false,
    source,
    item,
    signature: source,
  } as const;
  switch (item.kind) {
    case "struct":
    case "enum":
    case "union":
    case "type":
    case "fn":
    case "static":
    case "const":
      out.push({ ...base, kind: item.kind, name: item.name.text });
      break;
    case "mod":
    case "trait":
      if (item.name !== undefined) out.push({ ...base, kind: item.kind, name: item.name.text, inline: item.inline });
      break;
    case "use":
      for (const one of item.imports) {
        if (one.glob) out.push({ ...base, kind: "glob", name: "*", import: one });
        else if (one.name !== undefined) out.push({ ...base, kind: "import", name: one.name, import: one });
      }
      break;
    case "extern-crate": {
      const { start, end } = item;
      const one = { path: [item.crate], name: item.alias, glob: false, self: false, start, end };
      if (item.alias !== "_") out.push({ ...base, kind: "extern-crate", name: item.alias, import: one });
      break;
    }
    case "extern-block":
      for (const inner of item.items) outlineItem(inner, source, blockOf(item, own), own, out);
      break;
    case "macro-call":
      if (item.branches.length === 0) out.push({ ...base, kind: "macro-call", name: "!" });
      for (const { condition, block, items } of item.branches) {
        const conditions = condition === undefined ? own : [...own, cfgAttribute(condition)];
        const around = block === undefined ? foreign : blockOf(block, own);
        for (const inner of items) outlineItem(inner, source, around, conditions, out);
      }
      break;
    case "inner-attributes":
      out.push({ ...base, kind: "inner-attributes", name: "#" });
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
