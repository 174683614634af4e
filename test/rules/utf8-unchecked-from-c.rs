//# xcb (RUSTSEC-2021-0019): a slice of what the server sent
use std::ffi::{c_char, c_int};
use std::{slice, str};

#[repr(C)]
pub struct Reply {
    _data: [u8; 0],
}

unsafe extern "C" {
    fn get_atom_name(reply: *const Reply) -> *const c_char;
    fn get_atom_name_length(reply: *const Reply) -> c_int;
}

pub struct AtomName {
    reply: *const Reply,
}

impl AtomName {
    pub fn name(&self) -> &str {
        unsafe {
            let length = get_atom_name_length(self.reply) as usize;
            let data = get_atom_name(self.reply);
            let bytes = slice::from_raw_parts(data as *const u8, length);
            str::from_utf8_unchecked(&bytes)
          //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning utf8-unchecked-from-c: These bytes come from `get_atom_name`, and nothing says that they are UTF-8
        }
    }
}

//# what a caller in C gives, what C wrote into a buffer
use std::ffi::{c_char, CStr};

unsafe extern "C" {
    fn read_line(to: *mut u8, size: usize) -> usize;
    fn user_name() -> *const c_char;
}

#[no_mangle]
pub unsafe extern "C" fn greet(name: *const c_char) {
    let name = unsafe { CStr::from_ptr(name) };
    let name = unsafe { std::str::from_utf8_unchecked(name.to_bytes()) };
                      //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning utf8-unchecked-from-c: These bytes come from a caller in C, and nothing says that they are UTF-8
    println!("{name}");
}

pub fn line() -> String {
    let mut line = vec![0u8; 256];
    let length = unsafe { read_line(line.as_mut_ptr(), line.len()) };
    line.truncate(length);
    unsafe { String::from_utf8_unchecked(line) }
           //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning utf8-unchecked-from-c: These bytes come from `read_line`, and nothing says that they are UTF-8
}

pub fn user() -> String {
    unsafe { String::from_utf8_unchecked(CStr::from_ptr(user_name()).to_bytes().to_vec()) }
           //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning utf8-unchecked-from-c: These bytes come from `user_name`, and nothing says that they are UTF-8
}

//# looked at, promised, or not from C
use std::ffi::{c_char, CStr};

unsafe extern "C" {
    fn user_name() -> *const c_char;
    fn user_name_utf8() -> *const c_char;
    fn encode_hex(to: *mut u8, size: usize);
}

pub fn user() -> Option<&'static str> {
    unsafe { CStr::from_ptr(user_name()) }.to_str().ok()
}

pub fn utf8() -> &'static str {
    unsafe { std::str::from_utf8_unchecked(CStr::from_ptr(user_name_utf8()).to_bytes()) }
}

pub fn ascii() -> Option<&'static str> {
    let bytes = unsafe { CStr::from_ptr(user_name()) }.to_bytes();
    bytes.is_ascii().then(|| unsafe { std::str::from_utf8_unchecked(bytes) })
}

pub fn hex() -> String {
    let mut text = vec![0u8; 64];
    unsafe {
        encode_hex(text.as_mut_ptr(), text.len());
        String::from_utf8_unchecked(text)
    }
}

pub fn of_rust(text: &[u8]) -> &str {
    let letters: Vec<u8> = text.to_vec();
    assert!(letters.len() < 9);
    unsafe { std::str::from_utf8_unchecked(text) }
}

/// # Safety
/// `message` ends in NUL and is valid UTF-8.
#[no_mangle]
pub unsafe extern "C" fn on_message(message: *const c_char) {
    let message = unsafe { CStr::from_ptr(message) };
    println!("{}", unsafe { std::str::from_utf8_unchecked(message.to_bytes()) });
}
