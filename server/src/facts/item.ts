/**
 * What the rules read: the declarations of a slice as frozen plain data.
 *
 * Every range is relative to the start of its slice, in UTF-16 units, end exclusive, so facts are a pure function of a
 * slice's text and the container it stands in. Names follow the Rust Reference ("Items", "Function pointer types").
 */

export interface Range {
  readonly start: number;
  readonly end: number;
}

/** An identifier as written; `text` has no `r#`. */
export interface Name extends Range {
  readonly text: string;
}

/** A string, byte, character or number literal. `value` is the unescaped text of a string literal, else undefined. */
export interface Literal extends Range {
  readonly kind: "string" | "byte-string" | "c-string" | "char" | "number" | "bool";
  readonly value: string | undefined;
  /** The suffix that follows a literal where none is allowed, as in `"C"x`. */
  readonly suffix: Name | undefined;
}

/** One element of an attribute's input: `name`, `name = value`, `name(list)` or a bare literal. */
export interface MetaItem extends Range {
  /** The path as written without white space, "" for a bare literal or tokens that are no meta item. */
  readonly name: string;
  /** Where the path ends. Absent in what no source says: an attribute that a macro is known to add. */
  readonly nameEnd?: number;
  readonly value: Literal | undefined;
  readonly list: readonly MetaItem[] | undefined;
  /** What follows the path is no meta item, so that the compiler's parser may give up there, or a macro's output. */
  readonly unreadable?: boolean;
}

/** `#[…]`, `#![…]` or a doc comment (`doc`). One with an empty range is not written: a macro around the item adds it. */
export interface Attribute extends Range {
  readonly inner: boolean;
  /** `doc-comment` for `///`, `//!` and their block forms. */
  readonly form: "attribute" | "doc-comment";
  /** What stands between the brackets, with `unsafe(…)` taken off. */
  readonly meta: MetaItem;
  /** The word `unsafe` of `#[unsafe(…)]`. */
  readonly unsafe: Range | undefined;
}

/** `extern` with or without its string, wherever it stands. */
export interface AbiSpec extends Range {
  /** The keyword `extern`. */
  readonly keyword: Range;
  /** The literal after it; only an unsuffixed string literal names an ABI. */
  readonly literal: Literal | undefined;
  /** The ABI's name as the compiler reads it: the string, or "C" where none (or no usable one) is written. */
  readonly name: string;
  /** Whether the ABI is spelled out by a usable string literal. */
  readonly explicit: boolean;
}

export type QualifierWord = "default" | "const" | "async" | "gen" | "unsafe" | "safe" | "extern";

/** A word before `fn` or `static`. For `extern` the range covers its string. */
export interface Qualifier extends Range {
  readonly word: QualifierWord;
}

export interface GenericParam extends Range {
  readonly kind: "lifetime" | "type" | "const";
  readonly attributes: readonly Attribute[];
  readonly name: Name;
  /** Whether a type parameter says `?Sized`, in the list; a `where` clause may say it too. */
  readonly maybeUnsized: boolean;
  /** What a type parameter stands for when no argument is given. */
  readonly default: RustType | undefined;
}

/** `<…>` after a name; the range covers the angle brackets. */
export interface Generics extends Range {
  readonly params: readonly GenericParam[];
}

export type Pattern =
  | (Range & { readonly kind: "identifier"; readonly name: Name })
  | (Range & { readonly kind: "wildcard" })
  /** `mut x`, `ref x`, `x @ …`, tuples, references, structs, literals. */
  | (Range & { readonly kind: "other" });

/** A parameter. The range begins with its attributes, as the compiler's does. */
export interface Param extends Range {
  readonly attributes: readonly Attribute[];
  readonly pattern: Pattern | undefined;
  readonly type: RustType | undefined;
  /** The `...` of a variadic parameter. */
  readonly variadic: Range | undefined;
  /** `self`, `&self`, `mut self` without a type after it. */
  readonly self: Range | undefined;
}

/** A type as written. Names are not resolved. */
export type RustType =
  | PathType
  | (Range & { readonly kind: "reference"; readonly mutable: boolean; readonly pointee: RustType })
  | (Range & { readonly kind: "pointer"; readonly mutable: boolean; readonly pointee: RustType })
  | (Range & { readonly kind: "slice"; readonly element: RustType })
  | (Range & { readonly kind: "array"; readonly element: RustType; readonly length: Range })
  | (Range & { readonly kind: "tuple"; readonly elements: readonly RustType[] })
  | (Range & { readonly kind: "never" })
  | (Range & { readonly kind: "infer" })
  | FnPointer
  | (Range & { readonly kind: "impl"; readonly bounds: Range })
  | (Range & { readonly kind: "dyn"; readonly bounds: Range })
  | (Range & { readonly kind: "macro"; readonly path: string })
  /** A generic argument that is an expression: a literal or `{…}`. A constant's plain name is a path. */
  | (Range & { readonly kind: "const-argument" })
  /** What the parser could not read. */
  | (Range & { readonly kind: "unknown" });

export interface PathType extends Range {
  readonly kind: "path";
  /** The segments' names: `std::ffi::c_int` → ["std", "ffi", "c_int"]; a leading `::` gives an empty first one. */
  readonly segments: readonly string[];
  /** The generic type and const arguments of the last segment. */
  readonly args: readonly RustType[];
  /** An earlier segment has generic arguments, as in `Vec::<u8>::Item`. */
  readonly innerArgs: boolean;
  /** `<T as Trait>::Name`: never a plain name. */
  readonly qualified: boolean;
}

/** A function pointer type, wherever it is written. */
export interface FnPointer extends Range {
  readonly kind: "fn-pointer";
  readonly qualifiers: readonly Qualifier[];
  readonly abi: AbiSpec | undefined;
  readonly params: readonly Param[];
  readonly returnType: RustType | undefined;
}

/** What the parser saw that no Rust edition accepts; `rules/` turns the kinds it knows into findings. */
export interface SyntaxProblem extends Range {
  readonly kind: SyntaxProblemKind;
  /** The token or construct the problem is about, as the message names it. */
  readonly found: string;
  /** The range the problem's repair replaces or removes, where it is not the problem's own. */
  readonly repair: Range | undefined;
}

export type SyntaxProblemKind =
  | "item-not-allowed" // an item kind that no external block holds; found = the compiler's word for the kind
  | "extern-block-in-impl"
  | "non-item"
  | "missing-fn"
  | "foreign-const"
  | "static-without-type"
  | "generic-static"
  | "qualifier-order" // found = the misplaced word
  | "extern-block-qualifier" // a word before a block that only functions take; found = the word
  | "parameter-without-type" // found = the token where a `:` is missed; repair = the whole parameter
  | "unnamed-parameter" // a type that could be no name, alone
  | "non-string-abi"
  | "abi-suffix"
  | "abi-not-a-literal" // found = the token
  | "fn-pointer-generics"
  | "fn-pointer-qualifier" // const or async
  | "fn-pointer-pattern" // of the kinds that the compiler fails to read as a type
  | "unexpected-variadic" // found = `...`, `Fn(...)`, or `,` where one is missing before it
  | "nested-variadic-type"
  | "variadic-without-pattern"
  | "extern-closure"
  | "unsafe-without-parenthesis"; // of an attribute; found = the token after `unsafe`, repair = from there to the end

interface ItemFields extends Range {
  /** Outer attributes and doc comments, in order. They stand before `start`. */
  readonly attributes: readonly Attribute[];
  readonly visibility: Range | undefined;
  readonly problems: readonly SyntaxProblem[];
  /** Function pointer types written anywhere in the item: signature, type, body. */
  readonly fnPointers: readonly FnPointer[];
  /** Items written inside the item's body. */
  readonly nested: readonly Item[];
  /** From the visibility to the end of the part before the body, `;` or `=`: what the compiler underlines as the head. */
  readonly head: Range;
  /** The parser could not read the item to its end; only `problems` are certain. */
  readonly broken: boolean;
}

export interface FnItem extends ItemFields {
  readonly kind: "fn";
  readonly name: Name;
  readonly qualifiers: readonly Qualifier[];
  readonly abi: AbiSpec | undefined;
  readonly generics: Generics | undefined;
  readonly params: readonly Param[];
  /** `(…)`, parentheses included. */
  readonly paramList: Range;
  readonly returnType: RustType | undefined;
  /** The first `impl Trait` types of the signature, in order. */
  readonly implTraits: readonly (Range & { readonly position: "parameters" | "return types" | "paths" })[];
  readonly where: Range | undefined;
  readonly body: Range | undefined;
}

export interface StaticItem extends ItemFields {
  readonly kind: "static";
  readonly name: Name;
  readonly qualifiers: readonly Qualifier[];
  readonly mutable: boolean;
  readonly type: RustType | undefined;
  /** The expression after `=`. */
  readonly value: Range | undefined;
  /** The keyword `const` when the item is a `const` inside an external block, which the compiler reads as a static. */
  readonly constKeyword: Range | undefined;
}

export interface ConstItem extends ItemFields {
  readonly kind: "const";
  readonly name: Name;
  readonly type: RustType | undefined;
  readonly value: Range | undefined;
}

export interface TypeItem extends ItemFields {
  readonly kind: "type";
  readonly name: Name;
  readonly generics: Generics | undefined;
  readonly type: RustType | undefined;
}

/** An external block: its head, and its items where they stand in the same slice. */
export interface ExternBlock extends ItemFields {
  readonly kind: "extern-block";
  readonly unsafe: Range | undefined;
  readonly abi: AbiSpec;
  /** The `{`. */
  readonly brace: number;
  /** Items, when block and items are one slice (a block inside a function body); else they are slices of their own. */
  readonly items: readonly Item[];
  /** Inner attributes, when they stand in the same slice. */
  readonly innerAttributes: readonly Attribute[];
}

/** The head of a module, impl or trait whose items are slices of their own. */
export interface ContainerHead extends ItemFields {
  readonly kind: "mod" | "impl" | "trait";
  readonly name: Name | undefined;
  readonly generics: Generics | undefined;
  /** Of an impl: the type it is for. */
  readonly selfType: RustType | undefined;
  /** Of an impl: the trait before `for`. */
  readonly trait: RustType | undefined;
  /** Whether `{` follows: `mod x;` stands for a file. */
  readonly inline: boolean;
}

/** A field of a struct, union or variant. The range goes from its visibility to the end of its type. */
export interface Field extends Range {
  readonly attributes: readonly Attribute[];
  readonly visibility: Range | undefined;
  /** Undefined in a tuple. */
  readonly name: Name | undefined;
  readonly type: RustType | undefined;
}

/** A variant of an enum. The range goes from its name to the end of its fields or discriminant. */
export interface Variant extends Range {
  readonly attributes: readonly Attribute[];
  readonly name: Name;
  readonly form: "unit" | "tuple" | "named";
  readonly fields: readonly Field[];
  /** The expression after `=`. */
  readonly discriminant: Range | undefined;
}

export interface TypeDefinition extends ItemFields {
  readonly kind: "struct" | "enum" | "union";
  readonly name: Name;
  readonly generics: Generics | undefined;
  readonly where: Range | undefined;
  /** `unit` for a struct without a list of fields. */
  readonly form: "unit" | "tuple" | "named";
  /** Of a struct or union. */
  readonly fields: readonly Field[];
  /** Of an enum. */
  readonly variants: readonly Variant[];
}

/** One name that a `use` brings in, or one `*`. */
export interface Import extends Range {
  /** From the start of the path; a leading `::` gives an empty first segment. `use a::{self}` is the path `a`. */
  readonly path: readonly string[];
  /** The name it has here; undefined for `*` and `as _`. */
  readonly name: string | undefined;
  readonly glob: boolean;
  /** `{self}`: only the type namespace is imported. */
  readonly self: boolean;
}

export interface UseItem extends ItemFields {
  readonly kind: "use";
  readonly imports: readonly Import[];
}

/** `extern crate a as b;` */
export interface ExternCrate extends ItemFields {
  readonly kind: "extern-crate";
  readonly crate: string;
  /** The name it has here: its own, what `as` gives it, or `_`. */
  readonly alias: string;
}

/** `name! { … }`. */
export interface MacroCall extends ItemFields {
  readonly kind: "macro-call";
  /** The macro's path as written. */
  readonly path: string;
  /** What stands between its brackets, brackets included. */
  readonly input: Range | undefined;
  /** The items of its input, where the macro is known to hand them on. */
  readonly branches: readonly MacroBranch[];
}

/** Items in a macro's input that are there together. */
export interface MacroBranch {
  /** The `cfg` predicate under which `cfg_if!` or `cfg_select!` lets them stand, those above it being false. */
  readonly condition: MetaItem | undefined;
  /** The external block that the macro puts around them. It is not written: it holds no items, its ranges are the call's. */
  readonly block: ExternBlock | undefined;
  /** Whether they come out as they are written, so that what the compiler says of them is about this text. */
  readonly verbatim: boolean;
  /** Whether the compiler reads them as items even where the condition does not hold. */
  readonly alwaysRead: boolean;
  readonly items: readonly Item[];
}

/** `#![…]` and `//!` at the head of a file or container. */
export interface InnerAttributes extends ItemFields {
  readonly kind: "inner-attributes";
}

/** Anything else: macro definitions, and what is no item. */
export interface OtherItem extends ItemFields {
  readonly kind: "other";
  readonly what: string;
}

export type Item =
  | FnItem
  | StaticItem
  | ConstItem
  | TypeItem
  | ExternBlock
  | ContainerHead
  | TypeDefinition
  | UseItem
  | ExternCrate
  | MacroCall
  | InnerAttributes
  | OtherItem;

/** The facts of one slice. */
export interface SliceFacts {
  readonly items: readonly Item[];
}
