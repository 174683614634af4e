//# the last name counts
#[export_name = "engine_start"]
//~ 1-32 warning duplicate-linkage-attribute: This `export_name` does nothing: a later one replaces it
#[export_name = "engine_run"]
pub extern "C" fn start() {}
unsafe extern "C" {
    #[link_name = "engine_stop"]
  //^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning duplicate-linkage-attribute: This `link_name` does nothing: a later one replaces it
    #[link_name = "engine_halt"]
    fn stop();
}
#[link_section = ".a"]
//~ 1-23 warning duplicate-linkage-attribute: This `link_section` does nothing: a later one replaces it
#[link_section = ".b"]
pub static ENGINE: u8 = 1;
//> all
#[export_name = "engine_run"]
pub extern "C" fn start() {}
unsafe extern "C" {
    #[link_name = "engine_halt"]
    fn stop();
}
#[link_section = ".b"]
pub static ENGINE: u8 = 1;

//# the first one counts
#[no_mangle]
#[unsafe(no_mangle)]
//~ 1-21 warning duplicate-linkage-attribute: This `no_mangle` does nothing: it stands here already
pub extern "C" fn engine_start() {}
#[used]
#[used]
//~ 1-8 warning duplicate-linkage-attribute: This `used` does nothing: it stands here already
static KEPT: u8 = 1;
//> all
#[no_mangle]
pub extern "C" fn engine_start() {}
#[used]
static KEPT: u8 = 1;

//# handed on by a cfg_attr
#[cfg_attr(all(), no_mangle)]
#[no_mangle]
//~ 1-13 warning duplicate-linkage-attribute: This `no_mangle` does nothing: it stands here already
pub extern "C" fn engine_start() {}

//# two ordinals are an error
//? target: x86_64-pc-windows-msvc
#[link(name = "engine", kind = "raw-dylib")]
unsafe extern "C" {
    #[link_ordinal(1)]
  //^^^^^^^^^^^^^^^^^^ error duplicate-linkage-attribute: `link_ordinal` stands on this item more than once
    #[link_ordinal(2)]
    fn start();
}
//> Remove `#[link_ordinal]`
#[link(name = "engine", kind = "raw-dylib")]
unsafe extern "C" {
    #[link_ordinal(2)]
    fn start();
}

//# inline on a foreign function
unsafe extern "C" {
    #[inline]
  //^^^^^^^^^ warning misplaced-linkage-attribute: `inline` does nothing on a foreign function; it is for functions with a body
    #[inline]
  //^^^^^^^^^ warning duplicate-linkage-attribute: This `inline` does nothing: it stands here already
  //^^^^^^^^^ warning misplaced-linkage-attribute: `inline` does nothing on a foreign function; it is for functions with a body
    fn start();
}

//# silent: one may be configured out, malformed ones do not count, link repeats
#[cfg_attr(any(), export_name = "engine_start")]
#[export_name = "engine_run"]
pub extern "C" fn start() {}
#[export_name("engine_stop")]
//~ 1-30 error malformed-linkage-attribute: `export_name` is malformed: it takes one string, `export_name = "…"`
#[export_name = "engine_halt"]
pub extern "C" fn stop() {}
#[link(name = "engine")]
#[link(name = "motor")]
unsafe extern "C" {}
