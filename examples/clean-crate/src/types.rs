//! Types that both sides know.

use std::ffi::{c_char, c_int, c_void};
use std::marker::{PhantomData, PhantomPinned};

/// How a store is opened. C may send any integer, so this is one, and `parse` says which are known.
#[repr(transparent)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpenMode(pub c_int);

impl OpenMode {
    pub const READ: OpenMode = OpenMode(0);
    pub const WRITE: OpenMode = OpenMode(1);
    pub const APPEND: OpenMode = OpenMode(2);

    pub fn parse(self) -> Option<Mode> {
        match self {
            OpenMode::READ => Some(Mode::Read),
            OpenMode::WRITE => Some(Mode::Write),
            OpenMode::APPEND => Some(Mode::Append),
            _ => None,
        }
    }
}

/// A checked `OpenMode`; never crosses the border.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    Read,
    Write,
    Append,
}

/// What the exports answer. Only ever travels from Rust to C.
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    Ok = 0,
    Missing = 1,
    BadArgument = 2,
    Refused = 3,
    Panicked = 4,
}

/// One entry as the log library lays it out.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct Entry {
    pub key: *const c_char,
    pub value: *const c_void,
    pub value_len: usize,
    pub flags: u32,
}

/// Counters, filled in by `kvlog_stats`.
#[repr(C)]
#[derive(Debug, Default, Clone, Copy)]
pub struct Stats {
    pub entries: u64,
    pub bytes: u64,
    pub compactions: u32,
    pub dirty: u32,
}

/// The first 12 bytes of a log file.
#[repr(C, packed)]
#[derive(Clone, Copy)]
pub struct FileHeader {
    pub magic: u32,
    pub version: u16,
    pub flags: u16,
    pub entries: u32,
}

impl FileHeader {
    /// Reads the field by value: a reference to it would be unaligned.
    pub fn entries(&self) -> u32 {
        self.entries
    }
}

/// A position in the log.
#[repr(transparent)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Offset(pub u64);

/// The log library's handle, opaque: C owns its layout.
#[repr(C)]
pub struct LogHandle {
    _data: [u8; 0],
    _marker: PhantomData<(*mut u8, PhantomPinned)>,
}
