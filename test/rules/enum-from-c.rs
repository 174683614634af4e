//# returned from C
#[repr(C)]
#[derive(Clone, Copy)]
pub enum Status {
    Idle,
    Busy,
    Failed = 10,
}

extern "C" {
    pub fn device_status(id: u32) -> Status;
                                   //^^^^^^ warning enum-from-c: `Status`: C fills it, and a number that is none of its 3 variants is undefined behaviour; take an integer and convert it
}

//# bindgen (BINDGEN-3051): rustified enums in generated signatures
#[repr(u32)]
#[derive(Debug, Copy, Clone, Hash, PartialEq, Eq)]
pub enum codec_level {
    CODEC_LEVEL_LOW = 0,
    CODEC_LEVEL_HIGH = 1,
}
extern "C" {
    pub fn codec_get_level(codec: *const ::std::os::raw::c_void) -> codec_level;
                                                                  //^^^^^^^^^^^ warning enum-from-c: `codec_level`: C fills it, and a number that is none of its 2 variants is undefined behaviour; take an integer and convert it
}
extern "C" {
    pub fn codec_read_level(codec: *const ::std::os::raw::c_void, level: *mut codec_level) -> ::std::os::raw::c_int;
}
extern "C" {
    pub fn codec_set_level(codec: *mut ::std::os::raw::c_void, level: codec_level);
}
//> Make `codec_level` an integer with constants
#[repr(transparent)]
#[derive(Debug, Copy, Clone, Hash, PartialEq, Eq)]
pub struct codec_level(pub u32);

#[allow(non_upper_case_globals)]
impl codec_level {
    pub const CODEC_LEVEL_LOW: Self = Self(0);
    pub const CODEC_LEVEL_HIGH: Self = Self(1);
}
extern "C" {
    pub fn codec_get_level(codec: *const ::std::os::raw::c_void) -> codec_level;
}
extern "C" {
    pub fn codec_read_level(codec: *const ::std::os::raw::c_void, level: *mut codec_level) -> ::std::os::raw::c_int;
}
extern "C" {
    pub fn codec_set_level(codec: *mut ::std::os::raw::c_void, level: codec_level);
}

//# wooting-analog-sdk (WOOTING-90): a field of a struct that a C plugin fills
use std::ffi::{c_char, c_int};

#[repr(C)]
#[derive(Clone, Copy)]
pub enum DeviceType {
    Keyboard = 1,
    Keypad,
    Other,
}

#[repr(C)]
pub struct DeviceInfoFfi {
    pub vendor_id: u16,
    pub product_id: u16,
    pub device_name: *mut c_char,
    pub device_type: DeviceType,
}

extern "C" {
    fn plugin_device_info(buffer: *mut DeviceInfoFfi, len: c_int) -> c_int;
                                //^^^^^^^^^^^^^^^^^^ warning enum-from-c: `*mut DeviceInfoFfi` → field `device_type: DeviceType`: C fills it, and a number that is none of its 3 variants is undefined behaviour; take an integer and convert it
}

//# libc (LIBC-4419): a C enum as a Rust enum, in a struct that the system fills
use std::os::raw::{c_int, c_uint};

#[repr(u32)]
#[derive(Clone, Copy)]
pub enum clock_source {
    CLOCK_SOURCE_TSC,
    CLOCK_SOURCE_HPET,
}

#[repr(C)]
pub struct clock_caps {
    pub resolution: c_uint,
    pub source: clock_source,
}

extern "C" {
    pub fn clock_getcaps(clock: c_int, caps: *mut clock_caps) -> c_int;
                                           //^^^^^^^^^^^^^^^ warning enum-from-c: `*mut clock_caps` → field `source: clock_source`: C fills it, and a number that is none of its 2 variants is undefined behaviour; take an integer and convert it
    pub fn clock_setcaps(clock: c_int, caps: *const clock_caps) -> c_int;
}

//# a parameter of an exported function
use std::ffi::c_int;

/// How much is written.
#[repr(C)]
#[derive(Clone, Copy, PartialEq)]
pub enum LogLevel {
    /// Nothing.
    Off,
    /// Everything.
    Debug = 4,
}

static mut LEVEL: LogLevel = LogLevel::Off;

#[no_mangle]
pub extern "C" fn log_set_level(level: LogLevel) -> c_int {
                                     //^^^^^^^^ warning enum-from-c: `LogLevel`: C fills it, and a number that is none of its 2 variants is undefined behaviour; take an integer and convert it
    unsafe { LEVEL = level };
    0
}
//> Take `c_int` and convert it to `LogLevel`
use std::ffi::c_int;

/// How much is written.
#[repr(C)]
#[derive(Clone, Copy, PartialEq)]
pub enum LogLevel {
    /// Nothing.
    Off,
    /// Everything.
    Debug = 4,
}

impl core::convert::TryFrom<core::ffi::c_int> for LogLevel {
    type Error = core::ffi::c_int;

    fn try_from(value: core::ffi::c_int) -> Result<Self, Self::Error> {
        match value {
            0 => Ok(Self::Off),
            4 => Ok(Self::Debug),
            other => Err(other),
        }
    }
}

static mut LEVEL: LogLevel = LogLevel::Off;

#[no_mangle]
pub extern "C" fn log_set_level(level: core::ffi::c_int) -> c_int {
    let Ok(level) = LogLevel::try_from(level) else {
        return -1;
    };
    unsafe { LEVEL = level };
    0
}
//> Make `LogLevel` an integer with constants
use std::ffi::c_int;

/// How much is written.
#[repr(transparent)]
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct LogLevel(pub core::ffi::c_int);

#[allow(non_upper_case_globals)]
impl LogLevel {
    /// Nothing.
    pub const Off: Self = Self(0);
    /// Everything.
    pub const Debug: Self = Self(4);
}

static mut LEVEL: LogLevel = LogLevel::Off;

#[no_mangle]
pub extern "C" fn log_set_level(level: LogLevel) -> c_int {
    unsafe { LEVEL = level };
    0
}

//# callbacks: C passes the value; of a type with a name nobody knows who calls it
use std::ffi::c_void;

#[repr(i32)]
pub enum Event {
    Opened,
    Closed,
}

pub type Handler = Option<unsafe extern "C" fn(event: Event, data: *mut c_void)>;

#[repr(C)]
pub struct Listener {
    pub on_event: extern "C" fn(event: Event),
}

extern "C" {
    fn watch(handler: Handler, data: *mut c_void);
                    //^^^^^^^ warning enum-from-c: `Handler` → parameter 1 → `Event`: C fills it, and a number that is none of its 2 variants is undefined behaviour; take an integer and convert it
    fn listen(listener: *const Listener);
}

//# a tagged union: what C writes first is a number too; it may only look at what a `*mut` leads to
#[repr(C)]
pub enum Value {
    Nothing,
    Int(i64),
    Real(f64),
}

#[repr(C)]
pub struct Cell {
    pub value: Value,
}

#[no_mangle]
pub extern "C" fn cell_is_empty(cell: *const Cell) -> bool {
                                    //^^^^^^^^^^^ warning enum-from-c: `*const Cell` → field `value: Value`: C fills it, and a number that is none of its 3 tags is undefined behaviour; take an integer and convert it
    matches!(unsafe { cell.as_ref() }, Some(Cell { value: Value::Nothing }) | None)
}

extern "C" {
    fn cell_draw(cell: *mut Cell);
}

//# foreign statics
#[repr(u8)]
pub enum Mode {
    Text,
    Graphics,
}

extern "C" {
    static current_mode: Mode;
                       //^^^^ warning enum-from-c: `Mode`: C fills it, and a number that is none of its 2 variants is undefined behaviour; take an integer and convert it
}

//# an enum that is C's bool, by its name
#[repr(C)]
#[derive(Clone, Copy)]
pub enum SDL_bool {
    SDL_FALSE = 0,
    SDL_TRUE = 1,
}

extern "C" {
    pub fn SDL_HasEvents() -> SDL_bool;
                            //^^^^^^^^ info enum-from-c: `SDL_bool`: C fills it, and a number that is none of its 2 variants is undefined behaviour; take an integer and convert it
}

//# from Rust to C only
#[repr(C)]
#[derive(Clone, Copy)]
pub enum Color {
    Red,
    Green,
}

#[repr(C)]
pub struct Pixel {
    pub color: Color,
}

extern "C" {
    fn set_color(color: Color);
    fn draw(pixels: *const Pixel, count: usize);
    fn each(pixel: &Pixel);
}

#[no_mangle]
pub extern "C" fn favourite() -> Color {
    Color::Green
}

//# integers, newtypes, all values of a byte behind `MaybeUninit`, opaque and empty enums, unions, nullable pointers
use std::ffi::{c_int, c_void};
use std::mem::MaybeUninit;

#[repr(transparent)]
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Status(pub c_int);

impl Status {
    pub const OK: Self = Self(0);
}

pub enum Handle {}

#[repr(C)]
#[derive(Clone, Copy)]
pub enum Kind {
    A,
    B,
}

#[repr(C)]
pub union Any {
    pub kind: Kind,
    pub raw: c_int,
}

extern "C" {
    fn status() -> Status;
    fn open() -> *mut Handle;
    fn close(handle: *mut Handle, data: *mut c_void) -> c_int;
    fn kind(kind: *mut MaybeUninit<Kind>) -> c_int;
    fn any() -> Any;
    fn hook() -> Option<extern "C" fn(c_int)>;
}

//# a function that only Rust calls
#[repr(C)]
pub enum Kind {
    A,
    B,
}

pub fn name(kind: Kind) -> &'static str {
    match kind {
        Kind::A => "a",
        Kind::B => "b",
    }
}

pub struct State {
    pub kind: Kind,
}

#[no_mangle]
pub extern "C" fn state_is_a(state: *const State) -> bool {
    matches!(unsafe { state.as_ref() }, Some(State { kind: Kind::A }))
}

//# once for the field of a struct that many functions give, and for each parameter of an exported function
use std::ffi::c_int;

#[repr(C)]
#[derive(Clone, Copy)]
pub enum StatusKind {
    Fine,
    Failed,
    Exit,
}

#[repr(C)]
pub struct InitStatus {
    kind: StatusKind,
    code: c_int,
}

#[repr(C)]
pub struct InitReport {
    first: StatusKind,
    last: StatusKind,
    level: InitLevel,
}

#[repr(C)]
#[derive(Clone, Copy)]
pub enum InitLevel {
    Core,
    Main,
}

extern "C" {
    fn init_start() -> InitStatus;
                     //^^^^^^^^^^ warning enum-from-c: `InitStatus` → field `kind: StatusKind`: C fills it, and a number that is none of its 3 variants is undefined behaviour; take an integer and convert it
    fn init_stop(force: c_int) -> InitStatus;
    fn init_status(out: *mut InitStatus) -> c_int;
    fn init_report() -> InitReport;
                      //^^^^^^^^^^ warning enum-from-c: `InitReport` → field `first: StatusKind`: C fills it, and a number that is none of its 3 variants is undefined behaviour; take an integer and convert it
                      //^^^^^^^^^^ warning enum-from-c: `InitReport` → field `level: InitLevel`: C fills it, and a number that is none of its 2 variants is undefined behaviour; take an integer and convert it
}

#[no_mangle]
pub extern "C" fn on_start(kind: StatusKind) {
                               //^^^^^^^^^^ warning enum-from-c: `StatusKind`: C fills it, and a number that is none of its 3 variants is undefined behaviour; take an integer and convert it
    let _ = kind;
}

#[no_mangle]
pub extern "C" fn on_stop(kind: StatusKind) {
                              //^^^^^^^^^^ warning enum-from-c: `StatusKind`: C fills it, and a number that is none of its 3 variants is undefined behaviour; take an integer and convert it
    let _ = kind;
}

//# what frees a struct does not fill it: info
#[repr(C)]
pub enum Bus {
    Unknown,
    Usb,
}

#[repr(C)]
pub struct DeviceInfo {
    pub bus: Bus,
}

unsafe extern "C" {
    fn devices_free_enumeration(info: *mut DeviceInfo);
                                    //^^^^^^^^^^^^^^^ info enum-from-c: `*mut DeviceInfo` → field `bus: Bus`: C may fill it, and a number that is none of its 2 variants is undefined behaviour; take an integer and convert it
}

//# a number that C passed, taken for the enum without a look
use std::ffi::c_int;

#[repr(u8)]
#[derive(Clone, Copy)]
pub enum Layer {
    Low,
    Middle,
    High,
}

extern "C" {
    fn current_layer() -> u8;
}

#[no_mangle]
pub extern "C" fn set_layer(layer: u8) -> c_int {
    let layer: Layer = unsafe { std::mem::transmute(layer) };
                              //^^^^^^^^^^^^^^^^^^^^^^^^^^ warning enum-from-c: `Layer`: C fills it, and a number that is none of its 3 variants is undefined behaviour; take an integer and convert it
    layer as c_int
}

pub fn layer() -> Layer {
    let number = unsafe { current_layer() };
    unsafe { std::mem::transmute::<u8, Layer>(number) }
           //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning enum-from-c: `Layer`: C fills it, and a number that is none of its 3 variants is undefined behaviour; take an integer and convert it
}

//# a number that was compared first, and one of Rust's
use std::ffi::c_int;

#[repr(u8)]
#[derive(Clone, Copy)]
pub enum Layer {
    Low,
    Middle,
    High,
}

extern "C" {
    fn current_layer() -> u8;
}

#[no_mangle]
pub extern "C" fn set_layer(layer: u8) -> c_int {
    if layer > Layer::High as u8 {
        return -1;
    }
    let layer: Layer = unsafe { std::mem::transmute(layer) };
    layer as c_int
}

pub fn layer() -> Option<Layer> {
    let number = unsafe { current_layer() };
    match number {
        0..=2 => Some(unsafe { std::mem::transmute::<u8, Layer>(number) }),
        _ => None,
    }
}

pub unsafe fn layer_of(number: u8) -> Layer {
    std::mem::transmute(number)
}

//# a declared function that this program defines itself: Rust gives the value
#[repr(C)]
#[derive(Clone, Copy)]
pub enum Kind {
    Null,
    Number,
}

mod bindings {
    use super::Kind;

    extern "C" {
        pub fn statement_kind(index: usize) -> Kind;
    }
}

mod exports {
    use super::Kind;

    #[no_mangle]
    pub extern "C" fn statement_kind(index: usize) -> Kind {
        if index == 0 { Kind::Null } else { Kind::Number }
    }
}
