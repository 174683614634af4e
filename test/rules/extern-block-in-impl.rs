//# in an impl
//? edition: 2024
pub struct Clock;

/// What the clock does.
impl Clock {
    pub fn ticks(&self) -> i64 { 0 }

    // from the C library
    #[link(name = "c")]
    pub extern "C" {
  //^^^^^^^^^^^^^^ error extern-block-in-impl: An external block cannot stand in an `impl`; it belongs to a module
        fn clock() -> i64;
    } // time.h
}
//> Move the block out of the `impl`
pub struct Clock;

// from the C library
#[link(name = "c")]
unsafe extern "C" {
    fn clock() -> i64;
} // time.h
/// What the clock does.
impl Clock {
    pub fn ticks(&self) -> i64 { 0 }

}

//# in a trait, on several lines, with nothing else judged in it
pub trait Clock {
    unsafe extern "C" {}
  //^^^^^^^^^^^^^^^^^ error extern-block-in-impl: An external block cannot stand in a `trait`; it belongs to a module
    unsafe
//~ 5..+4:6 error extern-block-in-impl: An external block cannot stand in a `trait`; it belongs to a module
    extern "C"
    {
        fn clock() -> i64 {}
    }
    fn ticks(&self);
}
//> Move the block out of the `trait`
unsafe extern "C" {}
pub trait Clock {
    unsafe
    extern "C"
    {
        fn clock() -> i64 {}
    }
    fn ticks(&self);
}

//# on one line, in trait impls, in impls inside bodies
pub struct S;
impl Default for S { fn default() -> S { S } extern { fn g(); } }
                                           //^^^^^^ error extern-block-in-impl: An external block cannot stand in an `impl`; it belongs to a module
pub fn h() {
    struct T;
    impl T { unsafe extern r"C" /* c */ { fn g(); } }
           //^^^^^^^^^^^^^^^^^^^^^^^^^^ error extern-block-in-impl: An external block cannot stand in an `impl`; it belongs to a module
}
//> Move the block out of the `impl`
pub struct S;
extern { fn g(); }
impl Default for S { fn default() -> S { S } }
pub fn h() {
    struct T;
    impl T { unsafe extern r"C" /* c */ { fn g(); } }
}

//# methods that are extern, and blocks in methods
pub struct S;
impl S {
    pub extern "C" fn m(&self) {
        unsafe extern "C" { fn abort() -> !; }
        unsafe { abort() }
    }
}
