//# c_int
use std::ffi::c_int;
extern "C" { fn f(x: c_in$0t); }
//@ c_int
//= **`c_int`** is C's `int`: `i32` on `x86_64-unknown-linux-gnu` (32 bits, signed)
//=
//= - **Since:** Rust 1.64 in `core::ffi`; before, in `std::os::raw`
//=
//= | Elsewhere | Of 20 probed targets |
//= | --- | --- |
//= | `i16` (2) | `avr-none` `msp430-none-elf` |
//=
//= [core::ffi::c_int](https://doc.rust-lang.org/core/ffi/type.c_int.html)

//# c_long on Windows
//? target: x86_64-pc-windows-msvc
use std::os::raw::*;
extern "C" { fn f(x: c_lon$0g); }
//@ c_long
//= **`c_long`** is C's `long`: `i32` on `x86_64-pc-windows-msvc` (32 bits, signed)
//=
//= 64 bits on 64-bit Unix, 32 bits on Windows: the C type `long` is not `i64`. For a fixed width use `i64`.
//=
//= - **Since:** Rust 1.64 in `core::ffi`; before, in `std::os::raw`
//=
//= | Elsewhere | Of 20 probed targets |
//= | --- | --- |
//= | `i64` (11) | `x86_64-unknown-linux-gnu` `aarch64-unknown-linux-gnu` `aarch64-apple-darwin` `riscv64gc-unknown-linux-gnu` `s390x-unknown-linux-gnu` `powerpc64le-unknown-linux-gnu` `nvptx64-nvidia-cuda` `amdgcn-amd-amdhsa` `x86_64-unknown-uefi` `aarch64-unknown-uefi` `loongarch64-unknown-linux-gnu` |
//=
//= [core::ffi::c_long](https://doc.rust-lang.org/core/ffi/type.c_long.html)

//# c_char on Arm, by its path
//? target: aarch64-unknown-linux-gnu
extern "C" { fn f(x: *const core::ffi::c_cha$0r); }
//@ c_char
//= **`c_char`** is C's `char`: `u8` on `aarch64-unknown-linux-gnu` (8 bits, unsigned)
//=
//= Its sign differs by target: write `c_char`, never `i8` or `u8`, for a C string, and do not compare it with a number above 127.
//=
//= - **Since:** Rust 1.64 in `core::ffi`; before, in `std::os::raw`
//=
//= | Elsewhere | Of 20 probed targets |
//= | --- | --- |
//= | `i8` (12) | `x86_64-unknown-linux-gnu` `x86_64-pc-windows-msvc` `i686-unknown-linux-gnu` `i686-pc-windows-msvc` `aarch64-apple-darwin` `aarch64-pc-windows-msvc` `wasm32-unknown-unknown` `avr-none` `nvptx64-nvidia-cuda` `amdgcn-amd-amdhsa` `x86_64-unknown-uefi` `loongarch64-unknown-linux-gnu` |
//=
//= [core::ffi::c_char](https://doc.rust-lang.org/core/ffi/type.c_char.html)

//# c_void
fn f(x: *mut libc::c_vo$0id) {}
//@ c_void
//= **`c_void`** is C's `void`: no value, only something to point at
//=
//= Only ever behind a pointer: `*mut c_void` is C's `void *`. A function that returns nothing has no `->` at all.
//=
//= - **Since:** Rust 1.30 in `core::ffi`
//=
//= [core::ffi::c_void](https://doc.rust-lang.org/core/ffi/enum.c_void.html)

//# size_t
use libc::size_t;
fn f(x: size$0_t) {}
//@ size_t
//= **`size_t`** is C's `size_t`: `usize` (64 bits on `x86_64-unknown-linux-gnu`, unsigned)
//=
//= The same width as `usize`, so Rust declarations may write `usize`.
//=
//= [libc::size_t](https://docs.rs/libc/latest/libc/type.size_t.html)

//# wchar_t, where it is not settled
//? target: msp430-none-elf
fn f(x: libc::wchar$0_t) {}
//@ wchar_t
//= **`wchar_t`** is C's `wchar_t`: its width is not settled on `msp430-none-elf`
//=
//= UTF-16 units on Windows, whole code points on most Unix targets.
//=
//= | Elsewhere | Of 20 probed targets |
//= | --- | --- |
//= | `i32` (8) | `x86_64-unknown-linux-gnu` `i686-unknown-linux-gnu` `aarch64-apple-darwin` `wasm32-unknown-unknown` `riscv64gc-unknown-linux-gnu` `s390x-unknown-linux-gnu` `powerpc64le-unknown-linux-gnu` `loongarch64-unknown-linux-gnu` |
//= | `u16` (5) | `x86_64-pc-windows-msvc` `i686-pc-windows-msvc` `aarch64-pc-windows-msvc` `x86_64-unknown-uefi` `aarch64-unknown-uefi` |
//= | `u32` (3) | `aarch64-unknown-linux-gnu` `arm-unknown-linux-gnueabi` `thumbv8m.main-none-eabi` |
//= | `i16` (1) | `avr-none` |
//=
//= [libc::wchar_t](https://docs.rs/libc/latest/libc/type.wchar_t.html)

//# c_double
fn f(x: std::ffi::c_doub$0le) {}
//@ c_double
//= **`c_double`** is C's `double`: `f64` on every target
//=
//= Always `f64` in Rust. Some AVR compilers make C's `double` 32 bits wide: check the flags there.
//=
//= - **Since:** Rust 1.64 in `core::ffi`; before, in `std::os::raw`
//=
//= [core::ffi::c_double](https://doc.rust-lang.org/core/ffi/type.c_double.html)

//# in the import itself
use std::ffi::{CStr, c_ul$0ong};
//@ c_ulong
//= **`c_ulong`** is C's `unsigned long`: `u64` on `x86_64-unknown-linux-gnu` (64 bits, unsigned)
//=
//= 64 bits on 64-bit Unix, 32 bits on Windows: the C type `unsigned long` is not `u64`. For a fixed width use `u64`.
//=
//= - **Since:** Rust 1.64 in `core::ffi`; before, in `std::os::raw`
//=
//= | Elsewhere | Of 20 probed targets |
//= | --- | --- |
//= | `u32` (9) | `x86_64-pc-windows-msvc` `i686-unknown-linux-gnu` `i686-pc-windows-msvc` `aarch64-pc-windows-msvc` `arm-unknown-linux-gnueabi` `thumbv8m.main-none-eabi` `wasm32-unknown-unknown` `avr-none` `msp430-none-elf` |
//=
//= [core::ffi::c_ulong](https://doc.rust-lang.org/core/ffi/type.c_ulong.html)

//# through an imported module
use std::ffi;
fn f(x: ffi::c_ush$0ort) {}
//@ c_ushort
//= **`c_ushort`** is C's `unsigned short`: `u16` on `x86_64-unknown-linux-gnu` (16 bits, unsigned)
//=
//= - **Since:** Rust 1.64 in `core::ffi`; before, in `std::os::raw`
//=
//= The same on all 20 probed targets.
//=
//= [core::ffi::c_ushort](https://doc.rust-lang.org/core/ffi/type.c_ushort.html)

//# from elsewhere in the crate
use crate::ctypes::c_int;
fn f(x: c_in$0t) {}
//@ c_int
//= **`c_int`** is C's `int`: `i32` on `x86_64-unknown-linux-gnu` (32 bits, signed)
//=
//= - **Taken by its name:** it is imported from `crate::ctypes`, which was not looked at
//= - **Since:** Rust 1.64 in `core::ffi`; before, in `std::os::raw`
//=
//= | Elsewhere | Of 20 probed targets |
//= | --- | --- |
//= | `i16` (2) | `avr-none` `msp430-none-elf` |
//=
//= [core::ffi::c_int](https://doc.rust-lang.org/core/ffi/type.c_int.html)

//# from nowhere in this file
use super::*;
fn f(x: c_in$0t) {}
//@ c_int
//= **`c_int`** is C's `int`: `i32` on `x86_64-unknown-linux-gnu` (32 bits, signed)
//=
//= - **Taken by its name:** this file does not show where `c_int` comes from
//= - **Since:** Rust 1.64 in `core::ffi`; before, in `std::os::raw`
//=
//= | Elsewhere | Of 20 probed targets |
//= | --- | --- |
//= | `i16` (2) | `avr-none` `msp430-none-elf` |
//=
//= [core::ffi::c_int](https://doc.rust-lang.org/core/ffi/type.c_int.html)

//# a local type
type c_int = i16;
fn f(x: c_in$0t) {}
//@ nothing

//# another type under this name
use crate::Int as c_int;
fn f(x: c_in$0t) {}
//@ nothing

//# in a comment
// c_in$0t
//@ nothing

//# in a macro
bindings! { fn f(x: std::ffi::c_in$0t); }
//@ c_int
//= **`c_int`** is C's `int`: `i32` on `x86_64-unknown-linux-gnu` (32 bits, signed)
//=
//= - **Since:** Rust 1.64 in `core::ffi`; before, in `std::os::raw`
//=
//= | Elsewhere | Of 20 probed targets |
//= | --- | --- |
//= | `i16` (2) | `avr-none` `msp430-none-elf` |
//=
//= [core::ffi::c_int](https://doc.rust-lang.org/core/ffi/type.c_int.html)
