//# before the colons
pub trait Shape {
    type Unit;
}
pub fn area(x: <impl Shape as Shape>::Unit, y: Vec<<impl Shape as Shape>::Unit>) -> <impl Shape as Shape>::Unit {
              //^^^^^^^^^^ error impl-trait-in-path: `impl Shape` cannot stand in a path; give it a name: a type parameter
                                                  //^^^^^^^^^^ error impl-trait-in-path: `impl Shape` cannot stand in a path; give it a name: a type parameter
                                                                                   //^^^^^^^^^^ error impl-trait-in-path: `impl Shape` cannot stand in a path; give it a name: a type parameter
    x
}

//# methods, foreign functions
pub trait Shape {
    type Unit;
}
pub struct Square;
impl Square {
    pub fn unit(x: <impl Shape as Shape>::Unit) {}
                  //^^^^^^^^^^ error impl-trait-in-path: `impl Shape` cannot stand in a path; give it a name: a type parameter
}
unsafe extern "C" {
    fn scale(x: <impl Shape as Shape>::Unit);
               //^^^^^^^^^^ error impl-trait-in-foreign-fn: `impl Shape` cannot stand in the parameters of a foreign item; name the type itself
}

//# a parameter with a name, and impl alone
pub trait Shape {
    type Unit;
}
pub fn area<S: Shape>(x: S::Unit, y: impl Shape) -> <S as Shape>::Unit {
    x
}
#[cfg(any())]
//~ 1..+1:47 hint inactive-code: `#[cfg(any())]` does not hold here (`x86_64-unknown-linux-gnu`), so this is not compiled
pub fn gone(x: <impl Shape as Shape>::Unit) {}
