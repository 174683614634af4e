//# the plain one
extern "$0C" fn f() {}
//@ extern "C"
//= **ABI `"C"`**: accepted on `x86_64-unknown-linux-gnu`
//=
//= The convention the target's main C compiler uses by default.
//=
//= - **Used for:** C libraries, and every `extern` without a string
//= - **In C:** the default of GCC, Clang and MSVC
//= - **Unwinding:** a panic aborts at this border (since Rust 1.81; before, undefined behaviour); `"C-unwind"` lets it through. A C++ exception from the other side is undefined behaviour
//= - **Variadic `...`:** allowed in foreign functions and function pointers; definitions need nightly and `#![feature(c_variadic)]`
//=
//= Accepted on all 20 probed targets.
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/items/external-blocks.html#r-items.extern.abi.c) · [Ferrocene](https://rust-lang.github.io/fls/ffi.html#fls_x7ct9k82fpgn)

//# implied
unsafe ex$0tern fn f() {}
//@ extern
//= **`extern` means `extern "C"`**: accepted on `x86_64-unknown-linux-gnu`
//=
//= The convention the target's main C compiler uses by default.
//=
//= - **Implied:** Rust 1.86 and later warn about it (`missing_abi`): write `extern "C"`
//= - **Used for:** C libraries, and every `extern` without a string
//= - **In C:** the default of GCC, Clang and MSVC
//= - **Unwinding:** a panic aborts at this border (since Rust 1.81; before, undefined behaviour); `"C-unwind"` lets it through. A C++ exception from the other side is undefined behaviour
//= - **Variadic `...`:** allowed in foreign functions and function pointers; definitions need nightly and `#![feature(c_variadic)]`
//=
//= Accepted on all 20 probed targets.
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/items/external-blocks.html#r-items.extern.abi.c) · [Ferrocene](https://rust-lang.github.io/fls/ffi.html#fls_x7ct9k82fpgn)

//# system, where it is C
pub type Callback = unsafe extern "sys$0tem" fn(i32);
//@ extern "system"
//= **ABI `"system"`**: accepted on `x86_64-unknown-linux-gnu`
//=
//= The convention of the operating system's API: `stdcall` on 32-bit Windows without `...`, `C` elsewhere.
//=
//= - **Here:** the same as `"C"` on `x86_64-unknown-linux-gnu`
//= - **Used for:** The Windows API, Vulkan and OpenGL entry points, JNI
//= - **In C:** `WINAPI` (Windows SDK), elsewhere the default
//= - **Unwinding:** a panic aborts at this border (since Rust 1.81; before, undefined behaviour); `"system-unwind"` lets it through. A C++ exception from the other side is undefined behaviour
//= - **Variadic `...`:** allowed in foreign functions and function pointers since Rust 1.93; not in definitions
//=
//= Accepted on all 20 probed targets.
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/items/external-blocks.html#r-items.extern.abi.system) · [Ferrocene](https://rust-lang.github.io/fls/ffi.html#fls_8m7pc3riokst)

//# system, where it is stdcall
//? target: i686-pc-windows-msvc
pub type Callback = unsafe extern "sys$0tem" fn(i32);
//@ extern "system"
//= **ABI `"system"`**: accepted on `i686-pc-windows-msvc`
//=
//= The convention of the operating system's API: `stdcall` on 32-bit Windows without `...`, `C` elsewhere.
//=
//= - **Here:** the same as `"stdcall"` on `i686-pc-windows-msvc`
//= - **Used for:** The Windows API, Vulkan and OpenGL entry points, JNI
//= - **In C:** `WINAPI` (Windows SDK), elsewhere the default
//= - **Unwinding:** a panic aborts at this border (since Rust 1.81; before, undefined behaviour); `"system-unwind"` lets it through. A C++ exception from the other side is undefined behaviour
//= - **Variadic `...`:** allowed in foreign functions and function pointers since Rust 1.93; not in definitions
//=
//= Accepted on all 20 probed targets.
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/items/external-blocks.html#r-items.extern.abi.system) · [Ferrocene](https://rust-lang.github.io/fls/ffi.html#fls_8m7pc3riokst)

//# system with `...` is not stdcall
//? target: i686-pc-windows-msvc
extern "C" { pub static HOOK: unsafe extern "sys$0tem" fn(i32, ...); }
//@ extern "system"
//= **ABI `"system"`**: accepted on `i686-pc-windows-msvc`
//=
//= The convention of the operating system's API: `stdcall` on 32-bit Windows without `...`, `C` elsewhere.
//=
//= - **Here:** the same as `"C"` on `i686-pc-windows-msvc`
//= - **Used for:** The Windows API, Vulkan and OpenGL entry points, JNI
//= - **In C:** `WINAPI` (Windows SDK), elsewhere the default
//= - **Unwinding:** a panic aborts at this border (since Rust 1.81; before, undefined behaviour); `"system-unwind"` lets it through. A C++ exception from the other side is undefined behaviour
//= - **Variadic `...`:** allowed in foreign functions and function pointers since Rust 1.93; not in definitions
//=
//= Accepted on all 20 probed targets.
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/items/external-blocks.html#r-items.extern.abi.system) · [Ferrocene](https://rust-lang.github.io/fls/ffi.html#fls_8m7pc3riokst)

//# rejected here
extern "std$0call" {
    fn f();
}
//@ extern "stdcall"
//= **ABI `"stdcall"`**: rejected on `x86_64-unknown-linux-gnu` (E0570)
//=
//= The Win32 convention of 32-bit x86: arguments on the stack, removed by the callee.
//=
//= - **Used for:** 32-bit Win32 functions and COM methods; `system` is the form that works on every target
//= - **In C:** `__attribute__((stdcall))` (GCC and Clang), `__stdcall` (MSVC)
//= - **Unwinding:** a panic aborts at this border (since Rust 1.81; before, undefined behaviour); `"stdcall-unwind"` lets it through. A C++ exception from the other side is undefined behaviour
//= - **Variadic `...`:** not allowed (E0045)
//=
//= | Verdict | Of 20 probed targets |
//= | --- | --- |
//= | accepted (2) | `i686-unknown-linux-gnu` `i686-pc-windows-msvc` |
//= | accepted with a warning (4) | `x86_64-pc-windows-msvc` `aarch64-pc-windows-msvc` `x86_64-unknown-uefi` `aarch64-unknown-uefi` |
//= | rejected (14) | `x86_64-unknown-linux-gnu` `aarch64-unknown-linux-gnu` `aarch64-apple-darwin` `arm-unknown-linux-gnueabi` `thumbv8m.main-none-eabi` `wasm32-unknown-unknown` `riscv64gc-unknown-linux-gnu` `s390x-unknown-linux-gnu` `powerpc64le-unknown-linux-gnu` `avr-none` `msp430-none-elf` `nvptx64-nvidia-cuda` `amdgcn-amd-amdhsa` `loongarch64-unknown-linux-gnu` |
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/items/external-blocks.html#r-items.extern.abi.stdcall) · [Ferrocene](https://rust-lang.github.io/fls/ffi.html#fls_d3nmpc5mtg27) · [Microsoft C++](https://learn.microsoft.com/cpp/cpp/stdcall) · [GCC](https://gcc.gnu.org/onlinedocs/gcc/x86-Function-Attributes.html)

//# accepted with a warning
//? target: x86_64-pc-windows-msvc
extern "std$0call" {
    fn f();
}
//@ extern "stdcall"
//= **ABI `"stdcall"`**: accepted on `x86_64-pc-windows-msvc` with a warning (`unsupported_calling_conventions`), and treated as `"C"`
//=
//= The Win32 convention of 32-bit x86: arguments on the stack, removed by the callee.
//=
//= - **Used for:** 32-bit Win32 functions and COM methods; `system` is the form that works on every target
//= - **In C:** `__attribute__((stdcall))` (GCC and Clang), `__stdcall` (MSVC)
//= - **Unwinding:** a panic aborts at this border (since Rust 1.81; before, undefined behaviour); `"stdcall-unwind"` lets it through. A C++ exception from the other side is undefined behaviour
//= - **Variadic `...`:** not allowed (E0045)
//=
//= | Verdict | Of 20 probed targets |
//= | --- | --- |
//= | accepted (2) | `i686-unknown-linux-gnu` `i686-pc-windows-msvc` |
//= | accepted with a warning (4) | `x86_64-pc-windows-msvc` `aarch64-pc-windows-msvc` `x86_64-unknown-uefi` `aarch64-unknown-uefi` |
//= | rejected (14) | `x86_64-unknown-linux-gnu` `aarch64-unknown-linux-gnu` `aarch64-apple-darwin` `arm-unknown-linux-gnueabi` `thumbv8m.main-none-eabi` `wasm32-unknown-unknown` `riscv64gc-unknown-linux-gnu` `s390x-unknown-linux-gnu` `powerpc64le-unknown-linux-gnu` `avr-none` `msp430-none-elf` `nvptx64-nvidia-cuda` `amdgcn-amd-amdhsa` `loongarch64-unknown-linux-gnu` |
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/items/external-blocks.html#r-items.extern.abi.stdcall) · [Ferrocene](https://rust-lang.github.io/fls/ffi.html#fls_d3nmpc5mtg27) · [Microsoft C++](https://learn.microsoft.com/cpp/cpp/stdcall) · [GCC](https://gcc.gnu.org/onlinedocs/gcc/x86-Function-Attributes.html)

//# unstable
extern "vector$0call" fn f() {}
//@ extern "vectorcall"
//= **ABI `"vectorcall"`**: unstable, for nightly compilers only (E0658)
//=
//= An x86 convention that passes vectors and floats in SSE and AVX registers.
//=
//= - **Used for:** DirectXMath and other SIMD libraries on Windows
//= - **In C:** `__attribute__((vectorcall))` (Clang), `__vectorcall` (MSVC)
//= - **Unwinding:** a panic aborts at this border (since Rust 1.81; before, undefined behaviour); `"vectorcall-unwind"` lets it through. A C++ exception from the other side is undefined behaviour
//= - **Variadic `...`:** not allowed (E0045)
//= - **Unstable:** needs nightly and `#![feature(abi_vectorcall)]` ([#124485](https://github.com/rust-lang/rust/issues/124485))
//=
//= | Verdict | Of 20 probed targets |
//= | --- | --- |
//= | unstable (5) | `x86_64-unknown-linux-gnu` `x86_64-pc-windows-msvc` `i686-unknown-linux-gnu` `i686-pc-windows-msvc` `x86_64-unknown-uefi` |
//= | rejected (15) | `aarch64-unknown-linux-gnu` `aarch64-apple-darwin` `aarch64-pc-windows-msvc` `arm-unknown-linux-gnueabi` `thumbv8m.main-none-eabi` `wasm32-unknown-unknown` `riscv64gc-unknown-linux-gnu` `s390x-unknown-linux-gnu` `powerpc64le-unknown-linux-gnu` `avr-none` `msp430-none-elf` `nvptx64-nvidia-cuda` `amdgcn-amd-amdhsa` `aarch64-unknown-uefi` `loongarch64-unknown-linux-gnu` |
//=
//= [Unstable Book](https://doc.rust-lang.org/unstable-book/language-features/abi-vectorcall.html) · [Ferrocene](https://rust-lang.github.io/fls/ffi.html#fls_sxj4vy39sj4g) · [Microsoft C++](https://learn.microsoft.com/cpp/cpp/vectorcall) · [Rust Reference](https://doc.rust-lang.org/reference/items/functions.html#r-items.fn.extern.unwind.behavior)

//# unstable, with its feature
#![feature(abi_vectorcall)]
extern "vector$0call" fn f() {}
//@ extern "vectorcall"
//= **ABI `"vectorcall"`**: accepted on `x86_64-unknown-linux-gnu`
//=
//= An x86 convention that passes vectors and floats in SSE and AVX registers.
//=
//= - **Used for:** DirectXMath and other SIMD libraries on Windows
//= - **In C:** `__attribute__((vectorcall))` (Clang), `__vectorcall` (MSVC)
//= - **Unwinding:** a panic aborts at this border (since Rust 1.81; before, undefined behaviour); `"vectorcall-unwind"` lets it through. A C++ exception from the other side is undefined behaviour
//= - **Variadic `...`:** not allowed (E0045)
//= - **Unstable:** needs nightly and `#![feature(abi_vectorcall)]` ([#124485](https://github.com/rust-lang/rust/issues/124485))
//=
//= | Verdict | Of 20 probed targets |
//= | --- | --- |
//= | unstable (5) | `x86_64-unknown-linux-gnu` `x86_64-pc-windows-msvc` `i686-unknown-linux-gnu` `i686-pc-windows-msvc` `x86_64-unknown-uefi` |
//= | rejected (15) | `aarch64-unknown-linux-gnu` `aarch64-apple-darwin` `aarch64-pc-windows-msvc` `arm-unknown-linux-gnueabi` `thumbv8m.main-none-eabi` `wasm32-unknown-unknown` `riscv64gc-unknown-linux-gnu` `s390x-unknown-linux-gnu` `powerpc64le-unknown-linux-gnu` `avr-none` `msp430-none-elf` `nvptx64-nvidia-cuda` `amdgcn-amd-amdhsa` `aarch64-unknown-uefi` `loongarch64-unknown-linux-gnu` |
//=
//= [Unstable Book](https://doc.rust-lang.org/unstable-book/language-features/abi-vectorcall.html) · [Ferrocene](https://rust-lang.github.io/fls/ffi.html#fls_sxj4vy39sj4g) · [Microsoft C++](https://learn.microsoft.com/cpp/cpp/vectorcall) · [Rust Reference](https://doc.rust-lang.org/reference/items/functions.html#r-items.fn.extern.unwind.behavior)

//# an interrupt handler
//? target: avr-none
extern "avr-interr$0upt" fn f() {}
//@ extern "avr-interrupt"
//= **ABI `"avr-interrupt"`**: unstable, for nightly compilers only (E0658)
//=
//= An AVR interrupt handler that runs with interrupts disabled.
//=
//= - **Used for:** `ISR(…)` vectors of AVR microcontrollers
//= - **In C:** `__attribute__((signal))` (GCC and Clang)
//= - **Unwinding:** a panic aborts at this border (since Rust 1.81; before, undefined behaviour). A C++ exception from the other side is undefined behaviour
//= - **Variadic `...`:** not allowed (E0045)
//= - **Signature:** no parameters, no return type, never `async`, Rust cannot call it
//= - **Unstable:** needs nightly and `#![feature(abi_avr_interrupt)]` ([#69664](https://github.com/rust-lang/rust/issues/69664))
//=
//= | Verdict | Of 20 probed targets |
//= | --- | --- |
//= | unstable (1) | `avr-none` |
//= | rejected (19) | `x86_64-unknown-linux-gnu` `x86_64-pc-windows-msvc` `i686-unknown-linux-gnu` `i686-pc-windows-msvc` `aarch64-unknown-linux-gnu` `aarch64-apple-darwin` `aarch64-pc-windows-msvc` `arm-unknown-linux-gnueabi` `thumbv8m.main-none-eabi` `wasm32-unknown-unknown` `riscv64gc-unknown-linux-gnu` `s390x-unknown-linux-gnu` `powerpc64le-unknown-linux-gnu` `msp430-none-elf` `nvptx64-nvidia-cuda` `amdgcn-amd-amdhsa` `x86_64-unknown-uefi` `aarch64-unknown-uefi` `loongarch64-unknown-linux-gnu` |
//=
//= [Unstable Book](https://doc.rust-lang.org/unstable-book/language-features/abi-avr-interrupt.html) · [rust-lang/rust issue 69664](https://github.com/rust-lang/rust/issues/69664)

//# unwinding
extern "C-un$0wind" fn f() {}
//@ extern "C-unwind"
//= **ABI `"C-unwind"`**: accepted on `x86_64-unknown-linux-gnu`
//=
//= `C`, with panics and foreign exceptions allowed to cross. The convention the target's main C compiler uses by default.
//=
//= - **Used for:** C libraries, and every `extern` without a string
//= - **In C:** the default of GCC, Clang and MSVC
//= - **Unwinding:** a panic passes through to the caller (since Rust 1.71). A C++ exception from the other side passes through
//= - **Variadic `...`:** allowed in foreign functions and function pointers since Rust 1.71; definitions need nightly and `#![feature(c_variadic)]`
//= - **Since:** Rust 1.71
//=
//= Accepted on all 20 probed targets.
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/items/external-blocks.html#r-items.extern.abi.c) · [Ferrocene](https://rust-lang.github.io/fls/ffi.html#fls_x7ct9k82fpgn)

//# another convention than C's
//? target: x86_64-unknown-uefi
extern "efi$0api" fn f() {}
//@ extern "efiapi"
//= **ABI `"efiapi"`**: accepted on `x86_64-unknown-uefi`
//=
//= The convention of UEFI functions: `win64` on x86-64, `aapcs` on 32-bit Arm, `C` elsewhere.
//=
//= - **Here:** the same as `"win64"` on `x86_64-unknown-uefi`
//= - **Used for:** UEFI protocols, boot services and run-time services
//= - **In C:** `EFIAPI` (EDK II), `__attribute__((ms_abi))` (GCC and Clang), `__cdecl` (MSVC)
//= - **Unwinding:** a panic ends the process on this target. A C++ exception from the other side is undefined behaviour
//= - **Variadic `...`:** allowed in foreign functions and function pointers since Rust 1.91; not in definitions
//= - **Since:** Rust 1.68
//=
//= | Verdict | Of 20 probed targets |
//= | --- | --- |
//= | accepted (13) | `x86_64-unknown-linux-gnu` `x86_64-pc-windows-msvc` `i686-unknown-linux-gnu` `i686-pc-windows-msvc` `aarch64-unknown-linux-gnu` `aarch64-apple-darwin` `aarch64-pc-windows-msvc` `arm-unknown-linux-gnueabi` `thumbv8m.main-none-eabi` `riscv64gc-unknown-linux-gnu` `x86_64-unknown-uefi` `aarch64-unknown-uefi` `loongarch64-unknown-linux-gnu` |
//= | rejected (7) | `wasm32-unknown-unknown` `s390x-unknown-linux-gnu` `powerpc64le-unknown-linux-gnu` `avr-none` `msp430-none-elf` `nvptx64-nvidia-cuda` `amdgcn-amd-amdhsa` |
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/items/external-blocks.html#r-items.extern.abi.efiapi) · [UEFI Specification 2.10](https://uefi.org/specs/UEFI/2.10/02_Overview.html)

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
//= Rust's own convention: it may change with every compiler version and has no C spelling.
//=
//= - **Used for:** Functions without `extern`, and symbols shared between Rust crates built by the same compiler
//= - **In C:** no spelling; C code can neither call it nor define it
//= - **Unwinding:** panics pass through
//= - **Variadic `...`:** not allowed (E0045)
//=
//= Accepted on all 20 probed targets.
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/items/external-blocks.html#r-items.extern.abi.rust) · [Ferrocene](https://rust-lang.github.io/fls/ffi.html#fls_a2d8ltpgtvn6)

//# a target that aborts on panic
//? target: nvptx64-nvidia-cuda
extern "C$0" fn f() {}
//@ extern "C"
//= **ABI `"C"`**: accepted on `nvptx64-nvidia-cuda`
//=
//= The convention the target's main C compiler uses by default.
//=
//= - **Used for:** C libraries, and every `extern` without a string
//= - **In C:** the default of GCC, Clang and MSVC
//= - **Unwinding:** a panic ends the process on this target. A C++ exception from the other side is undefined behaviour
//= - **Variadic `...`:** allowed in foreign functions and function pointers; definitions need nightly and `#![feature(c_variadic)]`
//=
//= Accepted on all 20 probed targets.
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/items/external-blocks.html#r-items.extern.abi.c) · [Ferrocene](https://rust-lang.github.io/fls/ffi.html#fls_x7ct9k82fpgn)

//# a macro's string is not an ABI
const S: &str = "$0C";
//@ nothing
