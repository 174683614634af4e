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

//# cells, arrays, boxes and what is not yet initialized
use std::cell::{Cell, RefCell, UnsafeCell};
use std::mem::MaybeUninit;

fn make<T>() -> T {
    unimplemented!()
}

struct Own;
impl Own {
    fn as_ptr(&self) -> *const u8 {
        std::ptr::null()
    }
}

pub fn pointers(flag: bool) {
    let cell = Cell::new(1).as_ptr();
                          //^^^^^^ warning dangling-pointer-from-temporary: `as_ptr` points into a temporary `Cell`, which is dropped at the end of this statement; keep it in a variable
    let shared = UnsafeCell::new(1).get();
                                  //^^^ warning dangling-pointer-from-temporary: `get` points into a temporary `UnsafeCell`, which is dropped at the end of this statement; keep it in a variable
    let space = MaybeUninit::<u8>::uninit().as_mut_ptr();
                                          //^^^^^^^^^^ warning dangling-pointer-from-temporary: `as_mut_ptr` points into a temporary `MaybeUninit`, which is dropped at the end of this statement; keep it in a variable
    let array = make::<[u8; 4]>().as_ptr();
                                //^^^^^^ warning dangling-pointer-from-temporary: `as_ptr` points into a temporary `array`, which is dropped at the end of this statement; keep it in a variable
    let boxed = make::<Box<[u8]>>().as_ptr();
                                  //^^^^^^ warning dangling-pointer-from-temporary: `as_ptr` points into a temporary `Box<[_]>`, which is dropped at the end of this statement; keep it in a variable
    let text = make::<Box<str>>().as_ptr();
                                //^^^^^^ warning dangling-pointer-from-temporary: `as_ptr` points into a temporary `Box<str>`, which is dropped at the end of this statement; keep it in a variable
    let either = (if flag { String::new() } else { "a".to_owned() }).as_ptr();
                                                                   //^^^^^^ warning dangling-pointer-from-temporary: `as_ptr` points into a temporary `String`, which is dropped at the end of this statement; keep it in a variable
    let value = Cell::new(1).get();
    let guarded = RefCell::new(1).as_ptr();
    let mine = Own.as_ptr();
    let lent = make::<&Vec<u8>>().as_ptr();
    assert!(!"a".to_string().as_ptr().is_null());
                           //^^^^^^ warning dangling-pointer-from-temporary: `as_ptr` points into a temporary `String`, which is dropped at the end of this statement; keep it in a variable
}
