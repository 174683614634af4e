//# a callback that gets nothing back
//? flags: -W callback-without-userdata
use std::ffi::c_int;

pub type Log = Option<unsafe extern "C" fn(level: c_int)>;

extern "C" {
    fn set_logger(log: Log);
                     //^^^ warning callback-without-userdata: the callback of `set_logger` gets no user data back: state can reach it only through globals; add a `*mut c_void` to both
    fn at_exit(call: extern "C" fn());
                   //^^^^^^^^^^^^^^^ warning callback-without-userdata: the callback of `at_exit` gets no user data back: state can reach it only through globals; add a `*mut c_void` to both
}

#[no_mangle]
pub extern "C" fn on_tick(call: Option<extern "C" fn(u32)>) {
                              //^^^^^^^^^^^^^^^^^^^^^^^^^^ warning callback-without-userdata: the callback of `on_tick` gets no user data back: state can reach it only through globals; add a `*mut c_void` to both
    if let Some(call) = call {
        call(1)
    }
}

//# with a pointer that comes back, or a handle that may hold one
//? flags: -W callback-without-userdata
use std::ffi::{c_int, c_void};

#[repr(C)]
pub struct Window {
    _private: [u8; 0],
}

extern "C" {
    fn set_logger(log: Option<unsafe extern "C" fn(level: c_int, data: *mut c_void)>, data: *mut c_void);
    fn on_resize(call: Option<unsafe extern "C" fn(window: *mut Window)>);
    fn on_event(call: unsafe extern "C" fn(usize));
}
