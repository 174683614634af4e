//# exported by its own name
#[inline]
//~ 1-10 warning inline-on-exported-function: `inline` does nothing here: `no_mangle` exports the function
#[no_mangle]
pub extern "C" fn engine_version() -> u32 {
    3
}
//> Remove `#[inline]`
#[no_mangle]
pub extern "C" fn engine_version() -> u32 {
    3
}

//# always, by another name, as a method
#[export_name = "engine_start"]
#[inline(always)]
//~ 1-18 warning inline-on-exported-function: `inline` does nothing here: `export_name` exports the function
pub extern "C" fn start() {}
pub struct Engine;
impl Engine {
    #[cfg_attr(all(), inline)]
                    //^^^^^^ warning inline-on-exported-function: `inline` does nothing here: `no_mangle` exports the function
    #[no_mangle]
    pub extern "C" fn engine_run() {}
}

//# silent: never, and functions without a symbol of their own
#[inline(never)]
#[no_mangle]
pub extern "C" fn engine_stop() {}
#[inline]
pub extern "C" fn local() {}
#[inline]
#[link_section = ".engine"]
pub extern "C" fn placed() {}
#[cfg_attr(any(), inline)]
#[no_mangle]
pub extern "C" fn engine_reset() {}
