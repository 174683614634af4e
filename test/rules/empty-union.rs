//# no value
#[repr(C)]
pub union Value {}
//~ 1-19 error empty-union: The union `Value` has no fields

//# fields that are not there, generics, nested
union A {
//~ 1..+3:2 error empty-union: The union `A` has no fields
    #[cfg(windows)]
    handle: u32,
}
pub(crate) union B<T>
//~ 1..+2:16 error empty-union: The union `B` has no fields
where
    T: Copy, {}
fn f() {
    union D {}
  //^^^^^^^^^^ error empty-union: The union `D` has no fields
}

//# fields, and things called union
pub union Value {
    a: u32,
}
fn union() {}
fn main() {
    let union = 1;
    union();
}
