//# a foreign function has the name it has
unsafe extern "C" {
    #[no_mangle]
  //^^^^^^^^^^^^ warning misplaced-linkage-attribute: `no_mangle` does nothing on a foreign function; it is for functions with a body and statics
    fn engine_start();
}
//> Remove `#[no_mangle]`
unsafe extern "C" {
    fn engine_start();
}

//# ignored with a warning
#[no_mangle]
//~ 1-13 warning misplaced-linkage-attribute: `no_mangle` does nothing on a struct; it is for functions with a body and statics
pub struct Engine {
    #[no_mangle]
  //^^^^^^^^^^^^ warning misplaced-linkage-attribute: `no_mangle` does nothing on a field; it is for functions with a body and statics
    pub id: u32,
}
#[link_name = "engine_stop"]
//~ 1-29 warning misplaced-linkage-attribute: `link_name` does nothing on a function; it is for foreign functions and foreign statics
pub extern "C" fn stop() {}
#[link_section = ".engine"]
//~ 1-28 warning misplaced-linkage-attribute: `link_section` does nothing on an enum; it is for functions with a body and statics
pub enum State {
    #[link_name = "off"]
  //^^^^^^^^^^^^^^^^^^^^ warning misplaced-linkage-attribute: `link_name` does nothing on a variant; it is for foreign functions and foreign statics
    Off,
}
#[link(name = "engine")]
//~ 1-25 warning misplaced-linkage-attribute: `link` does nothing on a function; it is for external blocks whose ABI is not `Rust`
pub extern "C" fn start() {}
#[link(name = "engine")]
//~ 1-25 warning misplaced-linkage-attribute: `link` does nothing on a block whose ABI is `Rust`
unsafe extern "Rust" {}
pub trait Run {
    #[no_mangle]
  //^^^^^^^^^^^^ warning misplaced-linkage-attribute: `no_mangle` does nothing on a trait's method; it is for functions with a body and statics
    fn run();
}
//> all
pub struct Engine {
    pub id: u32,
}
pub extern "C" fn stop() {}
pub enum State {
    Off,
}
pub extern "C" fn start() {}
unsafe extern "Rust" {}
pub trait Run {
    fn run();
}

//# refused
#[export_name = "engine"]
//~ 1-26 error misplaced-linkage-attribute: `export_name` is not allowed on a struct; it is for functions with a body and statics
pub struct Engine;
#[used]
//~ 1-8 error misplaced-linkage-attribute: `used` is not allowed on a function; it is for statics with a value
pub fn kept() {}
unsafe extern "C" {
    #[export_name = "engine_start"]
  //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error misplaced-linkage-attribute: `export_name` is not allowed on a foreign function; it is for functions with a body and statics
    fn start();
    #[used]
  //^^^^^^^ error misplaced-linkage-attribute: `used` is not allowed on a foreign static; it is for statics with a value
    static ENGINE: u32;
    #[inline]
  //^^^^^^^^^ error misplaced-linkage-attribute: `inline` is not allowed on a foreign static; it is for functions with a body
    static STATE: u32;
    #[target_feature(enable = "sse2")]
  //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error misplaced-linkage-attribute: `target_feature` is not allowed on a foreign function; it is for functions with a body
    fn fast();
}
#[link_ordinal(3)]
//~ 1-19 error misplaced-linkage-attribute: `link_ordinal` is not allowed on a function; it is for foreign functions and foreign statics
pub fn third() {}
#[unsafe(naked)]
//~ 1-17 error misplaced-linkage-attribute: `naked` is not allowed on a static; it is for functions with a body
pub static NAKED: u8 = 1;
//> Remove `#[export_name]`
pub struct Engine;
#[used]
pub fn kept() {}
unsafe extern "C" {
    #[export_name = "engine_start"]
    fn start();
    #[used]
    static ENGINE: u32;
    #[inline]
    static STATE: u32;
    #[target_feature(enable = "sse2")]
    fn fast();
}
#[link_ordinal(3)]
pub fn third() {}
#[unsafe(naked)]
pub static NAKED: u8 = 1;

//# inline on a foreign function is ignored, on the block refused
unsafe extern "C" {
    #[inline]
  //^^^^^^^^^ warning misplaced-linkage-attribute: `inline` does nothing on a foreign function; it is for functions with a body
    fn engine_start();
}
#[inline]
//~ 1-10 error misplaced-linkage-attribute: `inline` is not allowed on an external block; it is for functions with a body
unsafe extern "C" {}

//# parameters, imports, impls, macros, generic parameters
//? rustc: the macro call is not resolved in a library of its own
#[no_mangle]
//~ 1-13 warning misplaced-linkage-attribute: `no_mangle` does nothing on an import; it is for functions with a body and statics
use std::fmt;
pub struct Engine;
#[no_mangle]
//~ 1-13 warning misplaced-linkage-attribute: `no_mangle` does nothing on an impl; it is for functions with a body and statics
impl Engine {
    #[no_mangle]
  //^^^^^^^^^^^^ warning misplaced-linkage-attribute: `no_mangle` does nothing on an associated constant; it is for functions with a body and statics
    const ID: u32 = 1;
    #[link_name = "start"]
  //^^^^^^^^^^^^^^^^^^^^^^ warning misplaced-linkage-attribute: `link_name` does nothing on a method; it is for foreign functions and foreign statics
    pub fn start<#[no_mangle] T>(_: T) {}
               //^^^^^^^^^^^^ warning misplaced-linkage-attribute: `no_mangle` does nothing on a generic parameter; it is for functions with a body and statics
}
#[no_mangle]
//~ 1-13 warning misplaced-linkage-attribute: `no_mangle` does nothing on a macro's definition; it is for functions with a body and statics
macro_rules! engine {
    () => {};
}
#[no_mangle]
//~ 1-13 warning misplaced-linkage-attribute: `no_mangle` does nothing on a macro call; it is for functions with a body and statics
engine! {}

//# in cfg_attr, in a body, in an impl inside a body
#[cfg_attr(all(), no_mangle)]
                //^^^^^^^^^ warning misplaced-linkage-attribute: `no_mangle` does nothing on a module; it is for functions with a body and statics
pub mod sys {}
pub fn outer() {
    #[no_mangle]
  //^^^^^^^^^^^^ warning misplaced-linkage-attribute: `no_mangle` does nothing on a struct; it is for functions with a body and statics
    struct Inner;
    #[no_mangle]
  //^^^^^^^^^^^^ warning misplaced-linkage-attribute: `no_mangle` does nothing on an impl; it is for functions with a body and statics
    impl Inner {}
}

//# on closures, statements and what else a body holds
pub fn outer(value: Option<u32>) -> u32 {
    #[no_mangle]
  //^^^^^^^^^^^^ warning misplaced-linkage-attribute: `no_mangle` does nothing on a statement; it is for functions with a body and statics
    let x = 1;
    let _ = #[no_mangle] || x;
          //^^^^^^^^^^^^ error misplaced-linkage-attribute: `no_mangle` is not allowed on a closure; it is for functions with a body and statics
          //^^^^^^^^^^^^ error unstable-linkage-attribute: An attribute on an expression is an experiment of nightly compilers
    #[no_mangle]
  //^^^^^^^^^^^^ error misplaced-linkage-attribute: `no_mangle` is not allowed on a closure; it is for functions with a body and statics
    || x;
    match value {
        #[link_name = "some"]
      //^^^^^^^^^^^^^^^^^^^^^ warning misplaced-linkage-attribute: `link_name` does nothing on a match arm; it is for foreign functions and foreign statics
        Some(x) => x,
        #[export_name = "none"]
      //^^^^^^^^^^^^^^^^^^^^^^^ warning misplaced-linkage-attribute: `export_name` does nothing on a match arm; it is for functions with a body and statics
        None => x,
    }
}

//# inner attributes
mod sys {
    #![no_mangle]
  //^^^^^^^^^^^^^ warning misplaced-linkage-attribute: `no_mangle` does nothing on a module; it is for functions with a body and statics
}

//# allowed by name, also on the field itself
#[allow(unused_attributes)]
#[no_mangle]
pub struct Engine;
pub struct Motor {
    #[allow(unused_attributes)]
    #[no_mangle]
    pub id: u32,
}

//# silent: where they belong
#[link(name = "engine")]
unsafe extern "C" {
    #[link_name = "engine_start"]
    fn start();
    #[link_name = "engine_state"]
    static STATE: u32;
    #[track_caller]
    #[cfg(any())]
//~ 5..+1:17 hint inactive-code: `#[cfg(any())]` does not hold here (`x86_64-unknown-linux-gnu`), so this is not compiled
    fn traced();
}
#[no_mangle]
pub extern "C" fn engine_stop() {}
#[export_name = "engine_id"]
#[link_section = ".engine"]
#[used]
pub static ID: u32 = 1;
pub struct Engine;
impl Engine {
    #[no_mangle]
    #[inline(never)]
    pub extern "C" fn engine_run(&self) {}
    #[cfg_attr(any(), no_mangle)]
    pub const ID: u32 = 1;
}

//# silent: what an attribute macro makes of it is not known
//? rustc: `inline_me` is an attribute macro that is not here
#[derive(Clone)]
#[inline_me]
#[no_mangle]
pub struct Rewritten;
