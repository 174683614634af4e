//# stdcall off 32-bit x86
pub extern "stdcall" fn window_proc(message: u32) -> isize {
         //^^^^^^^^^ error unsupported-abi: `"stdcall"` does not exist on `x86_64-unknown-linux-gnu`; `"system"` is `"stdcall"` on 32-bit Windows and `"C"` elsewhere
    message as isize
}
//> Change the ABI to `"system"`
pub extern "system" fn window_proc(message: u32) -> isize {
    message as isize
}
//> Change the ABI to `"C"`
pub extern "C" fn window_proc(message: u32) -> isize {
    message as isize
}

//# blocks, methods and function pointers, wherever they stand
unsafe extern "thiscall-unwind" {
            //^^^^^^^^^^^^^^^^^ error unsupported-abi: `"thiscall-unwind"` does not exist on `x86_64-unknown-linux-gnu`
    fn draw(this: *mut u8);
}
pub struct Window;
impl Window {
    pub extern r"fastcall" fn show(&self) {}
             //^^^^^^^^^^^ error unsupported-abi: `"fastcall"` does not exist on `x86_64-unknown-linux-gnu`
}
pub trait Paint {
    extern "aapcs" fn paint(&self);
         //^^^^^^^ error unsupported-abi: `"aapcs"` does not exist on `x86_64-unknown-linux-gnu`
}
pub fn call(callback: Option<for<'a> unsafe extern "stdcall" fn(&'a u8)>) {
                                                 //^^^^^^^^^ error unsupported-abi: `"stdcall"` does not exist on `x86_64-unknown-linux-gnu`; `"system"` is `"stdcall"` on 32-bit Windows and `"C"` elsewhere
    let again: Option<for<'a> unsafe extern "stdcall-unwind" fn(&'a u8)> = None;
                                          //^^^^^^^^^^^^^^^^ error unsupported-abi: `"stdcall-unwind"` does not exist on `x86_64-unknown-linux-gnu`; `"system"` is `"stdcall"` on 32-bit Windows and `"C"` elsewhere
}
//> Change the ABI to `"C-unwind"`
unsafe extern "C-unwind" {
    fn draw(this: *mut u8);
}
pub struct Window;
impl Window {
    pub extern r"fastcall" fn show(&self) {}
}
pub trait Paint {
    extern "aapcs" fn paint(&self);
}
pub fn call(callback: Option<for<'a> unsafe extern "stdcall" fn(&'a u8)>) {
    let again: Option<for<'a> unsafe extern "stdcall-unwind" fn(&'a u8)> = None;
}

//# a stdcall with unwinding
unsafe extern "stdcall-unwind" {
            //^^^^^^^^^^^^^^^^ error unsupported-abi: `"stdcall-unwind"` does not exist on `x86_64-unknown-linux-gnu`; `"system"` is `"stdcall"` on 32-bit Windows and `"C"` elsewhere
    fn enumerate(callback: *const u8) -> i32;
}
//> Change the ABI to `"system-unwind"`
unsafe extern "system-unwind" {
    fn enumerate(callback: *const u8) -> i32;
}

//# unsupported and unstable at once
pub extern "msp430-interrupt" fn on_tick() {}
         //^^^^^^^^^^^^^^^^^^ error unstable-abi: `"msp430-interrupt"` is unstable: it needs a nightly compiler and `#![feature(abi_msp430_interrupt)]`
         //^^^^^^^^^^^^^^^^^^ error unsupported-abi: `"msp430-interrupt"` does not exist on `x86_64-unknown-linux-gnu`

//# an ABI inside a block has no meaning, but is judged
unsafe extern "C" {
    extern "stdcall" fn close(handle: *mut u8);
  //^^^^^^^^^^^^^^^^ error foreign-fn-qualifier: `close` has the ABI of its external block, so it cannot have an `extern` of its own
         //^^^^^^^^^ error unsupported-abi: `"stdcall"` does not exist on `x86_64-unknown-linux-gnu`; `"system"` is `"stdcall"` on 32-bit Windows and `"C"` elsewhere
}

//# other targets, other ABIs
//? target: thumbv8m.main-none-eabi
pub extern "aapcs" fn reset() {}
pub extern "sysv64" fn start() {}
         //^^^^^^^^ error unsupported-abi: `"sysv64"` does not exist on `thumbv8m.main-none-eabi`

//# stdcall where it lives
//? target: i686-pc-windows-msvc
pub extern "stdcall" fn window_proc(message: u32) {}
pub extern "vectorcall-unwinder" fn nothing() {}
         //^^^^^^^^^^^^^^^^^^^^^ error unknown-abi: `"vectorcall-unwinder"` is not an ABI that Rust knows

//# everywhere, and on 64-bit x86
pub extern "C" fn a() {}
pub extern "system" fn b() {}
pub extern "Rust" fn c() {}
pub extern "sysv64" fn d() {}
pub extern "win64-unwind" fn e() {}
pub extern "efiapi" fn f() {}
#[cfg(target_arch = "x86")]
//~ 1..+1:31 hint inactive-code: `#[cfg(target_arch = "x86")]` does not hold here (`x86_64-unknown-linux-gnu`), so this is not compiled
pub extern "stdcall" fn g() {}
