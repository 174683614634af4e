//# the plain one
extern "$0C" fn f() {}
//@ extern "C"
//= **ABI `"C"`**: accepted on `x86_64-unknown-linux-gnu`
//=
//= The convention the target's main C compiler uses by default. Used for: c libraries, and every `extern` without a string.
//=
//= - **In C:** nothing to write with GCC and Clang and MSVC: it is the default
//= - **Unwinding:** a panic that would leave the function aborts the process (since Rust 1.81; before, undefined behaviour), a foreign exception that arrives is undefined behaviour; `"C-unwind"` lets both pass
//= - **Variadic `...`:** allowed in foreign functions and function pointers; definitions need nightly and `#![feature(c_variadic)]`
//= - **Since:** Rust 1.0
//=
//= On all 20 targets that were probed: accepted.
//=
//= [Rust Reference, items.extern.abi.c](https://doc.rust-lang.org/reference/items/external-blocks.html#r-items.extern.abi.c) · [Rust Reference, items.extern.abi.default](https://doc.rust-lang.org/reference/items/external-blocks.html#r-items.extern.abi.default) · [Ferrocene fls_x7ct9k82fpgn](https://rust-lang.github.io/fls/ffi.html#fls_x7ct9k82fpgn) · [Rust Reference, items.fn.extern.unwind.behavior](https://doc.rust-lang.org/reference/items/functions.html#r-items.fn.extern.unwind.behavior)

//# implied
unsafe ex$0tern fn f() {}
//@ extern
//= **`extern` means `extern "C"`**: accepted on `x86_64-unknown-linux-gnu`
//=
//= The convention the target's main C compiler uses by default. Used for: c libraries, and every `extern` without a string.
//=
//= - **Written:** the ABI is implied; Rust 1.86 and later warn (`missing_abi`) and ask for `extern "C"`
//= - **In C:** nothing to write with GCC and Clang and MSVC: it is the default
//= - **Unwinding:** a panic that would leave the function aborts the process (since Rust 1.81; before, undefined behaviour), a foreign exception that arrives is undefined behaviour; `"C-unwind"` lets both pass
//= - **Variadic `...`:** allowed in foreign functions and function pointers; definitions need nightly and `#![feature(c_variadic)]`
//= - **Since:** Rust 1.0
//=
//= On all 20 targets that were probed: accepted.
//=
//= [Rust Reference, items.extern.abi.c](https://doc.rust-lang.org/reference/items/external-blocks.html#r-items.extern.abi.c) · [Rust Reference, items.extern.abi.default](https://doc.rust-lang.org/reference/items/external-blocks.html#r-items.extern.abi.default) · [Ferrocene fls_x7ct9k82fpgn](https://rust-lang.github.io/fls/ffi.html#fls_x7ct9k82fpgn) · [Rust Reference, items.fn.extern.unwind.behavior](https://doc.rust-lang.org/reference/items/functions.html#r-items.fn.extern.unwind.behavior)

//# system, where it is C
pub type Callback = unsafe extern "sys$0tem" fn(i32);
//@ extern "system"
//= **ABI `"system"`**: accepted on `x86_64-unknown-linux-gnu`
//=
//= The convention of the operating system's API: `stdcall` on 32-bit Windows without `...`, `C` elsewhere. Used for: the Windows API, Vulkan and OpenGL entry points, JNI.
//=
//= - **Here:** the same as `"C"` on `x86_64-unknown-linux-gnu`
//= - **In C:** `WINAPI` (Windows SDK), nothing to write with GCC and Clang: it is the default
//= - **Unwinding:** a panic that would leave the function aborts the process (since Rust 1.81; before, undefined behaviour), a foreign exception that arrives is undefined behaviour; `"system-unwind"` lets both pass
//= - **Variadic `...`:** allowed in foreign functions and function pointers since Rust 1.93; not in definitions
//= - **Since:** Rust 1.0
//=
//= On all 20 targets that were probed: accepted.
//=
//= [Rust Reference, items.extern.abi.system](https://doc.rust-lang.org/reference/items/external-blocks.html#r-items.extern.abi.system) · [Ferrocene fls_8m7pc3riokst](https://rust-lang.github.io/fls/ffi.html#fls_8m7pc3riokst) · [Rust Reference, items.fn.extern.unwind.behavior](https://doc.rust-lang.org/reference/items/functions.html#r-items.fn.extern.unwind.behavior)

//# system, where it is stdcall
//? target: i686-pc-windows-msvc
pub type Callback = unsafe extern "sys$0tem" fn(i32);
//@ extern "system"
//= **ABI `"system"`**: accepted on `i686-pc-windows-msvc`
//=
//= The convention of the operating system's API: `stdcall` on 32-bit Windows without `...`, `C` elsewhere. Used for: the Windows API, Vulkan and OpenGL entry points, JNI.
//=
//= - **Here:** the same as `"stdcall"` on `i686-pc-windows-msvc`
//= - **In C:** `WINAPI` (Windows SDK), nothing to write with GCC and Clang: it is the default
//= - **Unwinding:** a panic that would leave the function aborts the process (since Rust 1.81; before, undefined behaviour), a foreign exception that arrives is undefined behaviour; `"system-unwind"` lets both pass
//= - **Variadic `...`:** allowed in foreign functions and function pointers since Rust 1.93; not in definitions
//= - **Since:** Rust 1.0
//=
//= On all 20 targets that were probed: accepted.
//=
//= [Rust Reference, items.extern.abi.system](https://doc.rust-lang.org/reference/items/external-blocks.html#r-items.extern.abi.system) · [Ferrocene fls_8m7pc3riokst](https://rust-lang.github.io/fls/ffi.html#fls_8m7pc3riokst) · [Rust Reference, items.fn.extern.unwind.behavior](https://doc.rust-lang.org/reference/items/functions.html#r-items.fn.extern.unwind.behavior)

//# system with `...` is not stdcall
//? target: i686-pc-windows-msvc
extern "C" { pub static HOOK: unsafe extern "sys$0tem" fn(i32, ...); }
//@ extern "system"
//= **ABI `"system"`**: accepted on `i686-pc-windows-msvc`
//=
//= The convention of the operating system's API: `stdcall` on 32-bit Windows without `...`, `C` elsewhere. Used for: the Windows API, Vulkan and OpenGL entry points, JNI.
//=
//= - **Here:** the same as `"C"` on `i686-pc-windows-msvc`
//= - **In C:** `WINAPI` (Windows SDK), nothing to write with GCC and Clang: it is the default
//= - **Unwinding:** a panic that would leave the function aborts the process (since Rust 1.81; before, undefined behaviour), a foreign exception that arrives is undefined behaviour; `"system-unwind"` lets both pass
//= - **Variadic `...`:** allowed in foreign functions and function pointers since Rust 1.93; not in definitions
//= - **Since:** Rust 1.0
//=
//= On all 20 targets that were probed: accepted.
//=
//= [Rust Reference, items.extern.abi.system](https://doc.rust-lang.org/reference/items/external-blocks.html#r-items.extern.abi.system) · [Ferrocene fls_8m7pc3riokst](https://rust-lang.github.io/fls/ffi.html#fls_8m7pc3riokst) · [Rust Reference, items.fn.extern.unwind.behavior](https://doc.rust-lang.org/reference/items/functions.html#r-items.fn.extern.unwind.behavior)

//# rejected here
extern "std$0call" {
    fn f();
}
//@ extern "stdcall"
//= **ABI `"stdcall"`**: rejected on `x86_64-unknown-linux-gnu` (E0570)
//=
//= The Win32 convention of 32-bit x86: arguments on the stack, removed by the callee. Used for: 32-bit Win32 functions and COM methods; `system` is the form that works on every target.
//=
//= - **In C:** `__attribute__((stdcall))` (GCC and Clang), `__stdcall` (MSVC)
//= - **Unwinding:** a panic that would leave the function aborts the process (since Rust 1.81; before, undefined behaviour), a foreign exception that arrives is undefined behaviour; `"stdcall-unwind"` lets both pass
//= - **Variadic `...`:** not allowed (E0045)
//= - **Since:** Rust 1.0
//=
//= | Verdict | Of 20 targets |
//= | --- | --- |
//= | accepted (2) | `i686-unknown-linux-gnu` `i686-pc-windows-msvc` |
//= | accepted with a warning (4) | `x86_64-pc-windows-msvc` `aarch64-pc-windows-msvc` `x86_64-unknown-uefi` `aarch64-unknown-uefi` |
//= | rejected (14) | `x86_64-unknown-linux-gnu` `aarch64-unknown-linux-gnu` `aarch64-apple-darwin` `arm-unknown-linux-gnueabi` `thumbv8m.main-none-eabi` `wasm32-unknown-unknown` `riscv64gc-unknown-linux-gnu` `s390x-unknown-linux-gnu` `powerpc64le-unknown-linux-gnu` `avr-none` `msp430-none-elf` `nvptx64-nvidia-cuda` `amdgcn-amd-amdhsa` `loongarch64-unknown-linux-gnu` |
//=
//= [Rust Reference, items.extern.abi.stdcall](https://doc.rust-lang.org/reference/items/external-blocks.html#r-items.extern.abi.stdcall) · [Ferrocene fls_d3nmpc5mtg27](https://rust-lang.github.io/fls/ffi.html#fls_d3nmpc5mtg27) · [Microsoft C++, __stdcall](https://learn.microsoft.com/cpp/cpp/stdcall) · [GCC, x86 function attributes](https://gcc.gnu.org/onlinedocs/gcc/x86-Function-Attributes.html) · [Rust Reference, items.fn.extern.unwind.behavior](https://doc.rust-lang.org/reference/items/functions.html#r-items.fn.extern.unwind.behavior)

//# accepted with a warning
//? target: x86_64-pc-windows-msvc
extern "std$0call" {
    fn f();
}
//@ extern "stdcall"
//= **ABI `"stdcall"`**: accepted on `x86_64-pc-windows-msvc` with a warning (`unsupported_calling_conventions`), and treated as `"C"`
//=
//= The Win32 convention of 32-bit x86: arguments on the stack, removed by the callee. Used for: 32-bit Win32 functions and COM methods; `system` is the form that works on every target.
//=
//= - **In C:** `__attribute__((stdcall))` (GCC and Clang), `__stdcall` (MSVC)
//= - **Unwinding:** a panic that would leave the function aborts the process (since Rust 1.81; before, undefined behaviour), a foreign exception that arrives is undefined behaviour; `"stdcall-unwind"` lets both pass
//= - **Variadic `...`:** not allowed (E0045)
//= - **Since:** Rust 1.0
//=
//= | Verdict | Of 20 targets |
//= | --- | --- |
//= | accepted (2) | `i686-unknown-linux-gnu` `i686-pc-windows-msvc` |
//= | accepted with a warning (4) | `x86_64-pc-windows-msvc` `aarch64-pc-windows-msvc` `x86_64-unknown-uefi` `aarch64-unknown-uefi` |
//= | rejected (14) | `x86_64-unknown-linux-gnu` `aarch64-unknown-linux-gnu` `aarch64-apple-darwin` `arm-unknown-linux-gnueabi` `thumbv8m.main-none-eabi` `wasm32-unknown-unknown` `riscv64gc-unknown-linux-gnu` `s390x-unknown-linux-gnu` `powerpc64le-unknown-linux-gnu` `avr-none` `msp430-none-elf` `nvptx64-nvidia-cuda` `amdgcn-amd-amdhsa` `loongarch64-unknown-linux-gnu` |
//=
//= [Rust Reference, items.extern.abi.stdcall](https://doc.rust-lang.org/reference/items/external-blocks.html#r-items.extern.abi.stdcall) · [Ferrocene fls_d3nmpc5mtg27](https://rust-lang.github.io/fls/ffi.html#fls_d3nmpc5mtg27) · [Microsoft C++, __stdcall](https://learn.microsoft.com/cpp/cpp/stdcall) · [GCC, x86 function attributes](https://gcc.gnu.org/onlinedocs/gcc/x86-Function-Attributes.html) · [Rust Reference, items.fn.extern.unwind.behavior](https://doc.rust-lang.org/reference/items/functions.html#r-items.fn.extern.unwind.behavior)

//# unstable
extern "vector$0call" fn f() {}
//@ extern "vectorcall"
//= **ABI `"vectorcall"`**: unstable: needs a nightly compiler and `#![feature(abi_vectorcall)]` (E0658)
//=
//= An x86 convention that passes vectors and floats in SSE and AVX registers. Used for: DirectXMath and other SIMD libraries on Windows.
//=
//= - **In C:** `__attribute__((vectorcall))` (Clang), `__vectorcall` (MSVC)
//= - **Unwinding:** a panic that would leave the function aborts the process (since Rust 1.81; before, undefined behaviour), a foreign exception that arrives is undefined behaviour; `"vectorcall-unwind"` lets both pass
//= - **Variadic `...`:** not allowed (E0045)
//= - **Since:** not stable; nightly with `#![feature(abi_vectorcall)]` ([#124485](https://github.com/rust-lang/rust/issues/124485))
//=
//= | Verdict | Of 20 targets |
//= | --- | --- |
//= | unstable (5) | `x86_64-unknown-linux-gnu` `x86_64-pc-windows-msvc` `i686-unknown-linux-gnu` `i686-pc-windows-msvc` `x86_64-unknown-uefi` |
//= | rejected (15) | `aarch64-unknown-linux-gnu` `aarch64-apple-darwin` `aarch64-pc-windows-msvc` `arm-unknown-linux-gnueabi` `thumbv8m.main-none-eabi` `wasm32-unknown-unknown` `riscv64gc-unknown-linux-gnu` `s390x-unknown-linux-gnu` `powerpc64le-unknown-linux-gnu` `avr-none` `msp430-none-elf` `nvptx64-nvidia-cuda` `amdgcn-amd-amdhsa` `aarch64-unknown-uefi` `loongarch64-unknown-linux-gnu` |
//=
//= [Unstable Book, abi_vectorcall](https://doc.rust-lang.org/unstable-book/language-features/abi-vectorcall.html) · [Ferrocene fls_sxj4vy39sj4g](https://rust-lang.github.io/fls/ffi.html#fls_sxj4vy39sj4g) · [Microsoft C++, __vectorcall](https://learn.microsoft.com/cpp/cpp/vectorcall) · [Rust Reference, items.fn.extern.unwind.behavior](https://doc.rust-lang.org/reference/items/functions.html#r-items.fn.extern.unwind.behavior)

//# unstable, with its feature
#![feature(abi_vectorcall)]
extern "vector$0call" fn f() {}
//@ extern "vectorcall"
//= **ABI `"vectorcall"`**: accepted on `x86_64-unknown-linux-gnu`
//=
//= An x86 convention that passes vectors and floats in SSE and AVX registers. Used for: DirectXMath and other SIMD libraries on Windows.
//=
//= - **In C:** `__attribute__((vectorcall))` (Clang), `__vectorcall` (MSVC)
//= - **Unwinding:** a panic that would leave the function aborts the process (since Rust 1.81; before, undefined behaviour), a foreign exception that arrives is undefined behaviour; `"vectorcall-unwind"` lets both pass
//= - **Variadic `...`:** not allowed (E0045)
//= - **Since:** not stable; nightly with `#![feature(abi_vectorcall)]` ([#124485](https://github.com/rust-lang/rust/issues/124485))
//=
//= | Verdict | Of 20 targets |
//= | --- | --- |
//= | unstable (5) | `x86_64-unknown-linux-gnu` `x86_64-pc-windows-msvc` `i686-unknown-linux-gnu` `i686-pc-windows-msvc` `x86_64-unknown-uefi` |
//= | rejected (15) | `aarch64-unknown-linux-gnu` `aarch64-apple-darwin` `aarch64-pc-windows-msvc` `arm-unknown-linux-gnueabi` `thumbv8m.main-none-eabi` `wasm32-unknown-unknown` `riscv64gc-unknown-linux-gnu` `s390x-unknown-linux-gnu` `powerpc64le-unknown-linux-gnu` `avr-none` `msp430-none-elf` `nvptx64-nvidia-cuda` `amdgcn-amd-amdhsa` `aarch64-unknown-uefi` `loongarch64-unknown-linux-gnu` |
//=
//= [Unstable Book, abi_vectorcall](https://doc.rust-lang.org/unstable-book/language-features/abi-vectorcall.html) · [Ferrocene fls_sxj4vy39sj4g](https://rust-lang.github.io/fls/ffi.html#fls_sxj4vy39sj4g) · [Microsoft C++, __vectorcall](https://learn.microsoft.com/cpp/cpp/vectorcall) · [Rust Reference, items.fn.extern.unwind.behavior](https://doc.rust-lang.org/reference/items/functions.html#r-items.fn.extern.unwind.behavior)

//# an interrupt handler
//? target: avr-none
extern "avr-interr$0upt" fn f() {}
//@ extern "avr-interrupt"
//= **ABI `"avr-interrupt"`**: unstable: needs a nightly compiler and `#![feature(abi_avr_interrupt)]` (E0658)
//=
//= An AVR interrupt handler that runs with interrupts disabled. Used for: `ISR(…)` vectors of AVR microcontrollers.
//=
//= - **In C:** `__attribute__((signal))` (GCC and Clang)
//= - **Unwinding:** a panic that would leave the function aborts the process (since Rust 1.81; before, undefined behaviour), a foreign exception that arrives is undefined behaviour
//= - **Variadic `...`:** not allowed (E0045)
//= - **Signature:** no parameters, no return type, never `async`, Rust cannot call it
//= - **Since:** not stable; nightly with `#![feature(abi_avr_interrupt)]` ([#69664](https://github.com/rust-lang/rust/issues/69664))
//=
//= | Verdict | Of 20 targets |
//= | --- | --- |
//= | unstable (1) | `avr-none` |
//= | rejected (19) | `x86_64-unknown-linux-gnu` `x86_64-pc-windows-msvc` `i686-unknown-linux-gnu` `i686-pc-windows-msvc` `aarch64-unknown-linux-gnu` `aarch64-apple-darwin` `aarch64-pc-windows-msvc` `arm-unknown-linux-gnueabi` `thumbv8m.main-none-eabi` `wasm32-unknown-unknown` `riscv64gc-unknown-linux-gnu` `s390x-unknown-linux-gnu` `powerpc64le-unknown-linux-gnu` `msp430-none-elf` `nvptx64-nvidia-cuda` `amdgcn-amd-amdhsa` `x86_64-unknown-uefi` `aarch64-unknown-uefi` `loongarch64-unknown-linux-gnu` |
//=
//= [Unstable Book, abi_avr_interrupt](https://doc.rust-lang.org/unstable-book/language-features/abi-avr-interrupt.html) · [rust-lang/rust issue 69664](https://github.com/rust-lang/rust/issues/69664)

//# unwinding
extern "C-un$0wind" fn f() {}
//@ extern "C-unwind"
//= **ABI `"C-unwind"`**: accepted on `x86_64-unknown-linux-gnu`
//=
//= `C`, with panics and foreign exceptions allowed to cross. The convention the target's main C compiler uses by default. Used for: c libraries, and every `extern` without a string.
//=
//= - **In C:** nothing to write with GCC and Clang and MSVC: it is the default
//= - **Unwinding:** panics and foreign exceptions pass through (since Rust 1.71)
//= - **Variadic `...`:** allowed in foreign functions and function pointers since Rust 1.71; definitions need nightly and `#![feature(c_variadic)]`
//= - **Since:** Rust 1.71
//=
//= On all 20 targets that were probed: accepted.
//=
//= [Rust Reference, items.extern.abi.c](https://doc.rust-lang.org/reference/items/external-blocks.html#r-items.extern.abi.c) · [Rust Reference, items.extern.abi.default](https://doc.rust-lang.org/reference/items/external-blocks.html#r-items.extern.abi.default) · [Ferrocene fls_x7ct9k82fpgn](https://rust-lang.github.io/fls/ffi.html#fls_x7ct9k82fpgn) · [Rust Reference, items.extern.abi.unwind](https://doc.rust-lang.org/reference/items/external-blocks.html#r-items.extern.abi.unwind) · [Rust Reference, items.fn.extern.unwind.behavior](https://doc.rust-lang.org/reference/items/functions.html#r-items.fn.extern.unwind.behavior)

//# another convention than C's
//? target: x86_64-unknown-uefi
extern "efi$0api" fn f() {}
//@ extern "efiapi"
//= **ABI `"efiapi"`**: accepted on `x86_64-unknown-uefi`
//=
//= The convention of UEFI functions: `win64` on x86-64, `aapcs` on 32-bit Arm, `C` elsewhere. Used for: UEFI protocols, boot services and run-time services.
//=
//= - **Here:** the same as `"win64"` on `x86_64-unknown-uefi`
//= - **In C:** `EFIAPI` (EDK II), `__attribute__((ms_abi))` (GCC and Clang), `__cdecl` (MSVC)
//= - **Unwinding:** this target stops the process on every panic; a foreign exception that arrives is undefined behaviour
//= - **Variadic `...`:** allowed in foreign functions and function pointers since Rust 1.91; not in definitions
//= - **Since:** Rust 1.68
//=
//= | Verdict | Of 20 targets |
//= | --- | --- |
//= | accepted (13) | `x86_64-unknown-linux-gnu` `x86_64-pc-windows-msvc` `i686-unknown-linux-gnu` `i686-pc-windows-msvc` `aarch64-unknown-linux-gnu` `aarch64-apple-darwin` `aarch64-pc-windows-msvc` `arm-unknown-linux-gnueabi` `thumbv8m.main-none-eabi` `riscv64gc-unknown-linux-gnu` `x86_64-unknown-uefi` `aarch64-unknown-uefi` `loongarch64-unknown-linux-gnu` |
//= | rejected (7) | `wasm32-unknown-unknown` `s390x-unknown-linux-gnu` `powerpc64le-unknown-linux-gnu` `avr-none` `msp430-none-elf` `nvptx64-nvidia-cuda` `amdgcn-amd-amdhsa` |
//=
//= [Rust Reference, items.extern.abi.efiapi](https://doc.rust-lang.org/reference/items/external-blocks.html#r-items.extern.abi.efiapi) · [UEFI Specification 2.10, 2.3 Calling Conventions](https://uefi.org/specs/UEFI/2.10/02_Overview.html)

//# unknown
extern "c$0decll" {}
//@ extern "cdecll"
//= **`"cdecll"` is not an ABI** that Rust knows (E0703); did you mean `"cdecl"`?
//=
//= Stable ABIs: `C`, `Rust`, `aapcs`, `cdecl`, `efiapi`, `fastcall`, `stdcall`, `system`, `sysv64`, `thiscall`, `win64`; most of them also with `-unwind`. Case matters.
//=
//= [E0703](https://doc.rust-lang.org/error_codes/E0703.html)

//# unknown, and nothing near it
extern "fort$0ran" {}
//@ extern "fortran"
//= **`"fortran"` is not an ABI** that Rust knows (E0703)
//=
//= Stable ABIs: `C`, `Rust`, `aapcs`, `cdecl`, `efiapi`, `fastcall`, `stdcall`, `system`, `sysv64`, `thiscall`, `win64`; most of them also with `-unwind`. Case matters.
//=
//= [E0703](https://doc.rust-lang.org/error_codes/E0703.html)

//# Rust
extern "Ru$0st" { fn f(); }
//@ extern "Rust"
//= **ABI `"Rust"`**: accepted on `x86_64-unknown-linux-gnu`
//=
//= Rust's own convention: it may change with every compiler version and has no C spelling. Used for: functions without `extern`, and symbols shared between Rust crates built by the same compiler.
//=
//= - **In C:** no spelling; C code cannot call it or define it
//= - **Unwinding:** panics pass through
//= - **Variadic `...`:** not allowed (E0045)
//= - **Since:** Rust 1.0
//=
//= On all 20 targets that were probed: accepted.
//=
//= [Rust Reference, items.extern.abi.rust](https://doc.rust-lang.org/reference/items/external-blocks.html#r-items.extern.abi.rust) · [Ferrocene fls_a2d8ltpgtvn6](https://rust-lang.github.io/fls/ffi.html#fls_a2d8ltpgtvn6)

//# a target that aborts on panic
//? target: nvptx64-nvidia-cuda
extern "C$0" fn f() {}
//@ extern "C"
//= **ABI `"C"`**: accepted on `nvptx64-nvidia-cuda`
//=
//= The convention the target's main C compiler uses by default. Used for: c libraries, and every `extern` without a string.
//=
//= - **In C:** nothing to write with GCC and Clang and MSVC: it is the default
//= - **Unwinding:** this target stops the process on every panic; a foreign exception that arrives is undefined behaviour
//= - **Variadic `...`:** allowed in foreign functions and function pointers; definitions need nightly and `#![feature(c_variadic)]`
//= - **Since:** Rust 1.0
//=
//= On all 20 targets that were probed: accepted.
//=
//= [Rust Reference, items.extern.abi.c](https://doc.rust-lang.org/reference/items/external-blocks.html#r-items.extern.abi.c) · [Rust Reference, items.extern.abi.default](https://doc.rust-lang.org/reference/items/external-blocks.html#r-items.extern.abi.default) · [Ferrocene fls_x7ct9k82fpgn](https://rust-lang.github.io/fls/ffi.html#fls_x7ct9k82fpgn) · [Rust Reference, items.fn.extern.unwind.behavior](https://doc.rust-lang.org/reference/items/functions.html#r-items.fn.extern.unwind.behavior)

//# a macro's string is not an ABI
const S: &str = "$0C";
//@ nothing
