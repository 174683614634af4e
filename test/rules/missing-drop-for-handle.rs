//# libcmark-sys, bchlib (MIRILLI-12, MIRILLI-11): made, used, and left
use std::ffi::{c_char, c_int, c_void};

extern "C" {
    fn cmark_parser_new(options: c_int) -> *mut c_void;
    fn cmark_parser_feed(parser: *mut c_void, text: *const c_char, length: usize);
    fn cmark_parser_free(parser: *mut c_void);
    fn bch_init(order: c_int, errors: c_int, polynomial: u32) -> *mut c_void;
    fn bch_encode(control: *mut c_void, data: *const u8, length: u32, code: *mut u8);
    fn bch_free(control: *mut c_void);
}

pub fn feed(text: &str) {
    unsafe {
        let parser = cmark_parser_new(0);
          //^^^^^^ info missing-drop-for-handle: `parser` is never freed: what `cmark_parser_new` makes needs a `cmark_parser_free`, and nothing else gets the pointer
        cmark_parser_feed(parser, text.as_ptr().cast(), text.len());
    }
}

pub unsafe fn encode(data: &[u8], code: &mut [u8]) -> bool {
    let control = bch_init(13, 4, 0);
      //^^^^^^^ info missing-drop-for-handle: `control` is never freed: what `bch_init` makes needs a `bch_free`, and nothing else gets the pointer
    if control.is_null() {
        return false;
    }
    bch_encode(control, data.as_ptr(), data.len() as u32, code.as_mut_ptr());
    true
}

//# minimp3, tinyspline (MIRILLI-16, MIRILLI-13): a type that holds a handle and never gives it back
//? flags: -W missing-drop-for-handle
use std::ffi::{c_char, c_void, CStr};

extern "C" {
    fn mp3dec_open(path: *const c_char) -> *mut c_void;
    fn mp3dec_read(decoder: *mut c_void, out: *mut i16, count: usize) -> usize;
    fn mp3dec_close(decoder: *mut c_void);
}

pub struct Decoder {
    decoder: *mut c_void,
}

impl Decoder {
    pub fn open(path: &CStr) -> Option<Decoder> {
        let decoder = unsafe { mp3dec_open(path.as_ptr()) };
        if decoder.is_null() {
            return None;
        }
        Some(Decoder { decoder })
           //^^^^^^^ warning missing-drop-for-handle: `Decoder` holds what `mp3dec_open` made, and has no `drop` that calls `mp3dec_close`
    }

    pub fn read(&mut self, out: &mut [i16]) -> usize {
        unsafe { mp3dec_read(self.decoder, out.as_mut_ptr(), out.len()) }
    }
}

//# given back by `drop`, by a method, by the function itself
//? flags: -W missing-drop-for-handle
use std::ffi::{c_int, c_void};

extern "C" {
    fn parser_new(flags: c_int) -> *mut c_void;
    fn parser_check(parser: *mut c_void) -> c_int;
    fn parser_free(parser: *mut c_void);
    fn tree_add(tree: *mut c_void, parser: *mut c_void);
}

pub struct Parser(*mut c_void);

impl Parser {
    pub fn new() -> Self {
        Self(unsafe { parser_new(0) })
    }
}

impl Drop for Parser {
    fn drop(&mut self) {
        unsafe { parser_free(self.0) };
    }
}

pub struct Manual {
    parser: *mut c_void,
}

impl Manual {
    pub fn new() -> Self {
        Manual { parser: unsafe { parser_new(0) } }
    }

    pub fn free(self) {
        unsafe { parser_free(self.parser) };
    }
}

pub unsafe fn check() -> bool {
    let parser = parser_new(1);
    let ok = parser_check(parser) == 0;
    parser_free(parser);
    ok
}

pub unsafe fn keep(tree: *mut c_void) {
    let parser = parser_new(1);
    parser_check(parser);
    tree_add(tree, parser);
}

//# pdb_wrapper (FFICHECKER-pdb_wrapper): a name with a NUL leaves the list behind
use std::ffi::{c_char, c_void, CString, NulError};

extern "C" {
    fn field_list_create() -> *mut c_void;
    fn field_list_add(list: *mut c_void, ty: u32, name: *const c_char);
    fn field_list_finalize(database: *mut c_void, list: *mut c_void) -> u32;
    fn field_list_destroy(list: *mut c_void);
}

pub fn insert_struct(database: *mut c_void, fields: &[(u32, &str)]) -> Result<u32, NulError> {
    let list = unsafe { field_list_create() };
    for (ty, name) in fields {
        let name = CString::new(*name)?;
                                    //^ info missing-drop-for-handle: `?` leaves the function before `list` is given to `field_list_finalize`: what `field_list_create` made is leaked then
        unsafe { field_list_add(list, *ty, name.as_ptr()) };
    }
    Ok(unsafe { field_list_finalize(database, list) })
}

pub fn insert_one(database: *mut c_void, name: &str) -> Result<u32, NulError> {
    let list = unsafe { field_list_create() };
    match CString::new(name) {
        Ok(name) => unsafe { field_list_add(list, 0, name.as_ptr()) },
        Err(error) => {
            unsafe { field_list_destroy(list) };
            return Err(error);
        }
    }
    Ok(unsafe { field_list_finalize(database, list) })
}

pub fn insert_all(database: *mut c_void, names: &[&str]) -> Result<u32, NulError> {
    let names = names.iter().map(|name| CString::new(*name)).collect::<Result<Vec<_>, _>>()?;
    let list = unsafe { field_list_create() };
    for name in &names {
        unsafe { field_list_add(list, 0, name.as_ptr()) };
    }
    Ok(unsafe { field_list_finalize(database, list) })
}

//# bchlib (MIRILLI-11): the struct is copied, and nobody has the original
use std::ffi::c_int;

#[repr(C)]
#[derive(Clone, Copy)]
pub struct Control {
    order: u32,
    length: u32,
}

extern "C" {
    fn init_bch(order: c_int, errors: c_int, polynomial: u32) -> *mut Control;
    fn free_bch(control: *mut Control);
}

pub struct Bch(Control);

impl Bch {
    pub fn new(order: c_int, errors: c_int) -> Result<Bch, &'static str> {
        unsafe {
            let control = init_bch(order, errors, 0);
              //^^^^^^^ info missing-drop-for-handle: `control` is never freed: what `init_bch` makes needs a `free_bch`, and nothing else gets the pointer
            if control == std::ptr::null_mut() {
                Err("Invalid parameters")
            } else {
                Ok(Bch(*control))
            }
        }
    }

    pub fn length(order: c_int) -> Option<u32> {
        unsafe {
            let control = init_bch(order, 4, 0);
            if control.is_null() {
                return None;
            }
            let copy = *control;
            free_bch(control);
            Some(copy.length)
        }
    }
}

//# minimp3_ex (MIRILLI-16): a struct that C fills, and needs back after an error too
use std::ffi::{c_int, c_void};
use std::mem::MaybeUninit;

#[repr(C)]
pub struct Decoder {
    frames: *mut c_void,
    length: usize,
}

extern "C" {
    fn mp3dec_ex_open_cb(decoder: *mut Decoder, io: *mut c_void, flags: c_int) -> c_int;
    fn mp3dec_ex_read(decoder: *mut Decoder, out: *mut i16, length: usize) -> usize;
    fn mp3dec_ex_close(decoder: *mut Decoder);
}

pub fn opens(io: *mut c_void) -> bool {
    let mut decoder = MaybeUninit::<Decoder>::uninit();
          //^^^^^^^ info missing-drop-for-handle: `decoder` is never freed: what `mp3dec_ex_open_cb` makes needs a `mp3dec_ex_close`, and nothing else gets the pointer
    let result = unsafe { mp3dec_ex_open_cb(decoder.as_mut_ptr(), io, 1) };
    result == 0
}

pub fn first(io: *mut c_void) -> i16 {
    let mut decoder = Decoder { frames: std::ptr::null_mut(), length: 0 };
          //^^^^^^^ info missing-drop-for-handle: `decoder` is never freed: what `mp3dec_ex_open_cb` makes needs a `mp3dec_ex_close`, and nothing else gets the pointer
    let mut sample = 0;
    unsafe {
        mp3dec_ex_open_cb(&mut decoder, io, 1);
        mp3dec_ex_read(&mut decoder as *mut Decoder, &mut sample, 1);
    }
    sample
}

pub fn length(io: *mut c_void) -> usize {
    let mut decoder = Decoder { frames: std::ptr::null_mut(), length: 0 };
    unsafe {
        mp3dec_ex_open_cb(&mut decoder, io, 1);
        mp3dec_ex_close(&mut decoder);
    }
    decoder.length
}

pub fn open(io: *mut c_void) -> Option<Decoder> {
    let mut decoder = MaybeUninit::<Decoder>::uninit();
    let result = unsafe { mp3dec_ex_open_cb(decoder.as_mut_ptr(), io, 1) };
    (result == 0).then(|| unsafe { decoder.assume_init() })
}
