//# frameworks are Apple's
#[link(name = "CoreFoundation", kind = "framework")]
                                     //^^^^^^^^^^^ error unsupported-link-kind: The link kind `framework` is for Apple targets only
unsafe extern "C" {}
//> Link it under `cfg_attr(target_vendor = "apple", …)`
#[cfg_attr(target_vendor = "apple", link(name = "CoreFoundation", kind = "framework"))]
unsafe extern "C" {}

//# raw-dylib is for Windows
#[link(name = "kernel32", kind = "raw-dylib")]
                               //^^^^^^^^^^^ error unsupported-link-kind: The link kind `raw-dylib` is for Windows targets only
unsafe extern "system" {}
//> Link it under `cfg_attr(windows, …)`
#[cfg_attr(windows, link(name = "kernel32", kind = "raw-dylib"))]
unsafe extern "system" {}

//# also on a Mac
//? target: aarch64-apple-darwin
#[link(name = "kernel32", kind = "raw-dylib")]
                               //^^^^^^^^^^^ error unsupported-link-kind: The link kind `raw-dylib` is for Windows targets only
unsafe extern "system" {}
#[link(name = "CoreFoundation", kind = "framework")]
unsafe extern "C" {}

//# link-arg is an experiment
#[link(name = "-Wl,--as-needed", kind = "link-arg")]
                                      //^^^^^^^^^^ error unsupported-link-kind: The link kind `link-arg` is an experiment of nightly compilers here
unsafe extern "C" {}

//# on a nightly raw-dylib is an experiment where files are ELF
//? rustc: it is asked as a stable compiler
#![feature(link_cfg)]
#[link(name = "engine", kind = "raw-dylib")]
                             //^^^^^^^^^^^ error unsupported-link-kind: The link kind `raw-dylib` is an experiment of nightly compilers here
unsafe extern "C" {}

//# silent: under a condition, and on the right target
//? target: x86_64-pc-windows-gnu
#[link(name = "kernel32", kind = "raw-dylib")]
unsafe extern "system" {}
#[cfg_attr(target_vendor = "apple", link(name = "CoreFoundation", kind = "framework"))]
unsafe extern "C" {}
#[link(name = "z", kind = "static")]
unsafe extern "C" {}

//# silent: with the features
//? rustc: it is asked as a stable compiler
#![feature(raw_dylib_elf, link_arg_attribute)]
#[link(name = "engine", kind = "raw-dylib")]
#[link(name = "-s", kind = "link-arg")]
unsafe extern "C" {}
