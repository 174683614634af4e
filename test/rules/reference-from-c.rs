//# exported functions that take references
pub struct Counter {
    value: u32,
}

#[no_mangle]
pub extern "C" fn counter_value(counter: &Counter) -> u32 {
                                       //^^^^^^^^ warning reference-from-c: C may pass null as `counter`, which `&Counter` can never be; take `Option<&Counter>` or a raw pointer and check it
    counter.value
}
//> Take an `Option`, and return early on null
pub struct Counter {
    value: u32,
}

#[no_mangle]
pub extern "C" fn counter_value(counter: Option<&Counter>) -> u32 {
    let Some(counter) = counter else {
        return 0;
    };
    counter.value
}

//# a mutable one, a box, and several
use std::ffi::c_int;

pub struct Stack {
    items: Vec<i64>,
}

#[no_mangle]
pub extern "C" fn stack_push(stack: &mut Stack, item: &i64) -> c_int {
                                  //^^^^^^^^^^ warning reference-from-c: C may pass null as `stack`, or a second pointer to the same object, which `&mut Stack` can never be; take `Option<&mut Stack>` or a raw pointer and check it
                                                    //^^^^ warning reference-from-c: C may pass null as `item`, which `&i64` can never be; take `Option<&i64>` or a raw pointer and check it
    stack.items.push(*item);
    0
}

#[no_mangle]
pub extern "C" fn stack_free(_stack: Box<Stack>) {}
                                   //^^^^^^^^^^ warning reference-from-c: C may pass null as `_stack`, or memory that Rust did not allocate, which `Box<Stack>` can never be; take `Option<Box<Stack>>` or a raw pointer and check it

//# a callback, which one library calls, and what the documentation forbids
use std::ffi::c_int;

pub struct Request {
    id: u64,
}

extern "C" fn on_request(request: &Request) -> c_int {
                                //^^^^^^^^ info reference-from-c: C may pass null as `request`, which `&Request` can never be; take `Option<&Request>` or a raw pointer and check it
    (request.id == 0) as c_int
}

extern "C" {
    fn server_listen(callback: extern "C" fn(&Request) -> c_int);
}

pub fn listen() {
    unsafe { server_listen(on_request) }
}

/// Gives the number of a request. `request` must not be null.
#[no_mangle]
pub extern "C" fn request_id(request: &Request) -> u64 {
                                    //^^^^^^^^ info reference-from-c: C may pass null as `request`, which `&Request` can never be; take `Option<&Request>` or a raw pointer and check it
    request.id
}

//# a symbol that only generated code calls
#[export_name = "bridge1$string$len"]
pub extern "C" fn string_len(string: &String) -> usize {
                                   //^^^^^^^ info reference-from-c: C may pass null as `string`, which `&String` can never be; take `Option<&String>` or a raw pointer and check it
    string.len()
}

//# a handler that assembler calls
#[repr(C)]
pub struct TrapFrame {
    pub pc: usize,
}

#[no_mangle]
pub extern "C" fn trap_handler(frame: &mut TrapFrame) {
                                    //^^^^^^^^^^^^^^ info reference-from-c: C may pass null as `frame`, or a second pointer to the same object, which `&mut TrapFrame` can never be; take `Option<&mut TrapFrame>` or a raw pointer and check it
    frame.pc = frame.pc.wrapping_add(4);
}

//# what a foreign function returns
pub struct Config {
    _size: usize,
}

extern "C" {
    fn config_default() -> &'static u32;
                         //^^^^^^^^^^^^ info reference-from-c: `config_default` may return null, which `&'static u32` can never be, or a pointer that is gone later; declare a raw pointer or an `Option`
    fn config_find(name: u32) -> Option<&'static u32>;
}

//# Options, raw pointers, what Rust passes and what Rust returns
pub struct Counter {
    value: u32,
}

#[no_mangle]
pub extern "C" fn counter_value(counter: Option<&Counter>) -> u32 {
    counter.map_or(0, |counter| counter.value)
}

#[no_mangle]
pub extern "C" fn counter_free(_counter: Option<Box<Counter>>) {}

#[no_mangle]
pub extern "C" fn counter_new() -> Box<Counter> {
    Box::new(Counter { value: 0 })
}

#[no_mangle]
pub unsafe extern "C" fn counter_add(counter: *mut Counter, by: u32) {
    if let Some(counter) = unsafe { counter.as_mut() } {
        counter.value = counter.value.wrapping_add(by);
    }
}

#[inline]
pub unsafe extern "C" fn counter_peek(counter: &Counter) -> u32 {
    counter.value
}

pub fn reset(counter: &mut Counter) {
    counter.value = 0;
}

extern "C" {
    fn clock_read(ticks: &mut u64) -> u32;
}
