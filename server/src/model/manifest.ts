/**
 * Cargo's files, text → value.
 *
 * Enters: the text of a `Cargo.toml` or of a `.cargo/config.toml`. Leaves: what decides how Rust files are checked, and
 * what could not be read. A text with mistakes is read as far as it goes, since people type in it. Absent on purpose:
 * paths on disk, other manifests, features.
 * Source: the Cargo Book, "The Manifest Format", "Cargo Targets", "Workspaces", "Configuration".
 */
import { parse, TomlDate, TomlError } from "smol-toml";

import type { Edition } from "../facts/edition.ts";

/** A line of a dependency table. */
export interface Dependency {
  /** The name code knows it by, as written: hyphens stay. */
  readonly name: string;
  /** The package's name, where `package = "…"` gives another one. */
  readonly package: string;
  readonly kind: "normal" | "dev" | "build";
  /** Told by the workspace's `[workspace.dependencies]`. */
  readonly workspace: boolean;
}

export type CargoTargetKind = "lib" | "bin" | "example" | "test" | "bench";

/** `[lib]`, `[[bin]]` and the like. */
export interface CargoTarget {
  readonly kind: CargoTargetKind;
  /** Path of its root file from the manifest's folder, with forward slashes; undefined where Cargo finds it. */
  readonly path: string | undefined;
  readonly edition: Edition | undefined;
  /** Whether `crate-type` makes a library of it. */
  readonly library: boolean;
}

export interface Package {
  readonly edition: Edition | "workspace" | undefined;
  /** `package.workspace`: where the workspace's root is, from this manifest's folder. */
  readonly workspace: string | undefined;
  /** The build script: a path, or false for none. */
  readonly build: string | false;
}

export interface Workspace {
  readonly edition: Edition | undefined;
  readonly dependencies: readonly Dependency[];
}

export interface Manifest {
  readonly package: Package | undefined;
  readonly workspace: Workspace | undefined;
  readonly dependencies: readonly Dependency[];
  readonly targets: readonly CargoTarget[];
}

export interface Parsed<T> {
  readonly value: T;
  /** One line each, to follow the file's path. */
  readonly problems: readonly string[];
}

type Table = Readonly<Record<string, unknown>>;

/** Reads a `Cargo.toml`. Answers for any text. */
export function parseManifest(text: string): Parsed<Manifest> {
  const { value: root, problems: syntax } = parseToml(text);
  const problems = [...syntax];
  const edition = (table: Table | undefined): Edition | undefined => {
    const written = table?.edition;
    if (written === undefined || isTable(written)) return undefined;
    const year = Number(written);
    if (year === 2015 || year === 2018 || year === 2021 || year === 2024) return year;
    problems.push(`names edition \`${String(written)}\`, which Ferrule does not know`);
    return year > 2024 ? 2024 : undefined;
  };

  const pack = tableAt(root, "package") ?? tableAt(root, "project");
  const inherited = tableAt(pack, "edition");
  const workspace = tableAt(root, "workspace");
  return {
    value: {
      package: pack && {
        edition: inherited?.workspace === true ? "workspace" : edition(pack),
        workspace: textAt(pack, "workspace"),
        build: pack.build === false ? false : (pathAt(pack, "build") ?? "build.rs"),
      },
      workspace: workspace && {
        edition: edition(tableAt(workspace, "package")),
        dependencies: dependenciesOf(tableAt(workspace, "dependencies"), "normal"),
      },
      dependencies: [root, ...tablesIn(tableAt(root, "target"))].flatMap((holder) => [
        ...dependenciesOf(tableAt(holder, "dependencies"), "normal"),
        ...dependenciesOf(tableAt(holder, "dev-dependencies") ?? tableAt(holder, "dev_dependencies"), "dev"),
        ...dependenciesOf(tableAt(holder, "build-dependencies") ?? tableAt(holder, "build_dependencies"), "build"),
      ]),
      targets: (["lib", "bin", "example", "test", "bench"] as const).flatMap((kind) => {
        const written = root[kind];
        const tables = kind === "lib" ? [written] : Array.isArray(written) ? written : [];
        return tables.filter(isTable).map(
          (table): CargoTarget => ({
            kind,
            path: pathAt(table, "path"),
            edition: edition(table),
            library: isLibrary(table, kind),
          }),
        );
      }),
    },
    problems,
  };
}

/** The triple that `[build] target` of a `.cargo/config.toml` names; the first of several. Answers for any text. */
export function parseBuildTarget(text: string): Parsed<string | undefined> {
  const { value, problems } = parseToml(text);
  const written = tableAt(value, "build")?.target;
  const first = Array.isArray(written) ? written[0] : written;
  return { value: typeof first === "string" && first !== "" ? first : undefined, problems };
}

/** How many unreadable lines a text may have before it is given up. */
const MOST_BAD_LINES = 8;

/** The table a TOML text holds. Lines that stop the parser are left out, as long as they are few. */
function parseToml(text: string): Parsed<Table> {
  const problems: string[] = [];
  const lines = text.split(/\r\n|\n/);
  for (let dropped = 0; dropped <= MOST_BAD_LINES; dropped++) {
    try {
      return { value: parse(lines.join("\n")) as Table, problems };
    } catch (error) {
      if (!(error instanceof TomlError)) throw error;
      const line = Math.max(1, Math.min(error.line, lines.length));
      problems.push(`cannot be read at line ${line}: ${error.message.split("\n")[0]}`);
      // An open string or array is noticed at the text's end; the last line that says something is the nearest guess.
      let bad = line - 1;
      while (bad > 0 && lines[bad]?.trim() === "") bad--;
      lines[bad] = "";
    }
  }
  return { value: {}, problems: problems.slice(0, 1) };
}

function dependenciesOf(table: Table | undefined, kind: Dependency["kind"]): Dependency[] {
  return Object.entries(table ?? {}).map(([name, written]) => {
    const entry = isTable(written) ? written : {};
    return { name, package: textAt(entry, "package") ?? name, kind, workspace: entry.workspace === true };
  });
}

function isLibrary(table: Table, kind: CargoTargetKind): boolean {
  const types = table["crate-type"] ?? table.crate_type;
  const [first] = Array.isArray(types) ? types : [types];
  if (typeof first === "string" && (kind === "lib" || kind === "example")) return first !== "bin";
  return kind === "lib";
}

function tableAt(table: Table | undefined, key: string): Table | undefined {
  const value = table?.[key];
  return isTable(value) ? value : undefined;
}

function textAt(table: Table, key: string): string | undefined {
  const value = table[key];
  return typeof value === "string" ? value : undefined;
}

function pathAt(table: Table, key: string): string | undefined {
  return textAt(table, key)
    ?.replaceAll("\\", "/")
    .replace(/^(?:\.\/)+/, "");
}

function tablesIn(table: Table | undefined): Table[] {
  return Object.values(table ?? {}).filter(isTable);
}

function isTable(value: unknown): value is Table {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof TomlDate);
}
