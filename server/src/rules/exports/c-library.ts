/** Whether an external block declares functions of the C library, not those of another one with the same names. */
import type { ExternBlock } from "../../facts/item.ts";
import { activeAttributes } from "../../model/active-attributes.ts";
import type { CfgContext } from "../../target/cfg.ts";

/** The libraries that the C library comes in, by the names that linkers know. */
const C_LIBRARIES =
  /^(?:c|m|rt|dl|util|pthread|gcc|gcc_s|System|System\.B|msvcrt|ucrt|vcruntime|libcmt|legacy_stdio_definitions|pthreads?|c\+\+|stdc\+\+|root|network)$/;

/** Whether a block is in C's convention and links no other library by name. */
export function isCLibraryBlock(block: ExternBlock, cfg: CfgContext): boolean {
  return /^(?:C|cdecl|system)(?:-unwind)?$/.test(block.abi.name) && linksCLibrary(block, cfg);
}

/** Whether no other library is named by the block. */
export function linksCLibrary(block: ExternBlock, cfg: CfgContext): boolean {
  if (block.attributes.length === 0) return true;
  return activeAttributes(block.attributes, cfg).uses.every(({ meta }) => {
    if (meta.name !== "link") return true;
    // What a WebAssembly module is asked for is its host's, whatever it is called.
    if (meta.list?.some((part) => part.name === "wasm_import_module") === true) return false;
    const name = meta.list?.find((part) => part.name === "name")?.value?.value;
    return name === undefined || C_LIBRARIES.test(name);
  });
}
