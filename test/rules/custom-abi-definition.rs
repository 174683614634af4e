//# a Rust body
#![feature(abi_custom)]
/// The entry point.
pub unsafe extern "custom" fn entry() {}
//~ 1-38 error custom-abi-definition: `entry` has the `"custom"` ABI, so only `#[unsafe(naked)]` assembly can be its body

//# methods; a declaration in a trait has no body
#![feature(abi_custom)]
pub struct Vm;
impl Vm {
    unsafe extern "custom" fn enter() -> () where Vm: Sized {}
  //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error custom-abi-definition: `enter` has the `"custom"` ABI, so only `#[unsafe(naked)]` assembly can be its body
}
pub trait Exit {
    unsafe extern "custom" fn exit();
}

//# assembly, and declarations
#![feature(abi_custom)]
#[unsafe(naked)]
pub unsafe extern "custom" fn entry() {
    core::arch::naked_asm!("ret")
}
#[cfg_attr(all(), unsafe(naked))]
pub unsafe extern "custom" fn again() {
    core::arch::naked_asm!("ret")
}
unsafe extern "custom" {
    fn exit();
}
