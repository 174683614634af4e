//# a Rust function where C's is wanted
pub type Handler = extern "C" fn(i32);
pub struct Options {
    pub on_event: Handler,
    pub on_close: Option<Handler>,
}
fn on_event(code: i32) {}
unsafe extern "C" fn on_close(code: i32) {}

pub fn subscribe(handler: Handler) {}

pub fn start() {
    subscribe(on_event);
            //^^^^^^^^ error fn-item-as-extern-pointer: `on_event` has the ABI `extern "Rust"`, and a pointer to an `extern "C" fn` is wanted here
    subscribe(|code| ());
            //^^^^^^^^^ error fn-item-as-extern-pointer: A closure never becomes a pointer to an `extern "C" fn`; write a function
    subscribe(on_close);
            //^^^^^^^^ error fn-item-as-extern-pointer: `on_close` is unsafe, and a pointer to a safe function is wanted here
    let handler: Handler = on_event;
                         //^^^^^^^^ error fn-item-as-extern-pointer: `on_event` has the ABI `extern "Rust"`, and a pointer to an `extern "C" fn` is wanted here
    let options = Options { on_event, on_close: Some(on_close) };
                          //^^^^^^^^ error fn-item-as-extern-pointer: `on_event` has the ABI `extern "Rust"`, and a pointer to an `extern "C" fn` is wanted here
                                                   //^^^^^^^^ error fn-item-as-extern-pointer: `on_close` is unsafe, and a pointer to a safe function is wanted here
}

//# no cast changes an ABI
fn on_event(code: i32) {}

pub fn handler() -> extern "C" fn(i32) {
    on_event as extern "C" fn(i32)
  //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error fn-item-as-extern-pointer: `on_event` has the ABI `extern "Rust"`, and a pointer to an `extern "C" fn` is wanted here
}

pub fn from_address(address: usize) {
    let handler = address as extern "C" fn(i32);
                //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error fn-item-as-extern-pointer: `address` is no function; only `transmute` makes a function pointer of an address
    let closure = (|code: i32| ()) as extern "C" fn(i32);
                //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error fn-item-as-extern-pointer: A closure never becomes a pointer to an `extern "C" fn`; write a function
}

//# results, statics and assignments
extern "C-unwind" fn on_event(code: i32) {}
pub static HANDLER: extern "C" fn(i32) = on_event;
                                       //^^^^^^^^ error fn-item-as-extern-pointer: `on_event` has the ABI `extern "C-unwind"`, and a pointer to an `extern "C" fn` is wanted here

pub fn handler() -> extern "C" fn(i32) {
    on_event
  //^^^^^^^^ error fn-item-as-extern-pointer: `on_event` has the ABI `extern "C-unwind"`, and a pointer to an `extern "C" fn` is wanted here
}

pub fn replace(slot: &mut extern "C" fn(i32)) {
    *slot = on_event;
          //^^^^^^^^ error fn-item-as-extern-pointer: `on_event` has the ABI `extern "C-unwind"`, and a pointer to an `extern "C" fn` is wanted here
}

//# what fits, and what nobody can tell
pub type Handler = unsafe extern "C" fn(i32);
extern "C" fn on_event(code: i32) {}
fn rust_event(code: i32) {}
pub fn subscribe(handler: Option<Handler>) {}
pub fn run(f: fn(i32)) {}
pub fn any<F>(f: F) {}

pub fn start() {
    subscribe(Some(on_event));
    subscribe(None);
    run(rust_event);
    run(|code| ());
    any(on_event);
    let handler = on_event as Handler;
}

//# a closure with user data to hold it
use std::ffi::{c_int, c_void};

extern "C" {
    fn on_event(callback: Option<unsafe extern "C" fn(c_int, *mut c_void) -> c_int>, user_data: *mut c_void);
}

pub fn listen(name: String) {
    unsafe {
        on_event(Some(move |code, _| code + name.len() as c_int), std::ptr::null_mut());
                    //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error fn-item-as-extern-pointer: A closure never becomes a pointer to an `extern "C" fn`; write a function
    }
}
//> Give C a trampoline, and the closure as user data
use std::ffi::{c_int, c_void};

extern "C" {
    fn on_event(callback: Option<unsafe extern "C" fn(c_int, *mut c_void) -> c_int>, user_data: *mut c_void);
}

pub fn listen(name: String) {
    unsafe {
        /// A function that calls the closure behind its user data, and that user data: a box that
        /// `Box::from_raw` takes back when C needs it no longer.
        fn into_callback<F: FnMut(i32, *mut std::ffi::c_void) -> i32 + 'static>(closure: F) -> (unsafe extern "C" fn(i32, *mut std::ffi::c_void) -> i32, *mut std::ffi::c_void) {
            unsafe extern "C" fn trampoline<F: FnMut(i32, *mut std::ffi::c_void) -> i32>(arg1: i32, user_data: *mut std::ffi::c_void) -> i32 {
                let closure = unsafe { &mut *(user_data as *mut F) };
                closure(arg1, user_data)
            }
            (trampoline::<F>, Box::into_raw(Box::new(closure)) as *mut std::ffi::c_void)
        }
        let (callback, user_data) = into_callback(move |code, _| code + name.len() as c_int);
        on_event(Some(callback), user_data);
    }
}

//# a closure that leaves the user data out: the compiler counts its parameters, and says no more
use std::ffi::{c_int, c_void};

extern "C" {
    fn on_event(callback: extern "C" fn(c_int, *mut c_void), user_data: *mut c_void);
}

pub fn listen() {
    let mut total = 0;
    unsafe { on_event(move |code| total += code, std::ptr::null_mut()) }
                    //^^^^^^^^^^^^^^^^^^^^^^^^^ error fn-item-as-extern-pointer: A closure never becomes a pointer to an `extern "C" fn`; write a function
}
//> Give C a trampoline, and the closure as user data
use std::ffi::{c_int, c_void};

extern "C" {
    fn on_event(callback: extern "C" fn(c_int, *mut c_void), user_data: *mut c_void);
}

pub fn listen() {
    let mut total = 0;
    unsafe {
        /// A function that calls the closure behind its user data, and that user data: a box that
        /// `Box::from_raw` takes back when C needs it no longer.
        fn into_callback<F: FnMut(i32) + 'static>(closure: F) -> (extern "C" fn(i32, *mut std::ffi::c_void), *mut std::ffi::c_void) {
            extern "C" fn trampoline<F: FnMut(i32)>(arg1: i32, user_data: *mut std::ffi::c_void) {
                let closure = unsafe { &mut *(user_data as *mut F) };
                closure(arg1)
            }
            (trampoline::<F>, Box::into_raw(Box::new(closure)) as *mut std::ffi::c_void)
        }
        let (callback, user_data) = into_callback(move |code| total += code);
        on_event(callback, user_data) }
}
