import type {
  AbiCSpelling,
  AbiEntry,
  AbiFamily,
  AbiName,
  AbiRestrictions,
  AbiSource,
  AbiStability,
  UnwindFamily,
} from "./abi.ts";

/** What the two forms of a family, with and without `-unwind`, have in common. */
interface Family {
  readonly stability: AbiStability;
  readonly unwinds?: true;
  readonly rustic?: true;
  readonly variadicSince?: string;
  readonly variadicDefinition?: true;
  readonly restrictions?: AbiRestrictions;
  readonly summary: string;
  readonly cSpellings: readonly AbiCSpelling[];
  readonly usedFor: string;
  readonly sources: readonly AbiSource[];
  /** Present when the family has an `-unwind` form: the version that made that form stable. */
  readonly unwindForm?: { readonly stability: AbiStability; readonly variadicSince?: string };
}

function stable(since: string): AbiStability {
  return { kind: "stable", since };
}

function experimental(feature: string, issue: number): AbiStability {
  return { kind: "experimental", feature, issue };
}

function internal(feature: string): AbiStability {
  return { kind: "internal", feature, issue: undefined };
}

/** A rule of the Rust Reference by its identifier. */
function reference(rule: string): AbiSource {
  const page = rule.startsWith("items.fn.") ? "functions" : "external-blocks";
  return { name: `Rust Reference, ${rule}`, url: `https://doc.rust-lang.org/reference/items/${page}.html#r-${rule}` };
}

/** A paragraph of the Ferrocene Language Specification, chapter 21. */
function ferrocene(paragraph: string): AbiSource {
  const id = `fls_${paragraph}`;
  return { name: `Ferrocene ${id}`, url: `https://rust-lang.github.io/fls/ffi.html#${id}` };
}

function unstableBook(feature: string): AbiSource {
  const page = feature.replaceAll("_", "-");
  return {
    name: `Unstable Book, ${feature}`,
    url: `https://doc.rust-lang.org/unstable-book/language-features/${page}.html`,
  };
}

/** The tracking issue as the only public description of an ABI. */
function trackingIssue(issue: number): AbiSource {
  return { name: `rust-lang/rust issue ${issue}`, url: `https://github.com/rust-lang/rust/issues/${issue}` };
}

function microsoft(keyword: string): AbiSource {
  return { name: `Microsoft C++, ${keyword}`, url: `https://learn.microsoft.com/cpp/cpp/${keyword.replace("__", "")}` };
}

const gccX86Attributes: AbiSource = {
  name: "GCC, x86 function attributes",
  url: "https://gcc.gnu.org/onlinedocs/gcc/x86-Function-Attributes.html",
};

const rustcAbiMap: AbiSource = {
  name: "rustc, compiler/rustc_target/src/spec/abi_map.rs",
  url: "https://github.com/rust-lang/rust/blob/1.95.0/compiler/rustc_target/src/spec/abi_map.rs",
};

/** The `__keyword` / `__attribute__((keyword))` pair of a 32-bit x86 convention. */
function x86Keyword(keyword: string): readonly AbiCSpelling[] {
  return [
    { compiler: "GCC and Clang", spelling: `__attribute__((${keyword}))` },
    { compiler: "MSVC", spelling: `__${keyword}` },
  ];
}

const unrestricted: AbiRestrictions = {
  params: "any",
  returns: true,
  async: true,
  callable: true,
  mustBeUnsafe: false,
  nakedOnly: false,
  pointerOnly: false,
};

const interruptHandler: AbiRestrictions = {
  ...unrestricted,
  params: "none",
  returns: false,
  async: false,
  callable: false,
};

const kernel: AbiRestrictions = { ...unrestricted, returns: false, async: false, callable: false };

const families: Readonly<Record<AbiFamily, Family>> = {
  C: {
    stability: stable("1.0.0"),
    variadicSince: "1.0.0",
    variadicDefinition: true,
    summary: "The convention the target's main C compiler uses by default.",
    cSpellings: [
      { compiler: "GCC and Clang", spelling: undefined },
      { compiler: "MSVC", spelling: undefined },
    ],
    usedFor: "C libraries, and every `extern` without a string.",
    sources: [reference("items.extern.abi.c"), reference("items.extern.abi.default"), ferrocene("x7ct9k82fpgn")],
    unwindForm: { stability: stable("1.71.0"), variadicSince: "1.71.0" },
  },
  Rust: {
    stability: stable("1.0.0"),
    unwinds: true,
    rustic: true,
    summary: "Rust's own convention: it may change with every compiler version and has no C spelling.",
    cSpellings: [],
    usedFor: "Functions without `extern`, and symbols shared between Rust crates built by the same compiler.",
    sources: [reference("items.extern.abi.rust"), ferrocene("a2d8ltpgtvn6")],
  },
  aapcs: {
    stability: stable("1.0.0"),
    variadicSince: "1.91.0",
    summary: "The base Procedure Call Standard of 32-bit Arm, with floats in integer registers (soft-float).",
    cSpellings: [{ compiler: "GCC and Clang", spelling: '__attribute__((pcs("aapcs")))' }],
    usedFor: "Arm firmware and run-time support routines called from hard-float code.",
    sources: [
      reference("items.extern.abi.aapcs"),
      ferrocene("dbbfqaqa80r8"),
      { name: "AAPCS32", url: "https://github.com/ARM-software/abi-aa/blob/main/aapcs32/aapcs32.rst" },
    ],
    unwindForm: { stability: stable("1.71.0"), variadicSince: "1.91.0" },
  },
  "avr-interrupt": {
    stability: experimental("abi_avr_interrupt", 69664),
    restrictions: interruptHandler,
    summary: "An AVR interrupt handler that runs with interrupts disabled.",
    cSpellings: [{ compiler: "GCC and Clang", spelling: "__attribute__((signal))" }],
    usedFor: "`ISR(…)` vectors of AVR microcontrollers.",
    sources: [unstableBook("abi_avr_interrupt"), trackingIssue(69664)],
  },
  "avr-non-blocking-interrupt": {
    stability: experimental("abi_avr_interrupt", 69664),
    restrictions: interruptHandler,
    summary: "An AVR interrupt handler that enables interrupts again on entry.",
    cSpellings: [{ compiler: "GCC and Clang", spelling: "__attribute__((interrupt))" }],
    usedFor: "`ISR(…, ISR_NOBLOCK)` vectors of AVR microcontrollers.",
    sources: [unstableBook("abi_avr_interrupt"), trackingIssue(69664)],
  },
  cdecl: {
    stability: stable("1.0.0"),
    variadicSince: "1.0.0",
    summary: "The C convention of 32-bit x86: arguments on the stack, removed by the caller.",
    cSpellings: x86Keyword("cdecl"),
    usedFor: "32-bit x86 C code that names its convention; everywhere else write `C`.",
    sources: [reference("items.extern.abi.cdecl"), ferrocene("36qrs2fxxvi7"), microsoft("__cdecl"), gccX86Attributes],
    unwindForm: { stability: stable("1.71.0"), variadicSince: "1.71.0" },
  },
  "cmse-nonsecure-call": {
    stability: experimental("abi_cmse_nonsecure_call", 81391),
    restrictions: { ...unrestricted, pointerOnly: true },
    summary: "A call from Armv8-M secure code to a non-secure function, through a function pointer.",
    cSpellings: [{ compiler: "GCC and Clang", spelling: "__attribute__((cmse_nonsecure_call))" }],
    usedFor: "TrustZone-M secure firmware.",
    sources: [unstableBook("abi_cmse_nonsecure_call"), trackingIssue(81391)],
  },
  "cmse-nonsecure-entry": {
    stability: experimental("cmse_nonsecure_entry", 75835),
    summary: "An Armv8-M secure function that non-secure code may call.",
    cSpellings: [{ compiler: "GCC and Clang", spelling: "__attribute__((cmse_nonsecure_entry))" }],
    usedFor: "TrustZone-M secure firmware.",
    sources: [unstableBook("cmse_nonsecure_entry"), trackingIssue(75835)],
  },
  custom: {
    stability: experimental("abi_custom", 140829),
    restrictions: {
      params: "none",
      returns: false,
      async: false,
      callable: false,
      mustBeUnsafe: true,
      nakedOnly: true,
      pointerOnly: false,
    },
    summary: "A convention Rust knows nothing about; only assembly can define or call it.",
    cSpellings: [],
    usedFor: "Assembly routines with a private convention, such as compiler run-time entry points.",
    sources: [unstableBook("abi_custom"), trackingIssue(140829)],
  },
  efiapi: {
    stability: stable("1.68.0"),
    variadicSince: "1.91.0",
    summary: "The convention of UEFI functions: `win64` on x86-64, `aapcs` on 32-bit Arm, `C` elsewhere.",
    cSpellings: [
      { compiler: "EDK II", spelling: "EFIAPI" },
      { compiler: "GCC and Clang", spelling: "__attribute__((ms_abi))" },
      { compiler: "MSVC", spelling: "__cdecl" },
    ],
    usedFor: "UEFI protocols, boot services and run-time services.",
    sources: [
      reference("items.extern.abi.efiapi"),
      {
        name: "UEFI Specification 2.10, 2.3 Calling Conventions",
        url: "https://uefi.org/specs/UEFI/2.10/02_Overview.html",
      },
    ],
  },
  fastcall: {
    stability: stable("1.0.0"),
    summary: "A 32-bit x86 convention: the first two integer arguments in registers, the rest removed by the callee.",
    cSpellings: x86Keyword("fastcall"),
    usedFor: "Windows kernel and driver routines, and old 32-bit libraries.",
    sources: [
      reference("items.extern.abi.fastcall"),
      ferrocene("6rtj6rwqxojh"),
      microsoft("__fastcall"),
      gccX86Attributes,
    ],
    unwindForm: { stability: stable("1.71.0") },
  },
  "gpu-kernel": {
    stability: experimental("abi_gpu_kernel", 135467),
    restrictions: kernel,
    summary: "The entry point of a GPU program, started by the host.",
    cSpellings: [{ compiler: "CUDA and HIP", spelling: "__global__" }],
    usedFor: "Compute kernels for NVIDIA and AMD GPUs.",
    sources: [unstableBook("abi_gpu_kernel"), trackingIssue(135467)],
  },
  "msp430-interrupt": {
    stability: experimental("abi_msp430_interrupt", 38487),
    restrictions: interruptHandler,
    summary: "An MSP430 interrupt handler.",
    cSpellings: [{ compiler: "GCC and Clang", spelling: "__attribute__((interrupt))" }],
    usedFor: "Interrupt vectors of MSP430 microcontrollers.",
    sources: [unstableBook("abi_msp430_interrupt"), trackingIssue(38487)],
  },
  "ptx-kernel": {
    stability: experimental("abi_ptx", 38788),
    restrictions: kernel,
    summary: "The entry point of an NVIDIA GPU program; `gpu-kernel` is its portable form.",
    cSpellings: [{ compiler: "CUDA", spelling: "__global__" }],
    usedFor: "Compute kernels in NVIDIA PTX.",
    sources: [unstableBook("abi_ptx"), trackingIssue(38788)],
  },
  "riscv-interrupt-m": {
    stability: experimental("abi_riscv_interrupt", 111889),
    restrictions: interruptHandler,
    summary: "A RISC-V machine-mode interrupt handler.",
    cSpellings: [{ compiler: "GCC and Clang", spelling: '__attribute__((interrupt("machine")))' }],
    usedFor: "Trap handlers of RISC-V firmware.",
    sources: [unstableBook("abi_riscv_interrupt"), trackingIssue(111889)],
  },
  "riscv-interrupt-s": {
    stability: experimental("abi_riscv_interrupt", 111889),
    restrictions: interruptHandler,
    summary: "A RISC-V supervisor-mode interrupt handler.",
    cSpellings: [{ compiler: "GCC and Clang", spelling: '__attribute__((interrupt("supervisor")))' }],
    usedFor: "Trap handlers of RISC-V kernels.",
    sources: [unstableBook("abi_riscv_interrupt"), trackingIssue(111889)],
  },
  "rust-call": {
    stability: experimental("unboxed_closures", 29625),
    unwinds: true,
    rustic: true,
    restrictions: { ...unrestricted, params: "one-tuple" },
    summary: "The convention of the `Fn` traits' methods: the last argument is a tuple passed as single arguments.",
    cSpellings: [],
    usedFor: "Hand-written `Fn`, `FnMut` and `FnOnce` implementations on nightly.",
    sources: [trackingIssue(29625)],
  },
  "rust-cold": {
    stability: experimental("rust_cold_cc", 97544),
    unwinds: true,
    rustic: true,
    summary: "A Rust convention for functions that are rarely called: the callee saves more registers.",
    cSpellings: [],
    usedFor: "Cold error paths of nightly Rust code.",
    sources: [trackingIssue(97544)],
  },
  "rust-invalid": {
    stability: internal("rustc_attrs"),
    summary: "A string of the compiler's own tests; no target accepts it.",
    cSpellings: [],
    usedFor: "Nothing outside the compiler's test suite.",
    sources: [rustcAbiMap],
  },
  "rust-preserve-none": {
    stability: experimental("rust_preserve_none_cc", 151401),
    unwinds: true,
    rustic: true,
    summary: "A Rust convention in which the callee saves no registers, so that more can carry arguments.",
    cSpellings: [],
    usedFor: "Interpreters built from tail calls, on nightly.",
    sources: [trackingIssue(151401)],
  },
  stdcall: {
    stability: stable("1.0.0"),
    summary: "The Win32 convention of 32-bit x86: arguments on the stack, removed by the callee.",
    cSpellings: x86Keyword("stdcall"),
    usedFor: "32-bit Win32 functions and COM methods; `system` is the form that works on every target.",
    sources: [
      reference("items.extern.abi.stdcall"),
      ferrocene("d3nmpc5mtg27"),
      microsoft("__stdcall"),
      gccX86Attributes,
    ],
    unwindForm: { stability: stable("1.71.0") },
  },
  system: {
    stability: stable("1.0.0"),
    variadicSince: "1.93.0",
    summary: "The convention of the operating system's API: `stdcall` on 32-bit Windows without `...`, `C` elsewhere.",
    cSpellings: [
      { compiler: "Windows SDK", spelling: "WINAPI" },
      { compiler: "GCC and Clang", spelling: undefined },
    ],
    usedFor: "The Windows API, Vulkan and OpenGL entry points, JNI.",
    sources: [reference("items.extern.abi.system"), ferrocene("8m7pc3riokst")],
    unwindForm: { stability: stable("1.71.0"), variadicSince: "1.93.0" },
  },
  sysv64: {
    stability: stable("1.24.0"),
    variadicSince: "1.91.0",
    summary: "The System V convention of x86-64; the same as `C` there except on Windows and UEFI.",
    cSpellings: [{ compiler: "GCC and Clang", spelling: "__attribute__((sysv_abi))" }],
    usedFor: "Code that must use the Unix convention on any x86-64 target, such as kernels entered from UEFI.",
    sources: [
      reference("items.extern.abi.sysv64"),
      ferrocene("7t7yxh94wnbl"),
      { name: "System V ABI, AMD64 supplement", url: "https://gitlab.com/x86-psABIs/x86-64-ABI" },
      gccX86Attributes,
    ],
    unwindForm: { stability: stable("1.71.0"), variadicSince: "1.91.0" },
  },
  thiscall: {
    stability: stable("1.73.0"),
    summary: "The C++ member-function convention of 32-bit Windows: `this` in a register, the rest on the stack.",
    cSpellings: x86Keyword("thiscall"),
    usedFor: "C++ virtual methods of 32-bit Windows libraries; COM methods use `stdcall` instead.",
    sources: [reference("items.extern.abi.thiscall"), microsoft("__thiscall"), gccX86Attributes],
    unwindForm: { stability: stable("1.73.0") },
  },
  unadjusted: {
    stability: internal("abi_unadjusted"),
    summary: "Hands the Rust types to LLVM as they are; no other language can match it.",
    cSpellings: [],
    usedFor: "LLVM intrinsics declared inside the standard library.",
    sources: [unstableBook("abi_unadjusted"), rustcAbiMap],
  },
  vectorcall: {
    stability: experimental("abi_vectorcall", 124485),
    summary: "An x86 convention that passes vectors and floats in SSE and AVX registers.",
    cSpellings: [
      { compiler: "Clang", spelling: "__attribute__((vectorcall))" },
      { compiler: "MSVC", spelling: "__vectorcall" },
    ],
    usedFor: "DirectXMath and other SIMD libraries on Windows.",
    sources: [unstableBook("abi_vectorcall"), ferrocene("sxj4vy39sj4g"), microsoft("__vectorcall")],
    unwindForm: { stability: experimental("abi_vectorcall", 124485) },
  },
  win64: {
    stability: stable("1.0.0"),
    variadicSince: "1.91.0",
    summary: "The Microsoft convention of x86-64; the same as `C` on 64-bit Windows.",
    cSpellings: [
      { compiler: "GCC and Clang", spelling: "__attribute__((ms_abi))" },
      { compiler: "MSVC", spelling: undefined },
    ],
    usedFor: "Calling Windows or UEFI code from a Unix x86-64 target, as Wine and loaders do.",
    sources: [
      reference("items.extern.abi.win64"),
      ferrocene("tyjs1x4j8ovp"),
      {
        name: "Microsoft, x64 calling convention",
        url: "https://learn.microsoft.com/cpp/build/x64-calling-convention",
      },
      gccX86Attributes,
    ],
    unwindForm: { stability: stable("1.71.0"), variadicSince: "1.91.0" },
  },
  "x86-interrupt": {
    stability: experimental("abi_x86_interrupt", 40180),
    restrictions: { ...interruptHandler, params: "one-or-two" },
    summary: "An x86 interrupt or exception handler; its parameters are the stack frame and, for some, an error code.",
    cSpellings: [{ compiler: "GCC and Clang", spelling: "__attribute__((interrupt))" }],
    usedFor: "Interrupt descriptor tables of operating system kernels.",
    sources: [unstableBook("abi_x86_interrupt"), trackingIssue(40180)],
  },
};

function entry(name: AbiName, family: AbiFamily, facts: Family, unwinds: boolean): AbiEntry {
  const isUnwindForm = name !== family;
  const form = isUnwindForm && facts.unwindForm ? facts.unwindForm : facts;
  return {
    name,
    family,
    stability: form.stability,
    unwinds,
    rustic: facts.rustic ?? false,
    variadicDeclaration: form.variadicSince !== undefined,
    variadicSince: form.variadicSince,
    variadicDefinition: facts.variadicDefinition ?? false,
    restrictions: facts.restrictions,
    summary: isUnwindForm
      ? `\`${family}\`, with panics and foreign exceptions allowed to cross. ${facts.summary}`
      : facts.summary,
    cSpellings: facts.cSpellings,
    usedFor: facts.usedFor,
    sources: facts.unwindForm ? [...facts.sources, ...unwindSources(name, family)] : facts.sources,
  };
}

/** Where the difference between the two forms of a family is written down. */
function unwindSources(name: AbiName, family: AbiFamily): readonly AbiSource[] {
  const behaviour = reference("items.fn.extern.unwind.behavior");
  if (name === family) return [behaviour];
  const everywhere = family === "C" || family === "system";
  return [reference(everywhere ? "items.extern.abi.unwind" : "items.extern.abi.platform-unwind-variants"), behaviour];
}

/** Every row of the catalogue, in the order of `rustc --print calling-conventions` (byte order of the names). */
export const abiRows: readonly AbiEntry[] = (Object.keys(families) as AbiFamily[]).flatMap((family) => {
  const facts = families[family];
  const plain = entry(family, family, facts, facts.unwinds ?? false);
  if (!facts.unwindForm) return [plain];
  return [plain, entry(`${family as UnwindFamily}-unwind`, family, facts, true)];
});
