/**
 * The functions of crates by owner and name, with bodies as they are now, and the items that mention a word.
 *
 * Enters: the files of a crate. Leaves: the slices that hold a method of a type, a free function, or a word that rules
 * compare across a crate. Only the text of slices is looked at until somebody wants the item. An edit costs the chunk
 * that it is in; who asked for a function hears of a change in its body too, unlike who asked for its name alone.
 */
import type { ContainerHead, FnItem, Item } from "../facts/item.ts";
import { parseSlice } from "../syntax/lower.ts";
import type { Document, PlacedSlice, Slice } from "../text/document.ts";
import type { Crate } from "./crate.ts";
import type { FileIndex } from "./file-index.ts";
import { Gathered, type Row } from "./gathered.ts";
import { presenceOf } from "./presence.ts";
import { type Answers, type NameClock, newRead, type OpenRead } from "./reads.ts";
import { moduleScope, type Scope } from "./resolve.ts";
import type { Module, World } from "./world.ts";

/** A function with its text as it is now. The same object as long as its slice stays. */
export interface FnSource {
  readonly name: string;
  readonly item: FnItem;
  /** The text in which the item's ranges stand. */
  readonly source: string;
  /** Where its signature and its body are resolved. */
  readonly scope: Scope;
  /** The impl or trait around it. */
  readonly owner: { readonly item: ContainerHead | undefined; readonly source: string } | undefined;
  /** What the world was asked about it. Nobody else's business. */
  readonly answers: Answers;
}

/** An item, as text and parsed, that mentions a word. */
export interface Mention {
  readonly items: readonly Item[];
  readonly source: string;
  /** The impl or trait around it is among the scope's generics and its `self`. */
  readonly scope: Scope;
}

interface HeldMention extends Mention {
  /** The head of the impl or trait around it. */
  readonly head: Slice | undefined;
}

/** The words that rules look for in a whole crate. Rare ones: each place is remembered. */
const MENTIONED =
  /\b(?:from_raw|into_raw|forget|leak|from_raw_parts|from_raw_parts_mut|into_raw_parts|catch_unwind|ManuallyDrop|decrement_strong_count)\b/g;

const FN_NAME = /\bfn\s+(?:r#)?([\w]+|[^\s(<{};]+)/u;

interface Found {
  readonly key: string;
  /** Its place in the chunk. */
  readonly index: number;
  readonly slice: Slice;
  readonly head: Slice | undefined;
}

interface FoundAt extends Found {
  readonly chunk: number;
}

/** What a chunk of a file holds, and what stands around its first slice. */
interface ChunkFunctions {
  readonly head: Slice | undefined;
  readonly found: readonly Found[];
}

/** A chunk, or the one that took its place. */
interface ChunkAt {
  key: object;
  /** Its number in the file. */
  chunk: number;
  functions: ChunkFunctions;
}

/** What a file holds. Kept true edit by edit. */
interface FileFunctions {
  document: Document;
  stamp: number;
  structure: number;
  /** By the chunk's key. */
  chunks: ReadonlyMap<object, ChunkAt>;
  /** The chunks that hold something under a key. */
  readonly byKey: Map<string, Set<ChunkAt>>;
}

/** What came and went under a key in a file. */
interface Edit {
  readonly index: FileIndex;
  readonly key: string;
  readonly gone: readonly Found[];
  readonly come: readonly FoundAt[];
}

/** What is gathered in a crate. */
interface Gathering {
  /** The keys of the mentions that it is made of. */
  readonly words: ReadonlySet<string>;
  modules: readonly Module[];
  /** Moves when it is gathered for the first time; undefined where that was done at once. */
  ready: OpenRead | undefined;
  readonly gathered: Pick<Gathered<unknown>, "edit" | "replace">;
}

/** A module with its place among those of its crate. */
interface Ordered {
  readonly module: Module;
  readonly order: number;
}

const NONE: readonly FoundAt[] = [];
/** So many mentions are gathered at once, and so many in one step. */
const AT_ONCE = 200;
const IN_STEP = 32;
const STANDARD = ["core", "alloc", "std"] as const;

/** A class because it remembers, and is kept true. */
export class Functions {
  readonly #world: World;
  readonly #clock: NameClock;
  readonly #files = new Map<FileIndex, FileFunctions>();
  readonly #chunks = new WeakMap<object, ChunkFunctions>();
  readonly #foundIn = new WeakMap<
    Slice,
    { readonly index: number; readonly head: Slice | undefined; readonly found: readonly Found[] }
  >();
  /** The files in which something is found under a key. */
  readonly #holders = new Map<string, Set<FileIndex>>();
  readonly #orders = new WeakMap<readonly Module[], ReadonlyMap<FileIndex, Ordered>>();
  /** What the standard library has, by target, owner and name. */
  readonly #standard = new Map<string, Map<string, Map<string, readonly FnSource[]>>>();
  readonly #asked = new Map<string, OpenRead>();
  /** The keys under which something else is found since the last `refresh`. */
  readonly #touched = new Set<string>();
  #edits: Edit[] = [];
  readonly #gatherings = new Map<Crate, Map<string, Gathering>>();
  readonly #pending = new Map<Gathering, Crate>();
  #loading: Generator<void, void, void> | undefined;
  readonly #mentions = new WeakMap<Slice, WeakMap<Module, HeldMention>>();
  readonly #sources = new WeakMap<
    Slice,
    Map<Module, { readonly head: Slice | undefined; readonly functions: readonly FnSource[] }>
  >();

  constructor(world: World, clock: NameClock) {
    this.#world = world;
    this.#clock = clock;
  }

  /** The methods and associated functions of a name in the impls for types of a name in a crate; undefined until the crate is read. */
  methods(crate: Crate, owner: string, name: string): readonly FnSource[] | undefined {
    return this.#functions(this.#world.modulesOf(crate), owner, name);
  }

  /** The same in the standard library, whose texts never change. */
  standardMethods(user: Crate, owner: string, name: string): readonly FnSource[] {
    const { triple } = user.cfg.target;
    let byOwner = this.#standard.get(triple);
    if (byOwner === undefined) {
      byOwner = new Map();
      this.#standard.set(triple, byOwner);
    }
    let byName = byOwner.get(owner);
    if (byName === undefined) {
      byName = new Map();
      byOwner.set(owner, byName);
    }
    let all = byName.get(name);
    if (all === undefined) {
      all = STANDARD.flatMap((crate) => {
        const one = this.#world.standard(crate, user);
        return one === undefined ? [] : (this.methods(one, owner, name) ?? []);
      });
      byName.set(name, all);
    }
    return all;
  }

  /** The same in one file: that of `module`. */
  methodsInFile(module: Module, owner: string, name: string): readonly FnSource[] {
    return this.#functions([fileOf(module)], owner, name) ?? [];
  }

  /** The free functions of a name in the module's file, in any of its inline modules; not those in bodies. */
  inFile(module: Module, name: string): readonly FnSource[] {
    return this.#functions([fileOf(module)], "", name) ?? [];
  }

  /** The items of a crate that mention a word of `MENTIONED`; undefined until the crate is read. */
  mentions(crate: Crate, word: string): readonly Mention[] | undefined {
    const modules = this.#world.modulesOf(crate);
    if (modules === undefined || !this.#world.seesAll) return undefined;
    const key = `#${word}`;
    this.#world.touch(this.#read(key));
    const out: Mention[] = [];
    for (const file of this.#holding(modules, key)) {
      for (const found of this.#in(file.index, key)) {
        const mention = this.#mentionAt(file, found);
        if (mention !== undefined) out.push(mention);
      }
    }
    return out;
  }

  /**
   * The rows that `of` makes of the items of a crate that mention a word of `words`, all of them in `MENTIONED`; undefined
   * until the crate is read, and where that is much work, until `load` has done it: who asked hears of that. `topic` must
   * tell `of` from others.
   */
  gathered<T>(
    crate: Crate,
    topic: string,
    words: readonly string[],
    of: (mention: Mention) => Iterable<Row<T>>,
  ): Gathered<T> | undefined {
    const modules = this.#world.modulesOf(crate);
    if (modules === undefined || !this.#world.seesAll) return undefined;
    let topics = this.#gatherings.get(crate);
    if (topics === undefined) {
      topics = new Map();
      this.#gatherings.set(crate, topics);
    }
    let gathering: Gathering | undefined = topics.get(topic);
    if (gathering === undefined) {
      const gathered = new Gathered<T>(this.#world, this.#clock, of);
      gathering = { words: new Set(words.map((word) => `#${word}`)), modules: [], gathered, ready: undefined };
      topics.set(topic, gathering);
      if (this.#world.changes && this.#found(gathering, modules).length > AT_ONCE) {
        gathering.ready = newRead();
        this.#pending.set(gathering, crate);
      }
    }
    if (gathering.ready !== undefined) this.#world.touch(gathering.ready);
    if (this.#pending.has(gathering)) return undefined;
    this.#gatherIn(gathering, modules);
    return gathering.gathered as Gathered<T>;
  }

  /** Whether `load` has something to do. */
  get pending(): boolean {
    return this.#pending.size > 0;
  }

  /** Gathers what was asked for, in steps of a few milliseconds. Stop at any of them; edits may come in between. */
  *load(): Generator<void, void, void> {
    while (this.pending) {
      // Whoever stops is gone on from where he stopped.
      this.#loading ??= this.#gatherPending();
      if (this.#loading.next().done === true) this.#loading = undefined;
      else yield;
    }
  }

  *#gatherPending(): Generator<void, void, void> {
    for (const [gathering, crate] of this.#pending) {
      const modules = this.#world.modulesOf(crate) ?? [];
      let steps = 0;
      for (const [file, found] of this.#found(gathering, modules)) {
        const mention = this.#mentionAt(file, found);
        if (mention !== undefined) gathering.gathered.edit([], [[found.slice, mention]]);
        if (++steps % IN_STEP === 0) yield;
      }
      // What went in the meantime goes here.
      this.#gatherIn(gathering, modules);
      this.#pending.delete(gathering);
      if (gathering.ready !== undefined) this.#clock.move(gathering.ready);
    }
  }

  /** Goes on with other files, if they are others. */
  #gatherIn(gathering: Gathering, modules: readonly Module[]): void {
    if (gathering.modules === modules) return;
    gathering.modules = modules;
    const mentions = new Map<Slice, Mention>();
    for (const [file, found] of this.#found(gathering, modules)) {
      const mention = this.#mentionAt(file, found);
      if (mention !== undefined) mentions.set(found.slice, mention);
    }
    gathering.gathered.replace(mentions);
  }

  /** Where something that is to be gathered is mentioned. */
  #found({ words }: Gathering, modules: readonly Module[]): readonly (readonly [Module, FoundAt])[] {
    return [...words].flatMap((key) =>
      this.#holding(modules, key).flatMap((file) =>
        this.#in(file.index, key).map((found): [Module, FoundAt] => [file, found]),
      ),
    );
  }

  /** Takes the mentions that came and went into what is gathered. */
  #gatherEdits(): void {
    const edits = this.#edits;
    this.#edits = [];
    for (const [crate, topics] of edits.length === 0 ? [] : this.#gatherings) {
      const modules = this.#world.modulesOf(crate);
      if (modules === undefined) continue;
      for (const gathering of topics.values()) {
        if (this.#pending.has(gathering)) continue;
        if (modules !== gathering.modules) {
          this.#gatherIn(gathering, modules);
          continue;
        }
        for (const { index, key, gone, come } of edits) {
          const file = gathering.words.has(key) ? this.#ordersOf(modules).get(index)?.module : undefined;
          if (file === undefined) continue;
          const left = new Set(gone.map(({ slice }) => slice));
          const mentions: [Slice, Mention][] = [];
          for (const found of come) {
            const mention = this.#mentionAt(file, found);
            if (mention === undefined) continue;
            left.delete(found.slice);
            mentions.push([found.slice, mention]);
          }
          gathering.gathered.edit(left, mentions);
        }
      }
    }
  }

  #mentionAt(file: Module, found: FoundAt): Mention | undefined {
    const { slice, head } = found;
    const module = this.#moduleOf(file, found);
    if (module === undefined) return undefined;
    let byModule = this.#mentions.get(slice);
    const known = byModule?.get(module);
    if (known !== undefined && known.head === head) return known;
    const scope = this.#scopeOf(module, head);
    if (scope === undefined) return undefined;
    let items: readonly Item[] | undefined;
    const mention: HeldMention = {
      get items() {
        items ??= parseSlice(slice).items;
        return items;
      },
      source: slice.text,
      scope,
      head,
    };
    if (byModule === undefined) {
      byModule = new WeakMap();
      this.#mentions.set(slice, byModule);
    }
    byModule.set(module, mention);
    return mention;
  }

  /** Takes in edits. */
  refresh(): void {
    for (const index of this.#files.keys()) this.#file(index);
    for (const key of this.#touched) {
      const read = this.#asked.get(key);
      if (read !== undefined) this.#clock.move(read);
    }
    this.#touched.clear();
    this.#gatherEdits();
  }

  #functions(files: readonly Module[] | undefined, owner: string, name: string): readonly FnSource[] | undefined {
    if (files === undefined) return undefined;
    const key = `${owner} ${name}`;
    this.#world.touch(this.#read(key));
    const out: FnSource[] = [];
    for (const file of this.#holding(files, key)) {
      for (const found of this.#in(file.index, key)) {
        for (const one of this.#sourcesOf(file, found)) if (one.name === name) out.push(one);
      }
    }
    return out;
  }

  #read(key: string): OpenRead {
    let read = this.#asked.get(key);
    if (read === undefined) {
      read = newRead();
      this.#asked.set(key, read);
    }
    return read;
  }

  /** Those of a crate's files, or of one file, that hold something under a key, in their order. */
  #holding(files: readonly Module[], key: string): readonly Module[] {
    if (files.length <= 1) return files;
    const orders = this.#ordersOf(files);
    const out: Ordered[] = [];
    for (const index of this.#holders.get(key) ?? []) {
      const ordered = orders.get(index);
      if (ordered !== undefined) out.push(ordered);
    }
    return out.sort((a, b) => a.order - b.order).map(({ module }) => module);
  }

  #ordersOf(files: readonly Module[]): ReadonlyMap<FileIndex, Ordered> {
    let orders = this.#orders.get(files);
    if (orders === undefined) {
      orders = new Map(files.map((module, order) => [module.index, { module, order }]));
      for (const { index } of files) this.#file(index);
      this.#orders.set(files, orders);
    }
    return orders;
  }

  /** What a file holds under a key, in order. */
  #in(index: FileIndex, key: string): readonly FoundAt[] {
    const held = this.#file(index).byKey.get(key);
    if (held === undefined) return NONE;
    const holders = [...held];
    if (holders.length > 1) holders.sort((a, b) => a.chunk - b.chunk);
    const out: FoundAt[] = [];
    for (const { chunk, functions } of holders) {
      for (const one of functions.found) if (one.key === key) out.push({ ...one, chunk });
    }
    return out;
  }

  #file(index: FileIndex): FileFunctions {
    const { document } = index;
    let file = this.#files.get(index);
    if (file !== undefined && file.document === document && file.stamp === document.stamp) return file;
    const isFirst = file === undefined;
    if (file === undefined) {
      file = { document, stamp: -1, structure: -1, chunks: new Map(), byKey: new Map() };
      this.#files.set(index, file);
    }
    // Between other heads, what reads the same may mean something else.
    const sameHeads = file.structure === document.structure && file.document === document;
    const before = file.chunks;
    const chunks = new Map<object, ChunkAt>();
    const left = new Set(before.values());
    const fresh: number[] = [];
    for (let chunk = 0; chunk < document.chunkCount; chunk++) {
      const known = sameHeads ? before.get(document.chunkKey(chunk)) : undefined;
      if (known === undefined) fresh.push(chunk);
      else {
        known.chunk = chunk;
        chunks.set(known.key, known);
        left.delete(known);
      }
    }
    const changes = new Map<string, { readonly gone: Found[]; readonly come: FoundAt[] }>();
    const changed = (key: string) => {
      let change = changes.get(key);
      if (change === undefined) {
        change = { gone: [], come: [] };
        changes.set(key, change);
      }
      return change;
    };
    const [...places] = left;
    for (const chunk of fresh) {
      const key = document.chunkKey(chunk);
      const functions = this.#readChunk(document, chunk, !isFirst);
      const place = places.shift();
      // Most of what a changed chunk holds is what it held before.
      const gone = new Set(place?.functions.found);
      const come = functions.found.filter((one) => !sameHeads || !gone.delete(one));
      for (const one of gone) changed(one.key).gone.push(one);
      for (const one of come) changed(one.key).come.push({ ...one, chunk });
      const at: ChunkAt = place ?? { key, chunk, functions };
      at.key = key;
      at.chunk = chunk;
      at.functions = functions;
      chunks.set(key, at);
      const keys = new Set(functions.found.map((one) => one.key));
      for (const one of gone) if (!keys.has(one.key)) file.byKey.get(one.key)?.delete(at);
      for (const one of come) {
        const held = file.byKey.get(one.key);
        if (held === undefined) file.byKey.set(one.key, new Set([at]));
        else held.add(at);
      }
    }
    for (const at of places) {
      for (const one of at.functions.found) {
        changed(one.key).gone.push(one);
        file.byKey.get(one.key)?.delete(at);
      }
    }
    file.document = document;
    file.stamp = document.stamp;
    file.structure = document.structure;
    file.chunks = chunks;
    for (const { slice } of [...changes.values()].flatMap(({ gone }) => gone)) this.#letGo(slice);
    for (const [key, { gone, come }] of changes) {
      if (!isFirst && !sameSlices(gone, come)) this.#touched.add(key);
      if (!isFirst && this.#gatherings.size > 0 && key.startsWith("#")) this.#edits.push({ index, key, gone, come });
      if (file.byKey.get(key)?.size === 0) {
        file.byKey.delete(key);
        this.#holders.get(key)?.delete(index);
      } else {
        const holders = this.#holders.get(key);
        if (holders === undefined) this.#holders.set(key, new Set([index]));
        else holders.add(index);
      }
    }
    return file;
  }

  /** The functions of a slice are no more: nobody needs to be told what was known of them. */
  #letGo(slice: Slice): void {
    for (const { functions } of this.#sources.get(slice)?.values() ?? []) {
      for (const { answers } of functions) {
        for (const byName of answers.values()) for (const answer of byName.values()) answer.shaken();
      }
    }
    this.#sources.delete(slice);
  }

  #readChunk(document: Document, chunk: number, remember: boolean): ChunkFunctions {
    const slices = document.slicesOf(chunk);
    const [first] = slices;
    const around = first === undefined ? undefined : document.parentOf(first)?.slice;
    const key = document.chunkKey(chunk);
    const known = this.#chunks.get(key);
    if (known !== undefined && known.head === around) return known;
    const found: Found[] = [];
    slices.forEach((placed, index) => {
      const { slice } = placed;
      if (slice.kind !== "item" || slice.inside === "extern-block") return;
      const head = isAssociated(slice) ? document.parentOf(placed)?.slice : undefined;
      const known = this.#foundIn.get(slice);
      if (known !== undefined && known.index === index && known.head === head) {
        found.push(...known.found);
        return;
      }
      const own = foundIn(slice, index, head);
      // Where someone types, most slices will be as they are.
      if (remember) this.#foundIn.set(slice, { index, head, found: own });
      found.push(...own);
    });
    const read: ChunkFunctions = { head: around, found };
    this.#chunks.set(key, read);
    return read;
  }

  #sourcesOf(file: Module, found: FoundAt): readonly FnSource[] {
    const { slice, head } = found;
    const module = this.#moduleOf(file, found);
    if (module === undefined) return [];
    let byModule = this.#sources.get(slice);
    const known = byModule?.get(module);
    if (known !== undefined && known.head === head) return known.functions;
    const out: FnSource[] = [];
    const scope = this.#scopeOf(module, head);
    if (scope !== undefined) {
      const owner = head === undefined ? undefined : { item: implIn(head), source: head.text };
      for (const item of parseSlice(slice).items) {
        if (item.kind !== "fn" || item.broken || presenceOf(item.attributes, scope.module.crate.cfg) === false)
          continue;
        const generics = item.generics === undefined ? scope.generics : [item.generics, ...scope.generics];
        out.push({
          name: item.name.text,
          item,
          source: slice.text,
          scope: { ...scope, generics },
          owner,
          answers: new Map(),
        });
      }
    }
    if (byModule === undefined) {
      byModule = new Map();
      this.#sources.set(slice, byModule);
    }
    byModule.set(module, { head, functions: out });
    return out;
  }

  /** The module in which a slice stands. */
  #moduleOf(file: Module, { chunk, index, slice }: FoundAt): Module | undefined {
    const placed: PlacedSlice | undefined = file.index.document.sliceOf(chunk, index);
    // It may have gone since it was found.
    return placed?.slice !== slice ? undefined : this.#world.within(file, file.index.moduleAt(placed));
  }

  /** The scope of what stands in a module under a head; undefined where the module or impl is not there. */
  #scopeOf(module: Module, head: Slice | undefined): Scope | undefined {
    if (module.presence === false) return undefined;
    const scope = moduleScope(this.#world, module);
    const impl = head === undefined ? undefined : implIn(head);
    if (head === undefined || impl === undefined) return head === undefined ? scope : { ...scope, self: "unknown" };
    if (presenceOf(impl.attributes, module.crate.cfg) === false) return undefined;
    const outer: Scope = impl.generics === undefined ? scope : { ...scope, generics: [impl.generics] };
    if (impl.selfType === undefined) return { ...outer, self: "unknown" };
    return { ...outer, self: { type: impl.selfType, source: head.text, scope: outer } };
  }
}

function foundIn(slice: Slice, index: number, head: Slice | undefined): readonly Found[] {
  const { text } = slice;
  const found: Found[] = [];
  const name = FN_NAME.exec(text)?.[1];
  if (name !== undefined) {
    const owner = isAssociated(slice) ? ownerIn(head) : "";
    if (owner !== undefined) found.push({ key: `${owner} ${name}`, index, slice, head });
  }
  const words = text.match(MENTIONED);
  for (const word of words === null ? [] : new Set(words)) found.push({ key: `#${word}`, index, slice, head });
  return found;
}

/** The file's own module around an inline one. */
function fileOf(module: Module): Module {
  let at = module;
  while (at.parent !== undefined && at.names.parent !== undefined) at = at.parent;
  return at;
}

function isAssociated({ inside }: Slice): boolean {
  return inside === "impl" || inside === "trait";
}

function implIn(head: Slice): ContainerHead | undefined {
  const item = parseSlice(head).items.at(-1);
  return item?.kind === "impl" ? item : undefined;
}

/** The name under which the functions of an impl are found: the last segment of its type; undefined for other types. */
function ownerIn(head: Slice | undefined): string | undefined {
  const type = head === undefined ? undefined : implIn(head)?.selfType;
  switch (type?.kind) {
    case "path":
      return type.segments.at(-1);
    case "slice":
      return "[]";
    case "pointer":
      return type.mutable ? "*mut" : "*const";
    default:
      return undefined;
  }
}

function sameSlices(a: readonly Found[], b: readonly Found[]): boolean {
  return a.length === b.length && a.every((one, i) => one.slice === b[i]?.slice && one.head === b[i]?.head);
}
