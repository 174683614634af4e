//# a callback type
pub type Callback = safe extern "C" fn(i32);
                  //^^^^^^^^^^^^^^^^^^^^^^^ error safe-fn-pointer: a function pointer type cannot be `safe`; without `unsafe` it is safe to call already
//> Remove `safe`
pub type Callback = extern "C" fn(i32);

//# fields, parameters, results, foreign items, bodies
pub struct Hooks {
    start: Option<safe fn()>,
                //^^^^^^^^^ error safe-fn-pointer: a function pointer type cannot be `safe`; without `unsafe` it is safe to call already
    stop: for<'a> safe extern "C" fn(&'a u8),
                //^^^^^^^^^^^^^^^^^^^^^^^^^^ error safe-fn-pointer: a function pointer type cannot be `safe`; without `unsafe` it is safe to call already
}
unsafe extern "C" {
    fn at_exit(callback: safe extern "C" fn());
                       //^^^^^^^^^^^^^^^^^^^^ error safe-fn-pointer: a function pointer type cannot be `safe`; without `unsafe` it is safe to call already
    static HOOK: safe extern "C" fn();
               //^^^^^^^^^^^^^^^^^^^^ error safe-fn-pointer: a function pointer type cannot be `safe`; without `unsafe` it is safe to call already
}
pub fn pick(f: safe fn()) -> safe fn() {
             //^^^^^^^^^ error safe-fn-pointer: a function pointer type cannot be `safe`; without `unsafe` it is safe to call already
                           //^^^^^^^^^ error safe-fn-pointer: a function pointer type cannot be `safe`; without `unsafe` it is safe to call already
    let g: safe fn() = f;
         //^^^^^^^^^ error safe-fn-pointer: a function pointer type cannot be `safe`; without `unsafe` it is safe to call already
    g
}

//# plain pointers are safe to call
pub type Plain = extern "C" fn(i32);
pub type Danger = unsafe extern "C" fn(i32);
unsafe extern "C" {
    safe fn abs(x: i32) -> i32;
}
pub fn take() -> extern "C" fn(i32) -> i32 {
    abs
}
