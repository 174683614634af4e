/**
 * The names a file declares, by the modules inside it, kept true through edits in time proportional to the edit.
 *
 * Enters: a document. Leaves: modules whose entries say which declarations a name has and when that last changed.
 * Whoever reads an entry and remembers when it did knows later whether to look again; nobody is told.
 */
import type { Linked, Outlined } from "../facts/outline.ts";
import { linkedIn } from "../syntax/linked.ts";
import { outlineBlock, outlineSlice } from "../syntax/outline.ts";
import type { Document, PlacedSlice, Slice } from "../text/document.ts";
import { rewrites } from "./attribute-macros.ts";
import type { NameClock, OpenRead, Read } from "./reads.ts";

/** What a module declares under one name; `*` holds globs, `!` macro calls, `#` inner attributes, `$` nothing. Never removed. */
export interface Entry extends Read {
  readonly declarations: readonly Outlined[];
}

/** What an item that the linker knows stands in. */
export interface LinkedPlace {
  readonly module: FileModule;
  readonly linked: Linked;
}

/** The linked items of a part of a file, and the modules between them that have files of their own, in order of place. */
export interface LinkedPart {
  readonly places: readonly LinkedPlace[];
}

interface OpenEntry extends OpenRead {
  declarations: Outlined[];
}

function newEntry(): OpenEntry {
  return { declarations: [], version: 0, resting: undefined };
}

/** A module as far as one file holds it: the file's top, or an inline module. */
export interface FileModule {
  /** Tells it from every other module of the world. */
  readonly id: number;
  readonly parent: FileModule | undefined;
  /** Its name in the parent; undefined at the top of the file. */
  readonly name: string | undefined;
  /** The declaration of an inline module. */
  readonly head: Outlined | undefined;
  entry(name: string): Entry;
  /** The modules declared in it, inline and in files. */
  modules(): readonly Outlined[];
  /**
   * What leads to the border: declarations that `touchesBorder` holds for, imports and modules. One of each that reads
   * the same. The entry `$` tells when that last changed.
   */
  leads(): Iterable<Outlined>;
}

/** What a module declares that leads to the border, by the text that tells it from others. */
type Leads = Map<string, { count: number; outlined: Outlined }>;

/** What is kept of a module under its path. */
interface ModuleNames {
  readonly entries: Map<string, OpenEntry>;
  readonly leads: Leads;
}

class OpenModule implements FileModule {
  readonly id: number;
  readonly parent: OpenModule | undefined;
  readonly head: Outlined | undefined;
  readonly known: ModuleNames;

  constructor(id: number, parent: OpenModule | undefined, head: Outlined | undefined, names: ModuleNames) {
    this.id = id;
    this.parent = parent;
    this.head = head;
    this.known = names;
  }

  get name(): string | undefined {
    return this.head?.name;
  }

  modules(): readonly Outlined[] {
    const out: Outlined[] = [];
    for (const { declarations } of this.known.entries.values()) {
      for (const outlined of declarations) if (outlined.kind === "mod") out.push(outlined);
    }
    return out;
  }

  entry(name: string): OpenEntry {
    return entryIn(this.known, name);
  }

  *leads(): Iterable<Outlined> {
    for (const { outlined } of this.known.leads.values()) yield outlined;
  }
}

function entryIn({ entries }: ModuleNames, name: string): OpenEntry {
  let entry = entries.get(name);
  if (entry === undefined) {
    entry = newEntry();
    entries.set(name, entry);
  }
  return entry;
}

/** What an update has touched, as it was before. */
interface Touched {
  readonly entries: Map<OpenEntry, readonly Outlined[]>;
  /** Whether a lead was there. */
  readonly leads: Map<ModuleNames, Map<string, boolean>>;
}

/** What a file's modules were before it is read anew. */
interface Before {
  /** How many modules of one path there are so far. */
  readonly twins: Map<string, number>;
  readonly modules: ReadonlyMap<Slice, OpenModule>;
}

/** What tells a declaration that leads to the border from others; undefined for any other. */
function leadOf(outlined: Outlined): string | undefined {
  switch (outlined.kind) {
    case "import":
    case "glob":
    case "extern-crate":
      return `use ${outlined.import?.path.join("::")} as ${outlined.name}`;
    case "mod":
      return `mod ${outlined.name}`;
    default:
      return touchesBorder(outlined) ? outlined.name : undefined;
  }
}

const UNSAFE_OR_EXTERN = /\b(?:unsafe|extern)\b/;
const EXTERN = /\bextern\b/;
/** What makes the methods of a struct look at the border: raw pointers, and fields that cannot be borrowed. */
const HELD = /\*\s*(?:mut|const)\b|\bpacked\b/;
const MUTABLE = /\bstatic\s+mut\b/;

/**
 * Whether what uses a declaration may do something at the border: foreign items, mutable statics, functions that are
 * unsafe or whose signature names an ABI, types that hold raw pointers or function pointers with an ABI or are packed;
 * none that an attribute macro may make something else of. By text: a word too many is no harm.
 */
export function touchesBorder({ kind, foreign, signature, attributes }: Outlined): boolean {
  if (attributes.length > 0 && rewrites(attributes)) return false;
  switch (kind) {
    case "fn":
      return foreign !== undefined || UNSAFE_OR_EXTERN.test(signature);
    case "static":
      return foreign !== undefined || MUTABLE.test(signature) || EXTERN.test(signature);
    case "struct":
    case "union":
    case "type":
      return EXTERN.test(signature) || (kind === "struct" && HELD.test(signature));
    default:
      return false;
  }
}

/** What a chunk declares, in order: names, and the heads of the containers between them. */
interface ChunkEvent {
  /** How many containers it stands in. */
  readonly depth: number;
  readonly outlined: Outlined | undefined;
  /** The slice of a head; `outlined` is the module that it opens, if it does. */
  readonly opens: Slice | undefined;
  readonly linked: readonly Linked[];
}

interface PlacedName {
  readonly module: OpenModule;
  readonly outlined: Outlined;
}

interface Placed extends LinkedPart {
  readonly key: object;
  readonly names: readonly PlacedName[];
}

/** What a slice declares. */
interface SliceOutline {
  /** The head of the block or impl around it. */
  readonly owner: Slice | undefined;
  readonly events: readonly ChunkEvent[];
}

/** A class because it lives beside its document and remembers. */
export class FileIndex {
  #document: Document;
  readonly #clock: NameClock;
  readonly #outlines = new WeakMap<
    object,
    { readonly head: Slice | undefined; readonly events: readonly ChunkEvent[] }
  >();
  readonly #sliceOutlines = new WeakMap<Slice, SliceOutline>();
  /** Entries outlive the modules they stood in, so that readers of a name find out when it is gone. */
  readonly #entries = new Map<string, ModuleNames>();
  #chunks: Placed[] = [];
  #modules = new Map<Slice, OpenModule>();
  /** In which module a declaration stood that is gone. */
  readonly #gone = new WeakMap<Outlined, OpenModule>();
  /** What declarations have become that an edit near them replaced by their like. */
  readonly #successors = new WeakMap<Outlined, Outlined>();
  readonly #inline = new WeakMap<Outlined, OpenModule>();
  /** The names of heads stay the same objects, since modules hang from them. */
  readonly #heads = new WeakMap<Slice, Outlined>();
  #top: OpenModule;
  #structure = -1;
  #stamp = -1;
  #linked: readonly LinkedPart[] | undefined;
  #linkedVersion = 0;
  /** Whether somebody asked for a name in it. */
  #asked = false;
  readonly #head: OpenEntry = newEntry();
  #headStructure = -1;

  /** Whether no file on disk stands behind it. */
  readonly isStandard: boolean;

  constructor(document: Document, clock: NameClock, isStandard: boolean) {
    this.isStandard = isStandard;
    this.#document = document;
    this.#clock = clock;
    this.#top = this.#module(undefined, undefined, "");
  }

  get document(): Document {
    return this.#document;
  }

  /** The linked items, part by part in order of place. A part is the same object as long as nothing in it changes. */
  get linked(): readonly LinkedPart[] {
    this.build();
    this.#linked ??= this.#chunks.filter(({ places }) => places.length > 0);
    return this.#linked;
  }

  /** Another number whenever `linked` is another list. */
  get linkedVersion(): number {
    return this.#linkedVersion;
  }

  /** The file's top module. */
  get top(): FileModule {
    return this.#top;
  }

  /** The inner attributes at the head of the file. Read without the rest of it. */
  get head(): Entry {
    if (this.#headStructure !== this.#document.structure) {
      const declarations: Outlined[] = [];
      for (
        let at = this.#document.nextSlice(undefined);
        at?.slice.kind === "inner-attribute";
        at = this.#document.nextSlice(at)
      ) {
        declarations.push(...outlineSlice(at.slice));
      }
      if (this.#headStructure >= 0 && !sameDeclarations(this.#head.declarations, declarations)) {
        this.#clock.move(this.#head);
      }
      this.#head.declarations = declarations;
      this.#headStructure = this.#document.structure;
    }
    return this.#head;
  }

  /** The innermost module inside the file in which a slice stands. */
  moduleAt(placed: PlacedSlice): FileModule {
    this.build();
    return this.#moduleAround(placed);
  }

  /** The inline module that a declaration in `parent` opens; undefined for one in a macro's input. */
  inlineModule(parent: FileModule, head: Outlined): FileModule | undefined {
    this.build();
    const module = this.#inline.get(head);
    return module?.parent === parent ? module : undefined;
  }

  /** Goes on with another document for the same file. */
  replace(document: Document): void {
    if (document === this.#document) return;
    this.#document = document;
    this.#structure = -1;
    this.#stamp = -1;
    this.refresh();
  }

  /** The UTF-16 offset at which the slice of a declaration starts; undefined when it is gone. Linear in the slices. */
  startOf(outlined: Outlined): number | undefined {
    const key = this.#chunkOf(outlined)?.key;
    for (let c = 0; key !== undefined && c < this.document.chunkCount; c++) {
      if (this.document.chunkKey(c) !== key) continue;
      return this.document.slicesOf(c).find(({ slice }) => slice.text === outlined.source)?.start;
    }
    const successor = this.#successorOf(outlined);
    return successor === undefined ? undefined : this.startOf(successor);
  }

  /** The chunk that a declaration stands in. */
  #chunkOf(outlined: Outlined): Placed | undefined {
    return this.#chunks.find(
      ({ names, places }) =>
        names.some((one) => one.outlined === outlined) || places.some(({ linked }) => linked.outlined === outlined),
    );
  }

  /** The declaration that reads the same now; undefined when there is none. */
  #successorOf(outlined: Outlined): Outlined | undefined {
    const known = this.#successors.get(outlined);
    if (known !== undefined) return known;
    const module = this.#gone.get(outlined);
    if (module === undefined) return undefined;
    const path = pathOf(module);
    const isLike = ({ module, outlined: other }: { readonly module: OpenModule; readonly outlined: Outlined }) =>
      other !== outlined &&
      sameDeclarations([outlined], [other]) &&
      other.name === outlined.name &&
      pathOf(module) === path;
    for (const { names, places } of this.#chunks) {
      const linked = places.map(({ module, linked: one }) => ({
        module: module as OpenModule,
        outlined: one.outlined,
      }));
      const found = names.find(isLike) ?? linked.find(isLike);
      if (found === undefined) continue;
      this.#successors.set(outlined, found.outlined);
      return found.outlined;
    }
    return undefined;
  }

  /** Does what is slow about `build` in small steps. An edit between them makes it no less right. */
  *prepare(): Generator<void, void, void> {
    const { document } = this;
    for (let c = 0; !this.#asked && c < document.chunkCount; c++) {
      this.#outlineChunk(c, document.chunkKey(c));
      if (c % CHUNKS_IN_STEP === CHUNKS_IN_STEP - 1) yield;
    }
  }

  /** Reads the names of the whole file, once. */
  build(): void {
    if (this.#asked) return;
    this.#rebuild();
    this.#asked = true;
    this.#stamp = this.document.stamp;
    this.#structure = this.document.structure;
  }

  /** Takes in what was edited since the last time. */
  refresh(): void {
    void this.head;
    if (!this.#asked) return;
    const { stamp, structure } = this.document;
    if (stamp === this.#stamp) return;
    if (structure === this.#structure) this.#refreshChunks();
    else this.#rebuild();
    this.#stamp = stamp;
    this.#structure = structure;
  }

  /** Reads the chunks that are new; the rest, and the modules, are as they were. */
  #refreshChunks(): void {
    const { document } = this;
    const known = new Map(this.#chunks.map((placed) => [placed.key, placed]));
    const chunks: Placed[] = [];
    const fresh: number[] = [];
    for (let c = 0; c < document.chunkCount; c++) {
      const key = document.chunkKey(c);
      const placed = known.get(key);
      if (placed === undefined) fresh.push(c);
      known.delete(key);
      chunks.push(placed ?? this.#placesOf(c, this.#modulesAround(document.sliceOf(c, 0))));
    }
    this.#replace(known.values(), chunks, fresh);
  }

  /** Reads all chunks, since a container's head is another one now. */
  #rebuild(): void {
    const before = this.#chunks;
    let chunks = this.#placesAnew(this.#modules);
    if (this.#asked) {
      // Whether a module is there is for its attributes to say: then nothing in it stays what it was.
      const isOther = this.#hasOtherAttributes(chunks);
      if (isOther) chunks = this.#placesAnew(new Map());
      this.#replace(before, chunks, chunks.keys(), isOther);
      return;
    }
    // Nobody has asked before the first time.
    for (const { names } of chunks) for (const one of names) declare(one, undefined);
    this.#chunks = chunks;
    if (chunks.some(({ places }) => places.length > 0)) this.#relink();
  }

  /** The names of all chunks. Of the modules that were, those that are the same stay. */
  #placesAnew(modules: ReadonlyMap<Slice, OpenModule>): Placed[] {
    this.#modules = new Map();
    const around = [this.#top];
    const before: Before = { twins: new Map(), modules };
    return Array.from({ length: this.document.chunkCount }, (_, c) => this.#placesOf(c, around, before));
  }

  /** Whether the inner attributes of some module are others than before. */
  #hasOtherAttributes(chunks: readonly Placed[]): boolean {
    const now = new Map<ModuleNames, Outlined[]>();
    for (const { known } of [this.#top, ...this.#modules.values()]) now.set(known, []);
    for (const { names } of chunks)
      for (const { module, outlined } of names) if (outlined.name === "#") now.get(module.known)?.push(outlined);
    for (const [known, attributes] of now)
      if (!sameDeclarations(entryIn(known, "#").declarations, attributes)) return true;
    return false;
  }

  /** Goes on with other chunks: those at `fresh` come for those that `left`. */
  #replace(left: Iterable<Placed>, chunks: Placed[], fresh: Iterable<number>, isOther = false): void {
    const touched: Touched = { entries: new Map(), leads: new Map() };
    // Most of what a changed chunk declares is what it declared before.
    const gone = new Map<Outlined, PlacedName>();
    const goneLinked = new Map<Linked, LinkedPlace>();
    for (const { names, places } of left) {
      for (const one of names) gone.set(one.outlined, one);
      for (const place of places) goneLinked.set(place.linked, place);
    }
    let isLinkedChanged = false;
    const come: PlacedName[] = [];
    for (const c of fresh) {
      const { key, names, places } = chunks[c] as Placed;
      for (const one of names) {
        if (gone.get(one.outlined)?.module === one.module) gone.delete(one.outlined);
        else come.push(one);
      }
      const same = places.map((place) => {
        const before = goneLinked.get(place.linked);
        if (isOther || before?.module !== place.module) {
          isLinkedChanged = true;
          return place;
        }
        goneLinked.delete(place.linked);
        return before;
      });
      chunks[c] = { key, names, places: same.length === 0 ? NO_PLACES : same };
    }
    if (goneLinked.size > 0) isLinkedChanged = true;
    this.#leave(gone.values(), goneLinked.values());
    for (const { module, outlined } of gone.values()) {
      const entry = module.entry(outlined.name);
      if (!touched.entries.has(entry)) touched.entries.set(entry, entry.declarations);
      countLead(module.known, outlined, -1, touched);
    }
    for (const entry of touched.entries.keys())
      entry.declarations = entry.declarations.filter((outlined) => !gone.has(outlined));
    for (const one of come) declare(one, touched);
    this.#chunks = chunks;
    if (isLinkedChanged) this.#relink();
    this.#settle(touched);
  }

  #leave(names: Iterable<PlacedName>, places: Iterable<LinkedPlace>): void {
    for (const { module, outlined } of names) this.#gone.set(outlined, module);
    for (const { module, linked } of places) this.#gone.set(linked.outlined, module as OpenModule);
  }

  #relink(): void {
    this.#linked = undefined;
    this.#linkedVersion++;
    this.#clock.linked++;
  }

  /** The names of a chunk with their modules. `around` holds the module at each depth, and is carried on. */
  #placesOf(c: number, around: OpenModule[], before: Before = { twins: new Map(), modules: new Map() }): Placed {
    const key = this.document.chunkKey(c);
    const names: PlacedName[] = [];
    let places: LinkedPlace[] | undefined;
    for (const { depth, outlined, opens, linked } of this.#outlineChunk(c, key)) {
      const module = around[Math.min(depth, around.length - 1)] ?? this.#top;
      if (outlined !== undefined) names.push({ module, outlined });
      for (const one of linked) {
        places ??= [];
        places.push({ module, linked: one });
      }
      if (opens === undefined) continue;
      around.length = Math.min(around.length, depth + 1);
      around.push(outlined?.kind === "mod" ? this.#openModule(opens, outlined, module, before) : module);
    }
    return { key, names, places: places ?? NO_PLACES };
  }

  #openModule(slice: Slice, head: Outlined, parent: OpenModule, { twins, modules }: Before): OpenModule {
    const known = this.#modules.get(slice);
    if (known !== undefined) return known;
    const path = `${pathOf(parent)}::${head.name}`;
    const nth = twins.get(path) ?? 0;
    twins.set(path, nth + 1);
    const own = nth === 0 ? path : `${path}#${nth}`;
    const same = modules.get(slice);
    const isSame = same?.parent === parent && same.head === head && same.known === this.#entries.get(own);
    const module = same !== undefined && isSame ? same : this.#module(parent, head, own);
    this.#modules.set(slice, module);
    this.#inline.set(head, module);
    return module;
  }

  #module(parent: OpenModule | undefined, head: Outlined | undefined, path: string): OpenModule {
    let known = this.#entries.get(path);
    if (known === undefined) {
      known = { entries: new Map(), leads: new Map() };
      this.#entries.set(path, known);
    }
    return new OpenModule(this.#clock.modules++, parent, head, known);
  }

  #moduleAround(placed: PlacedSlice | undefined): OpenModule {
    return this.#modulesAround(placed).at(-1) as OpenModule;
  }

  /** The module at each depth around a slice. */
  #modulesAround(placed: PlacedSlice | undefined): OpenModule[] {
    const out = [this.#top];
    if (placed === undefined) return out;
    for (const { slice } of this.document.parentsOf(placed))
      out.push(this.#modules.get(slice) ?? (out.at(-1) as OpenModule));
    return out;
  }

  /** Tells the readers of entries whose declarations are others than before. */
  #settle(touched: Touched): void {
    for (const [entry, before] of touched.entries) {
      if (!sameDeclarations(before, entry.declarations)) this.#clock.move(entry);
    }
    for (const [known, before] of touched.leads) {
      for (const [key, wasThere] of before) {
        if (known.leads.has(key) === wasThere) continue;
        this.#clock.move(entryIn(known, "$"));
        break;
      }
    }
  }

  #outlineChunk(c: number, key: object): readonly ChunkEvent[] {
    const first = this.document.sliceOf(c, 0);
    // What the head of a block or an impl says holds for what is in it.
    const inside = first?.slice.inside;
    const around =
      inside === undefined || inside === "mod" || first === undefined
        ? undefined
        : this.document.parentOf(first)?.slice;
    const known = this.#outlines.get(key);
    if (known !== undefined && known.head === around) return known.events;
    const events: ChunkEvent[] = [];
    let block = inside === "extern-block" ? around && outlineBlock(around) : undefined;
    let owner = around;
    for (const { slice } of this.document.slicesOf(c)) {
      const { depth } = slice;
      if (slice.kind === "open") {
        events.push({ depth, outlined: this.#headOf(slice), opens: slice, linked: NO_LINKED });
        owner = slice;
        block = slice.container === "extern-block" ? outlineBlock(slice) : undefined;
        continue;
      }
      const known = this.#sliceOutlines.get(slice);
      if (known !== undefined && known.owner === owner) {
        events.push(...known.events);
        continue;
      }
      const own = eventsOf(slice, block, owner);
      events.push(...own);
      // Where someone types, most slices will be as they are.
      if (this.#asked) this.#sliceOutlines.set(slice, { owner, events: own });
    }
    this.#outlines.set(key, { head: around, events });
    return events;
  }

  #headOf(slice: Slice): Outlined | undefined {
    let head = this.#heads.get(slice);
    if (head === undefined) {
      [head] = outlineSlice(slice);
      if (head !== undefined) this.#heads.set(slice, head);
    }
    return head;
  }
}

function eventsOf(slice: Slice, block: Parameters<typeof outlineSlice>[1], owner: Slice | undefined): ChunkEvent[] {
  const { depth } = slice;
  const events: ChunkEvent[] = [];
  const outlined = outlineSlice(slice, block);
  for (const one of outlined) {
    const linked = one.kind === "mod" && !one.inline ? [{ outlined: one, around: [], bodies: [] }] : NO_LINKED;
    events.push({ depth, outlined: one, opens: undefined, linked });
  }
  const linked = linkedIn(slice, outlined, owner);
  if (linked.length > 0) events.push({ depth, outlined: undefined, opens: undefined, linked });
  return events;
}

/** How many chunks are read at once where there is no hurry. */
const CHUNKS_IN_STEP = 2;

const NO_PLACES: readonly LinkedPlace[] = [];
const NO_LINKED: readonly Linked[] = [];

/** Puts a name into its module. */
function declare({ module, outlined }: PlacedName, touched: Touched | undefined): void {
  const entry = module.entry(outlined.name);
  if (touched?.entries.has(entry) === false) touched.entries.set(entry, [...entry.declarations]);
  entry.declarations.push(outlined);
  countLead(module.known, outlined, 1, touched);
}

/** Counts a declaration that leads to the border in or out. */
function countLead(known: ModuleNames, outlined: Outlined, by: 1 | -1, touched: Touched | undefined): void {
  const key = leadOf(outlined);
  if (key === undefined) return;
  const lead = known.leads.get(key);
  if (touched !== undefined) {
    let before = touched.leads.get(known);
    if (before === undefined) {
      before = new Map();
      touched.leads.set(known, before);
    }
    if (!before.has(key)) before.set(key, lead !== undefined);
  }
  if (lead === undefined) {
    if (by === 1) known.leads.set(key, { count: 1, outlined });
    return;
  }
  lead.count += by;
  if (by === 1) lead.outlined = outlined;
  if (lead.count === 0) known.leads.delete(key);
}

function pathOf(module: OpenModule | undefined): string {
  return module?.head === undefined ? "" : `${pathOf(module.parent)}::${module.head.name}`;
}

function sameDeclarations(before: readonly Outlined[], after: readonly Outlined[]): boolean {
  if (before.length !== after.length) return false;
  return before.every((one, i) => {
    const other = after[i] as Outlined;
    if (one === other) return true;
    if (one.kind !== other.kind || one.signature !== other.signature) return false;
    return one.foreign?.abi === other.foreign?.abi && one.attributes.length === other.attributes.length;
  });
}
