//# a raw pointer parameter, after the future has waited
//? edition: 2024
use std::ffi::{CStr, c_char};

async fn connect() {}

pub async unsafe fn send(data: *const u8, length: usize) -> usize {
    connect().await;
    let data = unsafe { std::slice::from_raw_parts(data, length) };
                                                 //^^^^ warning future-holds-c-pointer: `data` is used after an `.await`: whoever gave the pointer may have freed the memory meanwhile
    data.len()
}

pub async unsafe fn greet(name: *const c_char, times: u32) {
    for _ in 0..times {
        println!("{:?}", unsafe { CStr::from_ptr(name) });
                                               //^^^^ warning future-holds-c-pointer: `name` is used after an `.await`: whoever gave the pointer may have freed the memory meanwhile
        connect().await;
    }
}

pub async unsafe fn set(out: *mut i32) {
    let value = {
        connect().await;
        7
    };
    unsafe { *out = value };
           //^^^^ warning future-holds-c-pointer: `out` is used after an `.await`: whoever gave the pointer may have freed the memory meanwhile
}

//# a block that a function for C makes
//? edition: 2024
use std::future::Future;
use std::pin::Pin;

type Task = Pin<Box<dyn Future<Output = ()>>>;

unsafe extern "C" {
    fn done(code: i32);
    fn last_message() -> *const u8;
}

async fn connect() {}

fn spawn(task: Task) {
    drop(task);
}

pub unsafe extern "C" fn start(counter: *mut u32) {
    spawn(Box::pin(async move {
        connect().await;
        unsafe { *counter += 1 };
               //^^^^^^^^ warning future-holds-c-pointer: `counter` is used after an `.await`: whoever gave the pointer may have freed the memory meanwhile
    }));
}

pub async fn message() -> u8 {
    let text = unsafe { last_message() };
    connect().await;
    unsafe { text.read() }
           //^^^^ info future-holds-c-pointer: `text`, which `last_message` gave, is used after an `.await`: C may have freed or changed the memory meanwhile
}

pub unsafe extern "C" fn finish(code: i32) {
    spawn(Box::pin(async move {
        connect().await;
        unsafe { done(code) };
    }));
}

//# copied before, owned, waited for on the spot, user data of a callback
//? edition: 2024
use std::ffi::c_void;
use std::future::Future;

#[repr(C)]
pub struct Client {
    _data: [u8; 0],
}

unsafe extern "C" {
    fn client_new() -> *mut Client;
    fn client_free(client: *mut Client);
}

async fn connect() {}

fn block_on<F: Future>(_future: F) {}

pub unsafe fn send(data: *const u8, length: usize) -> impl Future<Output = usize> {
    let data = unsafe { std::slice::from_raw_parts(data, length) }.to_vec();
    async move {
        connect().await;
        data.len()
    }
}

pub async unsafe fn before(data: *const u8) -> u8 {
    let first = unsafe { *data };
    connect().await;
    first
}

pub async fn owned() {
    let client = unsafe { client_new() };
    connect().await;
    unsafe { client_free(client) };
}

pub unsafe extern "C" fn on_the_spot(out: *mut i32) {
    block_on(async {
        connect().await;
        unsafe { *out = 1 };
    });
}

pub async unsafe fn notify(callback: extern "C" fn(*mut c_void), user_data: *mut c_void) {
    connect().await;
    callback(user_data);
}

pub async unsafe fn either(data: *const u8, wait: bool) -> u8 {
    if wait {
        connect().await;
        0
    } else {
        unsafe { *data }
    }
}
