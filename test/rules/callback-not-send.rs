//# a job for a worker thread
use std::ffi::c_void;

extern "C" {
    fn worker_post(job: unsafe extern "C" fn(*mut c_void), user_data: *mut c_void);
}

unsafe extern "C" fn trampoline<F: FnOnce()>(user_data: *mut c_void) {
    let job = Box::from_raw(user_data as *mut F);
    job();
}

pub fn post<F: FnOnce() + 'static>(job: F) {
    let user_data = Box::into_raw(Box::new(job));
    unsafe { worker_post(trampoline::<F>, user_data as *mut c_void) }
                                        //^^^^^^^^^^^^^^^^^^^^^^^^ warning callback-not-send: `worker_post` calls this on another thread, but `F` may hold what must stay on this one; add `Send`
}
//> Add `Send` to the bounds of `F`
use std::ffi::c_void;

extern "C" {
    fn worker_post(job: unsafe extern "C" fn(*mut c_void), user_data: *mut c_void);
}

unsafe extern "C" fn trampoline<F: FnOnce()>(user_data: *mut c_void) {
    let job = Box::from_raw(user_data as *mut F);
    job();
}

pub fn post<F: FnOnce() + 'static + Send>(job: F) {
    let user_data = Box::into_raw(Box::new(job));
    unsafe { worker_post(trampoline::<F>, user_data as *mut c_void) }
}

//# an audio stream, with the bounds in a `where` clause, and a trait object
use std::ffi::{c_int, c_void};

pub enum RawStream {}

type Process = unsafe extern "C" fn(*mut f32, c_int, *mut c_void);

extern "C" {
    fn stream_set_callback(stream: *mut RawStream, process: Option<Process>, user_data: *mut c_void);
}

unsafe extern "C" fn process<F: FnMut(&mut [f32])>(samples: *mut f32, count: c_int, user_data: *mut c_void) {
    (*(user_data as *mut F))(std::slice::from_raw_parts_mut(samples, count as usize));
}

unsafe extern "C" fn process_boxed(samples: *mut f32, count: c_int, user_data: *mut c_void) {
    let callback = &mut *(user_data as *mut Box<dyn FnMut(&mut [f32])>);
    callback(std::slice::from_raw_parts_mut(samples, count as usize));
}

pub struct AudioStream {
    raw: *mut RawStream,
}

impl AudioStream {
    pub fn set_callback<F>(&self, callback: F)
    where
        F: FnMut(&mut [f32]) + 'static,
    {
        let user_data = Box::into_raw(Box::new(callback));
        unsafe { stream_set_callback(self.raw, Some(process::<F>), user_data as *mut c_void) }
                                                                 //^^^^^^^^^^^^^^^^^^^^^^^^ warning callback-not-send: by the name of `AudioStream`, `stream_set_callback` calls this on another thread, but `F` may hold what must stay on this one; add `Send`
    }

    pub fn set_boxed(&self, callback: Box<dyn FnMut(&mut [f32])>) {
        let user_data = Box::into_raw(Box::new(callback));
        unsafe { stream_set_callback(self.raw, Some(process_boxed), user_data as *mut c_void) }
                                                                  //^^^^^^^^^^^^^^^^^^^^^^^^ warning callback-not-send: by the name of `AudioStream`, `stream_set_callback` calls this on another thread, but `dyn FnMut(&mut [f32])` may hold what must stay on this one; add `Send`
    }
}

//# with `Send`, or on the thread of the caller
use std::ffi::c_void;

extern "C" {
    fn worker_post(job: unsafe extern "C" fn(*mut c_void), user_data: *mut c_void);
    fn window_on_close(callback: unsafe extern "C" fn(*mut c_void), user_data: *mut c_void);
    fn main_thread_post(job: unsafe extern "C" fn(*mut c_void), user_data: *mut c_void);
}

unsafe extern "C" fn trampoline<F: FnMut()>(user_data: *mut c_void) {
    (*(user_data as *mut F))();
}

pub fn post<F: FnMut() + Send + 'static>(job: F) {
    unsafe { worker_post(trampoline::<F>, Box::into_raw(Box::new(job)) as *mut c_void) }
}

pub fn on_close<F: FnMut() + 'static>(callback: F) {
    unsafe { window_on_close(trampoline::<F>, Box::into_raw(Box::new(callback)) as *mut c_void) }
}

pub fn on_main<F: FnMut() + 'static>(callback: F) {
    unsafe { main_thread_post(trampoline::<F>, Box::into_raw(Box::new(callback)) as *mut c_void) }
}

unsafe fn post_here<F: FnMut() + 'static>(job: F) {
    worker_post(trampoline::<F>, Box::into_raw(Box::new(job)) as *mut c_void)
}

pub fn post_number(number: u32) {
    unsafe { post_here(move || println!("{number}")) }
}
