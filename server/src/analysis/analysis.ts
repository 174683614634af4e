/**
 * The thinking about one document: snapshot in, diagnostics out, nothing thought twice.
 *
 * Enters: a document and its environment. Leaves: diagnostics in file offsets, in order. Findings are remembered per
 * chunk of slices and stay good while the chunk, the container heads around it and the environment are the same objects;
 * there is no invalidation code. Facts are not kept: they are cheaper to make again than to hold for a large file.
 *
 * Work comes in steps, so that whoever drives it can answer other messages in between and drop the rest.
 */
import type { Attribute, ExternBlock, Item, MetaItem, SliceFacts } from "../facts/item.ts";
import { type BodyContext, bodyOf } from "../model/body.ts";
import type { Read } from "../model/reads.ts";
import { bodyNames, type Scope } from "../model/resolve.ts";
import { leadsToBorder, mentionsBorder, type WatchedWords } from "../model/watched-names.ts";
import { rules } from "../rules/index.generated.ts";
import type { AttributeList, Found, Level, Related, Rule, Scene } from "../rules/rule.ts";
import { isWorthParsing, lowerSlice, parseSlice } from "../syntax/lower.ts";
import type { Document, PlacedSlice, Slice } from "../text/document.ts";
import { askAboutBody, bodyRangeOf, mayReachBorder } from "./bodies.ts";
import { evaluateMeta, type Standing, standingOf } from "./conditions.ts";
import type { Diagnostic, RelatedPlace } from "./diagnostic.ts";
import { type Environment, type Severity, severityOf } from "./environment.ts";
import { type FileNames, type Home, namesOf } from "./home.ts";
import { isLintName, levelOf } from "./levels.ts";
import { applySuppressions, findSuppressions, type Suppression } from "./suppressions.ts";
import { toldOnce } from "./told-once.ts";
import { isRefused, type Visit, visitSlice } from "./visit.ts";

/** A finding with everything a fix needs to be made from it. Offsets inside are relative to `slice`. */
export interface Finding {
  readonly rule: Rule;
  readonly found: Found<unknown>;
  readonly scene: Scene;
  readonly severity: Severity;
}

/**
 * What is kept of a finding: what it says. Its facts are let go, and made again when someone asks for a fix. Offsets are
 * relative to the slice.
 */
interface Report extends Omit<Diagnostic, "related"> {
  /** It goes on to the end of the block whose head the slice is. */
  readonly throughBlock: boolean;
  readonly related: readonly Related[];
}

interface PlacedReport {
  readonly report: Report;
  /** Offset of the slice in its chunk. */
  readonly sliceStart: number;
  readonly index: number;
}

/** What findings rest on outside their own slices. */
interface Rests {
  /** The names that were read, and the world's time when they were last known to be as they were. */
  readonly reads: readonly ReadonlySet<Read>[];
  time: number;
  /** What was known about the file's place in its crate. */
  readonly names: FileNames;
  /** The words that decided which bodies were read, where there was one to decide about. */
  words: WatchedWords | undefined;
}

interface ChunkReports extends Rests {
  /** The slices outside the chunk that its findings depend on, and the document's structure when they were last compared. */
  readonly context: readonly object[];
  structure: number;
  readonly reports: readonly PlacedReport[];
  /** Suppression comments, with offsets from the chunk's start. */
  readonly suppressions: readonly Suppression[];
  /** The diagnostics as last given, for a chunk that started there. */
  shown: { readonly base: number; readonly list: readonly Diagnostic[] } | undefined;
}

interface SliceReports extends Rests {
  /** The document's structure when the slice was checked: under another, what is around the slice may be another. */
  readonly structure: number;
  readonly reports: Report[];
}

/** A place about which a rule could say neither yes nor no. `rule` is undefined where the place could not be read at all. */
export interface Unknown {
  readonly rule: string | undefined;
  readonly why: string;
  /** UTF-16 offsets in the file. */
  readonly start: number;
  readonly end: number;
}

/** What is known about the surroundings of a slice. */
export interface Surroundings {
  readonly place: Scene["place"];
  readonly block: ExternBlock | undefined;
  /** The slice of the block's head. */
  readonly blockHead: PlacedSlice | undefined;
  readonly standing: Standing;
  readonly scopes: readonly (readonly Attribute[])[];
  readonly features: ReadonlySet<string>;
  readonly noMain: boolean;
  /** The slices all this was read from. */
  readonly context: readonly Slice[];
  /** What names mean in the container around the slice. Made when asked for. */
  readonly scope: () => Scope;
}

/** What holds at the top of the file. */
interface FileSurroundings extends Surroundings {
  readonly names: FileNames;
}

const dispatch = new Map<string, readonly Rule[]>();
for (const rule of rules) for (const kind of rule.on) dispatch.set(kind, [...(dispatch.get(kind) ?? []), rule]);

/** The attributes that some rule looks at in particular, and the rules that look at all of them. */
const judged = new Set(rules.flatMap(({ attributes }) => attributes ?? []));
const unparticular = dispatch.get("attributes")?.filter(({ attributes }) => attributes === undefined);

/** So many slices are checked in one step. */
const SLICES_IN_STEP = 8;

/** Without one of these words a slice has neither a body nor a value. */
const MAY_HOLD_BODY = /\b(?:fn|const|static)\s/;
const NO_FACTS: SliceFacts = { items: [] };
const NO_SCOPES: readonly (readonly Attribute[])[] = [];

/** A class because it lives beside its document and remembers. */
export class Analysis {
  readonly #document: Document;
  #env: Environment;
  #memo = new WeakMap<object, ChunkReports>();
  /** The cells of `#memo` that have something to say, where few do. */
  #told = new WeakMap<object, ChunkReports>();
  /** What single slices gave, for the chunks in which someone types. */
  #slices = new WeakMap<Slice, SliceReports>();
  /** The findings of slices in a text that does not change. */
  #kept = new WeakMap<Slice, readonly Finding[]>();
  /** Every chunk that was made no later was checked under this structure. */
  #complete: { readonly stamp: number; readonly structure: number; readonly time: number } | undefined;
  #fileAround: { readonly structure: number; readonly around: FileSurroundings } | undefined;
  #home: Home | undefined;
  #names: FileNames | undefined;
  /** The watched words, once the slice at hand has asked for them. */
  #words: WatchedWords | undefined;
  readonly #problems: (error: unknown, rule: string) => void;
  /** Hears of what could not be judged, each time a slice is checked. */
  onUnknown: ((unknown: Unknown) => void) | undefined;

  /**
   * `onRuleError` hears of a rule that threw; its other findings and all other rules go on. Without a `home` the text
   * stands alone: names lead to what is in it and to the standard library.
   */
  constructor(document: Document, env: Environment, onRuleError: (error: unknown, rule: string) => void, home?: Home) {
    this.#document = document;
    this.#env = env;
    this.#problems = onRuleError;
    this.#home = home;
  }

  get env(): Environment {
    return this.#env;
  }

  get home(): Home | undefined {
    return this.#home;
  }

  /** Gives a function that tells whether the names that the findings so far rest on are still what they were. */
  rests(): () => boolean {
    const { names } = this.#file();
    const { time } = names;
    const reads = new Set(names.watched.reads);
    for (let c = 0; c < this.#document.chunkCount; c++) {
      for (const some of this.#memo.get(this.#document.chunkKey(c))?.reads ?? [])
        for (const read of some) reads.add(read);
    }
    return () => names.hold() && names.world.held(reads, time);
  }

  /** A new environment forgets everything that was found under the old one. */
  set env(env: Environment) {
    this.settle(env, this.#home);
  }

  /** Goes on in another environment, and with the file in another place. */
  settle(env: Environment, home: Home | undefined): void {
    this.#env = env;
    this.#home = home;
    this.#names = undefined;
    this.#memo = new WeakMap();
    this.#told = new WeakMap();
    this.#slices = new WeakMap();
    this.#kept = new WeakMap();
    this.#complete = undefined;
    this.#fileAround = undefined;
  }

  /**
   * Checks what has not been checked, chunk by chunk, the chunk at `near` first, and no more than `most` of them. Each
   * step is a few milliseconds of work at most for ordinary code; stop at any of them. Afterwards `diagnostics` is
   * complete, if `most` was not less than there are.
   */
  *check(near = 0, most = Number.POSITIVE_INFINITY): Generator<void, void, void> {
    const all = this.#document.chunkCount;
    const count = Math.min(all, most);
    if (count === 0) return;
    const first = Math.max(0, this.#document.chunkAt(Math.max(0, near)));
    const { stamp, structure } = this.#document;
    const { time } = this.#file().names.refreshed();
    const same = this.#complete?.structure === structure && this.#complete.time === time;
    const known = same ? (this.#complete?.stamp ?? -1) : -1;
    const { functions } = this.#file().names.world;
    for (let isAgain = true; isAgain; ) {
      isAgain = false;
      for (let n = 0; n < count; n++) {
        const c = (first + n) % all;
        if (this.#document.chunkStamp(c) <= known || this.#fresh(c)) continue;
        // Where someone types, the next key will leave all slices but one as they are; at a chunk's edge it cuts two anew.
        yield* this.#checkChunk(c, n <= 1 || n === all - 1);
        yield;
        if (!functions.pending || count < all) continue;
        // What this chunk asked of the whole crate others will ask too; then this one is asked again.
        yield* functions.load();
        isAgain = true;
      }
    }
    if (count === all) this.#complete = { stamp, structure, time };
  }

  /** Whether a check came to its end before: then the next one has little to do. */
  get hasBeenComplete(): boolean {
    return this.#complete !== undefined;
  }

  /** Everything found so far, in order of place. Complete once `check` has run to its end. */
  diagnostics(): Diagnostic[] {
    const out: Diagnostic[] = [];
    const suppressions: Suppression[] = [];
    for (let c = 0; c < this.#document.chunkCount; c++) {
      const cell = this.#told.get(this.#document.chunkKey(c));
      if (cell === undefined) continue;
      const base = this.#document.chunkStart(c);
      if (cell.shown?.base !== base || cell.reports.some(({ report }) => reachesOut(report))) {
        cell.shown = { base, list: cell.reports.map((placed) => this.#place(placed, c, base + placed.sliceStart)) };
      }
      out.push(...cell.shown.list);
      for (const s of cell.suppressions) suppressions.push({ ...s, start: s.start + base, end: s.end + base });
    }
    out.sort((a, b) => a.start - b.start || a.end - b.end);
    return toldOnce(suppressions.length === 0 ? out : applySuppressions(out, suppressions, this.#document, this.#env));
  }

  /** The findings whose place touches `[start, end]`, with their slices: what code actions are made from. */
  findingsAt(start: number, end: number): { finding: Finding; placed: PlacedSlice; diagnostic: Diagnostic }[] {
    const out: { finding: Finding; placed: PlacedSlice; diagnostic: Diagnostic }[] = [];
    if (this.#document.chunkCount === 0) return out;
    // A block's finding starts at its head, so the heads around the place are asked as well.
    const here = this.#document.sliceAt(start);
    const chunks = new Set<number>();
    if (here !== undefined) for (const parent of this.#document.parentsOf(here)) chunks.add(parent.chunk);
    const last = this.#document.chunkAt(Math.max(start, end));
    for (let c = Math.max(0, this.#document.chunkAt(start)); c <= last; c++) chunks.add(c);
    for (const c of chunks) {
      if (!this.#fresh(c)) for (const step of this.#checkChunk(c, true)) void step;
      const cell = this.#told.get(this.#document.chunkKey(c));
      let index = -1;
      let findings: readonly Finding[] = [];
      let next = 0;
      for (const reported of cell?.reports ?? []) {
        const placed = this.#document.sliceOf(c, reported.index);
        if (placed === undefined) continue;
        // The findings of a slice come in the order of its reports.
        if (reported.index !== index) {
          index = reported.index;
          findings = [];
          next = 0;
        }
        const diagnostic = this.#place(reported, c, placed.start);
        const nth = next++;
        if (diagnostic.start > end || diagnostic.end < start) continue;
        if (findings.length === 0) findings = this.#findingsIn(placed);
        const finding = findings[nth];
        if (finding !== undefined) out.push({ finding, placed, diagnostic });
      }
    }
    return out.sort((a, b) => a.diagnostic.start - b.diagnostic.start);
  }

  /** The facts of a slice and what it stands in. */
  look(placed: PlacedSlice): { readonly facts: SliceFacts; readonly around: Surroundings } {
    return { facts: lowerSlice(placed.slice), around: this.#surroundings(placed) };
  }

  /** Where the external block whose head is `head` ends in the file, its `}` included. */
  blockEnd(head: PlacedSlice): number {
    const { depth } = head.slice;
    for (let next = this.#document.nextSlice(head); next !== undefined; next = this.#document.nextSlice(next)) {
      if (next.slice.kind === "close" && next.slice.depth === depth + 1) return next.start + next.slice.text.length;
      if (next.slice.depth <= depth) return next.start;
    }
    return this.#document.length;
  }

  /** A report as a diagnostic of the file. */
  #place({ report, index }: PlacedReport, chunk: number, sliceStart: number): Diagnostic {
    const { rule, rustc, severity, message, related, tag, throughBlock, once } = report;
    const head = throughBlock ? this.#document.sliceOf(chunk, index) : undefined;
    return {
      rule,
      rustc,
      severity,
      message,
      start: sliceStart + report.start,
      end: head?.slice.kind === "open" ? this.blockEnd(head) : sliceStart + report.end,
      related: related.flatMap((place) => this.#placeRelated(place, sliceStart)),
      tag,
      once,
    };
  }

  #placeRelated({ range, message, of }: Related, sliceStart: number): RelatedPlace[] {
    if (of === undefined) {
      return [{ start: sliceStart + range.start, end: sliceStart + range.end, message, path: undefined }];
    }
    const { index, path } = of.scope.module;
    const start = index.startOf(of.declaration);
    if (start === undefined || index.isStandard) return [];
    const other = index.document === this.#document ? undefined : path;
    return [{ start: start + range.start, end: start + range.end, message, path: other }];
  }

  #fresh(c: number): boolean {
    const cell = this.#memo.get(this.#document.chunkKey(c));
    if (cell === undefined || !this.#holds(cell)) return false;
    if (cell.structure === this.#document.structure) return true;
    const context = this.#context(this.#document.slicesOf(c));
    if (cell.context.length !== context.length || context.some((slice, i) => slice !== cell.context[i])) return false;
    cell.structure = this.#document.structure;
    return true;
  }

  /** Whether what the findings rest on is as it was. */
  #holds(rests: Rests): boolean {
    const { names } = this.#file();
    if (rests.names !== names) return false;
    const { time } = names;
    if (rests.time === time) return true;
    if (rests.words !== undefined && rests.words !== names.watched.words) return false;
    for (const reads of rests.reads) if (!names.world.held(reads, rests.time)) return false;
    rests.time = time;
    return true;
  }

  *#checkChunk(c: number, remember: boolean): Generator<void, void, void> {
    const slices = this.#document.slicesOf(c);
    const base = this.#document.chunkStart(c);
    const { structure } = this.#document;
    const reports: PlacedReport[] = [];
    const suppressions: Suppression[] = [];
    let around: Surroundings | undefined;
    let depth = -1;
    const context = this.#context(slices);
    const { names } = this.#file();
    let words: WatchedWords | undefined;
    const { time } = names;
    const ownReads = new Set<Read>();
    const allReads: ReadonlySet<Read>[] = [ownReads];
    let checked = 0;
    for (const [index, placed] of slices.entries()) {
      const { slice, start } = placed;
      if (slice.text.includes("ferrule:")) suppressions.push(...findSuppressions(slice.text, start - base));
      // Neighbours of one depth with no head between them stand in the same container.
      if (slice.depth !== depth || slices[index - 1]?.slice.kind === "open") around = undefined;
      depth = slice.depth;
      let cell = remember ? this.#slices.get(slice) : undefined;
      if (cell?.structure !== structure || !this.#holds(cell)) {
        const own: Report[] = [];
        // Where nobody types, the chunk alone remembers what was read.
        const reads = remember ? new Set<Read>() : ownReads;
        this.#words = undefined;
        const fresh: SliceReports = { structure, reports: own, reads: [reads], time, names, words };
        names.world.recording(reads, () => {
          const facts = this.#factsOf(placed);
          if (facts.items.length === 0) return;
          checked++;
          around ??= this.#surroundings(placed);
          const findings = this.#checkSlice(facts, this.#within(placed, around), placed);
          for (const finding of findings) own.push(reportOf(finding));
          // A text that nobody edits is asked for its fixes once, soon, or not at all.
          if (!names.world.changes && findings.length > 0) this.#kept.set(slice, findings);
        });
        fresh.words = this.#words;
        cell = fresh;
        if (remember) this.#slices.set(slice, cell);
      }
      words ??= cell.words;
      if (remember) for (const reads of cell.reads) if (reads.size > 0) allReads.push(reads);
      for (const report of cell.reports) reports.push({ report, sliceStart: start - base, index });
      if (checked < SLICES_IN_STEP) continue;
      checked = 0;
      yield;
    }
    const rests: Rests = { reads: allReads, time, names, words };
    const cell: ChunkReports = { context, structure, reports, suppressions, shown: undefined, ...rests };
    const key = this.#document.chunkKey(c);
    this.#memo.set(key, cell);
    if (reports.length > 0 || suppressions.length > 0) this.#told.set(key, cell);
    // Another file may have taken back what was wrong here, where the chunk is the same.
    else this.#told.delete(key);
  }

  /** The findings of one slice: made anew where somebody types, since their facts were let go. */
  #findingsIn(placed: PlacedSlice): readonly Finding[] {
    const kept = this.#kept.get(placed.slice);
    if (kept !== undefined) return kept;
    const around = this.#within(placed, this.#surroundings(placed));
    return this.#checkSlice(this.#factsOf(placed), around, placed);
  }

  /** The facts of a slice that says something about the border, or whose bodies reach it. */
  #factsOf(placed: PlacedSlice): SliceFacts {
    const { slice } = placed;
    const { text, kind, inside } = slice;
    if (isWorthParsing(slice)) return parseSlice(slice);
    if (kind !== "item" || inside === "extern-block" || !MAY_HOLD_BODY.test(text)) return NO_FACTS;
    const reaches = RAW_POINTER.test(text) || this.#reachesBorder(placed, text, 0, text.length);
    return reaches ? parseSlice(slice) : NO_FACTS;
  }

  /** Whether what stands between two offsets of a slice's text can do something at the border. */
  #reachesBorder(placed: PlacedSlice, text: string, start: number, end: number): boolean {
    const { names } = this.#file();
    const { words } = names.watched;
    this.#words = words;
    const leads = (segments: readonly string[]) => leadsToBorder(names.scopeAt(placed), segments);
    if (mentionsBorder(text, start, end, words, leads)) return true;
    if (placed.slice.inside !== "impl" || !text.includes("self.")) return false;
    // What a method does to its own fields depends on the type that its impl is for.
    const head = this.#document.parentOf(placed)?.slice.text;
    return head !== undefined && mentionsBorder(head, 0, head.length, words, leads);
  }

  #checkSlice(facts: SliceFacts, around: Surroundings, placed: PlacedSlice): readonly Finding[] {
    const { slice, start } = placed;
    const out: Finding[] = [];
    const report = (finding: Finding) => out.push(finding);
    visitSlice(facts, slice.text, around, this.#env, (visit) => {
      this.#noteOpaque(visit, start);
      const listed = listedFor(visit);
      const isBody = visit.kind === "body";
      if (
        (listed === undefined && !isBody) ||
        (visit.standing !== "active" && visit.kind !== "problem" && visit.kind !== "inactive")
      )
        return;
      const scene = new VisitScene(this.#env, visit, around, slice);
      if (this.onUnknown !== undefined) scene.unknown = this.#noteUnknown(scene, start);
      if (isBody) {
        const ask = (rule: Rule, subject: unknown, context: BodyContext | undefined) =>
          this.#ask(rule, subject, scene, context, report);
        this.#askAboutBody(visit.item, scene, placed, ask);
      } else if (listed !== undefined) {
        for (const rule of listed) this.#ask(rule, visit.subject, scene, undefined, report);
      }
    });
    return withoutGeneral(out);
  }

  #ask(
    rule: Rule,
    subject: unknown,
    scene: VisitScene,
    context: BodyContext | undefined,
    report: (finding: Finding) => void,
  ): void {
    scene.asking = rule;
    try {
      for (const found of rule.check(subject as never, scene)) {
        const level = this.#levelOf(rule, found, scene.scopesIn(context));
        const severity = severityOf(level);
        if (severity !== undefined) report({ rule, found, scene, severity });
      }
    } catch (error) {
      this.#problems(error, rule.name);
    }
  }

  #noteUnknown(scene: VisitScene, start: number): Scene["unknown"] {
    return (range, why) => {
      this.onUnknown?.({ rule: scene.asking?.name, why, start: start + range.start, end: start + range.end });
    };
  }

  #levelOf(rule: Rule, found: Found<unknown>, scopes: readonly (readonly Attribute[])[]): Level {
    const key = keyOf(rule, found);
    const lint = found.lint ?? (key !== undefined && isLintName(key) ? key : undefined);
    return levelOf(rule, found.level ?? rule.level, lint, this.#env, scopes);
  }

  #askAboutBody(item: Item, scene: Scene, placed: PlacedSlice, ask: Parameters<typeof askAboutBody>[1]): void {
    const range = bodyRangeOf(item);
    const { text } = placed.slice;
    if (range === undefined) return;
    // The head counts too: types of parameters say what is done with them.
    if (!mayReachBorder(item) && !this.#reachesBorder(placed, text, item.start, item.end)) return;
    askAboutBody(bodyOf(item, range, text, scene.scope), ask);
  }

  /** Tells of items that cannot be judged because a macro makes of them what it wants. */
  #noteOpaque({ kind, item, standing }: Visit, start: number): void {
    if (
      this.onUnknown === undefined ||
      kind === "problem" ||
      kind === "abi" ||
      kind === "attributes" ||
      kind === "body"
    )
      return;
    if (standing !== "opaque" || isRefused(item)) return;
    const why = "an attribute macro may make anything of it";
    this.onUnknown({ rule: undefined, why, start: start + item.start, end: start + item.head.end });
  }

  /** What holds for the head of a container: its inner attributes speak for it as its outer ones do. */
  #within(placed: PlacedSlice, around: Surroundings): Surroundings {
    if (placed.slice.kind !== "open") return around;
    const attributes = this.#innerAttributes(placed).flatMap(attributesOf);
    if (attributes.length === 0) return around;
    const standing = around.standing === "active" ? standingOf(attributes, this.#env) : around.standing;
    return { ...around, standing, scopes: [...around.scopes, attributes] };
  }

  /** The slices that a chunk's findings depend on besides its own. */
  #context(slices: readonly PlacedSlice[]): Slice[] {
    const out = this.#innerAttributes(undefined);
    const [first] = slices;
    const last = slices.at(-1);
    if (first === undefined || last === undefined) return out;
    for (const parent of this.#document.parentsOf(first)) out.push(parent.slice, ...this.#innerAttributes(parent));
    // The inner attributes of a head at the chunk's end may be in the next one.
    const head = last.slice.kind === "inner-attribute" ? this.#document.parentOf(last) : last;
    if (head?.slice.kind === "open") out.push(...this.#innerAttributes(head));
    return out;
  }

  /** The `#![…]` slices at the head of the file, or of the container whose head is `open`. */
  #innerAttributes(open: PlacedSlice | undefined): Slice[] {
    const out: Slice[] = [];
    let next = this.#document.nextSlice(open);
    for (; next?.slice.kind === "inner-attribute"; next = this.#document.nextSlice(next)) out.push(next.slice);
    return out;
  }

  #surroundings(placed: PlacedSlice): Surroundings {
    const file = this.#file();
    const context = [...file.context];
    const scopes = [...file.scopes];
    let { standing } = file;
    let place: Scene["place"] = "module";
    let block: ExternBlock | undefined;
    let blockHead: PlacedSlice | undefined;
    for (const parent of this.#document.parentsOf(placed)) {
      const inner = this.#innerAttributes(parent);
      context.push(parent.slice, ...inner);
      const head = lowerSlice(parent.slice).items.at(-1);
      const attributes = [...(head?.attributes ?? []), ...inner.flatMap(attributesOf)];
      if (attributes.length > 0) scopes.push(attributes);
      const own = head !== undefined && isRefused(head) ? "opaque" : standingOf(attributes, this.#env);
      if (standing === "active") standing = own;
      place = placeOf(parent.slice.container);
      block = head?.kind === "extern-block" ? head : undefined;
      blockHead = block === undefined ? undefined : parent;
      if (place === "extern-block" && block === undefined) standing = "opaque";
    }
    const scope = once(() => this.#scopeAround(placed));
    return { ...file, place, block, blockHead, standing, scopes, context, scope };
  }

  /** What names mean in the containers around a slice. */
  #scopeAround(placed: PlacedSlice): Scope {
    const { names } = this.#file();
    let scope = names.scopeAt(placed);
    const parent = this.#document.parentOf(placed);
    const head = parent === undefined ? undefined : lowerSlice(parent.slice).items.at(-1);
    if (parent !== undefined && (head?.kind === "impl" || head?.kind === "trait")) {
      const source = parent.slice.text;
      const generics = head.generics === undefined ? scope.generics : [head.generics, ...scope.generics];
      const outer: Scope = { ...scope, generics };
      const self = head.selfType === undefined ? ("unknown" as const) : { type: head.selfType, source, scope: outer };
      scope = { ...outer, self };
    }
    return scope;
  }

  /** What holds at the top of the file. Kept while no container's head and no inner attribute changes. */
  #file(): FileSurroundings {
    const { structure } = this.#document;
    if (this.#names?.hold() !== true) this.#names = namesOf(this.#document, this.#env, this.#home);
    const names = this.#names;
    const known = this.#fileAround;
    if (known?.structure === structure && known.around.names === names) return known.around;
    const context = this.#innerAttributes(undefined);
    const attributes = context.flatMap(attributesOf);
    const features = new Set<string>();
    let noMain = false;
    for (const attribute of [...this.#env.crateAttributes, ...attributes]) {
      for (const { name, list } of possibleMetas(attribute.meta, this.#env)) {
        noMain ||= name === "no_main";
        if (name === "feature") for (const item of list ?? []) features.add(item.name);
      }
    }
    const around: FileSurroundings = {
      names,
      place: "module",
      block: undefined,
      blockHead: undefined,
      standing: names.inactive ? "inactive" : standingOf(attributes, this.#env),
      scopes: [this.#env.crateAttributes, ...names.attributes, attributes],
      features,
      noMain,
      context,
      scope: once(() => names.scope()),
    };
    this.#fileAround = { structure, around };
    return around;
  }
}

/** Leaves out what a more particular rule says about the same place. */
function withoutGeneral(findings: readonly Finding[]): readonly Finding[] {
  if (findings.length < 2 || findings.every(({ rule }) => rule.yieldsTo === undefined)) return findings;
  return findings.filter(({ rule: { yieldsTo }, found: { range } }) => {
    if (yieldsTo === undefined) return true;
    return !findings.some(
      ({ rule, found: { range: other } }) =>
        other.start < range.end && range.start < other.end && yieldsTo.includes(rule.name),
    );
  });
}

function reportOf({ rule, found, severity }: Finding): Report {
  const { range, related = [], through } = found;
  return {
    rule: rule.name,
    rustc: keyOf(rule, found),
    severity,
    message: rule.message(found.data, found),
    start: range.start,
    end: range.end,
    related,
    tag: rule.tag,
    throughBlock: through === "block",
    once: found.once,
  };
}

function attributesOf(slice: Slice): readonly Attribute[] {
  return lowerSlice(slice).items.flatMap((item: Item) => item.attributes);
}

/** A raw pointer as a parameter or result, by text. */
const RAW_POINTER = /(?:->|:)\s*\*(?:const|mut)\b/;

const NOTHING_TOLD: Scene["unknown"] = () => {};

/** What rules see of a visit. A class because it remembers the scope, which few rules ask for and some more than once. */
class VisitScene implements Scene {
  readonly edition: Scene["edition"];
  readonly target: Scene["target"];
  readonly crateType: Scene["crateType"];
  readonly features: Scene["features"];
  readonly noMain: boolean;
  readonly place: Scene["place"];
  readonly block: Scene["block"];
  readonly item: Item;
  readonly crateRoot: boolean;
  readonly source: string;
  unknown: Scene["unknown"] = NOTHING_TOLD;
  /** The rule that is being asked. */
  asking: Rule | undefined;
  readonly #visit: Visit;
  readonly #around: Surroundings;
  readonly #slice: Slice;
  #scope: Scope | undefined;

  constructor(env: Environment, visit: Visit, around: Surroundings, slice: Slice) {
    this.edition = env.edition;
    this.target = env.target;
    this.crateType = env.crateType;
    this.features = around.features;
    this.noMain = around.noMain;
    this.place = visit.place;
    this.block = visit.block;
    this.item = visit.item;
    this.crateRoot = env.crateRoot && isTop(visit, slice);
    this.source = slice.text;
    this.#visit = visit;
    this.#around = around;
    this.#slice = slice;
  }

  get scope(): Scope {
    this.#scope ??= scopeOf(this.#visit, this.#around, this.#slice);
    return this.#scope;
  }

  /** The attribute lists that speak for a finding, outermost first; in a body, those of the nodes around it too. */
  scopesIn(context: BodyContext | undefined): readonly (readonly Attribute[])[] {
    const inner = context === undefined ? NO_SCOPES : context.attributes;
    return [...this.#around.scopes, ...this.#visit.scopes, ...inner];
  }
}

/** Whether what is visited stands at the top of the file, itself or in an external block or macro call that does. */
function isTop({ place, block, parents }: Visit, { depth }: Slice): boolean {
  if (parents.some(({ kind }) => kind !== "macro-call" && kind !== "extern-block")) return false;
  const own = block !== undefined && parents.length === 0;
  return depth <= (place === "extern-block" && own ? 1 : 0);
}

/** Whether a report says something about places that move without its own slice. */
function reachesOut({ throughBlock, related }: Report): boolean {
  return throughBlock || related.some(({ of }) => of !== undefined);
}

/** The rules that ask for what is visited. */
function listedFor({ kind, subject }: Visit): readonly Rule[] | undefined {
  const listed = dispatch.get(kind);
  if (kind !== "attributes") return listed;
  const { uses } = subject as AttributeList;
  if (!uses.some(({ meta }) => judged.has(meta.name))) return unparticular;
  return listed?.filter(
    ({ attributes }) => attributes === undefined || uses.some(({ meta }) => attributes.includes(meta.name)),
  );
}

/** The scope of the item that a visit is in: the bodies and generic parameters around it inside the slice. */
function scopeOf(visit: Visit, around: Surroundings, slice: Slice): Scope {
  let scope = around.scope();
  for (const item of [...visit.parents, visit.item]) {
    if (item !== visit.item && item.nested.length > 0 && item.kind !== "impl" && item.kind !== "trait") {
      scope = { ...scope, bodies: [bodyNames(item.nested, slice.text), ...scope.bodies] };
    }
    if (item.kind === "impl" || item.kind === "trait") scope = { ...scope, self: "unknown" };
    const generics = "generics" in item ? item.generics : undefined;
    if (generics !== undefined) scope = { ...scope, generics: [generics, ...scope.generics] };
  }
  return scope;
}

/** A function that thinks once. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** The compiler's name for a finding. */
function keyOf(rule: Rule, found: Found<unknown>): string | undefined {
  return found.rustc === undefined ? rule.rustc[0] : (found.rustc ?? undefined);
}

/** An attribute, or what it hands on when it is a `cfg_attr` that may hold. */
function* possibleMetas(meta: MetaItem, env: Environment): Iterable<MetaItem> {
  if (meta.name !== "cfg_attr") {
    yield meta;
    return;
  }
  const [condition, ...rest] = meta.list ?? [];
  if (condition === undefined || evaluateMeta(condition, env) === false) return;
  for (const item of rest) yield* possibleMetas(item, env);
}

function placeOf(container: Slice["container"]): Scene["place"] {
  return container === "mod" || container === undefined ? "module" : container;
}
