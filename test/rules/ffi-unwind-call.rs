//# an exception may come out of these
//? flags: -W ffi_unwind_calls
unsafe extern "C-unwind" {
    fn parse(text: *const u8) -> i32;
}

pub fn run(text: *const u8, done: extern "C-unwind" fn()) -> i32 {
    done();
  //^^^^^^ warning ffi-unwind-call: This call of a function pointer with the ABI `"C-unwind"` may unwind
    unsafe { parse(text) }
           //^^^^^^^^^^^ warning ffi-unwind-call: This call of a foreign function with the ABI `"C-unwind"` may unwind
}

//# nothing gets out of an ABI that stops unwinding
//? flags: -W ffi_unwind_calls
unsafe extern "C-unwind" {
    fn parse(text: *const u8) -> i32;
}
unsafe extern "C" {
    fn scan(text: *const u8) -> i32;
}

pub extern "C" fn run(text: *const u8) -> i32 {
    unsafe { parse(text) }
}

pub fn safe(text: *const u8) -> i32 {
    unsafe { scan(text) }
}
