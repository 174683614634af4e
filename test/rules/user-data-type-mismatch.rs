//# another struct than was registered
use std::ffi::c_void;

extern "C" {
    fn on_tick(callback: extern "C" fn(*mut c_void), user_data: *mut c_void);
}

pub struct Clock {
    pub ticks: u64,
    pub name: String,
}

pub struct Timer {
    pub name: String,
    pub left: u32,
}

extern "C" fn tick(user_data: *mut c_void) {
    let timer = unsafe { &mut *(user_data as *mut Timer) };
    timer.left = 0;
}

pub fn start(clock: Box<Clock>) {
    unsafe { on_tick(tick, Box::into_raw(clock) as *mut c_void) }
                         //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error user-data-type-mismatch: this is a pointer to `Clock`, but `tick` takes it back as `Timer`
}

pub fn start_static(clock: &'static mut Clock) {
    unsafe { on_tick(tick, clock as *mut Clock as *mut c_void) }
                         //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error user-data-type-mismatch: this is a pointer to `Clock`, but `tick` takes it back as `Timer`
}

//# fltk (FLTK-1700): a boxed closure of another signature is dropped
use std::ffi::{c_int, c_void};

pub enum Fl_Widget {}

extern "C" {
    fn Fl_Widget_set_callback(
        widget: *mut Fl_Widget,
        callback: Option<unsafe extern "C" fn(*mut Fl_Widget, *mut c_void)>,
        data: *mut c_void,
    );
    fn Fl_Widget_user_data(widget: *const Fl_Widget) -> *mut c_void;
    fn Fl_Widget_redraw(widget: *mut Fl_Widget) -> c_int;
}

pub struct Widget {
    inner: *mut Fl_Widget,
}

unsafe extern "C" fn shim(widget: *mut Fl_Widget, data: *mut c_void) {
    let callback = data as *mut Box<dyn FnMut(&mut Widget)>;
    (*callback)(&mut Widget { inner: widget });
}

impl Widget {
    pub fn set_callback<F: FnMut(&mut Widget) + 'static>(&mut self, callback: F) {
        let data: *mut Box<dyn FnMut(&mut Widget)> = Box::into_raw(Box::new(Box::new(callback)));
        unsafe { Fl_Widget_set_callback(self.inner, Some(shim), data as *mut c_void) }
    }

    pub fn unset_callback(&mut self) {
        unsafe {
            let old = Fl_Widget_user_data(self.inner);
            if !old.is_null() {
                drop(Box::from_raw(old as *mut Box<dyn FnMut()>));
                                 //^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error user-data-type-mismatch: this is taken back as `Box<dyn FnMut()>`, but `set_callback` registers `Box<dyn FnMut(&mut Widget)>`
            }
            Fl_Widget_redraw(self.inner);
        }
    }
}

//# a box of a trait object, taken back as a box of another
use std::ffi::{c_int, c_void};

extern "C" {
    fn on_event(callback: Option<unsafe extern "C" fn(c_int, *mut c_void)>, user_data: *mut c_void);
}

pub fn listen(callback: Box<dyn FnMut(c_int)>) {
    unsafe extern "C" fn call(_code: c_int, user_data: *mut c_void) {
        let callback = &mut *user_data.cast::<Box<dyn FnMut()>>();
        callback();
    }
    let user_data = Box::into_raw(Box::new(callback));
    unsafe { on_event(Some(call), user_data as *mut c_void) }
                                //^^^^^^^^^^^^^^^^^^^^^^^^ error user-data-type-mismatch: this is a pointer to `Box<dyn FnMut(c_int)>`, but `call` takes it back as `Box<dyn FnMut()>`
}

//# an associated function
use std::ffi::c_void;

extern "C" {
    fn on_tick(callback: Option<unsafe extern "C" fn(*mut c_void)>, user_data: *mut c_void);
}

pub struct Clock {
    pub ticks: u64,
    pub alarm: Box<dyn FnMut(u64)>,
}

impl Clock {
    unsafe extern "C" fn tick(user_data: *mut c_void) {
        (*(user_data as *mut Clock)).ticks += 1;
    }

    pub fn start(self) {
        let alarm: *mut Box<dyn FnMut(u64)> = Box::into_raw(Box::new(self.alarm));
        unsafe { on_tick(Some(Self::tick), alarm.cast()) }
                                         //^^^^^^^^^^^^ error user-data-type-mismatch: this is a pointer to `Box<dyn FnMut(u64)>`, but `tick` takes it back as `Clock`
    }
}

//# the same type on both sides
use std::ffi::{c_int, c_void};

extern "C" {
    fn on_event(callback: Option<unsafe extern "C" fn(c_int, *mut c_void)>, user_data: *mut c_void);
}

unsafe extern "C" fn trampoline<F: FnMut(c_int)>(code: c_int, user_data: *mut c_void) {
    (*(user_data as *mut F))(code);
}

unsafe extern "C" fn boxed(code: c_int, user_data: *mut c_void) {
    let callback = &mut *(user_data as *mut Box<dyn FnMut(c_int)>);
    callback(code);
}

pub fn listen<F: FnMut(c_int) + 'static>(callback: F) {
    unsafe { on_event(Some(trampoline::<F>), Box::into_raw(Box::new(callback)) as *mut c_void) }
}

pub fn listen_boxed(callback: Box<dyn FnMut(c_int) + 'static>) {
    unsafe { on_event(Some(boxed), Box::into_raw(Box::new(callback)) as *mut c_void) }
}

pub fn by_address(mut callback: Box<dyn FnMut(c_int)>) {
    unsafe {
        on_event(Some(boxed), &mut callback as *mut _ as *mut c_void);
        on_event(None, std::ptr::null_mut());
    }
}

//# the first field, bytes, and a type that decides by a tag
use std::ffi::c_void;

extern "C" {
    fn on_tick(callback: extern "C" fn(*mut c_void), user_data: *mut c_void);
}

#[repr(C)]
pub struct Header {
    pub kind: u32,
}

#[repr(C)]
pub struct Frame {
    pub header: Header,
    pub length: u64,
}

extern "C" fn header(user_data: *mut c_void) {
    let header = unsafe { &*(user_data as *const Header) };
    println!("{}", header.kind);
}

extern "C" fn bytes(user_data: *mut c_void) {
    println!("{}", unsafe { *(user_data as *const u8) });
}

extern "C" fn tagged(user_data: *mut c_void) {
    let header = unsafe { &*(user_data as *const Header) };
    if header.kind == 1 {
        let frame = unsafe { &*(user_data as *const Frame) };
        println!("{}", frame.length);
    }
}

pub fn start(frame: &'static Frame) {
    unsafe {
        on_tick(header, frame as *const Frame as *mut c_void);
        on_tick(bytes, frame as *const Frame as *mut c_void);
        on_tick(tagged, frame as *const Frame as *mut c_void);
    }
}

//# the first field of a struct whose fields Rust puts where it likes
use std::collections::HashMap;
use std::ffi::c_void;

extern "C" {
    fn on_key(callback: extern "C" fn(u32, *mut c_void), user_data: *mut c_void);
}

#[derive(Default)]
pub struct Counts {
    by_key: HashMap<u32, u64>,
    limit: usize,
}

extern "C" fn count(key: u32, user_data: *mut c_void) {
    let counts = unsafe { &mut *(user_data as *mut HashMap<u32, u64>) };
    *counts.entry(key).or_insert(0) += 1;
}

pub fn start(limit: usize) {
    let counts = Box::new(Counts { limit, ..Counts::default() });
    unsafe { on_key(count, Box::into_raw(counts) as *mut c_void) }
                         //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error user-data-type-mismatch: this is a pointer to `Counts`, but `count` takes it back as `HashMap<u32, u64, RandomState>`
}

//# silent: it is the only field
use std::ffi::c_void;

extern "C" {
    fn on_key(callback: extern "C" fn(u32, *mut c_void), user_data: *mut c_void);
}

pub struct Sum {
    total: u64,
}

extern "C" fn count(key: u32, user_data: *mut c_void) {
    let total = unsafe { &mut *(user_data as *mut u64) };
    *total = total.wrapping_add(key.into());
}

pub fn start(sum: Box<Sum>) {
    unsafe { on_key(count, Box::into_raw(sum) as *mut c_void) }
}
