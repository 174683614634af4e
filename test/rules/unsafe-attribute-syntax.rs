//# the parentheses are missing
#[unsafe no_mangle]
       //^^^^^^^^^ error unsafe-attribute-syntax: `(` is missing after `unsafe`, before `no_mangle`
pub extern "C" fn engine_start() {}
//> Add the parentheses
#[unsafe(no_mangle)]
pub extern "C" fn engine_start() {}

//# with a value
#[unsafe export_name = "engine_stop"]
       //^^^^^^^^^^^ error unsafe-attribute-syntax: `(` is missing after `unsafe`, before `export_name`
pub extern "C" fn stop() {}
//> Add the parentheses
#[unsafe(export_name = "engine_stop")]
pub extern "C" fn stop() {}

//# in a cfg_attr, whatever its condition
#[cfg_attr(any(), unsafe no_mangle)]
                       //^^^^^^^^^ error unsafe-attribute-syntax: `(` is missing after `unsafe`, before `no_mangle`
pub extern "C" fn engine_start() {}
//> Add the parentheses
#[cfg_attr(any(), unsafe(no_mangle))]
pub extern "C" fn engine_start() {}

//# nothing after the word
#[unsafe]
      //^ error unsafe-attribute-syntax: `(` is missing after `unsafe`, before `]`
pub extern "C" fn engine_start() {}

//# a path or another bracket
#[unsafe::no_mangle]
      //^^ error unsafe-attribute-syntax: `(` is missing after `unsafe`, before `::`
pub extern "C" fn engine_start() {}

//# on a field
pub struct Engine {
    #[unsafe no_mangle]
           //^^^^^^^^^ error unsafe-attribute-syntax: `(` is missing after `unsafe`, before `no_mangle`
    pub id: u32,
}

//# silent: parentheses, also after a comment, and unsafe as a word of another attribute's own
#[unsafe /* because */ (no_mangle)]
pub extern "C" fn engine_start() {}
#[doc(alias = "unsafe")]
#[cfg_attr(any(), my_macro(unsafe, engine))]
pub extern "C" fn engine_stop() {}
