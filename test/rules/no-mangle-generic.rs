//# type and const parameters
#[no_mangle]
pub fn sum<T>(_values: *const T) {}
//~ 1-33 warning no-mangle-generic: `sum` is generic, so `no_mangle` gives it no symbol
#[no_mangle]
pub fn fill<const N: usize>(_values: *mut [u8; N])
//~ 1..+2:14 warning no-mangle-generic: `fill` is generic, so `no_mangle` gives it no symbol
where
    u8: Copy,
{
}
#[export_name = "engine_each"]
pub fn each(_visit: impl Fn(u32)) {}
//~ 1-34 warning no-mangle-generic: `each` takes `impl Trait`, which makes it generic, so `export_name` gives it no symbol
//> Remove `#[no_mangle]`
pub fn sum<T>(_values: *const T) {}
#[no_mangle]
pub fn fill<const N: usize>(_values: *mut [u8; N])
where
    u8: Copy,
{
}
#[export_name = "engine_each"]
pub fn each(_visit: impl Fn(u32)) {}

//# methods of generic impls, also inside a body
pub struct Queue<T>(T);
impl<T> Queue<T> {
    #[no_mangle]
    pub fn queue_len(&self) -> usize {
  //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning no-mangle-generic: `queue_len` is in a generic impl, so `no_mangle` gives it no symbol
        0
    }
    #[export_name = "queue_clear"]
    fn clear<'a>(&'a self) {}
  //^^^^^^^^^^^^^^^^^^^^^^ warning no-mangle-generic: `clear` is in a generic impl, so `export_name` gives it no symbol
}
impl<'a> Queue<&'a u8> {
    #[no_mangle]
    pub fn queue_first(&self) {}
}
pub fn outer<T>() {
    #[no_mangle]
    fn inner() {}
    struct Local<U>(U);
    impl<U> Local<U> {
        #[no_mangle]
        fn local_len() {}
      //^^^^^^^^^^^^^^ warning no-mangle-generic: `local_len` is in a generic impl, so `no_mangle` gives it no symbol
    }
    impl Local<u8> {
        #[no_mangle]
        fn local_first() {}
    }
}

//# both attributes are looked at
#[allow(no_mangle_generic_items)]
#[no_mangle]
pub fn quiet<T>() {}

//# silent: lifetimes, and return types that are only opaque
#[no_mangle]
pub fn first<'a>(text: &'a u8) -> &'a u8 {
    text
}
#[no_mangle]
pub fn counter() -> impl Copy {
    1
}
#[link_section = ".engine"]
pub fn anywhere<T>() {}
