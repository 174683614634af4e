//# a foreign function is no method
unsafe extern "C" {
    fn close(&self);
           //^^^^^ error self-parameter-outside-impl: `&self` is for methods, and a foreign function is none; give the parameter a name and a type
    fn reset(&mut self, flags: u32);
           //^^^^^^^^^ error self-parameter-outside-impl: `&mut self` is for methods, and a foreign function is none; give the parameter a name and a type
    fn size(self: *const u8) -> usize;
          //^^^^ error self-parameter-outside-impl: `self` is for methods, and a foreign function is none; give the parameter a name and a type
}
//> Replace it by `this: *const core::ffi::c_void`
unsafe extern "C" {
    fn close(this: *const core::ffi::c_void);
    fn reset(&mut self, flags: u32);
    fn size(self: *const u8) -> usize;
}
//> Replace it by `this: *mut core::ffi::c_void`
unsafe extern "C" {
    fn close(&self);
    fn reset(this: *mut core::ffi::c_void, flags: u32);
    fn size(self: *const u8) -> usize;
}
//> Replace it by `this`
unsafe extern "C" {
    fn close(&self);
    fn reset(&mut self, flags: u32);
    fn size(this: *const u8) -> usize;
}

//# by value, with a lifetime, behind an attribute
unsafe extern "C" {
    fn drop(self);
          //^^^^ error self-parameter-outside-impl: `self` is for methods, and a foreign function is none; give the parameter a name and a type
    fn peek(&'static self);
          //^^^^^^^^^^^^^ error self-parameter-outside-impl: `&'static self` is for methods, and a foreign function is none; give the parameter a name and a type
    fn poke(#[allow(unused)] & /* c */ mut self);
                           //^^^^^^^^^^^^^^^^^^ error self-parameter-outside-impl: `& /* c */ mut self` is for methods, and a foreign function is none; give the parameter a name and a type
}

//# free functions, in bodies, in types
pub extern "C" fn close(&self) {}
                      //^^^^^ error self-parameter-outside-impl: `&self` is for methods, and a free function is none; give the parameter a name and a type
pub fn run() {
    extern "C" fn inner(self) {}
                      //^^^^ error self-parameter-outside-impl: `self` is for methods, and a free function is none; give the parameter a name and a type
}
pub type Close = extern "C" fn(&self);
                             //^^^^^ error self-parameter-outside-impl: `&self` is for methods, and a function pointer type is none; give the parameter a name and a type

//# plain Rust functions, and a raw pointer that has no such form
//? rustc: it adds that `self` cannot be passed by raw pointer
pub fn plain(&self) {}
           //^^^^^ error self-parameter-outside-impl: `&self` is for methods, and a free function is none; give the parameter a name and a type
unsafe extern "C" {
    fn close(*const self);
           //^^^^^^^^^^^ error self-parameter-outside-impl: `*const self` is for methods, and a foreign function is none; give the parameter a name and a type
}

//# not the first parameter
//? rustc: it calls that unexpected, in methods too
unsafe extern "C" {
    fn read(length: usize, self);
                         //^^^^ error self-parameter-outside-impl: `self` is for methods, and a foreign function is none; give the parameter a name and a type
}

//# methods, and a module's path
pub struct Store;
impl Store {
    pub extern "C" fn close(&self) {}
    extern "C" fn size(self: &Self) -> usize {
        0
    }
}
pub trait Closer {
    extern "C" fn close(&self);
}
pub type Length = usize;
unsafe extern "C" {
    fn read(length: self::Length);
}
#[cfg(any())]
//~ 1..+1:33 hint inactive-code: `#[cfg(any())]` does not hold here (`x86_64-unknown-linux-gnu`), so this is not compiled
pub extern "C" fn gone(&self) {}

//# behind an attribute
unsafe extern "C" {
    fn size(#[allow(unused)] &self) -> usize;
                           //^^^^^ error self-parameter-outside-impl: `&self` is for methods, and a foreign function is none; give the parameter a name and a type
}
//> Replace it by `this: *const core::ffi::c_void`
unsafe extern "C" {
    fn size(#[allow(unused)] this: *const core::ffi::c_void) -> usize;
}
