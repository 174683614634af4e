//# an error in edition 2024, over the whole block
//? edition: 2024
#[link(name = "z")]
extern "C" {
//~ 1..+2:2 error missing-unsafe-on-extern: An external block must be marked `unsafe` in edition 2024: write `unsafe extern`
    fn zlibVersion() -> *const i8;
}
//> Add `unsafe` to the external block
#[link(name = "z")]
unsafe extern "C" {
    fn zlibVersion() -> *const i8;
}

//# empty blocks, blocks in bodies, in modules, on one line
//? edition: 2024
extern "C" {}
//~ 1-14 error missing-unsafe-on-extern: An external block must be marked `unsafe` in edition 2024: write `unsafe extern`
mod sys {
    pub fn now() -> i64 {
        extern "C" { fn time(out: *mut i64) -> i64; }
      //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error missing-unsafe-on-extern: An external block must be marked `unsafe` in edition 2024: write `unsafe extern`
        unsafe { time(std::ptr::null_mut()) }
    }
    extern r"C" { #![allow(dead_code)] fn clock() -> i64; }
  //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error missing-unsafe-on-extern: An external block must be marked `unsafe` in edition 2024: write `unsafe extern`
}
//> all
unsafe extern "C" {}
mod sys {
    pub fn now() -> i64 {
        unsafe extern "C" { fn time(out: *mut i64) -> i64; }
        unsafe { time(std::ptr::null_mut()) }
    }
    unsafe extern r"C" { #![allow(dead_code)] fn clock() -> i64; }
}

//# a lint that is off before
//? edition: 2021
//? flags: -W missing_unsafe_on_extern
extern "C" {
//~ 1..+2:2 warning missing-unsafe-on-extern: This external block is not marked `unsafe`, which edition 2024 requires
    fn abs(x: i32) -> i32;
}
//> Add `unsafe` to the external block
unsafe extern "C" {
    fn abs(x: i32) -> i32;
}

//# the group turns it on, an attribute turns it off
//? edition: 2018
#![warn(rust_2024_compatibility)]
extern "C" { fn labs(x: i64) -> i64; }
//~ 1-39 warning missing-unsafe-on-extern: This external block is not marked `unsafe`, which edition 2024 requires
#[allow(missing_unsafe_on_extern)]
extern "C" { fn abs(x: i32) -> i32; }

//# nothing is said in edition 2021
//? edition: 2021
extern "C" { fn abs(x: i32) -> i32; }

//# marked blocks, and blocks that are not there
//? edition: 2024
unsafe extern "C" { fn abs(x: i32) -> i32; }
#[cfg(any())]
//~ 1..+1:29 hint inactive-code: `#[cfg(any())]` does not hold here (`x86_64-unknown-linux-gnu`), so this is not compiled
extern "C" { fn nowhere(); }
