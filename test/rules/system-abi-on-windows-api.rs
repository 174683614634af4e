//# functions of Windows in C's convention
//? target: i686-pc-windows-msvc
use std::ffi::{c_char, c_int, c_void};
type HWND = *mut c_void;
#[link(name = "user32")]
extern "C" {
    fn MessageBoxA(owner: HWND, text: *const c_char, title: *const c_char, flags: u32) -> c_int;
     //^^^^^^^^^^^ warning system-abi-on-windows-api: `MessageBoxA` of user32 is `extern "system"`: "C" leaves the stack wrong on 32-bit Windows
}
extern "C" {
    #[link_name = "Sleep"]
    fn sleep_milliseconds(time: u32);
     //^^^^^^^^^^^^^^^^^^ warning system-abi-on-windows-api: `Sleep` of kernel32 is `extern "system"`: "C" leaves the stack wrong on 32-bit Windows
}
//> Change the block's ABI to `"system"`
use std::ffi::{c_char, c_int, c_void};
type HWND = *mut c_void;
#[link(name = "user32")]
extern "system" {
    fn MessageBoxA(owner: HWND, text: *const c_char, title: *const c_char, flags: u32) -> c_int;
}
extern "C" {
    #[link_name = "Sleep"]
    fn sleep_milliseconds(time: u32);
}

//# on 64-bit Windows the mistake sleeps
//? target: x86_64-pc-windows-msvc
extern "C" {
    fn GetTickCount64() -> u64;
     //^^^^^^^^^^^^^^ warning system-abi-on-windows-api: `GetTickCount64` of kernel32 is `extern "system"`: "C" leaves the stack wrong on 32-bit Windows
}

//# jni-sys (JNISYS-4): the function table of the JNI
use std::ffi::c_void;
pub type JNIEnv = *const JNINativeInterface_;
#[repr(C)]
pub struct JNINativeInterface_ {
    pub reserved0: *mut c_void,
    pub GetVersion: Option<unsafe extern "C" fn(env: *mut JNIEnv) -> i32>,
                                //^^^^^^^^^^ warning system-abi-on-windows-api: The functions of `JNINativeInterface_` are `extern "system"` (JNICALL): "C" leaves the stack wrong on 32-bit Windows
    pub CallVoidMethod: Option<unsafe extern "C" fn(env: *mut JNIEnv, obj: *mut c_void, id: *mut c_void, ...)>,
    pub ExceptionCheck: Option<unsafe extern "C" fn(env: *mut JNIEnv) -> u8>,
}
//> Change the ABI to `"system"`
use std::ffi::c_void;
pub type JNIEnv = *const JNINativeInterface_;
#[repr(C)]
pub struct JNINativeInterface_ {
    pub reserved0: *mut c_void,
    pub GetVersion: Option<unsafe extern "system" fn(env: *mut JNIEnv) -> i32>,
    pub CallVoidMethod: Option<unsafe extern "C" fn(env: *mut JNIEnv, obj: *mut c_void, id: *mut c_void, ...)>,
    pub ExceptionCheck: Option<unsafe extern "system" fn(env: *mut JNIEnv) -> u8>,
}

//# j2534 (J2534-6): types for what a library is asked for
//? target: i686-pc-windows-msvc
use std::ffi::{c_char, c_void};
type PassThruOpenFn = unsafe extern "C" fn(name: *const c_char, device: *mut u32) -> i32;
                           //^^^^^^^^^^ warning system-abi-on-windows-api: `PassThruOpenFn` is `extern "system"` in Windows: "C" leaves the stack wrong on 32-bit x86
pub type WNDPROC = Option<unsafe extern "C" fn(*mut c_void, u32, usize, isize) -> isize>;
                               //^^^^^^^^^^ warning system-abi-on-windows-api: `WNDPROC` is `extern "system"` in Windows: "C" leaves the stack wrong on 32-bit x86
pub struct Kernel {
    pub GetLastError: unsafe extern "C" fn() -> u32,
                           //^^^^^^^^^^ warning system-abi-on-windows-api: `GetLastError` is `extern "system"` in Windows: "C" leaves the stack wrong on 32-bit x86
}

//# what Windows and Java ask for
//? target: i686-pc-windows-msvc
use std::ffi::c_void;
#[no_mangle]
pub extern "C" fn DllMain(module: *mut c_void, reason: u32, reserved: *mut c_void) -> i32 {
  //^^^^^^^^^^ warning system-abi-on-windows-api: Windows calls `DllMain` as `extern "system"`: "C" leaves the stack wrong on 32-bit Windows
    1
}
#[no_mangle]
pub extern "C" fn Java_org_example_Engine_start(env: *mut c_void, class: *mut c_void) {}
  //^^^^^^^^^^ warning system-abi-on-windows-api: Java calls `Java_org_example_Engine_start` as `extern "system"`: "C" leaves the stack wrong on 32-bit Windows

//# the right way, C's own functions, variadic ones
//? target: i686-pc-windows-msvc
use std::ffi::{c_char, c_int, c_void};
#[link(name = "kernel32")]
extern "system" {
    fn GetTickCount64() -> u64;
}
extern "C" {
    fn strlen(text: *const c_char) -> usize;
    fn wsprintfA(to: *mut c_char, format: *const c_char, ...) -> c_int;
}
#[link(name = "toolkit")]
extern "C" {
    fn Rectangle(canvas: *mut c_void, left: c_int, top: c_int, right: c_int, bottom: c_int) -> c_int;
}
pub type Handler = extern "C" fn(*mut c_void);
#[no_mangle]
pub extern "system" fn JNI_OnLoad(vm: *mut c_void, reserved: *mut c_void) -> i32 {
    0x10006
}
#[no_mangle]
pub extern "C" fn engine_start() {}

//# other systems have functions of their own
extern "C" {
    fn GetTickCount() -> u32;
}
#[no_mangle]
pub extern "C" fn Java_org_example_Engine_start(env: *mut u8, class: *mut u8) {}
