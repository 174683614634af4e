//# a callback that C may not have
use std::ffi::{c_int, c_void};

#[no_mangle]
pub extern "C" fn set_logger(log: extern "C" fn(c_int), data: *mut c_void) {
                                //^^^^^^^^^^^^^^^^^^^^ warning non-null-fn-pointer: C may leave `log` NULL, which this type cannot be; make it `Option<…>`
    let _ = (log, data);
}
//> Make it an `Option`
use std::ffi::{c_int, c_void};

#[no_mangle]
pub extern "C" fn set_logger(log: Option<extern "C" fn(c_int)>, data: *mut c_void) {
    let _ = (log, data);
}

//# what C gives back, and statics of C
use std::ffi::{c_int, c_void};

unsafe extern "C" {
    fn signal_handler(signal: c_int) -> unsafe extern "C" fn(c_int);
                                      //^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning non-null-fn-pointer: C may leave the result of `signal_handler` NULL, which this type cannot be; make it `Option<…>`
    static hook: extern "C" fn(*mut c_void);
               //^^^^^^^^^^^^^^^^^^^^^^^^^^ warning non-null-fn-pointer: C may leave `hook` NULL, which this type cannot be; make it `Option<…>`
}

//# a table of functions that C hands in
use std::ffi::c_int;

#[repr(C)]
pub struct Callbacks {
    open: extern "C" fn(c_int) -> c_int,
    close: Option<extern "C" fn(c_int)>,
}

#[no_mangle]
pub extern "C" fn plugin_init(callbacks: &Callbacks) -> c_int {
                                       //^^^^^^^^^^ warning non-null-fn-pointer: C may leave `open` in `callbacks` NULL, which this type cannot be; make it `Option<…>`
    (callbacks.open)(1)
}

//# Rust gives the pointer, or nobody from C does
use std::ffi::c_int;

unsafe extern "C" {
    fn on_exit(handler: extern "C" fn(c_int));
    fn api() -> *const Table;
    fn set_table(table: *mut Table);
}

#[repr(C)]
pub struct Table {
    open: extern "C" fn(c_int) -> c_int,
}

#[no_mangle]
pub extern "C" fn set_handler(handler: Option<extern "C" fn(c_int)>) {
    let _ = handler;
}

pub extern "C" fn for_rust(handler: extern "C" fn(c_int)) {
    unsafe { on_exit(handler) };
}
