//# a counter
static mut EVENTS: u32 = 0;

#[no_mangle]
pub extern "C" fn on_event() {
    unsafe { EVENTS += 1 }
           //^^^^^^ warning callback-static-mut: `EVENTS` is changed without a lock in an `extern "C"` function, which C may call on any thread; make it an atomic, a `Mutex` or a `OnceLock`
}

//# borrowed, called on, and only read
use std::ffi::{c_char, c_int, c_void};

static mut NAMES: Vec<*const c_char> = Vec::new();
static mut SAMPLES: [f32; 64] = [0.0; 64];
static mut LEVEL: c_int = 3;

extern "C" fn on_name(name: *const c_char, _user_data: *mut c_void) {
    unsafe {
        let names = std::ptr::addr_of_mut!(NAMES);
                                         //^^^^^ warning callback-static-mut: `NAMES` is changed without a lock in an `extern "C"` function, which C may call on any thread; make it an atomic, a `Mutex` or a `OnceLock`
        (*names).push(name);
    }
}

unsafe extern "C" fn on_sample(index: usize, value: f32) -> c_int {
    if index < 64 {
        SAMPLES[index] = value;
      //^^^^^^^ warning callback-static-mut: `SAMPLES` is changed without a lock in an `extern "C"` function, which C may call on any thread; make it an atomic, a `Mutex` or a `OnceLock`
    }
    LEVEL
  //^^^^^ info callback-static-mut: `LEVEL` is read without a lock in an `extern "C"` function, which C may call on any thread; make it an atomic, a `Mutex` or a `OnceLock`
}

pub fn callbacks() -> (extern "C" fn(*const c_char, *mut c_void), unsafe extern "C" fn(usize, f32) -> c_int) {
    (on_name, on_sample)
}

//# with a lock or an atomic, or in a function that Rust calls
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::Mutex;

static EVENTS: AtomicU32 = AtomicU32::new(0);
static GUARD: Mutex<()> = Mutex::new(());
static mut LAST: u32 = 0;

#[no_mangle]
pub extern "C" fn on_event(number: u32) {
    EVENTS.fetch_add(1, Ordering::Relaxed);
    if let Ok(_guard) = GUARD.lock() {
        unsafe { LAST = number }
    }
}

/// # Safety
///
/// Only before the first event.
pub unsafe fn reset() {
    LAST = 0;
}

//# a function that is called once
pub struct Plugin {
    pub calls: u32,
}

static mut PLUGIN: Option<Plugin> = None;

#[no_mangle]
pub extern "C" fn plugin_init() {
    unsafe { PLUGIN = Some(Plugin { calls: 0 }) }
           //^^^^^^ info callback-static-mut: `PLUGIN` is changed without a lock in an `extern "C"` function, which C may call on any thread; make it an atomic, a `Mutex` or a `OnceLock`
}

//# a static of C's
extern "C" {
    static mut errno_value: i32;
}

#[no_mangle]
pub unsafe extern "C" fn clear_error() {
    errno_value = 0;
}

//# a structure of C's that lives in Rust
#[repr(C)]
pub struct ModuleDef {
    pub name: *const std::ffi::c_char,
}

extern "C" {
    fn module_create(definition: *mut ModuleDef) -> i32;
}

static mut DEFINITION: ModuleDef = ModuleDef { name: c"example".as_ptr() };

#[no_mangle]
pub unsafe extern "C" fn example_create() -> i32 {
    module_create(&raw mut DEFINITION) + module_create(std::ptr::addr_of_mut!(DEFINITION).cast())
}

//# silent: an address that is compared or given back is no change
static mut TABLE: [i32; 4] = [0; 4];

#[no_mangle]
pub unsafe extern "C" fn is_table(table: *mut [i32; 4]) -> bool {
    table == &raw mut TABLE
}

#[no_mangle]
pub unsafe extern "C" fn table_of(own: *mut [i32; 4]) -> *mut [i32; 4] {
    if own.is_null() { unsafe { &raw mut TABLE } } else { own }
}

//# a buffer that is filled and given back
extern "C" {
    fn name_into(name: *mut u8, len: usize) -> i32;
}

static mut NAME: [u8; 64] = [0; 64];

#[no_mangle]
pub unsafe extern "C" fn name() -> *mut u8 {
    if name_into((&raw mut NAME).cast(), 64) == 0 { (&raw mut NAME).cast() } else { std::ptr::null_mut() }
                                                            //^^^^ warning callback-static-mut: `NAME` is changed without a lock in an `extern "C"` function, which C may call on any thread; make it an atomic, a `Mutex` or a `OnceLock`
}
