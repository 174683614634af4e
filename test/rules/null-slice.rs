//# git2 (RUSTSEC-2026-0008): a buffer of C's that is empty
use std::ffi::c_char;

#[repr(C)]
pub struct raw_buf {
    ptr: *mut c_char,
    size: usize,
}

pub struct Buf {
    raw: raw_buf,
}

impl std::ops::Deref for Buf {
    type Target = [u8];
    fn deref(&self) -> &[u8] {
        unsafe { std::slice::from_raw_parts(self.raw.ptr as *const u8, self.raw.size) }
               //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning null-slice: `from_raw_parts` needs a pointer that is not null even for no elements, but `self.raw.ptr` is from C: C may leave it null
    }
}
//> Take an empty slice when `self.raw.ptr` is null
use std::ffi::c_char;

#[repr(C)]
pub struct raw_buf {
    ptr: *mut c_char,
    size: usize,
}

pub struct Buf {
    raw: raw_buf,
}

impl std::ops::Deref for Buf {
    type Target = [u8];
    fn deref(&self) -> &[u8] {
        unsafe { if self.raw.ptr.is_null() { &[] } else { std::slice::from_raw_parts(self.raw.ptr as *const u8, self.raw.size) } }
    }
}

//# git2 (RUSTSEC-2026-0183): an out-parameter that C leaves null
use std::ffi::c_int;
use std::{ptr, slice};

pub enum Remote {}
#[repr(C)]
pub struct Head {
    local: c_int,
}

extern "C" {
    fn remote_ls(out: *mut *mut *const Head, size: *mut usize, remote: *mut Remote) -> c_int;
}

macro_rules! try_call {
    ($f:ident($($arg:expr),*)) => {
        if unsafe { $f($($arg),*) } < 0 {
            return Err(());
        }
    };
}

pub unsafe fn list(remote: *mut Remote) -> Result<usize, ()> {
    let mut size = 0;
    let mut base = ptr::null_mut();
    try_call!(remote_ls(&mut base, &mut size, remote));
    Ok(slice::from_raw_parts(base as *const *const Head, size).len())
     //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning null-slice: `from_raw_parts` needs a pointer that is not null even for no elements, but `base` is from C: C may leave it null
}

pub unsafe fn first(remote: *mut Remote) -> Option<*const Head> {
    let mut size = 0;
    let mut base = ptr::null_mut();
    if remote_ls(&mut base, &mut size, remote) < 0 {
        return None;
    }
    let heads = slice::from_raw_parts(base, size);
              //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning null-slice: `from_raw_parts` needs a pointer that is not null even for no elements, but `base` is from C: C may leave it null
    heads.first().copied()
}
//> Take an empty slice when `base` is null
use std::ffi::c_int;
use std::{ptr, slice};

pub enum Remote {}
#[repr(C)]
pub struct Head {
    local: c_int,
}

extern "C" {
    fn remote_ls(out: *mut *mut *const Head, size: *mut usize, remote: *mut Remote) -> c_int;
}

macro_rules! try_call {
    ($f:ident($($arg:expr),*)) => {
        if unsafe { $f($($arg),*) } < 0 {
            return Err(());
        }
    };
}

pub unsafe fn list(remote: *mut Remote) -> Result<usize, ()> {
    let mut size = 0;
    let mut base = ptr::null_mut();
    try_call!(remote_ls(&mut base, &mut size, remote));
    Ok((if base.is_null() { &[] } else { slice::from_raw_parts(base as *const *const Head, size) }).len())
}

pub unsafe fn first(remote: *mut Remote) -> Option<*const Head> {
    let mut size = 0;
    let mut base = ptr::null_mut();
    if remote_ls(&mut base, &mut size, remote) < 0 {
        return None;
    }
    let heads = slice::from_raw_parts(base, size);
    heads.first().copied()
}

//# openssl (RUSTSEC-2024-0357): what a foreign function returns
use std::ffi::{c_char, c_long};

pub enum Bio {}

extern "C" {
    fn bio_get_mem_data(bio: *mut Bio, data: *mut *mut c_char) -> c_long;
    fn bio_text(bio: *mut Bio) -> *const u8;
    fn bio_len(bio: *mut Bio) -> usize;
}

pub struct MemBio(*mut Bio);

impl MemBio {
    pub fn get_buf(&self) -> &[u8] {
        unsafe {
            let mut ptr = std::ptr::null_mut();
            let len = bio_get_mem_data(self.0, &mut ptr);
            std::slice::from_raw_parts(ptr as *const _ as *const _, len as usize)
          //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning null-slice: `from_raw_parts` needs a pointer that is not null even for no elements, but `ptr` is from C: C may leave it null
        }
    }

    pub fn text(&self) -> Vec<u8> {
        unsafe { std::slice::from_raw_parts(bio_text(self.0), bio_len(self.0)).to_vec() }
               //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning null-slice: `from_raw_parts` needs a pointer that is not null even for no elements, but `bio_text(self.0)` is from C: C may return null
    }
}

//# parameters of exported functions
#[no_mangle]
pub unsafe extern "C" fn checksum(data: *const u8, len: usize) -> u32 {
    std::slice::from_raw_parts(data, len).iter().map(|byte| u32::from(*byte)).sum()
  //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning null-slice: `from_raw_parts` needs a pointer that is not null even for no elements, but `data` is from C: C may pass null
}

#[no_mangle]
pub unsafe extern "C" fn clear(data: *mut u32, len: usize) {
    let values = unsafe { std::slice::from_raw_parts_mut(data, len) };
                        //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning null-slice: `from_raw_parts_mut` needs a pointer that is not null even for no elements, but `data` is from C: C may pass null
    values.fill(0);
}
//> Take an empty slice when `data` is null
#[no_mangle]
pub unsafe extern "C" fn checksum(data: *const u8, len: usize) -> u32 {
    (if data.is_null() { &[] } else { std::slice::from_raw_parts(data, len) }).iter().map(|byte| u32::from(*byte)).sum()
}

#[no_mangle]
pub unsafe extern "C" fn clear(data: *mut u32, len: usize) {
    let values = unsafe { std::slice::from_raw_parts_mut(data, len) };
    values.fill(0);
}

//# silent: the pointer or the length is looked at before
use std::slice;

extern "C" {
    fn column_blob(column: i32) -> *const u8;
    fn column_bytes(column: i32) -> i32;
}

pub fn blob(column: i32) -> &'static [u8] {
    unsafe {
        let blob = column_blob(column);
        let len = column_bytes(column);
        if len == 0 {
            return &[];
        }
        slice::from_raw_parts(blob, len as usize)
    }
}

pub fn text(column: i32) -> Option<&'static [u8]> {
    let text = unsafe { column_blob(column) };
    if text.is_null() {
        return None;
    }
    Some(unsafe { slice::from_raw_parts(text, column_bytes(column) as usize) })
}

#[no_mangle]
pub unsafe extern "C" fn hash(data: *const u8, len: usize) -> u64 {
    let data = if data.is_null() { &[] } else { slice::from_raw_parts(data, len) };
    data.iter().fold(7, |hash, byte| hash * 31 + u64::from(*byte))
}

#[no_mangle]
pub unsafe extern "C" fn last(data: *const u8, len: usize) -> u8 {
    match len {
        0 => 0,
        _ => slice::from_raw_parts(data, len)[len - 1],
    }
}

//# silent: memory of Rust's own, unsafe functions of Rust's, and slices that are never empty
use std::slice;

pub struct Rows {
    first: *const u32,
    len: usize,
}

impl Rows {
    pub fn rows(&self) -> &[u32] {
        unsafe { slice::from_raw_parts(self.first, self.len) }
    }
}

pub unsafe fn join<'a>(data: *const u8, len: usize) -> &'a [u8] {
    slice::from_raw_parts(data, len)
}

pub fn bytes(values: &[u32]) -> &[u8] {
    unsafe { slice::from_raw_parts(values.as_ptr().cast(), values.len() * 4) }
}

extern "C" {
    fn digest() -> *const u8;
}

pub fn current() -> [u8; 32] {
    let mut out = [0; 32];
    out.copy_from_slice(unsafe { slice::from_raw_parts(digest(), 32) });
    out
}

//# silent: `strlen` has read through the pointer, an `iovec` is filled by Rust
//? rustc: the libc crate is not at hand
use std::ffi::c_char;

extern "C" {
    fn library_version() -> *const c_char;
    fn strlen(text: *const c_char) -> usize;
}

pub fn version() -> Vec<u8> {
    unsafe {
        let text = library_version();
        let length = strlen(text);
        std::slice::from_raw_parts(text.cast::<u8>(), length).to_vec()
    }
}

pub struct Chunk {
    vec: libc::iovec,
}

impl Chunk {
    pub fn bytes(&self) -> &[u8] {
        unsafe { std::slice::from_raw_parts(self.vec.iov_base.cast(), self.vec.iov_len) }
    }
}

//# silent: the number of elements behind the same pointer is compared with 0 first
#[repr(C)]
pub struct FontSet {
    count: i32,
    fonts: *mut u32,
}

extern "C" {
    fn font_list() -> *mut FontSet;
}

pub fn fonts() -> &'static [u32] {
    unsafe {
        let set = font_list();
        if (*set).count > 0 { std::slice::from_raw_parts((*set).fonts, (*set).count as usize) } else { &[] }
    }
}

//# silent: factors that are compared with 0, elements that were counted by reading them
#[no_mangle]
pub unsafe extern "C" fn sum_of(items: *const u8, size: usize, count: usize) -> u64 {
    if size == 0 || count == 0 {
        return 0;
    }
    std::slice::from_raw_parts(items, size * count).iter().map(|&item| u64::from(item)).sum()
}

#[no_mangle]
pub unsafe extern "C" fn sum_to_zero(items: *const u32) -> u32 {
    let mut count = 0;
    while *items.add(count) != 0 {
        count += 1;
    }
    std::slice::from_raw_parts(items, count).iter().fold(0, |sum, &item| sum ^ item)
}

//# clang-rs (pull request 58): C fills it through `MaybeUninit`
use std::mem::MaybeUninit;

extern "C" {
    fn tokenize(unit: u32, tokens: *mut *mut u64, count: *mut u32);
}

pub fn tokens(unit: u32) -> Vec<u64> {
    unsafe {
        let (mut raw, mut count) = (MaybeUninit::uninit(), MaybeUninit::uninit());
        tokenize(unit, raw.as_mut_ptr(), count.as_mut_ptr());
        let (raw, count) = (raw.assume_init(), count.assume_init());
        std::slice::from_raw_parts(raw, count as usize).to_vec()
      //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning null-slice: `from_raw_parts` needs a pointer that is not null even for no elements, but `raw` is from C: C may leave it null
    }
}

pub fn checked(unit: u32) -> Vec<u64> {
    unsafe {
        let (mut raw, mut count) = (MaybeUninit::uninit(), MaybeUninit::uninit());
        tokenize(unit, raw.as_mut_ptr(), count.as_mut_ptr());
        let (raw, count) = (raw.assume_init(), count.assume_init());
        if raw.is_null() { Vec::new() } else { std::slice::from_raw_parts(raw, count as usize).to_vec() }
    }
}

//# silent: a type that was asked whether it holds anything
#[repr(C)]
pub struct Bytes {
    start: *const u8,
    count: usize,
}

impl Bytes {
    pub fn is_null(&self) -> bool {
        self.start.is_null()
    }
}

pub fn bytes(bytes: &Bytes) -> &[u8] {
    if bytes.is_null() { &[] } else { unsafe { std::slice::from_raw_parts(bytes.start, bytes.count) } }
}
