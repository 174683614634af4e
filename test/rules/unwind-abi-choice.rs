//# a callback that may unwind, through a function that may not
use std::ffi::c_void;

unsafe extern "C" {
    fn each(visit: extern "C-unwind" fn(*mut c_void), data: *mut c_void);
                 //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info unwind-abi-choice: the callback may unwind, but `each` is declared `extern "C"`, where unwinding aborts; `extern "C-unwind"` lets it pass
    fn sort(compare: Option<unsafe extern "C-unwind" fn(i32, i32) -> i32>);
                   //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info unwind-abi-choice: the callback may unwind, but `sort` is declared `extern "C"`, where unwinding aborts; `extern "C-unwind"` lets it pass
}

//# an export that lets its panics out
#[no_mangle]
pub extern "C-unwind" fn first(values: &Vec<u32>) -> u32 {
                       //^^^^^ info unwind-abi-choice: a panic in `first` unwinds into its C caller (`extern "C-unwind"`), which must be compiled for that, for example with `-fexceptions`
    values[0]
}

//# both ends agree, nothing panics, or nothing unwinds
unsafe extern "C-unwind" {
    fn each(visit: extern "C-unwind" fn(u32));
}

unsafe extern "C" {
    fn every(visit: extern "C" fn(u32));
}

#[no_mangle]
pub extern "C-unwind" fn twice(value: u32) -> u64 {
    u64::from(value) << 1
}
