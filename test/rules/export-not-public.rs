//# C reaches it, Rust does not
#[no_mangle]
extern "C" fn engine_stop(code: i32) -> i32 {
            //^^^^^^^^^^^ info export-not-public: `engine_stop` is private in Rust, but its symbol is exported all the same; make it `pub`, so that nobody takes it for an inner part
    code
}
#[export_name = "engine_version"]
static VERSION: u32 = 3;
     //^^^^^^^ info export-not-public: `VERSION` is private in Rust, but exported as `engine_version` all the same; make it `pub`, so that nobody takes it for an inner part
//> Make it `pub`
#[no_mangle]
pub extern "C" fn engine_stop(code: i32) -> i32 {
    code
}
#[export_name = "engine_version"]
static VERSION: u32 = 3;

//# public, or for a runtime that knows the name
#[no_mangle]
pub extern "C" fn engine_start() {}
#[no_mangle]
pub(crate) extern "C" fn engine_pause() {}
#[no_mangle]
extern "C" fn _critical_section_enter() {}
#[export_name = "bridge1$string$len"]
extern "C" fn string_len(text: &u32) -> u32 {
    *text
}
#[no_mangle]
#[link_section = ".init_array"]
static ON_LOAD: extern "C" fn() = engine_start;
extern "C" fn on_event(code: i32) -> i32 {
    code
}
pub fn handler() -> extern "C" fn(i32) -> i32 {
    on_event
}

//# in impls and bodies the word would mean nothing
pub struct Door;
impl Drop for Door {
    fn drop(&mut self) {
        #[no_mangle]
        extern "C" fn door_closed() {}
        door_closed();
    }
}
