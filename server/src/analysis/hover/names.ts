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

/**
 * Answers where a type's name comes from when it is written without a path. Each name is looked up once, and the imports
 * are read once, as long as the answerer is kept.
 */
export function originsIn(document: Document): (name: string) => Origin {
  const known = new Map<string, Origin>();
  let imports: ReadonlyMap<string, string> | undefined;
  return (name) => {
    let origin = known.get(name);
    if (origin === undefined) {
      if (definesType(document, name)) origin = { kind: "defined" };
      else {
        imports ??= importedTypes(document);
        origin = lookUp(imports, name);
      }
      known.set(name, origin);
    }
    return origin;
  };
}

function definesType(document: Document, name: string): boolean {
  const definition = new RegExp(`\\b(?:struct|enum|union|type|trait)\\s+(?:r#)?${name}\\b`);
  for (let c = 0; c < document.chunkCount; c++) {
    for (const { slice } of document.slicesOf(c)) {
      // What stands in an external block defines no type but `type X;`.
      if (slice.inside === "extern-block" && !slice.text.includes("type ")) continue;
      if (slice.text.includes(name) && definition.test(slice.text)) return true;
    }
  }
  return false;
}

function lookUp(imports: ReadonlyMap<string, string>, name: string): Origin {
  const path = imports.get(name) ?? imports.get("*");
  if (path === undefined) return { kind: "unseen" };
  if (!imports.has(name)) return { kind: "imported", path };
  const cut = path.lastIndexOf("::");
  // An alias is a definition of the name by other means.
  if (path.slice(cut < 0 ? 0 : cut + 2) !== name) return { kind: "defined" };
  return { kind: "imported", path: cut < 0 ? "" : path.slice(0, cut) };
}

/** Every imported name with its path; under `*` the first glob of a module that holds the C types. */
function importedTypes(document: Document): ReadonlyMap<string, string> {
  const out = new Map<string, string>();
  for (let c = 0; c < document.chunkCount; c++) {
    for (const { slice } of document.slicesOf(c)) {
      if (slice.inside === "extern-block" || !/\buse\s/.test(slice.text)) continue;
      for (const { path, alias } of importsIn(slice.text)) {
        const written = (alias === "*" ? path.slice(0, -1) : path).join("::");
        if (out.has(alias) || (alias === "*" && !isCTypeModule(written))) continue;
        out.set(alias, written);
      }
    }
  }
  return out;
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
