/**
 * Everything that names can lead to: the files of crates as modules, read when a name asks for them.
 *
 * Enters: documents by path, crates. Leaves: modules. A file is indexed once and kept true by `refresh`. Who reads names
 * through `recording` learns which entries the answer rests on, and knows from their versions whether it still holds.
 */
import type { Attribute, MetaItem } from "../facts/item.ts";
import type { Outlined } from "../facts/outline.ts";
import type { CfgValue } from "../target/cfg.ts";
import { stdSources } from "../target/std.generated.ts";
import { Document } from "../text/document.ts";
import { activeAttributes } from "./active-attributes.ts";
import type { Crate } from "./crate.ts";
import { type Entry, FileIndex, type FileModule } from "./file-index.ts";
import { Functions } from "./functions.ts";
import { LinkedItems } from "./linked-items.ts";
import { presenceOf } from "./presence.ts";
import { Answer, type Answers, NameClock, newRead, type OpenRead, type Read } from "./reads.ts";
import type { Definition } from "./resolve.ts";
import { WordUses } from "./word-uses.ts";

/** Where documents come from. */
export interface Sources {
  /** The document of a file, the same object as long as the file is open or unchanged; undefined where there is none. */
  document(path: string): Document | undefined;
  /** Files that are not open cannot be seen, so nobody knows what a whole crate holds. */
  readonly onlyOpen?: boolean;
}

const NO_READS: ReadonlySet<Read> = new Set();
const always = () => true;

/** A module of a crate. The same object as long as the declaration it hangs from stays. */
export interface Module {
  readonly crate: Crate;
  /** Undefined for the crate's root and for a file that no module declaration leads to. */
  readonly parent: Module | undefined;
  readonly index: FileIndex;
  /** The path of its file. */
  readonly path: string;
  readonly names: FileModule;
  /** What is written on its `mod` declaration. */
  readonly attributes: readonly Attribute[];
  /** Whether it is there in the crate's configuration. */
  readonly presence: CfgValue;
  /** Where the files of its modules are. */
  readonly folder: string;
  /** Whether names from the crate's root down are known to lead here. */
  readonly attached: boolean;
  /** What the world was asked about the module, by topic and name. Nobody else's business. */
  readonly answers: Answers;
  /** The definitions that its declarations make, as far as somebody asked. Nobody else's business. */
  readonly definitions: WeakMap<Outlined, Definition>;
}

/** What the world can be asked about. */
interface Asked {
  readonly answers: Answers;
}

/** A class because it holds what was read. */
export class World {
  readonly #sources: Sources;
  readonly #clock = new NameClock();
  readonly #files = new Map<string, FileIndex>();
  /** Files that were asked for and not there. */
  readonly #missing = new Map<string, OpenRead>();
  readonly #modules = new WeakMap<FileModule, Map<Crate, { readonly module: Module; readonly version: number }>>();
  #children = new WeakMap<Outlined, WeakMap<Module, { readonly module: Module; readonly version: number }>>();
  readonly #searched = new WeakMap<
    Crate,
    { readonly time: number; readonly files: ReadonlyMap<string, readonly Module[]>; readonly reads: ReadonlySet<Read> }
  >();
  /** By target and name. */
  readonly #standard = new Map<string, Map<string, Crate>>();
  #reads: Set<Read> | undefined;
  #size = 0;
  /** The symbols of crates. */
  readonly linked: LinkedItems = new LinkedItems(this, this.#clock);
  /** The functions of crates, and where rare words are mentioned. */
  readonly functions: Functions = new Functions(this, this.#clock);
  /** How often crates mention a word. */
  readonly words: WordUses = new WordUses(this, this.#clock);
  /** Whether files change as long as it lives. If none does, nobody needs to know what an answer rests on. */
  readonly changes: boolean;
  /** Whether what is not found in a crate is not in it. */
  readonly seesAll: boolean;

  constructor(sources: Sources, changes = true) {
    this.#sources = sources;
    this.changes = changes;
    this.seesAll = sources.onlyOpen !== true;
  }

  /** Grows whenever something moved that answers may rest on. */
  get time(): number {
    return this.#clock.time;
  }

  /** Whether nothing of `reads` has moved after `time`. */
  held(reads: ReadonlySet<Read>, time: number): boolean {
    return this.#clock.held(reads, time);
  }

  /** Runs `action` and adds everything that it read to `reads`. */
  recording<T>(reads: Set<Read>, action: () => T): T {
    if (!this.changes) return action();
    const outer = this.#reads;
    this.#reads = reads;
    try {
      return action();
    } finally {
      this.#reads = outer;
      if (outer !== undefined) for (const read of reads) outer.add(read);
    }
  }

  /** As `recording`, but hides what was read from whoever records around it: they rest on the answer, not on its reads. */
  recordingApart<T>(reads: Set<Read>, action: () => T): T {
    const outer = this.#reads;
    this.#reads = undefined;
    try {
      return this.recording(reads, action);
    } finally {
      this.#reads = outer;
    }
  }

  /** Notes that an answer rests on something, and gives it. */
  touch<R extends Read>(read: R): R {
    this.#reads?.add(read);
    return read;
  }

  /** The definition that a declaration makes in a module, made once. */
  remembered(declaration: Outlined, module: Module, make: () => Definition | undefined): Definition | undefined {
    let known = module.definitions.get(declaration);
    if (known === undefined) {
      known = make();
      if (known !== undefined) module.definitions.set(declaration, known);
    }
    return known;
  }

  /** What a module declares under a name. */
  entry(module: Module, name: string): Entry {
    module.index.build();
    const entry = module.names.entry(name);
    // The standard library's texts never change.
    return module.index.isStandard ? entry : this.touch(entry);
  }

  /** Takes in edits of every file that was read so far. */
  refresh(): void {
    if (!this.changes) return;
    for (const index of this.#files.values()) index.refresh();
    this.linked.refresh();
    this.functions.refresh();
    this.words.refresh();
  }

  /** A file was made, changed behind the editor's back, opened, closed or removed: it is read again when asked for. */
  fileChanged(path: string): void {
    const missing = this.#missing.get(path);
    if (missing !== undefined) {
      this.#missing.delete(path);
      this.#clock.move(missing);
    }
    const index = this.#files.get(path);
    if (index === undefined) return;
    const document = this.#sources.document(path);
    if (document !== undefined) {
      index.replace(document);
      return;
    }
    this.#files.delete(path);
    index.replace(new Document(""));
    // Another file may be the module's now.
    this.#children = new WeakMap();
    this.linked.filesMoved();
  }

  /** The root module of a crate; undefined where its root file cannot be read. */
  rootOf(crate: Crate): Module | undefined {
    return crate.root === undefined ? undefined : this.#fileModule(crate, crate.root, undefined, undefined);
  }

  /** The crates that every crate can name: `core`, `alloc`, `std`, and `libc` where its sources are not at hand. */
  standard(name: string, user: Crate): Crate | undefined {
    if (!Object.hasOwn(stdSources, name)) return undefined;
    const { triple } = user.cfg.target;
    let crates = this.#standard.get(triple);
    if (crates === undefined) {
      crates = new Map();
      this.#standard.set(triple, crates);
    }
    let crate = crates.get(name);
    if (crate === undefined) {
      crate = standardCrate(name, user, (other) => this.standard(other, user));
      crates.set(name, crate);
    }
    return crate;
  }

  /** The modules of a crate that are files, from its root down; undefined until `linked.load` has read them. */
  modulesOf(crate: Crate): readonly Module[] | undefined {
    if (!isStandard(crate)) return this.linked.modulesOf(crate);
    const root = this.rootOf(crate);
    return root === undefined ? undefined : [root];
  }

  /** The length of all texts that were read so far, in UTF-16 units. */
  get size(): number {
    return this.#size;
  }

  /** The document of a file, read if need be; undefined when it cannot be. */
  documentAt(path: string): Document | undefined {
    return this.#file(path)?.document;
  }

  /** The document of a file as names know it; undefined for a file that none has led to. */
  documentOf(path: string): Document | undefined {
    return this.#files.get(path)?.document;
  }

  /** Whether names have led to a file, be it there or not. */
  hasLedTo(path: string): boolean {
    return this.#files.has(path) || this.#missing.has(path);
  }

  /** The module that a file is in a crate. One that no declaration leads to stands alone. */
  moduleOfFile(crate: Crate, path: string): Module | undefined {
    const root = this.rootOf(crate);
    if (root !== undefined) {
      if (root.path === path) return root;
      const found = this.#follow(root, path) ?? this.#search(root, path);
      if (found !== undefined) return found;
    }
    const index = this.#file(path);
    return index === undefined ? undefined : this.#module(crate, index, path, index.top, undefined, undefined);
  }

  /** The inner attributes of a module. */
  innerAttributes({ names, index }: Pick<Module, "names" | "index">): readonly Attribute[] {
    return this.touch(this.#headOf({ names, index })).declarations.flatMap((one) => one.attributes);
  }

  /** The innermost module around an offset's slice in a file whose own module is `top`. */
  within(top: Module, inner: FileModule): Module {
    if (inner.parent === undefined) return top;
    return this.inline(this.within(top, inner.parent), inner);
  }

  /** The module that an inline `mod` is inside `parent`. */
  inline(parent: Module, inner: FileModule): Module {
    return this.#module(parent.crate, parent.index, parent.path, inner, parent, inner.head);
  }

  /** The module that a `mod` declaration in `parent` leads to; undefined where its file is not there. */
  declared(parent: Module, head: Outlined): Module | undefined {
    const known = this.#children.get(head)?.get(parent);
    if (known !== undefined && this.#headOf(known.module).version === known.version) {
      this.touch(this.#headOf(known.module));
      return known.module;
    }
    const module = this.#findDeclared(parent, head);
    if (module === undefined) return undefined;
    let byParent = this.#children.get(head);
    if (byParent === undefined) {
      byParent = new WeakMap();
      this.#children.set(head, byParent);
    }
    byParent.set(parent, { module, version: this.#headOf(module).version });
    return module;
  }

  #findDeclared(parent: Module, head: Outlined): Module | undefined {
    if (head.inline) {
      const inner = parent.index.inlineModule(parent.names, head);
      return inner === undefined ? undefined : this.inline(parent, inner);
    }
    for (const path of filesOf(parent, head)) {
      const module = this.#fileModule(parent.crate, path, parent, head);
      if (module !== undefined) return module;
    }
    return undefined;
  }

  #headOf({ names, index }: Pick<Module, "names" | "index">): Entry {
    return names.parent === undefined ? index.head : names.entry("#");
  }

  /** The kept answer to a question about a module or function, if what it was read from is as it was. */
  known<T>(holder: Asked, topic: string, name: string): T | undefined {
    const known = holder.answers.get(topic)?.get(name);
    if (known === undefined) return undefined;
    this.#clock.settle();
    if (!known.holds) return undefined;
    this.#reads?.add(known);
    return known.value as T;
  }

  /**
   * The answer to a question about a module or function, kept as long as what it was read from stays, if `isWhole` says so. Topic
   * and name must tell all that the answer depends on besides.
   */
  answer<T>(holder: Asked, topic: string, name: string, ask: () => T, isWhole: () => boolean = always): T {
    const known = this.known<T>(holder, topic, name);
    if (known !== undefined) return known;
    const reads = this.changes ? new Set<Read>() : NO_READS;
    const { time } = this;
    const value = this.changes ? this.recordingApart(reads as Set<Read>, ask) : ask();
    if (!isWhole()) {
      if (this.#reads !== undefined) for (const read of reads) this.#reads.add(read);
      return value;
    }
    const answer = new Answer(value, reads, time, this.#clock);
    this.#reads?.add(answer);
    let answers = holder.answers.get(topic);
    if (answers === undefined) {
      answers = new Map();
      holder.answers.set(topic, answers);
    }
    answers.set(name, answer);
    return value;
  }

  /** The modules declared in a module, in order of place. */
  *children(module: Module): Iterable<Module> {
    module.index.build();
    for (const head of module.names.modules()) {
      this.entry(module, head.name);
      const child = this.declared(module, head);
      if (child !== undefined) yield child;
    }
  }

  #file(path: string): FileIndex | undefined {
    const known = this.#files.get(path);
    if (known !== undefined) return known;
    const missing = this.#missing.get(path);
    if (missing !== undefined) {
      this.touch(missing);
      return undefined;
    }
    const document = path.startsWith(STANDARD) ? standardDocument(path) : this.#sources.document(path);
    if (document === undefined) {
      this.#missing.set(path, this.touch(newRead()));
      return undefined;
    }
    const index = new FileIndex(document, this.#clock, path.startsWith(STANDARD));
    this.#files.set(path, index);
    this.#size += document.length;
    return index;
  }

  #fileModule(crate: Crate, path: string, parent: Module | undefined, head: Outlined | undefined): Module | undefined {
    const index = this.#file(path);
    if (index === undefined) return undefined;
    // A file that includes itself would never end.
    for (let above = parent; above !== undefined; above = above.parent)
      if (above.path === path && above.names === index.top) return undefined;
    return this.#module(crate, index, path, index.top, parent, head);
  }

  #module(
    crate: Crate,
    index: FileIndex,
    path: string,
    names: FileModule,
    parent: Module | undefined,
    head: Outlined | undefined,
  ): Module {
    let byCrate = this.#modules.get(names);
    if (byCrate === undefined) {
      byCrate = new Map();
      this.#modules.set(names, byCrate);
    }
    const { version } = this.#headOf({ names, index });
    const known = byCrate.get(crate);
    const before = known !== undefined && known.module.parent === parent ? known.module : undefined;
    const attributes = head?.attributes ?? NO_ATTRIBUTES;
    if (before?.attributes === attributes && known?.version === version) return before;
    const innerAttributes = this.innerAttributes({ names, index });
    const presence = weaker(parent?.presence ?? true, presenceOf([...attributes, ...innerAttributes], crate.cfg));
    if (before?.attributes === attributes && before.presence === presence) {
      byCrate.set(crate, { module: before, version });
      return before;
    }
    const module: Module = {
      crate,
      parent,
      index,
      path,
      names,
      attributes,
      presence,
      folder: folderOfModule(parent, path, names, head),
      attached: parent?.attached ?? path === crate.root,
      answers: new Map(),
      definitions: new WeakMap(),
    };
    byCrate.set(crate, { module, version });
    return module;
  }

  /** Follows the names that a file's place under its crate's root suggests. */
  #follow(root: Module, path: string): Module | undefined {
    const top = `${root.folder}/`;
    if (!path.startsWith(top) || !path.endsWith(".rs")) return undefined;
    const steps = path.slice(top.length, -".rs".length).split("/");
    if (steps.at(-1) === "mod") steps.pop();
    let at: readonly Module[] = [root];
    for (const step of steps) {
      at = at.flatMap((module) =>
        this.entry(module, step)
          .declarations.filter(({ kind }) => kind === "mod")
          .flatMap((head) => this.declared(module, head) ?? []),
      );
    }
    return preferred(at.filter((module) => module.path === path && module.names.parent === undefined));
  }

  /** Looks through all modules of a crate, for files that stand where their name does not tell. */
  #search(root: Module, path: string): Module | undefined {
    let known = this.#searched.get(root.crate);
    if (known === undefined || known.time !== this.time) {
      const reads = new Set<Read>();
      const files = this.recording(reads, () => this.#filesOf(root));
      known = { time: this.time, files, reads };
      this.#searched.set(root.crate, known);
    }
    if (this.#reads !== undefined) for (const read of known.reads) this.#reads.add(read);
    return preferred(known.files.get(path) ?? []);
  }

  /** The file modules of a crate by path. */
  #filesOf(root: Module): ReadonlyMap<string, readonly Module[]> {
    const seen = new Set<FileModule>();
    const files = new Map<string, Module[]>();
    const waiting = [root];
    for (let module = waiting.pop(); module !== undefined; module = waiting.pop()) {
      if (seen.has(module.names) || seen.size > MOST_MODULES) continue;
      seen.add(module.names);
      if (module.names.parent === undefined) files.set(module.path, [...(files.get(module.path) ?? []), module]);
      waiting.push(...this.children(module));
    }
    return files;
  }
}

/** A crate with more modules than this is not searched to its end. */
const MOST_MODULES = 20_000;

const NO_ATTRIBUTES: readonly Attribute[] = [];

function preferred(modules: readonly Module[]): Module | undefined {
  return (
    modules.find(({ presence }) => presence === true) ??
    modules.find(({ presence }) => presence !== false) ??
    modules[0]
  );
}

function weaker(a: CfgValue, b: CfgValue): CfgValue {
  if (a === false || b === false) return false;
  return a === "unknown" ? a : b;
}

/** The paths of standard crates begin so: there is no such file. */
const STANDARD = "standard:";

function standardDocument(path: string): Document | undefined {
  const text = (stdSources as Readonly<Record<string, string>>)[path.slice(STANDARD.length)];
  return text === undefined ? undefined : new Document(text);
}

function standardCrate(name: string, user: Crate, other: (name: string) => Crate | undefined): Crate {
  return {
    name,
    edition: 2021,
    root: `${STANDARD}${name}`,
    cfg: user.cfg,
    dependency: (wanted) => (wanted === name ? undefined : other(wanted)),
  };
}

/** Whether a module is of a crate that ships with the compiler, or stands for the `libc` crate. */
export function isStandard({ root }: Crate): boolean {
  return root?.startsWith(STANDARD) === true;
}

/** Source: Rust Reference, "Module source filenames" and "The `path` attribute". */
function folderOfModule(
  parent: Module | undefined,
  path: string,
  names: FileModule,
  head: Outlined | undefined,
): string {
  const told = head === undefined ? undefined : (pathAttribute(head, parent) ?? undefined);
  if (names.parent !== undefined) {
    // The file's own name counts only where a module's name follows it.
    const above = parent === undefined || (told !== undefined && isTop(parent)) ? folderOf(path) : parent.folder;
    return join(above, told ?? names.name ?? "");
  }
  const file = path.slice(path.lastIndexOf("/") + 1);
  if (parent === undefined || told !== undefined || file === "mod.rs") return folderOf(path);
  return path.replace(/\.rs$/, "");
}

function filesOf(parent: Module, head: Outlined): readonly string[] {
  const told = pathAttribute(head, parent);
  if (told === null) return [];
  if (told !== undefined) return [join(isTop(parent) ? folderOf(parent.path) : parent.folder, told)];
  return [join(parent.folder, `${head.name}.rs`), join(parent.folder, `${head.name}/mod.rs`)];
}

function isTop({ names }: Module): boolean {
  return names.parent === undefined;
}

/** What `#[path]` says; null where nobody can tell whether there is one. */
function pathAttribute({ attributes }: Outlined, parent: Module | undefined): string | null | undefined {
  if (attributes.every(({ meta }) => meta.name !== "path" && meta.name !== "cfg_attr")) return undefined;
  if (parent === undefined) return undefined;
  const { uses, maybeMore } = activeAttributes(attributes, parent.crate.cfg);
  const told = uses.find(({ meta }) => meta.name === "path" && meta.value !== undefined);
  return told?.meta.value?.value ?? (maybeMore && mayTellPath(attributes) ? null : undefined);
}

function mayTellPath(attributes: readonly Attribute[]): boolean {
  const tells = ({ name, list }: MetaItem): boolean => name === "path" || (list ?? []).some(tells);
  return attributes.some(({ meta }) => meta.name === "cfg_attr" && tells(meta));
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

/** Joins a folder and a relative path with `.` and `..` taken out. */
function join(folder: string, relative: string): string {
  const told = relative.replaceAll("\\", "/");
  if (told.startsWith("/") || /^[A-Za-z]:\//.test(told)) return told;
  const steps = folder.split("/");
  for (const step of told.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "." && step !== "") steps.push(step);
  }
  return steps.join("/");
}
