//# a variable of C
unsafe extern "C" {
    const environ: *const *const u8;
        //^^^^^^^ error foreign-const: `environ` is a `const`, which has no symbol to link to; foreign variables are `static`
}
//> Declare `environ` as a `static`
unsafe extern "C" {
    static environ: *const *const u8;
}

//# with a value it is a static too many
unsafe extern "C" {
    // from limits.h
    pub const PATH_MAX: usize = 4096;
            //^^^^^^^^ error foreign-const: `PATH_MAX` is a `const`, which has no symbol to link to; foreign variables are `static`
            //^^^^^^^^ error foreign-static-value: `PATH_MAX` is defined elsewhere, so it cannot be given a value here
    fn abort();
}
//> Move `PATH_MAX` out of the block
// from limits.h
pub const PATH_MAX: usize = 4096;
unsafe extern "C" {
    fn abort();
}
//> Declare `PATH_MAX` as a `static`
unsafe extern "C" {
    // from limits.h
    pub static PATH_MAX: usize = 4096;
    fn abort();
}

//# without type, without name, mutable, raw
unsafe extern "C" {
    const A;
        //^ error foreign-const: `A` is a `const`, which has no symbol to link to; foreign variables are `static`
         //| error static-without-type: `A` has no type; write `A: ` and the type that C gives it
    const _: i32;
        //^ error foreign-const: `_` is a `const`, which has no symbol to link to; foreign variables are `static`
    const mut C: i32;
            //^ error foreign-const: `C` is a `const`, which has no symbol to link to; foreign variables are `static`
    const r#type: u8;
        //^^^^^^ error foreign-const: `type` is a `const`, which has no symbol to link to; foreign variables are `static`
}
//> Declare `C` as a `static`
unsafe extern "C" {
    const A;
    const _: i32;
    static mut C: i32;
    const r#type: u8;
}
//> Declare `type` as a `static`
unsafe extern "C" {
    const A;
    const _: i32;
    const mut C: i32;
    static r#type: u8;
}

//# an inactive block is still read
#[cfg(any())]
//~ 1..+1:36 hint inactive-code: `#[cfg(any())]` does not hold here (`x86_64-unknown-linux-gnu`), so this is not compiled
unsafe extern "C" { const A: i32; }
                        //^ error foreign-const: `A` is a `const`, which has no symbol to link to; foreign variables are `static`

//# statics, constants outside, constants in types
const N: usize = 4;
unsafe extern "C" {
    static A: [u8; N];
    fn f(x: *const u8);
}

//# names that are keywords elsewhere
unsafe extern "C" {
    const default: i32;
        //^^^^^^^ error foreign-const: `default` is a `const`, which has no symbol to link to; foreign variables are `static`
    const safe: u8;
        //^^^^ error foreign-const: `safe` is a `const`, which has no symbol to link to; foreign variables are `static`
}
