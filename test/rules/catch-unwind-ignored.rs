//# the result is dropped, in several ways
use std::ffi::c_int;
use std::panic::{catch_unwind, AssertUnwindSafe};

#[no_mangle]
pub extern "C" fn flush(data: &mut Vec<u8>) -> c_int {
    let _ = catch_unwind(AssertUnwindSafe(|| data.truncate(8)));
          //^^^^^^^^^^^^ warning catch-unwind-ignored: the result of `catch_unwind` is dropped: `flush` has a result, but C does not learn that something panicked
    catch_unwind(AssertUnwindSafe(|| data.clear())).ok();
  //^^^^^^^^^^^^ warning catch-unwind-ignored: the result of `catch_unwind` is dropped: `flush` has a result, but C does not learn that something panicked
    drop(std::panic::catch_unwind(AssertUnwindSafe(|| data.push(1))));
                   //^^^^^^^^^^^^ warning catch-unwind-ignored: the result of `catch_unwind` is dropped: `flush` has a result, but C does not learn that something panicked
    0
}

//# somebody looks at it
use std::ffi::c_int;
use std::panic::{catch_unwind, AssertUnwindSafe};

#[no_mangle]
pub extern "C" fn flush(data: &mut Vec<u8>) -> c_int {
    let first = catch_unwind(AssertUnwindSafe(|| data.truncate(8)));
    if first.is_err() || catch_unwind(AssertUnwindSafe(|| data.clear())).is_err() {
        return -1;
    }
    catch_unwind(AssertUnwindSafe(|| data.len() as c_int)).unwrap_or(-1)
}

//# a callback without a result, and a function for Rust
use std::panic::{catch_unwind, AssertUnwindSafe};

extern "C" fn on_tick(count: &mut u32) {
    let _ = catch_unwind(AssertUnwindSafe(|| *count += 1));
}

pub fn quietly(count: &mut u32) -> u32 {
    let _ = catch_unwind(AssertUnwindSafe(|| *count += 1));
    on_tick(count);
    *count
}
