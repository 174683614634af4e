//# ringrtc (RINGRTC-1): a safe function gives a reference made of any pointer
pub struct Connection {
    id: u64,
}

/// Takes back what C was given.
pub fn object_from_c<'a>(object: *mut Connection) -> &'a mut Connection {
    assert!(!object.is_null());
    unsafe { &mut *object }
                //^^^^^^^ warning safe-fn-derefs-raw: `object_from_c` is safe to call, but dereferences its caller's raw pointer `object`: safe code can corrupt memory with it
}

pub fn id(connection: &Connection) -> u64 {
    connection.id
}
//> Make `object_from_c` an `unsafe fn`
pub struct Connection {
    id: u64,
}

/// Takes back what C was given.
///
/// # Safety
///
/// `object` must be valid for what is done with it.
pub unsafe fn object_from_c<'a>(object: *mut Connection) -> &'a mut Connection {
    assert!(!object.is_null());
    unsafe { &mut *object }
}

pub fn id(connection: &Connection) -> u64 {
    connection.id
}

//# out-reference (RUSTSEC-2021-0152) and cbox (RUSTSEC-2020-0005): a safe constructor keeps the pointer
use std::ops::Deref;

pub struct Out<T> {
    ptr: *mut T,
}

impl<T> Out<T> {
    pub fn from_raw(ptr: *mut T) -> Self {
        Out { ptr }
      //^^^^^^^^^^^ warning safe-fn-derefs-raw: `from_raw` is safe to call, but keeps its caller's raw pointer `ptr` in a `Out`, which looks through it: safe code can corrupt memory with it
    }

    pub fn is_null(&self) -> bool {
        self.ptr.is_null()
    }
}

impl<T> Deref for Out<T> {
    type Target = T;
    fn deref(&self) -> &T {
        unsafe { &*self.ptr }
    }
}

pub enum Object {}

extern "C" {
    fn object_free(object: *mut Object);
}

pub struct Owned(*mut Object);

impl Owned {
    pub fn new(object: *mut Object) -> Self {
        Owned(object)
      //^^^^^^^^^^^^^ warning safe-fn-derefs-raw: `new` is safe to call, but keeps its caller's raw pointer `object` in a `Owned`, which looks through it: safe code can corrupt memory with it
    }
}

impl Drop for Owned {
    fn drop(&mut self) {
        unsafe { object_free(self.0) };
    }
}

//# hugepage-rs (RUSTSEC-2025-0170): a safe function frees any pointer
use std::alloc::Layout;

pub fn dealloc(ptr: *mut u8, layout: Layout) {
    unsafe { std::alloc::dealloc(ptr, layout) };
           //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning safe-fn-derefs-raw: `dealloc` is safe to call, but hands its caller's raw pointer `ptr` to `dealloc`: safe code can corrupt memory with it
}

//# stainless_ffmpeg (RUSTSEC-2025-0169): any element of a C array
#[repr(C)]
pub struct Stream {
    index: i32,
}

#[repr(C)]
pub struct Format {
    nb_streams: u32,
    streams: *mut *mut Stream,
}

pub struct Context {
    format: *mut Format,
}

impl Context {
    pub fn stream_index(&self, stream: isize) -> i32 {
        unsafe { (**(*self.format).streams.offset(stream)).index }
                  //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning safe-fn-derefs-raw: `stream_index` is safe to call, but goes `stream` elements past a C pointer without asking how many there are: safe code can corrupt memory with it
    }

    pub fn checked(&self, stream: u32) -> Option<i32> {
        unsafe {
            if stream >= (*self.format).nb_streams {
                return None;
            }
            Some((**(*self.format).streams.offset(stream as isize)).index)
        }
    }
}

//# handed to C
pub enum Device {}

extern "C" {
    fn device_reset(device: *mut Device) -> i32;
}

pub fn reset(device: *mut Device) -> bool {
    unsafe { device_reset(device) == 0 }
           //^^^^^^^^^^^^^^^^^^^^ warning safe-fn-derefs-raw: `reset` is safe to call, but hands its caller's raw pointer `device` to `device_reset`: safe code can corrupt memory with it
}

//# an exported function that checks: info
#[no_mangle]
pub extern "C" fn read_or(value: *const u32, other: u32) -> u32 {
    if value.is_null() {
        return other;
    }
    unsafe { *value }
           //^^^^^^ info safe-fn-derefs-raw: `read_or` is safe to call, but dereferences its caller's raw pointer `value`: safe code can corrupt memory with it
}

//# silent: unsafe functions, private ones, and pointers that nobody looks through
pub struct Node {
    next: *mut Node,
}

impl Node {
    /// # Safety
    ///
    /// `node` must be valid.
    pub unsafe fn next_of(node: *const Node) -> *mut Node {
        (*node).next
    }

    pub fn same(a: *const Node, b: *const Node) -> bool {
        std::ptr::eq(a, b)
    }

    pub fn address(node: *const Node) -> usize {
        node as usize
    }

    fn follow(node: *const Node) -> *mut Node {
        unsafe { (*node).next }
    }

    pub fn next(&self) -> *mut Node {
        Node::follow(self)
    }
}

pub(crate) fn peek(node: *const Node) -> *mut Node {
    unsafe { (*node).next }
}

mod detail {
    pub fn peek(node: *const super::Node) -> *mut super::Node {
        super::peek(node)
    }
}

pub fn both(node: &Node) -> bool {
    detail::peek(node).is_null()
}

//# silent: opaque handles by alias, and user data that C does not look at
use std::ffi::c_void;

pub type Handle = *mut c_void;

extern "C" {
    fn is_open(handle: Handle) -> i32;
    fn set_user_data(data: *mut c_void);
}

pub fn open(handle: Handle) -> bool {
    unsafe { is_open(handle) != 0 }
}

pub fn attach(data: *mut c_void) {
    unsafe { set_user_data(data) };
}

pub fn attach_typed<T>(data: *mut T) {
    unsafe { set_user_data(data.cast()) };
}

//# out-reference (RUSTSEC-2021-0152): a tuple struct, whose setter writes through the pointer
use std::marker::PhantomData;

#[repr(transparent)]
pub struct Out<'a, T: ?Sized>(*mut T, PhantomData<&'a mut T>);

impl<'a, T> Out<'a, T> {
    pub fn from_raw(ptr: *mut T) -> Out<'a, T> {
        assert!(!ptr.is_null());
        Out(ptr, PhantomData)
      //^^^^^^^^^^^^^^^^^^^^^ warning safe-fn-derefs-raw: `from_raw` is safe to call, but keeps its caller's raw pointer `ptr` in a `Out`, which looks through it: safe code can corrupt memory with it
    }

    pub fn set(&mut self, value: T) {
        unsafe { std::ptr::write(self.0, value) }
    }
}

pub struct Shared {
    counter: *mut u32,
}

impl Shared {
    pub fn new(counter: *mut u32) -> Self {
        Self { counter }
      //^^^^^^^^^^^^^^^^ warning safe-fn-derefs-raw: `new` is safe to call, but keeps its caller's raw pointer `counter` in a `Shared`, which looks through it: safe code can corrupt memory with it
    }

    pub fn get(&self) -> Option<u32> {
        unsafe { self.counter.as_ref() }.copied()
    }
}

//# what looks through the pointer is unsafe to call
pub struct Slot {
    at: *mut u32,
}

impl Slot {
    pub fn new(at: *mut u32) -> Self {
        Self { at }
    }

    /// # Safety
    ///
    /// The pointer must be valid.
    pub unsafe fn set(&self, value: u32) {
        self.at.write(value)
    }

    pub fn get(&self) -> *mut u32 {
        self.at
    }
}

//# ringrtc (RINGRTC-1): a null check is all that `as_mut` does
pub struct Call {
    id: u64,
}

pub fn call_of(pointer: *mut Call) -> &'static mut Call {
    unsafe { pointer.as_mut() }.expect("null")
           //^^^^^^^^^^^^^^^^ warning safe-fn-derefs-raw: `call_of` is safe to call, but dereferences its caller's raw pointer `pointer`: safe code can corrupt memory with it
}

pub fn id_of(pointer: *const Call) -> Option<u64> {
    let call = unsafe { pointer.as_ref()? };
                      //^^^^^^^^^^^^^^^^ warning safe-fn-derefs-raw: `id_of` is safe to call, but dereferences its caller's raw pointer `pointer`: safe code can corrupt memory with it
    Some(call.id)
}

//# silent: an address that is looked up, an index that is compared elsewhere
mod platform {
    pub unsafe fn symbol_of(address: *const ()) -> usize {
        address as usize
    }
}

pub fn resolve(address: *const ()) -> usize {
    unsafe { platform::symbol_of(address) }
}

pub struct Readers {
    inner: *mut ReaderList,
    headers: Vec<u32>,
}

#[repr(C)]
struct ReaderList {
    readers: *mut i32,
}

impl Readers {
    pub fn line(&self, index: u32) -> i32 {
        let header = self.headers[index as usize];
        unsafe { *(*self.inner).readers.offset(index as isize) + header as i32 }
    }
}
