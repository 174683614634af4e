//# `pub` on a block
pub unsafe extern "C" {
//~ 1-4 error extern-block-visibility: `pub` cannot stand before an external block; put it before the items in it
    fn getpid() -> i32;
}
//> Remove `pub`
unsafe extern "C" {
    fn getpid() -> i32;
}

//# restricted, with attributes, in a body
#[link(name = "m")]
pub(crate) unsafe extern "C" {
//~ 1-11 error extern-block-visibility: `pub(crate)` cannot stand before an external block; put it before the items in it
    pub fn cos(x: f64) -> f64;
}
pub fn f() {
    pub(in crate) unsafe extern "C" {}
  //^^^^^^^^^^^^^ error extern-block-visibility: `pub(in crate)` cannot stand before an external block; put it before the items in it
}
//> all
#[link(name = "m")]
unsafe extern "C" {
    pub fn cos(x: f64) -> f64;
}
pub fn f() {
    unsafe extern "C" {}
}

//# visibility of the items
unsafe extern "C" {
    pub fn getpid() -> i32;
    pub(crate) static environ: *const *const u8;
}

//# what is not there says nothing
#[cfg(any())]
//~ 1..+1:25 hint inactive-code: `#[cfg(any())]` does not hold here (`x86_64-unknown-linux-gnu`), so this is not compiled
pub unsafe extern "C" {}
