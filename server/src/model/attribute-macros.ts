/**
 * Attributes that are macros: what they stand on may become anything.
 *
 * Source: Rust Reference, "Built-in attributes index", "Tool attributes".
 */
import type { Attribute, MetaItem } from "../facts/item.ts";
import { misspelledAttribute } from "../target/attributes.ts";
import type { Module } from "./world.ts";

/** Attributes of the language itself; anything else on an item is a macro or a macro's own mark. */
const BUILT_IN = new Set(
  (
    "allow automatically_derived cfg cfg_attr cold coverage collapse_debuginfo debugger_visualizer deny deprecated derive " +
    "diagnostic doc expect export_name ffi_const ffi_pure forbid force_target_feature fundamental global_allocator ignore inline " +
    "instruction_set lang link link_args link_name link_ordinal link_section linkage macro_escape macro_export macro_use " +
    "may_dangle must_use naked no_builtins no_implicit_prelude no_link no_main no_mangle no_std no_core non_exhaustive " +
    "optimize panic_handler path proc_macro proc_macro_attribute proc_macro_derive recursion_limit repr rustc_abi " +
    "rustc_allow_const_fn_unstable rustc_const_stable rustc_const_unstable rustc_deprecated rustc_intrinsic " +
    "rustc_legacy_const_generics rustc_nounwind rustc_std_internal_symbol should_panic stable target_feature test " +
    "thread_local track_caller type_length_limit unstable used warn windows_subsystem feature crate_name crate_type " +
    "no_start unwind static_nobundle default_lib_allocator needs_allocator needs_panic_runtime allocator"
  ).split(" "),
);
const TOOLS = /^(?:clippy|rustfmt|rustdoc|diagnostic|miri|rust_analyzer|ferrule)::/;

/**
 * Whether an attribute of this path is the language's own or a tool's, or is no attribute at all: "", or one of the
 * language's misspelled, which is an error and leaves the item as it is.
 */
export function isBuiltIn(name: string): boolean {
  return name === "" || BUILT_IN.has(name) || TOOLS.test(name) || misspelledAttribute(name) !== undefined;
}

function mayRewrite({ name, list }: MetaItem): boolean {
  if (name === "cfg_attr") return list?.slice(1).some(mayRewrite) === true;
  if (name === "unsafe") return list?.some(mayRewrite) === true;
  return !isBuiltIn(name);
}

/** Whether one of the attributes may be a macro. */
export function rewrites(attributes: readonly Attribute[]): boolean {
  return attributes.some(({ form, meta }) => form === "attribute" && mayRewrite(meta));
}

/** Whether an attribute macro on a declaration, or on a module around it, may make something else of it. */
export function isRewritten(attributes: readonly Attribute[], module: Module): boolean {
  if (rewrites(attributes)) return true;
  for (let at: Module | undefined = module; at !== undefined; at = at.parent) if (rewrites(at.attributes)) return true;
  return false;
}
