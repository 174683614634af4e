/**
 * The slicer: text → item slices, by a lexer alone.
 *
 * Enters: a text, an offset at an item boundary and the containers open there. Leaves: where that slice ends and what it
 * is. A slice is one item with the trivia, doc comments and attributes before it. External blocks, modules, impls and
 * traits are containers: their head (up to and with `{`), each of their items and their `}` are slices of their own, so
 * a block of 5,000 functions costs one function per keystroke. Slicing is a pure function of the text.
 *
 * Damage stays where it is: when an item is still open and a line begins another item no deeper than the item's own
 * line, the slicer looks ahead a bounded distance for the closer that would make the text whole. If there is none, the
 * open item ends there, marked `damaged`. How far it looked is the slice's `reach`, so an edit can tell which slices it
 * may change.
 *
 * Absent on purpose: tokens, trees, the meaning of any item.
 */
import {
  blockCommentEnd,
  CR,
  characterEnd,
  groupEnd,
  identifierEnd,
  isIdentifierContinue,
  isIdentifierStart,
  isSpace,
  LF,
  lineCommentEnd,
  nextStop,
  prefixedLiteralEnd,
  rawStringEnd,
  rawStringStart,
  skipTrivia,
  stringEnd,
  unmatchedCloserAt,
} from "./scan.ts";

/** What opens a nested list of items. */
export type ContainerKind = "extern-block" | "mod" | "impl" | "trait";

export type SliceKind = "item" | "open" | "close" | "inner-attribute";

/** A container that is open at a boundary. Indents are in columns (a tab counts as four), -1 where none is known. */
export interface Frame {
  readonly kind: ContainerKind;
  /** Indent of the line on which the container's head starts, -1 when something else stands before it on that line. */
  readonly indent: number;
  /** Indent of the first item inside, -1 until one has been seen at the start of a line. */
  readonly childIndent: number;
  readonly parent: Frame | undefined;
}

/** One item with the trivia and attributes before it, or a container's head or `}`. Never changed once made. */
export interface Slice {
  readonly text: string;
  readonly kind: SliceKind;
  /** Set for `open`: what the head opens. */
  readonly container: ContainerKind | undefined;
  /** The item was not finished when the next one began, or the text ended inside it. */
  readonly damaged: boolean;
  /** How many containers the slice stands in. */
  readonly depth: number;
  /** The innermost container's kind, undefined at the top of a file. */
  readonly inside: ContainerKind | undefined;
  /** The containers open at the boundary before and after the slice. */
  readonly before: Frame | undefined;
  readonly after: Frame | undefined;
  /** How many units beyond its end the cut depends on. */
  readonly reach: number;
  /** The scan ran into the end of the given text, so more text could change the answer. */
  readonly touchedEnd: boolean;
}

/** How far a quote looks for the end of a character literal before it is a lifetime's. */
const CHARACTER_LOOKAHEAD = 34;

/** Containers nested deeper than this are not opened: they stay one slice. */
const NESTING = 24;

/** How far the slicer looks for the closer that would make a suspicious item whole, in UTF-16 units. */
export const LOOKAHEAD = 16_384;

/**
 * The item's main keyword, by how such an item ends. `semicolon`: at `;` only (use, static, const, type, let, extern
 * crate). `brace`: at its brace group or at `;` (struct, enum, union, const blocks, `macro`).
 */
type Main = "none" | "fn" | "semicolon" | "brace" | "macro" | "container";

/** How many containers are open in `frame`. */
export function frameDepth(frame: Frame | undefined): number {
  let depth = 0;
  for (let f = frame; f !== undefined; f = f.parent) depth++;
  return depth;
}

/** Whether two boundaries stand inside equal containers. */
export function sameFrame(a: Frame | undefined, b: Frame | undefined): boolean {
  let x = a;
  let y = b;
  while (x !== y) {
    if (x === undefined || y === undefined) return false;
    if (x.kind !== y.kind || x.indent !== y.indent || x.childIndent !== y.childIndent) return false;
    x = x.parent;
    y = y.parent;
  }
  return true;
}

const ITEM_WORDS =
  /(?:(?:pub\b(?:[ \t]{0,8}\([^)\n]{0,64}\))?[ \t]{0,8})?(?:(?:unsafe|async|const|safe|default)[ \t]{1,8}){0,4}(?:fn|extern|struct|enum|union|impl|trait|mod|use|static|type|macro)\b|(?:pub[ \t]{1,8})?const[ \t]{1,8}(?:_|[A-Za-z]\w{0,64})[ \t]{0,8}:|macro_rules!|#!?\[|pub[ \t]{0,8}(?:\(\w{1,16}\))?[ \t]{0,8}$)/my;

/** More than the expression above can look at, in UTF-16 units. */
const LINE_LOOKAHEAD = 256;

/** Whether a line's text, from its first unit that is not white space, begins an item or an attribute. */
function beginsItem(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit !== 35 && !(unit >= 97 && unit <= 122)) return false;
  ITEM_WORDS.lastIndex = at;
  return ITEM_WORDS.test(text);
}

/** The indent of the line at `at` when only white space stands before it since `from` or the last line end, else -1. */
function indentBefore(text: string, at: number, from: number): number {
  let columns = 0;
  for (let i = at - 1; i >= from; i--) {
    const unit = text.charCodeAt(i);
    if (unit === LF || unit === CR) return columns;
    if (unit === 9) columns += 4;
    else if (isSpace(unit)) columns += unit === 0xfeff ? 0 : 1;
    else return -1;
  }
  return from === 0 ? columns : -1;
}

/**
 * The slice that starts at `start`, a boundary inside `frame`. Answers for any text; `start < text.length`. With
 * `start` = 0 the text is taken to begin a file.
 */
export function cutAt(text: string, start: number, frame: Frame | undefined): Slice {
  let touchedEnd = false;
  let looked = 0; // the end of what any decision so far depends on
  let inside = frame;
  let indent = -1;
  let first = skipTrivia(text, start);
  if (start === 0 && text.startsWith("#!", first) && text.charCodeAt(skipTrivia(text, first + 2)) !== 91) {
    first = skipTrivia(text, lineCommentEnd(text, first)); // a shebang line
  }
  if (first >= text.length) {
    touchedEnd = true;
    return cut(text.length, "item", undefined, false);
  }

  if (text.charCodeAt(first) === 125) {
    return frame === undefined ? cut(first + 1, "item", undefined, true) : cut(first + 1, "close", undefined, false);
  }
  if (text.charCodeAt(first) === 35 && text.charCodeAt(first + 1) === 33) {
    const bracket = skipTrivia(text, first + 2);
    if (text.charCodeAt(bracket) === 91) {
      const end = groupEnd(text, bracket);
      if (end >= text.length) touchedEnd = true;
      return cut(end, "inner-attribute", undefined, false);
    }
  }

  indent = indentBefore(text, first, start);
  if (frame !== undefined && indent >= 0) {
    if (frame.childIndent < 0) inside = { ...frame, childIndent: indent };
    else if (indent <= frame.indent && frame.childIndent > frame.indent && looksLikeItem(first)) {
      // An item back at the container's own column: either loose formatting, or the container's `}` is missing.
      const closer = unmatchedCloser(text, first, frame.indent);
      if (closer.damaged) {
        const outer = cutAt(text, start, frame.parent);
        return {
          ...outer,
          before: frame,
          reach: Math.max(outer.reach, looked - start - outer.text.length),
          touchedEnd: outer.touchedEnd || touchedEnd || looked > text.length,
        };
      }
    }
  }
  return cutItem();

  function cut(end: number, kind: SliceKind, container: ContainerKind | undefined, damaged: boolean): Slice {
    const here = inside ?? frame;
    let after = here;
    if (kind === "close") after = frame?.parent;
    else if (container !== undefined) after = { kind: container, indent, childIndent: -1, parent: here };
    return {
      text: text.slice(start, end),
      kind,
      container,
      damaged,
      depth: frameDepth(here),
      inside: here?.kind,
      before: frame,
      after,
      reach: looked > end ? looked - end : 0,
      touchedEnd: touchedEnd || looked > text.length,
    };
  }

  /** `beginsItem`, noting how far it looked. */
  function looksLikeItem(at: number): boolean {
    looked = Math.max(looked, at + 1);
    const unit = text.charCodeAt(at);
    if (unit === 35 || (unit >= 97 && unit <= 122)) looked = Math.max(looked, at + LINE_LOOKAHEAD);
    return beginsItem(text, at);
  }

  /** Scans the item whose first unit is at `first`. */
  function cutItem(): Slice {
    const open: number[] = []; // closers awaited; only the first `depth` count, as shrinking an array is slow
    let depth = 0;
    let main = "none" as Main;
    let container: ContainerKind | undefined;
    let externSeen = false;
    let strange = false; // a word that begins no item has been seen before any that does
    let strangeAfterExtern = false; // and after `extern`: what is written there is no external block
    let previous = 0; // last significant unit at depth 0
    let angles = 0; // `<` open at depth 0, where a `{` can be an expression
    let bodyClosed = false;
    let trusted = -1; // candidates before this offset have been answered for
    let significant = first; // end of the last significant token
    let i = first;

    while (i < text.length) {
      if (depth > 0) {
        i = nextStop(text, i); // most of a body opens, closes and hides nothing
        if (i >= text.length) break;
      }
      const unit = text.charCodeAt(i);
      if (depth === 0 && isIdentifierContinue(unit)) {
        if (unit === 114 || unit === 98 || unit === 99) {
          const literal = prefixedLiteralEnd(text, i);
          if (literal >= 0) {
            const broken = damagedInside(i, literal);
            if (broken !== undefined) return broken;
            i = significant = literal;
            previous = 34;
            continue;
          }
        }
        const end = identifierEnd(text, i);
        if (main === "none" && isIdentifierStart(unit)) readWord(i, end);
        previous = 97;
        i = significant = end;
        continue;
      }
      switch (unit) {
        case LF: {
          i++;
          if (indent >= 0 && i > trusted) {
            const broken = damagedLine(i - 1);
            if (broken !== undefined) return broken;
          }
          continue;
        }
        case 34: {
          const raw = depth > 0 ? rawStringStart(text, i) : -1;
          const end = raw < 0 ? stringEnd(text, i) : rawStringEnd(text, raw);
          const broken = damagedInside(i, end);
          if (broken !== undefined) return broken;
          i = significant = end;
          if (depth === 0) previous = 34;
          continue;
        }
        case 39: {
          const end = characterEnd(text, i);
          if (end < 0) looked = Math.max(looked, i + CHARACTER_LOOKAHEAD);
          i = significant = end < 0 ? i + 1 : end;
          if (depth === 0) previous = 34;
          continue;
        }
        case 47: {
          const next = text.charCodeAt(i + 1);
          if (next === 47) {
            i = lineCommentEnd(text, i);
            continue;
          }
          if (next === 42) {
            const end = blockCommentEnd(text, i);
            if (end >= text.length) {
              const broken = damagedInside(i, end);
              if (broken !== undefined) return broken;
            }
            i = end;
            continue;
          }
          break;
        }
        case 40:
          open[depth++] = 41;
          break;
        case 91:
          open[depth++] = 93;
          break;
        case 123:
          if (depth === 0) {
            if (main === "none" && externSeen && !strangeAfterExtern) {
              main = "container";
              container = "extern-block";
            }
            const expression = angles > 0 && (previous === 60 || previous === 44 || previous === 61);
            if (main === "container" && !expression && frameDepth(inside ?? frame) < NESTING)
              return cut(i + 1, "open", container, false);
            bodyClosed = main !== "semicolon" && !expression;
          }
          open[depth++] = 125;
          break;
        case 41:
        case 93:
        case 125: {
          let match = depth - 1;
          while (match >= 0 && open[match] !== unit) match--;
          if (match < 0) {
            if (unit !== 125) break; // a stray `)` or `]` is junk inside the item
            looked = Math.max(looked, i + 1);
            return cut(significant, "item", undefined, true);
          }
          depth = match;
          if (match === 0) {
            previous = unit;
            if (unit === 125 && bodyClosed) return cut(i + 1, "item", undefined, false);
            i++;
            significant = i;
            continue;
          }
          break;
        }
        case 59:
          if (depth === 0) return cut(i + 1, "item", undefined, false);
          // `;` directly inside parentheses is no Rust outside macros: the `)` is missing.
          if (main === "fn" && onlyParentheses(open, depth)) {
            return cut(i + 1, "item", undefined, true);
          }
          break;
        default:
      }
      if (!isSpace(unit)) {
        significant = i + 1;
        if (depth === 0) {
          const arrow = unit === 62 && (previous === 45 || previous === 61);
          if (unit === 60) angles++;
          else if (unit === 62 && !arrow && angles > 0) angles--;
          previous = arrow ? 45 : unit; // `->` and `=>` do not end a type
          if (unit === 35 && main === "none") {
            const bracket = skipTrivia(text, i + 1);
            if (text.charCodeAt(bracket) === 91) {
              const end = groupEnd(text, bracket);
              const broken = damagedInside(i, end);
              if (broken !== undefined) return broken;
              i = significant = end;
              previous = 0;
              continue;
            }
          }
          if (unit === 33 && main === "none") main = "macro";
        }
      }
      i++;
    }
    touchedEnd = true;
    const whole = depth === 0 && main === "none" && significant === first;
    return cut(text.length, "item", undefined, !whole);

    /** Takes note of a word at depth 0 while the item's main keyword has not been seen. */
    function readWord(at: number, end: number): void {
      const word = end - at > 7 ? "" : text.slice(at, end);
      switch (word) {
        case "fn":
          main = "fn";
          break;
        case "struct":
        case "enum":
        case "macro":
          main = "brace";
          break;
        case "mod":
          main = "container";
          container = "mod";
          break;
        case "impl":
          main = "container";
          container = "impl";
          break;
        case "trait":
          main = "container";
          container = "trait";
          break;
        case "use":
        case "static":
        case "type":
        case "let":
          main = "semicolon";
          break;
        case "crate":
          if (externSeen) main = "semicolon";
          break;
        case "extern":
          externSeen = true;
          break;
        case "const": {
          const next = skipTrivia(text, end);
          const word = isIdentifierStart(text.charCodeAt(next)) ? text.slice(next, identifierEnd(text, next)) : "";
          if (!/^(?:fn|unsafe|async|extern|safe|gen|)$/.test(word)) main = "semicolon";
          else if (word === "" && text.charCodeAt(next) === 123) main = "brace";
          break;
        }
        case "union": {
          const next = skipTrivia(text, end);
          if (isIdentifierStart(text.charCodeAt(next))) main = "brace";
          break;
        }
        case "pub":
        case "unsafe":
        case "async":
        case "safe":
        case "default":
        case "gen":
        case "auto":
          break;
        default:
          strange = true;
          if (externSeen) strangeAfterExtern = true;
      }
    }

    /** The slice that ends before the line that ends at `lineEnd`'s LF and begins another item, when this item is broken there. */
    function damagedLine(lineEnd: number): Slice | undefined {
      let column = 0;
      let at = lineEnd + 1;
      while (column <= indent && (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9)) {
        column += text.charCodeAt(at) === 9 ? 4 : 1;
        at++;
      }
      if (column > indent || !looksLikeItem(at)) return undefined;
      if (depth === 0) {
        // Between qualifiers and keyword, or after an operator, a line may well begin with an item's word.
        const complete = previous === 97 || previous === 41 || previous === 93 || previous === 62 || previous === 34;
        if ((main === "none" && !strange) || !complete) return undefined;
        return cut(endBefore(lineEnd), "item", undefined, true);
      }
      const closer = unmatchedCloser(text, at, indent);
      if (closer.damaged) return cut(endBefore(lineEnd), "item", undefined, true);
      trusted = closer.extent;
      return undefined;
    }

    /**
     * Where the broken item ends before the line that follows the LF at `lineEnd`: blank lines and comments just above
     * that line go with it, as they do when the item is whole, so that its slice is the same either way.
     */
    function endBefore(lineEnd: number): number {
      let end = lineEnd;
      for (;;) {
        const lineStart = text.lastIndexOf("\n", end - 1) + 1;
        if (lineStart <= first || !/^\s*(?:\/\/|$)/.test(text.slice(lineStart, end))) break;
        end = lineStart - 1;
      }
      while (end > first + 1 && isSpace(text.charCodeAt(end - 1))) end--;
      return end;
    }

    /** The slice that ends inside a literal, comment or attribute that swallowed the beginning of another item. */
    function damagedInside(from: number, to: number): Slice | undefined {
      if (indent < 0 || !text.slice(from, to).includes("\n")) return undefined;
      const plain = text.charCodeAt(from) === 34;
      const closed = to < text.length;
      looked = Math.max(looked, to + 2);
      if (closed && !(plain && reopens(text, to))) return undefined;
      for (let lf = text.indexOf("\n", from); lf >= 0 && lf < to; lf = text.indexOf("\n", lf + 1)) {
        let column = 0;
        let at = lf + 1;
        while (column <= indent && (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9)) {
          column += text.charCodeAt(at) === 9 ? 4 : 1;
          at++;
        }
        if (column > indent || !looksLikeItem(at)) continue;
        return cut(endBefore(lf), "item", undefined, true);
      }
      return undefined;
    }
  }

  /**
   * Looks from `from`, where an item begins while another is open, for the closer that would make the open one whole:
   * an unmatched `)`, `]` or `}`, the brace no further left than `column` where it starts its line.
   */
  function unmatchedCloser(source: string, from: number, column: number): { damaged: boolean; extent: number } {
    const limit = Math.min(source.length, from + LOOKAHEAD);
    const at = unmatchedCloserAt(source, from, limit);
    const unit = at < limit ? source.charCodeAt(at) : 0;
    if (unit === 41 || unit === 93) return answer(false, at + 1);
    if (unit === 125) {
      const own = indentBefore(source, at, from);
      return answer(own >= 0 && own < column, at + 1);
    }
    if (at >= source.length) touchedEnd = true;
    return answer(true, Math.max(at, limit));

    function answer(damaged: boolean, extent: number): { damaged: boolean; extent: number } {
      looked = Math.max(looked, extent);
      return { damaged, extent };
    }
  }
}

/** Whether the text after a closing quote looks like the inside of another string: the quotes are out of step. */
function reopens(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return isIdentifierStart(unit) || unit === 37 || unit === 92 || unit === 123;
}

/** Whether the first `depth` closers awaited are all `)`. */
function onlyParentheses(open: readonly number[], depth: number): boolean {
  for (let i = 0; i < depth; i++) if (open[i] !== 41) return false;
  return true;
}
