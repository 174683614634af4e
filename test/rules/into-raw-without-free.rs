//# a string for C that nobody can free
use std::ffi::{c_char, CString};

#[no_mangle]
pub extern "C" fn version_get() -> *mut c_char {
    CString::new("1.2.3").unwrap().into_raw()
                                 //^^^^^^^^ warning into-raw-without-free: `CString::into_raw` is returned to C, and nothing in the crate takes it back with `CString::from_raw`: it leaks, and C's `free` cannot free it
}
//> Write `version_free`
use std::ffi::{c_char, CString};

#[no_mangle]
pub extern "C" fn version_get() -> *mut c_char {
    CString::new("1.2.3").unwrap().into_raw()
}

/// Frees what `version_get` returned.
///
/// # Safety
///
/// `pointer` is null, or comes from `version_get` and is not used any more.
#[no_mangle]
pub unsafe extern "C" fn version_free(pointer: *mut c_char) {
    if !pointer.is_null() {
        drop(unsafe { CString::from_raw(pointer) });
    }
}

//# a boxed object, with C's own way to make it
pub struct Engine {
    pub speed: u32,
}

#[no_mangle]
pub extern "C" fn engine_new(speed: u32) -> *mut Engine {
    Box::into_raw(Box::new(Engine { speed }))
  //^^^^^^^^^^^^^ warning into-raw-without-free: `Box::into_raw` is returned to C, and nothing in the crate takes it back with `Box::from_raw`: it leaks, and C's `free` cannot free it
}
//> Write `engine_free`
pub struct Engine {
    pub speed: u32,
}

#[no_mangle]
pub extern "C" fn engine_new(speed: u32) -> *mut Engine {
    Box::into_raw(Box::new(Engine { speed }))
}

/// Frees what `engine_new` returned.
///
/// # Safety
///
/// `pointer` is null, or comes from `engine_new` and is not used any more.
#[no_mangle]
pub unsafe extern "C" fn engine_free(pointer: *mut Engine) {
    if !pointer.is_null() {
        drop(unsafe { Box::from_raw(pointer) });
    }
}

//# edition 2024, a shared object, through an early return and an out-pointer
//? edition: 2024
use std::sync::Arc;

pub struct Pool {
    pub size: usize,
}

#[unsafe(no_mangle)]
pub extern "C" fn pool_create(size: usize) -> *const Pool {
    if size == 0 {
        return std::ptr::null();
    }
    Arc::into_raw(Arc::new(Pool { size }))
  //^^^^^^^^^^^^^ warning into-raw-without-free: `Arc::into_raw` is returned to C, and nothing in the crate takes it back with `Arc::from_raw`: it leaks, and C's `free` cannot free it
}

#[unsafe(no_mangle)]
pub unsafe extern "C" fn pool_list(out: *mut *mut usize) -> i32 {
    if out.is_null() {
        return -1;
    }
    unsafe { *out = Box::into_raw(Box::new(4usize)) };
                  //^^^^^^^^^^^^^ warning into-raw-without-free: `Box::into_raw` is handed to C, and nothing in the crate takes it back with `Box::from_raw`: it leaks, and C's `free` cannot free it
    0
}
//> Write `pool_free`
use std::sync::Arc;

pub struct Pool {
    pub size: usize,
}

#[unsafe(no_mangle)]
pub extern "C" fn pool_create(size: usize) -> *const Pool {
    if size == 0 {
        return std::ptr::null();
    }
    Arc::into_raw(Arc::new(Pool { size }))
}

/// Frees what `pool_create` returned.
///
/// # Safety
///
/// `pointer` is null, or comes from `pool_create` and is not used any more.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn pool_free(pointer: *const Pool) {
    if !pointer.is_null() {
        drop(unsafe { Arc::from_raw(pointer) });
    }
}

#[unsafe(no_mangle)]
pub unsafe extern "C" fn pool_list(out: *mut *mut usize) -> i32 {
    if out.is_null() {
        return -1;
    }
    unsafe { *out = Box::into_raw(Box::new(4usize)) };
    0
}

//# libhydrogen, ytnef (MIRILLI-20, MIRILLI-18): a CString passed to C by `into_raw`
use std::ffi::{c_char, CString};

extern "C" {
    fn hydro_context(name: *const c_char) -> i32;
}

pub fn open(name: &str) -> i32 {
    let name = CString::new(name).unwrap();
    unsafe { hydro_context(name.into_raw()) }
                              //^^^^^^^^ warning into-raw-without-free: `CString::into_raw` is passed to `hydro_context`, and nothing in the crate takes it back with `CString::from_raw`: it leaks, and C's `free` cannot free it
}

//# liboj (FFICHECKER-liboj), jyt: strings handed to another language
use std::ffi::{c_char, CStr, CString};

#[no_mangle]
pub unsafe extern "C" fn to_upper(text: *const c_char) -> *const c_char {
    let text = match CStr::from_ptr(text).to_str() {
        Ok(text) => text.to_uppercase(),
        Err(_) => return std::ptr::null(),
    };
    let out = CString::new(text).unwrap();
    out.into_raw()
      //^^^^^^^^ warning into-raw-without-free: `CString::into_raw` is returned to C, and nothing in the crate takes it back with `CString::from_raw`: it leaks, and C's `free` cannot free it
}
//> Write `to_upper_free`
use std::ffi::{c_char, CStr, CString};

#[no_mangle]
pub unsafe extern "C" fn to_upper(text: *const c_char) -> *const c_char {
    let text = match CStr::from_ptr(text).to_str() {
        Ok(text) => text.to_uppercase(),
        Err(_) => return std::ptr::null(),
    };
    let out = CString::new(text).unwrap();
    out.into_raw()
}

/// Frees what `to_upper` returned.
///
/// # Safety
///
/// `pointer` is null, or comes from `to_upper` and is not used any more.
#[no_mangle]
pub unsafe extern "C" fn to_upper_free(pointer: *const c_char) {
    if !pointer.is_null() {
        drop(unsafe { CString::from_raw(pointer.cast_mut()) });
    }
}

//# a vector forgotten after its pointer went
#[no_mangle]
pub unsafe extern "C" fn samples(count: *mut usize) -> *mut f32 {
    let mut samples: Vec<f32> = vec![0.0; 64];
    let pointer = samples.as_mut_ptr();
                        //^^^^^^^^^^ warning into-raw-without-free: the memory of a `Vec` is returned to C, and nothing in the crate takes it back with `Vec::from_raw_parts`: it leaks, and C's `free` cannot free it
    *count = samples.len();
    std::mem::forget(samples);
    pointer
}

//# what has a way back
use std::ffi::{c_char, CString};

pub struct Engine {
    pub speed: u32,
}

#[no_mangle]
pub extern "C" fn engine_new(speed: u32) -> *mut Engine {
    Box::into_raw(Box::new(Engine { speed }))
}

#[no_mangle]
pub unsafe extern "C" fn engine_free(engine: *mut Engine) {
    if !engine.is_null() {
        drop(Box::from_raw(engine));
    }
}

extern "C" {
    fn puts(text: *const c_char) -> i32;
}

pub fn say(text: &str) {
    let text = CString::new(text).unwrap().into_raw();
    unsafe {
        puts(text);
        drop(CString::from_raw(text));
    }
}

//# a type that is not known takes it back; a leak that is meant
pub struct Registry {
    pub names: Vec<String>,
}

pub trait Handle: Sized {
    unsafe fn from_raw(pointer: *mut Self) -> Box<Self> {
        <Box<Self>>::from_raw(pointer)
    }
}

impl Handle for Registry {}

#[no_mangle]
pub extern "C" fn registry_new() -> *mut Registry {
    Box::into_raw(Box::new(Registry { names: Vec::new() }))
}

#[no_mangle]
pub extern "C" fn registry_global() -> *const Registry {
    Box::leak(Box::new(Registry { names: Vec::new() }))
}

//# inside Rust nobody asks
use std::sync::atomic::{AtomicPtr, Ordering};

static CURRENT: AtomicPtr<u32> = AtomicPtr::new(std::ptr::null_mut());

pub fn set(value: u32) {
    CURRENT.store(Box::into_raw(Box::new(value)), Ordering::Release);
}

//# libhydrogen (MIRILLI-20): the function is in another crate of bindings
//? rustc: the crate of bindings is not there
use libhydrogen_sys as ffi;
use std::ffi::CString;
use std::ptr;

pub fn decode(ignore: Option<&str>) -> Result<i32, ()> {
    let ignore = match ignore {
        Some(ignore) => CString::new(ignore).map_err(|_| ())?.into_raw(),
                                                            //^^^^^^^^ warning into-raw-without-free: `CString::into_raw` is passed to `hydro_hex2bin`, and nothing in the crate takes it back with `CString::from_raw`: it leaks, and C's `free` cannot free it
        None => ptr::null(),
    };
    Ok(unsafe { ffi::hydro_hex2bin(ignore, ptr::null_mut()) })
}

//# silent: a shared object that `decrement_strong_count` releases
use std::sync::Arc;

pub struct Device {
    id: u32,
}

#[no_mangle]
pub extern "C" fn device_open(id: u32) -> *const Device {
    Arc::into_raw(Arc::new(Device { id }))
}

/// # Safety
///
/// `device` comes from `device_open`.
#[no_mangle]
pub unsafe extern "C" fn device_release(device: *const Device) {
    if !device.is_null() {
        Arc::decrement_strong_count(device);
    }
}

//# impersonate (FFICHECKER-impersonate), jyt (FFICHECKER-jyt): a number's `from_raw` takes no memory back
use std::ffi::{c_char, c_int, CString};

extern "C" {
    fn su(user: *mut c_char) -> c_int;
}

pub struct Uid(u32);

impl Uid {
    pub fn from_raw(uid: u32) -> Uid {
        Uid(uid)
    }
}

pub fn become_user(uid: &str, name: &str) -> Option<Uid> {
    let uid = Uid::from_raw(uid.parse().ok()?);
    let answer = unsafe { su(CString::new(name).unwrap().into_raw()) };
                                                       //^^^^^^^^ warning into-raw-without-free: `CString::into_raw` is passed to `su`, and nothing in the crate takes it back with `CString::from_raw`: it leaks, and C's `free` cannot free it
    (answer == 0).then_some(uid)
}

#[no_mangle]
pub extern "C" fn version() -> *mut c_char {
    CString::new("1.2").map_or(std::ptr::null_mut(), |text| text.into_raw())
                                                               //^^^^^^^^ warning into-raw-without-free: `CString::into_raw` is returned to C, and nothing in the crate takes it back with `CString::from_raw`: it leaks, and C's `free` cannot free it
}

#[no_mangle]
pub extern "C" fn name(short: bool) -> *mut c_char {
    CString::new(if short { "j" } else { "jyt" }).map(CString::into_raw).unwrap_or(std::ptr::null_mut())
                                                //^^^ warning into-raw-without-free: `CString::into_raw` is returned to C, and nothing in the crate takes it back with `CString::from_raw`: it leaks, and C's `free` cannot free it
}

//# boxes are taken back, but none of this type
pub struct Store {
    size: usize,
}

pub struct Cursor {
    at: usize,
}

#[no_mangle]
pub extern "C" fn store_new() -> *mut Store {
    Box::into_raw(Box::new(Store { size: 0 }))
}

/// # Safety
///
/// `store` is null, or comes from `store_new` and is not used any more.
#[no_mangle]
pub unsafe extern "C" fn store_free(store: *mut Store) {
    if !store.is_null() {
        println!("{}", Box::from_raw(store).size);
    }
}

#[no_mangle]
pub extern "C" fn cursor_new() -> *mut Cursor {
    let cursor = Box::new(Cursor { at: 0 });
    println!("{}", cursor.at);
    Box::into_raw(cursor)
  //^^^^^^^^^^^^^ warning into-raw-without-free: `Box::into_raw` is returned to C, and nothing in the crate takes a `Box<Cursor>` back: it leaks, and C's `free` cannot free it
}

//# silent: some box is taken back of which nobody knows what it is of
use std::ffi::c_void;

pub struct Store {
    pub size: usize,
}

pub struct Cursor {
    pub at: usize,
}

#[no_mangle]
pub extern "C" fn store_new() -> *mut Store {
    Box::into_raw(Box::new(Store { size: 0 }))
}

#[no_mangle]
pub extern "C" fn cursor_new() -> *mut Cursor {
    Box::into_raw(Box::new(Cursor { at: 0 }))
}

unsafe fn free<T>(pointer: *mut T) {
    if !pointer.is_null() {
        drop(Box::from_raw(pointer));
    }
}

/// # Safety
///
/// `pointer` is null, or comes from `store_new` or `cursor_new` and is not used any more.
#[no_mangle]
pub unsafe extern "C" fn free_any(pointer: *mut c_void, is_store: bool) {
    if is_store {
        free(pointer.cast::<Store>());
    } else {
        free(pointer.cast::<Cursor>());
    }
}

//# zmq, z85_decode (commit 53fa9ba), and napi, throw_error: lent for one call, and never asked back
use std::ffi::{c_char, CString};

extern "C" {
    fn z85_decode(dest: *mut u8, text: *const c_char) -> *mut u8;
    fn set_title(title: *const c_char);
}

pub fn decode(text: &str, dest: &mut [u8]) -> Option<()> {
    let text = CString::new(text).ok()?;
    unsafe { z85_decode(dest.as_mut_ptr(), text.into_raw()) };
                                              //^^^^^^^^ warning into-raw-without-free: `CString::into_raw` gives up the string, but `z85_decode` gets it as `*const` and nothing keeps the pointer: it leaks with each call; lend it with `as_ptr`
    Some(())
}

pub fn decode_lent(text: &str, dest: &mut [u8]) -> Option<()> {
    let text = CString::new(text).ok()?;
    unsafe { z85_decode(dest.as_mut_ptr(), text.as_ptr()) };
    Some(())
}

pub fn title(text: &str) -> Option<()> {
    unsafe { set_title(CString::new(text).ok()?.into_raw()) };
    Some(())
}

pub unsafe fn taken(text: *mut c_char) -> CString {
    CString::from_raw(text)
}

//# silent: another variable of the same name is forgotten
use std::ffi::{c_char, c_int, CString};

extern "C" {
    fn open(path: *const c_char, flags: c_int, ...) -> c_int;
    fn execve(path: *const c_char, argv: *const *const c_char, envp: *const *const c_char) -> c_int;
}

pub unsafe fn run(program: &str, argv: *const *const c_char, envp: *const *const c_char) {
    {
        let path = CString::new("empty").unwrap_or_default();
        std::mem::forget(path);
    }
    let path = CString::new(program).unwrap_or_default();
    if open(path.as_ptr(), 0) >= 0 {
        execve(path.as_ptr(), argv, envp);
    }
}
