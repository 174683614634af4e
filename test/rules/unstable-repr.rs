//# a union that is like its field
#[repr(transparent)]
pub union Cell {
//~ 1-15 error unstable-repr: A transparent union is experimental and needs `#![feature(transparent_unions)]`
    value: u32,
}
//> Give it the layout of C: `repr(C)`
#[repr(C)]
pub union Cell {
    value: u32,
}

//# vectors
//? rustc: what a vector may hold is asked too, and is no business of ours
#[repr(simd)]
//~ 1-14 error unstable-repr: `repr(simd)` is experimental and needs `#![feature(repr_simd)]`; use the vector types of `core::arch`
pub struct Vector([f32; 4]);
#[cfg_attr(unix, repr(simd, packed))]
               //^^^^^^^^^^^^^^^^^^ error unstable-repr: `repr(simd)` is experimental and needs `#![feature(repr_simd)]`; use the vector types of `core::arch`
pub struct Packed([f32; 4]);

//# with the features
//? rustc: only nightly compilers have features
#![feature(transparent_unions, repr_simd)]
#![allow(internal_features)]
#[repr(transparent)]
pub union Cell {
    value: u32,
}
#[repr(simd)]
pub struct Vector([f32; 4]);

//# structs and enums may be transparent
#[repr(transparent)]
pub struct A(u32);
#[repr(transparent)]
pub enum B {
    Only(u32),
}
