//# the length comes before the bytes
use std::ffi::c_int;

unsafe extern "C" {
    fn read_block(out: *mut u8, len: usize) -> c_int;
}

pub fn block() -> Vec<u8> {
    let mut out = Vec::with_capacity(512);
    unsafe {
        out.set_len(512);
      //^^^^^^^^^^^^^^^^ warning uninit-to-c: `set_len` says that `out` is initialized before `read_block` has written it: call `set_len` afterwards, with the length that was written
        read_block(out.as_mut_ptr(), 512);
    }
    out
}

//# lzf (RUSTSEC-2022-0067): `mem::uninitialized` beside a foreign call
#![allow(deprecated)]
use std::ffi::{c_uint, c_void};

const SLOTS: usize = 1 << 16;

#[repr(C)]
pub union Slot {
    at: *const u8,
    count: usize,
}

unsafe extern "C" {
    fn lzf_compress(input: *const c_void, len: c_uint, out: *mut c_void, max: c_uint, table: *mut Slot) -> c_uint;
}

pub fn compress(data: &[u8], out: &mut [u8]) -> usize {
    let mut table: [Slot; SLOTS] = unsafe { std::mem::uninitialized() };
                                          //^^^^^^^^^^^^^^^^^^^^^^^^^ warning uninit-to-c: `table` is uninitialized when `lzf_compress` gets it, which is undefined behaviour before C can write it: use `MaybeUninit` and its `as_mut_ptr`
    let written = unsafe {
        lzf_compress(
            data.as_ptr().cast(),
            data.len() as c_uint,
            out.as_mut_ptr().cast(),
            out.len() as c_uint,
            table.as_mut_ptr(),
        )
    };
    written as usize
}

//# the same with `assume_init`
use std::mem::MaybeUninit;

#[repr(C)]
pub union Sample {
    wide: u64,
    narrow: u8,
}

unsafe extern "C" {
    fn sample(out: *mut Sample) -> bool;
}

pub fn now() -> Option<Sample> {
    let mut out: Sample = unsafe { MaybeUninit::uninit().assume_init() };
                                 //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning uninit-to-c: `out` is uninitialized when `sample` gets it, which is undefined behaviour before C can write it: use `MaybeUninit` and its `as_mut_ptr`
    if unsafe { sample(&mut out) } { Some(out) } else { None }
}

//# dec (MIRILLI-47): nobody looked whether C succeeded
use std::ffi::{c_char, c_int};
use std::mem::MaybeUninit;

#[repr(C)]
pub struct Number {
    pub digits: i32,
    pub units: [u16; 12],
}

unsafe extern "C" {
    fn number_from_string(out: *mut Number, text: *const c_char) -> c_int;
}

pub unsafe fn parse(text: *const c_char) -> Number {
    let mut number = MaybeUninit::uninit();
    unsafe {
        number_from_string(number.as_mut_ptr(), text);
        number.assume_init()
             //^^^^^^^^^^^ info uninit-to-c: `assume_init` trusts that `number_from_string` filled `number`, but nobody looked at what `number_from_string` returned
    }
}

//# silent: the result is looked at, or there is none
use std::ffi::{c_char, c_int};
use std::mem::MaybeUninit;

#[repr(C)]
pub struct Number {
    pub digits: i32,
    pub units: [u16; 12],
}

unsafe extern "C" {
    fn number_from_string(out: *mut Number, text: *const c_char) -> c_int;
    fn number_zero(out: *mut Number);
}

pub unsafe fn parse(text: *const c_char) -> Option<Number> {
    let mut number = MaybeUninit::uninit();
    unsafe {
        if number_from_string(number.as_mut_ptr(), text) != 0 {
            return None;
        }
        Some(number.assume_init())
    }
}

pub fn zero() -> Number {
    let mut number = MaybeUninit::uninit();
    unsafe {
        number_zero(number.as_mut_ptr());
        number.assume_init()
    }
}

pub unsafe fn checked(text: *const c_char) -> Number {
    let mut number = MaybeUninit::uninit();
    let status = unsafe { number_from_string(number.as_mut_ptr(), text) };
    assert_eq!(status, 0);
    unsafe { number.assume_init() }
}

pub unsafe fn zeros(text: *const c_char) -> Number {
    let mut number = MaybeUninit::zeroed();
    unsafe {
        number_from_string(number.as_mut_ptr(), text);
        number.assume_init()
    }
}

//# silent: the length comes after the bytes, or the bytes are there
use std::ffi::c_int;
use std::mem::MaybeUninit;

unsafe extern "C" {
    fn read_block(out: *mut u8, len: usize) -> c_int;
}

pub fn block() -> Vec<u8> {
    let mut out = Vec::with_capacity(512);
    unsafe {
        let read = read_block(out.as_mut_ptr(), 512);
        out.set_len(usize::try_from(read).unwrap_or(0));
    }
    out
}

pub fn zeros() -> Vec<u8> {
    let mut out = vec![0; 512];
    unsafe { read_block(out.as_mut_ptr(), out.len()) };
    out
}

pub fn shorter(data: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(512);
    out.extend_from_slice(data);
    unsafe {
        out.set_len(data.len() / 2);
        read_block(out.as_mut_ptr(), out.len());
    }
    out
}

pub fn cells() -> [MaybeUninit<u8>; 64] {
    let mut cells: [MaybeUninit<u8>; 64] = unsafe { MaybeUninit::uninit().assume_init() };
    unsafe { read_block(cells.as_mut_ptr().cast(), 64) };
    cells
}
