//# an export that leaves its duties unsaid
use std::ffi::c_char;

/// Adds the samples.
#[no_mangle]
pub unsafe extern "C" fn sum(samples: *const f32, len: usize, label: *const c_char, out: *mut f32) -> bool {
                       //^^^ info missing-safety-doc: `sum` is `unsafe`, but its documentation has no `# Safety` section
    if out.is_null() || label.is_null() {
        return false;
    }
    unsafe { *out = std::slice::from_raw_parts(samples, len).iter().sum() };
    true
}
//> Write a `# Safety` section
use std::ffi::c_char;

/// Adds the samples.
///
/// # Safety
///
/// - `samples` must be aligned and valid for reads of `len` values of type `f32`.
/// - `label` must be null, or point to a string that ends with a NUL byte.
/// - `out` must be null, or be aligned and valid for reads and writes of a `f32`.
#[no_mangle]
pub unsafe extern "C" fn sum(samples: *const f32, len: usize, label: *const c_char, out: *mut f32) -> bool {
    if out.is_null() || label.is_null() {
        return false;
    }
    unsafe { *out = std::slice::from_raw_parts(samples, len).iter().sum() };
    true
}

//# in an impl, without documentation
pub struct Buffer(Vec<u8>);
impl Buffer {
    #[inline]
    pub unsafe fn copy_to(&self, to: *mut u8) {
                //^^^^^^^ info missing-safety-doc: `copy_to` is `unsafe`, but its documentation has no `# Safety` section
        unsafe { to.copy_from_nonoverlapping(self.0.as_ptr(), self.0.len()) }
    }
}
//> Write a `# Safety` section
pub struct Buffer(Vec<u8>);
impl Buffer {
    /// # Safety
    ///
    /// - `to` must be aligned and valid for reads and writes of a `u8`.
    #[inline]
    pub unsafe fn copy_to(&self, to: *mut u8) {
        unsafe { to.copy_from_nonoverlapping(self.0.as_ptr(), self.0.len()) }
    }
}

//# without pointers there is nothing to write for you
#[no_mangle]
pub unsafe extern "C" fn engine_shutdown() {}
                       //^^^^^^^^^^^^^^^ info missing-safety-doc: `engine_shutdown` is `unsafe`, but its documentation has no `# Safety` section

//# said, hidden, private, safe, or not at the border
/// Frees a buffer.
///
/// # Safety
///
/// `p` came from `buffer_new`.
#[no_mangle]
pub unsafe extern "C" fn buffer_free(p: *mut u8) {
    drop(unsafe { Box::from_raw(p) });
}
#[doc = "Reads.\n\n# Safety\n\n`p` must be valid."]
pub unsafe fn read(p: *const u8) -> u8 {
    unsafe { *p }
}
#[doc(hidden)]
pub unsafe fn __read(p: *const u8) -> u8 {
    unsafe { *p }
}
pub(crate) unsafe fn peek(p: *const u8) -> u8 {
    unsafe { *p }
}
#[no_mangle]
pub extern "C" fn engine_level() -> u8 {
    3
}
pub unsafe fn get(values: &[u8], at: usize) -> u8 {
    unsafe { *values.get_unchecked(at) }
}
#[allow(clippy::missing_safety_doc)]
pub unsafe fn quiet(p: *const u8) -> u8 {
    unsafe { *p }
}
