//# alpm-rs (RUSTSEC-2020-0032): a string that somebody else owns is freed
use std::ffi::{c_char, c_void};

extern "C" {
    fn free(memory: *mut c_void);
}

pub struct StrcCtx {
    text: *mut c_char,
}

impl StrcCtx {
    pub fn new(text: *mut c_char) -> StrcCtx {
         //^^^ warning freed-foreign-pointer: `drop` of `StrcCtx` gives `text` to `free`, but any safe code may pass a pointer that somebody else owns; make the function `unsafe`
        StrcCtx { text }
    }
}

impl Drop for StrcCtx {
    fn drop(&mut self) {
        unsafe { free(self.text as *mut c_void) };
    }
}

//# xcb (RUSTSEC-2020-0097): the field is public
use std::ffi::c_void;

extern "C" {
    fn free(memory: *mut c_void);
}

pub struct Error<T> {
    pub ptr: *mut T,
}

impl<T> Drop for Error<T> {
    fn drop(&mut self) {
        unsafe { free(self.ptr.cast()) };
               //^^^^^^^^^^^^^^^^^^^^^ warning freed-foreign-pointer: `drop` of `Error` gives `self.ptr` to `free`, but any safe code may put another pointer there; make the field private
    }
}

//# a tuple struct that becomes a box again
pub struct Handle(*mut u32);

impl Handle {
    pub fn wrap(pointer: *mut u32) -> Option<Self> {
         //^^^^ warning freed-foreign-pointer: `drop` of `Handle` gives `pointer` to `Box::from_raw`, but any safe code may pass a pointer that somebody else owns; make the function `unsafe`
        if pointer.is_null() {
            return None;
        }
        Some(Self(pointer))
    }
}

impl Drop for Handle {
    fn drop(&mut self) {
        unsafe { drop(Box::from_raw(self.0)) };
    }
}

//# the caller promises, or nobody outside can call
use std::ffi::{c_char, c_void};

extern "C" {
    fn free(memory: *mut c_void);
}

pub struct Text {
    text: *mut c_char,
    pub length: usize,
}

impl Text {
    /// # Safety
    ///
    /// `text` comes from `malloc`, and nobody else frees it.
    pub unsafe fn from_raw(text: *mut c_char, length: usize) -> Text {
        Text { text, length }
    }

    pub(crate) fn adopt(text: *mut c_char) -> Text {
        Text { text, length: 0 }
    }
}

impl Drop for Text {
    fn drop(&mut self) {
        unsafe { free(self.text.cast()) };
    }
}

//# a pointer that is only looked at
pub struct View {
    first: *const u8,
    pub last: *const u8,
    log: *mut Vec<u8>,
}

impl View {
    pub fn new(first: *const u8, last: *const u8) -> View {
        View { first, last, log: Box::into_raw(Box::default()) }
    }

    pub fn is_empty(&self) -> bool {
        self.first == self.last
    }
}

impl Drop for View {
    fn drop(&mut self) {
        unsafe { drop(Box::from_raw(self.log)) };
    }
}

//# alpm-rs (RUSTSEC-2020-0032): freed by a macro
use std::ffi::c_char;

macro_rules! str_fromraw {
    ($e:expr) => {
        std::ffi::CString::from_raw($e)
    };
}

pub struct StrcCtx {
    pub ptr: *mut c_char,
}

impl Drop for StrcCtx {
    fn drop(&mut self) {
        let _ = unsafe { str_fromraw!(self.ptr) };
                       //^^^^^^^^^^^^^^^^^^^^^^ warning freed-foreign-pointer: `drop` of `StrcCtx` gives `self.ptr` to `str_fromraw!`, but any safe code may put another pointer there; make the field private
    }
}

//# a program has no callers but itself
//? crate-type: bin
use std::ffi::c_void;

extern "C" {
    fn free(memory: *mut c_void);
}

pub struct Window {
    pub display: *mut c_void,
}

impl Drop for Window {
    fn drop(&mut self) {
        unsafe { free(self.display) };
    }
}

fn main() {}
