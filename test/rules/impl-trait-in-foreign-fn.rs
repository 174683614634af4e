//# parameters and results
unsafe extern "C" {
    fn push(value: impl Copy);
                 //^^^^^^^^^ error impl-trait-in-foreign-fn: `impl Copy` cannot stand in the parameters of a foreign item; name the type itself
                 //^^^^^^^^^ warning improper-ctypes: `impl Copy` → an `impl Trait` type has no name and no C equivalent
    fn pop() -> impl Copy;
              //^^^^^^^^^ error impl-trait-in-foreign-fn: `impl Copy` cannot stand in the return type of a foreign item; name the type itself
              //^^^^^^^^^ warning improper-ctypes: `impl Copy` → an `impl Trait` type has no name and no C equivalent
}

//# inside other types
unsafe extern "C" {
    fn a(x: &impl Copy, y: *const impl Copy, z: Option<impl Copy>);
          //^^^^^^^^^^ warning improper-ctypes: `&impl Copy` → `impl Copy` → an `impl Trait` type has no name and no C equivalent
           //^^^^^^^^^ error impl-trait-in-foreign-fn: `impl Copy` cannot stand in the parameters of a foreign item; name the type itself
                         //^^^^^^^^^^^^^^^^ warning improper-ctypes: `*const impl Copy` → `impl Copy` → an `impl Trait` type has no name and no C equivalent
                                //^^^^^^^^^ error impl-trait-in-foreign-fn: `impl Copy` cannot stand in the parameters of a foreign item; name the type itself
                                              //^^^^^^^^^^^^^^^^^ warning improper-ctypes: `Option<impl Copy>` → `impl Copy` → an `impl Trait` type has no name and no C equivalent
                                                     //^^^^^^^^^ error impl-trait-in-foreign-fn: `impl Copy` cannot stand in the parameters of a foreign item; name the type itself
    fn b() -> Option<impl Iterator<Item = u8> + 'static>;
            //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning improper-ctypes: `Option<impl Iterator<Item = u8> + 'static>` → `impl Iterator<Item = u8> + 'static` → an `impl Trait` type has no name and no C equivalent
                   //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error impl-trait-in-foreign-fn: `impl Iterator<Item = u8> + 'static` cannot stand in the return type of a foreign item; name the type itself
    fn c(x: &(impl Copy + Send), f: extern "C" fn(impl Copy) -> impl Copy);
          //^^^^^^^^^^^^^^^^^^^ warning improper-ctypes: `&(impl Copy + Send)` → `(impl Copy + Send)` → an `impl Trait` type has no name and no C equivalent
            //^^^^^^^^^^^^^^^^ error impl-trait-in-foreign-fn: `impl Copy + Send` cannot stand in the parameters of a foreign item; name the type itself
                                  //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning improper-ctypes: `extern "C" fn(impl Copy) -> impl Copy` → `impl Copy` → an `impl Trait` type has no name and no C equivalent
                                                //^^^^^^^^^ error impl-trait-in-foreign-fn: `impl Copy` cannot stand in the parameters of a foreign item; name the type itself
                                                              //^^^^^^^^^ error impl-trait-in-foreign-fn: `impl Copy` cannot stand in the parameters of a foreign item; name the type itself
    static D: impl Copy;
            //^^^^^^^^^ error impl-trait-in-foreign-fn: `impl Copy` cannot stand in the type of a foreign item; name the type itself
            //^^^^^^^^^ warning improper-ctypes: `impl Copy` → an `impl Trait` type has no name and no C equivalent
}

//# callbacks
pub type Callback = extern "C" fn(impl Copy);
                  //^^^^^^^^^^^^^^^^^^^^^^^^ warning improper-ctypes-definitions: `extern "C" fn(impl Copy)` → `impl Copy` → an `impl Trait` type has no name and no C equivalent
                                //^^^^^^^^^ error impl-trait-in-foreign-fn: `impl Copy` cannot stand in a function pointer type; name the type itself
pub extern "C" fn call(f: extern "C" fn(&impl Copy) -> u8) {}
                        //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning improper-ctypes-definitions: `extern "C" fn(&impl Copy) -> u8` → `impl Copy` → an `impl Trait` type has no name and no C equivalent
                                       //^^^^^^^^^ error impl-trait-in-foreign-fn: `impl Copy` cannot stand in a function pointer type; name the type itself

//# definitions may
pub extern "C" fn push(value: impl Copy) {}
pub fn pop() -> impl Copy {
    0u8
}
unsafe extern "C" {
    fn take(f: *const dyn Fn(u8));
             //^^^^^^^^^^^^^^^^^ warning improper-ctypes: `*const dyn Fn(u8)` → `dyn Fn(u8)` → trait objects have no C equivalent; pass a thin pointer to a concrete type
}
