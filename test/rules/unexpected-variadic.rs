//# no field holds variable arguments
pub struct Call {
    args: ...,
        //^^^ error unexpected-variadic: `...` can only be the last parameter of a function or function pointer type
    count: usize,
}

//# tuples, arrays, aliases, statics, variants
pub type Args = (u8, ...);
                   //^^^ error unexpected-variadic: `...` can only be the last parameter of a function or function pointer type
pub type All = [...; 3];
              //^^^ error unexpected-variadic: `...` can only be the last parameter of a function or function pointer type
pub struct Pair(u8, ...);
                  //^^^ error unexpected-variadic: `...` can only be the last parameter of a function or function pointer type
pub enum Value {
    Many(...),
       //^^^ error unexpected-variadic: `...` can only be the last parameter of a function or function pointer type
    Named { args: ... },
                //^^^ error unexpected-variadic: `...` can only be the last parameter of a function or function pointer type
}
unsafe extern "C" {
    static ARGS: ...;
               //^^^ error unexpected-variadic: `...` can only be the last parameter of a function or function pointer type
}
pub union Either {
    args: ...,
        //^^^ error unexpected-variadic: `...` can only be the last parameter of a function or function pointer type
}

//# locals and closures
pub fn log() {
    let args: ... = 1;
            //^^^ error unexpected-variadic: `...` can only be the last parameter of a function or function pointer type
    let print = |level: u8, args: ...| level;
                                //^^^ error unexpected-variadic: `...` can only be the last parameter of a function or function pointer type
    let all = |...| 1;
             //^^^ error unexpected-variadic: `...` can only be the last parameter of a function or function pointer type
}

//# said even of what is configured out
#[cfg(any())]
//~ 1..+3:2 hint inactive-code: `#[cfg(any())]` does not hold here (`x86_64-unknown-linux-gnu`), so this is not compiled
pub struct Gone {
    args: ...,
        //^^^ error unexpected-variadic: `...` can only be the last parameter of a function or function pointer type
}

//# a missing comma
unsafe extern "C" {
    fn log(level: i32...);
                   //^^^ error unexpected-variadic: a comma is missing before `...`
}
//> Add the comma
unsafe extern "C" {
    fn log(level: i32, ...);
}

//# the Fn traits have none
pub fn call(log: impl Fn(u8, ...)) {}
                           //^^^ error unexpected-variadic: the `Fn` traits have no variable arguments; only function pointer types do

//# last parameters, ranges, macros
unsafe extern "C" {
    fn log(level: i32, ...);
    fn print(level: i32, args: ...);
}
pub fn count(x: u8) -> u8 {
    match x {
        0..=9 => 1,
        _ => 2,
    }
}
macro_rules! any {
    ($($t:tt)*) => {};
}
any!(args: ...,);

//# old range patterns
//? edition: 2018
pub fn count(x: u8) -> u8 {
    match x {
        0...9 => 1,
        _ => 2,
    }
}
