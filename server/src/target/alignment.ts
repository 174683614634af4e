/**
 * How many bytes the scalar types of Rust take up on a target, and on what addresses they stand.
 *
 * Enters: a type's name and the target. Leaves: bytes, or undefined where they are not settled.
 * Source: `data-layout` of the target specifications of rustc 1.97 (`--print all-target-specs-json`) and the defaults of
 * `rustc_abi::TargetDataLayout`; Rust Reference, "Primitive data layout".
 */
import { primitiveBytes } from "./c-types.ts";
import type { Target } from "./target.ts";

/** In bytes. */
export interface Extent {
  readonly size: number;
  readonly align: number;
}

/** Size and alignment of an integer, float, `bool` or `char` by its name. */
export function primitiveExtent(name: string, target: Target): Extent | undefined {
  const size = primitiveBytes(name, target);
  if (size === undefined) return undefined;
  const align = alignOf(size, name.startsWith("f"), target);
  return align === undefined ? undefined : { size, align };
}

/** Size and alignment of a pointer that is one word. */
export function pointerExtent(target: Target): Extent {
  const size = target.pointerWidth / 8;
  return { size, align: Math.min(size, widest(target.arch) ?? 2) };
}

/** Processors on which nothing is aligned to more than so many bytes; undefined for m68k, where some of it is open. */
function widest(arch: string): number | undefined {
  switch (arch) {
    case "avr":
      return 1;
    case "msp430":
      return 2;
    case "csky":
      return 4;
    case "m68k":
      return undefined;
    default:
      return 16;
  }
}

/** The architectures on which 128-bit integers are aligned to 16 bytes. The others align them as 64-bit ones. */
const ALIGNS_INT128 =
  /^(?:aarch64|arm64ec|x86|x86_64|sparc|sparc64|wasm32|wasm64|xtensa|powerpc64|mips64|mips64r6|riscv64|loongarch64|bpf|nvptx64)$/;

function alignOf(size: number, isFloat: boolean, target: Target): number | undefined {
  const { arch, os } = target;
  const most = widest(arch);
  if (most === undefined) return size <= 2 ? size : size === 4 && !isFloat ? 2 : undefined;
  if (most < 8) return isFloat && size > 8 ? undefined : Math.min(size, most);
  if (size <= 4) return size;
  if (size === 8) return isNarrow(target) || (isFloat && os === "aix") ? 4 : 8;
  if (isFloat) return arch === "s390x" || arch === "sparc" || (arch === "wasm32" && os === "emscripten") ? 8 : 16;
  if (ALIGNS_INT128.test(arch)) return 16;
  return isNarrow(target) ? 4 : 8;
}

/** 32-bit x86 outside Windows and UEFI, and 32-bit iOS, align 64-bit values to 4 bytes. */
function isNarrow({ arch, os }: Target): boolean {
  if (arch === "x86") return os !== "windows" && os !== "uefi";
  return arch === "arm" && os === "ios";
}
