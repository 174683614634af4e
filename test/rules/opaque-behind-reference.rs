//# a handle of C's as a reference
#[repr(C)]
pub struct Database {
    _private: [u8; 0],
}

pub enum Cursor {}

unsafe extern "C" {
    fn database_close(database: &mut Database);
                              //^^^^^^^^^^^^^ info opaque-behind-reference: `Database` is opaque: Rust knows neither its size nor what C does to it, but `&mut` makes promises about both; use `*mut Database`
    fn database_cursor(database: *mut Database) -> Option<&'static Cursor>;
                                                 //^^^^^^^^^^^^^^^^^^^^^^^ info opaque-behind-reference: `Cursor` is opaque: Rust knows neither its size nor what C does to it, but `&` makes promises about both; use `*const Cursor`
}

#[no_mangle]
pub extern "C" fn on_open(database: &Database) {
                                  //^^^^^^^^^ info opaque-behind-reference: `Database` is opaque: Rust knows neither its size nor what C does to it, but `&` makes promises about both; use `*const Database`
    let _ = database;
}

//# pointers, and types that Rust knows
#[repr(C)]
pub struct Database {
    _private: [u8; 0],
}

#[repr(C)]
pub struct Options {
    flags: u32,
}

unsafe extern "C" {
    fn database_open(options: &Options) -> *mut Database;
    fn database_close(database: *mut Database);
}

pub fn close(database: &mut Database) {
    unsafe { database_close(database) };
}
