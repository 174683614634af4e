//# `mut` speaks about a variable that does not exist
unsafe extern "C" {
    fn fill(mut buffer: *mut u8, length: usize);
          //^^^^^^^^^^ error foreign-fn-pattern: a foreign function has no body that could use the pattern `mut buffer`; write a plain name or `_`
}
//> Replace the pattern by `buffer`
unsafe extern "C" {
    fn fill(buffer: *mut u8, length: usize);
}

//# every kind
pub struct P {
    x: u8,
}
unsafe extern "C" {
    fn tuple((x, y): (i32, i32));
           //^^^^^^ error foreign-fn-pattern: a foreign function has no body that could use the pattern `(x, y)`; write a plain name or `_`
                   //^^^^^^^^^^ warning improper-ctypes: `(i32, i32)` → tuples have no fixed layout; use a `#[repr(C)]` struct
    fn by_ref(ref x: i32, ref mut y: i32);
            //^^^^^ error foreign-fn-pattern: a foreign function has no body that could use the pattern `ref x`; write a plain name or `_`
                        //^^^^^^^^^ error foreign-fn-pattern: a foreign function has no body that could use the pattern `ref mut y`; write a plain name or `_`
    fn deref(&x: &i32, &&y: &&i32);
           //^^ error foreign-fn-pattern: a foreign function has no body that could use the pattern `&x`; write a plain name or `_`
                     //^^^ error foreign-fn-pattern: a foreign function has no body that could use the pattern `&&y`; write a plain name or `_`
    fn bound(x @ _: i32, mut r#type: u8);
           //^^^^^ error foreign-fn-pattern: a foreign function has no body that could use the pattern `x @ _`; write a plain name or `_`
                       //^^^^^^^^^^ error foreign-fn-pattern: a foreign function has no body that could use the pattern `mut r#type`; write a plain name or `_`
    fn nested([a]: [u8; 1], (): (), P { x }: P, 5: i32, ..: u8);
            //^^^ error foreign-fn-pattern: a foreign function has no body that could use the pattern `[a]`; write a plain name or `_`
                 //^^^^^^^ warning improper-ctypes: `[u8; 1]` → C passes no arrays by value; pass a pointer to it
                          //^^ error foreign-fn-pattern: a foreign function has no body that could use the pattern `()`; write a plain name or `_`
                              //^^ warning improper-ctypes: `()` → tuples have no fixed layout; use a `#[repr(C)]` struct
                                  //^^^^^^^ error foreign-fn-pattern: a foreign function has no body that could use the pattern `P { x }`; write a plain name or `_`
                                           //^ warning improper-ctypes: `P` → this struct has no fixed layout; give it `#[repr(C)]` or `#[repr(transparent)]`
                                              //^ error foreign-fn-pattern: a foreign function has no body that could use the pattern `5`; write a plain name or `_`
                                                      //^^ error foreign-fn-pattern: a foreign function has no body that could use the pattern `..`; write a plain name or `_`
    fn path(core::primitive::u8::MAX: u8);
          //^^^^^^^^^^^^^^^^^^^^^^^^ error foreign-fn-pattern: a foreign function has no body that could use the pattern `core::primitive::u8::MAX`; write a plain name or `_`
}
//> Replace the pattern by `_`
pub struct P {
    x: u8,
}
unsafe extern "C" {
    fn tuple(_: (i32, i32));
    fn by_ref(ref x: i32, ref mut y: i32);
    fn deref(&x: &i32, &&y: &&i32);
    fn bound(x @ _: i32, mut r#type: u8);
    fn nested([a]: [u8; 1], (): (), P { x }: P, 5: i32, ..: u8);
    fn path(core::primitive::u8::MAX: u8);
}
//> Replace the pattern by `r#type`
pub struct P {
    x: u8,
}
unsafe extern "C" {
    fn tuple((x, y): (i32, i32));
    fn by_ref(ref x: i32, ref mut y: i32);
    fn deref(&x: &i32, &&y: &&i32);
    fn bound(x @ _: i32, r#type: u8);
    fn nested([a]: [u8; 1], (): (), P { x }: P, 5: i32, ..: u8);
    fn path(core::primitive::u8::MAX: u8);
}

//# `mut self`
unsafe extern "C" {
    fn take(mut self: u8);
          //^^^^^^^^ error foreign-fn-pattern: a foreign function has no body that could use the pattern `mut self`; write a plain name or `_`
          //^^^^^^^^ error self-parameter-outside-impl: `mut self` is for methods, and a foreign function is none; give the parameter a name and a type
}

//# names, `_`, definitions
unsafe extern "C" {
    fn plain(_: i32, x: i32, x: i32, r#type: u8, A: u8);
    fn printf(format: *const u8, ...) -> i32;
    fn call(f: extern "C" fn(x: i32));
}
pub extern "C" fn fill(mut buffer: *mut u8, &(a, b): &(u8, u8)) {
    buffer = buffer.wrapping_add(usize::from(a + b));
}

//# a variadic parameter as a definition names it
unsafe extern "C" {
    fn log(format: *const u8, mut args: ...);
                            //^^^^^^^^ error foreign-fn-pattern: a foreign function has no body that could use the pattern `mut args`; write a plain name or `_`
    fn print(format: *const u8, args: ...);
    fn scan(format: *const u8, _: ...);
}
//> Replace the pattern by `args`
unsafe extern "C" {
    fn log(format: *const u8, args: ...);
    fn print(format: *const u8, args: ...);
    fn scan(format: *const u8, _: ...);
}

//# words that are no names: paths and literals
unsafe extern "C" {
    fn f(super: u8, true: bool);
       //^^^^^ error foreign-fn-pattern: a foreign function has no body that could use the pattern `super`; write a plain name or `_`
                  //^^^^ error foreign-fn-pattern: a foreign function has no body that could use the pattern `true`; write a plain name or `_`
    fn g(Self: u8);
       //^^^^ error foreign-fn-pattern: a foreign function has no body that could use the pattern `Self`; write a plain name or `_`
    fn h(crate: u8, false: u8);
       //^^^^^ error foreign-fn-pattern: a foreign function has no body that could use the pattern `crate`; write a plain name or `_`
                  //^^^^^ error foreign-fn-pattern: a foreign function has no body that could use the pattern `false`; write a plain name or `_`
}

//# a body that could use the pattern is what must go first
unsafe extern "C" {
    fn first((a, b): (u8, u8)) -> u8 {
     //^^^^^ error foreign-fn-body: `first` is declared in an external block, so it cannot have a body
                   //^^^^^^^^ warning improper-ctypes: `(u8, u8)` → tuples have no fixed layout; use a `#[repr(C)]` struct
        a
    }
}

//# a parameter under a condition
unsafe extern "C" {
    fn f(#[cfg(any())] mut x: u8, y: u8);
    fn g(x: u8, #[cfg(any())] mut args: ...);
}
