//# a block
//? target: thumbv8m.main-none-eabi
unsafe extern "cmse-nonsecure-call" {
//~ 1..+2:2 error pointer-only-abi: `"cmse-nonsecure-call"` is the ABI of a function pointer; no function can be defined or declared with it
            //^^^^^^^^^^^^^^^^^^^^^ error unstable-abi: `"cmse-nonsecure-call"` is unstable: it needs a nightly compiler and `#![feature(abi_cmse_nonsecure_call)]`
    fn leave(argument: u32) -> u32;
}

//# functions, methods
//? target: thumbv8m.main-none-eabi
pub extern "cmse-nonsecure-call" fn leave(argument: u32) {}
//~ 1-57 error pointer-only-abi: `"cmse-nonsecure-call"` is the ABI of a function pointer; no function can be defined or declared with it
         //^^^^^^^^^^^^^^^^^^^^^ error unstable-abi: `"cmse-nonsecure-call"` is unstable: it needs a nightly compiler and `#![feature(abi_cmse_nonsecure_call)]`
pub struct World;
impl World {
    pub extern "cmse-nonsecure-call" fn method() {}
  //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error pointer-only-abi: `"cmse-nonsecure-call"` is the ABI of a function pointer; no function can be defined or declared with it
             //^^^^^^^^^^^^^^^^^^^^^ error unstable-abi: `"cmse-nonsecure-call"` is unstable: it needs a nightly compiler and `#![feature(abi_cmse_nonsecure_call)]`
}

//# a block inside a function shows whether it declares functions
//? target: thumbv8m.main-none-eabi
pub fn leave() {
    unsafe extern "cmse-nonsecure-call" {}
                //^^^^^^^^^^^^^^^^^^^^^ error unstable-abi: `"cmse-nonsecure-call"` is unstable: it needs a nightly compiler and `#![feature(abi_cmse_nonsecure_call)]`
    unsafe extern "cmse-nonsecure-call" {
//~ 5..+2:6 error pointer-only-abi: `"cmse-nonsecure-call"` is the ABI of a function pointer; no function can be defined or declared with it
                //^^^^^^^^^^^^^^^^^^^^^ error unstable-abi: `"cmse-nonsecure-call"` is unstable: it needs a nightly compiler and `#![feature(abi_cmse_nonsecure_call)]`
        fn inner();
    }
}

//# a function pointer type
//? target: thumbv8m.main-none-eabi
pub type Leave = extern "cmse-nonsecure-call" fn(u32) -> u32;
                      //^^^^^^^^^^^^^^^^^^^^^ error unstable-abi: `"cmse-nonsecure-call"` is unstable: it needs a nightly compiler and `#![feature(abi_cmse_nonsecure_call)]`
pub extern "cmse-nonsecure-entry" fn enter(argument: u32) {}
         //^^^^^^^^^^^^^^^^^^^^^^ error unstable-abi: `"cmse-nonsecure-entry"` is unstable: it needs a nightly compiler and `#![feature(cmse_nonsecure_entry)]`
