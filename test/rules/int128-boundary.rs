//# returned, taken, pointed to, in a struct
use std::ffi::c_int;
extern "C" {
    fn hash_of(data: *const u8, len: usize) -> u128;
                                             //^^^^ info int128-boundary: `u128` crosses the border: only GCC and Clang know such a type, and before Rust 1.77 it was aligned to 8 bytes on x86-64, not to 16
    fn hash_print(hash: *const u128) -> c_int;
                      //^^^^^^^^^^^ info int128-boundary: `u128` crosses the border: only GCC and Clang know such a type, and before Rust 1.77 it was aligned to 8 bytes on x86-64, not to 16
    static HASH_SEED: u128;
                    //^^^^ info int128-boundary: `u128` crosses the border: only GCC and Clang know such a type, and before Rust 1.77 it was aligned to 8 bytes on x86-64, not to 16
}
#[no_mangle]
pub extern "C" fn hash_mix(a: i128, b: i64) -> i64 {
                            //^^^^ info int128-boundary: `i128` crosses the border: only GCC and Clang know such a type, and before Rust 1.77 it was aligned to 8 bytes on x86-64, not to 16
    a as i64 ^ b
}
#[repr(C)]
pub struct Key {
    pub kind: u8,
    pub parts: [u128; 2],
             //^^^^^^^^^ info int128-boundary: `u128` crosses the border: only GCC and Clang know such a type, and before Rust 1.77 it was aligned to 8 bytes on x86-64, not to 16
}

//# 32-bit targets and MSVC have no such type
//? target: i686-unknown-linux-gnu
extern "C" {
    fn hash_of(data: *const u8, len: usize) -> u128;
                                             //^^^^ info int128-boundary: `u128` crosses the border, but C has no 128-bit integer on the 32-bit target `i686-unknown-linux-gnu`
}

//# neither has MSVC
//? target: x86_64-pc-windows-msvc
extern "C" {
    fn hash_of(data: *const u8, len: usize) -> u128;
                                             //^^^^ info int128-boundary: `u128` crosses the border, but C has no 128-bit integer with MSVC
}

//# halves cross, and Rust keeps its own
#[repr(C)]
pub struct Hash {
    pub low: u64,
    pub high: u64,
}
extern "C" {
    fn hash_of(data: *const u8, len: usize) -> Hash;
}
pub struct Key {
    pub whole: u128,
}
pub fn whole(hash: Hash) -> u128 {
    u128::from(hash.high) << 64 | u128::from(hash.low)
}
#[no_mangle]
pub extern "C" fn hash_low() -> u64 {
    let hash: u128 = 7;
    hash as u64
}
