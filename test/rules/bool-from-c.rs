//# a function of the C library that returns an int
use std::ffi::c_int;

extern "C" {
    fn isalpha(c: c_int) -> bool;
                          //^^^^ warning bool-from-c: `isalpha` returns `int`, and a number that is neither 0 nor 1 is no `bool`; declare the integer and compare it with 0
    fn isdigit(c: c_int) -> c_int;
    fn toupper(c: c_int) -> c_int;
}
//> Write `c_int`
use std::ffi::c_int;

extern "C" {
    fn isalpha(c: c_int) -> core::ffi::c_int;
    fn isdigit(c: c_int) -> c_int;
    fn toupper(c: c_int) -> c_int;
}

//# Windows' BOOL has four bytes
//? target: x86_64-pc-windows-msvc
use std::ffi::c_void;

#[link(name = "kernel32")]
extern "system" {
    fn CloseHandle(handle: *mut c_void) -> bool;
                                         //^^^^ warning bool-from-c: `CloseHandle` returns `BOOL`, and a number that is neither 0 nor 1 is no `bool`; declare the integer and compare it with 0
    fn SetEvent(handle: *mut c_void) -> i32;
}

//# bytes that are read as bool, alone and in a struct
#[repr(C)]
#[derive(Clone, Copy)]
pub struct Header {
    pub version: u32,
    pub compressed: bool,
}

pub unsafe fn flag(bytes: *const u8) -> bool {
    unsafe { *(bytes as *const bool) }
             //^^^^^^^^^^^^^^^^^^^^ warning bool-from-c: `u8` memory is read as `bool`: any byte but 0 and 1 is undefined behaviour; read the integer and compare it with 0
}

pub fn header(bytes: &[u8]) -> Option<Header> {
    if bytes.len() < std::mem::size_of::<Header>() {
        return None;
    }
    Some(unsafe { std::ptr::read_unaligned(bytes.as_ptr() as *const Header) })
                                         //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning bool-from-c: `u8` memory is read as `Header`, whose `compressed` is a `bool`: any byte but 0 and 1 is undefined behaviour; read the integer and compare it with 0
}

pub unsafe fn flags<'a>(bits: *const i32, count: usize) -> &'a [bool] {
    unsafe { std::slice::from_raw_parts(bits.cast::<bool>(), count) }
                                      //^^^^^^^^^^^^^^^^^^^ warning bool-from-c: `i32` memory is read as `bool`: any byte but 0 and 1 is undefined behaviour; read the integer and compare it with 0
}

//# rust (RUST-159244): a bool that an exported function gets in a register
#[no_mangle]
pub extern "C" fn volume_mute(on: bool) -> u32 {
                                //^^^^ info bool-from-c: `bool`: C fills it, and a byte that is neither 0 nor 1 is undefined behaviour; take `u8` where the caller is not trusted
    if on { 0 } else { 100 }
}
//> Take a `u8` and compare it with 0
#[no_mangle]
pub extern "C" fn volume_mute(on: u8) -> u32 {
    let on = on != 0;
    if on { 0 } else { 100 }
}

//# firefox (RUST-150528): a struct from C++ by value, whose bool is neither 0 nor 1
#[repr(C)]
pub struct Options {
    pub ignore_case: bool,
}

#[no_mangle]
pub extern "C" fn pattern_parse(options: Options) -> bool {
                                       //^^^^^^^ info bool-from-c: `Options` → field `ignore_case: bool`: C fills it, and a byte that is neither 0 nor 1 is undefined behaviour; take `u8` where the caller is not trusted
    options.ignore_case
}

extern "C" {
    fn pattern_options() -> Options;
}

//# what C declares as bool itself, what Rust fills, and pointers of Rust's own
use std::ffi::c_void;

#[repr(C)]
pub struct Options {
    pub ignore_case: bool,
}

extern "C" {
    fn engine_ready(engine: *const c_void) -> bool;
    fn engine_apply(engine: *mut c_void, options: Options, now: bool);
    fn engine_poll(engine: *mut c_void, done: *mut bool);
}

#[no_mangle]
pub extern "C" fn is_open(handle: usize) -> bool {
    handle != 0
}

pub unsafe extern "C" fn stop(data: *mut c_void) {
    if !data.is_null() {
        unsafe { *(data as *mut bool) = true };
    }
}

pub unsafe fn first(bytes: *const u8) -> bool {
    unsafe { *bytes != 0 }
}

pub unsafe fn allocate(layout: std::alloc::Layout) -> *mut Options {
    unsafe { std::alloc::alloc(layout) as *mut Options }
}
