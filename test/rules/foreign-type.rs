//# a type of unknown size
unsafe extern "C" {
    /// What libarchive works on.
    pub type archive;
  //^^^^^^^^^^^^^^^^^ error foreign-type: A foreign type such as `archive` needs the unstable feature `extern_types`
    pub fn archive_free(a: *mut archive) -> i32;
}
//> Make `archive` an opaque struct
/// What libarchive works on.
#[repr(C)]
pub struct archive {
    _data: (),
    _marker: ::core::marker::PhantomData<(*mut u8, ::core::marker::PhantomPinned)>,
}
unsafe extern "C" {
    pub fn archive_free(a: *mut archive) -> i32;
}

//# bounds, generics and values are said by others
unsafe extern "C" {
    type A: Copy;
  //^^^^^^^^^^^^^ error foreign-type: A foreign type such as `A` needs the unstable feature `extern_types`
    type B = u8;
  //^^^^^^^^^^^^ error foreign-type: A foreign type such as `B` needs the unstable feature `extern_types`
       //^ error foreign-static-value: An external block cannot say what the type `B` is; an alias belongs outside the block
    pub(crate) type r#struct;
  //^^^^^^^^^^^^^^^^^^^^^^^^^ error foreign-type: A foreign type such as `struct` needs the unstable feature `extern_types`
}
//> Make `struct` an opaque struct
#[repr(C)]
pub(crate) struct r#struct {
    _data: (),
    _marker: ::core::marker::PhantomData<(*mut u8, ::core::marker::PhantomPinned)>,
}
unsafe extern "C" {
    type A: Copy;
    type B = u8;
}

//# edition 2015, in a body
//? edition: 2015
pub fn f() {
    extern "C" { type T; fn g(t: *mut T); }
               //^^^^^^^ error foreign-type: A foreign type such as `T` needs the unstable feature `extern_types`
}
//> Make `T` an opaque struct
pub fn f() {
    #[repr(C)]
    struct T {
        _data: (),
        _marker: ::std::marker::PhantomData<(*mut u8, ::std::marker::PhantomPinned)>,
    }
    extern "C" { fn g(t: *mut T); }
}

//# a nightly compiler that was told to
//? rustc: the installed compiler is a stable one
#![feature(extern_types)]
unsafe extern "C" {
    type Archive;
}

//# aliases outside, and blocks that a macro reads
pub type Handle = *mut u8;
#[cfg(any())]
//~ 1..+1:36 hint inactive-code: `#[cfg(any())]` does not hold here (`x86_64-unknown-linux-gnu`), so this is not compiled
unsafe extern "C" { type Nowhere; }
unsafe extern "C" { fn shut(h: Handle); }
