/**
 * The crates of one workspace, built for one target: where each name leads, and which features are on.
 *
 * Enters: Cargo's files, and what the user fixed. Leaves: `Crate`s, the same object for the same root. Features are those
 * of a `cargo check` of the whole workspace: what members have by default or are asked for by each other, and for a
 * downloaded package what those ask of it who depend on it by the lock file. Development dependencies switch nothing on
 * in members, as in a check without tests. A package that cannot be found, or whose features depend on one that cannot,
 * is unknown to that degree.
 * Source: the Cargo Book, "Specifying Dependencies", "Features", "Features resolver version 2", "Source Replacement";
 * the Cargo Book, "Cargo Home" for the folders of downloaded sources.
 */
import type { Edition } from "../facts/edition.ts";
import { type LockedPackage, type LockFile, lockedPackages } from "../model/cargo-lock.ts";
import type { CfgOptions } from "../model/cfg-options.ts";
import type { Crate } from "../model/crate.ts";
import {
  type EnabledFeatures,
  enableFeatures,
  type FeatureSelection,
  type FeatureTable,
  featureTable,
} from "../model/features.ts";
import type { Dependency } from "../model/manifest.ts";
import { compareVersions, satisfiesVersion } from "../model/version.ts";
import { type CfgContext, evaluateCfg } from "../target/cfg.ts";
import type { Target } from "../target/target.ts";
import { asName, type CargoFiles, type ManifestAt, type Role } from "./cargo-files.ts";
import { baseOf, joinPath } from "./paths.ts";

/** What the user fixed that decides about crates. */
export interface CrateOptions {
  readonly edition: Edition | undefined;
  readonly cfg: CfgOptions;
  readonly features: FeatureSelection;
}

/** A package as this build sees it. */
interface PackageNode extends ManifestAt {
  /** Whether it is found by a path: a member, or what members lead to by paths. */
  readonly isLocal: boolean;
  readonly dependencies: readonly Dependency[];
  readonly table: FeatureTable;
}

interface NodeFeatures {
  readonly enabled: EnabledFeatures;
  /** Whether nothing that could switch on more is unknown. */
  readonly isExact: boolean;
  /** Whether the package is built: for what is checked, or only apart from it, for build scripts and tests. */
  readonly built: "with" | "apart" | undefined;
}

/** The dependencies that code of one kind sees. */
interface NamedDependencies {
  readonly written: ReadonlySet<string>;
  /** By the name that code most likely uses: hyphens are `_`. */
  readonly byCode: ReadonlyMap<string, readonly Dependency[]>;
  /** By the names of the libraries; undefined until someone asks for a name that is not in `byCode`. */
  libraries: ReadonlyMap<string, FoundLibrary> | undefined;
}

interface FoundLibrary {
  readonly node: PackageNode;
  readonly library: Role & { readonly root: string };
}

/** How long a chain of packages may be, each asking something of the next. */
const DEEPEST = 500;

/** Folders of a checkout that are looked through for a package. */
const MOST_FOLDERS = 500;

/** A class because it remembers crates. */
export class CrateGraph {
  readonly target: Target;
  readonly #cargo: CargoFiles;
  readonly #root: ManifestAt;
  readonly #options: CrateOptions;
  readonly #nodes = new Map<string, PackageNode>();
  readonly #locked = new Map<PackageNode, LockedPackage | undefined>();
  readonly #named = new Map<PackageNode, Map<Role["kind"], NamedDependencies>>();
  readonly #crates = new Map<string, Crate>();
  readonly #features = new Map<PackageNode, NodeFeatures>();
  readonly #underWay = new Set<PackageNode>();
  #locals: ReadonlyMap<PackageNode, EnabledFeatures> | undefined;
  #users: ReadonlyMap<LockedPackage, readonly LockedPackage[]> | undefined;

  /** `root` is the workspace's root, or the package itself. */
  constructor(cargo: CargoFiles, root: ManifestAt, target: Target, options: CrateOptions) {
    this.#cargo = cargo;
    this.#root = root;
    this.target = target;
    this.#options = options;
  }

  /** The crate of a package that a role describes; `root` is its root file. */
  crateOf(at: ManifestAt, role: Role, root: string): Crate {
    return this.#crateOf(this.#node(at, true), role, root);
  }

  /** The names of dependencies as written, without those that are switched off or for other targets. */
  namesOf(at: ManifestAt, role: Role): ReadonlySet<string> {
    return this.#namedIn(this.#node(at, true), role.kind).written;
  }

  // --- crates

  #crateOf(node: PackageNode, role: Role, root: string): Crate {
    const key = `${role.kind} ${root}`;
    let crate = this.#crates.get(key);
    if (crate === undefined) {
      crate = this.#makeCrate(node, role, root);
      this.#crates.set(key, crate);
    }
    return crate;
  }

  #makeCrate(node: PackageNode, role: Role, root: string): Crate {
    const own = role.edition ?? this.#cargo.editionOf(node);
    const byName = new Map<string, Crate | "unknown" | undefined>();
    let cfg: CfgContext | undefined;
    const configure = () => this.#cfgOf(node, role);
    const lead = (name: string) => this.#dependency(node, role, name);
    let linked: readonly Crate[] | undefined;
    const link = () => this.#linkedWith(node, role);
    return {
      name: role.name,
      edition: node.isLocal ? (this.#options.edition ?? own) : own,
      root,
      get cfg() {
        cfg ??= configure();
        return cfg;
      },
      dependency(name) {
        if (!byName.has(name)) byName.set(name, lead(name));
        return byName.get(name);
      },
      linkedWith() {
        linked ??= link();
        return linked;
      },
    };
  }

  /** The libraries found by paths that a crate is linked with: its package's own, and those its dependencies name. */
  #linkedWith(node: PackageNode, role: Role): readonly Crate[] {
    const found: FoundLibrary[] = [];
    const own = role.kind === "lib" || role.kind === "build" ? undefined : this.#cargo.libraryOf(node);
    if (own !== undefined) found.push({ node, library: own });
    for (const line of this.#activeLines(node, role.kind)) {
      const library = line.path === undefined ? undefined : this.#libraryOf(node, line);
      if (library?.node.isLocal === true) found.push(library);
    }
    return found.flatMap((library) => {
      if (library.node.manifest.targets.some(({ kind, linkable }) => kind === "lib" && !linkable)) return [];
      const crate = this.#leadTo(library);
      return crate === "unknown" ? [] : [crate];
    });
  }

  #cfgOf(node: PackageNode, role: Role): CfgContext {
    const { enabled, isExact } = this.#featuresOf(node);
    const features = new Set(enabled.features);
    for (const feature of enableFeatures(node.table, role.requiredFeatures).features) features.add(feature);
    const config = this.#cargo.configOf(node.isLocal ? node.folder : this.#root.folder);
    const options = new Map(config.cfg);
    for (const [name, values] of this.#options.cfg) {
      // Options of the command line go to every crate, except that features belong to one package.
      if (name !== "feature") options.set(name, values);
      else if (node.isLocal && values !== true) for (const value of values) features.add(value);
    }
    if (features.size > 0) options.set("feature", new Set([...features].sort()));
    const build = node.manifest.package?.build;
    const hasScript = typeof build === "string" && this.#cargo.isFile(joinPath(node.folder, build));
    return {
      target: this.target,
      options,
      unknownFeatures: !isExact,
      unknownOptions: role.kind !== "build" && hasScript,
    };
  }

  #dependency(node: PackageNode, role: Role, name: string): Crate | "unknown" | undefined {
    const library = role.kind === "lib" || role.kind === "build" ? undefined : this.#cargo.libraryOf(node);
    if (library?.name === name) return this.#leadTo({ node, library });
    const named = this.#namedIn(node, role.kind);
    const likely = named.byCode.get(name) ?? [];
    let isUnknown = this.#cargo.isDamaged(node.folder);
    for (const line of likely) {
      const found = this.#libraryOf(node, line);
      if (found === undefined) isUnknown = true;
      // Unless it is given another name, a package is known by the name of its library.
      else if (line.renamed || found.library.name === name) return this.#leadTo(found);
    }
    if (isUnknown) return "unknown";
    const found = this.#libraries(node, named).get(name);
    return found === undefined ? undefined : this.#leadTo(found);
  }

  /** Procedural macros are no crate that names lead into. */
  #leadTo({ node, library }: FoundLibrary): Crate | "unknown" {
    return node.manifest.targets.some(({ procMacro }) => procMacro)
      ? "unknown"
      : this.#crateOf(node, library, library.root);
  }

  #libraryOf(node: PackageNode, line: Dependency): FoundLibrary | undefined {
    const found = this.#resolve(node, line);
    const library = found === undefined ? undefined : this.#cargo.libraryOf(found);
    return found === undefined || library === undefined ? undefined : { node: found, library };
  }

  /** The libraries of all dependencies that have no other name, by name. Their manifests are read for this. */
  #libraries(node: PackageNode, named: NamedDependencies): ReadonlyMap<string, FoundLibrary> {
    if (named.libraries !== undefined) return named.libraries;
    const libraries = new Map<string, FoundLibrary>();
    for (const line of [...named.byCode.values()].flat()) {
      const found = line.renamed ? undefined : this.#libraryOf(node, line);
      if (found !== undefined) libraries.set(found.library.name, found);
    }
    named.libraries = libraries;
    return libraries;
  }

  #namedIn(node: PackageNode, kind: Role["kind"]): NamedDependencies {
    const known = this.#named.get(node)?.get(kind);
    if (known !== undefined) return known;
    const written = new Set<string>();
    const byCode = new Map<string, Dependency[]>();
    for (const line of this.#activeLines(node, kind)) {
      // Under another name the crate is there, but not by the name that a fix would write.
      if (line.package === line.name) written.add(line.name);
      const name = asName(line.name);
      const lines = byCode.get(name);
      if (lines === undefined) byCode.set(name, [line]);
      else lines.push(line);
    }
    const named: NamedDependencies = { written, byCode, libraries: undefined };
    const kinds = this.#named.get(node) ?? new Map<Role["kind"], NamedDependencies>();
    this.#named.set(node, kinds.set(kind, named));
    return named;
  }

  /** The lines of dependency tables that count for code of a role, on this target, with the features that are on. */
  *#activeLines(node: PackageNode, kind: Role["kind"]): Generator<Dependency> {
    const testing = kind === "example" || kind === "test" || kind === "bench";
    for (const line of node.dependencies) {
      const counts =
        kind === "build" ? line.kind === "build" : line.kind === "normal" || (testing && line.kind === "dev");
      if (!counts || !this.#isForTarget(line)) continue;
      if (line.optional && !this.#featuresOf(node).enabled.dependencies.has(line.name)) {
        // Whoever depends on the package may have switched it on.
        if (this.#featuresOf(node).isExact) continue;
      }
      yield line;
    }
  }

  /** What a target cannot tell (`debug_assertions`) counts as there. */
  #isForTarget({ target }: Dependency): boolean {
    if (target === undefined) return true;
    if (typeof target === "string") return target === this.target.triple;
    const context = { target: this.target, options: NO_OPTIONS, unknownFeatures: false, unknownOptions: false };
    return evaluateCfg(target, context) !== false;
  }

  // --- packages

  #node(at: ManifestAt, isLocal: boolean): PackageNode {
    let node = this.#nodes.get(at.folder);
    if (node === undefined) {
      const dependencies = this.#cargo.dependenciesOf(at);
      const table = featureTable(at.manifest.features, dependencies);
      node = { ...at, isLocal, dependencies, table };
      this.#nodes.set(at.folder, node);
    }
    return node;
  }

  get #lock(): LockFile | undefined {
    return this.#cargo.lockIn(this.#root.folder);
  }

  #lockedAs(node: PackageNode): LockedPackage | undefined {
    if (this.#locked.has(node)) return this.#locked.get(node);
    const name = node.manifest.package?.name;
    const same = name === undefined ? [] : (this.#lock?.byName.get(name) ?? []);
    const kin = same.filter(({ source }) => (source === undefined) === node.isLocal);
    const version = this.#cargo.versionOf(node) ?? "0.0.0";
    // A version that was changed after the lock file was written is still the same package.
    const found = kin.find((locked) => locked.version === version) ?? (kin.length === 1 ? kin[0] : undefined);
    this.#locked.set(node, found);
    return found;
  }

  /** The package that a dependency is built from; undefined when it cannot be found. */
  #resolve(from: PackageNode, line: Dependency): PackageNode | undefined {
    if (line.path !== undefined) {
      const at = this.#packageIn(line.path);
      return at === undefined ? undefined : this.#node(at, from.isLocal);
    }
    const locked = this.#lockedFor(from, line);
    if (locked !== undefined) return this.#lockedNode(locked);
    const patched = this.#patched(line.package);
    if (patched !== undefined) return patched;
    const at = line.git === undefined ? this.#newest(line) : this.#inCheckouts(line.git, undefined, line.package);
    return at === undefined ? undefined : this.#node(at, false);
  }

  #lockedFor(from: PackageNode, line: Dependency): LockedPackage | undefined {
    const lock = this.#lock;
    if (lock === undefined) return undefined;
    const { version = "*" } = line;
    const told = (this.#lockedAs(from)?.dependencies ?? []).flatMap((entry) => lockedPackages(lock, entry));
    const named = told.filter(({ name }) => name === line.package);
    if (named.length === 1) return named[0];
    // A line that was written after the lock file is not in it yet, but its package may be.
    const found = named.length > 0 ? named : (lock.byName.get(line.package) ?? []);
    return found.filter((locked) => satisfiesVersion(locked.version, version)).sort(byVersion)[0];
  }

  #lockedNode(locked: LockedPackage): PackageNode | undefined {
    if (locked.source === undefined) return this.#patched(locked.name) ?? this.#member(locked.name);
    const at = this.#sourceOf(locked);
    return at === undefined ? undefined : this.#node(at, false);
  }

  #member(name: string): PackageNode | undefined {
    for (const node of this.#localNodes()) if (node.manifest.package?.name === name) return node;
    return undefined;
  }

  /** What `[patch]` or `[replace]` puts in a package's place, when it is found by a path. */
  #patched(name: string): PackageNode | undefined {
    for (const patch of this.#root.manifest.patches) {
      if (patch.package !== name || patch.path === undefined) continue;
      const at = this.#packageIn(joinPath(this.#root.folder, patch.path));
      if (at !== undefined) return this.#node(at, true);
    }
    return undefined;
  }

  #packageIn(folder: string): ManifestAt | undefined {
    const manifest = this.#cargo.manifestIn(folder);
    return manifest?.package === undefined ? undefined : { folder, manifest };
  }

  #sourceOf({ name, version, source = "" }: LockedPackage): ManifestAt | undefined {
    for (const folder of this.#cargo.configOf(this.#root.folder).vendored) {
      for (const inside of [`${name}-${version}`, name]) {
        const at = this.#packageIn(joinPath(folder, inside));
        if (at !== undefined && this.#cargo.versionOf(at) === version) return at;
      }
    }
    const git = /^git\+([^?#]*)[^#]*(?:#(.*))?$/.exec(source);
    if (git !== null) return this.#inCheckouts(git[1] ?? "", git[2], name);
    for (const folder of this.#registries()) {
      const at = this.#packageIn(joinPath(folder, `${name}-${version}`));
      if (at !== undefined) return at;
    }
    return undefined;
  }

  #registries(): readonly string[] {
    return this.#foldersIn(this.#cargo.home, "registry/src");
  }

  #foldersIn(folder: string | undefined, inside: string): readonly string[] {
    if (folder === undefined) return [];
    const at = joinPath(folder, inside);
    return this.#cargo.entries(at).flatMap(({ name, isFolder }) => (isFolder ? [joinPath(at, name)] : []));
  }

  /** Without a lock file: the newest version there is that the requirement allows. */
  #newest({ package: name, version: requirement = "*" }: Dependency): ManifestAt | undefined {
    const found = new Map<string, string>();
    for (const folder of this.#registries()) {
      for (const entry of this.#cargo.entries(folder)) {
        const version = entry.name.slice(name.length + 1);
        if (!entry.name.startsWith(`${name}-`) || !/^\d+\.\d+\.\d+/.test(version)) continue;
        if (satisfiesVersion(version, requirement)) found.set(version, joinPath(folder, entry.name));
      }
    }
    const [newest] = [...found.keys()].sort(compareVersions).reverse();
    const folders = this.#cargo.configOf(this.#root.folder).vendored.map((folder) => joinPath(folder, name));
    if (newest !== undefined) folders.push(found.get(newest) ?? "");
    for (const folder of folders) {
      const at = this.#packageIn(folder);
      if (at !== undefined) return at;
    }
    return undefined;
  }

  /** A package in the checkouts of a repository: of a commit, or without one the first that has it. */
  #inCheckouts(url: string, commit: string | undefined, name: string): ManifestAt | undefined {
    const repository = baseOf(url.replace(/\/+$/, "")).replace(/\.git$/, "");
    for (const clone of this.#foldersIn(this.#cargo.home, "git/checkouts")) {
      if (!baseOf(clone).toLowerCase().startsWith(`${repository.toLowerCase()}-`)) continue;
      for (const checkout of this.#foldersIn(clone, "")) {
        if (commit !== undefined && !commit.startsWith(baseOf(checkout))) continue;
        const at = this.#inFolder(checkout, name);
        if (at !== undefined) return at;
      }
    }
    return undefined;
  }

  #inFolder(checkout: string, name: string): ManifestAt | undefined {
    const open = [checkout];
    for (let seen = 0; seen < MOST_FOLDERS; seen++) {
      const folder = open.shift();
      if (folder === undefined) return undefined;
      const at = this.#packageIn(folder);
      if (at?.manifest.package?.name === name) return at;
      for (const entry of this.#cargo.entries(folder)) {
        if (entry.isFolder && !entry.isLink && !/^(?:\.|target$|src$)/.test(entry.name))
          open.push(joinPath(folder, entry.name));
      }
    }
    return undefined;
  }

  // --- features

  #featuresOf(node: PackageNode): NodeFeatures {
    const known = this.#features.get(node);
    if (known !== undefined) return known;
    // Who depends on itself in a circle asks nothing of itself that would not be asked without it.
    if (this.#underWay.has(node) || this.#underWay.size > DEEPEST)
      return { enabled: enableFeatures(node.table, []), isExact: false, built: "with" };
    this.#underWay.add(node);
    const features = node.isLocal ? this.#localFeatures(node) : this.#foreignFeatures(node);
    this.#underWay.delete(node);
    this.#features.set(node, features);
    return features;
  }

  #localFeatures(node: PackageNode): NodeFeatures {
    // Where everything is on by default there is no need to read the manifests of the others.
    const own = enableFeatures(node.table, this.#wantedOf(node));
    if ([...node.table.keys()].every((name) => own.features.has(name)))
      return { enabled: own, isExact: true, built: "with" };
    return { enabled: this.#localsFeatures().get(node) ?? own, isExact: true, built: "with" };
  }

  /** What is on in a package because it is checked itself. */
  #wantedOf(node: PackageNode): Iterable<string> {
    if (!this.#isMember(node)) return [];
    const { names, all, noDefault } = this.#options.features;
    const wanted = noDefault ? [] : ["default"];
    if (all) wanted.push(...node.table.keys());
    const pack = node.manifest.package?.name;
    for (const name of names) wanted.push(name.startsWith(`${pack}/`) ? name.slice(`${pack}/`.length) : name);
    return wanted;
  }

  /** Whether a package belongs to the workspace. Which others do is not asked for. */
  #isMember(node: PackageNode): boolean {
    return node.isLocal && this.#cargo.workspaceOf(node).folder === this.#root.folder;
  }

  /** The members, and what they lead to by paths. */
  #localNodes(): readonly PackageNode[] {
    const found = new Set(this.#cargo.membersOf(this.#root).map((at) => this.#node(at, true)));
    for (const node of found) {
      for (const line of node.dependencies) {
        const at = line.path === undefined ? undefined : this.#packageIn(line.path);
        if (at !== undefined) found.add(this.#node(at, true));
      }
    }
    return [...found];
  }

  /** The features of all packages that are found by paths: each asks something of others until nobody asks for more. */
  #localsFeatures(): ReadonlyMap<PackageNode, EnabledFeatures> {
    if (this.#locals !== undefined) return this.#locals;
    const nodes = this.#localNodes();
    const wanted = new Map(nodes.map((node) => [node, new Set(this.#wantedOf(node))]));
    const enabled = new Map<PackageNode, EnabledFeatures>();
    const open = new Set(nodes);
    for (const node of open) {
      open.delete(node);
      const on = enableFeatures(node.table, wanted.get(node) ?? []);
      enabled.set(node, on);
      for (const line of node.dependencies) {
        if ((line.optional && !on.dependencies.has(line.name)) || !this.#asks(line)) continue;
        if (line.kind === "dev" && !this.#isFirstResolver) continue;
        const at = line.path === undefined ? undefined : this.#packageIn(line.path);
        const other = at === undefined ? this.#patched(line.package) : this.#node(at, true);
        // Build scripts have their own copy of a member; a package for them alone is only that copy.
        if (other === undefined) continue;
        if (line.kind === "build" && !this.#isFirstResolver && this.#isMember(other)) continue;
        const asked = wanted.get(other) ?? new Set();
        wanted.set(other, asked);
        const before = asked.size;
        for (const feature of requestsOf(line, on)) asked.add(feature);
        if (asked.size > before || !enabled.has(other)) open.add(other);
      }
    }
    this.#locals = enabled;
    return enabled;
  }

  /** What those ask of a downloaded package who depend on it. */
  #foreignFeatures(node: PackageNode): NodeFeatures {
    const locked = this.#lockedAs(node);
    const lock = this.#lock;
    const isLocked = locked !== undefined && lock !== undefined;
    const users = isLocked
      ? (this.#usersOf(lock).get(locked) ?? []).map((user) => this.#lockedNode(user))
      : this.#localNodes();
    let isExact = isLocked;
    const wanted = new Set<string>();
    /** Asked of the copy for build scripts and tests. It counts where there is no other. */
    const apart = new Set<string>();
    let built: NodeFeatures["built"];
    for (const user of users) {
      if (user === undefined) {
        isExact = false;
        continue;
      }
      const lines = user.dependencies.filter(
        (line) => line.package === node.manifest.package?.name && (line.kind !== "dev" || user.isLocal),
      );
      if (lines.length === 0) continue;
      const on = this.#featuresOf(user);
      if (!on.isExact) isExact = false;
      if (on.built === undefined) continue;
      for (const line of lines) {
        if (!this.#asks(line) || (line.optional && !on.enabled.dependencies.has(line.name))) continue;
        if (this.#resolve(user, line) !== node) continue;
        const isApart = on.built === "apart" || (line.kind !== "normal" && !this.#isFirstResolver);
        built = isApart ? (built ?? "apart") : "with";
        for (const feature of requestsOf(line, on.enabled)) (isApart ? apart : wanted).add(feature);
      }
    }
    const enabled = enableFeatures(node.table, built === "with" ? wanted : apart);
    return { enabled, isExact, built: built ?? (isExact ? undefined : "with") };
  }

  /** Whether the first resolver of features is in force, which keeps targets, build scripts and tests not apart. */
  get #isFirstResolver(): boolean {
    const { workspace, package: pack } = this.#root.manifest;
    const told = workspace?.resolver ?? pack?.resolver;
    if (told !== undefined) return told === "1";
    return pack === undefined || this.#cargo.editionOf(this.#root) < 2021;
  }

  /** Whether a line asks for features on this target. */
  #asks(line: Dependency): boolean {
    return this.#isFirstResolver || this.#isForTarget(line);
  }

  /** For each package of the lock file those that depend on it. */
  #usersOf(lock: LockFile): ReadonlyMap<LockedPackage, readonly LockedPackage[]> {
    if (this.#users !== undefined) return this.#users;
    const users = new Map<LockedPackage, LockedPackage[]>();
    for (const locked of [...lock.byName.values()].flat()) {
      for (const used of locked.dependencies.flatMap((line) => lockedPackages(lock, line))) {
        const known = users.get(used);
        if (known === undefined) users.set(used, [locked]);
        else known.push(locked);
      }
    }
    this.#users = users;
    return users;
  }
}

/** The features that a line of a dependency table asks for, and those that features of the package ask for besides. */
function* requestsOf(line: Dependency, on: EnabledFeatures): Generator<string> {
  if (line.defaultFeatures !== false) yield "default";
  yield* line.features;
  yield* on.requests.get(line.name) ?? [];
}

const NO_OPTIONS: CfgOptions = new Map();

/** The newest first. */
function byVersion(a: LockedPackage, b: LockedPackage): number {
  return compareVersions(b.version, a.version);
}
