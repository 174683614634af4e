/**
 * Whether what attributes stand on is there in one configuration.
 *
 * Source: Rust Reference, "Conditional compilation".
 */
import type { CfgPredicate } from "../facts/cfg.ts";
import type { Attribute, MetaItem } from "../facts/item.ts";
import { type CfgContext, type CfgValue, evaluateCfg } from "../target/cfg.ts";

const asked = new WeakMap<readonly Attribute[], { readonly cfg: CfgContext; readonly there: CfgValue }>();

/** `presenceOf`, remembered for the last configuration that asked about this very list. */
export function knownPresence(attributes: readonly Attribute[], cfg: CfgContext): CfgValue {
  if (attributes.length === 0) return true;
  const known = asked.get(attributes);
  if (known?.cfg === cfg) return known.there;
  const there = presenceOf(attributes, cfg);
  asked.set(attributes, { cfg, there });
  return there;
}

/** True unless a `cfg` among the attributes says no, or may say no. */
export function presenceOf(attributes: readonly Attribute[], cfg: CfgContext): CfgValue {
  let there: CfgValue = true;
  for (const { form, meta } of attributes) {
    if (form === "doc-comment") continue;
    const own = presenceByMeta(meta, cfg);
    if (own === false) return false;
    if (own === "unknown") there = "unknown";
  }
  return there;
}

/** The parts of an item that are there: fields, variants; undefined when a `cfg` leaves it open. */
export function presentParts<T extends { readonly attributes: readonly Attribute[] }>(
  parts: readonly T[],
  cfg: CfgContext,
): readonly T[] | undefined {
  if (parts.every(({ attributes }) => attributes.length === 0)) return parts;
  const out: T[] = [];
  for (const part of parts) {
    const there = presenceOf(part.attributes, cfg);
    if (there === "unknown") return undefined;
    if (there) out.push(part);
  }
  return out;
}

function presenceByMeta(meta: MetaItem, cfg: CfgContext): CfgValue {
  const [first, ...handed] = meta.list ?? [];
  if (first === undefined) return true;
  if (meta.name === "cfg") return evaluate(first, cfg);
  if (meta.name !== "cfg_attr" || !handed.some(({ name }) => name === "cfg" || name === "cfg_attr")) return true;
  const condition = evaluateCfg(predicateOf(first), cfg);
  if (condition === false) return true;
  let there: CfgValue = true;
  for (const item of handed) {
    const own = presenceByMeta(item, cfg);
    if (own === true) continue;
    if (own === false && condition === true) return false;
    there = "unknown";
  }
  return there;
}

/** The value of a predicate. Of the parts of `all(…)`, which the branches of `cfg_if!` have many of, no more are read than decide it. */
function evaluate(meta: MetaItem, cfg: CfgContext): CfgValue {
  if (meta.name !== "all" || meta.list === undefined) return evaluateCfg(predicateOf(meta), cfg);
  let there: CfgValue = true;
  for (const part of meta.list) {
    const own = evaluateCfg(predicateOf(part), cfg);
    if (own === false) return false;
    if (own === "unknown") there = "unknown";
  }
  return there;
}

/** The predicate that a meta item is: the input of `cfg(…)`, or the first part of `cfg_attr(…)`. */
export function predicateOf(meta: MetaItem): CfgPredicate {
  if (meta.value?.kind === "bool" && meta.name === "") return { kind: meta.value.value === "true" ? "true" : "false" };
  if (meta.list !== undefined) {
    if (meta.name === "all" || meta.name === "any") return { kind: meta.name, of: meta.list.map(predicateOf) };
    const [only] = meta.list;
    if (meta.name === "not" && only !== undefined && meta.list.length === 1)
      return { kind: "not", of: predicateOf(only) };
    return { kind: "unknown" };
  }
  if (meta.name === "" || (meta.value !== undefined && meta.value.kind !== "string")) return { kind: "unknown" };
  return { kind: "option", name: meta.name, value: meta.value?.value };
}
