//# bytes and unit instead of void
unsafe extern "C" {
    fn on_event(callback: Option<extern "C" fn(*mut u8)>, user_data: *mut u8);
                                                                   //^^^^^^^ info untyped-user-data: `user_data` goes beside a callback and is `void *` in C; write `*mut c_void` instead of `*mut u8`
    fn each(visit: extern "C" fn(*const ()), ctx: *const ());
                                                //^^^^^^^^^ info untyped-user-data: `ctx` goes beside a callback and is `void *` in C; write `*const c_void` instead of `*const ()`
}
//> Make it a pointer to `c_void`
unsafe extern "C" {
    fn on_event(callback: Option<extern "C" fn(*mut u8)>, user_data: *mut std::ffi::c_void);
    fn each(visit: extern "C" fn(*const ()), ctx: *const ());
}

//# real bytes, no callback, or void already
use std::ffi::c_void;

unsafe extern "C" {
    fn write(file: i32, data: *const u8, length: usize) -> isize;
    fn on_event(callback: Option<extern "C" fn(*mut c_void)>, user_data: *mut c_void);
    fn on_bytes(callback: Option<extern "C" fn(*const u8, usize)>, buffer: *mut u8, length: usize);
}
