//# quiche (QUICHE-2470): a free function that takes over null
pub struct Connection {
    id: u64,
}

#[no_mangle]
pub extern "C" fn conn_free(conn: *mut Connection) {
    drop(unsafe { Box::from_raw(conn) });
                //^^^^^^^^^^^^^^^^^^^ warning missing-null-check-in-free: `from_raw` takes over `conn` without a null check; C may call `conn_free` with null, as it may `free`
}
//> Do nothing when `conn` is null
pub struct Connection {
    id: u64,
}

#[no_mangle]
pub extern "C" fn conn_free(conn: *mut Connection) {
    if !conn.is_null() {
        drop(unsafe { Box::from_raw(conn) });
    }
}

//# strings, and functions that do more
use std::ffi::{c_char, c_int, CString};
use std::sync::Arc;

pub struct Session {
    open: bool,
}

#[no_mangle]
pub unsafe extern "C" fn string_free(text: *mut c_char) {
    let _ = CString::from_raw(text);
          //^^^^^^^^^^^^^^^^^^^^^^^ warning missing-null-check-in-free: `from_raw` takes over `text` without a null check; C may call `string_free` with null, as it may `free`
}

#[no_mangle]
pub unsafe extern "C" fn SessionRelease(session: *const Session) -> c_int {
    let session = Arc::from_raw(session);
                //^^^^^^^^^^^^^^^^^^^^^^ warning missing-null-check-in-free: `from_raw` takes over `session` without a null check; C may call `SessionRelease` with null, as it may `free`
    session.open as c_int
}
//> Return early when `session` is null
use std::ffi::{c_char, c_int, CString};
use std::sync::Arc;

pub struct Session {
    open: bool,
}

#[no_mangle]
pub unsafe extern "C" fn string_free(text: *mut c_char) {
    let _ = CString::from_raw(text);
}

#[no_mangle]
pub unsafe extern "C" fn SessionRelease(session: *const Session) -> c_int {
    if session.is_null() {
        return -1;
    }
    let session = Arc::from_raw(session);
    session.open as c_int
}

//# silent: the check is there
use std::ffi::{c_char, CString};

pub struct Parser {
    depth: u32,
}

#[no_mangle]
pub unsafe extern "C" fn parser_free(parser: *mut Parser) {
    if !parser.is_null() {
        drop(Box::from_raw(parser));
    }
}

#[no_mangle]
pub unsafe extern "C" fn parser_free_text(text: *mut c_char) {
    if text.is_null() {
        return;
    }
    drop(CString::from_raw(text));
}

#[no_mangle]
pub unsafe extern "C" fn parser_destroy(parser: Option<Box<Parser>>) {
    drop(parser);
}

//# silent: a borrow of it, and functions that only Rust calls
pub struct Table {
    rows: u32,
}

impl Table {
    unsafe fn free(table: *mut Table) {
        drop(Box::from_raw(table));
    }
}

pub fn table_free(table: Box<Table>) {
    unsafe { Table::free(Box::into_raw(table)) }
}
