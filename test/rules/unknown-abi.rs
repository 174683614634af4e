//# the case matters
pub extern "c" fn on_exit() {}
         //^^^ error unknown-abi: `"c"` is not an ABI that Rust knows; did you mean `"C"`?
//> Change the ABI to `"C"`
pub extern "C" fn on_exit() {}

//# raw strings and escapes are read before they are judged
pub extern r"C" fn f() {}
pub extern "\x43" fn g() {}
pub extern r#"sysv64"# fn h() {}

//# blocks, methods, traits and function pointers
//? target: i686-pc-windows-msvc
unsafe extern "win32" {
            //^^^^^^^ error unknown-abi: `"win32"` is not an ABI that Rust knows
    fn close(handle: *mut u8) -> i32;
}
pub struct S;
impl S {
    pub extern "cdecll" fn m() {}
             //^^^^^^^^ error unknown-abi: `"cdecll"` is not an ABI that Rust knows; did you mean `"cdecl"`?
}
pub trait T {
    extern "stdcall_unwind" fn t();
         //^^^^^^^^^^^^^^^^ error unknown-abi: `"stdcall_unwind"` is not an ABI that Rust knows; did you mean `"stdcall-unwind"`?
}
pub type P = unsafe extern r#"stdcal"# fn();
                         //^^^^^^^^^^^ error unknown-abi: `"stdcal"` is not an ABI that Rust knows; did you mean `"stdcall"`?
//> Change the ABI to `"cdecl"`
unsafe extern "win32" {
    fn close(handle: *mut u8) -> i32;
}
pub struct S;
impl S {
    pub extern "cdecl" fn m() {}
}
pub trait T {
    extern "stdcall_unwind" fn t();
}
pub type P = unsafe extern r#"stdcal"# fn();
//> Change the ABI to `"stdcall"`
unsafe extern "win32" {
    fn close(handle: *mut u8) -> i32;
}
pub struct S;
impl S {
    pub extern "cdecll" fn m() {}
}
pub trait T {
    extern "stdcall_unwind" fn t();
}
pub type P = unsafe extern "stdcall" fn();

//# nothing is near enough
pub extern "C++" fn f() {}
         //^^^^^ error unknown-abi: `"C++"` is not an ABI that Rust knows
pub extern "" fn g() {}
         //^^ error unknown-abi: `""` is not an ABI that Rust knows; did you mean `"C"`?
pub extern "rust-intrinsic" fn h() {}
         //^^^^^^^^^^^^^^^^ error unknown-abi: `"rust-intrinsic"` is not an ABI that Rust knows

//# unstable ABIs are only suggested where their feature is on
pub extern "vectorcal" fn f() {}
         //^^^^^^^^^^^ error unknown-abi: `"vectorcal"` is not an ABI that Rust knows

//# with the feature
#![feature(abi_vectorcall)]
pub extern "vectorcal" fn f() {}
         //^^^^^^^^^^^ error unknown-abi: `"vectorcal"` is not an ABI that Rust knows; did you mean `"vectorcall"`?
//> Change the ABI to `"vectorcall"`
#![feature(abi_vectorcall)]
pub extern "vectorcall" fn f() {}

//# an ABI inside a block has no meaning, but must exist
unsafe extern "C" {
    extern "clang" fn f();
  //^^^^^^^^^^^^^^ error foreign-fn-qualifier: `f` has the ABI of its external block, so it cannot have an `extern` of its own
         //^^^^^^^ error unknown-abi: `"clang"` is not an ABI that Rust knows
}

//# cxx and its kin bring their own
#[cxx::bridge]
mod ffi {
    unsafe extern "C++" {
        include!("store.h");
        type Store;
    }
}

//# strings, comments and macros that only look like it
/// `extern "nope" fn f() {}`
pub fn documented() -> &'static str {
    // extern "nope" fn f() {}
    stringify!(extern "nope" fn f() {})
}

//# the branches of `cfg_select!` are read as items, all of them; what is in them is judged in one
cfg_select! {
    unix => {
        unsafe extern "c" { fn pause() -> i32; }
                    //^^^ error unknown-abi: `"c"` is not an ABI that Rust knows; did you mean `"C"`?
    }
    _ => { unsafe extern "c" { fn wake(); } }
}
//> Change the ABI to `"C"`
cfg_select! {
    unix => {
        unsafe extern "C" { fn pause() -> i32; }
    }
    _ => { unsafe extern "c" { fn wake(); } }
}
