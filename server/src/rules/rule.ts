/**
 * The shape of a rule: everything about one check in one value.
 *
 * Enters: one subject (a fact the rule asked for by kind) and the scene it stands in. Leaves: findings, each a range and
 * the data its message and its fixes are made from. Rules format no text in `check`, never look at each other, and
 * stay silent on what they do not know.
 */
import type { Edition } from "../facts/edition.ts";
import type { BodyNode } from "../facts/expression.ts";
import type {
  AbiSpec,
  Attribute,
  ConstItem,
  ExternBlock,
  Field,
  FnItem,
  FnPointer,
  GenericParam,
  Item,
  OtherItem,
  Param,
  Range,
  StaticItem,
  SyntaxProblem,
  TypeDefinition,
  TypeItem,
  Variant,
} from "../facts/item.ts";
import type { ActiveAttributes } from "../model/active-attributes.ts";
import type { Body, BodyContext } from "../model/body.ts";
import type { Crate } from "../model/crate.ts";
import type { Mention } from "../model/functions.ts";
import type { CrateSymbols } from "../model/linked-items.ts";
import type { CargoPackage } from "../model/package.ts";
import type { Definition, Scope } from "../model/resolve.ts";
import type { Module } from "../model/world.ts";
import type { Target } from "../target/target.ts";

/**
 * How loud a rule is. `error` is the compiler's hard error or ours; the others are lint levels that code may change. A
 * `hint` only changes how code looks in an editor.
 */
export type Level = "allow" | "hint" | "info" | "warn" | "deny" | "error";

/** An `extern` with or without a string, and what it belongs to. */
export interface AbiUse {
  readonly spec: AbiSpec;
  readonly of: "fn" | "extern-block" | "fn-pointer";
  readonly node: FnItem | ExternBlock | FnPointer;
}

/** What attributes stand on. */
export type AttributeOwner =
  | { readonly kind: "item"; readonly item: Item }
  | { readonly kind: "field"; readonly field: Field; readonly item: TypeDefinition }
  | { readonly kind: "variant"; readonly variant: Variant; readonly item: TypeDefinition }
  | { readonly kind: "param"; readonly param: Param; readonly item: FnItem }
  | { readonly kind: "generic"; readonly param: GenericParam; readonly item: Item }
  /** A statement, expression, match arm, field or parameter in the item's body. */
  | {
      readonly kind: "node";
      readonly node: BodyNode;
      readonly item: Item;
      /** Only nightly compilers take attributes there. */
      readonly experimental: boolean;
    };

/** The attributes of one owner in order. Doc comments are left out, and what a condition that is unknown would add. */
export interface AttributeList extends ActiveAttributes {
  readonly owner: AttributeOwner;
}

/** A node of a body and what holds there, as long as the rule looks at it. */
export interface InBody<N> {
  readonly node: N;
  readonly context: BodyContext;
}

type NodeOf<K, N = BodyNode> = N extends { readonly kind: infer NK } ? (K extends NK ? N : never) : never;

/** The nodes of bodies by kind: all of one body are visited in one walk, in the order of the text. */
type NodeSubjects = { readonly [K in BodyNode["kind"] as `body/${K}`]: InBody<NodeOf<K>> };

/** What a rule can ask for. Every kind is visited once per fact, items inside bodies included. */
export interface Subjects extends NodeSubjects {
  "extern-block": ExternBlock;
  /** Items of an external block, by kind. A `const` there is a `foreign-static` with `constKeyword`. */
  "foreign-fn": FnItem;
  "foreign-static": StaticItem;
  "foreign-type": TypeItem;
  /** What stands in an external block and is none of the three. */
  "foreign-other": Item;
  /** Functions outside external blocks: free, inherent, of traits and trait impls. */
  fn: FnItem;
  static: StaticItem;
  const: ConstItem;
  /** Structs, enums and unions, wherever they stand. */
  "type-definition": TypeDefinition;
  /** `type A = …;` outside external blocks, associated types included. */
  "type-alias": TypeItem;
  /** Asked for once for each owner that has attributes. */
  attributes: AttributeList;
  /** The body of a function, the value of a constant or static: parsed, with what its names mean. */
  body: Body;
  "fn-pointer": FnPointer;
  abi: AbiUse;
  /** An item that a `cfg` takes out, where what is around it is there. */
  inactive: { readonly item: Item; readonly condition: Attribute };
  /** What the parser noted; asked for by its `kind`. Reported even in inactive code, as the compiler does. */
  problem: SyntaxProblem;
  other: OtherItem;
  /** A package's Cargo.toml. A rule that asks for it asks for nothing else; ranges are UTF-16 offsets in the file. */
  manifest: CargoPackage;
}

export type SubjectKind = keyof Subjects;

/** Where a subject stands and what is known about its crate. */
export interface Scene {
  readonly edition: Edition;
  readonly target: Target;
  readonly crateType: "lib" | "bin";
  /** The features of `#![feature(…)]` in the file's crate attributes; with any of them the compiler is a nightly. */
  readonly features: ReadonlySet<string>;
  /** Whether the crate says `#![no_main]`, or may say it under a condition that is unknown. */
  readonly noMain: boolean;
  /** What the item stands in: `module` at the top of a file or in `mod`, `body` inside a function's body or a value. */
  readonly place: "module" | "extern-block" | "impl" | "trait" | "body";
  /** The external block around a foreign item. */
  readonly block: ExternBlock | undefined;
  /** The item that holds the subject (itself, for items). */
  readonly item: Item;
  /** Whether the item stands at the top of its crate's root file. */
  readonly crateRoot: boolean;
  /** The text of the slice: ranges of facts are offsets in it. Only for looking at what was written. */
  readonly source: string;
  /**
   * Notes that the rule cannot say yes or no about a place, and why: in a few words that follow "it is unknown because".
   * Nothing is shown but to those who ask how much was unknown.
   */
  unknown(range: Range, why: string): void;
  /** What the names in the item mean: its generic parameters, the bodies around it, its module. Made when asked for. */
  readonly scope: Scope;
}

/** What a rule about a manifest may ask besides. Undefined until the whole crate is read; who is told so says nothing. */
export interface ManifestScene {
  symbolsOf(crate: Crate): CrateSymbols | undefined;
  /** The modules that are files. */
  modulesOf(crate: Crate): readonly Module[] | undefined;
  /** The items of a crate that mention a word of those that `model/functions.ts` keeps. */
  mentions(crate: Crate, word: string): readonly Mention[] | undefined;
  /** As in `Scene`. */
  unknown(range: Range, why: string): void;
}

export interface Related {
  /** Relative to the slice (in a manifest to the file), or to the text of `of`. */
  readonly range: Range;
  readonly message: string;
  /** The definition, elsewhere, that the place is in. */
  readonly of?: Definition;
}

/** What `check` yields. `range` is relative to the slice. */
export interface Found<D> {
  readonly range: Range;
  readonly data: D;
  /** Which of the rule's `rustc` keys this is; the first one when absent, none when null. */
  readonly rustc?: string | null;
  /** The level by default here (it may differ by edition); the rule's own when absent. */
  readonly level?: Level;
  /** The lint whose level attributes and flags set, where `rustc` is the error code that the compiler prints for it. */
  readonly lint?: string;
  /** The finding covers a whole external block: it goes on to the block's `}`, which may be in another slice. */
  readonly through?: "block";
  readonly related?: readonly Related[];
  /**
   * What is decided in one place and shows in many, as a text that tells it from others: of the rule's findings in a file
   * with the same text only the gravest is told, the first of them. Each place may still be asked for its fixes.
   */
  readonly once?: string;
}

/** A replacement in the file. UTF-16 offsets in the file. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

export interface Fix {
  /** Says what it does: "Remove `async`". */
  readonly title: string;
  /** `safe`: same meaning, comments kept; runs in bulk. `unsafe`: a person should look. */
  readonly safety: "safe" | "unsafe";
  /** `quickfix` repairs a finding; `rewrite` restructures. */
  readonly kind: "quickfix" | "rewrite";
  /** May be a getter, so that edits which look at the whole file are made only when they are read. */
  readonly edits: readonly Edit[];
}

/** A slice of the file: one item with what stands before it, or the head of a container. */
export interface FilePart {
  /** Where it starts in the file, in UTF-16 units. */
  readonly start: number;
  readonly text: string;
  /** The names of the modules around it inside the file, outermost first. */
  readonly modules: readonly string[];
  /** What it stands in. */
  readonly place: Exclude<Scene["place"], "body">;
}

/** What a fix may look at, and how it writes its edits. */
export interface FixScene extends Scene {
  /** The crates named in Cargo.toml's `[dependencies]`. */
  readonly dependencies: ReadonlySet<string>;
  /** The whole file. */
  readonly file: { text(start?: number, end?: number): string; readonly length: number };
  /** Where the slice starts in the file. */
  readonly sliceStart: number;
  /** The names of the modules around the slice inside the file, outermost first. */
  readonly modules: readonly string[];
  /** The head of the container the slice stands in (`impl S {`), undefined at the top of the file. */
  readonly container: string | undefined;
  /** The parts of the file whose text contains `word`, in order. */
  mentions(word: string): readonly FilePart[];
  /** Where the external block's head starts and its `}` ends in the file, when there is one. */
  readonly blockRange: { readonly start: number; readonly end: number } | undefined;
  /** Where the text of a definition starts in the file; undefined for one in another file. */
  startOf(definition: Definition): number | undefined;
  /** The text of a range of the slice. */
  text(range: Range): string;
  replace(range: Range, newText: string): Edit;
  insert(at: number, newText: string): Edit;
  /** Removes a range and the white space after it, so that no double space is left behind. */
  remove(range: Range): Edit;
  /**
   * Puts the item, with its attributes and the comments that belong to it, in front of the container around it; `within`
   * are made to the item on the way. Undefined where the container is not known or the item is not whole.
   */
  moveOut(within?: readonly Edit[]): readonly Edit[] | undefined;
}

export interface Source {
  readonly title: string;
  readonly url: string;
}

/** What a person reads about a rule; `bad` gives exactly one finding of it, `good` none: both run as tests. */
export interface Explanation {
  /** One sentence: what is wrong. */
  readonly what: string;
  /** Why it matters, in terms of what happens at the border. */
  readonly why: string;
  readonly bad: string;
  readonly good: string;
  /** Options for both examples, as on a test page: `edition: 2024`, `target: …`. */
  readonly options?: string;
  readonly sources: readonly [Source, ...Source[]];
  /** Where other documents give this verdict another code or name. */
  readonly note?: string;
}

/** The hazards that no compiler sees, by what goes wrong. */
export type HazardGroup =
  | "async"
  | "callbacks"
  | "unwinding"
  | "pointers"
  | "layout"
  | "strings"
  | "memory"
  | "exports"
  | "build";

export interface Rule<K extends SubjectKind = SubjectKind, D = unknown> {
  /** Kebab case; reads well after "allow". */
  readonly name: string;
  /** The hazard it is about; undefined for what the language itself forbids or the compiler warns of. */
  readonly group?: HazardGroup;
  /**
   * More particular rules: where one of them reports a place that overlaps a finding of this rule in the same item, this
   * one is silent.
   */
  readonly yieldsTo?: readonly string[];
  /** The compiler's names for it: error codes, lint names, `msg:…` keys where it prints none. Empty when it has none. */
  readonly rustc: readonly string[];
  readonly level: Level;
  readonly since: string;
  /** How editors draw the marked text: struck through, or faded. */
  readonly tag?: "deprecated" | "unnecessary";
  readonly on: readonly K[];
  /** The attributes it looks at: it is asked about those `attributes` only that hold one of them. All when absent. */
  readonly attributes?: readonly string[];
  readonly explain: Explanation;
  check(subject: Subjects[K], scene: K extends "manifest" ? ManifestScene : Scene): Iterable<Found<D>>;
  /** One line: what is wrong, in backticks what is theirs. */
  message(data: D, found: Found<D>): string;
  /** Repairs, best first. */
  fixes?(data: D, scene: K extends "manifest" ? CargoPackage : FixScene, found: Found<D>): readonly Fix[];
}

/** Types a rule: what `check` yields types `data` in `message` and `fixes`. */
export function rule<K extends SubjectKind, D>(definition: Rule<K, D>): Rule {
  return definition as unknown as Rule;
}

/** Links that several rules cite. */
export const REFERENCE = "https://doc.rust-lang.org/reference";
export const FERROCENE = "https://rust-lang.github.io/fls/ffi.html";

/** A chapter or rule of the Rust Reference: `reference("items/external-blocks.html#abi", "ABI")`. */
export function reference(path: string, title: string): Source {
  return { title: `Rust Reference, ${title}`, url: `${REFERENCE}/${path}` };
}

/** A paragraph of the Ferrocene Language Specification's chapter 21 by its id. */
export function ferrocene(paragraph: string, title: string): Source {
  return { title: `Ferrocene Language Specification, ${title} (${paragraph})`, url: `${FERROCENE}#${paragraph}` };
}

/** The page of the compiler's error index about an error code. */
export function errorIndex(code: string): Source {
  return { title: `Rust error index, ${code}`, url: `https://doc.rust-lang.org/error_codes/${code}.html` };
}
