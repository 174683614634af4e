//# a definition
#![feature(abi_custom)]
#[unsafe(naked)]
pub extern "custom" fn entry() {
//~ 1-31 error custom-abi-safety: `entry` has the `"custom"` ABI, so it must be `unsafe`
    core::arch::naked_asm!("ret")
}
//> Add `unsafe`
#![feature(abi_custom)]
#[unsafe(naked)]
pub unsafe extern "custom" fn entry() {
    core::arch::naked_asm!("ret")
}

//# a foreign function
#![feature(abi_custom)]
unsafe extern "custom" {
    pub safe fn entry();
  //^^^^^^^^^^^^^^^^^^^^ error custom-abi-safety: `entry` has the `"custom"` ABI, so it cannot be `safe`
    safe fn twice();
  //^^^^^^^^^^^^^^^^ error custom-abi-safety: `twice` has the `"custom"` ABI, so it cannot be `safe`
    fn implied();
}
//> Remove `safe`
#![feature(abi_custom)]
unsafe extern "custom" {
    pub fn entry();
    safe fn twice();
    fn implied();
}

//# traits too
#![feature(abi_custom)]
pub trait Entry {
    extern "custom" fn enter();
  //^^^^^^^^^^^^^^^^^^^^^^^^^^^ error custom-abi-safety: `enter` has the `"custom"` ABI, so it must be `unsafe`
}

//# unsafe says it
#![feature(abi_custom)]
#[unsafe(naked)]
pub unsafe extern "custom" fn entry() {
    core::arch::naked_asm!("ret")
}
unsafe extern "custom" {
    unsafe fn exit();
}
pub type Entry = extern "custom" fn();
