/**
 * Which features of a package are on, and what they ask of its dependencies.
 *
 * Enters: the features a package declares and those that are wanted. Leaves: what they switch on. Names that nobody
 * declared switch nothing on. Source: the Cargo Book, "Features".
 */
import type { Dependency } from "./manifest.ts";

/** What the user asks for beside the default. */
export interface FeatureSelection {
  /** `name`, `package/name` for one package of the workspace, or `dependency/name`. */
  readonly names: readonly string[];
  readonly all: boolean;
  readonly noDefault: boolean;
}

/** As for a plain `cargo check`. */
export const DEFAULT_FEATURES: FeatureSelection = { names: [], all: false, noDefault: false };

/** The names in lists as Cargo takes them: separated by commas or spaces. */
export function parseFeatureNames(lists: readonly string[]): readonly string[] {
  return lists.flatMap((list) => list.split(/[\s,]+/)).filter((name) => name !== "");
}

export type FeatureTable = ReadonlyMap<string, readonly string[]>;

export interface EnabledFeatures {
  readonly features: ReadonlySet<string>;
  /** Optional dependencies that are switched on, by the name code knows them by, as written. */
  readonly dependencies: ReadonlySet<string>;
  /** Features asked of dependencies, by the dependency's name as written. Whether it is there at all is not said here. */
  readonly requests: ReadonlyMap<string, ReadonlySet<string>>;
}

/** The features of a package, with those that optional dependencies bring along unless `dep:` speaks of them. */
export function featureTable(written: FeatureTable, dependencies: readonly Dependency[]): FeatureTable {
  const table = new Map(written);
  const spoken = new Set([...written.values()].flat().filter((value) => value.startsWith("dep:")));
  for (const { name, optional } of dependencies) {
    if (optional && !spoken.has(`dep:${name}`) && !table.has(name)) table.set(name, [`dep:${name}`]);
  }
  return table;
}

/** Everything that the wanted features switch on. They may have each form that `[features]` knows. */
export function enableFeatures(table: FeatureTable, wanted: Iterable<string>): EnabledFeatures {
  const features = new Set<string>();
  const dependencies = new Set<string>();
  const requests = new Map<string, Set<string>>();
  const open = [...wanted];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    const slash = value.indexOf("/");
    if (value.startsWith("dep:")) dependencies.add(value.slice(4));
    else if (slash > 0) {
      const weak = value[slash - 1] === "?";
      const name = value.slice(0, weak ? slash - 1 : slash);
      const asked = requests.get(name) ?? new Set();
      requests.set(name, asked.add(value.slice(slash + 1)));
      if (!weak) {
        dependencies.add(name);
        // Before `dep:` existed, asking something of an optional dependency switched on the feature of its name.
        open.push(name);
      }
    } else if (table.has(value) && !features.has(value)) {
      features.add(value);
      open.push(...(table.get(value) ?? []));
    }
  }
  return { features, dependencies, requests };
}
