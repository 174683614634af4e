//! The asynchronous side: tokio inside, C outside.

use crate::store::Store;
use std::ffi::{c_char, c_int, c_void, CStr};
use std::time::Duration;
use tokio::sync::Mutex;
use tokio::time::sleep;

/// Called when an operation has ended.
pub type DoneFn = unsafe extern "C" fn(user_data: *mut c_void, code: c_int);

// The log library's own asynchronous calls.
unsafe extern "C" {
    async fn kvlog_flush_later(log: *mut c_void) -> c_int;
    pub async fn kvlog_compact(log: *mut c_void, limit: usize);
    fn kvlog_submit(done: Option<DoneFn>, user_data: *mut c_void) -> c_int;
}

/// A store that several tasks share.
pub struct SharedStore {
    inner: Mutex<Store>,
}

impl SharedStore {
    async fn flush(&self) -> usize {
        let store = self.inner.lock().await;
        sleep(Duration::from_millis(1)).await;
        store.len()
    }
}

/// Writes everything that is pending and answers how many entries there are.
///
/// # Safety
/// `store` comes from `tinykv_shared_new`.
#[no_mangle]
pub async unsafe extern "C" fn tinykv_flush(store: *mut SharedStore, timeout_ms: u32) -> c_int {
    let store = &*store;
    tokio::select! {
        count = store.flush() => count as c_int,
        _ = sleep(Duration::from_millis(timeout_ms.into())) => -1,
    }
}

/// Stores a value, then waits until it is on disk.
#[no_mangle]
pub async extern "C" fn tinykv_set_and_wait(
    store: *mut SharedStore,
    key: *const c_char,
    value: *const u8,
    len: usize,
) -> c_int {
    let Some(shared) = (unsafe { store.as_ref() }) else { return -1 };
    let mut inner = shared.inner.lock().await;
    let key = unsafe { CStr::from_ptr(key) }.to_string_lossy();
    let value = unsafe { std::slice::from_raw_parts(value, len) };
    let result = inner.set(&key, value);
    drop(inner);
    shared.flush().await;
    result.map_or(-1, |()| 0)
}

/// Waits until the store is idle.
#[no_mangle]
pub async fn tinykv_idle(store: &SharedStore) {
    while store.flush().await > 0 {
        sleep(Duration::from_millis(10)).await;
    }
}

/// A new shared store.
#[no_mangle]
pub extern "C" fn tinykv_shared_new() -> *mut SharedStore {
    Box::into_raw(Box::new(SharedStore { inner: Mutex::new(Store::new(false)) }))
}

/// The synchronous form, for callers without an event loop.
#[no_mangle]
pub extern "C" fn tinykv_flush_now(store: *mut SharedStore) -> c_int {
    let Some(store) = (unsafe { store.as_ref() }) else { return -1 };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
    runtime.block_on(store.flush()) as c_int
}

/// Flushes on behalf of a task.
pub async fn flush_from_task(store: *mut SharedStore) -> c_int {
    tinykv_flush_now(store)
}

async unsafe extern "C" fn flushed(user_data: *mut c_void, code: c_int) {
    sleep(Duration::from_millis(1)).await;
    let _ = (user_data, code);
}

/// Submits a flush and goes on.
pub fn submit() -> c_int {
    unsafe { kvlog_submit(Some(flushed), std::ptr::null_mut()) }
}
