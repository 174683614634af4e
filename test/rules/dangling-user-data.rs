//# a counter on the stack
use std::ffi::c_void;

extern "C" {
    fn timer_add(interval_ms: u32, callback: extern "C" fn(*mut c_void), user_data: *mut c_void);
}

extern "C" fn tick(user_data: *mut c_void) {
    let count = unsafe { &mut *(user_data as *mut u32) };
    *count = count.wrapping_add(1);
}

pub fn start() {
    let mut count = 0u32;
    unsafe { timer_add(100, tick, &mut count as *mut u32 as *mut c_void) }
                                //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning dangling-user-data: `timer_add` keeps this pointer for later calls, but `count` is gone when the function returns; box it and hand over `Box::into_raw`
}

//# a closure that was moved into the function
use std::ffi::{c_int, c_void};

pub enum Window {}

extern "C" {
    fn window_on_key(
        window: *mut Window,
        callback: Option<unsafe extern "C" fn(c_int, *mut c_void)>,
        user_data: *mut c_void,
    );
}

unsafe extern "C" fn trampoline<F: FnMut(c_int)>(key: c_int, user_data: *mut c_void) {
    (*(user_data as *mut F))(key);
}

pub struct Handle {
    raw: *mut Window,
}

impl Handle {
    pub fn on_key<F: FnMut(c_int) + 'static>(&self, mut callback: F) {
        let user_data = std::ptr::addr_of_mut!(callback);
        unsafe { window_on_key(self.raw, Some(trampoline::<F>), user_data.cast::<c_void>()) }
                                                              //^^^^^^^^^^^^^^^^^^^^^^^^^^ warning dangling-user-data: `window_on_key` keeps this pointer for later calls, but `callback` is gone when the function returns; box it and hand over `Box::into_raw`
    }
}

//# user data on its own, of a temporary
use std::ffi::c_void;

pub enum Decoder {}

extern "C" {
    fn decoder_set_user_data(decoder: *mut Decoder, user_data: *mut c_void);
}

pub struct State {
    pub rows: Vec<u8>,
}

pub fn attach(decoder: *mut Decoder) {
    unsafe { decoder_set_user_data(decoder, &mut State { rows: Vec::new() } as *mut State as *mut c_void) }
                                          //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning dangling-user-data: `decoder_set_user_data` keeps this pointer for later calls, but `State { rows: Vec::new() }` is dropped at the end of the statement; box it and hand over `Box::into_raw`
}

//# boxed, or removed again, or used at once
use std::ffi::c_void;

extern "C" {
    fn timer_add(interval_ms: u32, callback: extern "C" fn(*mut c_void), user_data: *mut c_void);
    fn timer_remove(callback: extern "C" fn(*mut c_void));
    fn list_for_each(list: *const u8, callback: extern "C" fn(*mut c_void), user_data: *mut c_void);
    fn event_loop_run();
}

extern "C" fn tick(_user_data: *mut c_void) {}

pub fn boxed() {
    let count = Box::into_raw(Box::new(0u32));
    unsafe { timer_add(100, tick, count as *mut c_void) }
}

pub fn removed() {
    let mut count = 0u32;
    unsafe {
        timer_add(100, tick, &mut count as *mut u32 as *mut c_void);
        timer_remove(tick);
    }
}

pub fn at_once(list: *const u8) -> u32 {
    let mut count = 0u32;
    unsafe { list_for_each(list, tick, &mut count as *mut u32 as *mut c_void) }
    count
}

pub fn until_the_end() {
    let mut count = 0u32;
    unsafe {
        timer_add(100, tick, &mut count as *mut u32 as *mut c_void);
        event_loop_run();
    }
}

//# behind a reference, in a static, in an object that is made here, and an option that C copies
use std::ffi::{c_int, c_void};

pub enum Parser {}

extern "C" {
    fn parser_create() -> *mut Parser;
    fn parser_set_callback(parser: *mut Parser, callback: extern "C" fn(*mut c_void), user_data: *mut c_void);
    fn socket_set_option(socket: c_int, option: c_int, value: *const c_void, length: u32) -> c_int;
}

extern "C" fn element(_user_data: *mut c_void) {}

static TABLE: [u8; 4] = [0; 4];

pub struct Document {
    depth: u32,
}

impl Document {
    pub fn watch(&mut self, parser: *mut Parser) {
        self.depth = 0;
        unsafe {
            parser_set_callback(parser, element, self as *mut Document as *mut c_void);
            parser_set_callback(parser, element, &mut self.depth as *mut u32 as *mut c_void);
        }
    }
}

pub fn table(parser: *mut Parser) {
    unsafe { parser_set_callback(parser, element, &TABLE as *const [u8; 4] as *mut c_void) }
}

pub fn made_here() -> u32 {
    let mut depth = 0u32;
    let parser = unsafe { parser_create() };
    unsafe { parser_set_callback(parser, element, &mut depth as *mut u32 as *mut c_void) }
    depth
}

pub fn option(socket: c_int) -> c_int {
    let on: c_int = 1;
    unsafe { socket_set_option(socket, 2, &on as *const c_int as *const c_void, 4) }
}

//# silent: what a counted pointer leads to, a callback that runs at once
use std::ffi::c_void;
use std::sync::Arc;

type Callback = Box<dyn Fn() + Send + Sync>;

extern "C" {
    fn logger_create_callback(callback: extern "C" fn(*mut c_void), user_data: *mut c_void) -> *mut c_void;
    fn debug_inspector_open(callback: extern "C" fn(*mut c_void), user_data: *mut c_void);
}

extern "C" fn log(user_data: *mut c_void) {
    let callback = unsafe { &*(user_data as *const Callback) };
    callback();
}

pub struct Logger {
    pub inner: *mut c_void,
    pub callback: Arc<Callback>,
}

pub fn logger(callback: Callback) -> Logger {
    let callback: Arc<Callback> = Arc::new(callback);
    let raw: *const Callback = Arc::as_ptr(&callback);
    let inner = unsafe { logger_create_callback(log, raw as *mut c_void) };
    Logger { inner, callback }
}

pub fn inspect(callback: Callback) {
    unsafe { debug_inspector_open(log, &mut Some(callback) as *mut _ as *mut c_void) };
}

//# spng (MIRILLI-37): a pointer into a box, and then the box is moved
use std::ffi::{c_int, c_void};

extern "C" {
    fn png_set_stream(context: *mut c_void, read: Option<unsafe extern "C" fn(*mut c_void) -> c_int>, user: *mut c_void);
}

unsafe extern "C" fn read<R: std::io::Read>(user: *mut c_void) -> c_int {
    let reader = &mut *(user as *mut R);
    reader.read(&mut []).is_ok() as c_int
}

pub struct Decoder<R> {
    raw: *mut c_void,
    reader: Option<Box<R>>,
}

impl<R: std::io::Read> Decoder<R> {
    pub fn set_stream(&mut self, reader: R) {
        let mut boxed = Box::new(reader);
        let user = boxed.as_mut() as *mut R as *mut _;
        self.reader = Some(boxed);
        unsafe { png_set_stream(self.raw, Some(read::<R>), user) }
                                                         //^^^^ info dangling-user-data: `png_set_stream` keeps this pointer into the box `boxed`, but moving the box says that nobody else has one; hand over `Box::into_raw` and keep the pointer
    }

    pub fn open(raw: *mut c_void, reader: R) -> Self {
        let mut reader = Box::new(reader);
        unsafe { png_set_stream(raw, Some(read::<R>), &mut *reader as *mut R as *mut c_void) }
                                                    //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info dangling-user-data: `png_set_stream` keeps this pointer into the box `reader`, but moving the box says that nobody else has one; hand over `Box::into_raw` and keep the pointer
        Decoder { raw, reader: Some(reader) }
    }
}

//# a box that was let go of, and one that stays where it is
use std::ffi::{c_int, c_void};

extern "C" {
    fn png_set_stream(context: *mut c_void, read: Option<unsafe extern "C" fn(*mut c_void) -> c_int>, user: *mut c_void);
    fn png_decode(context: *mut c_void) -> c_int;
}

unsafe extern "C" fn read<R: std::io::Read>(user: *mut c_void) -> c_int {
    let reader = &mut *(user as *mut R);
    reader.read(&mut []).is_ok() as c_int
}

pub struct Decoder<R> {
    raw: *mut c_void,
    reader: *mut R,
}

impl<R: std::io::Read> Decoder<R> {
    pub fn set_stream(&mut self, reader: R) {
        self.reader = Box::into_raw(Box::new(reader));
        unsafe { png_set_stream(self.raw, Some(read::<R>), self.reader as *mut c_void) }
    }

    pub fn decode(raw: *mut c_void, reader: R) -> c_int {
        let mut boxed = Box::new(reader);
        unsafe {
            png_set_stream(raw, Some(read::<R>), &mut *boxed as *mut R as *mut c_void);
            png_decode(raw)
        }
    }
}

impl<R> Drop for Decoder<R> {
    fn drop(&mut self) {
        if !self.reader.is_null() {
            drop(unsafe { Box::from_raw(self.reader) });
        }
    }
}

//# diesel (RUSTSEC-2026-0172): a database that SQLite reads where the caller left it
pub struct Connection {
    handle: *mut ffi::sqlite3,
}

impl Connection {
    pub fn deserialize(&mut self, data: &[u8]) -> i32 {
        let size = data.len() as i64;
        let flags = ffi::SQLITE_DESERIALIZE_READONLY;
        let schema = std::ptr::null();
        unsafe { ffi::sqlite3_deserialize(self.handle, schema, data.as_ptr() as *mut u8, size, size, flags) }
                                                             //^^^^^^^^^^^^^^^^^^^^^^^^ warning dangling-user-data: `sqlite3_deserialize` keeps this pointer after it returns, but `data` is only borrowed until then; hand over a copy that C frees, or ask for `'static`
    }

    pub fn deserialize_static(&mut self, data: &'static [u8]) -> i32 {
        let size = data.len() as i64;
        let flags = ffi::SQLITE_DESERIALIZE_READONLY;
        let schema = std::ptr::null();
        unsafe { ffi::sqlite3_deserialize(self.handle, schema, data.as_ptr() as *mut u8, size, size, flags) }
    }

    pub fn deserialize_copy(&mut self, data: &[u8]) -> i32 {
        let size = data.len() as i64;
        let flags = ffi::SQLITE_DESERIALIZE_FREEONCLOSE;
        let schema = std::ptr::null();
        unsafe {
            let copy = ffi::sqlite3_malloc64(data.len() as u64) as *mut u8;
            std::ptr::copy_nonoverlapping(data.as_ptr(), copy, data.len());
            ffi::sqlite3_deserialize(self.handle, schema, copy, size, size, flags)
        }
    }
}

//# the environment keeps the string itself
use std::ffi::{c_char, c_int, CStr};

extern "C" {
    fn putenv(text: *mut c_char) -> c_int;
}

pub fn set(text: &CStr) -> bool {
    unsafe { putenv(text.as_ptr().cast_mut()) == 0 }
                  //^^^^^^^^^^^^^^^^^^^^^^^^ warning dangling-user-data: `putenv` keeps this pointer after it returns, but `text` is only borrowed until then; hand over a copy that C frees, or ask for `'static`
}

pub fn set_for_good(text: &CStr) -> bool {
    unsafe { putenv(text.to_owned().into_raw()) == 0 }
}
