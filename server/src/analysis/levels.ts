/**
 * Lint levels: how loud a finding is, after the command line, the settings and the attributes around it have spoken.
 *
 * Enters: a rule's own level and the attribute lists from the crate down to the item. Leaves: the level that holds.
 * A hard error of the compiler obeys our own rule name and nothing else: no Rust attribute can allow it either.
 * Source: Rust Reference, "Lint check attributes"; `rustc -W help` for the groups.
 */
import type { Attribute, MetaItem } from "../facts/item.ts";
import type { Level, Rule } from "../rules/rule.ts";
import { evaluateMeta } from "./conditions.ts";
import type { Environment } from "./environment.ts";

type LintLevel = "allow" | "warn" | "deny" | "forbid" | "expect";
const LINT_LEVELS: ReadonlySet<string> = new Set(["allow", "warn", "deny", "forbid", "expect"]);

/** The compiler's lint groups that hold lints which Ferrule reports. */
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  rust_2024_compatibility: [
    "missing_unsafe_on_extern",
    "unsafe_attr_outside_unsafe",
    "static_mut_refs",
    "unsafe_op_in_unsafe_fn",
  ],
  unused: ["unused_attributes", "unused_doc_comments"],
  future_incompatible: [
    "unsupported_calling_conventions",
    "varargs_without_pattern",
    "patterns_in_fns_without_body",
    "repr_c_enums_larger_than_int",
    "repr_transparent_non_zst_fields",
    "conflicting_repr_hints",
    "ill_formed_attribute_input",
  ],
};

/** Whether a key of `Rule.rustc` is a lint's name, not an error code or the key of a message. */
export function isLintName(key: string): boolean {
  return !/^E\d{4}$/.test(key) && !key.startsWith("msg:");
}

/**
 * The level that holds for a finding. `scopes` are attribute lists, outermost first; `lint` is the compiler's lint the
 * finding is, undefined for a hard error and for findings of our own.
 */
export function levelOf(
  rule: Rule,
  own: Level,
  lint: string | undefined,
  env: Environment,
  scopes: readonly (readonly Attribute[])[],
): Level {
  let level = own;
  let forbidden = false;
  let setByCode = false;
  for (const flag of env.flags) {
    if (flag.name === "warnings") continue;
    const spoken = speaksOf(flag.name, rule, lint);
    if (!spoken || forbidden) continue;
    level = applied(flag.level, own, level);
    forbidden = flag.level === "forbid";
  }
  for (const attributes of scopes) {
    for (const [name, code] of lintAttributes(attributes, env)) {
      if (code === "warnings" || forbidden || !speaksOf(code, rule, lint)) continue;
      level = applied(name, own, level);
      setByCode = true;
      forbidden = name === "forbid";
    }
  }
  if (level === "warn") {
    // `warnings` is no fixed set: it is whatever is at `warn` once everything else has spoken.
    for (const flag of env.flags) if (flag.name === "warnings") level = applied(flag.level, own, level);
    for (const attributes of scopes) {
      for (const [name, code] of lintAttributes(attributes, env)) {
        if (code === "warnings" && (level === "warn" || level === "deny")) level = applied(name, own, level);
      }
    }
  }
  const setting = env.settings[rule.name];
  if (setting === undefined || setting === "default" || setByCode || forbidden) return level;
  if (setting === "off") return "allow";
  return setting === "info" ? "info" : setting === "warning" ? "warn" : own === "error" ? "error" : "deny";
}

function applied(spoken: LintLevel, own: Level, current: Level): Level {
  switch (spoken) {
    case "allow":
    case "expect":
      return "allow";
    case "warn":
      return own === "error" ? current : "warn";
    case "deny":
    case "forbid":
      return own === "error" ? "error" : "deny";
  }
}

function speaksOf(name: string, rule: Rule, lint: string | undefined): boolean {
  if (lint !== undefined && (name === lint || GROUPS[name]?.includes(lint) === true)) return true;
  return name.replace(/^ferrule::/, "").replaceAll("_", "-") === rule.name;
}

function* lintAttributes(attributes: readonly Attribute[], env: Environment): Iterable<[LintLevel, string]> {
  for (const attribute of attributes) if (attribute.form === "attribute") yield* lintsOf(attribute.meta, env);
}

function* lintsOf(meta: MetaItem, env: Environment): Iterable<[LintLevel, string]> {
  if (LINT_LEVELS.has(meta.name)) {
    for (const item of meta.list ?? []) if (item.value === undefined) yield [meta.name as LintLevel, item.name];
  } else if (meta.name === "cfg_attr" && meta.list !== undefined) {
    // An attribute whose condition is unknown may quieten, since silence is the safe answer.
    const [condition, ...rest] = meta.list;
    if (condition === undefined || evaluateMeta(condition, env) === false) return;
    for (const item of rest) yield* lintsOf(item, env);
  }
}
