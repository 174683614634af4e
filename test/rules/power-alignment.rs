//# a double that is not the first
//? target: powerpc64-ibm-aix
#[repr(C)]
pub struct Sample {
    id: u32,
    value: f64,
  //^^^^^^^^^^ warning power-alignment: C on AIX aligns `f64` to 4 bytes here, Rust to 8
}

//# structs that hold one, aliases
//? target: powerpc64-ibm-aix
pub type Real = f64;
#[repr(C)]
pub struct Inner {
    a: u8,
    b: f32,
    c: Real,
  //^^^^^^^ warning power-alignment: C on AIX aligns `Real` to 4 bytes here, Rust to 8
}
#[repr(C)]
pub struct Outer {
    first: f64,
    second: Inner,
  //^^^^^^^^^^^^^ warning power-alignment: C on AIX aligns `Inner` to 4 bytes here, Rust to 8
    pub third: Real,
  //^^^^^^^^^^^^^^^ warning power-alignment: C on AIX aligns `Real` to 4 bytes here, Rust to 8
}

//# the first field, other layouts
//? target: powerpc64-ibm-aix
#[repr(C)]
pub struct First {
    value: f64,
    id: u32,
}
#[repr(C, packed)]
pub struct Packed {
    id: u32,
    value: f64,
}
#[repr(C, align(8))]
pub struct Aligned {
    id: u32,
    value: f64,
}
pub struct Rust {
    id: u32,
    value: f64,
}
#[repr(C)]
pub struct Behind {
    id: u32,
    value: *const f64,
    array: [f64; 2],
    packed: Packed,
}

//# other systems
#[repr(C)]
pub struct Sample {
    id: u32,
    value: f64,
}
