//# libfmod (LIBFMOD-24): the string is gone at the end of the statement
use std::ffi::{c_char, CString};

pub fn greet(name: &str) -> Result<*const c_char, std::ffi::NulError> {
    let text = CString::new(name).unwrap().as_ptr();
                                         //^^^^^^ warning dangling-pointer-from-temporary: `as_ptr` points into a temporary `CString`, which is dropped at the end of this statement; keep it in a variable
    let other = CString::new(name)?.as_ptr();
                                  //^^^^^^ warning dangling-pointer-from-temporary: `as_ptr` points into a temporary `CString`, which is dropped at the end of this statement; keep it in a variable
    let bytes = vec![1u8, 2].as_ptr();
                           //^^^^^^ warning dangling-pointer-from-temporary: `as_ptr` points into a temporary `Vec`, which is dropped at the end of this statement; keep it in a variable
    Ok(text)
}

//# the fix binds the string, not the pointer
use std::ffi::{c_char, CString};
unsafe extern "C" {
    fn puts(text: *const c_char) -> i32;
}

pub fn greet(name: &str) -> Result<(), std::ffi::NulError> {
    let text = CString::new(name)?.as_ptr();
                                 //^^^^^^ warning dangling-pointer-from-temporary: `as_ptr` points into a temporary `CString`, which is dropped at the end of this statement; keep it in a variable
    unsafe { puts(text) };
    Ok(())
}
//> Keep the `CString` in a variable
use std::ffi::{c_char, CString};
unsafe extern "C" {
    fn puts(text: *const c_char) -> i32;
}

pub fn greet(name: &str) -> Result<(), std::ffi::NulError> {
    let text_owner = CString::new(name)?;
    let text = text_owner.as_ptr();
    unsafe { puts(text) };
    Ok(())
}

//# inside a call's arguments it lives long enough
use std::ffi::{c_char, CString};
unsafe extern "C" {
    fn puts(text: *const c_char) -> i32;
}

pub fn greet(name: &str) -> Result<(), std::ffi::NulError> {
    unsafe { puts(CString::new(name)?.as_ptr()) };
    let owner = CString::new(name)?;
    let text = owner.as_ptr();
    unsafe { puts(text) };
    Ok(())
}
