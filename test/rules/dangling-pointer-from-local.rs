//# the variable is gone when C gets the pointer
pub extern "C" fn limit() -> *const i32 {
    let limit = 64;
    &limit
  //^^^^^^ warning dangling-pointer-from-local: This points to `limit`, which is gone when the function returns
}

pub fn slot(value: u8) -> *mut u8 {
    let mut copy = value;
    return &raw mut copy;
         //^^^^^^^^^^^^^ warning dangling-pointer-from-local: This points to `copy`, which is gone when the function returns
}

//# what outlives the call, or takes no place
static LIMIT: i32 = 64;

pub fn limit() -> *const i32 {
    &LIMIT
}

pub fn unit() -> *const () {
    let nothing = ();
    &nothing
}

pub fn first(values: &[i32; 4]) -> *const i32 {
    &values[0]
}

//# behind variables and `cast`
pub fn named() -> *const u8 {
    let limit = 64u8;
    let pointer = &limit as *const u8;
    pointer
  //^^^^^^^ warning dangling-pointer-from-local: This points to `limit`, which is gone when the function returns
}

pub fn cast() -> *const u8 {
    let limit = 64u16;
    (&raw const limit).cast()
  //^^^^^^^^^^^^^^^^^^^^^^^^^ warning dangling-pointer-from-local: This points to `limit`, which is gone when the function returns
}

pub fn assigned(other: &'static u8) -> *const u8 {
    let limit = 64u8;
    let mut pointer = &limit as *const u8;
    pointer = other;
    pointer
}
