import type { AbiFamily } from "./abi.ts";
import type { Target } from "./target.ts";

/** What decides how a symbol is written into an object file. */
export interface SymbolFacts {
  /** The symbol as Rust knows it: the item's name, or what `link_name` or `export_name` says. */
  readonly name: string;
  /** The convention the function really has on the target (`effectiveAbi`), `undefined` for a static. */
  readonly family: AbiFamily | undefined;
  /** Bytes of all arguments, each rounded up to a multiple of a pointer's width; `undefined` where not known. */
  readonly argumentBytes: number | undefined;
}

/**
 * The name a linker sees: the symbol with the decoration of the target's object format.
 *
 * Mach-O and 32-bit x86 COFF put `_` before it; on 32-bit x86 COFF `stdcall` becomes `_name@N` and `fastcall` `@name@N`;
 * `vectorcall` is `name@@N` on every x86 target. A name that starts with the byte 1 is taken as it is, without that byte.
 * N stands in the answer where the bytes are not known. Gives `undefined` where the format has no single plain name
 * (Arm64EC, XCOFF).
 *
 * Source: LLVM Language Reference, "Data Layout", the `m:` specification; observed in the assembly of rustc 1.95.
 */
export function objectSymbol({ name, family, argumentBytes }: SymbolFacts, target: Target): string | undefined {
  if (target.arch === "arm64ec" || target.os === "aix") return undefined;
  if (name.startsWith("\x01")) return name.slice(1);
  const bytes = argumentBytes ?? "N";
  if (family === "vectorcall") return `${name}@@${bytes}`;
  const coff = target.os === "windows" || target.os === "uefi" || target.os === "cygwin";
  if (coff && target.arch === "x86") {
    if (family === "fastcall") return `@${name}@${bytes}`;
    return family === "stdcall" ? `_${name}@${bytes}` : `_${name}`;
  }
  return target.vendor === "apple" ? `_${name}` : name;
}
