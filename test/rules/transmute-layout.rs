//# a header read where it lies in a packet
#[repr(C)]
pub struct Header {
    pub length: u32,
    pub kind: u32,
}

pub fn length(packet: &[u8]) -> u32 {
    let header = unsafe { &*(packet.as_ptr() as *const Header) };
                           //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning transmute-layout: `Header` is read from `[u8]`, which may begin at any address, but it must be aligned to 4 bytes: copy it with `read_unaligned`, or align the bytes
    header.length
}

//# atty (RUSTSEC-2021-0145): C fills a buffer of bytes
use std::ffi::c_void;

#[repr(C)]
pub struct FILE_NAME_INFO {
    pub FileNameLength: u32,
    pub FileName: [u16; 1],
}

unsafe extern "system" {
    fn GetFileInformationByHandleEx(file: *mut c_void, class: u32, info: *mut c_void, size: u32) -> i32;
}

pub unsafe fn is_pipe(file: *mut c_void) -> bool {
    let mut bytes = vec![0u8; size_of::<FILE_NAME_INFO>() + 260 * 2];
    let size = bytes.len() as u32;
    unsafe {
        if GetFileInformationByHandleEx(file, 2, bytes.as_mut_ptr() as *mut c_void, size) == 0 {
            return false;
        }
        let info = &*(bytes.as_ptr() as *const FILE_NAME_INFO);
                    //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning transmute-layout: `FILE_NAME_INFO` is read from `Vec<u8>`, which may begin at any address, but it must be aligned to 4 bytes: copy it with `read_unaligned`, or align the bytes
        info.FileNameLength > 0
    }
}

//# users (RUSTSEC-2023-0059): pointers read out of a buffer of `c_char`
use std::ffi::c_char;

unsafe extern "C" {
    fn members_of(group: u32, out: *mut c_char, size: usize) -> usize;
}

pub fn first_member(group: u32) -> *const c_char {
    let mut buffer: Vec<c_char> = vec![0; 2048];
    unsafe {
        members_of(group, buffer.as_mut_ptr(), buffer.len());
        let members = buffer.as_ptr() as *const *const c_char;
                    //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning transmute-layout: `*const i8` is read from `Vec<i8>`, which may begin at any address, but it must be aligned to 8 bytes: copy it with `read_unaligned`, or align the bytes
        if (*members).is_null() {
            return std::ptr::null();
        }
        members.read()
    }
}

//# jh-rs (MIRILLI-01): words of a block
pub fn mix(block: &[u8; 64]) -> u64 {
    let words: &[u64; 8] = unsafe { std::mem::transmute(block) };
                                  //^^^^^^^^^^^^^^^^^^^^^^^^^^ warning transmute-layout: `[u64; 8]` is read from `[u8; 64]`, which may begin at any address, but it must be aligned to 8 bytes: copy it with `read_unaligned`, or align the bytes
    words[0] ^ words[7]
}

pub fn mix_all(blocks: &[u8]) -> u64 {
    let words = unsafe { std::slice::from_raw_parts(blocks.as_ptr() as *const u64, blocks.len() / 8) };
                                                  //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning transmute-layout: `u64` is read from `[u8]`, which may begin at any address, but it must be aligned to 8 bytes: copy it with `read_unaligned`, or align the bytes
    words.iter().fold(0, |a, b| a ^ b)
}

//# records one after the other
use std::ffi::c_void;

#[repr(C)]
pub struct Event {
    pub watch: i32,
    pub mask: u32,
}

unsafe extern "C" {
    fn read(file: i32, into: *mut c_void, size: usize) -> isize;
}

pub fn masks(file: i32) -> u32 {
    let mut buffer = [0u8; 4096];
    let size = unsafe { read(file, buffer.as_mut_ptr().cast(), buffer.len()) };
    let mut at = 0;
    let mut mask = 0;
    while at < size as usize {
        let event = unsafe { &*(buffer.as_ptr().add(at) as *const Event) };
                              //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning transmute-layout: `Event` is read from `[u8; 4096]`, which may begin at any address, but it must be aligned to 4 bytes: copy it with `read_unaligned`, or align the bytes
        mask |= event.mask | unsafe { (*buffer[at..].as_ptr().cast::<Event>()).mask };
                                      //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning transmute-layout: `Event` is read from `[u8; 4096]`, which may begin at any address, but it must be aligned to 4 bytes: copy it with `read_unaligned`, or align the bytes
        at += size_of::<Event>();
    }
    mask
}

//# a struct whose fields have no order, an enum without a size
pub struct Color {
    pub red: u8,
    pub depth: u16,
    pub green: u8,
}

pub enum Level {
    Low,
    High,
}

pub fn packed(color: Color) -> u32 {
    unsafe { std::mem::transmute::<Color, u32>(color) }
           //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning transmute-layout: `transmute` from `Color` to `u32` relies on the order of the fields of `Color`, which nothing fixes: give it `#[repr(C)]`
}

pub fn level(value: u8) -> Level {
    unsafe { std::mem::transmute(value) }
           //^^^^^^^^^^^^^^^^^^^^^^^^^^ warning transmute-layout: `transmute` from `u8` to `Level` relies on the size and values of `Level`, which nothing fixes: give it a `#[repr]`
}

//# silent: copied, checked, or a type for which any address will do
#[repr(C)]
#[derive(Clone, Copy)]
pub struct Header {
    pub length: u32,
    pub kind: u32,
}

#[repr(C, packed)]
pub struct Wire {
    pub length: u32,
}

pub fn copied(packet: &[u8]) -> u32 {
    let header = unsafe { packet.as_ptr().cast::<Header>().read_unaligned() };
    let wire = unsafe { &*(packet.as_ptr() as *const Wire) };
    header.length + wire.length
}

pub fn checked(packet: &[u8]) -> Option<&Header> {
    let pointer = packet.as_ptr() as *const Header;
    if !pointer.is_aligned() {
        return None;
    }
    unsafe { pointer.as_ref() }
}

pub unsafe fn from_c(packet: *const u8) -> Header {
    unsafe { *(packet as *const Header) }
}

//# silent: a buffer that is aligned, one of words, a lifetime, a wrapper, a type with a `repr`
#[repr(C, align(8))]
pub struct Buffer {
    bytes: [u8; 64],
}

#[repr(u8)]
pub enum Level {
    Low,
    High,
}

pub struct Name<'a> {
    text: &'a [u8],
    id: u32,
}

pub struct Owner(Name<'static>);

impl Buffer {
    pub fn first(&self) -> u64 {
        unsafe { *(self.bytes.as_ptr() as *const u64) }
    }
}

pub fn first(words: &[u64]) -> u32 {
    unsafe { *(words.as_ptr() as *const u32) }
}

pub fn level(value: u8) -> Level {
    unsafe { std::mem::transmute(value) }
}

pub fn kept<'a>(name: Name<'a>) -> Owner {
    unsafe { std::mem::transmute::<Name<'a>, Owner>(name) }
}

pub fn bits(value: f64) -> u64 {
    unsafe { std::mem::transmute(value) }
}
