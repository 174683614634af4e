//# async has no C form
use std::ffi::{c_int, c_void};

unsafe extern "C" {
    pub async fn kvlog_flush_later(log: *mut c_void) -> c_int;
      //^^^^^ error foreign-fn-qualifier: `kvlog_flush_later` is defined in another language, which cannot return a Rust future: it cannot be `async`
}
//> Remove `async`
use std::ffi::{c_int, c_void};

unsafe extern "C" {
    pub fn kvlog_flush_later(log: *mut c_void) -> c_int;
}
//> Declare it with a completion callback
use std::ffi::{c_int, c_void};

unsafe extern "C" {
    pub fn kvlog_flush_later(log: *mut c_void, done: extern "C" fn(*mut c_void, c_int), user_data: *mut c_void);
}

//# no result, no parameters
unsafe extern "C" {
    async fn tick();
  //^^^^^ error foreign-fn-qualifier: `tick` is defined in another language, which cannot return a Rust future: it cannot be `async`
}
//> Declare it with a completion callback
unsafe extern "C" {
    fn tick(done: extern "C" fn(*mut std::ffi::c_void), user_data: *mut std::ffi::c_void);
}

//# one parameter a line
unsafe extern "C" {
    async fn wait(
  //^^^^^ error foreign-fn-qualifier: `wait` is defined in another language, which cannot return a Rust future: it cannot be `async`
        // What to wait for.
        handle: u64, // 0 for all
        timeout_ms: u32,
    );
}
//> Declare it with a completion callback
unsafe extern "C" {
    fn wait(
        // What to wait for.
        handle: u64, // 0 for all
        timeout_ms: u32,
        done: extern "C" fn(*mut std::ffi::c_void),
        user_data: *mut std::ffi::c_void,
    );
}

//# the callback has the ABI of its block
unsafe extern "system" {
    async fn submit(slot: u8, /* bytes */ len: usize) -> /* 0 is success */ i32 /* always */;
  //^^^^^ error foreign-fn-qualifier: `submit` is defined in another language, which cannot return a Rust future: it cannot be `async`
}
//> Declare it with a completion callback
unsafe extern "system" {
    fn submit(slot: u8, /* bytes */ len: usize, done: extern "system" fn(*mut std::ffi::c_void, i32), user_data: *mut std::ffi::c_void) /* 0 is success */ /* always */;
}

//# const and extern, alone and together
unsafe extern "C" {
    const fn page_size() -> usize;
  //^^^^^ error foreign-fn-qualifier: `page_size` is defined in another language, so it cannot be `const`
    extern "C" fn crc32(data: *const u8, len: usize) -> u32;
  //^^^^^^^^^^ error foreign-fn-qualifier: `crc32` has the ABI of its external block, so it cannot have an `extern` of its own
    extern "system" fn other_abi();
  //^^^^^^^^^^^^^^^ error foreign-fn-qualifier: `other_abi` has the ABI of its external block, so it cannot have an `extern` of its own
    pub(crate) const unsafe extern "C" fn all() -> u8;
             //^^^^^ error foreign-fn-qualifier: `all` is defined in another language, so it cannot be `const`
                          //^^^^^^^^^^ error foreign-fn-qualifier: `all` has the ABI of its external block, so it cannot have an `extern` of its own
}
//> Remove `const`
unsafe extern "C" {
    fn page_size() -> usize;
    extern "C" fn crc32(data: *const u8, len: usize) -> u32;
    extern "system" fn other_abi();
    pub(crate) const unsafe extern "C" fn all() -> u8;
}
//> Remove `extern "C"`
unsafe extern "C" {
    const fn page_size() -> usize;
    fn crc32(data: *const u8, len: usize) -> u32;
    extern "system" fn other_abi();
    pub(crate) const unsafe extern "C" fn all() -> u8;
}
//> Remove `extern "system"`
unsafe extern "C" {
    const fn page_size() -> usize;
    extern "C" fn crc32(data: *const u8, len: usize) -> u32;
    fn other_abi();
    pub(crate) const unsafe extern "C" fn all() -> u8;
}

//# comments between qualifiers stay
unsafe extern "C" {
    async /* one */ unsafe /* two */ extern /* three */ "C" fn commented();
  //^^^^^ error foreign-fn-qualifier: `commented` is defined in another language, which cannot return a Rust future: it cannot be `async`
                                   //^^^^^^^^^^^^^^^^^^^^^^ error foreign-fn-qualifier: `commented` has the ABI of its external block, so it cannot have an `extern` of its own
}
//> Remove `async`
unsafe extern "C" {
    /* one */ unsafe /* two */ extern /* three */ "C" fn commented();
}
//> Remove `extern /* three */ "C"`
unsafe extern "C" {
    async /* one */ unsafe /* two */ fn commented();
}

//# generators in edition 2024
//? edition: 2024
//? rustc: gen blocks are unstable, which is an error of its own
unsafe extern "C" {
    gen fn numbers() -> u8;
  //^^^ error foreign-fn-qualifier: `numbers` is defined in another language, which cannot return a Rust generator: it cannot be `gen`
    async gen fn later() -> u8;
  //^^^^^^^^^ error foreign-fn-qualifier: `later` is defined in another language, which cannot return a Rust generator: it cannot be `async gen`
}
//> Remove `gen`
unsafe extern "C" {
    fn numbers() -> u8;
    async gen fn later() -> u8;
}
//> Remove `async gen`
unsafe extern "C" {
    gen fn numbers() -> u8;
    fn later() -> u8;
}

//# blocks in bodies and in modules
mod ffi {
    unsafe extern "C" {
        async fn inner(x: u8) -> u8;
      //^^^^^ error foreign-fn-qualifier: `inner` is defined in another language, which cannot return a Rust future: it cannot be `async`
    }
}
pub fn run() {
    unsafe extern "C" {
        async fn local();
      //^^^^^ error foreign-fn-qualifier: `local` is defined in another language, which cannot return a Rust future: it cannot be `async`
    }
}
//> Declare it with a completion callback
mod ffi {
    unsafe extern "C" {
        fn inner(x: u8, done: extern "C" fn(*mut std::ffi::c_void, u8), user_data: *mut std::ffi::c_void);
    }
}
pub fn run() {
    unsafe extern "C" {
        async fn local();
    }
}

//# edition 2015 says more about async, and this as well
//? edition: 2015
extern "C" {
    async fn old() -> i32;
  //^^^^^ error foreign-fn-qualifier: `old` is defined in another language, which cannot return a Rust future: it cannot be `async`
}
//> Declare it with a completion callback
extern "C" {
    fn old(done: extern "C" fn(*mut ::std::ffi::c_void, i32), user_data: *mut ::std::ffi::c_void);
}

//# a variadic or endless function has no completion
unsafe extern "C" {
    async fn forever() -> !;
  //^^^^^ error foreign-fn-qualifier: `forever` is defined in another language, which cannot return a Rust future: it cannot be `async`
    async fn log(format: *const u8, ...) -> i32;
  //^^^^^ error async-variadic: `log` cannot be both `async` and variadic: its arguments are gone before it runs
  //^^^^^ error foreign-fn-qualifier: `log` is defined in another language, which cannot return a Rust future: it cannot be `async`
}

//# order is another error; the qualifiers are still too many
//? rustc: the order is judged by another rule
unsafe extern "C" {
    unsafe async fn late();
         //^^^^^ error qualifier-order: `async` must come before `unsafe`: the order is `const`, `async`, `unsafe`, `extern`
         //^^^^^ error foreign-fn-qualifier: `late` is defined in another language, which cannot return a Rust future: it cannot be `async`
    extern "C" const fn first();
  //^^^^^^^^^^ error foreign-fn-qualifier: `first` has the ABI of its external block, so it cannot have an `extern` of its own
             //^^^^^ error qualifier-order: `const` must come before `extern`: the order is `const`, `async`, `unsafe`, `extern`
             //^^^^^ error foreign-fn-qualifier: `first` is defined in another language, so it cannot be `const`
}

//# safe and unsafe may stand there
unsafe extern "C" {
    safe fn abs(x: i32) -> i32;
    unsafe fn free(p: *mut u8);
    fn r#async();
}

//# configured out, or rewritten by an attribute macro
//? rustc: the macro is not there
unsafe extern "C" {
    #[cfg(any())]
//~ 5..+1:21 hint inactive-code: `#[cfg(any())]` does not hold here (`x86_64-unknown-linux-gnu`), so this is not compiled
    async fn gone();
}
#[wasm_bindgen]
extern "C" {
    async fn fetch(url: &str) -> Response;
}
