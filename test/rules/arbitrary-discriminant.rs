//# the tag needs a size
#[repr(C)]
pub enum Event {
//~ 1-15 error arbitrary-discriminant: `Event` numbers its variants and some have fields; it needs an integer type such as `#[repr(u8)]`
    Key(u32) = 1,
    Close = 4,
}
//> Add `repr(u8)`
#[repr(C, u8)]
pub enum Event {
    Key(u32) = 1,
    Close = 4,
}

//# without any repr
pub enum A {
//~ 1-11 error arbitrary-discriminant: `A` numbers its variants and some have fields; it needs an integer type such as `#[repr(u8)]`
    X(i32),
    Y = 7,
}
mod inner {
    pub enum B<T> {
  //^^^^^^^^^^^^^ error arbitrary-discriminant: `B` numbers its variants and some have fields; it needs an integer type such as `#[repr(u8)]`
        X { value: T } = 1,
    }
    #[derive(Clone)]
    enum D {
  //^^^^^^ error arbitrary-discriminant: `D` numbers its variants and some have fields; it needs an integer type such as `#[repr(u8)]`
        X() = 3,
    }
}
//> Add `repr(i32)`
#[repr(i32)]
pub enum A {
    X(i32),
    Y = 7,
}
mod inner {
    pub enum B<T> {
        X { value: T } = 1,
    }
    #[derive(Clone)]
    enum D {
        X() = 3,
    }
}

//# with an integer type, or without fields, or without numbers
#[repr(u8)]
pub enum A {
    X(i32) = 1,
    Y,
}
pub enum B {
    X = 1,
    Y,
}
pub enum D {
    X(i32),
    Y,
}
#[cfg_attr(unix, repr(i16))]
pub enum E {
    X(i32) = 1,
}
pub enum F {
    X(i32),
    #[cfg(windows)]
    Y = 1,
}
