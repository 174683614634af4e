//! The C API. Every pointer is checked, no panic gets out, whoever allocates also frees.

use crate::types::{Mode, OpenMode, Status};
use crate::{Store, StoreError};
use std::ffi::{c_char, CStr};
use std::panic::{catch_unwind, AssertUnwindSafe};
use std::ptr;

/// Runs `body`; a panic becomes `Status::Panicked`.
fn guarded(body: impl FnOnce() -> Status) -> Status {
    catch_unwind(AssertUnwindSafe(body)).unwrap_or(Status::Panicked)
}

/// A new store, or null if the mode is unknown. Free it with `tinykv_free`.
#[unsafe(no_mangle)]
pub extern "C" fn tinykv_new(mode: OpenMode) -> *mut Store {
    match mode.parse() {
        Some(mode) => Box::into_raw(Box::new(Store::new(mode == Mode::Read))),
        None => ptr::null_mut(),
    }
}

/// Frees a store; null is allowed.
///
/// # Safety
/// `store` is null or comes from `tinykv_new` and was not freed before.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tinykv_free(store: *mut Store) {
    if store.is_null() {
        return;
    }
    // SAFETY: not null, made by `Box::into_raw` in `tinykv_new`.
    let store = unsafe { Box::from_raw(store) };
    let _ = guarded(move || {
        drop(store);
        Status::Ok
    });
}

/// Stores `len` bytes under `key`.
///
/// # Safety
/// `store` is null or live and used by this thread only; `key` is null or a C string; `value` is null or has `len` bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tinykv_set(store: *mut Store, key: *const c_char, value: *const u8, len: usize) -> Status {
    if key.is_null() || (value.is_null() && len > 0) || len > Store::MAX_VALUE {
        return Status::BadArgument;
    }
    // SAFETY: null is handled by `as_mut`, the rest is the caller's promise.
    let Some(store) = (unsafe { store.as_mut() }) else {
        return Status::BadArgument;
    };
    // SAFETY: not null, a C string by the caller's promise.
    let key = unsafe { CStr::from_ptr(key) };
    let value = if value.is_null() {
        &[]
    } else {
        // SAFETY: not null, `len` bytes by the caller's promise.
        unsafe { std::slice::from_raw_parts(value, len) }
    };
    guarded(move || match store.set(key.to_bytes(), value) {
        Ok(()) => Status::Ok,
        Err(StoreError::ReadOnly | StoreError::TooLarge) => Status::Refused,
    })
}

/// Bytes that Rust allocated. Free them with `tinykv_bytes_free`.
#[repr(C)]
pub struct Bytes {
    pub data: *mut u8,
    pub len: usize,
}

/// Copies the value of `key` to `out`.
///
/// # Safety
/// `store` is null or live; `key` is null or a C string; `out` is null or valid for writing.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tinykv_get(store: *const Store, key: *const c_char, out: *mut Bytes) -> Status {
    if key.is_null() || out.is_null() {
        return Status::BadArgument;
    }
    // SAFETY: null is handled by `as_ref`.
    let Some(store) = (unsafe { store.as_ref() }) else {
        return Status::BadArgument;
    };
    // SAFETY: not null, a C string by the caller's promise.
    let key = unsafe { CStr::from_ptr(key) };
    guarded(move || {
        let Some(value) = store.get(key.to_bytes()) else {
            return Status::Missing;
        };
        let value: Box<[u8]> = value.into();
        let len = value.len();
        let data = Box::into_raw(value).cast::<u8>();
        // SAFETY: `out` is not null and the caller's to write.
        unsafe { out.write(Bytes { data, len }) };
        Status::Ok
    })
}

/// Frees what `tinykv_get` gave; a null `data` is allowed.
///
/// # Safety
/// `bytes` is as `tinykv_get` wrote it and was not freed before.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tinykv_bytes_free(bytes: Bytes) {
    if bytes.data.is_null() {
        return;
    }
    // SAFETY: pointer and length are those of the boxed slice made in `tinykv_get`.
    drop(unsafe { Box::from_raw(ptr::slice_from_raw_parts_mut(bytes.data, bytes.len)) });
}

/// Number of entries; 0 for null.
///
/// # Safety
/// `store` is null or live.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tinykv_len(store: *const Store) -> usize {
    // SAFETY: null is handled by `as_ref`.
    unsafe { store.as_ref() }.map_or(0, Store::len)
}

/// Average size of a value; 0 where there is none.
#[unsafe(no_mangle)]
pub extern "C" fn tinykv_average(bytes: u64, entries: u64) -> u64 {
    bytes.checked_div(entries).unwrap_or(0)
}

/// The name of this build: static, never to be freed.
#[unsafe(no_mangle)]
pub extern "C" fn tinykv_build_name() -> *const c_char {
    c"tinykv 0.3".as_ptr()
}

/// The version of this API.
#[unsafe(no_mangle)]
pub static TINYKV_ABI: u32 = 3;
