//# null for no data
use std::ptr;

pub fn nothing<'a>() -> &'a [u8] {
    unsafe { std::slice::from_raw_parts(ptr::null(), 0) }
           //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error null-argument: `std::slice::from_raw_parts` must not be given a null pointer, not even for no data
}

pub unsafe fn clear() {
    let target = ptr::null_mut();
    unsafe {
        ptr::write(target, 1u8);
      //^^^^^^^^^^^^^^^^^^^^^^^ error null-argument: `ptr::write` must not be given a null pointer, not even for no data
        ptr::copy::<u8>(0 as *const u8, ptr::null_mut(), 1);
      //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error null-argument: `ptr::copy::<u8>` must not be given a null pointer, not even for no data
      //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error null-argument: `ptr::copy::<u8>` must not be given a null pointer, not even for no data
    }
}

//# pointers that may be good, and types without size
use std::ptr;
unsafe extern "C" {
    fn strlen(text: *const u8) -> usize;
}

pub unsafe fn length(text: *const u8) -> usize {
    unsafe {
        ptr::write(ptr::null_mut(), ());
        let first: u8 = ptr::read(text);
        strlen(ptr::null())
    }
}

//# a zero made into a pointer is null
use std::mem::transmute;

pub unsafe fn read() -> u8 {
    let lengths: &[u32] = std::slice::from_raw_parts(transmute(0usize), 0);
                        //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error null-argument: `std::slice::from_raw_parts` must not be given a null pointer, not even for no data
    std::ptr::read(unsafe { std::ptr::null::<u8>() })
  //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error null-argument: `std::ptr::read` must not be given a null pointer, not even for no data
}
