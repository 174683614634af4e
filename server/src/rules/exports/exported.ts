/** What the rules about exports ask of a function: whether it has a symbol of its own, and where its words stand. */
import type { FnItem, StaticItem } from "../../facts/item.ts";
import { exportedSymbol, isGenericFn, type Symbol as LinkSymbol } from "../../model/linked-items.ts";
import { skipTrivia } from "../../text/scan.ts";
import type { Scene } from "../rule.ts";

/** The symbol that an item defines in the object file; undefined where it has none of its own, or nobody knows. */
export function symbolOf(item: FnItem | StaticItem, scene: Scene): LinkSymbol | undefined {
  if (item.attributes.length === 0 || isGenericFn(item) || scene.place === "trait") return undefined;
  if (item.kind === "fn" && item.body === undefined) return undefined;
  return exportedSymbol(item.name.text, item.attributes, scene.scope.module.crate.cfg);
}

/** Where the keyword `fn` stands in the slice. */
export function fnKeyword(fn: FnItem, source: string): number {
  const before = fn.qualifiers.at(-1) ?? fn.visibility;
  return before === undefined ? fn.start : skipTrivia(source, before.end);
}

/** Whether Rust's own machinery asks for the item under its symbol: the panic handler and its kin. */
export function isRuntimeItem({ attributes }: FnItem | StaticItem): boolean {
  return attributes.some(({ meta }) =>
    /^(?:lang|panic_handler|alloc_error_handler|rustc_std_internal_symbol|rustc_intrinsic)$/.test(meta.name),
  );
}
