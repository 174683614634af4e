/**
 * The door of this room: a slice → its facts.
 *
 * Enters: a slice's text, kind and container. Leaves: frozen facts with ranges relative to the slice. The same text in
 * the same kind of container always gives equal facts.
 */
import type { InnerAttributes, Item, SliceFacts } from "../facts/item.ts";
import { isSpace, lineCommentEnd, skipTrivia } from "../text/scan.ts";
import type { ContainerKind, SliceKind } from "../text/slice.ts";
import { parseAttributes } from "./attributes.ts";
import { parseItem } from "./items.ts";
import { Cursor } from "./tokens.ts";

/** What `lowerSlice` reads of a slice. */
export interface SliceText {
  readonly text: string;
  readonly kind: SliceKind;
  readonly inside: ContainerKind | undefined;
}

const NOTHING: SliceFacts = { items: [] };

/**
 * The words without which a slice outside an external block declares nothing that crosses a border. Cheaper than a
 * parse: most slices of a crate are answered here. Unions and enums may be empty, enums may number variants that
 * have fields; the search in an enum ends at the next one, so that it takes time in proportion to the text.
 */
const BORDER =
  /\bextern(?:\b|_libpython\s*!)|\bsafe\b|\.\.\.|\bunsafe\s+static\b|\bfn\s*[(<]|\btype\s+(?:s?size_t|ptrdiff_t|u?intptr_t|c_u?long)\b|<\s*impl\b|\basync\b|\b(?:const|default)\s+(?:unsafe\s+)?(?:async\b|fn\b)|#\s?!?\s?\[[^\]]{0,2000}\b(?:unsafe|re?pe?r|link|used|naked|ffi_|thread_local|no_?m|exp?ort)|\bunion\s+[\w#]+\s*(?:[<{]|where\b)|\benum\s+[\w#]+\s*\{\s*\}|\benum\s+[\w#]+(?![\w#])(?:[^{};e]|e(?!num\s))*\{(?:[^e]|e(?!num\s))*?(?:[)}]\s*=[^=>]|\w\s*=\s*[-\w(!{])/;

/** A function that ends before a body begins. */
const BODYLESS_FN = /\bfn\s[^{}]*;/;
/** A first parameter that only methods have. */
const SELF = /\(\s*(?:&\s*(?:'\w+\s*)?|\*\s*)?(?:(?:const|mut)\s+)?self\s*[,:)]/;

/** Whether a slice can hold anything that a rule, hover or symbol asks about. */
export function isWorthParsing(slice: SliceText): boolean {
  if (slice.kind === "close") return false;
  if (slice.kind !== "item" || slice.inside === "extern-block") return true;
  const { text, inside } = slice;
  if (BORDER.test(text) || (text.endsWith(";") && BODYLESS_FN.test(text))) return true;
  return inside !== "impl" && inside !== "trait" && text.includes("self") && SELF.test(text);
}

/** The facts of a slice; none for a slice that is not worth parsing. */
export function lowerSlice(slice: SliceText): SliceFacts {
  return isWorthParsing(slice) ? parseSlice(slice) : NOTHING;
}

/** The facts of a slice whatever it holds: for one place that somebody asks about, never for a whole file. */
export function parseSlice(slice: SliceText): SliceFacts {
  const { text } = slice;
  const cursor = new Cursor(text, shebangEnd(text), text.length);
  if (slice.kind === "inner-attribute") {
    const attributes = parseAttributes(cursor, true);
    const end = cursor.lastEnd;
    const item: InnerAttributes = {
      kind: "inner-attributes",
      start: attributes[0]?.start ?? end,
      end,
      attributes,
      visibility: undefined,
      problems: [],
      fnPointers: [],
      nested: [],
      head: { start: end, end },
      broken: false,
    };
    return { items: [item] };
  }
  const items: Item[] = [];
  while (!cursor.atEnd()) {
    const item = parseItem(cursor, slice.inside);
    if (item === undefined) break;
    items.push(item);
  }
  return { items };
}

function shebangEnd(text: string): number {
  let at = 0;
  while (at < text.length && isSpace(text.charCodeAt(at))) at++;
  const shebang = text.startsWith("#!", at) && text.charCodeAt(skipTrivia(text, at + 2)) !== 91;
  return shebang ? lineCommentEnd(text, at) : at;
}
