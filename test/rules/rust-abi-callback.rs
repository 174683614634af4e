//# the address of a Rust function for C to call
use std::ffi::c_void;

extern "C" {
    fn timer_start(interval_ms: u32, handler: *const c_void);
}

fn tick() {}

pub fn start() {
    unsafe { timer_start(100, tick as *const c_void) }
                            //^^^^^^^^^^^^^^^^^^^^^ error rust-abi-callback: `tick` is a Rust function, and C's `timer_start` would call it by another convention; make it `extern "C" fn`
}

//# transmuted
type Handler = unsafe extern "C" fn(i32);

fn on_code(code: i32) {
    println!("{code}");
}

pub fn handler() -> Handler {
    unsafe { std::mem::transmute(on_code as fn(i32)) }
           //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error rust-abi-callback: `on_code` is a Rust function: called as an `extern "C"` function pointer it reads its arguments elsewhere; make it `extern "C" fn`
}

pub fn by_address() -> Option<extern "C" fn(i32)> {
    unsafe { std::mem::transmute::<*const (), Option<extern "C" fn(i32)>>(on_code as *const ()) }
           //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error rust-abi-callback: `on_code` is a Rust function: called as an `extern "C"` function pointer it reads its arguments elsewhere; make it `extern "C" fn`
}

//# usearch (USEARCH-629): a boxed closure as a function pointer, and as a number
pub struct Index {
    metric: usize,
    compare: extern "C" fn(*const f32, *const f32) -> f32,
}

pub fn change_metric(index: &mut Index, metric: Box<dyn Fn(*const f32, *const f32) -> f32>) {
    index.metric = unsafe { std::mem::transmute::<&Box<dyn Fn(*const f32, *const f32) -> f32>, usize>(&metric) };
                          //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error rust-abi-callback: `&metric` is a trait object, which is data and no code: as `usize` it cannot be called; give C a trampoline and this as user data
}

pub fn change_compare(index: &mut Index, metric: &Box<dyn Fn(*const f32, *const f32) -> f32>) {
    index.compare = unsafe { std::mem::transmute(metric) };
                           //^^^^^^^^^^^^^^^^^^^^^^^^^^^ error rust-abi-callback: `metric` is a trait object, which is data and no code: as an `extern "C"` function pointer it cannot be called; give C a trampoline and this as user data
}

//# a closure that captures
pub fn counter(start: &'static i32) -> extern "C" fn() -> i32 {
    unsafe { std::mem::transmute(move || *start + 1) }
           //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error rust-abi-callback: `move || *start + 1` is a closure, which is data and no code: as an `extern "C"` function pointer it cannot be called; give C a trampoline and this as user data
}

//# a signal handler
extern "C" {
    fn signal(number: i32, handler: usize) -> usize;
}

fn on_interrupt(_number: i32) {}

pub fn install() {
    unsafe {
        signal(2, on_interrupt as fn(i32) as usize);
                //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error rust-abi-callback: `on_interrupt` is a Rust function, and C's `signal` would call it by another convention; make it `extern "C" fn`
    }
}

//# with the right convention
use std::ffi::c_void;

extern "C" {
    fn timer_start(interval_ms: u32, handler: *const c_void);
}

extern "C" fn tick() {}

pub fn start() {
    unsafe { timer_start(100, tick as *const c_void) }
}

//# a Rust function as user data, and one that Rust calls
use std::ffi::c_void;

extern "C" {
    fn timer_start(interval_ms: u32, handler: extern "C" fn(*mut c_void), data: *mut c_void);
    fn timer_set_user_data(data: *mut c_void);
}

extern "C" fn shim(data: *mut c_void) {
    let tick: fn() = unsafe { std::mem::transmute(data) };
    tick();
}

fn tick() {}

pub fn start(tock: fn()) {
    unsafe {
        timer_start(100, shim, tick as *mut c_void);
        timer_start(100, shim, tock as *mut c_void);
        timer_set_user_data(tick as *mut c_void);
    }
}

pub fn erased(f: fn(&str)) -> fn(*const u8) {
    let _ = f;
    let erased: fn(usize) = |_| {};
    unsafe { std::mem::transmute::<fn(usize), fn(*const u8)>(erased) }
}

//# an address from a loader
use std::ffi::c_void;

pub fn loaded(symbol: *mut c_void) -> extern "C" fn(i32) -> i32 {
    unsafe { std::mem::transmute(symbol) }
}
