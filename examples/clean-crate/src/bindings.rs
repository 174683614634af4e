//! The C log library, imported by hand, and a safe handle around it.

use crate::types::{Entry, LogHandle, OpenMode, Stats};
use std::ffi::{c_char, c_int, c_void, CStr, CString, NulError};
use std::mem::MaybeUninit;
use std::ptr::NonNull;

#[link(name = "kvlog")]
unsafe extern "C" {
    fn kvlog_open(path: *const c_char, mode: OpenMode) -> *mut LogHandle;
    fn kvlog_close(log: *mut LogHandle) -> c_int;
    fn kvlog_next(log: *mut LogHandle, out: *mut Entry) -> c_int;
    fn kvlog_append(log: *mut LogHandle, key: *const c_char, data: *const c_void, len: usize) -> c_int;
    fn kvlog_stats(log: *const LogHandle, out: *mut Stats) -> c_int;
    fn kvlog_error_text(code: c_int) -> *const c_char;

    /// No arguments, no state: nothing to get wrong.
    safe fn kvlog_version() -> c_int;
    safe static KVLOG_MAX_KEY: usize;
}

/// The version of the library that is linked.
pub fn version() -> c_int {
    kvlog_version()
}

/// An open log; closes itself.
pub struct Log {
    handle: NonNull<LogHandle>,
}

/// Why a call of the library failed.
#[derive(Debug)]
pub enum LogError {
    Path(NulError),
    KeyTooLong,
    Code(c_int),
}

impl Log {
    pub fn open(path: &str, mode: OpenMode) -> Result<Log, LogError> {
        let path = CString::new(path).map_err(LogError::Path)?;
        // SAFETY: `path` lives until after the call and ends in a NUL.
        let handle = unsafe { kvlog_open(path.as_ptr(), mode) };
        NonNull::new(handle).map(|handle| Log { handle }).ok_or(LogError::Code(-1))
    }

    pub fn append(&mut self, key: &CStr, data: &[u8]) -> Result<(), LogError> {
        if key.to_bytes().len() > KVLOG_MAX_KEY {
            return Err(LogError::KeyTooLong);
        }
        // SAFETY: the handle is open; the slice gives a pointer and its own length.
        let code = unsafe { kvlog_append(self.handle.as_ptr(), key.as_ptr(), data.as_ptr().cast(), data.len()) };
        if code == 0 { Ok(()) } else { Err(LogError::Code(code)) }
    }

    /// The key and value under the cursor, copied; then moves on.
    pub fn next_entry(&mut self) -> Option<(CString, Vec<u8>)> {
        let mut entry = MaybeUninit::<Entry>::uninit();
        // SAFETY: the library fills the whole entry in when it answers 0.
        let code = unsafe { kvlog_next(self.handle.as_ptr(), entry.as_mut_ptr()) };
        if code != 0 {
            return None;
        }
        // SAFETY: the code was 0.
        let entry = unsafe { entry.assume_init() };
        if entry.key.is_null() {
            return None;
        }
        // SAFETY: not null, and the library's keys end in a NUL.
        let key = unsafe { CStr::from_ptr(entry.key) }.to_owned();
        let value = if entry.value.is_null() {
            Vec::new()
        } else {
            // SAFETY: not null, and valid for `value_len` bytes until the next call.
            unsafe { std::slice::from_raw_parts(entry.value.cast::<u8>(), entry.value_len) }.to_vec()
        };
        Some((key, value))
    }

    pub fn stats(&self) -> Option<Stats> {
        let mut stats = Stats::default();
        // SAFETY: the handle is open and `stats` is ours to write.
        let code = unsafe { kvlog_stats(self.handle.as_ptr(), &mut stats) };
        (code == 0).then_some(stats)
    }

    pub(crate) fn as_ptr(&self) -> *mut LogHandle {
        self.handle.as_ptr()
    }
}

impl Drop for Log {
    fn drop(&mut self) {
        // SAFETY: opened by `open`, closed nowhere else.
        unsafe {
            kvlog_close(self.handle.as_ptr());
        }
    }
}

/// The library's text for a code.
pub fn error_text(code: c_int) -> String {
    // SAFETY: any code is allowed; the text, if there is one, is static.
    let text = unsafe { kvlog_error_text(code) };
    if text.is_null() {
        return format!("code {code}");
    }
    // SAFETY: not null, ends in a NUL, static.
    unsafe { CStr::from_ptr(text) }.to_string_lossy().into_owned()
}
