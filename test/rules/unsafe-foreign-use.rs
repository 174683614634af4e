//# what stands behind a foreign name is unsafe to use
//? edition: 2021
unsafe extern "C" {
    fn write_register(value: u32);
    static STATUS: u32;
    static mut MODE: u32;
}

pub fn reset() -> u32 {
    write_register(0);
  //^^^^^^^^^^^^^^^^^ error unsafe-foreign-use: Calling the foreign function `write_register` needs an `unsafe` block
    MODE = 1;
  //^^^^ error unsafe-foreign-use: Using the mutable static `MODE` needs an `unsafe` block
    println!("{}", STATUS);
                 //^^^^^^ error unsafe-foreign-use: Using the foreign static `STATUS` needs an `unsafe` block
    let status = STATUS;
               //^^^^^^ error unsafe-foreign-use: Using the foreign static `STATUS` needs an `unsafe` block
    status
}
//> Put it in an `unsafe` block
unsafe extern "C" {
    fn write_register(value: u32);
    static STATUS: u32;
    static mut MODE: u32;
}

pub fn reset() -> u32 {
    unsafe { write_register(0) };
    MODE = 1;
    println!("{}", STATUS);
    let status = STATUS;
    status
}

//# `safe` foreign items, addresses and unsafe blocks are fine
//? edition: 2024
unsafe extern "C" {
    safe fn version() -> u32;
    safe static BUILD: u32;
    static STATUS: u32;
    static mut MODE: u32;
    fn wait();
}

pub fn check() -> *const u32 {
    let both = version() + BUILD;
    let mode = &raw mut MODE;
    let later = || unsafe { wait() };
    if both > 1 { std::ptr::addr_of!(STATUS) } else { mode }
}

//# an unsafe function is no unsafe block: a warning since 2024
//? edition: 2024
unsafe extern "C" {
    fn wait(ticks: u32);
}

pub unsafe fn wait_long() {
    wait(1000);
  //^^^^^^^^^^ warning unsafe-foreign-use: Calling the foreign function `wait` needs an `unsafe` block, in an unsafe function too
    #[allow(unsafe_op_in_unsafe_fn)]
    wait(2000);
}

//# before 2024 an unsafe function was enough
//? edition: 2021
extern "C" {
    fn wait(ticks: u32);
}

pub unsafe fn wait_long() {
    wait(1000);
}

//# unsafe functions and pointers to them
//? edition: 2021
pub struct Callbacks {
    pub free: unsafe extern "C" fn(*mut u8),
    pub done: extern "C" fn(),
}

impl Callbacks {
    pub fn finish(&self, data: *mut u8) {
        (self.free)(data);
      //^^^^^^^^^^^^^^^^^ error unsafe-foreign-use: Calling the unsafe function pointer `(self.free)` needs an `unsafe` block
        (self.done)();
    }
}

pub unsafe extern "C" fn release(data: *mut u8) {}

pub fn drop_all(data: *mut u8) {
    release(data);
  //^^^^^^^^^^^^^ error unsafe-foreign-use: Calling the unsafe function `release` needs an `unsafe` block
}

//# names are followed, and what hides them is seen
//? edition: 2021
mod sys {
    unsafe extern "C" {
        pub fn close(fd: i32) -> i32;
        pub fn dup(fd: i32) -> i32;
    }
}
use sys::{close as shut, dup};

pub fn both(fd: i32) -> i32 {
    shut(fd) + sys::dup(fd)
  //^^^^^^^^ error unsafe-foreign-use: Calling the foreign function `close` needs an `unsafe` block
             //^^^^^^^^^^^^ error unsafe-foreign-use: Calling the foreign function `dup` needs an `unsafe` block
}

pub fn own(fd: i32) -> i32 {
    fn dup(fd: i32) -> i32 {
        fd
    }
    let shut = |fd: i32| fd;
    shut(dup(fd))
}

//# an attribute macro may make the functions safe
//? rustc: the attribute's crate is not there
#[wasm_bindgen]
extern "C" {
    fn alert(text: &str);
}

pub fn greet() {
    alert("hello");
}

//# methods and associated functions
extern "C" {
    fn device_reset(device: *mut u8);
}
pub struct Device(*mut u8);
impl Device {
    pub unsafe fn from_raw(raw: *mut u8) -> Device {
        Device(raw)
    }
    pub unsafe fn reset(&self) {
        device_reset(self.0);
    }
    pub fn close(self) {}
}

pub fn restart(raw: *mut u8) -> u8 {
    let device = Device::from_raw(raw);
               //^^^^^^^^^^^^^^^^^^^^^ error unsafe-foreign-use: Calling the unsafe function `from_raw` needs an `unsafe` block
    device.reset();
  //^^^^^^^^^^^^^^ error unsafe-foreign-use: Calling the unsafe function `reset` needs an `unsafe` block
    unsafe { device.reset() };
    device.close();
    raw.read()
  //^^^^^^^^^^ error unsafe-foreign-use: Calling the unsafe function `read` needs an `unsafe` block
}
