//# a declaration and its definition in Rust (RUST-36572)
mod engine {
    #[unsafe(no_mangle)]
    pub extern "C" fn start(speed: u64, name: *const u8) -> i32 {
        0
    }
}
mod user {
    unsafe extern "C" {
        pub fn start(speed: u32, name: *const u8) -> i32;
      //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning mismatched-extern-definition: `start` is defined with another signature: parameter 1 is `u32` here and `u64` in its definition
    }
}

//# what a caller relies on
#[unsafe(no_mangle)]
pub extern "C" fn too_many(a: u8) {}
#[unsafe(no_mangle)]
pub fn other_abi() {}
#[unsafe(export_name = "no_value")]
pub extern "C" fn nothing() {}
#[unsafe(no_mangle)]
pub extern "C" fn comes_back() {}
#[unsafe(no_mangle)]
pub extern "C" fn floating(x: f64) {}
#[unsafe(no_mangle)]
pub static TABLE: [u8; 4] = [0; 4];
#[unsafe(no_mangle)]
pub static WIDTH: u32 = 80;
mod user {
    unsafe extern "C" {
        fn too_many(a: u8, b: u8);
      //^^^^^^^^^^^^^^^^^^^^^^^^^^ warning mismatched-extern-definition: `too_many` is defined with another signature: it has 2 parameters here and 1 in its definition
        fn other_abi();
      //^^^^^^^^^^^^^^^ warning mismatched-extern-definition: `other_abi` is defined with another signature: the ABI is "C" here and "Rust" in its definition
        fn no_value() -> u32;
      //^^^^^^^^^^^^^^^^^^^^^ warning mismatched-extern-definition: `no_value` is defined with another signature: it returns a value here and returns nothing in its definition
        fn comes_back() -> !;
      //^^^^^^^^^^^^^^^^^^^^^ warning mismatched-extern-definition: `comes_back` is defined with another signature: it never returns here and returns nothing in its definition
        fn floating(x: i64);
      //^^^^^^^^^^^^^^^^^^^^ warning mismatched-extern-definition: `floating` is defined with another signature: parameter 1 is `i64` here and `f64` in its definition
        fn TABLE();
      //^^^^^^^^^^^ warning mismatched-extern-definition: `TABLE` is defined with another signature: it is a function here and a static in its definition
        static WIDTH: u64;
      //^^^^^^^^^^^^^^^^^^ warning mismatched-extern-definition: `WIDTH` is defined with another signature: its type is `u64` here and `u32` in its definition
    }
}

//# what is passed in the same registers
use std::ffi::{c_char, c_int, c_uint, c_void};
#[repr(C)]
pub struct Point { x: f64, y: f64 }
#[repr(u8)]
pub enum Mode { Off, On }
#[unsafe(no_mangle)]
pub extern "C" fn copy(to: &mut Point, from: Option<&Point>, size: usize, mode: Mode) -> c_int {
    0
}
#[unsafe(no_mangle)]
pub extern "C" fn run(f: Option<extern "C" fn()>, text: *const c_char) -> bool {
    false
}
#[unsafe(no_mangle)]
pub extern "C-unwind" fn fail(code: c_int) -> ! {
    panic!("{code}")
}
mod user {
    use super::*;
    unsafe extern "C" {
        fn copy(to: *mut c_void, from: *const c_void, size: u64, mode: u8) -> c_uint;
        fn run(f: *const c_void, text: *mut u8);
        fn fail(code: u32) -> c_int;
    }
}

//# what is not known
//? rustc: the names lead nowhere
#[unsafe(no_mangle)]
pub extern "C" fn take(p: elsewhere::Thing, n: [u8; 4]) {}
                                             //^^^^^^^ warning improper-ctypes-definitions: `[u8; 4]` → C passes no arrays by value; pass a pointer to it
#[cfg(feature = "other")]
//~ 1..+2:35 hint inactive-code: `#[cfg(feature = "other")]` does not hold here (`x86_64-unknown-linux-gnu`), so this is not compiled
#[unsafe(no_mangle)]
pub extern "C" fn other(n: u64) {}
mod user {
    unsafe extern "C" {
        fn take(p: u8, n: u32);
        fn other(n: u8);
    }
}
