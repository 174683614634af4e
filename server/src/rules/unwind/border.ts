/** What a panic does at the edge of a function, by its ABI and its crate. */
import type { MetaItem } from "../../facts/item.ts";
import type { Module } from "../../model/world.ts";
import type { Scene } from "../rule.ts";

/** ABIs whose functions are called by Rust only, or by an interrupt in programs that have no unwinding. */
const OF_RUST = /^(?:Rust$|rust-|unadjusted|platform-intrinsic)|interrupt|^efiapi|kernel|^custom/;

/** Whether C cannot be the caller of functions of this ABI. */
export function isRustAbi(abi: string): boolean {
  return OF_RUST.test(abi);
}

/** Whether a panic unwinds in the crate of a scene, as far as its own text tells: without `std` its handler decides. */
export function onPanic({ scope: { world, module } }: Scene): "unwind" | "unknown" {
  const root = world.rootOf(module.crate);
  const says = ({ name, list }: MetaItem): boolean =>
    name === "no_std" || name === "no_core" || (name === "cfg_attr" && list?.some(says) === true);
  const attributes = root === undefined ? [] : world.innerAttributes(root);
  return attributes.some(({ meta }) => says(meta)) ? "unknown" : "unwind";
}

/** Whether a function is there for tests only: nobody else's process ends when it panics. */
export function isForTests({ scope: { module } }: Scene): boolean {
  if (/\/(?:tests|benches)\//.test(module.path)) return true;
  for (let at: Module | undefined = module; at !== undefined; at = at.parent) {
    if (at.attributes.some(({ meta }) => meta.name === "cfg" && meta.list?.some(asksForTest) === true)) return true;
  }
  return false;
}

function asksForTest({ name, list }: MetaItem): boolean {
  return name === "test" || (name === "all" && list?.some(asksForTest) === true);
}
