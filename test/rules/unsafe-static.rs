//# a Rust static has no safety of its own
pub unsafe static LIMIT: u32 = 8;
//~ 1-34 error unsafe-static: `LIMIT` is not in an `unsafe extern` block, so it cannot be declared `unsafe`; only `static mut` makes a Rust static unsafe to use
//> Remove `unsafe`
pub static LIMIT: u32 = 8;

//# mutable, in a module, in a body
mod counters {
    pub unsafe static mut ERRORS: u32 = 0;
  //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error unsafe-static: `ERRORS` is not in an `unsafe extern` block, so it cannot be declared `unsafe`; only `static mut` makes a Rust static unsafe to use
}
pub fn tick() {
    unsafe static TICKS: u32 = 0;
  //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error unsafe-static: `TICKS` is not in an `unsafe extern` block, so it cannot be declared `unsafe`; only `static mut` makes a Rust static unsafe to use
    unsafe { core::ptr::read(&raw const TICKS) };
}

//# foreign statics, plain statics
unsafe extern "C" {
    unsafe static environ: *const *const u8;
}
pub static mut ERRORS: u32 = 0;
static TABLE: unsafe extern "C" fn() = go;
unsafe extern "C" fn go() {}
#[cfg(any())]
//~ 1..+1:29 hint inactive-code: `#[cfg(any())]` does not hold here (`x86_64-unknown-linux-gnu`), so this is not compiled
unsafe static GONE: u32 = 0;
