//# empty in Rust, perhaps not in C
#[repr(C)]
pub struct Marker {}

#[repr(transparent)]
pub struct Handle(u32, Marker);
                     //^^^^^^ error repr-transparent-non-zst-fields: `Marker` is `#[repr(C)]` and may take up room in C; hold `PhantomData` of it instead

//# inside other types, and two of them
mod marks {
    #[repr(C)]
    pub struct A;
    pub struct B(A);
}
#[repr(transparent)]
pub struct First {
    raw: u8,
    #[allow(unused)]
    pub mark: marks::B,
  //^^^^^^^^^^^^^^^^^^ error repr-transparent-non-zst-fields: `A` is `#[repr(C)]` and may take up room in C; hold `PhantomData` of it instead
}
#[repr(transparent)]
pub struct Second(u8, [marks::A; 3], ((), marks::A));
                    //^^^^^^^^^^^^^ error repr-transparent-non-zst-fields: `A` is `#[repr(C)]` and may take up room in C; hold `PhantomData` of it instead
                                   //^^^^^^^^^^^^^^ error repr-transparent-non-zst-fields: `A` is `#[repr(C)]` and may take up room in C; hold `PhantomData` of it instead
#[repr(transparent)]
pub struct Third(marks::A, marks::A);
                         //^^^^^^^^ error repr-transparent-non-zst-fields: `A` is `#[repr(C)]` and may take up room in C; hold `PhantomData` of it instead
#[repr(transparent)]
pub enum Fourth {
    X(u8, marks::A),
        //^^^^^^^^ error repr-transparent-non-zst-fields: `A` is `#[repr(C)]` and may take up room in C; hold `PhantomData` of it instead
}

//# what stays empty
use std::marker::PhantomData;
#[repr(C)]
pub struct Marker {}
pub struct Plain;
#[repr(transparent)]
pub struct A(u32, PhantomData<Marker>, Plain, ());
#[repr(transparent)]
pub struct B(Marker);
#[allow(repr_transparent_non_zst_fields)]
#[repr(transparent)]
pub struct C(u32, Marker);
