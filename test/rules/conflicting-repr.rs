//# lower and higher alignment
#[repr(C, packed, align(8))]
pub struct Header {
//~ 1-18 error conflicting-repr: `packed` and `align` cannot stand on one type
    kind: u8,
    length: u32,
}
//> Remove `align`
#[repr(C, packed)]
pub struct Header {
    kind: u8,
    length: u32,
}
//> Remove `packed`
#[repr(C, align(8))]
pub struct Header {
    kind: u8,
    length: u32,
}

//# two integers
#[repr(u8, u16)]
     //^^ error conflicting-repr: An enum has one integer type, not `u8` and `u16`
pub enum Level {
    Low,
    High,
}
//> Keep `u8`
#[repr(u8)]
pub enum Level {
    Low,
    High,
}

//# C has an integer type for enums without fields
#[repr(C, u8)]
     //^ error conflicting-repr: An enum without fields has the integer type of C or the one that is written, not both
pub enum Level {
    Low,
    High,
}
#[repr(C)]
     //^ error conflicting-repr: An enum without fields has the integer type of C or the one that is written, not both
     //^ error zero-variant-repr: `Nothing` has no variants, so it can have no `repr`
#[repr(i32)]
pub enum Nothing {}
#[repr(C, u8)]
pub enum Event {
    Key(u32),
    Close,
}
#[repr(C, u8)]
pub enum Brackets {
    A {},
}
//> Remove `C`
#[repr(u8)]
pub enum Level {
    Low,
    High,
}
#[repr(C)]
#[repr(i32)]
pub enum Nothing {}
#[repr(C, u8)]
pub enum Event {
    Key(u32),
    Close,
}
#[repr(C, u8)]
pub enum Brackets {
    A {},
}

//# the lint is obeyed
#[allow(conflicting_repr_hints)]
#[repr(C, u8)]
pub enum Level {
    Low,
    High,
}

//# transparent stands alone
#[repr(transparent, C)]
     //^^^^^^^^^^^ error conflicting-repr: `transparent` takes the layout of the one field; nothing can stand beside it
pub struct Handle(u32);
#[repr(align(4))]
     //^^^^^^^^ error conflicting-repr: `transparent` takes the layout of the one field; nothing can stand beside it
#[repr(transparent)]
pub struct Word(u32);
//> Keep `transparent` alone
#[repr(transparent)]
pub struct Handle(u32);
#[repr(align(4))]
#[repr(transparent)]
pub struct Word(u32);

//# the default beside another
#[repr(Rust, C)]
     //^^^^ error conflicting-repr: `Rust` is the default layout; another one cannot stand beside it
pub struct A(u8);
#[repr(u8, Rust)]
     //^^ error conflicting-repr: `Rust` is the default layout; another one cannot stand beside it
pub enum B {
    X,
}
#[repr(Rust, align(8))]
pub struct D(u8);
//> Remove `Rust`
#[repr(C)]
pub struct A(u8);
#[repr(u8, Rust)]
pub enum B {
    X,
}
#[repr(Rust, align(8))]
pub struct D(u8);

//# packed twice
#[repr(packed(1), packed(2))]
pub struct A(u16);
//~ 1-13 error conflicting-repr: `packed` is given with different numbers: `packed(1)` and `packed(2)`
#[repr(packed, packed(1))]
pub struct B(u16);
//> Keep `packed(1)`
#[repr(packed(1))]
pub struct A(u16);
#[repr(packed, packed(1))]
pub struct B(u16);

//# what is not there does not conflict
#[repr(C, align(8))]
#[cfg_attr(windows, repr(packed))]
pub struct A(u8);
#[repr(align(4), align(8))]
pub struct B(u8);
#[repr(u8)]
#[cfg_attr(windows, repr(u16))]
pub enum D {
    X,
}
