//# another system's declarations
#[cfg(windows)]
//~ 1..+3:2 hint inactive-code: `#[cfg(windows)]` does not hold here (`x86_64-unknown-linux-gnu`), so this is not compiled
unsafe extern "system" {
    fn GetLastError() -> u32;
}
#[cfg(unix)]
unsafe extern "C" {
    fn getpid() -> i32;
}

//# one item, and what is in it
unsafe extern "C" {
    #[cfg(target_os = "macos")]
//~ 5..+1:36 hint inactive-code: `#[cfg(target_os = "macos")]` does not hold here (`x86_64-unknown-linux-gnu`), so this is not compiled
    fn mach_absolute_time() -> u64;
    #[cfg(not(target_os = "macos"))]
    fn clock() -> i64;
}
#[cfg(windows)]
//~ 1..+4:2 hint inactive-code: `#[cfg(windows)]` does not hold here (`x86_64-unknown-linux-gnu`), so this is not compiled
mod windows {
    #[cfg(target_arch = "x86")]
    pub extern "stdcall" fn call_back() {}
}

//# conditions that only a build can tell are left alone
#[cfg(target_feature = "avx2")]
pub extern "C" fn fast() {}
