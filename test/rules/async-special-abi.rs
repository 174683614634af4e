//# nobody polls a handler
#![feature(abi_x86_interrupt)]
pub async extern "x86-interrupt" fn on_tick(_frame: *const u64) {}
//~ 1-64 error async-special-abi: `on_tick` has the `"x86-interrupt"` ABI, so it cannot be `async`: nobody would poll its future
//> Remove `async`
#![feature(abi_x86_interrupt)]
pub extern "x86-interrupt" fn on_tick(_frame: *const u64) {}

//# methods and traits
#![feature(abi_custom)]
pub struct Vm;
impl Vm {
    async unsafe extern "custom" fn enter() {}
  //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error async-special-abi: `enter` has the `"custom"` ABI, so it cannot be `async`: nobody would poll its future
  //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error custom-abi-definition: `enter` has the `"custom"` ABI, so only `#[unsafe(naked)]` assembly can be its body
}

//# other ABIs may be async, which is another rule's business
//? shows: async-extern-fn
pub async extern "system" fn run() {}
  //^^^^^ error async-extern-fn: `run` is `async`: under `extern "system"` a caller gets a future it can neither name nor poll, and the body never runs
                                //| warning improper-ctypes-definitions: `run` is async: it returns an `impl Future`, which `extern "system"` cannot carry
pub async fn wait() {}
