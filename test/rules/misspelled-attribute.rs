//# without its underscore
#[nomangle]
//^^^^^^^^ error misspelled-attribute: `nomangle` is no attribute of the language; `no_mangle` is
pub extern "C" fn engine_start() {}
unsafe extern "C" {
    #[linkname = "engine_stop"]
    //^^^^^^^^ error misspelled-attribute: `linkname` is no attribute of the language; `link_name` is
    fn stop();
}
//> Write `no_mangle`
#[no_mangle]
pub extern "C" fn engine_start() {}
unsafe extern "C" {
    #[linkname = "engine_stop"]
    fn stop();
}

//# one letter off, inside cfg_attr, on a field
#[reper(C)]
//^^^^^ error misspelled-attribute: `reper` is no attribute of the language; `repr` is
pub struct Engine {
    #[cfg_attr(all(), no_mangel)]
                    //^^^^^^^^^ error misspelled-attribute: `no_mangel` is no attribute of the language; `no_mangle` is
    pub id: u32,
}
#[exportname = "engine_id"]
//^^^^^^^^^^ error misspelled-attribute: `exportname` is no attribute of the language; `export_name` is
pub static ID: u32 = 1;
#[derive(Clone, std::fmt::Debug)]
#[link_sectoin = ".engine"]
//^^^^^^^^^^^^ error misspelled-attribute: `link_sectoin` is no attribute of the language; `link_section` is
pub struct Motor;
//> Write `repr`
#[repr(C)]
pub struct Engine {
    #[cfg_attr(all(), no_mangel)]
    pub id: u32,
}
#[exportname = "engine_id"]
pub static ID: u32 = 1;
#[derive(Clone, std::fmt::Debug)]
#[link_sectoin = ".engine"]
pub struct Motor;

//# what else is wrong with the item is still told
#[nomangle]
//^^^^^^^^ error misspelled-attribute: `nomangle` is no attribute of the language; `no_mangle` is
#[no_mangle]
//~ 1-13 warning misplaced-linkage-attribute: `no_mangle` does nothing on a struct; it is for functions with a body and statics
pub struct Engine;

//# silent: a macro of that name, and what a derive macro may know
//? rustc: the macros are not here
use helpers::nomangle;
#[nomangle]
pub extern "C" fn engine_start() {}
#[derive(helpers::Layout)]
#[reper(C)]
pub struct Engine {
    #[reper]
    pub id: u32,
}
#[helpers::linkname]
pub fn start() {}

//# silent: names that are nothing like it
//? rustc: the macros are not here
#[node]
#[linked]
#[used_by(engine)]
pub extern "C" fn engine_start() {}
