//# as a return type
unsafe extern "C" {
    fn arguments() -> ...;
                    //^^^ error nested-variadic-type: `...` is no type: nothing can return it or point at it
}

//# function pointers, closures, methods
pub type Next = unsafe extern "C" fn() -> ...;
                                        //^^^ error nested-variadic-type: `...` is no type: nothing can return it or point at it
pub struct Args;
impl Args {
    pub fn rest(&self) -> ... {}
                        //^^^ error nested-variadic-type: `...` is no type: nothing can return it or point at it
}
pub fn call() {
    let rest = || -> ... { 1 };
                   //^^^ error nested-variadic-type: `...` is no type: nothing can return it or point at it
}

//# behind a pointer or reference, in a cast
pub fn log(args: &..., more: *const ...) {
                //^^^ error nested-variadic-type: `...` is no type: nothing can return it or point at it
                                  //^^^ error nested-variadic-type: `...` is no type: nothing can return it or point at it
    let rest = more as ...;
                     //^^^ error nested-variadic-type: `...` is no type: nothing can return it or point at it
}
pub struct Call {
    args: &'static ...,
                 //^^^ error nested-variadic-type: `...` is no type: nothing can return it or point at it
}

//# said even of what is configured out
#[cfg(any())]
//~ 1..+1:24 hint inactive-code: `#[cfg(any())]` does not hold here (`x86_64-unknown-linux-gnu`), so this is not compiled
pub fn gone() -> ... {}
               //^^^ error nested-variadic-type: `...` is no type: nothing can return it or point at it

//# a parameter
unsafe extern "C" {
    fn log(format: *const u8, ...);
}
