//# blitsort-sys (MIRILLI-40), klu-rs (MIRILLI-44): an immutable slice that C sorts
use std::ffi::{c_int, c_void};

extern "C" {
    fn solve(dimension: c_int, rhs: *mut f64) -> c_int;
    fn blitsort(
        array: *mut c_void,
        count: usize,
        size: usize,
        compare: extern "C" fn(*const c_void, *const c_void) -> c_int,
    );
}

extern "C" fn compare(_: *const c_void, _: *const c_void) -> c_int {
    0
}

pub fn solve_for(rhs: &[f64]) -> bool {
    unsafe { solve(rhs.len() as c_int, rhs.as_ptr() as *mut f64) == 0 }
                                     //^^^^^^^^^^^^^^^^^^^^^^^^ error cast-away-const: `rhs.as_ptr()` is a pointer to read through, but `solve` gets it as `*mut`: a write through it is undefined behaviour
}

pub fn sort(values: &[u32]) {
    let array = values.as_ptr() as *mut c_void;
    unsafe { blitsort(array, values.len(), 4, compare) };
                    //^^^^^ warning cast-away-const: `values.as_ptr()` is a pointer to read through, but `blitsort` gets it as `*mut`: a write through it is undefined behaviour
}

//# ms5837 (MIRILLI-31), lcms2 (MIRILLI-43): a reference through two casts
#[repr(C)]
#[derive(Default)]
pub struct Sample {
    pressure: f32,
    depth: f32,
}

extern "C" {
    fn read_sample(out: *mut Sample);
    fn calibrate(sample: *mut Sample, offset: *mut f32);
}

pub fn read() -> f32 {
    let sample = Sample::default();
    unsafe { read_sample(&sample as *const Sample as *mut Sample) };
                       //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error cast-away-const: `&sample` is a shared reference, but `read_sample` gets it as `*mut`: a write through it is undefined behaviour
    sample.pressure
}

impl Sample {
    pub fn calibrate(&self, offset: &f32) {
        let own = self as *const Self as *mut Self;
        unsafe { calibrate(own, std::ptr::from_ref(offset).cast_mut()) };
                         //^^^ error cast-away-const: `self` is a shared reference, but `calibrate` gets it as `*mut`: a write through it is undefined behaviour
                              //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error cast-away-const: `std::ptr::from_ref(offset)` is a shared reference, but `calibrate` gets it as `*mut`: a write through it is undefined behaviour
    }
}

//# hegel (HEGEL-352): returned to C
pub struct TestCase {
    id: u64,
}

static CURRENT: TestCase = TestCase { id: 1 };

#[no_mangle]
pub extern "C" fn current() -> *mut TestCase {
    let case: &'static TestCase = &CURRENT;
    (&*case) as *const TestCase as *mut TestCase
  //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error cast-away-const: `&*case` is a shared reference, but C gets it as `*mut`: a write through it is undefined behaviour
}

//# gtk-rs (GTKCORE-1566): a closure that changes what it holds, behind a shared reference
use std::ffi::c_void;

extern "C" {
    fn foreach(callback: unsafe extern "C" fn(*mut c_void), user_data: *mut c_void);
}

unsafe extern "C" fn trampoline<F: FnMut()>(user_data: *mut c_void) {
    let callback = &mut *(user_data as *mut F);
    callback();
}

pub fn each<F: FnMut()>(callback: F) {
    unsafe { foreach(trampoline::<F>, &callback as *const F as *mut c_void) };
                                    //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error cast-away-const: `&callback` is a shared reference, but `foreach` gets it as `*mut`: a write through it is undefined behaviour
}

//# strings: many C functions take `char *` and only read
use std::ffi::{c_char, CStr};

extern "C" {
    fn set_title(title: *mut c_char);
}

pub fn title(title: &CStr) {
    unsafe { set_title(title.as_ptr() as *mut c_char) };
                     //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info cast-away-const: `title.as_ptr()` is a pointer to read through, but `set_title` gets it as `*mut`: a write through it is undefined behaviour
}

//# silent: pointers that may be written through
use std::cell::UnsafeCell;
use std::ffi::{c_int, c_void};
use std::sync::atomic::AtomicI32;

extern "C" {
    fn fill(values: *mut c_int, len: usize);
    fn wait(word: *mut AtomicI32);
    fn update(cell: *mut UnsafeCell<c_int>);
    fn peek(values: *const c_int);
    fn on_event(callback: extern "C" fn(*mut c_void), user_data: *mut c_void);
}

static mut BUFFER: [c_int; 4] = [0; 4];

extern "C" fn event(_: *mut c_void) {}

pub fn all(values: &mut [c_int], word: &AtomicI32, cell: &UnsafeCell<c_int>, context: &'static c_int) {
    unsafe {
        fill(values.as_mut_ptr(), values.len());
        fill(values as *mut [c_int] as *mut c_int, values.len());
        wait(word as *const AtomicI32 as *mut AtomicI32);
        update(cell as *const _ as *mut _);
        fill(&raw mut BUFFER as *mut c_int, 4);
        peek(values.as_ptr());
        on_event(event, context as *const c_int as *mut c_void);
    }
}

//# silent: opaque types, and pointers that were `*mut` before
use std::marker::PhantomData;

#[repr(C)]
pub struct Raw {
    _data: [u8; 0],
    _marker: PhantomData<*mut u8>,
}

extern "C" {
    fn raw_update(raw: *mut Raw);
    fn raw_set(value: *mut u32);
}

pub struct Owner {
    value: *mut u32,
}

impl Owner {
    pub fn update(&self, raw: &Raw) {
        unsafe {
            raw_update(raw as *const Raw as *mut Raw);
            raw_set(self.value as *const u32 as *mut u32);
        }
    }
}

//# names that say C only reads: info
extern "C" {
    fn verify(signature: *mut u8, len: usize) -> i32;
    fn encrypt(key: *mut u8, block: *mut u8);
}

pub fn check(signature: &[u8], key: &[u8; 16], block: &mut [u8; 16]) -> bool {
    unsafe {
        encrypt(key.as_ptr() as *mut u8, block.as_mut_ptr());
              //^^^^^^^^^^^^^^^^^^^^^^^ info cast-away-const: `key.as_ptr()` is a pointer to read through, but `encrypt` gets it as `*mut`: a write through it is undefined behaviour
        verify(signature.as_ptr() as *mut u8, signature.len()) == 1
             //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info cast-away-const: `signature.as_ptr()` is a pointer to read through, but `verify` gets it as `*mut`: a write through it is undefined behaviour
    }
}

//# the owner is a variable: it is made mutable
//? offers: Borrow `sample` with `&mut` | Borrow `depth` with `&mut`
use std::ffi::c_void;

#[repr(C)]
#[derive(Default)]
pub struct Sample {
    pressure: f32,
    depth: f32,
}

extern "C" {
    fn read_sample(out: *mut Sample);
    fn read_raw(out: *mut c_void, len: usize);
}

pub fn read() -> f32 {
    let sample = Sample::default();
    unsafe { read_sample(&sample as *const Sample as *mut Sample) };
                       //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error cast-away-const: `&sample` is a shared reference, but `read_sample` gets it as `*mut`: a write through it is undefined behaviour
    sample.pressure
}

pub fn read_depth() -> f32 {
    let depth: f32 = 0.0;
    unsafe { read_raw(&depth as *const _ as *mut c_void, 4) };
                    //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning cast-away-const: `&depth` is a shared reference, but `read_raw` gets it as `*mut`: a write through it is undefined behaviour
    depth
}
//> Borrow `sample` with `&mut`
use std::ffi::c_void;

#[repr(C)]
#[derive(Default)]
pub struct Sample {
    pressure: f32,
    depth: f32,
}

extern "C" {
    fn read_sample(out: *mut Sample);
    fn read_raw(out: *mut c_void, len: usize);
}

pub fn read() -> f32 {
    let mut sample = Sample::default();
    unsafe { read_sample(&mut sample as *mut Sample) };
    sample.pressure
}

pub fn read_depth() -> f32 {
    let depth: f32 = 0.0;
    unsafe { read_raw(&depth as *const _ as *mut c_void, 4) };
    depth
}
//> Borrow `depth` with `&mut`
use std::ffi::c_void;

#[repr(C)]
#[derive(Default)]
pub struct Sample {
    pressure: f32,
    depth: f32,
}

extern "C" {
    fn read_sample(out: *mut Sample);
    fn read_raw(out: *mut c_void, len: usize);
}

pub fn read() -> f32 {
    let sample = Sample::default();
    unsafe { read_sample(&sample as *const Sample as *mut Sample) };
    sample.pressure
}

pub fn read_depth() -> f32 {
    let mut depth: f32 = 0.0;
    unsafe { read_raw(&mut depth as *mut _ as *mut c_void, 4) };
    depth
}

//# a buffer, a field, a pointer in a variable of its own
//? offers: Point into `values` with `as_mut_ptr` | Point into `all` with `as_mut_ptr` | Borrow `self` with `from_mut` | Point into `self` with `as_mut_ptr`
use std::ffi::c_int;

extern "C" {
    fn sort(values: *mut c_int, len: usize);
    fn scale(factor: *mut f32);
}

pub fn sorted(values: Vec<c_int>) -> Vec<c_int> {
    unsafe { sort(values.as_ptr() as *mut c_int, values.len()) };
                //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error cast-away-const: `values.as_ptr()` is a pointer to read through, but `sort` gets it as `*mut`: a write through it is undefined behaviour
    values
}

pub fn sort_all(all: &mut [c_int]) {
    let first = all.as_ptr();
    unsafe { sort(first as *mut c_int, 1) };
                //^^^^^^^^^^^^^^^^^^^ error cast-away-const: `all.as_ptr()` is a pointer to read through, but `sort` gets it as `*mut`: a write through it is undefined behaviour
}

pub struct Sample {
    pressure: f32,
    samples: [c_int; 4],
}

impl Sample {
    pub fn scale(&mut self) {
        unsafe {
            scale(std::ptr::from_ref(&self.pressure).cast_mut());
                //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error cast-away-const: `std::ptr::from_ref(&self.pressure)` is a shared reference, but `scale` gets it as `*mut`: a write through it is undefined behaviour
            sort(self.samples.as_ptr().cast_mut(), 4);
               //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error cast-away-const: `self.samples.as_ptr()` is a pointer to read through, but `sort` gets it as `*mut`: a write through it is undefined behaviour
        }
    }
}
//> Point into `values` with `as_mut_ptr`
use std::ffi::c_int;

extern "C" {
    fn sort(values: *mut c_int, len: usize);
    fn scale(factor: *mut f32);
}

pub fn sorted(mut values: Vec<c_int>) -> Vec<c_int> {
    unsafe { sort(values.as_mut_ptr(), values.len()) };
    values
}

pub fn sort_all(all: &mut [c_int]) {
    let first = all.as_ptr();
    unsafe { sort(first as *mut c_int, 1) };
}

pub struct Sample {
    pressure: f32,
    samples: [c_int; 4],
}

impl Sample {
    pub fn scale(&mut self) {
        unsafe {
            scale(std::ptr::from_ref(&self.pressure).cast_mut());
            sort(self.samples.as_ptr().cast_mut(), 4);
        }
    }
}
//> Point into `all` with `as_mut_ptr`
use std::ffi::c_int;

extern "C" {
    fn sort(values: *mut c_int, len: usize);
    fn scale(factor: *mut f32);
}

pub fn sorted(values: Vec<c_int>) -> Vec<c_int> {
    unsafe { sort(values.as_ptr() as *mut c_int, values.len()) };
    values
}

pub fn sort_all(all: &mut [c_int]) {
    let first = all.as_mut_ptr();
    unsafe { sort(first as *mut c_int, 1) };
}

pub struct Sample {
    pressure: f32,
    samples: [c_int; 4],
}

impl Sample {
    pub fn scale(&mut self) {
        unsafe {
            scale(std::ptr::from_ref(&self.pressure).cast_mut());
            sort(self.samples.as_ptr().cast_mut(), 4);
        }
    }
}
//> Borrow `self` with `from_mut`
use std::ffi::c_int;

extern "C" {
    fn sort(values: *mut c_int, len: usize);
    fn scale(factor: *mut f32);
}

pub fn sorted(values: Vec<c_int>) -> Vec<c_int> {
    unsafe { sort(values.as_ptr() as *mut c_int, values.len()) };
    values
}

pub fn sort_all(all: &mut [c_int]) {
    let first = all.as_ptr();
    unsafe { sort(first as *mut c_int, 1) };
}

pub struct Sample {
    pressure: f32,
    samples: [c_int; 4],
}

impl Sample {
    pub fn scale(&mut self) {
        unsafe {
            scale(std::ptr::from_mut(&mut self.pressure));
            sort(self.samples.as_ptr().cast_mut(), 4);
        }
    }
}
//> Point into `self` with `as_mut_ptr`
use std::ffi::c_int;

extern "C" {
    fn sort(values: *mut c_int, len: usize);
    fn scale(factor: *mut f32);
}

pub fn sorted(values: Vec<c_int>) -> Vec<c_int> {
    unsafe { sort(values.as_ptr() as *mut c_int, values.len()) };
    values
}

pub fn sort_all(all: &mut [c_int]) {
    let first = all.as_ptr();
    unsafe { sort(first as *mut c_int, 1) };
}

pub struct Sample {
    pressure: f32,
    samples: [c_int; 4],
}

impl Sample {
    pub fn scale(&mut self) {
        unsafe {
            scale(std::ptr::from_ref(&self.pressure).cast_mut());
            sort(self.samples.as_mut_ptr(), 4);
        }
    }
}

//# nothing to make mutable: somebody else's memory, borrows that are still in use
//? offers: nothing
use std::ffi::c_int;

extern "C" {
    fn sort(values: *mut c_int, len: usize);
    fn set(value: *mut c_int);
}

static LIMIT: c_int = 3;

pub struct Owner {
    values: Vec<c_int>,
}

impl Owner {
    pub fn sort(&self) {
        unsafe { sort(self.values.as_ptr() as *mut c_int, self.values.len()) };
                    //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error cast-away-const: `self.values.as_ptr()` is a pointer to read through, but `sort` gets it as `*mut`: a write through it is undefined behaviour
    }
}

pub fn sorted(values: &[c_int], own: Vec<c_int>, more: Vec<c_int>) -> c_int {
    let first = own.iter();
    let count = || more.len();
    unsafe {
        sort(values.as_ptr() as *mut c_int, values.len());
           //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error cast-away-const: `values.as_ptr()` is a pointer to read through, but `sort` gets it as `*mut`: a write through it is undefined behaviour
        sort(own.as_ptr() as *mut c_int, 3);
           //^^^^^^^^^^^^^^^^^^^^^^^^^^ error cast-away-const: `own.as_ptr()` is a pointer to read through, but `sort` gets it as `*mut`: a write through it is undefined behaviour
        sort(more.as_ptr() as *mut c_int, count());
           //^^^^^^^^^^^^^^^^^^^^^^^^^^^ error cast-away-const: `more.as_ptr()` is a pointer to read through, but `sort` gets it as `*mut`: a write through it is undefined behaviour
        set(&LIMIT as *const c_int as *mut c_int);
          //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info cast-away-const: `&LIMIT` is a shared reference, but `set` gets it as `*mut`: a write through it is undefined behaviour
    }
    first.sum()

//# silent: a callback whose result is a `char *` that C only reads
use std::ffi::c_char;

/// # Safety
///
/// `key` points to `length` bytes.
#[no_mangle]
pub unsafe extern "C" fn prefix_of(key: *const c_char, length: usize, prefix_length: *mut usize) -> *mut c_char {
    let key = std::slice::from_raw_parts(key.cast::<u8>(), length);
    let prefix = &key[..length.min(4)];
    *prefix_length = prefix.len();
    prefix.as_ptr().cast::<c_char>().cast_mut()
}

//# lcms2 (MIRILLI-43), blitsort (MIRILLI-40): bindings that a build script writes, and numbers that are inferred
use std::ffi::{c_int, c_void};

mod ffi {
    include!(concat!(env!("OUT_DIR"), "/bindings.rs"));
}

extern "C" {
    fn invert(count: c_int, matrix: *mut f64) -> c_int;
}

pub fn text(length: usize) -> Vec<u8> {
    let mut buffer = vec![0u8; length];
    unsafe { ffi::mlu_ascii(buffer[..].as_ptr() as *mut _, length) };
                          //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info cast-away-const: `buffer[..].as_ptr()` is a pointer to read through, but `mlu_ascii` gets it as `*mut`: a write through it is undefined behaviour
    buffer.pop();
    buffer
}

pub fn sort(values: &mut [u32]) {
    unsafe { ffi::blitsort(values.as_ptr() as *mut c_void, values.len(), size_of::<u32>()) }
                         //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info cast-away-const: `values.as_ptr()` is a pointer to read through, but `blitsort` gets it as `*mut`: a write through it is undefined behaviour
}

pub fn identity() -> [f64; 4] {
    let matrix = [0.0; 4];
    unsafe { invert(4, &matrix as *const _ as *mut f64) };
                     //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error cast-away-const: `&matrix` is a shared reference, but `invert` gets it as `*mut`: a write through it is undefined behaviour
    matrix
}

pub fn repaired(length: usize) -> Vec<u8> {
    let mut buffer = vec![0u8; length];
    unsafe { ffi::mlu_ascii(buffer.as_mut_ptr() as *mut _, length) };
    unsafe { ffi::mlu_print(buffer.as_ptr() as *const _, length) };
    buffer
}

pub fn bands(values: &[u32]) {
    unsafe { ffi::choose_bands(values.as_ptr() as *mut u32, values.len()) }
}

//# glib, VariantStrIter (RUSTSEC-2024-0429): a result that C writes through a shared reference
use std::ffi::{c_char, CStr};

extern "C" {
    fn variant_get_child(variant: *const u8, index: usize, format: *const c_char, ...);
    fn report(format: *const c_char, ...);
}

pub unsafe fn child(variant: *const u8, index: usize) -> String {
    let text: *mut c_char = std::ptr::null_mut();
    variant_get_child(variant, index, c"&s".as_ptr(), &text, 0usize);
                                                    //^^^^^ warning cast-away-const: `&text` is a shared reference to what `variant_get_child` is to write: the compiler may go on with the old value; borrow it with `&mut`
    CStr::from_ptr(text).to_string_lossy().into_owned()
}

pub unsafe fn child_of(variant: *const u8, index: usize) -> String {
    let mut text: *mut c_char = std::ptr::null_mut();
    variant_get_child(variant, index, c"&s".as_ptr(), &mut text, 0usize);
    CStr::from_ptr(text).to_string_lossy().into_owned()
}

pub unsafe fn told(limit: u32) -> u32 {
    let most = limit;
    report(c"%p".as_ptr(), &most);
    most
}
