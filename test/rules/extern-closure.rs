//# a closure has Rust's ABI
pub fn run() {
    let add = extern "C" |x: i32| x + 1;
            //^^^^^^ error extern-closure: a closure cannot be `extern`: it always has Rust's ABI; write an `extern` function
}
//> Remove `extern "C"`
pub fn run() {
    let add = |x: i32| x + 1;
}

//# as an argument
pub fn run(register: fn(fn())) {
    register(extern move || {});
           //^^^^^^ error extern-closure: a closure cannot be `extern`: it always has Rust's ABI; write an `extern` function
}
//> Remove `extern`
pub fn run(register: fn(fn())) {
    register(move || {});
}

//# as a value
pub static STOP: extern "C" fn() = extern "C" || {};
                                 //^^^^^^ error extern-closure: a closure cannot be `extern`: it always has Rust's ABI; write an `extern` function

//# where a statement begins the compiler reads a block
//? rustc: it misses the block's `{`
pub fn run() {
    extern "C" || {};
  //^^^^^^ error extern-closure: a closure cannot be `extern`: it always has Rust's ABI; write an `extern` function
}

//# functions, blocks, pointer types, macro input
pub fn run() {
    extern "C" fn add(x: i32) -> i32 {
        x + 1
    }
    let f: extern "C" fn(i32) -> i32 = add;
    let g = |x: i32| f(x) | 1;
    macro_rules! f { ($($t:tt)*) => {}; }
    f!(extern "C" |x| x);
}
