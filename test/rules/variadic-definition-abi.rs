//# only the C ABI
pub unsafe extern "system" fn log(level: i32, args: ...) {}
//~ 1-60 error unstable-variadic-definition: defining the variadic `log` in Rust is unstable: it needs a nightly compiler and `#![feature(c_variadic)]`
                                            //^^^^^^^^^ error variadic-definition-abi: `log` has the `"system"` ABI; a variadic function can only be defined with `"C"` or `"C-unwind"`
//> Change the ABI to `"C"`
pub unsafe extern "C" fn log(level: i32, args: ...) {}

//# the Rust ABI spelled out; a method; one with unwinding
pub unsafe extern "Rust" fn log(level: i32, args: ...) {}
//~ 1-58 error unstable-variadic-definition: defining the variadic `log` in Rust is unstable: it needs a nightly compiler and `#![feature(c_variadic)]`
                                          //^^^^^^^^^ error variadic-definition-abi: `log` has the `"Rust"` ABI; a variadic function can only be defined with `"C"` or `"C-unwind"`
pub struct Logger;
impl Logger {
    pub unsafe extern "sysv64-unwind" fn log(&self, _: ...) {}
  //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error unstable-variadic-definition: defining the variadic `log` in Rust is unstable: it needs a nightly compiler and `#![feature(c_variadic)]`
                                                  //^^^^^^ error variadic-definition-abi: `log` has the `"sysv64-unwind"` ABI; a variadic function can only be defined with `"C"` or `"C-unwind"`
}
//> Change the ABI to `"C"`
pub unsafe extern "C" fn log(level: i32, args: ...) {}
pub struct Logger;
impl Logger {
    pub unsafe extern "sysv64-unwind" fn log(&self, _: ...) {}
}
//> Change the ABI to `"C-unwind"`
pub unsafe extern "Rust" fn log(level: i32, args: ...) {}
pub struct Logger;
impl Logger {
    pub unsafe extern "C-unwind" fn log(&self, _: ...) {}
}

//# naked functions read their arguments themselves
//? rustc: two of its verdicts on naked functions have no key
#![feature(c_variadic, c_variadic_naked_functions)]
#[unsafe(naked)]
pub unsafe extern "win64" fn log(_: ...) {
    core::arch::naked_asm!("ret")
}
#[unsafe(naked)]
pub unsafe extern "Rust" fn rust(_: ...) {
                               //^^^^^^ error variadic-definition-abi: `rust` has the `"Rust"` ABI; a variadic function can only be defined with `"C"` or `"C-unwind"`
    core::arch::naked_asm!("ret")
}

//# C, with and without unwinding; a string that is no ABI
pub unsafe extern "C" fn log(level: i32, args: ...) {}
//~ 1-55 error unstable-variadic-definition: defining the variadic `log` in Rust is unstable: it needs a nightly compiler and `#![feature(c_variadic)]`
pub unsafe extern "C-unwind" fn log_or_panic(level: i32, args: ...) {}
//~ 1-71 error unstable-variadic-definition: defining the variadic `log_or_panic` in Rust is unstable: it needs a nightly compiler and `#![feature(c_variadic)]`
pub unsafe extern fn bare(args: ...) {}
//~ 1-40 error unstable-variadic-definition: defining the variadic `bare` in Rust is unstable: it needs a nightly compiler and `#![feature(c_variadic)]`
         //^^^^^^ warning missing-abi: `extern` without an ABI string means `extern "C"`; spell it out
pub unsafe extern "cpp" fn unknown(args: ...) {}
//~ 1-49 error unstable-variadic-definition: defining the variadic `unknown` in Rust is unstable: it needs a nightly compiler and `#![feature(c_variadic)]`
                //^^^^^ error unknown-abi: `"cpp"` is not an ABI that Rust knows
