//# a struct with a gap, read as a slice of bytes
use std::{mem, slice};

#[repr(C)]
pub struct Entry {
    pub kind: u8,
    pub size: u32,
}

pub fn bytes_of(entry: &Entry) -> &[u8] {
    unsafe { slice::from_raw_parts(entry as *const Entry as *const u8, mem::size_of::<Entry>()) }
           //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning padding-bytes-exposed: `Entry` has padding: bytes 1 to 3, after `kind`, are uninitialized, and reading them as `u8` is undefined behaviour
}

//# diesel (RUSTSEC-2026-0134): a time as MySQL stores it
use std::ffi::{c_int, c_uint, c_ulong};

#[repr(transparent)]
pub struct TimeKind(pub c_int);

#[repr(C)]
pub struct StoredTime {
    pub year: c_uint,
    pub second: c_uint,
    pub fraction: c_ulong,
    pub negative: bool,
    pub kind: TimeKind,
    pub zone: c_int,
}

impl StoredTime {
    pub fn write(&self, out: &mut Vec<u8>) {
        let bytes = unsafe { std::slice::from_raw_parts(self as *const StoredTime as *const u8, size_of::<StoredTime>()) };
                           //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning padding-bytes-exposed: `StoredTime` has padding: bytes 17 to 19, after `negative`, are uninitialized, and reading them as `u8` is undefined behaviour
        out.extend_from_slice(bytes);
    }
}

//# xxhrs (MIRILLI-48): the padding is hashed with the key
#[repr(C, align(16))]
#[derive(Clone, Copy)]
pub struct Key {
    seed: u64,
    rounds: u16,
}

pub fn words(key: Key) -> [u8; 16] {
    unsafe { std::mem::transmute(key) }
           //^^^^^^^^^^^^^^^^^^^^^^^^ warning padding-bytes-exposed: `Key` has padding: bytes 10 to 15, after `rounds`, are uninitialized, and reading them as `u8` is undefined behaviour
}

pub extern "C" fn sum_of(key: &Key) -> u8 {
    let words = unsafe { *(key as *const Key as *const [u8; 16]) };
                       //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning padding-bytes-exposed: `Key` has padding: bytes 10 to 15, after `rounds`, are uninitialized, and reading them as `u8` is undefined behaviour
    words[0] ^ words[15]
}

//# through variables, `cast` and `Self`; no order of the fields is without a gap
pub struct Point {
    id: u64,
    flag: bool,
}

impl Point {
    fn bytes(&self) -> &[u8] {
        let pointer = self as *const Self;
        unsafe { std::slice::from_raw_parts(pointer.cast::<u8>(), size_of_val(self)) }
               //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning padding-bytes-exposed: `Point` has padding: bytes between its fields are uninitialized, and reading them as `u8` is undefined behaviour
    }

    fn all(points: &[Point]) -> &[u8] {
        unsafe { std::slice::from_raw_parts(points.as_ptr() as *const _ as *const u8, size_of_val(points)) }
               //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning padding-bytes-exposed: `Point` has padding: bytes between its fields are uninitialized, and reading them as `u8` is undefined behaviour
    }
}

//# silent: on this target `u64` is aligned to 4 bytes
//? target: i686-unknown-linux-gnu
#[repr(C)]
pub struct Stamp {
    pub seconds: u32,
    pub fraction: u64,
}

pub fn bytes_of(stamp: &Stamp) -> &[u8] {
    unsafe { std::slice::from_raw_parts(stamp as *const Stamp as *const u8, size_of::<Stamp>()) }
}

//# silent: no gaps, packed, or the gaps have names
#[repr(C)]
pub struct Header {
    pub length: u32,
    pub kind: u16,
    pub flags: u16,
}

#[repr(C, packed)]
pub struct Wire {
    pub kind: u8,
    pub length: u32,
}

pub fn bytes_of(header: &Header) -> &[u8] {
    unsafe { std::slice::from_raw_parts(header as *const Header as *const u8, size_of::<Header>()) }
}

pub fn wire_bytes(wire: &Wire) -> &[u8] {
    unsafe { std::slice::from_raw_parts(wire as *const Wire as *const u8, size_of::<Wire>()) }
}

//# silent: bytes that may be uninitialized, bytes that are written, C that copies
use std::ffi::c_void;
use std::mem::MaybeUninit;

#[repr(C)]
pub struct Entry {
    pub kind: u8,
    pub size: u32,
}

unsafe extern "C" {
    fn store(data: *const c_void, size: usize);
}

pub fn raw(entry: &Entry) -> &[MaybeUninit<u8>] {
    unsafe { std::slice::from_raw_parts(entry as *const Entry as *const MaybeUninit<u8>, size_of::<Entry>()) }
}

pub fn fill(entry: &mut Entry) -> &mut [u8] {
    unsafe { std::slice::from_raw_parts_mut(entry as *mut Entry as *mut u8, size_of::<Entry>()) }
}

pub fn send(entry: &Entry) {
    unsafe { store(entry as *const Entry as *const c_void, size_of::<Entry>()) }
}

//# silent: what is not known, and a value that was all zeros
#[repr(C)]
#[derive(Clone, Copy)]
pub struct Entry {
    pub kind: u8,
    pub size: u32,
}

pub fn bytes_of<T>(value: &T) -> &[u8] {
    unsafe { std::slice::from_raw_parts(value as *const T as *const u8, size_of::<T>()) }
}

pub fn kind_only(entry: &Entry) -> &[u8] {
    unsafe { std::slice::from_raw_parts(entry as *const Entry as *const u8, 1) }
}

pub fn cleared(out: &mut Vec<u8>) {
    let mut entry: Entry = unsafe { std::mem::zeroed() };
    entry.size = 4;
    out.extend_from_slice(unsafe { std::slice::from_raw_parts(&entry as *const Entry as *const u8, size_of::<Entry>()) });
}

//# diesel (RUSTSEC-2026-0134): the type of the bytes is the function's result
#[repr(C)]
pub struct Time {
    year: u32,
    hour: u8,
    micros: u64,
}

pub fn bytes(time: &Time) -> &[u8] {
    unsafe { std::slice::from_raw_parts(std::ptr::from_ref(time).cast(), size_of::<Time>()) }
           //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning padding-bytes-exposed: `Time` has padding: bytes 5 to 7, after `hour`, are uninitialized, and reading them as `u8` is undefined behaviour
}

pub fn same(time: &Time) -> &[Time] {
    unsafe { std::slice::from_raw_parts(std::ptr::from_ref(time).cast(), 1) }
}
