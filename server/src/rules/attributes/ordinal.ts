import type { MetaItem } from "../../facts/item.ts";

/** The number of `link_ordinal(…)`; undefined where it is none, or none without a suffix. */
export function ordinalOf({ list, unreadable }: MetaItem): bigint | undefined {
  const [only] = list ?? [];
  if (unreadable === true || list?.length !== 1 || only?.name !== "" || only.value?.kind !== "number") return undefined;
  const digits = (only.value.value ?? "").replaceAll("_", "");
  return /^(?:[0-9]+|0x[0-9a-fA-F]+|0o[0-7]+|0b[01]+)$/.test(digits) ? BigInt(digits) : undefined;
}
