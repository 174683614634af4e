//# public fields behind a pointer
pub struct Options {
    pub verbose: bool,
    pub limit: u64,
    pub level: u16,
}

#[unsafe(no_mangle)]
pub unsafe extern "C" fn set_options(options: *const Options) -> bool {
                                            //^^^^^^^^^^^^^^ warning missing-repr-c: `Options` is shared with C by pointer and its fields are public, but without `#[repr(C)]` their order is not fixed
    unsafe { options.as_ref() }.is_some_and(|options| options.verbose)
}
//> Add `#[repr(C)]`
#[repr(C)]
pub struct Options {
    pub verbose: bool,
    pub limit: u64,
    pub level: u16,
}

#[unsafe(no_mangle)]
pub unsafe extern "C" fn set_options(options: *const Options) -> bool {
    unsafe { options.as_ref() }.is_some_and(|options| options.verbose)
}

//# iovec (IOVEC-26): a struct of one's own, taken for the one of the system
pub struct WsaBuf {
    pub len: u32,
    pub buf: *mut u8,
}

pub struct IoVec {
    bytes: [u8],
}

impl<'a> From<&'a mut [u8]> for &'a IoVec {
    fn from(bytes: &'a mut [u8]) -> &'a IoVec {
        let buf = WsaBuf { len: bytes.len() as u32, buf: bytes.as_mut_ptr() };
        unsafe { std::mem::transmute::<WsaBuf, &IoVec>(buf) }
               //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning missing-repr-c: `WsaBuf` and `&IoVec` are taken for the same memory, but without `#[repr(C)]` the order of the fields of `WsaBuf` is not fixed
    }
}

//# the same by a cast, there and back
#[repr(C)]
pub struct WSABUF {
    pub len: u32,
    pub buf: *mut u8,
}

pub struct Buffer {
    len: u32,
    data: *mut u8,
}

unsafe extern "system" {
    fn WSASend(socket: usize, buffers: *const WSABUF, count: u32) -> i32;
    fn next() -> *const WSABUF;
}

pub fn send(socket: usize, buffer: &Buffer) -> i32 {
    unsafe { WSASend(socket, buffer as *const Buffer as *const WSABUF, 1) }
                           //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning missing-repr-c: `Buffer` and `WSABUF` are taken for the same memory, but without `#[repr(C)]` the order of the fields of `Buffer` is not fixed
}

pub fn received() -> *const Buffer {
    unsafe { next() as *const Buffer }
           //^^^^^^^^^^^^^^^^^^^^^^^ warning missing-repr-c: `Buffer` and `WSABUF` are taken for the same memory, but without `#[repr(C)]` the order of the fields of `Buffer` is not fixed
}
//> Add `#[repr(C)]`
#[repr(C)]
pub struct WSABUF {
    pub len: u32,
    pub buf: *mut u8,
}

#[repr(C)]
pub struct Buffer {
    len: u32,
    data: *mut u8,
}

unsafe extern "system" {
    fn WSASend(socket: usize, buffers: *const WSABUF, count: u32) -> i32;
    fn next() -> *const WSABUF;
}

pub fn send(socket: usize, buffer: &Buffer) -> i32 {
    unsafe { WSASend(socket, buffer as *const Buffer as *const WSABUF, 1) }
}

pub fn received() -> *const Buffer {
    unsafe { next() as *const Buffer }
}

//# rust2go (RUST2GO-4): an array and an answer, in memory of the other side
pub struct User {
    name: *const u8,
    name_len: usize,
    age: u8,
}

pub struct Answer {
    pass: bool,
    count: u32,
}

#[unsafe(no_mangle)]
pub unsafe extern "C" fn check_users(users: *const User, len: usize, answer: *mut Answer) {
    let users = unsafe { std::slice::from_raw_parts(users, len) };
                                                  //^^^^^ warning missing-repr-c: C lays out the elements of this slice, but the order of the fields of `User` is not fixed: it has no `#[repr(C)]`
    let count = users.iter().filter(|user| user.age > 17).count() as u32;
    unsafe { *answer = Answer { pass: count as usize == len, count } };
           //^^^^^^^ warning missing-repr-c: C provides the memory for this `Answer`, but its size and the order of its fields are not fixed: it has no `#[repr(C)]`
}

//# an address and a size
use std::ffi::c_void;

pub struct Frame {
    kind: u8,
    length: u32,
}

unsafe extern "C" {
    fn put(data: *const c_void, size: usize) -> bool;
}

pub fn put_frame(frame: &Frame) -> bool {
    unsafe { put(frame as *const Frame as *const c_void, size_of::<Frame>()) }
               //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning missing-repr-c: `put` gets the address and the size of a `Frame`, but without `#[repr(C)]` the order of its fields is not fixed
}

//# an exported table
pub struct Limits {
    pub depth: u8,
    pub length: u32,
}

#[unsafe(no_mangle)]
pub static LIMITS: Limits = Limits { depth: 8, length: 512 };
                 //^^^^^^ warning missing-repr-c: C finds this `Limits` by its symbol, but without `#[repr(C)]` the order of its fields is not fixed

//# silent: a handle that Rust makes and frees, private fields, fields that C cannot read
pub struct Counter {
    pub count: u32,
    pub step: u64,
}

pub struct Engine {
    pub name: String,
    pub rows: u32,
}

pub struct Parser {
    at: usize,
    line: u32,
}

#[unsafe(no_mangle)]
pub extern "C" fn counter_new() -> *mut Counter {
    Box::into_raw(Box::new(Counter { count: 0, step: 1 }))
}

#[unsafe(no_mangle)]
pub unsafe extern "C" fn counter_next(counter: *mut Counter) -> u32 {
    let Some(counter) = (unsafe { counter.as_mut() }) else { return 0 };
    counter.count += counter.step as u32;
    counter.count
}

#[unsafe(no_mangle)]
pub extern "C" fn engine_rows(engine: &Engine) -> u32 {
    engine.rows
}

#[unsafe(no_mangle)]
pub extern "C" fn parser_line(parser: &Parser) -> u32 {
    parser.line
}

//# silent: a layout, one field, a pointer to a pointer, user data
use std::ffi::c_void;

#[repr(C)]
pub struct Options {
    pub verbose: bool,
    pub limit: u64,
}

pub struct Id {
    pub value: u64,
}

pub struct State {
    pub calls: u32,
    pub name: &'static str,
}

unsafe extern "C" {
    fn each(call: extern "C" fn(*mut c_void), user: *mut c_void);
}

#[unsafe(no_mangle)]
pub unsafe extern "C" fn set_options(options: *const Options, id: *const Id) -> u64 {
    if options.is_null() || id.is_null() { 0 } else { unsafe { (*options).limit + (*id).value } }
}

extern "C" fn step(user: *mut c_void) {
    let state = unsafe { &mut *(user as *mut State) };
    state.calls += 1;
}

pub fn run(state: &mut State) {
    unsafe { each(step, state as *mut State as *mut c_void) }
}

//# libpnet, packet_mreq (commit b13dad4), without a prototype; and SDL2, Rect (commit bcbf21d), taken for its field
use std::ffi::{c_int, c_ulong};

pub mod libc {
    extern "C" {
        pub fn ioctl(fd: i32, request: u64, ...) -> i32;
    }
}

pub struct InterfaceRequest {
    pub name: [u8; 16],
    pub flags: u16,
    pub index: u32,
}

pub fn flags(fd: c_int, request: c_ulong) -> u16 {
    let mut wanted = InterfaceRequest { name: [0; 16], flags: 0, index: 0 };
    unsafe { libc::ioctl(fd, request, &mut wanted) };
                                    //^^^^^^^^^^^ warning missing-repr-c: `ioctl` gets the address of a `InterfaceRequest`, but without `#[repr(C)]` the order of its fields is not fixed
    wanted.flags
}

#[repr(C)]
#[derive(Clone, Copy)]
pub struct RawRect {
    pub x: c_int,
    pub y: c_int,
}

pub struct Rect {
    raw: RawRect,
}

extern "C" {
    fn fill_rects(rects: *const RawRect, count: usize);
}

pub fn fill(rects: &[Rect]) {
    unsafe { fill_rects(rects.as_ptr() as *const RawRect, rects.len()) };
                      //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info missing-repr-c: `Rect` is taken for the `RawRect` in it, but only `#[repr(transparent)]` promises that it begins where its field begins and is no larger
}

//# the same with a fixed layout
use std::ffi::{c_int, c_ulong};

pub mod libc {
    extern "C" {
        pub fn ioctl(fd: i32, request: u64, ...) -> i32;
    }
}

#[repr(C)]
pub struct InterfaceRequest {
    pub name: [u8; 16],
    pub flags: u16,
    pub index: u32,
}

pub fn flags(fd: c_int, request: c_ulong) -> u16 {
    let mut wanted = InterfaceRequest { name: [0; 16], flags: 0, index: 0 };
    unsafe { libc::ioctl(fd, request, &mut wanted) };
    wanted.flags
}

#[repr(C)]
#[derive(Clone, Copy)]
pub struct RawRect {
    pub x: c_int,
    pub y: c_int,
}

#[repr(transparent)]
pub struct Rect {
    raw: RawRect,
}

extern "C" {
    fn fill_rects(rects: *const RawRect, count: usize);
}

pub fn fill(rects: &[Rect]) {
    unsafe { fill_rects(rects.as_ptr() as *const RawRect, rects.len()) };
}
