//# a Rust function
pub fn sum(count: usize, numbers: ...) -> i64 {
//~ 1..+2:2 error unstable-variadic-definition: defining the variadic `sum` in Rust is unstable: it needs a nightly compiler and `#![feature(c_variadic)]`
                       //^^^^^^^^^^^^ error variadic-without-extern: `sum` has the Rust ABI, which has no variable arguments
    0
}
//> Make it `unsafe extern "C"`
pub unsafe extern "C" fn sum(count: usize, numbers: ...) -> i64 {
    0
}

//# unsafe alone does not help; methods
pub unsafe fn log(_: ...) {}
//~ 1-29 error unstable-variadic-definition: defining the variadic `log` in Rust is unstable: it needs a nightly compiler and `#![feature(c_variadic)]`
                //^^^^^^ error variadic-without-extern: `log` has the Rust ABI, which has no variable arguments
pub struct Logger;
impl Logger {
    fn log(&self, _: ...) {}
  //^^^^^^^^^^^^^^^^^^^^^^^^ error unstable-variadic-definition: defining the variadic `log` in Rust is unstable: it needs a nightly compiler and `#![feature(c_variadic)]`
                //^^^^^^ error variadic-without-extern: `log` has the Rust ABI, which has no variable arguments
}
pub trait Log {
    fn log(&self, args: ...);
  //^^^^^^^^^^^^^^^^^^^^^^^^^ error unstable-variadic-definition: defining the variadic `log` in Rust is unstable: it needs a nightly compiler and `#![feature(c_variadic)]`
                //^^^^^^^^^ error variadic-without-extern: `log` has the Rust ABI, which has no variable arguments
}
//> Make it `unsafe extern "C"`
pub unsafe extern "C" fn log(_: ...) {}
pub struct Logger;
impl Logger {
    fn log(&self, _: ...) {}
}
pub trait Log {
    fn log(&self, args: ...);
}

//# C functions, and slices
pub unsafe extern "C" fn log(level: i32, _: ...) {}
//~ 1-52 error unstable-variadic-definition: defining the variadic `log` in Rust is unstable: it needs a nightly compiler and `#![feature(c_variadic)]`
pub fn sum(numbers: &[i64]) -> i64 {
    numbers.iter().sum()
}

//# attributes are part of the parameter
pub unsafe fn log(level: i32, #[allow(unused)] args: ...) {}
//~ 1-61 error unstable-variadic-definition: defining the variadic `log` in Rust is unstable: it needs a nightly compiler and `#![feature(c_variadic)]`
                            //^^^^^^^^^^^^^^^^^^^^^^^^^^ error variadic-without-extern: `log` has the Rust ABI, which has no variable arguments
