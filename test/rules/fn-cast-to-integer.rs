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

//# constructors and associated functions are functions
pub struct Handle(u32);
pub enum Event {
    Key(u32),
    Quit,
}
impl Handle {
    const ZERO: u32 = 0;
    fn close(&self) {}
}

pub extern "C" fn addresses() -> usize {
    let close = Handle::close as usize;
                            //^^^^^^^^ warning fn-cast-to-integer: `Handle::close` is a function: cast it to `*const ()` first, if its address is meant as `usize`
    let make = Handle as usize;
                    //^^^^^^^^ warning fn-cast-to-integer: `Handle` is a function: cast it to `*const ()` first, if its address is meant as `usize`
    let key = Event::Key as usize;
                       //^^^^^^^^ warning fn-cast-to-integer: `Event::Key` is a function: cast it to `*const ()` first, if its address is meant as `usize`
    let zero = Handle::ZERO as usize;
    let new = String::new as usize;
                        //^^^^^^^^ warning fn-cast-to-integer: `String::new` is a function: cast it to `*const ()` first, if its address is meant as `usize`
    close + make + key + zero + new
}
