//# an exported async function, in a crate without a runtime (WASMABI-139829)
use std::ffi::c_int;

/// Adds, later.
#[no_mangle]
pub async extern "C" fn add(a: c_int, b: c_int) -> c_int {
  //^^^^^ error async-extern-fn: `add` is `async`: under `#[no_mangle]` a caller gets a future it can neither name nor poll, and the body never runs
                                                 //^^^^^ warning improper-ctypes-definitions: `add` is async: it returns an `impl Future`, which `extern "C"` cannot carry
    std::future::ready(()).await;
    a + b
}
//> Wrap `add` in a poll handle: `add_start`, `add_poll`, `add_free`
use std::ffi::c_int;

/// Adds, later.
///
/// Only begins the call: go on with `add_poll`, and free the handle with `add_free`.
#[no_mangle]
pub extern "C" fn add_start(a: c_int, b: c_int) -> *mut AddHandle {
    let future = add_async(a, b);
    Box::into_raw(Box::new(AddHandle {
        future: Some(Box::pin(future)),
    }))
}

/// A call of `add_async` that is under way.
pub struct AddHandle {
    future: Option<std::pin::Pin<Box<dyn std::future::Future<Output = c_int>>>>,
}

/// Goes on with a call that `add_start` began. Gives 0 when it has to wait: ask again later. Gives
/// 1 when it is done, with its value in `out`.
///
/// Gives -1 for a null pointer or a call that is over, -2 when the call panicked. Use a handle only
/// on the thread that got it.
///
/// # Safety
/// `handle` is null, or comes from `add_start` and was not freed; `out` is null or can be written
/// to.
#[no_mangle]
pub unsafe extern "C" fn add_poll(handle: *mut AddHandle, out: *mut c_int) -> std::ffi::c_int {
    struct Unheard;
    impl std::task::Wake for Unheard {
        fn wake(self: std::sync::Arc<Self>) {}
    }
    if out.is_null() {
        return -1;
    }
    // SAFETY: null is answered for, and the caller promises the rest.
    let Some(handle) = (unsafe { handle.as_mut() }) else {
        return -1;
    };
    let Some(future) = handle.future.as_mut() else {
        return -1;
    };
    let polled = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        let waker = std::task::Waker::from(std::sync::Arc::new(Unheard));
        std::future::Future::poll(future.as_mut(), &mut std::task::Context::from_waker(&waker))
    }));
    match polled {
        Ok(std::task::Poll::Pending) => 0,
        Ok(std::task::Poll::Ready(value)) => {
            handle.future = None;
            // SAFETY: not null, and the caller promises that it can be written to.
            unsafe { out.write(value) };
            1
        }
        Err(_) => {
            handle.future = None;
            -2
        }
    }
}

/// Frees what `add_start` gave, and gives up a call that is not done. Null is allowed. Use a handle
/// only on the thread that got it.
///
/// # Safety
/// `handle` is null, or comes from `add_start` and was not freed before.
#[no_mangle]
pub unsafe extern "C" fn add_free(handle: *mut AddHandle) {
    if handle.is_null() {
        return;
    }
    // SAFETY: made by `Box::into_raw` in `add_start`, and not freed before.
    let handle = unsafe { Box::from_raw(handle) };
    if std::panic::catch_unwind(std::panic::AssertUnwindSafe(move || drop(handle))).is_err() {
        eprintln!("giving up `add` panicked, and a panic must not reach C");
        std::process::abort();
    }
}

/// The asynchronous form of [`add_start`], for callers in Rust.
pub async fn add_async(a: c_int, b: c_int) -> c_int {
    std::future::ready(()).await;
    a + b
}
//> Wrap `add` in a synchronous `extern "C"` shim (std only)
use std::ffi::c_int;

/// Adds, later.
#[no_mangle]
pub extern "C" fn add(a: c_int, b: c_int) -> c_int {
    let future = add_async(a, b);
    let wait = std::panic::AssertUnwindSafe(move || ffi_block_on(future));
    let outcome = std::panic::catch_unwind(wait);
    match outcome {
        Ok(value) => value,
        // FIXME(ferrule): C sees a panic as -1. Make sure that -1 is no result of `add`, then
        // remove this comment.
        Err(_) => -1,
    }
}

/// The asynchronous form of [`add`], for callers in Rust.
pub async fn add_async(a: c_int, b: c_int) -> c_int {
    std::future::ready(()).await;
    a + b
}

/// Runs a future to its end on this thread, which sleeps while the future waits. Futures that need
/// a reactor for timers or sockets need that reactor's own `block_on` instead.
fn ffi_block_on<F: std::future::Future>(future: F) -> F::Output {
    struct Alarm {
        thread: std::thread::Thread,
        rang: std::sync::atomic::AtomicBool,
    }
    impl std::task::Wake for Alarm {
        fn wake(self: std::sync::Arc<Self>) {
            self.rang.store(true, std::sync::atomic::Ordering::Release);
            self.thread.unpark();
        }
    }
    let alarm = std::sync::Arc::new(Alarm {
        thread: std::thread::current(),
        rang: std::sync::atomic::AtomicBool::new(false),
    });
    let waker = std::task::Waker::from(alarm.clone());
    let mut context = std::task::Context::from_waker(&waker);
    let mut future = Box::pin(future);
    loop {
        let polled = std::future::Future::poll(future.as_mut(), &mut context);
        if let std::task::Poll::Ready(value) = polled {
            return value;
        }
        // Somebody else may unpark the thread, so only the alarm ends the sleep.
        while !alarm.rang.swap(false, std::sync::atomic::Ordering::Acquire) {
            std::thread::park();
        }
    }
}

//# tokio: one runtime for the file, at its end
//? dependencies: tokio
#[no_mangle]
pub async extern "C" fn first(n: i32) -> i32 {
  //^^^^^ error async-extern-fn: `first` is `async`: under `#[no_mangle]` a caller gets a future it can neither name nor poll, and the body never runs
                                       //^^^ warning improper-ctypes-definitions: `first` is async: it returns an `impl Future`, which `extern "C"` cannot carry
    n
}
//> Wrap `first` in a synchronous `extern "C"` shim (tokio)
#[no_mangle]
pub extern "C" fn first(n: i32) -> i32 {
    let future = first_async(n);
    let wait = std::panic::AssertUnwindSafe(move || ffi_runtime().block_on(future));
    let outcome = std::panic::catch_unwind(wait);
    match outcome {
        Ok(value) => value,
        // FIXME(ferrule): C sees a panic as -1. Make sure that -1 is no result of `first`, then
        // remove this comment.
        Err(_) => -1,
    }
}

/// The asynchronous form of [`first`], for callers in Rust.
pub async fn first_async(n: i32) -> i32 {
    n
}

/// The runtime that calls from C wait on. It is made at the first call and kept, so that sockets,
/// timers and tasks outlive the call that made them. It runs while a call waits: for tasks that go
/// on between calls, build it with `new_multi_thread` (tokio's feature `rt-multi-thread`). A call
/// from inside one of its own tasks panics.
fn ffi_runtime() -> &'static tokio::runtime::Runtime {
    static RUNTIME: std::sync::OnceLock<tokio::runtime::Runtime> = std::sync::OnceLock::new();
    RUNTIME.get_or_init(|| {
        tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("the runtime starts")
    })
}

//# the runtime that is there is used, from a module too
//? dependencies: tokio
mod api {
    mod v1 {
        #[no_mangle]
        pub async extern "C" fn second() {}
          //^^^^^ error async-extern-fn: `second` is `async`: under `#[no_mangle]` a caller gets a future it can neither name nor poll, and the body never runs
                                      //| warning improper-ctypes-definitions: `second` is async: it returns an `impl Future`, which `extern "C"` cannot carry
    }
}

fn ffi_runtime() -> &'static tokio::runtime::Runtime {
    static RUNTIME: std::sync::OnceLock<tokio::runtime::Runtime> = std::sync::OnceLock::new();
    RUNTIME.get_or_init(|| tokio::runtime::Runtime::new().unwrap())
}
//> Wrap `second` in a synchronous `extern "C"` shim (tokio)
mod api {
    mod v1 {
        #[no_mangle]
        pub extern "C" fn second() {
            let future = second_async();
            let wait = std::panic::AssertUnwindSafe(move || super::super::ffi_runtime().block_on(future));
            let outcome = std::panic::catch_unwind(wait);
            if outcome.is_err() {
                // There is no return value to tell the caller with.
                eprintln!("`second` panicked, and a panic must not reach C");
                std::process::abort();
            }
        }

        /// The asynchronous form of [`second`], for callers in Rust.
        pub async fn second_async() {}
    }
}

fn ffi_runtime() -> &'static tokio::runtime::Runtime {
    static RUNTIME: std::sync::OnceLock<tokio::runtime::Runtime> = std::sync::OnceLock::new();
    RUNTIME.get_or_init(|| tokio::runtime::Runtime::new().unwrap())
}

//# several runtimes: a fix for each
//? dependencies: futures pollster async-std smol
#[no_mangle]
pub async extern "C" fn pick(n: *mut u8) -> *mut u8 {
  //^^^^^ error async-extern-fn: `pick` is `async`: under `#[no_mangle]` a caller gets a future it can neither name nor poll, and the body never runs
                                          //^^^^^^^ warning improper-ctypes-definitions: `pick` is async: it returns an `impl Future`, which `extern "C"` cannot carry
    n
}
//> Wrap `pick` in a synchronous `extern "C"` shim (async-std)
#[no_mangle]
pub extern "C" fn pick(n: *mut u8) -> *mut u8 {
    let future = pick_async(n);
    let wait = std::panic::AssertUnwindSafe(move || async_std::task::block_on(future));
    let outcome = std::panic::catch_unwind(wait);
    match outcome {
        Ok(value) => value,
        Err(_) => std::ptr::null_mut(),
    }
}

/// The asynchronous form of [`pick`], for callers in Rust.
pub async fn pick_async(n: *mut u8) -> *mut u8 {
    n
}
//> Wrap `pick` in a synchronous `extern "C"` shim (smol)
#[no_mangle]
pub extern "C" fn pick(n: *mut u8) -> *mut u8 {
    let future = pick_async(n);
    let wait = std::panic::AssertUnwindSafe(move || smol::block_on(future));
    let outcome = std::panic::catch_unwind(wait);
    match outcome {
        Ok(value) => value,
        Err(_) => std::ptr::null_mut(),
    }
}

/// The asynchronous form of [`pick`], for callers in Rust.
pub async fn pick_async(n: *mut u8) -> *mut u8 {
    n
}
//> Wrap `pick` in a synchronous `extern "C"` shim (futures)
#[no_mangle]
pub extern "C" fn pick(n: *mut u8) -> *mut u8 {
    let future = pick_async(n);
    let wait = std::panic::AssertUnwindSafe(move || futures::executor::block_on(future));
    let outcome = std::panic::catch_unwind(wait);
    match outcome {
        Ok(value) => value,
        Err(_) => std::ptr::null_mut(),
    }
}

/// The asynchronous form of [`pick`], for callers in Rust.
pub async fn pick_async(n: *mut u8) -> *mut u8 {
    n
}
//> Wrap `pick` in a synchronous `extern "C"` shim (pollster)
#[no_mangle]
pub extern "C" fn pick(n: *mut u8) -> *mut u8 {
    let future = pick_async(n);
    let wait = std::panic::AssertUnwindSafe(move || pollster::block_on(future));
    let outcome = std::panic::catch_unwind(wait);
    match outcome {
        Ok(value) => value,
        Err(_) => std::ptr::null_mut(),
    }
}

/// The asynchronous form of [`pick`], for callers in Rust.
pub async fn pick_async(n: *mut u8) -> *mut u8 {
    n
}
//> Wrap `pick` in a poll handle: `pick_start`, `pick_poll`, `pick_free`
/// Only begins the call: go on with `pick_poll`, and free the handle with `pick_free`.
#[no_mangle]
pub extern "C" fn pick_start(n: *mut u8) -> *mut PickHandle {
    // FIXME(ferrule): `n` is used after `pick_start` has returned. What it points at must stay
    // valid, and no other thread may change it, until the call is done or `pick_free` is called.
    // Copy it here, before the future is made, or document this for C; then remove this comment.
    let future = pick_async(n);
    Box::into_raw(Box::new(PickHandle {
        future: Some(Box::pin(future)),
    }))
}

/// A call of `pick_async` that is under way.
pub struct PickHandle {
    future: Option<std::pin::Pin<Box<dyn std::future::Future<Output = *mut u8>>>>,
}

/// Goes on with a call that `pick_start` began. Gives 0 when it has to wait: ask again later. Gives
/// 1 when it is done, with its value in `out`.
///
/// Gives -1 for a null pointer or a call that is over, -2 when the call panicked. Use a handle only
/// on the thread that got it.
///
/// # Safety
/// `handle` is null, or comes from `pick_start` and was not freed; `out` is null or can be written
/// to.
#[no_mangle]
pub unsafe extern "C" fn pick_poll(handle: *mut PickHandle, out: *mut *mut u8) -> std::ffi::c_int {
    struct Unheard;
    impl std::task::Wake for Unheard {
        fn wake(self: std::sync::Arc<Self>) {}
    }
    if out.is_null() {
        return -1;
    }
    // SAFETY: null is answered for, and the caller promises the rest.
    let Some(handle) = (unsafe { handle.as_mut() }) else {
        return -1;
    };
    let Some(future) = handle.future.as_mut() else {
        return -1;
    };
    let polled = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        let waker = std::task::Waker::from(std::sync::Arc::new(Unheard));
        std::future::Future::poll(future.as_mut(), &mut std::task::Context::from_waker(&waker))
    }));
    match polled {
        Ok(std::task::Poll::Pending) => 0,
        Ok(std::task::Poll::Ready(value)) => {
            handle.future = None;
            // SAFETY: not null, and the caller promises that it can be written to.
            unsafe { out.write(value) };
            1
        }
        Err(_) => {
            handle.future = None;
            -2
        }
    }
}

/// Frees what `pick_start` gave, and gives up a call that is not done. Null is allowed. Use a
/// handle only on the thread that got it.
///
/// # Safety
/// `handle` is null, or comes from `pick_start` and was not freed before.
#[no_mangle]
pub unsafe extern "C" fn pick_free(handle: *mut PickHandle) {
    if handle.is_null() {
        return;
    }
    // SAFETY: made by `Box::into_raw` in `pick_start`, and not freed before.
    let handle = unsafe { Box::from_raw(handle) };
    if std::panic::catch_unwind(std::panic::AssertUnwindSafe(move || drop(handle))).is_err() {
        eprintln!("giving up `pick` panicked, and a panic must not reach C");
        std::process::abort();
    }
}

/// The asynchronous form of [`pick_start`], for callers in Rust.
pub async fn pick_async(n: *mut u8) -> *mut u8 {
    n
}

//# pointers held across an await
//? dependencies: pollster
use std::ffi::{c_char, CStr};

async fn send(bytes: &[u8]) -> usize {
    bytes.len()
}

/// Sends.
///
/// # Safety
/// All three are valid.
#[no_mangle]
pub async unsafe extern "C" fn push(topic: *const c_char, data: *const u8, len: usize, sent: *mut usize) -> i64 {
  //^^^^^ error async-extern-fn: `push` is `async`: under `#[no_mangle]` a caller gets a future it can neither name nor poll, and the body never runs
                                                                                                          //^^^ warning improper-ctypes-definitions: `push` is async: it returns an `impl Future`, which `extern "C"` cannot carry
    let topic = CStr::from_ptr(topic).to_owned();
    let data = std::slice::from_raw_parts(data, len);
    let count = send(data).await + send(topic.to_bytes()).await;
    sent.write(count);
    count as i64
}
//> Wrap `push` in a synchronous `extern "C"` shim (pollster)
use std::ffi::{c_char, CStr};

async fn send(bytes: &[u8]) -> usize {
    bytes.len()
}

/// Sends.
///
/// # Safety
/// All three are valid.
#[no_mangle]
pub unsafe extern "C" fn push(topic: *const c_char, data: *const u8, len: usize, sent: *mut usize) -> i64 {
    // FIXME(ferrule): `data`, `sent` are used across `.await`. What they point at must stay valid,
    // and no other thread may change it, until this call returns. Copy it before the first
    // `.await`, or document this for C; then remove this comment.
    // SAFETY: the caller promises what `push_async` asks for.
    let future = unsafe { push_async(topic, data, len, sent) };
    let wait = std::panic::AssertUnwindSafe(move || pollster::block_on(future));
    let outcome = std::panic::catch_unwind(wait);
    match outcome {
        Ok(value) => value,
        // FIXME(ferrule): C sees a panic as -1. Make sure that -1 is no result of `push`, then
        // remove this comment.
        Err(_) => -1,
    }
}

/// The asynchronous form of [`push`], for callers in Rust.
///
/// # Safety
/// As for [`push`].
pub async unsafe fn push_async(topic: *const c_char, data: *const u8, len: usize, sent: *mut usize) -> i64 {
    let topic = CStr::from_ptr(topic).to_owned();
    let data = std::slice::from_raw_parts(data, len);
    let count = send(data).await + send(topic.to_bytes()).await;
    sent.write(count);
    count as i64
}
//> Wrap `push` in a poll handle: `push_start`, `push_poll`, `push_free`
use std::ffi::{c_char, CStr};

async fn send(bytes: &[u8]) -> usize {
    bytes.len()
}

/// Sends.
///
/// # Safety
/// All three are valid.
///
/// Only begins the call: go on with `push_poll`, and free the handle with `push_free`.
#[no_mangle]
pub unsafe extern "C" fn push_start(topic: *const c_char, data: *const u8, len: usize, sent: *mut usize) -> *mut PushHandle {
    // FIXME(ferrule): `topic`, `data`, `sent` are used after `push_start` has returned. What they
    // point at must stay valid, and no other thread may change it, until the call is done or
    // `push_free` is called. Copy it here, before the future is made, or document this for C; then
    // remove this comment.
    // SAFETY: the caller promises what `push_async` asks for.
    let future = unsafe { push_async(topic, data, len, sent) };
    Box::into_raw(Box::new(PushHandle {
        future: Some(Box::pin(future)),
    }))
}

/// A call of `push_async` that is under way.
pub struct PushHandle {
    future: Option<std::pin::Pin<Box<dyn std::future::Future<Output = i64>>>>,
}

/// Goes on with a call that `push_start` began. Gives 0 when it has to wait: ask again later. Gives
/// 1 when it is done, with its value in `out`.
///
/// Gives -1 for a null pointer or a call that is over, -2 when the call panicked. Use a handle only
/// on the thread that got it.
///
/// # Safety
/// `handle` is null, or comes from `push_start` and was not freed; `out` is null or can be written
/// to.
#[no_mangle]
pub unsafe extern "C" fn push_poll(handle: *mut PushHandle, out: *mut i64) -> std::ffi::c_int {
    struct Unheard;
    impl std::task::Wake for Unheard {
        fn wake(self: std::sync::Arc<Self>) {}
    }
    if out.is_null() {
        return -1;
    }
    // SAFETY: null is answered for, and the caller promises the rest.
    let Some(handle) = (unsafe { handle.as_mut() }) else {
        return -1;
    };
    let Some(future) = handle.future.as_mut() else {
        return -1;
    };
    let polled = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        let waker = std::task::Waker::from(std::sync::Arc::new(Unheard));
        std::future::Future::poll(future.as_mut(), &mut std::task::Context::from_waker(&waker))
    }));
    match polled {
        Ok(std::task::Poll::Pending) => 0,
        Ok(std::task::Poll::Ready(value)) => {
            handle.future = None;
            // SAFETY: not null, and the caller promises that it can be written to.
            unsafe { out.write(value) };
            1
        }
        Err(_) => {
            handle.future = None;
            -2
        }
    }
}

/// Frees what `push_start` gave, and gives up a call that is not done. Null is allowed. Use a
/// handle only on the thread that got it.
///
/// # Safety
/// `handle` is null, or comes from `push_start` and was not freed before.
#[no_mangle]
pub unsafe extern "C" fn push_free(handle: *mut PushHandle) {
    if handle.is_null() {
        return;
    }
    // SAFETY: made by `Box::into_raw` in `push_start`, and not freed before.
    let handle = unsafe { Box::from_raw(handle) };
    if std::panic::catch_unwind(std::panic::AssertUnwindSafe(move || drop(handle))).is_err() {
        eprintln!("giving up `push` panicked, and a panic must not reach C");
        std::process::abort();
    }
}

/// The asynchronous form of [`push_start`], for callers in Rust.
///
/// # Safety
/// As for [`push_start`].
pub async unsafe fn push_async(topic: *const c_char, data: *const u8, len: usize, sent: *mut usize) -> i64 {
    let topic = CStr::from_ptr(topic).to_owned();
    let data = std::slice::from_raw_parts(data, len);
    let count = send(data).await + send(topic.to_bytes()).await;
    sent.write(count);
    count as i64
}

//# nothing is held where everything is copied first
//? dependencies: pollster
#[no_mangle]
pub async unsafe extern "C" fn sum(values: *const u32, len: usize) -> u32 {
  //^^^^^ error async-extern-fn: `sum` is `async`: under `#[no_mangle]` a caller gets a future it can neither name nor poll, and the body never runs
                                                                    //^^^ warning improper-ctypes-definitions: `sum` is async: it returns an `impl Future`, which `extern "C"` cannot carry
    let values = std::slice::from_raw_parts(values, len).to_vec();
    std::future::ready(()).await;
    values.iter().sum()
}
//> Wrap `sum` in a synchronous `extern "C"` shim (pollster)
#[no_mangle]
pub unsafe extern "C" fn sum(values: *const u32, len: usize) -> u32 {
    // SAFETY: the caller promises what `sum_async` asks for.
    let future = unsafe { sum_async(values, len) };
    let wait = std::panic::AssertUnwindSafe(move || pollster::block_on(future));
    let outcome = std::panic::catch_unwind(wait);
    match outcome {
        Ok(value) => value,
        Err(_) => {
            // No value of the return type says that the call failed.
            eprintln!("`sum` panicked, and a panic must not reach C");
            std::process::abort();
        }
    }
}

/// The asynchronous form of [`sum`], for callers in Rust.
///
/// # Safety
/// As for [`sum`].
pub async unsafe fn sum_async(values: *const u32, len: usize) -> u32 {
    let values = std::slice::from_raw_parts(values, len).to_vec();
    std::future::ready(()).await;
    values.iter().sum()
}

//# a loop that waits comes back to what stands before the await
//? dependencies: pollster
#[no_mangle]
pub async unsafe extern "C" fn watch(flag: *const bool) {
  //^^^^^ error async-extern-fn: `watch` is `async`: under `#[no_mangle]` a caller gets a future it can neither name nor poll, and the body never runs
                                                     //| warning improper-ctypes-definitions: `watch` is async: it returns an `impl Future`, which `extern "C"` cannot carry
    while *flag {
        std::future::ready(()).await;
    }
}
//> Wrap `watch` in a synchronous `extern "C"` shim (pollster)
#[no_mangle]
pub unsafe extern "C" fn watch(flag: *const bool) {
    // FIXME(ferrule): `flag` is used across `.await`. What it points at must stay valid, and no
    // other thread may change it, until this call returns. Copy it before the first `.await`, or
    // document this for C; then remove this comment.
    // SAFETY: the caller promises what `watch_async` asks for.
    let future = unsafe { watch_async(flag) };
    let wait = std::panic::AssertUnwindSafe(move || pollster::block_on(future));
    let outcome = std::panic::catch_unwind(wait);
    if outcome.is_err() {
        // There is no return value to tell the caller with.
        eprintln!("`watch` panicked, and a panic must not reach C");
        std::process::abort();
    }
}

/// The asynchronous form of [`watch`], for callers in Rust.
///
/// # Safety
/// As for [`watch`].
pub async unsafe fn watch_async(flag: *const bool) {
    while *flag {
        std::future::ready(()).await;
    }
}

//# callers in the file follow, names and texts do not
//? edition: 2024
pub struct Counter {
    pub step: fn(u8) -> u8,
}
impl Counter {
    pub fn step(&self) -> u8 {
        (self.step)(1)
    }
}
/// Calls `step(1)`.
pub async fn twice(counter: &Counter) -> u8 {
    // step(1) is an async fn
    let label = "step(1)";
    let _ = label;
    counter.step() + step(1).await + self::step(2).await + nested::more().await
}
pub fn shadowed() -> u8 {
    let step = |n: u8| n;
    step(3)
}
pub static CALLBACK: &str = "step";
mod nested {
    use super::step;

    pub async fn more() -> u8 {
        step(4).await + super::step(5).await + deep::most().await
    }
    mod deep {
        use crate::*;
        pub async fn most() -> u8 {
            step(6).await + crate::step(7).await
        }
        pub async fn least() -> u8 {
            other::step(8)
        }
        mod other {
            pub fn step(n: u8) -> u8 {
                n
            }
        }
    }
}
#[unsafe(no_mangle)]
pub async extern "C" fn step(n: u8) -> u8 {
  //^^^^^ error async-extern-fn: `step` is `async`: under `#[unsafe(no_mangle)]` a caller gets a future it can neither name nor poll, and the body never runs
                                     //^^ warning improper-ctypes-definitions: `step` is async: it returns an `impl Future`, which `extern "C"` cannot carry
    if n == 0 { 0 } else { Box::pin(step(n - 1)).await }
}
#[cfg(test)]
mod tests {
    use super::*;
    #[test]
    fn steps() {
        let _future = step(9);
    }
}
//> Wrap `step` in a synchronous `extern "C"` shim (std only)
pub struct Counter {
    pub step: fn(u8) -> u8,
}
impl Counter {
    pub fn step(&self) -> u8 {
        (self.step)(1)
    }
}
/// Calls `step(1)`.
pub async fn twice(counter: &Counter) -> u8 {
    // step(1) is an async fn
    let label = "step(1)";
    let _ = label;
    counter.step() + step_async(1).await + self::step_async(2).await + nested::more().await
}
pub fn shadowed() -> u8 {
    let step = |n: u8| n;
    step(3)
}
pub static CALLBACK: &str = "step";
mod nested {
    use super::step_async;

    pub async fn more() -> u8 {
        step_async(4).await + super::step_async(5).await + deep::most().await
    }
    mod deep {
        use crate::*;
        pub async fn most() -> u8 {
            step_async(6).await + crate::step_async(7).await
        }
        pub async fn least() -> u8 {
            other::step(8)
        }
        mod other {
            pub fn step(n: u8) -> u8 {
                n
            }
        }
    }
}
#[unsafe(no_mangle)]
pub extern "C" fn step(n: u8) -> u8 {
    let future = step_async(n);
    let wait = std::panic::AssertUnwindSafe(move || ffi_block_on(future));
    let outcome = std::panic::catch_unwind(wait);
    match outcome {
        Ok(value) => value,
        Err(_) => {
            // No value of the return type says that the call failed.
            eprintln!("`step` panicked, and a panic must not reach C");
            std::process::abort();
        }
    }
}

/// The asynchronous form of [`step`], for callers in Rust.
pub async fn step_async(n: u8) -> u8 {
    if n == 0 { 0 } else { Box::pin(step_async(n - 1)).await }
}
#[cfg(test)]
mod tests {
    use super::*;
    #[test]
    fn steps() {
        let _future = step_async(9);
    }
}

/// Runs a future to its end on this thread, which sleeps while the future waits. Futures that need
/// a reactor for timers or sockets need that reactor's own `block_on` instead.
fn ffi_block_on<F: std::future::Future>(future: F) -> F::Output {
    struct Alarm {
        thread: std::thread::Thread,
        rang: std::sync::atomic::AtomicBool,
    }
    impl std::task::Wake for Alarm {
        fn wake(self: std::sync::Arc<Self>) {
            self.rang.store(true, std::sync::atomic::Ordering::Release);
            self.thread.unpark();
        }
    }
    let alarm = std::sync::Arc::new(Alarm {
        thread: std::thread::current(),
        rang: std::sync::atomic::AtomicBool::new(false),
    });
    let waker = std::task::Waker::from(alarm.clone());
    let mut context = std::task::Context::from_waker(&waker);
    let mut future = Box::pin(future);
    loop {
        let polled = std::future::Future::poll(future.as_mut(), &mut context);
        if let std::task::Poll::Ready(value) = polled {
            return value;
        }
        // Somebody else may unpark the thread, so only the alarm ends the sleep.
        while !alarm.rang.swap(false, std::sync::atomic::Ordering::Acquire) {
            std::thread::park();
        }
    }
}

//# calls through imports, imports of imports, aliases and macros
//? dependencies: pollster
mod ffi {
    #[no_mangle]
    pub async extern "C" fn go(n: u8) -> u8 {
      //^^^^^ error async-extern-fn: `go` is `async`: under `#[no_mangle]` a caller gets a future it can neither name nor poll, and the body never runs
                                       //^^ warning improper-ctypes-definitions: `go` is async: it returns an `impl Future`, which `extern "C"` cannot carry
        n
    }
    #[no_mangle]
    pub async extern "C" fn callback(n: u8) -> u8 {
      //^^^^^ error async-extern-fn: `callback` is `async`: under `#[no_mangle]` a caller gets a future it can neither name nor poll, and the body never runs
                                             //^^ warning improper-ctypes-definitions: `callback` is async: it returns an `impl Future`, which `extern "C"` cannot carry
        n
    }
    #[no_mangle]
    pub async extern "C" fn exported(n: u8) -> u8 {
      //^^^^^ error async-extern-fn: `exported` is `async`: under `#[no_mangle]` a caller gets a future it can neither name nor poll, and the body never runs
                                             //^^ warning improper-ctypes-definitions: `exported` is async: it returns an `impl Future`, which `extern "C"` cannot carry
        n
    }
}
pub use ffi::exported;
use ffi::{callback, go as run};
mod user {
    use super::callback;
    use super::ffi::{self, go};
    use std::fmt::*;

    macro_rules! wrapped {
        ($e:expr) => {
            go($e)
        };
    }
    pub async fn all() -> u8 {
        go(1).await + ffi::go(2).await + super::run(3).await + crate::ffi::go(4).await + callback(5).await
    }
    pub async fn others() -> u8 {
        wrapped!(6).await + super::exported(7).await + Some(go(8)).unwrap().await
    }
    pub fn value() -> usize {
        let f = callback;
        std::mem::size_of_val(&f)
    }
    pub fn shown(_: Result) {}
    mod inner {
        use super::*;
        pub async fn glob() -> u8 {
            go(9).await + ffi::go(10).await
        }
    }
}
//> Wrap `go` in a synchronous `extern "C"` shim (pollster)
mod ffi {
    #[no_mangle]
    pub extern "C" fn go(n: u8) -> u8 {
        let future = go_async(n);
        let wait = std::panic::AssertUnwindSafe(move || pollster::block_on(future));
        let outcome = std::panic::catch_unwind(wait);
        match outcome {
            Ok(value) => value,
            Err(_) => {
                // No value of the return type says that the call failed.
                eprintln!("`go` panicked, and a panic must not reach C");
                std::process::abort();
            }
        }
    }

    /// The asynchronous form of [`go`], for callers in Rust.
    pub async fn go_async(n: u8) -> u8 {
        n
    }
    #[no_mangle]
    pub async extern "C" fn callback(n: u8) -> u8 {
        n
    }
    #[no_mangle]
    pub async extern "C" fn exported(n: u8) -> u8 {
        n
    }
}
pub use ffi::exported;
use ffi::{callback, go_async as run};
mod user {
    use super::callback;
    use super::ffi::{self, go_async};
    use std::fmt::*;

    macro_rules! wrapped {
        ($e:expr) => {
            go_async($e)
        };
    }
    pub async fn all() -> u8 {
        go_async(1).await + ffi::go_async(2).await + super::run(3).await + crate::ffi::go_async(4).await + callback(5).await
    }
    pub async fn others() -> u8 {
        wrapped!(6).await + super::exported(7).await + Some(go_async(8)).unwrap().await
    }
    pub fn value() -> usize {
        let f = callback;
        std::mem::size_of_val(&f)
    }
    pub fn shown(_: Result) {}
    mod inner {
        use super::*;
        pub async fn glob() -> u8 {
            go_async(9).await + ffi::go_async(10).await
        }
    }
}
//> Wrap `callback` in a synchronous `extern "C"` shim (pollster)
mod ffi {
    #[no_mangle]
    pub async extern "C" fn go(n: u8) -> u8 {
        n
    }
    #[no_mangle]
    pub extern "C" fn callback(n: u8) -> u8 {
        let future = callback_async(n);
        let wait = std::panic::AssertUnwindSafe(move || pollster::block_on(future));
        let outcome = std::panic::catch_unwind(wait);
        match outcome {
            Ok(value) => value,
            Err(_) => {
                // No value of the return type says that the call failed.
                eprintln!("`callback` panicked, and a panic must not reach C");
                std::process::abort();
            }
        }
    }

    /// The asynchronous form of [`callback`], for callers in Rust.
    pub async fn callback_async(n: u8) -> u8 {
        n
    }
    #[no_mangle]
    pub async extern "C" fn exported(n: u8) -> u8 {
        n
    }
}
pub use ffi::exported;
use ffi::{callback, callback_async, go as run};
mod user {
    use super::{callback, callback_async};
    use super::ffi::{self, go};
    use std::fmt::*;

    macro_rules! wrapped {
        ($e:expr) => {
            go($e)
        };
    }
    pub async fn all() -> u8 {
        go(1).await + ffi::go(2).await + super::run(3).await + crate::ffi::go(4).await + callback_async(5).await
    }
    pub async fn others() -> u8 {
        wrapped!(6).await + super::exported(7).await + Some(go(8)).unwrap().await
    }
    pub fn value() -> usize {
        let f = callback;
        std::mem::size_of_val(&f)
    }
    pub fn shown(_: Result) {}
    mod inner {
        use super::*;
        pub async fn glob() -> u8 {
            go(9).await + ffi::go(10).await
        }
    }
}
//> Wrap `exported` in a synchronous `extern "C"` shim (pollster)
mod ffi {
    #[no_mangle]
    pub async extern "C" fn go(n: u8) -> u8 {
        n
    }
    #[no_mangle]
    pub async extern "C" fn callback(n: u8) -> u8 {
        n
    }
    #[no_mangle]
    pub extern "C" fn exported(n: u8) -> u8 {
        let future = exported_async(n);
        let wait = std::panic::AssertUnwindSafe(move || pollster::block_on(future));
        let outcome = std::panic::catch_unwind(wait);
        match outcome {
            Ok(value) => value,
            Err(_) => {
                // No value of the return type says that the call failed.
                eprintln!("`exported` panicked, and a panic must not reach C");
                std::process::abort();
            }
        }
    }

    /// The asynchronous form of [`exported`], for callers in Rust.
    pub async fn exported_async(n: u8) -> u8 {
        n
    }
}
pub use ffi::{exported, exported_async};
use ffi::{callback, go as run};
mod user {
    use super::callback;
    use super::ffi::{self, go};
    use std::fmt::*;

    macro_rules! wrapped {
        ($e:expr) => {
            go($e)
        };
    }
    pub async fn all() -> u8 {
        go(1).await + ffi::go(2).await + super::run(3).await + crate::ffi::go(4).await + callback(5).await
    }
    pub async fn others() -> u8 {
        wrapped!(6).await + super::exported_async(7).await + Some(go(8)).unwrap().await
    }
    pub fn value() -> usize {
        let f = callback;
        std::mem::size_of_val(&f)
    }
    pub fn shown(_: Result) {}
    mod inner {
        use super::*;
        pub async fn glob() -> u8 {
            go(9).await + ffi::go(10).await
        }
    }
}

//# a callback keeps its name
//? dependencies: pollster
type DoneFn = unsafe extern "C" fn(user_data: *mut u8, code: i32);

async unsafe extern "C" fn flushed(user_data: *mut u8, _: i32) {
//~ 1-6 error async-extern-fn: `flushed` is `async`: under `extern "C"` a caller gets a future it can neither name nor poll, and the body never runs
                                                            //| warning improper-ctypes-definitions: `flushed` is async: it returns an `impl Future`, which `extern "C"` cannot carry
    let _ = user_data;
}
pub const DONE: Option<DoneFn> = None;
pub fn done() -> u64 {
    let _callback = flushed;
    0
}
//> Wrap `flushed` in a synchronous `extern "C"` shim (pollster)
type DoneFn = unsafe extern "C" fn(user_data: *mut u8, code: i32);

unsafe extern "C" fn flushed(user_data: *mut u8, arg2: i32) {
    // SAFETY: the caller promises what `flushed_async` asks for.
    let future = unsafe { flushed_async(user_data, arg2) };
    let wait = std::panic::AssertUnwindSafe(move || pollster::block_on(future));
    let outcome = std::panic::catch_unwind(wait);
    if outcome.is_err() {
        // There is no return value to tell the caller with.
        eprintln!("`flushed` panicked, and a panic must not reach C");
        std::process::abort();
    }
}

/// The asynchronous form of [`flushed`], for callers in Rust.
///
/// # Safety
/// As for [`flushed`].
async unsafe fn flushed_async(user_data: *mut u8, _: i32) {
    let _ = user_data;
}
pub const DONE: Option<DoneFn> = None;
pub fn done() -> u64 {
    let _callback = flushed;
    0
}

//# attributes go where they belong
//? dependencies: pollster
//? edition: 2024
/// Documented.
#[unsafe(export_name = "lib_close")]
#[cfg(not(any(windows, target_os = "none")))]
#[expect(unused_variables)]
#[must_use]
pub(crate) async extern "system" fn close(mut id: u32, &step: &u32, _: u16) -> Option<&'static u8> {
         //^^^^^ error async-extern-fn: `close` is `async`: under `#[unsafe(export_name = "lib_close")]` a caller gets a future it can neither name nor poll, and the body never runs
                                                                             //^^^^^^^^^^^^^^^^^^^ warning improper-ctypes-definitions: `close` is async: it returns an `impl Future`, which `extern "system"` cannot carry
    id += step;
    std::future::ready(()).await;
    let left = id;
    None
}
//> Wrap `close` in a synchronous `extern "system"` shim (pollster)
/// Documented.
#[unsafe(export_name = "lib_close")]
#[cfg(not(any(windows, target_os = "none")))]
#[must_use]
pub(crate) extern "system" fn close(id: u32, arg2: &u32, arg3: u16) -> Option<&'static u8> {
    let future = close_async(id, arg2, arg3);
    let wait = std::panic::AssertUnwindSafe(move || pollster::block_on(future));
    let outcome = std::panic::catch_unwind(wait);
    match outcome {
        Ok(value) => value,
        Err(_) => None,
    }
}

/// The asynchronous form of [`close`], for callers in Rust.
#[cfg(not(any(windows, target_os = "none")))]
#[expect(unused_variables)]
pub(crate) async fn close_async(mut id: u32, &step: &u32, _: u16) -> Option<&'static u8> {
    id += step;
    std::future::ready(()).await;
    let left = id;
    None
}
//> Wrap `close` in a poll handle: `close_start`, `close_poll`, `close_free`
/// Documented.
///
/// Only begins the call: go on with `close_poll`, and free the handle with `close_free`.
#[unsafe(export_name = "lib_close_start")]
#[cfg(not(any(windows, target_os = "none")))]
#[must_use]
pub(crate) extern "system" fn close_start<'call>(id: u32, arg2: &'call u32, arg3: u16) -> *mut CloseHandle<'call> {
    let future = close_async(id, arg2, arg3);
    Box::into_raw(Box::new(CloseHandle {
        future: Some(Box::pin(future)),
    }))
}

/// A call of `close_async` that is under way.
#[cfg(not(any(windows, target_os = "none")))]
pub(crate) struct CloseHandle<'call> {
    future: Option<std::pin::Pin<Box<dyn std::future::Future<Output = Option<&'static u8>> + 'call>>>,
}

/// Goes on with a call that `close_start` began. Gives 0 when it has to wait: ask again later.
/// Gives 1 when it is done, with its value in `out`.
///
/// Gives -1 for a null pointer or a call that is over, -2 when the call panicked. Use a handle only
/// on the thread that got it.
///
/// # Safety
/// `handle` is null, or comes from `close_start` and was not freed; `out` is null or can be written
/// to.
#[cfg(not(any(windows, target_os = "none")))]
#[unsafe(export_name = "lib_close_poll")]
pub(crate) unsafe extern "system" fn close_poll(
    handle: *mut CloseHandle<'_>,
    out: *mut Option<&'static u8>,
) -> std::ffi::c_int {
    struct Unheard;
    impl std::task::Wake for Unheard {
        fn wake(self: std::sync::Arc<Self>) {}
    }
    if out.is_null() {
        return -1;
    }
    // SAFETY: null is answered for, and the caller promises the rest.
    let Some(handle) = (unsafe { handle.as_mut() }) else {
        return -1;
    };
    let Some(future) = handle.future.as_mut() else {
        return -1;
    };
    let polled = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        let waker = std::task::Waker::from(std::sync::Arc::new(Unheard));
        std::future::Future::poll(future.as_mut(), &mut std::task::Context::from_waker(&waker))
    }));
    match polled {
        Ok(std::task::Poll::Pending) => 0,
        Ok(std::task::Poll::Ready(value)) => {
            handle.future = None;
            // SAFETY: not null, and the caller promises that it can be written to.
            unsafe { out.write(value) };
            1
        }
        Err(_) => {
            handle.future = None;
            -2
        }
    }
}

/// Frees what `close_start` gave, and gives up a call that is not done. Null is allowed. Use a
/// handle only on the thread that got it.
///
/// # Safety
/// `handle` is null, or comes from `close_start` and was not freed before.
#[cfg(not(any(windows, target_os = "none")))]
#[unsafe(export_name = "lib_close_free")]
pub(crate) unsafe extern "system" fn close_free(handle: *mut CloseHandle<'_>) {
    if handle.is_null() {
        return;
    }
    // SAFETY: made by `Box::into_raw` in `close_start`, and not freed before.
    let handle = unsafe { Box::from_raw(handle) };
    if std::panic::catch_unwind(std::panic::AssertUnwindSafe(move || drop(handle))).is_err() {
        eprintln!("giving up `close` panicked, and a panic must not reach C");
        std::process::abort();
    }
}

/// The asynchronous form of [`close_start`], for callers in Rust.
#[cfg(not(any(windows, target_os = "none")))]
#[expect(unused_variables)]
pub(crate) async fn close_async(mut id: u32, &step: &u32, _: u16) -> Option<&'static u8> {
    id += step;
    std::future::ready(()).await;
    let left = id;
    None
}

//# exported with the Rust ABI
//? dependencies: pollster
#[no_mangle]
pub async fn idle(gate: &std::sync::Mutex<u8>, out: &mut u8) -> bool {
  //^^^^^ error async-extern-fn: `idle` is `async`: under `#[no_mangle]` a caller gets a future it can neither name nor poll, and the body never runs
    *out = 1;
    gate.lock().is_ok()
}
//> Wrap `idle` in a synchronous `extern "C"` shim (pollster)
#[no_mangle]
pub extern "C" fn idle(gate: &std::sync::Mutex<u8>, out: &mut u8) -> bool {
    let future = idle_async(gate, out);
    let wait = std::panic::AssertUnwindSafe(move || pollster::block_on(future));
    let outcome = std::panic::catch_unwind(wait);
    match outcome {
        Ok(value) => value,
        Err(_) => {
            // No value of the return type says that the call failed.
            eprintln!("`idle` panicked, and a panic must not reach C");
            std::process::abort();
        }
    }
}

/// The asynchronous form of [`idle`], for callers in Rust.
pub async fn idle_async(gate: &std::sync::Mutex<u8>, out: &mut u8) -> bool {
    *out = 1;
    gate.lock().is_ok()
}
//> Wrap `idle` in a poll handle: `idle_start`, `idle_poll`, `idle_free`
/// Only begins the call: go on with `idle_poll`, and free the handle with `idle_free`.
#[no_mangle]
pub extern "C" fn idle_start<'call>(gate: &'call std::sync::Mutex<u8>, out: &'call mut u8) -> *mut IdleHandle<'call> {
    // FIXME(ferrule): `gate`, `out` are used after `idle_start` has returned. What they point at
    // must stay valid, and no other thread may change it, until the call is done or `idle_free` is
    // called. Copy it here, before the future is made, or document this for C; then remove this
    // comment.
    let future = idle_async(gate, out);
    Box::into_raw(Box::new(IdleHandle {
        future: Some(Box::pin(future)),
    }))
}

/// A call of `idle_async` that is under way.
pub struct IdleHandle<'call> {
    future: Option<std::pin::Pin<Box<dyn std::future::Future<Output = bool> + 'call>>>,
}

/// Goes on with a call that `idle_start` began. Gives 0 when it has to wait: ask again later. Gives
/// 1 when it is done, with its value in `out`.
///
/// Gives -1 for a null pointer or a call that is over, -2 when the call panicked. Use a handle only
/// on the thread that got it.
///
/// # Safety
/// `handle` is null, or comes from `idle_start` and was not freed; `out` is null or can be written
/// to.
#[no_mangle]
pub unsafe extern "C" fn idle_poll(handle: *mut IdleHandle<'_>, out: *mut bool) -> std::ffi::c_int {
    struct Unheard;
    impl std::task::Wake for Unheard {
        fn wake(self: std::sync::Arc<Self>) {}
    }
    if out.is_null() {
        return -1;
    }
    // SAFETY: null is answered for, and the caller promises the rest.
    let Some(handle) = (unsafe { handle.as_mut() }) else {
        return -1;
    };
    let Some(future) = handle.future.as_mut() else {
        return -1;
    };
    let polled = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        let waker = std::task::Waker::from(std::sync::Arc::new(Unheard));
        std::future::Future::poll(future.as_mut(), &mut std::task::Context::from_waker(&waker))
    }));
    match polled {
        Ok(std::task::Poll::Pending) => 0,
        Ok(std::task::Poll::Ready(value)) => {
            handle.future = None;
            // SAFETY: not null, and the caller promises that it can be written to.
            unsafe { out.write(value) };
            1
        }
        Err(_) => {
            handle.future = None;
            -2
        }
    }
}

/// Frees what `idle_start` gave, and gives up a call that is not done. Null is allowed. Use a
/// handle only on the thread that got it.
///
/// # Safety
/// `handle` is null, or comes from `idle_start` and was not freed before.
#[no_mangle]
pub unsafe extern "C" fn idle_free(handle: *mut IdleHandle<'_>) {
    if handle.is_null() {
        return;
    }
    // SAFETY: made by `Box::into_raw` in `idle_start`, and not freed before.
    let handle = unsafe { Box::from_raw(handle) };
    if std::panic::catch_unwind(std::panic::AssertUnwindSafe(move || drop(handle))).is_err() {
        eprintln!("giving up `idle` panicked, and a panic must not reach C");
        std::process::abort();
    }
}

/// The asynchronous form of [`idle_start`], for callers in Rust.
pub async fn idle_async(gate: &std::sync::Mutex<u8>, out: &mut u8) -> bool {
    *out = 1;
    gate.lock().is_ok()
}

//# lifetimes and where clauses; an ABI that lets panics through
//? dependencies: pollster
#[no_mangle]
pub async extern "C-unwind" fn longest<'a>(a: &'a u8, b: &'a u8) -> &'a u8
  //^^^^^ error async-extern-fn: `longest` is `async`: under `#[no_mangle]` a caller gets a future it can neither name nor poll, and the body never runs
                                                                  //^^^^^^ warning improper-ctypes-definitions: `longest` is async: it returns an `impl Future`, which `extern "C-unwind"` cannot carry
where
    'a: 'a,
{
    if a > b { a } else { b }
}
//> Wrap `longest` in a synchronous `extern "C-unwind"` shim (pollster)
#[no_mangle]
pub extern "C-unwind" fn longest<'a>(a: &'a u8, b: &'a u8) -> &'a u8
where
    'a: 'a,
{
    let future = longest_async(a, b);
    pollster::block_on(future)
}

/// The asynchronous form of [`longest`], for callers in Rust.
pub async fn longest_async<'a>(a: &'a u8, b: &'a u8) -> &'a u8 where
    'a: 'a, {
    if a > b { a } else { b }
}

//# methods that the file does not call
//? dependencies: pollster
pub struct Store {
    values: Vec<u8>,
}
impl Store {
    #[no_mangle]
    pub async extern "C" fn store_len(&self) -> usize {
      //^^^^^ error async-extern-fn: `store_len` is `async`: under `#[no_mangle]` a caller gets a future it can neither name nor poll, and the body never runs
                                              //^^^^^ warning improper-ctypes-definitions: `store_len` is async: it returns an `impl Future`, which `extern "C"` cannot carry
        std::future::ready(()).await;
        self.values.len()
    }
    pub async unsafe extern "C" fn store_push(self: Box<Self>, mut by: u8) -> i32 {
      //^^^^^ error async-extern-fn: `store_push` is `async`: under `extern "C"` a caller gets a future it can neither name nor poll, and the body never runs
                                                                            //^^^ warning improper-ctypes-definitions: `store_push` is async: it returns an `impl Future`, which `extern "C"` cannot carry
        by += 1;
        self.values.len() as i32 + i32::from(by)
    }
    pub async extern "C" fn store_slot<'a>(&'a mut self, other: &'a mut u8) -> &'a mut u8 {
      //^^^^^ error async-extern-fn: `store_slot` is `async`: under `extern "C"` a caller gets a future it can neither name nor poll, and the body never runs
                                                                             //^^^^^^^^^^ warning improper-ctypes-definitions: `store_slot` is async: it returns an `impl Future`, which `extern "C"` cannot carry
        self.values.first_mut().unwrap_or(other)
    }
}
//> Wrap `store_len` in a synchronous `extern "C"` shim (pollster)
pub struct Store {
    values: Vec<u8>,
}
impl Store {
    #[no_mangle]
    pub extern "C" fn store_len(&self) -> usize {
        // FIXME(ferrule): `self` is used across `.await`. What it points at must stay valid, and no
        // other thread may change it, until this call returns. Copy it before the first `.await`,
        // or document this for C; then remove this comment.
        let future = Self::store_len_async(self);
        let wait = std::panic::AssertUnwindSafe(move || pollster::block_on(future));
        let outcome = std::panic::catch_unwind(wait);
        match outcome {
            Ok(value) => value,
            Err(_) => {
                // No value of the return type says that the call failed.
                eprintln!("`store_len` panicked, and a panic must not reach C");
                std::process::abort();
            }
        }
    }

    /// The asynchronous form of [`Self::store_len`], for callers in Rust.
    pub async fn store_len_async(&self) -> usize {
        std::future::ready(()).await;
        self.values.len()
    }
    pub async unsafe extern "C" fn store_push(self: Box<Self>, mut by: u8) -> i32 {
        by += 1;
        self.values.len() as i32 + i32::from(by)
    }
    pub async extern "C" fn store_slot<'a>(&'a mut self, other: &'a mut u8) -> &'a mut u8 {
        self.values.first_mut().unwrap_or(other)
    }
}
//> Wrap `store_push` in a synchronous `extern "C"` shim (pollster)
pub struct Store {
    values: Vec<u8>,
}
impl Store {
    #[no_mangle]
    pub async extern "C" fn store_len(&self) -> usize {
        std::future::ready(()).await;
        self.values.len()
    }
    pub unsafe extern "C" fn store_push(self: Box<Self>, by: u8) -> i32 {
        // SAFETY: the caller promises what `store_push_async` asks for.
        let future = unsafe { Self::store_push_async(self, by) };
        let wait = std::panic::AssertUnwindSafe(move || pollster::block_on(future));
        let outcome = std::panic::catch_unwind(wait);
        match outcome {
            Ok(value) => value,
            // FIXME(ferrule): C sees a panic as -1. Make sure that -1 is no result of `store_push`,
            // then remove this comment.
            Err(_) => -1,
        }
    }

    /// The asynchronous form of [`Self::store_push`], for callers in Rust.
    ///
    /// # Safety
    /// As for [`Self::store_push`].
    pub async unsafe fn store_push_async(self: Box<Self>, mut by: u8) -> i32 {
        by += 1;
        self.values.len() as i32 + i32::from(by)
    }
    pub async extern "C" fn store_slot<'a>(&'a mut self, other: &'a mut u8) -> &'a mut u8 {
        self.values.first_mut().unwrap_or(other)
    }
}
//> Wrap `store_slot` in a synchronous `extern "C"` shim (pollster)
pub struct Store {
    values: Vec<u8>,
}
impl Store {
    #[no_mangle]
    pub async extern "C" fn store_len(&self) -> usize {
        std::future::ready(()).await;
        self.values.len()
    }
    pub async unsafe extern "C" fn store_push(self: Box<Self>, mut by: u8) -> i32 {
        by += 1;
        self.values.len() as i32 + i32::from(by)
    }
    pub extern "C" fn store_slot<'a>(&'a mut self, other: &'a mut u8) -> &'a mut u8 {
        let future = Self::store_slot_async(self, other);
        let wait = std::panic::AssertUnwindSafe(move || pollster::block_on(future));
        let outcome = std::panic::catch_unwind(wait);
        match outcome {
            Ok(value) => value,
            Err(_) => {
                // No value of the return type says that the call failed.
                eprintln!("`store_slot` panicked, and a panic must not reach C");
                std::process::abort();
            }
        }
    }

    /// The asynchronous form of [`Self::store_slot`], for callers in Rust.
    pub async fn store_slot_async<'a>(&'a mut self, other: &'a mut u8) -> &'a mut u8 {
        self.values.first_mut().unwrap_or(other)
    }
}

//# comments and odd lines in the head
//? dependencies: pollster
#[no_mangle] pub(crate) async /* why */ extern "C" /* abi */ fn /* name */ one /* p */ ( /* in */ a: u8 /* a */ , ) /* out */ -> u8 /* body */ { a }
                      //^^^^^ error async-extern-fn: `one` is `async`: under `#[no_mangle]` a caller gets a future it can neither name nor poll, and the body never runs
                                                                                                                               //^^ warning improper-ctypes-definitions: `one` is async: it returns an `impl Future`, which `extern "C"` cannot carry
#[no_mangle]
#[inline(never)]
pub
async
//~ 1-6 error async-extern-fn: `two` is `async`: under `#[no_mangle]` a caller gets a future it can neither name nor poll, and the body never runs
extern "C"
fn two(
    a: u8, // first
    mut b: u8,
) -> u8
   //^^ warning improper-ctypes-definitions: `two` is async: it returns an `impl Future`, which `extern "C"` cannot carry
{
    #![allow(unused)]
    b += a;
    b
}
//> Wrap `one` in a synchronous `extern "C"` shim (pollster)
#[no_mangle] pub(crate) /* why */ extern "C" /* abi */ fn /* name */ one /* p */ ( /* in */ a: u8 /* a */ , ) /* out */ -> u8 /* body */ {
    let future = one_async(a);
    let wait = std::panic::AssertUnwindSafe(move || pollster::block_on(future));
    let outcome = std::panic::catch_unwind(wait);
    match outcome {
        Ok(value) => value,
        Err(_) => {
            // No value of the return type says that the call failed.
            eprintln!("`one` panicked, and a panic must not reach C");
            std::process::abort();
        }
    }
}

/// The asynchronous form of [`one`], for callers in Rust.
pub(crate) async fn one_async( /* in */ a: u8 /* a */ , ) -> u8 { a }
#[no_mangle]
#[inline(never)]
pub
async
extern "C"
fn two(
    a: u8, // first
    mut b: u8,
) -> u8
{
    #![allow(unused)]
    b += a;
    b
}
//> Wrap `two` in a synchronous `extern "C"` shim (pollster)
#[no_mangle] pub(crate) async /* why */ extern "C" /* abi */ fn /* name */ one /* p */ ( /* in */ a: u8 /* a */ , ) /* out */ -> u8 /* body */ { a }
#[no_mangle]
#[inline(never)]
pub

extern "C"
fn two(
    a: u8, // first
    b: u8,
) -> u8
{
    let future = two_async(a, b);
    let wait = std::panic::AssertUnwindSafe(move || pollster::block_on(future));
    let outcome = std::panic::catch_unwind(wait);
    match outcome {
        Ok(value) => value,
        Err(_) => {
            // No value of the return type says that the call failed.
            eprintln!("`two` panicked, and a panic must not reach C");
            std::process::abort();
        }
    }
}

/// The asynchronous form of [`two`], for callers in Rust.
pub async fn two_async(
    a: u8, // first
    mut b: u8,
) -> u8 {
    #![allow(unused)]
    b += a;
    b
}
//> Wrap `two` in a poll handle: `two_start`, `two_poll`, `two_free`
#[no_mangle] pub(crate) async /* why */ extern "C" /* abi */ fn /* name */ one /* p */ ( /* in */ a: u8 /* a */ , ) /* out */ -> u8 /* body */ { a }
/// Only begins the call: go on with `two_poll`, and free the handle with `two_free`.
#[no_mangle]
#[inline(never)]
pub

extern "C"
fn two_start(
    a: u8, // first
    b: u8,
) -> *mut TwoHandle
{
    let future = two_async(a, b);
    Box::into_raw(Box::new(TwoHandle {
        future: Some(Box::pin(future)),
    }))
}

/// A call of `two_async` that is under way.
pub struct TwoHandle {
    future: Option<std::pin::Pin<Box<dyn std::future::Future<Output = u8>>>>,
}

/// Goes on with a call that `two_start` began. Gives 0 when it has to wait: ask again later. Gives
/// 1 when it is done, with its value in `out`.
///
/// Gives -1 for a null pointer or a call that is over, -2 when the call panicked. Use a handle only
/// on the thread that got it.
///
/// # Safety
/// `handle` is null, or comes from `two_start` and was not freed; `out` is null or can be written
/// to.
#[no_mangle]
pub unsafe extern "C" fn two_poll(handle: *mut TwoHandle, out: *mut u8) -> std::ffi::c_int {
    struct Unheard;
    impl std::task::Wake for Unheard {
        fn wake(self: std::sync::Arc<Self>) {}
    }
    if out.is_null() {
        return -1;
    }
    // SAFETY: null is answered for, and the caller promises the rest.
    let Some(handle) = (unsafe { handle.as_mut() }) else {
        return -1;
    };
    let Some(future) = handle.future.as_mut() else {
        return -1;
    };
    let polled = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        let waker = std::task::Waker::from(std::sync::Arc::new(Unheard));
        std::future::Future::poll(future.as_mut(), &mut std::task::Context::from_waker(&waker))
    }));
    match polled {
        Ok(std::task::Poll::Pending) => 0,
        Ok(std::task::Poll::Ready(value)) => {
            handle.future = None;
            // SAFETY: not null, and the caller promises that it can be written to.
            unsafe { out.write(value) };
            1
        }
        Err(_) => {
            handle.future = None;
            -2
        }
    }
}

/// Frees what `two_start` gave, and gives up a call that is not done. Null is allowed. Use a handle
/// only on the thread that got it.
///
/// # Safety
/// `handle` is null, or comes from `two_start` and was not freed before.
#[no_mangle]
pub unsafe extern "C" fn two_free(handle: *mut TwoHandle) {
    if handle.is_null() {
        return;
    }
    // SAFETY: made by `Box::into_raw` in `two_start`, and not freed before.
    let handle = unsafe { Box::from_raw(handle) };
    if std::panic::catch_unwind(std::panic::AssertUnwindSafe(move || drop(handle))).is_err() {
        eprintln!("giving up `two` panicked, and a panic must not reach C");
        std::process::abort();
    }
}

/// The asynchronous form of [`two_start`], for callers in Rust.
pub async fn two_async(
    a: u8, // first
    mut b: u8,
) -> u8 {
    #![allow(unused)]
    b += a;
    b
}

//# inside a function
pub fn install() -> usize {
    #[no_mangle]
    async extern "C" fn on_event(code: i32) -> i32 {
  //^^^^^ error async-extern-fn: `on_event` is `async`: under `#[no_mangle]` a caller gets a future it can neither name nor poll, and the body never runs
                                             //^^^ warning improper-ctypes-definitions: `on_event` is async: it returns an `impl Future`, which `extern "C"` cannot carry
        code
    }
    let first = on_event(1);
    std::mem::size_of_val(&first)
}
//> Wrap `on_event` in a synchronous `extern "C"` shim (std only)
pub fn install() -> usize {
    #[no_mangle]
    extern "C" fn on_event(code: i32) -> i32 {
        let future = on_event_async(code);
        let wait = std::panic::AssertUnwindSafe(move || ffi_block_on(future));
        let outcome = std::panic::catch_unwind(wait);
        match outcome {
            Ok(value) => value,
            // FIXME(ferrule): C sees a panic as -1. Make sure that -1 is no result of `on_event`,
            // then remove this comment.
            Err(_) => -1,
        }
    }

    /// The asynchronous form of [`on_event`], for callers in Rust.
    async fn on_event_async(code: i32) -> i32 {
        code
    }
    let first = on_event_async(1);
    std::mem::size_of_val(&first)
}

/// Runs a future to its end on this thread, which sleeps while the future waits. Futures that need
/// a reactor for timers or sockets need that reactor's own `block_on` instead.
fn ffi_block_on<F: std::future::Future>(future: F) -> F::Output {
    struct Alarm {
        thread: std::thread::Thread,
        rang: std::sync::atomic::AtomicBool,
    }
    impl std::task::Wake for Alarm {
        fn wake(self: std::sync::Arc<Self>) {
            self.rang.store(true, std::sync::atomic::Ordering::Release);
            self.thread.unpark();
        }
    }
    let alarm = std::sync::Arc::new(Alarm {
        thread: std::thread::current(),
        rang: std::sync::atomic::AtomicBool::new(false),
    });
    let waker = std::task::Waker::from(alarm.clone());
    let mut context = std::task::Context::from_waker(&waker);
    let mut future = Box::pin(future);
    loop {
        let polled = std::future::Future::poll(future.as_mut(), &mut context);
        if let std::task::Poll::Ready(value) = polled {
            return value;
        }
        // Somebody else may unpark the thread, so only the alarm ends the sleep.
        while !alarm.rang.swap(false, std::sync::atomic::Ordering::Acquire) {
            std::thread::park();
        }
    }
}
//> Wrap `on_event` in a poll handle: `on_event_start`, `on_event_poll`, `on_event_free`
pub fn install() -> usize {
    /// Only begins the call: go on with `on_event_poll`, and free the handle with `on_event_free`.
    #[no_mangle]
    extern "C" fn on_event_start(code: i32) -> *mut OnEventHandle {
        let future = on_event_async(code);
        Box::into_raw(Box::new(OnEventHandle {
            future: Some(Box::pin(future)),
        }))
    }

    /// A call of `on_event_async` that is under way.
    struct OnEventHandle {
        future: Option<std::pin::Pin<Box<dyn std::future::Future<Output = i32>>>>,
    }

    /// Goes on with a call that `on_event_start` began. Gives 0 when it has to wait: ask again
    /// later. Gives 1 when it is done, with its value in `out`.
    ///
    /// Gives -1 for a null pointer or a call that is over, -2 when the call panicked. Use a handle
    /// only on the thread that got it.
    ///
    /// # Safety
    /// `handle` is null, or comes from `on_event_start` and was not freed; `out` is null or can be
    /// written to.
    #[no_mangle]
    unsafe extern "C" fn on_event_poll(
        handle: *mut OnEventHandle,
        out: *mut i32,
    ) -> std::ffi::c_int {
        struct Unheard;
        impl std::task::Wake for Unheard {
            fn wake(self: std::sync::Arc<Self>) {}
        }
        if out.is_null() {
            return -1;
        }
        // SAFETY: null is answered for, and the caller promises the rest.
        let Some(handle) = (unsafe { handle.as_mut() }) else {
            return -1;
        };
        let Some(future) = handle.future.as_mut() else {
            return -1;
        };
        let polled = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            let waker = std::task::Waker::from(std::sync::Arc::new(Unheard));
            std::future::Future::poll(future.as_mut(), &mut std::task::Context::from_waker(&waker))
        }));
        match polled {
            Ok(std::task::Poll::Pending) => 0,
            Ok(std::task::Poll::Ready(value)) => {
                handle.future = None;
                // SAFETY: not null, and the caller promises that it can be written to.
                unsafe { out.write(value) };
                1
            }
            Err(_) => {
                handle.future = None;
                -2
            }
        }
    }

    /// Frees what `on_event_start` gave, and gives up a call that is not done. Null is allowed. Use
    /// a handle only on the thread that got it.
    ///
    /// # Safety
    /// `handle` is null, or comes from `on_event_start` and was not freed before.
    #[no_mangle]
    unsafe extern "C" fn on_event_free(handle: *mut OnEventHandle) {
        if handle.is_null() {
            return;
        }
        // SAFETY: made by `Box::into_raw` in `on_event_start`, and not freed before.
        let handle = unsafe { Box::from_raw(handle) };
        if std::panic::catch_unwind(std::panic::AssertUnwindSafe(move || drop(handle))).is_err() {
            eprintln!("giving up `on_event` panicked, and a panic must not reach C");
            std::process::abort();
        }
    }

    /// The asynchronous form of [`on_event_start`], for callers in Rust.
    async fn on_event_async(code: i32) -> i32 {
        code
    }
    let first = on_event_async(1);
    std::mem::size_of_val(&first)
}

//# names that are taken, raw names
//? dependencies: pollster
pub fn r#loop_async() {}
pub fn match_async() {}
pub fn match_async2() {}
#[no_mangle]
pub async extern "C" fn r#match(r#in: *const u8, arg2: u8) -> *const u8 {
  //^^^^^ error async-extern-fn: `match` is `async`: under `#[no_mangle]` a caller gets a future it can neither name nor poll, and the body never runs
                                                            //^^^^^^^^^ warning improper-ctypes-definitions: `match` is async: it returns an `impl Future`, which `extern "C"` cannot carry
    let _ = arg2;
    r#in
}
pub async fn call() -> *const u8 {
    r#match(std::ptr::null(), 1).await
}
//> Wrap `match` in a synchronous `extern "C"` shim (pollster)
pub fn r#loop_async() {}
pub fn match_async() {}
pub fn match_async2() {}
#[no_mangle]
pub extern "C" fn r#match(r#in: *const u8, arg2: u8) -> *const u8 {
    let future = match_async3(r#in, arg2);
    let wait = std::panic::AssertUnwindSafe(move || pollster::block_on(future));
    let outcome = std::panic::catch_unwind(wait);
    match outcome {
        Ok(value) => value,
        Err(_) => std::ptr::null(),
    }
}

/// The asynchronous form of [`r#match`], for callers in Rust.
pub async fn match_async3(r#in: *const u8, arg2: u8) -> *const u8 {
    let _ = arg2;
    r#in
}
pub async fn call() -> *const u8 {
    match_async3(std::ptr::null(), 1).await
}
//> Wrap `match` in a poll handle: `match_start`, `match_poll`, `match_free`
pub fn r#loop_async() {}
pub fn match_async() {}
pub fn match_async2() {}
/// Only begins the call: go on with `match_poll`, and free the handle with `match_free`.
#[no_mangle]
pub extern "C" fn match_start(r#in: *const u8, arg2: u8) -> *mut MatchHandle {
    // FIXME(ferrule): `r#in` is used after `match_start` has returned. What it points at must stay
    // valid, and no other thread may change it, until the call is done or `match_free` is called.
    // Copy it here, before the future is made, or document this for C; then remove this comment.
    let future = match_async3(r#in, arg2);
    Box::into_raw(Box::new(MatchHandle {
        future: Some(Box::pin(future)),
    }))
}

/// A call of `match_async3` that is under way.
pub struct MatchHandle {
    future: Option<std::pin::Pin<Box<dyn std::future::Future<Output = *const u8>>>>,
}

/// Goes on with a call that `match_start` began. Gives 0 when it has to wait: ask again later.
/// Gives 1 when it is done, with its value in `out`.
///
/// Gives -1 for a null pointer or a call that is over, -2 when the call panicked. Use a handle only
/// on the thread that got it.
///
/// # Safety
/// `handle` is null, or comes from `match_start` and was not freed; `out` is null or can be written
/// to.
#[no_mangle]
pub unsafe extern "C" fn match_poll(
    handle: *mut MatchHandle,
    out: *mut *const u8,
) -> std::ffi::c_int {
    struct Unheard;
    impl std::task::Wake for Unheard {
        fn wake(self: std::sync::Arc<Self>) {}
    }
    if out.is_null() {
        return -1;
    }
    // SAFETY: null is answered for, and the caller promises the rest.
    let Some(handle) = (unsafe { handle.as_mut() }) else {
        return -1;
    };
    let Some(future) = handle.future.as_mut() else {
        return -1;
    };
    let polled = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        let waker = std::task::Waker::from(std::sync::Arc::new(Unheard));
        std::future::Future::poll(future.as_mut(), &mut std::task::Context::from_waker(&waker))
    }));
    match polled {
        Ok(std::task::Poll::Pending) => 0,
        Ok(std::task::Poll::Ready(value)) => {
            handle.future = None;
            // SAFETY: not null, and the caller promises that it can be written to.
            unsafe { out.write(value) };
            1
        }
        Err(_) => {
            handle.future = None;
            -2
        }
    }
}

/// Frees what `match_start` gave, and gives up a call that is not done. Null is allowed. Use a
/// handle only on the thread that got it.
///
/// # Safety
/// `handle` is null, or comes from `match_start` and was not freed before.
#[no_mangle]
pub unsafe extern "C" fn match_free(handle: *mut MatchHandle) {
    if handle.is_null() {
        return;
    }
    // SAFETY: made by `Box::into_raw` in `match_start`, and not freed before.
    let handle = unsafe { Box::from_raw(handle) };
    if std::panic::catch_unwind(std::panic::AssertUnwindSafe(move || drop(handle))).is_err() {
        eprintln!("giving up `match` panicked, and a panic must not reach C");
        std::process::abort();
    }
}

/// The asynchronous form of [`match_start`], for callers in Rust.
pub async fn match_async3(r#in: *const u8, arg2: u8) -> *const u8 {
    let _ = arg2;
    r#in
}
pub async fn call() -> *const u8 {
    match_async3(std::ptr::null(), 1).await
}

//# a panic is told by null, by None, or not at all
//? dependencies: pollster
#[no_mangle]
pub async extern "C" fn open() -> *const u8 {
  //^^^^^ error async-extern-fn: `open` is `async`: under `#[no_mangle]` a caller gets a future it can neither name nor poll, and the body never runs
                                //^^^^^^^^^ warning improper-ctypes-definitions: `open` is async: it returns an `impl Future`, which `extern "C"` cannot carry
    std::ptr::null()
}
//> Wrap `open` in a synchronous `extern "C"` shim (pollster)
#[no_mangle]
pub extern "C" fn open() -> *const u8 {
    let future = open_async();
    let wait = std::panic::AssertUnwindSafe(move || pollster::block_on(future));
    let outcome = std::panic::catch_unwind(wait);
    match outcome {
        Ok(value) => value,
        Err(_) => std::ptr::null(),
    }
}

/// The asynchronous form of [`open`], for callers in Rust.
pub async fn open_async() -> *const u8 {
    std::ptr::null()
}

//# a fat pointer has no null, a Result has no C form: the shim keeps them
//? dependencies: pollster
pub struct Failure;
#[no_mangle]
pub async extern "C" fn bytes() -> *const [u8] {
  //^^^^^ error async-extern-fn: `bytes` is `async`: under `#[no_mangle]` a caller gets a future it can neither name nor poll, and the body never runs
                                 //^^^^^^^^^^^ warning improper-ctypes-definitions: `bytes` is async: it returns an `impl Future`, which `extern "C"` cannot carry
    &[]
}
#[no_mangle]
pub async extern "C" fn attempt() -> Result<u8, Failure> {
  //^^^^^ error async-extern-fn: `attempt` is `async`: under `#[no_mangle]` a caller gets a future it can neither name nor poll, and the body never runs
                                   //^^^^^^^^^^^^^^^^^^^ warning improper-ctypes-definitions: `attempt` is async: it returns an `impl Future`, which `extern "C"` cannot carry
    Err(Failure)
}
//> Wrap `bytes` in a synchronous `extern "C"` shim (pollster)
pub struct Failure;
#[no_mangle]
pub extern "C" fn bytes() -> *const [u8] {
    let future = bytes_async();
    let wait = std::panic::AssertUnwindSafe(move || pollster::block_on(future));
    let outcome = std::panic::catch_unwind(wait);
    match outcome {
        Ok(value) => value,
        Err(_) => {
            // No value of the return type says that the call failed.
            eprintln!("`bytes` panicked, and a panic must not reach C");
            std::process::abort();
        }
    }
}

/// The asynchronous form of [`bytes`], for callers in Rust.
pub async fn bytes_async() -> *const [u8] {
    &[]
}
#[no_mangle]
pub async extern "C" fn attempt() -> Result<u8, Failure> {
    Err(Failure)
}
//> Wrap `attempt` in a synchronous `extern "C"` shim (pollster)
pub struct Failure;
#[no_mangle]
pub async extern "C" fn bytes() -> *const [u8] {
    &[]
}
#[no_mangle]
pub extern "C" fn attempt() -> Result<u8, Failure> {
    let future = attempt_async();
    let wait = std::panic::AssertUnwindSafe(move || pollster::block_on(future));
    let outcome = std::panic::catch_unwind(wait);
    match outcome {
        Ok(value) => value,
        Err(_) => {
            // No value of the return type says that the call failed.
            eprintln!("`attempt` panicked, and a panic must not reach C");
            std::process::abort();
        }
    }
}

/// The asynchronous form of [`attempt`], for callers in Rust.
pub async fn attempt_async() -> Result<u8, Failure> {
    Err(Failure)
}

//# no return at all
//? dependencies: pollster
#[no_mangle]
pub async extern "C" fn serve() -> ! {
  //^^^^^ error async-extern-fn: `serve` is `async`: under `#[no_mangle]` a caller gets a future it can neither name nor poll, and the body never runs
                                 //^ warning improper-ctypes-definitions: `serve` is async: it returns an `impl Future`, which `extern "C"` cannot carry
    loop {
        std::future::pending::<()>().await;
    }
}
//> Wrap `serve` in a synchronous `extern "C"` shim (pollster)
#[no_mangle]
pub extern "C" fn serve() -> ! {
    let future = serve_async();
    let wait = std::panic::AssertUnwindSafe(move || pollster::block_on(future));
    let outcome = std::panic::catch_unwind(wait);
    match outcome {
        Ok(value) => value,
        Err(_) => {
            // No value of the return type says that the call failed.
            eprintln!("`serve` panicked, and a panic must not reach C");
            std::process::abort();
        }
    }
}

/// The asynchronous form of [`serve`], for callers in Rust.
pub async fn serve_async() -> ! {
    loop {
        std::future::pending::<()>().await;
    }
}

//# nothing to offer: traits, generics, methods in use, two of a name
pub trait Flush {
    async extern "C" fn flush(&self);
  //^^^^^ error async-extern-fn: `flush` is `async`: under `extern "C"` a caller gets a future it can neither name nor poll, and the body never runs
}
pub struct Log;
impl Flush for Log {
    async extern "C" fn flush(&self) {}
  //^^^^^ error async-extern-fn: `flush` is `async`: under `extern "C"` a caller gets a future it can neither name nor poll, and the body never runs
                                  //| warning improper-ctypes-definitions: `flush` is async: it returns an `impl Future`, which `extern "C"` cannot carry
}
impl Log {
    pub async extern "C" fn sync(&self) {}
      //^^^^^ error async-extern-fn: `sync` is `async`: under `extern "C"` a caller gets a future it can neither name nor poll, and the body never runs
                                     //| warning improper-ctypes-definitions: `sync` is async: it returns an `impl Future`, which `extern "C"` cannot carry
    pub async fn both(&self) {
        self.sync().await;
        self.flush().await;
    }
}
pub async extern "C" fn swap<T>(a: T, b: T) -> (T, T) {
  //^^^^^ error async-extern-fn: `swap` is `async`: under `extern "C"` a caller gets a future it can neither name nor poll, and the body never runs
                                             //^^^^^^ warning improper-ctypes-definitions: `swap` is async: it returns an `impl Future`, which `extern "C"` cannot carry
    (b, a)
}
#[cfg(unix)]
#[no_mangle]
pub async extern "C" fn twin() {}
  //^^^^^ error async-extern-fn: `twin` is `async`: under `#[no_mangle]` a caller gets a future it can neither name nor poll, and the body never runs
                            //| warning improper-ctypes-definitions: `twin` is async: it returns an `impl Future`, which `extern "C"` cannot carry
#[cfg(not(unix))]
//~ 1..+1:17 hint inactive-code: `#[cfg(not(unix))]` does not hold here (`x86_64-unknown-linux-gnu`), so this is not compiled
pub fn twin() {}

//# only an exported function is our business
pub async fn flush(p: usize) -> i32 {
    p as i32
}
pub async extern "Rust" fn spelled() {}
#[no_mangle]
pub extern "C" fn sync() -> i32 {
    0
}
#[inline]
pub async fn generic<T: Copy>(value: T) -> T {
    value
}

//# edition 2015 has no async functions
//? edition: 2015
#[no_mangle]
pub async extern "C" fn early() {}

//# an attribute macro may make it synchronous
//? rustc: the macro is not there
#[no_mangle]
#[tokio::main(flavor = "current_thread")]
pub async extern "C" fn run() {}
