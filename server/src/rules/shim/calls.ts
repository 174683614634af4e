/**
 * The calls that follow a function to its new name.
 *
 * A small name resolution inside one file: modules, `use` with lists, globs, `as`, `self`, `super` and `crate`. What it
 * cannot trace to the function stays as it is.
 */
import type { FnItem } from "../../facts/item.ts";
import type { Token } from "../../syntax/tokens.ts";
import type { Edit, FilePart, FixScene } from "../rule.ts";
import { isCall, isShadowed, isUsedAsValue, pathBefore, samePath, tokensOf } from "./names.ts";

interface Import {
  readonly part: FilePart;
  /** The path before the last name. */
  readonly path: readonly string[];
  readonly last: Token;
  readonly glob: boolean;
  /** The name after `as`. */
  readonly alias: string | undefined;
  readonly braced: boolean;
  readonly exported: boolean;
}

interface Names {
  readonly modules: ReadonlySet<string>;
  readonly imports: readonly Import[];
  /** The function's module and name. */
  readonly home: readonly string[];
  readonly name: string;
}

/** Imports of imports of imports: enough for code that people write. */
const DEPTH = 8;

/**
 * The edits that turn each call `name(…)` of a free function in the file into a call of `newName`, imports included. A
 * function inside a body is looked for in its slice only. Values (`Some(name)`) stay: a C callback wants the function
 * that keeps the name.
 */
export function followCalls(fn: FnItem, newName: string, scene: FixScene): Edit[] {
  const name = fn.name.text;
  const parts = scene.mentions(name);
  const edits: Edit[] = [];
  const rename = (part: FilePart, token: Token, newText: string) =>
    edits.push({ start: part.start + token.start, end: part.start + token.end, newText });
  const names = namesOf(name, parts, scene);
  const used = new Set<Import>();
  for (const part of parts) {
    const own = part.start === scene.sliceStart;
    if (scene.place === "body" && !own) continue;
    const tokens = tokensOf(part.text);
    const calls = tokens.flatMap((token, i) => (isCall(tokens, i, name) ? [{ token, i }] : []));
    if (calls.length === 0 || isShadowed(tokens, name, own ? fn.name.start : -1)) continue;
    for (const { token, i } of calls) {
      const path = pathBefore(tokens, i);
      if (path === undefined) continue;
      const plain = path.length === 0 && scene.place === "body";
      const through = plain ? [] : trace(part.modules, [...path, name], names, isAwaited(tokens, i), DEPTH);
      if (through === undefined) continue;
      rename(part, token, newName);
      for (const one of through) used.add(one);
    }
  }
  if (scene.place === "body") return edits;
  for (const one of names.imports) {
    if (one.alias === undefined || one.exported || one.last.text !== name) continue;
    const through = trace(one.part.modules, [...one.path, name], names, true, DEPTH);
    if (through === undefined) continue;
    used.add(one);
    for (const other of through) used.add(other);
  }
  const asValue = isUsedAsValue(name, parts);
  for (const one of used) {
    const both = one.braced ? `${name}, ${newName}` : `{${name}, ${newName}}`;
    if (one.alias !== undefined) {
      if (!one.exported) rename(one.part, one.last, newName);
    } else rename(one.part, one.last, one.exported || asValue ? both : newName);
  }
  return edits;
}

/** Whether the file needs the function under its name: as a value (`Some(name)`), or as an export (`pub use`). */
export function isNameNeeded(fn: FnItem, scene: FixScene): boolean {
  const name = fn.name.text;
  const all = scene.mentions(name);
  const parts = scene.place === "body" ? all.filter(({ start }) => start === scene.sliceStart) : all;
  if (isUsedAsValue(name, parts)) return true;
  return parts.some((part) => importsOf(part).some(({ exported, last }) => exported && last.text === name));
}

function namesOf(name: string, parts: readonly FilePart[], scene: FixScene): Names {
  const modules = new Set<string>();
  const importing = scene.mentions("use").filter(({ text }) => /\buse\b/.test(text));
  for (const part of [...parts, ...importing]) {
    for (let n = 0; n <= part.modules.length; n++) modules.add(part.modules.slice(0, n).join("::"));
  }
  return { modules, imports: importing.flatMap(importsOf), home: scene.modules, name };
}

/**
 * The imports by which `path`, written in module `from`, means the function; undefined when it does not. `sure` allows
 * for a `crate::` path of a file that does not know its own place in the crate.
 */
function trace(
  from: readonly string[],
  path: readonly string[],
  names: Names,
  sure: boolean,
  depth: number,
): readonly Import[] | undefined {
  const [first, ...rest] = path;
  if (first === undefined || depth === 0) return undefined;
  if (first === "crate") {
    const whole = [...names.home, names.name];
    return (
      trace([], rest, names, sure, depth - 1) ?? (sure && samePath(rest.slice(-whole.length), whole) ? [] : undefined)
    );
  }
  if (first === "self") return trace(from, rest, names, sure, depth);
  if (first === "super") return from.length === 0 ? undefined : trace(from.slice(0, -1), rest, names, sure, depth);
  if (rest.length === 0 && first === names.name && samePath(from, names.home)) return [];
  if (rest.length > 0 && names.modules.has([...from, first].join("::")))
    return trace([...from, first], rest, names, sure, depth);
  for (const one of names.imports) {
    if (!samePath(one.part.modules, from)) continue;
    // `use a::{self}` brings the module itself.
    const target = one.last.text === "self" ? one.path : [...one.path, one.last.text];
    const bound = one.alias ?? target.at(-1);
    if (one.glob ? !isOfThisFile(from, one.path[0], names) : bound !== first) continue;
    const through = trace(from, one.glob ? [...one.path, ...path] : [...target, ...rest], names, sure, depth - 1);
    if (through !== undefined) return rest.length === 0 && !one.glob ? [...through, one] : through;
  }
  return undefined;
}

/** Whether a glob's path can lead to something in the file: other crates' globs lead nowhere. */
function isOfThisFile(from: readonly string[], first: string | undefined, names: Names): boolean {
  return first === undefined || /^(?:crate|self|super)$/.test(first) || names.modules.has([...from, first].join("::"));
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

function importsOf(part: FilePart): Import[] {
  const tokens = tokensOf(part.text);
  const out: Import[] = [];
  for (let i = 0; i < tokens.length; i++) {
    if (tokens[i]?.kind !== "identifier" || tokens[i]?.text !== "use") continue;
    const exported = tokens[i - 1]?.text === "pub" || tokens[i - 1]?.text === ")";
    const at = { i: i + 1 };
    readTree(tokens, at, [], { part, exported, braced: false }, out);
    i = at.i - 1;
  }
  return out;
}

function readTree(
  tokens: readonly Token[],
  at: { i: number },
  prefix: readonly string[],
  how: { readonly part: FilePart; readonly exported: boolean; readonly braced: boolean },
  out: Import[],
): void {
  const path = [...prefix];
  for (;;) {
    const token = tokens[at.i];
    if (token === undefined) return;
    at.i++;
    if (token.text === "::") continue;
    if (token.text === "*") {
      out.push({ path, last: token, glob: true, alias: undefined, ...how });
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
    out.push({ path, last: token, glob: false, alias: renamed ? tokens[at.i + 1]?.text : undefined, ...how });
    if (renamed) at.i += 2;
    return;
  }
}
