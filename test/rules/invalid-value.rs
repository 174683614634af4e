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

//# the type is that of a result, a field, an argument
use std::mem::zeroed;

pub struct Hooks {
    pub done: extern "C" fn(),
}

pub struct Device {
    hooks: Hooks,
    name: &'static str,
}

fn open(_hooks: Hooks) {}

pub fn hooks() -> Hooks {
    unsafe { zeroed() }
           //^^^^^^^^ warning invalid-value: `Hooks` cannot be all zeros: a function pointer is never null
}

pub fn device() -> Device {
    Device { hooks: hooks(), name: unsafe { zeroed() } }
                                          //^^^^^^^^ warning invalid-value: `&str` cannot be all zeros: a reference is never null
}

pub fn start(device: &mut Device) {
    device.hooks = unsafe { zeroed() };
                          //^^^^^^^^ warning invalid-value: `Hooks` cannot be all zeros: a function pointer is never null
    open(unsafe { zeroed() });
                //^^^^^^^^ warning invalid-value: `Hooks` cannot be all zeros: a function pointer is never null
    if device.name.is_empty() {
        return;
    }
    let _: Option<Hooks> = Some(unsafe { zeroed() });
                                       //^^^^^^^^ warning invalid-value: `Hooks` cannot be all zeros: a function pointer is never null
}
