//# one variable per type
unsafe extern "C" {
    static table<T>: *const u8;
              //^^^ error generic-static: `table` is a static, one variable at one address: it cannot have `<T>`
}
//> Remove the generic parameters
unsafe extern "C" {
    static table: *const u8;
}

//# every form of parameters
unsafe extern "C" {
    static a < T > : u8;
           //^^^^^ error generic-static: `a` is a static, one variable at one address: it cannot have `< T >`
    static b<>: i32;
          //^^ error generic-static: `b` is a static, one variable at one address: it cannot have `<>`
    static c<const N: usize>: [u8; 4];
          //^^^^^^^^^^^^^^^^ error generic-static: `c` is a static, one variable at one address: it cannot have `<const N: usize>`
    static mut d<'a>: &'static u8;
              //^^^^ error generic-static: `d` is a static, one variable at one address: it cannot have `<'a>`
}
//> Remove the generic parameters
unsafe extern "C" {
    static a  : u8;
    static b<>: i32;
    static c<const N: usize>: [u8; 4];
    static mut d<'a>: &'static u8;
}

//# an inactive block is still read
#[cfg(any())]
//~ 1..+1:49 hint inactive-code: `#[cfg(any())]` does not hold here (`x86_64-unknown-linux-gnu`), so this is not compiled
unsafe extern "C" { static table<T>: *const T; }
                              //^^^ error generic-static: `table` is a static, one variable at one address: it cannot have `<T>`

//# generic types are no parameters
unsafe extern "C" {
    static hook: Option<extern "C" fn(i32)>;
    static names: [*const u8; 3];
}
