//# a socket address taken for the C struct of its name
use std::net::SocketAddrV4;

#[repr(C)]
pub struct sockaddr_in {
    pub family: u16,
    pub port: u16,
    pub addr: u32,
    pub zero: [u8; 8],
}

unsafe extern "C" {
    fn bind(socket: i32, addr: *const sockaddr_in, len: u32) -> i32;
}

pub fn bind_to(socket: i32, addr: &SocketAddrV4) -> i32 {
    unsafe { bind(socket, addr as *const SocketAddrV4 as *const sockaddr_in, 16) }
                        //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error std-type-as-c-struct: `SocketAddrV4` is read as `sockaddr_in`, but Rust does not say how it lies in memory (it changed in 1.64): fill a C struct field by field
}

//# net2 (RUSTSEC-2020-0078), socket2 (RUSTSEC-2020-0079): a pointer and a size, by pattern
use std::net::SocketAddr;

#[repr(C)]
pub struct sockaddr {
    pub family: u16,
    pub data: [u8; 14],
}

type Len = u32;

unsafe extern "C" {
    fn connect(socket: i32, addr: *const sockaddr, len: Len) -> i32;
}

fn to_raw(addr: &SocketAddr) -> (*const sockaddr, Len) {
    match *addr {
        SocketAddr::V4(ref a) => (a as *const _ as *const _, size_of_val(a) as Len),
                                //^^^^^^^^^^^^^^^^^^^^^^^^^ error std-type-as-c-struct: `SocketAddrV4` is handed over as raw memory, but Rust does not say how it lies in memory (it changed in 1.64): fill a C struct field by field
        SocketAddr::V6(ref a) => (a as *const _ as *const sockaddr, size_of_val(a) as Len),
                                //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error std-type-as-c-struct: `SocketAddrV6` is read as `sockaddr`, but Rust does not say how it lies in memory (it changed in 1.64): fill a C struct field by field
    }
}

pub fn connect_to(socket: i32, addr: &SocketAddr) -> i32 {
    let (raw, len) = to_raw(addr);
    unsafe { connect(socket, raw, len) }
}

pub extern "C" fn touch(addr: &SocketAddr) -> usize {
    let (raw, len) = match *addr {
        SocketAddr::V4(ref a) => (a as *const _ as *const sockaddr, size_of_val(a)),
                                //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error std-type-as-c-struct: `SocketAddrV4` is read as `sockaddr`, but Rust does not say how it lies in memory (it changed in 1.64): fill a C struct field by field
        SocketAddr::V6(ref a) => (a as *const _ as *const sockaddr, size_of_val(a)),
                                //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error std-type-as-c-struct: `SocketAddrV6` is read as `sockaddr`, but Rust does not say how it lies in memory (it changed in 1.64): fill a C struct field by field
    };
    raw as usize + len
}

//# os_socketaddr (RUSTSEC-2022-0052): copied as bytes
use std::net::SocketAddr;

pub struct Stored {
    bytes: [u8; 128],
}

impl Stored {
    unsafe fn from_raw_parts(data: *const u8, len: usize) -> Stored {
        let mut bytes = [0; 128];
        unsafe { std::ptr::copy_nonoverlapping(data, bytes.as_mut_ptr(), len) };
        Stored { bytes }
    }

    pub fn from_std(addr: SocketAddr) -> Stored {
        unsafe {
            match addr {
                SocketAddr::V4(v4) => Stored::from_raw_parts(&v4 as *const _ as *const u8, size_of_val(&v4)),
                                                           //^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error std-type-as-c-struct: `SocketAddrV4` is handed over as raw memory, but Rust does not say how it lies in memory (it changed in 1.64): fill a C struct field by field
                SocketAddr::V6(v6) => Stored::from_raw_parts(&v6 as *const _ as *const u8, size_of_val(&v6)),
                                                           //^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error std-type-as-c-struct: `SocketAddrV6` is handed over as raw memory, but Rust does not say how it lies in memory (it changed in 1.64): fill a C struct field by field
            }
        }
    }
}

//# quinn (RUSTSEC-2021-0035): the name of a message
use std::ffi::c_void;
use std::net::SocketAddr;

#[repr(C)]
pub struct msghdr {
    pub msg_name: *mut c_void,
    pub msg_namelen: u32,
}

pub unsafe fn prepare(to: &SocketAddr) -> msghdr {
    let (name, len) = match *to {
        SocketAddr::V4(ref addr) => (addr as *const _ as *mut c_void, size_of_val(addr)),
                                   //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error std-type-as-c-struct: `SocketAddrV4` is handed over as raw memory, but Rust does not say how it lies in memory (it changed in 1.64): fill a C struct field by field
        SocketAddr::V6(ref addr) => (addr as *const _ as *mut c_void, size_of_val(addr)),
                                   //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error std-type-as-c-struct: `SocketAddrV6` is handed over as raw memory, but Rust does not say how it lies in memory (it changed in 1.64): fill a C struct field by field
    };
    let null: *mut c_void = std::ptr::null_mut();
    msghdr { msg_name: if len == 0 { null } else { name }, msg_namelen: len as u32 }
}

//# and back: what C filled in, taken for Rust's type
use std::net::SocketAddrV4;

#[repr(C)]
pub struct sockaddr_in {
    pub family: u16,
    pub port: u16,
    pub addr: u32,
    pub zero: [u8; 8],
}

pub unsafe extern "C" fn accepted(from: *const sockaddr_in) -> u16 {
    let addr = unsafe { &*(from as *const SocketAddrV4) };
                         //^^^^^^^^^^^^^^^^^^^^^^^^^^^ error std-type-as-c-struct: `sockaddr_in` is read as `SocketAddrV4`, but Rust does not say how it lies in memory (it changed in 1.64): fill a C struct field by field
    addr.port()
}

//# an address that looks like four bytes
use std::net::Ipv4Addr;

#[repr(C)]
pub struct in_addr {
    pub s_addr: u32,
}

pub fn to_c(addr: Ipv4Addr) -> in_addr {
    unsafe { std::mem::transmute(addr) }
           //^^^^^^^^^^^^^^^^^^^^^^^^^ error std-type-as-c-struct: `Ipv4Addr` is read as `in_addr`, but Rust does not say how it lies in memory (it changed in 1.64): fill a C struct field by field
}

//# traitobject (RUSTSEC-2020-0027): the words of a fat pointer
pub unsafe fn vtable<T: ?Sized>(object: *const T) -> *const () {
    let (_data, vtable) = unsafe { std::mem::transmute_copy::<*const T, (usize, usize)>(&object) };
                                 //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning std-type-as-c-struct: `*const T` is read as `(usize, usize)`, but Rust does not say that it is two words, nor which of them comes first
    vtable as *const ()
}

pub fn words(object: &dyn std::fmt::Debug) -> [usize; 2] {
    unsafe { std::mem::transmute(object) }
           //^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning std-type-as-c-struct: `&dyn std::fmt::Debug` is read as `[usize; 2]`, but Rust does not say that it is two words, nor which of them comes first
}

pub fn data<T: ?Sized>(object: *const T) -> *const () {
    unsafe { *std::mem::transmute::<*const *const T, *const *const ()>(&object) }
            //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning std-type-as-c-struct: `*const T` is read as `*const ()`, but Rust does not say that it is two words, nor which of them comes first
}

//# the three words of a vector or string
#[repr(C)]
pub struct CVec {
    pub data: *mut u8,
    pub len: usize,
    pub capacity: usize,
}

pub fn into_c(bytes: Vec<u8>) -> CVec {
    unsafe { std::mem::transmute(bytes) }
           //^^^^^^^^^^^^^^^^^^^^^^^^^^ error std-type-as-c-struct: `Vec<u8>` is read as `CVec`, but Rust does not say how it lies in memory
}

pub extern "C" fn length(text: &String) -> usize {
    unsafe { (*(text as *const String as *const CVec)).len }
              //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error std-type-as-c-struct: `String` is read as `CVec`, but Rust does not say how it lies in memory
}

//# silent: field by field, `as_ptr` and `len`, wrappers, and what has a layout
use std::mem::{ManuallyDrop, MaybeUninit};
use std::net::SocketAddrV4;
use std::num::NonZeroU32;

#[repr(C)]
pub struct sockaddr_in {
    pub family: u16,
    pub port: u16,
    pub addr: u32,
    pub zero: [u8; 8],
}

pub extern "C" fn to_c(addr: &SocketAddrV4) -> sockaddr_in {
    sockaddr_in {
        family: 2,
        port: addr.port().to_be(),
        addr: u32::from_ne_bytes(addr.ip().octets()),
        zero: [0; 8],
    }
}

pub unsafe fn plain(bytes: Vec<u8>, id: Option<NonZeroU32>, text: &str) -> usize {
    let id: u32 = unsafe { std::mem::transmute(id) };
    let kept: ManuallyDrop<Vec<u8>> = unsafe { std::mem::transmute(bytes) };
    let view: &[u8] = unsafe { std::mem::transmute(text) };
    kept.len() + id as usize + view.len()
}

pub unsafe fn longer<'a>(text: &'a str) -> &'static str {
    unsafe { std::mem::transmute::<&'a str, &'static str>(text) }
}

pub unsafe fn inner(value: MaybeUninit<Vec<u8>>) -> Vec<u8> {
    unsafe { std::mem::transmute(value) }
}

//# silent: an opaque handle, user data, a pointer to a pointer
use std::ffi::c_void;
use std::net::SocketAddr;

#[repr(C)]
pub struct rs_list {
    _data: [u8; 0],
}

unsafe extern "C" {
    fn resolve(name: *const u8, done: extern "C" fn(*mut c_void), user: *mut c_void);
}

extern "C" fn done(user: *mut c_void) {
    let addr = unsafe { &mut *(user as *mut SocketAddr) };
    addr.set_port(80);
}

pub fn lookup(addr: &mut SocketAddr) {
    unsafe { resolve(c"localhost".as_ptr().cast(), done, addr as *mut SocketAddr as *mut c_void) }
}

#[unsafe(no_mangle)]
pub extern "C" fn list_new() -> *mut rs_list {
    Box::into_raw(Box::new(Vec::<u32>::new())) as *mut rs_list
}

//# silent: a place for C to keep a string in
use std::mem::{self, MaybeUninit};

#[repr(C)]
pub struct RustString {
    place: [MaybeUninit<usize>; size_of::<String>() / size_of::<usize>()],
}

impl From<String> for RustString {
    fn from(text: String) -> Self {
        unsafe { mem::transmute::<String, RustString>(text) }
    }
}
