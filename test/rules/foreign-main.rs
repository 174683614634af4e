//# the program's own name
//? crate-type: bin
unsafe extern "C" {
    pub fn main(argc: i32, argv: *const *const u8) -> i32;
  //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error foreign-main: a program's `main` is a Rust function, so it cannot be declared in an external block
}
fn main() {}
//> Rename it to `c_main` and keep the symbol
unsafe extern "C" {
    #[link_name = "main"]
    pub fn c_main(argc: i32, argv: *const *const u8) -> i32;
}
fn main() {}

//# attributes and raw names
//? crate-type: bin
unsafe extern "C" {
    #[link_name = "other"]
    fn r#main();
  //^^^^^^^^^^^^ error foreign-main: a program's `main` is a Rust function, so it cannot be declared in an external block
}

//# a program that starts in C
//? crate-type: bin
#![no_main]
unsafe extern "C" {
    fn main();
}

//# other scopes
//? crate-type: bin
mod c {
    unsafe extern "C" {
        pub fn main();
    }
}
fn main() {
    unsafe extern "C" {
        fn main();
    }
}

//# a library
unsafe extern "C" {
    fn main();
}

//# where `cfg_select!` puts it
//? crate-type: bin
cfg_select! {
    unix => { unsafe extern "C" { fn main(); } }
                                //^^^^^^^^^^ error foreign-main: a program's `main` is a Rust function, so it cannot be declared in an external block
    _ => {}
}
