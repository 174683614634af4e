//# pointer and length cross the border, the capacity is lost
#[no_mangle]
pub unsafe extern "C" fn names_new(length: *mut usize) -> *mut u32 {
    let mut names: Vec<u32> = Vec::with_capacity(8);
    names.extend([1, 2, 3]);
    *length = names.len();
    let pointer = names.as_mut_ptr();
    std::mem::forget(names);
    pointer
}

#[no_mangle]
pub unsafe extern "C" fn names_free(names: *mut u32, length: usize) {
    if !names.is_null() {
        drop(Vec::from_raw_parts(names, length, length));
                                              //^^^^^^ warning vec-parts-capacity: `length` is the length of the `Vec` that `names_new` let go of, not its capacity: the memory is freed with a wrong size; use `into_boxed_slice` before it is handed out
    }
}

//# a struct of C, a string, and all in one function
use std::mem::ManuallyDrop;

#[repr(C)]
pub struct Bytes {
    data: *mut u8,
    length: usize,
}

#[no_mangle]
pub extern "C" fn bytes_new(count: u8) -> Bytes {
    let mut bytes = ManuallyDrop::new((0..count).collect::<Vec<u8>>());
    let bytes: &mut Vec<u8> = &mut bytes;
    Bytes { data: bytes.as_mut_ptr(), length: bytes.len() }
}

#[no_mangle]
pub extern "C" fn text_new() -> Bytes {
    let mut text: String = String::from("hello");
    text.push('!');
    let out = Bytes { data: text.as_mut_ptr(), length: text.len() };
    std::mem::forget(text);
    out
}

#[no_mangle]
pub unsafe extern "C" fn bytes_free(bytes: Bytes) {
    drop(Vec::from_raw_parts(bytes.data, bytes.length, bytes.length));
                                                     //^^^^^^^^^^^^ warning vec-parts-capacity: `bytes.length` is the length of the `Vec` that `text_new` let go of, not its capacity: the memory is freed with a wrong size; use `into_boxed_slice` before it is handed out
}

pub fn again(mut list: Vec<u16>) -> Vec<u16> {
    let mut copy: Vec<u16> = Vec::new();
    copy.append(&mut list);
    let length = copy.len();
    let pointer = copy.as_mut_ptr();
    std::mem::forget(copy);
    unsafe { Vec::from_raw_parts(pointer, length, length) }
                                                //^^^^^^ warning vec-parts-capacity: `length` is the length of the `Vec`, not its capacity: the memory is freed with a wrong size; use `into_boxed_slice` before it is handed out
}

//# the spare room is given up, or the capacity goes along
#[repr(C)]
pub struct Words {
    data: *mut u16,
    length: usize,
    capacity: usize,
}

#[no_mangle]
pub extern "C" fn words_new() -> Words {
    let mut words: Vec<u16> = Vec::new();
    words.push(7);
    let out = Words { data: words.as_mut_ptr(), length: words.len(), capacity: words.capacity() };
    std::mem::forget(words);
    out
}

#[no_mangle]
pub unsafe extern "C" fn words_free(words: Words) {
    drop(Vec::from_raw_parts(words.data, words.length, words.capacity));
}

#[no_mangle]
pub unsafe extern "C" fn bytes_new(length: *mut usize) -> *mut u8 {
    let mut bytes: Vec<u8> = b"hello".to_vec();
    bytes.push(0);
    *length = bytes.len();
    let mut bytes = bytes.into_boxed_slice();
    let pointer = bytes.as_mut_ptr();
    std::mem::forget(bytes);
    pointer
}

#[no_mangle]
pub unsafe extern "C" fn bytes_free(bytes: *mut u8, length: usize) {
    drop(Vec::from_raw_parts(bytes, length, length));
}

//# the memory is somebody else's, or only looked at
use std::mem::ManuallyDrop;

pub unsafe fn adopt(bytes: *mut u8, length: usize) -> Vec<u8> {
    Vec::from_raw_parts(bytes, length, length)
}

pub unsafe fn sum(numbers: *mut u32, length: usize) -> u32 {
    let numbers = ManuallyDrop::new(Vec::from_raw_parts(numbers, length, length));
    numbers.iter().sum()
}

//# silent: the room that was asked for
unsafe extern "C" {
    fn type_count() -> u32;
    fn type_list(types: *mut u32);
}

pub fn types() -> Vec<u32> {
    let count = unsafe { type_count() };
    let mut raw: Vec<u32> = Vec::with_capacity(count as usize);
    let pointer = raw.as_mut_ptr();
    std::mem::forget(raw);
    unsafe {
        type_list(pointer);
        Vec::from_raw_parts(pointer, count as usize, count as usize)
    }
}
