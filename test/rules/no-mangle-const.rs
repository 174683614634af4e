//# a constant has no symbol
#[no_mangle]
pub const ENGINE_VERSION: u32 = 3;
//~ 1-35 error no-mangle-const: `ENGINE_VERSION` is a constant, which has no symbol: write `static`
//> Write `static` for `const`
#[no_mangle]
pub static ENGINE_VERSION: u32 = 3;

//# in a body, without a name, with attributes between
pub fn outer() {
    #[no_mangle]
    const INNER: u32 = 3;
  //^^^^^^^^^^^^^^^^^^^^^ error no-mangle-const: `INNER` is a constant, which has no symbol: write `static`
}
#[no_mangle]
const _: () = ();
//~ 1-18 error no-mangle-const: `_` is a constant, which has no symbol: write `static`
#[no_mangle]
/// The version of the engine.
#[allow(dead_code)]
pub(crate) const VERSION: u32 = 3;
//~ 1-35 error no-mangle-const: `VERSION` is a constant, which has no symbol: write `static`

//# allowed
#![allow(no_mangle_const_items)]
#[no_mangle]
pub const ENGINE_VERSION: u32 = 3;

//# silent: a static, and a constant of an impl, which is merely told that the attribute does nothing
#[no_mangle]
pub static ENGINE_VERSION: u32 = 3;
pub struct Engine;
impl Engine {
    #[no_mangle]
  //^^^^^^^^^^^^ warning misplaced-linkage-attribute: `no_mangle` does nothing on an associated constant; it is for functions with a body and statics
    pub const ID: u32 = 1;
}
