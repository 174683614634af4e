/**
 * The attributes that are there in one configuration: `cfg_attr` is opened where its condition is known.
 *
 * Source: Rust Reference, "The `cfg_attr` attribute".
 */
import type { Attribute, MetaItem, Range } from "../facts/item.ts";
import { type CfgContext, evaluateCfg } from "../target/cfg.ts";
import { predicateOf } from "./presence.ts";

/** One attribute that is there: written as such, or handed on by a `cfg_attr` whose condition holds. */
export interface AttributeUse {
  readonly attribute: Attribute;
  /** What the attribute says, with `unsafe(…)` taken off. Inside a `cfg_attr` only that part of it. */
  readonly meta: MetaItem;
  /** The word `unsafe` of `unsafe(…)`. */
  readonly unsafe: Range | undefined;
  /** What the compiler points at: the attribute with its brackets, of a `cfg_attr` the part of it. */
  readonly range: Range;
  /** Handed on by a `cfg_attr`. */
  readonly conditional: boolean;
}

/** What `activeAttributes` gives. */
export interface ActiveAttributes {
  readonly uses: readonly AttributeUse[];
  /** Whether a `cfg_attr` of unknown condition may add more. */
  readonly maybeMore: boolean;
}

/** The attributes that are there, in order, without doc comments. */
export function activeAttributes(attributes: readonly Attribute[], cfg: CfgContext): ActiveAttributes {
  const uses: AttributeUse[] = [];
  let maybeMore = false;
  for (const attribute of attributes) {
    if (attribute.form === "doc-comment") continue;
    const { meta, unsafe } = attribute;
    const opens = meta.name === "cfg_attr";
    // `unsafe(cfg_attr(…))` is an error itself, whatever it hands on.
    if (!opens || unsafe !== undefined) uses.push({ attribute, meta, unsafe, range: attribute, conditional: false });
    if (opens && open(attribute, meta, cfg, uses) === "unknown") maybeMore = true;
  }
  return { uses, maybeMore };
}

/** Adds what a `cfg_attr` hands on. */
function open(attribute: Attribute, meta: MetaItem, cfg: CfgContext, uses: AttributeUse[]): "known" | "unknown" {
  const [condition, ...handed] = meta.list ?? [];
  if (condition === undefined) return "known";
  const value = evaluateCfg(predicateOf(condition), cfg);
  if (value === false) return "known";
  if (value === "unknown") return "unknown";
  let known: "known" | "unknown" = "known";
  for (const item of handed) {
    const [wrapped] = item.name === "unsafe" ? (item.list ?? []) : [];
    const word = wrapped === undefined ? undefined : { start: item.start, end: item.start + "unsafe".length };
    const inner = wrapped ?? item;
    if (inner.name === "cfg_attr") {
      if (open(attribute, inner, cfg, uses) === "unknown") known = "unknown";
    } else uses.push({ attribute, meta: inner, unsafe: word, range: item, conditional: true });
  }
  return known;
}
