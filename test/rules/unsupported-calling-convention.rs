//# cdecl is a thing of 32-bit x86
pub extern "cdecl" fn compare(a: *const u8, b: *const u8) -> i32 {
//~ 1-65 warning unsupported-calling-convention: `"cdecl"` does not exist on `x86_64-unknown-linux-gnu`; the compiler takes it as `"C"` for now
    0
}
//> Change the ABI to `"C"`
pub extern "C" fn compare(a: *const u8, b: *const u8) -> i32 {
    0
}

//# the whole block
#[link(name = "legacy")]
unsafe extern "cdecl" {
//~ 1..+4:2 warning unsupported-calling-convention: `"cdecl"` does not exist on `x86_64-unknown-linux-gnu`; the compiler takes it as `"C"` for now
    fn open(path: *const u8) -> i32;
    // a comment
    fn close(fd: i32) -> i32;
}
//> Change the ABI to `"C"`
#[link(name = "legacy")]
unsafe extern "C" {
    fn open(path: *const u8) -> i32;
    // a comment
    fn close(fd: i32) -> i32;
}

//# the whole function pointer type, the outer one too
pub type Visit = for<'a> unsafe extern "cdecl-unwind" fn(&'a u8, extern "cdecl" fn());
               //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning unsupported-calling-convention: `"cdecl-unwind"` does not exist on `x86_64-unknown-linux-gnu`; the compiler takes it as `"C-unwind"` for now
                                                               //^^^^^^^^^^^^^^^^^^^ warning unsupported-calling-convention: `"cdecl"` does not exist on `x86_64-unknown-linux-gnu`; the compiler takes it as `"C"` for now
//> Change the ABI to `"C-unwind"`
pub type Visit = for<'a> unsafe extern "C-unwind" fn(&'a u8, extern "cdecl" fn());

//# the head of a function ends with its where clause; a declaration in a trait is not judged
pub trait Plugin {
    extern "cdecl" fn init();
    extern "cdecl" fn exit() {}
  //^^^^^^^^^^^^^^^^^^^^^^^^ warning unsupported-calling-convention: `"cdecl"` does not exist on `x86_64-unknown-linux-gnu`; the compiler takes it as `"C"` for now
}
pub struct Empty;
impl Plugin for Empty {
    extern "cdecl" fn init()
//~ 5..+2:21 warning unsupported-calling-convention: `"cdecl"` does not exist on `x86_64-unknown-linux-gnu`; the compiler takes it as `"C"` for now
    where
        Self: Sized,
    {
    }
}

//# a block and a function in a body
pub fn setup() {
    extern "cdecl" {}
  //^^^^^^^^^^^^^^^^^ warning unsupported-calling-convention: `"cdecl"` does not exist on `x86_64-unknown-linux-gnu`; the compiler takes it as `"C"` for now
    pub extern "cdecl" fn inner() {}
  //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning unsupported-calling-convention: `"cdecl"` does not exist on `x86_64-unknown-linux-gnu`; the compiler takes it as `"C"` for now
}

//# the Windows API on 64-bit Windows
//? target: x86_64-pc-windows-msvc
pub extern "stdcall" fn window_proc(message: u32) {}
//~ 1-50 warning unsupported-calling-convention: `"stdcall"` does not exist on `x86_64-pc-windows-msvc`; the compiler takes it as `"C"` for now
pub type Callback = extern "fastcall" fn(u32);
                  //^^^^^^^^^^^^^^^^^^^^^^^^^ warning unsupported-calling-convention: `"fastcall"` does not exist on `x86_64-pc-windows-msvc`; the compiler takes it as `"C"` for now
//> Change the ABI to `"system"`
pub extern "system" fn window_proc(message: u32) {}
pub type Callback = extern "fastcall" fn(u32);

//# its level can be set
//? flags: -D unsupported_calling_conventions
pub extern "cdecl" fn compare() {}
//~ 1-32 error unsupported-calling-convention: `"cdecl"` does not exist on `x86_64-unknown-linux-gnu`; the compiler takes it as `"C"` for now
#[allow(unsupported_calling_conventions)]
pub extern "cdecl" fn allowed() {}

//# fine on 32-bit x86
//? target: i686-unknown-linux-gnu
pub extern "cdecl" fn compare() {}
unsafe extern "cdecl" {
    fn open(path: *const u8) -> i32;
}
