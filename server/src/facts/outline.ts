/** What a slice declares, before anybody reads what it is: enough for names to lead to it. */
import type { Attribute, Import, Item } from "./item.ts";

export type OutlinedKind =
  | "struct"
  | "enum"
  | "union"
  | "type"
  | "trait"
  | "fn"
  | "static"
  | "const"
  | "mod"
  | "extern-crate"
  | "import"
  /** `use a::*`, under the name `*`. */
  | "glob"
  /** A macro call whose input is not read as items, under the name `!`: it may declare anything. */
  | "macro-call"
  /** `#![…]` at the head of the module, under the name `#`. */
  | "inner-attributes";

/** What the items of an external block take from it. */
export interface ForeignBlock {
  readonly abi: string;
  /** Whether it is an `unsafe extern` block. */
  readonly unsafe: boolean;
  readonly attributes: readonly Attribute[];
}

/** One declared name. The same object as long as its slice's chunk stays. */
export interface Outlined {
  readonly kind: OutlinedKind;
  readonly name: string;
  /** `restricted` is `pub(crate)` and its kin. */
  readonly visibility: "public" | "restricted" | "private";
  /** The external block that it stands in. */
  readonly foreign: ForeignBlock | undefined;
  /** Its outer attributes, those of an external block around it included. */
  readonly attributes: readonly Attribute[];
  /** Of an import: what it brings in. Of an `extern crate`: the crate's name is its path. */
  readonly import: Import | undefined;
  /** Of a module: whether its items follow in `{…}`. */
  readonly inline: boolean;
  /** The text of its slice, in which the ranges of its item stand. */
  readonly source: string;
  /** Of an item in a macro's input: the item. Others are parsed when someone asks. */
  readonly item: Item | undefined;
  /** What those who read the declaration depend on; for a function its text up to the body. */
  readonly signature: string;
}

/** An item that the linker knows by a name of its own: declared by an external block, or exported by an attribute. */
export interface Linked {
  readonly outlined: Outlined;
  /** What stands on the items around it in its slice, innermost last, and on the impl: their `cfg`s hold for it too. */
  readonly around: readonly Attribute[];
  /** The items of the bodies around it, innermost first. */
  readonly bodies: readonly (readonly Item[])[];
}
