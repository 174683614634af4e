//# quotes forgotten
pub extern C fn on_exit() {}
         //^ error abi-not-a-literal: the ABI after `extern` is a string: `"C"`, not `C`
//> Write the ABI as `"C"`
pub extern "C" fn on_exit() {}

//# blocks
//? target: i686-pc-windows-msvc
extern stdcal {
     //^^^^^^ error abi-not-a-literal: the ABI after `extern` is a string; did you mean `"stdcall"`?
    fn close(handle: usize) -> i32;
}
//> Write the ABI as `"stdcall"`
extern "stdcall" {
    fn close(handle: usize) -> i32;
}

//# an underscore for the hyphen
extern C_unwind {
     //^^^^^^^^ error abi-not-a-literal: the ABI after `extern` is a string; did you mean `"C-unwind"`?
    fn close(handle: usize) -> i32;
}
//> Write the ABI as `"C-unwind"`
extern "C-unwind" {
    fn close(handle: usize) -> i32;
}

//# after another word the compiler expects `fn`
pub unsafe extern system fn on_exit() {}
                //^^^^^^ error abi-not-a-literal: the ABI after `extern` is a string: `"system"`, not `system`
//> Write the ABI as `"system"`
pub unsafe extern "system" fn on_exit() {}

//# no macros and no parentheses
extern concat!("C") {
     //^^^^^^ error abi-not-a-literal: the ABI after `extern` must be a string literal, not `concat`
    fn f();
}

//# parentheses
extern ("C") {
     //^ error abi-not-a-literal: the ABI after `extern` must be a string literal, not `(`
    fn f();
}

//# in a body
pub fn setup() {
    extern C fn inner() {}
         //^ error abi-not-a-literal: the ABI after `extern` is a string: `"C"`, not `C`
}

//# methods
pub struct S;
impl S {
    pub extern C fn m() {}
             //^ error abi-not-a-literal: the ABI after `extern` is a string: `"C"`, not `C`
}

//# extern crate is something else, and so are the inputs of macros
extern crate core;
macro_rules! import {
    (extern $abi:ident fn) => {};
}
import!(extern C fn);
