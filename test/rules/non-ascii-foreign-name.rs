//# functions and statics
unsafe extern "C" {
    fn été() -> i32;
     //^^^ error non-ascii-foreign-name: `été` is a symbol's name, and a symbol's name must be ASCII
    pub static mut größe: usize;
                 //^^^^^ error non-ascii-foreign-name: `größe` is a symbol's name, and a symbol's name must be ASCII
}
//> Rename to `ete`, linked as before
unsafe extern "C" {
    #[link_name = "été"]
    fn ete() -> i32;
    pub static mut größe: usize;
}

//# a raw name, another script, a name beside a `link_name`
unsafe extern "C" { fn r#naïve(); fn 名前(); #[link_name = "x"] fn señal(); }
                     //^^^^^^^ error non-ascii-foreign-name: `naïve` is a symbol's name, and a symbol's name must be ASCII
                                   //^^ error non-ascii-foreign-name: `名前` is a symbol's name, and a symbol's name must be ASCII
                                                               //^^^^^ error non-ascii-foreign-name: `señal` is a symbol's name, and a symbol's name must be ASCII
//> Rename to `naive`, linked as before
unsafe extern "C" { #[link_name = "naïve"] fn naive(); fn 名前(); #[link_name = "x"] fn señal(); }
//> Rename to `senal`
unsafe extern "C" { fn r#naïve(); fn 名前(); #[link_name = "x"] fn senal(); }

//# a name that is used gets no new one
unsafe extern "C" { fn été() -> i32; }
                     //^^^ error non-ascii-foreign-name: `été` is a symbol's name, and a symbol's name must be ASCII
pub fn f() -> i32 { unsafe { été() } }

//# what is not there says nothing
#[cfg(any())]
//~ 1..+1:39 hint inactive-code: `#[cfg(any())]` does not hold here (`x86_64-unknown-linux-gnu`), so this is not compiled
unsafe extern "C" { fn été() -> i32; }

//# parameters, Rust items, symbols
unsafe extern "C" {
    #[link_name = "été"]
    fn summer(größe: i32) -> i32;
}
pub extern "C" fn été() {}
