//# the option is consumed, so its string is dropped inside the closure
use std::ffi::{c_char, CString};
use std::ptr;

unsafe extern "C" {
    fn set_title(title: *const c_char) -> i32;
}

pub fn retitle(title: Option<CString>) {
    let title = title.map_or(ptr::null(), |title| title.as_ptr());
                                                      //^^^^^^ error dangling-cstring: This points into `title`, a `CString` that the closure takes and drops when it returns; the pointer is returned
    unsafe { set_title(title) };
}

pub fn retitle_text(title: Option<&str>) {
    let title = title.map(|title| CString::new(title).unwrap());
    unsafe { set_title(title.map(|title| title.as_ptr()).unwrap_or(ptr::null())) };
                                             //^^^^^^ error dangling-cstring: This points into `title`, a `CString` that the closure takes and drops when it returns; the pointer is returned
}

pub fn try_title(title: &str) {
    let title = CString::new(title).map_or(ptr::null(), |title| title.as_ptr());
                                                                    //^^^^^^ error dangling-cstring: This points into `title`, a `CString` that the closure takes and drops when it returns; the pointer is returned
    unsafe { set_title(title) };
}
//> Borrow it with `as_ref`, so that its owner stays
use std::ffi::{c_char, CString};
use std::ptr;

unsafe extern "C" {
    fn set_title(title: *const c_char) -> i32;
}

pub fn retitle(title: Option<CString>) {
    let title = title.as_ref().map_or(ptr::null(), |title| title.as_ptr());
    unsafe { set_title(title) };
}

pub fn retitle_text(title: Option<&str>) {
    let title = title.map(|title| CString::new(title).unwrap());
    unsafe { set_title(title.map(|title| title.as_ptr()).unwrap_or(ptr::null())) };
}

pub fn try_title(title: &str) {
    let title = CString::new(title).map_or(ptr::null(), |title| title.as_ptr());
    unsafe { set_title(title) };
}

//# options whose strings are made by a method, a function, a collected vector
use std::ffi::{c_char, CString, NulError};
use std::ptr;

unsafe extern "C" {
    fn find_window(class: *const u16, title: *const c_char) -> *mut u8;
    fn set_names(names: *const Names) -> i32;
}

#[repr(C)]
pub struct Names {
    rules: *const c_char,
}

trait ToCString {
    fn to_cstring(&self) -> CString;
}

impl ToCString for str {
    fn to_cstring(&self) -> CString {
        CString::new(self).unwrap_or_default()
    }
}

fn optional(text: Option<String>) -> Result<Option<CString>, NulError> {
    text.map(CString::new).transpose()
}

pub fn find(class: Option<&str>, title: Option<&str>) -> *mut u8 {
    let class = class.map(|class| class.encode_utf16().chain(Some(0)).collect::<Vec<_>>());
    let title = title.map(|title| title.to_cstring());
    unsafe {
        find_window(
            class.map(|class| class.as_ptr()).unwrap_or(ptr::null()),
                                  //^^^^^^ error dangling-cstring: This points into `class`, a `Vec` that the closure takes and drops when it returns; the pointer is returned
            title.map_or(ptr::null(), |title| title.as_ptr()),
                                                  //^^^^^^ error dangling-cstring: This points into `title`, a `CString` that the closure takes and drops when it returns; the pointer is returned
        )
    }
}

pub fn names(rules: Option<String>) -> Result<i32, NulError> {
    let rules = optional(rules)?;
    let names = Names { rules: rules.map_or(ptr::null(), |rules| rules.as_ptr()) };
                                                                     //^^^^^^ error dangling-cstring: This points into `rules`, a `CString` that the closure takes and drops when it returns; the pointer is returned
    Ok(unsafe { set_names(&names) })
}

//# a variable of an inner block, of an arm, of a condition
use std::ffi::{c_char, CString};
use std::ptr;

unsafe extern "C" {
    fn set_title(title: *const c_char) -> i32;
}

pub fn retitle(title: Option<&str>) {
    let raw = match title {
        Some(title) => {
            let title = CString::new(title).unwrap();
            title.as_ptr()
                //^^^^^^ error dangling-cstring: This points into `title`, a `CString` that is dropped at the end of its block; the pointer is used after that
        }
        None => ptr::null(),
    };
    unsafe { set_title(raw) };
}

pub fn checked(title: &str) {
    let raw = match CString::new(title) {
        Ok(title) => title.as_ptr(),
                         //^^^^^^ error dangling-cstring: This points into `title`, a `CString` that is dropped at the end of its block; the pointer is used after that
        Err(_) => ptr::null(),
    };
    unsafe { set_title(raw) };
}

pub fn if_let(title: &str) {
    let raw = if let Ok(title) = CString::new(title) { title.as_ptr() } else { ptr::null() };
                                                           //^^^^^^ error dangling-cstring: This points into `title`, a `CString` that is dropped at the end of its block; the pointer is used after that
    unsafe { set_title(raw) };
}

pub fn block(title: String) {
    let raw = {
        let title = format!("{title}\0");
        title.as_ptr() as *const c_char
            //^^^^^^ error dangling-cstring: This points into `title`, a `String` that is dropped at the end of its block; the pointer is used after that
    };
    let other = {
        let bytes = String::from("title\0").into_bytes();
        bytes.as_ptr()
            //^^^^^^ error dangling-cstring: This points into `bytes`, a `Vec` that is dropped at the end of its block; the pointer is used after that
    };
    unsafe {
        set_title(raw);
        set_title(other.cast())
    };
}

//# returned, alone or in a struct
use std::ffi::{c_char, CString};

#[repr(C)]
pub struct Options {
    pub title: *const c_char,
    pub width: i32,
}

#[no_mangle]
pub extern "C" fn version() -> *const c_char {
    let version = CString::new(env!("CARGO_PKG_NAME")).unwrap_or_default();
    version.as_ptr()
          //^^^^^^ error dangling-cstring: This points into `version`, a `CString` that is dropped on return; the pointer is returned
}

pub fn early(verbose: bool) -> *const c_char {
    let text = CString::new("verbose").unwrap();
    if verbose {
        return text.as_ptr();
                  //^^^^^^ error dangling-cstring: This points into `text`, a `CString` that is dropped on return; the pointer is returned
    }
    std::ptr::null()
}

pub fn maybe(text: &str) -> Option<*const c_char> {
    Some(CString::new(text).ok()?.as_ptr())
                                //^^^^^^ error dangling-cstring: This points into a temporary `CString`, which is dropped at the end of the statement; the pointer is returned
}

pub fn options(title: &str) -> Options {
    let title = CString::new(title).unwrap();
    Options { title: title.as_ptr(), width: 80 }
                         //^^^^^^ error dangling-cstring: This points into `title`, a `CString` that is dropped on return; the pointer is returned
}

pub fn boxed(title: &str) -> *mut Options {
    let title = CString::new(title).unwrap();
    let options = Options { title: title.as_ptr(), width: 80 };
                                       //^^^^^^ error dangling-cstring: This points into `title`, a `CString` that is dropped on return; the pointer is returned
    Box::into_raw(Box::new(options))
}

pub fn boxed_at_once(title: &str) -> Box<Options> {
    let options = Box::new(Options { title: CString::new(title).unwrap().as_ptr(), width: 80 });
                                                                       //^^^^^^ error dangling-cstring: This points into a temporary `CString`, which is dropped at the end of the statement; the pointer is returned
    options
}

pub fn closure(title: &str) -> impl Fn() -> i32 {
    unsafe extern "C" {
        fn set_title(title: *const c_char) -> i32;
    }
    let title = CString::new(title).unwrap();
    let raw = title.as_ptr();
                  //^^^^^^ error dangling-cstring: This points into `title`, a `CString` that is dropped on return; the pointer is returned
    move || unsafe { set_title(raw) }
}

//# kept in a list that lives longer
use std::ffi::{c_char, CString};

unsafe extern "C" {
    fn run(argc: i32, argv: *const *const c_char) -> i32;
}

pub fn run_all(args: &[&str]) {
    let mut argv = Vec::new();
    for arg in args {
        let arg = CString::new(*arg).unwrap();
        argv.push(arg.as_ptr());
                    //^^^^^^ error dangling-cstring: This points into `arg`, a `CString` that is dropped at the end of its block; the pointer is kept after that
    }
    for arg in args {
        argv.push(CString::new(*arg).unwrap().as_ptr());
                                            //^^^^^^ error dangling-cstring: This points into a temporary `CString`, which is dropped at the end of the statement; the pointer is kept after that
    }
    unsafe { run(argv.len() as i32, argv.as_ptr()) };
}

//# dropped by hand, replaced by another, kept in what the caller owns
use std::ffi::{c_char, CString};

unsafe extern "C" {
    fn set_title(title: *const c_char) -> i32;
}

pub struct Window {
    title: *const c_char,
}

impl Window {
    pub fn rename(&mut self, title: &str) {
        let title = CString::new(title).unwrap();
        self.title = title.as_ptr();
                         //^^^^^^ error dangling-cstring: This points into `title`, a `CString` that is dropped at the end of its block; the pointer is kept after that
    }
}

pub fn too_soon(title: &str) {
    let title = CString::new(title).unwrap();
    let raw = title.as_ptr();
                  //^^^^^^ error dangling-cstring: This points into `title`, a `CString` that is dropped by hand; the pointer is used after that
    drop(title);
    unsafe { set_title(raw) };
}

pub fn another(first: &str, second: &str) {
    let mut title = CString::new(first).unwrap();
    let raw = title.as_ptr();
                  //^^^^^^ error dangling-cstring: This points into `title`, a `CString` that is replaced by another; the pointer is used after that
    title = CString::new(second).unwrap();
    unsafe { set_title(raw) };
    unsafe { set_title(title.as_ptr()) };
}

//# libfmod (LIBFMOD-24): the generator bound the pointer, not the string; the compiler says so itself
use std::ffi::{c_char, CString, NulError};

unsafe extern "C" {
    fn FMOD_System_CreateSound(system: *mut u8, name: *const c_char, mode: u32) -> i32;
}

pub fn create_sound(system: *mut u8, path: &str) -> Result<i32, NulError> {
    let name = CString::new(path)?.as_ptr();
                                 //^^^^^^ warning dangling-pointer-from-temporary: `as_ptr` points into a temporary `CString`, which is dropped at the end of this statement; keep it in a variable
    Ok(unsafe { FMOD_System_CreateSound(system, name, 0) })
}

//# libfmod: a conversion takes its strings along and drops them
use std::ffi::{c_char, CString};

#[repr(C)]
pub struct RawTag {
    name: *const c_char,
    length: u32,
}

pub struct Tag {
    pub name: CString,
    pub length: u32,
}

impl From<Tag> for RawTag {
    fn from(tag: Tag) -> RawTag {
        RawTag { name: tag.name.as_ptr(), length: tag.length }
                              //^^^^^^ error dangling-cstring: This points into `tag.name`, a `CString` that is dropped on return; the pointer is returned
    }
}

impl Tag {
    pub fn raw(&self) -> RawTag {
        RawTag { name: self.name.as_ptr(), length: self.length }
    }

    pub fn into_raw(self) -> RawTag {
        RawTag { name: self.name.as_ptr().cast(), length: self.length }
                               //^^^^^^ error dangling-cstring: This points into `self.name`, a `CString` that is dropped on return; the pointer is returned
    }
}

pub fn sync_point(name: Option<String>) -> Result<*const c_char, std::ffi::NulError> {
    name.map(|name| CString::new(name).map(|name| name.as_ptr())).unwrap_or(Ok(std::ptr::null()))
                                                     //^^^^^^ error dangling-cstring: This points into `name`, a `CString` that the closure takes and drops when it returns; the pointer is returned
}

//# the string lives long enough
use std::ffi::{c_char, CStr, CString, NulError};
use std::ptr;

unsafe extern "C" {
    fn set_title(title: *const c_char) -> i32;
    fn run(argc: i32, argv: *const *const c_char) -> i32;
}

#[repr(C)]
pub struct Options {
    title: *const c_char,
}

pub struct Held {
    options: Options,
    _title: CString,
}

pub fn inline(title: &str) -> Result<i32, NulError> {
    Ok(unsafe { set_title(CString::new(title)?.as_ptr()) })
}

pub fn held(title: &str) -> Held {
    let title = CString::new(title).unwrap();
    let options = Options { title: title.as_ptr() };
    Held { options, _title: title }
}

pub fn borrowed(title: Option<CString>) {
    let raw = title.as_ref().map_or(ptr::null(), |title| title.as_ptr());
    unsafe { set_title(raw) };
    let raw = match &title {
        Some(title) => title.as_ptr(),
        None => ptr::null(),
    };
    unsafe { set_title(raw) };
    if let Some(ref title) = title {
        let raw = title.as_ptr();
        unsafe { set_title(raw) };
    }
}

pub fn of_the_caller(title: &CStr) -> *const c_char {
    title.as_ptr()
}

pub fn list(args: &[&str]) -> Result<i32, NulError> {
    let owners: Vec<CString> = args.iter().map(|arg| CString::new(*arg)).collect::<Result<_, _>>()?;
    let mut argv: Vec<*const c_char> = owners.iter().map(|arg| arg.as_ptr()).collect();
    argv.push(ptr::null());
    Ok(unsafe { run(owners.len() as i32, argv.as_ptr()) })
}

pub fn list_in_a_loop(args: &[&str]) -> Result<i32, NulError> {
    let mut owners = Vec::new();
    let mut argv = Vec::new();
    for arg in args {
        let arg = CString::new(*arg)?;
        argv.push(arg.as_ptr());
        owners.push(arg);
    }
    Ok(unsafe { run(argv.len() as i32, argv.as_ptr()) })
}

pub fn given_away(title: &str) -> *mut c_char {
    let title = CString::new(title).unwrap_or_default();
    title.into_raw()
}

pub fn forgotten(title: &str) -> *const c_char {
    let title = CString::new(title).unwrap_or_default();
    let raw = title.as_ptr();
    std::mem::forget(title);
    raw
}

pub struct Parts {
    name: CString,
    length: usize,
}

pub struct Whole {
    raw: *const c_char,
    length: usize,
    _name: CString,
}

impl From<Parts> for Whole {
    fn from(parts: Parts) -> Whole {
        Whole { raw: parts.name.as_ptr(), length: parts.length, _name: parts.name }
    }
}

//# libpulse-binding (commit 39ff1c5): a loop takes the strings by value
use std::ffi::{c_char, CString};

extern "C" {
    fn use_devices(devices: *const *const c_char);
}

pub fn select(names: &[&str]) {
    let mut devices: Vec<CString> = Vec::with_capacity(names.len());
    for name in names {
        devices.push(CString::new(*name).unwrap_or_default());
    }
    let mut pointers: Vec<*const c_char> = Vec::with_capacity(devices.len() + 1);
    for device in devices {
        pointers.push(device.as_ptr());
                           //^^^^^^ error dangling-cstring: This points into `device`, a `CString` that is dropped at the end of its block; the pointer is kept after that
    }
    pointers.push(std::ptr::null());
    unsafe { use_devices(pointers.as_ptr()) };
}

//# the same by reference
use std::ffi::{c_char, CString};

extern "C" {
    fn use_devices(devices: *const *const c_char);
}

pub fn select(devices: Vec<CString>) {
    let mut pointers: Vec<*const c_char> = Vec::with_capacity(devices.len() + 1);
    for device in &devices {
        pointers.push(device.as_ptr());
    }
    pointers.push(std::ptr::null());
    unsafe { use_devices(pointers.as_ptr()) };
}

//# SDL2, AudioDevice::open (commit f7370be3): an option of a `match` is taken apart; and a list by `into_iter`
use std::ffi::{c_char, CString};
use std::ptr;

extern "C" {
    fn open_device(name: *const c_char) -> u32;
    fn open_all(names: *const *const c_char, count: usize) -> u32;
}

pub fn open<'a, D: Into<Option<&'a str>>>(device: D) -> u32 {
    let device = match device.into() {
        Some(device) => Some(CString::new(device).unwrap_or_default()),
        None => None,
    };
    let name = device.map_or(ptr::null(), |s| s.as_ptr());
                                              //^^^^^^ error dangling-cstring: This points into `s`, a `CString` that the closure takes and drops when it returns; the pointer is returned
    unsafe { open_device(name) }
}

pub fn open_list(names: Vec<CString>) -> u32 {
    let names: Vec<*const c_char> = names.into_iter().map(|name| name.as_ptr()).collect();
                                                                    //^^^^^^ error dangling-cstring: This points into `name`, a `CString` that the closure takes and drops when it returns; the pointer is returned
    unsafe { open_all(names.as_ptr(), names.len()) }
}

pub fn open_borrowed(names: &[CString]) -> u32 {
    let names: Vec<*const c_char> = names.iter().map(|name| name.as_ptr()).collect();
    unsafe { open_all(names.as_ptr(), names.len()) }
}

//# what is behind a reference or a guard is no part of the temporary that leads to it
use std::ffi::{c_char, c_int, CString};
use std::ptr;
use std::sync::Mutex;

pub struct Statement {
    names: Vec<(c_int, CString)>,
    title: CString,
}

pub fn cached(statement: &mut Statement, index: c_int, name: Option<CString>) -> *const c_char {
    match name {
        Some(name) => {
            statement.names.push((index, name));
            statement.names.last().unwrap().1.as_ptr()
        }
        None => ptr::null(),
    }
}

pub fn locked(statement: &'static Mutex<Statement>) -> *const c_char {
    statement.lock().unwrap().title.as_ptr()
}
