//# a second semicolon
unsafe extern "C" {
    fn abort() -> !;;
                  //^ error foreign-non-item: This `;` ends nothing: the declaration before it is complete
}
//> Remove `;`
unsafe extern "C" {
    fn abort() -> !;
}

//# a semicolon after a body
unsafe extern "C" {
    fn abs(x: i32) -> i32 { x };
     //^^^ error foreign-fn-body: `abs` is declared in an external block, so it cannot have a body
                             //^ error foreign-non-item: This `;` ends nothing: the declaration before it is complete
}
//> Remove `;`
unsafe extern "C" {
    fn abs(x: i32) -> i32 { x }
}

//# a `let`
unsafe extern "C" {
    let mut optind: i32;
  //^^^ error foreign-non-item: `let` declares no foreign item; a variable of another library is a `static`
}
//> Declare it as a `static`
unsafe extern "C" {
    static mut optind: i32;
}

//# a `let` with a value
unsafe extern "C" {
    let optind = 1;
  //^^^ error foreign-non-item: `let` declares no foreign item; a variable of another library is a `static`
}

//# an expression
unsafe extern "C" {
    1 + 1
  //^ error foreign-non-item: `1` begins no declaration; an external block holds functions and statics
}

//# a block
unsafe extern "C" { { fn abort(); } }
                  //^ error foreign-non-item: `{` begins no declaration; an external block holds functions and statics

//# a keyword
unsafe extern "C" {
    return 1;
  //^^^^^^ error foreign-non-item: `return` begins no declaration; an external block holds functions and statics
}

//# a qualifier without its item
unsafe extern "C" {
    unsafe abort();
  //^^^^^^ error foreign-non-item: `unsafe` begins no declaration; an external block holds functions and statics
}

//# a string
unsafe extern "C" {
    "puts";
  //^^^^^^ error foreign-non-item: `"puts"` begins no declaration; an external block holds functions and statics
}

//# after a visibility
unsafe extern "C" { pub ; }
                      //^ error foreign-non-item: This `;` ends nothing: the declaration before it is complete

//# rustc says only the first of them
//? rustc: it skips the rest of the block
unsafe extern "C" {
    ;
  //^ error foreign-non-item: This `;` ends nothing: the declaration before it is complete
    ; fn abort();
  //^ error foreign-non-item: This `;` ends nothing: the declaration before it is complete
}
//> all
unsafe extern "C" { fn abort();
}

//# items, macro calls, comments
macro_rules! decl { ($n:ident) => { fn $n(x: i32) -> i32; } }
unsafe extern "C" {
    decl!(abs);
    decl! { labs } // ;
    fn abort() -> !; /* ; */
}

//# a qualifier that qualifies nothing of what follows
unsafe extern "C" {
    const static errno: i32;
  //^^^^^ error foreign-non-item: `const static` begins no declaration; an external block holds functions and statics
}
//> Remove `const`
unsafe extern "C" {
    static errno: i32;
}

//# the same behind a visibility
unsafe extern "C" {
    pub const static LIMIT: i32;
      //^^^^^ error foreign-non-item: `const static` begins no declaration; an external block holds functions and statics
}

//# the same before other kinds
unsafe extern "C" {
    unsafe type Handle;
  //^^^^^^ error foreign-non-item: `unsafe type` begins no declaration; an external block holds functions and statics
}
unsafe extern "C" {
    async mod m {}
  //^^^^^ error foreign-non-item: `async mod` begins no declaration; an external block holds functions and statics
}
unsafe extern "C" {
    unsafe struct S;
  //^^^^^^ error foreign-non-item: `unsafe struct` begins no declaration; an external block holds functions and statics
}

//# qualifiers that belong there
unsafe extern "C" {
    unsafe static A: i32;
    safe static B: i32;
    unsafe fn f();
}
