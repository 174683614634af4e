//# a block that is not linked as raw-dylib
//? target: x86_64-pc-windows-msvc
#[link(name = "engine")]
unsafe extern "C" {
    #[link_ordinal(7)]
  //^^^^^^^^^^^^^^^^^^ error invalid-link-ordinal: `link_ordinal` is for blocks with `link(…, kind = "raw-dylib")` only
    fn start();
}

//# beside a name
//? target: x86_64-pc-windows-msvc
#[link(name = "engine", kind = "raw-dylib")]
unsafe extern "C" {
    #[link_name = "engine_start"]
    #[link_ordinal(7)]
  //^^^^^^^^^^^^^^^^^^ error invalid-link-ordinal: `link_ordinal` may not stand beside a name
    fn start();
}
//> Remove `#[link_ordinal]`
#[link(name = "engine", kind = "raw-dylib")]
unsafe extern "C" {
    #[link_name = "engine_start"]
    fn start();
}

//# more than 16 bits
//? target: x86_64-pc-windows-msvc
#[link(name = "engine", kind = "raw-dylib")]
unsafe extern "C" {
    #[link_ordinal(65536)]
  //^^^^^^^^^^^^^^^^^^^^^^ error invalid-link-ordinal: The ordinal 65536 is larger than 65535
    fn start();
    #[link_ordinal(0x1_0000)]
  //^^^^^^^^^^^^^^^^^^^^^^^^^ error invalid-link-ordinal: The ordinal 65536 is larger than 65535
    static STATE: u32;
}

//# another library of the same block
//? target: x86_64-pc-windows-msvc
#[link(name = "engine", kind = "raw-dylib")]
#[link(name = "motor")]
unsafe extern "C" {
    #[link_ordinal(7)]
  //^^^^^^^^^^^^^^^^^^ error invalid-link-ordinal: `link_ordinal` is for blocks with `link(…, kind = "raw-dylib")` only
    fn start();
}

//# silent: raw-dylib, also under a condition; a block without a library
//? target: x86_64-pc-windows-msvc
#[cfg_attr(windows, link(name = "engine", kind = "raw-dylib"))]
unsafe extern "C" {
    #[link_ordinal(65535)]
    fn start();
    #[link_ordinal(0)]
    static STATE: u32;
}
unsafe extern "C" {
    #[link_ordinal(7)]
    fn stop();
}
