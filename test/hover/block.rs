//# a block with a library
#[link(name = "z", kind = "static", modifiers = "+whole-archive")]
unsafe ex$0tern "C" {
    pub safe fn version() -> i32;
    pub fn inflate(stream: *mut u8) -> i32;
    pub static mut TRACE: bool;
    #[cfg(windows)]
    pub fn wide();
}
//@ unsafe extern "C" {
//= **External block**: imports 2 functions and 1 static from `z`
//=
//= - **ABI:** `"C"`, accepted on `x86_64-unknown-linux-gnu`
//= - **Safe to use:** `version`
//= - **Needs `unsafe`:** `inflate` and `TRACE`
//= - **Library:** `z`, static: `libz.a` is copied into what is built, modifiers `+whole-archive`
//= - **Not on this target:** 1 item (`cfg`)
//= - **Edition:** `unsafe extern` needs Rust 1.82 and is required from edition 2024 on (this is 2021)
//= - **Unwinding:** a C++ exception from the other side is undefined behaviour; `"C-unwind"` lets it through
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/items/external-blocks.html)

//# at the brace, edition 2024, without `unsafe`
//? edition: 2024
extern "C" $0{
    fn f();
}
//@ extern "C" {
//= **External block**: imports 1 function
//=
//= - **ABI:** `"C"`, accepted on `x86_64-unknown-linux-gnu`
//= - **Safety:** using it needs `unsafe`
//= - **Library:** none named here; another block, a build script or the C library has to bring the symbols
//= - **Edition:** 2024 requires `unsafe extern`: this is an error
//= - **Unwinding:** a C++ exception from the other side is undefined behaviour; `"C-unwind"` lets it through
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/items/external-blocks.html)

//# at `unsafe`
//? edition: 2024
uns$0afe extern "system" {}
//@ unsafe extern "system" {
//= **External block**: imports nothing
//=
//= - **ABI:** `"system"`, accepted on `x86_64-unknown-linux-gnu`
//= - **Library:** none named here; another block, a build script or the C library has to bring the symbols
//= - **Edition:** 2024 requires `unsafe extern`, as written
//= - **Unwinding:** a C++ exception from the other side is undefined behaviour; `"system-unwind"` lets it through
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/items/external-blocks.html)

//# bare: the ABI and the block
$0extern {
    fn f();
}
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
//=
//= ---
//=
//= **External block**: imports 1 function
//=
//= - **Safety:** using it needs `unsafe`
//= - **Library:** none named here; another block, a build script or the C library has to bring the symbols
//= - **Edition:** fine in 2021; edition 2024 requires `unsafe extern`, which Rust 1.82 and later accept in every edition
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/items/external-blocks.html)

//# two libraries for Windows
//? target: x86_64-pc-windows-msvc
#[link(name = "user32", kind = "raw-dylib")]
#[link(name = "kernel32")]
e$0xtern "system" {
    fn f();
    fn g();
}
//@ extern "system" {
//= **External block**: imports 2 functions from `user32` and `kernel32`
//=
//= - **ABI:** `"system"`, accepted on `x86_64-pc-windows-msvc`
//= - **Safety:** every item needs `unsafe` to be used
//= - **Library:** `user32.dll`, a DLL without an import library
//= - **Library:** `kernel32`, found by the linker (the import library `kernel32.lib`)
//= - **Edition:** fine in 2021; edition 2024 requires `unsafe extern`, which Rust 1.82 and later accept in every edition
//= - **Unwinding:** a C++ exception from the other side is undefined behaviour; `"system-unwind"` lets it through
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/items/external-blocks.html)

//# WebAssembly
//? target: wasm32-unknown-unknown
#[link(wasm_import_module = "host")]
e$0xtern "C" { fn now() -> f64; }
//@ extern "C" {
//= **External block**: imports 1 function from `host`
//=
//= - **ABI:** `"C"`, accepted on `wasm32-unknown-unknown`
//= - **Safety:** using it needs `unsafe`
//= - **Library:** `host`, a module that the WebAssembly host provides
//= - **Edition:** fine in 2021; edition 2024 requires `unsafe extern`, which Rust 1.82 and later accept in every edition
//= - **Unwinding:** a C++ exception from the other side is undefined behaviour
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/items/external-blocks.html)

//# in a function
fn f() {
    e$0xtern "C" { fn abort() -> !; }
}
//@ extern "C" {
//= **External block**: imports 1 function
//=
//= - **ABI:** `"C"`, accepted on `x86_64-unknown-linux-gnu`
//= - **Safety:** using it needs `unsafe`
//= - **Library:** none named here; another block, a build script or the C library has to bring the symbols
//= - **Edition:** fine in 2021; edition 2024 requires `unsafe extern`, which Rust 1.82 and later accept in every edition
//= - **Unwinding:** a C++ exception from the other side is undefined behaviour; `"C-unwind"` lets it through
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/items/external-blocks.html)

//# the space between
extern "C"$0 { fn f(); }
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

//# not on a crate
ex$0tern crate core;
//@ nothing
