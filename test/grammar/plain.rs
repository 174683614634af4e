//! An ordinary module. `extern "C" { fn x(); }` in prose, `c_int` too.
/* extern "C" { static A: c_int; } /* nested */ #[no_mangle] */
use std::collections::HashMap;
extern crate alloc;

/// Counts words; not `#[repr(C)]`.
#[derive(Debug, Clone, PartialEq)]
#[must_use = "extern \"C\""]
pub struct Counter<'a, T: Copy> {
    words: HashMap<&'a str, usize>,
    naked: bool,
    link: Option<T>,
}

#[cfg(all(unix, feature = "link"))]
#[allow(improper_ctypes)]
impl<'a, T: Copy> Counter<'a, T> {
    pub const fn repr(&self) -> bool {
        self.naked
    }

    pub async unsafe fn used(&mut self, text: &'a str) -> Result<usize, std::fmt::Error> {
        for word in text.split(' ') {
            *self.words.entry(word).or_insert(0) += 1;
        }
        let message = "extern \"C\" fn(c_int, ...)";
        let raw = r#"#[no_mangle] extern "C" { fn f(x: size_t, ...); }"#;
        println!("{message} {raw} {}", self.words.len());
        Ok(self.words.values().sum())
    }
}

fn ranges(n: u32) -> &'static str {
    match n {
        0..=9 => "digit",
        10.. => "more",
    }
}

fn rest(pair: (u8, u8, u8)) -> u8 {
    let (first, ..) = pair;
    let other = Point { x: 1, ..Point::default() };
    let link_name = other.x.wrapping_add(first);
    let safe = link_name;
    safe
}

macro_rules! make {
    ($name:ident, $($rest:tt)*) => {
        struct $name;
        $($rest)*
    };
}

mod inner {
    pub(crate) static TABLE: [u8; 3] = [1, 2, 3];
    pub static mut SPARE: u8 = 0;
}
