/**
 * The Rust files, and the manifests, under some paths, as a person expects a tool to find them.
 *
 * A path that names a file is taken as it is. In a folder, files ending in `.rs`, and with manifests those named
 * `Cargo.toml`, are taken in order of name, without what
 * `.gitignore` files exclude (those in the folder, below it, and above it up to the repository's root), without hidden
 * files and folders, and without build output. Symbolic links to folders are not followed, so there is no going round in
 * circles; a file that is reached by two ways is taken once.
 */
import { type Dirent, existsSync, readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { dirname, isAbsolute, join, normalize, relative, resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";
import ignore, { type Ignore } from "ignore";
import { ioProblem } from "./source-file.ts";

/** A file to check, or a place that could not be looked into, with the reason. `path` has forward slashes. */
export interface FoundFile {
  readonly path: string;
  readonly problem: string | undefined;
}

/** The rules of one `.gitignore`, which speak about paths relative to its folder. */
interface IgnoreRules {
  readonly folder: string;
  readonly rules: Ignore;
}

/** A folder on the way: where it is, where it is without symbolic links, and how it is shown. */
interface Place {
  readonly full: string;
  readonly real: string;
  readonly shown: string;
}

/** Finds the Rust files under `paths`, relative ones to `cwd`. Paths come out as they were given, joined and normalized. */
export function findRustFiles(paths: readonly string[], cwd: string): Generator<FoundFile> {
  return findFiles(paths, cwd, (name) => name.endsWith(".rs"));
}

/** The same, and the manifests: each folder's before what is below it. */
export function findSources(paths: readonly string[], cwd: string): Generator<FoundFile> {
  return findFiles(paths, cwd, (name) => name.endsWith(".rs") || name === MANIFEST);
}

/** The name of Cargo's manifests. */
export const MANIFEST = "Cargo.toml";

/** Says by a file's name whether it is wanted. */
type Wanted = (name: string) => boolean;

function* findFiles(paths: readonly string[], cwd: string, wanted: Wanted): Generator<FoundFile> {
  const seen = new Set<string>();
  for (const path of paths) {
    const full = resolve(cwd, path);
    const shown = display(path);
    let folder: boolean;
    try {
      folder = statSync(full).isDirectory();
    } catch (error) {
      yield { path: shown, problem: ioProblem(error) };
      continue;
    }
    if (folder) {
      const place = { full, real: realOf(full), shown: shown.replace(/(?<=.)\/$/, "") };
      yield* walk(place, rulesAbove(full), seen, wanted);
    } else if (isNew(realOf(full), seen)) yield { path: shown, problem: undefined };
  }
}

function* walk(place: Place, above: readonly IgnoreRules[], seen: Set<string>, wanted: Wanted): Generator<FoundFile> {
  let entries: Dirent[];
  try {
    entries = readdirSync(place.full, { withFileTypes: true });
  } catch (error) {
    yield { path: place.shown, problem: ioProblem(error) };
    return;
  }
  const names = new Set(entries.map(({ name }) => name));
  // Marks the folder of a cache, Cargo's `target` among them (https://bford.info/cachedir/).
  if (names.has("CACHEDIR.TAG")) return;
  const own = names.has(".gitignore") ? readRules(place.full, join(place.full, ".gitignore")) : undefined;
  const rules = own === undefined ? above : [own, ...above];
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const { name } = entry;
    if (name.startsWith(".")) continue;
    const full = inside(place.full, name, sep);
    if (entry.isDirectory()) {
      if (isBuildOutput(name, full, names) || isIgnored(full, true, rules)) continue;
      // Links to folders are not followed, so a folder's real path is its name in the real path of the one above.
      const next = { full, real: inside(place.real, name, sep), shown: shownIn(place, name) };
      yield* walk(next, rules, seen, wanted);
    } else if (wanted(name) && isFile(entry, full) && !isIgnored(full, false, rules)) {
      const real = entry.isSymbolicLink() ? realOf(full) : inside(place.real, name, sep);
      if (isNew(real, seen)) yield { path: shownIn(place, name), problem: undefined };
    }
  }
}

/** The path of `name` in a folder, whose path is normalized. */
function inside(folder: string, name: string, separator: string): string {
  return folder.endsWith(separator) ? folder + name : folder + separator + name;
}

function shownIn({ shown }: Place, name: string): string {
  return shown === "." ? name : inside(shown, name, "/");
}

/** A folder `target` is Cargo's, unless the sources beside or in it make it a module of that name. */
function isBuildOutput(name: string, full: string, siblings: ReadonlySet<string>): boolean {
  return name === "target" && !siblings.has("target.rs") && !existsSync(join(full, "mod.rs"));
}

function isFile(entry: Dirent, full: string): boolean {
  if (!entry.isSymbolicLink()) return entry.isFile();
  try {
    return statSync(full).isFile();
  } catch {
    // An editor's lock or another link to nowhere.
    return false;
  }
}

function realOf(full: string): string {
  try {
    return realpathSync.native(full);
  } catch {
    // Reading it will say what is wrong.
    return full;
  }
}

function isNew(real: string, seen: Set<string>): boolean {
  const before = seen.size;
  return seen.add(real).size > before;
}

/** The nearest rules that say something decide; `rules` come innermost first. */
function isIgnored(full: string, folder: boolean, rules: readonly IgnoreRules[]): boolean {
  for (const { folder: base, rules: own } of rules) {
    // The folder of the rules is the file's own or lies above it.
    const path = full.slice(base.endsWith(sep) ? base.length : base.length + 1).replaceAll(sep, "/");
    const { ignored, unignored } = own.test(folder ? `${path}/` : path);
    if (ignored) return true;
    if (unignored) return false;
  }
  return false;
}

/** The rules of the folders around `folder` up to its repository's root, innermost first; none outside a repository. */
function rulesAbove(folder: string): IgnoreRules[] {
  const out: IgnoreRules[] = [];
  for (let at = folder; ; at = dirname(at)) {
    if (at !== folder) {
      const rules = readRules(at, join(at, ".gitignore"));
      if (rules !== undefined) out.push(rules);
    }
    if (existsSync(join(at, ".git"))) {
      const rules = readRules(at, join(at, ".git", "info", "exclude"));
      if (rules !== undefined) out.push(rules);
      // A folder that was asked for by name is looked into even where git would not.
      return out.filter((above) => above.folder === folder || !isIgnored(folder, true, [above]));
    }
    if (dirname(at) === at) return [];
  }
}

function readRules(folder: string, file: string): IgnoreRules | undefined {
  try {
    // Git is told by `core.ignoreCase` what the file system does; these are its usual answers.
    const ignorecase = process.platform === "win32" || process.platform === "darwin";
    return { folder, rules: ignore({ ignorecase }).add(readFileSync(file, "utf8")) };
  } catch {
    return undefined;
  }
}

function display(path: string): string {
  return normalize(path).split(sep).join("/");
}

/** The path of a file relative to `cwd` if it lies in it, else its absolute path; forward slashes in both cases. */
export function pathFrom(cwd: string, path: string): string {
  const inside = relative(cwd, resolve(cwd, path));
  return (inside.startsWith("..") || isAbsolute(inside) ? resolve(cwd, path) : inside).split(sep).join("/");
}

/** The `file:` address of a path. */
export function fileUrl(path: string): string {
  return pathToFileURL(path).href;
}
