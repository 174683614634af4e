//# the number stands in parentheses
#[repr(C, align = 16)]
        //^^^^^^^^^^ error malformed-repr-argument: The number of `align` stands in parentheses: `align(8)`
pub struct Block {
    words: [u64; 2],
}
#[repr(packed = "2")]
     //^^^^^^^^^^^^ error malformed-repr-argument: The number of `packed` stands in parentheses: `packed(8)`
pub struct Pair(u8, u16);
//> Write `align(16)`
#[repr(C, align(16))]
pub struct Block {
    words: [u64; 2],
}
#[repr(packed = "2")]
pub struct Pair(u8, u16);
//> Write `packed(2)`
#[repr(C, align = 16)]
pub struct Block {
    words: [u64; 2],
}
#[repr(packed(2))]
pub struct Pair(u8, u16);

//# no number, two numbers
#[repr(align)]
     //^^^^^ error malformed-repr-argument: `align` needs a number of bytes: `align(8)`
pub struct A(u8);
#[repr(align())]
     //^^^^^^^ error malformed-repr-argument: `align` takes one number
pub struct B(u8);
#[repr(align(2, 4))]
     //^^^^^^^^^^^ error malformed-repr-argument: `align` takes one number
pub struct C(u8);
#[repr(packed())]
     //^^^^^^^^ error malformed-repr-argument: `packed` takes one number, or no parentheses at all
pub struct D(u8);
#[repr(packed(1, 2))]
     //^^^^^^^^^^^^ error malformed-repr-argument: `packed` takes one number, or no parentheses at all
pub struct E(u8);
//> Write `packed`
#[repr(align)]
pub struct A(u8);
#[repr(align())]
pub struct B(u8);
#[repr(align(2, 4))]
pub struct C(u8);
#[repr(packed)]
pub struct D(u8);
#[repr(packed(1, 2))]
pub struct E(u8);

//# a plain integer
const CACHE_LINE: usize = 64;
#[repr(align(CACHE_LINE))]
           //^^^^^^^^^^ error malformed-repr-argument: `align` takes a number as such, no name and no expression
pub struct A(u8);
#[repr(align("64"))]
           //^^^^ error malformed-repr-argument: `align` takes a plain integer without quotes or suffix
pub struct B(u8);
#[repr(align(64u8))]
           //^^^^ error malformed-repr-argument: `align` takes a plain integer without quotes or suffix
pub struct C(u8);
#[repr(packed(CACHE_LINE))]
            //^^^^^^^^^^ error malformed-repr-argument: `packed` takes a number as such, no name and no expression
pub struct D(u8);
//> Write `64`
const CACHE_LINE: usize = 64;
#[repr(align(CACHE_LINE))]
pub struct A(u8);
#[repr(align(64))]
pub struct B(u8);
#[repr(align(64u8))]
pub struct C(u8);
#[repr(packed(CACHE_LINE))]
pub struct D(u8);

//# a power of two
#[repr(align(12))]
           //^^ error malformed-repr-argument: `align` takes a power of two
pub struct A(u8);
#[repr(packed(0))]
            //^ error malformed-repr-argument: `packed` takes a power of two
pub struct B(u8);
#[repr(align(0x4000_0000))]
           //^^^^^^^^^^^ error malformed-repr-argument: `align` takes no more than 2^29, which is 536870912
pub struct C(u8);
//> Round up to `16`
#[repr(align(16))]
pub struct A(u8);
#[repr(packed(0))]
pub struct B(u8);
#[repr(align(0x4000_0000))]
pub struct C(u8);

//# as large as a type may be
//? target: msp430-none-elf
#[repr(align(32768))]
     //^^^^^^^^^^^^ error malformed-repr-argument: No alignment on this target is greater than 32767
pub struct A(u8);
#[repr(align(16384))]
pub struct B(u8);

//# numbers in any form
#[repr(align(0x10))]
pub struct A(u8);
#[repr(align(0b100))]
pub struct B(u8);
#[repr(align(1_6,))]
pub struct C(u8);
#[repr(packed)]
pub struct D(u8);
#[repr(align(536870912))]
pub struct E(u8);

//# nothing in parentheses
#[repr]
//~ 1-8 error malformed-repr-argument: `repr` says how in parentheses: `repr(C)`
pub struct A(u8);
#[repr = "C"]
//~ 1-14 error malformed-repr-argument: `repr` says how in parentheses: `repr(C)`
pub struct B(u8);
#[cfg_attr(unix, repr)]
               //^^^^ error malformed-repr-argument: `repr` says how in parentheses: `repr(C)`
pub struct C(u8);
pub enum D {
    #[repr]
  //^^^^^^^ error malformed-repr-argument: `repr` says how in parentheses: `repr(C)`
    One,
}
