//# a callback's parameter is a name
pub type Callback = extern "C" fn(mut count: i32, &item: &u8);
                                //^^^^^^^^^ error fn-pointer-pattern: a function pointer type has no body that could use the pattern `mut count`; write a plain name or `_`
                                                //^^^^^ error fn-pointer-pattern: a function pointer type has no body that could use the pattern `&item`; write a plain name or `_`
//> Replace the pattern by `count`
pub type Callback = extern "C" fn(count: i32, &item: &u8);

//# what could be no type has another code
pub type Tuple = extern "C" fn((a, b): (i32, i32));
               //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning improper-ctypes-definitions: `extern "C" fn((a, b): (i32, i32))` → `(i32, i32)` → tuples have no fixed layout; use a `#[repr(C)]` struct
                             //^^^^^^ error fn-pointer-pattern: a function pointer type has no body that could use the pattern `(a, b)`; write a plain name or `_`
pub type ByRef = extern "C" fn(ref x: i32, &mut y: i32);
                             //^^^^^ error fn-pointer-pattern: a function pointer type has no body that could use the pattern `ref x`; write a plain name or `_`
                                         //^^^^^^ error fn-pointer-pattern: a function pointer type has no body that could use the pattern `&mut y`; write a plain name or `_`
pub type Bound = extern "C" fn(n: u8, x @ _: i32);
                                    //^^^^^ error fn-pointer-pattern: a function pointer type has no body that could use the pattern `x @ _`; write a plain name or `_`
//> Replace the pattern by `_`
pub type Tuple = extern "C" fn(_: (i32, i32));
pub type ByRef = extern "C" fn(ref x: i32, &mut y: i32);
pub type Bound = extern "C" fn(n: u8, x @ _: i32);

//# in foreign functions and bodies
unsafe extern "C" {
    fn each(f: extern "C" fn(&&item: &&u8));
                           //^^^^^^ error fn-pointer-pattern: a function pointer type has no body that could use the pattern `&&item`; write a plain name or `_`
}
pub fn run() {
    let f: Option<fn(mut r#type: u8)> = None;
                   //^^^^^^^^^^ error fn-pointer-pattern: a function pointer type has no body that could use the pattern `mut r#type`; write a plain name or `_`
}

//# names, types, `_`
pub type Named = fn(count: i32, _: &u8, Option<u8>, (u8, u8), [u8; 2]);
pub type Bare = fn(&u8, &mut u8, *mut u8, std::ffi::c_int, fn(x: u8));
pub fn each(mut f: fn(x: u8)) {}

//# words that are no names: paths and literals
pub type F = extern "C" fn(Self: u8, super: u8);
                         //^^^^ error fn-pointer-pattern: a function pointer type has no body that could use the pattern `Self`; write a plain name or `_`
                                   //^^^^^ error fn-pointer-pattern: a function pointer type has no body that could use the pattern `super`; write a plain name or `_`
pub type G = fn(true: bool);
              //^^^^ error fn-pointer-pattern: a function pointer type has no body that could use the pattern `true`; write a plain name or `_`

//# a parameter under a condition
pub type F = extern "C" fn(#[cfg(any())] mut x: u8, y: u8);
