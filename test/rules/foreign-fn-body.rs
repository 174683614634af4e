//# a body where none can be
unsafe extern "C" {
    fn f(x: i32) -> i32 {
     //^ error foreign-fn-body: `f` is declared in an external block, so it cannot have a body
        x
    }
}
//> Remove the body
unsafe extern "C" {
    fn f(x: i32) -> i32;
}

//# declarations are what belongs here
unsafe extern "C" {
    fn f(x: i32) -> i32;
}
pub extern "C" fn g() {}
