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
