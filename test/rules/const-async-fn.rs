//# neither compiler nor caller has an executor
pub const async unsafe extern "C" fn poll() {}
  //^^^^^ error const-async-fn: `poll` cannot be both `const` and `async`
//> Remove `const`
pub async unsafe extern "C" fn poll() {}
//> Remove `async`
pub const unsafe extern "C" fn poll() {}

//# methods, and the wrong order
pub struct S;
impl S {
    pub const async fn wait(&self) {}
      //^^^^^ error const-async-fn: `wait` cannot be both `const` and `async`
}
async const fn wait() {}
    //^^^^^ error qualifier-order: `const` must come before `async`: the order is `const`, `async`, `unsafe`, `extern`
    //^^^^^ error const-async-fn: `wait` cannot be both `const` and `async`

//# in 2015 `async` is a name
//? edition: 2015
//? rustc: it reads a constant named `async`
const async fn wait() {}
//~ 1-6 error const-async-fn: `wait` cannot be both `const` and `async`

//# one of them
pub const extern "C" fn size() -> usize {
    8
}
pub async fn wait() {}
#[cfg(any())]
//~ 1..+1:25 hint inactive-code: `#[cfg(any())]` does not hold here (`x86_64-unknown-linux-gnu`), so this is not compiled
const async fn gone() {}
