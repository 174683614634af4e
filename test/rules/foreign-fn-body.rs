//# a body where none can be
unsafe extern "C" {
    fn f(x: i32) -> i32 {
     //^ error foreign-fn-body: `f` is declared in an external block, so it cannot have a body
        x
    }
}
//> Remove the body
unsafe extern "C" {
    fn f(x: i32) -> i32;
}
//> Move `f` out of the block as an `extern "C" fn`
extern "C" fn f(x: i32) -> i32 {
    x
}
unsafe extern "C" {
}

//# an empty body, qualifiers, the block's ABI
unsafe extern "system" {
    /// Called by Windows.
    pub safe fn on_close(code: u32) -> u32 { code }
              //^^^^^^^^ error foreign-fn-body: `on_close` is declared in an external block, so it cannot have a body
    unsafe fn empty() {}
            //^^^^^ error foreign-fn-body: `empty` is declared in an external block, so it cannot have a body
    fn generic<'a>(x: &'a u8) -> &'a u8 where u8: Copy { x }
     //^^^^^^^ error foreign-fn-body: `generic` is declared in an external block, so it cannot have a body
    fn variadic(n: i32, ...) {}
     //^^^^^^^^ error foreign-fn-body: `variadic` is declared in an external block, so it cannot have a body
}
//> Remove the body
unsafe extern "system" {
    /// Called by Windows.
    pub safe fn on_close(code: u32) -> u32;
    unsafe fn empty() {}
    fn generic<'a>(x: &'a u8) -> &'a u8 where u8: Copy { x }
    fn variadic(n: i32, ...) {}
}
//> Move `on_close` out of the block as an `extern "system" fn`
/// Called by Windows.
pub extern "system" fn on_close(code: u32) -> u32 { code }
unsafe extern "system" {
    unsafe fn empty() {}
    fn generic<'a>(x: &'a u8) -> &'a u8 where u8: Copy { x }
    fn variadic(n: i32, ...) {}
}
//> Move `empty` out of the block as an `extern "system" fn`
unsafe extern "system" fn empty() {}
unsafe extern "system" {
    /// Called by Windows.
    pub safe fn on_close(code: u32) -> u32 { code }
    fn generic<'a>(x: &'a u8) -> &'a u8 where u8: Copy { x }
    fn variadic(n: i32, ...) {}
}

//# in a body, and in an inactive block
pub fn outer() {
    unsafe extern "C" { fn inner() { } }
                         //^^^^^ error foreign-fn-body: `inner` is declared in an external block, so it cannot have a body
}
#[cfg(any())]
//~ 1..+1:38 hint inactive-code: `#[cfg(any())]` does not hold here (`x86_64-unknown-linux-gnu`), so this is not compiled
unsafe extern "C" { fn nowhere() {} }
//> Remove the body
pub fn outer() {
    unsafe extern "C" { fn inner(); }
}
#[cfg(any())]
unsafe extern "C" { fn nowhere() {} }
//> Move `inner` out of the block as an `extern "C" fn`
pub fn outer() {
    extern "C" fn inner() { }
    unsafe extern "C" { }
}
#[cfg(any())]
unsafe extern "C" { fn nowhere() {} }

//# declarations are what belongs here
unsafe extern "C" {
    fn f(x: i32) -> i32;
}
pub extern "C" fn g() {}
