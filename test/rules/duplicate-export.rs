//# two functions of one symbol
//? rustc: only code generation notices
#[no_mangle]
pub extern "C" fn init() {}
mod audio {
    #[no_mangle]
    pub extern "C" fn init(rate: u32) -> u8 {
  //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error duplicate-export: The symbol `init` is already defined earlier in this file
        0
    }
}

//# by another name, in an impl, in a body, a static
//? rustc: only code generation notices
#[export_name = "close"]
pub extern "C" fn shut() {}
pub struct Door;
impl Door {
    #[no_mangle]
    pub extern "C" fn close(&self) {}
  //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error duplicate-export: The symbol `close` is already defined earlier in this file
}
fn private() {
    #[export_name = "close"]
    extern "C" fn inner() {}
  //^^^^^^^^^^^^^^^^^^^^^ error duplicate-export: The symbol `close` is already defined earlier in this file
}
mod data {
    #[no_mangle]
    pub static close: u8 = 0;
  //^^^^^^^^^^^^^^^^^^^^ error duplicate-export: The symbol `close` is already defined earlier in this file
}

//# only one of them is there
#[cfg(unix)]
#[no_mangle]
pub extern "C" fn page_size() -> usize {
    4096
}
mod other {
    #[cfg(windows)]
//~ 5..+4:6 hint inactive-code: `#[cfg(windows)]` does not hold here (`x86_64-unknown-linux-gnu`), so this is not compiled
    #[no_mangle]
    pub extern "C" fn page_size() -> usize {
        4096
    }
    #[cfg_attr(windows, no_mangle)]
    pub extern "C" fn init() {}
}
#[no_mangle]
pub extern "C" fn init() {}

//# what is made anew for each use has no symbol of its own
//? rustc: warns of the generic functions
#[no_mangle]
pub extern "C" fn pick<T>(x: *const T) {}
//~ 1-39 warning no-mangle-generic: `pick` is generic, so `no_mangle` gives it no symbol
pub struct Holder<T>(T);
impl<T> Holder<T> {
    #[no_mangle]
    pub extern "C" fn pick(&self) {}
  //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning no-mangle-generic: `pick` is in a generic impl, so `no_mangle` gives it no symbol
}
