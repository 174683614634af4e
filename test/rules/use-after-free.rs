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

//# openssl, CMS (RUSTSEC-2018-0010): the pointer of a value that no variable keeps
use std::ffi::c_void;
use std::ptr;

extern "C" {
    fn bio_new(data: *const u8, len: usize) -> *mut c_void;
    fn bio_free(bio: *mut c_void);
    fn cms_sign(data: *mut c_void) -> i32;
}

pub struct MemBio(*mut c_void);

impl MemBio {
    pub fn new(data: &[u8]) -> Result<Self, ()> {
        let bio = unsafe { bio_new(data.as_ptr(), data.len()) };
        if bio.is_null() { Err(()) } else { Ok(MemBio(bio)) }
    }

    pub fn as_ptr(&self) -> *mut c_void {
        self.0
    }
}

impl Drop for MemBio {
    fn drop(&mut self) {
        unsafe { bio_free(self.0) };
    }
}

pub fn sign(data: Option<&[u8]>) -> Result<i32, ()> {
    let bio = match data {
        Some(data) => MemBio::new(data)?.as_ptr(),
                    //^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning use-after-free: `MemBio::new(data)?.as_ptr()` points into a temporary `MemBio`, which is gone at the end of this arm, before the pointer is used
        None => ptr::null_mut(),
    };
    Ok(unsafe { cms_sign(bio) })
}

pub fn sign_all(data: &[u8]) -> Result<i32, ()> {
    let bio = MemBio::new(data)?.as_ptr();
            //^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning use-after-free: `MemBio::new(data)?.as_ptr()` points into a temporary `MemBio`, which is gone at the end of this statement, before the pointer is used
    Ok(unsafe { cms_sign(bio) })
}

pub fn sign_inline(data: &[u8]) -> Result<i32, ()> {
    Ok(unsafe { cms_sign(MemBio::new(data)?.as_ptr()) })
}

pub fn sign_kept(data: Option<&[u8]>) -> Result<i32, ()> {
    let bio = match data {
        Some(data) => Some(MemBio::new(data)?),
        None => None,
    };
    let bio = bio.as_ref().map_or(ptr::null_mut(), |bio| bio.as_ptr());
    Ok(unsafe { cms_sign(bio) })
}

//# git2, format_email (commit a56acdc), and nix, select (commit 24eefcc)
#[repr(C)]
#[derive(Clone, Copy)]
pub struct RawId {
    pub bytes: [u8; 20],
}

#[repr(C)]
pub struct Options {
    pub id: *const RawId,
    pub part: usize,
}

extern "C" {
    fn format_email(options: *const Options) -> i32;
    fn wait(timeout: *mut RawTime) -> i32;
}

pub struct Id {
    raw: RawId,
}

impl Id {
    pub fn raw(&self) -> *const RawId {
        &self.raw
    }
}

pub struct Commit {
    id: RawId,
}

impl Commit {
    pub fn id(&self) -> Id {
        Id { raw: self.id }
    }
}

pub fn email(commit: &Commit, mut options: Options) -> i32 {
    options.id = commit.id().raw();
               //^^^^^^^^^^^^^^^^^ warning use-after-free: `commit.id().raw()` points into a temporary `Id`, which is gone at the end of this statement, before the pointer is used
    unsafe { format_email(&options) }
}

pub fn email_kept(commit: &Commit, mut options: Options) -> i32 {
    let id = commit.id();
    options.id = id.raw();
    unsafe { format_email(&options) }
}

#[repr(C)]
#[derive(Clone, Copy)]
pub struct RawTime {
    pub seconds: i64,
}

pub struct Time(RawTime);

impl Time {
    pub fn raw(&self) -> RawTime {
        self.0
    }
}

pub fn select(timeout: Option<&mut Time>) -> i32 {
    let timeout = timeout.map(|time| &mut time.raw() as *mut RawTime).unwrap_or(std::ptr::null_mut());
                                   //^^^^^^^^^^^^^^^ warning use-after-free: `&mut time.raw()` points into a temporary, which is gone at the end of this closure, before the pointer is used
    unsafe { wait(timeout) }
}

pub fn select_in_place(timeout: Option<&mut Time>) -> i32 {
    let timeout = timeout.map(|time| &mut time.0 as *mut RawTime).unwrap_or(std::ptr::null_mut());
    unsafe { wait(timeout) }
}

//# a handle that nobody frees, or that is shared, may be asked of a temporary
use std::ffi::c_void;

extern "C" {
    fn window_of(app: *mut c_void) -> *mut c_void;
    fn show(window: *mut c_void);
}

#[derive(Clone, Copy)]
pub struct Window(*mut c_void);

impl Window {
    pub fn as_ptr(&self) -> *mut c_void {
        self.0
    }
}

pub struct App(*mut c_void);

impl App {
    pub fn window(&self) -> Window {
        Window(unsafe { window_of(self.0) })
    }
}

pub fn open(app: &App) {
    let window = app.window().as_ptr();
    unsafe { show(window) };
}

//# a slot that is emptied: what is written is the pointer's own place
use std::ffi::{c_char, CString};
use std::ptr;

pub struct Metadata {
    kind: *mut c_char,
}

unsafe fn release(slot: &mut *mut c_char) {
    if slot.is_null() {
        return;
    }
    drop(unsafe { CString::from_raw(*slot) });
    *slot = ptr::null_mut();
}

unsafe fn release_at(slot: *mut *mut c_char) {
    if slot.is_null() || (*slot).is_null() {
        return;
    }
    drop(unsafe { CString::from_raw(*slot) });
    *slot = ptr::null_mut();
}

pub unsafe fn clear(metadata: &mut Metadata) {
    release(&mut metadata.kind);
    release_at(&mut metadata.kind);
}
