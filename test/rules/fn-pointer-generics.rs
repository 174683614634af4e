//# lifetimes stand in front
pub type Pick = extern "C" fn<'a>(&'a u8) -> &'a u8;
                           //^^^^ error fn-pointer-generics: the lifetimes of a function pointer type stand before it: `for<'a>`
//> Write `for<'a>` in front
pub type Pick = for<'a> extern "C" fn(&'a u8) -> &'a u8;

//# beside those that do
pub type Pick = for<'b> unsafe extern "C" fn<'a, 'c>(&'a u8, &'b u8, &'c u8);
                                          //^^^^^^^^ error fn-pointer-generics: the lifetimes of a function pointer type stand before it: `for<'a, 'c>`
//> Write `for<'a, 'c>` in front
pub type Pick = for<'b, 'a, 'c> unsafe extern "C" fn(&'a u8, &'b u8, &'c u8);

//# nothing in them
pub struct Hooks {
    start: extern "C" fn<>(u8),
                      //^^ error fn-pointer-generics: a function pointer type cannot have generic parameters, only lifetimes in front of it: `for<'a> fn(&'a u8)`
    stop: fn<'a>(&'a u8),
          //^^^^ error fn-pointer-generics: the lifetimes of a function pointer type stand before it: `for<'a>`
}
//> Remove `<>`
pub struct Hooks {
    start: extern "C" fn(u8),
    stop: fn<'a>(&'a u8),
}

//# types and constants
//? rustc: it adds that it does not know the type
pub type Map = extern "C" fn<T, const N: usize>(T) -> T;
                          //^^^^^^^^^^^^^^^^^^^ error fn-pointer-generics: a function pointer type cannot have generic parameters, only lifetimes in front of it: `for<'a> fn(&'a u8)`

//# generic types around pointers
pub type Pick = for<'a> extern "C" fn(&'a u8) -> &'a u8;
pub type Any<T> = extern "C" fn(*const T) -> Option<&'static T>;
