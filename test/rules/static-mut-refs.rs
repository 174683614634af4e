//# every way to make a reference
//? edition: 2021
static mut ERRORS: [u32; 4] = [0; 4];
static mut LAST: Option<u32> = None;

pub fn report() {
    unsafe {
        let errors = &ERRORS;
                   //^^^^^^^ warning static-mut-refs: This makes a shared reference to the mutable static `ERRORS`; take its address with `&raw const`
        let last = &mut LAST;
                 //^^^^^^^^^ warning static-mut-refs: This makes a mutable reference to the mutable static `LAST`; take its address with `&raw mut`
        let count = ERRORS.len();
                  //^^^^^^^^^^^^ warning static-mut-refs: This makes a shared reference to the mutable static `ERRORS`; take its address with `&raw const`
        let taken = LAST.take();
                  //^^^^^^^^^^^ warning static-mut-refs: This makes a mutable reference to the mutable static `LAST`; take its address with `&raw mut`
        let ref again = ERRORS;
                      //^^^^^^ warning static-mut-refs: This makes a shared reference to the mutable static `ERRORS`; take its address with `&raw const`
        println!("{:?}", ERRORS);
                       //^^^^^^ warning static-mut-refs: This makes a shared reference to the mutable static `ERRORS`; take its address with `&raw const`
    }
}
//> Make a raw pointer
static mut ERRORS: [u32; 4] = [0; 4];
static mut LAST: Option<u32> = None;

pub fn report() {
    unsafe {
        let errors = &raw const ERRORS;
        let last = &mut LAST;
        let count = ERRORS.len();
        let taken = LAST.take();
        let ref again = ERRORS;
        println!("{:?}", ERRORS);
    }
}

//# an error by default since 2024, and a lint that code can allow
//? edition: 2024
unsafe extern "C" {
    static mut errno: i32;
}

pub fn clear() {
    let number = unsafe { &mut errno };
                        //^^^^^^^^^^ error static-mut-refs: This makes a mutable reference to the mutable static `errno`; take its address with `&raw mut`
    *number = 0;
}

pub fn get() -> i32 {
    #[allow(static_mut_refs)]
    let number = unsafe { &errno };
    *number
}

//# values, elements and addresses are no references to it
//? edition: 2024
static mut ERRORS: [u32; 4] = [0; 4];
static mut COUNT: u32 = 0;

pub fn report() -> *const u32 {
    unsafe {
        COUNT += 1;
        let first = ERRORS[0];
        let more = COUNT.wrapping_add(first);
        let one = &ERRORS[1];
        let all = &raw const ERRORS;
        std::ptr::addr_of!(COUNT)
    }
}

//# a method of one's own borrows too
pub struct Counter {
    hits: u32,
}
impl Counter {
    fn hits(&self) -> u32 {
        self.hits
    }
    fn hit(&mut self) {
        self.hits += 1;
    }
}
static mut COUNTER: Counter = Counter { hits: 0 };

pub unsafe fn count() -> u32 {
    COUNTER.hit();
  //^^^^^^^^^^^^^ warning static-mut-refs: This makes a mutable reference to the mutable static `COUNTER`; take its address with `&raw mut`
    COUNTER.hits()
  //^^^^^^^^^^^^^^ warning static-mut-refs: This makes a shared reference to the mutable static `COUNTER`; take its address with `&raw const`
}
