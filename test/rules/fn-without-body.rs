//# a declaration that looks like a definition
/// Checks `data`.
#[no_mangle]
pub unsafe extern "C" fn crc32(
//~ 1..+3:10 error fn-without-body: `crc32` has no body: `extern` before `fn` defines a function for others to call; a foreign one is declared in an `extern` block
    data: *const u8,
    length: usize,
) -> u32;
//> Declare it in an `unsafe extern` block
unsafe extern "C" {
    /// Checks `data`.
    pub unsafe fn crc32(
        data: *const u8,
        length: usize,
    ) -> u32;
}
//> Add a body
/// Checks `data`.
#[no_mangle]
pub unsafe extern "C" fn crc32(
    data: *const u8,
    length: usize,
) -> u32 { todo!() }

//# the name of the symbol goes with it
mod z {
    #[export_name = "adler32"]
    pub extern fn sum(data: *const u8) -> u32 ;
  //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error fn-without-body: `sum` has no body: `extern` before `fn` defines a function for others to call; a foreign one is declared in an `extern` block
      //^^^^^^ warning missing-abi: `extern` without an ABI string means `extern "C"`; spell it out
}
//> Declare it in an `unsafe extern` block
mod z {
    unsafe extern "C" {
        #[link_name = "adler32"]
        pub fn sum(data: *const u8) -> u32 ;
    }
}

//# without `extern`, in bodies, `const`, `async`
//? shows: async-extern-fn
pub fn plain();
//~ 1-16 error fn-without-body: `plain` has no body
pub fn run() {
    fn inner();
  //^^^^^^^^^^^ error fn-without-body: `inner` has no body
    const extern "C" fn size() -> usize;
  //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error fn-without-body: `size` has no body: `extern` before `fn` defines a function for others to call; a foreign one is declared in an `extern` block
}
pub async extern "C" fn poll();
//~ 1-32 error fn-without-body: `poll` has no body: `extern` before `fn` defines a function for others to call; a foreign one is declared in an `extern` block
  //^^^^^ error async-extern-fn: `poll` is `async`: under `extern "C"` a caller gets a future it can neither name nor poll, and the body never runs
//> Add a body
pub fn plain() { todo!() }
pub fn run() {
    fn inner();
    const extern "C" fn size() -> usize;
}
pub async extern "C" fn poll();

//# where a body may be missing
pub trait Closer {
    extern "C" fn close(&self);
}
unsafe extern "C" {
    fn crc32(data: *const u8, length: usize) -> u32;
}
#[cfg(any())]
//~ 1..+1:26 hint inactive-code: `#[cfg(any())]` does not hold here (`x86_64-unknown-linux-gnu`), so this is not compiled
pub extern "C" fn gone();
macro_rules! f { ($($t:tt)*) => {}; }
f! { pub fn odd(); }

//# an intrinsic
//? rustc: intrinsics need a feature of the nightly compiler
#![feature(intrinsics)]
#[rustc_intrinsic]
pub const unsafe fn shuffle<T>(x: T, y: T) -> T;
