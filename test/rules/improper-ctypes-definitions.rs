//# the written return type
//? shows: async-extern-fn
pub async extern "C" fn answer(x: i32) -> i32 {
  //^^^^^ error async-extern-fn: `answer` is `async`: under `extern "C"` a caller gets a future it can neither name nor poll, and the body never runs
                                        //^^^ warning improper-ctypes-definitions: `answer` is async: it returns an `impl Future`, which `extern "C"` cannot carry
    x
}

//# nothing after the parentheses: an empty place
//? shows: async-extern-fn
pub async unsafe extern "system" fn idle() {}
  //^^^^^ error async-extern-fn: `idle` is `async`: under `extern "system"` a caller gets a future it can neither name nor poll, and the body never runs
                                        //| warning improper-ctypes-definitions: `idle` is async: it returns an `impl Future`, which `extern "system"` cannot carry
pub async extern "C-unwind" fn commented(_x: i32) // why
  //^^^^^ error async-extern-fn: `commented` is `async`: under `extern "C-unwind"` a caller gets a future it can neither name nor poll, and the body never runs
                                               //| warning improper-ctypes-definitions: `commented` is async: it returns an `impl Future`, which `extern "C-unwind"` cannot carry
{
}

//# what stands between belongs to no type
//? shows: async-extern-fn
pub async extern fn spaced(
  //^^^^^ error async-extern-fn: `spaced` is `async`: under `extern` a caller gets a future it can neither name nor poll, and the body never runs
        //^^^^^^ warning missing-abi: `extern` without an ABI string means `extern "C"`; spell it out
    x: i32,
) /* arrow */ -> /* type */ Option<i32> /* body */ {
                          //^^^^^^^^^^^ warning improper-ctypes-definitions: `spaced` is async: it returns an `impl Future`, which `extern "C"` cannot carry
    Some(x)
}

//# methods, provided trait methods, nested functions
//? edition: 2024
//? shows: async-extern-fn
pub struct Store;
impl Store {
    pub async extern "C" fn len(&self) -> usize {
      //^^^^^ error async-extern-fn: `len` is `async`: under `extern "C"` a caller gets a future it can neither name nor poll, and the body never runs
                                        //^^^^^ warning improper-ctypes-definitions: `len` is async: it returns an `impl Future`, which `extern "C"` cannot carry
        0
    }
}
trait Flush {
    async extern "C" fn flush(&self);
  //^^^^^ error async-extern-fn: `flush` is `async`: under `extern "C"` a caller gets a future it can neither name nor poll, and the body never runs
    async extern "C" fn flush_all(&self) -> u8 {
  //^^^^^ error async-extern-fn: `flush_all` is `async`: under `extern "C"` a caller gets a future it can neither name nor poll, and the body never runs
                                          //^^ warning improper-ctypes-definitions: `flush_all` is async: it returns an `impl Future`, which `extern "C"` cannot carry
        0
    }
}
pub fn outer() {
    async extern "C" fn inner() {}
  //^^^^^ error async-extern-fn: `inner` is `async`: under `extern "C"` a caller gets a future it can neither name nor poll, and the body never runs
                             //| warning improper-ctypes-definitions: `inner` is async: it returns an `impl Future`, which `extern "C"` cannot carry
    let _ = inner;
}

//# levels
//? shows: async-extern-fn
#![deny(improper_ctypes_definitions)]
pub async extern "C" fn loud() -> u8 {
  //^^^^^ error async-extern-fn: `loud` is `async`: under `extern "C"` a caller gets a future it can neither name nor poll, and the body never runs
                                //^^ error improper-ctypes-definitions: `loud` is async: it returns an `impl Future`, which `extern "C"` cannot carry
    0
}
#[allow(improper_ctypes_definitions)]
pub async extern "C" fn quiet() -> u8 {
  //^^^^^ error async-extern-fn: `quiet` is `async`: under `extern "C"` a caller gets a future it can neither name nor poll, and the body never runs
    0
}

//# Rust ABIs may return futures
pub async fn plain() -> i32 {
    1
}
pub async extern "Rust" fn spelled() -> i32 {
    2
}

//# edition 2015 has no async functions
//? edition: 2015
pub async extern "C" fn early() -> i32 {
    1
}

//# a naked function cannot be async, which is another error
#[unsafe(naked)]
pub async extern "C" fn naked() {
    std::arch::naked_asm!("ret")
}

//# bounds with modifiers
//? rustc: the modifiers need features of the nightly compiler
pub extern "C" fn each(name: String, call: impl for<'a> async Fn(&'a u8)) {}
                           //^^^^^^ warning improper-ctypes-definitions: `String` → this struct has no fixed layout; give it `#[repr(C)]` or `#[repr(transparent)]`
pub extern "C" fn made<T: [const] Default>(name: String) -> Option<Box<T>> {
                                               //^^^^^^ warning improper-ctypes-definitions: `String` → this struct has no fixed layout; give it `#[repr(C)]` or `#[repr(transparent)]`
    None
}
pub extern "C" fn moved<T: !Copy + const Clone>(name: String) {}
                                                    //^^^^^^ warning improper-ctypes-definitions: `String` → this struct has no fixed layout; give it `#[repr(C)]` or `#[repr(transparent)]`

//# text from C: a pointer in the signature, a `&str` in the body
#[no_mangle]
pub extern "C" fn greet(name: &str, times: u32) -> i32 {
                            //^^^^ warning improper-ctypes-definitions: `&str` → `str` → string slices have no C equivalent; pass `*const u8` and a length, or a `*const c_char` that ends in NUL
    for _ in 0..times {
        println!("hello, {name}");
    }
    name.len() as i32
}

pub extern "C" fn shout(name: &str) { println!("{name}!"); }
                            //^^^^ warning improper-ctypes-definitions: `&str` → `str` → string slices have no C equivalent; pass `*const u8` and a length, or a `*const c_char` that ends in NUL

pub fn names_the_other() {
    shout("again");
}
//> Take `name` as `*const c_char`
#[no_mangle]
pub unsafe extern "C" fn greet(name: *const std::ffi::c_char, times: u32) -> i32 {
    if name.is_null() {
        return -1;
    }
    // SAFETY: not null, and the caller promises a string that ends in NUL.
    let name = unsafe { std::ffi::CStr::from_ptr(name) }.to_string_lossy();
    let name = &*name;
    for _ in 0..times {
        println!("hello, {name}");
    }
    name.len() as i32
}

pub extern "C" fn shout(name: &str) { println!("{name}!"); }

pub fn names_the_other() {
    shout("again");
}

//# a slice from C: a pointer and a length
//? edition: 2024
#[unsafe(no_mangle)]
pub extern "C" fn sum(values: &[u32]) -> u64 {
                            //^^^^^^ warning improper-ctypes-definitions: `&[u32]` → `[u32]` → slices have no C equivalent; pass a pointer to the first element and a length
    values.iter().map(|value| u64::from(*value)).sum()
}

pub struct Noise;

impl Noise {
    #[unsafe(export_name = "noise_render")]
    pub extern "C" fn render(&self, into: &mut [f32]) { into.fill(0.5) }
                                        //^^^^^^^^^^ warning improper-ctypes-definitions: `&mut [f32]` → `[f32]` → slices have no C equivalent; pass a pointer to the first element and a length
}
//> Take `values` as a pointer and a length
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sum(values: *const u32, values_len: usize) -> u64 {
    // SAFETY: the caller promises that many elements behind a pointer that is not null.
    let values: &[u32] = if values.is_null() {
        &[]
    } else {
        unsafe { std::slice::from_raw_parts(values, values_len) }
    };
    values.iter().map(|value| u64::from(*value)).sum()
}

pub struct Noise;

impl Noise {
    #[unsafe(export_name = "noise_render")]
    pub extern "C" fn render(&self, into: &mut [f32]) { into.fill(0.5) }
}
//> Take `into` as a pointer and a length
#[unsafe(no_mangle)]
pub extern "C" fn sum(values: &[u32]) -> u64 {
    values.iter().map(|value| u64::from(*value)).sum()
}

pub struct Noise;

impl Noise {
    #[unsafe(export_name = "noise_render")]
    pub unsafe extern "C" fn render(&self, into: *mut f32, into_len: usize) {
        // SAFETY: the caller promises that many elements behind a pointer that is not null.
        let into: &mut [f32] = if into.is_null() {
            &mut []
        } else {
            unsafe { std::slice::from_raw_parts_mut(into, into_len) }
        };
        into.fill(0.5)
    }
}

//# text to C: a pointer, and a function that frees it
#[no_mangle]
pub extern "C" fn version() -> String {
                             //^^^^^^ warning improper-ctypes-definitions: `String` → this struct has no fixed layout; give it `#[repr(C)]` or `#[repr(transparent)]`
    let number = 3;
    format!("version {number}")
}
//> Give the text as `*mut c_char`, and free it with `version_free`
#[no_mangle]
pub extern "C" fn version() -> *mut std::ffi::c_char {
    let text: String = {
        let number = 3;
        format!("version {number}")
    };
    std::ffi::CString::new(text).map_or(std::ptr::null_mut(), std::ffi::CString::into_raw)
}

/// Frees what `version` gave. Null is allowed.
///
/// # Safety
/// `text` is null, or comes from `version` and was not freed before.
#[no_mangle]
pub unsafe extern "C" fn version_free(text: *mut std::ffi::c_char) {
    if !text.is_null() {
        // SAFETY: made by `CString::into_raw` in `version`, and not freed before.
        drop(unsafe { std::ffi::CString::from_raw(text) });
    }
}

//# text to C from a body that returns early
#[export_name = "app_title"]
pub extern "C" fn title(short: bool) -> String {
                                      //^^^^^^ warning improper-ctypes-definitions: `String` → this struct has no fixed layout; give it `#[repr(C)]` or `#[repr(transparent)]`
    if short {
        return "app".to_string();
    }
    "the application".to_string()
}
//> Give the text as `*mut c_char`, and free it with `title_free`
#[export_name = "app_title"]
pub extern "C" fn title(short: bool) -> *mut std::ffi::c_char {
    let text: String = (move || -> String {
        if short {
            return "app".to_string();
        }
        "the application".to_string()
    })();
    std::ffi::CString::new(text).map_or(std::ptr::null_mut(), std::ffi::CString::into_raw)
}

/// Frees what `title` gave. Null is allowed.
///
/// # Safety
/// `text` is null, or comes from `title` and was not freed before.
#[export_name = "app_title_free"]
pub unsafe extern "C" fn title_free(text: *mut std::ffi::c_char) {
    if !text.is_null() {
        // SAFETY: made by `CString::into_raw` in `title`, and not freed before.
        drop(unsafe { std::ffi::CString::from_raw(text) });
    }
}

//# a Result: a status code, and the value behind a pointer
use std::num::ParseIntError;

#[no_mangle]
pub extern "C" fn port(default: bool) -> Result<u16, ParseIntError> {
                                       //^^^^^^^^^^^^^^^^^^^^^^^^^^ warning improper-ctypes-definitions: `Result<u16, ParseIntError>` → this enum has no fixed layout; give it `#[repr(C)]`, `#[repr(transparent)]` or an integer such as `#[repr(u8)]`
    if default {
        return Ok(80);
    }
    let number = "8080".parse()?;
    Ok(number)
}
//> Give a status code, and the value through `out`
use std::num::ParseIntError;

#[no_mangle]
pub unsafe extern "C" fn port(default: bool, out: *mut u16) -> std::ffi::c_int {
    let outcome = (move || -> Result<u16, ParseIntError> {
        if default {
            return Ok(80);
        }
        let number = "8080".parse()?;
        Ok(number)
    })();
    match outcome {
        Ok(value) => {
            if !out.is_null() {
                // SAFETY: not null, and the caller promises room for the value.
                unsafe { out.write(value) };
            }
            0
        }
        Err(_) => -1,
    }
}

//# a Result without a value
#[no_mangle]
pub extern "C" fn flush() -> Result<(), String> { Err("full".to_owned()) }
                           //^^^^^^^^^^^^^^^^^^ warning improper-ctypes-definitions: `Result<(), String>` → this enum has no fixed layout; give it `#[repr(C)]`, `#[repr(transparent)]` or an integer such as `#[repr(u8)]`
//> Give a status code
#[no_mangle]
pub extern "C" fn flush() -> std::ffi::c_int {
    let outcome = (move || -> Result<(), String> {
        Err("full".to_owned())
    })();
    match outcome {
        Ok(()) => 0,
        Err(_) => -1,
    }
}
