//# the same symbol with another type
mod files {
    unsafe extern "C" {
        pub fn seek(handle: i32, offset: u32) -> u32;
    }
}
mod streams {
    unsafe extern "C" {
        /// Moves to `offset`.
        pub(crate) fn seek(handle: i32, offset: u64) -> u32;
      //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning clashing-extern-declarations: `seek` is declared again with another signature: parameter 2 is `u64` here and `u32` in the earlier declaration
    }
}

//# `isalpha` with one argument and with two (RUST-105146)
mod one {
    unsafe extern "C" {
        pub fn isalpha(c: i32) -> i32;
    }
}

mod other {
    unsafe extern "C" {
        pub fn isalpha(c: i32, locale: i32) -> i32;
      //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning clashing-extern-declarations: `isalpha` is declared again with another signature: it has 2 parameters here and 1 in the earlier declaration
    }
}

//# every part of a signature counts
mod first {
    unsafe extern "C" {
        pub fn number(x: u8);
        pub fn result();
        pub fn safety();
        pub fn variadic(x: u8);
        pub fn never();
        pub fn abi();
    }
}
mod second {
    unsafe extern "C" {
        pub fn number(x: u8, y: u8);
      //^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning clashing-extern-declarations: `number` is declared again with another signature: it has 2 parameters here and 1 in the earlier declaration
        pub fn result() -> i32;
      //^^^^^^^^^^^^^^^^^^^^^^^ warning clashing-extern-declarations: `result` is declared again with another signature: the result is `i32` here and `()` in the earlier declaration
        pub safe fn safety();
      //^^^^^^^^^^^^^^^^^^^^^ warning clashing-extern-declarations: `safety` is declared again with another signature: it is `safe` here and `unsafe` in the earlier declaration
        pub fn variadic(x: u8, ...);
      //^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning clashing-extern-declarations: `variadic` is declared again with another signature: it is variadic here and not in the earlier declaration
        pub fn never() -> !;
      //^^^^^^^^^^^^^^^^^^^^ warning clashing-extern-declarations: `never` is declared again with another signature: the result is `!` here and `()` in the earlier declaration
    }
    unsafe extern "sysv64" {
        pub fn abi();
      //^^^^^^^^^^^^^ warning clashing-extern-declarations: `abi` is declared again with another signature: the ABI is "sysv64" here and "C" in the earlier declaration
    }
}

//# names that link_name gives
unsafe extern "C" {
    fn open(path: *const u8) -> i32;
    #[link_name = "open"]
  //^^^^^^^^^^^^^^^^^^^^^ warning clashing-extern-declarations: `open_mut`, which stands for `open`, is declared again with another signature: parameter 1 is `*mut u8` here and `*const u8` in the earlier declaration
    fn open_mut(path: *mut u8) -> i32;
    #[cfg_attr(unix, link_name = "open64")]
    fn open_large(path: *const u8) -> i32;
    #[link_name = "open64"]
  //^^^^^^^^^^^^^^^^^^^^^^^ warning clashing-extern-declarations: `open_huge`, which stands for `open64`, is declared again with another signature: the result is `i64` here and `i32` in the earlier declaration
    fn open_huge(path: *const u8) -> i64;
}

//# the compiler tells pointers, integers of one width and arrays apart
mod first {
    unsafe extern "C" {
        fn constant(p: *const u8);
        fn reference(p: *const u8);
        fn width(n: usize);
        fn sign(n: u32);
        fn named(p: *const [u8; 4]);
        fn callback(f: extern "C" fn(&u8));
    }
}
mod second {
    const FOUR: usize = 4;
    unsafe extern "C" {
        fn constant(p: *mut u8);
      //^^^^^^^^^^^^^^^^^^^^^^^^ warning clashing-extern-declarations: `constant` is declared again with another signature: parameter 1 is `*mut u8` here and `*const u8` in the earlier declaration
        fn reference(p: &u8);
      //^^^^^^^^^^^^^^^^^^^^^ warning clashing-extern-declarations: `reference` is declared again with another signature: parameter 1 is `&u8` here and `*const u8` in the earlier declaration
        fn width(n: u64);
      //^^^^^^^^^^^^^^^^^ warning clashing-extern-declarations: `width` is declared again with another signature: parameter 1 is `u64` here and `usize` in the earlier declaration
        fn sign(n: i32);
      //^^^^^^^^^^^^^^^^ warning clashing-extern-declarations: `sign` is declared again with another signature: parameter 1 is `i32` here and `u32` in the earlier declaration
        fn named(p: *const [u8; FOUR]);
      //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning clashing-extern-declarations: `named` is declared again with another signature: parameter 1 is `*const [u8; FOUR]` here and `*const [u8; 4]` in the earlier declaration
        fn callback(f: extern "C" fn(&u8));
      //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning clashing-extern-declarations: `callback` is declared again with another signature: parameter 1 is `extern "C" fn(&u8)` here and in the earlier declaration, but these are two types
    }
}

//# the same structure under other names
use std::num::NonZeroU32;
use std::os::raw::{c_int, c_uint};
mod first {
    #[repr(C)]
    pub struct Point { pub x: f64, pub y: f64 }
    #[repr(transparent)]
    pub struct Handle(u32);
    #[repr(C)]
    pub struct Node { next: *mut Node, value: u8 }
    #[repr(C)]
    pub enum Mode { Off, On }
    unsafe extern "C" {
        fn points(p: *const Point, at: Point);
        fn handle(h: Handle);
        fn node(n: *mut Node);
        fn mode(m: Mode);
        fn count(n: super::c_int);
        fn maybe(p: *const u8, n: u32);
        fn bytes(b: *const [u8; 0x10]);
        fn nothing() -> ();
    }
}
mod second {
    #[repr(C)]
    pub struct Position { pub left: f64, pub top: f64 }
    #[repr(C)]
    pub struct List { tail: *mut List, head: u8 }
    #[repr(C)]
    pub enum State { A, B, C }
    unsafe extern "C" {
        fn points(from: *const Position, to: Position);
        fn handle(h: super::c_uint);
        fn node(n: *mut List);
        fn mode(m: State);
        fn count(n: i32);
        fn maybe(p: Option<&u8>, n: Option<super::NonZeroU32>);
        fn bytes(b: *const [u8; 16]);
        fn nothing();
    }
}

//# structs that differ in a field
mod first {
    #[repr(C)]
    pub struct Point { pub x: f64, pub y: f64 }
    unsafe extern "C" {
        fn move_to(to: *const Point);
    }
}
mod second {
    #[repr(C)]
    pub struct Point { pub x: f32, pub y: f32 }
    unsafe extern "C" {
        fn move_to(to: *const Point);
      //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning clashing-extern-declarations: `move_to` is declared again with another signature: parameter 1 → `Point.x` is `f32` here and `f64` in the earlier declaration
    }
}

//# in bodies, impls and constants
fn start() {
    extern "C" {
        fn tick(ms: u32);
    }
    unsafe { tick(1) }
}
pub struct Clock;
impl Clock {
    pub fn stop(&self) {
        extern "C" {
            fn tick(ms: u64);
          //^^^^^^^^^^^^^^^^^ warning clashing-extern-declarations: `tick` is declared again with another signature: parameter 1 is `u64` here and `u32` in the earlier declaration
        }
        unsafe { tick(0) }
    }
}

//# statics are compared by Ferrule alone, as far as they are read in another way
//? rustc: the compiler compares functions only
mod first {
    unsafe extern "C" {
        static version: u32;
        static name: *const u8;
        static environ: u8;
    }
}
mod second {
    unsafe extern "C" {
        static version: u64;
      //^^^^^^^^^^^^^^^^^^^^ warning clashing-extern-declarations: `version` is declared again with another signature: its type is `u64` here and `u32` in the earlier declaration
        static name: *mut i8;
        fn environ();
      //^^^^^^^^^^^^^ warning clashing-extern-declarations: `environ` is declared again with another signature: it is a function here and a static in the earlier declaration
    }
}

//# what a condition leaves out does not clash
mod first {
    unsafe extern "C" {
        #[cfg(unix)]
        fn wait(ms: u32);
        #[cfg(windows)]
//~ 9..+1:26 hint inactive-code: `#[cfg(windows)]` does not hold here (`x86_64-unknown-linux-gnu`), so this is not compiled
        fn wait(ms: u64);
        #[cfg(feature = "wide")]
//~ 9..+1:26 hint inactive-code: `#[cfg(feature = "wide")]` does not hold here (`x86_64-unknown-linux-gnu`), so this is not compiled
        fn width(n: u64);
    }
}
mod second {
    unsafe extern "C" {
        fn wait(ms: u32);
        fn width(n: u32);
        #[allow(clashing_extern_declarations)]
        #[link_name = "wait"]
        fn wait_long(ms: u64);
    }
}

//# types that nobody can know, and attribute macros
//? rustc: the names lead nowhere
mod first {
    unsafe extern "C" {
        fn take(p: elsewhere::Thing, f: Option<extern "C" fn(elsewhere::Thing)>);
    }
    #[wasm_bindgen]
    unsafe extern "C" {
        fn alert(text: &str);
    }
}
mod second {
    unsafe extern "C" {
        fn take(p: elsewhere::Other, f: Option<extern "C" fn(elsewhere::Other)>);
        fn alert(code: u32);
    }
}
