//# xmtp (XMTP-3): an alias inside an Option
use std::ffi::c_void;

pub type Callback = unsafe extern "C" fn(*mut c_void, i32);

#[no_mangle]
pub extern "C" fn client_on_message(callback: Option<Callback>, context: *mut c_void) {
                                                   //^^^^^^^^ info option-fn-alias-in-export: cbindgen writes `Option<Callback>` into the header as a struct of its own, because `Callback` is an alias; write the function pointer itself here, or make the alias one for the whole `Option`
    let _ = (callback, context);
}
//> Write `Callback` out
use std::ffi::c_void;

pub type Callback = unsafe extern "C" fn(*mut c_void, i32);

#[no_mangle]
pub extern "C" fn client_on_message(callback: Option<unsafe extern "C" fn(*mut c_void, i32)>, context: *mut c_void) {
    let _ = (callback, context);
}

//# written out, an alias for the option, other options, functions that are not exported
use std::ffi::c_void;

pub type Maybe = Option<extern "C" fn(i32)>;
pub type Callback = extern "C" fn(i32);
pub type Handle = c_void;

#[no_mangle]
pub extern "C" fn on_open(callback: Option<extern "C" fn(i32)>, other: Maybe, plain: Callback, handle: Option<&Handle>) {
    let _ = (callback, other, plain, handle);
}

pub extern "C" fn inner(callback: Option<Callback>) {
    let _ = callback;
}
