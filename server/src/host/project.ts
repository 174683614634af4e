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
import {
  type CargoTargetKind,
  type Dependency,
  type Manifest,
  parseBuildTarget,
  parseManifest,
} from "../model/manifest.ts";
import { lowerSlice } from "../syntax/lower.ts";
import type { Target } from "../target/target.ts";
import { targetByTriple } from "../target/targets.ts";
import { cutAt, type Frame } from "../text/slice.ts";
import type { Files } from "./files.ts";
import { USUAL_TARGET } from "./machine.ts";

/** What arguments or settings fix; undefined where the surroundings of each file decide. */
export interface EnvironmentOptions {
  readonly edition: Edition | undefined;
  readonly target: Target | undefined;
  readonly crateType: "lib" | "bin" | undefined;
  readonly cfg: CfgOptions;
  readonly flags: readonly LevelFlag[];
  readonly settings: Readonly<Record<string, RuleSetting>>;
}

/** The edition of a file that no manifest speaks for. */
const LOOSE_EDITION: Edition = 2021;

/** Which crate a file is part of. */
interface Role {
  readonly kind: CargoTargetKind | "build";
  readonly crateType: "lib" | "bin";
  readonly edition: Edition | undefined;
  /** The crate's root file; undefined when none is known. */
  readonly root: string | undefined;
}

interface ManifestAt {
  readonly folder: string;
  readonly manifest: Manifest;
}

/** A class because it remembers what it read. */
export class Projects {
  readonly #files: Files;
  readonly #host: Target;
  readonly #onProblem: (path: string, problem: string) => void;
  #manifests = new Map<string, Manifest | undefined>();
  #buildTargets = new Map<string, Target | undefined>();
  #rootAttributes = new Map<string, { readonly head: string; readonly attributes: readonly Attribute[] }>();
  #isFile = new Map<string, boolean>();
  /** The last readable state of manifests, for while someone types in them. Survives `forget`. */
  readonly #lastGood = new Map<string, Manifest>();
  readonly #targets = new Map<string, Target | undefined>();

  /** `onProblem` hears, once for each reading of a file, what in it could not be read. */
  constructor(files: Files, hostTriple: string, onProblem: (path: string, problem: string) => void) {
    this.#files = files;
    this.#host = targetByTriple(hostTriple) ?? (targetByTriple(USUAL_TARGET) as Target);
    this.#onProblem = onProblem;
  }

  /** The target of a triple, the same object each time; undefined for none that is known. */
  target(triple: string): Target | undefined {
    if (!this.#targets.has(triple)) this.#targets.set(triple, targetByTriple(triple));
    return this.#targets.get(triple);
  }

  /** Reads everything again when it is next asked for: a manifest, a configuration file or a crate root changed. */
  forget(): void {
    this.#manifests = new Map();
    this.#buildTargets = new Map();
    this.#isFile = new Map();
    this.#rootAttributes = new Map();
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
    const nearest = path === undefined ? undefined : this.#nearestManifest(folderOf(path));
    const role =
      path === undefined || nearest?.manifest.package === undefined
        ? undefined
        : this.#roleOf(path, nearest.folder, nearest.manifest);
    const looseType = path !== undefined && nearest === undefined && baseOf(path) === "main.rs" ? "bin" : "lib";
    const crateRoot = role === undefined || role.root === path;
    return {
      edition: options.edition ?? role?.edition ?? this.#editionOf(nearest),
      target: options.target ?? (path === undefined ? this.#host : this.#buildTarget(folderOf(path))) ?? this.#host,
      crateType: options.crateType ?? role?.crateType ?? looseType,
      cfg: options.cfg,
      unknownFeatures: nearest !== undefined,
      flags: options.flags,
      settings: options.settings,
      dependencies: nearest === undefined ? NO_NAMES : this.#dependencies(nearest, role),
      crateRoot,
      crateAttributes: crateRoot || role?.root === undefined ? NO_ATTRIBUTES : this.#attributesOf(role.root),
    };
  }

  #nearestManifest(folder: string): ManifestAt | undefined {
    for (const at of foldersUp(folder)) {
      const manifest = this.#manifestIn(at);
      if (manifest !== undefined) return { folder: at, manifest };
    }
    return undefined;
  }

  #manifestIn(folder: string): Manifest | undefined {
    if (this.#manifests.has(folder)) return this.#manifests.get(folder);
    const path = join(folder, "Cargo.toml");
    const text = this.#files.isFile(path) ? this.#files.readText(path) : undefined;
    let manifest: Manifest | undefined;
    if (text !== undefined) {
      const { value, problems } = parseManifest(text);
      for (const problem of problems) this.#onProblem(path, problem);
      manifest = problems.length > 0 ? (this.#lastGood.get(folder) ?? value) : value;
      if (problems.length === 0) this.#lastGood.set(folder, value);
    }
    this.#manifests.set(folder, manifest);
    return manifest;
  }

  /** Source: the Cargo Book, "The `workspace` section": the nearest manifest upwards that has one. */
  #workspaceOf({ folder, manifest }: ManifestAt): Manifest | undefined {
    if (manifest.workspace !== undefined) return manifest;
    const told = manifest.package?.workspace;
    if (told !== undefined) return this.#manifestIn(join(folder, told));
    for (const at of foldersUp(folder)) {
      const above = this.#manifestIn(at);
      if (above?.workspace !== undefined) return above;
    }
    return undefined;
  }

  #editionOf(nearest: ManifestAt | undefined): Edition {
    if (nearest === undefined) return LOOSE_EDITION;
    const { manifest } = nearest;
    // A manifest without a package makes no crate; a file under it alone is a loose one.
    if (manifest.package === undefined) return manifest.workspace?.edition ?? LOOSE_EDITION;
    if (manifest.package.edition === "workspace") {
      return this.#workspaceOf(nearest)?.workspace?.edition ?? LOOSE_EDITION;
    }
    return manifest.package.edition ?? 2015;
  }

  /** The crates that code of this role can name and that are what their name says. */
  #dependencies(nearest: ManifestAt, role: Role | undefined): ReadonlySet<string> {
    let shared: readonly Dependency[] | undefined;
    const names = new Set<string>();
    for (const dependency of nearest.manifest.dependencies) {
      const wanted = role?.kind === "build" ? dependency.kind === "build" : dependency.kind !== "build";
      const testing = role !== undefined && role.kind !== "lib" && role.kind !== "bin";
      if (!wanted || (dependency.kind === "dev" && !testing)) continue;
      let pack = dependency.package;
      if (dependency.workspace) {
        shared ??= this.#workspaceOf(nearest)?.workspace?.dependencies ?? [];
        pack = shared.find(({ name }) => name === dependency.name)?.package ?? pack;
      }
      // Under another name the crate is there, but not by the name that a fix would write.
      if (pack === dependency.name) names.add(pack);
    }
    return names;
  }

  /** Source: the Cargo Book, "Cargo Targets" and "Target auto-discovery". */
  #roleOf(path: string, folder: string, manifest: Manifest): Role {
    const inside = path.slice(folder.length).replace(/^\//, "");
    const roots = rootsFor(inside, manifest);
    const own = roots.find(({ root }) => root === inside);
    if (own !== undefined) return { ...own, root: path };
    // A module belongs to the crate whose root lies nearest above it; beside each other a library comes first.
    const nearest = roots
      .filter(({ kind, root }) => kind !== "build" && inside.startsWith(prefixOf(root)))
      .sort((a, b) => prefixOf(b.root).length - prefixOf(a.root).length)
      .find(({ root }) => this.#exists(join(folder, root)));
    if (nearest === undefined) return { kind: "lib", crateType: "lib", edition: undefined, root: undefined };
    return { ...nearest, root: join(folder, nearest.root) };
  }

  #exists(path: string): boolean {
    let known = this.#isFile.get(path);
    if (known === undefined) {
      known = this.#files.isFile(path);
      this.#isFile.set(path, known);
    }
    return known;
  }

  #attributesOf(root: string): readonly Attribute[] {
    const known = this.#rootAttributes.get(root);
    if (known !== undefined) return known.attributes;
    const read = headOf(this.#files.readText(root) ?? "");
    this.#rootAttributes.set(root, read);
    return read.attributes;
  }

  /** Source: the Cargo Book, "Configuration", "Hierarchical structure": the nearest file that says something counts. */
  #buildTarget(folder: string): Target | undefined {
    if (this.#buildTargets.has(folder)) return this.#buildTargets.get(folder);
    let found: Target | undefined;
    let decided = false;
    // Where both exist Cargo takes the name without an extension.
    for (const name of ["config", "config.toml"]) {
      const path = join(folder, `.cargo/${name}`);
      if (decided || !this.#files.isFile(path)) continue;
      const { value, problems } = parseBuildTarget(this.#files.readText(path) ?? "");
      for (const problem of problems) this.#onProblem(path, problem);
      if (value === undefined) continue;
      decided = true;
      // A path to a target specification is named after the triple as a rule; `host-tuple` is this machine.
      found = value === "host-tuple" ? this.#host : this.target(baseOf(value).replace(/\.json$/, ""));
      if (found === undefined) this.#onProblem(path, `names target \`${value}\`, which Ferrule does not know`);
    }
    const above = folderOf(folder);
    if (!decided && above !== folder) found = this.#buildTarget(above);
    this.#buildTargets.set(folder, found);
    return found;
  }
}

const NO_NAMES: ReadonlySet<string> = new Set();
const NO_ATTRIBUTES: readonly Attribute[] = [];

const PLACES: Readonly<Record<string, CargoTargetKind>> = {
  "src/bin": "bin",
  examples: "example",
  tests: "test",
  benches: "bench",
};

/** The roots, told and found by convention, that a file of the package can be or belong to; libraries first. */
function rootsFor(inside: string, manifest: Manifest): (Role & { readonly root: string })[] {
  const roots: (Role & { readonly root: string })[] = [];
  for (const { kind, path, edition, library } of manifest.targets) {
    if (path === undefined) continue;
    const crateType = library || kind === "test" || kind === "bench" ? "lib" : "bin";
    roots.push({ kind, crateType, edition, root: path });
  }
  const told = manifest.targets.find(({ kind }) => kind === "lib");
  if (told?.path === undefined)
    roots.push({ kind: "lib", crateType: "lib", edition: told?.edition, root: "src/lib.rs" });
  roots.push({ kind: "bin", crateType: "bin", edition: undefined, root: "src/main.rs" });
  const build = manifest.package?.build;
  if (typeof build === "string") roots.push({ kind: "build", crateType: "bin", edition: undefined, root: build });
  const found = /^(src\/bin|examples|tests|benches)\/([^/]+)(\.rs$|\/)/.exec(inside);
  if (found !== null) {
    const [, place = "", name = "", rest] = found;
    const kind = PLACES[place] as CargoTargetKind;
    const crateType = kind === "bin" || kind === "example" ? "bin" : "lib";
    roots.push({ kind, crateType, edition: undefined, root: `${place}/${name}${rest === "/" ? "/main.rs" : ".rs"}` });
  }
  return roots;
}

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
  return JSON.stringify({ ...env, target: env.target.triple }, (_key, value: unknown) => {
    return value instanceof Map || value instanceof Set ? [...value] : value;
  });
}

/** The folder a path is in; a root is in itself. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf("/");
  if (slash < 0) return path;
  const folder = path.slice(0, slash);
  return folder === "" || /^[A-Za-z]:$/.test(folder) ? `${folder}/` : folder;
}

function baseOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

function prefixOf(root: string): string {
  return root.slice(0, root.lastIndexOf("/") + 1);
}

function* foldersUp(folder: string): Generator<string> {
  let at = folder;
  for (;;) {
    yield at;
    const above = folderOf(at);
    if (above === at) return;
    at = above;
  }
}

/** `folder` and a relative path, with `.` and `..` resolved. */
function join(folder: string, path: string): string {
  const parts = folder.split("/");
  if (parts.at(-1) === "") parts.pop();
  for (const part of path.split("/")) {
    if (part === "..") {
      if (parts.length > 1) parts.pop();
    } else if (part !== "." && part !== "") parts.push(part);
  }
  return parts.length === 1 ? `${parts[0]}/` : parts.join("/");
}
