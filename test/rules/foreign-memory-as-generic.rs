//# xcb (RUSTSEC-2021-0019): the caller chooses what the server's bytes are
use std::ffi::{c_int, c_void};

pub enum RawReply {}

extern "C" {
    fn get_property_value(reply: *const RawReply) -> *const c_void;
    fn get_property_value_length(reply: *const RawReply) -> c_int;
}

pub struct PropertyReply {
    ptr: *mut RawReply,
}

impl PropertyReply {
    pub fn value<T>(&self) -> &[T] {
        unsafe {
            let len = get_property_value_length(self.ptr);
            if len == 0 {
                return &[];
            }
            let ptr = get_property_value(self.ptr);
            std::slice::from_raw_parts(ptr as *const T, len as usize)
                                     //^^^^^^^^^^^^^^^ warning foreign-memory-as-generic: Safe callers of `value` choose `T`, but the bytes are C's: they may be no `T`
        }
    }
}

//# a field of C's, with a bound that says nothing of bytes
#[repr(C)]
pub struct Event {
    size: u32,
    data: *const u8,
}

impl Event {
    pub fn payload<T: Copy + 'static>(&self) -> Option<&T> {
        if self.data.is_null() || (self.size as usize) < std::mem::size_of::<T>() {
            return None;
        }
        Some(unsafe { &*self.data.cast::<T>() })
                      //^^^^^^^^^^^^^^^^^^^^^ warning foreign-memory-as-generic: Safe callers of `payload` choose `T`, but the bytes are C's: they may be no `T`
    }
}

//# silent: a trait ties the type to the bytes, the function is unsafe, or the type is given
use std::ffi::c_void;

/// # Safety
///
/// Any bytes must be a value of the type.
pub unsafe trait Plain: Copy {}
unsafe impl Plain for u32 {}

extern "C" {
    fn value() -> *const c_void;
}

pub fn plain<T: Plain>() -> T {
    unsafe { (value() as *const T).read_unaligned() }
}

/// # Safety
///
/// The value must be a `T`.
pub unsafe fn any<T>() -> *const T {
    value() as *const T
}

pub struct Typed<T> {
    data: *const c_void,
    marker: std::marker::PhantomData<T>,
}

impl<T> Typed<T> {
    pub fn get(&self) -> &T {
        unsafe { &*(self.data as *const T) }
    }
}

//# silent: a `*mut ()` of Rust's own arena
pub struct AnyNode {
    data: *mut (),
}

pub struct Node<T> {
    data: *mut T,
}

impl AnyNode {
    pub fn typed<T>(self) -> Node<T> {
        Node { data: self.data as *mut T }
    }
}
