//# an error in edition 2024, at the name
//? edition: 2024
#[no_mangle]
//^^^^^^^^^ error unsafe-attribute: `no_mangle` must be written `unsafe(…)` in edition 2024
pub extern "C" fn engine_start() {}
#[export_name = "engine_stop"]
//^^^^^^^^^^^ error unsafe-attribute: `export_name` must be written `unsafe(…)` in edition 2024
pub extern "C" fn stop() {}
#[link_section = ".init_array"]
//^^^^^^^^^^^^ error unsafe-attribute: `link_section` must be written `unsafe(…)` in edition 2024
pub static START: extern "C" fn() = engine_start;
//> Wrap `no_mangle` in `unsafe(…)`
#[unsafe(no_mangle)]
pub extern "C" fn engine_start() {}
#[export_name = "engine_stop"]
pub extern "C" fn stop() {}
#[link_section = ".init_array"]
pub static START: extern "C" fn() = engine_start;
//> all
#[unsafe(no_mangle)]
pub extern "C" fn engine_start() {}
#[unsafe(export_name = "engine_stop")]
pub extern "C" fn stop() {}
#[unsafe(link_section = ".init_array")]
pub static START: extern "C" fn() = engine_start;

//# a lint that is off before
//? edition: 2021
//? flags: -W unsafe_attr_outside_unsafe
#[no_mangle]
//^^^^^^^^^ warning unsafe-attribute: `no_mangle` is written without `unsafe(…)`, which edition 2024 requires
pub extern "C" fn engine_start() {}
#[allow(unsafe_attr_outside_unsafe)]
mod quiet {
    #[no_mangle]
    pub extern "C" fn engine_stop() {}
}
//> Wrap `no_mangle` in `unsafe(…)`
#[unsafe(no_mangle)]
pub extern "C" fn engine_start() {}
#[allow(unsafe_attr_outside_unsafe)]
mod quiet {
    #[no_mangle]
    pub extern "C" fn engine_stop() {}
}

//# inside cfg_attr, with comments, in a body, on fields
//? edition: 2024
#[cfg_attr(all(), no_mangle, export_name = "start_engine")]
                //^^^^^^^^^ warning no-mangle-and-export-name: `no_mangle` does nothing here: `export_name` makes the symbol `start_engine`
                //^^^^^^^^^ error unsafe-attribute: `no_mangle` must be written `unsafe(…)` in edition 2024
                           //^^^^^^^^^^^ error unsafe-attribute: `export_name` must be written `unsafe(…)` in edition 2024
pub extern "C" fn engine_start() {}
#[/* kept */ no_mangle /* kept too */]
           //^^^^^^^^^ error unsafe-attribute: `no_mangle` must be written `unsafe(…)` in edition 2024
pub static ENGINE: u8 = 1;
pub fn outer() {
    #[cfg_attr(not(any()), cfg_attr(all(), no_mangle))]
                                         //^^^^^^^^^ error unsafe-attribute: `no_mangle` must be written `unsafe(…)` in edition 2024
    extern "C" fn inner() {}
}
#[cfg_attr(any(), no_mangle)]
pub extern "C" fn never_exported() {}
//> all
#[cfg_attr(all(), unsafe(no_mangle), unsafe(export_name = "start_engine"))]
pub extern "C" fn engine_start() {}
#[/* kept */ unsafe(no_mangle) /* kept too */]
pub static ENGINE: u8 = 1;
pub fn outer() {
    #[cfg_attr(not(any()), cfg_attr(all(), unsafe(no_mangle)))]
    extern "C" fn inner() {}
}
#[cfg_attr(any(), no_mangle)]
pub extern "C" fn never_exported() {}

//# naked in every edition
//? edition: 2018
#[naked]
//^^^^^ error unsafe-attribute: `naked` must be written `unsafe(naked)`
pub extern "C" fn nop() {
    core::arch::naked_asm!("ret")
}
//> Wrap `naked` in `unsafe(…)`
#[unsafe(naked)]
pub extern "C" fn nop() {
    core::arch::naked_asm!("ret")
}

//# silent: written so already, in any edition, and attributes that are safe
//? edition: 2024
#[unsafe(no_mangle)]
pub extern "C" fn engine_start() {}
#[cfg_attr(all(), unsafe(export_name = "engine_stop"))]
pub extern "C" fn stop() {}
unsafe extern "C" {
    #[link_name = "engine_version"]
    pub safe fn version() -> u32;
}
#[used]
static KEPT: u8 = 1;
