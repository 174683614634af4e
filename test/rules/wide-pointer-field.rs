//# a slice in a message
#[repr(C)]
pub struct Message {
    pub body: *const [u8],
    pub kind: u32,
}

#[unsafe(no_mangle)]
pub unsafe extern "C" fn send(message: *const Message) -> u32 {
                                     //^^^^^^^^^^^^^^ warning wide-pointer-field: the field `body` of `Message` is `*const [u8]`, a pointer of two words, which C does not know: make it a pointer and a length
    if message.is_null() { 0 } else { unsafe { (*message).kind } }
}

//# text, boxes and trait objects; in a struct in the struct; given back
#[repr(C)]
pub struct Label {
    pub text: &'static str,
}

#[repr(C)]
pub struct Button {
    pub id: u32,
    pub label: Label,
}

#[repr(C)]
pub struct Rows {
    pub rows: Option<Box<[u32]>>,
}

static BUTTON: Button = Button { id: 1, label: Label { text: "OK" } };

#[unsafe(no_mangle)]
pub extern "C" fn button() -> *const Button {
                            //^^^^^^^^^^^^^ warning wide-pointer-field: the field `text` of `Label` is `&str`, a pointer of two words, which C does not know: make it a pointer and a length
    &BUTTON
}

#[unsafe(no_mangle)]
pub extern "C" fn fill(rows: &mut Rows) {
                           //^^^^^^^^^ warning wide-pointer-field: the field `rows` of `Rows` is `Option<Box<[u32]>>`, a pointer of two words, which C does not know: make it a pointer and a length
    rows.rows = None;
}

//# the compiler says it itself
#[repr(C)]
pub struct Message {
    pub body: *const [u8],
    pub kind: u32,
}

unsafe extern "C" {
    fn send(message: *const Message) -> u32;
                   //^^^^^^^^^^^^^^ warning improper-ctypes: `*const Message` → field `body: *const [u8]` → `[u8]` → slices have no C equivalent; pass a pointer to the first element and a length
}

//# silent: a pointer and a length, a handle, a struct that only Rust reads
use std::ffi::c_void;

#[repr(C)]
pub struct Message {
    pub body: *const u8,
    pub body_len: usize,
    pub kind: u32,
}

#[repr(C)]
pub struct Engine {
    name: &'static str,
    rows: Vec<u32>,
}

pub struct Plan<'a> {
    pub steps: &'a [u32],
}

unsafe extern "C" {
    fn each(call: extern "C" fn(*mut c_void), user: *mut c_void);
}

#[unsafe(no_mangle)]
pub extern "C" fn engine_rows(engine: &Engine) -> usize {
    engine.rows.len() + engine.name.len()
}

#[unsafe(no_mangle)]
pub unsafe extern "C" fn body(message: *const Message) -> *const u8 {
    if message.is_null() { message.cast() } else { unsafe { (*message).body } }
}

extern "C" fn step(user: *mut c_void) {
    let plan = unsafe { &*(user as *const Plan) };
    assert!(plan.steps.len() < 9);
}

pub fn run(plan: &mut Plan) {
    unsafe { each(step, plan as *mut Plan as *mut c_void) }
}
