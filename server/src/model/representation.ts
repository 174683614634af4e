/** What a type's definition says about its layout. Source: Rust Reference, "Representations". */
import { activeAttributes } from "./active-attributes.ts";
import type { Definition } from "./resolve.ts";

export interface Representation {
  readonly c: boolean;
  readonly transparent: boolean;
  /** The name of the integer type, as in `repr(u8)`. */
  readonly int: string | undefined;
  readonly packed: boolean;
  /** Whether `align` asks for more than the fields need. */
  readonly aligned: boolean;
  readonly simd: boolean;
}

const INTS = /^[iu](?:8|16|32|64|128|size)$/;

/** The representation of a struct, enum or union; `unknown` where a condition nobody can decide may add to it. */
export function representationOf({ item, scope }: Definition): Representation | "unknown" {
  const { uses, maybeMore } = activeAttributes(item.attributes, scope.module.crate.cfg);
  if (maybeMore) return "unknown";
  const hints = uses.filter(({ meta }) => meta.name === "repr").flatMap(({ meta }) => meta.list ?? []);
  const says = (name: string) => hints.some((hint) => hint.name === name);
  return {
    c: says("C"),
    transparent: says("transparent"),
    int: hints.find(({ name }) => INTS.test(name))?.name,
    packed: says("packed"),
    aligned: hints.some(({ name, list }) => name === "align" && list?.[0]?.value?.value !== "1"),
    simd: says("simd"),
  };
}
