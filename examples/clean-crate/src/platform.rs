//! What differs from system to system.

use std::ffi::{c_char, c_double, c_int, c_uint, CStr, CString, NulError};

// `system` is stdcall on 32-bit Windows and C everywhere else: right for the Windows API.
#[cfg(windows)]
#[link(name = "kernel32")]
unsafe extern "system" {
    safe fn GetLastError() -> u32;
}

// Variadic functions of the Windows API are cdecl.
#[cfg(windows)]
#[link(name = "user32")]
unsafe extern "C" {
    fn wsprintfA(out: *mut c_char, format: *const c_char, ...) -> c_int;
}

unsafe extern "C" {
    fn printf(format: *const c_char, ...) -> c_int;
    fn snprintf(out: *mut c_char, len: usize, format: *const c_char, ...) -> c_int;
    fn strlen(text: *const c_char) -> usize;
}

/// The number of the last error of this thread.
#[cfg(windows)]
pub fn last_error() -> u32 {
    GetLastError()
}

/// A number as the Windows API writes it; the function never writes more than 1024 bytes.
#[cfg(windows)]
pub fn number_text(number: c_int) -> [c_char; 1024] {
    let mut text = [0; 1024];
    // SAFETY: the buffer has the 1024 bytes that the function may write.
    unsafe { wsprintfA(text.as_mut_ptr(), c"%d".as_ptr(), number) };
    text
}

/// Prints how full the store is. What goes to `...` has the types that C promotes to.
pub fn print_load(name: &CStr, used: f32, entries: u16, open: bool) -> c_int {
    // SAFETY: the format is a literal and its four conversions match the four arguments.
    unsafe {
        printf(
            c"%s: %.1f%% of %u entries, open: %d\n".as_ptr(),
            name.as_ptr(),
            c_double::from(used),
            c_uint::from(entries),
            c_int::from(open),
        )
    }
}

/// Prints a message as it is: it is an argument, not a format.
pub fn print(message: &CStr) -> c_int {
    // SAFETY: `%s` takes one C string.
    unsafe { printf(c"%s".as_ptr(), message.as_ptr()) }
}

/// The load as text.
pub fn load_text(used: c_double) -> Option<CString> {
    let mut text = [0_u8; 32];
    // SAFETY: the function writes at most `len` bytes, the terminator among them.
    let written = unsafe { snprintf(text.as_mut_ptr().cast(), text.len(), c"%.1f%%".as_ptr(), used) };
    if written < 0 {
        return None;
    }
    CStr::from_bytes_until_nul(&text).ok().map(CStr::to_owned)
}

/// Length of a name, as C counts.
pub fn name_len(name: &str) -> Result<usize, NulError> {
    let name = CString::new(name)?;
    // SAFETY: `name` is bound, so it lives until after the call.
    Ok(unsafe { strlen(name.as_ptr()) })
}
