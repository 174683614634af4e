//# zeros that are no value
pub struct Callbacks {
    pub done: extern "C" fn(),
}

pub fn empty() {
    let callbacks: Callbacks = unsafe { std::mem::zeroed() };
                                      //^^^^^^^^^^^^^^^^^^ warning invalid-value: `Callbacks` cannot be all zeros: a function pointer is never null
    let name = unsafe { std::mem::zeroed::<&str>() };
                      //^^^^^^^^^^^^^^^^^^^^^^^^^^ warning invalid-value: `&str` cannot be all zeros: a reference is never null
    let ready: bool = unsafe { std::mem::MaybeUninit::uninit().assume_init() };
                             //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning invalid-value: `bool` cannot be left uninitialized: `bool` must be initialized
}

//# zeros that are one, and types that are inferred
use std::mem::{zeroed, MaybeUninit};
pub struct Callbacks {
    pub done: Option<extern "C" fn()>,
    pub data: *const u8,
    pub count: i32,
}

pub fn empty() -> Callbacks {
    let buffer: [MaybeUninit<u8>; 16] = unsafe { MaybeUninit::uninit().assume_init() };
    let number = unsafe { zeroed::<f64>() };
    unsafe { zeroed() }
}
