//# iana-time-zone (RUSTSEC-2022-0049): released before its name is read
#![allow(non_snake_case)]
use std::ffi::{c_char, c_void, CStr};

type CFTypeRef = *const c_void;

extern "C" {
    fn CFTimeZoneCopySystem() -> CFTypeRef;
    fn CFTimeZoneGetName(zone: CFTypeRef) -> CFTypeRef;
    fn CFStringGetCStringPtr(string: CFTypeRef, encoding: u32) -> *const c_char;
    fn CFRelease(object: CFTypeRef);
}

pub fn zone() -> Option<String> {
    unsafe {
        let zone = CFTimeZoneCopySystem();
        if zone.is_null() {
            return None;
        }
        let name = CFTimeZoneGetName(zone);
        CFRelease(zone);
        let text = CFStringGetCStringPtr(name, 0x0800_0100);
                 //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning use-after-free: `name` points into `zone`, which `CFRelease` freed before
        if text.is_null() {
            return None;
        }
        Some(CStr::from_ptr(text).to_string_lossy().into_owned())
    }
}

//# a borrowed string, a field, a freed box
use std::ffi::{c_char, c_void, CStr};

extern "C" {
    fn strdup(text: *const c_char) -> *mut c_char;
    fn puts(text: *const c_char) -> i32;
    fn free(memory: *mut c_void);
}

#[repr(C)]
pub struct Node {
    value: u32,
    next: *mut Node,
}

pub unsafe fn length(text: *const c_char) -> usize {
    let copy = strdup(text);
    let text = CStr::from_ptr(copy);
    free(copy.cast());
    text.to_bytes().len()
  //^^^^^^^^^^^^^^^ warning use-after-free: `text` points into `copy`, which `free` freed before
}

pub unsafe fn next(node: *mut Node) -> *mut Node {
    free(node.cast());
    (*node).next
   //^^^^^ warning use-after-free: `node` is used after `free` freed it
}

pub unsafe fn value(node: *mut Node) -> u32 {
    drop(Box::from_raw(node));
    (*node).value
   //^^^^^ warning use-after-free: `node` is used after `Box::from_raw` freed it
}

pub unsafe fn say(text: *const c_char) {
    let copy = strdup(text);
    free(copy.cast());
    puts(copy);
  //^^^^^^^^^^ warning use-after-free: `copy` is used after `free` freed it
}

//# read first, freed afterwards
use std::ffi::{c_char, c_void, CStr};

extern "C" {
    fn strdup(text: *const c_char) -> *mut c_char;
    fn free(memory: *mut c_void);
    fn doc_open() -> *mut c_void;
    fn doc_title(doc: *mut c_void) -> *const c_char;
    fn doc_copy_title(doc: *mut c_void) -> *mut c_char;
    fn doc_free(doc: *mut c_void);
}

pub unsafe fn title() -> String {
    let doc = doc_open();
    let title = CStr::from_ptr(doc_title(doc)).to_string_lossy().into_owned();
    let copy = doc_copy_title(doc);
    doc_free(doc);
    let both = title + &CStr::from_ptr(copy).to_string_lossy();
    free(copy.cast());
    both
}

pub unsafe fn length(text: *const c_char) -> usize {
    let copy = CStr::from_ptr(text).to_owned();
    let c = strdup(text);
    if c.is_null() {
        free(c.cast());
    }
    copy.as_bytes().len() + CStr::from_ptr(c).to_bytes().len()
}

//# a reference is given back, but others hold the object
#![allow(non_snake_case)]
use std::ffi::{c_void, c_char};

extern "C" {
    fn CFStringCreateWithCString(allocator: *const c_void, text: *const c_char, encoding: u32) -> *const c_void;
    fn CFArrayAppendValue(array: *mut c_void, value: *const c_void);
    fn CFStringGetLength(string: *const c_void) -> isize;
    fn CFRelease(object: *const c_void);
}

pub unsafe fn append(array: *mut c_void, text: *const c_char) -> isize {
    let string = CFStringCreateWithCString(std::ptr::null(), text, 0x0800_0100);
    CFArrayAppendValue(array, string);
    CFRelease(string);
    CFStringGetLength(string)
}

//# freed in one branch, replaced, kept in a box
use std::ffi::c_void;

extern "C" {
    fn buffer_new(size: usize) -> *mut u8;
    fn buffer_free(buffer: *mut u8);
    fn buffer_write(buffer: *mut u8, byte: u8);
    fn registered(data: *mut c_void);
}

pub unsafe fn fill(mut buffer: *mut u8, grow: bool) {
    if grow {
        buffer_free(buffer);
        buffer = buffer_new(64);
    }
    buffer_write(buffer, 1);
}

pub unsafe fn keep(value: *mut u32) -> Box<u32> {
    let kept = Box::from_raw(value);
    registered(value.cast());
    kept
}
