/**
 * The symbols of a crate: which items declare or define what the linker knows under one name.
 *
 * Enters: the world's files, as far as somebody asks for their symbols. Leaves: for a symbol the items that surely stand
 * for it, in the order in which the compiler meets them. What one file says is known at once. The other files of its
 * crate are read by `load`, a few at a time, when whoever drives it has time; what rests on a symbol that then has more
 * items is checked again, as after an edit. An edit costs the part of the file that it is in.
 *
 * Source: Rust Reference, "The `link_name` attribute", "The `no_mangle` attribute", "The `export_name` attribute";
 * `clashing_extern_declarations` of rustc 1.95 as measured on its output for the order.
 */
import type { Attribute, FnItem, StaticItem } from "../facts/item.ts";
import type { Linked } from "../facts/outline.ts";
import type { CfgContext } from "../target/cfg.ts";
import { type AttributeUse, activeAttributes } from "./active-attributes.ts";
import { isRewritten } from "./attribute-macros.ts";
import type { Crate } from "./crate.ts";
import type { FileIndex, FileModule, LinkedPart, LinkedPlace } from "./file-index.ts";
import { presenceOf } from "./presence.ts";
import { type NameClock, newRead, type OpenRead, type Read } from "./reads.ts";
import { bodyNames, type Definition, definitionOf, moduleScope, type Scope } from "./resolve.ts";
import type { Module, World } from "./world.ts";

/** An item that surely stands for a symbol in its crate's configuration. */
export interface LinkedItem {
  readonly symbol: string;
  /** `declaration`: of an external block. `definition`: exported by an attribute. */
  readonly role: "declaration" | "definition";
  readonly kind: "fn" | "static";
  /** The module around it. */
  readonly module: Module;
  /** Where it is in the order in which the compiler reads the crate's files. */
  readonly file: number;
  /** The item, parsed when asked for; undefined when its text holds no such item. */
  readonly definition: LinkedDefinition | undefined;
}

export interface LinkedDefinition extends Definition {
  readonly item: FnItem | StaticItem;
}

/** What a whole crate exports and declares. */
export interface CrateSymbols {
  /** The items that it surely exports, in no particular order. */
  readonly exports: readonly LinkedItem[];
  /** Whether an external block surely declares a symbol. */
  declares(symbol: string): boolean;
  /** How many items external blocks surely declare. */
  readonly declarations: number;
}

const NO_ITEMS: readonly LinkedItem[] = [];

/** A file in its place in a crate. */
interface Mount {
  readonly module: Module;
  readonly parent: Mount | undefined;
  /** Tells its `mod` declaration from the others of the parent's file. */
  readonly head: string;
  readonly order: number;
  parts: ReadonlySet<LinkedPart>;
  version: number;
  ranks: Ranks | undefined;
}

/** What comes before what in a file. */
interface Ranks {
  readonly version: number;
  readonly places: ReadonlyMap<LinkedPlace, number>;
  readonly modules: ReadonlyMap<string, number>;
}

interface Occurrence {
  readonly mount: Mount;
  readonly place: LinkedPlace;
}

/** What may stand for each symbol. */
type Occurrences = Map<string, Map<LinkedPlace, Occurrence>>;

/** Who declares one symbol more often than this has written no program; the rest is not compared. */
const MOST_OF_ONE_SYMBOL = 200;

/** What somebody who asked for a symbol rests on. */
interface SymbolRead extends OpenRead {
  items: readonly LinkedItem[];
  /** What tells whether the items are others than before. */
  prints: readonly Occurrence[];
}

/** The symbols of some mounted files. A class because it remembers, and is kept true. */
class SymbolTable {
  readonly #world: World;
  readonly #clock: NameClock;
  readonly asked = new Map<string, SymbolRead>();
  #mounts: readonly Mount[] = [];
  #byFile: ReadonlySet<FileModule> = new Set();
  #occurrences: Occurrences = new Map();
  #items = new WeakMap<LinkedPlace, LinkedItem | undefined>();
  #known = -1;
  #exports: { readonly known: number; readonly items: readonly LinkedItem[] } | undefined;

  constructor(world: World, clock: NameClock) {
    this.#world = world;
    this.#clock = clock;
  }

  has(index: FileIndex): boolean {
    return this.#byFile.has(index.top);
  }

  /** Goes on with other files; who asked for a symbol that has other items now finds out. */
  replace(mounts: readonly Mount[], occurrences: Occurrences): void {
    this.#mounts = mounts;
    this.#byFile = new Set(mounts.map(({ module }) => module.index.top));
    this.#occurrences = occurrences;
    this.#items = new WeakMap();
    this.#known = -1;
    this.#exports = undefined;
    this.#compare(this.asked.keys());
    this.refresh();
  }

  /** The symbol's items, as something to rest on. */
  read(symbol: string): SymbolRead {
    let read = this.asked.get(symbol);
    if (read === undefined) {
      const { items, prints } = this.#list(symbol);
      read = { ...newRead(), items, prints };
      this.asked.set(symbol, read);
    }
    return read;
  }

  /** Everything that is exported, as long as nothing is edited the same list. */
  get exports(): readonly LinkedItem[] {
    if (this.#exports?.known === this.#known) return this.#exports.items;
    const items: LinkedItem[] = [];
    for (const [symbol, places] of this.#occurrences) {
      for (const { mount, place } of places.values()) {
        // A foreign item exports nothing; so its attributes need not be looked at.
        if (place.linked.outlined.foreign !== undefined) continue;
        const item = this.#item(mount, place);
        if (item?.role === "definition" && item.symbol === symbol) items.push(item);
      }
    }
    this.#exports = { known: this.#known, items };
    return items;
  }

  /** The items of a symbol as they are now. */
  list(symbol: string): readonly LinkedItem[] {
    return this.#list(symbol).items;
  }

  /** How many items external blocks surely declare. */
  get declarations(): number {
    const seen = new Set<LinkedPlace>();
    for (const places of this.#occurrences.values()) {
      for (const { mount, place } of places.values()) {
        if (place.linked.outlined.foreign !== undefined && this.#item(mount, place) !== undefined) seen.add(place);
      }
    }
    return seen.size;
  }

  /** Takes in what was edited. Gives whether the modules that files declare are others now. */
  refresh(): boolean {
    if (this.#known === this.#clock.linked) return false;
    this.#known = this.#clock.linked;
    const touched = new Set<string>();
    let moved = false;
    for (const mount of this.#mounts) {
      const { index } = mount.module;
      if (mount.version === index.linkedVersion) continue;
      const before = mount.parts;
      const now = new Set(index.linked);
      mount.version = index.linkedVersion;
      mount.parts = now;
      const left = new Set<LinkedPlace>();
      for (const part of before) if (!now.has(part)) for (const place of part.places) left.add(place);
      const entered: LinkedPlace[] = [];
      for (const part of now) {
        if (!before.has(part)) for (const place of part.places) if (!left.delete(place)) entered.push(place);
      }
      const gone: string[] = [];
      const come: string[] = [];
      this.#leave(left, touched, gone);
      this.#enter(mount, entered, touched, come);
      if (gone.length !== come.length || gone.some((head, i) => head !== come[i])) moved = true;
    }
    this.#compare(touched);
    return moved;
  }

  #leave(places: Iterable<LinkedPlace>, touched: Set<string>, modules: string[]): void {
    for (const place of places) {
      if (place.linked.outlined.kind === "mod") modules.push(declarationOf(place));
      for (const name of possibleSymbols(place.linked)) {
        touched.add(name);
        const left = this.#occurrences.get(name);
        left?.delete(place);
        if (left?.size === 0) this.#occurrences.delete(name);
      }
    }
  }

  #enter(mount: Mount, places: readonly LinkedPlace[], touched: Set<string>, modules: string[]): void {
    for (const place of places) {
      if (place.linked.outlined.kind === "mod") modules.push(declarationOf(place));
    }
    enter(mount, { places }, this.#occurrences, (name) => touched.add(name));
  }

  #compare(names: Iterable<string>): void {
    for (const name of names) {
      const read = this.asked.get(name);
      if (read === undefined) continue;
      const { items, prints } = this.#list(name);
      const same = prints.length === read.prints.length && prints.every((one, i) => isSame(one, read.prints[i]));
      read.items = items;
      read.prints = prints;
      if (!same) this.#clock.move(read);
    }
  }

  #item(mount: Mount, place: LinkedPlace): LinkedItem | undefined {
    if (!this.#items.has(place)) this.#items.set(place, makeItem(this.#world, mount, place));
    return this.#items.get(place);
  }

  #list(symbol: string): Pick<SymbolRead, "items" | "prints"> {
    const found: (Occurrence & { readonly item: LinkedItem })[] = [];
    for (const { mount, place } of this.#occurrences.get(symbol)?.values() ?? []) {
      const item = this.#item(mount, place);
      if (item?.symbol === symbol) found.push({ mount, place, item });
    }
    if (found.length > 1) {
      const paths = new Map(found.map((one) => [one, [...pathOf(one.mount), rankOf(one)]]));
      found.sort((a, b) => comparePaths(paths.get(a) ?? [], paths.get(b) ?? []));
    }
    const prints = found.slice(0, MOST_OF_ONE_SYMBOL);
    return { items: prints.map(({ item }) => item), prints };
  }
}

/** The crate's symbols, and whether they are all there. */
interface CrateItems {
  readonly crate: Crate;
  readonly table: SymbolTable;
  readonly files: OpenRead & { modules: readonly Module[] };
  reads: ReadonlySet<Read>;
  /** The clock's time at the last walk through the modules. */
  time: number;
  state: "unread" | "stale" | "read";
}

/** The symbols of all crates of a world that somebody asked about. A class because it remembers. */
export class LinkedItems {
  readonly #world: World;
  readonly #clock: NameClock;
  readonly #crates = new Map<Crate, CrateItems>();
  readonly #files = new Map<FileIndex, SymbolTable>();
  #checked = -1;

  constructor(world: World, clock: NameClock) {
    this.#world = world;
    this.#clock = clock;
  }

  /** The items of a symbol in the crate of `module`, in order. Until the crate is loaded: in the module's file. */
  named(module: Module, symbol: string): readonly LinkedItem[] {
    const crate = this.#crate(module.crate);
    // One file alone is read already.
    if (crate.state === "unread" && isAlone(module)) this.#loadAtOnce(crate);
    const { table } = crate;
    const whole = this.#world.touch(table.read(symbol));
    if (table.has(module.index)) return whole.items;
    const own = this.#world.touch(this.#file(module).read(symbol));
    // When the crate is read, only those hear of it who were told less.
    if (crate.state === "unread" && whole.prints.length === 0) whole.prints = own.prints;
    return own.items;
  }

  /** The items of a symbol in the crates that the crate of `module` is linked with, those of the workspace. */
  inDependencies(module: Module, symbol: string): readonly LinkedItem[] {
    const out: LinkedItem[] = [];
    for (const crate of dependenciesOf(module.crate)) {
      out.push(...this.#world.touch(this.#crate(crate).table.read(symbol)).items);
    }
    return out.length === 0 ? NO_ITEMS : out;
  }

  /** The modules of a crate that are files; undefined until the crate is read. Who asks hears when that changes. */
  modulesOf(crate: Crate): readonly Module[] | undefined {
    const items = this.#crate(crate);
    this.#world.touch(items.files);
    if (items.state === "unread") {
      const root = this.#world.rootOf(crate);
      if (root !== undefined && isAlone(root)) this.#loadAtOnce(items);
    }
    return items.state === "unread" ? undefined : items.files.modules;
  }

  /** Whether somebody has asked about a crate before. */
  knows(crate: Crate): boolean {
    return this.#crates.has(crate);
  }

  /** All symbols of a crate; undefined until the crate is read. Whoever asks has to ask again: nobody is told of changes. */
  symbolsOf(crate: Crate): CrateSymbols | undefined {
    if (this.modulesOf(crate) === undefined) return undefined;
    const { table, state } = this.#crate(crate);
    if (state !== "read") return undefined;
    return {
      exports: table.exports,
      declares: (symbol) => table.list(symbol).some(({ role }) => role === "declaration"),
      get declarations() {
        return table.declarations;
      },
    };
  }

  /** Whether `load` has something to do: somebody asked about a crate that is not read, or whose modules are others now. */
  get pending(): boolean {
    for (const { state } of this.#crates.values()) if (state !== "read") return true;
    return false;
  }

  /**
   * Reads the modules of the crates that were asked about, in steps of a few milliseconds. Stop at any of them; edits may
   * come in between, and then there may be more to do afterwards. When there is not, `named` tells the whole truth, and
   * the world's time says whether that is news.
   */
  *load(): Generator<void, void, void> {
    for (const items of this.#crates.values()) if (items.state !== "read") yield* this.#loadCrate(items);
  }

  /** Takes in edits. */
  refresh(): void {
    for (const items of this.#crates.values()) {
      if (items.table.refresh() && items.state === "read") items.state = "stale";
    }
    for (const table of this.#files.values()) table.refresh();
    const { time } = this.#clock;
    if (time === this.#checked) return;
    this.#checked = time;
    for (const items of this.#crates.values()) {
      if (items.state !== "read" || items.time === time) continue;
      if (this.#clock.held(items.reads, items.time)) items.time = time;
      else items.state = "stale";
    }
  }

  /** A file went, or another one may be a module's now. */
  filesMoved(): void {
    this.#files.clear();
    for (const items of this.#crates.values()) if (items.state === "read") items.state = "stale";
  }

  #crate(crate: Crate): CrateItems {
    let items = this.#crates.get(crate);
    if (items === undefined) {
      const table = new SymbolTable(this.#world, this.#clock);
      items = { crate, table, files: { ...newRead(), modules: [] }, reads: new Set(), time: 0, state: "unread" };
      this.#crates.set(crate, items);
      // Where nothing changes, nobody would hear of what is found later.
      if (!this.#world.changes) this.#loadAtOnce(items);
    }
    return items;
  }

  #loadAtOnce(items: CrateItems): void {
    if (items.state === "unread") for (const step of this.#loadCrate(items)) void step;
  }

  #file(module: Module): SymbolTable {
    let table = this.#files.get(module.index);
    if (table === undefined) {
      table = new SymbolTable(this.#world, this.#clock);
      let top = module;
      while (top.parent !== undefined && top.names.parent !== undefined) top = top.parent;
      const mount = mountOf(top, undefined, "", 0);
      const occurrences: Occurrences = new Map();
      for (const part of mount.parts) enter(mount, part, occurrences);
      table.replace([mount], occurrences);
      this.#files.set(module.index, table);
    }
    return table;
  }

  *#loadCrate(items: CrateItems): Generator<void, void, void> {
    const { time } = this.#clock;
    const reads = new Set<Read>();
    const mounts: Mount[] = [];
    const occurrences: Occurrences = new Map();
    const root = this.#world.recordingApart(reads, () => this.#world.rootOf(items.crate));
    const seen = new Set<FileModule>();
    if (root !== undefined) yield* this.#walk(root, undefined, "", { seen, reads, mounts, occurrences });
    items.reads = reads;
    items.time = time;
    items.state = "read";
    items.table.replace(mounts, occurrences);
    const modules = mounts.map(({ module }) => module);
    const { files } = items;
    if (modules.length !== files.modules.length || modules.some((one, i) => one !== files.modules[i])) {
      this.#clock.move(files);
      files.modules = modules;
    }
    // What changed on the way may have been read before it did.
    this.#checked = -1;
  }

  *#walk(module: Module, parent: Mount | undefined, head: string, walk: Walk): Generator<void, void, void> {
    const { seen, reads, mounts, occurrences } = walk;
    if (seen.has(module.names) || seen.size > MOST_MODULES) return;
    seen.add(module.names);
    yield* module.index.prepare();
    const mount = mountOf(module, parent, head, mounts.length);
    mounts.push(mount);
    for (const part of mount.parts) enter(mount, part, occurrences);
    yield;
    for (const part of mount.parts) {
      for (const place of part.places) {
        const { outlined } = place.linked;
        if (outlined.kind !== "mod" || presenceOf(outlined.attributes, module.crate.cfg) === false) continue;
        const child = this.#world.recordingApart(reads, () => {
          const around = this.#world.within(module, place.module);
          return around.presence === false ? undefined : this.#world.declared(around, outlined);
        });
        if (child !== undefined && child.presence !== false) {
          yield* this.#walk(child, mount, declarationOf(place), walk);
        }
      }
    }
  }
}

const withoutModules = new WeakMap<FileIndex, { readonly version: number; readonly answer: boolean }>();

/** Whether a module is its crate's only file. */
function isAlone({ path, crate, index }: Module): boolean {
  if (path !== crate.root) return false;
  const version = index.linkedVersion;
  let known = withoutModules.get(index);
  if (known?.version !== version) {
    const answer = index.linked.every(({ places }) => places.every(({ linked }) => linked.outlined.kind !== "mod"));
    known = { version, answer };
    withoutModules.set(index, known);
  }
  return known.answer;
}

/** A crate with more files than this is not read to its end. */
const MOST_MODULES = 20_000;

interface Walk {
  readonly seen: Set<FileModule>;
  readonly reads: Set<Read>;
  readonly mounts: Mount[];
  readonly occurrences: Occurrences;
}

function mountOf(module: Module, parent: Mount | undefined, head: string, order: number): Mount {
  const { index } = module;
  const parts = new Set(index.linked);
  return { module, parent, head, order, parts, version: index.linkedVersion, ranks: undefined };
}

function enter(mount: Mount, { places }: LinkedPart, occurrences: Occurrences, touch?: (symbol: string) => void): void {
  for (const place of places) {
    if (place.linked.outlined.kind === "mod") continue;
    for (const name of possibleSymbols(place.linked)) {
      touch?.(name);
      const known = occurrences.get(name);
      if (known === undefined) occurrences.set(name, new Map([[place, { mount, place }]]));
      else known.set(place, { mount, place });
    }
  }
}

/** The crates that a crate is linked with, near ones first. */
function dependenciesOf(crate: Crate): Iterable<Crate> {
  const seen = new Set([crate]);
  for (const one of seen) for (const next of one.linkedWith?.() ?? []) seen.add(next);
  seen.delete(crate);
  return seen;
}

// --- order

/** What tells a `mod` declaration from the others in its file, and from what it was before an edit. */
function declarationOf({ module, linked }: LinkedPlace): string {
  return `${namesAbove(module)} ${linked.outlined.signature}`;
}

function namesAbove(module: FileModule): string {
  return module.parent === undefined ? "" : `${namesAbove(module.parent)}::${module.name}`;
}

function ranksOf(mount: Mount): Ranks {
  const { index } = mount.module;
  if (mount.ranks?.version === index.linkedVersion) return mount.ranks;
  const places = new Map<LinkedPlace, number>();
  const modules = new Map<string, number>();
  let rank = 0;
  for (const part of index.linked) {
    for (const place of part.places) {
      places.set(place, rank);
      if (place.linked.outlined.kind === "mod") modules.set(declarationOf(place), rank);
      rank++;
    }
  }
  mount.ranks = { version: index.linkedVersion, places, modules };
  return mount.ranks;
}

function rankOf({ mount, place }: Occurrence): number {
  return ranksOf(mount).places.get(place) ?? 0;
}

/** The places of the `mod` declarations that lead to a file, from the crate's root down. */
function pathOf({ parent, head }: Mount): number[] {
  return parent === undefined ? [] : [...pathOf(parent), ranksOf(parent).modules.get(head) ?? 0];
}

function comparePaths(a: readonly number[], b: readonly number[]): number {
  for (const [i, step] of a.entries()) {
    const other = b[i];
    if (other === undefined) return 1;
    if (step !== other) return step - other;
  }
  return a.length - b.length;
}

/** Whether readers of an item would find the same. */
function isSame(a: Occurrence, b: Occurrence | undefined): boolean {
  if (b === undefined) return false;
  if (a.place === b.place) return true;
  if (a.mount.module.path !== b.mount.module.path || namesAbove(a.place.module) !== namesAbove(b.place.module)) {
    return false;
  }
  const { outlined: one, around } = a.place.linked;
  const { outlined: other } = b.place.linked;
  if (one === other) return true;
  if (one.kind !== other.kind || one.signature !== other.signature || one.name !== other.name) return false;
  if (around.length !== b.place.linked.around.length || one.item?.start !== other.item?.start) return false;
  return one.foreign?.abi === other.foreign?.abi && one.foreign?.unsafe === other.foreign?.unsafe && sameText(a, b);
}

/** Attributes of an external block stand in another slice: whether they are still the same cannot be seen from their facts. */
function sameText({ place: { linked } }: Occurrence, { place: { linked: other } }: Occurrence): boolean {
  const block = linked.outlined.foreign?.attributes ?? [];
  return linked.around.length === 0 && (block.length === 0 || block === other.outlined.foreign?.attributes);
}

// --- symbols

/** Every name that a linked item may have in some configuration. */
function possibleSymbols({ outlined: { name, attributes } }: Linked): readonly string[] {
  const own = plain(name);
  if (attributes.length === 0) return [own];
  const out = new Set([own]);
  const look = ({ name, value, list }: Attribute["meta"]) => {
    if ((name === "link_name" || name === "export_name") && value?.value !== undefined) out.add(value.value);
    for (const inner of list ?? []) look(inner);
  };
  for (const { form, meta } of attributes) if (form !== "doc-comment") look(meta);
  return [...out];
}

function plain(name: string): string {
  return name.startsWith("r#") ? name.slice(2) : name;
}

/** The symbol that attributes give an item. */
export interface Symbol {
  readonly name: string;
  /** The attribute that says so; undefined where the item's own name is the symbol. */
  readonly by: AttributeUse | undefined;
}

/**
 * The symbol of a foreign item with these attributes, those of its block included; undefined where a condition decides
 * that nobody knows, or where a WebAssembly module is named and the compiler makes a symbol of its own.
 */
export function importedSymbol(name: string, attributes: readonly Attribute[], cfg: CfgContext): Symbol | undefined {
  const { uses, maybeMore } = activeAttributes(attributes, cfg);
  if (maybeMore && mentions(attributes, "link_name")) return undefined;
  if (cfg.target.arch.startsWith("wasm")) {
    const named = uses.some(
      ({ meta }) => meta.name === "link" && meta.list?.some((part) => part.name === "wasm_import_module") === true,
    );
    if (named) return undefined;
  }
  const by = uses.findLast(({ meta }) => meta.name === "link_name" && meta.value?.value !== undefined);
  return { name: by?.meta.value?.value ?? plain(name), by };
}

/** The symbol under which attributes export an item; undefined where they do not, or where nobody knows. */
export function exportedSymbol(name: string, attributes: readonly Attribute[], cfg: CfgContext): Symbol | undefined {
  const { uses, maybeMore } = activeAttributes(attributes, cfg);
  if (maybeMore && (mentions(attributes, "export_name") || mentions(attributes, "no_mangle"))) return undefined;
  const by = uses.find(({ meta }) => meta.name === "export_name" && meta.value?.value !== undefined);
  if (by !== undefined) return { name: by.meta.value?.value ?? "", by };
  return uses.some(({ meta }) => meta.name === "no_mangle") ? { name: plain(name), by: undefined } : undefined;
}

function mentions(attributes: readonly Attribute[], word: string): boolean {
  const says = ({ name, list }: Attribute["meta"]): boolean => name === word || list?.some(says) === true;
  return attributes.some(({ meta }) => meta.name === "cfg_attr" && says(meta));
}

/** Whether a function is made anew for each use, so that no symbol is its own. */
export function isGenericFn(item: FnItem | StaticItem): boolean {
  if (item.kind !== "fn") return false;
  if (item.implTraits.some(({ position }) => position === "parameters")) return true;
  return item.generics?.params.some(({ kind }) => kind !== "lifetime") === true;
}

function makeItem(world: World, mount: Mount, { module: inner, linked }: LinkedPlace): LinkedItem | undefined {
  const { outlined, around, bodies } = linked;
  const module = world.within(mount.module, inner);
  const { cfg } = module.crate;
  if (module.presence !== true || presenceOf([...around, ...outlined.attributes], cfg) !== true) return undefined;
  if (isRewritten(outlined.attributes, module) || isRewritten(around, module)) return undefined;
  const isForeign = outlined.foreign !== undefined;
  const symbol = (isForeign ? importedSymbol : exportedSymbol)(outlined.name, outlined.attributes, cfg);
  if (symbol === undefined || (outlined.kind !== "fn" && outlined.kind !== "static")) return undefined;
  let definition: LinkedDefinition | undefined | null = null;
  return {
    symbol: symbol.name,
    role: isForeign ? "declaration" : "definition",
    kind: outlined.kind,
    module,
    file: mount.order,
    get definition() {
      if (definition === null)
        definition = define(linked, { ...moduleScope(world, module), bodies: names(bodies, outlined.source) });
      return definition;
    },
  };
}

function names(bodies: Linked["bodies"], source: string): Scope["bodies"] {
  return bodies.map((items) => bodyNames(items, source));
}

function define({ outlined }: Linked, scope: Scope): LinkedDefinition | undefined {
  const definition = definitionOf(outlined, scope);
  const item = definition?.item;
  if (definition === undefined || item === undefined || (item.kind !== "fn" && item.kind !== "static"))
    return undefined;
  return item.broken ? undefined : (definition as LinkedDefinition);
}
