import { abiRows } from "./abi-catalogue.ts";
import type { Target } from "./target.ts";

/** The calling convention family of an ABI string: the string without `-unwind`. */
export type AbiFamily =
  | "C"
  | "Rust"
  | "aapcs"
  | "avr-interrupt"
  | "avr-non-blocking-interrupt"
  | "cdecl"
  | "cmse-nonsecure-call"
  | "cmse-nonsecure-entry"
  | "custom"
  | "efiapi"
  | "fastcall"
  | "gpu-kernel"
  | "msp430-interrupt"
  | "ptx-kernel"
  | "riscv-interrupt-m"
  | "riscv-interrupt-s"
  | "rust-call"
  | "rust-cold"
  | "rust-invalid"
  | "rust-preserve-none"
  | "stdcall"
  | "system"
  | "sysv64"
  | "thiscall"
  | "unadjusted"
  | "vectorcall"
  | "win64"
  | "x86-interrupt";

/** The families that also exist with an `-unwind` suffix. */
export type UnwindFamily =
  | "C"
  | "aapcs"
  | "cdecl"
  | "fastcall"
  | "stdcall"
  | "system"
  | "sysv64"
  | "thiscall"
  | "vectorcall"
  | "win64";

/** Every ABI string rustc 1.95 knows, exactly as written between the quotes. */
export type AbiName = AbiFamily | `${UnwindFamily}-unwind`;

/**
 * Whether stable Rust accepts the ABI string.
 *
 * `experimental` and `internal` are the two wordings of E0658: "is experimental and subject to change" and "is an
 * implementation detail and perma-unstable". `issue` is the rust-lang/rust tracking issue, absent where there is none.
 */
export type AbiStability =
  | { readonly kind: "stable"; readonly since: string }
  | { readonly kind: "experimental" | "internal"; readonly feature: string; readonly issue: number | undefined };

/**
 * What a signature of this ABI must look like. rustc checks it in functions and foreign items, never in fn-pointer
 * types, and only where the target supports the ABI (E0781 and the tuple of `rust-call`: on every target).
 *
 * Source: observed on rustc 1.95 with the features enabled.
 */
export interface AbiRestrictions {
  /**
   * `none`: no parameters; `one-or-two`: 1 or 2 (a `...` counts); `one-tuple`: one tuple besides `self`; `any`: not
   * restricted.
   */
  readonly params: "any" | "none" | "one-or-two" | "one-tuple";
  /** False: the function may not have a return type (`-> ()` and `-> !` are allowed). */
  readonly returns: boolean;
  /** False: "functions with the ABI cannot be `async`". */
  readonly async: boolean;
  /** False: "functions with the ABI cannot be called". */
  readonly callable: boolean;
  /** True: definitions must be `unsafe`, foreign items may not be `safe`. */
  readonly mustBeUnsafe: boolean;
  /** True: a definition must be `#[unsafe(naked)]`. */
  readonly nakedOnly: boolean;
  /** True: only fn-pointer types may name the ABI (E0781). */
  readonly pointerOnly: boolean;
}

/** How one C or C++ compiler spells the convention. `spelling` is `undefined` where it is the compiler's default. */
export interface AbiCSpelling {
  readonly compiler: "GCC and Clang" | "GCC" | "Clang" | "MSVC" | "EDK II" | "Windows SDK" | "CUDA and HIP" | "CUDA";
  readonly spelling: string | undefined;
}

/** Where a fact of an entry comes from: a Rust Reference rule, a Ferrocene paragraph, or a named document. */
export interface AbiSource {
  readonly name: string;
  readonly url: string;
}

/** One row of the ABI catalogue. */
export interface AbiEntry {
  readonly name: AbiName;
  readonly family: AbiFamily;
  readonly stability: AbiStability;
  /** True: a panic or a foreign exception may cross this border (`*-unwind`, and the Rust ABIs). */
  readonly unwinds: boolean;
  /** True: one of rustc's own conventions (`Rust`, `rust-call`, `rust-cold`, `rust-preserve-none`). */
  readonly rustic: boolean;
  /** True: `...` is allowed in foreign items and fn-pointer types; false is E0045. */
  readonly variadicDeclaration: boolean;
  /** Rust version since which `variadicDeclaration` holds on stable; `undefined` where it never did. */
  readonly variadicSince: string | undefined;
  /** True: `...` is allowed in a definition, behind `#![feature(c_variadic)]`. */
  readonly variadicDefinition: boolean;
  /** Present for the special ABIs: interrupt handlers, kernels, `custom`, `rust-call`, and the CMSE call. */
  readonly restrictions: AbiRestrictions | undefined;
  /** One sentence: what the ABI is. */
  readonly summary: string;
  readonly cSpellings: readonly AbiCSpelling[];
  /** One sentence: where it is met in practice. */
  readonly usedFor: string;
  readonly sources: readonly AbiSource[];
}

/** What happens to an unwind that reaches a border: it goes on, the process aborts, or the behaviour is undefined. */
export type UnwindOutcome = "unwinds" | "aborts" | "undefined behaviour";

/**
 * What happens when an unwind reaches a border of some ABI.
 *
 * Source: Rust Reference, "items.fn.extern.unwind.behavior".
 */
export interface UnwindBehaviour {
  /** A Rust `panic!` leaving a Rust function of this ABI. */
  readonly rustPanic: UnwindOutcome;
  /** A foreign exception (C++ `throw`) arriving in Rust through this ABI. */
  readonly foreignException: UnwindOutcome;
  /** The Rust version since which `rustPanic` holds. */
  readonly since: string;
}

/** What rustc says to an ABI string on a target, stability aside: fine, E0570, or `unsupported_calling_conventions`. */
export type AbiSupport = "supported" | "unsupported" | "future-incompat";

/** The catalogue, in the order of `rustc --print calling-conventions`. */
export const abis: readonly AbiEntry[] = abiRows;

const byName: ReadonlyMap<string, AbiEntry> = new Map(abiRows.map((entry) => [entry.name, entry]));

/**
 * Finds the catalogue entry of an ABI string.
 *
 * Takes the unescaped text between the quotes; case matters, as in rustc. Gives `undefined` for a string rustc 1.95
 * does not know (E0703).
 */
export function findAbi(name: string): AbiEntry | undefined {
  return byName.get(name);
}

/**
 * Says whether an ABI may be used on a target, as rustc 1.95 does; stability is a separate question.
 *
 * Takes the entry and any target. `unsupported` is E0570, `future-incompat` is the lint
 * `unsupported_calling_conventions`.
 */
export function abiSupport(abi: AbiEntry, target: Target): AbiSupport {
  const { arch } = target;
  const windowsLike = isLikeWindows(target);
  switch (abi.family) {
    case "C":
    case "Rust":
    case "custom":
    case "rust-call":
    case "rust-cold":
    case "rust-preserve-none":
    case "system":
    case "unadjusted":
      return "supported";
    case "rust-invalid":
      return "unsupported";
    case "efiapi":
      return supportedIf(efiArchitectures.has(arch));
    case "aapcs":
      return supportedIf(arch === "arm");
    case "cmse-nonsecure-call":
    case "cmse-nonsecure-entry":
      return supportedIf(arch === "arm" && target.triple.startsWith("thumbv8m"));
    case "ptx-kernel":
      return supportedIf(arch === "nvptx64");
    case "gpu-kernel":
      return supportedIf(arch === "nvptx64" || arch === "amdgpu");
    case "cdecl":
      return arch === "x86" ? "supported" : "future-incompat";
    case "stdcall":
    case "fastcall":
      if (arch === "x86") return "supported";
      return windowsLike ? "future-incompat" : "unsupported";
    case "thiscall":
      return supportedIf(arch === "x86");
    case "vectorcall":
    case "x86-interrupt":
      return supportedIf(arch === "x86" || arch === "x86_64");
    case "sysv64":
    case "win64":
      return supportedIf(arch === "x86_64");
    case "avr-interrupt":
    case "avr-non-blocking-interrupt":
      return supportedIf(arch === "avr");
    case "msp430-interrupt":
      return supportedIf(arch === "msp430");
    case "riscv-interrupt-m":
    case "riscv-interrupt-s":
      return supportedIf(arch === "riscv32" || arch === "riscv64");
    default: {
      const missing: never = abi.family;
      return missing;
    }
  }
}

/**
 * Gives what an unwind does at the border of an ABI, under a panic strategy.
 *
 * With `panic = "abort"` a Rust panic aborts before it can reach any border.
 */
export function unwindBehaviour(abi: AbiEntry, panic: Target["panic"]): UnwindBehaviour {
  if (panic === "abort") {
    return { rustPanic: "aborts", foreignException: abi.unwinds ? "aborts" : "undefined behaviour", since: "1.0.0" };
  }
  if (abi.unwinds) {
    const since = abi.stability.kind === "stable" ? abi.stability.since : "1.0.0";
    return { rustPanic: "unwinds", foreignException: "unwinds", since };
  }
  return { rustPanic: "aborts", foreignException: "undefined behaviour", since: "1.81.0" };
}

/**
 * The ABI a function really has on a target: what `system`, `efiapi` and the deprecated fallbacks stand for.
 *
 * Gives the family whose calling convention is used; a family that is its own convention answers itself. `variadic`
 * matters because `system` on 32-bit Windows is `stdcall` only without `...`. Gives `undefined` where the ABI is not
 * supported.
 *
 * Source: Rust Reference, "items.extern.abi.system"; UEFI Specification 2.10, section 2.3.
 */
export function effectiveAbi(abi: AbiEntry, target: Target, variadic: boolean): AbiFamily | undefined {
  const support = abiSupport(abi, target);
  if (support === "unsupported") return undefined;
  if (support === "future-incompat") return "C";
  switch (abi.family) {
    case "system":
      if (target.arch === "x86" && isLikeWindows(target) && !variadic) return "stdcall";
      return target.arch === "arm" && target.os === "vexos" ? "aapcs" : "C";
    case "efiapi":
      if (target.arch === "x86_64") return "win64";
      return target.arch === "arm" ? "aapcs" : "C";
    case "cdecl":
      return "C";
    default:
      return abi.family;
  }
}

const efiArchitectures: ReadonlySet<string> = new Set([
  "x86",
  "x86_64",
  "arm",
  "aarch64",
  "riscv32",
  "riscv64",
  "loongarch32",
  "loongarch64",
]);

function supportedIf(condition: boolean): AbiSupport {
  return condition ? "supported" : "unsupported";
}

/** UEFI and Cygwin use the Windows conventions, so rustc counts them as Windows here. */
function isLikeWindows(target: Target): boolean {
  return target.os === "windows" || target.os === "uefi" || target.os === "cygwin";
}
