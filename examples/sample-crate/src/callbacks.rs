//! Watching changes: C calls Rust back.

use crate::types::Change;
use std::collections::HashMap;
use std::ffi::{c_char, c_int, c_void, CStr};
use std::mem;

/// Called for each change, with the key and the pointer given at registration.
pub type WatchFn = unsafe extern "C" fn(key: *const c_char, user_data: *mut c_void) -> c_int;

#[repr(C)]
pub struct WatchTable {
    pub on_set: extern "C" fn(key: *const c_char, user_data: *mut c_void),
    pub on_remove: Option<WatchFn>,
    pub on_idle: fn(),
    pub user_data: *mut (),
}

unsafe extern "C" {
    fn kvlog_watch(watch: Option<WatchFn>, user_data: *mut c_void) -> c_int;
    fn kvlog_unwatch(watch: Option<WatchFn>) -> c_int;
    fn kvlog_each(visit: WatchFn, user_data: *mut c_void) -> c_int;
    fn kvlog_set_table(table: *const WatchTable) -> c_int;
    fn kvlog_next_change(out: *mut Change) -> c_int;
    fn kvlog_current_watch() -> extern "C" fn(*const c_char, *mut c_void) -> c_int;
    fn kvlog_on_exit(hook: Box<dyn FnOnce()>);
    fn kvlog_filter(filter: fn(*const c_char) -> bool);
}

// Counting.

static mut CHANGES: u64 = 0;

unsafe extern "C" fn count_change(_key: *const c_char, _user_data: *mut c_void) -> c_int {
    CHANGES += 1;
    0
}

/// Starts to count all changes.
pub fn count_changes() {
    unsafe {
        kvlog_watch(Some(count_change), std::ptr::null_mut());
    }
}

/// How many there were.
pub fn changes() -> &'static u64 {
    unsafe { &CHANGES }
}

// Counting by key.

#[derive(Default)]
pub struct KeyCounts {
    counts: HashMap<String, u64>,
    limit: usize,
}

unsafe extern "C" fn count_key(key: *const c_char, user_data: *mut c_void) -> c_int {
    let counts = &mut *(user_data as *mut HashMap<String, u64>);
    let key = CStr::from_ptr(key).to_str().expect("keys are UTF-8");
    *counts.entry(key.to_owned()).or_insert(0) += 1;
    0
}

/// Counts from now on, until the log closes.
pub fn count_by_key(limit: usize) {
    let mut counts = KeyCounts { limit, ..KeyCounts::default() };
    unsafe {
        kvlog_watch(Some(count_key), &mut counts as *mut KeyCounts as *mut c_void);
    }
}

/// Counts what is there now; the log does not keep the pointer.
pub fn count_once(counts: &mut KeyCounts) -> c_int {
    counts.limit = usize::MAX;
    unsafe { kvlog_each(count_key, counts as *mut KeyCounts as *mut c_void) }
}

// Closures.

pub trait Watcher {
    fn changed(&mut self, key: &str);
}

unsafe extern "C" fn forward(key: *const c_char, user_data: *mut c_void) -> c_int {
    let watcher = &mut *(user_data as *mut Box<dyn Watcher>);
    watcher.changed(&CStr::from_ptr(key).to_string_lossy());
    0
}

/// Tells a watcher about every change.
pub fn watch(watcher: Box<dyn Watcher>) -> c_int {
    unsafe { kvlog_watch(Some(forward), Box::into_raw(watcher) as *mut c_void) }
}

unsafe extern "C" fn call<F: FnMut(&CStr)>(key: *const c_char, user_data: *mut c_void) -> c_int {
    (*(user_data as *mut F))(CStr::from_ptr(key));
    0
}

/// The same for a closure.
pub fn watch_with<'a, F: FnMut(&CStr) + 'a>(watch: F) -> c_int {
    unsafe { kvlog_watch(Some(call::<F>), Box::into_raw(Box::new(watch)) as *mut c_void) }
}

// Plain functions.

fn print_key(key: *const c_char, _user_data: *mut c_void) -> c_int {
    println!("{}", unsafe { CStr::from_ptr(key) }.to_string_lossy());
    0
}

/// Prints every key.
pub fn print_changes() {
    unsafe {
        let watch: WatchFn = mem::transmute(print_key as fn(*const c_char, *mut c_void) -> c_int);
        kvlog_watch(Some(watch), std::ptr::null_mut());
    }
}

/// Prints the keys that are there now.
pub fn print_all() {
    let shout = |key: *const c_char, _: *mut c_void| -> c_int { print_key(key, std::ptr::null_mut()) };
    unsafe {
        kvlog_each(shout, std::ptr::null_mut());
    }
}

extern "C" fn on_set(_key: *const c_char, _user_data: *mut c_void) {}

/// Installs all watchers at once.
pub fn install() -> c_int {
    let table = WatchTable { on_set, on_remove: None, on_idle: || {}, user_data: std::ptr::null_mut() };
    unsafe { kvlog_set_table(&table) }
}

/// Removes the counter.
pub fn stop() -> c_int {
    unsafe { kvlog_unwatch(Some(count_change)) }
}
