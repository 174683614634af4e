//# a closure that C keeps
use std::ffi::{c_int, c_void};

extern "C" {
    fn on_event(callback: Option<unsafe extern "C" fn(c_int, *mut c_void)>, user_data: *mut c_void);
}

unsafe extern "C" fn trampoline<F: FnMut(c_int)>(code: c_int, user_data: *mut c_void) {
    (*(user_data as *mut F))(code);
}

pub fn listen<F: FnMut(c_int)>(callback: F) {
    let user_data = Box::into_raw(Box::new(callback));
    unsafe { on_event(Some(trampoline::<F>), user_data as *mut c_void) }
                                           //^^^^^^^^^^^^^^^^^^^^^^^^ warning borrow-escapes-closure: `on_event` keeps this for later, but the closure's type `F` may borrow from the caller; add `'static` to its bounds
}
//> Add `'static` to the bounds of `F`
use std::ffi::{c_int, c_void};

extern "C" {
    fn on_event(callback: Option<unsafe extern "C" fn(c_int, *mut c_void)>, user_data: *mut c_void);
}

unsafe extern "C" fn trampoline<F: FnMut(c_int)>(code: c_int, user_data: *mut c_void) {
    (*(user_data as *mut F))(code);
}

pub fn listen<F: FnMut(c_int) + 'static>(callback: F) {
    let user_data = Box::into_raw(Box::new(callback));
    unsafe { on_event(Some(trampoline::<F>), user_data as *mut c_void) }
}

//# neon (RUSTSEC-2022-0028): external memory that is dropped by a finalizer
use std::ffi::c_void;

type Finalizer = unsafe extern "C" fn(*mut c_void, *mut c_void);

extern "C" {
    fn create_external_buffer(
        env: *mut c_void,
        data: *mut c_void,
        length: usize,
        finalizer: Option<Finalizer>,
        hint: *mut c_void,
    ) -> *mut c_void;
}

unsafe extern "C" fn drop_external<T>(_data: *mut c_void, hint: *mut c_void) {
    drop(Box::from_raw(hint as *mut T));
}

pub struct Context {
    env: *mut c_void,
}

impl Context {
    pub fn external_buffer<T>(&mut self, data: T) -> *mut c_void
    where
        T: AsMut<[u8]> + Send,
    {
        let mut data = Box::new(data);
        let bytes = (*data).as_mut();
        let (start, length) = (bytes.as_mut_ptr(), bytes.len());
        unsafe {
            create_external_buffer(
                self.env,
                start as *mut c_void,
                length,
                Some(drop_external::<T>),
                Box::into_raw(data) as *mut c_void,
              //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning borrow-escapes-closure: `create_external_buffer` keeps this for later, but the value's type `T` may borrow from the caller; add `'static` to its bounds
            )
        }
    }
}
//> Add `'static` to the bounds of `T`
use std::ffi::c_void;

type Finalizer = unsafe extern "C" fn(*mut c_void, *mut c_void);

extern "C" {
    fn create_external_buffer(
        env: *mut c_void,
        data: *mut c_void,
        length: usize,
        finalizer: Option<Finalizer>,
        hint: *mut c_void,
    ) -> *mut c_void;
}

unsafe extern "C" fn drop_external<T>(_data: *mut c_void, hint: *mut c_void) {
    drop(Box::from_raw(hint as *mut T));
}

pub struct Context {
    env: *mut c_void,
}

impl Context {
    pub fn external_buffer<T>(&mut self, data: T) -> *mut c_void
    where
        T: AsMut<[u8]> + Send + 'static,
    {
        let mut data = Box::new(data);
        let bytes = (*data).as_mut();
        let (start, length) = (bytes.as_mut_ptr(), bytes.len());
        unsafe {
            create_external_buffer(
                self.env,
                start as *mut c_void,
                length,
                Some(drop_external::<T>),
                Box::into_raw(data) as *mut c_void,
            )
        }
    }
}

//# in an unsafe function
use std::ffi::c_void;

extern "C" {
    fn on_tick(callback: unsafe extern "C" fn(*mut c_void), user_data: *mut c_void);
}

pub struct Job<F>(F);

impl<F: FnMut()> Job<F> {
    unsafe extern "C" fn run(user_data: *mut c_void) {
        ((*(user_data as *mut Job<F>)).0)();
    }
}

/// # Safety
///
/// What the job borrows must outlive the timer.
pub unsafe fn every_tick<F: FnMut()>(job: F) {
    on_tick(Job::<F>::run, Box::into_raw(Box::new(Job(job))) as *mut c_void)
                         //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info borrow-escapes-closure: `on_tick` keeps this for later, but the closure's type `F` may borrow from the caller; add `'static` to its bounds
}

//# bound by a lifetime, taken back, or a trait object
use std::ffi::c_void;

extern "C" {
    fn on_tick(callback: unsafe extern "C" fn(*mut c_void), user_data: *mut c_void);
    fn for_each(callback: unsafe extern "C" fn(*mut c_void), user_data: *mut c_void);
}

unsafe extern "C" fn trampoline<F: FnMut()>(user_data: *mut c_void) {
    (*(user_data as *mut F))();
}

pub fn kept<F>(callback: F)
where
    F: FnMut() + Send + 'static,
{
    unsafe { on_tick(trampoline::<F>, Box::into_raw(Box::new(callback)) as *mut c_void) }
}

pub struct Connection<'a> {
    pub name: &'a str,
}

impl<'a> Connection<'a> {
    pub fn hook<F: FnMut() + 'a>(&self, callback: F) {
        unsafe { on_tick(trampoline::<F>, Box::into_raw(Box::new(callback)) as *mut c_void) }
    }
}

pub fn at_once<F: FnMut()>(callback: F) {
    let user_data = Box::into_raw(Box::new(callback));
    unsafe {
        for_each(trampoline::<F>, user_data as *mut c_void);
        drop(Box::from_raw(user_data));
    }
}

pub fn object(callback: Box<dyn FnMut()>) {
    unsafe extern "C" fn call(user_data: *mut c_void) {
        (*(user_data as *mut Box<dyn FnMut()>))();
    }
    unsafe { on_tick(call, Box::into_raw(Box::new(callback)) as *mut c_void) }
}

//# silent: the callback has run when the call comes back
use std::ffi::c_void;

extern "C" {
    fn queue_sync_f(queue: *mut c_void, context: *mut c_void, work: unsafe extern "C" fn(*mut c_void));
}

unsafe extern "C" fn run<F: FnOnce()>(context: *mut c_void) {
    let work = unsafe { Box::from_raw(context as *mut F) };
    work();
}

pub fn sync<F: FnOnce() + Send>(queue: *mut c_void, work: F) {
    let context = Box::into_raw(Box::new(work));
    unsafe { queue_sync_f(queue, context.cast(), run::<F>) }
}

//# a lifetime that only the closure has is whatever the caller has
use std::ffi::{c_int, c_void};

extern "C" {
    fn on_event(callback: Option<unsafe extern "C" fn(c_int, *mut c_void)>, user_data: *mut c_void);
}

unsafe extern "C" fn trampoline<F: FnMut(c_int)>(code: c_int, user_data: *mut c_void) {
    (*(user_data as *mut F))(code);
}

pub fn listen<'a, F: FnMut(c_int) + 'a>(callback: F) {
    let user_data = Box::into_raw(Box::new(callback));
    unsafe { on_event(Some(trampoline::<F>), user_data as *mut c_void) }
                                           //^^^^^^^^^^^^^^^^^^^^^^^^ warning borrow-escapes-closure: `on_event` keeps this for later, but the closure's type `F` may borrow from the caller; add `'static` to its bounds
}

//# silent: the lifetime is that of something else
use std::ffi::{c_int, c_void};

extern "C" {
    fn on_event(callback: Option<unsafe extern "C" fn(c_int, *mut c_void)>, user_data: *mut c_void);
}

unsafe extern "C" fn trampoline<F: FnMut(c_int)>(code: c_int, user_data: *mut c_void) {
    (*(user_data as *mut F))(code);
}

pub struct Events<'a>(&'a u8);

impl<'a> Events<'a> {
    pub fn listen<F: FnMut(c_int) + 'a>(&self, callback: F) {
        let user_data = Box::into_raw(Box::new(callback));
        unsafe { on_event(Some(trampoline::<F>), user_data as *mut c_void) }
    }
}

pub fn listen<'a, F: FnMut(c_int) + 'a>(_events: &Events<'a>, callback: F) {
    let user_data = Box::into_raw(Box::new(callback));
    unsafe { on_event(Some(trampoline::<F>), user_data as *mut c_void) }
}
