//# a definition wants a name
#![feature(c_variadic)]
pub unsafe extern "C" fn log(level: i32, ...) {}
                                       //^^^ warning variadic-without-pattern: `...` needs a name here, or `_`
//> Name it `_`
#![feature(c_variadic)]
pub unsafe extern "C" fn log(level: i32, _: ...) {}

//# methods, traits, inactive code, a `...` that is not last
#![feature(c_variadic)]
pub struct Logger;
impl Logger {
    pub unsafe extern "C" fn log(&self, ...) {}
                                      //^^^ warning variadic-without-pattern: `...` needs a name here, or `_`
}
pub trait Log {
    unsafe extern "C" fn log(...);
                           //^^^ warning variadic-without-pattern: `...` needs a name here, or `_`
}
#[cfg(any())]
//~ 1..+1:38 hint inactive-code: `#[cfg(any())]` does not hold here (`x86_64-unknown-linux-gnu`), so this is not compiled
pub unsafe extern "C" fn gone(...) {}
                            //^^^ warning variadic-without-pattern: `...` needs a name here, or `_`
pub fn sum(..., count: usize) {}
         //^^^ warning variadic-without-pattern: `...` needs a name here, or `_`
         //^^^ error variadic-not-last: `...` must be the last parameter
//> all
#![feature(c_variadic)]
pub struct Logger;
impl Logger {
    pub unsafe extern "C" fn log(&self, _: ...) {}
}
pub trait Log {
    unsafe extern "C" fn log(_: ...);
}
#[cfg(any())]
pub unsafe extern "C" fn gone(_: ...) {}
pub fn sum(_: ..., count: usize) {}

//# parameters of a trait's methods need no names in edition 2015
//? edition: 2015
#![feature(c_variadic)]
pub trait Log {
    unsafe extern "C" fn log(...);
}

//# its level can be set for the crate
//? flags: -D varargs_without_pattern
#![feature(c_variadic)]
pub unsafe extern "C" fn log(level: i32, ...) {}
                                       //^^^ error variadic-without-pattern: `...` needs a name here, or `_`

//# named; declarations need none
#![feature(c_variadic)]
pub unsafe extern "C" fn log(level: i32, args: ...) {}
pub unsafe extern "C" fn ignore(level: i32, _: ...) {}
unsafe extern "C" {
    fn printf(format: *const u8, ...) -> i32;
}
pub type Log = unsafe extern "C" fn(i32, ...);
