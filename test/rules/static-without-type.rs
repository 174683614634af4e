//# no type
unsafe extern "C" {
    static optind;
               //| error static-without-type: `optind` has no type; write `optind: ` and the type that C gives it
    pub static environ /* names */ ;
                    //| error static-without-type: `environ` has no type; write `environ: ` and the type that C gives it
    static r#type;
               //| error static-without-type: `type` has no type; write `type: ` and the type that C gives it
}

//# a value does not help
unsafe extern "C" {
    static optind = 1;
         //^^^^^^ error foreign-static-value: `optind` is defined elsewhere, so it cannot be given a value here
               //| error static-without-type: `optind` has no type; write `optind: ` and the type that C gives it
}

//# a colon without a type
unsafe extern "C" {
    static optind: ;
                //| error static-without-type: `optind` has no type; write `optind: ` and the type that C gives it
}

//# a type without a colon
unsafe extern "C" {
    static optind i32;
               //| error static-without-type: `optind` has no type; write `optind: ` and the type that C gives it
}

//# a mutable one: rustc says it in other words
unsafe extern "C" {
    static mut optind;
                   //| error static-without-type: `optind` has no type; write `optind: ` and the type that C gives it
}

//# an inactive block is still read
#[cfg(any())]
//~ 1..+1:37 hint inactive-code: `#[cfg(any())]` does not hold here (`x86_64-unknown-linux-gnu`), so this is not compiled
unsafe extern "C" { static optind; }
                               //| error static-without-type: `optind` has no type; write `optind: ` and the type that C gives it

//# with a type
unsafe extern "C" {
    static optind: i32;
    static mut opterr: i32;
}
