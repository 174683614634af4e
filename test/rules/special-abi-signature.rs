//# nobody passes anything to a custom entry
#![feature(abi_custom)]
unsafe extern "custom" {
    pub fn entry(argc: i32, argv: *const *const u8) -> i32;
               //^^^^^^^^^ error special-abi-signature: `entry` has the `"custom"` ABI, so it takes no parameters and returns no value
    fn fail() -> u8;
               //^^ error special-abi-signature: `fail` has the `"custom"` ABI, so it cannot return a value
    fn ok() -> !;
}
//> Remove the parameters and the return type
#![feature(abi_custom)]
unsafe extern "custom" {
    pub fn entry();
    fn fail() -> u8;
    fn ok() -> !;
}
//> Remove the return type
#![feature(abi_custom)]
unsafe extern "custom" {
    pub fn entry(argc: i32, argv: *const *const u8) -> i32;
    fn fail();
    fn ok() -> !;
}

//# an x86 handler has its stack frame, and sometimes an error code
#![feature(abi_x86_interrupt)]
pub extern "x86-interrupt" fn on_tick() {}
//~ 1-40 error special-abi-signature: `on_tick` has the `"x86-interrupt"` ABI, so it takes the stack frame and at most an error code, not 0 parameters
pub extern "x86-interrupt" fn on_fault(_frame: *const u64, _code: u64) {}
pub extern "x86-interrupt" fn on_page(_frame: *const u64, _code: u64, _more: u64) -> u64 {
                                    //^^^^^^^^^^^^^^^^^^ error special-abi-signature: `on_page` has the `"x86-interrupt"` ABI, so it takes the stack frame and at most an error code, not 3 parameters
                                                                                   //^^^ error special-abi-signature: `on_page` has the `"x86-interrupt"` ABI, so it cannot return a value
    loop {}
}
pub struct Apic;
impl Apic {
    extern "x86-interrupt" fn method(&self) -> u8 {
                                             //^^ error special-abi-signature: `method` has the `"x86-interrupt"` ABI, so it cannot return a value
        1
    }
}
//> Remove the return type
#![feature(abi_x86_interrupt)]
pub extern "x86-interrupt" fn on_tick() {}
pub extern "x86-interrupt" fn on_fault(_frame: *const u64, _code: u64) {}
pub extern "x86-interrupt" fn on_page(_frame: *const u64, _code: u64, _more: u64) {
    loop {}
}
pub struct Apic;
impl Apic {
    extern "x86-interrupt" fn method(&self) -> u8 {
        1
    }
}

//# handlers of microcontrollers take nothing
//? target: msp430-none-elf
pub extern "msp430-interrupt" fn on_tick(port: u8) {}
         //^^^^^^^^^^^^^^^^^^ error unstable-abi: `"msp430-interrupt"` is unstable: it needs a nightly compiler and `#![feature(abi_msp430_interrupt)]`
                                       //^^^^^^^^ error special-abi-signature: `on_tick` has the `"msp430-interrupt"` ABI, so it takes no parameters
//> Remove the parameters
pub extern "msp430-interrupt" fn on_tick() {}

//# kernels return nothing
//? target: nvptx64-nvidia-cuda
pub extern "gpu-kernel" fn scale(values: *mut f32) -> u32 {
         //^^^^^^^^^^^^ error unstable-abi: `"gpu-kernel"` is unstable: it needs a nightly compiler and `#![feature(abi_gpu_kernel)]`
                                                    //^^^ error special-abi-signature: `scale` has the `"gpu-kernel"` ABI, so it cannot return a value
    loop {}
}
//> Remove the return type
pub extern "gpu-kernel" fn scale(values: *mut f32) {
    loop {}
}

//# rust-call takes one tuple
//? rustc: says it without a code, and that it is unstable
pub extern "rust-call" fn call() {}
//~ 1-33 error special-abi-signature: `call` has the `"rust-call"` ABI, so it takes one tuple besides `self`, nothing else
         //^^^^^^^^^^^ error unstable-abi: `"rust-call"` is unstable: it needs a nightly compiler and `#![feature(unboxed_closures)]`
pub extern "rust-call" fn call_two(a: (), b: u8) {}
         //^^^^^^^^^^^ error unstable-abi: `"rust-call"` is unstable: it needs a nightly compiler and `#![feature(unboxed_closures)]`
                                           //^^ error special-abi-signature: `call_two` has the `"rust-call"` ABI, so it takes one tuple besides `self`, nothing else
pub extern "rust-call" fn call_one(arguments: (u8, u8)) {}
         //^^^^^^^^^^^ error unstable-abi: `"rust-call"` is unstable: it needs a nightly compiler and `#![feature(unboxed_closures)]`

//# on another target only the target is wrong; function pointers are not looked at
#![feature(abi_custom, abi_msp430_interrupt)]
pub extern "msp430-interrupt" fn on_tick(port: u8) {}
         //^^^^^^^^^^^^^^^^^^ error unsupported-abi: `"msp430-interrupt"` does not exist on `x86_64-unknown-linux-gnu`
pub type Entry = unsafe extern "custom" fn(i32) -> i32;

//# parameters that may be configured away are not counted
#![feature(abi_x86_interrupt)]
pub extern "x86-interrupt" fn on_fault(_frame: *const u64, #[cfg(all())] _code: u64) {}

//# attributes are part of the parameter
#![feature(abi_x86_interrupt)]
pub extern "x86-interrupt" fn tick(#[allow(unused)] frame: *const u8, code: u64, more: u64) {}
                                 //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error special-abi-signature: `tick` has the `"x86-interrupt"` ABI, so it takes the stack frame and at most an error code, not 3 parameters
