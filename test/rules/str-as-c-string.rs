//# a parameter, a literal, a formatted string
use std::ffi::c_char;

unsafe extern "C" {
    fn set_title(title: *const c_char) -> i32;
    fn open_log(path: *const c_char, flags: i32) -> i32;
}

pub fn retitle(title: &str) {
    unsafe { set_title(title.as_ptr() as *const c_char) };
                     //^^^^^^^^^^^^^^ error str-as-c-string: `title` has no NUL at its end, and without a length `set_title` reads on until it meets one
}

pub fn reset() {
    unsafe { set_title("untitled".as_ptr().cast()) };
                     //^^^^^^^^^^^^^^^^^^^ error str-as-c-string: `"untitled"` has no NUL at its end, and without a length `set_title` reads on until it meets one
    unsafe { set_title(b"untitled".as_ptr() as *const _) };
                     //^^^^^^^^^^^^^^^^^^^^ error str-as-c-string: `b"untitled"` has no NUL at its end, and without a length `set_title` reads on until it meets one
}

pub fn numbered(number: u32) {
    let title = format!("window {number}");
    unsafe { set_title(title.as_ptr() as *const c_char) };
                     //^^^^^^^^^^^^^^ error str-as-c-string: `title` has no NUL at its end, and without a length `set_title` reads on until it meets one
}

pub fn log_to(path: String) {
    let raw = path.as_bytes().as_ptr() as *const i8;
            //^^^^^^^^^^^^^^^^^^^^^^^^ error str-as-c-string: `path` has no NUL at its end, and without a length `open_log` reads on until it meets one
    unsafe { open_log(raw, 2) };
}
//> Pass a `CString`
use std::ffi::c_char;

unsafe extern "C" {
    fn set_title(title: *const c_char) -> i32;
    fn open_log(path: *const c_char, flags: i32) -> i32;
}

pub fn retitle(title: &str) {
    unsafe { set_title(std::ffi::CString::new(title.as_bytes()).unwrap().as_ptr() as *const c_char) };
}

pub fn reset() {
    unsafe { set_title("untitled".as_ptr().cast()) };
    unsafe { set_title(b"untitled".as_ptr() as *const _) };
}

pub fn numbered(number: u32) {
    let title = format!("window {number}");
    unsafe { set_title(title.as_ptr() as *const c_char) };
}

pub fn log_to(path: String) {
    let raw = path.as_bytes().as_ptr() as *const i8;
    unsafe { open_log(raw, 2) };
}
//> Make it a C string literal
use std::ffi::c_char;

unsafe extern "C" {
    fn set_title(title: *const c_char) -> i32;
    fn open_log(path: *const c_char, flags: i32) -> i32;
}

pub fn retitle(title: &str) {
    unsafe { set_title(title.as_ptr() as *const c_char) };
}

pub fn reset() {
    unsafe { set_title(c"untitled".as_ptr().cast()) };
    unsafe { set_title(b"untitled".as_ptr() as *const _) };
}

pub fn numbered(number: u32) {
    let title = format!("window {number}");
    unsafe { set_title(title.as_ptr() as *const c_char) };
}

pub fn log_to(path: String) {
    let raw = path.as_bytes().as_ptr() as *const i8;
    unsafe { open_log(raw, 2) };
}

//# before edition 2021 there are no C string literals
//? edition: 2018
use std::os::raw::c_char;

extern "C" {
    fn set_title(title: *const c_char) -> i32;
}

pub fn reset() {
    unsafe { set_title("untitled".as_ptr() as *const c_char) };
                     //^^^^^^^^^^^^^^^^^^^ error str-as-c-string: `"untitled"` has no NUL at its end, and without a length `set_title` reads on until it meets one
}
//> End it with `\0`
use std::os::raw::c_char;

extern "C" {
    fn set_title(title: *const c_char) -> i32;
}

pub fn reset() {
    unsafe { set_title("untitled\0".as_ptr() as *const c_char) };
}

//# a byte pointer whose name says that it is a string
unsafe extern "C" {
    fn load_symbol(name: *const u8) -> *mut u8;
}

pub fn init() -> *mut u8 {
    unsafe { load_symbol("init".as_ptr()) }
                       //^^^^^^^^^^^^^^^ error str-as-c-string: `"init"` has no NUL at its end, and without a length `load_symbol` reads on until it meets one
}
//> Make it a C string literal
unsafe extern "C" {
    fn load_symbol(name: *const u8) -> *mut u8;
}

pub fn init() -> *mut u8 {
    unsafe { load_symbol(c"init".as_ptr().cast()) }
}

//# a private function: its callers may see to it
use std::ffi::c_char;

unsafe extern "C" {
    fn set_title(title: *const c_char) -> i32;
}

fn retitle(title: &str) {
    unsafe { set_title(title.as_ptr() as *const c_char) };
                     //^^^^^^^^^^^^^^ warning str-as-c-string: `title` has no NUL at its end, and without a length `set_title` reads on until it meets one
}

pub fn reset() {
    retitle("untitled\0");
}

//# for a `%s`, and text that was put together
use std::ffi::{c_char, c_int};

unsafe extern "C" {
    fn raise(code: c_int, format: *const c_char, ...);
    fn set_path(path: *const c_char);
}

pub fn fail(message: &str) {
    unsafe { raise(3, c"cannot open %s (%.*s)".as_ptr(), message.as_ptr(), 3, message.as_ptr()) };
    unsafe { raise(3, c"cannot open %s".as_ptr(), message.to_string().as_ptr()) };
                                                //^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error str-as-c-string: `message.to_string()` has no NUL at its end, and without a length `raise` reads on until it meets one
}

pub fn data_path(root: String) {
    let path = root + "/share/data";
    unsafe { set_path(path.as_bytes().as_ptr() as *const c_char) };
                    //^^^^^^^^^^^^^^^^^^^^^^^^ error str-as-c-string: `path` has no NUL at its end, and without a length `set_path` reads on until it meets one
}

//# a NUL, a length, or nobody knows
use std::ffi::{c_char, CStr, CString, NulError};

const NAME: &str = "untitled\0";
const BYTES: &[u8] = b"untitled\0";

unsafe extern "C" {
    fn set_title(title: *const c_char) -> i32;
    fn set_title_n(title: *const c_char, length: usize) -> i32;
    fn write_all(fd: i32, data: *const c_char, _: u32) -> i32;
    fn digest(key: *const u8, out: *mut u8);
}

pub struct Window {
    title: String,
}

pub fn retitle(title: &str, window: &Window) -> Result<(), NulError> {
    unsafe {
        set_title(CString::new(title)?.as_ptr());
        set_title(c"untitled".as_ptr());
        set_title("untitled\0".as_ptr() as *const c_char);
        set_title(b"untitled\0".as_ptr() as *const c_char);
        set_title(NAME.as_ptr() as *const c_char);
        set_title(BYTES.as_ptr() as *const c_char);
        set_title_n(title.as_ptr() as *const c_char, title.len());
        write_all(1, title.as_ptr() as *const c_char, 3);
        set_title(window.title.as_ptr() as *const c_char);
    }
    Ok(())
}

pub fn terminated(title: &str) {
    assert!(title.ends_with('\0'));
    unsafe { set_title(title.as_ptr() as *const c_char) };
}

pub fn with_its_own(mut title: String) {
    title.push('\0');
    unsafe { set_title(title.as_ptr() as *const c_char) };
}

pub fn of_c(title: &CStr, key: &str, out: &mut [u8; 32]) {
    unsafe { set_title(title.as_ptr()) };
    unsafe { digest(key.as_ptr(), out.as_mut_ptr()) };
}

//# silent: who calls an `unsafe fn` may have promised the NUL
extern "C" {
    fn set_title(title: *const c_char);
}

pub unsafe fn set_title_of(title: &str) {
    set_title(title.as_ptr() as *const c_char);
}

//# what an exported function returns
use std::ffi::c_char;

const VERSION: &str = "1.4.2";

#[no_mangle]
pub extern "C" fn lib_name() -> *const c_char {
    "tinykv".as_ptr() as *const c_char
  //^^^^^^^^^^^^^^^^^ error str-as-c-string: `"tinykv"` has no NUL at its end, so C reads the string that `lib_name` returns on until it meets one
}

#[no_mangle]
pub extern "C" fn lib_version() -> *const c_char {
    VERSION.as_ptr().cast()
  //^^^^^^^^^^^^^^^^ error str-as-c-string: `VERSION` has no NUL at its end, so C reads the string that `lib_version` returns on until it meets one
}

#[no_mangle]
pub extern "C" fn lib_build() -> *const c_char {
    module_path!().as_ptr() as *const c_char
  //^^^^^^^^^^^^^^^^^^^^^^^ error str-as-c-string: `module_path!()` has no NUL at its end, so C reads the string that `lib_build` returns on until it meets one
}

//# silent: what is returned has its NUL, or a length beside it, or is Rust's business
use std::ffi::c_char;

#[no_mangle]
pub extern "C" fn lib_name() -> *const c_char {
    c"tinykv".as_ptr()
}

#[no_mangle]
pub extern "C" fn lib_version() -> *const c_char {
    concat!("tinykv ", "1.4.2", "\0").as_ptr() as *const c_char
}

/// # Safety
///
/// `out` is null, or valid for a write.
#[no_mangle]
pub unsafe extern "C" fn lib_motto(out: *mut usize) -> *const c_char {
    let motto = "small and quick";
    if !out.is_null() {
        *out = motto.len();
    }
    motto.as_ptr() as *const c_char
}

fn start(text: &'static str) -> *const c_char {
    text.as_ptr() as *const c_char
}

pub fn first() -> c_char {
    unsafe { *start("x") }

//# whisper-rs, set_language (commit b4420ad): text in a field of a C struct
use std::ffi::{c_char, c_int, CString};

#[repr(C)]
pub struct Params {
    pub threads: c_int,
    pub language: *const c_char,
}

#[repr(C)]
pub struct Span {
    pub start: *const c_char,
    pub len: usize,
}

pub fn set_language(params: &mut Params, language: &'static str) {
    params.language = language.as_ptr() as *const _;
                    //^^^^^^^^^^^^^^^^^ warning str-as-c-string: `language` has no NUL at its end, and nothing in the struct says how long `language` is: C reads on until it meets one
}

pub fn german(threads: c_int) -> Params {
    Params { threads, language: "de".as_ptr().cast() }
                              //^^^^^^^^^^^^^ warning str-as-c-string: `"de"` has no NUL at its end, and nothing in the struct says how long `language` is: C reads on until it meets one
}

pub fn span(text: &'static str) -> Span {
    Span { start: text.as_ptr().cast(), len: text.len() }
}

pub fn set_owned(params: &mut Params, language: &CString) {
    params.language = language.as_ptr();
}

//# libbpf-rs (commit b6b553a): whatever gives text, and a path as text
use std::ffi::{c_char, c_int};
use std::path::Path;

extern "C" {
    fn attach_probe(program: *mut u8, name: *const c_char) -> c_int;
    fn attach_part(name: *const c_char, len: usize) -> c_int;
}

pub fn attach<T: AsRef<str>>(program: &mut u8, name: T) -> c_int {
    unsafe { attach_probe(program, name.as_ref().as_ptr() as *const c_char) }
                                 //^^^^^^^^^^^^^^^^^^^^^^ error str-as-c-string: `name.as_ref()` has no NUL at its end, and without a length `attach_probe` reads on until it meets one
}

pub fn attach_file(program: &mut u8, file: &Path) -> c_int {
    unsafe { attach_probe(program, file.to_str().unwrap().as_ptr().cast()) }
                                 //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error str-as-c-string: `file.to_str().unwrap()` has no NUL at its end, and without a length `attach_probe` reads on until it meets one
}

pub fn attach_range<T: AsRef<str>>(name: T) -> c_int {
    let name = name.as_ref();
    unsafe { attach_part(name.as_ptr().cast(), name.len()) }
}

pub fn attach_bytes<T: AsRef<[u8]>>(program: &mut u8, name_with_end: T) -> c_int {
    unsafe { attach_probe(program, name_with_end.as_ref().as_ptr().cast()) }
}
