//# on stable
#[inline]
pub unsafe extern "C" fn log(level: i32, args: ...)
//~ 1..+4:2 error unstable-variadic-definition: defining the variadic `log` in Rust is unstable: it needs a nightly compiler and `#![feature(c_variadic)]`
where
    i32: Copy,
{
}

//# whatever else is wrong with it
pub struct Logger;
impl Logger {
    pub fn log(&self, _: ...) {}
  //^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error unstable-variadic-definition: defining the variadic `log` in Rust is unstable: it needs a nightly compiler and `#![feature(c_variadic)]`
                    //^^^^^^ error variadic-without-extern: `log` has the Rust ABI, which has no variable arguments
}
pub trait Log {
    unsafe extern "C" fn log(level: i32, args: ...);
  //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error unstable-variadic-definition: defining the variadic `log` in Rust is unstable: it needs a nightly compiler and `#![feature(c_variadic)]`
}

//# const on top of it is another feature
//? rustc: has no code for `const`
#![feature(c_variadic)]
pub const unsafe extern "C" fn log(level: i32, args: ...) {}
//~ 1-58 error unstable-variadic-definition: `log` is both `const` and variadic: unstable, it needs a nightly compiler and `#![feature(const_c_variadic)]`

//# naked functions of other ABIs are yet another
//? rustc: has no code for it
#![feature(c_variadic)]
#[unsafe(naked)]
pub unsafe extern "win64" fn log(_: ...) {
//~ 1-41 error unstable-variadic-definition: defining the variadic `log` in Rust is unstable: it needs a nightly compiler and `#![feature(c_variadic_naked_functions)]`
    core::arch::naked_asm!("ret")
}

//# with the feature; declarations; `...` that is not last
#![feature(c_variadic)]
pub unsafe extern "C" fn log(level: i32, args: ...) {}
unsafe extern "C" {
    fn printf(format: *const u8, ...) -> i32;
}
pub type Log = unsafe extern "C" fn(i32, ...);

//# not last, so not variadic
pub fn sum(_: ..., count: usize) {}
         //^^^^^^ error variadic-not-last: `...` must be the last parameter
