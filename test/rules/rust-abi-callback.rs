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

//# the function gets the ABI, with the casts that lead to it
//? offers: Make `tick` `extern "C"` | Make `on_interrupt` `extern "C"` | Make `on_code` `extern "C"`
use std::ffi::c_void;

extern "C" {
    fn timer_start(interval_ms: u32, handler: *const c_void);
    fn signal(number: i32, handler: usize) -> usize;
}

type Handler = unsafe extern "C" fn(i32);

pub(crate) fn tick() {}

fn on_interrupt(_number: i32) {}

unsafe fn on_code(code: i32) {
    println!("{code}");
}

pub fn start() {
    tick();
    unsafe {
        timer_start(100, tick as *const c_void);
                       //^^^^^^^^^^^^^^^^^^^^^ error rust-abi-callback: `tick` is a Rust function, and C's `timer_start` would call it by another convention; make it `extern "C" fn`
        signal(2, on_interrupt as fn(i32) as usize);
                //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error rust-abi-callback: `on_interrupt` is a Rust function, and C's `signal` would call it by another convention; make it `extern "C" fn`
    }
}

pub fn handler() -> Handler {
    unsafe { std::mem::transmute::<unsafe fn(i32), Handler>(on_code as unsafe fn(i32)) }
           //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error rust-abi-callback: `on_code` is a Rust function: called as an `extern "C"` function pointer it reads its arguments elsewhere; make it `extern "C" fn`
}
//> Make `tick` `extern "C"`
use std::ffi::c_void;

extern "C" {
    fn timer_start(interval_ms: u32, handler: *const c_void);
    fn signal(number: i32, handler: usize) -> usize;
}

type Handler = unsafe extern "C" fn(i32);

pub(crate) extern "C" fn tick() {}

fn on_interrupt(_number: i32) {}

unsafe fn on_code(code: i32) {
    println!("{code}");
}

pub fn start() {
    tick();
    unsafe {
        timer_start(100, tick as *const c_void);
        signal(2, on_interrupt as fn(i32) as usize);
    }
}

pub fn handler() -> Handler {
    unsafe { std::mem::transmute::<unsafe fn(i32), Handler>(on_code as unsafe fn(i32)) }
}
//> Make `on_interrupt` `extern "C"`
use std::ffi::c_void;

extern "C" {
    fn timer_start(interval_ms: u32, handler: *const c_void);
    fn signal(number: i32, handler: usize) -> usize;
}

type Handler = unsafe extern "C" fn(i32);

pub(crate) fn tick() {}

extern "C" fn on_interrupt(_number: i32) {}

unsafe fn on_code(code: i32) {
    println!("{code}");
}

pub fn start() {
    tick();
    unsafe {
        timer_start(100, tick as *const c_void);
        signal(2, on_interrupt as extern "C" fn(i32) as usize);
    }
}

pub fn handler() -> Handler {
    unsafe { std::mem::transmute::<unsafe fn(i32), Handler>(on_code as unsafe fn(i32)) }
}
//> Make `on_code` `extern "C"`
use std::ffi::c_void;

extern "C" {
    fn timer_start(interval_ms: u32, handler: *const c_void);
    fn signal(number: i32, handler: usize) -> usize;
}

type Handler = unsafe extern "C" fn(i32);

pub(crate) fn tick() {}

fn on_interrupt(_number: i32) {}

unsafe extern "C" fn on_code(code: i32) {
    println!("{code}");
}

pub fn start() {
    tick();
    unsafe {
        timer_start(100, tick as *const c_void);
        signal(2, on_interrupt as fn(i32) as usize);
    }
}

pub fn handler() -> Handler {
    unsafe { std::mem::transmute::<unsafe extern "C" fn(i32), Handler>(on_code as unsafe extern "C" fn(i32)) }
}

//# a closure that captures nothing becomes a function
//? offers: Write the closure as an `extern "C" fn`
extern "C" {
    fn signal(number: i32, handler: usize) -> usize;
    fn note(number: i32);
}

pub fn install() {
    unsafe {
        signal(2, (|number| note(number)) as fn(i32) as usize);
                //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error rust-abi-callback: `|number| note(number)` is a Rust function, and C's `signal` would call it by another convention; make it `extern "C" fn`
        signal(3, (|number: i32| {
//~ 19..+2:31 error rust-abi-callback: `|number: i32| { println!("{number}"); }` is a Rust function, and C's `signal` would call it by another convention; make it `extern "C" fn`
            println!("{number}");
        }) as fn(i32) as usize);
    }
}
//> Write the closure as an `extern "C" fn`
extern "C" {
    fn signal(number: i32, handler: usize) -> usize;
    fn note(number: i32);
}

pub fn install() {
    unsafe {
        extern "C" fn callback(number: i32) { unsafe { note(number) } }
        signal(2, callback as extern "C" fn(i32) as usize);
        signal(3, (|number: i32| {
            println!("{number}");
        }) as fn(i32) as usize);
    }
}

//# no repair: wanted as a Rust function too, a type with a name, a method of a trait, a generic type around
//? offers: nothing
extern "C" {
    fn signal(number: i32, handler: usize) -> usize;
}

type OnSignal = fn(i32);

fn on_interrupt(_number: i32) {}

fn on_quit(_number: i32) {}

fn on_child(_number: i32) {}

fn run(handler: fn(i32)) {
    handler(0);
}

pub fn install<T: Default>() {
    run(on_interrupt);
    let quit: fn(i32) = on_quit;
    unsafe {
        signal(2, on_interrupt as fn(i32) as usize);
                //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error rust-abi-callback: `on_interrupt` is a Rust function, and C's `signal` would call it by another convention; make it `extern "C" fn`
        signal(3, quit as usize);
        signal(4, on_child as OnSignal as usize);
                //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error rust-abi-callback: `on_child` is a Rust function, and C's `signal` would call it by another convention; make it `extern "C" fn`
        signal(
            5,
            (|_| {
//~ 13..+2:35 error rust-abi-callback: `|_| { T::default(); }` is a Rust function, and C's `signal` would call it by another convention; make it `extern "C" fn`
                T::default();
            }) as fn(i32) as usize,
        );
    }
}

//# usearch (USEARCH-629): a number that C hands back is called
pub type Metric = fn(*const f32, *const f32) -> f32;

pub extern "C" fn trampoline(first: usize, second: usize, closure: usize) -> f32 {
    let closure: Metric = unsafe { std::mem::transmute(closure) };
                                 //^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info rust-abi-callback: `closure` is a number that C hands back: it must be the address of a function, and a closure or object has another one; pass a pointer to the closure and call through that
    closure(first as *const f32, second as *const f32)
}

pub unsafe extern "C" fn repaired(first: usize, second: usize, closure: usize) -> f32 {
    let closure = closure as *const Box<dyn Fn(*const f32, *const f32) -> f32>;
    (*closure)(first as *const f32, second as *const f32)
}

pub unsafe fn of_rust(address: usize) -> Metric {
    std::mem::transmute(address)
}
