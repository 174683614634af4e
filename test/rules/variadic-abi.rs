//# Rust's own ABI has no variable arguments
unsafe extern "Rust" {
    pub fn log(format: *const u8, ...);
  //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error variadic-abi: the `"Rust"` ABI has no variable arguments
    fn flush();
}
//> Change the block's ABI to `"C"`
unsafe extern "C" {
    pub fn log(format: *const u8, ...);
    fn flush();
}

//# function pointers
pub type Log = unsafe fn(*const u8, ...);
             //^^^^^^^^^^^^^^^^^^^^^^^^^ error variadic-abi: the `"Rust"` ABI has no variable arguments
pub type Visit = for<'a> fn(&'a u8, ...) -> i32;
               //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error variadic-abi: the `"Rust"` ABI has no variable arguments
pub type Explicit = Option<unsafe extern "Rust" fn(...)>;
                         //^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error variadic-abi: the `"Rust"` ABI has no variable arguments
//> Change the ABI to `"C"`
pub type Log = unsafe extern "C" fn(*const u8, ...);
pub type Visit = for<'a> fn(&'a u8, ...) -> i32;
pub type Explicit = Option<unsafe extern "Rust" fn(...)>;

//# pointers in signatures
pub fn install(log: fn(*const u8, ...), level: i32) -> unsafe extern "Rust" fn(i32, args: ...) {
                  //^^^^^^^^^^^^^^^^^^ error variadic-abi: the `"Rust"` ABI has no variable arguments
                                                     //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error variadic-abi: the `"Rust"` ABI has no variable arguments
    loop {}
}

//# an ABI that is also unsupported, and one that is none
pub fn on_start() {
    unsafe extern "stdcall" {
                //^^^^^^^^^ error unsupported-abi: `"stdcall"` does not exist on `x86_64-unknown-linux-gnu`; `"system"` is `"stdcall"` on 32-bit Windows and `"C"` elsewhere
        safe fn log(format: *const u8, ...) -> i32;
      //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error variadic-abi: the `"stdcall"` ABI has no variable arguments
    }
    unsafe extern "Cdecl2" {
                //^^^^^^^^ error unknown-abi: `"Cdecl2"` is not an ABI that Rust knows; did you mean `"cdecl"`?
        fn print(...);
      //^^^^^^^^^^^^^^ error variadic-abi: the ABI is unknown and taken as Rust's own, which has no variable arguments
    }
}

//# the callee cannot clean up
//? target: i686-pc-windows-msvc
unsafe extern "stdcall" {
    fn log(format: *const u8, ...);
  //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error variadic-abi: the `"stdcall"` ABI has no variable arguments
}
unsafe extern "system" {
    fn print(format: *const u8, ...);
}

//# ABIs with variable arguments
unsafe extern "C" {
    pub fn printf(format: *const u8, ...) -> i32;
    fn anything(...);
    safe fn named(x: i32, rest: ...);
}
unsafe extern "system" {
    fn print(format: *const u8, ...);
}
unsafe extern "efiapi" {
    fn install_protocols(handle: *mut u8, ...) -> usize;
}
unsafe extern {
     //^^^^^^ warning missing-abi: `extern` without an ABI string means `extern "C"`; spell it out
    fn bare(...);
}
pub type Log = unsafe extern "sysv64" fn(i32, ...);
pub type Print = Option<unsafe extern "C-unwind" fn(*const u8, args: ...) -> i32>;
