//! The names of `alloc` that decide what is FFI-safe. How they are meant: see core.rs.

struct NeedsDrop(u8);
impl Drop for NeedsDrop {}

pub mod alloc {
    pub use core::alloc::*;
    #[derive(Clone, Copy)]
    pub struct Global;
    pub unsafe fn alloc(layout: Layout) -> *mut u8;
    pub unsafe fn alloc_zeroed(layout: Layout) -> *mut u8;
    pub unsafe fn dealloc(ptr: *mut u8, layout: Layout);
    pub fn handle_alloc_error(layout: Layout) -> !;
    pub unsafe fn realloc(ptr: *mut u8, layout: Layout, new_size: usize) -> *mut u8;
}

pub mod borrow {
    pub use core::borrow::*;
    pub enum Cow<'a, B: ?Sized> { Borrowed(&'a B), Owned(<B as ToOwned>::Owned) }
    pub trait ToOwned {}
}

pub mod boxed {
    #[lang = "owned_box"]
    pub struct Box<T: ?Sized>(core::ptr::NonNull<T>);
    impl<T: ?Sized> Drop for Box<T> {}
}

pub mod collections {
    pub use self::{
        binary_heap::BinaryHeap, btree_map::BTreeMap, btree_set::BTreeSet, linked_list::LinkedList,
        vec_deque::VecDeque,
    };
    pub struct TryReserveError(usize);
    pub mod binary_heap {
        use crate::NeedsDrop;
        pub struct BinaryHeap<T>(crate::vec::Vec<T>);
        pub struct Drain<'a, T>(&'a mut T, NeedsDrop);
        pub struct IntoIter<T>(crate::vec::Vec<T>);
        pub struct Iter<'a, T>(&'a [T]);
        pub struct PeekMut<'a, T>(&'a mut BinaryHeap<T>, NeedsDrop);
    }
    pub mod btree_map {
        use crate::NeedsDrop;
        pub struct BTreeMap<K, V>(*const K, *const V, NeedsDrop);
        pub enum Entry<'a, K, V> { Vacant(VacantEntry<'a, K, V>), Occupied(OccupiedEntry<'a, K, V>) }
        pub struct ExtractIf<'a, K, V, R, F>(&'a mut BTreeMap<K, V>, R, F);
        pub struct IntoIter<K, V>(BTreeMap<K, V>);
        pub struct IntoKeys<K, V>(BTreeMap<K, V>);
        pub struct IntoValues<K, V>(BTreeMap<K, V>);
        pub struct Iter<'a, K, V>(&'a K, &'a V);
        pub struct IterMut<'a, K, V>(&'a K, &'a mut V);
        pub struct Keys<'a, K, V>(&'a K, &'a V);
        pub struct OccupiedEntry<'a, K, V>(&'a K, &'a mut V);
        pub struct Range<'a, K, V>(&'a K, &'a V);
        pub struct RangeMut<'a, K, V>(&'a K, &'a mut V);
        pub struct VacantEntry<'a, K, V>(K, &'a mut V);
        pub struct Values<'a, K, V>(&'a K, &'a V);
        pub struct ValuesMut<'a, K, V>(&'a K, &'a mut V);
    }
    pub mod btree_set {
        pub struct BTreeSet<T>(super::BTreeMap<T, ()>);
        pub struct Difference<'a, T>(&'a T);
        pub struct ExtractIf<'a, T, R, F>(&'a mut T, R, F);
        pub struct Intersection<'a, T>(&'a T);
        pub struct IntoIter<T>(super::BTreeMap<T, ()>);
        pub struct Iter<'a, T>(&'a T);
        pub struct Range<'a, T>(&'a T);
        pub struct SymmetricDifference<'a, T>(&'a T);
        pub struct Union<'a, T>(&'a T);
    }
    pub mod linked_list {
        pub struct ExtractIf<'a, T, F>(&'a mut T, F);
        pub struct IntoIter<T>(LinkedList<T>);
        pub struct Iter<'a, T>(&'a T);
        pub struct IterMut<'a, T>(&'a mut T);
        pub struct LinkedList<T>(*const T, crate::NeedsDrop);
    }
    pub mod vec_deque {
        pub struct Drain<'a, T>(&'a mut T, crate::NeedsDrop);
        pub struct IntoIter<T>(VecDeque<T>);
        pub struct Iter<'a, T>(&'a [T]);
        pub struct IterMut<'a, T>(&'a mut [T]);
        pub struct VecDeque<T>(crate::vec::Vec<T>);
    }
}

pub mod ffi {
    pub mod c_str {
        #[rustc_diagnostic_item = "cstring_type"]
        pub struct CString { inner: crate::boxed::Box<[u8]> }
        pub struct FromVecWithNulError(crate::vec::Vec<u8>);
        pub struct IntoStringError(CString);
        pub struct NulError(usize, crate::vec::Vec<u8>);
    }
    pub use self::c_str::*;
}

pub mod fmt {
    pub use core::fmt::*;
    pub fn format(args: Arguments<'_>) -> crate::string::String;
}

pub mod rc {
    pub struct Rc<T: ?Sized>(core::ptr::NonNull<T>, crate::NeedsDrop);
    pub struct Weak<T: ?Sized>(core::ptr::NonNull<T>, crate::NeedsDrop);
}

pub mod slice {
    pub use core::slice::*;
    pub trait Concat {}
    pub trait Join {}
}

pub mod str {
    pub use core::str::*;
    pub unsafe fn from_boxed_utf8_unchecked(v: crate::boxed::Box<[u8]>) -> crate::boxed::Box<str>;
}

pub mod string {
    pub struct Drain<'a>(&'a mut String, crate::NeedsDrop);
    pub struct FromUtf16Error(());
    pub struct FromUtf8Error(crate::vec::Vec<u8>);
    pub type ParseError = core::convert::Infallible;
    pub struct String { vec: crate::vec::Vec<u8> }
    pub trait ToString {}
}

pub mod sync {
    pub struct Arc<T: ?Sized>(core::ptr::NonNull<T>, crate::NeedsDrop);
    pub struct Weak<T: ?Sized>(core::ptr::NonNull<T>, crate::NeedsDrop);
}

pub mod task {
    pub trait Wake {}
}

pub mod vec {
    use crate::NeedsDrop;
    pub struct Drain<'a, T>(&'a mut T, NeedsDrop);
    pub struct ExtractIf<'a, T, F>(&'a mut T, F, NeedsDrop);
    pub struct IntoIter<T>(*const T, NeedsDrop);
    pub struct Splice<'a, I>(&'a mut (), I, NeedsDrop);
    pub struct Vec<T> { ptr: core::ptr::NonNull<T>, len: usize }
    impl<T> Drop for Vec<T> {}
}

/// The methods by which values cross the border or are taken apart on the way: what their results are.
mod methods {
    use core::ffi::{c_char, CStr};
    use core::pin::Pin;
    use crate::borrow::Cow;
    use crate::boxed::Box;
    use crate::ffi::{CString, FromVecWithNulError, IntoStringError, NulError};
    use crate::rc::Rc;
    use crate::string::{FromUtf8Error, String};
    use crate::sync::Arc;
    use crate::vec::Vec;
    impl<T: ?Sized> Box<T> {
        pub fn new(x: T) -> Box<T>;
        pub fn pin(x: T) -> Pin<Box<T>>;
        pub unsafe fn from_raw(raw: *mut T) -> Box<T>;
        pub fn into_raw(b: Box<T>) -> *mut T;
        pub fn leak<'a>(b: Box<T>) -> &'a mut T;
        pub fn as_ptr(b: &Box<T>) -> *const T;
        pub fn as_mut_ptr(b: &mut Box<T>) -> *mut T;
    }
    impl<T: ?Sized> Rc<T> {
        pub fn new(value: T) -> Rc<T>;
        pub fn into_raw(this: Rc<T>) -> *const T;
        pub fn as_ptr(this: &Rc<T>) -> *const T;
        pub unsafe fn from_raw(ptr: *const T) -> Rc<T>;
        pub unsafe fn increment_strong_count(ptr: *const T);
        pub unsafe fn decrement_strong_count(ptr: *const T);
    }
    impl<T: ?Sized> Arc<T> {
        pub fn new(data: T) -> Arc<T>;
        pub fn into_raw(this: Arc<T>) -> *const T;
        pub fn as_ptr(this: &Arc<T>) -> *const T;
        pub unsafe fn from_raw(ptr: *const T) -> Arc<T>;
        pub unsafe fn increment_strong_count(ptr: *const T);
        pub unsafe fn decrement_strong_count(ptr: *const T);
    }
    impl CStr {
        pub fn to_owned(&self) -> CString;
        pub fn to_string_lossy(&self) -> Cow<'_, str>;
    }
    impl CString {
        pub fn new<A>(t: A) -> Result<CString, NulError>;
        pub unsafe fn from_vec_unchecked(v: Vec<u8>) -> CString;
        pub unsafe fn from_vec_with_nul_unchecked(v: Vec<u8>) -> CString;
        pub fn from_vec_with_nul(v: Vec<u8>) -> Result<CString, FromVecWithNulError>;
        pub unsafe fn from_raw(ptr: *mut c_char) -> CString;
        pub fn into_raw(self) -> *mut c_char;
        pub fn into_string(self) -> Result<String, IntoStringError>;
        pub fn into_bytes(self) -> Vec<u8>;
        pub fn into_bytes_with_nul(self) -> Vec<u8>;
        pub fn into_boxed_c_str(self) -> Box<CStr>;
        pub fn as_bytes(&self) -> &[u8];
        pub fn as_bytes_with_nul(&self) -> &[u8];
        pub fn as_c_str(&self) -> &CStr;
    }
    impl String {
        pub fn new() -> String;
        pub fn with_capacity(capacity: usize) -> String;
        pub fn from<A>(s: A) -> String;
        pub fn from_utf8(vec: Vec<u8>) -> Result<String, FromUtf8Error>;
        pub unsafe fn from_utf8_unchecked(bytes: Vec<u8>) -> String;
        pub fn from_utf8_lossy(v: &[u8]) -> Cow<'_, str>;
        pub unsafe fn from_raw_parts(buf: *mut u8, length: usize, capacity: usize) -> String;
        pub fn as_str(&self) -> &str;
        pub fn as_mut_str(&mut self) -> &mut str;
        pub fn capacity(&self) -> usize;
        pub fn into_bytes(self) -> Vec<u8>;
        pub fn into_boxed_str(self) -> Box<str>;
        pub fn leak<'a>(self) -> &'a mut str;
    }
    impl str {
        pub fn to_owned(&self) -> String;
        pub fn to_string(&self) -> String;
        pub fn replace<P>(&self, from: P, to: &str) -> String;
        pub fn replacen<P>(&self, pat: P, to: &str, count: usize) -> String;
        pub fn to_lowercase(&self) -> String;
        pub fn to_uppercase(&self) -> String;
        pub fn to_ascii_lowercase(&self) -> String;
        pub fn to_ascii_uppercase(&self) -> String;
        pub fn repeat(&self, n: usize) -> String;
        pub fn into_string(self: Box<str>) -> String;
    }
    impl<T> [T] {
        pub fn to_vec(&self) -> Vec<T>;
        pub fn to_owned(&self) -> Vec<T>;
        pub fn into_vec(self: Box<[T]>) -> Vec<T>;
    }
    impl<T> Vec<T> {
        pub fn new() -> Vec<T>;
        pub fn with_capacity(capacity: usize) -> Vec<T>;
        pub unsafe fn from_raw_parts(ptr: *mut T, length: usize, capacity: usize) -> Vec<T>;
        pub fn into_raw_parts(self) -> (*mut T, usize, usize);
        pub fn as_slice(&self) -> &[T];
        pub fn as_mut_slice(&mut self) -> &mut [T];
        pub fn as_ptr(&self) -> *const T;
        pub fn as_mut_ptr(&mut self) -> *mut T;
        pub fn capacity(&self) -> usize;
        pub fn reserve(&mut self, additional: usize);
        pub fn resize(&mut self, new_len: usize, value: T);
        pub fn pop(&mut self) -> Option<T>;
        pub fn into_boxed_slice(self) -> Box<[T]>;
        pub fn leak<'a>(self) -> &'a mut [T];
    }
}
