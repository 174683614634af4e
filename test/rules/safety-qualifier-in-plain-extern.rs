//# safe and unsafe items of a plain block
extern "C" {
    safe fn abs(x: i32) -> i32;
  //^^^^^^^^^^^^^^^^^^^^^^^^^^^ error safety-qualifier-in-plain-extern: `abs` can be `safe` only in an `unsafe extern` block, and this block is a plain `extern`
    pub unsafe fn free(memory: *mut u8);
  //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error safety-qualifier-in-plain-extern: `free` can be `unsafe` only in an `unsafe extern` block, and this block is a plain `extern`
}
//> Add `unsafe` to the block
unsafe extern "C" {
    safe fn abs(x: i32) -> i32;
    pub unsafe fn free(memory: *mut u8);
}
//> Remove `safe`
extern "C" {
    fn abs(x: i32) -> i32;
    pub unsafe fn free(memory: *mut u8);
}
//> Remove `unsafe`
extern "C" {
    safe fn abs(x: i32) -> i32;
    pub fn free(memory: *mut u8);
}

//# statics, attributes, visibility of the block's items
#[link(name = "z")]
extern "C" {
    /// The version.
    #[link_name = "zlibVersionNumber"] pub(crate) safe static VERSION: i32; // since 1.0
                                     //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error safety-qualifier-in-plain-extern: `VERSION` can be `safe` only in an `unsafe extern` block, and this block is a plain `extern`
    unsafe static mut ERRORS: [i32; 4];
  //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error safety-qualifier-in-plain-extern: `ERRORS` can be `unsafe` only in an `unsafe extern` block, and this block is a plain `extern`
}

//# edition 2024 wants the block to be unsafe as well
//? edition: 2024
extern "C" {
//~ 1..+2:2 error missing-unsafe-on-extern: An external block must be marked `unsafe` in edition 2024: write `unsafe extern`
    safe fn abs(x: i32) -> i32;
  //^^^^^^^^^^^^^^^^^^^^^^^^^^^ error safety-qualifier-in-plain-extern: `abs` can be `safe` only in an `unsafe extern` block, and this block is a plain `extern`
}

//# in a body, next to a `const` that is another error
pub fn now() {
    extern "C" {
        const unsafe fn time(out: *mut i64) -> i64;
      //^^^^^ error foreign-fn-qualifier: `time` is defined in another language, so it cannot be `const`
      //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error safety-qualifier-in-plain-extern: `time` can be `unsafe` only in an `unsafe extern` block, and this block is a plain `extern`
    }
}
//> Add `unsafe` to the block
pub fn now() {
    unsafe extern "C" {
        const unsafe fn time(out: *mut i64) -> i64;
    }
}

//# unsafe blocks, plain items, names that are no qualifiers, configured out
unsafe extern "C" {
    safe fn abs(x: i32) -> i32;
    unsafe static mut ERRORS: i32;
    fn safe(x: i32);
}
extern "C" {
    fn labs(x: i64) -> i64;
    #[cfg(any())]
//~ 5..+1:20 hint inactive-code: `#[cfg(any())]` does not hold here (`x86_64-unknown-linux-gnu`), so this is not compiled
    safe fn gone();
}
