//! Futures on the inside, C on the outside. A future has no C form: into C it goes as a handle to poll, out of C it comes
//! as a completion callback.

use crate::bindings::Log;
use crate::types::{LogHandle, Status};
use crate::Store;
use std::ffi::{c_int, c_void};
use std::future::Future;
use std::panic::{catch_unwind, AssertUnwindSafe};
use std::pin::Pin;
use std::ptr;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, Wake, Waker};

// Out of C: the library calls `done` exactly once.

/// Called when an operation has ended.
pub type DoneFn = unsafe extern "C" fn(user_data: *mut c_void, code: c_int);

unsafe extern "C" {
    fn kvlog_flush_later(log: *mut LogHandle, done: Option<DoneFn>, user_data: *mut c_void) -> c_int;
}

#[derive(Default)]
struct Completion {
    code: Option<c_int>,
    waker: Option<Waker>,
}

type SharedCompletion = Mutex<Completion>;

unsafe extern "C" fn completed(user_data: *mut c_void, code: c_int) {
    if user_data.is_null() {
        return;
    }
    // SAFETY: the count that `Flush::new` gave away, given back exactly once.
    let shared = unsafe { Arc::from_raw(user_data.cast_const().cast::<SharedCompletion>()) };
    let outcome = catch_unwind(AssertUnwindSafe(move || {
        let mut state = shared.lock().unwrap_or_else(PoisonError::into_inner);
        state.code = Some(code);
        if let Some(waker) = state.waker.take() {
            waker.wake();
        }
    }));
    if outcome.is_err() {
        // There is no way to tell C, and the task would never wake.
        std::process::abort();
    }
}

/// A flush under way; answers the library's code.
pub struct Flush {
    shared: Arc<SharedCompletion>,
}

impl Flush {
    pub fn new(log: &Log) -> Result<Flush, c_int> {
        let shared = Arc::new(SharedCompletion::default());
        let given = Arc::into_raw(Arc::clone(&shared));
        // SAFETY: `given` holds a count of its own, which `completed` takes back.
        let code = unsafe { kvlog_flush_later(log.as_ptr(), Some(completed), given.cast_mut().cast()) };
        if code != 0 {
            // SAFETY: refused, so `completed` will not be called.
            drop(unsafe { Arc::from_raw(given) });
            return Err(code);
        }
        Ok(Flush { shared })
    }
}

impl Future for Flush {
    type Output = c_int;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<c_int> {
        let mut state = self.shared.lock().unwrap_or_else(PoisonError::into_inner);
        match state.code {
            Some(code) => Poll::Ready(code),
            None => {
                state.waker = Some(cx.waker().clone());
                Poll::Pending
            }
        }
    }
}

// Into C: start, poll, free.

async fn count_entries(store: Arc<Mutex<Store>>) -> usize {
    std::future::ready(()).await;
    store.lock().unwrap_or_else(PoisonError::into_inner).len()
}

/// A count under way.
pub struct CountTask {
    future: Pin<Box<dyn Future<Output = usize> + Send>>,
}

struct NoWake;

impl Wake for NoWake {
    fn wake(self: Arc<Self>) {}
}

/// A store that tasks share. Free it with `tinykv_shared_free`.
pub struct SharedStore {
    inner: Arc<Mutex<Store>>,
}

/// A new shared store.
#[unsafe(no_mangle)]
pub extern "C" fn tinykv_shared_new() -> *mut SharedStore {
    Box::into_raw(Box::new(SharedStore { inner: Arc::default() }))
}

/// Frees a shared store; null is allowed. Tasks that run keep what they need.
///
/// # Safety
/// `store` is null or comes from `tinykv_shared_new` and was not freed before.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tinykv_shared_free(store: *mut SharedStore) {
    if !store.is_null() {
        // SAFETY: not null, made by `Box::into_raw` in `tinykv_shared_new`.
        drop(unsafe { Box::from_raw(store) });
    }
}

/// Starts to count; null for null. Poll with `tinykv_count_poll`, free with `tinykv_count_free`.
///
/// # Safety
/// `store` is null or live.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tinykv_count_start(store: *const SharedStore) -> *mut CountTask {
    // SAFETY: null is handled by `as_ref`.
    let Some(store) = (unsafe { store.as_ref() }) else {
        return ptr::null_mut();
    };
    let future = Box::pin(count_entries(Arc::clone(&store.inner)));
    Box::into_raw(Box::new(CountTask { future }))
}

/// `Status::Ok` and the count in `out`, or `Status::Missing` while it is not known yet.
///
/// # Safety
/// `task` is null or live and not polled to the end before; `out` is null or valid for writing.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tinykv_count_poll(task: *mut CountTask, out: *mut usize) -> Status {
    // SAFETY: null is handled by `as_mut`, the rest is the caller's promise.
    let (Some(task), Some(out)) = (unsafe { task.as_mut() }, unsafe { out.as_mut() }) else {
        return Status::BadArgument;
    };
    let polled = catch_unwind(AssertUnwindSafe(|| {
        let waker = Waker::from(Arc::new(NoWake));
        task.future.as_mut().poll(&mut Context::from_waker(&waker))
    }));
    match polled {
        Ok(Poll::Ready(count)) => {
            *out = count;
            Status::Ok
        }
        Ok(Poll::Pending) => Status::Missing,
        Err(_) => Status::Panicked,
    }
}

/// Frees a task, finished or not; null is allowed.
///
/// # Safety
/// `task` is null or comes from `tinykv_count_start` and was not freed before.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tinykv_count_free(task: *mut CountTask) {
    if !task.is_null() {
        // SAFETY: not null, made by `Box::into_raw` in `tinykv_count_start`.
        drop(unsafe { Box::from_raw(task) });
    }
}
