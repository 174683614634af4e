//# an exported function reads through its parameter
pub struct Counter {
    value: u32,
}

#[no_mangle]
pub unsafe extern "C" fn counter_value(counter: *const Counter) -> u32 {
    (*counter).value
   //^^^^^^^^ warning unchecked-deref: `counter` is dereferenced without a null check, but C may call `counter_value` with null
}

//# the first place per parameter, and a null check in the function's own style
use std::ffi::{c_char, c_int, CStr};

pub struct Account {
    name: String,
    limit: u64,
}

#[no_mangle]
pub unsafe extern "C" fn account_rename(account: *mut Account, name: *const c_char, limit: *const u64) -> c_int {
    if limit.is_null() {
        return 22;
    }
    let name = CStr::from_ptr(name).to_string_lossy().into_owned();
             //^^^^^^^^^^^^^^^^^^^^ warning unchecked-deref: `from_ptr` is given `name` without a null check, but C may call `account_rename` with null
    (*account).name = name;
   //^^^^^^^^ warning unchecked-deref: `account` is dereferenced without a null check, but C may call `account_rename` with null
    (*account).limit = *limit;
    0
}
//> Return early when `account` is null
use std::ffi::{c_char, c_int, CStr};

pub struct Account {
    name: String,
    limit: u64,
}

#[no_mangle]
pub unsafe extern "C" fn account_rename(account: *mut Account, name: *const c_char, limit: *const u64) -> c_int {
    if account.is_null() {
        return 22;
    }
    if limit.is_null() {
        return 22;
    }
    let name = CStr::from_ptr(name).to_string_lossy().into_owned();
    (*account).name = name;
    (*account).limit = *limit;
    0
}

//# by type: nothing, null, false, -1
#[no_mangle]
pub unsafe extern "C" fn reset(counter: *mut u32) {
    *counter = 0;
  //^^^^^^^^ warning unchecked-deref: `counter` is dereferenced without a null check, but C may call `reset` with null
}

#[no_mangle]
pub unsafe extern "C" fn next(node: *const *const u8) -> *const u8 {
    *node
  //^^^^^ warning unchecked-deref: `node` is dereferenced without a null check, but C may call `next` with null
}

#[no_mangle]
pub unsafe extern "C" fn is_set(flag: *const u8) -> bool { flag.read() != 0 }
                                                         //^^^^^^^^^^^ warning unchecked-deref: `read` is given `flag` without a null check, but C may call `is_set` with null
//> Return early when `counter` is null
#[no_mangle]
pub unsafe extern "C" fn reset(counter: *mut u32) {
    if counter.is_null() {
        return;
    }
    *counter = 0;
}

#[no_mangle]
pub unsafe extern "C" fn next(node: *const *const u8) -> *const u8 {
    *node
}

#[no_mangle]
pub unsafe extern "C" fn is_set(flag: *const u8) -> bool { flag.read() != 0 }
//> Return early when `node` is null
#[no_mangle]
pub unsafe extern "C" fn reset(counter: *mut u32) {
    *counter = 0;
}

#[no_mangle]
pub unsafe extern "C" fn next(node: *const *const u8) -> *const u8 {
    if node.is_null() {
        return std::ptr::null();
    }
    *node
}

#[no_mangle]
pub unsafe extern "C" fn is_set(flag: *const u8) -> bool { flag.read() != 0 }
//> Return early when `flag` is null
#[no_mangle]
pub unsafe extern "C" fn reset(counter: *mut u32) {
    *counter = 0;
}

#[no_mangle]
pub unsafe extern "C" fn next(node: *const *const u8) -> *const u8 {
    *node
}

#[no_mangle]
pub unsafe extern "C" fn is_set(flag: *const u8) -> bool {
    if flag.is_null() {
        return false;
    }
    flag.read() != 0
}

//# a check that goes on, or that is on another way
#[no_mangle]
pub unsafe extern "C" fn logged(value: *const i32) -> i32 {
    if value.is_null() {
        eprintln!("no value");
    }
    *value
  //^^^^^^ warning unchecked-deref: `value` is dereferenced without a null check, but C may call `logged` with null
}

#[no_mangle]
pub unsafe extern "C" fn late(value: *mut i32) -> i32 {
    let old = *value;
            //^^^^^^ warning unchecked-deref: `value` is dereferenced without a null check, but C may call `late` with null
    if value.is_null() {
        return -1;
    }
    *value = 0;
    old
}

//# references, boxes and copies of what C hands in
pub struct Image {
    width: usize,
}

#[no_mangle]
pub extern "C" fn image_width(image: *const Image) -> usize {
    let image = unsafe { &*image };
                        //^^^^^^ warning unchecked-deref: `image` is dereferenced without a null check, but C may call `image_width` with null
    image.width
}

#[no_mangle]
pub unsafe extern "C" fn image_into_width(image: *mut Image) -> usize {
    let image = Box::from_raw(image);
              //^^^^^^^^^^^^^^^^^^^^ warning unchecked-deref: `from_raw` is given `image` without a null check, but C may call `image_into_width` with null
    image.width
}

#[no_mangle]
pub unsafe extern "C" fn copy_size(image: *const Image, out: *mut usize) {
    std::ptr::copy_nonoverlapping(&(*image).width, out, 1);
  //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning unchecked-deref: `copy_nonoverlapping` is given `out` without a null check, but C may call `copy_size` with null
                                  //^^^^^^ warning unchecked-deref: `image` is dereferenced without a null check, but C may call `copy_size` with null
}

//# a callback, by its address: info, and its user data is trusted
use std::ffi::{c_int, c_void};

#[repr(C)]
pub struct Event {
    code: c_int,
}

extern "C" {
    fn on_event(callback: unsafe extern "C" fn(*const Event, *mut c_void), user_data: *mut c_void);
}

unsafe extern "C" fn forward(event: *const Event, user_data: *mut c_void) {
    let total = &mut *(user_data as *mut c_int);
    *total += (*event).code;
             //^^^^^^ info unchecked-deref: `event` is dereferenced without a null check, but C may call back `forward` with null
}

pub fn listen(total: &'static mut c_int) {
    unsafe { on_event(forward, total as *mut c_int as *mut c_void) };
}

//# what the documentation forbids is the caller's duty: info
/// Doubles the value.
///
/// # Safety
///
/// `value` must be non-null and aligned.
#[no_mangle]
pub unsafe extern "C" fn double(value: *mut u32) {
    *value *= 2;
  //^^^^^^ info unchecked-deref: `value` is dereferenced without a null check, but C may call `double` with null
}

//# silent: checks in all their forms
use std::ffi::{c_char, CStr};
use std::ptr::NonNull;

pub struct Node {
    value: i32,
    next: *mut Node,
}

#[no_mangle]
pub unsafe extern "C" fn node_value(node: *const Node) -> i32 {
    if node.is_null() {
        return 0;
    }
    (*node).value
}

#[no_mangle]
pub unsafe extern "C" fn node_next(node: *mut Node) -> *mut Node {
    let Some(node) = node.as_ref() else {
        return std::ptr::null_mut();
    };
    node.next
}

#[no_mangle]
pub unsafe extern "C" fn node_set(node: *mut Node, value: *const i32) -> bool {
    if let (Some(node), false) = (NonNull::new(node), value.is_null()) {
        (*node.as_ptr()).value = *value;
        return true;
    }
    false
}

#[no_mangle]
pub unsafe extern "C" fn node_parse(text: *const c_char) -> i32 {
    assert!(!text.is_null());
    let missing = text.is_null();
    if missing {
        return 0;
    }
    CStr::from_ptr(text).to_bytes().len() as i32
}

#[no_mangle]
pub unsafe extern "C" fn node_sum(first: *const Node) -> i32 {
    let mut sum = 0;
    let mut at = first;
    while !at.is_null() {
        sum += (*at).value;
        at = (*at).next;
    }
    sum
}

#[no_mangle]
pub unsafe extern "C" fn node_or(node: *const Node, other: i32) -> i32 {
    if node != std::ptr::null() && (*node).value != 0 { (*node).value } else { other }
}

//# silent: a check by a function of the crate, references, and functions that only Rust calls
pub struct Handle {
    open: bool,
}

fn check_handle(handle: *const Handle) -> bool {
    !handle.is_null()
}

#[no_mangle]
pub unsafe extern "C" fn handle_is_open(handle: *const Handle) -> bool {
    check_handle(handle) && (*handle).open
}

#[no_mangle]
pub extern "C" fn handle_close(handle: &mut Handle) {
    let open = &mut handle.open;
    *open = false;
}

#[no_mangle]
pub extern "C" fn handle_maybe(handle: Option<&Handle>) -> bool {
    handle.is_some_and(|handle| handle.open)
}

unsafe fn open(handle: *mut Handle) {
    (*handle).open = true;
}

pub fn reopen(handle: &mut Handle) {
    unsafe { open(handle) }
}

//# a function of the crate looks first
use std::ffi::c_int;

fn is_usable(values: *const u32, count: usize) -> bool {
    !values.is_null() && count < 100
}

#[no_mangle]
pub unsafe extern "C" fn first(values: *const u32, count: usize) -> c_int {
    if !is_usable(values, count) {
        return -1;
    }
    *values as c_int
}

//# a pointer that is only looked through may be an `Option` of a reference
pub struct Meter {
    value: u32,
    readings: Vec<u32>,
}

#[no_mangle]
pub unsafe extern "C" fn meter_value(meter: *const Meter) -> u32 {
    (*meter).value + (*meter).readings.len() as u32
   //^^^^^^ warning unchecked-deref: `meter` is dereferenced without a null check, but C may call `meter_value` with null
}

#[no_mangle]
pub extern "C" fn meter_add(meter: *mut Meter, amount: u32) {
    unsafe { (*meter).value += amount };
            //^^^^^^ warning unchecked-deref: `meter` is dereferenced without a null check, but C may call `meter_add` with null
    let meter = unsafe { &mut *meter };
    meter.readings.push(amount);
}

#[no_mangle]
pub unsafe extern "C" fn counter_bump(counter: *mut u64) -> u64 {
    *counter += 1;
  //^^^^^^^^ warning unchecked-deref: `counter` is dereferenced without a null check, but C may call `counter_bump` with null
    *counter
}
//> Take `Option<&Meter>` instead of a pointer
pub struct Meter {
    value: u32,
    readings: Vec<u32>,
}

#[no_mangle]
pub unsafe extern "C" fn meter_value(meter: Option<&Meter>) -> u32 {
    let Some(meter) = meter else {
        return 0;
    };
    meter.value + meter.readings.len() as u32
}

#[no_mangle]
pub extern "C" fn meter_add(meter: *mut Meter, amount: u32) {
    unsafe { (*meter).value += amount };
    let meter = unsafe { &mut *meter };
    meter.readings.push(amount);
}

#[no_mangle]
pub unsafe extern "C" fn counter_bump(counter: *mut u64) -> u64 {
    *counter += 1;
    *counter
}
//> Take `Option<&mut Meter>` instead of a pointer
pub struct Meter {
    value: u32,
    readings: Vec<u32>,
}

#[no_mangle]
pub unsafe extern "C" fn meter_value(meter: *const Meter) -> u32 {
    (*meter).value + (*meter).readings.len() as u32
}

#[no_mangle]
pub extern "C" fn meter_add(meter: Option<&mut Meter>, amount: u32) {
    let Some(meter) = meter else {
        return;
    };
    meter.value += amount;
    let meter = &mut *meter;
    meter.readings.push(amount);
}

#[no_mangle]
pub unsafe extern "C" fn counter_bump(counter: *mut u64) -> u64 {
    *counter += 1;
    *counter
}
//> Take `Option<&mut u64>` instead of a pointer
pub struct Meter {
    value: u32,
    readings: Vec<u32>,
}

#[no_mangle]
pub unsafe extern "C" fn meter_value(meter: *const Meter) -> u32 {
    (*meter).value + (*meter).readings.len() as u32
}

#[no_mangle]
pub extern "C" fn meter_add(meter: *mut Meter, amount: u32) {
    unsafe { (*meter).value += amount };
    let meter = unsafe { &mut *meter };
    meter.readings.push(amount);
}

#[no_mangle]
pub unsafe extern "C" fn counter_bump(counter: Option<&mut u64>) -> u64 {
    let Some(counter) = counter else {
        return 0;
    };
    *counter += 1;
    *counter
}

//# no reference where memory may not be initialized, two pointers may meet, or the pointer goes on
//? offers: Return early when `cell` is null | Return early when `to` is null | Return early when `from` is null
pub struct Cell {
    value: u32,
    next: *mut Cell,
}

extern "C" {
    fn notify();
}

#[no_mangle]
pub unsafe extern "C" fn cell_init(cell: *mut Cell) {
    (*cell).value = 1;
   //^^^^^ warning unchecked-deref: `cell` is dereferenced without a null check, but C may call `cell_init` with null
    (*cell).next = std::ptr::null_mut();
}

#[no_mangle]
pub unsafe extern "C" fn cell_move(from: *mut Cell, to: *mut Cell) {
    (*to).value += (*from).value;
   //^^^ warning unchecked-deref: `to` is dereferenced without a null check, but C may call `cell_move` with null
                  //^^^^^ warning unchecked-deref: `from` is dereferenced without a null check, but C may call `cell_move` with null
    (*from).value = 0;
}

#[no_mangle]
pub unsafe extern "C" fn cell_borrow(cell: *mut Cell) -> *mut u32 {
    &mut (*cell).value
        //^^^^^ warning unchecked-deref: `cell` is dereferenced without a null check, but C may call `cell_borrow` with null
}

#[no_mangle]
pub unsafe extern "C" fn cell_ring(cell: *mut Cell) -> u32 {
    let before = (*cell).value;
                //^^^^^ warning unchecked-deref: `cell` is dereferenced without a null check, but C may call `cell_ring` with null
    notify();
    (*cell).value - before
}

#[no_mangle]
pub unsafe extern "C" fn cell_at(cell: *const Cell, index: usize) -> u32 {
    (*cell).value + (*cell.add(index)).value
   //^^^^^ warning unchecked-deref: `cell` is dereferenced without a null check, but C may call `cell_at` with null
}

//# the blocks that need `unsafe` no more
pub struct Meter {
    value: u32,
    readings: Vec<u32>,
}

impl Meter {
    fn clear(&mut self) {
        self.readings.clear();
    }
}

#[no_mangle]
pub extern "C" fn meter_reset(meter: *mut Meter) -> bool {
    let is_set = unsafe { (*meter).value } != 0;
                         //^^^^^^ warning unchecked-deref: `meter` is dereferenced without a null check, but C may call `meter_reset` with null
    unsafe { (*meter).clear() };
    is_set
}
//> Take `Option<&mut Meter>` instead of a pointer
pub struct Meter {
    value: u32,
    readings: Vec<u32>,
}

impl Meter {
    fn clear(&mut self) {
        self.readings.clear();
    }
}

#[no_mangle]
pub extern "C" fn meter_reset(meter: Option<&mut Meter>) -> bool {
    let Some(meter) = meter else {
        return false;
    };
    let is_set = meter.value != 0;
    (*meter).clear();
    is_set
}

//# a body on one line
#[no_mangle]
pub extern "C" fn length(pair: *const [u32; 2]) -> u32 { unsafe { (*pair)[0] * (*pair)[1] } }
                                                                 //^^^^^ warning unchecked-deref: `pair` is dereferenced without a null check, but C may call `length` with null
//> Take `Option<&[u32; 2]>` instead of a pointer
#[no_mangle]
pub extern "C" fn length(pair: Option<&[u32; 2]>) -> u32 {
    let Some(pair) = pair else {
        return 0;
    };
    (*pair)[0] * (*pair)[1]
}

//# ipc-channel (commit 617acf0), and an environment without the variable: what the C library gives may be null
use std::ffi::{c_char, c_void, CStr};

extern "C" {
    fn malloc(size: usize) -> *mut c_void;
    fn getenv(name: *const c_char) -> *mut c_char;
}

#[repr(C)]
pub struct Header {
    pub len: usize,
}

pub unsafe fn header(len: usize) -> *mut Header {
    let header = malloc(std::mem::size_of::<Header>() + len) as *mut Header;
    (*header).len = len;
   //^^^^^^^ info unchecked-deref: What `malloc` gives is dereferenced without a null check, but it is null when there is no memory
    header
}

pub unsafe fn home() -> String {
    CStr::from_ptr(getenv(c"HOME".as_ptr())).to_string_lossy().into_owned()
  //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning unchecked-deref: What `getenv` gives is given to `from_ptr` without a null check, but it is null when there is nothing to give
}

//# the same with a look first
//? edition: 2021
use std::ffi::{c_char, c_void, CStr};

extern "C" {
    fn malloc(size: usize) -> *mut c_void;
    fn getenv(name: *const c_char) -> *mut c_char;
}

#[repr(C)]
pub struct Header {
    pub len: usize,
}

pub unsafe fn header(len: usize) -> *mut Header {
    let header = malloc(std::mem::size_of::<Header>() + len) as *mut Header;
    if !header.is_null() {
        (*header).len = len;
    }
    header
}

pub unsafe fn home() -> Option<String> {
    let home = getenv(c"HOME".as_ptr());
    if home.is_null() {
        return None;
    }
    Some(CStr::from_ptr(home).to_string_lossy().into_owned())
}
