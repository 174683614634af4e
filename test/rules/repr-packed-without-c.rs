//# a header for the wire
#[repr(packed)]
     //^^^^^^ warning repr-packed-without-c: `Header` is packed, but without `C` the order of its fields is not fixed: write `#[repr(C, packed)]`
pub struct Header {
    pub kind: u8,
    pub length: u32,
}
//> Add `C`
#[repr(C, packed)]
pub struct Header {
    pub kind: u8,
    pub length: u32,
}

//# with a number, beside another attribute
/// As the drive stores it.
#[derive(Clone, Copy)]
#[repr(packed(2))]
     //^^^^^^^^^ warning repr-packed-without-c: `Sector` is packed, but without `C` the order of its fields is not fixed: write `#[repr(C, packed)]`
pub struct Sector(u8, u64);
//> Add `C`
/// As the drive stores it.
#[derive(Clone, Copy)]
#[repr(C, packed(2))]
pub struct Sector(u8, u64);

//# silent: an order is asked for, or surely not wanted, or there is nothing to order
use std::marker::PhantomData;

#[repr(C, packed)]
pub struct Header {
    pub kind: u8,
    pub length: u32,
}

#[repr(packed)]
#[repr(C)]
pub struct Apart {
    pub kind: u8,
    pub length: u32,
}

#[repr(Rust, packed)]
pub struct Dense {
    pub key: u64,
    pub tag: u8,
}

#[repr(packed)]
pub struct Unaligned<T>(pub T);

#[repr(packed)]
pub struct Tagged<T> {
    value: u64,
    tag: PhantomData<T>,
}
