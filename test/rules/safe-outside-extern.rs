//# a definition is safe by itself
pub safe extern "C" fn version() -> u32 {
//~ 1..+2:2 error safe-outside-extern: `version` is not in an `unsafe extern` block, so it cannot be declared `safe`; what Rust defines is safe by itself
    3
}
//> Remove `safe`
pub extern "C" fn version() -> u32 {
    3
}

//# statics, methods, trait methods, functions in bodies
safe static LIMIT: u32 = 8;
//~ 1-28 error safe-outside-extern: `LIMIT` is not in an `unsafe extern` block, so it cannot be declared `safe`; what Rust defines is safe by itself
pub struct Store;
impl Store {
    pub safe fn close(&self) {}
  //^^^^^^^^^^^^^^^^^^^^^^^^^^^ error safe-outside-extern: `close` is not in an `unsafe extern` block, so it cannot be declared `safe`; what Rust defines is safe by itself
}
pub trait Closer {
    safe fn close(&self);
  //^^^^^^^^^^^^^^^^^^^^^ error safe-outside-extern: `close` is not in an `unsafe extern` block, so it cannot be declared `safe`; what Rust defines is safe by itself
}
pub fn run() {
    pub safe extern "C" fn tick() {}
  //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error safe-outside-extern: `tick` is not in an `unsafe extern` block, so it cannot be declared `safe`; what Rust defines is safe by itself
    pub safe static TICKS: u32 = 0;
  //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error safe-outside-extern: `TICKS` is not in an `unsafe extern` block, so it cannot be declared `safe`; what Rust defines is safe by itself
}

//# beside a misplaced `unsafe`
unsafe safe fn both() {}
//~ 1-25 error safe-outside-extern: `both` is not in an `unsafe extern` block, so it cannot be declared `safe`; what Rust defines is safe by itself
     //^^^^ error qualifier-order: `safe` and `unsafe` exclude each other

//# after `const` the compiler takes it for a name
//? rustc: it complains about the `fn` after a constant named `safe`
const safe fn size() -> usize {
//~ 1..+2:2 error safe-outside-extern: `size` is not in an `unsafe extern` block, so it cannot be declared `safe`; what Rust defines is safe by itself
    8
}

//# names, external blocks, macro input, configured out
fn safe(safe: u32) -> u32 {
    safe
}
unsafe extern "C" {
    safe fn abs(x: i32) -> i32;
}
macro_rules! f { ($($t:tt)*) => {}; }
f! { pub safe fn makedev(major: u32) -> u64 { 0 } }
#[cfg(any())]
//~ 1..+1:18 hint inactive-code: `#[cfg(any())]` does not hold here (`x86_64-unknown-linux-gnu`), so this is not compiled
safe fn gone() {}
