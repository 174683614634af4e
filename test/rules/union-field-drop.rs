//# nobody would drop it
pub union Text {
    owned: String,
  //^^^^^^^^^^^^^ error union-field-drop: `String` is not `Copy`, so in a union it must stand in `ManuallyDrop`
    raw: *const u8,
}
//> Put it in `ManuallyDrop`
pub union Text {
    owned: std::mem::ManuallyDrop<String>,
    raw: *const u8,
}

//# only the first one is reported, as rustc does
pub union A {
    a: u8,
    pub b: Box<u8>,
  //^^^^^^^^^^^^^^ error union-field-drop: `Box<u8>` is not `Copy`, so in a union it must stand in `ManuallyDrop`
    c: String,
}
pub union B {
    a: (u8, Vec<u8>),
  //^^^^^^^^^^^^^^^^ error union-field-drop: `(u8, Vec<u8>)` is not `Copy`, so in a union it must stand in `ManuallyDrop`
}
pub union C {
    a: [&'static mut u8; 2],
    b: [String; 0],
  //^^^^^^^^^^^^^^ error union-field-drop: `[String; 0]` is not `Copy`, so in a union it must stand in `ManuallyDrop`
}

//# generic parameters, types that hold what is never Copy
pub union A<T> {
    a: T,
  //^^^^ error union-field-drop: `T` is not `Copy`, so in a union it must stand in `ManuallyDrop`
}
pub union B<T: Clone> {
    a: T,
  //^^^^ error union-field-drop: `T` is not `Copy`, so in a union it must stand in `ManuallyDrop`
}
pub struct Name(String);
pub union D {
    a: Name,
  //^^^^^^^ error union-field-drop: `Name` is not `Copy`, so in a union it must stand in `ManuallyDrop`
}
pub union E {
    a: Option<String>,
  //^^^^^^^^^^^^^^^^^ error union-field-drop: `Option<String>` is not `Copy`, so in a union it must stand in `ManuallyDrop`
}

//# what needs no drop
use std::mem::ManuallyDrop;
#[derive(Clone, Copy)]
pub struct Point {
    x: i32,
}
pub union A<T: Copy> {
    a: T,
    b: Point,
    c: [(u8, f64); 2],
    d: &'static mut String,
    e: ManuallyDrop<String>,
    f: Option<extern "C" fn(u8)>,
    g: std::ptr::NonNull<String>,
    h: std::mem::MaybeUninit<u8>,
}
pub union B<T>
where
    T: Copy,
{
    a: T,
}
pub struct ByHand(u8);
impl Clone for ByHand {
    fn clone(&self) -> ByHand {
        *self
    }
}
impl Copy for ByHand {}
pub union C {
    a: ByHand,
    #[cfg(windows)]
    b: String,
}
pub trait Plain: Copy {}
pub union D<T: Plain> {
    a: T,
}

//# structs of the libc crate are `Copy`
//? rustc: the libc crate is not at hand
#[repr(C)]
pub union SocketAddress {
    v4: libc::sockaddr_in,
    v6: libc::sockaddr_in6,
}
