//# the case matters
#[repr(c)]
     //^ error unknown-repr: `c` is no representation that Rust knows; did you mean `C`?
pub struct Point {
    x: i32,
    y: i32,
}
//> Change it to `C`
#[repr(C)]
pub struct Point {
    x: i32,
    y: i32,
}

//# names from C
#[repr(C, pack(2))]
        //^^^^^^^ error unknown-repr: `pack` is no representation that Rust knows; did you mean `packed`?
pub struct Record {
    kind: u8,
    size: u32,
}
#[repr(uint8)]
     //^^^^^ error unknown-repr: `uint8` is no representation that Rust knows; did you mean `u8`?
pub enum Mode {
    Read,
    Write,
}
//> Change it to `packed`
#[repr(C, packed(2))]
pub struct Record {
    kind: u8,
    size: u32,
}
#[repr(uint8)]
pub enum Mode {
    Read,
    Write,
}
//> Change it to `u8`
#[repr(C, pack(2))]
pub struct Record {
    kind: u8,
    size: u32,
}
#[repr(u8)]
pub enum Mode {
    Read,
    Write,
}

//# in quotes
#[derive(Clone)]
#[repr("C", align(4))]
//~ 1-23 error unknown-repr: A `repr` hint is a plain word, not a string; did you mean `C`?
pub struct Size(u32, u32);
//> Change it to `C`
#[derive(Clone)]
#[repr(C, align(4))]
pub struct Size(u32, u32);

//# arguments where none belong
#[repr(C())]
     //^^^ error unknown-repr: `C` takes no argument in `repr`
pub struct A(u8);
#[repr(transparent = 1)]
     //^^^^^^^^^^^^^^^ error unknown-repr: `transparent` takes no value in `repr`
pub struct B(u8);
#[repr(u8(1), C)]
     //^^^^^ error unknown-repr: `u8` takes no argument in `repr`
pub enum D {
    X(u8),
}
//> Remove the argument of `C`
#[repr(C)]
pub struct A(u8);
#[repr(transparent = 1)]
pub struct B(u8);
#[repr(u8(1), C)]
pub enum D {
    X(u8),
}
//> Remove the value of `transparent`
#[repr(C())]
pub struct A(u8);
#[repr(transparent)]
pub struct B(u8);
#[repr(u8(1), C)]
pub enum D {
    X(u8),
}

//# no near name, paths, other literals
#[repr(std::C)]
     //^^^^^^ error unknown-repr: `std::C` is no representation that Rust knows
pub struct A(u8);
#[repr(float)]
     //^^^^^ error unknown-repr: `float` is no representation that Rust knows
pub struct B(u8);
#[repr(8)]
//~ 1-11 error unknown-repr: A `repr` hint is a plain word, not a literal
pub struct D(u8);

//# inside cfg_attr and on what can have no layout
#[cfg_attr(unix, repr(D))]
                    //^ error unknown-repr: `D` is no representation that Rust knows
pub struct A(u8);
#[cfg_attr(windows, repr(D))]
pub struct B(u8);
fn f() {
    #[repr(layout)]
         //^^^^^^ error unknown-repr: `layout` is no representation that Rust knows
    let x = 1;
}

//# what Rust knows
#[repr(C)]
pub struct A(u8);
#[repr(Rust)]
pub struct B(u8);
#[repr(r#C, packed(2))]
pub struct D(u8);
#[repr(i128)]
pub enum E {
    X,
}
#[repr(C, usize)]
pub enum F {
    X(u8),
}
