//# a type alone, as in C
unsafe extern "C" {
    fn close(i32) -> i32;
              //^ error parameter-without-type: the parameter `i32` has no name: write `_: i32` or a name for the `_`
}
//> Write `_: i32`
unsafe extern "C" {
    fn close(_: i32) -> i32;
}

//# several
use std::ffi::c_int;
#[repr(C)]
pub struct Whence {
    of: c_int,
}
unsafe extern "C" {
    fn seek(c_int, offset: i64, Whence) -> i64;
               //^ error parameter-without-type: the parameter `c_int` has no name: write `_: c_int` or a name for the `_`
                                    //^ error parameter-without-type: the parameter `Whence` has no name: write `_: Whence` or a name for the `_`
    fn free(u64);
             //^ error parameter-without-type: the parameter `u64` has no name: write `_: u64` or a name for the `_`
}
//> Write `_: Whence`
use std::ffi::c_int;
#[repr(C)]
pub struct Whence {
    of: c_int,
}
unsafe extern "C" {
    fn seek(c_int, offset: i64, _: Whence) -> i64;
    fn free(u64);
}

//# a name alone
unsafe extern "C" {
    fn close(handle) -> i32;
                 //^ error parameter-without-type: the parameter `handle` is a name without a type, or a type without a name: write `name: Type`
}
//> Give `handle` a type
unsafe extern "C" {
    fn close(handle: core::ffi::c_int) -> i32;
}

//# references and generic types
unsafe extern "C" {
    fn borrow(&u8, &mut u8, Option<u8>, x: u8);
               //^ error parameter-without-type: the parameter `&u8` has no name: write `_: &u8` or a name for the `_`
                        //^ error parameter-without-type: the parameter `&mut u8` has no name: write `_: &mut u8` or a name for the `_`
                                //^ error parameter-without-type: the parameter `Option<u8>` has no name: write `_: Option<u8>` or a name for the `_`
}
//> Write `_: &mut u8`
unsafe extern "C" {
    fn borrow(&u8, _: &mut u8, Option<u8>, x: u8);
}
//> Write `_: Option<u8>`
unsafe extern "C" {
    fn borrow(&u8, &mut u8, _: Option<u8>, x: u8);
}

//# types that could be no name
//? rustc: its words depend on the first token
unsafe extern "C" {
    fn write(*const u8, usize) -> isize;
           //^^^^^^^^^ error parameter-without-type: the parameter `*const u8` has no name: write `_: *const u8` or a name for the `_`
                           //^ error parameter-without-type: the parameter `usize` has no name: write `_: usize` or a name for the `_`
    fn at_exit(extern "C" fn());
             //^^^^^^^^^^^^^^^ error parameter-without-type: the parameter `extern "C" fn()` has no name: write `_: extern "C" fn()` or a name for the `_`
    fn exit(std::ffi::c_int);
          //^^^^^^^^^^^^^^^ error parameter-without-type: the parameter `std::ffi::c_int` has no name: write `_: std::ffi::c_int` or a name for the `_`
}
//> Write `_: *const u8`
unsafe extern "C" {
    fn write(_: *const u8, usize) -> isize;
    fn at_exit(extern "C" fn());
    fn exit(std::ffi::c_int);
}
//> Write `_: extern "C" fn()`
unsafe extern "C" {
    fn write(*const u8, usize) -> isize;
    fn at_exit(_: extern "C" fn());
    fn exit(std::ffi::c_int);
}
//> Write `_: std::ffi::c_int`
unsafe extern "C" {
    fn write(*const u8, usize) -> isize;
    fn at_exit(extern "C" fn());
    fn exit(_: std::ffi::c_int);
}

//# the order of C
unsafe extern "C" {
    fn close(int handle);
               //^^^^^^ error parameter-without-type: `int handle` is written as in C; in Rust the name comes first, then `:` and the type
}
//> Write `handle: core::ffi::c_int`
unsafe extern "C" {
    fn close(handle: core::ffi::c_int);
}

//# pointers in the order of C
unsafe extern "C" {
    fn puts(char *text);
          //^^^^^^^^^^ error parameter-without-type: `char *text` is written as in C; in Rust the name comes first, then `:` and the type
}
//> Write `text: *mut core::ffi::c_char`
unsafe extern "C" {
    fn puts(text: *mut core::ffi::c_char);
}

//# definitions
pub extern "C" fn close(u8) {}
                        //^ error parameter-without-type: the parameter `u8` has no name: write `_: u8` or a name for the `_`

//# methods of traits
pub trait Closer {
    extern "C" fn close(u8, Option<u8>);
                        //^ error parameter-without-type: the parameter `u8` has no name: write `_: u8` or a name for the `_`
                                //^ error parameter-without-type: the parameter `Option<u8>` has no name: write `_: Option<u8>` or a name for the `_`
}
//> Write `_: u8`
pub trait Closer {
    extern "C" fn close(_: u8, Option<u8>);
}

//# methods of traits could leave them out
//? edition: 2015
pub trait Closer {
    extern "C" fn close(u8, &u8);
}

//# named parameters, types of pointers
unsafe extern "C" {
    fn open(_: *const u8, flags: i32, ...) -> i32;
    fn at_exit(f: extern "C" fn(u8, *const u8));
}
