//# link_name needs no unsafe
unsafe extern "C" {
    #[unsafe(link_name = "deflateInit_")]
    //^^^^^^ error not-an-unsafe-attribute: `link_name` is no unsafe attribute: write it without `unsafe(…)`
    fn deflate_init();
}
//> Remove `unsafe(…)`
unsafe extern "C" {
    #[link_name = "deflateInit_"]
    fn deflate_init();
}

//# others, and inside cfg_attr
#[unsafe(cfg_attr(any(), inline))]
//^^^^^^ error not-an-unsafe-attribute: `cfg_attr` is no unsafe attribute: write it without `unsafe(…)`
pub fn slow() {}
#[unsafe(link(name = "z"))]
//^^^^^^ error not-an-unsafe-attribute: `link` is no unsafe attribute: write it without `unsafe(…)`
unsafe extern "C" {}
#[unsafe(repr(C))]
//^^^^^^ error not-an-unsafe-attribute: `repr` is no unsafe attribute: write it without `unsafe(…)`
pub struct Point {
    #[cfg_attr(all(), unsafe(deprecated))]
                    //^^^^^^ error not-an-unsafe-attribute: `deprecated` is no unsafe attribute: write it without `unsafe(…)`
    pub x: i32,
}
#[unsafe( used )]
//^^^^^^ error not-an-unsafe-attribute: `used` is no unsafe attribute: write it without `unsafe(…)`
static KEPT: u8 = 1;
#[unsafe(inline)]
//^^^^^^ error not-an-unsafe-attribute: `inline` is no unsafe attribute: write it without `unsafe(…)`
pub fn fast() {}
//> all
#[cfg_attr(any(), inline)]
pub fn slow() {}
#[link(name = "z")]
unsafe extern "C" {}
#[repr(C)]
pub struct Point {
    #[cfg_attr(all(), deprecated)]
    pub x: i32,
}
#[used]
static KEPT: u8 = 1;
#[inline]
pub fn fast() {}

//# a comment in it is not thrown away
#[unsafe(/* why? */ inline)]
//^^^^^^ error not-an-unsafe-attribute: `inline` is no unsafe attribute: write it without `unsafe(…)`
pub fn fast() {}

//# silent: the attributes that are unsafe
#[unsafe(no_mangle)]
pub extern "C" fn engine_start() {}
#[unsafe(export_name = "engine_stop")]
pub extern "C" fn stop() {}
#[unsafe(link_section = ".engine")]
pub static ENGINE: u8 = 1;
