//# the name in the string wins
#[no_mangle]
//~ 1-13 warning no-mangle-and-export-name: `no_mangle` does nothing here: `export_name` makes the symbol `engine_start`
#[export_name = "engine_start"]
pub extern "C" fn start() {}
//> Remove `#[no_mangle]`
#[export_name = "engine_start"]
pub extern "C" fn start() {}

//# in either order, on statics, in edition 2024
//? edition: 2024
#[unsafe(export_name = "engine_state")]
#[unsafe(no_mangle)]
//~ 1-21 warning no-mangle-and-export-name: `no_mangle` does nothing here: `export_name` makes the symbol `engine_state`
pub static STATE: u32 = 1;
pub struct Engine;
impl Engine {
    #[cfg_attr(all(), unsafe(no_mangle))]
                    //^^^^^^^^^^^^^^^^^ warning no-mangle-and-export-name: `no_mangle` does nothing here: `export_name` makes the symbol `engine_run`
    #[unsafe(export_name = "engine_run")]
    pub extern "C" fn run() {}
}
//> Remove `#[no_mangle]`
#[unsafe(export_name = "engine_state")]
pub static STATE: u32 = 1;
pub struct Engine;
impl Engine {
    #[cfg_attr(all(), unsafe(no_mangle))]
    #[unsafe(export_name = "engine_run")]
    pub extern "C" fn run() {}
}

//# also where neither belongs
#[no_mangle]
//~ 1-13 warning misplaced-linkage-attribute: `no_mangle` does nothing on a struct; it is for functions with a body and statics
//~ 1-13 warning no-mangle-and-export-name: `no_mangle` does nothing here: `export_name` makes the symbol `engine`
#[export_name = "engine"]
//~ 1-26 error misplaced-linkage-attribute: `export_name` is not allowed on a struct; it is for functions with a body and statics
pub struct Engine;

//# allowed
#[allow(unused_attributes)]
#[no_mangle]
#[export_name = "engine_start"]
pub extern "C" fn start() {}

//# silent: one of them, or a condition takes one out
#[no_mangle]
pub extern "C" fn engine_start() {}
#[cfg_attr(any(), no_mangle)]
#[export_name = "engine_stop"]
pub extern "C" fn stop() {}
