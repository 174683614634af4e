//# ncurses (RUSTSEC-2019-0006): a safe function prints what it is given
use std::ffi::{c_char, c_int, CString};

unsafe extern "C" {
    fn printw(_: *const c_char, ...) -> c_int;
    fn mvprintw(y: c_int, x: c_int, format: *const c_char, ...) -> c_int;
}

pub fn print(text: &str) -> c_int {
    let text = CString::new(text).unwrap();
    unsafe { printw(text.as_ptr()) }
                  //^^^^^^^^^^^^^ error format-string: `text.as_ptr()` is the format of `printw`: a `%` in it makes C read or write what nobody passed
}

pub fn print_at(y: i32, x: i32, text: &str) -> c_int {
    unsafe { mvprintw(y, x, CString::new(text).unwrap().as_ptr()) }
                          //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error format-string: `CString::new(text).unwrap().as_ptr()` is the format of `mvprintw`: a `%` in it makes C read or write what nobody passed
}
//> Print it with the format `"%s"`
use std::ffi::{c_char, c_int, CString};

unsafe extern "C" {
    fn printw(_: *const c_char, ...) -> c_int;
    fn mvprintw(y: c_int, x: c_int, format: *const c_char, ...) -> c_int;
}

pub fn print(text: &str) -> c_int {
    let text = CString::new(text).unwrap();
    unsafe { printw(c"%s".as_ptr(), text.as_ptr()) }
}

pub fn print_at(y: i32, x: i32, text: &str) -> c_int {
    unsafe { mvprintw(y, x, CString::new(text).unwrap().as_ptr()) }
}

//# printf, syslog, and an import that calls its parameter a format
//? edition: 2018
use std::ffi::{CStr, CString};
use std::os::raw::{c_char, c_int, c_void};

extern "C" {
    fn printf(format: *const c_char, ...) -> c_int;
    fn syslog(priority: c_int, message: *const c_char, ...);
    fn strerror(code: c_int) -> *const c_char;
    fn job_log(job: *mut c_void, level: c_int, fmt: *const c_char, ...);
}

pub struct Job {
    raw: *mut c_void,
    name: CString,
}

impl Job {
    pub fn log(&self, message: &str) {
        let message = CString::new(format!("{}: {}", 1, message)).unwrap();
        unsafe { job_log(self.raw, 2, message.as_ptr()) };
                                    //^^^^^^^^^^^^^^^^ error format-string: `message.as_ptr()` is the format of `job_log`: a `%` in it makes C read or write what nobody passed
        unsafe { job_log(self.raw, 2, self.name.as_ptr()) };
                                    //^^^^^^^^^^^^^^^^^^ error format-string: `self.name.as_ptr()` is the format of `job_log`: a `%` in it makes C read or write what nobody passed
    }
}

pub unsafe extern "C" fn report(message: *const c_char) {
    syslog(3, message);
            //^^^^^^^ error format-string: `message` is the format of `syslog`: a `%` in it makes C read or write what nobody passed
    printf(message, 1);
         //^^^^^^^ warning format-string: `message` is the format of `printf`: a `%` in it makes C read or write what nobody passed
}
//> Print it with the format `"%s"`
use std::ffi::{CStr, CString};
use std::os::raw::{c_char, c_int, c_void};

extern "C" {
    fn printf(format: *const c_char, ...) -> c_int;
    fn syslog(priority: c_int, message: *const c_char, ...);
    fn strerror(code: c_int) -> *const c_char;
    fn job_log(job: *mut c_void, level: c_int, fmt: *const c_char, ...);
}

pub struct Job {
    raw: *mut c_void,
    name: CString,
}

impl Job {
    pub fn log(&self, message: &str) {
        let message = CString::new(format!("{}: {}", 1, message)).unwrap();
        unsafe { job_log(self.raw, 2, b"%s\0".as_ptr() as *const _, message.as_ptr()) };
        unsafe { job_log(self.raw, 2, self.name.as_ptr()) };
    }
}

pub unsafe extern "C" fn report(message: *const c_char) {
    syslog(3, message);
    printf(message, 1);
}

//# written formats, formats handed on, and what nobody knows
use std::ffi::{c_char, c_int, CStr, CString};

const LINE: &CStr = c"%s\n";

unsafe extern "C" {
    fn printf(format: *const c_char, ...) -> c_int;
    fn snprintf(to: *mut c_char, size: usize, format: *const c_char, ...) -> c_int;
    fn gettext(id: *const c_char) -> *const c_char;
    fn err(code: c_int) -> c_int;
    fn plain_print(text: *const c_char) -> c_int;
}

pub fn show(text: &CStr, count: c_int) {
    let format = CString::new("%d\n").unwrap();
    unsafe {
        printf(c"%s\n".as_ptr(), text.as_ptr());
        printf(b"%s\n\0".as_ptr() as *const c_char, text.as_ptr());
        printf(LINE.as_ptr(), text.as_ptr());
        printf(format.as_ptr(), count);
        printf(concat!("done", "\0").as_ptr().cast());
        printf(gettext(c"done".as_ptr()));
        plain_print(text.as_ptr());
        err(count);
    }
}

pub fn format_into(to: &mut [c_char], format: &CStr, value: c_int) -> c_int {
    unsafe { snprintf(to.as_mut_ptr(), to.len(), format.as_ptr(), value) }
}

//# silent: an `unsafe fn` that passes arguments along is a `printf` of its own
extern "C" {
    fn printf(format: *const c_char, ...) -> c_int;
}

pub unsafe fn report(text: &CStr, code: c_int) -> c_int {
    printf(text.as_ptr(), code)
}
