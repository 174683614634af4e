//# `safe` is said of an item, not of the block
//? rustc: an error without a code, at the `{`
pub mod c {
    safe extern "C" {
  //^^^^ error extern-block-qualifier: `safe` belongs to the items of an external block; the block itself is `unsafe` or nothing
        pub fn abs(x: i32) -> i32;
    }
}
//> Write `unsafe` instead of `safe`
pub mod c {
    unsafe extern "C" {
        pub fn abs(x: i32) -> i32;
    }
}

//# words that only functions take
//? rustc: an error without a code, at the `{`
pub mod c {
    const extern "C" {}
  //^^^^^ error extern-block-qualifier: an external block cannot be `const`
    async extern "C" {
  //^^^^^ error extern-block-qualifier: an external block cannot be `async`
        fn later();
    }
    const unsafe extern "C" {}
  //^^^^^ error extern-block-qualifier: an external block cannot be `const`
}
//> Remove `const`
pub mod c {
    extern "C" {}
    async extern "C" {
        fn later();
    }
    const unsafe extern "C" {}
}

//# what belongs before a block
unsafe extern "C" {
    safe fn abs(x: i32) -> i32;
}
extern "C" {
    fn labs(x: i64) -> i64;
}
