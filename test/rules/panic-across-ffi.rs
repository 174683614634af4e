//# an option that may be empty, and how to catch the panic
use std::collections::HashMap;
use std::ffi::c_int;

pub struct Config {
    ports: HashMap<String, c_int>,
}

#[no_mangle]
pub extern "C" fn config_port(config: &Config) -> c_int {
    *config.ports.get("http").unwrap()
                            //^^^^^^^^ warning panic-across-ffi: `unwrap()` may panic; at the edge of `extern "C" fn config_port` a panic aborts the process (before Rust 1.81: undefined behaviour)
}
//> Catch panics in `config_port` with `catch_unwind`
use std::collections::HashMap;
use std::ffi::c_int;

pub struct Config {
    ports: HashMap<String, c_int>,
}

#[no_mangle]
pub extern "C" fn config_port(config: &Config) -> c_int {
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        *config.ports.get("http").unwrap()
    }))
    .unwrap_or(-1)
}

//# several places: one finding, the others beside it
pub struct Table {
    rows: Vec<u32>,
}

#[no_mangle]
pub extern "C" fn row(table: &Table, index: usize, divisor: u32) -> u32 {
    assert!(index < 100);
  //^^^^^^^^^^^^^^^^^^^^ warning panic-across-ffi: `assert!(index < 100)` may panic, as may 1 more here; at the edge of `extern "C" fn row` a panic aborts the process (before Rust 1.81: undefined behaviour)
    let value = table.rows[index];
    value / divisor
}

#[no_mangle]
pub extern "C" fn rename(names: &mut Vec<String>, from: usize) {
    names.remove(from);
        //^^^^^^^^^^^^ warning panic-across-ffi: `remove(from)` may panic; at the edge of `extern "C" fn rename` a panic aborts the process (before Rust 1.81: undefined behaviour)
}

//# an index behind smart pointers
use std::sync::Arc;

pub struct Names {
    all: Box<Vec<u32>>,
}

#[no_mangle]
pub extern "C" fn name_at(names: &Arc<Names>, index: usize) -> u32 {
    names.all[index]
  //^^^^^^^^^^^^^^^^ warning panic-across-ffi: `names.all[index]` may panic; at the edge of `extern "C" fn name_at` a panic aborts the process (before Rust 1.81: undefined behaviour)
}

//# as much memory as C asks for
#[no_mangle]
pub extern "C" fn buffer_new(size: usize) -> *mut Vec<u8> {
    Box::into_raw(Box::new(Vec::with_capacity(size)))
                         //^^^^^^^^^^^^^^^^^^^^^^^^ warning panic-across-ffi: `Vec::with_capacity(size)` may panic; at the edge of `extern "C" fn buffer_new` a panic aborts the process (before Rust 1.81: undefined behaviour)
}

#[no_mangle]
pub extern "C" fn small_buffer_new(size: usize) -> *mut Vec<u8> {
    if size > 4096 {
        return std::ptr::null_mut();
    }
    Box::into_raw(Box::new(Vec::with_capacity(size)))
}

//# in a function that is called
use std::cell::RefCell;

pub struct Counter {
    values: RefCell<Vec<u64>>,
}

impl Counter {
    fn total(&self) -> u64 {
        self.values.borrow().iter().sum()
    }

    fn shared(&self) -> u64 {
        self.total()
    }
}

fn first_digit(text: &str) -> u32 {
    text.chars().next().unwrap().to_digit(10).unwrap()
}

#[no_mangle]
pub extern "C" fn counter_total(counter: &Counter) -> u64 {
    counter.shared()
          //^^^^^^^^ warning panic-across-ffi: `shared()` may panic (`borrow()` in `total`); at the edge of `extern "C" fn counter_total` a panic aborts the process (before Rust 1.81: undefined behaviour)
}

#[no_mangle]
pub extern "C" fn digit() -> u32 {
    first_digit("7")
  //^^^^^^^^^^^^^^^^ warning panic-across-ffi: `first_digit("7")` may panic (`unwrap()` in `first_digit`); at the edge of `extern "C" fn digit` a panic aborts the process (before Rust 1.81: undefined behaviour)
}

//# a callback that C is given
use std::ffi::{c_int, c_void};

unsafe extern "C" {
    fn set_handler(handler: extern "C" fn(*mut c_void, c_int), data: *mut c_void);
}

extern "C" fn on_event(_data: *mut c_void, event: c_int) {
    let names = ["open", "close"];
    println!("{}", names[event as usize]);
                 //^^^^^^^^^^^^^^^^^^^^^ warning panic-across-ffi: `names[event as usize]` may panic; at the edge of `extern "C" fn on_event` a panic aborts the process (before Rust 1.81: undefined behaviour)
}

pub fn install() {
    unsafe { set_handler(on_event, std::ptr::null_mut()) };
}
//> Catch panics in `on_event` with `catch_unwind`
use std::ffi::{c_int, c_void};

unsafe extern "C" {
    fn set_handler(handler: extern "C" fn(*mut c_void, c_int), data: *mut c_void);
}

extern "C" fn on_event(_data: *mut c_void, event: c_int) {
    let _ = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        let names = ["open", "close"];
        println!("{}", names[event as usize]);
    }));
}

pub fn install() {
    unsafe { set_handler(on_event, std::ptr::null_mut()) };
}

//# arithmetic on what C hands in panics with overflow checks only
#[no_mangle]
pub extern "C" fn area(width: u32, height: u32) -> u32 {
    width * height
  //^^^^^^^^^^^^^^ info panic-across-ffi: `width * height` panics where overflow checks are on; at the edge of `extern "C" fn area` a panic aborts the process (before Rust 1.81: undefined behaviour)
}

//# the function's own error value is used
#[no_mangle]
pub unsafe extern "C" fn parse(text: *const std::ffi::c_char) -> i64 {
    if text.is_null() {
        return -22;
    }
    let text = unsafe { std::ffi::CStr::from_ptr(text) };
    text.to_str().unwrap().parse().unwrap()
                //^^^^^^^^ warning panic-across-ffi: `unwrap()` may panic, as may 1 more here; at the edge of `extern "C" fn parse` a panic aborts the process (before Rust 1.81: undefined behaviour)
}
//> Catch panics in `parse` with `catch_unwind`
#[no_mangle]
pub unsafe extern "C" fn parse(text: *const std::ffi::c_char) -> i64 {
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        if text.is_null() {
            return -22;
        }
        let text = unsafe { std::ffi::CStr::from_ptr(text) };
        text.to_str().unwrap().parse().unwrap()
    }))
    .unwrap_or(-22)
}

//# caught
use std::panic::{catch_unwind, AssertUnwindSafe};

fn work(values: &[u32]) -> u32 {
    values[0] + values[1]
}

#[no_mangle]
pub extern "C" fn sum(values: &Vec<u32>) -> u32 {
    catch_unwind(AssertUnwindSafe(|| work(values) + values[2])).unwrap_or(0)
}

#[no_mangle]
pub extern "C" fn sum_later(values: &Vec<u32>) -> u32 {
    let job = || work(values);
    match std::panic::catch_unwind(AssertUnwindSafe(job)) {
        Ok(value) => value,
        Err(_) => 0,
    }
}

//# what does not panic
use std::ffi::CString;
use std::sync::Mutex;

static STATE: Mutex<u32> = Mutex::new(0);

#[no_mangle]
pub extern "C" fn state(bits: u8) -> u32 {
    debug_assert!(bits < 8);
    let table = [0u32; 256];
    let masks = [1u32, 2, 4];
    let name = CString::new("state").unwrap();
    let _ = name.as_bytes().len() / 2;
    *STATE.lock().unwrap() | table[bits as usize] | masks[1]
}

#[no_mangle]
pub extern "C" fn head(values: &Vec<u32>) -> u32 {
    values.first().copied().unwrap_or_default()
}

#[no_mangle]
pub extern "C" fn at(values: &Vec<u32>, index: usize, divisor: u32, name: Option<&u32>) -> u32 {
    if index >= values.len() || divisor == 0 {
        return 0;
    }
    for n in 0..values.len() {
        if values[n] == 7 && name.is_some() {
            return *name.unwrap();
        }
    }
    values[index] / divisor
}

pub fn for_rust_only(values: &[u32]) -> u32 {
    values[0]
}

//# unwinding is asked for
#[no_mangle]
pub extern "C-unwind" fn checked(value: Option<&u32>) -> u32 {
    *value.unwrap()
}

//# without std, the panic handler decides
//? rustc: a library without std needs a panic handler
#![no_std]
#[no_mangle]
pub extern "C" fn checked(value: Option<&u32>) -> u32 {
    *value.unwrap()
}

//# in tests a panic is wanted
#[cfg(test)]
mod tests {
    extern "C" fn on_alert(level: i32) {
        assert_eq!(level, 2);
    }

    #[test]
    fn alerts() {
        on_alert(2);
    }
}

//# what a `const` block asserts is settled when it is compiled
pub trait Codec {
    const FAST: bool;
}

pub extern "C" fn compress<C: Codec>(level: i32) -> i32 {
    const {
        assert!(C::FAST);
    }
    level
}

pub fn table<C: Codec>() -> extern "C" fn(i32) -> i32 {
    compress::<C>
}

//# silent: user data that this crate registered, an error where `if let Ok` did not match
use std::ffi::c_void;

pub struct Pile {
    lines: u32,
}

extern "C" {
    fn each_line(step: extern "C" fn(*mut c_void) -> i32, data: *mut c_void) -> i32;
}

extern "C" fn step(data: *mut c_void) -> i32 {
    let pile = unsafe { (data as *mut Pile).as_mut().unwrap() };
    pile.lines = pile.lines.wrapping_add(1);
    0
}

pub fn count(pile: &mut Pile) -> i32 {
    unsafe { each_line(step, pile as *mut Pile as *mut c_void) }
}

fn next() -> Result<i32, i32> {
    Ok(1)
}

#[no_mangle]
pub extern "C" fn next_line() -> i32 {
    let line = next();
    if let Ok(number) = line {
        number
    } else {
        line.unwrap_err()
    }
}

//# silent: a pointer that was compared with null, a slice whose number of elements was
#[repr(C)]
pub struct Link {
    kind: u32,
    next: *const Link,
}

#[no_mangle]
pub unsafe extern "C" fn last_kind(first: *const Link) -> u32 {
    let mut kind = 0;
    let mut link = first;
    while !link.is_null() {
        let this = (link as *const Link).as_ref().unwrap();
        kind = this.kind;
        link = this.next;
    }
    kind
}

#[repr(C)]
pub struct Words {
    words: *const u32,
    many: usize,
}

#[no_mangle]
pub unsafe extern "C" fn second_word(words: *const Words) -> u32 {
    if !words.is_null() && (*words).many == 2 {
        let all: &[u32] = std::slice::from_raw_parts((*words).words, (*words).many);
        return all[1];
    }
    0
}

//# an option that is looked into is no pointer that was looked at
pub struct Slot {
    value: Option<u32>,
}

#[no_mangle]
pub extern "C" fn slot_value(slot: &Slot) -> u32 {
    *slot.value.as_ref().unwrap()
                       //^^^^^^^^ warning panic-across-ffi: `unwrap()` may panic; at the edge of `extern "C" fn slot_value` a panic aborts the process (before Rust 1.81: undefined behaviour)
}

//# silent: a number that was compared before it is converted
#[no_mangle]
pub extern "C" fn room_for(size: i64) -> u64 {
    if size > 0 { size.try_into().unwrap() } else { 0 }
}

//# heed (commit 40e3bf8) and jack (commit e6e80b5): code of whoever uses the crate
use std::ffi::c_void;
use std::panic::{catch_unwind, AssertUnwindSafe};
use std::process::abort;

pub trait Comparator {
    fn compare(a: u32, b: u32) -> i32;
}

pub extern "C" fn compare<C: Comparator>(a: u32, b: u32) -> i32 {
    C::compare(a, b)
  //^^^^^^^^^^^^^^^^ info panic-across-ffi: `C::compare(a, b)` runs code of whoever uses this crate, which may panic; at the edge of `extern "C" fn compare` a panic aborts the process (before Rust 1.81: undefined behaviour)
}

pub unsafe extern "C" fn process<F>(frames: u32, data: *mut c_void) -> i32
where
    F: FnMut(u32) -> i32,
{
    let callback = &mut *(data as *mut F);
    callback(frames)
  //^^^^^^^^^^^^^^^^ info panic-across-ffi: `callback(frames)` runs code of whoever uses this crate, which may panic; at the edge of `extern "C" fn process` a panic aborts the process (before Rust 1.81: undefined behaviour)
}

pub extern "C" fn compare_or_abort<C: Comparator>(a: u32, b: u32) -> i32 {
    catch_unwind(|| C::compare(a, b)).unwrap_or_else(|_| abort())
}

pub unsafe extern "C" fn process_caught<F>(frames: u32, data: *mut c_void) -> i32
where
    F: FnMut(u32) -> i32,
{
    let callback = &mut *(data as *mut F);
    catch_unwind(AssertUnwindSafe(|| callback(frames))).unwrap_or(1)
}

pub extern "C" fn cloned<T: Clone + Send>(value: Option<&T>) -> *mut T {
    value.map_or(std::ptr::null_mut(), |value| Box::into_raw(Box::new(value.clone())))
}

//# silent: options that were looked at, slices that were measured, numbers in text, arms for tests
use std::ffi::CString;
use std::os::raw::{c_char, c_int};

pub struct Held {
    lock: Option<u32>,
    name: Option<Box<str>>,
}

#[no_mangle]
pub extern "C" fn held_release(held: &mut Held) -> c_int {
    if held.lock.is_none() || held.name.is_none() {
        return -1;
    }
    let lock = held.lock.take().unwrap();
    let name = held.name.as_deref_mut().unwrap();
    lock as c_int + name.len() as c_int
}

#[no_mangle]
pub unsafe extern "C" fn seed_sum(seed: *const u8, len: usize) -> u32 {
    let slice = std::slice::from_raw_parts(seed, len);
    if slice.len() != 32 {
        return 0;
    }
    let mut seed = [0u8; 32];
    seed.copy_from_slice(slice);
    seed.iter().map(|&byte| u32::from(byte)).sum()
}

#[no_mangle]
pub extern "C" fn number_text(value: c_int) -> *mut c_char {
    CString::new(value.to_string()).unwrap().into_raw()
}

#[no_mangle]
pub extern "C" fn kind_of(value: c_int) -> c_int {
    match value {
        0 => 1,
        1 => 2,
        #[cfg(test)]
        7 => unreachable!("for the tests"),
        _ => 0,
    }
}

//# silent: the number that is asserted is the one that is given
use std::os::raw::c_int;

fn set_error(out: &mut c_int, code: u32, text: &str) {
    assert!(code == 0);
    *out = text.len() as c_int;
}

#[no_mangle]
pub extern "C" fn refuse(out: &mut c_int) {
    set_error(out, 0, "refused");
}

fn refuse_twice(out: &mut c_int) {
    set_error(out, 0, "refused");
}

#[no_mangle]
pub extern "C" fn refuse_again(out: &mut c_int) {
    refuse_twice(out);
}
