/** The edit that gives the external block around a function another ABI. */
import type { Edit, FixScene } from "../rule.ts";

/** `text` is the whole specifier, `extern "C"`. The block's head may be in another slice than the function. */
export function blockAbiEdit(text: string, { block, blockRange }: FixScene): Edit | undefined {
  if (block === undefined || blockRange === undefined) return undefined;
  const shift = blockRange.start - block.start;
  return { start: shift + block.abi.start, end: shift + block.abi.end, newText: text };
}
