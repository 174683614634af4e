//# hivex (RUSTSEC-2026-0029): `close` frees, and `drop` frees again
use std::ffi::c_void;

extern "C" {
    fn hive_close(hive: *mut c_void) -> i32;
}

pub struct Hive {
    handle: *mut c_void,
}

impl Hive {
    pub fn close(self) -> Result<(), i32> {
        match unsafe { hive_close(self.handle) } {
                     //^^^^^^^^^^^^^^^^^^^^^^^ warning double-free: `hive_close` frees `self.handle`, and `drop` of `Hive` frees it again; keep `drop` from running with `ManuallyDrop`, or set the field to null
            0 => Ok(()),
            code => Err(code),
        }
    }
}

impl Drop for Hive {
    fn drop(&mut self) {
        unsafe { hive_close(self.handle) };
    }
}

//# twice on one path
use std::ffi::{c_char, c_void, CString};

extern "C" {
    fn free(memory: *mut c_void);
    fn list_free(list: *mut c_void);
}

pub unsafe fn discard(text: *mut c_char, list: *mut c_void, again: bool) {
    drop(CString::from_raw(text));
    if again {
        drop(CString::from_raw(text));
           //^^^^^^^^^^^^^^^^^^^^^^^ warning double-free: `CString::from_raw` frees `text` a second time on this path
    }
    list_free(list);
    free(list);
  //^^^^^^^^^^ warning double-free: `free` frees `list` a second time on this path
}

//# a method that does not consume, and a boxed field
pub struct Cell {
    value: *mut u32,
}

impl Cell {
    pub fn clear(&mut self) {
        unsafe { drop(Box::from_raw(self.value)) };
                    //^^^^^^^^^^^^^^^^^^^^^^^^^ warning double-free: `Box::from_raw` frees `self.value`, and `drop` of `Cell` frees it again; keep `drop` from running with `ManuallyDrop`, or set the field to null
    }
}

impl Drop for Cell {
    fn drop(&mut self) {
        unsafe { drop(Box::from_raw(self.value)) };
    }
}

//# freed once on each path
use std::ffi::{c_char, c_void, CString};

extern "C" {
    fn free(memory: *mut c_void);
    fn next(list: *mut c_void) -> *mut c_void;
}

pub unsafe fn discard(text: *mut c_char, other: *mut c_void, ours: bool) {
    if ours {
        drop(CString::from_raw(text));
    } else {
        free(text.cast());
    }
    let mut list = other;
    while !list.is_null() {
        let rest = next(list);
        free(list);
        list = rest;
    }
}

pub unsafe fn lookup(text: *mut c_char) -> usize {
    let once = CString::from_raw(text);
    let length = once.as_bytes().len();
    let text = once.into_raw();
    let twice = CString::from_raw(text);
    length + twice.as_bytes().len()
}

pub unsafe fn nested(list: *mut *mut c_void) {
    free(*list);
    free(list.cast());
}

//# `drop` does not run, or finds null
use std::ffi::c_void;
use std::mem::{self, ManuallyDrop};
use std::ptr;

extern "C" {
    fn hive_close(hive: *mut c_void) -> i32;
}

pub struct Hive {
    handle: *mut c_void,
}

impl Hive {
    pub fn close(self) -> i32 {
        let code = unsafe { hive_close(self.handle) };
        mem::forget(self);
        code
    }

    pub fn finish(self) -> i32 {
        let this = ManuallyDrop::new(self);
        unsafe { hive_close(this.handle) }
    }

    pub fn reset(&mut self) {
        unsafe { hive_close(self.handle) };
        self.handle = ptr::null_mut();
    }
}

impl Drop for Hive {
    fn drop(&mut self) {
        if !self.handle.is_null() {
            unsafe { hive_close(self.handle) };
        }
    }
}

//# what `drop` frees is something else
use std::ffi::c_void;

extern "C" {
    fn cursor_close(cursor: *mut c_void);
    fn base_close(base: *mut c_void);
}

pub struct Base {
    handle: *mut c_void,
    cursor: *mut c_void,
}

impl Base {
    pub fn stop(&mut self) {
        unsafe { cursor_close(self.cursor) };
    }
}

impl Drop for Base {
    fn drop(&mut self) {
        unsafe { base_close(self.handle) };
    }
}

//# silent: a `cfg` chooses one of the two
pub struct Source {
    inner: *mut Vec<u8>,
}

impl Drop for Source {
    fn drop(&mut self) {
        unsafe {
            #[cfg(not(debug_assertions))]
            let _ = Box::from_raw(self.inner);
            #[cfg(debug_assertions)]
            Box::from_raw(self.inner).clear();
        }
    }
}

//# metacall (RUSTSEC-2026-0139): a borrowed value frees what it keeps
use std::fmt;

pub struct Payload {
    pub size: usize,
}

pub struct Later {
    data: *mut Payload,
}

impl fmt::Debug for Later {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let data = unsafe { Box::from_raw(self.data) };
                          //^^^^^^^^^^^^^^^^^^^^^^^^ warning double-free: `Box::from_raw` takes over `self.data`, but `self` is only borrowed and keeps the pointer: the second call of `fmt` frees it again
        write!(f, "{}", data.size)
    }
}

//# wooting-analog-sdk (commit 4f69ce6): a name that is read by taking it over
use std::ffi::{c_char, CString};

#[repr(C)]
pub struct DeviceInfo {
    pub id: u32,
    pub name: *mut c_char,
}

impl DeviceInfo {
    pub fn name(&self) -> String {
        unsafe { CString::from_raw(self.name) }.into_string().unwrap_or_default()
               //^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning double-free: `CString::from_raw` takes over `self.name`, but `self` is only borrowed and keeps the pointer: the second call of `name` frees it again
    }
}

//# taken over for good, lent back, or looked at
use std::ffi::{c_char, CStr, CString};
use std::mem::ManuallyDrop;

pub struct Label {
    text: *mut c_char,
    count: *mut u32,
}

impl Label {
    pub fn into_string(self) -> Option<String> {
        let this = ManuallyDrop::new(self);
        unsafe { CString::from_raw(this.text) }.into_string().ok()
    }

    pub fn text(&self) -> String {
        unsafe { CStr::from_ptr(self.text) }.to_string_lossy().into_owned()
    }

    pub fn count(&self) -> u32 {
        let count = unsafe { Box::from_raw(self.count) };
        let now = *count;
        let _ = Box::into_raw(count);
        now
    }

    pub fn destroy(&self) {
        drop(unsafe { Box::from_raw(self.count) });
    }
}
