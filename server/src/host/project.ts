/**
 * What Cargo's files say about a Rust file: both doors ask here.
 *
 * Enters: an absolute path with forward slashes and what the user fixed. Leaves: the file's environment. Files are read
 * through `Files`, so an editor's unsaved manifest counts, and a browser, which has no files, gets the defaults.
 * Everything read is kept until `forget`.
 */
import type { Environment, LevelFlag, RuleSetting } from "../analysis/environment.ts";
import type { Edition } from "../facts/edition.ts";
import type { Attribute } from "../facts/item.ts";
import type { CfgOptions } from "../model/cfg-options.ts";
import type { Crate } from "../model/crate.ts";
import type { FeatureSelection } from "../model/features.ts";
import type { CargoProblem } from "../model/manifest.ts";
import type { CargoPackage, PackageCrates } from "../model/package.ts";
import { outlineToml } from "../model/toml-outline.ts";
import { lowerSlice } from "../syntax/lower.ts";
import type { Target } from "../target/target.ts";
import { targetByTriple } from "../target/targets.ts";
import { cutAt, type Frame } from "../text/slice.ts";
import { asName, CargoFiles, LOOSE_EDITION, type ManifestAt, type Role } from "./cargo-files.ts";
import { CrateGraph } from "./crate-graph.ts";
import type { Files } from "./files.ts";
import { USUAL_TARGET } from "./machine.ts";
import { baseOf, folderOf, joinPath } from "./paths.ts";

export { folderOf } from "./paths.ts";

/** What arguments or settings fix; undefined where the surroundings of each file decide. */
export interface EnvironmentOptions {
  readonly edition: Edition | undefined;
  readonly target: Target | undefined;
  readonly crateType: "lib" | "bin" | undefined;
  readonly cfg: CfgOptions;
  readonly features: FeatureSelection;
  readonly flags: readonly LevelFlag[];
  readonly settings: Readonly<Record<string, RuleSetting>>;
}

/** A file of a package, and the crate it is part of. */
interface Place {
  readonly nearest: ManifestAt;
  readonly role: Role;
  readonly graph: CrateGraph;
  readonly crate: Crate;
}

/** A class because it remembers what it read. */
export class Projects {
  readonly #files: Files;
  readonly #host: Target;
  readonly #cargo: CargoFiles;
  readonly #onProblem: (path: string, problem: string) => void;
  #isStale = false;
  readonly #changed = new Set<string>();
  #graphs = new Map<string, CrateGraph>();
  #loose = new Map<string, Crate>();
  #buildTargets = new Map<string, Target | undefined>();
  #problems = new Map<string, CargoProblem[]>();
  #rootAttributes = new Map<string, { readonly head: string; readonly attributes: readonly Attribute[] }>();
  readonly #targets = new Map<string, Target | undefined>();
  readonly #optionKeys = new WeakMap<EnvironmentOptions, string>();

  /** `onProblem` hears, once for each reading of a file, what in it could not be read. */
  constructor(files: Files, hostTriple: string, onProblem: (path: string, problem: string) => void) {
    this.#files = files;
    this.#host = targetByTriple(hostTriple) ?? (targetByTriple(USUAL_TARGET) as Target);
    this.#onProblem = onProblem;
    this.#cargo = new CargoFiles(files, (path, problem) => this.#note(path, problem));
  }

  /** The target of a triple, the same object each time; undefined for none that is known. */
  target(triple: string): Target | undefined {
    if (!this.#targets.has(triple)) this.#targets.set(triple, targetByTriple(triple));
    return this.#targets.get(triple);
  }

  /**
   * A manifest, a lock file, a configuration file or a crate root changed, or files came or went: `path`, or any. What
   * was read from files that are still the same stays, and so do the crates made from it.
   */
  forget(path?: string): void {
    if (path === undefined) this.#isStale = true;
    else this.#changed.add(path);
    this.#rootAttributes = new Map();
  }

  #refresh(): void {
    if (!this.#isStale && this.#changed.size === 0) return;
    const isCurrent = this.#isStale
      ? this.#cargo.isCurrent()
      : [...this.#changed].every((path) => this.#cargo.isCurrent(path));
    this.#isStale = false;
    this.#changed.clear();
    if (isCurrent) return;
    this.#cargo.forget();
    this.#graphs = new Map();
    this.#loose = new Map();
    this.#buildTargets = new Map();
    this.#problems = new Map();
  }

  #note(path: string, problem: CargoProblem): void {
    const known = this.#problems.get(path);
    if (known === undefined) this.#problems.set(path, [problem]);
    else known.push(problem);
    this.#onProblem(path, problem.message);
  }

  /** What in Cargo's files could not be read, by path, as far as they have been read. */
  get problems(): ReadonlyMap<string, readonly CargoProblem[]> {
    this.#refresh();
    return this.#problems;
  }

  /**
   * Whether the inner attributes at the head of a file are others than when it was read as a crate's root; false for a
   * file that never was. `head` gives the file's text up to its first item, where that is at hand.
   */
  rootChanged(path: string, head?: () => string): boolean {
    const known = this.#rootAttributes.get(path);
    if (known === undefined) return false;
    return known.head !== (head === undefined ? headOf(this.#files.readText(path) ?? "").head : head());
  }

  /** The environment of a file. Without a path (an unsaved or remote file) no manifest speaks for it. */
  environmentOf(path: string | undefined, options: EnvironmentOptions): Environment {
    this.#refresh();
    const place = path === undefined ? undefined : this.#placeOf(path, options);
    const crate = place?.crate ?? this.#looseCrate(path, options);
    const nearest = place?.nearest ?? (path === undefined ? undefined : this.#cargo.nearestManifest(folderOf(path)));
    const { role } = place ?? {};
    const looseType = path !== undefined && nearest === undefined && baseOf(path) === "main.rs" ? "bin" : "lib";
    const crateRoot = role === undefined || role.root === path;
    const { cfg } = crate;
    return {
      edition: crate.edition,
      target: cfg.target,
      crateType: options.crateType ?? role?.crateType ?? looseType,
      cfg: cfg.options,
      unknownFeatures: cfg.unknownFeatures,
      unknownOptions: cfg.unknownOptions,
      flags: place === undefined ? options.flags : [...this.#cargo.lintsOf(place.nearest), ...options.flags],
      settings: options.settings,
      dependencies: place === undefined ? NO_NAMES : place.graph.namesOf(place.nearest, place.role),
      crateRoot,
      crateAttributes: crateRoot || role?.root === undefined ? NO_ATTRIBUTES : this.#attributesOf(role.root),
    };
  }

  /**
   * The crate a file belongs to, as far as its place says: the one whose root lies nearest above it. A file that no root
   * lies above is its own crate's root. The same object as long as nothing it was read from changes.
   */
  crateOf(path: string | undefined, options: EnvironmentOptions): Crate {
    this.#refresh();
    const place = path === undefined ? undefined : this.#placeOf(path, options);
    return place?.crate ?? this.#looseCrate(path, options);
  }

  /**
   * All crates of the workspace that a file or folder is in: libraries, programs, examples, tests and benches whose roots
   * are there, member by member. None for a path that no package is above.
   */
  cratesOfWorkspace(path: string, options: EnvironmentOptions): readonly Crate[] {
    this.#refresh();
    const nearest = this.#cargo.nearestManifest(this.#cargo.isFile(path) ? folderOf(path) : path);
    if (nearest === undefined) return [];
    const root = this.#cargo.workspaceOf(nearest);
    return this.#cargo.membersOf(root).flatMap((member) =>
      this.#cargo.targetsOf(member).map((role) => {
        return this.#graphFor(root, member, role, options).crateOf(member, role, role.root);
      }),
    );
  }

  /**
   * The package, or the root of a workspace without one, whose Cargo.toml is at `path`; undefined where there is none, or
   * where something in it cannot be read.
   */
  packageAt(path: string, options: EnvironmentOptions): CargoPackage | undefined {
    this.#refresh();
    const folder = folderOf(path);
    const whole = this.#cargo.wholeManifestIn(folder);
    if (whole === undefined) return undefined;
    const { text, manifest } = whole;
    const at = { folder, manifest };
    const root = this.#cargo.workspaceOf(at);
    const build = manifest.package?.build;
    const above = this.#cargo.nearestManifest(folderOf(folder))?.folder;
    return {
      ...this.#cratesOf(root, at, options),
      path,
      text,
      outline: outlineToml(text),
      within: above === undefined || above === folder ? undefined : folder.slice(above.length).replace(/^\//, ""),
      hasBuildScript:
        typeof build === "string" &&
        (this.#cargo.isFile(joinPath(folder, build)) || (this.#files.onlyOpen === true ? undefined : false)),
      isWorkspaceRoot: root.folder === folder,
      dependents: () => this.#dependentsOf(root, folder).map((member) => this.#cratesOf(root, member, options)),
      members: () => this.#cargo.membersOf(root).map((member) => this.#cratesOf(root, member, options)),
    };
  }

  /** The manifests that speak for a file: its package's, then that of the workspace's root where it is another one. */
  manifestsFor(path: string): readonly string[] {
    this.#refresh();
    const nearest = this.#cargo.nearestManifest(folderOf(path));
    if (nearest === undefined) return [];
    const folders = new Set([nearest.folder, this.#cargo.workspaceOf(nearest).folder]);
    return [...folders].map((folder) => joinPath(folder, "Cargo.toml"));
  }

  /** The environment in which the findings about a package's manifest have their levels. */
  manifestEnvironment({ path, library, programs }: CargoPackage, options: EnvironmentOptions): Environment {
    return this.environmentOf(library?.root ?? programs[0]?.root ?? joinPath(folderOf(path), "src/lib.rs"), options);
  }

  #cratesOf(root: ManifestAt, at: ManifestAt, options: EnvironmentOptions): PackageCrates {
    const roles = at.manifest.package === undefined ? [] : this.#cargo.targetsOf(at);
    const made = (kind: Role["kind"]) =>
      roles.flatMap((role) =>
        role.kind === kind ? this.#graphFor(root, at, role, options).crateOf(at, role, role.root) : [],
      );
    return { manifest: at.manifest, library: made("lib")[0], programs: made("bin") };
  }

  /** The members of a workspace that depend on the package in a folder, nearest first. */
  #dependentsOf(root: ManifestAt, folder: string): readonly ManifestAt[] {
    const members = this.#cargo.membersOf(root);
    const found = new Set([folder]);
    for (const one of found) {
      for (const member of members) {
        if (this.#cargo.dependenciesOf(member).some(({ path }) => path === one)) found.add(member.folder);
      }
    }
    return members.filter((member) => member.folder !== folder && found.has(member.folder));
  }

  #placeOf(path: string, options: EnvironmentOptions): Place | undefined {
    const nearest = this.#cargo.nearestManifest(folderOf(path));
    if (nearest?.manifest.package === undefined) return undefined;
    const role = this.#cargo.roleOf(path, nearest);
    const graph = this.#graphFor(this.#cargo.workspaceOf(nearest), nearest, role, options);
    return { nearest, role, graph, crate: graph.crateOf(nearest, role, role.root ?? path) };
  }

  #graphFor(root: ManifestAt, at: ManifestAt, role: Role, options: EnvironmentOptions): CrateGraph {
    // Build scripts and procedural macros run where the compiler does.
    const isForHost =
      role.kind === "build" ||
      (role.kind === "lib" && at.manifest.targets.some(({ kind, procMacro }) => kind === "lib" && procMacro));
    const target = isForHost ? this.#host : (options.target ?? this.#buildTarget(at.folder) ?? this.#host);
    const key = `${root.folder}\n${target.triple}\n${this.#keyOf(options)}`;
    let graph = this.#graphs.get(key);
    if (graph === undefined) {
      graph = new CrateGraph(this.#cargo, root, target, options);
      this.#graphs.set(key, graph);
    }
    return graph;
  }

  #keyOf(options: EnvironmentOptions): string {
    let key = this.#optionKeys.get(options);
    if (key === undefined) {
      key = JSON.stringify([options.edition ?? 0, options.cfg, options.features], plainly);
      this.#optionKeys.set(options, key);
    }
    return key;
  }

  /** The crate of a file that no package speaks for. Under a manifest without a package nothing is known about it. */
  #looseCrate(path: string | undefined, options: EnvironmentOptions): Crate {
    const nearest = path === undefined ? undefined : this.#cargo.nearestManifest(folderOf(path));
    const target =
      options.target ?? (path === undefined ? this.#host : this.#buildTarget(folderOf(path))) ?? this.#host;
    const edition = options.edition ?? (nearest === undefined ? LOOSE_EDITION : this.#cargo.editionOf(nearest));
    const key = `${path}\n${target.triple}\n${this.#keyOf(options)}`;
    let crate = this.#loose.get(key);
    if (crate === undefined) {
      const isUnknown = nearest !== undefined;
      const { cfg } = options;
      crate = {
        name: path === undefined ? "main" : asName(baseOf(path).replace(/\.rs$/, "")),
        edition,
        root: path,
        cfg: { target, options: cfg, unknownFeatures: isUnknown, unknownOptions: isUnknown },
        dependency: () => (nearest !== undefined && this.#cargo.isDamaged(nearest.folder) ? "unknown" : undefined),
      };
      this.#loose.set(key, crate);
    }
    return crate;
  }

  #attributesOf(root: string): readonly Attribute[] {
    const known = this.#rootAttributes.get(root);
    if (known !== undefined) return known.attributes;
    const read = headOf(this.#files.readText(root) ?? "");
    this.#rootAttributes.set(root, read);
    return read.attributes;
  }

  #buildTarget(folder: string): Target | undefined {
    const told = this.#cargo.configOf(folder).target;
    if (told === undefined) return undefined;
    const key = `${told.file}\n${told.triple}`;
    if (this.#buildTargets.has(key)) return this.#buildTargets.get(key);
    // A path to a target specification is named after the triple as a rule; `host-tuple` is this machine.
    const { triple } = told;
    const found = triple === "host-tuple" ? this.#host : this.target(baseOf(triple).replace(/\.json$/, ""));
    if (found === undefined) {
      const message = `names target \`${triple}\`, which Ferrule does not know`;
      this.#note(told.file, { message, line: undefined, length: 0 });
    }
    this.#buildTargets.set(key, found);
    return found;
  }
}

const NO_NAMES: ReadonlySet<string> = new Set();
const NO_ATTRIBUTES: readonly Attribute[] = [];

/** The inner attributes before a file's first item, and their text. Reads no further. */
function headOf(text: string): { readonly head: string; readonly attributes: readonly Attribute[] } {
  const attributes: Attribute[] = [];
  let at = 0;
  let frame: Frame | undefined;
  while (at < text.length) {
    const slice = cutAt(text, at, frame);
    if (slice.kind !== "inner-attribute") break;
    for (const item of lowerSlice(slice).items) attributes.push(...item.attributes);
    frame = slice.after;
    at += slice.text.length;
  }
  return { head: text.slice(0, at), attributes: at === 0 ? NO_ATTRIBUTES : attributes };
}

/** A text that is equal for environments under which any text has the same findings. */
export function environmentKey(env: Environment): string {
  return JSON.stringify({ ...env, target: env.target.triple }, plainly);
}

function plainly(_key: string, value: unknown): unknown {
  return value instanceof Map || value instanceof Set ? [...value] : value;
}
