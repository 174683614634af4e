//# a struct beside the functions that use it
unsafe extern "C" {
    // what `lstat` fills
    /// A file's facts.
    #[repr(C)]
    pub struct Stat {
  //^^^^^^^^^^^^^^^ error foreign-item-kind: A struct cannot stand in an external block, which holds functions and statics
        mode: u32, // and type
        size: u64,
    }
    fn lstat(path: *const i8, out: *mut Stat) -> i32;
}
//> Move the struct out of the block
// what `lstat` fills
/// A file's facts.
#[repr(C)]
pub struct Stat {
    mode: u32, // and type
    size: u64,
}
unsafe extern "C" {
    fn lstat(path: *const i8, out: *mut Stat) -> i32;
}

//# every kind
pub struct Known<T>(T);
unsafe extern "C" {
    struct Unit;
  //^^^^^^^^^^^^ error foreign-item-kind: A struct cannot stand in an external block, which holds functions and statics
    pub struct Tuple(i32);
  //^^^^^^^^^^^^^^^^^^^^^^ error foreign-item-kind: A struct cannot stand in an external block, which holds functions and statics
    pub struct Generic<T> where T: Copy { a: T }
  //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error foreign-item-kind: A struct cannot stand in an external block, which holds functions and statics
    enum Mode { Read }
  //^^^^^^^^^ error foreign-item-kind: An enum cannot stand in an external block, which holds functions and statics
    union Both { a: i32, b: f32 }
  //^^^^^^^^^^ error foreign-item-kind: A union cannot stand in an external block, which holds functions and statics
    trait Named {}
  //^^^^^^^^^^^ error foreign-item-kind: A trait cannot stand in an external block, which holds functions and statics
    pub unsafe trait Marked: Copy + Send {}
  //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error foreign-item-kind: A trait cannot stand in an external block, which holds functions and statics
    trait Alias = Copy;
  //^^^^^^^^^^^^^^^^^^^ error foreign-item-kind: A trait alias cannot stand in an external block, which holds functions and statics
    auto trait Auto {}
  //^^^^^^^^^^^^^^^ error foreign-item-kind: A trait cannot stand in an external block, which holds functions and statics
    mod module {}
  //^^^^^^^^^^ error foreign-item-kind: A module cannot stand in an external block, which holds functions and statics
    pub mod other { fn f() {} }
  //^^^^^^^^^^^^^ error foreign-item-kind: A module cannot stand in an external block, which holds functions and statics
    impl Known<u8> {}
  //^^^^^^^^^^^^^^ error foreign-item-kind: An `impl` cannot stand in an external block, which holds functions and statics
    unsafe impl<T> Send for Generic<T> where T: Copy {}
  //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error foreign-item-kind: An `impl` cannot stand in an external block, which holds functions and statics
    use std::ffi::c_int;
  //^^^^^^^^^^^^^^^^^^^^ error foreign-item-kind: A `use` cannot stand in an external block, which holds functions and statics
    pub use std::ffi::{c_char, c_long};
  //^^^^^^^^^^^^^^^^^^ error foreign-item-kind: A `use` cannot stand in an external block, which holds functions and statics
    extern crate core;
  //^^^^^^^^^^^^^^^^^^ error foreign-item-kind: An `extern crate` cannot stand in an external block, which holds functions and statics
    unsafe extern "C" { fn a(); }
  //^^^^^^^^^^^^^^^^^ error foreign-item-kind: An external block cannot stand in an external block, which holds functions and statics
    macro_rules! m { () => {} }
  //^^^^^^^^^^^^^^ error foreign-item-kind: A macro definition cannot stand in an external block, which holds functions and statics
    macro_rules! n ( () => {} );
  //^^^^^^^^^^^^^^^^^^^^^^ error foreign-item-kind: A macro definition cannot stand in an external block, which holds functions and statics
    pub macro two() {}
  //^^^^^^^^^^^^^^^ error foreign-item-kind: A macro definition cannot stand in an external block, which holds functions and statics
    fn abs(x: i32) -> i32;
}
//> Move the enum out of the block
pub struct Known<T>(T);
enum Mode { Read }
unsafe extern "C" {
    struct Unit;
    pub struct Tuple(i32);
    pub struct Generic<T> where T: Copy { a: T }
    union Both { a: i32, b: f32 }
    trait Named {}
    pub unsafe trait Marked: Copy + Send {}
    trait Alias = Copy;
    auto trait Auto {}
    mod module {}
    pub mod other { fn f() {} }
    impl Known<u8> {}
    unsafe impl<T> Send for Generic<T> where T: Copy {}
    use std::ffi::c_int;
    pub use std::ffi::{c_char, c_long};
    extern crate core;
    unsafe extern "C" { fn a(); }
    macro_rules! m { () => {} }
    macro_rules! n ( () => {} );
    pub macro two() {}
    fn abs(x: i32) -> i32;
}
//> Move the `impl` out of the block
pub struct Known<T>(T);
impl Known<u8> {}
unsafe extern "C" {
    struct Unit;
    pub struct Tuple(i32);
    pub struct Generic<T> where T: Copy { a: T }
    enum Mode { Read }
    union Both { a: i32, b: f32 }
    trait Named {}
    pub unsafe trait Marked: Copy + Send {}
    trait Alias = Copy;
    auto trait Auto {}
    mod module {}
    pub mod other { fn f() {} }
    unsafe impl<T> Send for Generic<T> where T: Copy {}
    use std::ffi::c_int;
    pub use std::ffi::{c_char, c_long};
    extern crate core;
    unsafe extern "C" { fn a(); }
    macro_rules! m { () => {} }
    macro_rules! n ( () => {} );
    pub macro two() {}
    fn abs(x: i32) -> i32;
}
//> Move the `extern crate` out of the block
pub struct Known<T>(T);
extern crate core;
unsafe extern "C" {
    struct Unit;
    pub struct Tuple(i32);
    pub struct Generic<T> where T: Copy { a: T }
    enum Mode { Read }
    union Both { a: i32, b: f32 }
    trait Named {}
    pub unsafe trait Marked: Copy + Send {}
    trait Alias = Copy;
    auto trait Auto {}
    mod module {}
    pub mod other { fn f() {} }
    impl Known<u8> {}
    unsafe impl<T> Send for Generic<T> where T: Copy {}
    use std::ffi::c_int;
    pub use std::ffi::{c_char, c_long};
    unsafe extern "C" { fn a(); }
    macro_rules! m { () => {} }
    macro_rules! n ( () => {} );
    pub macro two() {}
    fn abs(x: i32) -> i32;
}
//> Move the inner block out of the block
pub struct Known<T>(T);
unsafe extern "C" { fn a(); }
unsafe extern "C" {
    struct Unit;
    pub struct Tuple(i32);
    pub struct Generic<T> where T: Copy { a: T }
    enum Mode { Read }
    union Both { a: i32, b: f32 }
    trait Named {}
    pub unsafe trait Marked: Copy + Send {}
    trait Alias = Copy;
    auto trait Auto {}
    mod module {}
    pub mod other { fn f() {} }
    impl Known<u8> {}
    unsafe impl<T> Send for Generic<T> where T: Copy {}
    use std::ffi::c_int;
    pub use std::ffi::{c_char, c_long};
    extern crate core;
    macro_rules! m { () => {} }
    macro_rules! n ( () => {} );
    pub macro two() {}
    fn abs(x: i32) -> i32;
}
//> Move the macro out of the block
pub struct Known<T>(T);
macro_rules! m { () => {} }
unsafe extern "C" {
    struct Unit;
    pub struct Tuple(i32);
    pub struct Generic<T> where T: Copy { a: T }
    enum Mode { Read }
    union Both { a: i32, b: f32 }
    trait Named {}
    pub unsafe trait Marked: Copy + Send {}
    trait Alias = Copy;
    auto trait Auto {}
    mod module {}
    pub mod other { fn f() {} }
    impl Known<u8> {}
    unsafe impl<T> Send for Generic<T> where T: Copy {}
    use std::ffi::c_int;
    pub use std::ffi::{c_char, c_long};
    extern crate core;
    unsafe extern "C" { fn a(); }
    macro_rules! n ( () => {} );
    pub macro two() {}
    fn abs(x: i32) -> i32;
}

//# each alone
unsafe extern "C" { union Both { a: i32, b: f32 } }
                  //^^^^^^^^^^ error foreign-item-kind: A union cannot stand in an external block, which holds functions and statics
unsafe extern "C" { pub unsafe trait Marked: Copy + Send {} }
                  //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error foreign-item-kind: A trait cannot stand in an external block, which holds functions and statics
unsafe extern "C" { pub mod other { pub fn f() {} } }
                  //^^^^^^^^^^^^^ error foreign-item-kind: A module cannot stand in an external block, which holds functions and statics
unsafe extern "C" { use std::ffi::c_int; }
                  //^^^^^^^^^^^^^^^^^^^^ error foreign-item-kind: A `use` cannot stand in an external block, which holds functions and statics
//> Move the union out of the block
union Both { a: i32, b: f32 }
unsafe extern "C" { }
unsafe extern "C" { pub unsafe trait Marked: Copy + Send {} }
unsafe extern "C" { pub mod other { pub fn f() {} } }
unsafe extern "C" { use std::ffi::c_int; }
//> Move the trait out of the block
unsafe extern "C" { union Both { a: i32, b: f32 } }
pub unsafe trait Marked: Copy + Send {}
unsafe extern "C" { }
unsafe extern "C" { pub mod other { pub fn f() {} } }
unsafe extern "C" { use std::ffi::c_int; }
//> Move the module out of the block
unsafe extern "C" { union Both { a: i32, b: f32 } }
unsafe extern "C" { pub unsafe trait Marked: Copy + Send {} }
pub mod other { pub fn f() {} }
unsafe extern "C" { }
unsafe extern "C" { use std::ffi::c_int; }
//> Move the `use` out of the block
unsafe extern "C" { union Both { a: i32, b: f32 } }
unsafe extern "C" { pub unsafe trait Marked: Copy + Send {} }
unsafe extern "C" { pub mod other { pub fn f() {} } }
use std::ffi::c_int;
unsafe extern "C" { }
//> all
union Both { a: i32, b: f32 }
unsafe extern "C" { }
pub unsafe trait Marked: Copy + Send {}
unsafe extern "C" { }
pub mod other { pub fn f() {} }
unsafe extern "C" { }
use std::ffi::c_int;
unsafe extern "C" { }

//# what stands in it is not judged
unsafe extern "C" {
    extern { fn a() {} static B: i32 = 1; type C; fn é(); }
  //^^^^^^ error foreign-item-kind: An external block cannot stand in an external block, which holds functions and statics
    pub struct Callbacks { done: extern fn() }
  //^^^^^^^^^^^^^^^^^^^^ error foreign-item-kind: A struct cannot stand in an external block, which holds functions and statics
    mod inner {
  //^^^^^^^^^ error foreign-item-kind: A module cannot stand in an external block, which holds functions and statics
        extern { fn b() {} }
    }
}

//# the head is cut at the first brace, or the whole item if it has lines
unsafe extern "C" {
    struct Point
  //^^^^^^^^^^^^ error foreign-item-kind: A struct cannot stand in an external block, which holds functions and statics
    { x: u8 }
    impl
//~ 5..+1:28 error foreign-item-kind: An `impl` cannot stand in an external block, which holds functions and statics
        Point { fn f() {} }
    mod m /* { */ { fn f(); }
  //^^^^^^^^ error foreign-item-kind: A module cannot stand in an external block, which holds functions and statics
    use std::
//~ 5..+1:20 error foreign-item-kind: A `use` cannot stand in an external block, which holds functions and statics
        ffi::c_int;
    use std::ffi::{c_long,
  //^^^^^^^^^^^^^^ error foreign-item-kind: A `use` cannot stand in an external block, which holds functions and statics
        c_char};
}

//# a block in a body, on one line
pub fn f() {
    unsafe extern "C" { use std::ffi::c_int; fn abs(x: c_int) -> c_int; }
                      //^^^^^^^^^^^^^^^^^^^^ error foreign-item-kind: A `use` cannot stand in an external block, which holds functions and statics
    println!("{}", unsafe { abs(-1) });
}
//> Move the `use` out of the block
pub fn f() {
    use std::ffi::c_int;
    unsafe extern "C" { fn abs(x: c_int) -> c_int; }
    println!("{}", unsafe { abs(-1) });
}

//# what a text or a comment would lose by new indentation
unsafe extern "C" {
    mod text {
  //^^^^^^^^ error foreign-item-kind: A module cannot stand in an external block, which holds functions and statics
        pub const A: &str = "one
    two";
    }
}
//> Move the module out of the block
mod text {
        pub const A: &str = "one
    two";
    }
unsafe extern "C" {
}

//# an inactive block is still read
#[cfg(any())]
//~ 1..+1:36 hint inactive-code: `#[cfg(any())]` does not hold here (`x86_64-unknown-linux-gnu`), so this is not compiled
unsafe extern "C" { struct Never; }
                  //^^^^^^^^^^^^^ error foreign-item-kind: A struct cannot stand in an external block, which holds functions and statics

//# functions, statics, macro calls
macro_rules! decl { ($n:ident) => { fn $n(x: i32) -> i32; } }
unsafe extern "C" {
    decl!(abs);
    fn abort() -> !;
    static mut optind: i32;
}
