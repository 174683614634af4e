//# weak symbols
#[linkage = "weak"]
//~ 1-20 error unstable-linkage-attribute: `linkage` is an experiment of nightly compilers (`#![feature(linkage)]`)
pub extern "C" fn on_panic() {}

//# functions that only compute
unsafe extern "C" {
    #[unsafe(ffi_const)]
  //^^^^^^^^^^^^^^^^^^^^ error unstable-linkage-attribute: `ffi_const` is an experiment of nightly compilers (`#![feature(ffi_const)]`)
    fn square(x: i32) -> i32;
    #[unsafe(ffi_pure)]
  //^^^^^^^^^^^^^^^^^^^ error unstable-linkage-attribute: `ffi_pure` is an experiment of nightly compilers (`#![feature(ffi_pure)]`)
    fn length(text: *const i8) -> usize;
}

//# thread-local storage, the linker's `used`, a condition in link
#[thread_local]
//~ 1-16 error unstable-linkage-attribute: `thread_local` is an experiment of nightly compilers (`#![feature(thread_local)]`)
static COUNTER: u32 = 0;
#[used(linker)]
//~ 1-16 error unstable-linkage-attribute: `used(linker)` is an experiment of nightly compilers (`#![feature(used_with_arg)]`)
static KEPT: u8 = 1;
#[link(name = "z", cfg(unix))]
                 //^^^^^^^^^ error unstable-linkage-attribute: `cfg` inside `link` is an experiment of nightly compilers: write `cfg_attr` around it
unsafe extern "C" {}
#[cfg_attr(all(), used(compiler))]
                //^^^^^^^^^^^^^^ error unstable-linkage-attribute: `used(compiler)` is an experiment of nightly compilers (`#![feature(used_with_arg)]`)
static KEPT_TOO: u8 = 1;

//# silent: with the features
//? rustc: it is asked as a stable compiler
#![feature(linkage, ffi_const, used_with_arg, thread_local, link_cfg)]
#[linkage = "weak"]
pub extern "C" fn on_panic() {}
unsafe extern "C" {
    #[unsafe(ffi_const)]
    fn square(x: i32) -> i32;
}
#[thread_local]
static COUNTER: u32 = 0;
#[used(linker)]
static KEPT: u8 = 1;
#[link(name = "z", cfg(unix))]
unsafe extern "C" {}

//# silent: the stable macro, the plain attribute
thread_local! {
    static COUNTER: u32 = 0;
}
#[used]
static KEPT: u8 = 1;

//# silent: the feature may be on where the attribute is
//? rustc: without the flag the feature is off
#![cfg_attr(target_feature = "atomics", feature(thread_local))]
#[thread_local]
static LOCAL: u8 = 1;

//# a feature of another configuration
#![cfg_attr(windows, feature(thread_local))]
#[thread_local]
//~ 1-16 error unstable-linkage-attribute: `thread_local` is an experiment of nightly compilers (`#![feature(thread_local)]`)
static LOCAL: u8 = 1;
