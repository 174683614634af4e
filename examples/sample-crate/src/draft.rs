//! Declarations for the next version of the log library, sketched from its header. Behind the feature `draft`: some of
//! them are not Rust yet, and a compiler stops at the first.

use std::ffi::{c_char, c_int};

unsafe extern "C" {
    pub fn kvlog2_open(path: *const c_char) -> *mut Log2;

    // A #define in the header.
    pub const KVLOG2_MAX: c_int;

    // typedef struct { int major, minor; } kvlog2_version;
    pub struct Version {
        pub major: c_int,
        pub minor: c_int,
    }

    pub static KVLOG2_NAME;

    pub fn kvlog2_sum(c_int, c_int) -> c_int;
}

pub struct Log2;

impl Log2 {
    unsafe extern "C" {
        fn kvlog2_close(log: *mut Log2);
    }
}

/// Called when a segment is full.
pub extern "C" unsafe fn on_full(log: *mut Log2) {
    let _ = log;
}

/// The same, inline.
pub fn install() {
    let full = extern "C" |log: *mut Log2| { let _ = log; };
    let _ = full;
}
