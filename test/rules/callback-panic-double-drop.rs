//# portaudio (RUSTSEC-2019-0022): a stream's closure, called before the box is forgotten
use std::ffi::{c_int, c_void};

pub struct StreamUserData {
    pub callback: Option<Box<dyn FnMut(&[f32]) -> c_int>>,
}

pub unsafe extern "C" fn stream_callback(input: *const f32, frames: usize, user_data: *mut c_void) -> c_int {
    let mut stream_data: Box<StreamUserData> = Box::from_raw(user_data as *mut _);
    let input = std::slice::from_raw_parts(input, frames);
    let result = match stream_data.callback {
        Some(ref mut callback) => callback(input),
                                //^^^^^^^^^^^^^^^ warning callback-panic-double-drop: if `callback(input)` panics, the box taken with `from_raw` is freed before `forget` lets go of it, and C keeps the pointer
        None => 2,
    };
    std::mem::forget(stream_data);
    result
}

//# let go of with `into_raw`
use std::ffi::c_void;

pub struct Stream {
    pub callback: Box<dyn FnMut()>,
}

pub unsafe extern "C" fn on_samples(user_data: *mut c_void) {
    let mut stream = Box::from_raw(user_data as *mut Stream);
    (stream.callback)();
  //^^^^^^^^^^^^^^^^^^^ warning callback-panic-double-drop: if `(stream.callback)()` panics, the box taken with `from_raw` is freed before `into_raw` lets go of it, and C keeps the pointer
    let _ = Box::into_raw(stream);
}

//# a statement that lets go
use std::ffi::c_void;
use std::mem;
use std::sync::Arc;

pub struct Queue {
    pub items: Vec<u32>,
}

pub unsafe extern "C" fn queue_item(user_data: *mut c_void, index: usize) -> u32 {
    let queue = Arc::from_raw(user_data as *const Queue);
    let item = *queue.items.get(index).unwrap();
                                     //^^^^^^^^ warning callback-panic-double-drop: if `unwrap()` panics, the Arc taken with `from_raw` is freed before `forget` lets go of it, and C keeps the pointer
    mem::forget(queue);
    item
}
//> Hold it in `ManuallyDrop`
use std::ffi::c_void;
use std::mem;
use std::sync::Arc;

pub struct Queue {
    pub items: Vec<u32>,
}

pub unsafe extern "C" fn queue_item(user_data: *mut c_void, index: usize) -> u32 {
    let queue = std::mem::ManuallyDrop::new(Arc::from_raw(user_data as *const Queue));
    let item = *queue.items.get(index).unwrap();
    item
}

//# held without dropping, caught, or let go of at once
use std::ffi::c_void;
use std::mem::ManuallyDrop;
use std::panic::{catch_unwind, AssertUnwindSafe};
use std::sync::Arc;

pub struct Stream {
    pub callback: Box<dyn FnMut()>,
}

pub unsafe extern "C" fn held(user_data: *mut c_void) {
    let mut stream = ManuallyDrop::new(Box::from_raw(user_data as *mut Stream));
    (stream.callback)();
}

pub unsafe extern "C" fn caught(user_data: *mut c_void) {
    let mut stream = Box::from_raw(user_data as *mut Stream);
    let result = catch_unwind(AssertUnwindSafe(|| (stream.callback)()));
    std::mem::forget(stream);
    if result.is_err() {
        std::process::abort();
    }
}

pub unsafe extern "C" fn cloned(user_data: *const c_void) -> *const c_void {
    let stream = Arc::from_raw(user_data as *const Stream);
    let again = Arc::clone(&stream);
    std::mem::forget(stream);
    Arc::into_raw(again) as *const c_void
}

pub unsafe extern "C" fn dropped(user_data: *mut c_void) {
    let mut stream = Box::from_raw(user_data as *mut Stream);
    (stream.callback)();
}

//# rusb, hotplug_callback (commit 2620761): a trait object of whoever uses the crate
use std::ffi::{c_int, c_void};

pub trait Hotplug {
    fn arrived(&mut self, device: u32);
}

struct Registration {
    hotplug: Box<dyn Hotplug>,
}

pub unsafe extern "system" fn hotplug(device: u32, user_data: *mut c_void) -> c_int {
    let mut registration = Box::from_raw(user_data as *mut Registration);
    registration.hotplug.arrived(device);
  //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning callback-panic-double-drop: if `registration.hotplug.arrived(device)` panics, the box taken with `from_raw` is freed before `forget` lets go of it, and C keeps the pointer
    std::mem::forget(registration);
    0
}

pub unsafe extern "system" fn hotplug_borrowed(device: u32, user_data: *mut c_void) -> c_int {
    let registration = &mut *(user_data as *mut Registration);
    registration.hotplug.arrived(device);
    0
}

//# silent: let go of and taken back under another type, where nobody else has it
use std::mem::MaybeUninit;
use std::sync::Arc;

pub fn map<T: Clone>(mut shared: Arc<T>, change: impl FnOnce(T) -> T) -> Arc<T> {
    unsafe {
        Arc::make_mut(&mut shared);
        let mut open = Arc::from_raw(Arc::into_raw(shared).cast::<MaybeUninit<T>>());
        let place = Arc::get_mut(&mut open).unwrap_unchecked() as *mut MaybeUninit<T>;
        *place = MaybeUninit::new(change(place.read().assume_init()));
        Arc::from_raw(Arc::into_raw(open).cast::<T>())
    }
}
