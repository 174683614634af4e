/**
 * What the linker sees of an item: its symbol, and the library a block names.
 *
 * Enters: facts and the environment that decides `cfg_attr`. Leaves: names as strings. Whether the object format
 * decorates them is `target/symbol-name.ts`'s business.
 */
import type { Attribute, ExternBlock, FnItem, MetaItem, Range, StaticItem } from "../facts/item.ts";
import type { Scene } from "../rules/rule.ts";
import { evaluateMeta } from "./conditions.ts";
import type { Environment } from "./environment.ts";

/** The meta items of attributes, those inside `cfg_attr` too unless their condition is certainly false. */
export function* metasOf(attributes: readonly Attribute[], env: Environment): Generator<MetaItem, void, void> {
  for (const attribute of attributes) if (attribute.form === "attribute") yield* expand(attribute.meta, env);
}

function* expand(meta: MetaItem, env: Environment): Generator<MetaItem, void, void> {
  if (meta.name !== "cfg_attr") {
    yield meta;
    return;
  }
  const [condition, ...rest] = meta.list ?? [];
  if (condition === undefined || evaluateMeta(condition, env) === false) return;
  for (const item of rest) {
    // `cfg_attr(…, unsafe(no_mangle))`
    if (item.name === "unsafe") for (const inner of item.list ?? []) yield* expand(inner, env);
    else yield* expand(item, env);
  }
}

/** The symbol a foreign item stands for: the last `link_name`, else its own name; a number for `link_ordinal`. */
export function importedSymbol(
  item: FnItem | StaticItem,
  env: Environment,
): { readonly name: string; readonly ordinal: string | undefined } {
  let name = item.name.text;
  let ordinal: string | undefined;
  for (const meta of metasOf(item.attributes, env)) {
    if (meta.name === "link_name" && meta.value?.value !== undefined) name = meta.value.value;
    if (meta.name === "link_ordinal") ordinal = meta.list?.[0]?.value?.value;
  }
  return { name, ordinal };
}

export interface Export {
  readonly symbol: string;
  readonly by: "no_mangle" | "export_name";
}

/**
 * The symbol an item with a body exports, `undefined` where its name is mangled: no attribute asks for a symbol, the
 * function is generic over types or constants, or it is a provided method of a trait.
 *
 * Source: Rust Reference, "abi.no_mangle" and "abi.export_name"; the lint `no_mangle_generic_items`.
 */
export function exportedSymbol(item: FnItem | StaticItem, place: Scene["place"], env: Environment): Export | undefined {
  if (place === "extern-block" || place === "trait" || item.name.text === "") return undefined;
  if (item.kind === "fn" && (item.body === undefined || isGeneric(item))) return undefined;
  let byName: Export | undefined;
  for (const meta of metasOf(item.attributes, env)) {
    if (meta.name === "export_name" && meta.value?.value !== undefined) {
      return { symbol: meta.value.value, by: "export_name" };
    }
    if (meta.name === "no_mangle") byName = { symbol: item.name.text, by: "no_mangle" };
  }
  return byName;
}

/** Whether a function is generic over types or constants (`impl Trait` counts), so that it is made anew for each use. */
export function isGeneric(item: FnItem): boolean {
  return (
    item.implTraits.some(({ position }) => position === "parameters") ||
    (item.generics?.params.some(({ kind }) => kind !== "lifetime") ?? false)
  );
}

/** One `#[link(…)]` of a block. */
export interface Library extends Range {
  readonly name: string | undefined;
  readonly kind: string | undefined;
  readonly modifiers: string | undefined;
  readonly wasmModule: string | undefined;
}

/** The libraries a block names, in order. */
export function librariesOf(block: ExternBlock, env: Environment): readonly Library[] {
  const out: Library[] = [];
  for (const meta of metasOf(block.attributes, env)) if (meta.name === "link") out.push(libraryOf(meta));
  return out;
}

/** What a `link(…)` says. */
export function libraryOf(meta: MetaItem): Library {
  const value = (name: string) => meta.list?.find((item) => item.name === name)?.value?.value;
  return {
    name: value("name"),
    kind: value("kind"),
    modifiers: value("modifiers"),
    wasmModule: value("wasm_import_module"),
    start: meta.start,
    end: meta.end,
  };
}
