//# no name
#[link(kind = "static")]
//~ 1-25 error link-without-name: `link` needs the library's name: `name = "…"`
unsafe extern "C" {
    fn crc32(crc: u64, data: *const u8, len: u32) -> u64;
}

//# nothing at all, an empty name
#[link()]
//~ 1-10 error link-without-name: `link` needs the library's name: `name = "…"`
unsafe extern "C" {}
#[link(name = "")]
            //^^ error link-without-name: The library's name is empty
unsafe extern "C" {}

//# the name alone
#[link("z")]
//~ 1-13 error link-without-name: `link` needs the library's name: `name = "…"`
//~ 1-13 error malformed-linkage-attribute: `link` is malformed: a bare literal says nothing; arguments have names
unsafe extern "C" {}
//> Write `name = "z"`
#[link(name = "z")]
unsafe extern "C" {}

//# in cfg_attr, and where there is no block
#[cfg_attr(all(), link(kind = "dylib"))]
                //^^^^^^^^^^^^^^^^^^^^ error link-without-name: `link` needs the library's name: `name = "…"`
unsafe extern "C" {}
#[link()]
//~ 1-10 error link-without-name: `link` needs the library's name: `name = "…"`
//~ 1-10 warning misplaced-linkage-attribute: `link` does nothing on a function; it is for external blocks whose ABI is not `Rust`
pub fn start() {}

//# silent: a WebAssembly module stands for it, and what cannot be read
#[link(wasm_import_module = "env")]
unsafe extern "C" {}
#[link(name = "z")]
unsafe extern "C" {}
#[link(name = 1)]
//~ 1-18 error malformed-linkage-attribute: `link` is malformed: `name` takes a string
unsafe extern "C" {}
