//# dbn (RUSTSEC-2024-0377): an array of any length, a field of a record
use std::ffi::{c_char, CStr};

#[repr(C)]
pub struct Symbol {
    pub name: [c_char; 22],
    pub exchange: [u8; 8],
}

pub fn to_str<const N: usize>(chars: &[c_char; N]) -> Option<&str> {
    unsafe { CStr::from_ptr(chars.as_ptr()) }.to_str().ok()
           //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning cstr-from-unterminated: `chars` may be full to its end, without a NUL: `CStr::from_ptr` reads on behind it
}

impl Symbol {
    pub fn name(&self) -> &CStr {
        unsafe { CStr::from_ptr(self.name.as_ptr()) }
               //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning cstr-from-unterminated: `self.name` may be full to its end, without a NUL: `CStr::from_ptr` reads on behind it
    }

    pub fn exchange(&self) -> &CStr {
        unsafe { CStr::from_ptr(&self.exchange as *const _ as *const c_char) }
               //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning cstr-from-unterminated: `self.exchange` may be full to its end, without a NUL: `CStr::from_ptr` reads on behind it
    }

    pub fn exchange_too(&self) -> &CStr {
        unsafe { CStr::from_ptr(self.exchange.as_ptr().cast()) }
               //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning cstr-from-unterminated: `self.exchange` may be full to its end, without a NUL: `CStr::from_ptr` reads on behind it
    }
}
//> Look for the NUL inside the array with `from_bytes_until_nul`
use std::ffi::{c_char, CStr};

#[repr(C)]
pub struct Symbol {
    pub name: [c_char; 22],
    pub exchange: [u8; 8],
}

pub fn to_str<const N: usize>(chars: &[c_char; N]) -> Option<&str> {
    unsafe { CStr::from_bytes_until_nul(std::slice::from_raw_parts(chars.as_ptr().cast(), chars.len())).unwrap() }.to_str().ok()
}

impl Symbol {
    pub fn name(&self) -> &CStr {
        unsafe { CStr::from_ptr(self.name.as_ptr()) }
    }

    pub fn exchange(&self) -> &CStr {
        unsafe { CStr::from_ptr(&self.exchange as *const _ as *const c_char) }
    }

    pub fn exchange_too(&self) -> &CStr {
        unsafe { CStr::from_ptr(self.exchange.as_ptr().cast()) }
    }
}

//# filled by what writes no NUL
use std::ffi::{c_char, CStr, CString};

unsafe extern "C" {
    fn strncpy(to: *mut c_char, from: *const c_char, size: usize) -> *mut c_char;
    fn gethostname(name: *mut c_char, size: usize) -> i32;
}

pub fn shorten(text: &CStr) -> CString {
    let mut short = [0 as c_char; 16];
    unsafe {
        strncpy(short.as_mut_ptr(), text.as_ptr(), short.len());
        CStr::from_ptr(short.as_ptr()).to_owned()
      //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning cstr-from-unterminated: `strncpy` need not have put a NUL into `short`: `CStr::from_ptr` may read on behind it
    }
}

pub fn host() -> CString {
    let mut name = [0u8; 64];
    let result = unsafe { gethostname(name.as_mut_ptr().cast(), name.len()) };
    assert_eq!(result, 0);
    unsafe { CStr::from_ptr(name.as_ptr() as *const c_char) }.to_owned()
           //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning cstr-from-unterminated: `gethostname` need not have put a NUL into `name`: `CStr::from_ptr` may read on behind it
}

//# const-cstr (RUSTSEC-2023-0020), ncurses (RUSTSEC-2025-0108): a promise that nobody keeps
use std::ffi::{c_char, c_int, CStr};

unsafe extern "C" {
    fn winnstr(window: *mut u8, to: *mut c_char, size: c_int) -> c_int;
}

pub struct ConstCStr {
    pub value: &'static str,
}

impl ConstCStr {
    pub fn as_cstr(&self) -> &CStr {
        let bytes = self.value.as_bytes();
        assert_eq!(bytes[bytes.len() - 1], b'\0');
        unsafe { CStr::from_bytes_with_nul_unchecked(bytes) }
               //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info cstr-from-unterminated: Nothing checks that `bytes` has one NUL, at its end; `from_bytes_with_nul` would
    }
}

pub fn contents(window: *mut u8, text: &mut Vec<u8>) -> c_int {
    let room = text.capacity();
    unsafe {
        let result = winnstr(window, text.as_mut_ptr().cast(), room as c_int);
        text.set_len(room);
      //^^^^^^^^^^^^^^^^^^ info cstr-from-unterminated: `room` is what fits, not what C wrote: bytes that nobody has written become part of the value
        result
    }
}

//# room for the NUL, a checked length, a literal, a function of unknown habits
use std::ffi::{c_char, CStr, CString};

unsafe extern "C" {
    fn strncpy(to: *mut c_char, from: *const c_char, size: usize) -> *mut c_char;
    fn device_label(to: *mut c_char, size: usize) -> usize;
    fn device_name() -> *const c_char;
}

#[repr(C)]
pub struct Entry {
    d_name: [c_char; 256],
}

pub fn shorten(text: &CStr) -> CString {
    let mut short = [0 as c_char; 16];
    unsafe {
        strncpy(short.as_mut_ptr(), text.as_ptr(), short.len() - 1);
        CStr::from_ptr(short.as_ptr()).to_owned()
    }
}

pub fn label() -> CString {
    let mut label = [0 as c_char; 64];
    unsafe {
        device_label(label.as_mut_ptr(), label.len());
        CStr::from_ptr(label.as_ptr()).to_owned()
    }
}

pub fn bytes() -> Vec<u8> {
    let mut label = Vec::<u8>::with_capacity(64);
    unsafe {
        let length = device_label(label.as_mut_ptr().cast(), label.capacity());
        label.set_len(length);
    }
    label
}

pub fn others(entry: &Entry, name: &[u8; 22]) -> Option<CString> {
    let literal = unsafe { CStr::from_bytes_with_nul_unchecked(b"literal\0") };
    assert_eq!(name.iter().position(|byte| *byte == 0), Some(21));
    let checked = unsafe { CStr::from_bytes_with_nul_unchecked(name) };
    let device = unsafe { CStr::from_ptr(device_name()) };
    let entry = unsafe { CStr::from_ptr(entry.d_name.as_ptr()) };
    let name = CStr::from_bytes_until_nul(name).ok()?;
    Some([literal, checked, device, entry, name].into_iter().max()?.to_owned())
}

//# ncurses (RUSTSEC-2025-0108): what was reserved is not what was written
use std::ffi::{c_char, c_int};

extern "C" {
    fn winnstr(window: *mut u8, buffer: *mut c_char, length: c_int) -> c_int;
}

pub unsafe fn text(window: *mut u8, max: usize) -> Vec<u8> {
    let mut buffer: Vec<u8> = Vec::with_capacity(max);
    winnstr(window, buffer.as_mut_ptr() as *mut c_char, max as c_int);
    buffer.set_len(max);
  //^^^^^^^^^^^^^^^^^^^ info cstr-from-unterminated: `max` is what fits, not what C wrote: bytes that nobody has written become part of the value
    buffer
}

pub unsafe fn written(window: *mut u8, max: usize) -> Vec<u8> {
    let mut buffer: Vec<u8> = Vec::with_capacity(max);
    let length = winnstr(window, buffer.as_mut_ptr() as *mut c_char, max as c_int);
    buffer.set_len(length.max(0) as usize);
    buffer
}

//# fruity (RUSTSEC-2021-0123): text with a NUL inside is cut
use std::ffi::{c_char, c_int, c_void, CStr};

#[allow(non_snake_case)]
extern "C" {
    fn UTF8String(string: *const c_void) -> *const c_char;
    fn lengthOfBytesUsingEncoding(string: *const c_void, encoding: usize) -> usize;
    fn sqlite3_column_text(statement: *mut c_void, column: c_int) -> *const u8;
    fn strerror(code: c_int) -> *const c_char;
}

pub unsafe fn to_str<'a>(string: *const c_void) -> &'a str {
    let text = UTF8String(string);
    CStr::from_ptr(text).to_str().unwrap_or("")
  //^^^^^^^^^^^^^^^^^^^^ info cstr-from-unterminated: The text of `UTF8String` may have a NUL in it, and `CStr::from_ptr` stops at the first: ask `lengthOfBytesUsingEncoding:` for its length
}

pub unsafe fn column(statement: *mut c_void) -> String {
    CStr::from_ptr(sqlite3_column_text(statement, 0) as *const c_char).to_string_lossy().into_owned()
  //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info cstr-from-unterminated: The text of `sqlite3_column_text` may have a NUL in it, and `CStr::from_ptr` stops at the first: ask `sqlite3_column_bytes` for its length
}

pub unsafe fn whole<'a>(string: *const c_void) -> &'a [u8] {
    let length = lengthOfBytesUsingEncoding(string, 4);
    if length == 0 {
        return CStr::from_ptr(UTF8String(string)).to_bytes();
    }
    std::slice::from_raw_parts(UTF8String(string).cast(), length)
}

pub unsafe fn reason<'a>(code: c_int) -> &'a CStr {
    CStr::from_ptr(strerror(code))
}
