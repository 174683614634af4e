//# a callback parameter of an exported function
use std::ffi::c_int;

#[no_mangle]
pub extern "C" fn for_each(count: c_int, callback: extern "C" fn(c_int)) {
                                                 //^^^^^^^^^^^^^^^^^^^^ warning non-null-fn-pointer: `callback`: C may leave it null, and a Rust function pointer is never null; write `Option<…>` around it
    (0..count).for_each(|i| callback(i));
}
//> Write `Option<…>` around the function pointer
use std::ffi::c_int;

#[no_mangle]
pub extern "C" fn for_each(count: c_int, callback: Option<extern "C" fn(c_int)>) {
    let Some(callback) = callback else {
        return;
    };
    (0..count).for_each(|i| callback(i));
}

//# by a name
use std::ffi::c_void;

pub type Done = unsafe extern "C" fn(data: *mut c_void);

#[no_mangle]
pub unsafe extern "C" fn job_start(done: Done, data: *mut c_void) -> i32 {
                                       //^^^^ warning non-null-fn-pointer: `done`: C may leave it null, and a Rust function pointer is never null; write `Option<…>` around it
    unsafe { done(data) };
    0
}

//# a table of callbacks that C fills
use std::ffi::c_void;

#[repr(C)]
pub struct Allocator {
    pub alloc: Option<unsafe extern "C" fn(size: usize) -> *mut c_void>,
    pub free: unsafe extern "C" fn(pointer: *mut c_void),
}

#[no_mangle]
pub unsafe extern "C" fn set_allocator(allocator: *const Allocator) -> bool {
                                                //^^^^^^^^^^^^^^^^ warning non-null-fn-pointer: `*const Allocator` → field `free: unsafe extern "C" fn(pointer: *mut c_void)`: C may leave it null, and a Rust function pointer is never null; write `Option<…>` around it
    !allocator.is_null()
}

extern "C" {
    fn default_allocator() -> *const Allocator;
}
//> Write `Option<…>` around the function pointer
use std::ffi::c_void;

#[repr(C)]
pub struct Allocator {
    pub alloc: Option<unsafe extern "C" fn(size: usize) -> *mut c_void>,
    pub free: Option<unsafe extern "C" fn(pointer: *mut c_void)>,
}

#[no_mangle]
pub unsafe extern "C" fn set_allocator(allocator: *const Allocator) -> bool {
    !allocator.is_null()
}

extern "C" {
    fn default_allocator() -> *const Allocator;
}

//# foreign statics and results
use std::ffi::{c_char, c_int};

extern "C" {
    static mut error_hook: unsafe extern "C" fn(code: c_int);
                         //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning non-null-fn-pointer: `unsafe extern "C" fn(code: c_int)`: C may leave it null, and a Rust function pointer is never null; write `Option<…>` around it
    fn symbol_find(name: *const c_char) -> unsafe extern "C" fn();
                                         //^^^^^^^^^^^^^^^^^^^^^^ warning non-null-fn-pointer: `unsafe extern "C" fn()`: C may leave it null, and a Rust function pointer is never null; write `Option<…>` around it
    fn signal_old() -> Option<unsafe extern "C" fn(c_int)>;
}
//> Write `Option<…>` around the function pointer
use std::ffi::{c_char, c_int};

extern "C" {
    static mut error_hook: Option<unsafe extern "C" fn(code: c_int)>;
    fn symbol_find(name: *const c_char) -> unsafe extern "C" fn();
    fn signal_old() -> Option<unsafe extern "C" fn(c_int)>;
}

//# a callback, which one library calls
use std::ffi::{c_int, c_void};

type Visit = unsafe extern "C" fn(*mut c_void) -> c_int;

unsafe extern "C" fn traverse(object: *mut c_void, visit: Visit) -> c_int {
                                                        //^^^^^ info non-null-fn-pointer: `visit`: C may leave it null, and a Rust function pointer is never null; write `Option<…>` around it
    unsafe { visit(object) }
}

extern "C" {
    fn set_traverse(traverse: unsafe extern "C" fn(*mut c_void, Visit) -> c_int);
                            //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info non-null-fn-pointer: this type → parameter 2: C may leave it null, and a Rust function pointer is never null; write `Option<…>` around it
}

pub fn register() {
    unsafe { set_traverse(traverse) }
}

//# a constant table of a library
use std::ffi::c_void;

#[repr(C)]
pub struct ArrayCallbacks {
    pub retain: extern "C" fn(*const c_void) -> *const c_void,
}

extern "C" {
    static type_callbacks: ArrayCallbacks;
    static mut user_callbacks: ArrayCallbacks;
                             //^^^^^^^^^^^^^^ warning non-null-fn-pointer: `ArrayCallbacks` → field `retain: extern "C" fn(*const c_void) -> *const c_void`: C may leave it null, and a Rust function pointer is never null; write `Option<…>` around it
}

//# what Rust passes, Options, structs that Rust fills
use std::ffi::{c_int, c_void};

pub type Callback = Option<unsafe extern "C" fn(c_int, *mut c_void)>;

#[repr(C)]
pub struct Driver {
    pub open: unsafe extern "C" fn() -> c_int,
    pub close: unsafe extern "C" fn(c_int),
}

extern "C" {
    fn qsort(base: *mut c_void, count: usize, size: usize, compare: extern "C" fn(*const c_void, *const c_void) -> c_int);
    fn driver_register(driver: *const Driver) -> c_int;
    fn driver_add(driver: Driver) -> c_int;
}

#[no_mangle]
pub extern "C" fn on_event(callback: Callback, data: *mut c_void) {
    if let Some(callback) = callback {
        unsafe { callback(1, data) }
    }
}

unsafe extern "C" fn open() -> c_int {
    0
}

unsafe extern "C" fn close(_: c_int) {}

#[no_mangle]
pub extern "C" fn driver_entry() -> Driver {
    Driver { open, close }
}

pub fn apply(callback: extern "C" fn(c_int)) {
    callback(0);
}

//# silent: a setter looks at the function pointer it is shown
pub type Compare = extern "C" fn(i32, i32) -> i32;

extern "C" {
    fn table_set_compare(table: u32, compare: *mut Compare);
}

//# silent: a setter looks at the struct too, whatever its other words say
#[repr(C)]
pub struct ClientContext {
    pub retain: extern "C" fn(*const u8) -> *const u8,
}

extern "C" {
    fn ReadStreamSetClient(stream: u32, context: *mut ClientContext) -> u8;
}

//# silent: the linker's bounds of a table
extern "C" {
    static __init_array_start: extern "C" fn();
    static __init_array_end: extern "C" fn();
}
