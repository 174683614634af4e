//# reading arguments that may not be there
pub extern "C" fn log(level: i32, args: ...) {}
//~ 1-48 error unstable-variadic-definition: defining the variadic `log` in Rust is unstable: it needs a nightly compiler and `#![feature(c_variadic)]`
                                //^^^^^^^^^ error safe-variadic-definition: `log` reads variable arguments, so it must be `unsafe`
//> Add `unsafe`
pub unsafe extern "C" fn log(level: i32, args: ...) {}

//# methods, traits, a bare extern, and two complaints at once
pub struct Logger;
impl Logger {
    pub extern "C-unwind" fn log(&self, _: ...) {}
  //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error unstable-variadic-definition: defining the variadic `log` in Rust is unstable: it needs a nightly compiler and `#![feature(c_variadic)]`
                                      //^^^^^^ error safe-variadic-definition: `log` reads variable arguments, so it must be `unsafe`
}
pub trait Log {
    extern fn log(&self, args: ...);
  //^^^^^^ warning missing-abi: `extern` without an ABI string means `extern "C"`; spell it out
  //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error unstable-variadic-definition: defining the variadic `log` in Rust is unstable: it needs a nightly compiler and `#![feature(c_variadic)]`
                       //^^^^^^^^^ error safe-variadic-definition: `log` reads variable arguments, so it must be `unsafe`
}
pub extern "system" fn print(args: ...) {}
//~ 1-43 error unstable-variadic-definition: defining the variadic `print` in Rust is unstable: it needs a nightly compiler and `#![feature(c_variadic)]`
                           //^^^^^^^^^ error safe-variadic-definition: `print` reads variable arguments, so it must be `unsafe`
                           //^^^^^^^^^ error variadic-definition-abi: `print` has the `"system"` ABI; a variadic function can only be defined with `"C"` or `"C-unwind"`
//> Add `unsafe`
pub struct Logger;
impl Logger {
    pub unsafe extern "C-unwind" fn log(&self, _: ...) {}
}
pub trait Log {
    extern fn log(&self, args: ...);
}
pub extern "system" fn print(args: ...) {}

//# unsafe; declarations may be safe; without `extern` it is another rule's business
pub unsafe extern "C" fn log(level: i32, args: ...) {}
//~ 1-55 error unstable-variadic-definition: defining the variadic `log` in Rust is unstable: it needs a nightly compiler and `#![feature(c_variadic)]`
unsafe extern "C" {
    safe fn ignore(x: i32, ...);
}
pub fn rust(args: ...) {}
//~ 1-26 error unstable-variadic-definition: defining the variadic `rust` in Rust is unstable: it needs a nightly compiler and `#![feature(c_variadic)]`
          //^^^^^^^^^ error variadic-without-extern: `rust` has the Rust ABI, which has no variable arguments
