//# C would have widened these
use core::ffi::{c_char, c_int, c_short};
unsafe extern "C" {
    fn printf(format: *const c_char, ...) -> c_int;
}
#[repr(C)]
pub struct Sample {
    pub ratio: f32,
    pub level: c_short,
}
pub extern "C" fn on_sample() {}

pub unsafe fn show(sample: &Sample, a: u8, b: u8) {
    unsafe {
        printf(c"%f".as_ptr(), sample.ratio);
                             //^^^^^^^^^^^^ error variadic-promoted-type: C widens a `f32` behind `...`: cast it to `c_double`
        printf(c"%d %d".as_ptr(), sample.level, a < b);
                                //^^^^^^^^^^^^ error variadic-promoted-type: C widens a `i16` behind `...`: cast it to `c_int`
                                              //^^^^^ error variadic-promoted-type: C widens a `bool` behind `...`: cast it to `c_int`
        printf(c"%u".as_ptr(), a + b);
                             //^^^^^ error variadic-promoted-type: C widens a `u8` behind `...`: cast it to `c_uint`
        printf(c"%p".as_ptr(), on_sample);
                             //^^^^^^^^^ error variadic-promoted-type: `on_sample` by its name is no pointer: a variadic function cannot receive it
        printf(c"%d".as_ptr(), -1i8);
                             //^^^^ error variadic-promoted-type: C widens a `i8` behind `...`: cast it to `c_int`
    }
}
//> Cast to `c_double`
use core::ffi::{c_char, c_int, c_short};
unsafe extern "C" {
    fn printf(format: *const c_char, ...) -> c_int;
}
#[repr(C)]
pub struct Sample {
    pub ratio: f32,
    pub level: c_short,
}
pub extern "C" fn on_sample() {}

pub unsafe fn show(sample: &Sample, a: u8, b: u8) {
    unsafe {
        printf(c"%f".as_ptr(), sample.ratio as core::ffi::c_double);
        printf(c"%d %d".as_ptr(), sample.level, a < b);
        printf(c"%u".as_ptr(), a + b);
        printf(c"%p".as_ptr(), on_sample);
        printf(c"%d".as_ptr(), -1i8);
    }
}

//# wide types, and what nobody can tell, are silent
use core::ffi::{c_char, c_int};
unsafe extern "C" {
    fn printf(format: *const c_char, ...) -> c_int;
}

pub unsafe fn show<T: Copy>(ratio: f64, count: usize, any: T) {
    let total = count as c_int;
    unsafe { printf(c"%f %zu %d %d %c".as_ptr(), ratio, count, total, 1, 'x', any) };
}

//# pointers to variadic functions
pub unsafe fn log(print: unsafe extern "C" fn(*const u8, ...), on: bool) {
    unsafe { print(c"%d".as_ptr().cast(), on) };
                                        //^^ error variadic-promoted-type: C widens a `bool` behind `...`: cast it to `c_int`
}

//# literals, variables, constants and what is calculated from them
use core::ffi::{c_char, c_int};
unsafe extern "C" {
    fn printf(format: *const c_char, ...) -> c_int;
}
const GAIN: f32 = 0.5;
static LEVEL: u8 = 3;

pub unsafe fn show(samples: &[f32], bytes: [u8; 4], from: *const i16) {
    let typed: f32 = 2.0;
    let literal = 1.5f32;
    let copied = literal;
    let half = samples[0] / 2.0;
    let on = true;
    let level: i8 = -3;
    unsafe {
        printf(c"%f %f %f".as_ptr(), 1.5f32, typed, copied);
                                   //^^^^^^ error variadic-promoted-type: C widens a `f32` behind `...`: cast it to `c_double`
                                           //^^^^^ error variadic-promoted-type: C widens a `f32` behind `...`: cast it to `c_double`
                                                  //^^^^^^ error variadic-promoted-type: C widens a `f32` behind `...`: cast it to `c_double`
        printf(c"%f %f %f".as_ptr(), half, 2.0 * typed, GAIN * 3.0);
                                   //^^^^ error variadic-promoted-type: C widens a `f32` behind `...`: cast it to `c_double`
                                         //^^^^^^^^^^^ error variadic-promoted-type: C widens a `f32` behind `...`: cast it to `c_double`
                                                      //^^^^^^^^^^ error variadic-promoted-type: C widens a `f32` behind `...`: cast it to `c_double`
        printf(c"%d %d %d".as_ptr(), on, true, !on);
                                   //^^ error variadic-promoted-type: C widens a `bool` behind `...`: cast it to `c_int`
                                       //^^^^ error variadic-promoted-type: C widens a `bool` behind `...`: cast it to `c_int`
                                             //^^^ error variadic-promoted-type: C widens a `bool` behind `...`: cast it to `c_int`
        printf(c"%d %d %c".as_ptr(), level, -1i16, b'y');
                                   //^^^^^ error variadic-promoted-type: C widens a `i8` behind `...`: cast it to `c_int`
                                          //^^^^^ error variadic-promoted-type: C widens a `i16` behind `...`: cast it to `c_int`
                                                 //^^^^ error variadic-promoted-type: C widens a `u8` behind `...`: cast it to `c_uint`
        printf(c"%d %d %d".as_ptr(), LEVEL, bytes[1] + 1, *from);
                                   //^^^^^ error variadic-promoted-type: C widens a `u8` behind `...`: cast it to `c_uint`
                                          //^^^^^^^^^^^^ error variadic-promoted-type: C widens a `u8` behind `...`: cast it to `c_uint`
                                                        //^^^^^ error variadic-promoted-type: C widens a `i16` behind `...`: cast it to `c_int`
        printf(c"%f %d".as_ptr(), typed as f64, level as c_int + 1);
    }
}
