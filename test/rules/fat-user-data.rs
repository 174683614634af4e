//# a boxed closure as user data
use std::ffi::{c_int, c_void};

extern "C" {
    fn on_event(callback: extern "C" fn(c_int, *mut c_void), user_data: *mut c_void);
}

extern "C" fn trampoline(_code: c_int, _user_data: *mut c_void) {}

pub fn listen(callback: Box<dyn FnMut(c_int)>) {
    unsafe { on_event(trampoline, Box::into_raw(callback) as *mut c_void) }
                                //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error fat-user-data: a pointer to `dyn FnMut(c_int)` is two words, and this cast drops the one with its methods; box it once more
}
//> Box it once more
use std::ffi::{c_int, c_void};

extern "C" {
    fn on_event(callback: extern "C" fn(c_int, *mut c_void), user_data: *mut c_void);
}

extern "C" fn trampoline(_code: c_int, _user_data: *mut c_void) {}

pub fn listen(callback: Box<dyn FnMut(c_int)>) {
    unsafe { on_event(trampoline, Box::into_raw(Box::new(callback)) as *mut c_void) }
}

//# references to trait objects
use std::ffi::c_void;

pub trait Reader {
    fn read(&mut self) -> u8;
}

pub fn by_reference(reader: &mut dyn Reader) -> *mut c_void {
    reader as *mut dyn Reader as *mut c_void
  //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error fat-user-data: a pointer to `dyn Reader` is two words, and this cast drops the one with its methods; box it once more
}

pub fn by_box(reader: &mut Box<dyn Reader>) -> *mut c_void {
    let inner: &mut dyn Reader = &mut **reader;
    inner as *mut _ as *mut c_void
  //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error fat-user-data: a pointer to `dyn Reader` is two words, and this cast drops the one with its methods; box it once more
}

pub fn as_unit(reader: Box<dyn Reader>) -> *mut () {
    let raw = Box::into_raw(reader);
    raw as *mut ()
  //^^^^^^^^^^^^^^ error fat-user-data: a pointer to `dyn Reader` is two words, and this cast drops the one with its methods; box it once more
}

//# a slice beside a callback
use std::ffi::c_void;

extern "C" {
    fn each_tick(callback: extern "C" fn(*mut c_void), user_data: *mut c_void);
}

extern "C" fn tick(_samples: *mut c_void) {}

pub fn start(samples: &'static mut [f32]) {
    unsafe { each_tick(tick, samples as *mut [f32] as *mut c_void) }
                           //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error fat-user-data: a pointer to `[f32]` is two words, and this cast drops its length; box it once more, or pass the length too
}

//# boxed twice, or a type with a size
use std::ffi::{c_int, c_void};

pub struct Counter {
    count: c_int,
}

pub fn twice(callback: Box<dyn FnMut(c_int)>) -> *mut c_void {
    Box::into_raw(Box::new(callback)) as *mut c_void
}

pub fn by_address(callback: &mut Box<dyn FnMut(c_int)>) -> *mut c_void {
    callback as *mut Box<dyn FnMut(c_int)> as *mut c_void
}

pub fn sized(counter: Box<Counter>) -> *mut c_void {
    counter.count;
    Box::into_raw(counter) as *mut c_void
}

pub fn generic<F: FnMut(c_int)>(callback: F) -> *mut c_void {
    Box::into_raw(Box::new(callback)) as *mut c_void
}

//# data with its length, and addresses to compare
use std::ffi::c_void;

extern "C" {
    fn write(fd: i32, data: *const c_void, length: usize) -> isize;
}

pub trait Node {}

pub fn send(data: &[u8]) -> isize {
    unsafe { write(1, data as *const [u8] as *const c_void, data.len()) }
}

pub fn is_same(a: &dyn Node, b: &dyn Node) -> bool {
    a as *const dyn Node as *const () == b as *const dyn Node as *const ()
}

pub fn address(node: &dyn Node) -> usize {
    node as *const dyn Node as *const c_void as usize
}
