//# a value for another library's variable
unsafe extern "C" {
    static mut LOG_LEVEL: i32 = 2; // of the logger
             //^^^^^^^^^ error foreign-static-value: `LOG_LEVEL` is defined elsewhere, so it cannot be given a value here
}
//> Remove the value
unsafe extern "C" {
    static mut LOG_LEVEL: i32; // of the logger
}
//> Move `LOG_LEVEL` out of the block
static mut LOG_LEVEL: i32 = 2; // of the logger
unsafe extern "C" {
}

//# safe, public, in a block of values
unsafe extern "C" {
    pub safe static A: i32 = { 1 + 2 };
                  //^ error foreign-static-value: `A` is defined elsewhere, so it cannot be given a value here
    static B /* bytes */ : [u8; 2] = /* none */ [0, 0];
         //^ error foreign-static-value: `B` is defined elsewhere, so it cannot be given a value here
    static r#fn: i32 = 1;
         //^^^^ error foreign-static-value: `fn` is defined elsewhere, so it cannot be given a value here
}
//> Remove the value
unsafe extern "C" {
    pub safe static A: i32;
    static B /* bytes */ : [u8; 2] = /* none */ [0, 0];
    static r#fn: i32 = 1;
}
//> Move `A` out of the block
pub static A: i32 = { 1 + 2 };
unsafe extern "C" {
    static B /* bytes */ : [u8; 2] = /* none */ [0, 0];
    static r#fn: i32 = 1;
}

//# a type alias
unsafe extern "C" {
    /// Counts.
    pub type Count = u64;
  //^^^^^^^^^^^^^^^^^^^^^ error foreign-type: A foreign type such as `Count` needs the unstable feature `extern_types`
           //^^^^^ error foreign-static-value: An external block cannot say what the type `Count` is; an alias belongs outside the block
    fn count() -> Count;
}
//> Move `Count` out of the block
/// Counts.
pub type Count = u64;
unsafe extern "C" {
    fn count() -> Count;
}

//# a const is a static here
unsafe extern "C" {
    const LIMIT: i32 = 5;
        //^^^^^ error foreign-const: `LIMIT` is a `const`, which has no symbol to link to; foreign variables are `static`
        //^^^^^ error foreign-static-value: `LIMIT` is defined elsewhere, so it cannot be given a value here
    static NAME = 3;
         //^^^^ error foreign-static-value: `NAME` is defined elsewhere, so it cannot be given a value here
             //| error static-without-type: `NAME` has no type; write `NAME: ` and the type that C gives it
}
//> Remove the value
unsafe extern "C" {
    const LIMIT: i32;
    static NAME = 3;
}

//# what is not there says nothing
#[cfg(any())]
//~ 1..+1:41 hint inactive-code: `#[cfg(any())]` does not hold here (`x86_64-unknown-linux-gnu`), so this is not compiled
unsafe extern "C" { static A: i32 = 1; }

//# declarations, and definitions outside
#[allow(non_upper_case_globals)]
pub static level: i32 = 2;
unsafe extern "C" {
    static LOG_LEVEL: i32;
    static TABLE: [u8; 1 + 2];
}
