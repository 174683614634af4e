//# a handle of C's
#[allow(non_camel_case_types)]
pub enum db_handle {}
       //^^^^^^^^^ warning opaque-empty-enum: `db_handle` has no variants, so no value of it may ever exist: an opaque C type is a `#[repr(C)]` struct with an empty private array

unsafe extern "C" {
    pub fn db_open() -> *mut db_handle;
    pub fn db_close(db: *mut db_handle);
}
//> Make it an opaque struct
#[allow(non_camel_case_types)]
#[repr(C)]
pub struct db_handle {
    _data: [u8; 0],
    _marker: core::marker::PhantomData<(*mut u8, core::marker::PhantomPinned)>,
}

unsafe extern "C" {
    pub fn db_open() -> *mut db_handle;
    pub fn db_close(db: *mut db_handle);
}

//# with a name like Rust's own: where it crosses
mod raw {
    pub(crate) enum Session {}
}

#[unsafe(no_mangle)]
pub unsafe extern "C" fn session_id(session: Option<&raw::Session>) -> usize {
                                           //^^^^^^^^^^^^^^^^^^^^^ warning opaque-empty-enum: `Session` has no variants, so no value of it may ever exist: an opaque C type is a `#[repr(C)]` struct with an empty private array
    session.map_or(0, |session| std::ptr::from_ref(session) as usize)
}
//> Make it an opaque struct
mod raw {
    #[repr(C)]
    pub(crate) struct Session {
        _data: [u8; 0],
        _marker: core::marker::PhantomData<(*mut u8, core::marker::PhantomPinned)>,
    }
}

#[unsafe(no_mangle)]
pub unsafe extern "C" fn session_id(session: Option<&raw::Session>) -> usize {
    session.map_or(0, |session| std::ptr::from_ref(session) as usize)
}

//# silent: the struct, `c_void`, and enums that never cross
use std::ffi::c_void;
use std::marker::{PhantomData, PhantomPinned};

#[repr(C)]
pub struct Handle {
    _data: [u8; 0],
    _marker: PhantomData<(*mut u8, PhantomPinned)>,
}

pub enum Never {}

pub enum Meters {}

pub struct Length<U>(f64, PhantomData<U>);

unsafe extern "C" {
    pub fn open() -> *mut Handle;
    pub fn close(handle: *mut Handle, user: *mut c_void);
}

pub fn length() -> Result<Length<Meters>, Never> {
    Ok(Length(1.0, PhantomData))
}

//# once, where the handle comes out
pub enum Surface {}

pub enum Brush {}

unsafe extern "C" {
    fn surface_new(out: *mut *mut Surface) -> i32;
                      //^^^^^^^^^^^^^^^^^ warning opaque-empty-enum: `Surface` has no variants, so no value of it may ever exist: an opaque C type is a `#[repr(C)]` struct with an empty private array
    fn surface_width(surface: *const Surface) -> u32;
    fn surface_free(surface: *mut Surface);
    fn brush_new() -> *mut Brush;
                    //^^^^^^^^^^ warning opaque-empty-enum: `Brush` has no variants, so no value of it may ever exist: an opaque C type is a `#[repr(C)]` struct with an empty private array
    fn paint(surface: *mut Surface, brush: *const Brush);
}

//# silent: enums that tell versions apart by type, and those of the FlatBuffers compiler
pub enum V1 {}

pub enum Struct_Offset {}

//# silent: two letters that tell byte orders apart
pub enum LE {}

pub enum BE {}
