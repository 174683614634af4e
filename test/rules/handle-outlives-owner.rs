//# libpulse-binding (RUSTSEC-2018-0020): an iterator without a lifetime
pub enum RawList {}

unsafe extern "C" {
    fn list_next(list: *mut RawList, state: *mut usize) -> u32;
    fn list_free(list: *mut RawList);
}

pub struct List {
    raw: *mut RawList,
}

impl Drop for List {
    fn drop(&mut self) {
        unsafe { list_free(self.raw) }
    }
}

pub struct Iter {
    list: *mut RawList,
    state: usize,
}

impl Iter {
    fn new(list: *mut RawList) -> Self {
        Self { list, state: 0 }
    }
}

impl Iterator for Iter {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        Some(unsafe { list_next(self.list, &mut self.state) })
    }
}

impl List {
    pub fn iter(&self) -> Iter {
                        //^^^^ warning handle-outlives-owner: `Iter` holds a pointer that `List` frees when it is dropped, and has no lifetime that ties it to the `List`
        Iter::new(self.raw)
    }

    pub fn first(&self) -> Option<Iter> {
                         //^^^^^^^^^^^^ warning handle-outlives-owner: `Iter` holds a pointer that `List` frees when it is dropped, and has no lifetime that ties it to the `List`
        Some(Iter { list: self.raw, state: 0 })
    }
}

//# tied to its owner, counted, or not the owner's
use std::marker::PhantomData;

pub enum RawList {}

unsafe extern "C" {
    fn list_free(list: *mut RawList);
    fn list_copy(list: *mut RawList) -> *mut RawList;
}

pub struct List {
    raw: *mut RawList,
}

impl Drop for List {
    fn drop(&mut self) {
        unsafe { list_free(self.raw) }
    }
}

pub struct Iter<'a> {
    list: *mut RawList,
    owner: PhantomData<&'a List>,
}

pub struct Copied {
    list: *mut RawList,
}

pub struct Counted {
    list: *mut RawList,
}

impl Drop for Counted {
    fn drop(&mut self) {
        unsafe { list_free(self.list) }
    }
}

impl List {
    pub fn iter(&self) -> Iter<'_> {
        Iter { list: self.raw, owner: PhantomData }
    }

    pub fn copied(&self) -> Copied {
        Copied { list: unsafe { list_copy(self.raw) } }
    }

    pub fn counted(&self) -> Counted {
        Counted { list: self.raw }
    }
}

//# silent: a handle that can tell whether the owner is still there
use std::sync::{Arc, Weak};

unsafe extern "C" {
    fn list_free(list: *mut u8);
}

pub struct List {
    raw: *mut u8,
    alive: Arc<()>,
}

pub struct WeakList {
    raw: *mut u8,
    alive: Weak<()>,
}

impl Drop for List {
    fn drop(&mut self) {
        unsafe { list_free(self.raw) }
    }
}

impl List {
    pub fn downgrade(&self) -> WeakList {
        WeakList { raw: self.raw, alive: Arc::downgrade(&self.alive) }
    }
}

impl WeakList {
    pub fn get(&self) -> Option<*mut u8> {
        self.alive.upgrade().map(|_| self.raw)
    }
}
