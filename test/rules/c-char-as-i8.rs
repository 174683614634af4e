//# known functions of C
extern "C" {
    fn strlen(text: *const i8) -> usize;
                         //^^ warning c-char-as-i8: C's `strlen` takes a pointer to `c_char`: that is `i8` on x86, but `u8` on most of Arm
    fn getenv(name: *const u8) -> *mut i8;
                         //^^ info c-char-as-i8: C's `getenv` takes a pointer to `c_char`: that is `u8` on most of Arm, but `i8` on x86
                                     //^^ warning c-char-as-i8: C's `getenv` returns a pointer to `c_char`: that is `i8` on x86, but `u8` on most of Arm
    fn strtol(text: *const core::ffi::c_char, end: *mut *mut i8, base: i32) -> core::ffi::c_long;
                                                           //^^ warning c-char-as-i8: C's `strtol` takes a pointer to `c_char`: that is `i8` on x86, but `u8` on most of Arm
}
//> Write `c_char`
extern "C" {
    fn strlen(text: *const core::ffi::c_char) -> usize;
    fn getenv(name: *const u8) -> *mut i8;
    fn strtol(text: *const core::ffi::c_char, end: *mut *mut i8, base: i32) -> core::ffi::c_long;
}

//# given to CStr and CString
use std::ffi::{CStr, CString, c_char};
#[no_mangle]
pub unsafe extern "C" fn engine_load(path: *const i8) -> bool {
                                                //^^ warning c-char-as-i8: `CStr::from_ptr` takes a pointer to `c_char`: that is `i8` on x86, but `u8` on most of Arm
    let path = unsafe { CStr::from_ptr(path) };
    path.to_bytes().is_empty()
}
#[no_mangle]
pub unsafe extern "C" fn engine_free(text: *mut i8) {
                                              //^^ warning c-char-as-i8: `CString::from_raw` takes a pointer to `c_char`: that is `i8` on x86, but `u8` on most of Arm
    drop(unsafe { CString::from_raw(text) });
}
pub fn label(buffer: &[u8; 16]) -> &CStr {
    unsafe { CStr::from_ptr(buffer.as_ptr() as *const i8) }
                                                    //^^ warning c-char-as-i8: `CStr::from_ptr` takes a pointer to `c_char`: that is `i8` on x86, but `u8` on most of Arm
}
pub fn name(buffer: &[u8; 16]) -> &CStr {
    unsafe { CStr::from_ptr(buffer.as_ptr().cast::<i8>()) }
                                                 //^^ warning c-char-as-i8: `CStr::from_ptr` takes a pointer to `c_char`: that is `i8` on x86, but `u8` on most of Arm
}
pub fn early(text: CString) -> *const i8 {
                                    //^^ warning c-char-as-i8: `CString::into_raw` gives a pointer to `c_char`: that is `i8` on x86, but `u8` on most of Arm
    if text.is_empty() {
        return text.into_raw();
    }
    std::ptr::null()
}
pub fn sign(c: c_char) -> bool {
    c < 0
}
//> Write `c_char`
use std::ffi::{CStr, CString, c_char};
#[no_mangle]
pub unsafe extern "C" fn engine_load(path: *const c_char) -> bool {
    let path = unsafe { CStr::from_ptr(path) };
    path.to_bytes().is_empty()
}
#[no_mangle]
pub unsafe extern "C" fn engine_free(text: *mut i8) {
    drop(unsafe { CString::from_raw(text) });
}
pub fn label(buffer: &[u8; 16]) -> &CStr {
    unsafe { CStr::from_ptr(buffer.as_ptr() as *const i8) }
}
pub fn name(buffer: &[u8; 16]) -> &CStr {
    unsafe { CStr::from_ptr(buffer.as_ptr().cast::<i8>()) }
}
pub fn early(text: CString) -> *const i8 {
    if text.is_empty() {
        return text.into_raw();
    }
    std::ptr::null()
}
pub fn sign(c: c_char) -> bool {
    c < 0
}

//# given by CStr and CString
use std::ffi::{CStr, CString};
extern "C" {
    fn engine_title(text: *const i8);
}
#[no_mangle]
pub extern "C" fn engine_name() -> *mut i8 {
                                      //^^ warning c-char-as-i8: `CString::into_raw` gives a pointer to `c_char`: that is `i8` on x86, but `u8` on most of Arm
    let name = CString::new("engine").unwrap_or_default();
    name.into_raw()
}
pub fn show(title: &CStr) {
    let text: *const i8 = title.as_ptr();
                   //^^ warning c-char-as-i8: `CStr::as_ptr` gives a pointer to `c_char`: that is `i8` on x86, but `u8` on most of Arm
    unsafe { engine_title(text) };
    unsafe { engine_title(title.as_ptr()) };
                        //^^^^^^^^^^^^^^ warning c-char-as-i8: `CStr::as_ptr` gives a pointer to `c_char`: that is `i8` on x86, but `u8` on most of Arm
}

//# C's own type, bytes with a length, numbers
use std::ffi::{CStr, CString, c_char, c_void};
extern "C" {
    fn strlen(text: *const c_char) -> usize;
    fn memcpy(to: *mut u8, from: *const u8, count: usize) -> *mut u8;
    fn engine_samples(samples: *const i8, count: usize);
    fn write(fd: i32, bytes: *const c_void, count: usize) -> isize;
}
#[link(name = "engine")]
extern "C" {
    fn puts(text: *const i8) -> i32;
}
pub unsafe fn label<'a>(text: *const c_char) -> &'a CStr {
    unsafe { CStr::from_ptr(text) }
}
pub fn lend(text: &CString) -> *const c_char {
    text.as_ptr()
}
pub fn send(samples: &[i8]) {
    unsafe { engine_samples(samples.as_ptr(), samples.len()) }
}
pub fn view(buffer: &[u8; 16]) -> &CStr {
    unsafe { CStr::from_ptr(buffer.as_ptr().cast()) }
}
pub fn first(bytes: &[i8]) -> *const i8 {
    bytes.as_ptr()
}
pub fn address(text: &CStr) -> usize {
    text.as_ptr() as *const i8 as usize
}

//# what a function of one's own gives
use std::ffi::{CStr, c_char, c_int};

unsafe extern "C" {
    fn kvlog_error_text(code: c_int) -> *const i8;
    fn kvlog_name() -> *const c_char;
    fn kvlog_bytes() -> *const i8;
}

pub fn error_text(code: c_int) -> Option<String> {
    let text = unsafe { kvlog_error_text(code) };
    if text.is_null() {
        return None;
    }
    Some(unsafe { CStr::from_ptr(text) }.to_string_lossy().into_owned())
                               //^^^^ warning c-char-as-i8: `CStr::from_ptr` takes a pointer to `c_char`: that is `i8` on x86, but `u8` on most of Arm
}

pub fn name() -> String {
    unsafe { CStr::from_ptr(kvlog_name()) }.to_string_lossy().into_owned()
}

pub fn first() -> i8 {
    unsafe { *kvlog_bytes() }
}
