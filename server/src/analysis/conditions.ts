/**
 * Whether an item is there at all: `#[cfg(…)]`, and attribute macros that may make anything of it.
 *
 * Source: Rust Reference, "Conditional compilation" and "Built-in attributes index".
 */
import type { Attribute, MetaItem } from "../facts/item.ts";
import { predicateOf } from "../model/presence.ts";
import { type CfgContext, type CfgValue, evaluateCfg } from "../target/cfg.ts";
import type { Environment } from "./environment.ts";

/** `inactive`: configured out. `opaque`: an attribute macro rewrites it, so only its syntax can be judged. */
export type Standing = "active" | "inactive" | "opaque";

/** Attributes of the language itself; anything else on an item is a macro or a macro's own mark. */
const BUILT_IN = new Set(
  (
    "allow automatically_derived cfg cfg_attr cold coverage collapse_debuginfo debugger_visualizer deny deprecated derive " +
    "diagnostic doc expect export_name ffi_const ffi_pure forbid fundamental global_allocator ignore inline " +
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

/** How an item with these attributes stands. What cannot be known counts as there. */
export function standingOf(attributes: readonly Attribute[], env: Environment): Standing {
  let standing: Standing = "active";
  for (const attribute of attributes) {
    if (attribute.form === "doc-comment") continue;
    const own = standingOfMeta(attribute.meta, env);
    if (own === "inactive") return "inactive";
    if (own === "opaque") standing = "opaque";
  }
  return standing;
}

function standingOfMeta(meta: MetaItem, env: Environment): Standing {
  if (meta.name === "cfg") {
    const [predicate] = meta.list ?? [];
    return predicate !== undefined && evaluateMeta(predicate, env) === false ? "inactive" : "active";
  }
  if (meta.name === "cfg_attr") {
    const [condition, ...rest] = meta.list ?? [];
    const value = condition === undefined ? "unknown" : evaluateMeta(condition, env);
    if (value === false) return "active";
    for (const item of rest) {
      const own = standingOfMeta(item, env);
      if (own === "opaque" || (own === "inactive" && value === true)) return own;
    }
    return "active";
  }
  // `cfg_attr(…, unsafe(no_mangle))`: the parser takes the word off a plain attribute only.
  const [wrapped] = meta.name === "unsafe" ? (meta.list ?? []) : [];
  if (wrapped !== undefined) return standingOfMeta(wrapped, env);
  return meta.name === "" || BUILT_IN.has(meta.name) || TOOLS.test(meta.name) ? "active" : "opaque";
}

/** The value of a configuration predicate in this environment. */
export function evaluateMeta(meta: MetaItem, env: Environment): CfgValue {
  return evaluateCfg(predicateOf(meta), cfgContextOf(env));
}

/** The configuration in which the file's conditions are asked. */
export function cfgContextOf({ target, cfg, unknownFeatures, unknownOptions }: Environment): CfgContext {
  return { target, options: cfg, unknownFeatures, unknownOptions };
}
