//# `unsafe` after the ABI
pub extern "C" unsafe fn release(handle: *mut u8) {}
             //^^^^^^ error qualifier-order: `unsafe` must come before `extern`: the order is `const`, `async`, `unsafe`, `extern`
//> Write `unsafe extern "C"`
pub unsafe extern "C" fn release(handle: *mut u8) {}

//# the same in types
pub type Release = extern "C" unsafe fn(*mut u8);
                            //^^^^^^ error qualifier-order: `unsafe` must come before `extern`: the order is `const`, `async`, `unsafe`, `extern`
//> Write `unsafe extern "C"`
pub type Release = unsafe extern "C" fn(*mut u8);

//# a comment keeps its place
pub extern "C" /* since 2.0 */ unsafe fn release(handle: *mut u8) {}
                             //^^^^^^ error qualifier-order: `unsafe` must come before `extern`: the order is `const`, `async`, `unsafe`, `extern`
//> Write `unsafe extern "C"`
pub unsafe /* since 2.0 */ extern "C" fn release(handle: *mut u8) {}

//# `const` after the ABI
pub extern "C" const fn size() -> usize {
             //^^^^^ error qualifier-order: `const` must come before `extern`: the order is `const`, `async`, `unsafe`, `extern`
    8
}
//> Write `const extern "C"`
pub const extern "C" fn size() -> usize {
    8
}

//# `async` after the ABI, in a method
//? shows: async-extern-fn
pub struct S;
impl S {
    pub extern "C" async fn wait(&self) {}
                 //^^^^^ error qualifier-order: `async` must come before `extern`: the order is `const`, `async`, `unsafe`, `extern`
                 //^^^^^ error async-extern-fn: `wait` is `async`: under `extern "C"` a caller gets a future it can neither name nor poll, and the body never runs
                                     //| warning improper-ctypes-definitions: `wait` is async: it returns an `impl Future`, which `extern "C"` cannot carry
}
//> Write `async extern "C"`
pub struct S;
impl S {
    pub async extern "C" fn wait(&self) {}
}

//# words the compiler has no name for
pub unsafe const extern "C" fn peek(at: *const u8) -> u8 {
         //^^^^^ error qualifier-order: `const` must come before `unsafe`: the order is `const`, `async`, `unsafe`, `extern`
    unsafe { *at }
}
//> Write `const unsafe extern "C"`
pub const unsafe extern "C" fn peek(at: *const u8) -> u8 {
    unsafe { *at }
}

//# twice
pub unsafe unsafe extern "C" fn twice() {}
         //^^^^^^ error qualifier-order: `unsafe` is written twice
//> Write `unsafe extern "C"`
pub unsafe extern "C" fn twice() {}

//# `safe` and `unsafe` at once
unsafe extern "C" {
    safe unsafe fn abs(x: i32) -> i32;
       //^^^^^^ error qualifier-order: `safe` and `unsafe` exclude each other
}
//> Remove `safe`
unsafe extern "C" {
    unsafe fn abs(x: i32) -> i32;
}
//> Remove `unsafe`
unsafe extern "C" {
    safe fn abs(x: i32) -> i32;
}

//# the other way round
unsafe extern "C" {
    unsafe safe fn abs(x: i32) -> i32;
         //^^^^ error qualifier-order: `safe` and `unsafe` exclude each other
}

//# visibility
extern "C" pub(crate) fn release(handle: *mut u8) {}
         //^^^ error qualifier-order: `pub` must come before `extern`: visibility stands first
//> Move `pub(crate)` to the front
pub(crate) extern "C" fn release(handle: *mut u8) {}

//# visibility after a bare ABI
pub fn run() {}
extern "C" pub fn tick() {}
         //^^^ error qualifier-order: `pub` must come before `extern`: visibility stands first
//> Move `pub` to the front
pub fn run() {}
pub extern "C" fn tick() {}

//# visibility again
unsafe extern "C" {
    pub unsafe pub fn release(handle: *mut u8);
             //^^^ error qualifier-order: `pub` must come before `unsafe`: visibility stands first
}
//> Remove `pub`
unsafe extern "C" {
    pub unsafe fn release(handle: *mut u8);
}

//# in a body, and where configuration leaves it out: syntax is read all the same
pub fn run() {
    #[cfg(any())]
//~ 5..+1:35 hint inactive-code: `#[cfg(any())]` does not hold here (`x86_64-unknown-linux-gnu`), so this is not compiled
    extern "C" unsafe fn tick() {}
             //^^^^^^ error qualifier-order: `unsafe` must come before `extern`: the order is `const`, `async`, `unsafe`, `extern`
}

//# in order
//? shows: async-extern-fn
pub const unsafe extern "C" fn peek(at: *const u8) -> u8 {
    unsafe { *at }
}
pub async unsafe extern "C" fn poll() {}
  //^^^^^ error async-extern-fn: `poll` is `async`: under `extern "C"` a caller gets a future it can neither name nor poll, and the body never runs
                                   //| warning improper-ctypes-definitions: `poll` is async: it returns an `impl Future`, which `extern "C"` cannot carry
pub type Release = unsafe extern "C" fn(*mut u8);
macro_rules! f { ($($t:tt)*) => {}; }
f! { pub extern "C" unsafe fn odd() }

//# `extern` twice
pub unsafe extern "C" extern "system" fn twice() {}
                    //^^^^^^ error qualifier-order: `extern` is written twice
//> Write `unsafe extern "C"`
pub unsafe extern "C" fn twice() {}

//# `extern` twice, in a method
pub struct S;
impl S {
    pub const extern "C" extern "C" fn method() {}
                       //^^^^^^ error qualifier-order: `extern` is written twice
}

//# two strings: the compiler reads neither a function nor a type
pub type Twice = extern "C" extern "C" fn();
                          //^^^^^^ error qualifier-order: `extern` is written twice
//> Write `extern "C"`
pub type Twice = extern "C" fn();

//# an external block that is twice `unsafe`
unsafe unsafe extern "C" {
     //^^^^^^ error qualifier-order: `unsafe` is written twice
    fn abs(x: i32) -> i32;
}
//> Write `unsafe`
unsafe extern "C" {
    fn abs(x: i32) -> i32;
}

//# the same inside a function, behind a comment
pub fn f() {
    unsafe /* twice */ unsafe extern "C" {}
                     //^^^^^^ error qualifier-order: `unsafe` is written twice
}
