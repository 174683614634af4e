//# type parameters
unsafe extern "C" {
    pub fn sort<T>(items: *mut T, count: usize);
  //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error generic-foreign-item: `sort` is one symbol in its library, so it cannot have type parameters (`T`)
}
//> Point to `c_void` instead
unsafe extern "C" {
    pub fn sort(items: *mut core::ffi::c_void, count: usize);
}

//# const parameters, both kinds, beside lifetimes
unsafe extern "C" {
    fn fill<const N: usize>(buffer: *mut u8);
  //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error generic-foreign-item: `fill` is one symbol in its library, so it cannot have const parameters (`N`)
    #[link_name = "copy_items"] pub(crate) fn copy<'a, T: Copy, const N: usize>(from: &'a [T; N]) -> &'a T where T: Copy;
                              //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error generic-foreign-item: `copy` is one symbol in its library, so it cannot have type or const parameters (`T`, `N`)
}

//# nobody uses them
unsafe extern "C" {
    fn flush<'a, T, U>(stream: &'a i32);
  //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error generic-foreign-item: `flush` is one symbol in its library, so it cannot have type parameters (`T`, `U`)
}
//> Remove the unused parameters
unsafe extern "C" {
    fn flush<'a>(stream: &'a i32);
}

//# nothing is left
unsafe extern "C" {
    fn flush<T>(stream: *mut u8);
  //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error generic-foreign-item: `flush` is one symbol in its library, so it cannot have type parameters (`T`)
}
//> Remove the unused parameters
unsafe extern "C" {
    fn flush(stream: *mut u8);
}

//# lifetimes, empty lists, definitions
unsafe extern "C" {
    fn first<'a>(text: &'a u8) -> &'a u8;
    fn none<>();
    fn bounded(x: u8) where u8: Copy;
}
pub extern "C" fn twice<T: Copy>(x: *const T) -> *const T {
    x
}

//# a parameter under a condition
unsafe extern "C" {
    fn f<#[cfg(any())] T>(x: *const u8);
}
