/**
 * Whether an item is there at all: `#[cfg(…)]`, and attribute macros that may make anything of it.
 *
 * Source: Rust Reference, "Conditional compilation" and "Built-in attributes index".
 */
import type { Attribute, MetaItem } from "../facts/item.ts";
import { isBuiltIn } from "../model/attribute-macros.ts";
import { predicateOf } from "../model/presence.ts";
import { type CfgContext, type CfgValue, evaluateCfg } from "../target/cfg.ts";
import type { Environment } from "./environment.ts";

/** `inactive`: configured out. `opaque`: an attribute macro rewrites it, so only its syntax can be judged. */
export type Standing = "active" | "inactive" | "opaque";

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
  return isBuiltIn(meta.name) ? "active" : "opaque";
}

/** The value of a configuration predicate in this environment. */
export function evaluateMeta(meta: MetaItem, env: Environment): CfgValue {
  return evaluateCfg(predicateOf(meta), cfgContextOf(env));
}

/** The configuration in which the file's conditions are asked. */
export function cfgContextOf({ target, cfg, unknownFeatures, unknownOptions }: Environment): CfgContext {
  return { target, options: cfg, unknownFeatures, unknownOptions };
}
