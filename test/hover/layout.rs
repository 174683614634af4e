//# a struct with gaps
#[repr(C)]
pub struct En$0try {
    pub kind: u8,
    pub size: u32,
    pub tag: u16,
}
//@ Entry
//= **Layout of `Entry`** on `x86_64-unknown-linux-gnu`: 12 bytes, aligned to 4, 5 of them padding
//=
//= ```text
//=  0  kind: u8
//=  1  (3 bytes of padding)
//=  4  size: u32
//=  8  tag: u16
//= 10  (2 bytes of padding)
//= ```
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/type-layout.html)

//# the target decides
//? target: i686-unknown-linux-gnu
#[repr(C, align(16))]
struct St$0amp(u32, f64);
//@ Stamp
//= **Layout of `Stamp`** on `i686-unknown-linux-gnu`: 16 bytes, aligned to 16, 4 of them padding
//=
//= ```text
//=  0  u32
//=  4  f64
//= 12  (4 bytes of padding)
//= ```
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/type-layout.html)

//# a union
#[repr(C)]
pub union Va$0lue {
    pub wide: u64,
    pub bytes: [u8; 12],
}
//@ Value
//= **Layout of `Value`** on `x86_64-unknown-linux-gnu`: 16 bytes, aligned to 8
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/type-layout.html)

//# a field that nobody knows
#[repr(C)]
pub struct Fra$0me {
    pub kind: u8,
    pub other: Elsewhere,
}
//@ Frame
//= **Layout of `Frame`** on `x86_64-unknown-linux-gnu`: not known, because nothing is called `Elsewhere` here
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/type-layout.html)

//# Rust's own representation
pub struct Pla$0in {
    pub kind: u8,
    pub size: u32,
}
//@ nothing
