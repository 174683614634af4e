/**
 * `#[link(…)]`: what its arguments say, and what is wrong with them.
 *
 * Source: Rust Reference, "The link attribute"; rustc 1.95, asked for each argument in every form, for several targets.
 */
import type { MetaItem, Range } from "../../facts/item.ts";
import type { AttributeUse } from "../../model/active-attributes.ts";
import type { Target } from "../../target/target.ts";
import { stringOf } from "./uses.ts";

/** How the compiler says that an input is malformed. */
export type MalformedCode = "E0538" | "E0539" | "E0565" | "E0805";

export type LinkMistake = Range &
  (
    | { readonly kind: "malformed"; readonly code: MalformedCode; readonly says: string }
    /** The form `#[link = "dl"]`, which is only a lint. */
    | { readonly kind: "ill-formed" }
    | { readonly kind: "no-name"; readonly only: string | undefined }
    | { readonly kind: "empty-name" }
    | { readonly kind: "nul-in-name" }
    | { readonly kind: "link-kind"; readonly name: string; readonly gate: "target" | "unstable" }
    | { readonly kind: "modifier-sign"; readonly modifier: string }
    | { readonly kind: "modifier-twice"; readonly modifier: string }
    | { readonly kind: "modifier-for-static"; readonly modifier: string }
    | { readonly kind: "modifier-for-dynamic"; readonly modifier: string }
    | { readonly kind: "modifier-unstable"; readonly modifier: string }
    | { readonly kind: "wasm-module" }
    | { readonly kind: "import-name-target" }
    | { readonly kind: "import-name-kind" }
    | { readonly kind: "cfg-unstable" }
  );

export interface Link {
  readonly mistakes: readonly LinkMistake[];
  /** Whether the compiler makes a library of it. */
  readonly valid: boolean;
  /** `static`, `dylib`, …; undefined where none is written, or none that is known. */
  readonly kind: string | undefined;
}

/** The kinds of libraries, and the words that `modifiers` may list. */
export const LINK_KINDS: readonly string[] = ["static", "dylib", "framework", "raw-dylib", "link-arg"];
export const LINK_MODIFIERS: readonly string[] = ["bundle", "verbatim", "whole-archive", "as-needed", "export-symbols"];
export const IMPORT_NAME_TYPES: readonly string[] = ["decorated", "noprefix", "undecorated"];
const FOR_STATIC: readonly string[] = ["bundle", "whole-archive", "export-symbols"];
const FOR_DYNAMIC: readonly string[] = ["dylib", "framework", "raw-dylib"];
const KEYS: readonly string[] = ["name", "kind", "modifiers", "cfg", "wasm_import_module", "import_name_type"];

const NOTHING: Link = { mistakes: [], valid: false, kind: undefined };

/** What is read while the arguments are gone through. */
interface State {
  readonly mistakes: LinkMistake[];
  readonly whole: Range;
  readonly target: Target;
  readonly features: ReadonlySet<string>;
  readonly seen: Map<string, MetaItem>;
}

/** Reads a `#[link]`. Input that the compiler's parser gives up on has no mistakes and is not valid. */
export function readLink(use: AttributeUse, target: Target, features: ReadonlySet<string>): Link {
  const { meta, range } = use;
  if (meta.unreadable === true || meta.name !== "link") return NOTHING;
  const whole: Range = { start: range.start, end: range.end };
  if (meta.list === undefined) {
    const mistake: LinkMistake =
      stringOf(meta) === "dl"
        ? { ...whole, kind: "ill-formed" }
        : {
            ...whole,
            kind: "malformed",
            code: "E0539",
            says: 'the library is named in parentheses: `link(name = "…")`',
          };
    return { ...NOTHING, mistakes: [mistake] };
  }
  const state: State = { mistakes: [], whole, target, features, seen: new Map() };
  const { mistakes, seen } = state;
  for (const item of meta.list) if (!readArgument(item, state)) return { ...NOTHING, mistakes };
  const kind = stringOf(seen.get("kind") ?? NO_ITEM);
  readModifiers(kind, state);
  const wasm = seen.get("wasm_import_module");
  if (wasm !== undefined && ["name", "kind", "modifiers", "cfg"].some((key) => seen.has(key))) {
    mistakes.push({ ...rangeOf(wasm), kind: "wasm-module" });
  }
  const name = seen.get("name");
  if (name === undefined && wasm === undefined) {
    const [only] = meta.list;
    const text = meta.list.length === 1 && only?.name === "" ? stringOf(only) : undefined;
    mistakes.push({ ...whole, kind: "no-name", only: text });
    return { mistakes, valid: false, kind };
  }
  const importName = seen.get("import_name_type");
  const raw = kind === "raw-dylib" && wasm === undefined;
  if (importName !== undefined && !raw) mistakes.push({ ...rangeOf(importName), kind: "import-name-kind" });
  const named = raw ? name?.value : undefined;
  if (named?.value?.includes("\0") === true) mistakes.push({ ...rangeOf(named), kind: "nul-in-name" });
  return { mistakes, valid: true, kind: wasm === undefined ? kind : "wasm_import_module" };
}

const NO_ITEM: MetaItem = { start: 0, end: 0, name: "", value: undefined, list: undefined };

function rangeOf({ start, end }: Range): Range {
  return { start, end };
}

function malformed({ mistakes, whole }: State, code: MalformedCode, says: string): void {
  mistakes.push({ ...whole, kind: "malformed", code, says });
}

/** Reads one argument. False when the compiler stops at it. */
function readArgument(item: MetaItem, state: State): boolean {
  const { name } = item;
  const { mistakes, seen, features, target } = state;
  if (name === "") {
    malformed(state, "E0565", "a bare literal says nothing; arguments have names");
    return true;
  }
  if (!KEYS.includes(name)) {
    malformed(state, "E0539", `\`${name}\` is no argument of \`link\``);
    return true;
  }
  if (seen.has(name)) {
    malformed(state, "E0538", `\`${name}\` is given twice`);
    return true;
  }
  if (name === "cfg") {
    if (item.list === undefined) malformed(state, "E0539", "`cfg` takes a condition in parentheses");
    else if (item.list.length !== 1) malformed(state, "E0805", "`cfg` takes one condition");
    else {
      if (!features.has("link_cfg")) mistakes.push({ ...rangeOf(item), kind: "cfg-unstable" });
      seen.set(name, item);
    }
    return true;
  }
  const text = stringOf(item);
  const { value } = item;
  if (text === undefined || value === undefined) {
    // A suffix is an error of the literal, whoever reads it.
    if (value?.suffix !== undefined) {
      seen.set(name, item);
      return true;
    }
    malformed(state, "E0539", `\`${name}\` takes a string`);
    return name !== "name";
  }
  switch (name) {
    case "name":
      if (text === "") mistakes.push({ ...rangeOf(value), kind: "empty-name" });
      break;
    case "kind":
      if (!LINK_KINDS.includes(text)) {
        malformed(state, "E0539", `there is no link kind \`${text}\``);
        return true;
      }
      judgeKind(text, value, state);
      break;
    case "import_name_type":
      if (target.arch !== "x86") {
        mistakes.push({ ...rangeOf(item), kind: "import-name-target" });
        return true;
      }
      if (!IMPORT_NAME_TYPES.includes(text)) {
        malformed(state, "E0539", `there is no import name type \`${text}\``);
        return true;
      }
      break;
    default:
  }
  seen.set(name, item);
  return true;
}

function judgeKind(kind: string, at: Range, { mistakes, target, features }: State): void {
  const refuse = (gate: "target" | "unstable") =>
    mistakes.push({ ...rangeOf(at), kind: "link-kind", name: kind, gate });
  if (kind === "framework" && target.vendor !== "apple") refuse("target");
  if (kind === "link-arg" && !features.has("link_arg_attribute")) refuse("unstable");
  if (kind !== "raw-dylib" || isWindowsLike(target)) return;
  // A nightly, which is what a crate with features is for, has it as an experiment where files are ELF.
  if (!isElf(target) || features.size === 0) refuse("target");
  else if (!features.has("raw_dylib_elf")) refuse("unstable");
}

/** Whether the compiler treats the target as Windows, as it does UEFI and Cygwin. */
function isWindowsLike({ os }: Target): boolean {
  return os === "windows" || os === "uefi" || os === "cygwin";
}

function isElf({ vendor, families, os }: Target): boolean {
  return vendor !== "apple" && !families.includes("wasm") && os !== "aix";
}

function readModifiers(kind: string | undefined, { mistakes, seen, features, whole }: State): void {
  const item = seen.get("modifiers");
  const text = item === undefined ? undefined : stringOf(item);
  if (item?.value === undefined || text === undefined) return;
  const at = rangeOf(item.value);
  const told = new Set<string>();
  const given = new Set<string>();
  const tell = (mistake: LinkMistake, modifier: string) => {
    // The compiler says the same thing about the same place once.
    const key = mistake.kind === "modifier-sign" ? mistake.kind : `${mistake.kind} ${modifier}`;
    if (!told.has(key)) mistakes.push(mistake);
    told.add(key);
  };
  for (const written of text.split(",")) {
    const modifier = written.slice(1);
    if (!/^[+-]/.test(written)) {
      tell({ ...at, kind: "modifier-sign", modifier: written }, written);
      continue;
    }
    if (!LINK_MODIFIERS.includes(modifier)) {
      const says = `there is no link modifier \`${modifier}\``;
      tell({ ...whole, kind: "malformed", code: "E0539", says }, "");
      continue;
    }
    if (FOR_STATIC.includes(modifier) && kind !== "static") {
      tell({ ...at, kind: "modifier-for-static", modifier }, modifier);
      continue;
    }
    if (modifier === "as-needed") {
      if (kind === undefined || !FOR_DYNAMIC.includes(kind)) {
        tell({ ...at, kind: "modifier-for-dynamic", modifier }, modifier);
        continue;
      }
      if (!features.has("native_link_modifiers_as_needed")) {
        tell({ ...at, kind: "modifier-unstable", modifier }, modifier);
      }
    }
    if (given.has(modifier)) tell({ ...at, kind: "modifier-twice", modifier }, modifier);
    given.add(modifier);
  }
}
