//# chrono (RUSTSEC-2020-0159), time (RUSTSEC-2020-0071): local time reads `TZ`
use std::ffi::c_int;

#[repr(C)]
#[derive(Default)]
pub struct Tm {
    pub tm_sec: c_int,
    pub tm_min: c_int,
    pub tm_hour: c_int,
    pub rest: [c_int; 16],
}

extern "C" {
    fn localtime_r(time: *const i64, result: *mut Tm) -> *mut Tm;
}

pub fn time_to_local_tm(seconds: i64) -> Option<Tm> {
    let mut tm = Tm::default();
    let found = unsafe { localtime_r(&seconds, &mut tm) };
                       //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info env-race: `localtime_r` reads the environment without a lock, so a thread that sets a variable meanwhile frees what it reads; the safe function `time_to_local_tm` lets safe code cause that
    (!found.is_null()).then_some(tm)
}

//# gettext-rs (RUSTSEC-2026-0244): the locale of all threads
use std::ffi::{c_char, c_int, CStr, CString};

extern "C" {
    fn setlocale(category: c_int, locale: *const c_char) -> *mut c_char;
}

pub fn set_locale(category: c_int, locale: &str) -> Option<Vec<u8>> {
    let locale = CString::new(locale).ok()?;
    unsafe {
        let found = setlocale(category, locale.as_ptr());
                  //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info env-race: `setlocale` changes the locale under all other threads; the safe function `set_locale` lets safe code cause that
        if found.is_null() {
            None
        } else {
            Some(CStr::from_ptr(found).to_bytes().to_owned())
        }
    }
}

//# under a lock, unsafe, private, or a question only
use std::ffi::{c_char, c_int};
use std::sync::Mutex;

extern "C" {
    fn setlocale(category: c_int, locale: *const c_char) -> *mut c_char;
    fn setenv(name: *const c_char, value: *const c_char, overwrite: c_int) -> c_int;
}

static ENVIRONMENT: Mutex<()> = Mutex::new(());

pub fn set_locked(name: &std::ffi::CStr, value: &std::ffi::CStr) -> bool {
    let _guard = ENVIRONMENT.lock();
    unsafe { setenv(name.as_ptr(), value.as_ptr(), 1) == 0 }
}

/// # Safety
///
/// No other thread may use the environment.
pub unsafe fn set_variable(name: &std::ffi::CStr, value: &std::ffi::CStr) -> bool {
    setenv(name.as_ptr(), value.as_ptr(), 1) == 0
}

pub fn has_locale(category: c_int) -> bool {
    unsafe { !setlocale(category, std::ptr::null()).is_null() }
}

//# a function of ours with that name
fn setenv(name: &str) -> usize {
    name.len()
}

pub fn set(name: &str) -> usize {
    setenv(name)
}

//# time (RUSTSEC-2020-0071): a private function, of bindings that cannot be read
pub struct Offset(pub i64);

impl Offset {
    pub fn local(seconds: i64) -> Option<Offset> {
        offset_at(seconds)
    }
}

fn offset_at(seconds: i64) -> Option<Offset> {
    let mut tm = std::mem::MaybeUninit::uninit();
    let found: *mut libc::tm = unsafe { libc::localtime_r(&seconds, tm.as_mut_ptr()) };
                                      //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info env-race: `localtime_r` reads the environment without a lock, so a thread that sets a variable meanwhile frees what it reads; the safe function `offset_at` lets safe code cause that
    if found.is_null() {
        None
    } else {
        Some(Offset(unsafe { tm.assume_init() }.tm_gmtoff))
    }
}
