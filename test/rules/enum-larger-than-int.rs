//# wider than any int
#[repr(C)]
pub enum Limit {
    None = 0,
    Most = 1 << 40,
  //^^^^ warning enum-larger-than-int: `Most` is 1099511627776, which fits neither `int` nor `unsigned int` in C
}
//> Give it a size of its own: `repr(i64)`
#[repr(i64)]
pub enum Limit {
    None = 0,
    Most = 1 << 40,
}

//# both signs
#[repr(C)]
pub enum A {
    High = 0xFFFF_FFFF,
    Low = -1,
  //^^^ warning enum-larger-than-int: `Low` is -1, which does not fit `unsigned int`, and a value before it does not fit `int`
    Zero = 0,
  //^^^^ warning enum-larger-than-int: `Zero` is 0, which does not fit `int`, and a value before it does not fit `unsigned int`
}
#[repr(C)]
pub enum B {
    Low = -1,
    High = 0xFFFF_FFFF,
  //^^^^ warning enum-larger-than-int: `High` is 4294967295, which does not fit `int`, and a value before it does not fit `unsigned int`
}
//> Give it a size of its own: `repr(i64)`
#[repr(i64)]
pub enum A {
    High = 0xFFFF_FFFF,
    Low = -1,
    Zero = 0,
}
#[repr(C)]
pub enum B {
    Low = -1,
    High = 0xFFFF_FFFF,
}

//# constants, casts, implicit values
const BASE: u64 = 0x1_0000_0000;
const fn f() -> isize {
    0
}
enum Other {
    X = 1 << 33,
}
#[repr(C)]
pub enum Code {
    A = BASE as isize - 1,
    B,
  //^ warning enum-larger-than-int: `B` is 4294967296, which fits neither `int` nor `unsigned int` in C
    C = i32::MAX as isize,
  //^ warning enum-larger-than-int: `C` is 2147483647, which does not fit `int`, and a value before it does not fit `unsigned int`
    D = Other::X as isize,
  //^ warning enum-larger-than-int: `D` is 8589934592, which fits neither `int` nor `unsigned int` in C
    #[cfg(windows)]
    E = 1 << 50,
}

//# with fields and an integer type
#[repr(C, u64)]
pub enum Event {
    A(u8) = 1 << 40,
  //^ warning enum-larger-than-int: `A` is 1099511627776, which fits neither `int` nor `unsigned int` in C
}

//# ints of 16 bits
//? target: avr-none
//? rustc: without that target's `core` no number can be negative
#[repr(C)]
pub enum Code {
    A = 0x7FFF,
    B = -1,
}
#[repr(C, i32)]
pub enum Event {
    A() = 0x8000,
    B() = -1,
  //^ warning enum-larger-than-int: `B` is -1, which does not fit `unsigned int`, and a value before it does not fit `int`
}

//# what fits
#[repr(C)]
pub enum A {
    Low = -0x8000_0000,
    High = 0x7FFF_FFFF,
}
#[repr(C)]
pub enum B {
    Low,
    High = 0xFFFF_FFFF,
}
#[repr(u64)]
pub enum D {
    High = u64::MAX,
}
pub enum E {
    High = isize::MAX,
}
#[allow(repr_c_enums_larger_than_int)]
#[repr(C)]
pub enum F {
    Most = 1 << 40,
}
