//# a C string is not asked for
#[export_name = "engine_start\0"]
//~ 1-34 error nul-in-symbol-name: The string of `export_name` may hold no NUL character; Rust ends it with one itself
pub extern "C" fn start() {}
#[link_section = ".engine\x00"]
//~ 1-32 error nul-in-symbol-name: The string of `link_section` may hold no NUL character; Rust ends it with one itself
pub static ENGINE: u8 = 1;
//> Remove the NUL at the end
#[export_name = "engine_start"]
pub extern "C" fn start() {}
#[link_section = ".engine\x00"]
pub static ENGINE: u8 = 1;

//# in the middle
#[export_name = "engine\u{0}start"]
//~ 1-36 error nul-in-symbol-name: The string of `export_name` may hold no NUL character; Rust ends it with one itself
pub extern "C" fn start() {}

//# the name of a DLL
//? target: x86_64-pc-windows-msvc
#[link(name = "engine\0", kind = "raw-dylib")]
            //^^^^^^^^^^ error nul-in-symbol-name: The name of a DLL may hold no NUL character
unsafe extern "C" {}
//> Remove the NUL at the end
#[link(name = "engine", kind = "raw-dylib")]
unsafe extern "C" {}

//# silent: link_name may, and a backslash is no NUL
unsafe extern "C" {
    #[link_name = "\0x"]
    fn odd();
}
#[export_name = r"engine\0"]
pub extern "C" fn start() {}
#[link(name = "engine\0")]
unsafe extern "C" {}
