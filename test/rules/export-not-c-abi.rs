//# a symbol for C with Rust's convention
#[no_mangle]
pub fn engine_volume(level: u8) -> u32 {
     //^^^^^^^^^^^^^ warning export-not-c-abi: `engine_volume` is exported with Rust's own calling convention, and C may pass arguments in other places; add `extern "C"`
    u32::from(level) * 3
}
//> Add `extern "C"`
#[no_mangle]
pub extern "C" fn engine_volume(level: u8) -> u32 {
    u32::from(level) * 3
}

//# by another name, unsafe, in an impl, in a body
#[repr(C)]
pub struct Point { pub x: f64, pub y: f64, pub z: f64 }
#[export_name = "point_length"]
pub unsafe fn length(p: *const Point) -> f64 {
            //^^^^^^ warning export-not-c-abi: `length`, exported as `point_length`, is exported with Rust's own calling convention, and C may pass arguments in other places; add `extern "C"`
    unsafe { (*p).x.hypot((*p).y) }
}
impl Point {
    #[no_mangle]
    fn point_scale(&mut self, by: f64) {
     //^^^^^^^^^^^ info export-not-c-abi: `point_scale` is exported with Rust's own calling convention, and C may pass arguments in other places; add `extern "C"`
        self.x *= by;
    }
}
fn register() {
    #[cfg_attr(unix, no_mangle)]
    fn on_exit() {}
     //^^^^^^^ info export-not-c-abi: `on_exit` is exported with Rust's own calling convention, and C may pass arguments in other places; add `extern "C"`
    on_exit();
}
//> Add `extern "C"`
#[repr(C)]
pub struct Point { pub x: f64, pub y: f64, pub z: f64 }
#[export_name = "point_length"]
pub unsafe extern "C" fn length(p: *const Point) -> f64 {
    unsafe { (*p).x.hypot((*p).y) }
}
impl Point {
    #[no_mangle]
    fn point_scale(&mut self, by: f64) {
        self.x *= by;
    }
}
fn register() {
    #[cfg_attr(unix, no_mangle)]
    fn on_exit() {}
    on_exit();
}

//# a plugin for Rust programs says less
pub trait Plugin {
    fn name(&self) -> &str;
}
struct Echo;
impl Plugin for Echo {
    fn name(&self) -> &str {
        "echo"
    }
}
#[no_mangle]
pub fn plugin_create() -> Box<dyn Plugin> {
     //^^^^^^^^^^^^^ info export-not-c-abi: `plugin_create` has Rust's own calling convention, which fits only callers built by the same compiler; write `extern "Rust"` if they are
    Box::new(Echo)
}

//# said on purpose, or asked for by Rust itself
#[no_mangle]
pub extern "C" fn engine_start() {}
#[no_mangle]
pub extern "Rust" fn engine_hook(level: u8) -> u8 {
    level
}
#[no_mangle]
unsafe fn __getrandom_v03_custom(dest: *mut u8, len: usize) -> u32 {
    unsafe { dest.write_bytes(4, len) };
    0
}
#[no_mangle]
pub fn pick<T>(_: T) {}
//~ 1-21 warning no-mangle-generic: `pick` is generic, so `no_mangle` gives it no symbol
#[no_mangle]
pub static ENGINE_VERSION: u32 = 3;
pub fn private(level: u8) -> u8 {
    level
}

//# a symbol that the crate itself takes as Rust's
mod clock {
    extern "Rust" {
        fn board_ticks() -> u64;
    }
    pub fn now() -> u64 {
        unsafe { board_ticks() }
    }
}
#[no_mangle]
fn board_ticks() -> u64 {
    7
}

//# what an attribute macro rewrites is not judged
//? rustc: the macros are not there
#[wasm_bindgen]
#[no_mangle]
pub fn greet(times: u32) -> u32 {
    times
}
#[panic_handler]
#[no_mangle]
fn on_panic(info: &core::panic::PanicInfo) -> ! {
    loop {}
}
#[cfg_attr(feature = "c", no_mangle)]
pub fn maybe(level: u8) -> u8 {
    level
}
