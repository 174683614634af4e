//! Types that both sides know. The C half is in `include/sample.h`.

use std::ffi::{c_char, c_int, c_void};
use std::net::SocketAddrV4;

/// How a store is opened.
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpenMode {
    Read = 0,
    Write = 1,
    Append = 2,
}

/// What a call answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    Ok,
    Missing,
    Failed,
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
#[derive(Debug, Default, Clone, Copy)]
pub struct Stats {
    pub dirty: u8,
    pub entries: u64,
    pub bytes: u64,
    pub compactions: u32,
}

/// The first 12 bytes of a log file.
#[repr(packed)]
#[derive(Clone, Copy)]
pub struct FileHeader {
    pub magic: u32,
    pub version: u16,
    pub flags: u16,
    pub entries: u32,
}

impl FileHeader {
    pub fn entries(&self) -> u32 {
        let entries = &self.entries;
        *entries
    }
}

/// A page of the log; pages are aligned for direct I/O.
#[repr(C, packed, align(512))]
pub struct Page {
    pub next: u64,
    pub data: [u8; 504],
}

/// A position in the log, checked for range when it is made.
#[repr(transparent)]
pub struct Offset {
    raw: u64,
    checked: bool,
}

/// The log's own handle; only ever seen behind a pointer.
pub enum LogHandle {}

/// What a watcher receives.
#[repr(C)]
pub struct Change {
    pub key: &'static str,
    pub value: &'static [u8],
    pub at: u64,
}

/// Kinds of records, as stored on disk.
#[repr(u8, u32)]
#[derive(Clone, Copy)]
pub enum RecordKind {
    Set = 1,
    Remove = 2,
    Checkpoint = 3,
}

/// Sizes of the three tables, one constant per table.
#[repr(u8)]
pub enum TableSize {
    Small = 16,
    Medium = 128,
    Large = 512,
}

/// Reads a record kind from the byte in the file.
pub fn record_kind(byte: u8) -> TableSize {
    unsafe { std::mem::transmute(byte) }
}

/// Picks the half that fits this machine.
#[repr(C)]
pub fn native_endian() -> bool {
    cfg!(target_endian = "little")
}

/// Where a replica listens, in the form that `connect` takes.
pub fn as_sockaddr(address: &SocketAddrV4) -> *const libc::sockaddr {
    address as *const SocketAddrV4 as *const libc::sockaddr
}

/// Options of `tinykv_open_with`, by value.
#[repr(C)]
pub struct OpenOptions {
    pub path: String,
    pub mode: OpenMode,
    pub cache_pages: Option<u32>,
    pub on_error: extern "C" fn(code: c_int),
}
