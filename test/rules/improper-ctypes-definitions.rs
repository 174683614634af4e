//# the written return type
//? shows: async-extern-fn
pub async extern "C" fn answer(x: i32) -> i32 {
  //^^^^^ error async-extern-fn: `answer` is `async`: under `extern "C"` a caller gets a future it can neither name nor poll, and the body never runs
                                        //^^^ warning improper-ctypes-definitions: `answer` is async: it returns an `impl Future`, which `extern "C"` cannot carry
    x
}

//# nothing after the parentheses: an empty place
//? shows: async-extern-fn
pub async unsafe extern "system" fn idle() {}
  //^^^^^ error async-extern-fn: `idle` is `async`: under `extern "system"` a caller gets a future it can neither name nor poll, and the body never runs
                                        //| warning improper-ctypes-definitions: `idle` is async: it returns an `impl Future`, which `extern "system"` cannot carry
pub async extern "C-unwind" fn commented(_x: i32) // why
  //^^^^^ error async-extern-fn: `commented` is `async`: under `extern "C-unwind"` a caller gets a future it can neither name nor poll, and the body never runs
                                               //| warning improper-ctypes-definitions: `commented` is async: it returns an `impl Future`, which `extern "C-unwind"` cannot carry
{
}

//# what stands between belongs to no type
//? shows: async-extern-fn
pub async extern fn spaced(
  //^^^^^ error async-extern-fn: `spaced` is `async`: under `extern` a caller gets a future it can neither name nor poll, and the body never runs
        //^^^^^^ warning missing-abi: `extern` without an ABI string means `extern "C"`; spell it out
    x: i32,
) /* arrow */ -> /* type */ Option<i32> /* body */ {
                          //^^^^^^^^^^^ warning improper-ctypes-definitions: `spaced` is async: it returns an `impl Future`, which `extern "C"` cannot carry
    Some(x)
}

//# methods, provided trait methods, nested functions
//? edition: 2024
//? shows: async-extern-fn
pub struct Store;
impl Store {
    pub async extern "C" fn len(&self) -> usize {
      //^^^^^ error async-extern-fn: `len` is `async`: under `extern "C"` a caller gets a future it can neither name nor poll, and the body never runs
                                        //^^^^^ warning improper-ctypes-definitions: `len` is async: it returns an `impl Future`, which `extern "C"` cannot carry
        0
    }
}
trait Flush {
    async extern "C" fn flush(&self);
  //^^^^^ error async-extern-fn: `flush` is `async`: under `extern "C"` a caller gets a future it can neither name nor poll, and the body never runs
    async extern "C" fn flush_all(&self) -> u8 {
  //^^^^^ error async-extern-fn: `flush_all` is `async`: under `extern "C"` a caller gets a future it can neither name nor poll, and the body never runs
                                          //^^ warning improper-ctypes-definitions: `flush_all` is async: it returns an `impl Future`, which `extern "C"` cannot carry
        0
    }
}
pub fn outer() {
    async extern "C" fn inner() {}
  //^^^^^ error async-extern-fn: `inner` is `async`: under `extern "C"` a caller gets a future it can neither name nor poll, and the body never runs
                             //| warning improper-ctypes-definitions: `inner` is async: it returns an `impl Future`, which `extern "C"` cannot carry
    let _ = inner;
}

//# levels
//? shows: async-extern-fn
#![deny(improper_ctypes_definitions)]
pub async extern "C" fn loud() -> u8 {
  //^^^^^ error async-extern-fn: `loud` is `async`: under `extern "C"` a caller gets a future it can neither name nor poll, and the body never runs
                                //^^ error improper-ctypes-definitions: `loud` is async: it returns an `impl Future`, which `extern "C"` cannot carry
    0
}
#[allow(improper_ctypes_definitions)]
pub async extern "C" fn quiet() -> u8 {
  //^^^^^ error async-extern-fn: `quiet` is `async`: under `extern "C"` a caller gets a future it can neither name nor poll, and the body never runs
    0
}

//# Rust ABIs may return futures
pub async fn plain() -> i32 {
    1
}
pub async extern "Rust" fn spelled() -> i32 {
    2
}

//# edition 2015 has no async functions
//? edition: 2015
pub async extern "C" fn early() -> i32 {
    1
}

//# a naked function cannot be async, which is another error
#[unsafe(naked)]
pub async extern "C" fn naked() {
    std::arch::naked_asm!("ret")
}

//# bounds with modifiers
//? rustc: the modifiers need features of the nightly compiler
pub extern "C" fn each(name: String, call: impl for<'a> async Fn(&'a u8)) {}
                           //^^^^^^ warning improper-ctypes-definitions: `String` → this struct has no fixed layout; give it `#[repr(C)]` or `#[repr(transparent)]`
pub extern "C" fn made<T: [const] Default>(name: String) -> Option<Box<T>> {
                                               //^^^^^^ warning improper-ctypes-definitions: `String` → this struct has no fixed layout; give it `#[repr(C)]` or `#[repr(transparent)]`
    None
}
pub extern "C" fn moved<T: !Copy + const Clone>(name: String) {}
                                                    //^^^^^^ warning improper-ctypes-definitions: `String` → this struct has no fixed layout; give it `#[repr(C)]` or `#[repr(transparent)]`
