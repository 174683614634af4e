//# thread-amount (RUSTSEC-2025-0125): a snapshot of the system is never closed
//? target: x86_64-pc-windows-msvc
#![allow(non_snake_case)]
use std::ffi::c_void;

#[repr(C)]
pub struct ThreadEntry {
    size: u32,
    usage: u32,
    thread: u32,
    process: u32,
    base_priority: i32,
    delta_priority: i32,
    flags: u32,
}

extern "system" {
    fn CreateToolhelp32Snapshot(flags: u32, process: u32) -> *mut c_void;
    fn Thread32First(snapshot: *mut c_void, entry: *mut ThreadEntry) -> i32;
    fn Thread32Next(snapshot: *mut c_void, entry: *mut ThreadEntry) -> i32;
}

const INVALID: *mut c_void = usize::MAX as *mut c_void;

pub fn threads(process: u32) -> Option<usize> {
    let snapshot = unsafe { CreateToolhelp32Snapshot(4, 0) };
      //^^^^^^^^ warning leaked-system-handle: `snapshot` is never closed: each `CreateToolhelp32Snapshot` needs a `CloseHandle`, and nothing else gets the handle
    if snapshot == INVALID {
        return None;
    }
    let mut entry: ThreadEntry = unsafe { std::mem::zeroed() };
    entry.size = size_of::<ThreadEntry>() as u32;
    let mut count = 0;
    let mut more = unsafe { Thread32First(snapshot, &mut entry) };
    while more != 0 {
        count += usize::from(entry.process == process);
        more = unsafe { Thread32Next(snapshot, &mut entry) };
    }
    Some(count)
}

//# a file, a descriptor
use std::ffi::{c_char, c_int, c_long, c_void, CStr};

extern "C" {
    fn fopen(path: *const c_char, mode: *const c_char) -> *mut c_void;
    fn fseek(file: *mut c_void, offset: c_long, whence: c_int) -> c_int;
    fn ftell(file: *mut c_void) -> c_long;
    fn socket(domain: c_int, kind: c_int, protocol: c_int) -> c_int;
    fn ioctl(fd: c_int, request: u64, ...) -> c_int;
}

pub unsafe fn size(path: &CStr) -> Option<i64> {
    let file = fopen(path.as_ptr(), c"rb".as_ptr());
      //^^^^ warning leaked-system-handle: `file` is never closed: each `fopen` needs a `fclose`, and nothing else gets the handle
    if file.is_null() {
        return None;
    }
    fseek(file, 0, 2);
    Some(ftell(file))
}

pub unsafe fn mtu(request: *mut c_void) -> Result<(), c_int> {
    let socket = socket(2, 2, 0);
      //^^^^^^ warning leaked-system-handle: `socket` is never closed: each `socket` needs a `close`, and nothing else gets the handle
    if socket < 0 {
        return Err(-1);
    }
    match ioctl(socket, 0x8921, request) {
        0 => Ok(()),
        code => Err(code),
    }
}

//# closed, returned, kept, owned, given to somebody
use std::ffi::{c_char, c_int, c_void, CStr};
use std::os::fd::{FromRawFd, OwnedFd};

extern "C" {
    fn fopen(path: *const c_char, mode: *const c_char) -> *mut c_void;
    fn fclose(file: *mut c_void) -> c_int;
    fn fputs(text: *const c_char, file: *mut c_void) -> c_int;
    fn socket(domain: c_int, kind: c_int, protocol: c_int) -> c_int;
    fn logger_set_output(file: *mut c_void);
}

pub struct Log {
    file: *mut c_void,
}

pub unsafe fn write(path: &CStr, text: &CStr) -> bool {
    let file = fopen(path.as_ptr(), c"w".as_ptr());
    if file.is_null() {
        return false;
    }
    let ok = fputs(text.as_ptr(), file) >= 0;
    fclose(file) == 0 && ok
}

pub unsafe fn log_to(path: &CStr) -> Log {
    let file = fopen(path.as_ptr(), c"a".as_ptr());
    fputs(c"begin\n".as_ptr(), file);
    Log { file }
}

pub unsafe fn output(path: &CStr) {
    let file = fopen(path.as_ptr(), c"a".as_ptr());
    logger_set_output(file);
}

pub fn udp() -> OwnedFd {
    let fd = unsafe { socket(2, 2, 0) };
    assert!(fd >= 0);
    unsafe { OwnedFd::from_raw_fd(fd) }
}

//# Rust's own functions of the same names
use std::fs::File;
use std::io::{self, Read};

pub fn open(path: &str) -> io::Result<File> {
    File::open(path)
}

pub fn first(path: &str) -> io::Result<u8> {
    let mut file = open(path)?;
    let mut byte = [0];
    file.read_exact(&mut byte)?;
    Ok(byte[0])
}

//# thread-amount (RUSTSEC-2025-0125): functions of the `windows` crate
//? rustc: the crate `windows` is not there
use windows::Win32::System::Diagnostics::ToolHelp::{
    CreateToolhelp32Snapshot, Process32First, PROCESSENTRY32, TH32CS_SNAPPROCESS,
};

pub fn first() -> Option<u32> {
    let snapshot = unsafe { CreateToolhelp32Snapshot(TH32CS_SNAPPROCESS, 0) }.ok()?;
      //^^^^^^^^ warning leaked-system-handle: `snapshot` is never closed: each `CreateToolhelp32Snapshot` needs a `CloseHandle`, and nothing else gets the handle
    let mut entry = PROCESSENTRY32::default();
    if snapshot.is_invalid() || unsafe { Process32First(snapshot, &mut entry) }.is_err() {
        return None;
    }
    Some(entry.th32ProcessID)
}

//# its number is told to somebody
use std::ffi::{c_char, c_int, CStr};

extern "C" {
    fn open(path: *const c_char, flags: c_int, ...) -> c_int;
}

pub fn argument(path: &CStr) -> String {
    let device = unsafe { open(path.as_ptr(), 2) };
    format!("--net=fd:{}", device)
}
