//! The C API of this crate. Its header is `include/sample.h`.

use crate::store::{Store, StoreError};
use crate::types::{OpenMode, OpenOptions, Stats};
use std::cell::RefCell;
use std::ffi::{c_char, c_int, c_void, CStr, CString};
use std::panic::{catch_unwind, AssertUnwindSafe};
use std::ptr;

thread_local! {
    static LAST_ERROR: RefCell<Option<StoreError>> = const { RefCell::new(None) };
}

fn remember(error: StoreError) -> c_int {
    LAST_ERROR.with(|slot| *slot.borrow_mut() = Some(error));
    -1
}

// Creating and freeing.

#[no_mangle]
pub extern "C" fn tinykv_new(mode: OpenMode) -> *mut Store {
    Box::into_raw(Box::new(Store::new(mode == OpenMode::Read)))
}

#[no_mangle]
pub extern "C" fn tinykv_open_with(options: OpenOptions) -> Result<Box<Store>, StoreError> {
    let _ = options.path;
    Ok(Box::new(Store::new(options.mode == OpenMode::Read)))
}

#[no_mangle]
pub unsafe extern "C" fn tinykv_free(store: *mut Store) {
    drop(Box::from_raw(store));
}

/// Frees a store, and the second one if there is a mirror.
///
/// # Safety
/// Both come from `tinykv_new`.
#[no_mangle]
pub unsafe extern "C" fn tinykv_free_pair(store: *mut Store, mirror: *mut Store) {
    drop(Box::from_raw(store));
    if mirror.is_null() {
        drop(Box::from_raw(store));
    } else {
        drop(Box::from_raw(mirror));
    }
}

// Reading and writing.

/// Stores `len` bytes under `key`.
///
/// # Safety
/// `store` comes from `tinykv_new`, `key` is a C string, `value` has `len` bytes.
#[no_mangle]
pub unsafe extern "C" fn tinykv_set(store: *mut Store, key: *const c_char, value: *const u8, len: usize) -> c_int {
    let key = CStr::from_ptr(key).to_str().unwrap();
    let value = std::slice::from_raw_parts(value, len);
    match (*store).set(key, value) {
        Ok(()) => 0,
        Err(error) => remember(error),
    }
}

/// Copies a value out; the caller frees it.
///
/// # Safety
/// As for `tinykv_set`; `out_len` may be null.
#[no_mangle]
pub unsafe extern "C" fn tinykv_get(store: &Store, key: *const c_char, out_len: *mut usize) -> *mut u8 {
    if key.is_null() {
        return ptr::null_mut();
    }
    let key = match CStr::from_ptr(key).to_str() {
        Ok(key) => key,
        Err(_) => return ptr::null_mut(),
    };
    let mut value = match store.get(key) {
        Ok(value) => value.to_vec(),
        Err(error) => {
            remember(error);
            return ptr::null_mut();
        }
    };
    *out_len = value.len();
    let data = value.as_mut_ptr();
    std::mem::forget(value);
    data
}

/// Frees what `tinykv_get` returned.
///
/// # Safety
/// `data` comes from `tinykv_get`.
#[no_mangle]
pub unsafe extern "C" fn tinykv_bytes_free(data: *mut u8) {
    libc::free(data as *mut c_void);
}

/// The `index`-th key, in order.
#[no_mangle]
pub extern "C" fn tinykv_key_at(store: *const Store, index: usize) -> *mut c_char {
    let store = unsafe { &*store };
    let keys: Vec<&str> = store.keys().collect();
    CString::new(keys[index]).expect("keys have no NUL").into_raw()
}

// Errors and information.

/// The text of the last error on this thread, or null.
#[no_mangle]
pub extern "C" fn tinykv_last_error() -> *const c_char {
    LAST_ERROR.with(|slot| match slot.borrow().as_ref() {
        Some(error) => CString::new(error.to_string()).unwrap().as_ptr(),
        None => ptr::null(),
    })
}

/// The name of this build.
#[no_mangle]
pub extern "C" fn tinykv_build_name() -> *const c_char {
    "tinykv 0.3".as_ptr() as *const c_char
}

#[no_mangle]
pub fn tinykv_version() -> u32 {
    3
}

#[no_mangle]
pub const TINYKV_ABI: u32 = 3;

#[no_mangle]
pub extern "C" fn tinykv_describe<T: std::fmt::Debug>(value: *const T) -> *mut c_char {
    let text = format!("{:?}", unsafe { value.as_ref() });
    CString::new(text).map_or(ptr::null_mut(), CString::into_raw)
}

/// Number of entries, and of bytes if asked.
pub extern "C" fn tinykv_count(store: *const Store, out: Option<&mut Stats>) -> usize {
    let Some(store) = (unsafe { store.as_ref() }) else { return 0 };
    if let Some(stats) = out {
        stats.entries = store.len() as u64;
    }
    store.len()
}

#[export_name = "tinykv_len\0"]
pub extern "C" fn len(store: *const Store) -> usize {
    unsafe { store.as_ref() }.map_or(0, Store::len)
}

#[no_mangle]
extern "C" fn tinykv_is_empty(store: *const Store, strict: bool) -> bool {
    let empty = unsafe { store.as_ref() }.map_or(true, Store::is_empty);
    empty && strict
}

/// Average size of a value.
#[no_mangle]
pub extern "C" fn tinykv_average(bytes: u64, entries: u64) -> u64 {
    bytes / entries
}

/// Removes a key; removing what is not there is no error.
///
/// # Safety
/// As for `tinykv_set`.
#[no_mangle]
pub unsafe extern "C" fn tinykv_remove(store: *mut Store, key: *const c_char) -> c_int {
    if store.is_null() || key.is_null() {
        return -1;
    }
    let _ = catch_unwind(AssertUnwindSafe(|| {
        let key = CStr::from_ptr(key).to_string_lossy();
        (*store).remove(&key)
    }));
    0
}

/// A label of at most 15 characters, for logs.
#[repr(C)]
pub struct Label {
    text: [c_char; 16],
}

#[no_mangle]
pub extern "C" fn tinykv_label_len(label: &Label) -> usize {
    unsafe { CStr::from_ptr(label.text.as_ptr()) }.to_bytes().len()
}

/// Hands the caller a list of key lengths and forgets about it.
#[no_mangle]
pub extern "C" fn tinykv_key_lengths(store: *const Store) -> *mut u32 {
    let Some(store) = (unsafe { store.as_ref() }) else { return ptr::null_mut() };
    let mut lengths: Vec<u32> = store.keys().map(|key| key.len() as u32).collect();
    let data = lengths.as_mut_ptr();
    std::mem::forget(lengths);
    data
}

/// Frees the list from `tinykv_key_lengths`.
///
/// # Safety
/// `data` and `len` are what that call gave.
#[no_mangle]
pub unsafe extern "C" fn tinykv_key_lengths_free(data: *mut u32, len: usize) {
    if !data.is_null() {
        drop(Vec::from_raw_parts(data, len, len));
    }
}
