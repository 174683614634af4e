/**
 * Paths → what they name.
 *
 * Enters: a path as written and the scope it stands in. Leaves: a definition, a module, a primitive type, or why nobody
 * can tell. Three answers: what a macro, an unreadable crate or an undecided `cfg` may decide is `unknown`, never a guess.
 *
 * Source: Rust Reference, "Names", "Paths", "Use declarations", "Preludes".
 */
import type { Generics, Item, PathType, RustType, Variant } from "../facts/item.ts";
import type { Outlined } from "../facts/outline.ts";
import { parseSlice } from "../syntax/lower.ts";
import { outlineItems } from "../syntax/outline.ts";
import type { CfgValue } from "../target/cfg.ts";
import type { Crate } from "./crate.ts";
import { knownPresence } from "./presence.ts";
import type { Module, World } from "./world.ts";

export type Namespace = "type" | "value";

/** An item that a name leads to. The same object for the same declaration in the same module. */
export interface Definition {
  readonly name: string;
  readonly item: Item;
  /** The text in which the item's ranges stand. */
  readonly source: string;
  /** Where its own paths are resolved. */
  readonly scope: Scope;
  readonly declaration: Outlined;
}

/** Where a path stands. */
export interface Scope {
  readonly world: World;
  readonly module: Module;
  /** Generic parameters in reach, innermost list first. */
  readonly generics: readonly Generics[];
  /** Items declared in the bodies around, innermost body first. */
  readonly bodies: readonly (readonly Outlined[])[];
  /** What `Self` is, where there is one: the type of an impl or the definition itself. */
  readonly self:
    | { readonly type: RustType; readonly source: string; readonly scope: Scope }
    | Definition
    | "unknown"
    | undefined;
}

export type Resolution =
  | { readonly kind: "definition"; readonly definition: Definition }
  | { readonly kind: "variant"; readonly definition: Definition; readonly variant: Variant }
  | { readonly kind: "module"; readonly module: Module }
  | { readonly kind: "primitive"; readonly name: string }
  /** A generic parameter. */
  | { readonly kind: "parameter"; readonly name: string; readonly generics: Generics }
  | { readonly kind: "self" }
  /** An item of a type or trait: `T::Item`, `Vec::new`. `base` is what stands before the last segments. */
  | { readonly kind: "associated"; readonly base: Resolution; readonly rest: readonly string[] }
  /** `unlikely`: only if a macro call declares the name, which nothing suggests. */
  | { readonly kind: "unknown"; readonly why: string; readonly unlikely?: boolean }
  /** There is no such name. */
  | { readonly kind: "nothing" };

const NOTHING: Resolution = { kind: "nothing" };

function unknown(why: string): Resolution {
  return { kind: "unknown", why };
}

/** Source: Rust Reference, "Primitive types"; `f16` and `f128` are experiments of the compiler's. */
export const PRIMITIVES: ReadonlySet<string> = new Set(
  "bool char str i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize f16 f32 f64 f128".split(" "),
);

/** The scope at the top of a module. */
export function moduleScope(world: World, module: Module): Scope {
  return { world, module, generics: [], bodies: [], self: undefined };
}

/** What a path in a type or expression names. */
export function resolvePath(path: Pick<PathType, "segments" | "qualified">, scope: Scope, ns: Namespace): Resolution {
  const { segments, qualified } = path;
  if (qualified) return { kind: "associated", base: unknown("a qualified path"), rest: segments };
  const [first, ...rest] = segments;
  if (first === undefined) return NOTHING;
  if (rest.length === 0) return lexical(first, scope, ns);
  if (!isPathWord(first)) {
    const begin = inner(first, scope, "type");
    if (begin !== undefined) return new Lookup(scope.world).follow(begin, rest, ns);
  }
  return resolveInModule(scope.world, scope.module, segments, ns);
}

/** What a path means at the top of a module: no generics, no bodies. */
export function resolveInModule(world: World, module: Module, segments: readonly string[], ns: Namespace): Resolution {
  const path = segments.length === 1 ? (segments[0] as string) : segments.join("::");
  return world.answer(module, ns, path, () => {
    const found = new Lookup(world).path(segments, module, ns);
    return PRIMITIVES.has(segments[0] as string) ? besideModule(found, segments, ns) : found;
  });
}

/**
 * What a path means that begins with the name of a primitive type, which a module may have as well (`use std::str`): the
 * module is no type, and what it does not hold is asked of the type. Source: rustc 1.95, `resolve_qpath`.
 */
function besideModule(found: Resolution, [name = "", ...rest]: readonly string[], ns: Namespace): Resolution {
  if (rest.length === 0) return ns === "type" && found.kind === "module" ? { kind: "primitive", name } : found;
  return found.kind === "nothing" ? { kind: "associated", base: { kind: "primitive", name }, rest } : found;
}

/** A single name, from the inside out. */
function lexical(name: string, scope: Scope, ns: Namespace): Resolution {
  return inner(name, scope, ns) ?? resolveInModule(scope.world, scope.module, [name], ns);
}

/** What a name means inside the items around, before the module is asked. */
function inner(name: string, scope: Scope, ns: Namespace): Resolution | undefined {
  if (name === "Self") return scope.self === undefined ? NOTHING : { kind: "self" };
  if (isPathWord(name)) return undefined;
  for (const generics of scope.generics) {
    const param = generics.params.find((p) => p.name.text === name && p.kind === (ns === "type" ? "type" : "const"));
    if (param !== undefined) return { kind: "parameter", name, generics };
    // `[u8; N]` asks for a value, `Foo<N>` cannot tell.
    if (ns === "type" && generics.params.some((p) => p.name.text === name && p.kind === "const")) {
      return { kind: "parameter", name, generics };
    }
  }
  for (const body of scope.bodies) {
    const found = new Lookup(scope.world).among(body, name, scope, ns);
    if (found.kind !== "nothing") return found;
  }
  return undefined;
}

function isPathWord(segment: string): boolean {
  return segment === "" || segment === "crate" || segment === "self" || segment === "super";
}

/** The topics of questions, made once. */
const GLOB = { type: "glob type", value: "glob value" } as const;
const SEEN = {
  inside: { type: "inside type", value: "inside value" },
  crate: { type: "crate type", value: "crate value" },
  abroad: { type: "abroad type", value: "abroad value" },
} as const;

/** Modules and names nested deeper than this are given up. */
const DEPTH = 64;

/** One question. A class because it remembers which imports it is in the middle of. */
class Lookup {
  readonly #world: World;
  /** The questions that are being asked, outermost first: each is about a module or a declaration. */
  readonly #busy: { readonly about: object; readonly topic: string; readonly name: string }[] = [];
  /** The outermost of them that was not asked a second time, by its place in the list. */
  #cut = Number.POSITIVE_INFINITY;

  constructor(world: World) {
    this.#world = world;
  }

  /** A path with its first segment resolved in a module. */
  path(segments: readonly string[], module: Module, ns: Namespace): Resolution {
    const [first, ...rest] = segments;
    if (first === undefined) return { kind: "module", module };
    const last = rest.length === 0;
    switch (first) {
      case "": {
        const [name, ...others] = rest;
        if (name === undefined) return NOTHING;
        const crate = this.#crateNamed(name, module);
        if (crate.kind !== "nothing" || module.crate.edition !== 2015) return this.follow(crate, others, ns);
        return this.#fromRoot(rest, module, ns);
      }
      case "crate":
        return this.#fromRoot(rest, module, ns);
      case "self":
        return rest[0] === "super" ? this.path(rest, module, ns) : this.follow({ kind: "module", module }, rest, ns);
      case "super": {
        const { parent } = module;
        if (parent === undefined) return unknown("the module above is not known");
        return this.path(rest[0] === "super" ? rest : ["self", ...rest], parent, ns);
      }
      default:
        return last ? this.name(first, module, ns) : this.follow(this.name(first, module, "type"), rest, ns);
    }
  }

  /** The path of a `use`: in Rust 2015 it begins at the crate's root. */
  importPath(segments: readonly string[], module: Module, ns: Namespace): Resolution {
    const [first] = segments;
    if (first === undefined || isPathWord(first)) return this.path(segments, module, ns);
    if (module.crate.edition !== 2015) {
      // A name that a glob brings as well would be ambiguous beside the crate's (E0659), so the globs need not be asked:
      // each of sixty that open a crate would ask all the others what its first word means.
      const isOther = (segments.length === 1 && ns === "value") || this.#declares(first, module);
      const crate = isOther ? NOTHING : this.#crateNamed(first, module);
      return crate.kind === "nothing" ? this.path(segments, module, ns) : this.follow(crate, segments.slice(1), ns);
    }
    const inRoot = this.#fromRoot(segments, module, ns);
    // The compiler puts `extern crate std` there, beside which no macro or glob can bring another `std` (E0260).
    const isHidden = inRoot.kind === "unknown" && first === "std";
    if (inRoot.kind !== "nothing" && !isHidden) return inRoot;
    const crate = this.#crateNamed(first, module);
    return this.follow(crate, segments.slice(1), ns);
  }

  #declares(name: string, module: Module): boolean {
    return this.#world.entry(module, name).declarations.some((one) => holds(one, "type"));
  }

  #fromRoot(rest: readonly string[], module: Module, ns: Namespace): Resolution {
    if (!module.attached) return unknown("the crate's root is not known");
    let root = module;
    while (root.parent !== undefined) root = root.parent;
    return this.follow({ kind: "module", module: root }, rest, ns);
  }

  /** What the segments after `base` name. */
  follow(base: Resolution, rest: readonly string[], ns: Namespace): Resolution {
    let at = base;
    for (let i = 0; i < rest.length; i++) {
      const name = rest[i] as string;
      const wanted = i === rest.length - 1 ? ns : "type";
      switch (at.kind) {
        case "module":
          at = name === "self" ? at : this.#member(name, at.module, wanted);
          break;
        case "definition": {
          const { definition } = at;
          if (definition.item.kind === "enum") {
            const variant = definition.item.variants.find((one) => one.name.text === name);
            if (variant !== undefined) {
              at = { kind: "variant", definition, variant };
              break;
            }
          }
          return { kind: "associated", base: at, rest: rest.slice(i) };
        }
        case "primitive":
        case "parameter":
        case "self":
        case "variant":
          return { kind: "associated", base: at, rest: rest.slice(i) };
        default:
          return at;
      }
    }
    return at;
  }

  /** A name as a module's own code sees it: its items, what it imports, crates, the prelude, the language. */
  name(name: string, module: Module, ns: Namespace): Resolution {
    const own = this.#member(name, module, ns);
    // Nobody calls a type of theirs `u8`, whatever the macros and crates bring that cannot be read.
    const primitive = ns === "type" && PRIMITIVES.has(name);
    if (own.kind !== "nothing" && !(own.kind === "unknown" && (own.unlikely === true || primitive))) return own;
    const crate = ns === "type" ? this.#crateNamed(name, module) : NOTHING;
    if (crate.kind !== "nothing") return crate;
    if (primitive) return { kind: "primitive", name };
    const prelude = this.#prelude(name, module, ns);
    return prelude.kind === "nothing" ? own : prelude;
  }

  /** What a list of declarations says about a name. */
  among(declarations: readonly Outlined[], name: string, scope: Scope, ns: Namespace): Resolution {
    const own = declarations.filter((one) => one.name === name && holds(one, ns));
    const found = this.#choose(own, scope, ns);
    if (found.kind !== "nothing") return found;
    return this.#globs(
      declarations.filter(({ kind }) => kind === "glob"),
      name,
      scope,
      ns,
    );
  }

  /** A name in a module, declared or imported there. */
  #member(name: string, module: Module, ns: Namespace): Resolution {
    if (!this.#begin(module.names, ns, name)) return NOTHING;
    const scope = moduleScope(this.#world, module);
    const declared = this.#world.entry(module, name).declarations.filter((one) => holds(one, ns));
    let found = declared.length === 0 ? NOTHING : this.#choose(declared, scope, ns);
    if (found.kind === "nothing") {
      found = this.#globs(this.#world.entry(module, "*").declarations, name, scope, ns);
    }
    if (found.kind === "nothing") found = this.#inMacros(module);
    this.#busy.pop();
    return found;
  }

  /** Marks a question as being asked; false when it is already. Taken from the list again by whoever asks it. */
  #begin(about: object, topic: string, name: string): boolean {
    const busy = this.#busy;
    if (busy.length > DEPTH) {
      this.#cut = -1;
      return false;
    }
    for (let i = 0; i < busy.length; i++) {
      const one = busy[i] as (typeof busy)[number];
      if (one.about !== about || one.name !== name || one.topic !== topic) continue;
      if (i < this.#cut) this.#cut = i;
      return false;
    }
    busy.push({ about, topic, name });
    return true;
  }

  /** The one of several declarations that is there. */
  #choose(declared: readonly Outlined[], scope: Scope, ns: Namespace): Resolution {
    const { cfg } = scope.module.crate;
    const sure: Resolution[] = [];
    const possible: Resolution[] = [];
    for (const one of declared) {
      const there: CfgValue = knownPresence(one.attributes, cfg);
      if (there === false) continue;
      const meant = this.#meaning(one, scope, ns);
      if (meant.kind !== "nothing") (there === true ? sure : possible).push(meant);
    }
    const candidates = sure.length > 0 ? sure : possible;
    const [first, ...others] = candidates;
    if (first === undefined) return NOTHING;
    return others.every((other) => sameMeaning(first, other)) ? first : unknown("it is declared more than once");
  }

  /** A name among what the globs of a module bring. */
  #globs(globs: readonly Outlined[], name: string, { module }: Scope, ns: Namespace): Resolution {
    let doubt: Extract<Resolution, { kind: "unknown" }> | undefined;
    for (const glob of globs) {
      if (knownPresence(glob.attributes, module.crate.cfg) === false) continue;
      const base = this.#globBase(glob, module);
      const found = base === undefined ? NOTHING : this.#inGlob(base, name, module, ns);
      if (found.kind === "unknown") doubt = doubt === undefined || doubt.unlikely === true ? found : doubt;
      else if (found.kind !== "nothing") return found;
    }
    return doubt ?? NOTHING;
  }

  /** What a glob opens; undefined while that very question is being asked. */
  #globBase(glob: Outlined, module: Module): Resolution | undefined {
    return this.#kept(module, "base", (glob.import?.path ?? []).join("::"), () => {
      if (!this.#begin(glob, "base", "")) return undefined;
      const base = this.importPath(glob.import?.path ?? [], module, "type");
      this.#busy.pop();
      return base;
    });
  }

  /** A name in what a glob in `module` opens. */
  #inGlob(base: Resolution, name: string, module: Module, ns: Namespace): Resolution {
    if (base.kind === "definition" && base.definition.item.kind === "enum") {
      const found = this.follow(base, [name], ns);
      return found.kind === "variant" ? found : NOTHING;
    }
    if (base.kind === "unknown") return base;
    if (base.kind !== "module" || base.module === module) return NOTHING;
    const opened = base.module;
    const sight = isInside(module, opened) ? "inside" : module.crate === opened.crate ? "crate" : "abroad";
    return this.#kept(opened, SEEN[sight][ns], name, () => this.#seen(opened, name, sight, ns));
  }

  /** A name in a module as others see it. */
  #seen(module: Module, name: string, sight: Sight, ns: Namespace): Resolution {
    const own = this.#world.entry(module, name).declarations;
    // Private names do not stand in the way of what the module's own globs bring.
    if (own.some((one) => holds(one, ns) && isSeen(one, sight))) return this.#member(name, module, ns);
    if (!this.#begin(module.names, GLOB[ns], name)) return NOTHING;
    const globs = this.#world.entry(module, "*").declarations.filter((one) => isSeen(one, sight));
    const found = this.#globs(globs, name, moduleScope(this.#world, module), ns);
    this.#busy.pop();
    return found.kind === "nothing" ? this.#inMacros(module) : found;
  }

  #inMacros(module: Module): Resolution {
    const macros = this.#world.entry(module, "!").declarations;
    const maybe = macros.some((one) => knownPresence(one.attributes, module.crate.cfg) !== false);
    return maybe ? { kind: "unknown", why: "a macro may declare it", unlikely: true } : NOTHING;
  }

  /** An answer that is kept, unless a question that was being asked before it cut it short. */
  #kept<T extends Resolution | undefined>(module: Module, topic: string, name: string, ask: () => T): T {
    const known = this.#world.known<T>(module, topic, name);
    if (known !== undefined) return known;
    const { length } = this.#busy;
    const cut = this.#cut;
    this.#cut = Number.POSITIVE_INFINITY;
    // A question that was asked in the middle of this one is answered with it.
    const isWhole = () => this.#cut >= length;
    const found = this.#world.answer(module, topic, name, ask, isWhole);
    this.#cut = isWhole() ? cut : Math.min(cut, this.#cut);
    return found;
  }

  /** What one declaration means in a namespace. */
  #meaning(one: Outlined, scope: Scope, ns: Namespace): Resolution {
    const { module } = scope;
    switch (one.kind) {
      case "import": {
        if (!this.#begin(one, "import", "")) return NOTHING;
        const path = one.import?.path ?? [];
        const found = one.import?.self === true && ns === "value" ? NOTHING : this.importPath(path, module, ns);
        this.#busy.pop();
        return found;
      }
      case "extern-crate": {
        const [name = ""] = one.import?.path ?? [];
        if (name === "self") return this.#fromRoot([], module, "type");
        return this.#givenCrate(name, module);
      }
      case "mod": {
        const child = this.#world.declared(module, one);
        return child === undefined
          ? unknown(`the module \`${one.name}\` is not found`)
          : { kind: "module", module: child };
      }
      default: {
        const definition = definitionOf(one, scope);
        return definition === undefined ? unknown("the item cannot be read") : { kind: "definition", definition };
      }
    }
  }

  /** A name of the extern prelude: `extern crate a as b;` in the root adds `b` to it. */
  #crateNamed(name: string, module: Module): Resolution {
    const root = module.attached ? this.#world.rootOf(module.crate) : undefined;
    const declared = root && this.#world.entry(root, name).declarations.filter(({ kind }) => kind === "extern-crate");
    if (root === undefined || declared === undefined || declared.length === 0) return this.#givenCrate(name, module);
    const found = this.#choose(declared, moduleScope(this.#world, root), "type");
    return found.kind === "nothing" ? this.#givenCrate(name, module) : found;
  }

  /** A crate by the name that Cargo gives it. */
  #givenCrate(name: string, module: Module): Resolution {
    const { crate } = module;
    const found = crate.dependency(name) ?? undefined;
    if (found !== undefined && found !== "unknown") return this.#root(found);
    const standard = /^(?:std|core|alloc|libc)$/.test(name);
    if (standard) {
      const own = this.#world.standard(name, crate);
      if (own !== undefined) return this.#root(own);
    }
    if (found === "unknown" || standard) return unknown(`the crate \`${name}\` cannot be read`);
    // A lone text may be part of any crate, with any dependencies.
    return NOTHING;
  }

  #root(crate: Crate): Resolution {
    const module = this.#world.rootOf(crate);
    return module === undefined ? unknown(`the crate \`${crate.name}\` cannot be read`) : { kind: "module", module };
  }

  #prelude(name: string, module: Module, ns: Namespace): Resolution {
    const { crate } = module;
    const std = this.#world.standard("std", crate);
    const root = std === undefined ? undefined : this.#world.rootOf(std);
    if (root === undefined) return NOTHING;
    return this.follow({ kind: "module", module: root }, ["prelude", `rust_${crate.edition}`, name], ns);
  }
}

/** From where a module's names are looked at: from a module inside it, its own crate, or another crate. */
type Sight = "inside" | "crate" | "abroad";

function isInside(module: Module, outer: Module): boolean {
  for (let at: Module | undefined = module; at !== undefined; at = at.parent) if (at.names === outer.names) return true;
  return false;
}

/** `pub(super)` and `pub(in …)` count as `pub(crate)`: code that compiles looks no further than it may. */
function isSeen({ visibility }: Outlined, sight: Sight): boolean {
  return visibility === "public" || sight === "inside" || (visibility === "restricted" && sight === "crate");
}

/** Whether a declaration can have a name in a namespace. Tuple structs are functions too. */
function holds(one: Outlined, ns: Namespace): boolean {
  switch (one.kind) {
    case "struct":
      return true;
    case "enum":
    case "union":
    case "type":
    case "trait":
    case "mod":
    case "extern-crate":
      return ns === "type";
    case "fn":
    case "static":
    case "const":
      return ns === "value";
    case "import":
      return true;
    default:
      return false;
  }
}

function sameMeaning(a: Resolution, b: Resolution): boolean {
  if (a.kind !== b.kind) return false;
  if (a.kind === "definition" && b.kind === "definition") return a.definition === b.definition;
  if (a.kind === "module" && b.kind === "module") return a.module === b.module;
  if (a.kind === "variant" && b.kind === "variant") return a.variant === b.variant;
  return a.kind === "primitive" && b.kind === "primitive" && a.name === b.name;
}

/** The definition that a declaration makes, with its item parsed; undefined when the text holds no such item. */
export function definitionOf(declaration: Outlined, scope: Scope): Definition | undefined {
  const { world, module, bodies } = scope;
  return world.remembered(declaration, module, () => {
    const item = declaration.item ?? itemOf(declaration);
    if (item === undefined) return undefined;
    const generics = "generics" in item && item.generics !== undefined ? [item.generics] : [];
    const definition: Definition = {
      name: declaration.name,
      item,
      source: declaration.source,
      declaration,
      get scope(): Scope {
        return { world, module, generics, bodies, self: isType(item) ? definition : undefined };
      },
    };
    return definition;
  });
}

function isType(item: Item): boolean {
  return item.kind === "struct" || item.kind === "enum" || item.kind === "union" || item.kind === "type";
}

function itemOf({ source, kind, name, foreign }: Outlined): Item | undefined {
  const inside = foreign === undefined ? undefined : ("extern-block" as const);
  const { items } = parseSlice({ text: source, kind: "item", inside });
  const fits = (item: Item) => item.kind === kind && "name" in item && item.name?.text === name;
  return items.find(fits) ?? items.find((item) => fits({ ...item, kind } as Item));
}

/** The items declared in a body, as names. */
export function bodyNames(items: readonly Item[], source: string): readonly Outlined[] {
  return outlineItems(items, source);
}
