//# gone before it runs
#![feature(c_variadic)]
pub async unsafe extern "C" fn log(level: i32, args: ...) {}
  //^^^^^ error async-variadic: `log` cannot be both `async` and variadic: its arguments are gone before it runs
                                                       //| warning improper-ctypes-definitions: `log` is async: it returns an `impl Future`, which `extern "C"` cannot carry
//> Remove `async`
#![feature(c_variadic)]
pub unsafe extern "C" fn log(level: i32, args: ...) {}

//# methods, and declarations as well
pub struct Logger;
impl Logger {
    pub async fn log(
//~ 5..+4:6 error unstable-variadic-definition: defining the variadic `log` in Rust is unstable: it needs a nightly compiler and `#![feature(c_variadic)]`
      //^^^^^ error async-variadic: `log` cannot be both `async` and variadic: its arguments are gone before it runs
        &self,
        _: ...
      //^^^^^^ error variadic-without-extern: `log` has the Rust ABI, which has no variable arguments
    ) {
    }
}
unsafe extern "C" {
    async fn print(format: *const u8, ...);
  //^^^^^ error async-variadic: `print` cannot be both `async` and variadic: its arguments are gone before it runs
  //^^^^^ error foreign-fn-qualifier: `print` is defined in another language, which cannot return a Rust future: it cannot be `async`
}

//# one or the other
#![feature(c_variadic)]
pub async fn wait(level: i32) {}
pub unsafe extern "C" fn log(level: i32, args: ...) {}
