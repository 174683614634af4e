//# functions of the C library as Windows'
//? target: i686-pc-windows-msvc
use std::ffi::{c_char, c_void};
extern "system" {
    fn strlen(text: *const c_char) -> usize;
     //^^^^^^ warning stdcall-on-c-target: `strlen` is a function of the C library, which is `extern "C"` on Windows too: "system" leaves the stack wrong
    fn Sleep(milliseconds: u32);
}
extern "stdcall" {
    fn malloc(size: usize) -> *mut c_void;
     //^^^^^^ warning stdcall-on-c-target: `malloc` is a function of the C library, which is `extern "C"` on Windows too: "stdcall" leaves the stack wrong
}
//> Change the block's ABI to `"C"`
use std::ffi::{c_char, c_void};
extern "C" {
    fn strlen(text: *const c_char) -> usize;
    fn Sleep(milliseconds: u32);
}
extern "stdcall" {
    fn malloc(size: usize) -> *mut c_void;
}

//# on 64-bit Windows both words mean the same
//? target: x86_64-pc-windows-msvc
use std::ffi::c_char;
extern "system" {
    fn strlen(text: *const c_char) -> usize;
     //^^^^^^ info stdcall-on-c-target: `strlen` is a function of the C library, which is `extern "C"` on Windows too: "system" leaves the stack wrong
}

//# stdcall where no library has it
//? target: i686-unknown-linux-gnu
pub type Callback = extern "stdcall" fn(code: i32);
                  //^^^^^^^^^^^^^^^^ warning stdcall-on-c-target: "stdcall" is the convention of 32-bit Windows: libraries of `i686-unknown-linux-gnu` are built for "C"
extern "stdcall" {
//~ 1-17 warning stdcall-on-c-target: "stdcall" is the convention of 32-bit Windows: libraries of `i686-unknown-linux-gnu` are built for "C"
    fn engine_on_event(callback: Callback);
}
#[no_mangle]
pub extern "stdcall" fn engine_event(code: i32) {}
  //^^^^^^^^^^^^^^^^ warning stdcall-on-c-target: "stdcall" is the convention of 32-bit Windows: libraries of `i686-unknown-linux-gnu` are built for "C"
//> Change the ABI to `"C"`
pub type Callback = extern "C" fn(code: i32);
extern "stdcall" {
    fn engine_on_event(callback: Callback);
}
#[no_mangle]
pub extern "stdcall" fn engine_event(code: i32) {}

//# the right way on Windows
//? target: i686-pc-windows-gnu
use std::ffi::{c_char, c_int, c_void};
extern "C" {
    fn strlen(text: *const c_char) -> usize;
}
extern "system" {
    fn GetTickCount() -> u32;
    #[link_name = "RtlMoveMemory"]
    fn memmove(to: *mut c_void, from: *const c_void, count: usize);
}
#[link(name = "driver")]
extern "stdcall" {
    fn remove(device: u32) -> c_int;
}
pub type Callback = extern "stdcall" fn(code: i32);

//# elsewhere "system" is C's convention
use std::ffi::c_char;
extern "system" {
    fn strlen(text: *const c_char) -> usize;
}
