//# a string in parentheses
#[export_name("engine_start")]
//~ 1-31 error malformed-linkage-attribute: `export_name` is malformed: it takes one string, `export_name = "…"`
pub extern "C" fn start() {}
unsafe extern "C" {
    #[link_name("engine_stop")]
  //^^^^^^^^^^^^^^^^^^^^^^^^^^^ error malformed-linkage-attribute: `link_name` is malformed: it takes one string, `link_name = "…"`
    fn stop();
}
#[link_section(".engine")]
//~ 1-27 error malformed-linkage-attribute: `link_section` is malformed: it takes one string, `link_section = "…"`
pub static ENGINE: u8 = 1;
//> Write the string after `=`
#[export_name = "engine_start"]
pub extern "C" fn start() {}
unsafe extern "C" {
    #[link_name("engine_stop")]
    fn stop();
}
#[link_section(".engine")]
pub static ENGINE: u8 = 1;
//> all
#[export_name = "engine_start"]
pub extern "C" fn start() {}
unsafe extern "C" {
    #[link_name = "engine_stop"]
    fn stop();
}
#[link_section = ".engine"]
pub static ENGINE: u8 = 1;

//# arguments where there are none
#[no_mangle = "engine_start"]
//~ 1-30 error malformed-linkage-attribute: `no_mangle` is malformed: it takes no arguments
pub extern "C" fn start() {}
#[no_mangle()]
//~ 1-15 error malformed-linkage-attribute: `no_mangle` is malformed: it takes no arguments
pub extern "C" fn stop() {}
//> Write `export_name` for `no_mangle`
#[export_name = "engine_start"]
pub extern "C" fn start() {}
#[no_mangle()]
pub extern "C" fn stop() {}
//> Remove the arguments
#[no_mangle]
pub extern "C" fn start() {}
#[no_mangle()]
pub extern "C" fn stop() {}

//# no string, or a string of another kind
#[export_name]
//~ 1-15 error malformed-linkage-attribute: `export_name` is malformed: it takes one string, `export_name = "…"`
pub extern "C" fn start() {}
#[export_name = b"engine_stop"]
//~ 1-32 error malformed-linkage-attribute: `export_name` is malformed: the string takes no prefix
pub extern "C" fn stop() {}
#[export_name = 7]
//~ 1-19 error malformed-linkage-attribute: `export_name` is malformed: it takes one string, `export_name = "…"`
pub extern "C" fn seven() {}
#[link_section]
//~ 1-16 error malformed-linkage-attribute: `link_section` is malformed: it takes one string, `link_section = "…"`
pub static ENGINE: u8 = 1;

//# a library without parentheses
#[link = "engine"]
//~ 1-19 error malformed-linkage-attribute: `link` is malformed: the library is named in parentheses: `link(name = "…")`
unsafe extern "C" {}
//> Write `link(name = …)`
#[link(name = "engine")]
unsafe extern "C" {}

//# a form that is accepted for now, as a lint
#[link = "dl"]
//~ 1-15 error malformed-linkage-attribute: `link` is malformed: the library is named in parentheses: `link(name = "…")`
unsafe extern "C" {}
#[allow(ill_formed_attribute_input)]
#[link = "dl"]
unsafe extern "C" {}
//> Write `link(name = …)`
#[link(name = "dl")]
unsafe extern "C" {}
#[allow(ill_formed_attribute_input)]
#[link = "dl"]
unsafe extern "C" {}

//# arguments of link
#[link(name = "engine", kind = "shared")]
//~ 1-42 error malformed-linkage-attribute: `link` is malformed: there is no link kind `shared`
unsafe extern "C" {}
#[link(name = "engine", version = "3")]
//~ 1-40 error malformed-linkage-attribute: `link` is malformed: `version` is no argument of `link`
unsafe extern "C" {}
#[link(name = "engine", name = "motor")]
//~ 1-41 error malformed-linkage-attribute: `link` is malformed: `name` is given twice
unsafe extern "C" {}
#[link("engine", name = "motor")]
//~ 1-34 error malformed-linkage-attribute: `link` is malformed: a bare literal says nothing; arguments have names
unsafe extern "C" {}
#[link(name = "engine", modifiers = "+strip")]
//~ 1-47 error malformed-linkage-attribute: `link` is malformed: there is no link modifier `strip`
unsafe extern "C" {}

//# ordinals and used
#[link(name = "engine")]
unsafe extern "C" {
    #[link_ordinal = 7]
  //^^^^^^^^^^^^^^^^^^^ error malformed-linkage-attribute: `link_ordinal` is malformed: it takes a number in parentheses
    fn seven();
    #[link_ordinal()]
  //^^^^^^^^^^^^^^^^^ error malformed-linkage-attribute: `link_ordinal` is malformed: it takes one number
    fn none();
    #[link_ordinal(1, 2)]
  //^^^^^^^^^^^^^^^^^^^^^ error malformed-linkage-attribute: `link_ordinal` is malformed: it takes one number
    fn two();
    #[link_ordinal("x")]
  //^^^^^^^^^^^^^^^^^^^^ error malformed-linkage-attribute: `link_ordinal` is malformed: it takes a number in parentheses
    fn text();
}
#[used(always)]
//~ 1-16 error malformed-linkage-attribute: `used` is malformed: its argument is `linker` or `compiler`
static KEPT: u8 = 1;
#[used()]
//~ 1-10 error malformed-linkage-attribute: `used` is malformed: it takes one argument or none
static KEPT_TOO: u8 = 1;
//> Write the number in parentheses
#[link(name = "engine")]
unsafe extern "C" {
    #[link_ordinal(7)]
    fn seven();
    #[link_ordinal()]
    fn none();
    #[link_ordinal(1, 2)]
    fn two();
    #[link_ordinal("x")]
    fn text();
}
#[used(always)]
static KEPT: u8 = 1;
#[used()]
static KEPT_TOO: u8 = 1;

//# inside cfg_attr, and on something it is not for
#[cfg_attr(all(), export_name("engine_start"))]
                //^^^^^^^^^^^^^^^^^^^^^^^^^^^ error malformed-linkage-attribute: `export_name` is malformed: it takes one string, `export_name = "…"`
pub extern "C" fn start() {}
#[link_name]
//~ 1-13 error malformed-linkage-attribute: `link_name` is malformed: it takes one string, `link_name = "…"`
//~ 1-13 warning misplaced-linkage-attribute: `link_name` does nothing on a function; it is for foreign functions and foreign statics
pub extern "C" fn stop() {}
//> Write the string after `=`
#[cfg_attr(all(), export_name = "engine_start")]
pub extern "C" fn start() {}
#[link_name]
pub extern "C" fn stop() {}

//# silent: what is right, and what a macro may make right
#[export_name = "engine_start"]
pub extern "C" fn start() {}
#[export_name = concat!("engine", "_stop")]
pub extern "C" fn stop() {}
#[export_name = r"engine_run"]
pub extern "C" fn run() {}
#[link(name = "engine", kind = "static", modifiers = "+whole-archive,-bundle")]
unsafe extern "C" {}
#[used]
static KEPT: u8 = 1;

//# silent: a word for a string is another error
#[link(name = "engine", kind = static_lib)]
unsafe extern "C" {}

//# silent: a suffix is an error of the string itself
//? rustc: it reports the suffix
#[link(name = "engine"lib)]
unsafe extern "C" {}
#[link(name = "fuel", kind = "dylib"x)]
unsafe extern "C" {}
