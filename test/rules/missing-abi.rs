//# functions, blocks, pointers
unsafe extern { fn getpid() -> i32; }
     //^^^^^^ warning missing-abi: `extern` without an ABI string means `extern "C"`; spell it out
pub extern fn on_event(code: i32) {}
  //^^^^^^ warning missing-abi: `extern` without an ABI string means `extern "C"`; spell it out
pub type Callback = extern fn(i32);
                  //^^^^^^ warning missing-abi: `extern` without an ABI string means `extern "C"`; spell it out
pub fn register(callback: Option<unsafe extern fn(*mut u8)>) {}
                                      //^^^^^^ warning missing-abi: `extern` without an ABI string means `extern "C"`; spell it out
//> all
unsafe extern "C" { fn getpid() -> i32; }
pub extern "C" fn on_event(code: i32) {}
pub type Callback = extern "C" fn(i32);
pub fn register(callback: Option<unsafe extern "C" fn(*mut u8)>) {}

//# methods, items in bodies, split lines
pub struct Window;
impl Window {
    pub unsafe extern
             //^^^^^^ warning missing-abi: `extern` without an ABI string means `extern "C"`; spell it out
    fn proc(&self) {}
}
pub trait Plugin {
    extern /* C */ fn start();
  //^^^^^^ warning missing-abi: `extern` without an ABI string means `extern "C"`; spell it out
}
pub fn run() {
    extern fn done() {}
  //^^^^^^ warning missing-abi: `extern` without an ABI string means `extern "C"`; spell it out
    let hook: extern fn() = done;
            //^^^^^^ warning missing-abi: `extern` without an ABI string means `extern "C"`; spell it out
    hook();
}
//> all
pub struct Window;
impl Window {
    pub unsafe extern "C"
    fn proc(&self) {}
}
pub trait Plugin {
    extern "C" /* C */ fn start();
}
pub fn run() {
    extern "C" fn done() {}
    let hook: extern "C" fn() = done;
    hook();
}

//# a literal that names no ABI
pub extern b"C" fn bytes() {}
  //^^^^^^ warning missing-abi: What follows `extern` names no ABI, so `"C"` is meant
         //^^^^ error non-string-abi: `b"C"` is not a string; an ABI is written `"C"`
pub type P = extern 'C' fn();
           //^^^^^^ warning missing-abi: What follows `extern` names no ABI, so `"C"` is meant
                  //^^^ error non-string-abi: `'C'` is not a string; an ABI is written `"C"`

//# `extern` as a qualifier in a block
unsafe extern "C" {
    extern fn tzset();
  //^^^^^^ error foreign-fn-qualifier: `tzset` has the ABI of its external block, so it cannot have an `extern` of its own
  //^^^^^^ warning missing-abi: `extern` without an ABI string means `extern "C"`; spell it out
    fn atexit(f: extern fn()) -> i32;
               //^^^^^^ warning missing-abi: `extern` without an ABI string means `extern "C"`; spell it out
}

//# a misplaced qualifier
pub extern unsafe fn f() {}
  //^^^^^^ warning missing-abi: `extern` without an ABI string means `extern "C"`; spell it out
         //^^^^^^ error qualifier-order: `unsafe` must come before `extern`: the order is `const`, `async`, `unsafe`, `extern`

//# what is no literal is another error
extern C { fn getpid() -> i32; }
     //^ error abi-not-a-literal: the ABI after `extern` is a string: `"C"`, not `C`

//# inner attributes speak for the whole block
extern {
    #![allow(missing_abi)]
    fn atexit(f: extern fn()) -> i32;
}
pub fn f() {
    extern { #![deny(missing_abi)] }
  //^^^^^^ error missing-abi: `extern` without an ABI string means `extern "C"`; spell it out
    extern { #![cfg(any())] }
           //^^^^^^^^^^^^^^^^ hint inactive-code: `#![cfg(any())]` does not hold here (`x86_64-unknown-linux-gnu`), so this is not compiled
}

//# allowed, configured out, macro input, and `extern crate`
extern crate core;
#[allow(missing_abi)]
pub extern fn quiet() {}
#[cfg(any())]
//~ 1..+1:27 hint inactive-code: `#[cfg(any())]` does not hold here (`x86_64-unknown-linux-gnu`), so this is not compiled
pub extern fn nowhere() {}
macro_rules! define { ($($t:tt)*) => {}; }
define! { extern fn f() {} }
pub extern "C" fn explicit() {}

//# the branch of `cfg_if!` that is there
macro_rules! cfg_if {
    (if #[cfg($there:meta)] { $($item:item)* } else { $($other:item)* }) => {
        $(#[cfg($there)] $item)*
        $(#[cfg(not($there))] $other)*
    };
}
cfg_if! {
    if #[cfg(windows)] {
        pub extern fn wake() {}
    } else {
        pub extern fn sleep() {}
          //^^^^^^ warning missing-abi: `extern` without an ABI string means `extern "C"`; spell it out
        cfg_if! {
            if #[cfg(target_os = "linux")] {
                extern { fn pause() -> i32; }
              //^^^^^^ warning missing-abi: `extern` without an ABI string means `extern "C"`; spell it out
            } else {
                extern { fn sigpause(mask: i32) -> i32; }
            }
        }
    }
}

//# `cfg_select!`, in a module and in a body; an attribute on a macro call is not its items'
#[allow(missing_abi)]
cfg_select! {
    windows => { pub extern fn wake() {} }
    unix => {
        pub extern fn sleep() {}
          //^^^^^^ warning missing-abi: `extern` without an ABI string means `extern "C"`; spell it out
        #[allow(missing_abi)]
        pub extern fn quiet() {}
    }
    _ => {}
}
pub fn f() {
    cfg_select! {
        not(unix) => {}
        _ => {
            extern fn on_exit() {}
          //^^^^^^ warning missing-abi: `extern` without an ABI string means `extern "C"`; spell it out
            on_exit();
        }
    }
}

//# a macro that makes external blocks
macro_rules! extern_libpython {
    ($($item:tt)*) => { unsafe extern "C" { $($item)* } };
}
extern_libpython! {
    pub fn Py_AtExit(exit: Option<extern fn()>) -> i32;
                                //^^^^^^ warning missing-abi: `extern` without an ABI string means `extern "C"`; spell it out
}
