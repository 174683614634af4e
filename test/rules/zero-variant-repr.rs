//# nothing to lay out
#[repr(C)]
     //^ error zero-variant-repr: `Handle` has no variants, so it can have no `repr`
pub enum Handle {}
//> Remove the `repr` attribute

pub enum Handle {}

//# whatever it says
#[derive(Clone)]
#[repr(u8, align(4))]
     //^^ error zero-variant-repr: `A` has no variants, so it can have no `repr`
enum A {}
#[repr(transparent)]
     //^^^^^^^^^^^ error zero-variant-repr: `B` has no variants, so it can have no `repr`
pub(crate) enum B<T> where T: Copy {}
//~ 1-21 error repr-transparent-fields: The transparent enum `B` has 0 variants, where it needs exactly one
#[cfg_attr(unix, repr(i32))]
                    //^^^ error zero-variant-repr: `D` has no variants, so it can have no `repr`
enum D {}
#[repr(C)]
     //^ error zero-variant-repr: `E` has no variants, so it can have no `repr`
enum E {
    #[cfg(windows)]
    Only,
}

//# without a repr, or with variants
pub enum Handle {}
#[cfg_attr(windows, repr(C))]
pub enum B {}
#[repr(C)]
pub enum D {
    Only,
}
#[repr(C)]
pub struct E {}
