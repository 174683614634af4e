/**
 * What a name means as far as one file shows it: a definition in the file, an import, or neither.
 *
 * Linear in the slices that hold the word. Scopes are not followed: a definition anywhere in the file counts, since
 * silence is the safe answer.
 */
import { Cursor } from "../../syntax/tokens.ts";
import type { Document } from "../../text/document.ts";

export type Origin =
  /** A type of this name is defined in the file. */
  | { readonly kind: "defined" }
  /** Imported by a path that is written in the file, without the name itself: `std::ffi`. */
  | { readonly kind: "imported"; readonly path: string }
  /** Neither: a glob import, a macro or a mistake. */
  | { readonly kind: "unseen" };

/** Where a type's name comes from, when it is written without a path. */
export function originOf(document: Document, name: string): Origin {
  const definition = new RegExp(`\\b(?:struct|enum|union|type|trait)\\s+(?:r#)?${name}\\b`);
  const globs: string[] = [];
  let imported: string | undefined;
  for (const { slice } of document.slices()) {
    const { text } = slice;
    const named = text.includes(name);
    if (named && definition.test(text)) return { kind: "defined" };
    if (!(named || text.includes("*")) || !/\buse\b/.test(text)) continue;
    for (const { path, alias } of importsIn(text)) {
      if (alias === name) {
        if (path.at(-1) !== name) return { kind: "defined" };
        imported ??= path.slice(0, -1).join("::");
      } else if (alias === "*") globs.push(path.slice(0, -1).join("::"));
    }
  }
  const glob = globs.find((path) => isCTypeModule(path));
  const path = imported ?? glob;
  return path === undefined ? { kind: "unseen" } : { kind: "imported", path };
}

/** Whether a path is a module that holds the C types under their own names. */
export function isCTypeModule(path: string): boolean {
  return /^(?:(?:std|core)::ffi|(?:std|core)::os::raw|std::os::raw|libc)$/.test(path);
}

/** What the `use` declarations of a text bring in: each path's segments and the name it gets, `*` for a glob. */
export function importsIn(text: string): readonly { readonly path: readonly string[]; readonly alias: string }[] {
  const out: { path: readonly string[]; alias: string }[] = [];
  for (const match of text.matchAll(/\buse\s/g)) {
    const cursor = new Cursor(text, match.index + 3, text.length);
    readTree(cursor, [], out, 0);
  }
  return out;
}

function readTree(
  cursor: Cursor,
  prefix: readonly string[],
  out: { path: readonly string[]; alias: string }[],
  depth: number,
): void {
  const path = [...prefix];
  cursor.eat("::");
  for (;;) {
    if (cursor.is("{")) {
      cursor.take();
      while (!cursor.is("}") && !cursor.atEnd() && depth < 24) {
        const before = cursor.peek().start;
        readTree(cursor, path, out, depth + 1);
        if (cursor.eat(",") === undefined && cursor.peek().start === before) return;
      }
      cursor.eat("}");
      return;
    }
    if (cursor.eat("*") !== undefined) {
      out.push({ path: [...path, "*"], alias: "*" });
      return;
    }
    const token = cursor.peek();
    if (token.kind !== "identifier" && token.kind !== "raw-identifier") return;
    cursor.take();
    if (token.text === "self" && path.length > 0) {
      const alias = cursor.eat("as") === undefined ? (path.at(-1) as string) : cursor.take().text;
      out.push({ path, alias });
      return;
    }
    path.push(token.text);
    if (cursor.eat("::") !== undefined) continue;
    const alias = cursor.eat("as") === undefined ? token.text : cursor.take().text;
    out.push({ path, alias });
    return;
  }
}
