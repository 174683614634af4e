//! Watching changes: C calls Rust back.

use crate::bindings::Log;
use crate::types::LogHandle;
use std::ffi::{c_char, c_int, c_void, CStr};
use std::panic::{catch_unwind, AssertUnwindSafe};
use std::ptr;
use std::sync::atomic::{AtomicU64, Ordering};

/// Called for each change, with the key and the pointer given at registration.
pub type WatchFn = unsafe extern "C" fn(key: *const c_char, user_data: *mut c_void) -> c_int;

unsafe extern "C" {
    // The library keeps both until `kvlog_unwatch` of the same pair, and may call from its own thread.
    fn kvlog_watch(log: *mut LogHandle, watch: Option<WatchFn>, user_data: *mut c_void) -> c_int;
    fn kvlog_unwatch(log: *mut LogHandle, watch: Option<WatchFn>, user_data: *mut c_void) -> c_int;
}

static CHANGES: AtomicU64 = AtomicU64::new(0);

unsafe extern "C" fn count_change(_key: *const c_char, _user_data: *mut c_void) -> c_int {
    CHANGES.fetch_add(1, Ordering::Relaxed);
    0
}

/// Counts changes from now on. Without user data nothing can dangle.
pub fn count_changes(log: &Log) -> bool {
    // SAFETY: the callback is a function and takes no data.
    unsafe { kvlog_watch(log.as_ptr(), Some(count_change), ptr::null_mut()) == 0 }
}

/// How many there were.
pub fn changes() -> u64 {
    CHANGES.load(Ordering::Relaxed)
}

/// A closure that watches a log; taken back when dropped.
pub struct Watch<'log, F: FnMut(&CStr) + Send + 'static> {
    log: &'log Log,
    closure: *mut F,
}

unsafe extern "C" fn trampoline<F: FnMut(&CStr) + Send + 'static>(key: *const c_char, user_data: *mut c_void) -> c_int {
    if key.is_null() || user_data.is_null() {
        return -1;
    }
    // SAFETY: registered by `Watch::new` with exactly this type, and live until `kvlog_unwatch`.
    let closure = unsafe { &mut *user_data.cast::<F>() };
    // SAFETY: not null; the library's keys end in a NUL.
    let key = unsafe { CStr::from_ptr(key) };
    match catch_unwind(AssertUnwindSafe(|| closure(key))) {
        Ok(()) => 0,
        Err(_) => -1,
    }
}

impl<'log, F: FnMut(&CStr) + Send + 'static> Watch<'log, F> {
    pub fn new(log: &'log Log, closure: F) -> Option<Watch<'log, F>> {
        let closure = Box::into_raw(Box::new(closure));
        // SAFETY: `closure` stays allocated until `drop` has unregistered it.
        let code = unsafe { kvlog_watch(log.as_ptr(), Some(trampoline::<F>), closure.cast()) };
        let watch = Watch { log, closure };
        (code == 0).then_some(watch)
    }
}

impl<F: FnMut(&CStr) + Send + 'static> Drop for Watch<'_, F> {
    fn drop(&mut self) {
        // SAFETY: the same pair as in `new`; after this call the library does not use it.
        unsafe {
            kvlog_unwatch(self.log.as_ptr(), Some(trampoline::<F>), self.closure.cast());
        }
        // SAFETY: made by `Box::into_raw` in `new`, freed nowhere else.
        drop(unsafe { Box::from_raw(self.closure) });
    }
}
