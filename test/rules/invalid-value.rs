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

//# a zero is made into a pointer
use std::mem::transmute;
use std::num::NonZeroU32;

pub struct Table {
    pub id: NonZeroU32,
    pub name: [u8; 16],
}

pub fn defaults() -> Option<extern "C" fn(i32)> {
    let hook: extern "C" fn(i32) = unsafe { transmute(0usize) };
                                          //^^^^^^^^^^^^^^^^^ warning invalid-value: `extern "C" fn(i32)` cannot be all zeros: a function pointer is never null
    let name = unsafe { transmute::<usize, &u8>(0x0) };
                      //^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning invalid-value: `&u8` cannot be all zeros: a reference is never null
    let (id, other): (NonZeroU32, u32) = unsafe { (transmute(0u32), transmute(0u32)) };
                                                 //^^^^^^^^^^^^^^^ warning invalid-value: `NonZero<u32>` cannot be all zeros: `NonZero` is never zero
    let first: NonZeroU32 = unsafe { transmute(0u32) };
                                   //^^^^^^^^^^^^^^^ warning invalid-value: `NonZero<u32>` cannot be all zeros: `NonZero` is never zero
    let table: Table = unsafe { std::mem::zeroed() };
                              //^^^^^^^^^^^^^^^^^^ warning invalid-value: `Table` cannot be all zeros: `NonZero` is never zero
    unsafe { transmute(0usize) }
}

//# enums: one variant is as a struct, two need a tag
//? flags: -A deprecated
use std::mem::{uninitialized, zeroed};

pub enum Never {}
pub enum Only {
    Hook(fn()),
}
pub enum Mode {
    Read,
    Write,
}
pub enum Result2<T> {
    Done(T),
    Failed(Never),
}
const NONE: usize = 0;
const SOME: usize = 4;

pub unsafe fn make() {
    let never: Never = zeroed();
                     //^^^^^^^^ warning invalid-value: `Never` cannot be all zeros: `Never` has no values
    let only: Only = zeroed();
                   //^^^^^^^^ warning invalid-value: `Only` cannot be all zeros: a function pointer is never null
    let read: Mode = zeroed();
    let mode: Mode = uninitialized();
                   //^^^^^^^^^^^^^^^ warning invalid-value: `Mode` cannot be left uninitialized: the variant of `Mode` must be initialized
    let done: Result2<&u8> = zeroed();
                           //^^^^^^^^ warning invalid-value: `Result2<&u8>` cannot be all zeros: a reference is never null
    let maybe: Option<u32> = uninitialized();
                           //^^^^^^^^^^^^^^^ warning invalid-value: `Option<u32>` cannot be left uninitialized: the variant of `Option<u32>` must be initialized
    let empty: [u8; NONE] = uninitialized();
    let bytes: [u8; SOME] = uninitialized();
                          //^^^^^^^^^^^^^^^ warning invalid-value: `[u8; SOME]` cannot be left uninitialized: `u8` must be initialized
    let cell: std::cell::Cell<&u8> = zeroed();
                                   //^^^^^^^^ warning invalid-value: `Cell<&u8>` cannot be all zeros: a reference is never null
}
