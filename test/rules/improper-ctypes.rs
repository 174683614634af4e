//# the innermost type is named, with the way to it
pub struct Options {
    pub level: u8,
    pub size: u32,
}

#[repr(C)]
pub struct Context {
    pub id: u32,
    pub options: *const Options,
}

unsafe extern "C" {
    fn configure(options: *const Options);
                        //^^^^^^^^^^^^^^ warning improper-ctypes: `*const Options` → `Options` → this struct has no fixed layout; give it `#[repr(C)]` or `#[repr(transparent)]`
    fn start(context: &mut Context) -> u32;
                    //^^^^^^^^^^^^ warning improper-ctypes: `&mut Context` → field `options: *const Options` → `Options` → this struct has no fixed layout; give it `#[repr(C)]` or `#[repr(transparent)]`
}
//> Give `Options` the layout of C: `#[repr(C)]`
#[repr(C)]
pub struct Options {
    pub level: u8,
    pub size: u32,
}

#[repr(C)]
pub struct Context {
    pub id: u32,
    pub options: *const Options,
}

unsafe extern "C" {
    fn configure(options: *const Options);
    fn start(context: &mut Context) -> u32;
}

//# what has no form in C
unsafe extern "C" {
    fn letter(c: char);
               //^^^^ warning improper-ctypes: `char` → C has no `char` of 32 bits that is always a valid character; use `u32`
    fn text(s: &str) -> &'static str;
             //^^^^ warning improper-ctypes: `&str` → `str` → string slices have no C equivalent; pass `*const u8` and a length, or a `*const c_char` that ends in NUL
                      //^^^^^^^^^^^^ warning improper-ctypes: `&'static str` → `str` → string slices have no C equivalent; pass `*const u8` and a length, or a `*const c_char` that ends in NUL
    fn bytes(b: &[u8], more: *const [u8]);
              //^^^^^ warning improper-ctypes: `&[u8]` → `[u8]` → slices have no C equivalent; pass a pointer to the first element and a length
                           //^^^^^^^^^^^ warning improper-ctypes: `*const [u8]` → `[u8]` → slices have no C equivalent; pass a pointer to the first element and a length
    fn pair(p: (u32, u32));
             //^^^^^^^^^^ warning improper-ctypes: `(u32, u32)` → tuples have no fixed layout; use a `#[repr(C)]` struct
    fn array(a: [u8; 4]);
              //^^^^^^^ warning improper-ctypes: `[u8; 4]` → C passes no arrays by value; pass a pointer to it
    fn array_behind_a_pointer(a: &[u8; 4]);
    fn object(o: &dyn Send);
               //^^^^^^^^^ warning improper-ctypes: `&dyn Send` → `dyn Send` → trait objects have no C equivalent; pass a thin pointer to a concrete type
    fn call_back(f: fn(u32) -> u32);
                  //^^^^^^^^^^^^^^ warning improper-ctypes: `fn(u32) -> u32` → it has the Rust calling convention, which C cannot call; write `extern "C" fn`
    fn call_c_back(f: extern "C" fn(u32) -> u32);
    fn unit(u: ()) -> ();
             //^^ warning improper-ctypes: `()` → tuples have no fixed layout; use a `#[repr(C)]` struct
    fn unit_behind_pointers(a: *mut (), b: &());
                                         //^^^ warning improper-ctypes: `&()` → `()` → tuples have no fixed layout; use a `#[repr(C)]` struct
    fn never() -> !;
}

//# structs and unions
pub struct Plain(u32);
#[repr(C)]
pub struct Empty;
#[repr(C)]
pub struct Opaque {
    _private: [u8; 0],
}
#[repr(transparent)]
pub struct Handle(u32);
#[repr(transparent)]
pub struct Text(&'static str);
#[repr(packed)]
pub struct Packed(u8);
#[repr(C)]
pub union Either {
    pub number: u32,
    pub letter: char,
}
#[repr(C)]
pub struct List {
    pub next: *mut List,
    pub value: u32,
}
#[repr(C)]
pub struct Pair<T> {
    pub first: T,
    pub second: T,
}

unsafe extern "C" {
    fn plain(p: Plain);
              //^^^^^ warning improper-ctypes: `Plain` → this struct has no fixed layout; give it `#[repr(C)]` or `#[repr(transparent)]`
    fn empty(e: Empty, behind: *const Empty);
              //^^^^^ warning improper-ctypes: `Empty` → this struct has no fields, and C has no type of size 0; give it a field
                             //^^^^^^^^^^^^ warning improper-ctypes: `*const Empty` → `Empty` → this struct has no fields, and C has no type of size 0; give it a field
    fn opaque(o: *mut Opaque);
    fn handle(h: Handle) -> Handle;
    fn label(t: Text);
              //^^^^ warning improper-ctypes: `Text` → field `0: &'static str` → `str` → string slices have no C equivalent; pass `*const u8` and a length, or a `*const c_char` that ends in NUL
    fn packed(p: *const Packed);
               //^^^^^^^^^^^^^ warning improper-ctypes: `*const Packed` → `Packed` → this struct has no fixed layout; give it `#[repr(C)]` or `#[repr(transparent)]`
    fn either(e: Either);
               //^^^^^^ warning improper-ctypes: `Either` → field `letter: char` → C has no `char` of 32 bits that is always a valid character; use `u32`
    fn list(l: *mut List);
    fn good(p: Pair<u32>);
    fn bad(p: &Pair<char>);
            //^^^^^^^^^^^ warning improper-ctypes: `&Pair<char>` → field `first: T` → `char` → C has no `char` of 32 bits that is always a valid character; use `u32`
}

//# enums
pub enum Bare {
    A,
    B,
}
#[repr(C)]
pub enum Kind {
    A,
    B,
}
#[repr(u8)]
pub enum Tagged {
    Number(u32),
    Letter(char),
}
pub enum Nothing {}
pub enum Maybe<'a> {
    Some(&'a u8),
    None,
}

unsafe extern "C" {
    fn bare(b: Bare) -> Kind;
             //^^^^ warning improper-ctypes: `Bare` → this enum has no fixed layout; give it `#[repr(C)]`, `#[repr(transparent)]` or an integer such as `#[repr(u8)]`
    fn tagged(t: Tagged);
               //^^^^^^ warning improper-ctypes: `Tagged` → field `Letter.0: char` → C has no `char` of 32 bits that is always a valid character; use `u32`
    fn nothing(n: *const Nothing);
    fn maybe(m: Maybe) -> Option<extern "C" fn()>;
    fn option(o: Option<u32>, p: Option<&u32>, q: Option<&str>);
               //^^^^^^^^^^^ warning improper-ctypes: `Option<u32>` → this enum has no fixed layout; give it `#[repr(C)]`, `#[repr(transparent)]` or an integer such as `#[repr(u8)]`
                                                //^^^^^^^^^^^^ warning improper-ctypes: `Option<&str>` → this enum has no fixed layout; give it `#[repr(C)]`, `#[repr(transparent)]` or an integer such as `#[repr(u8)]`
    fn boxed(b: Option<Box<u32>>, c: Box<u32>);
                                   //^^^^^^^^ warning improper-ctypes: `Box<u32>` → this struct has no fixed layout; give it `#[repr(C)]` or `#[repr(transparent)]`
}

//# enums around a value that is never zero
use std::num::NonZeroU8;

#[repr(transparent)]
pub enum Handle {
    Open(NonZeroU8),
}
#[repr(transparent)]
pub struct Unused(());
#[non_exhaustive]
pub struct Error;
#[non_exhaustive]
pub enum Never {}

unsafe extern "C" {
    fn handle(h: Option<Handle>, r: Result<(), Handle>);
    fn close(r: Result<NonZeroU8, Error>) -> Result<NonZeroU8, Never>;
                                           //^^^^^^^^^^^^^^^^^^^^^^^^ warning improper-ctypes: `Result<NonZeroU8, Never>` → `Result<NonZero<u8>, Never>` → this enum has no fixed layout; give it `#[repr(C)]`, `#[repr(transparent)]` or an integer such as `#[repr(u8)]`
    fn reopen(r: Result<NonZeroU8, Unused>);
               //^^^^^^^^^^^^^^^^^^^^^^^^^ warning improper-ctypes: `Result<NonZeroU8, Unused>` → `Result<NonZero<u8>, Unused>` → this enum has no fixed layout; give it `#[repr(C)]`, `#[repr(transparent)]` or an integer such as `#[repr(u8)]`
}

//# the standard library
use std::cell::Cell;
use std::ffi::{CStr, CString, c_char, c_int, c_void};
use std::marker::PhantomData;
use std::mem::{ManuallyDrop, MaybeUninit};
use std::num::NonZeroU32;
use std::ptr::NonNull;
use std::sync::atomic::AtomicI32;

unsafe extern "C" {
    fn numbers(a: c_int, b: *const c_char, c: *mut c_void);
    fn strings(a: String, b: &CStr, c: *const CString);
                //^^^^^^ warning improper-ctypes: `String` → this struct has no fixed layout; give it `#[repr(C)]` or `#[repr(transparent)]`
                           //^^^^^ warning improper-ctypes: `&CStr` → `CStr` → its layout is not guaranteed; pass `*const c_char`, from `CStr::as_ptr`
                                     //^^^^^^^^^^^^^^ warning improper-ctypes: `*const CString` → `CString` → its layout is not guaranteed; pass `*const c_char`, from `CStr::as_ptr`
    fn lists(a: Vec<u8>, b: *const Vec<u8>);
              //^^^^^^^ warning improper-ctypes: `Vec<u8>` → this struct has no fixed layout; give it `#[repr(C)]` or `#[repr(transparent)]`
                          //^^^^^^^^^^^^^^ warning improper-ctypes: `*const Vec<u8>` → `Vec<u8>` → this struct has no fixed layout; give it `#[repr(C)]` or `#[repr(transparent)]`
    fn wrappers(a: Cell<i32>, b: ManuallyDrop<u8>, c: MaybeUninit<u64>, d: AtomicI32);
    fn held(a: ManuallyDrop<String>);
             //^^^^^^^^^^^^^^^^^^^^ warning improper-ctypes: `ManuallyDrop<String>` → field `value: T` → `String` → this struct has no fixed layout; give it `#[repr(C)]` or `#[repr(transparent)]`
    fn never_null(a: NonNull<u8>, b: Option<NonNull<u8>>, c: NonZeroU32, d: Option<NonZeroU32>);
    fn nothing(p: PhantomData<u8>);
                //^^^^^^^^^^^^^^^ warning improper-ctypes: `PhantomData<u8>` → it holds nothing but `PhantomData`, and C has no type of size 0
    fn time(t: std::time::Duration);
             //^^^^^^^^^^^^^^^^^^^ warning improper-ctypes: `std::time::Duration` → this struct has no fixed layout; give it `#[repr(C)]` or `#[repr(transparent)]`
}

//# statics
unsafe extern "C" {
    static NAME: &'static str;
               //^^^^^^^^^^^^ warning improper-ctypes: `&'static str` → `str` → string slices have no C equivalent; pass `*const u8` and a length, or a `*const c_char` that ends in NUL
    static mut TABLE: [u32; 4];
    static WORDS: [&'static str; 2];
                //^^^^^^^^^^^^^^^^^ warning improper-ctypes: `[&'static str; 2]` → `str` → string slices have no C equivalent; pass `*const u8` and a length, or a `*const c_char` that ends in NUL
    static UNIT: ();
               //^^ warning improper-ctypes: `()` → tuples have no fixed layout; use a `#[repr(C)]` struct
}

//# names that lead elsewhere
mod ffi {
    use super::types::*;
    use super::types::Config as Settings;

    unsafe extern "C" {
        fn by_glob(c: &Config);
                    //^^^^^^^ warning improper-ctypes: `&Config` → `Config` → this struct has no fixed layout; give it `#[repr(C)]` or `#[repr(transparent)]`
        fn by_alias(c: *const Settings);
                     //^^^^^^^^^^^^^^^ warning improper-ctypes: `*const Settings` → `Config` → this struct has no fixed layout; give it `#[repr(C)]` or `#[repr(transparent)]`
        fn by_path(c: *const crate::types::inner::Deep);
                    //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning improper-ctypes: `*const crate::types::inner::Deep` → `Deep` → this struct has no fixed layout; give it `#[repr(C)]` or `#[repr(transparent)]`
        fn through_an_alias(p: Point);
                             //^^^^^ warning improper-ctypes: `Point` → `(i32, i32)` → tuples have no fixed layout; use a `#[repr(C)]` struct
    }
}
mod types {
    pub type Point = (i32, i32);
    pub struct Config {
        pub verbose: bool,
    }
    pub mod inner {
        pub struct Deep(pub String);
    }
}

//# only what is there
#[cfg(windows)]
type Word = char;
#[cfg(unix)]
type Word = u32;

#[repr(C)]
pub struct Event {
    pub code: Word,
    #[cfg(windows)]
    pub name: &'static str,
}

unsafe extern "C" {
    fn word(w: Word, e: Event);
}

//# conditions and macros decide: silent
//? rustc: the names are not declared
#[repr(C)]
pub struct Device {
    pub id: other::Id,
}
unsafe extern "C" {
    fn open(d: Device, handle: crate_of_mine::Handle) -> *mut Unknown;
}

//# not C at all
unsafe extern "Rust" {
    fn local(s: &str, c: extern "C" fn(char));
                       //^^^^^^^^^^^^^^^^^^^ warning improper-ctypes: `extern "C" fn(char)` → `char` → C has no `char` of 32 bits that is always a valid character; use `u32`
}

//# attributes
#[allow(improper_ctypes)]
mod quiet {
    unsafe extern "C" {
        fn a(s: String);
    }
}
unsafe extern "C" {
    #[allow(improper_ctypes)]
    fn b(s: String);
    #[deny(improper_ctypes)]
    fn c(s: String);
          //^^^^^^ error improper-ctypes: `String` → this struct has no fixed layout; give it `#[repr(C)]` or `#[repr(transparent)]`
}

//# types inside a function
pub fn outer() {
    struct Inner(u32);
    unsafe extern "C" {
        fn inner(i: Inner);
                  //^^^^^ warning improper-ctypes: `Inner` → this struct has no fixed layout; give it `#[repr(C)]` or `#[repr(transparent)]`
    }
}

//# recursion
#[repr(C)]
pub struct Node {
    pub children: *mut Tree,
}
#[repr(C)]
pub struct Tree {
    pub root: *mut Node,
    pub name: String,
}
pub type Loop = Loop2;
pub type Loop2 = *const Node;
unsafe extern "C" {
    fn walk(n: *mut Node);
             //^^^^^^^^^ warning improper-ctypes: `*mut Node` → field `children: *mut Tree` → field `name: String` → this struct has no fixed layout; give it `#[repr(C)]` or `#[repr(transparent)]`
    fn around(l: Loop);
               //^^^^ warning improper-ctypes: `Loop` → field `children: *mut Tree` → field `name: String` → this struct has no fixed layout; give it `#[repr(C)]` or `#[repr(transparent)]`
}
