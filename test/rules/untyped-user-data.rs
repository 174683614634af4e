//# bytes and nothing beside a callback
use std::ffi::c_int;

extern "C" {
    fn set_handler(handler: Option<unsafe extern "C" fn(c_int)>, user_data: *mut u8);
                                                                          //^^^^^^^ info untyped-user-data: `user_data` is user data of a type that nobody knows here: write `c_void` for what it points to instead of `u8`
    fn on_close(handler: extern "C" fn(), data: *mut ());
                                              //^^^^^^^ info untyped-user-data: `data` is user data of a type that nobody knows here: write `c_void` for what it points to instead of `()`
}
//> Point to `c_void`
use std::ffi::c_int;

extern "C" {
    fn set_handler(handler: Option<unsafe extern "C" fn(c_int)>, user_data: *mut core::ffi::c_void);
    fn on_close(handler: extern "C" fn(), data: *mut ());
}

//# in an exported function, a callback's type and a struct
pub type Visit = unsafe extern "C" fn(item: u32, user_data: *mut ()) -> bool;
                                                          //^^^^^^^ info untyped-user-data: `user_data` is user data of a type that nobody knows here: write `c_void` for what it points to instead of `()`

#[no_mangle]
pub extern "C" fn visit(visitor: Visit, ctx: *mut ()) -> bool {
                                           //^^^^^^^ info untyped-user-data: `ctx` is user data of a type that nobody knows here: write `c_void` for what it points to instead of `()`
    unsafe { visitor(1, ctx) }
}

#[repr(C)]
pub struct Hook {
    pub call: Option<unsafe extern "C" fn()>,
    pub data: *mut u8,
            //^^^^^^^ info untyped-user-data: `data` is user data of a type that nobody knows here: write `c_void` for what it points to instead of `u8`
}

//# c_void, buffers, and pointers that are no user data
use std::ffi::{c_int, c_void};

extern "C" {
    fn set_handler(handler: Option<unsafe extern "C" fn(c_int)>, user_data: *mut c_void);
    fn read_async(handler: Option<unsafe extern "C" fn(c_int)>, data: *mut u8, len: usize);
    fn checksum(data: *const u8) -> u32;
}

pub type Write = unsafe extern "C" fn(data: *const u8, len: usize) -> usize;

#[repr(C)]
pub struct Buffer {
    pub data: *mut u8,
    pub len: usize,
    pub free: Option<unsafe extern "C" fn(*mut u8)>,
}
