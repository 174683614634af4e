//# a function without its keyword
unsafe extern "C" {
    /// The absolute value.
    abs(x: i32);
  //^^^ error missing-fn-keyword: `fn` is missing before `abs`
}
//> Put `fn` before `abs`
unsafe extern "C" {
    /// The absolute value.
    fn abs(x: i32);
}

//# variadic, with an attribute
unsafe extern "C" {
    #[link_name = "printf"] print(format: *const i8, ...);
                          //^^^^^ error missing-fn-keyword: `fn` is missing before `print`
}
//> Put `fn` before `print`
unsafe extern "C" {
    #[link_name = "printf"] fn print(format: *const i8, ...);
}

//# generic
unsafe extern "C" { swap<T>(a: *mut T); }
                  //^^^^ error missing-fn-keyword: `fn` is missing before `swap`

//# restricted visibility, a raw name
unsafe extern "C" { pub(crate) r#yield(); }
                             //^^^^^^^ error missing-fn-keyword: `fn` is missing before `yield`
//> Put `fn` before `yield`
unsafe extern "C" { pub(crate) fn r#yield(); }

//# a word that is a keyword elsewhere
unsafe extern "C" { safe(x: i32); }
                  //^^^^ error missing-fn-keyword: `fn` is missing before `safe`

//# with a return type rustc knows that it is a function
unsafe extern "C" {
    pub abs(x: i32) -> i32;
  //^^^^^^^ error missing-fn-keyword: `fn` is missing before `abs`
}
//> Put `fn` before `abs`
unsafe extern "C" {
    pub fn abs(x: i32) -> i32;
}

//# after `pub` rustc takes it for a struct
unsafe extern "C" {
    pub tzset();
  //^^^^^^^^^ error missing-fn-keyword: `fn` is missing before `tzset`
}
//> Put `fn` before `tzset`
unsafe extern "C" {
    pub fn tzset();
}

//# C parameters
unsafe extern "C" { abs(int x); }
                  //^^^ error missing-fn-keyword: `fn` is missing before `abs`

//# functions and macro calls
macro_rules! decl { ($n:ident) => { fn $n(x: i32) -> i32; } }
unsafe extern "C" {
    decl!(abs);
    self::decl!(labs);
    fn tzset();
}
