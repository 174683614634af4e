//# a buffer with a destructor goes in and out
#[repr(C)]
pub struct Buffer {
    data: *mut u8,
    len: usize,
}

impl Drop for Buffer {
    fn drop(&mut self) {
        drop(unsafe { Vec::from_raw_parts(self.data, self.len, self.len) });
    }
}

#[unsafe(no_mangle)]
pub extern "C" fn buffer_len(buffer: Buffer) -> usize {
                                   //^^^^^^ warning drop-type-by-value: `Buffer` is passed by value and dropped at the end of this function (it has a `Drop`), but the caller's copy stays: take a pointer
    buffer.len
}

#[unsafe(no_mangle)]
pub extern "C" fn buffer_new(len: usize) -> Buffer {
                                          //^^^^^^ info drop-type-by-value: `Buffer` is returned by value and C will not drop it (it has a `Drop`): return a pointer and export a function that frees it
    let mut bytes = std::mem::ManuallyDrop::new(vec![0; len]);
    Buffer { data: bytes.as_mut_ptr(), len: bytes.len() }
}

//# memory in a field, in a field of a field, and what C gives
#[repr(C)]
pub struct Name {
    text: Box<u8>,
}

#[repr(C)]
pub struct Entry {
    id: u32,
    name: Option<Box<Name>>,
}

pub extern "C" fn on_entry(entry: Entry) -> u32 {
                                //^^^^^ warning drop-type-by-value: `Entry` is passed by value and dropped at the end of this function (`Box<Name>` in it owns memory of Rust's allocator), but the caller's copy stays: take a pointer
    entry.id
}

unsafe extern "C" {
    fn next_entry() -> Entry;
                     //^^^^^ warning improper-ctypes: `Entry` → field `name: Option<Box<Name>>` → field `text: Box<u8>` → this struct has no fixed layout; give it `#[repr(C)]` or `#[repr(transparent)]`
    fn put_entry(entry: Entry);
                      //^^^^^ warning improper-ctypes: `Entry` → field `name: Option<Box<Name>>` → field `text: Box<u8>` → this struct has no fixed layout; give it `#[repr(C)]` or `#[repr(transparent)]`
}

//# silent: by pointer, `ManuallyDrop`, plain data
use std::mem::ManuallyDrop;

#[repr(C)]
pub struct Buffer {
    data: *mut u8,
    len: usize,
}

impl Drop for Buffer {
    fn drop(&mut self) {
        drop(unsafe { Vec::from_raw_parts(self.data, self.len, self.len) });
    }
}

#[repr(C)]
#[derive(Debug)]
pub struct Point {
    x: f64,
    y: f64,
}

pub extern "C" fn length(point: Point) -> f64 {
    point.x.hypot(point.y)
}

pub unsafe extern "C" fn buffer_len(buffer: *const Buffer) -> usize {
    unsafe { buffer.as_ref() }.map_or(0, |buffer| buffer.len)
}

#[unsafe(no_mangle)]
pub extern "C" fn buffer_free(buffer: Buffer) {
    drop(buffer);
}

pub extern "C" fn buffer_into_c(buffer: Box<Buffer>) -> ManuallyDrop<Buffer> {
    ManuallyDrop::new(*buffer)
}

//# silent: a handle is handed over, C made it and Rust drops it
#[repr(transparent)]
pub struct Socket(i32);

impl Drop for Socket {
    fn drop(&mut self) {
        unsafe { close(self.0) };
    }
}

#[repr(C)]
pub struct Pair {
    left: Socket,
    right: Socket,
}

unsafe extern "C" {
    fn close(socket: i32) -> i32;
    fn socket() -> Socket;
    fn socket_pair() -> Pair;
    fn adopt(socket: Socket);
}

//# silent: another type of the same name has the destructor
mod other {
    pub struct Point;
    impl Drop for Point {
        fn drop(&mut self) {}
    }
}

#[repr(C)]
pub struct Point {
    x: f64,
}

pub extern "C" fn show(point: Point) -> f64 {
    let _guard = other::Point;
    point.x
}
