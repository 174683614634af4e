//# C frees what Rust made
use std::ffi::{c_void, CString};

extern "C" {
    fn free(memory: *mut c_void);
}

pub fn discard(text: CString) {
    unsafe { free(text.into_raw().cast()) };
           //^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error cross-allocator-free: `free` is given a pointer from a `CString`, which C's allocator did not make; take it back with `CString::from_raw`
}

//# a boxed value, a vector's buffer, a variable
use std::ffi::c_void;

extern "C" {
    fn free(memory: *mut c_void);
    fn realloc(memory: *mut c_void, size: usize) -> *mut c_void;
    fn g_free(memory: *mut c_void);
}

pub struct Job {
    pub id: u32,
}

pub unsafe fn run(job: Job) {
    let job = Box::into_raw(Box::new(job));
    (*job).id += 1;
    free(job as *mut c_void);
  //^^^^^^^^^^^^^^^^^^^^^^^^ error cross-allocator-free: `free` is given a pointer from a `Box`, which C's allocator did not make; take it back with `Box::from_raw`
    let mut bytes = vec![0u8; 16];
    let more = realloc(bytes.as_mut_ptr().cast(), 32);
             //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error cross-allocator-free: `realloc` is given the buffer of a `Vec`, which C's allocator did not make; its owner frees it
    g_free(more);
    let mut id = 5;
    free(&mut id as *mut i32 as *mut c_void);
  //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error cross-allocator-free: `free` is given the address of `id`, which C's allocator did not make; a variable is not on the heap
}

//# Rust takes what malloc and strdup made
use std::ffi::{c_char, c_void, CString};

extern "C" {
    fn strdup(text: *const c_char) -> *mut c_char;
    fn malloc(size: usize) -> *mut c_void;
}

pub unsafe fn copy(text: *const c_char) -> CString {
    CString::from_raw(strdup(text))
  //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error cross-allocator-free: `CString::from_raw` takes memory that `strdup` made, and will give it to Rust's allocator; free it with `free`
}

pub unsafe fn buffer(size: usize) -> Vec<u8> {
    let memory = malloc(size) as *mut u8;
    if memory.is_null() {
        return Vec::new();
    }
    memory.write_bytes(0, size);
    Vec::from_raw_parts(memory, size, size)
  //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error cross-allocator-free: `Vec::from_raw_parts` takes memory that `malloc` made, and will give it to Rust's allocator; free it with `free`
}

//# jyt (FFICHECKER-jyt): a string of the other side is taken for a CString
use std::ffi::{c_char, CString};

extern "C" {
    fn toml_to_json(text: *const c_char) -> *mut c_char;
}

pub fn convert(text: &str) -> Option<String> {
    let text = CString::new(text).ok()?;
    let json = unsafe { toml_to_json(text.as_ptr()) };
    unsafe { CString::from_raw(json) }.into_string().ok()
           //^^^^^^^^^^^^^^^^^^^^^^^ error cross-allocator-free: `CString::from_raw` takes memory that `toml_to_json` made, and will give it to Rust's allocator; copy it with `CStr::from_ptr` and give it back to the library
}

//# a library's object as a Box, and a Rust string given to the library's own free
use std::ffi::{c_char, CString};

#[repr(C)]
pub struct Parser {
    state: u32,
}

extern "C" {
    fn parser_new() -> *mut Parser;
    fn parser_free(parser: *mut Parser);
    fn parser_string_free(text: *mut c_char);
}

pub fn parser() -> Box<Parser> {
    unsafe { Box::from_raw(parser_new()) }
           //^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning cross-allocator-free: `Box::from_raw` takes memory that `parser_new` made, and will give it to Rust's allocator; free it with `parser_free`
}

pub fn discard(text: CString, parser: *mut Parser) {
    unsafe {
        parser_string_free(text.into_raw());
      //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning cross-allocator-free: `parser_string_free` is given a pointer from a `CString`, which C's allocator did not make; take it back with `CString::from_raw`
        parser_free(parser);
    }
}

//# a field that Rust filled, freed by C in `drop`
use std::ffi::{c_char, c_void, CString};

extern "C" {
    fn free(memory: *mut c_void);
}

pub struct Title {
    text: *mut c_char,
}

impl Title {
    pub fn new(text: &str) -> Option<Title> {
        let text = CString::new(text).ok()?.into_raw();
        Some(Title { text })
    }
}

impl Drop for Title {
    fn drop(&mut self) {
        unsafe { free(self.text.cast()) };
               //^^^^^^^^^^^^^^^^^^^^^^ error cross-allocator-free: `free` is given `self.text`, filled by `CString::into_raw` in `new`, which C's allocator did not make; take it back with `CString::from_raw`
    }
}

//# each to its own
use std::ffi::{c_char, c_void, CStr, CString};

extern "C" {
    fn strdup(text: *const c_char) -> *mut c_char;
    fn free(memory: *mut c_void);
    fn window_get_user_data(window: *mut c_void) -> *mut c_void;
    fn window_set_user_data(window: *mut c_void, data: *mut c_void);
}

pub unsafe fn copy(text: &CStr) -> String {
    let copy = strdup(text.as_ptr());
    let out = CStr::from_ptr(copy).to_string_lossy().into_owned();
    free(copy.cast());
    out
}

pub unsafe fn attach(window: *mut c_void, title: String) {
    window_set_user_data(window, Box::into_raw(Box::new(title)).cast());
}

pub unsafe fn detach(window: *mut c_void) -> Box<String> {
    Box::from_raw(window_get_user_data(window) as *mut String)
}

#[no_mangle]
pub unsafe extern "C" fn title_free(title: *mut c_char) {
    if !title.is_null() {
        drop(CString::from_raw(title));
    }
}

//# memory that may come from either side, and a look at C's memory through a vector
use std::ffi::c_void;
use std::mem::ManuallyDrop;

extern "C" {
    fn malloc(size: usize) -> *mut c_void;
    fn free(memory: *mut c_void);
}

pub unsafe fn sum(size: usize) -> u64 {
    let memory = malloc(size) as *mut u8;
    if memory.is_null() {
        return 0;
    }
    memory.write_bytes(1, size);
    let bytes = ManuallyDrop::new(Vec::from_raw_parts(memory, size, size));
    let sum = bytes.iter().map(|&byte| u64::from(byte)).sum();
    free(memory.cast());
    sum
}

pub unsafe fn release(memory: *mut c_void) {
    free(memory);
}

//# silent: a box of a type without size, whose `Drop` calls the library
unsafe extern "C" {
    fn dispatcher_new(id: u32) -> *mut Dispatcher;
    fn dispatcher_free(dispatcher: *mut Dispatcher);
}

#[repr(C)]
pub struct Dispatcher {
    _opaque: [u8; 0],
}

impl Dispatcher {
    pub fn new(id: u32) -> Box<Self> {
        unsafe { Box::from_raw(dispatcher_new(id)) }
    }
}

impl Drop for Dispatcher {
    fn drop(&mut self) {
        unsafe { dispatcher_free(self) }
    }
}

//# memory that no allocator gave out, or that somebody else owns
use std::ffi::{c_char, CString};

extern "C" {
    fn gauge(out: *mut c_char, size: usize);
}

pub fn gauge_text() -> CString {
    let mut text = [0 as c_char; 32];
    unsafe {
        gauge(text.as_mut_ptr(), text.len());
        CString::from_raw(text.as_mut_ptr())
      //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error cross-allocator-free: `CString::from_raw` takes over `text`, an array in a variable, and will give to the allocator what it never gave out; copy it instead
    }
}

pub fn boxed() -> Box<u32> {
    let mut value = 5;
    unsafe { Box::from_raw(&mut value) }
           //^^^^^^^^^^^^^^^^^^^^^^^^^ error cross-allocator-free: `Box::from_raw` takes over the address of `value`, a variable, and will give to the allocator what it never gave out; copy it instead
}

pub fn name() -> CString {
    unsafe { CString::from_raw(c"ferris".as_ptr() as *mut c_char) }
           //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error cross-allocator-free: `CString::from_raw` takes over `c"ferris"`, which is part of the program, and will give to the allocator what it never gave out; copy it instead
}

pub fn owned(text: &str) -> String {
    unsafe { String::from_raw_parts(text.as_ptr() as *mut u8, text.len(), text.len()) }
           //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error cross-allocator-free: `String::from_raw_parts` takes over what `text` only borrows, and will give to the allocator what it never gave out; copy it instead
}

//# silent: it is only looked at, its owner was forgotten, or it was given out
use std::ffi::{c_char, CString};
use std::mem::ManuallyDrop;

pub fn first(text: &mut String) -> Option<char> {
    let again = unsafe { String::from_raw_parts(text.as_mut_ptr(), text.len(), text.capacity()) };
    let first = again.chars().next();
    std::mem::forget(again);
    first
}

pub fn halves(values: Vec<u16>) -> Vec<u8> {
    let mut values = ManuallyDrop::new(values);
    let (len, capacity) = (values.len() * 2, values.capacity() * 2);
    unsafe { Vec::from_raw_parts(values.as_mut_ptr().cast(), len, capacity) }
}

/// # Safety
///
/// `text` comes from `CString::into_raw`.
#[no_mangle]
pub unsafe extern "C" fn text_free(text: *mut c_char) {
    if !text.is_null() {
        drop(CString::from_raw(text));
    }
}

pub struct Device(*mut u32);

impl Device {
    pub fn as_ptr(&self) -> *mut u32 {
        self.0
    }
}

pub fn destroy(device: &Device) {
    drop(unsafe { Box::from_raw(device.as_ptr()) });
}

pub struct Slot(*mut u32);

impl Slot {
    pub fn take(&mut self) -> Box<u32> {
        unsafe { Box::from_raw(self.0) }
    }
}

//# a vector of what C filled in
use std::ptr;

extern "C" {
    fn read_all(data: *mut *mut u8, len: *mut usize) -> i32;
    fn read_free(data: *mut u8);
}

pub fn contents() -> Vec<u8> {
    let mut data = ptr::null_mut();
    let mut len = 0;
    unsafe {
        read_all(&mut data, &mut len);
        Vec::from_raw_parts(data, len, len)
      //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning cross-allocator-free: `Vec::from_raw_parts` takes memory that `read_all` made, and will give it to Rust's allocator; keep the pointer, and give it back to the library
    }
}

pub fn copied() -> Vec<u8> {
    let mut data = ptr::null_mut();
    let mut len = 0;
    unsafe {
        read_all(&mut data, &mut len);
        if data.is_null() {
            return Vec::new();
        }
        let copy = std::slice::from_raw_parts(data, len).to_vec();
        read_free(data);
        copy
    }
}
