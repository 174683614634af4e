use std::path::PathBuf;

fn main() {
    let vendor = PathBuf::from("vendor/kvlog");
    println!("cargo:rerun-if-changed=include/sample.h");
    println!("cargo:rerun-if-changed={}", vendor.display());

    // The log format is shared with the C tools, so the C sources are the reference.
    if vendor.join("kvlog.c").exists() {
        cc::Build::new()
            .file(vendor.join("kvlog.c"))
            .include("include")
            .warnings(true)
            .compile("kvlog");
    } else {
        println!("cargo:rustc-link-lib=dylib=kvlog");
    }
}
