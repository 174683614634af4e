//# lines are one comment
/// The allocator
//~ 1..+1:22 warning extern-block-doc-comment: rustdoc makes no page for an external block, so this documentation comment is lost
/// of the C library.
unsafe extern "C" {
    fn free(p: *mut u8);
}
//> Make it a plain comment
// The allocator
// of the C library.
unsafe extern "C" {
    fn free(p: *mut u8);
}

//# block comments, attributes between, and `doc` attributes
/** zlib */
//~ 1-12 warning extern-block-doc-comment: rustdoc makes no page for an external block, so this documentation comment is lost
#[link(name = "z")]
/// compressing
//~ 1-16 warning extern-block-doc-comment: rustdoc makes no page for an external block, so this documentation comment is lost
unsafe extern "C" {}
#[doc = "text"]
//~ 1-16 warning extern-block-doc-comment: rustdoc makes no page for an external block, so this `doc` attribute does nothing
/// more text
//~ 1-14 warning extern-block-doc-comment: rustdoc makes no page for an external block, so this documentation comment is lost
#[doc(hidden)]
//~ 1-15 warning extern-block-doc-comment: rustdoc makes no page for an external block, so this `doc` attribute does nothing
unsafe extern "C" {}
pub fn f() {
    /// Inside a body.
  //^^^^^^^^^^^^^^^^^^ warning extern-block-doc-comment: rustdoc makes no page for an external block, so this documentation comment is lost
    unsafe extern "C" {}
}
//> Make it a plain comment
/* zlib */
#[link(name = "z")]
/// compressing
unsafe extern "C" {}
#[doc = "text"]
/// more text
#[doc(hidden)]
unsafe extern "C" {}
pub fn f() {
    /// Inside a body.
    unsafe extern "C" {}
}
//> Remove the attribute
/** zlib */
#[link(name = "z")]
/// compressing
unsafe extern "C" {}
/// more text
#[doc(hidden)]
unsafe extern "C" {}
pub fn f() {
    /// Inside a body.
    unsafe extern "C" {}
}

//# a comment that would become an inner one
///! Note
//~ 1-10 warning extern-block-doc-comment: rustdoc makes no page for an external block, so this documentation comment is lost
unsafe extern "C" {}
//> Make it a plain comment
// ! Note
unsafe extern "C" {}

//# allowed by an attribute
#[allow(unused_doc_comments)]
/// Kept.
unsafe extern "C" {}
#[allow(unused)]
mod sys {
    /// Kept as well.
    unsafe extern "C" { fn abs(x: i32) -> i32; }
}

//# documented items and plain comments
// The C library.
//// No documentation either.
/**/
unsafe extern "C" {
    /// Ends the program.
    fn abort();
}
