//# before another parameter
unsafe extern "C" {
    pub fn log(..., level: i32) -> i32;
             //^^^ error variadic-not-last: `...` must be the last parameter
}
//> Move `...` to the end
unsafe extern "C" {
    pub fn log(level: i32, ...) -> i32;
}

//# with a name, in the middle, in a function pointer
pub type Log = unsafe extern "C" fn(level: i32, args: ..., file: *const u8);
                                              //^^^^^^^^^ error variadic-not-last: `...` must be the last parameter
//> Move `...` to the end
pub type Log = unsafe extern "C" fn(level: i32, file: *const u8, args: ...);

//# twice
unsafe extern "C" {
    fn log(level: i32, ..., ...);
                     //^^^ error variadic-not-last: `...` must be the last parameter
}
//> Remove this `...`
unsafe extern "C" {
    fn log(level: i32, ...);
}

//# definitions
pub fn sum(_: ..., count: usize) {}
         //^^^^^^ error variadic-not-last: `...` must be the last parameter
pub struct Logger;
impl Logger {
    pub unsafe extern "C" fn log(&self, _: ..., level: i32) {}
                                      //^^^^^^ error variadic-not-last: `...` must be the last parameter
}

//# last, or nobody knows
unsafe extern "C" {
    fn log(level: i32, ...);
    fn flush(..., #[cfg(windows)] handle: *mut u8);
}

//# attributes are part of the parameter
unsafe extern "C" {
    fn log(#[allow(unused)] ..., level: i32);
         //^^^^^^^^^^^^^^^^^^^^ error variadic-not-last: `...` must be the last parameter
}
//> Move `...` to the end
unsafe extern "C" {
    fn log(level: i32, #[allow(unused)] ...);
}
