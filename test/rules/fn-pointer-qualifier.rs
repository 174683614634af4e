//# an `async` callback
pub type Callback = async extern "C" fn(i32) -> i32;
                  //^^^^^ error fn-pointer-qualifier: a function pointer type cannot be `async`; only `unsafe` and `extern` may stand before `fn`
//> Remove `async`
pub type Callback = extern "C" fn(i32) -> i32;

//# `const`
pub type Size = const extern "C" fn() -> usize;
              //^^^^^ error fn-pointer-qualifier: a function pointer type cannot be `const`; only `unsafe` and `extern` may stand before `fn`
//> Remove `const`
pub type Size = extern "C" fn() -> usize;

//# both, in other places, behind `unsafe` and the ABI
pub type Both = const async unsafe extern "C" fn();
              //^^^^^ error fn-pointer-qualifier: a function pointer type cannot be `const`; only `unsafe` and `extern` may stand before `fn`
                    //^^^^^ error fn-pointer-qualifier: a function pointer type cannot be `async`; only `unsafe` and `extern` may stand before `fn`
pub type Late = extern "C" const fn();
                         //^^^^^ error fn-pointer-qualifier: a function pointer type cannot be `const`; only `unsafe` and `extern` may stand before `fn`
pub struct Hooks {
    start: Option<unsafe async fn()>,
                       //^^^^^ error fn-pointer-qualifier: a function pointer type cannot be `async`; only `unsafe` and `extern` may stand before `fn`
}
unsafe extern "C" {
    fn at_exit(f: const fn());
                //^^^^^ error fn-pointer-qualifier: a function pointer type cannot be `const`; only `unsafe` and `extern` may stand before `fn`
                //^^^^^^^^^^ warning improper-ctypes: `const fn()` → `fn()` → it has the Rust calling convention, which C cannot call; write `extern "C" fn`
}
pub fn run() {
    let f: for<'a> const fn(&'a u8) = todo!();
                 //^^^^^ error fn-pointer-qualifier: a function pointer type cannot be `const`; only `unsafe` and `extern` may stand before `fn`
}

//# configured out: syntax is read all the same
#[cfg(any())]
//~ 1..+1:44 hint inactive-code: `#[cfg(any())]` does not hold here (`x86_64-unknown-linux-gnu`), so this is not compiled
type Size = const extern "C" fn() -> usize;
          //^^^^^ error fn-pointer-qualifier: a function pointer type cannot be `const`; only `unsafe` and `extern` may stand before `fn`

//# pointers, and const pointers to data
pub type Callback = unsafe extern "C" fn(*const u8);
pub const F: extern "C" fn() = f;
const extern "C" fn f() {}
pub async fn g(f: *const fn()) {}

//# raw pointers to function pointers
pub type Table = *const extern "C" fn();
pub unsafe fn f(table: *const unsafe extern "C" fn()) -> usize {
    type Local = *const fn();
    let first: *const extern "C" fn() = table as *const extern "C" fn();
    let other = first as *mut fn() as Local;
    other as usize
}
