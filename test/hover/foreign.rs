//# a function
use std::ffi::{c_char, c_int, c_void};
#[link(name = "kvlog")]
extern "C" {
    pub fn kvlog_op$0en(path: *const c_char, flags: c_int, out: *mut *mut Log) -> c_int;
}
//@ kvlog_open
//= **Foreign function `kvlog_open`**: `extern "C"`, `unsafe` to call, symbol `kvlog_open`
//=
//= ```c
//= int kvlog_open(const char *path, int flags, Log **out);
//= ```
//=
//= - **Not checked:** the layout of `Log`, behind a pointer
//= - **Library:** `kvlog`, found by the linker (`-lkvlog`)
//= - **Unwinding:** a C++ exception from the other side is undefined behaviour; `"C-unwind"` lets it through
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/items/external-blocks.html)

//# another symbol, on a Mac
//? target: aarch64-apple-darwin
extern "C" {
    #[link_name = "open$UNIX2003"]
    fn op$0en(path: *const std::ffi::c_char);
}
//@ open
//= **Foreign function `open`**: `extern "C"`, `unsafe` to call, symbol `open$UNIX2003`
//=
//= ```c
//= void open(const char *path);
//= ```
//=
//= - **In object files:** `_open$UNIX2003` on `aarch64-apple-darwin`
//= - **Unwinding:** a C++ exception from the other side is undefined behaviour; `"C-unwind"` lets it through
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/items/external-blocks.html)

//# callbacks and null
use std::ffi::c_void;
unsafe extern "C" {
    safe fn on_ex$0it(
        f: Option<unsafe extern "C" fn(data: *mut c_void, code: i32)>,
        now: extern "C" fn(),
        data: &mut Data,
        name: Option<&u8>,
    ) -> Option<std::ptr::NonNull<Data>>;
}
//@ on_exit
//= **Foreign function `on_exit`**: `extern "C"`, safe to call, symbol `on_exit`
//=
//= ```c
//= Data *on_exit(void (*f)(void *data, int32_t code), void (*now)(void), Data *data, const uint8_t *name);
//= ```
//=
//= - **May be null:** `f`, `name` and the result; null is `None`
//= - **Never null:** `now` and `data`; Rust passes no null
//= - **Not checked:** the layout of `Data`, behind a pointer
//= - **Unwinding:** a C++ exception from the other side is undefined behaviour; `"C-unwind"` lets it through
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/items/external-blocks.html) · [core::option](https://doc.rust-lang.org/core/option/index.html#representation)

//# stdcall, whose symbol tells the bytes of the arguments
//? target: i686-pc-windows-msvc
extern "system" {
    fn Message$0BoxA(window: *mut Window, text: *const u8, caption: *const u8, flags: u32, wide: u64) -> i32;
}
//@ MessageBoxA
//= **Foreign function `MessageBoxA`**: `extern "system"`, `unsafe` to call, symbol `MessageBoxA`
//=
//= ```c
//= int32_t __stdcall MessageBoxA(Window *window, const uint8_t *text, const uint8_t *caption, uint32_t flags, uint64_t wide);
//= ```
//=
//= - **In object files:** `_MessageBoxA@24` on `i686-pc-windows-msvc`
//= - **ABI:** `"system"`, accepted on `i686-pc-windows-msvc`, where it is `"stdcall"`
//= - **Not checked:** the layout of `Window`, behind a pointer
//= - **Unwinding:** a C++ exception from the other side is undefined behaviour; `"system-unwind"` lets it through
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/items/external-blocks.html)

//# stdcall, bytes unknown
//? target: i686-pc-windows-msvc
extern "system" {
    fn Se$0t(value: Value);
}
//@ Set
//= **Foreign function `Set`**: `extern "system"`, `unsafe` to call, symbol `Set`
//=
//= ```c
//= void __stdcall Set(Value value);
//= ```
//=
//= - **In object files:** `_Set@N` on `i686-pc-windows-msvc`, N being the bytes of the arguments
//= - **ABI:** `"system"`, accepted on `i686-pc-windows-msvc`, where it is `"stdcall"`
//= - **Not checked:** the layout of `Value`, which crosses by value
//= - **Unwinding:** a C++ exception from the other side is undefined behaviour; `"system-unwind"` lets it through
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/items/external-blocks.html)

//# variadic
use std::os::raw::*;
extern {
    fn pri$0ntf(format: *const c_char, ...) -> c_int;
}
//@ printf
//= **Foreign function `printf`**: `extern "C"`, `unsafe` to call, symbol `printf`
//=
//= ```c
//= int printf(const char *format, ...);
//= ```
//=
//= - **ABI:** `"C"` (implied), accepted on `x86_64-unknown-linux-gnu`
//= - **Promotions:** C widens what it is given here: pass `c_double` for `f32`, and at least `c_int` for smaller integers and `bool` (E0617)
//= - **Unwinding:** a C++ exception from the other side is undefined behaviour; `"C-unwind"` lets it through
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/items/external-blocks.html)

//# arrays, pointers to pointers, transparent wrappers
use std::ffi::c_void;
extern "C" {
    fn f$0f(a: *mut [u8; 16], b: *const *mut c_void, c: MaybeUninit<u32>, d: *const extern "C" fn() -> *mut u8, register: bool);
}
//@ ff
//= **Foreign function `ff`**: `extern "C"`, `unsafe` to call, symbol `ff`
//=
//= ```c
//= void ff(uint8_t (*a)[16], void *const *b, uint32_t c, uint8_t *(*const *d)(void), bool register_);
//= ```
//=
//= - **Unwinding:** a C++ exception from the other side is undefined behaviour; `"C-unwind"` lets it through
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/items/external-blocks.html)

//# nothing that C could say
extern "C" {
    fn ta$0ke(text: &str);
}
//@ take
//= **Foreign function `take`**: `extern "C"`, `unsafe` to call, symbol `take`
//=
//= No C prototype. `&str` is a pointer and a length: two words, which C does not know.
//=
//= - **Unwinding:** a C++ exception from the other side is undefined behaviour; `"C-unwind"` lets it through
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/items/external-blocks.html)

//# Rust's layout
extern "C" {
    fn ta$0ke(v: Vec<u8>, p: *mut Vec<u8>);
}
//@ take
//= **Foreign function `take`**: `extern "C"`, `unsafe` to call, symbol `take`
//=
//= No C prototype. The layout of `Vec<u8>` is Rust's own.
//=
//= - **Unwinding:** a C++ exception from the other side is undefined behaviour; `"C-unwind"` lets it through
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/items/external-blocks.html)

//# a generic type behind a pointer
extern "C" {
    fn ta$0ke(p: *mut Vec<u8>, name: *const str_t<'static>);
}
//@ take
//= **Foreign function `take`**: `extern "C"`, `unsafe` to call, symbol `take`
//=
//= ```c
//= void take(void /* Vec<u8> */ *p, const str_t *name);
//= ```
//=
//= - **Not checked:** the layout of `str_t`, behind a pointer
//= - **Unwinding:** a C++ exception from the other side is undefined behaviour; `"C-unwind"` lets it through
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/items/external-blocks.html)

//# a local c_int is not C's
#[repr(transparent)] pub struct c_int(i64);
extern "C" { fn f$0f(a: c_int); }
//@ ff
//= **Foreign function `ff`**: `extern "C"`, `unsafe` to call, symbol `ff`
//=
//= ```c
//= void ff(c_int a);
//= ```
//=
//= - **Not checked:** the layout of `c_int`, which crosses by value
//= - **Unwinding:** a C++ exception from the other side is undefined behaviour; `"C-unwind"` lets it through
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/items/external-blocks.html)

//# a static
extern "C" {
    pub static environ$0: *const *const std::ffi::c_char;
}
//@ environ
//= **Foreign static `environ`**: `unsafe` to read, symbol `environ`
//=
//= ```c
//= extern const char *const *const environ;
//= ```
//=
//= - **Immutable:** C must not change it while Rust may read it; one that changes is `static mut`
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/items/external-blocks.html)

//# a mutable static
extern "C" { static mut ERR$0NO: libc::c_int; }
//@ ERRNO
//= **Foreign mutable static `ERRNO`**: `unsafe` to use, symbol `ERRNO`
//=
//= ```c
//= extern int ERRNO;
//= ```
//=
//= - **Mutable:** every read and write needs `unsafe`; prefer `&raw mut` to a reference
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/items/external-blocks.html)

//# a safe static
unsafe extern "C" { pub safe static MAX$0_KEY: usize; }
//@ MAX_KEY
//= **Foreign static `MAX_KEY`**: safe to read, symbol `MAX_KEY`
//=
//= ```c
//= extern const size_t MAX_KEY;
//= ```
//=
//= - **Immutable:** C must not change it while Rust may read it; one that changes is `static mut`
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/items/external-blocks.html)

//# not on this target
#[cfg(windows)]
extern "system" { fn GetLast$0Error() -> u32; }
//@ GetLastError
//= **Foreign function `GetLastError`**: `extern "system"`, `unsafe` to call, symbol `GetLastError`
//=
//= _Not compiled here: its `cfg` is false here._
//=
//= ```c
//= uint32_t GetLastError(void);
//= ```
//=
//= - **ABI:** `"system"`, accepted on `x86_64-unknown-linux-gnu`, where it is `"C"`
//= - **Unwinding:** a C++ exception from the other side is undefined behaviour; `"system-unwind"` lets it through
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/items/external-blocks.html)

//# by number
//? target: x86_64-pc-windows-msvc
#[link(name = "ws2_32", kind = "raw-dylib")]
extern "system" { #[link_ordinal(116)] fn cleanup$0() -> i32; }
//@ cleanup
//= **Foreign function `cleanup`**: `extern "system"`, `unsafe` to call, ordinal 116 of the DLL
//=
//= ```c
//= int32_t cleanup(void);
//= ```
//=
//= - **ABI:** `"system"`, accepted on `x86_64-pc-windows-msvc`, where it is `"C"`
//= - **Library:** `ws2_32.dll`, a DLL without an import library
//= - **Unwinding:** a C++ exception from the other side is undefined behaviour; `"system-unwind"` lets it through
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/items/external-blocks.html)

//# an unfinished one
extern "C" {
    fn ope$0n(path: *const
}
//@ open
//= **Foreign function `open`**: `extern "C"`, `unsafe` to call, symbol `open`
//=
//= No C prototype. The declaration is not finished.
//=
//= - **Unwinding:** a C++ exception from the other side is undefined behaviour; `"C-unwind"` lets it through
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/items/external-blocks.html)

//# `safe`
unsafe extern "C" { sa$0fe fn abs(x: i32) -> i32; }
//@ safe
//= **`safe`**: Rust code may call `abs` without `unsafe`: whoever wrote the block vouches that no argument and no moment can make that undefined behaviour.
//=
//= - **Since:** Rust 1.82
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/items/external-blocks.html)

//# `unsafe` where it may not stand
extern "C" { unsa$0fe fn abs(x: i32) -> i32; }
//@ unsafe
//= **`unsafe`**: using `abs` needs an `unsafe` block; the same as writing nothing. Only allowed in an `unsafe extern` block, which this one is not: an error.
//=
//= - **Since:** Rust 1.82
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/items/external-blocks.html)

//# `safe static mut`
unsafe extern "C" { sa$0fe static mut X: i32; }
//@ safe
//= **`safe`**: Rust code may read `X` without `unsafe`: whoever wrote the block vouches that no argument and no moment can make that undefined behaviour.
//=
//= - **`static mut`:** C and Rust may both write it, so `safe` is rarely true
//= - **Since:** Rust 1.82
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/items/external-blocks.html)

//# the dots
extern "C" { fn printf(format: *const u8, .$0..); }
//@ ...
//= **`...`**: any number of further arguments; allowed with ABI `"C"`
//=
//= - **Promotions:** C widens what it is given here: pass `c_double` for `f32`, and at least `c_int` for smaller integers and `bool` (E0617)
//= - **Not checked:** neither the number nor the types: what the callee reads must be what was passed
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/items/external-blocks.html#r-items.extern.variadic)

//# the dots where they may not stand
//? target: i686-pc-windows-msvc
extern "stdcall" { fn printf(format: *const u8, ..$0.); }
//@ ...
//= **`...`**: any number of further arguments; not allowed with ABI `"stdcall"` (E0045)
//=
//= - **Promotions:** C widens what it is given here: pass `c_double` for `f32`, and at least `c_int` for smaller integers and `bool` (E0617)
//= - **Not checked:** neither the number nor the types: what the callee reads must be what was passed
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/items/external-blocks.html#r-items.extern.variadic)

//# the dots in a definition
unsafe extern "C" fn log(format: *const u8, mut args: ..$0.) {}
//@ ...
//= **`...`**: any number of further arguments; a definition needs nightly and `#![feature(c_variadic)]` (E0658)
//=
//= - **Promotions:** C widens what it is given here: pass `c_double` for `f32`, and at least `c_int` for smaller integers and `bool` (E0617)
//= - **Not checked:** neither the number nor the types: what the callee reads must be what was passed
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/items/external-blocks.html#r-items.extern.variadic)

//# a call in the same file
extern "C" {
    fn getpid() -> i32;
}
fn pid() -> i32 {
    unsafe { get$0pid() }
}
//@ getpid
//= **Foreign function `getpid`**: `extern "C"`, `unsafe` to call, symbol `getpid`
//=
//= Declared on line 2.
//=
//= ```c
//= int32_t getpid(void);
//= ```
//=
//= - **Unwinding:** a C++ exception from the other side is undefined behaviour; `"C-unwind"` lets it through
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/items/external-blocks.html)

//# a local variable of the same name
extern "C" {
    fn getpid() -> i32;
}
fn pid() -> i32 {
    let getpid = 1;
    get$0pid
}
//@ nothing

//# a field of the same name
extern "C" {
    fn getpid() -> i32;
}
fn pid(p: Process) -> i32 {
    p.get$0pid()
}
//@ nothing

//# a foreign type
extern "C" { type Opa$0que; }
//@ Opaque
//= **Foreign type `Opaque`**: opaque, without a size; only for use behind a pointer
//=
//= - **Unstable:** needs nightly and `#![feature(extern_types)]`; on stable, `#[repr(C)] struct` with a private zero-sized field stands in for it
//=
//= [rust-lang/rust issue 43467](https://github.com/rust-lang/rust/issues/43467)

//# dots that are not last
extern "C" { fn lo$0g(level: i32, ..., format: *const u8); }
//@ log
//= **Foreign function `log`**: `extern "C"`, `unsafe` to call, symbol `log`
//=
//= No C prototype. `...` has to be the last parameter.
//=
//= - **Promotions:** C widens what it is given here: pass `c_double` for `f32`, and at least `c_int` for smaller integers and `bool` (E0617)
//= - **Unwinding:** a C++ exception from the other side is undefined behaviour; `"C-unwind"` lets it through
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/items/external-blocks.html)

//# an ABI that is none
extern "c" { fn lo$0g(level: i32); }
//@ log
//= **Foreign function `log`**: `extern "c"`, `unsafe` to call, symbol `log`
//=
//= No C prototype. `"c"` is not an ABI.
//=
//= - **ABI:** `"c"` is not an ABI that Rust knows (E0703)
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/items/external-blocks.html)

//# generic
extern "C" { fn lo$0g<T>(level: *const T); }
//@ log
//= **Foreign function `log`**: `extern "C"`, `unsafe` to call, symbol `log`
//=
//= No C prototype. It is generic: it stands for many functions.
//=
//= - **Unwinding:** a C++ exception from the other side is undefined behaviour; `"C-unwind"` lets it through
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/items/external-blocks.html)

//# a symbol that is not decorated
//? target: aarch64-apple-darwin
extern "C" { #[link_name = "\x01_stat$INODE64"] fn st$0at(); }
//@ stat
//= **Foreign function `stat`**: `extern "C"`, `unsafe` to call, symbol `\x01_stat$INODE64`
//=
//= ```c
//= void stat(void);
//= ```
//=
//= - **In object files:** `_stat$INODE64` on `aarch64-apple-darwin`
//= - **Unwinding:** a C++ exception from the other side is undefined behaviour; `"C-unwind"` lets it through
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/items/external-blocks.html)

//# a type of the project that is named like one of the standard library
use crate::Path;
extern "C" { fn st$0roke(path: *mut Path, other: *const std::path::Path); }
//@ stroke
//= **Foreign function `stroke`**: `extern "C"`, `unsafe` to call, symbol `stroke`
//=
//= No C prototype. `*const std::path::Path` is a pointer and a length: two words, which C does not know.
//=
//= - **Unwinding:** a C++ exception from the other side is undefined behaviour; `"C-unwind"` lets it through
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/items/external-blocks.html)

//# in a branch of a macro that is not compiled
cfg_if::cfg_if! {
    if #[cfg(windows)] {
        unsafe extern "C" { fn wa$0ke(); }
    }
}
//@ wake
//= **Foreign function `wake`**: `extern "C"`, `unsafe` to call, symbol `wake`
//=
//= _Not compiled here: its `cfg` is false here._
//=
//= ```c
//= void wake(void);
//= ```
//=
//= - **Unwinding:** a C++ exception from the other side is undefined behaviour; `"C-unwind"` lets it through
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/items/external-blocks.html)
