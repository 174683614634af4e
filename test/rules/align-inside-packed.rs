//# a promise that packing breaks
#[repr(C, align(16))]
pub struct Vector([f32; 4]);

#[repr(C, packed)]
pub struct Vertex {
//~ 1-18 error align-inside-packed: `Vertex` is packed, but holds a type with `#[repr(align)]`: field `position: Vector`
    id: u8,
    position: Vector,
}

//# deeper, through aliases and other modules, and from the standard library
mod shapes {
    #[repr(align(8))]
    pub struct Wide(u64);
    pub struct Line(u8, pub Wide);
}
type Side = shapes::Line;
#[repr(packed(2))]
pub union Shape {
    side: std::mem::ManuallyDrop<Side>,
}
#[repr(C, packed)]
pub struct Outline {
//~ 1-19 error align-inside-packed: `Outline` is packed, but holds a type with `#[repr(align)]`: field `first: Line` → field `1: Wide`
    first: Side,
}
#[repr(packed)]
pub struct Counter(std::sync::atomic::AtomicU32);
//~ 1-19 error align-inside-packed: `Counter` is packed, but holds a type with `#[repr(align)]`: field `0: AtomicU32`

//# what the compiler does not look into
#[repr(align(8))]
pub struct Wide(u64);
#[repr(align(8))]
pub enum Choice {
    A,
}
pub struct Holder<T>(T);
#[repr(packed)]
pub struct A([Wide; 2], (Wide,), Choice);
#[repr(packed)]
pub struct B(Holder<Wide>);
#[repr(packed)]
pub struct C(*const Wide, Option<Wide>);
#[repr(C)]
pub struct D(Wide);
#[cfg_attr(windows, repr(packed))]
pub struct E(Wide);
