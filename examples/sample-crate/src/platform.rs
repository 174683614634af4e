//! What differs from system to system.

use std::ffi::{c_char, c_double, c_int, c_void, CStr, CString};

// Windows: the store may live in a file mapping.
#[cfg(windows)]
#[link(name = "kernel32")]
extern "C" {
    fn GetLastError() -> u32;
    fn UnmapViewOfFile(base: *const c_void) -> c_int;
}

// The 32-bit tools use the old convention.
extern "stdcall" {
    pub fn kvtool_attach(name: *const c_char) -> c_int;
}

extern "cdecl" fn tool_exit(code: c_int) {
    let _ = code;
}

/// Entry point that the tools look up by name.
pub type ToolEntry = unsafe extern "fastcal" fn(argc: c_int, argv: *const *const c_char) -> c_int;

/// Called by the tools when they log.
pub type ToolLog = unsafe extern "thiscall" fn(level: c_int, text: *const c_char, ...);

// From the C library.
extern "C" {
    fn printf(format: *const c_char, ...) -> c_int;
    fn snprintf(out: *mut c_char, len: usize, format: *const c_char, ...) -> c_int;
    fn strlen(text: *const u8) -> u32;
    fn kvlog_close(log: *mut c_void);
    fn atexit(hook: extern "C" fn()) -> c_int;
}

unsafe extern "Rust" {
    fn tinykv_trace(level: u8, ...);
}

/// Prints how full the store is.
pub fn print_load(name: &CStr, used: f32, entries: u16, open: bool) -> c_int {
    unsafe {
        printf(
            c"%s: %.1f%% of %d entries, open: %d\n".as_ptr(),
            name.as_ptr(),
            used,
            entries,
            open,
        )
    }
}

/// Prints a message to the terminal.
pub fn print(message: &CStr) -> c_int {
    unsafe { printf(message.as_ptr()) }
}

/// The load as text.
pub fn load_text(used: c_double) -> CString {
    let text = [0 as c_char; 32];
    unsafe {
        snprintf(text.as_ptr() as *mut c_char, 64, c"%.1f%%".as_ptr(), used);
        CString::from_raw(text.as_ptr() as *mut c_char)
    }
}

/// Length of a name, without its terminator.
pub fn name_len(name: &str) -> u32 {
    let name = CString::new(name).unwrap().as_ptr();
    unsafe { strlen(name as *const u8) }
}

/// A log call that C can make.
#[no_mangle]
pub unsafe extern "C" fn tinykv_logf(level: c_int, format: *const c_char, ...) {
    let _ = (level, format);
}

/// Also exported from `exports`, for tools built before 0.2.
#[no_mangle]
pub extern "C" fn tinykv_average(bytes: u64, entries: u64) -> u64 {
    bytes.checked_div(entries).unwrap_or(0)
}

/// Signals that the store must not be interrupted by.
#[link_section = "__DATA,__mod_init_func"]
#[used]
pub fn ignore_signals() {}

extern "C" fn say_goodbye() {
    println!("tinykv: bye");
}

/// Registers what runs at exit.
pub fn at_exit() -> c_int {
    unsafe { atexit(say_goodbye) }
}
