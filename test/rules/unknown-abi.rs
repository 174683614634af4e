//# the case matters
pub extern "c" fn f() {}
         //^^^ error unknown-abi: `"c"` is not an ABI that Rust knows; did you mean `"C"`?
//> Change the ABI to `"C"`
pub extern "C" fn f() {}

//# raw strings and escapes are read before they are judged
pub extern r"C" fn f() {}
pub extern "\x43" fn g() {}

//# blocks, methods and function pointers
pub struct S;
impl S {
    pub extern "cdecll" fn m() {}
             //^^^^^^^^ error unknown-abi: `"cdecll"` is not an ABI that Rust knows; did you mean `"cdecl"`?
}
pub type T = unsafe extern "stdcal" fn();
                         //^^^^^^^^ error unknown-abi: `"stdcal"` is not an ABI that Rust knows; did you mean `"stdcall"`?
