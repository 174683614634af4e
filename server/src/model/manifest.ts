/**
 * Cargo's files, text → value.
 *
 * Enters: the text of a `Cargo.toml` or of a `.cargo/config.toml`. Leaves: what decides how Rust files are checked and
 * which crates they can name, and what could not be read. A text with mistakes is read as far as it goes, since people
 * type in it. Absent on purpose: paths on disk, other manifests, which features are on.
 * Source: the Cargo Book, "The Manifest Format", "Specifying Dependencies", "Features", "Cargo Targets", "Workspaces",
 * "Overriding Dependencies", "Configuration".
 */
import { parse, TomlDate, TomlError } from "smol-toml";

import type { CfgPredicate } from "../facts/cfg.ts";
import type { Edition } from "../facts/edition.ts";
import { parseSlice } from "../syntax/lower.ts";
import { type CfgOptions, parseCfgOptions } from "./cfg-options.ts";
import { predicateOf } from "./presence.ts";

/** A line of a dependency table. */
export interface Dependency {
  /** The name code knows it by, as written: hyphens stay. */
  readonly name: string;
  /** The package's name, where `package = "…"` gives another one. */
  readonly package: string;
  /** Whether `package` was written: then `name` is what code says, else the name of the package's library is. */
  readonly renamed: boolean;
  readonly kind: "normal" | "dev" | "build";
  /** Told by the workspace's `[workspace.dependencies]`. */
  readonly workspace: boolean;
  /** The targets it is for: the predicate of `cfg(…)` or a triple; undefined for all. */
  readonly target: CfgPredicate | string | undefined;
  /** From the folder of the manifest it is written in, with forward slashes. */
  readonly path: string | undefined;
  readonly git: string | undefined;
  /** The requirement, as written. */
  readonly version: string | undefined;
  readonly optional: boolean;
  /** Undefined where it is not said, which means true unless the workspace says otherwise. */
  readonly defaultFeatures: boolean | undefined;
  readonly features: readonly string[];
}

export type CargoTargetKind = "lib" | "bin" | "example" | "test" | "bench";

/** `[lib]`, `[[bin]]` and the like. */
export interface CargoTarget {
  readonly kind: CargoTargetKind;
  readonly name: string | undefined;
  /** Path of its root file from the manifest's folder, with forward slashes; undefined where Cargo finds it. */
  readonly path: string | undefined;
  readonly edition: Edition | undefined;
  /** `crate-type` as written; undefined where it is not said. */
  readonly crateTypes: readonly string[] | undefined;
  /** Whether `crate-type` makes a library of it. */
  readonly library: boolean;
  readonly procMacro: boolean;
  /** Whether other crates can link it: one that is only a `cdylib` or `staticlib` is built for other languages. */
  readonly linkable: boolean;
  /** Features without which Cargo does not build it. */
  readonly requiredFeatures: readonly string[];
}

/** A level that `[lints.rust]` gives a lint. */
export interface LintLevel {
  readonly level: "allow" | "warn" | "deny" | "forbid";
  readonly name: string;
}

export interface Package {
  /** As written: hyphens stay. */
  readonly name: string | undefined;
  readonly version: string | undefined;
  readonly versionOfWorkspace: boolean;
  readonly edition: Edition | "workspace" | undefined;
  /** `package.workspace`: where the workspace's root is, from this manifest's folder. */
  readonly workspace: string | undefined;
  readonly resolver: string | undefined;
  /** The build script: a path, or false for none. */
  readonly build: string | false;
  /** The native library that it says it links: `links`. */
  readonly links: string | undefined;
  /** Whether it is built by cargo-c (`[package.metadata.capi]`), which makes C libraries without a `crate-type`. */
  readonly capi: boolean;
  /** Which targets Cargo looks for by itself; undefined where it is not said. */
  readonly auto: Readonly<Record<CargoTargetKind, boolean | undefined>>;
}

export interface Workspace {
  readonly edition: Edition | undefined;
  readonly version: string | undefined;
  readonly dependencies: readonly Dependency[];
  readonly resolver: string | undefined;
  /** Folders, some as globs, from the manifest's folder. */
  readonly members: readonly string[];
  readonly exclude: readonly string[];
  readonly lints: readonly LintLevel[];
}

export interface Manifest {
  readonly package: Package | undefined;
  readonly workspace: Workspace | undefined;
  readonly dependencies: readonly Dependency[];
  readonly targets: readonly CargoTarget[];
  /** What `panic` is set to, by the profile's name. */
  readonly panics: ReadonlyMap<string, string>;
  /** `[features]` as written. */
  readonly features: ReadonlyMap<string, readonly string[]>;
  /** In the order Cargo passes them to the compiler, or those of the workspace. */
  readonly lints: readonly LintLevel[] | "workspace";
  /** What `[patch]` and `[replace]` put in place of packages; only those that have a path matter. */
  readonly patches: readonly Dependency[];
}

/** What could not be read, in one line that follows the file's path. */
export interface CargoProblem {
  readonly message: string;
  /** Line of the file, from 1; undefined when the text as a whole is meant. */
  readonly line: number | undefined;
  /** Length of that line in UTF-16 units; 0 without one. */
  readonly length: number;
}

export interface Parsed<T> {
  readonly value: T;
  readonly problems: readonly CargoProblem[];
}

export type Table = Readonly<Record<string, unknown>>;

/** Reads a `Cargo.toml`. Answers for any text. */
export function parseManifest(text: string): Parsed<Manifest> {
  const { value: root, problems: syntax } = parseToml(text);
  const problems = [...syntax];
  const edition = (table: Table | undefined): Edition | undefined => {
    const written = table?.edition;
    if (written === undefined || isTable(written)) return undefined;
    const year = Number(written);
    if (year === 2015 || year === 2018 || year === 2021 || year === 2024) return year;
    const message = `names edition \`${String(written)}\`, which Ferrule does not know`;
    problems.push({ message, ...lineOf(text, /^[ \t]*(?:[\w-]+\.)*edition[ \t]*=.*/m) });
    return year > 2024 ? 2024 : undefined;
  };

  const pack = tableAt(root, "package") ?? tableAt(root, "project");
  const inherited = tableAt(pack, "edition");
  const workspace = tableAt(root, "workspace");
  const lints = tableAt(root, "lints");
  return {
    value: {
      package: pack && {
        name: textAt(pack, "name"),
        version: textAt(pack, "version"),
        versionOfWorkspace: tableAt(pack, "version")?.workspace === true,
        edition: inherited?.workspace === true ? "workspace" : edition(pack),
        workspace: textAt(pack, "workspace"),
        resolver: textAt(pack, "resolver"),
        build: pack.build === false ? false : (pathAt(pack, "build") ?? "build.rs"),
        links: textAt(pack, "links"),
        capi: tableAt(tableAt(pack, "metadata"), "capi") !== undefined,
        auto: {
          lib: booleanAt(pack, "autolib"),
          bin: booleanAt(pack, "autobins"),
          example: booleanAt(pack, "autoexamples"),
          test: booleanAt(pack, "autotests"),
          bench: booleanAt(pack, "autobenches"),
        },
      },
      workspace: workspace && {
        edition: edition(tableAt(workspace, "package")),
        version: textAt(tableAt(workspace, "package") ?? {}, "version"),
        dependencies: dependenciesOf(tableAt(workspace, "dependencies"), "normal"),
        resolver: textAt(workspace, "resolver"),
        members: textsAt(workspace, "members").map(asPath),
        exclude: textsAt(workspace, "exclude").map(asPath),
        lints: lintsOf(tableAt(workspace, "lints")),
      },
      dependencies: [
        ...allDependenciesOf(root),
        ...Object.entries(tableAt(root, "target") ?? {}).flatMap(([target, holder]) =>
          isTable(holder) ? allDependenciesOf(holder, parseDependencyTarget(target)) : [],
        ),
      ],
      targets: (["lib", "bin", "example", "test", "bench"] as const).flatMap((kind) => {
        const written = root[kind];
        const tables = kind === "lib" ? [written] : Array.isArray(written) ? written : [];
        return tables.filter(isTable).map(
          (table): CargoTarget => ({
            kind,
            name: textAt(table, "name"),
            path: pathAt(table, "path"),
            edition: edition(table),
            crateTypes: crateTypesOf(table),
            library: isLibrary(table, kind),
            procMacro: kind === "lib" && isProcMacro(table),
            linkable: kind === "lib" && isLinkable(table),
            requiredFeatures: textsAt(table, "required-features"),
          }),
        );
      }),
      panics: panicsOf(tableAt(root, "profile")),
      features: featuresOf(tableAt(root, "features")),
      lints: lints?.workspace === true ? "workspace" : lintsOf(lints),
      patches: [
        ...tablesIn(tableAt(root, "patch")).flatMap((table) => dependenciesOf(table, "normal")),
        // `[replace]` names a package and its version: `"foo:0.1.0"`, or the address it comes from and `#foo:0.1.0`.
        ...dependenciesOf(tableAt(root, "replace"), "normal").map((entry) => ({
          ...entry,
          package: entry.package.replace(/^.*#/, "").replace(/[:@].*$/, ""),
        })),
      ],
    },
    problems,
  };
}

/** What a `.cargo/config.toml` says that decides about Rust files. */
export interface CargoConfig {
  /** The triple that `[build] target` names; the first of several. */
  readonly target: string | undefined;
  /** Folders of sources that stand in place of a registry or a repository, as written. */
  readonly vendored: readonly string[];
  /** `--cfg` in `[build] rustflags`. */
  readonly cfg: CfgOptions;
}

/** Reads a `.cargo/config.toml`. Answers for any text. */
export function parseCargoConfig(text: string): Parsed<CargoConfig> {
  const { value, problems } = parseToml(text);
  const build = tableAt(value, "build");
  const written = build?.target;
  const first = Array.isArray(written) ? written[0] : written;
  return {
    value: {
      target: typeof first === "string" && first !== "" ? first : undefined,
      vendored: tablesIn(tableAt(value, "source")).flatMap((source) => pathAt(source, "directory") ?? []),
      cfg: parseCfgOptions(cfgSpecsOf(build?.rustflags)).value,
    },
    problems,
  };
}

/** The specifications in compiler flags, which stand in a list or in one text: `--cfg x`, `--cfg=x`. */
function cfgSpecsOf(flags: unknown): string[] {
  const words = typeof flags === "string" ? flags.split(/\s+/) : Array.isArray(flags) ? flags : [];
  return words.flatMap((word: unknown, index): string[] => {
    if (typeof word !== "string") return [];
    if (word.startsWith("--cfg=")) return [word.slice(6)];
    return typeof words[index - 1] === "string" && words[index - 1] === "--cfg" ? [word] : [];
  });
}

/**
 * The dependency as a member of a workspace has it that says `workspace = true`. `shared` is the line of
 * `[workspace.dependencies]`; its path starts at the workspace's root.
 * Source: the Cargo Book, "Inheriting a dependency from a workspace".
 */
export function inherited(own: Dependency, shared: Dependency): Dependency {
  return {
    ...shared,
    kind: own.kind,
    target: own.target,
    optional: own.optional,
    // A member can switch them on; switching off what the workspace leaves on has no effect.
    defaultFeatures: shared.defaultFeatures === false ? own.defaultFeatures === true : true,
    features: [...shared.features, ...own.features],
  };
}

/** How many unreadable lines a text may have before it is given up. */
const MOST_BAD_LINES = 8;

/** The table a TOML text holds. Lines that stop the parser are left out, as long as they are few. */
export function parseToml(text: string): Parsed<Table> {
  const problems: CargoProblem[] = [];
  const lines = text.split(/\r\n|\n/);
  for (let dropped = 0; dropped <= MOST_BAD_LINES; dropped++) {
    try {
      return { value: parse(lines.join("\n")) as Table, problems };
    } catch (error) {
      if (!(error instanceof TomlError)) throw error;
      const line = Math.max(1, Math.min(error.line, lines.length));
      problems.push({
        message: `cannot be read at line ${line}: ${error.message.split("\n")[0]}`,
        line,
        length: lines[line - 1]?.length ?? 0,
      });
      // An open string or array is noticed at the text's end; the last line that says something is the nearest guess.
      let bad = line - 1;
      while (bad > 0 && lines[bad]?.trim() === "") bad--;
      lines[bad] = "";
    }
  }
  return { value: {}, problems: problems.slice(0, 1) };
}

/** The predicate or triple that a table under `[target]` is for. */
function parseDependencyTarget(key: string): CfgPredicate | string {
  if (!/^\s*cfg\s*\(/.test(key)) return key.trim();
  const [item] = parseSlice({ text: `#![${key}]`, kind: "inner-attribute", inside: undefined }).items;
  const [predicate] = item?.attributes[0]?.meta.list ?? [];
  return predicate === undefined ? { kind: "unknown" } : predicateOf(predicate);
}

function allDependenciesOf(holder: Table, target?: Dependency["target"]): Dependency[] {
  return [
    ...dependenciesOf(tableAt(holder, "dependencies"), "normal", target),
    ...dependenciesOf(tableAt(holder, "dev-dependencies") ?? tableAt(holder, "dev_dependencies"), "dev", target),
    ...dependenciesOf(tableAt(holder, "build-dependencies") ?? tableAt(holder, "build_dependencies"), "build", target),
  ];
}

function dependenciesOf(
  table: Table | undefined,
  kind: Dependency["kind"],
  target?: Dependency["target"],
): Dependency[] {
  return Object.entries(table ?? {}).map(([name, written]) => {
    const entry = isTable(written) ? written : {};
    const pack = textAt(entry, "package");
    return {
      name,
      package: pack ?? name,
      renamed: pack !== undefined,
      kind,
      workspace: entry.workspace === true,
      target,
      path: pathAt(entry, "path"),
      git: textAt(entry, "git"),
      version: typeof written === "string" ? written : textAt(entry, "version"),
      optional: entry.optional === true,
      defaultFeatures: booleanAt(entry, "default-features") ?? booleanAt(entry, "default_features"),
      features: textsAt(entry, "features"),
    };
  });
}

function featuresOf(table: Table | undefined): ReadonlyMap<string, readonly string[]> {
  return new Map(Object.keys(table ?? {}).map((name) => [name, textsAt(table ?? {}, name)]));
}

/**
 * The levels of `[lints.rust]` in the order in which Cargo hands them to the compiler: by priority, then by name from
 * the end of the alphabet. A later one overrides. Source: the Cargo Book, "The `lints` section".
 */
function lintsOf(lints: Table | undefined): readonly LintLevel[] {
  return Object.entries(tableAt(lints, "rust") ?? {})
    .flatMap(([name, written]): (LintLevel & { readonly priority: number })[] => {
      const level = isTable(written) ? written.level : written;
      const priority = Number((isTable(written) ? written.priority : undefined) ?? 0);
      const known = level === "allow" || level === "warn" || level === "deny" || level === "forbid";
      return known && name !== "unexpected_cfgs" ? [{ level, name: name.replaceAll("-", "_"), priority }] : [];
    })
    .sort((a, b) => a.priority - b.priority || (a.name < b.name ? 1 : -1))
    .map(({ level, name }) => ({ level, name }));
}

function panicsOf(profiles: Table | undefined): ReadonlyMap<string, string> {
  const out = new Map<string, string>();
  for (const name of Object.keys(profiles ?? {})) {
    const panic = textAt(tableAt(profiles, name) ?? {}, "panic");
    if (panic !== undefined) out.set(name, panic);
  }
  return out;
}

function crateTypesOf(table: Table): readonly string[] | undefined {
  const types = table["crate-type"] ?? table.crate_type;
  if (types === undefined) return undefined;
  return (Array.isArray(types) ? types : [types]).filter((type): type is string => typeof type === "string");
}

function isLibrary(table: Table, kind: CargoTargetKind): boolean {
  const types = table["crate-type"] ?? table.crate_type;
  const [first] = Array.isArray(types) ? types : [types];
  if (typeof first === "string" && (kind === "lib" || kind === "example")) return first !== "bin";
  return kind === "lib";
}

function isLinkable(table: Table): boolean {
  const types = table["crate-type"] ?? table.crate_type;
  return !Array.isArray(types) || types.some((type) => type === "lib" || type === "rlib" || type === "dylib");
}

function isProcMacro(table: Table): boolean {
  const types = table["crate-type"] ?? table.crate_type;
  return (
    table["proc-macro"] === true || table.proc_macro === true || (Array.isArray(types) && types.includes("proc-macro"))
  );
}

function tableAt(table: Table | undefined, key: string): Table | undefined {
  const value = table?.[key];
  return isTable(value) ? value : undefined;
}

function textAt(table: Table, key: string): string | undefined {
  const value = table[key];
  return typeof value === "string" ? value : undefined;
}

function textsAt(table: Table, key: string): readonly string[] {
  const value = table[key];
  return Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === "string") : [];
}

function booleanAt(table: Table, key: string): boolean | undefined {
  const value = table[key];
  return typeof value === "boolean" ? value : undefined;
}

function pathAt(table: Table, key: string): string | undefined {
  const path = textAt(table, key);
  return path === undefined ? undefined : asPath(path);
}

function asPath(path: string): string {
  return path.replaceAll("\\", "/").replace(/^(?:\.\/)+/, "");
}

/** The line that first matches. */
function lineOf(text: string, pattern: RegExp): Pick<CargoProblem, "line" | "length"> {
  const at = pattern.exec(text);
  if (at === null) return { line: undefined, length: 0 };
  return { line: text.slice(0, at.index).split("\n").length, length: at[0].length };
}

function tablesIn(table: Table | undefined): Table[] {
  return Object.values(table ?? {}).filter(isTable);
}

function isTable(value: unknown): value is Table {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof TomlDate);
}
