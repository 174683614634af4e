//# a Rust function where C's is wanted
pub type Handler = extern "C" fn(i32);
pub struct Options {
    pub on_event: Handler,
    pub on_close: Option<Handler>,
}
fn on_event(code: i32) {}
unsafe extern "C" fn on_close(code: i32) {}

pub fn subscribe(handler: Handler) {}

pub fn start() {
    subscribe(on_event);
            //^^^^^^^^ error fn-item-as-extern-pointer: `on_event` has the ABI `extern "Rust"`, and a pointer to an `extern "C" fn` is wanted here
    subscribe(|code| ());
            //^^^^^^^^^ error fn-item-as-extern-pointer: A closure never becomes a pointer to an `extern "C" fn`; write a function
    subscribe(on_close);
            //^^^^^^^^ error fn-item-as-extern-pointer: `on_close` is unsafe, and a pointer to a safe function is wanted here
    let handler: Handler = on_event;
                         //^^^^^^^^ error fn-item-as-extern-pointer: `on_event` has the ABI `extern "Rust"`, and a pointer to an `extern "C" fn` is wanted here
    let options = Options { on_event, on_close: Some(on_close) };
                          //^^^^^^^^ error fn-item-as-extern-pointer: `on_event` has the ABI `extern "Rust"`, and a pointer to an `extern "C" fn` is wanted here
                                                   //^^^^^^^^ error fn-item-as-extern-pointer: `on_close` is unsafe, and a pointer to a safe function is wanted here
}

//# no cast changes an ABI
fn on_event(code: i32) {}

pub fn handler() -> extern "C" fn(i32) {
    on_event as extern "C" fn(i32)
  //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error fn-item-as-extern-pointer: `on_event` has the ABI `extern "Rust"`, and a pointer to an `extern "C" fn` is wanted here
}

pub fn from_address(address: usize) {
    let handler = address as extern "C" fn(i32);
                //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error fn-item-as-extern-pointer: `address` is no function; only `transmute` makes a function pointer of an address
    let closure = (|code: i32| ()) as extern "C" fn(i32);
                //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error fn-item-as-extern-pointer: A closure never becomes a pointer to an `extern "C" fn`; write a function
}

//# results, statics and assignments
extern "C-unwind" fn on_event(code: i32) {}
pub static HANDLER: extern "C" fn(i32) = on_event;
                                       //^^^^^^^^ error fn-item-as-extern-pointer: `on_event` has the ABI `extern "C-unwind"`, and a pointer to an `extern "C" fn` is wanted here

pub fn handler() -> extern "C" fn(i32) {
    on_event
  //^^^^^^^^ error fn-item-as-extern-pointer: `on_event` has the ABI `extern "C-unwind"`, and a pointer to an `extern "C" fn` is wanted here
}

pub fn replace(slot: &mut extern "C" fn(i32)) {
    *slot = on_event;
          //^^^^^^^^ error fn-item-as-extern-pointer: `on_event` has the ABI `extern "C-unwind"`, and a pointer to an `extern "C" fn` is wanted here
}

//# what fits, and what nobody can tell
pub type Handler = unsafe extern "C" fn(i32);
extern "C" fn on_event(code: i32) {}
fn rust_event(code: i32) {}
pub fn subscribe(handler: Option<Handler>) {}
pub fn run(f: fn(i32)) {}
pub fn any<F>(f: F) {}

pub fn start() {
    subscribe(Some(on_event));
    subscribe(None);
    run(rust_event);
    run(|code| ());
    any(on_event);
    let handler = on_event as Handler;
}
