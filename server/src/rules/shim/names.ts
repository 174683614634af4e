/**
 * Names in the whole file: one that is free, and the calls that must follow a function to its new name.
 *
 * Works on tokens, so strings and comments are never touched. Where a name cannot be told from another one of its kind,
 * it stays as it is.
 */
import type { FnItem } from "../../facts/item.ts";
import { Cursor, type Token } from "../../syntax/tokens.ts";
import type { Edit, FilePart, FixScene } from "../rule.ts";

/** `wanted`, or `wanted` with the first number from 2 that makes it a word the file does not contain. */
export function freeName(wanted: string, scene: FixScene): string {
  for (let n = 1; ; n++) {
    const name = n === 1 ? wanted : `${wanted}${n}`;
    const word = new RegExp(`(?<![\\p{L}\\p{N}_])${name}(?![\\p{L}\\p{N}_])`, "u");
    if (!scene.mentions(name).some(({ text }) => word.test(text))) return name;
  }
}

/** Whether another item of the function's module, or another function of its impl, has its name. */
export function hasTwin(fn: FnItem, scene: FixScene): boolean {
  const own = scene.sliceStart + fn.name.start;
  return scene.mentions(fn.name.text).some((part) => {
    if (part.place !== "module" || scene.place !== "module" || !samePath(part.modules, scene.modules)) return false;
    const tokens = tokensOf(part.text);
    let depth = 0;
    return tokens.some((token, i) => {
      if (token.kind === "punctuation") depth += "([{".includes(token.text) ? 1 : ")]}".includes(token.text) ? -1 : 0;
      return depth === 0 && isNamed(tokens, i, fn.name.text) && part.start + token.start !== own;
    });
  });
}

/** Whether the file uses the function as a method or associated function: `.name`, `::name`. */
export function isUsedAsMethod(fn: FnItem, scene: FixScene): boolean {
  return scene.mentions(fn.name.text).some(({ text }) => {
    const tokens = tokensOf(text);
    return tokens.some((token, i) => isName(token, fn.name.text) && /^(?:\.|::)$/.test(tokens[i - 1]?.text ?? ""));
  });
}

/**
 * The edits that turn each call `name(…)` of a free function in the file into a call of `newName`, imports in the file
 * included. A function inside a body is looked for in its slice only. Values (`Some(name)`) stay: a C callback wants
 * the function that keeps the name.
 */
export function followCalls(fn: FnItem, newName: string, scene: FixScene): Edit[] {
  const name = fn.name.text;
  const parts = scene.mentions(name).map((part) => ({ part, tokens: tokensOf(part.text) }));
  const own = parts.filter(({ part }) => part.start === scene.sliceStart);
  const edits: Edit[] = [];
  const imported = new Map<string, boolean>();
  const isImported = (modules: readonly string[]) => {
    const key = modules.join("::");
    const known = imported.get(key) ?? importEdits(modules, name, newName, scene, edits);
    imported.set(key, known);
    return known;
  };
  for (const { part, tokens } of scene.place === "body" ? own : parts) {
    for (const { path, last, renamed: alias, exported } of importsOf(tokens)) {
      if (alias && !exported && last.text === name && resolvesTo(path, part.modules, scene, true))
        edits.push(renamed(part, last, newName));
    }
    const calls = tokens.filter((_, i) => isCall(tokens, i, name));
    if (calls.length === 0 || isShadowed(tokens, name, part.start === scene.sliceStart ? fn.name.start : -1)) continue;
    for (const call of calls) {
      const path = pathBefore(tokens, tokens.indexOf(call));
      if (path === undefined) continue;
      const follows =
        path.length > 0
          ? resolvesTo(path, part.modules, scene, isAwaited(tokens, tokens.indexOf(call)))
          : samePath(part.modules, scene.modules) || isImported(part.modules);
      if (follows) edits.push(renamed(part, call, newName));
    }
  }
  return edits;
}

function renamed(part: FilePart, token: Token, newName: string): Edit {
  return { start: part.start + token.start, end: part.start + token.end, newText: newName };
}

function tokensOf(text: string): Token[] {
  const cursor = new Cursor(text, 0, text.length);
  const out: Token[] = [];
  while (!cursor.atEnd()) {
    if (cursor.is("#") && (cursor.is("[", 1) || (cursor.is("!", 1) && cursor.is("[", 2)))) {
      // What stands in an attribute is the attribute's business.
      cursor.take();
      if (cursor.is("!")) cursor.take();
      cursor.skipGroup();
    } else out.push(cursor.take());
  }
  return out;
}

function isName(token: Token | undefined, name: string): boolean {
  return (token?.kind === "identifier" || token?.kind === "raw-identifier") && token.text === name;
}

/** Whether the token is `name` as an item's own name: `fn name`, `static name`. */
function isNamed(tokens: readonly Token[], i: number, name: string): boolean {
  return isName(tokens[i], name) && /^(?:fn|static|const|mut)$/.test(tokens[i - 1]?.text ?? "");
}

const NOT_A_CALL = /^(?:\.|fn|struct|enum|union|trait|mod|type|macro|static|const|let|mut|ref)$/;

function isCall(tokens: readonly Token[], i: number, name: string): boolean {
  return isName(tokens[i], name) && tokens[i + 1]?.text === "(" && !NOT_A_CALL.test(tokens[i - 1]?.text ?? "");
}

/** Whether something else of this name is bound in the slice: a variable, a parameter, a nested function. */
function isShadowed(tokens: readonly Token[], name: string, ownName: number): boolean {
  return tokens.some((token, i) => {
    if (!isName(token, name) || token.start === ownName) return false;
    const [before, after] = [tokens[i - 1]?.text ?? "", tokens[i + 1]?.text ?? ""];
    if (/^(?:let|mut|ref|fn|for)$/.test(before)) return before !== "fn" || isNestedFn(tokens, i);
    // `name: T` as a parameter or a closure's parameter; after `{` or `,` of a struct it is a field, which is no binding.
    return (after === ":" && (before === "(" || before === "|")) || (before === "|" && /^[|,]$/.test(after));
  });
}

/** Whether the `fn` before token `i` stands in braces of something that is no impl or trait. */
function isNestedFn(tokens: readonly Token[], i: number): boolean {
  const open: boolean[] = [];
  let container = false;
  for (let n = 0; n < i; n++) {
    const { text, kind } = tokens[n] as Token;
    if (kind === "identifier" && (text === "impl" || text === "trait")) container = true;
    else if (text === ";") container = false;
    else if (text === "{") {
      open.push(container);
      container = false;
    } else if (text === "}") open.pop();
  }
  return open.at(-1) === false;
}

/** The segments before `::name`, undefined when they are no plain path. */
function pathBefore(tokens: readonly Token[], at: number): string[] | undefined {
  const segments: string[] = [];
  let i = at;
  while (tokens[i - 1]?.text === "::") {
    const segment = tokens[i - 2];
    if (segment?.kind !== "identifier" && segment?.kind !== "raw-identifier") return undefined;
    segments.unshift(segment.text);
    i -= 2;
  }
  return segments;
}

function isAwaited(tokens: readonly Token[], at: number): boolean {
  let depth = 0;
  for (let i = at + 1; i < tokens.length; i++) {
    const { text, kind } = tokens[i] as Token;
    if (kind !== "punctuation") continue;
    if (text === "(") depth++;
    if (text === ")" && --depth === 0) return tokens[i + 1]?.text === "." && tokens[i + 2]?.text === "await";
  }
  return false;
}

function samePath(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((segment, i) => segment === b[i]);
}

/** Whether the modules of a path, read in the module `from`, are the function's own. */
function resolvesTo(path: readonly string[], from: readonly string[], scene: FixScene, awaited: boolean): boolean {
  const [first, ...rest] = path;
  if (first === "crate") {
    // A file does not say where in its crate it stands; an awaited call that ends in the same modules is the one meant.
    const end = rest.slice(rest.length - scene.modules.length);
    return samePath(rest, scene.modules) || (awaited && samePath(end, scene.modules));
  }
  const base = [...from];
  let segments: readonly string[] = path;
  if (first === "self") segments = rest;
  while (segments[0] === "super") {
    if (base.length === 0) return false;
    base.pop();
    segments = segments.slice(1);
  }
  return samePath([...base, ...segments], scene.modules);
}

interface Import {
  readonly path: readonly string[];
  readonly last: Token;
  readonly glob: boolean;
  readonly renamed: boolean;
  readonly braced: boolean;
  readonly exported: boolean;
}

/**
 * Whether the bare name means the function in `modules`, because it is imported there. Imports by name are made to bring
 * the new name as well.
 */
function importEdits(
  modules: readonly string[],
  name: string,
  newName: string,
  scene: FixScene,
  edits: Edit[],
): boolean {
  let found = false;
  for (const part of scene.mentions("use")) {
    if (!samePath(part.modules, modules)) continue;
    for (const one of importsOf(tokensOf(part.text))) {
      if (!resolvesTo(one.path, modules, scene, true)) continue;
      if (one.glob) found = true;
      if (one.glob || one.last.text !== name || one.renamed) continue;
      found = true;
      const both = one.braced ? `${name}, ${newName}` : `{${name}, ${newName}}`;
      const only = !one.exported && !isUsedAsValue(name, modules, scene);
      edits.push(renamed(part, one.last, only ? newName : both));
    }
  }
  return found;
}

/** Whether a module uses the name other than to call or import it. */
function isUsedAsValue(name: string, modules: readonly string[], scene: FixScene): boolean {
  return scene.mentions(name).some((part) => {
    if (!samePath(part.modules, modules)) return false;
    const tokens = tokensOf(part.text);
    const use = tokens.findIndex(({ text }) => text === "use");
    return tokens.some((token, i) => {
      if (!isName(token, name) || isCall(tokens, i, name) || /^(?:\.|fn)$/.test(tokens[i - 1]?.text ?? ""))
        return false;
      const end = tokens.findIndex(({ text }, n) => n > use && text === ";");
      return use < 0 || i < use || i > end;
    });
  });
}

function importsOf(tokens: readonly Token[]): Import[] {
  const out: Import[] = [];
  for (let i = 0; i < tokens.length; i++) {
    if (tokens[i]?.kind !== "identifier" || tokens[i]?.text !== "use") continue;
    const exported = tokens[i - 1]?.text === "pub" || tokens[i - 1]?.text === ")";
    const at = { i: i + 1 };
    readTree(tokens, at, [], { exported, braced: false }, out);
    i = at.i - 1;
  }
  return out;
}

function readTree(
  tokens: readonly Token[],
  at: { i: number },
  prefix: readonly string[],
  how: { readonly exported: boolean; readonly braced: boolean },
  out: Import[],
): void {
  const path = [...prefix];
  for (;;) {
    const token = tokens[at.i];
    if (token === undefined) return;
    at.i++;
    if (token.text === "::") continue;
    if (token.text === "*") {
      out.push({ path, last: token, glob: true, renamed: false, ...how });
      return;
    }
    if (token.text === "{") {
      while (tokens[at.i] !== undefined && tokens[at.i]?.text !== "}") {
        if (tokens[at.i]?.text === ",") at.i++;
        else readTree(tokens, at, path, { ...how, braced: true }, out);
      }
      at.i++;
      return;
    }
    if (token.kind !== "identifier" && token.kind !== "raw-identifier") return;
    if (tokens[at.i]?.text === "::") {
      path.push(token.text);
      continue;
    }
    const renamed = tokens[at.i]?.text === "as";
    out.push({ path, last: token, glob: false, renamed, ...how });
    if (renamed) at.i += 2;
    return;
  }
}
