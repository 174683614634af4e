//# a call without a word
//? flags: -W missing-safety-comment
use std::ffi::{CStr, c_char};
extern "C" {
    fn engine_name() -> *const c_char;
    fn engine_level() -> i32;
}
pub fn level() -> i32 {
    unsafe { engine_level() }
  //^^^^^^ warning missing-safety-comment: This block calls `engine_level`; say in a `// SAFETY:` comment why that is sound here
}
pub fn name() -> String {
    // The engine keeps its name for ever.
    let name = unsafe { CStr::from_ptr(engine_name()) };
             //^^^^^^ warning missing-safety-comment: This block calls `CStr::from_ptr`; say in a `// SAFETY:` comment why that is sound here
    name.to_string_lossy().into_owned()
}

//# said before the block, before its statement, inside it
//? flags: -W missing-safety-comment
use std::ffi::{CStr, c_char};
extern "C" {
    fn engine_name() -> *const c_char;
    fn engine_level() -> i32;
}
pub fn level() -> i32 {
    // SAFETY: the engine may be asked at any time.
    unsafe { engine_level() }
}
pub fn name() -> String {
    // SAFETY: the engine's name is a string
    // that lives for ever.
    let name = unsafe { CStr::from_ptr(engine_name()) };
    name.to_string_lossy().into_owned()
}
pub fn twice() -> i32 {
    unsafe {
        // SAFETY: as in `level`.
        engine_level() * 2
    }
}
pub fn sum(a: i32) -> i32 {
    a + /* SAFETY: as in `level`. */ unsafe { engine_level() }
}

//# not at the border, or off
extern "C" {
    fn engine_level() -> i32;
}
pub fn level() -> i32 {
    unsafe { engine_level() }
}
pub fn first(values: &[u8]) -> u8 {
    unsafe { *values.get_unchecked(0) }
}
