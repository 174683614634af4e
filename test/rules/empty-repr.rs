//# nothing is said
#[repr()]
//~ 1-10 warning empty-repr: An empty `repr` does nothing; for the layout of C write `#[repr(C)]`
pub struct Point {
    x: i32,
    y: i32,
}
//> Write `repr(C)`
#[repr(C)]
pub struct Point {
    x: i32,
    y: i32,
}
//> Remove the attribute

pub struct Point {
    x: i32,
    y: i32,
}

//# beside one that says something, in cfg_attr
#[repr()]
//~ 1-10 warning empty-repr: An empty `repr` does nothing; for the layout of C write `#[repr(C)]`
#[repr(C)]
pub struct A(u8);
#[cfg_attr(unix, repr())]
               //^^^^^^ warning empty-repr: An empty `repr` does nothing; for the layout of C write `#[repr(C)]`
pub struct B(u8);

//# allowed
#[allow(unused_attributes)]
#[repr()]
pub struct A(u8);
#[cfg_attr(windows, repr())]
pub struct B(u8);
