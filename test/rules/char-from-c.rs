//# text as a pointer to Rust's char
#[no_mangle]
pub unsafe extern "C" fn label_width(text: *const char, len: usize) -> usize {
                                         //^^^^^^^^^^^ warning char-from-c: `*const char`: C fills it, and a number that is no Unicode scalar value is undefined behaviour; take `u32` and `char::from_u32`, or `c_char` for C's own `char`
    if text.is_null() { 0 } else { len }
}

//# a field of a struct that C passes by pointer
#[repr(C)]
pub struct KeyEvent {
    pub code: u32,
    pub key: char,
}

#[no_mangle]
pub unsafe extern "C" fn key_down(event: *const KeyEvent) -> u32 {
                                       //^^^^^^^^^^^^^^^ warning char-from-c: `*const KeyEvent` → field `key: char`: C fills it, and a number that is no Unicode scalar value is undefined behaviour; take `u32` and `char::from_u32`, or `c_char` for C's own `char`
    match unsafe { event.as_ref() } {
        Some(event) => event.code,
        None => 0,
    }
}

//# numbers that are read as chars
use std::ffi::c_char;

pub unsafe fn first(text: *const c_char) -> char {
    unsafe { *(text as *const char) }
             //^^^^^^^^^^^^^^^^^^^ warning char-from-c: `i8` memory is read as `char`s of four bytes: C's `char` is `c_char`, and a number that is no Unicode scalar value is undefined behaviour
}

pub unsafe fn all<'a>(text: *const u32, len: usize) -> &'a [char] {
    unsafe { std::slice::from_raw_parts(text.cast::<char>(), len) }
                                      //^^^^^^^^^^^^^^^^^^^ warning char-from-c: `u32` memory is read as `char`s of four bytes: C's `char` is `c_char`, and a number that is no Unicode scalar value is undefined behaviour
}

//# in the signature itself the compiler says it
extern "C" {
    fn next_char() -> char;
                    //^^^^ warning improper-ctypes: `char` → C has no `char` of 32 bits that is always a valid character; use `u32`
}

//# numbers, c_char, and what Rust fills
use std::ffi::c_char;

#[no_mangle]
pub extern "C" fn is_letter(c: u32) -> bool {
    char::from_u32(c).is_some_and(char::is_alphabetic)
}

#[no_mangle]
pub unsafe extern "C" fn starts_with(text: *const c_char, c: c_char) -> bool {
    !text.is_null() && unsafe { *text } == c
}

#[repr(transparent)]
pub struct Glyph(pub char);

#[no_mangle]
pub extern "C" fn glyph() -> *const Glyph {
    static GLYPH: Glyph = Glyph('x');
    &GLYPH
}
