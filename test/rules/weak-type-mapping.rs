//# raiko (RAIKO-201): calloc with one size
use std::ffi::c_void;
extern "C" {
    fn calloc(size: usize) -> *mut c_void;
           //^^^^^^^^^^^^^ warning weak-type-mapping: C's `calloc` is `void *calloc(size_t, size_t)`, with 2 parameters, not 1
    fn realloc(p: *mut c_void, size: u32) -> *mut c_void;
                                   //^^^ warning weak-type-mapping: Parameter 2 of C's `realloc` is `size_t`, 64 bits here, `u32` has 32
    fn free(p: *mut c_void) -> i32;
                             //^^^ warning weak-type-mapping: C's `free` returns nothing, so this reads whatever is left in the register
}

//# a long is as wide as a pointer here, a length too
use std::ffi::{c_char, c_int, c_void};
extern "C" {
    fn strtol(text: *const c_char, end: *mut *mut c_char, base: c_int) -> i32;
                                                                        //^^^ warning weak-type-mapping: C's `strtol` returns `long`, 64 bits here, `i32` has 32
    fn labs(n: i32) -> i64;
             //^^^ warning weak-type-mapping: Parameter 1 of C's `labs` is `long`, 64 bits here, `i32` has 32
    fn read(fd: c_int, to: *mut c_void, count: u32) -> i32;
                                             //^^^ warning weak-type-mapping: Parameter 3 of C's `read` is `size_t`, 64 bits here, `u32` has 32
                                                     //^^^ warning weak-type-mapping: C's `read` returns `ssize_t`, 64 bits here, `i32` has 32
    fn pow(x: f32, y: f64) -> f64;
            //^^^ warning weak-type-mapping: Parameter 1 of C's `pow` is `double`, 64 bits here, `f32` has 32
    fn ldexp(x: f64, exp: f64) -> f64;
                        //^^^ warning weak-type-mapping: Parameter 2 of C's `ldexp` is `int`, 32 bits here, `f64` has 64
    fn time(to: *mut i32) -> i64;
                   //^^^ warning weak-type-mapping: Parameter 1 of C's `time` points to `time_t`, 64 bits here, `i32` has 32
    fn frexp(x: f64, exp: &mut i64) -> f64;
                             //^^^ warning weak-type-mapping: Parameter 2 of C's `frexp` points to `int`, 32 bits here, `i64` has 64
    fn toupper(c: u8) -> c_int;
                //^^ warning weak-type-mapping: Parameter 1 of C's `toupper` is `int`, 32 bits here, `u8` has 8
}
//> Write `core::ffi::c_long`
use std::ffi::{c_char, c_int, c_void};
extern "C" {
    fn strtol(text: *const c_char, end: *mut *mut c_char, base: c_int) -> core::ffi::c_long;
    fn labs(n: i32) -> i64;
    fn read(fd: c_int, to: *mut c_void, count: u32) -> i32;
    fn pow(x: f32, y: f64) -> f64;
    fn ldexp(x: f64, exp: f64) -> f64;
    fn time(to: *mut i32) -> i64;
    fn frexp(x: f64, exp: &mut i64) -> f64;
    fn toupper(c: u8) -> c_int;
}

//# rust-lang/rust (RUST-22862): open with a fixed mode
//? target: aarch64-apple-darwin
use std::ffi::{c_char, c_int};
extern "C" {
    fn open(path: *const c_char, flags: c_int, mode: u16) -> c_int;
         //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning weak-type-mapping: C's `open` is `int open(const char *, int, ...)`: declare the `...`, whose arguments travel on the stack on Apple's Arm processors
}
//> Declare the `...`
use std::ffi::{c_char, c_int};
extern "C" {
    fn open(path: *const c_char, flags: c_int, ...) -> c_int;
}

//# where fixed and variadic arguments travel alike, it says less
use std::ffi::{c_char, c_int};
extern "C" {
    fn open(path: *const c_char, flags: c_int) -> c_int;
         //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info weak-type-mapping: C's `open` is `int open(const char *, int, ...)`: declare the `...`, whose arguments travel on the stack on Apple's Arm processors
}
//> Declare the `...`
use std::ffi::{c_char, c_int};
extern "C" {
    fn open(path: *const c_char, flags: c_int, ...) -> c_int;
}

//# yara (YARA-52): bindings made on a 64-bit machine, used on a smaller one
//? target: i686-unknown-linux-gnu
pub type size_t = u64;
                //^^^ warning weak-type-mapping: C's `size_t` has 32 bits on `i686-unknown-linux-gnu`, `u64` has 64
extern "C" {
    fn strlen(text: *const std::ffi::c_char) -> size_t;
                                              //^^^^^^ warning weak-type-mapping: C's `strlen` returns `size_t`, 32 bits here, `u64` has 64
}
//> Write `usize`
pub type size_t = usize;
extern "C" {
    fn strlen(text: *const std::ffi::c_char) -> size_t;
}

//# the same bindings where they were made
pub type size_t = ::std::os::raw::c_ulong;
                //^^^^^^^^^^^^^^^^^^^^^^^ info weak-type-mapping: C's `size_t` is as wide as a pointer: `::std::os::raw::c_ulong` is so on this target, `usize` on all
extern "C" {
    fn strlen(text: *const std::ffi::c_char) -> size_t;
}
//> Write `usize`
pub type size_t = usize;
extern "C" {
    fn strlen(text: *const std::ffi::c_char) -> size_t;
}

//# Windows keeps `long` at 32 bits
//? target: x86_64-pc-windows-msvc
use std::ffi::{c_char, c_int};
extern "C" {
    fn atol(text: *const c_char) -> i64;
                                  //^^^ warning weak-type-mapping: C's `atol` returns `long`, 32 bits here, `i64` has 64
    fn read(fd: c_int, to: *mut u8, count: u32) -> c_int;
}

//# other spellings of what is passed
use std::ffi::{c_char, c_int, c_long, c_uint, c_void};
use std::ptr::NonNull;
pub enum FILE {}
#[repr(transparent)]
pub struct Size(usize);
#[repr(C)]
pub struct TimeSpec {
    pub seconds: i64,
    pub nanoseconds: c_long,
}
extern "C" {
    fn malloc(size: Size) -> Option<NonNull<u8>>;
    fn memcpy(to: &mut u8, from: *const u8, count: u64) -> *mut u8;
    fn strtol(text: *const c_char, end: Option<&mut *mut c_char>, base: c_uint) -> i64;
    fn qsort(base: *mut c_void, n: usize, size: usize, by: extern "C" fn(*const c_void, *const c_void) -> c_int);
    fn fclose(file: *mut FILE) -> c_int;
    fn exit(code: c_int) -> !;
    fn nanosleep(wanted: *const TimeSpec, left: *mut TimeSpec) -> c_int;
    fn printf(format: *const c_char, ...) -> c_int;
    fn puts(text: *const c_char);
    fn abort();
    fn memmove();
}

//# other functions of the same names
use std::ffi::c_int;
#[repr(C)]
pub struct Socket {
    _data: [u8; 0],
}
#[link(name = "transport")]
extern "C" {
    fn connect(socket: *mut Socket) -> c_int;
    fn read(socket: *mut Socket, at: u32) -> u32;
}
extern "C" {
    #[link_name = "transport_write"]
    fn write(socket: *mut Socket, byte: u8) -> bool;
    fn engine_read(at: u32) -> u32;
}
extern "C" {
    static time: u32;
}
extern "Rust" {
    fn malloc(size: u8);
}

//# aliases that say for which target they are, or follow it
#[cfg(target_pointer_width = "64")]
pub type size_t = u64;
pub type ssize_t = isize;
pub type c_long = std::ffi::c_long;
pub type off_t = i64;

//# what a WebAssembly module is asked for is its host's
#[link(wasm_import_module = "env")]
extern "C" {
    fn log(message: u32, length: u32);
    fn time() -> u32;
}
