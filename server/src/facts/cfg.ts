/**
 * The predicate inside `#[cfg(…)]` as written, before any target or feature is known.
 *
 * `option` is a bare name (`unix`) or a name with a string value (`feature = "std"`); `value` is the unescaped text.
 * `true` and `false` are the literals `cfg(true)` and `cfg(false)`. `unknown` stands for anything that could not be
 * read as a predicate, so that one odd attribute never hides an item.
 *
 * Source: Rust Reference, "cfg.syntax".
 */
export type CfgPredicate =
  | { readonly kind: "all" | "any"; readonly of: readonly CfgPredicate[] }
  | { readonly kind: "not"; readonly of: CfgPredicate }
  | { readonly kind: "option"; readonly name: string; readonly value?: string | undefined }
  | { readonly kind: "true" }
  | { readonly kind: "false" }
  | { readonly kind: "unknown" };
