//# on a 64-bit target
//? target: x86_64-pc-windows-msvc
#[link(name = "legacy", kind = "raw-dylib", import_name_type = "undecorated")]
                                          //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error import-name-type: `import_name_type` is for 32-bit x86 only
unsafe extern "C" {}

//# on 32 bits for another kind
//? target: i686-pc-windows-msvc
#[link(name = "legacy", import_name_type = "undecorated")]
                      //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error import-name-type: `import_name_type` is for `kind = "raw-dylib"` only
unsafe extern "C" {}

//# silent: where it means something
//? target: i686-pc-windows-msvc
#[link(name = "legacy", kind = "raw-dylib", import_name_type = "undecorated")]
unsafe extern "C" {}

//# silent: under a condition
#[cfg_attr(
    all(windows, target_arch = "x86"),
    link(name = "legacy", kind = "raw-dylib", import_name_type = "undecorated")
)]
unsafe extern "C" {}
