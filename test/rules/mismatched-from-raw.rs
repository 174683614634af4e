//# a string of C freed as a box
use std::ffi::{c_char, CString};

#[no_mangle]
pub extern "C" fn version() -> *mut c_char {
    CString::new("1.2.3").unwrap().into_raw()
}

#[no_mangle]
pub unsafe extern "C" fn version_free(version: *mut c_char) {
    if !version.is_null() {
        drop(Box::from_raw(version));
           //^^^^^^^^^^^^^^^^^^^^^^ error mismatched-from-raw: `Box::from_raw` takes over what `CString::into_raw` let go of in `version`; take it back with `CString::from_raw`
    }
}

//# in one function: a shared object, a vector's first element, another type
use std::rc::Rc;
use std::sync::Arc;

pub struct Small {
    pub one: u8,
}
pub struct Large {
    pub many: [u64; 32],
}

pub fn convert(small: Small) -> Box<Large> {
    let small = Box::into_raw(Box::new(small));
    unsafe { Box::from_raw(small as *mut Large) }
           //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error mismatched-from-raw: `Box::from_raw` makes a `Box<Large>` of what was let go of before as a `Box<Small>`: its size and its destructor are other ones
}

pub fn share(value: Rc<u32>) -> Arc<u32> {
    let value = Rc::into_raw(value);
    unsafe { Arc::from_raw(value) }
           //^^^^^^^^^^^^^^^^^^^^ error mismatched-from-raw: `Arc::from_raw` takes over what `Rc::into_raw` let go of before; take it back with `Rc::from_raw`
}

pub fn first(count: usize) -> Box<u32> {
    let mut numbers: Vec<u32> = vec![0; count];
    let pointer = numbers.as_mut_ptr();
    std::mem::forget(numbers);
    unsafe { Box::from_raw(pointer) }
           //^^^^^^^^^^^^^^^^^^^^^^ error mismatched-from-raw: `Box::from_raw` takes over what a `Vec` let go of as a pointer to its first element; take it back with `Vec::from_raw_parts`
}

//# through a field
use std::ffi::{c_char, CString};

pub struct Title {
    text: *mut c_char,
}

impl Title {
    pub fn new(text: &str) -> Option<Self> {
        Some(Self { text: CString::new(text).ok()?.into_raw() })
    }
}

impl Drop for Title {
    fn drop(&mut self) {
        drop(unsafe { Box::from_raw(self.text) });
                    //^^^^^^^^^^^^^^^^^^^^^^^^ error mismatched-from-raw: `Box::from_raw` takes over what `CString::into_raw` let go of in `new` (it is in `self.text`); take it back with `CString::from_raw`
    }
}

//# fltk (FLTK-1700): a boxed closure with an argument, taken back as one without
use std::ffi::c_void;

extern "C" {
    fn widget_set_callback(widget: *mut c_void, callback: extern "C" fn(*mut c_void, *mut c_void), data: *mut c_void);
    fn widget_user_data(widget: *mut c_void) -> *mut c_void;
}

pub struct Widget(*mut c_void);

extern "C" fn shim(widget: *mut c_void, data: *mut c_void) {
    let run = data as *mut Box<dyn FnMut(&mut Widget)>;
    let run = unsafe { &mut **run };
    run(&mut Widget(widget));
}

impl Widget {
    pub fn set_callback(&mut self, run: Box<dyn FnMut(&mut Widget)>) {
        let data: *mut Box<dyn FnMut(&mut Widget)> = Box::into_raw(Box::new(run));
        unsafe {
            let old = widget_user_data(self.0);
            if !old.is_null() {
                discard(old);
            }
            widget_set_callback(self.0, shim, data as *mut c_void);
        }
    }
}

unsafe fn discard(data: *mut c_void) {
    drop(Box::from_raw(data as *mut Box<dyn FnMut()>));
       //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error mismatched-from-raw: `Box::from_raw` makes a `Box<Box<dyn FnMut()>>` of what was let go of in `set_callback` as a `Box<Box<dyn FnMut(&mut Widget)>>`: its size and its destructor are other ones
}

//# each as it was
use std::ffi::{c_char, c_void, CString};
use std::sync::Arc;

pub struct State {
    pub name: *mut c_char,
    pub run: *mut c_void,
}

pub fn make(name: &str, run: Box<dyn Fn(i32) -> i32 + Send>) -> Option<State> {
    let name = CString::new(name).ok()?.into_raw();
    let run = Box::into_raw(Box::new(run)) as *mut c_void;
    Some(State { name, run })
}

pub unsafe fn unmake(name: *mut c_char, run: *mut c_void) {
    drop(CString::from_raw(name));
    drop(Box::from_raw(run as *mut Box<dyn Fn(i32) -> i32 + Send + 'static>));
}

pub fn bytes(bytes: Vec<u8>) -> Vec<u8> {
    let length = bytes.len();
    let bytes = Box::into_raw(bytes.into_boxed_slice()) as *mut u8;
    unsafe { Vec::from_raw_parts(bytes, length, length) }
}

pub fn shared(value: Arc<u32>) -> Arc<u32> {
    let value = Arc::into_raw(value);
    unsafe { Arc::from_raw(value) }
}

//# a pointer whose maker is not in this crate
use std::ffi::{c_char, CString};

#[no_mangle]
pub unsafe extern "C" fn adopt(name: *mut c_char, code: *mut u32) -> u32 {
    drop(CString::from_raw(name));
    *Box::from_raw(code)
}

//# rusqlite, ToSqlOutput::from_rc (commit c208397f): the count of an `Rc<c_void>`
use std::ffi::c_void;
use std::rc::Rc;
use std::sync::Arc;

pub type Destroy = unsafe extern "C" fn(*mut c_void);

unsafe extern "C" fn release(data: *mut c_void) {
    Rc::decrement_strong_count(data);
  //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error mismatched-from-raw: `Rc::decrement_strong_count` is given a `c_void` pointer: it is freed as `Rc<c_void>`, with another size and without the destructor of what was let go of; cast it to its type first
}

unsafe extern "C" fn destroy(data: *mut c_void) {
    if !data.is_null() {
        drop(Box::from_raw(data));
           //^^^^^^^^^^^^^^^^^^^ error mismatched-from-raw: `Box::from_raw` is given a `c_void` pointer: it is freed as `Box<c_void>`, with another size and without the destructor of what was let go of; cast it to its type first
    }
}

pub fn destructors() -> [Destroy; 2] {
    [release, destroy]
}

//# the same with its type
use std::ffi::c_void;
use std::rc::Rc;

pub struct Session {
    pub name: String,
}

pub fn hand_out(session: Rc<Session>) -> *mut c_void {
    Rc::into_raw(session) as *mut c_void
}

pub unsafe extern "C" fn release(data: *mut c_void) {
    if !data.is_null() {
        Rc::decrement_strong_count(data as *const Session);
    }
}

//# renderdoc (pull request 143): what a vector owns becomes a `CString`
use std::ffi::{c_char, CStr, CString};

extern "C" {
    fn capture_path(index: u32, path: *mut c_char) -> u32;
}

pub fn path(index: u32) -> Option<String> {
    let mut path: Vec<c_char> = vec![0; 512];
    unsafe {
        if capture_path(index, path.as_mut_ptr()) != 1 {
            return None;
        }
        CString::from_raw(path.as_mut_ptr()).into_string().ok()
      //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error mismatched-from-raw: `CString::from_raw` takes over memory that `path` owns: it is freed twice, and by the wrong owner; read it with `CStr::from_ptr`
    }
}

pub fn label(index: u32) -> Option<String> {
    let mut text = [0 as c_char; 64];
    unsafe {
        if capture_path(index, text.as_mut_ptr()) != 1 {
            return None;
        }
        Some(CStr::from_ptr(text.as_ptr()).to_string_lossy().into_owned())
    }
}
