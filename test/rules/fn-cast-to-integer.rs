//# the address of a function as a number
extern "C" fn on_signal(number: i32) {}

pub fn handler() -> usize {
    on_signal as usize
            //^^^^^^^^ warning fn-cast-to-integer: `on_signal` is a function: cast it to `*const ()` first, if its address is meant as `usize`
}
//> Cast to `*const ()` first
extern "C" fn on_signal(number: i32) {}

pub fn handler() -> usize {
    on_signal as *const () as usize
}

//# by a pointer it is meant
extern "C" fn on_signal(number: i32) {}

pub fn handler(other: extern "C" fn(i32)) -> (usize, usize) {
    (on_signal as *const () as usize, other as usize)
}
