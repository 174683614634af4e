import type { CDataModel, CInteger, Target } from "./target.ts";

/** The facts of a target that decide its C types. */
export type CDeciders = Pick<Target, "arch" | "os" | "vendor" | "pointerWidth" | "families">;

/**
 * The C types of a target.
 *
 * `char`, `int` and `long` follow `core::ffi` (`library/core/src/ffi/primitives.rs`, which cites each processor's ABI
 * document); `wchar_t` follows the C library or the processor's ABI document. `byteEnums` tells whether a C `enum` may
 * be one byte wide.
 */
export function cDataModel(target: CDeciders, byteEnums: boolean): CDataModel {
  const int = hasSmallInt(target.arch) ? i16 : i32;
  return {
    char: { bits: 8, signed: !isCharUnsigned(target) },
    short: i16,
    int,
    long: isLongWide(target) ? i64 : i32,
    longlong: i64,
    wchar: wchar(target),
    enumMinBits: byteEnums ? 8 : hasSmallInt(target.arch) ? 16 : 32,
  };
}

function hasSmallInt(arch: string): boolean {
  return arch === "avr" || arch === "msp430";
}

const unsignedCharArchitectures: ReadonlySet<string> = new Set([
  "aarch64",
  "arm",
  "csky",
  "hexagon",
  "msp430",
  "powerpc",
  "powerpc64",
  "riscv32",
  "riscv64",
  "s390x",
  "xtensa",
]);

/** Windows, Apple and the PlayStation Vita keep `char` signed on every processor. */
function isCharUnsigned({ arch, os, vendor, families }: CDeciders): boolean {
  if (families.includes("windows") || vendor === "apple" || os === "vita") return false;
  return unsignedCharArchitectures.has(arch);
}

function isLongWide({ arch, os, pointerWidth, families }: CDeciders): boolean {
  if (arch === "wasm32" && os === "linux") return true;
  return pointerWidth === 64 && !families.includes("windows");
}

/** Processors without a C library whose `wchar_t` rustc or libc would describe. */
const unsettledWchar: ReadonlySet<string> = new Set([
  "amdgpu",
  "bpf",
  "csky",
  "hexagon",
  "msp430",
  "nvptx64",
  "xtensa",
]);

function wchar({ arch, os, vendor }: CDeciders): CInteger | undefined {
  if (os === "windows" || os === "uefi" || os === "cygwin") return u16;
  if (unsettledWchar.has(arch)) return undefined;
  if (arch === "avr") return i16;
  if (os === "aix" || os === "nto") return u32;
  // AAPCS32 and AAPCS64 make it unsigned; Apple and two of the BSDs do not follow them in this.
  const followsArm = vendor !== "apple" && os !== "netbsd" && os !== "openbsd";
  return (arch === "arm" || arch === "aarch64") && followsArm ? u32 : i32;
}

const i16: CInteger = { bits: 16, signed: true };
const u16: CInteger = { bits: 16, signed: false };
const i32: CInteger = { bits: 32, signed: true };
const u32: CInteger = { bits: 32, signed: false };
const i64: CInteger = { bits: 64, signed: true };
