/**
 * Cargo's files on disk, read when they are asked for and remembered.
 *
 * Enters: absolute paths with forward slashes. Leaves: manifests, the workspace each belongs to, its members, its lock
 * file, the targets of a package that are there, and what configuration files say. Source: the Cargo Book, "Workspaces",
 * "Cargo Targets", "Configuration".
 */
import type { Edition } from "../facts/edition.ts";
import { type LockFile, parseLockFile } from "../model/cargo-lock.ts";
import {
  type CargoConfig,
  type CargoProblem,
  type CargoTarget,
  type CargoTargetKind,
  type Dependency,
  inherited,
  type LintLevel,
  type Manifest,
  type Parsed,
  parseCargoConfig,
  parseManifest,
} from "../model/manifest.ts";
import type { Entry, Files } from "./files.ts";
import { folderOf, foldersUp, isUnder, joinPath } from "./paths.ts";

/** A manifest, and the folder it is in. */
export interface ManifestAt {
  readonly folder: string;
  readonly manifest: Manifest;
}

/** Which crate of a package a file is part of. */
export interface Role {
  readonly kind: CargoTargetKind | "build";
  /** Hyphens are `_`. */
  readonly name: string;
  readonly crateType: "lib" | "bin";
  readonly edition: Edition | undefined;
  /** The crate's root file; undefined when none is known. */
  readonly root: string | undefined;
  readonly requiredFeatures: readonly string[];
}

/** What the configuration files above a folder say together; paths are absolute. */
export interface ConfigAt extends Omit<CargoConfig, "target"> {
  /** Named by the nearest file that names one. */
  readonly target: { readonly triple: string; readonly file: string } | undefined;
}

/** The edition of a file that no manifest speaks for. */
export const LOOSE_EDITION: Edition = 2021;

/** How many folders a glob of workspace members may lead into. */
const MOST_FOLDERS = 20_000;
/** How deep `**` goes. */
const DEEPEST = 12;

/** A class because it remembers what it read. */
export class CargoFiles {
  readonly #files: Files;
  readonly #onProblem: (path: string, problem: CargoProblem) => void;
  /** The last readable state of manifests, for while someone types in them. Survives `forget`. */
  readonly #lastGood = new Map<string, Manifest>();
  /** What texts were parsed to, by path. Survives `forget`. */
  readonly #parsed = new Map<string, { readonly text: string; readonly parsed: Parsed<unknown> }>();
  #texts = new Map<string, string | undefined>();
  #isFile = new Map<string, boolean>();
  #entries = new Map<string, readonly Entry[]>();
  #manifests = new Map<string, Manifest | undefined>();
  #damaged = new Set<string>();
  #configs = new Map<string, ConfigAt>();
  #locks = new Map<string, LockFile | undefined>();
  #workspaces = new Map<string, ManifestAt>();
  #members = new Map<string, readonly ManifestAt[]>();
  #targets = new Map<string, readonly (Role & { readonly root: string })[]>();

  /** `onProblem` hears, once for each reading of a file, what in it could not be read. */
  constructor(files: Files, onProblem: (path: string, problem: CargoProblem) => void) {
    this.#files = files;
    this.#onProblem = onProblem;
  }

  get home(): string | undefined {
    return this.#files.cargoHome;
  }

  /** Whether the disk would answer as it did to everything that was asked; with a path, to what was asked about it. */
  isCurrent(path?: string): boolean {
    const files = this.#files;
    if (path !== undefined) {
      if (this.#texts.has(path) && this.#texts.get(path) !== files.readText(path)) return false;
      if (this.#isFile.has(path) && this.#isFile.get(path) !== files.isFile(path)) return false;
      // With its folder, folders above it may have come or gone.
      for (const folder of foldersUp(folderOf(path))) {
        const listed = this.#entries.get(folder);
        if (listed !== undefined && !sameEntries(listed, files.entries(folder))) return false;
      }
      return true;
    }
    for (const [text, known] of this.#texts) if (known !== undefined && files.readText(text) !== known) return false;
    for (const [file, known] of this.#isFile) if (files.isFile(file) !== known) return false;
    for (const [folder, known] of this.#entries) if (!sameEntries(known, files.entries(folder))) return false;
    return true;
  }

  /** Reads everything again when it is next asked for. */
  forget(): void {
    this.#texts = new Map();
    this.#isFile = new Map();
    this.#entries = new Map();
    this.#manifests = new Map();
    this.#damaged = new Set();
    this.#configs = new Map();
    this.#locks = new Map();
    this.#workspaces = new Map();
    this.#members = new Map();
    this.#targets = new Map();
  }

  // --- the disk, remembered

  isFile(path: string): boolean {
    return remembered(this.#isFile, path, () => this.#files.isFile(path));
  }

  entries(folder: string): readonly Entry[] {
    return remembered(this.#entries, folder, () => this.#files.entries(folder));
  }

  #readText(path: string): string | undefined {
    return remembered(this.#texts, path, () => (this.isFile(path) ? this.#files.readText(path) : undefined));
  }

  #parse<T>(path: string, text: string, parse: (text: string) => Parsed<T>): Parsed<T> {
    const known = this.#parsed.get(path);
    const parsed = known?.text === text ? (known.parsed as Parsed<T>) : parse(text);
    this.#parsed.set(path, { text, parsed });
    for (const problem of parsed.problems) this.#onProblem(path, problem);
    return parsed;
  }

  // --- manifests

  manifestIn(folder: string): Manifest | undefined {
    return remembered(this.#manifests, folder, () => {
      const path = joinPath(folder, "Cargo.toml");
      const text = this.#readText(path);
      if (text === undefined) return undefined;
      const { value, problems } = this.#parse(path, text, parseManifest);
      if (problems.length === 0) this.#lastGood.set(folder, value);
      else if (!this.#lastGood.has(folder)) this.#damaged.add(folder);
      return problems.length > 0 ? (this.#lastGood.get(folder) ?? value) : value;
    });
  }

  /** A folder's manifest with its text; undefined where there is none, or something in it cannot be read. */
  wholeManifestIn(folder: string): { readonly text: string; readonly manifest: Manifest } | undefined {
    const path = joinPath(folder, "Cargo.toml");
    const manifest = this.manifestIn(folder);
    const text = this.#readText(path);
    if (manifest === undefined || text === undefined || this.#parsed.get(path)?.parsed.value !== manifest)
      return undefined;
    return this.#parsed.get(path)?.parsed.problems.length === 0 ? { text, manifest } : undefined;
  }

  /** Whether a folder's manifest could never be read as a whole, so that what it does not say it may mean to say. */
  isDamaged(folder: string): boolean {
    return this.#damaged.has(folder);
  }

  nearestManifest(folder: string): ManifestAt | undefined {
    for (const at of foldersUp(folder)) {
      const manifest = this.manifestIn(at);
      if (manifest !== undefined) return { folder: at, manifest };
    }
    return undefined;
  }

  /** The root of the workspace a manifest belongs to: itself when it belongs to none. */
  workspaceOf(at: ManifestAt): ManifestAt {
    return remembered(this.#workspaces, at.folder, () => this.#findWorkspace(at));
  }

  /** Source: the Cargo Book, "The `workspace` section": the nearest manifest upwards that has one. */
  #findWorkspace(own: ManifestAt): ManifestAt {
    if (own.manifest.workspace !== undefined) return own;
    const told = own.manifest.package?.workspace;
    if (told !== undefined) {
      const folder = joinPath(own.folder, told);
      const manifest = this.manifestIn(folder);
      return manifest === undefined ? own : { folder, manifest };
    }
    for (const folder of foldersUp(own.folder)) {
      // What Cargo downloaded is nobody's member.
      if (folder === this.home) return own;
      const manifest = this.manifestIn(folder);
      if (manifest?.workspace === undefined) continue;
      return isExcluded(own.folder, folder, manifest) ? own : { folder, manifest };
    }
    return own;
  }

  editionOf(at: ManifestAt | undefined): Edition {
    if (at === undefined) return LOOSE_EDITION;
    const { manifest } = at;
    // A manifest without a package makes no crate; a file under it alone is a loose one.
    if (manifest.package === undefined) return manifest.workspace?.edition ?? LOOSE_EDITION;
    if (manifest.package.edition !== "workspace") return manifest.package.edition ?? 2015;
    return this.workspaceOf(at).manifest.workspace?.edition ?? LOOSE_EDITION;
  }

  versionOf(at: ManifestAt): string | undefined {
    const { version, versionOfWorkspace } = at.manifest.package ?? {};
    return versionOfWorkspace === true ? this.workspaceOf(at).manifest.workspace?.version : version;
  }

  lintsOf(at: ManifestAt): readonly LintLevel[] {
    const { lints } = at.manifest;
    return lints === "workspace" ? (this.workspaceOf(at).manifest.workspace?.lints ?? []) : lints;
  }

  /** The package's dependencies with what the workspace says about them; `path` is absolute. */
  dependenciesOf(at: ManifestAt): readonly Dependency[] {
    return at.manifest.dependencies.map((own) => {
      if (!own.workspace) return own.path === undefined ? own : { ...own, path: joinPath(at.folder, own.path) };
      const root = this.workspaceOf(at);
      const shared = root.manifest.workspace?.dependencies.find(({ name }) => name === own.name);
      if (shared === undefined) return own;
      const whole = inherited(own, shared);
      return whole.path === undefined ? whole : { ...whole, path: joinPath(root.folder, whole.path) };
    });
  }

  /** The packages of the workspace whose root this is, in order of their folders as they are told; the root's comes first. */
  membersOf(root: ManifestAt): readonly ManifestAt[] {
    return remembered(this.#members, root.folder, () => this.#findMembers(root));
  }

  #findMembers(root: ManifestAt): readonly ManifestAt[] {
    const found = new Map<string, ManifestAt>();
    const open: ManifestAt[] = [];
    const add = (folder: string): boolean => {
      if (found.has(folder)) return true;
      const manifest = this.manifestIn(folder);
      if (manifest?.package === undefined) return false;
      const member = { folder, manifest };
      found.set(folder, member);
      open.push(member);
      return true;
    };
    add(root.folder);
    for (const member of root.manifest.workspace?.members ?? []) {
      const isGlob = /[*?[]/.test(member);
      const folders = isGlob ? this.#foldersLike(root.folder, member) : [joinPath(root.folder, member)];
      for (const folder of folders) {
        if (isGlob && (isExcluded(folder, root.folder, root.manifest) || !this.isFile(`${folder}/Cargo.toml`)))
          continue;
        if (add(folder) || isGlob || this.isFile(joinPath(folder, "Cargo.toml"))) continue;
        const message = `names member \`${member}\`, where there is no \`Cargo.toml\``;
        this.#onProblem(joinPath(root.folder, "Cargo.toml"), { message, line: undefined, length: 0 });
      }
    }
    // A path dependency that lies in the workspace's folder is a member without being told; alone a package has none.
    if (root.manifest.workspace === undefined) return [...found.values()];
    for (let member = open.pop(); member !== undefined; member = open.pop()) {
      for (const { path } of this.dependenciesOf(member)) {
        if (path === undefined || !isUnder(path, root.folder) || isExcluded(path, root.folder, root.manifest)) continue;
        add(path);
      }
    }
    return [...found.values()];
  }

  #foldersLike(folder: string, glob: string): string[] {
    let seen = 0;
    let found = [folder];
    for (const part of glob.split("/").filter((name) => name !== "" && name !== ".")) {
      const next: string[] = [];
      if (part === "..") next.push(...found.map((at) => joinPath(at, part)));
      else if (part === "**") {
        // Links are not followed here: they may lead in a circle.
        const walk = (at: string, depth: number) => {
          next.push(at);
          if (depth === 0) return;
          for (const { name, isFolder, isLink } of this.entries(at)) {
            if (isFolder && !isLink && !name.startsWith(".") && name !== "target" && ++seen < MOST_FOLDERS)
              walk(joinPath(at, name), depth - 1);
          }
        };
        for (const at of found) walk(at, DEEPEST);
      } else if (!/[*?[]/.test(part)) next.push(...found.map((at) => joinPath(at, part)));
      else {
        const pattern = patternOf(part);
        for (const at of found) {
          for (const { name, isFolder } of this.entries(at)) {
            if (isFolder && pattern.test(name) && ++seen < MOST_FOLDERS) next.push(joinPath(at, name));
          }
        }
      }
      found = next;
    }
    return [...new Set(found)];
  }

  /** The lock file of the workspace or package with this root folder; undefined where there is none to go by. */
  lockIn(folder: string): LockFile | undefined {
    return remembered(this.#locks, folder, () => {
      const path = joinPath(folder, "Cargo.lock");
      const text = this.#readText(path);
      return text === undefined ? undefined : this.#parse(path, text, parseLockFile).value;
    });
  }

  /** Source: the Cargo Book, "Configuration", "Hierarchical structure": the nearest file that says something counts. */
  configOf(folder: string): ConfigAt {
    return remembered(this.#configs, folder, () => {
      const above = folderOf(folder);
      const inherited = above === folder ? this.#homeConfig() : this.configOf(above);
      // Where both exist Cargo takes the name without an extension.
      const names = ["config", "config.toml"].map((name) => joinPath(folder, `.cargo/${name}`));
      return names.reverse().reduce((config, path) => this.#withConfig(config, path, folder), inherited);
    });
  }

  #homeConfig(): ConfigAt {
    const nothing: ConfigAt = { target: undefined, vendored: [], cfg: new Map() };
    const home = this.home;
    return home === undefined ? nothing : this.#withConfig(nothing, joinPath(home, "config.toml"), folderOf(home));
  }

  #withConfig(above: ConfigAt, path: string, folder: string): ConfigAt {
    const text = this.#readText(path);
    if (text === undefined) return above;
    const { value } = this.#parse(path, text, parseCargoConfig);
    return {
      target: value.target === undefined ? above.target : { triple: value.target, file: path },
      vendored: [...value.vendored.map((vendored) => joinPath(folder, vendored)), ...above.vendored],
      cfg: new Map([...above.cfg, ...value.cfg]),
    };
  }

  // --- targets

  /** Source: the Cargo Book, "Cargo Targets" and "Target auto-discovery". */
  roleOf(path: string, { folder, manifest }: ManifestAt): Role {
    const inside = isUnder(path, folder) ? path.slice(folder.length).replace(/^\//, "") : path;
    const roots = rootsFor(inside, manifest);
    const own = roots.find(({ root }) => joinPath(folder, root) === path);
    if (own !== undefined) return { ...own, root: path };
    // A module belongs to the crate whose root lies nearest above it; beside each other a library comes first.
    const nearest = roots
      .filter(({ kind, root }) => kind !== "build" && inside.startsWith(prefixOf(root)))
      .sort((a, b) => prefixOf(b.root).length - prefixOf(a.root).length)
      .find(({ root }) => this.isFile(joinPath(folder, root)));
    if (nearest !== undefined) return { ...nearest, root: joinPath(folder, nearest.root) };
    const kind = PLACES[inside.split("/")[0] ?? ""] ?? "lib";
    return {
      kind,
      name: nameOf(manifest),
      crateType: "lib",
      edition: undefined,
      root: undefined,
      requiredFeatures: [],
    };
  }

  /** The targets of a package whose roots are there: the library, programs, examples, tests, benches. */
  targetsOf(at: ManifestAt): readonly (Role & { readonly root: string })[] {
    return remembered(this.#targets, at.folder, () => {
      const { folder, manifest } = at;
      const inside = manifest.targets.flatMap(({ path }) => path ?? []);
      inside.push("src/lib.rs", "src/main.rs");
      for (const place of Object.keys(PLACES)) {
        for (const { name, isFolder } of this.entries(joinPath(folder, place))) {
          if (isFolder) inside.push(`${place}/${name}/main.rs`);
          else if (name.endsWith(".rs")) inside.push(`${place}/${name}`);
        }
      }
      const found = new Map<string, Role & { readonly root: string }>();
      for (const path of inside) {
        const root = joinPath(folder, path);
        if (found.has(root) || !this.isFile(root)) continue;
        const role = this.roleOf(root, at);
        if (role.root === root && role.kind !== "build") found.set(root, { ...role, root });
      }
      return [...found.values()];
    });
  }

  /** The library of a package, when its root is there. */
  libraryOf({ folder, manifest }: ManifestAt): (Role & { readonly root: string }) | undefined {
    const library = rootsFor("", manifest).find(({ kind }) => kind === "lib");
    const root = library === undefined ? undefined : joinPath(folder, library.root);
    return library === undefined || root === undefined || !this.isFile(root) ? undefined : { ...library, root };
  }
}

/** The name a crate of this package has without another being given; hyphens are `_`. */
export function nameOf(manifest: Manifest): string {
  return asName(manifest.package?.name ?? "main");
}

/** A name as code writes it. */
export function asName(name: string): string {
  return name.replaceAll("-", "_");
}

const PLACES: Readonly<Record<string, CargoTargetKind>> = {
  "src/bin": "bin",
  examples: "example",
  tests: "test",
  benches: "bench",
};

/** The roots, told and found by convention, that a file of the package can be or belong to; libraries first. */
function rootsFor(inside: string, manifest: Manifest): (Role & { readonly root: string })[] {
  const roots: (Role & { readonly root: string })[] = [];
  const library = nameOf(manifest);
  const pack = manifest.package;
  for (const target of manifest.targets) {
    const { kind, path, name, edition, library: isLibrary, requiredFeatures } = target;
    if (path === undefined) continue;
    const crateType = isLibrary || kind === "test" || kind === "bench" ? "lib" : "bin";
    const own = asName(name ?? (kind === "lib" ? library : stemOf(path)));
    roots.push({ kind, name: own, crateType, edition, root: path, requiredFeatures });
  }
  /** A root that Cargo finds by itself, unless it is told not to and no table names it either. */
  const conventional = (kind: CargoTargetKind, name: string | undefined, root: string) => {
    const told = manifest.targets.find(
      (target) => target.kind === kind && target.path === undefined && (kind === "lib" || target.name === name),
    );
    if (told === undefined && !findsItself(kind, manifest)) return;
    if (kind === "lib" && manifest.targets.some((target) => target.kind === "lib" && target.path !== undefined)) return;
    roots.push({
      kind,
      name: asName((kind === "lib" ? told?.name : undefined) ?? name ?? library),
      crateType: kind === "bin" || (kind === "example" && told?.library !== true) ? "bin" : "lib",
      edition: told?.edition,
      root,
      requiredFeatures: told?.requiredFeatures ?? [],
    });
  };
  conventional("lib", undefined, "src/lib.rs");
  conventional("bin", pack?.name, "src/main.rs");
  const build = pack?.build;
  if (typeof build === "string") {
    const name = "build_script_build";
    roots.push({ kind: "build", name, crateType: "bin", edition: undefined, root: build, requiredFeatures: [] });
  }
  const found = /^(src\/bin|examples|tests|benches)\/([^/]+?)(\.rs$|\/)/.exec(inside);
  if (found !== null) {
    const [, place = "", name = "", rest] = found;
    conventional(PLACES[place] as CargoTargetKind, name, `${place}/${name}${rest === "/" ? "/main.rs" : ".rs"}`);
  }
  return roots;
}

/** Whether Cargo looks for targets of this kind that no table names. */
function findsItself(kind: CargoTargetKind, manifest: Manifest): boolean {
  const told = manifest.package?.auto[kind];
  if (told !== undefined) return told;
  // In edition 2015 a table of a kind means that all of the kind have one.
  const edition = manifest.package?.edition ?? 2015;
  return edition !== 2015 || kind === "lib" || !manifest.targets.some((target: CargoTarget) => target.kind === kind);
}

function isExcluded(folder: string, root: string, { workspace }: Manifest): boolean {
  const under = (path: string) => isUnder(folder, joinPath(root, path));
  return (
    workspace?.exclude.some(under) === true && !workspace.members.some((path) => !/[*?[]/.test(path) && under(path))
  );
}

/** One part of a glob as an expression: `*`, `?`, `[…]`, `[!…]`. */
function patternOf(glob: string): RegExp {
  const source = glob.replace(/\[!?[^\]]+\]|[\s\S]/g, (part) => {
    if (part === "*") return ".*";
    if (part === "?") return ".";
    if (part.length > 1) return `[${part.slice(1, -1).replace(/^!/, "^").replace(/[\\[]/g, "\\$&")}]`;
    return part.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  });
  try {
    return new RegExp(`^${source}$`, "s");
  } catch {
    return /^(?!)/;
  }
}

function prefixOf(root: string): string {
  return root.slice(0, root.lastIndexOf("/") + 1);
}

function stemOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1).replace(/\.rs$/, "");
}

function sameEntries(a: readonly Entry[], b: readonly Entry[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ name, isFolder, isLink }, index) => {
      const other = b[index];
      return other !== undefined && name === other.name && isFolder === other.isFolder && isLink === other.isLink;
    })
  );
}

function remembered<K, V>(known: Map<K, V>, key: K, make: () => V): V {
  const found = known.get(key);
  if (found !== undefined || known.has(key)) return found as V;
  const made = make();
  known.set(key, made);
  return made;
}
