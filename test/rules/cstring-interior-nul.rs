//# right before a call of C
use std::ffi::{c_char, CString};

unsafe extern "C" {
    fn set_title(title: *const c_char) -> i32;
}

pub fn retitle(title: &str) {
    let title = CString::new(title).unwrap();
                                  //^^^^^^ info cstring-interior-nul: A zero byte in `title` makes `unwrap` panic just before the call of C
    unsafe { set_title(title.as_ptr()) };
}

pub fn inline(title: String) {
    unsafe { set_title(CString::new(title).expect("no zero byte").as_ptr()) };
                                         //^^^^^^ info cstring-interior-nul: A zero byte in `title` makes `expect` panic just before the call of C
}

//# written text, a handed-on error, numbers, text that is looked through, a test
use std::ffi::{c_char, CString, NulError};

const TITLE: &str = "untitled";

unsafe extern "C" {
    fn set_title(title: *const c_char) -> i32;
}

pub fn retitle(title: &str, number: u32) -> Result<(), NulError> {
    let first = CString::new("first").unwrap();
    let second = CString::new(TITLE).unwrap();
    let third = CString::new(title)?;
    let fourth = CString::new(number.to_string()).unwrap();
    for one in [&first, &second, &third, &fourth] {
        unsafe { set_title(one.as_ptr()) };
    }
    unsafe { set_title(fourth.as_ptr()) };
    Ok(())
}

pub fn cleaned(title: &str) {
    let title = CString::new(title.replace('\0', "")).unwrap();
    unsafe { set_title(title.as_ptr()) };
}

pub fn only_rust(title: &str) -> CString {
    CString::new(title).unwrap()
}

#[test]
fn titles() {
    let title = CString::new(TITLE.repeat(2)).unwrap();
    unsafe { set_title(title.as_ptr()) };
}
