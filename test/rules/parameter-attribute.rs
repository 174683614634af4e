//# a symbol belongs to the function
unsafe extern "C" {
    fn open(#[link_name = "open64"] path: *const u8) -> i32;
          //^^^^^^^^^^^^^^^^^^^^^^^ error parameter-attribute: a parameter cannot have `#[link_name]`; only `cfg`, `cfg_attr` and lint levels may stand there
}
//> Remove the attribute
unsafe extern "C" {
    fn open(path: *const u8) -> i32;
}

//# one of several, variadic, before `self`, in types
unsafe extern "C" {
    fn log(#[allow(unused)] #[must_use] level: i32, #[doc(hidden)] ...);
                          //^^^^^^^^^^^ error parameter-attribute: a parameter cannot have `#[must_use]`; only `cfg`, `cfg_attr` and lint levels may stand there
                                                  //^^^^^^^^^^^^^^ error parameter-attribute: a parameter cannot have `#[doc]`; only `cfg`, `cfg_attr` and lint levels may stand there
}
pub type Callback = extern "C" fn(#[unsafe(no_mangle)] u8, #[repr(C)] x: u8);
                                //^^^^^^^^^^^^^^^^^^^^ error parameter-attribute: a parameter cannot have `#[no_mangle]`; only `cfg`, `cfg_attr` and lint levels may stand there
                                                         //^^^^^^^^^^ error parameter-attribute: a parameter cannot have `#[repr]`; only `cfg`, `cfg_attr` and lint levels may stand there
pub struct S;
impl S {
    pub extern "C" fn close(&self, #[deprecated] flags: u32) {}
                                 //^^^^^^^^^^^^^ error parameter-attribute: a parameter cannot have `#[deprecated]`; only `cfg`, `cfg_attr` and lint levels may stand there
}

//# handed on by a cfg_attr, on a closure's parameter
pub extern "C" fn start(#[cfg_attr(all(), doc(hidden))] _: u8, #[cfg_attr(any(), inline)] _: u8) {
                                        //^^^^^^^^^^^ error parameter-attribute: a parameter cannot have `#[doc]`; only `cfg`, `cfg_attr` and lint levels may stand there
    let _ = |#[no_mangle] x: u8| x;
           //^^^^^^^^^^^^ warning misplaced-linkage-attribute: `no_mangle` does nothing on a parameter; it is for functions with a body and statics
           //^^^^^^^^^^^^ error parameter-attribute: a parameter cannot have `#[no_mangle]`; only `cfg`, `cfg_attr` and lint levels may stand there
}

//# lint levels, configuration, tools
unsafe extern "C" {
    fn open(
        #[cfg(unix)] path: *const u8,
        #[cfg_attr(unix, allow(unused))] flags: i32,
        #[expect(unused)] mode: i32,
        #[rustfmt::skip] _: u8,
    ) -> i32;
    #[cfg(any())]
//~ 5..+1:30 hint inactive-code: `#[cfg(any())]` does not hold here (`x86_64-unknown-linux-gnu`), so this is not compiled
    fn gone(#[inline] x: u8);
}
#[cfg(any())]
//~ 1..+1:39 hint inactive-code: `#[cfg(any())]` does not hold here (`x86_64-unknown-linux-gnu`), so this is not compiled
extern "C" fn gone(#[inline] x: u8) {}
