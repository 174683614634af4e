//# a callback that gets a number only
//? flags: -W callback-without-userdata
use std::ffi::c_int;

#[no_mangle]
pub extern "C" fn on_progress(callback: Option<extern "C" fn(c_int)>) {
                                      //^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning callback-without-userdata: the callback `callback` is given nothing of its caller's; take a `*mut c_void` and hand it through
    let _ = callback;
}

//# a callback that gets what belongs to its caller
//? flags: -W callback-without-userdata
use std::ffi::{c_int, c_void};

#[no_mangle]
pub extern "C" fn on_progress(callback: Option<extern "C" fn(*mut c_void, c_int)>, user_data: *mut c_void) {
    let _ = (callback, user_data);
}

//# off by default
#[no_mangle]
pub extern "C" fn at_exit(callback: extern "C" fn()) {
    callback();
}
