//# the vector grows between the pointer and its use
unsafe extern "C" {
    fn send(data: *const u8, length: usize) -> i32;
    fn fill(data: *mut u8, length: usize) -> i32;
}

pub fn send_line(mut line: Vec<u8>) {
    let data = line.as_ptr();
    line.push(b'\n');
    unsafe { send(data, line.len()) };
                //^^^^ warning stale-buffer-pointer: This pointer was taken by `line.as_ptr()` before `line.push`, which may have moved the memory and freed the old
}

pub fn read_more(wanted: usize) -> Vec<u8> {
    let mut buffer = vec![0u8; 16];
    let start = buffer.as_mut_ptr();
    if wanted > buffer.len() {
        buffer.resize(wanted, 0);
    }
    unsafe { fill(start, wanted) };
                //^^^^^ warning stale-buffer-pointer: This pointer was taken by `buffer.as_mut_ptr()` before `buffer.resize`, which may have moved the memory and freed the old
    buffer
}

pub fn first_of(text: &mut String) -> u8 {
    let start = text.as_ptr();
    text.push_str("\n");
    unsafe { *start }
           //^^^^^^ warning stale-buffer-pointer: This pointer was taken by `text.as_ptr()` before `text.push_str`, which may have moved the memory and freed the old
}

pub fn all(parts: &[&[u8]]) {
    let mut buffer: Vec<u8> = Vec::new();
    let start = buffer.as_ptr();
    for part in parts {
        unsafe { send(start, buffer.len()) };
                    //^^^^^ warning stale-buffer-pointer: This pointer was taken by `buffer.as_ptr()` before `buffer.extend_from_slice`, which may have moved the memory and freed the old
        buffer.extend_from_slice(part);
    }
}

//# taken after the last change, room reserved, another way, another vector
unsafe extern "C" {
    fn send(data: *const u8, length: usize) -> i32;
    fn fill(data: *mut u8, length: usize) -> i32;
}

pub fn send_line(mut line: Vec<u8>) {
    line.push(b'\n');
    let data = line.as_ptr();
    unsafe { send(data, line.len()) };
    line.push(b'\n');
    let data = line.as_ptr();
    unsafe { send(data, line.len()) };
}

pub fn reserved(first: u8) -> i32 {
    let mut buffer = Vec::with_capacity(16);
    let data: *mut u8 = buffer.as_mut_ptr();
    buffer.push(first);
    unsafe { fill(data, 1) }
}

pub fn one_or_other(mut line: Vec<u8>, more: bool) {
    let data = line.as_ptr();
    if more {
        line.push(b'\n');
        unsafe { send(line.as_ptr(), line.len()) };
        return;
    }
    unsafe { send(data, line.len()) };
}

pub fn arms(mut line: Vec<u8>, more: Option<u8>) {
    let data = line.as_ptr();
    match more {
        Some(byte) => line.push(byte),
        None => {
            unsafe { send(data, line.len()) };
        }
    }
}

pub fn collected(lines: &[Vec<u8>]) {
    let mut pointers = Vec::new();
    for line in lines {
        let data = line.as_ptr();
        pointers.push(data);
        unsafe { send(data, line.len()) };
    }
}

//# the old address is returned
pub struct Buffer {
    bytes: Vec<u8>,
}

#[no_mangle]
pub extern "C" fn buffer_resize(bytes: &mut Vec<u8>, len: usize) -> *const u8 {
    let pointer = bytes.as_ptr();
    bytes.resize(len, 0);
    pointer
  //^^^^^^^ warning stale-buffer-pointer: This pointer was taken by `bytes.as_ptr()` before `bytes.resize`, which may have moved the memory and freed the old
}

pub fn resized(buffer: &mut Buffer, len: usize) -> *const u8 {
    buffer.bytes.resize(len, 0);
    let pointer = buffer.bytes.as_ptr();
    pointer
}
