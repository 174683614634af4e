/**
 * `Cargo.lock`, text → value: which version of each package is built, and which package it is for whom.
 *
 * Source: the Cargo Book, "Cargo.toml vs Cargo.lock"; the file's own versions 1 to 4, which differ in nothing read here.
 */
import { type Parsed, parseToml, type Table } from "./manifest.ts";

export interface LockedPackage {
  readonly name: string;
  readonly version: string;
  /** `registry+…` or `git+…#commit`; undefined for a package that is found by its path. */
  readonly source: string | undefined;
  /** As written: `name`, `name version` where several are locked, `name version (source)`. */
  readonly dependencies: readonly string[];
}

export interface LockFile {
  readonly byName: ReadonlyMap<string, readonly LockedPackage[]>;
}

/** Reads a `Cargo.lock`. Answers for any text; undefined for one that names no package. */
export function parseLockFile(text: string): Parsed<LockFile | undefined> {
  const { value, problems } = parseToml(text);
  const written = [...(Array.isArray(value.package) ? value.package : []), value.root];
  const byName = new Map<string, LockedPackage[]>();
  for (const table of written as readonly (Table | undefined)[]) {
    const { name, version, source, dependencies } = table ?? {};
    if (typeof name !== "string" || typeof version !== "string") continue;
    const names = Array.isArray(dependencies) ? dependencies.filter((entry) => typeof entry === "string") : [];
    const found = { name, version, source: typeof source === "string" ? source : undefined, dependencies: names };
    const known = byName.get(name);
    if (known === undefined) byName.set(name, [found]);
    else known.push(found);
  }
  return { value: byName.size === 0 ? undefined : { byName }, problems };
}

/** The packages that a line of `dependencies` can mean: one, in a lock file that is whole. */
export function lockedPackages(lock: LockFile, line: string): readonly LockedPackage[] {
  const [name = "", version, source] = line.split(" ");
  return (lock.byName.get(name) ?? []).filter(
    (found) =>
      (version === undefined || found.version === version) &&
      (source === undefined || source === `(${found.source ?? ""})` || found.source?.startsWith(source.slice(1, -1))),
  );
}
