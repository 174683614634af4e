//# for nightly compilers
pub extern "vectorcall" fn mix(a: f32, b: f32) -> f32 {
         //^^^^^^^^^^^^ error unstable-abi: `"vectorcall"` is unstable: it needs a nightly compiler and `#![feature(abi_vectorcall)]`
    a + b
}

//# never for anyone
unsafe extern "unadjusted" {
            //^^^^^^^^^^^^ error unstable-abi: `"unadjusted"` is a part of the compiler itself and will never be stable (`#![feature(abi_unadjusted)]`)
    fn intrinsic(x: u32) -> u32;
}

//# methods, function pointers, traits
pub struct Handler;
impl Handler {
    pub extern "rust-cold" fn fail() {}
             //^^^^^^^^^^^ error unstable-abi: `"rust-cold"` is unstable: it needs a nightly compiler and `#![feature(rust_cold_cc)]`
}
pub type Entry = unsafe extern "custom" fn();
                             //^^^^^^^^ error unstable-abi: `"custom"` is unstable: it needs a nightly compiler and `#![feature(abi_custom)]`
pub trait Cold {
    extern "rust-preserve-none" fn run(&self);
         //^^^^^^^^^^^^^^^^^^^^ error unstable-abi: `"rust-preserve-none"` is unstable: it needs a nightly compiler and `#![feature(rust_preserve_none_cc)]`
}

//# the feature opens it
#![feature(abi_vectorcall, abi_x86_interrupt)]
pub extern "vectorcall" fn mix(a: f32, b: f32) -> f32 {
    a + b
}
pub extern "vectorcall-unwind" fn mix_or_panic() {}
pub extern "x86-interrupt" fn on_tick(_frame: *const u64) {}

//# another feature does not
#![feature(abi_x86_interrupt)]
pub extern "vectorcall" fn mix() {}
         //^^^^^^^^^^^^ error unstable-abi: `"vectorcall"` is unstable: it needs a nightly compiler and `#![feature(abi_vectorcall)]`

//# configured out
#[cfg(any())]
//~ 1..+1:36 hint inactive-code: `#[cfg(any())]` does not hold here (`x86_64-unknown-linux-gnu`), so this is not compiled
pub extern "vectorcall" fn mix() {}
pub extern "C" fn plain() {}
