//# as C headers explain their parameters
unsafe extern "C" {
    fn open(
        /// must end in NUL
      //^^^^^^^^^^^^^^^^^^^ error parameter-doc-comment: a parameter cannot have a documentation comment; make it a plain comment
        path: *const std::ffi::c_char,
        /** see `O_*` */ flags: i32,
      //^^^^^^^^^^^^^^^^ error parameter-doc-comment: a parameter cannot have a documentation comment; make it a plain comment
    ) -> i32;
}
//> Make it a plain comment
unsafe extern "C" {
    fn open(
        // must end in NUL
        path: *const std::ffi::c_char,
        /** see `O_*` */ flags: i32,
    ) -> i32;
}
//> all
unsafe extern "C" {
    fn open(
        // must end in NUL
        path: *const std::ffi::c_char,
        /* see `O_*` */ flags: i32,
    ) -> i32;
}

//# definitions, types, several lines
pub extern "C" fn close(/** d */ handle: i32) {}
                      //^^^^^^^^ error parameter-doc-comment: a parameter cannot have a documentation comment; make it a plain comment
pub type Callback = extern "C" fn(
    /// one
  //^^^^^^^ error parameter-doc-comment: a parameter cannot have a documentation comment; make it a plain comment
    /// two
  //^^^^^^^ error parameter-doc-comment: a parameter cannot have a documentation comment; make it a plain comment
    i32,
);

//# plain comments
unsafe extern "C" {
    /// Opens it.
    fn open(
        // must end in NUL
        path: *const u8,
        //// not a documentation comment
        flags: i32, /* nor this */ /**/
        /*** nor this */ mode: i32,
    ) -> i32;
    #[cfg(any())]
//~ 5..+1:29 hint inactive-code: `#[cfg(any())]` does not hold here (`x86_64-unknown-linux-gnu`), so this is not compiled
    fn gone(/** d */ x: u8);
}
