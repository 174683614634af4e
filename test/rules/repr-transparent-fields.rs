//# two fields that take up room
#[repr(transparent)]
pub struct Handle {
//~ 1-18 error repr-transparent-fields: `Handle` is transparent, but 2 of its fields have a size or alignment: `u32`, `u32`
    raw: u32,
    generation: u32,
}

//# a generic parameter counts, and so does alignment
#[repr(transparent)]
pub struct A<T>(u32, T);
//~ 1-16 error repr-transparent-fields: `A` is transparent, but 2 of its fields have a size or alignment: `u32`, `T`
#[repr(transparent)]
pub struct B(u8, [u32; 0]);
//~ 1-13 error repr-transparent-fields: `B` is transparent, but 2 of its fields have a size or alignment: `u8`, `[u32; 0]`
#[repr(align(4))]
pub struct Aligned;
#[repr(transparent)]
pub struct C(u8, Aligned);
//~ 1-13 error repr-transparent-fields: `C` is transparent, but 2 of its fields have a size or alignment: `u8`, `Aligned`
const LENGTH: usize = 2 - 1;
#[repr(transparent)]
pub struct D(u8, [u8; LENGTH]);
//~ 1-13 error repr-transparent-fields: `D` is transparent, but 2 of its fields have a size or alignment: `u8`, `[u8; LENGTH]`
#[repr(transparent)]
pub struct E<const N: usize>(u8, [(); N]);
//~ 1-29 error repr-transparent-fields: `E` is transparent, but 2 of its fields have a size or alignment: `u8`, `[(); N]`

//# enums
#[repr(transparent)]
pub enum A {
//~ 1-11 error repr-transparent-fields: The transparent enum `A` has 2 variants, where it needs exactly one
    X(u8),
    Y,
}
#[repr(transparent)]
pub enum B {
//~ 1-11 error repr-transparent-fields: `B` is transparent, but 2 of its fields have a size or alignment: `u8`, `u16`
    X(u8, u16),
}
#[repr(transparent)]
     //^^^^^^^^^^^ error zero-variant-repr: `C` has no variants, so it can have no `repr`
pub enum C {}
//~ 1-11 error repr-transparent-fields: The transparent enum `C` has 0 variants, where it needs exactly one

//# one field, and what is of no size
use std::marker::{PhantomData, PhantomPinned};
const ZERO: usize = 0;
pub struct Unit;
pub enum One {
    Only,
}
#[repr(transparent)]
pub struct A<T>(u32, PhantomData<T>, PhantomPinned, (), [u8; ZERO], Unit, One);
#[repr(transparent)]
pub enum B {
    X(u8, ()),
    #[cfg(windows)]
    Y,
}
#[repr(transparent)]
pub struct C((), ());
#[repr(transparent)]
pub struct D(u8, #[cfg(windows)] u8);
