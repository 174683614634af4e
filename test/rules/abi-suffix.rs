//# letters behind the string
pub extern "C"unwind fn on_exit() {}
  //^^^^^^ warning missing-abi: What follows `extern` names no ABI, so `"C"` is meant
         //^^^^^^^^^ error abi-suffix: `unwind` is glued to `"C"`, and an ABI string has no suffix
//> Remove `unwind`
pub extern "C" fn on_exit() {}

//# a forgotten space
pub extern "C"fn on_exit() {}
         //^^^^^ error abi-suffix: `fn` is glued to `"C"`, and an ABI string has no suffix
//> Put a space before `fn`
pub extern "C" fn on_exit() {}

//# raw strings, blocks, function pointers
unsafe extern r#"system"#d {
     //^^^^^^ warning missing-abi: What follows `extern` names no ABI, so `"C"` is meant
            //^^^^^^^^^^^^ error abi-suffix: `d` is glued to `r#"system"#`, and an ABI string has no suffix
    fn close(handle: usize) -> i32;
}
pub type Callback = extern "C"x fn();
                  //^^^^^^ warning missing-abi: What follows `extern` names no ABI, so `"C"` is meant
                         //^^^^ error abi-suffix: `x` is glued to `"C"`, and an ABI string has no suffix
//> Remove `d`
unsafe extern r#"system"# {
    fn close(handle: usize) -> i32;
}
pub type Callback = extern "C"x fn();
//> Remove `x`
unsafe extern r#"system"#d {
    fn close(handle: usize) -> i32;
}
pub type Callback = extern "C" fn();

//# no suffix
pub extern "C" fn on_exit() {}
pub extern "C"/* the usual one */fn on_signal() {}
