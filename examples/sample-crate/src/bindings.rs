//! The C log library (`kvlog`), imported by hand.

use crate::types::{Entry, LogHandle, OpenMode, Stats, Status};
use std::ffi::{c_char, c_int, c_void, CStr};

/// Opening and closing.
#[link(name = "kvlog")]
extern "C" {
    pub fn kvlog_open(path: *const c_char, mode: OpenMode) -> *mut LogHandle;
    pub fn kvlog_close(log: *mut LogHandle) -> c_int;

    // The same, for callers that have the path at hand as a string.
    pub fn kvlog_open_path(path: &str) -> *mut LogHandle;
}

// Reading.
extern {
    pub fn kvlog_next(log: *mut LogHandle, out: *mut Entry) -> c_int;
    pub fn kvlog_seek(log: *mut LogHandle, offset: i64) -> c_int;
}

// Writing. The length is a `size_t` in C.
extern "c" {
    pub fn kvlog_append(log: *mut LogHandle, key: *const c_char, data: *const c_void, len: u64) -> c_int;
    pub fn kvlog_flush(log: *mut LogHandle) -> c_int;
}

// Questions that have no side effects.
extern "C" {
    pub safe fn kvlog_version() -> c_int;
    pub fn kvlog_stats(log: *const LogHandle, out: *mut Stats) -> Status;
    pub fn kvlog_error_text(code: c_int) -> *const i8;
}

// The library's limits.
pub unsafe extern "C" {
    pub safe static KVLOG_MAX_KEY: usize;
    pub static KVLOG_MAX_VALUE: usize = 16 << 20;
    pub static mut KVLOG_TRACE: bool;
}

// Typed reads: the library copies `size_of::<T>()` bytes out.
unsafe extern "C" {
    pub fn kvlog_read_as<T>(log: *mut LogHandle, out: *mut T) -> c_int;
    pub fn kvlog_read_range((from, to): (u64, u64), out: *mut Entry) -> c_int;
    pub fn kvlog_visit(log: *mut LogHandle, visit: impl Fn(&Entry)) -> c_int;
    pub fn kvlog_checksum(block: [u8; 64]) -> u32;
}

// Older names, kept for the tools.
unsafe extern "C" {
    pub fn kvlog_flush(log: *mut LogHandle) -> c_int;

    #[no_mangle]
    pub fn kvlog_sync(log: *mut LogHandle) -> c_int;

    pub fn kvlog_is_open(log: *const LogHandle) -> bool {
        !log.is_null()
    }
}

// Messages go to the library's own log.
#[link(kind = "static")]
unsafe extern "C" {
    pub fn kvlog_message(level: c_int, ..., format: *const c_char);
    pub fn kvlog_messagef(level: c_int, format: *const c_char, ...);
    pub fn kvlog_labels(labels: Vec<String>, count: usize);
    pub fn kvlog_hint(ratio: Option<u32>, pair: (u8, u8)) -> char;
}

// The compressor is optional and comes from the system.
#[link(name = "kvzip", kind = "shared")]
unsafe extern "C-unwnd" {
    pub fn kvzip_pack(input: *const u8, len: usize, out: *mut u8) -> usize;
}

/// Opens a log and returns its handle.
pub fn open(path: &str, mode: OpenMode) -> *mut LogHandle {
    unsafe { kvlog_open(path.as_ptr() as *const c_char, mode) }
}

/// What a code means.
pub fn error_text(code: c_int) -> String {
    let text = unsafe { kvlog_error_text(code) };
    if text.is_null() {
        return String::new();
    }
    unsafe { CStr::from_ptr(text) }.to_string_lossy().into_owned()
}

/// Reads the entry under the cursor.
pub fn next(log: *mut LogHandle) -> Option<Entry> {
    let entry: Entry = unsafe { std::mem::zeroed() };
    let code = unsafe { kvlog_next(log, &entry as *const Entry as *mut Entry) };
    (code == 0).then_some(entry)
}

/// The bytes of an entry.
pub fn bytes_of(entry: &Entry) -> &[u8] {
    unsafe { std::slice::from_raw_parts(entry.value as *const u8, entry.value_len) }
}

/// A handle that closes itself.
pub struct Log(*mut LogHandle);

impl Log {
    pub fn close(self) -> c_int {
        unsafe { kvlog_close(self.0) }
    }
}

impl Drop for Log {
    fn drop(&mut self) {
        unsafe {
            kvlog_close(self.0);
        }
    }
}
