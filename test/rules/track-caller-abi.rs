//# a C function
#[track_caller]
//~ 1-16 error track-caller-abi: `track_caller` needs a hidden parameter, which `extern "C"` functions cannot have
pub extern "C" fn check(ok: bool) {
    assert!(ok);
}
//> Remove `#[track_caller]`
pub extern "C" fn check(ok: bool) {
    assert!(ok);
}

//# foreign functions, methods, trait methods
unsafe extern "C" {
    #[track_caller]
  //^^^^^^^^^^^^^^^ error track-caller-abi: `track_caller` needs a hidden parameter, which `extern "C"` functions cannot have
    fn engine_start();
}
pub trait Run {
    #[track_caller]
  //^^^^^^^^^^^^^^^ error track-caller-abi: `track_caller` needs a hidden parameter, which `extern "C"` functions cannot have
    extern "C" fn run();
}
pub struct Engine;
impl Engine {
    #[cfg_attr(all(), track_caller)]
                    //^^^^^^^^^^^^ error track-caller-abi: `track_caller` needs a hidden parameter, which `extern "system"` functions cannot have
    pub extern "system" fn stop() {}
}

//# silent: the ABI of Rust
#[track_caller]
pub fn checked(ok: bool) {
    assert!(ok);
}
#[track_caller]
pub extern "Rust" fn checked_too() {}
unsafe extern "Rust" {
    #[track_caller]
    fn elsewhere();
}
