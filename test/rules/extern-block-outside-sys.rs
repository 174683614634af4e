//# declarations among other code
//? flags: -W extern-block-outside-sys
pub struct Reader;

extern "C" {
//~ 1-11 warning extern-block-outside-sys: Foreign items are declared among other code; a `*-sys` crate or a module of bindings keeps them in one place
    fn reader_open() -> *mut u8;
}

impl Reader {
    pub fn open(&self) -> bool {
        !unsafe { reader_open() }.is_null()
    }
}

//# in a function
//? flags: -W extern-block-outside-sys
pub fn now() -> i64 {
    extern "system" {
  //^^^^^^^^^^^^^^^ warning extern-block-outside-sys: Foreign items are declared among other code; a `*-sys` crate or a module of bindings keeps them in one place
        fn ticks() -> i64;
    }
    unsafe { ticks() }
}

//# nobody asked
extern "C" {
    pub fn reader_close();
}

//# a module of bindings
//? flags: -W extern-block-outside-sys
mod sys {
    extern "C" {
        pub fn reader_close();
    }
}

mod win {
    pub mod reader_ffi {
        extern "system" {
            pub fn reader_reset();
        }
    }
}

pub fn close() {
    unsafe {
        sys::reader_close();
        win::reader_ffi::reader_reset();
    }
}

//# Rust on the other side
//? flags: -W extern-block-outside-sys
extern "Rust" {
    pub fn reader_hook();
}
