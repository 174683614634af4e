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
 * parse: most slices of a crate are answered here.
 */
const BORDER =
  /\bextern(?:\b|_libpython\s*!)|\bsafe\b|\.\.\.|\bunsafe\s+static\b|\bfn\s*[(<]|<\s*impl\b|\basync\b|\b(?:no_mangle|export_name)\b|\b(?:const|default)\s+(?:unsafe\s+)?(?:async\b|fn\b)|[[(,]\s*(?:re?pe?r|link|used|naked|ffi_|thread_local|no_?m|exp?ort)|\bunsafe\s*\(|#\s*!?\s*\[\s*unsafe\b/;

/** A union, which may be empty, or an enum that gives numbers to its variants. */
const UNION = /\bunion\s+[\w#]+\s*(?:<[^{}]*>\s*)?(?:where\b[^{}]*)?\{/;
const NUMBERED_ENUM = /\benum\s+[\w#]+[^{};]*\{[\s\S]*?(?:[)}]\s*=[^=>]|\w\s*=\s*[-\w(!{])/;
/** A function that ends before a body begins. */
const BODYLESS_FN = /\bfn\s[^{}]*;/;
/** A first parameter that only methods have. */
const SELF = /\(\s*(?:&\s*(?:'\w+\s*)?|\*\s*)?(?:(?:const|mut)\s+)?self\s*[,:)]/;

/** Whether a slice can hold anything that a rule, hover or symbol asks about. */
export function isWorthParsing(slice: SliceText): boolean {
  if (slice.kind === "close") return false;
  if (slice.kind !== "item" || slice.inside === "extern-block") return true;
  const { text, inside } = slice;
  if (text.includes("union ") && UNION.test(text)) return true;
  if (text.includes("enum ") && NUMBERED_ENUM.test(text)) return true;
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
