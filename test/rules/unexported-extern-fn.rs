//# a function that C cannot find
#[no_mangle]
pub extern "C" fn engine_start() -> i32 {
    0
}
/// Stops the engine: `engine_stop(0)` at once.
pub extern "C" fn engine_stop(code: i32) -> i32 {
                //^^^^^^^^^^^ info unexported-extern-fn: `engine_stop` is `extern "C"`, but has no symbol that C could link, and nothing here uses it; is `#[no_mangle]` missing?
    code
}
pub mod audio {
    pub unsafe extern "system" fn audio_volume(level: *mut u8) {
                                //^^^^^^^^^^^^ info unexported-extern-fn: `audio_volume` is `extern "system"`, but has no symbol that C could link, and nothing here uses it; is `#[no_mangle]` missing?
        unsafe { *level = 3 }
    }
}
//> Export it: `#[no_mangle]`
#[no_mangle]
pub extern "C" fn engine_start() -> i32 {
    0
}
/// Stops the engine: `engine_stop(0)` at once.
#[no_mangle]
pub extern "C" fn engine_stop(code: i32) -> i32 {
    code
}
pub mod audio {
    pub unsafe extern "system" fn audio_volume(level: *mut u8) {
        unsafe { *level = 3 }
    }
}

//# in edition 2024 the attribute is unsafe
//? edition: 2024
pub extern "C" fn engine_level() -> u8 {
                //^^^^^^^^^^^^ info unexported-extern-fn: `engine_level` is `extern "C"`, but has no symbol that C could link, and nothing here uses it; is `#[no_mangle]` missing?
    3
}
//> Export it: `#[unsafe(no_mangle)]`
#[unsafe(no_mangle)]
pub extern "C" fn engine_level() -> u8 {
    3
}

//# exported, handed over, private, generic, or for Rust
type Callback = extern "C" fn(i32);
extern "C" {
    fn engine_on_event(callback: Callback);
}
pub extern "C" fn on_event(code: i32) {}
pub fn register() {
    unsafe { engine_on_event(on_event) }
}
#[export_name = "engine_name"]
pub extern "C" fn name() -> u8 {
    0
}
#[cfg_attr(feature = "c", no_mangle)]
pub extern "C" fn engine_maybe() {}
extern "C" fn on_close() {}
pub(crate) extern "C" fn on_open() {}
pub extern "C" fn on_drop<T>(value: *mut T) {
    unsafe { std::ptr::drop_in_place(value) }
}
pub extern "Rust" fn plain(level: u8) -> u8 {
    level
}
#[doc(hidden)]
pub extern "C" fn on_panic() {}
pub struct Engine;
impl Engine {
    pub extern "C" fn on_tick(&self) {}
}
