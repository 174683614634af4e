//# a parameter that the caller does not give
use std::ffi::{c_int, c_void};

type Callback = unsafe extern "C" fn(*mut c_void);

extern "C" fn on_level(_user_data: *mut c_void, level: c_int) {
    println!("{level}");
}

pub fn callback() -> Callback {
    unsafe { std::mem::transmute(on_level as extern "C" fn(*mut c_void, c_int)) }
           //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error callback-abi-mismatch: `on_level` reads 2 arguments, and through this pointer it is given 1
}

//# a float for an integer, through an address
use std::ffi::{c_int, c_void};

extern "C" {
    fn meter_on_level(callback: Option<unsafe extern "C" fn(c_int)>);
}

extern "C" fn on_level(level: f64) {
    println!("{level}");
}

pub fn watch() {
    unsafe { meter_on_level(Some(std::mem::transmute(on_level as *const c_void))) }
                               //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error callback-abi-mismatch: `on_level` reads argument 1 as another kind of value than it is given through this pointer
}

//# another convention, on a target where it is one
//? target: i686-pc-windows-msvc
type WindowProc = unsafe extern "system" fn(usize, u32, usize, isize) -> isize;

unsafe extern "C" fn window_proc(_window: usize, _message: u32, _w: usize, _l: isize) -> isize {
    0
}

pub fn procedure() -> WindowProc {
    unsafe { std::mem::transmute(window_proc as *const ()) }
           //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error callback-abi-mismatch: `window_proc` has the ABI `extern "C"`, and through this pointer it is called with `extern "system"`
}

//# a result that is not there
pub fn compare() -> extern "C" fn(i32, i32) -> i32 {
    extern "C" fn note(_a: i32, _b: i32) {}
    unsafe { std::mem::transmute(note as extern "C" fn(i32, i32)) }
           //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error callback-abi-mismatch: `note` gives another kind of result than is read through this pointer
}

//# an ABI that is taken away
pub fn plain(handler: extern "C" fn(i32)) -> fn(i32) {
    unsafe { std::mem::transmute(handler) }
           //^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error callback-abi-mismatch: `handler` has the ABI `extern "C"`, and through this pointer it is called with Rust's own
}

//# the same in registers
//? target: x86_64-pc-windows-msvc
use std::ffi::{c_int, c_void};

pub struct Parser {
    depth: u32,
}

extern "C" fn on_start(parser: *mut Parser, depth: u32) {
    unsafe { (*parser).depth = depth }
}

unsafe extern "C" fn window_proc(_window: usize) -> isize {
    0
}

pub fn callback() -> unsafe extern "C" fn(*mut c_void, c_int) {
    unsafe { std::mem::transmute(on_start as extern "C" fn(*mut Parser, u32)) }
}

pub fn procedure() -> unsafe extern "system" fn(usize) -> isize {
    unsafe { std::mem::transmute(window_proc as *const ()) }
}

//# a function for any signature, and one from a loader
use std::ffi::{c_char, c_int, c_void};

type GCallback = unsafe extern "C" fn();

extern "C" {
    fn connect(signal: *const c_char, callback: Option<GCallback>, data: *mut c_void);
    fn dlsym(handle: *mut c_void, name: *const c_char) -> *mut c_void;
}

unsafe extern "C" fn on_change(_object: *mut c_void, _value: f64, _data: *mut c_void) {}

pub unsafe fn watch(signal: *const c_char) {
    connect(
        signal,
        Some(std::mem::transmute::<*const (), GCallback>(on_change as *const ())),
        std::ptr::null_mut(),
    );
}

pub unsafe fn load(library: *mut c_void) -> Option<extern "C" fn(c_int) -> f64> {
    let symbol = dlsym(library, c"level".as_ptr());
    std::mem::transmute(symbol)
}

pub fn typed(any: GCallback) -> extern "C" fn(f64) -> f64 {
    unsafe { std::mem::transmute(any) }
}

//# arguments that are not read, and a result that nobody wants
use std::ffi::c_void;

extern "C" {
    fn free_list(list: *mut c_void, free: unsafe extern "C" fn(*mut c_void, *mut c_void));
    fn unref(object: *mut c_void) -> i32;
}

pub fn drop_all(list: *mut c_void) {
    unsafe { free_list(list, std::mem::transmute(unref as unsafe extern "C" fn(*mut c_void) -> i32)) }
}
