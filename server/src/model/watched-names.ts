/**
 * The words by which a body can reach the border, so that only bodies which mention one of them are parsed.
 *
 * Enters: a file's module. Leaves: the names of foreign items, mutable statics, unsafe and `extern` functions that the
 * file's names lead to, and the modules through which a path can lead to more. The same object as long as nothing in it
 * changes. Names are followed through modules of the same crate, `libc` and crates whose names end as those of
 * bindings do; other crates are not read for this. A word too many costs a parse, a word missing a finding.
 */

import type { Outlined } from "../facts/outline.ts";
import { WINDOWS_MAKERS } from "../target/allocators.ts";
import { isIdentifierContinue, isIdentifierStart } from "../text/scan.ts";
import { touchesBorder } from "./file-index.ts";
import { knownPresence } from "./presence.ts";
import type { Read } from "./reads.ts";
import { type Namespace, type Resolution, resolveInModule, type Scope } from "./resolve.ts";
import type { Module, World } from "./world.ts";

/**
 * `name`: a body with this word is parsed. `qualifier`: one where a path that begins with it leads to the border.
 * `import`: one where the word, or such a path, does; that is asked where the word is found.
 */
type Kind = "name" | "qualifier" | "import";

export interface WatchedWords {
  readonly own: ReadonlyMap<string, Kind>;
  /** The names that globs bring, by glob. */
  readonly brought: readonly ReadonlySet<string>[];
  /** Where `slotOf` a word is 0, the word is not watched. */
  readonly slots: Uint8Array;
}

const SLOTS = 4096;

/** A number that is often another for another word; units of the text are looked at, no string is made. */
function slotOf(text: string, start: number, end: number): number {
  const middle = text.charCodeAt((start + end) >> 1);
  return (text.charCodeAt(start) * 61 + text.charCodeAt(end - 1) * 17 + middle * 5 + (end - start) * 131) & (SLOTS - 1);
}

/** What the rules about bodies look for without a name that leads anywhere. */
const ALWAYS: readonly (readonly [string, Kind])[] = [
  ...[
    "as_ptr",
    "as_mut_ptr",
    "null",
    "null_mut",
    "zeroed",
    "uninit",
    "uninitialized",
    "assume_init",
    "from_raw",
    "into_raw",
    "from_raw_parts",
    "from_raw_parts_mut",
    "from_ptr",
    "transmute",
    "transmute_copy",
    "forget",
    "ManuallyDrop",
    "leak",
    "c_void",
    "CStr",
    "CString",
    "catch_unwind",
    "block_on",
    "from_utf8_unchecked",
    "SocketAddr",
    "SocketAddrV4",
    "SocketAddrV6",
    ...WINDOWS_MAKERS,
  ].map((word) => [word, "name"] as const),
  ...["crate", "self", "super", "libc"].map((word) => [word, "qualifier"] as const),
];

const BORDER_CRATE = /^(?:libc|ffi|sys)$|_(?:sys|ffi)$/;

/** Names of functions, constants, statics and modules; types lead nowhere that a body's rules look. */
const VALUE_NAME = /^(?:_*[a-z]|[A-Z0-9_]+$)/;

/** The watched words of one file. A class because it remembers, and knows what that rests on. */
export class WatchedNames {
  readonly #world: World;
  readonly #module: Module;
  #words: WatchedWords | undefined;
  #reads: ReadonlySet<Read> = new Set();
  #time = 0;

  /** `module` is the file's own. */
  constructor(world: World, module: Module) {
    this.#world = world;
    this.#module = module;
  }

  /** The words now. */
  get words(): WatchedWords {
    if (this.#words !== undefined && this.#holds()) return this.#words;
    const reads = new Set<Read>();
    this.#time = this.#world.time;
    const words = this.#world.recordingApart(reads, () => wordsOf(this.#world, this.#module));
    this.#reads = reads;
    if (this.#words === undefined || !sameWords(this.#words, words)) this.#words = words;
    return this.#words;
  }

  /** What the words rest on. */
  get reads(): ReadonlySet<Read> {
    return this.#reads;
  }

  #holds(): boolean {
    const { time } = this.#world;
    if (time === this.#time) return true;
    if (!this.#world.held(this.#reads, this.#time)) return false;
    this.#time = time;
    return true;
  }
}

function sameWords(a: WatchedWords, b: WatchedWords): boolean {
  if (a.own.size !== b.own.size || a.brought.length !== b.brought.length) return false;
  for (const [word, kind] of a.own) if (b.own.get(word) !== kind) return false;
  return a.brought.every((set, i) => sameSet(set, b.brought[i] as ReadonlySet<string>));
}

function sameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  if (a === b) return true;
  if (a.size !== b.size) return false;
  for (const one of a) if (!b.has(one)) return false;
  return true;
}

function wordsOf(world: World, top: Module): WatchedWords {
  const own = new Map(ALWAYS);
  const brought = new Set<ReadonlySet<string>>();
  const waiting = [top];
  for (let module = waiting.pop(); module !== undefined; module = waiting.pop()) {
    for (const lead of leadsOf(world, module)) {
      const { kind, name } = lead;
      if (kind === "mod") {
        if (!own.has(name)) own.set(name, "qualifier");
        const inner = lead.inline ? world.declared(module, lead) : undefined;
        if (inner !== undefined) waiting.push(inner);
      } else if (kind === "glob") {
        const opened = openedBy(world, module, lead.import?.path ?? []);
        const names = opened === undefined || opened.index === top.index ? NONE : borderNames(world, opened);
        if (names.size > 0) brought.add(names);
      } else if (kind === "import" || kind === "extern-crate") {
        const isLead = VALUE_NAME.test(name) && isNear(world, module, lead.import?.path ?? []);
        if (isLead && own.get(name) !== "name") own.set(name, "import");
      } else own.set(name, "name");
    }
  }
  const slots = new Uint8Array(SLOTS);
  for (const names of [own.keys(), ...brought]) for (const name of names) slots[slotOf(name, 0, name.length)] = 1;
  return { own, brought: [...brought], slots };
}

const NONE: ReadonlySet<string> = new Set();

/** What a module declares that leads to the border and may be there. */
function leadsOf(world: World, module: Module): readonly Outlined[] {
  module.index.build();
  world.entry(module, "$");
  const { cfg } = module.crate;
  return [...module.names.leads()].filter(({ attributes }) => knownPresence(attributes, cfg) !== false);
}

/** Whether an import brings a name at the border. */
function bringsBorder(world: World, module: Module, name: string, path: readonly string[]): boolean {
  if (!VALUE_NAME.test(name) || !isNear(world, module, path)) return false;
  // The path is followed, not the name: a name that is no value here would be sought far.
  return isAtBorder(targetOf(world, module, path, "value"));
}

/** What the path of an import names. */
function targetOf(world: World, module: Module, path: readonly string[], ns: Namespace): Resolution {
  if (module.crate.edition === 2015) {
    const inRoot = resolveInModule(world, module, ["crate", ...path], ns);
    if (inRoot.kind === "definition" || inRoot.kind === "module") return inRoot;
  }
  return resolveInModule(world, module, path, ns);
}

function isAtBorder(found: Resolution): boolean {
  return found.kind === "definition" && touchesBorder(found.definition.declaration);
}

/** The names that a glob of a module brings. Private ones are counted in. */
function borderNames(world: World, module: Module): ReadonlySet<string> {
  return world.answer(module, "names at the border", "", () => {
    const out = new Set<string>();
    const seen = new Set([module]);
    for (const at of seen) {
      for (const lead of leadsOf(world, at)) {
        const { kind, name } = lead;
        if (kind === "glob") {
          const opened = openedBy(world, at, lead.import?.path ?? []);
          if (opened !== undefined) seen.add(opened);
        } else if (kind === "import") {
          if (bringsBorder(world, at, name, lead.import?.path ?? [])) out.add(name);
        } else if (kind !== "mod" && kind !== "extern-crate") out.add(name);
      }
    }
    return out;
  });
}

/** The module that a glob opens, if it is one of those that are read. */
function openedBy(world: World, module: Module, path: readonly string[]): Module | undefined {
  if (!isNear(world, module, path)) return undefined;
  const found = targetOf(world, module, path, "type");
  return found.kind === "module" ? found.module : undefined;
}

/** How many imports may lead to each other before one is held for far. */
const STEPS = 4;

/** Whether a path leads into the same crate or to bindings. */
function isNear(world: World, module: Module, path: readonly string[], steps = 0): boolean {
  const [first, second = ""] = path;
  if (first === undefined || steps > STEPS) return false;
  if (first === "crate" || first === "self" || first === "super") return true;
  if (first === "") return BORDER_CRATE.test(second);
  if (BORDER_CRATE.test(first)) return true;
  const { declarations } = world.entry(module, first);
  for (const one of declarations) {
    if (one.kind === "mod" || one.kind === "enum") return true;
    const target = one.import?.path;
    if (target !== undefined && target[0] !== first && isNear(world, module, target, steps + 1)) return true;
  }
  return module.crate.edition === 2015 && module.parent !== undefined && declarations.length === 0
    ? isNear(world, rootOf(module), path, steps + 1)
    : false;
}

function rootOf(module: Module): Module {
  let root = module;
  while (root.parent !== undefined) root = root.parent;
  return root;
}

/** Whether a path, as written in a scope's module, leads to something at the border. */
export function leadsToBorder({ world, module }: Scope, segments: readonly string[]): boolean {
  return isAtBorder(resolveInModule(world, module, segments, "value"));
}

/**
 * Whether a text between two offsets mentions a watched word; `leads` is asked about paths that begin with a qualifier.
 * Comments and strings count as code.
 */
export function mentionsBorder(
  text: string,
  start: number,
  end: number,
  words: WatchedWords,
  leads: (segments: readonly string[]) => boolean,
): boolean {
  for (let at = start; at < end; ) {
    if (!isIdentifierStart(text.charCodeAt(at))) {
      at++;
      continue;
    }
    const from = at++;
    while (at < end && isIdentifierContinue(text.charCodeAt(at))) at++;
    const path = text.charCodeAt(at) === 58 && text.charCodeAt(at + 1) === 58;
    if (words.slots[slotOf(text, from, at)] === 0 && !path) continue;
    const word = text.slice(from, at);
    const kind = kindOf(word, words) ?? (path && BORDER_CRATE.test(word) ? "qualifier" : undefined);
    if (kind === "name") return true;
    if (kind === undefined || (kind === "qualifier" && !path)) continue;
    const segments = [word];
    while (text.startsWith("::", at) && isIdentifierStart(text.charCodeAt(at + 2))) {
      const begin = at + 2;
      at = begin;
      while (at < end && isIdentifierContinue(text.charCodeAt(at))) at++;
      segments.push(text.slice(begin, at));
    }
    const last = segments.at(-1) as string;
    if (segments.length > 1 && kindOf(last, words) === "name") return true;
    if ((segments.length > 1 || kind === "import") && VALUE_NAME.test(last) && leads(segments)) return true;
  }
  return false;
}

function kindOf(word: string, { own, brought }: WatchedWords): Kind | undefined {
  const kind = own.get(word);
  if (kind === "name") return kind;
  for (const names of brought) if (names.has(word)) return "name";
  return kind;
}
