//# through a void pointer the compiler sees nothing
//? edition: 2024
use std::ffi::c_void;

unsafe extern "C" {
    fn subscribe(handler: *mut c_void);
    fn subscribe_typed(handler: extern "C" fn(i32));
}

async fn on_event(_code: i32) {}

pub fn start() {
    unsafe { subscribe(on_event as *mut c_void) };
                     //^^^^^^^^^^^^^^^^^^^^^^^ error async-callback: `on_event` is `async`: C calls it, gets a future that it cannot poll, and the body never runs
    unsafe { subscribe_typed(std::mem::transmute(on_event as *const ())) };
                                               //^^^^^^^^^^^^^^^^^^^^^ error async-callback: `on_event` is `async`: C calls it, gets a future that it cannot poll, and the body never runs
}

//# a typed pointer: the compiler's mismatch, said as what it is
//? edition: 2024
unsafe extern "C" {
    fn subscribe(handler: extern "C" fn(i32));
    fn subscribe_or_not(handler: Option<extern "C" fn(i32)>);
}

#[repr(C)]
pub struct Handlers {
    on_event: Option<extern "C" fn(i32)>,
}

async fn on_event(_code: i32) {}

pub fn function() {
    unsafe { subscribe(on_event) };
                     //^^^^^^^^ error async-callback: `on_event` is `async`: C calls it, gets a future that it cannot poll, and the body never runs
}

pub fn option() {
    unsafe { subscribe_or_not(Some(on_event)) };
                                 //^^^^^^^^ error async-callback: `on_event` is `async`: C calls it, gets a future that it cannot poll, and the body never runs
}

pub fn closure() {
    unsafe { subscribe(async |_code: i32| {}) };
                     //^^^^^^^^^^^^^^^^^^^^^ error async-callback: This closure gives a future: C cannot call it, and nobody would poll the future
}

pub fn block() {
    unsafe { subscribe(async {}) };
                     //^^^^^^^^ error async-callback: An `async` block is a future, and C wants a function that it can call
}

pub fn field() -> Handlers {
    Handlers { on_event: Some(on_event) }
                            //^^^^^^^^ error async-callback: `on_event` is `async`: C calls it, gets a future that it cannot poll, and the body never runs
}

pub fn variable() {
    let handler: extern "C" fn(i32) = on_event;
                                    //^^^^^^^^ error async-callback: `on_event` is `async`: C calls it, gets a future that it cannot poll, and the body never runs
    unsafe { subscribe(handler) };
}

//# a cast to the pointer that C wants
//? edition: 2024
async fn on_event(_code: i32) {}

pub fn start() -> extern "C" fn(i32) {
    on_event as extern "C" fn(i32)
  //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error async-callback: `on_event` is `async`: C calls it, gets a future that it cannot poll, and the body never runs
}

//# a plain function that hands the work on
//? edition: 2024
use std::ffi::c_void;
use std::future::Future;

unsafe extern "C" {
    fn subscribe(handler: extern "C" fn(i32), user_data: *mut c_void);
}

async fn handle(_code: i32) {}

fn spawn(_task: impl Future<Output = ()>) {}

fn each(handler: impl Fn(i32)) {
    handler(1);
}

extern "C" fn on_event(code: i32) {
    spawn(handle(code));
    spawn(async move { handle(code).await });
}

pub fn start() {
    each(|code| spawn(async move { handle(code).await }));
    unsafe { subscribe(on_event, std::ptr::null_mut()) };
    let _pointer = handle as fn(i32) -> _;
}
