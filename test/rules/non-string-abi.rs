//# a byte string
pub extern b"C" fn on_exit() {}
  //^^^^^^ warning missing-abi: What follows `extern` names no ABI, so `"C"` is meant
         //^^^^ error non-string-abi: `b"C"` is not a string; an ABI is written `"C"`
//> Write the ABI as `"C"`
pub extern "C" fn on_exit() {}

//# C strings, characters, numbers
unsafe extern c"system" {
     //^^^^^^ warning missing-abi: What follows `extern` names no ABI, so `"C"` is meant
            //^^^^^^^^^ error non-string-abi: `c"system"` is not a string; an ABI is written `"system"`
    fn close(handle: usize) -> i32;
}
pub extern 'C' fn on_signal() {}
  //^^^^^^ warning missing-abi: What follows `extern` names no ABI, so `"C"` is meant
         //^^^ error non-string-abi: `'C'` is not a string; an ABI is written `"C"`
pub struct Counter;
impl Counter {
    pub extern 1 fn increment(&mut self) {}
      //^^^^^^ warning missing-abi: What follows `extern` names no ABI, so `"C"` is meant
             //^ error non-string-abi: `1` is not a string; an ABI is written `"C"`
}
pub type Callback = extern br#"cdecl"# fn();
                  //^^^^^^ warning missing-abi: What follows `extern` names no ABI, so `"C"` is meant
                         //^^^^^^^^^^^ error non-string-abi: `br#"cdecl"#` is not a string; an ABI is written `"cdecl"`
//> Write the ABI as `"system"`
unsafe extern "system" {
    fn close(handle: usize) -> i32;
}
pub extern 'C' fn on_signal() {}
pub struct Counter;
impl Counter {
    pub extern 1 fn increment(&mut self) {}
}
pub type Callback = extern br#"cdecl"# fn();
//> Write the ABI as `"cdecl"`
unsafe extern c"system" {
    fn close(handle: usize) -> i32;
}
pub extern 'C' fn on_signal() {}
pub struct Counter;
impl Counter {
    pub extern 1 fn increment(&mut self) {}
}
pub type Callback = extern "cdecl" fn();

//# said even of what is configured out
#[cfg(any())]
//~ 1..+1:29 hint inactive-code: `#[cfg(any())]` does not hold here (`x86_64-unknown-linux-gnu`), so this is not compiled
pub extern b"C" fn gone() {}
         //^^^^ error non-string-abi: `b"C"` is not a string; an ABI is written `"C"`

//# strings
pub extern "C" fn a() {}
pub extern r"C" fn b() {}
pub extern r#"system"# fn c() {}
