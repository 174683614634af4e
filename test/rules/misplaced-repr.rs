//# an integer is for enums
#[repr(u8)]
     //^^ error misplaced-repr: `u8` is for enums only
pub struct Flags {
    bits: u8,
}
//> Remove `u8`

pub struct Flags {
    bits: u8,
}

//# fields of an enum cannot be packed
#[repr(C, packed)]
        //^^^^^^ error misplaced-repr: `packed` is for structs and unions only
pub enum Event {
    Key(u32),
    Close,
}
#[repr(i32, align(4))]
     //^^^ error misplaced-repr: `i32` is for enums only
pub union Number {
    i: i32,
    f: f32,
}
//> Remove `packed`
#[repr(C)]
pub enum Event {
    Key(u32),
    Close,
}
#[repr(i32, align(4))]
pub union Number {
    i: i32,
    f: f32,
}

//# no type at all
#[repr(C)]
     //^ error misplaced-repr: `C` is for structs, enums and unions only
pub fn start() {}
#[repr(align(8))]
     //^^^^^^^^ error misplaced-repr: `align` is for structs, enums and unions only
static BUFFER: [u8; 64] = [0; 64];
#[repr(transparent)]
     //^^^^^^^^^^^ error misplaced-repr: `transparent` is for structs, enums and unions only
type Handle = u32;
#[repr(C)]
     //^ error misplaced-repr: `C` is for structs, enums and unions only
impl Point {
    #[repr(C)]
         //^ error misplaced-repr: `C` is for structs, enums and unions only
    fn f() {}
}
#[repr(C)]
     //^ error misplaced-repr: `C` is for structs, enums and unions only
unsafe extern "C" {
    #[repr(C)]
         //^ error misplaced-repr: `C` is for structs, enums and unions only
    fn stop();
}
struct Point {
    #[repr(C)]
         //^ error misplaced-repr: `C` is for structs, enums and unions only
    x: i32,
}

//# statements, expressions, inner attributes
fn f() {
    #[repr(C)]
         //^ error misplaced-repr: `C` is for structs, enums and unions only
    let x = 1;
    match x {
        #[repr(u8)]
             //^^ error misplaced-repr: `u8` is for enums only
        _ => {}
    }
}
mod inner {
    #![repr(C)]
          //^ error misplaced-repr: `C` is for structs, enums and unions only
}

//# a whole crate
#![repr(C)]
//~ 1-12 error misplaced-repr: `repr` stands on one type, not on a whole crate
      //^ error misplaced-repr: `C` is for structs, enums and unions only
pub struct A(u8);

//# an empty one
#[repr()]
//~ 1-10 warning empty-repr: An empty `repr` does nothing; for the layout of C write `#[repr(C)]`
//~ 1-10 error misplaced-repr: `repr` is for structs, enums and unions only
pub fn start() {}
#[repr()]
//~ 1-10 warning empty-repr: An empty `repr` does nothing; for the layout of C write `#[repr(C)]`
//~ 1-10 error misplaced-repr: `repr` is for structs, enums and unions only
static X: u8 = 1;
//> Remove the attribute

pub fn start() {}
#[repr()]
static X: u8 = 1;

//# on the types they are for
#[repr(C, packed(2))]
pub struct A(u8);
#[repr(C, align(16))]
pub union B {
    a: u8,
}
#[repr(u8, align(16))]
pub enum D {
    X,
}
#[repr(transparent)]
pub enum E {
    X(u8),
}
#[cfg_attr(windows, repr(C))]
pub fn f() {}
