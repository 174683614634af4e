/**
 * Where things stand in a TOML text: tables, keys, values, comments.
 *
 * Enters: a text that a TOML parser accepts; of any other the outline is what can be seen of it. Leaves: ranges in UTF-16
 * offsets, in order. Absent on purpose: what values mean, which `model/manifest.ts` knows.
 * Source: TOML 1.0.0.
 */
import type { Range } from "../facts/item.ts";

/** `[a.b]` or `[[a.b]]`. The range is the header's, brackets included. */
export interface TomlTable extends Range {
  readonly path: readonly string[];
  readonly isArray: boolean;
  /** The end of the last thing that belongs to it: the header, or its last value. */
  bodyEnd: number;
}

/** `key = value` in a table, not inside an inline table. The range is the whole of it. */
export interface TomlEntry extends Range {
  /** The table's path and the key's parts. */
  readonly path: readonly string[];
  readonly key: Range;
  readonly value: Range;
}

export interface TomlOutline {
  readonly tables: readonly TomlTable[];
  readonly entries: readonly TomlEntry[];
  readonly comments: readonly Range[];
}

/** Reads the outline of a text. Answers for any text. */
export function outlineToml(text: string): TomlOutline {
  const tables: TomlTable[] = [];
  const entries: TomlEntry[] = [];
  const comments: Range[] = [];
  let table: TomlTable | undefined;
  let at = 0;
  while (at < text.length) {
    const c = text[at];
    if (c === "#") {
      const end = lineEnd(text, at);
      comments.push({ start: at, end: text[end - 1] === "\r" ? end - 1 : end });
      at = end;
    } else if (c === "[") {
      const isArray = text[at + 1] === "[";
      const path: string[] = [];
      const close = readKey(text, at + (isArray ? 2 : 1), path);
      const end = close + (isArray ? 2 : 1);
      if (!text.startsWith(isArray ? "]]" : "]", close)) at = lineEnd(text, at);
      else {
        table = { path, isArray, start: at, end, bodyEnd: end };
        tables.push(table);
        at = end;
      }
    } else if (c === undefined || /\s/.test(c)) at++;
    else {
      const path = [...(table?.path ?? [])];
      const before = path.length;
      const equals = readKey(text, at, path);
      if (text[equals] !== "=" || path.length === before) {
        at = Math.max(at + 1, lineEnd(text, at));
        continue;
      }
      let start = equals + 1;
      while (text[start] === " " || text[start] === "\t") start++;
      const end = valueEnd(text, start, comments);
      const key = { start: at, end: at + text.slice(at, equals).trimEnd().length };
      entries.push({ path, key, value: { start, end }, start: at, end });
      if (table !== undefined) table.bodyEnd = end;
      at = Math.max(end, start);
    }
  }
  return { tables, entries, comments };
}

/** The header of a table, the first of its name. */
export function tableAt({ tables }: TomlOutline, ...path: string[]): TomlTable | undefined {
  return tables.find((table) => isPath(table.path, path));
}

/** The line that gives a value to a key. */
export function entryAt({ entries }: TomlOutline, ...path: string[]): TomlEntry | undefined {
  return entries.find((entry) => isPath(entry.path, path));
}

function isPath(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((part, i) => part === b[i]);
}

/** Reads `a . "b" . c` into `path`; gives the offset of what follows. */
function readKey(text: string, from: number, path: string[]): number {
  let at = from;
  for (;;) {
    while (text[at] === " " || text[at] === "\t") at++;
    const quote = text[at];
    let part: string | undefined;
    if (quote === '"' || quote === "'") {
      const end = stringEnd(text, at);
      part = text.slice(at + 1, end - 1);
      at = end;
    } else {
      const bare = /[\w-]+/uy;
      bare.lastIndex = at;
      part = bare.exec(text)?.[0];
      at += part?.length ?? 0;
    }
    if (part !== undefined) path.push(part);
    while (text[at] === " " || text[at] === "\t") at++;
    if (part === undefined || text[at] !== ".") return at;
    at++;
  }
}

function valueEnd(text: string, from: number, comments: Range[]): number {
  const first = text[from];
  if (first === '"' || first === "'") return stringEnd(text, from);
  if (first !== "[" && first !== "{") {
    const line = text.slice(from, lineEnd(text, from));
    const comment = line.indexOf("#");
    return from + (comment < 0 ? line : line.slice(0, comment)).trimEnd().length;
  }
  let depth = 0;
  let at = from;
  while (at < text.length) {
    const c = text[at];
    if (c === '"' || c === "'") {
      at = stringEnd(text, at);
      continue;
    }
    if (c === "#") {
      const end = lineEnd(text, at);
      comments.push({ start: at, end: text[end - 1] === "\r" ? end - 1 : end });
      at = end;
      continue;
    }
    if (c === "[" || c === "{") depth++;
    at++;
    if ((c === "]" || c === "}") && --depth === 0) return at;
  }
  return at;
}

/** The end of the string that starts at `from`, of any of the four kinds. */
function stringEnd(text: string, from: number): number {
  const quote = text[from] as string;
  const three = quote.repeat(3);
  const isLong = text.startsWith(three, from);
  let at = from + (isLong ? 3 : 1);
  while (at < text.length) {
    if (quote === '"' && text[at] === "\\") at += 2;
    else if (isLong ? text.startsWith(three, at) : text[at] === quote) {
      at += isLong ? 3 : 1;
      // Up to two quotes may stand before the three that end it.
      if (isLong) while (text[at] === quote) at++;
      return Math.min(at, text.length);
    } else if (!isLong && text[at] === "\n") return at;
    else at++;
  }
  return text.length;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
}
