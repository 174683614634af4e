/** The comment `// ferrule: allow(rule)`: put where it silences a finding, and taken away where it silences nothing. */
import type { Edit } from "../rules/rule.ts";
import type { Document } from "../text/document.ts";
import {
  blockCommentEnd,
  characterEnd,
  identifierEnd,
  isIdentifierStart,
  lineCommentEnd,
  prefixedLiteralEnd,
  stringEnd,
} from "../text/scan.ts";

interface Place {
  readonly rule: string;
  readonly start: number;
  readonly end: number;
}

/**
 * The edits that silence a rule on the line a finding starts on: at its end, or inside the comment that is there
 * already. Undefined where the line ends inside a literal or comment, so that nothing can be put there.
 */
export function silence(document: Document, { rule, start }: Place): Edit[] | undefined {
  const line = document.lineAt(start);
  const end = document.lineEnd(line);
  if (!endsBetweenTokens(document, end)) return undefined;
  const text = document.text(document.lineStart(line), end);
  const known = /\/\/ *ferrule: *allow\(([^)]*)\)/.exec(text);
  if (known !== null) {
    const close = document.lineStart(line) + known.index + known[0].length - 1;
    return [{ start: close, end: close, newText: known[1]?.trim() === "" ? rule : `, ${rule}` }];
  }
  const at = document.lineStart(line) + text.trimEnd().length;
  return [{ start: at, end, newText: ` // ferrule: allow(${rule})` }];
}

/** The same in a Cargo.toml. */
export function silenceInManifest(document: Document, { rule, start }: Place): Edit[] {
  const line = document.lineAt(start);
  const end = document.lineEnd(line);
  const text = document.text(document.lineStart(line), end);
  const known = /# *ferrule: *allow\(([^)]*)\)/.exec(text);
  if (known !== null) {
    const close = document.lineStart(line) + known.index + known[0].length - 1;
    return [{ start: close, end: close, newText: known[1]?.trim() === "" ? rule : `, ${rule}` }];
  }
  const at = document.lineStart(line) + text.trimEnd().length;
  return [{ start: at, end, newText: ` # ferrule: allow(${rule})` }];
}

/** The edit that removes a comment that silences nothing; undefined when it names several rules. */
export function removeSuppression(document: Document, { start, end }: Place): Edit[] | undefined {
  if (!/\(\s*[\w:-]*\s*\)/.test(document.text(start, end))) return undefined;
  const line = document.lineAt(start);
  const before = document.text(document.lineStart(line), start);
  const code = before.trimEnd();
  if (code === "") return [{ start: document.lineStart(line), end: document.lineStart(line + 1), newText: "" }];
  return [{ start: document.lineStart(line) + code.length, end, newText: "" }];
}

/** Whether no string, character or block comment goes on at an offset. Reads the slice it is in. */
function endsBetweenTokens(document: Document, offset: number): boolean {
  const placed = document.sliceAt(Math.max(0, offset - 1));
  if (placed === undefined) return true;
  const { text } = placed.slice;
  const limit = offset - placed.start;
  let at = 0;
  while (at < limit) {
    const unit = text.charCodeAt(at);
    if (unit === SLASH && text.charCodeAt(at + 1) === SLASH) {
      // More of a comment may follow a comment.
      at = lineCommentEnd(text, at);
      if (at >= limit) return true;
    } else if (unit === SLASH && text.charCodeAt(at + 1) === STAR) at = blockCommentEnd(text, at);
    else if (unit === QUOTE) at = stringEnd(text, at);
    else if (unit === APOSTROPHE) {
      const end = characterEnd(text, at);
      at = end < 0 ? at + 1 : end;
    } else if (isIdentifierStart(unit)) {
      const literal = PREFIXES.has(unit) ? prefixedLiteralEnd(text, at) : -1;
      at = literal >= 0 ? literal : identifierEnd(text, at);
    } else at++;
  }
  return at === limit;
}

const SLASH = 47;
const STAR = 42;
const QUOTE = 34;
const APOSTROPHE = 39;
/** `b`, `c` and `r`. */
const PREFIXES: ReadonlySet<number> = new Set([98, 99, 114]);
