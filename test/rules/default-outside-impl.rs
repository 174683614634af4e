//# in an external block
unsafe extern "C" {
    default fn tick();
  //^^^^^^^^^^^^^^^^^^ error default-outside-impl: `tick` is not in a trait's `impl`, so it cannot be `default`
    pub default unsafe fn tock(x: u8) -> u8 where u8: Copy;
  //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error default-outside-impl: `tock` is not in a trait's `impl`, so it cannot be `default`
}
//> Remove `default`
unsafe extern "C" {
    fn tick();
    pub default unsafe fn tock(x: u8) -> u8 where u8: Copy;
}

//# free functions, to the end of the head
#[inline]
pub default extern "C" fn half(x: u8) -> u8 where u8: Copy {
//~ 1-59 error default-outside-impl: `half` is not in a trait's `impl`, so it cannot be `default`
    x / 2
}
pub fn run() {
    pub default extern "C" fn inner() {}
  //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error default-outside-impl: `inner` is not in a trait's `impl`, so it cannot be `default`
}

//# traits
//? rustc: it adds that specialization is unstable
pub trait Clock {
    default fn tick();
  //^^^^^^^^^^^^^^^^^^ error default-outside-impl: `tick` is not in a trait's `impl`, so it cannot be `default`
}

//# names, configured out
fn default(default: u32) -> u32 {
    default
}
#[cfg(any())]
//~ 1..+1:21 hint inactive-code: `#[cfg(any())]` does not hold here (`x86_64-unknown-linux-gnu`), so this is not compiled
default fn gone() {}
