//# an opaque type through references
#[repr(C)]
pub struct Engine {
    _private: [u8; 0],
}

extern "C" {
    fn engine_start(engine: &mut Engine);
                          //^^^^^^^^^^^ info opaque-behind-reference: Rust knows nothing of what is inside `Engine`: through `&mut` it may be swapped or assigned, which moves no byte of it; use `*mut Engine`
    fn engine_speed(engine: &Engine) -> u32;
                          //^^^^^^^ info opaque-behind-reference: Rust knows nothing of what is inside `Engine`: `&` says that nobody changes it, and C may; use `*const Engine`
    fn engine_find(id: u32) -> Option<&'static Engine>;
                             //^^^^^^^^^^^^^^^^^^^^^^^ info opaque-behind-reference: Rust knows nothing of what is inside `Engine`: `&` says that nobody changes it, and C may; use `*const Engine`
}
//> Take `*mut Engine`
#[repr(C)]
pub struct Engine {
    _private: [u8; 0],
}

extern "C" {
    fn engine_start(engine: *mut Engine);
    fn engine_speed(engine: &Engine) -> u32;
    fn engine_find(id: u32) -> Option<&'static Engine>;
}

//# an enum without variants, and the one with a marker
use std::marker::{PhantomData, PhantomPinned};

pub enum Window {}

#[repr(C)]
pub struct Surface {
    _data: [u8; 0],
    _marker: PhantomData<(*mut u8, PhantomPinned)>,
}

extern "C" {
    fn window_show(window: &Window);
                         //^^^^^^^ info opaque-behind-reference: Rust knows nothing of what is inside `Window`: `&` says that nobody changes it, and C may; use `*const Window`
    fn surface_clear(surface: &mut Surface);
                            //^^^^^^^^^^^^ info opaque-behind-reference: Rust knows nothing of what is inside `Surface`: through `&mut` it may be swapped or assigned, which moves no byte of it; use `*mut Surface`
}

//# raw pointers, types that are known, and Rust's own handles
#[repr(C)]
pub struct Engine {
    _private: [u8; 0],
}

#[repr(C)]
pub struct Point {
    pub x: f64,
    pub y: f64,
}

extern "C" {
    fn engine_start(engine: *mut Engine);
    fn engine_move(engine: *mut Engine, to: &Point);
    fn engine_position(engine: *const Engine, at: &mut Point);
}

pub fn start(engine: &mut Engine) {
    unsafe { engine_start(engine) }
}
