//! The names of `core` that decide what is FFI-safe, as declarations of our own. Held against rustc 1.95 by
//! test/std.test.ts; `npm run generate` puts them into std.generated.ts. Nothing here is compiled.
//!
//! What is true of each type: its path, its generic parameters, whether it is sized, `Copy`, needs to be dropped, is a
//! 1-ZST; its representation, and what it holds when that is `transparent` or `C`. Private fields of other types are
//! there for these truths only. Parameters for allocators are left out, since no stable code names them. A field of
//! `NeedsDrop` stands for whatever makes a type run code when it is dropped. Bounds are left out where nobody asks.

struct NeedsDrop(u8);
impl Drop for NeedsDrop {}

pub mod alloc {
    #[derive(Clone, Copy)]
    pub struct Layout { size: usize, align: usize }
    #[non_exhaustive]
    pub struct LayoutError;
    pub type LayoutErr = LayoutError;
    #[derive(Clone, Copy)]
    pub struct AllocError;
    pub unsafe trait GlobalAlloc {}
    pub unsafe trait Allocator {}
}

pub mod any {
    pub trait Any {}
    #[derive(Clone, Copy)]
    pub struct TypeId([*const (); 2]);
    pub fn type_name<T: ?Sized>() -> &'static str;
    pub fn type_name_of_val<T: ?Sized>(val: &T) -> &'static str;
}

pub mod arch {
    #[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
    mod vectors {
        #[derive(Clone, Copy)] #[repr(simd)] pub struct __m128([f32; 4]);
        #[derive(Clone, Copy)] #[repr(simd)] pub struct __m128d([f64; 2]);
        #[derive(Clone, Copy)] #[repr(simd)] pub struct __m128i([i64; 2]);
        #[derive(Clone, Copy)] #[repr(simd)] pub struct __m128bh([u16; 8]);
        #[derive(Clone, Copy)] #[repr(simd)] pub struct __m128h([f16; 8]);
        #[derive(Clone, Copy)] #[repr(simd)] pub struct __m256([f32; 8]);
        #[derive(Clone, Copy)] #[repr(simd)] pub struct __m256d([f64; 4]);
        #[derive(Clone, Copy)] #[repr(simd)] pub struct __m256i([i64; 4]);
        #[derive(Clone, Copy)] #[repr(simd)] pub struct __m256bh([u16; 16]);
        #[derive(Clone, Copy)] #[repr(simd)] pub struct __m256h([f16; 16]);
        #[derive(Clone, Copy)] #[repr(simd)] pub struct __m512([f32; 16]);
        #[derive(Clone, Copy)] #[repr(simd)] pub struct __m512d([f64; 8]);
        #[derive(Clone, Copy)] #[repr(simd)] pub struct __m512i([i64; 8]);
        #[derive(Clone, Copy)] #[repr(simd)] pub struct __m512bh([u16; 32]);
        #[derive(Clone, Copy)] #[repr(simd)] pub struct __m512h([f16; 32]);
        pub type __mmask8 = u8;
        pub type __mmask16 = u16;
        pub type __mmask32 = u32;
        pub type __mmask64 = u64;
        #[derive(Clone, Copy)]
        pub struct CpuidResult { pub eax: u32, pub ebx: u32, pub ecx: u32, pub edx: u32 }
    }
    #[cfg(target_arch = "x86")]
    pub mod x86 { pub use super::vectors::*; }
    #[cfg(target_arch = "x86_64")]
    pub mod x86_64 { pub use super::vectors::*; }
    #[cfg(any(target_arch = "aarch64", target_arch = "arm64ec", target_arch = "arm"))]
    mod neon {
        #[derive(Clone, Copy)] #[repr(simd)] pub struct int8x8_t([i8; 8]);
        #[derive(Clone, Copy)] #[repr(simd)] pub struct uint8x8_t([u8; 8]);
        #[derive(Clone, Copy)] #[repr(simd)] pub struct poly8x8_t([u8; 8]);
        #[derive(Clone, Copy)] #[repr(simd)] pub struct int16x4_t([i16; 4]);
        #[derive(Clone, Copy)] #[repr(simd)] pub struct uint16x4_t([u16; 4]);
        #[derive(Clone, Copy)] #[repr(simd)] pub struct poly16x4_t([u16; 4]);
        #[derive(Clone, Copy)] #[repr(simd)] pub struct int32x2_t([i32; 2]);
        #[derive(Clone, Copy)] #[repr(simd)] pub struct uint32x2_t([u32; 2]);
        #[derive(Clone, Copy)] #[repr(simd)] pub struct float32x2_t([f32; 2]);
        #[derive(Clone, Copy)] #[repr(simd)] pub struct int64x1_t([i64; 1]);
        #[derive(Clone, Copy)] #[repr(simd)] pub struct uint64x1_t([u64; 1]);
        #[derive(Clone, Copy)] #[repr(simd)] pub struct int8x16_t([i8; 16]);
        #[derive(Clone, Copy)] #[repr(simd)] pub struct uint8x16_t([u8; 16]);
        #[derive(Clone, Copy)] #[repr(simd)] pub struct poly8x16_t([u8; 16]);
        #[derive(Clone, Copy)] #[repr(simd)] pub struct int16x8_t([i16; 8]);
        #[derive(Clone, Copy)] #[repr(simd)] pub struct uint16x8_t([u16; 8]);
        #[derive(Clone, Copy)] #[repr(simd)] pub struct poly16x8_t([u16; 8]);
        #[derive(Clone, Copy)] #[repr(simd)] pub struct int32x4_t([i32; 4]);
        #[derive(Clone, Copy)] #[repr(simd)] pub struct uint32x4_t([u32; 4]);
        #[derive(Clone, Copy)] #[repr(simd)] pub struct float32x4_t([f32; 4]);
        #[derive(Clone, Copy)] #[repr(simd)] pub struct int64x2_t([i64; 2]);
        #[derive(Clone, Copy)] #[repr(simd)] pub struct uint64x2_t([u64; 2]);
    }
    #[cfg(target_arch = "arm")]
    pub mod arm { pub use super::neon::*; }
    #[cfg(any(target_arch = "aarch64", target_arch = "arm64ec"))]
    pub mod aarch64 {
        pub use super::neon::*;
        #[derive(Clone, Copy)] #[repr(simd)] pub struct float64x1_t([f64; 1]);
        #[derive(Clone, Copy)] #[repr(simd)] pub struct float64x2_t([f64; 2]);
    }
    #[cfg(any(target_arch = "wasm32", target_arch = "wasm64"))]
    mod wasm {
        #[derive(Clone, Copy)] #[repr(simd)] pub struct v128([i32; 4]);
    }
    #[cfg(target_arch = "wasm32")]
    pub mod wasm32 { pub use super::wasm::*; }
    #[cfg(target_arch = "wasm64")]
    pub mod wasm64 { pub use super::wasm::*; }
}

pub mod array {
    pub struct IntoIter<T, const N: usize>([T; N], crate::NeedsDrop);
    #[derive(Clone, Copy)]
    pub struct TryFromSliceError(());
    pub fn from_fn<T, const N: usize, F>(f: F) -> [T; N];
    pub fn from_ref<T>(s: &T) -> &[T; 1];
    pub fn from_mut<T>(s: &mut T) -> &mut [T; 1];
}

pub mod ascii {
    pub struct EscapeDefault([u8; 6]);
    pub fn escape_default(c: u8) -> EscapeDefault;
}

pub mod borrow {
    pub trait Borrow {}
    pub trait BorrowMut {}
}

pub mod cell {
    #[lang = "unsafe_cell"] #[repr(transparent)]
    pub struct UnsafeCell<T: ?Sized> { value: T }
    #[repr(transparent)]
    pub struct SyncUnsafeCell<T: ?Sized> { value: UnsafeCell<T> }
    #[repr(transparent)]
    pub struct Cell<T: ?Sized> { value: UnsafeCell<T> }
    pub struct RefCell<T: ?Sized> { borrow: Cell<isize>, value: UnsafeCell<T> }
    pub struct Ref<'b, T: ?Sized>(crate::ptr::NonNull<T>, &'b Cell<isize>, crate::NeedsDrop);
    pub struct RefMut<'b, T: ?Sized>(crate::ptr::NonNull<T>, &'b Cell<isize>, crate::NeedsDrop);
    pub struct OnceCell<T> { inner: UnsafeCell<crate::option::Option<T>> }
    pub struct LazyCell<T, F = fn() -> T>(T, F, usize);
    #[non_exhaustive]
    pub struct BorrowError {}
    #[non_exhaustive]
    pub struct BorrowMutError {}
}

pub mod char {
    #[derive(Clone, Copy)]
    pub struct CharTryFromError(());
    #[derive(Clone, Copy)]
    pub struct TryFromCharError(());
    pub struct ParseCharError(u8);
    pub struct DecodeUtf16<I>(I, crate::option::Option<u16>);
    pub struct DecodeUtf16Error(u16);
    pub struct EscapeDebug(u32);
    pub struct EscapeDefault(u32);
    pub struct EscapeUnicode(u32);
    pub struct ToLowercase(crate::array::IntoIter<char, 3>);
    pub struct ToUppercase(crate::array::IntoIter<char, 3>);
    pub fn from_u32(i: u32) -> crate::option::Option<char>;
    pub unsafe fn from_u32_unchecked(i: u32) -> char;
    pub fn from_digit(num: u32, radix: u32) -> crate::option::Option<char>;
}

pub mod clone {
    pub trait Clone {}
}

pub mod cmp {
    pub trait PartialEq {}
    pub trait Eq {}
    pub trait PartialOrd {}
    pub trait Ord {}
    #[derive(Clone, Copy)] #[repr(i8)]
    pub enum Ordering { Less = -1, Equal = 0, Greater = 1 }
    #[derive(Clone, Copy)] #[repr(transparent)]
    pub struct Reverse<T>(pub T);
    pub fn max<T>(v1: T, v2: T) -> T;
    pub fn min<T>(v1: T, v2: T) -> T;
}

pub mod convert {
    pub trait AsRef {}
    pub trait AsMut {}
    pub trait From {}
    pub trait Into {}
    pub trait TryFrom {}
    pub trait TryInto {}
    #[derive(Clone, Copy)]
    pub enum Infallible {}
    pub fn identity<T>(x: T) -> T;
}

pub mod default {
    pub trait Default {}
}

pub mod error {
    pub trait Error {}
}

pub mod ffi {
    #[cfg(all(
        not(any(windows, target_vendor = "apple", target_os = "vita")),
        any(
            target_arch = "aarch64", target_arch = "arm", target_arch = "csky", target_arch = "hexagon",
            target_arch = "msp430", target_arch = "powerpc", target_arch = "powerpc64", target_arch = "riscv32",
            target_arch = "riscv64", target_arch = "s390x", target_arch = "xtensa"
        )
    ))]
    pub type c_char = u8;
    #[cfg(not(all(
        not(any(windows, target_vendor = "apple", target_os = "vita")),
        any(
            target_arch = "aarch64", target_arch = "arm", target_arch = "csky", target_arch = "hexagon",
            target_arch = "msp430", target_arch = "powerpc", target_arch = "powerpc64", target_arch = "riscv32",
            target_arch = "riscv64", target_arch = "s390x", target_arch = "xtensa"
        )
    )))]
    pub type c_char = i8;
    pub type c_schar = i8;
    pub type c_uchar = u8;
    pub type c_short = i16;
    pub type c_ushort = u16;
    #[cfg(any(target_arch = "avr", target_arch = "msp430"))]
    mod int { pub type c_int = i16; pub type c_uint = u16; }
    #[cfg(not(any(target_arch = "avr", target_arch = "msp430")))]
    mod int { pub type c_int = i32; pub type c_uint = u32; }
    #[cfg(any(all(target_pointer_width = "64", not(windows)), all(target_arch = "wasm32", target_os = "linux")))]
    mod long { pub type c_long = i64; pub type c_ulong = u64; }
    #[cfg(not(any(all(target_pointer_width = "64", not(windows)), all(target_arch = "wasm32", target_os = "linux"))))]
    mod long { pub type c_long = i32; pub type c_ulong = u32; }
    pub use self::{int::{c_int, c_uint}, long::{c_long, c_ulong}};
    pub type c_longlong = i64;
    pub type c_ulonglong = u64;
    pub type c_float = f32;
    pub type c_double = f64;
    pub type c_size_t = usize;
    pub type c_ssize_t = isize;
    pub type c_ptrdiff_t = isize;
    #[lang = "c_void"] #[repr(u8)]
    pub enum c_void { __variant1, __variant2 }
    #[repr(C)]
    struct VaListInner { ptr: *const c_void }
    #[lang = "va_list"] #[repr(transparent)]
    pub struct VaList<'a> { inner: VaListInner, _marker: crate::marker::PhantomData<&'a mut ()> }
    impl Drop for VaList<'_> {}
    pub unsafe trait VaArgSafe {}
    pub mod va_list { pub use super::{VaArgSafe, VaList}; }
    pub mod c_str {
        #[rustc_diagnostic_item = "cstr_type"] #[repr(transparent)]
        pub struct CStr { inner: [super::c_char] }
        #[derive(Clone, Copy)]
        pub enum FromBytesWithNulError { InteriorNul { position: usize }, NotNulTerminated }
        pub struct FromBytesUntilNulError(());
    }
    pub use self::c_str::{CStr, FromBytesUntilNulError, FromBytesWithNulError};
}

pub mod fmt {
    #[derive(Clone, Copy)]
    pub enum Alignment { Left, Right, Center }
    #[derive(Clone, Copy)]
    pub struct Arguments<'a>(&'a str);
    pub struct Formatter<'a>(&'a mut dyn Write);
    pub struct DebugList<'a, 'b>(&'a mut Formatter<'b>);
    pub struct DebugMap<'a, 'b>(&'a mut Formatter<'b>);
    pub struct DebugSet<'a, 'b>(&'a mut Formatter<'b>);
    pub struct DebugStruct<'a, 'b>(&'a mut Formatter<'b>);
    pub struct DebugTuple<'a, 'b>(&'a mut Formatter<'b>);
    #[derive(Clone, Copy)]
    pub struct Error;
    pub struct FromFn<F>(F);
    pub type Result = crate::result::Result<(), Error>;
    pub trait Binary {}
    pub trait Debug {}
    pub trait Display {}
    pub trait LowerExp {}
    pub trait LowerHex {}
    pub trait Octal {}
    pub trait Pointer {}
    pub trait UpperExp {}
    pub trait UpperHex {}
    pub trait Write {}
    pub fn from_fn<F>(f: F) -> FromFn<F>;
    pub fn write(output: &mut dyn Write, fmt: Arguments<'_>) -> Result;
}

pub mod future {
    pub trait Future {}
    pub trait IntoFuture {}
    pub struct Pending<T>(crate::marker::PhantomData<fn() -> T>);
    pub struct PollFn<F>(F);
    pub struct Ready<T>(crate::option::Option<T>);
    pub fn pending<T>() -> Pending<T>;
    pub fn poll_fn<T, F>(f: F) -> PollFn<F>;
    pub fn ready<T>(t: T) -> Ready<T>;
}

pub mod hash {
    pub trait BuildHasher {}
    pub trait Hash {}
    pub trait Hasher {}
    pub struct BuildHasherDefault<H>(crate::marker::PhantomData<fn() -> H>);
    pub struct SipHasher(u64);
}

pub mod hint {
    pub unsafe fn assert_unchecked(cond: bool);
    pub fn black_box<T>(dummy: T) -> T;
    pub fn spin_loop();
    pub unsafe fn unreachable_unchecked() -> !;
}

pub mod iter {
    pub trait DoubleEndedIterator {}
    pub trait ExactSizeIterator {}
    pub trait Extend {}
    pub trait FromIterator {}
    pub trait FusedIterator {}
    pub trait IntoIterator {}
    pub trait Iterator {}
    pub trait Product {}
    pub trait Step {}
    pub trait Sum {}
    pub unsafe trait TrustedLen {}
    pub struct Chain<A, B>(A, B);
    pub struct Cloned<I>(I);
    pub struct Copied<I>(I);
    pub struct Cycle<I>(I, I);
    pub struct Empty<T>(crate::marker::PhantomData<fn() -> T>);
    pub struct Enumerate<I>(I, usize);
    pub struct Filter<I, P>(I, P);
    pub struct FilterMap<I, F>(I, F);
    pub struct FlatMap<I, U, F>(<U as IntoIterator>::IntoIter, I, F);
    pub struct Flatten<I>(<I as Iterator>::Item, I);
    pub struct FromFn<F>(F);
    pub struct Fuse<I>(crate::option::Option<I>);
    pub struct Inspect<I, F>(I, F);
    pub struct Map<I, F>(I, F);
    pub struct MapWhile<I, P>(I, P);
    pub struct Once<T>(crate::option::Option<T>);
    pub struct OnceWith<F>(crate::option::Option<F>);
    pub struct Peekable<I>(<I as Iterator>::Item, I);
    pub struct Repeat<A>(A);
    pub struct RepeatN<A>(A, usize);
    #[derive(Clone, Copy)]
    pub struct RepeatWith<F>(F);
    pub struct Rev<T>(T);
    pub struct Scan<I, St, F>(I, F, St);
    pub struct Skip<I>(I, usize);
    pub struct SkipWhile<I, P>(I, P, bool);
    pub struct StepBy<I>(I, usize);
    pub struct Successors<T, F>(crate::option::Option<T>, F);
    pub struct Take<I>(I, usize);
    pub struct TakeWhile<I, P>(I, P, bool);
    pub struct Zip<A, B>(A, B, usize);
    pub fn empty<T>() -> Empty<T>;
    pub fn from_fn<T, F>(f: F) -> FromFn<F>;
    pub fn once<T>(value: T) -> Once<T>;
    pub fn once_with<A, F>(make: F) -> OnceWith<F>;
    pub fn repeat<T>(elt: T) -> Repeat<T>;
    pub fn repeat_n<T>(element: T, count: usize) -> RepeatN<T>;
    pub fn repeat_with<A, F>(repeater: F) -> RepeatWith<F>;
    pub fn successors<T, F>(first: crate::option::Option<T>, succ: F) -> Successors<T, F>;
}

pub mod marker {
    #[lang = "phantom_data"]
    pub struct PhantomData<T: ?Sized>;
    impl<T: ?Sized> Clone for PhantomData<T> {}
    impl<T: ?Sized> Copy for PhantomData<T> {}
    #[derive(Clone, Copy)]
    pub struct PhantomPinned;
    pub trait Copy {}
    pub unsafe trait Send {}
    pub trait Sized {}
    pub unsafe trait Sync {}
    pub trait Tuple {}
    pub trait Unpin {}
    pub trait Unsize {}
}

pub mod mem {
    #[lang = "manually_drop"] #[derive(Clone, Copy)] #[repr(transparent)]
    pub struct ManuallyDrop<T: ?Sized> { value: T }
    #[lang = "maybe_uninit"] #[derive(Clone, Copy)] #[repr(transparent)]
    pub union MaybeUninit<T> { uninit: (), value: ManuallyDrop<T> }
    pub struct Discriminant<T>(isize, crate::marker::PhantomData<*const T>);
    impl<T> Clone for Discriminant<T> {}
    impl<T> Copy for Discriminant<T> {}
    pub fn align_of<T>() -> usize;
    pub fn align_of_val<T: ?Sized>(val: &T) -> usize;
    pub fn discriminant<T>(v: &T) -> Discriminant<T>;
    pub fn drop<T>(_x: T);
    pub fn forget<T>(t: T);
    pub fn min_align_of<T>() -> usize;
    pub fn needs_drop<T: ?Sized>() -> bool;
    pub fn replace<T>(dest: &mut T, src: T) -> T;
    pub fn size_of<T>() -> usize;
    pub fn size_of_val<T: ?Sized>(val: &T) -> usize;
    pub fn swap<T>(x: &mut T, y: &mut T);
    pub fn take<T>(dest: &mut T) -> T;
    pub unsafe fn transmute<Src, Dst>(src: Src) -> Dst;
    pub unsafe fn transmute_copy<Src, Dst>(src: &Src) -> Dst;
    pub unsafe fn uninitialized<T>() -> T;
    pub unsafe fn zeroed<T>() -> T;
}

pub mod net {
    pub struct AddrParseError(u8);
    #[derive(Clone, Copy)]
    pub struct Ipv4Addr { octets: [u8; 4] }
    #[derive(Clone, Copy)]
    pub struct Ipv6Addr { octets: [u8; 16] }
    #[derive(Clone, Copy)]
    pub enum IpAddr { V4(Ipv4Addr), V6(Ipv6Addr) }
    #[derive(Clone, Copy)]
    pub struct SocketAddrV4 { ip: Ipv4Addr, port: u16 }
    #[derive(Clone, Copy)]
    pub struct SocketAddrV6 { ip: Ipv6Addr, port: u16, flowinfo: u32, scope_id: u32 }
    #[derive(Clone, Copy)]
    pub enum SocketAddr { V4(SocketAddrV4), V6(SocketAddrV6) }
}

pub mod num {
    #[derive(Clone, Copy)]
    pub enum FpCategory { Nan, Infinite, Zero, Subnormal, Normal }
    #[derive(Clone, Copy)] #[non_exhaustive]
    pub enum IntErrorKind { Empty, InvalidDigit, PosOverflow, NegOverflow, Zero }
    #[derive(Clone, Copy)] #[repr(transparent)] #[rustc_nonnull_optimization_guaranteed]
    pub struct NonZero<T>(T);
    pub type NonZeroI8 = NonZero<i8>;
    pub type NonZeroI16 = NonZero<i16>;
    pub type NonZeroI32 = NonZero<i32>;
    pub type NonZeroI64 = NonZero<i64>;
    pub type NonZeroI128 = NonZero<i128>;
    pub type NonZeroIsize = NonZero<isize>;
    pub type NonZeroU8 = NonZero<u8>;
    pub type NonZeroU16 = NonZero<u16>;
    pub type NonZeroU32 = NonZero<u32>;
    pub type NonZeroU64 = NonZero<u64>;
    pub type NonZeroU128 = NonZero<u128>;
    pub type NonZeroUsize = NonZero<usize>;
    pub unsafe trait ZeroablePrimitive {}
    pub struct ParseFloatError(u8);
    pub struct ParseIntError { kind: IntErrorKind }
    #[derive(Clone, Copy)] #[repr(transparent)]
    pub struct Saturating<T>(pub T);
    #[derive(Clone, Copy)]
    pub struct TryFromIntError(());
    #[derive(Clone, Copy)] #[repr(transparent)]
    pub struct Wrapping<T>(pub T);
}

pub mod ops {
    pub trait Add {}
    pub trait AddAssign {}
    pub trait AsyncFn {}
    pub trait AsyncFnMut {}
    pub trait AsyncFnOnce {}
    pub trait BitAnd {}
    pub trait BitAndAssign {}
    pub trait BitOr {}
    pub trait BitOrAssign {}
    pub trait BitXor {}
    pub trait BitXorAssign {}
    pub trait CoerceUnsized {}
    pub trait Deref {}
    pub trait DerefMut {}
    pub trait DispatchFromDyn {}
    pub trait Div {}
    pub trait DivAssign {}
    pub trait Drop {}
    pub trait Fn {}
    pub trait FnMut {}
    pub trait FnOnce {}
    pub trait Index {}
    pub trait IndexMut {}
    pub trait Mul {}
    pub trait MulAssign {}
    pub trait Neg {}
    pub trait Not {}
    pub trait RangeBounds {}
    pub trait Rem {}
    pub trait RemAssign {}
    pub trait Shl {}
    pub trait ShlAssign {}
    pub trait Shr {}
    pub trait ShrAssign {}
    pub trait Sub {}
    pub trait SubAssign {}
    pub trait Try {}
    #[derive(Clone, Copy)]
    pub enum Bound<T> { Included(T), Excluded(T), Unbounded }
    #[derive(Clone, Copy)]
    pub enum ControlFlow<B, C = ()> { Continue(C), Break(B) }
    pub struct Range<Idx> { pub start: Idx, pub end: Idx }
    pub struct RangeFrom<Idx> { pub start: Idx }
    #[derive(Clone, Copy)]
    pub struct RangeFull;
    pub struct RangeInclusive<Idx> { start: Idx, end: Idx, exhausted: bool }
    #[derive(Clone, Copy)]
    pub struct RangeTo<Idx> { pub end: Idx }
    #[derive(Clone, Copy)]
    pub struct RangeToInclusive<Idx> { pub end: Idx }
}

pub mod option {
    #[derive(Clone, Copy)]
    pub enum Option<T> { None, Some(T) }
    pub struct IntoIter<A>(Option<A>);
    pub struct Iter<'a, A>(Option<&'a A>);
    pub struct IterMut<'a, A>(Option<&'a mut A>);
}

pub mod panic {
    pub struct AssertUnwindSafe<T>(pub T);
    #[derive(Clone, Copy)]
    pub struct Location<'a>(&'a str, u32, u32);
    pub struct PanicInfo<'a>(&'a crate::fmt::Arguments<'a>, &'a Location<'a>);
    pub struct PanicMessage<'a>(&'a crate::fmt::Arguments<'a>);
    pub trait RefUnwindSafe {}
    pub trait UnwindSafe {}
}

pub mod pin {
    #[lang = "pin"] #[derive(Clone, Copy)] #[repr(transparent)]
    pub struct Pin<Ptr> { pointer: Ptr }
}

pub mod prelude {
    pub mod v1 {
        pub use crate::{
            clone::Clone,
            cmp::{Eq, Ord, PartialEq, PartialOrd},
            convert::{AsMut, AsRef, From, Into},
            default::Default,
            iter::{DoubleEndedIterator, ExactSizeIterator, Extend, IntoIterator, Iterator},
            marker::{Copy, Send, Sized, Sync, Unpin},
            mem::{align_of, align_of_val, drop, size_of, size_of_val},
            ops::{AsyncFn, AsyncFnMut, AsyncFnOnce, Drop, Fn, FnMut, FnOnce},
            option::Option::{self, None, Some},
            result::Result::{self, Err, Ok},
        };
    }
    pub mod rust_2015 { pub use super::v1::*; }
    pub mod rust_2018 { pub use super::v1::*; }
    pub mod rust_2021 {
        pub use super::v1::*;
        pub use crate::{convert::{TryFrom, TryInto}, iter::FromIterator};
    }
    pub mod rust_2024 {
        pub use super::rust_2021::*;
        pub use crate::future::{Future, IntoFuture};
    }
}

pub mod primitive {
    pub use {
        bool, char, f32, f64, i8, i16, i32, i64, i128, isize, str, u8, u16, u32, u64, u128, usize,
    };
}

pub mod ptr {
    #[repr(transparent)] #[rustc_nonnull_optimization_guaranteed]
    pub struct NonNull<T: ?Sized> { pointer: *const T }
    impl<T: ?Sized> Clone for NonNull<T> {}
    impl<T: ?Sized> Copy for NonNull<T> {}
    pub fn addr_eq<T: ?Sized, U: ?Sized>(p: *const T, q: *const U) -> bool;
    pub unsafe fn copy<T>(src: *const T, dst: *mut T, count: usize);
    pub unsafe fn copy_nonoverlapping<T>(src: *const T, dst: *mut T, count: usize);
    pub fn dangling<T>() -> *const T;
    pub fn dangling_mut<T>() -> *mut T;
    pub unsafe fn drop_in_place<T: ?Sized>(to_drop: *mut T);
    pub fn eq<T: ?Sized>(a: *const T, b: *const T) -> bool;
    pub fn fn_addr_eq<T, U>(f: T, g: U) -> bool;
    pub fn from_mut<T: ?Sized>(r: &mut T) -> *mut T;
    pub fn from_ref<T: ?Sized>(r: &T) -> *const T;
    pub fn hash<T: ?Sized, S>(hashee: *const T, into: &mut S);
    pub fn null<T: ?Sized>() -> *const T;
    pub fn null_mut<T: ?Sized>() -> *mut T;
    pub unsafe fn read<T>(src: *const T) -> T;
    pub unsafe fn read_unaligned<T>(src: *const T) -> T;
    pub unsafe fn read_volatile<T>(src: *const T) -> T;
    pub unsafe fn replace<T>(dst: *mut T, src: T) -> T;
    pub fn slice_from_raw_parts<T>(data: *const T, len: usize) -> *const [T];
    pub fn slice_from_raw_parts_mut<T>(data: *mut T, len: usize) -> *mut [T];
    pub unsafe fn swap<T>(x: *mut T, y: *mut T);
    pub unsafe fn swap_nonoverlapping<T>(x: *mut T, y: *mut T, count: usize);
    pub fn with_exposed_provenance<T>(addr: usize) -> *const T;
    pub fn with_exposed_provenance_mut<T>(addr: usize) -> *mut T;
    pub fn without_provenance<T>(addr: usize) -> *const T;
    pub fn without_provenance_mut<T>(addr: usize) -> *mut T;
    pub unsafe fn write<T>(dst: *mut T, src: T);
    pub unsafe fn write_bytes<T>(dst: *mut T, val: u8, count: usize);
    pub unsafe fn write_unaligned<T>(dst: *mut T, src: T);
    pub unsafe fn write_volatile<T>(dst: *mut T, src: T);
}

pub mod range {
    #[derive(Clone, Copy)]
    pub struct RangeInclusive<Idx> { pub start: Idx, pub last: Idx }
    pub struct RangeInclusiveIter<A>(crate::ops::RangeInclusive<A>);
}

pub mod result {
    #[derive(Clone, Copy)]
    pub enum Result<T, E> { Ok(T), Err(E) }
    pub struct IntoIter<T>(crate::option::Option<T>);
    pub struct Iter<'a, T>(crate::option::Option<&'a T>);
    pub struct IterMut<'a, T>(crate::option::Option<&'a mut T>);
}

pub mod slice {
    pub struct ArrayWindows<'a, T, const N: usize>(&'a [T]);
    pub struct ChunkBy<'a, T, P>(&'a [T], P);
    pub struct ChunkByMut<'a, T, P>(&'a mut [T], P);
    pub struct Chunks<'a, T>(&'a [T]);
    pub struct ChunksExact<'a, T>(&'a [T]);
    pub struct ChunksExactMut<'a, T>(&'a mut [T]);
    pub struct ChunksMut<'a, T>(&'a mut [T]);
    pub struct EscapeAscii<'a>(&'a [u8]);
    pub enum GetDisjointMutError { IndexOutOfBounds, OverlappingIndices }
    pub struct Iter<'a, T>(&'a [T]);
    pub struct IterMut<'a, T>(&'a mut [T]);
    pub struct RChunks<'a, T>(&'a [T]);
    pub struct RChunksExact<'a, T>(&'a [T]);
    pub struct RChunksExactMut<'a, T>(&'a mut [T]);
    pub struct RChunksMut<'a, T>(&'a mut [T]);
    pub struct RSplit<'a, T, P>(&'a [T], P);
    pub struct RSplitMut<'a, T, P>(&'a mut [T], P);
    pub struct RSplitN<'a, T, P>(&'a [T], P);
    pub struct RSplitNMut<'a, T, P>(&'a mut [T], P);
    pub struct Split<'a, T, P>(&'a [T], P);
    pub struct SplitInclusive<'a, T, P>(&'a [T], P);
    pub struct SplitInclusiveMut<'a, T, P>(&'a mut [T], P);
    pub struct SplitMut<'a, T, P>(&'a mut [T], P);
    pub struct SplitN<'a, T, P>(&'a [T], P);
    pub struct SplitNMut<'a, T, P>(&'a mut [T], P);
    pub struct Windows<'a, T>(&'a [T]);
    pub unsafe trait SliceIndex {}
    pub fn from_mut<T>(s: &mut T) -> &mut [T];
    pub unsafe fn from_raw_parts<'a, T>(data: *const T, len: usize) -> &'a [T];
    pub unsafe fn from_raw_parts_mut<'a, T>(data: *mut T, len: usize) -> &'a mut [T];
    pub fn from_ref<T>(s: &T) -> &[T];
}

pub mod str {
    pub struct Bytes<'a>(&'a [u8]);
    pub struct CharIndices<'a>(&'a str);
    pub struct Chars<'a>(&'a str);
    pub struct EncodeUtf16<'a>(&'a str);
    pub struct EscapeDebug<'a>(&'a str);
    pub struct EscapeDefault<'a>(&'a str);
    pub struct EscapeUnicode<'a>(&'a str);
    pub struct Lines<'a>(&'a str);
    pub struct LinesAny<'a>(&'a str);
    pub struct MatchIndices<'a, P>(&'a str, P);
    pub struct Matches<'a, P>(&'a str, P);
    #[non_exhaustive]
    pub struct ParseBoolError;
    pub struct RMatchIndices<'a, P>(&'a str, P);
    pub struct RMatches<'a, P>(&'a str, P);
    pub struct RSplit<'a, P>(&'a str, P);
    pub struct RSplitN<'a, P>(&'a str, P);
    pub struct RSplitTerminator<'a, P>(&'a str, P);
    pub struct Split<'a, P>(&'a str, P);
    pub struct SplitAsciiWhitespace<'a>(&'a str);
    pub struct SplitInclusive<'a, P>(&'a str, P);
    pub struct SplitN<'a, P>(&'a str, P);
    pub struct SplitTerminator<'a, P>(&'a str, P);
    pub struct SplitWhitespace<'a>(&'a str);
    pub struct Utf8Chunk<'a>(&'a str, &'a [u8]);
    pub struct Utf8Chunks<'a>(&'a [u8]);
    #[derive(Clone, Copy)]
    pub struct Utf8Error(usize);
    pub trait FromStr {}
    pub fn from_utf8(v: &[u8]) -> crate::result::Result<&str, Utf8Error>;
    pub fn from_utf8_mut(v: &mut [u8]) -> crate::result::Result<&mut str, Utf8Error>;
    pub unsafe fn from_utf8_unchecked(v: &[u8]) -> &str;
    pub unsafe fn from_utf8_unchecked_mut(v: &mut [u8]) -> &mut str;
}

pub mod sync {
    pub mod atomic {
        use crate::cell::UnsafeCell;
        #[repr(C, align(1))]
        pub struct AtomicBool { v: UnsafeCell<u8> }
        #[repr(C, align(1))]
        pub struct AtomicI8 { v: UnsafeCell<i8> }
        #[repr(C, align(1))]
        pub struct AtomicU8 { v: UnsafeCell<u8> }
        #[repr(C, align(2))]
        pub struct AtomicI16 { v: UnsafeCell<i16> }
        #[repr(C, align(2))]
        pub struct AtomicU16 { v: UnsafeCell<u16> }
        #[repr(C, align(4))]
        pub struct AtomicI32 { v: UnsafeCell<i32> }
        #[repr(C, align(4))]
        pub struct AtomicU32 { v: UnsafeCell<u32> }
        #[repr(C, align(8))]
        pub struct AtomicI64 { v: UnsafeCell<i64> }
        #[repr(C, align(8))]
        pub struct AtomicU64 { v: UnsafeCell<u64> }
        #[cfg_attr(target_pointer_width = "16", repr(C, align(2)))]
        #[cfg_attr(target_pointer_width = "32", repr(C, align(4)))]
        #[cfg_attr(target_pointer_width = "64", repr(C, align(8)))]
        pub struct AtomicIsize { v: UnsafeCell<isize> }
        #[cfg_attr(target_pointer_width = "16", repr(C, align(2)))]
        #[cfg_attr(target_pointer_width = "32", repr(C, align(4)))]
        #[cfg_attr(target_pointer_width = "64", repr(C, align(8)))]
        pub struct AtomicUsize { v: UnsafeCell<usize> }
        #[cfg_attr(target_pointer_width = "16", repr(C, align(2)))]
        #[cfg_attr(target_pointer_width = "32", repr(C, align(4)))]
        #[cfg_attr(target_pointer_width = "64", repr(C, align(8)))]
        pub struct AtomicPtr<T> { p: UnsafeCell<*mut T> }
        #[derive(Clone, Copy)] #[non_exhaustive]
        pub enum Ordering { Relaxed, Release, Acquire, AcqRel, SeqCst }
        pub fn compiler_fence(order: Ordering);
        pub fn fence(order: Ordering);
    }
}

pub mod task {
    pub struct Context<'a>(&'a Waker);
    #[derive(Clone, Copy)]
    pub enum Poll<T> { Ready(T), Pending }
    pub struct RawWaker(*const (), &'static RawWakerVTable);
    #[derive(Clone, Copy)]
    pub struct RawWakerVTable([unsafe fn(*const ()); 4]);
    #[repr(transparent)]
    pub struct Waker { waker: RawWaker }
    impl Drop for Waker {}
}

pub mod time {
    #[derive(Clone, Copy)]
    pub struct Duration { secs: u64, nanos: u32 }
    pub struct TryFromFloatSecsError(u8);
}

/// The methods by which values cross the border or are taken apart on the way: what their results are.
mod methods {
    use crate::cell::{Cell, UnsafeCell};
    use crate::ffi::{c_char, c_str::FromBytesUntilNulError, c_str::FromBytesWithNulError, CStr};
    use crate::mem::{ManuallyDrop, MaybeUninit};
    use crate::ptr::NonNull;
    use crate::str::Utf8Error;
    impl<T> Option<T> {
        pub fn unwrap(self) -> T;
        pub fn expect(self, msg: &str) -> T;
        pub fn unwrap_or(self, default: T) -> T;
        pub fn unwrap_or_default(self) -> T;
        pub unsafe fn unwrap_unchecked(self) -> T;
        pub fn as_ref(&self) -> Option<&T>;
        pub fn as_mut(&mut self) -> Option<&mut T>;
        pub fn ok_or<E>(self, err: E) -> Result<T, E>;
        pub fn ok_or_else<E, F>(self, err: F) -> Result<T, E>;
        pub fn take(&mut self) -> Option<T>;
        pub fn replace(&mut self, value: T) -> Option<T>;
        pub fn is_some(&self) -> bool;
        pub fn is_none(&self) -> bool;
    }
    impl<T, E> Result<T, E> {
        pub fn unwrap(self) -> T;
        pub fn expect(self, msg: &str) -> T;
        pub fn unwrap_or(self, default: T) -> T;
        pub fn unwrap_or_default(self) -> T;
        pub unsafe fn unwrap_unchecked(self) -> T;
        pub fn ok(self) -> Option<T>;
        pub fn err(self) -> Option<E>;
        pub fn unwrap_err(self) -> E;
        pub fn map_err<F, O>(self, op: O) -> Result<T, F>;
        pub fn as_ref(&self) -> Result<&T, &E>;
        pub fn is_ok(&self) -> bool;
        pub fn is_err(&self) -> bool;
    }
    impl<T: ?Sized> *const T {
        pub fn is_null(self) -> bool;
        pub unsafe fn as_ref<'a>(self) -> Option<&'a T>;
        pub unsafe fn add(self, count: usize) -> *const T;
        pub unsafe fn sub(self, count: usize) -> *const T;
        pub unsafe fn offset(self, count: isize) -> *const T;
        pub fn wrapping_add(self, count: usize) -> *const T;
        pub fn wrapping_sub(self, count: usize) -> *const T;
        pub fn wrapping_offset(self, count: isize) -> *const T;
        pub unsafe fn offset_from(self, origin: *const T) -> isize;
        pub fn cast<U>(self) -> *const U;
        pub fn cast_mut(self) -> *mut T;
        pub unsafe fn read(self) -> T;
        pub unsafe fn read_unaligned(self) -> T;
        pub unsafe fn read_volatile(self) -> T;
        pub fn is_aligned(self) -> bool;
        pub fn addr(self) -> usize;
    }
    impl<T: ?Sized> *mut T {
        pub fn is_null(self) -> bool;
        pub unsafe fn as_ref<'a>(self) -> Option<&'a T>;
        pub unsafe fn as_mut<'a>(self) -> Option<&'a mut T>;
        pub unsafe fn add(self, count: usize) -> *mut T;
        pub unsafe fn sub(self, count: usize) -> *mut T;
        pub unsafe fn offset(self, count: isize) -> *mut T;
        pub fn wrapping_add(self, count: usize) -> *mut T;
        pub fn wrapping_sub(self, count: usize) -> *mut T;
        pub fn wrapping_offset(self, count: isize) -> *mut T;
        pub unsafe fn offset_from(self, origin: *const T) -> isize;
        pub fn cast<U>(self) -> *mut U;
        pub fn cast_const(self) -> *const T;
        pub unsafe fn read(self) -> T;
        pub unsafe fn read_unaligned(self) -> T;
        pub unsafe fn read_volatile(self) -> T;
        pub unsafe fn replace(self, src: T) -> T;
        pub unsafe fn write(self, val: T);
        pub unsafe fn write_unaligned(self, val: T);
        pub unsafe fn write_volatile(self, val: T);
        pub unsafe fn write_bytes(self, val: u8, count: usize);
        pub unsafe fn drop_in_place(self);
        pub fn is_aligned(self) -> bool;
        pub fn addr(self) -> usize;
    }
    impl<T: ?Sized> NonNull<T> {
        pub fn new(ptr: *mut T) -> Option<NonNull<T>>;
        pub unsafe fn new_unchecked(ptr: *mut T) -> NonNull<T>;
        pub fn dangling() -> NonNull<T>;
        pub fn as_ptr(self) -> *mut T;
        pub unsafe fn as_ref<'a>(&self) -> &'a T;
        pub unsafe fn as_mut<'a>(&mut self) -> &'a mut T;
        pub fn cast<U>(self) -> NonNull<U>;
        pub unsafe fn add(self, count: usize) -> NonNull<T>;
        pub unsafe fn read(self) -> T;
    }
    impl str {
        pub fn as_ptr(&self) -> *const u8;
        pub fn as_mut_ptr(&mut self) -> *mut u8;
        pub fn as_bytes(&self) -> &[u8];
        pub fn len(&self) -> usize;
        pub fn is_empty(&self) -> bool;
        pub fn trim(&self) -> &str;
    }
    impl<T> [T] {
        pub fn as_ptr(&self) -> *const T;
        pub fn as_mut_ptr(&mut self) -> *mut T;
        pub fn len(&self) -> usize;
        pub fn is_empty(&self) -> bool;
        pub fn first(&self) -> Option<&T>;
        pub fn last(&self) -> Option<&T>;
    }
    impl CStr {
        pub unsafe fn from_ptr<'a>(ptr: *const c_char) -> &'a CStr;
        pub fn from_bytes_with_nul(bytes: &[u8]) -> Result<&CStr, FromBytesWithNulError>;
        pub fn from_bytes_until_nul(bytes: &[u8]) -> Result<&CStr, FromBytesUntilNulError>;
        pub unsafe fn from_bytes_with_nul_unchecked(bytes: &[u8]) -> &CStr;
        pub fn as_ptr(&self) -> *const c_char;
        pub fn to_bytes(&self) -> &[u8];
        pub fn to_bytes_with_nul(&self) -> &[u8];
        pub fn to_str(&self) -> Result<&str, Utf8Error>;
        pub fn count_bytes(&self) -> usize;
        pub fn is_empty(&self) -> bool;
    }
    impl<T> MaybeUninit<T> {
        pub fn new(val: T) -> MaybeUninit<T>;
        pub fn uninit() -> MaybeUninit<T>;
        pub fn zeroed() -> MaybeUninit<T>;
        pub fn as_ptr(&self) -> *const T;
        pub fn as_mut_ptr(&mut self) -> *mut T;
        pub unsafe fn assume_init(self) -> T;
        pub unsafe fn assume_init_ref(&self) -> &T;
        pub unsafe fn assume_init_mut(&mut self) -> &mut T;
        pub fn write(&mut self, val: T) -> &mut T;
    }
    impl<T: ?Sized> ManuallyDrop<T> {
        pub fn new(value: T) -> ManuallyDrop<T>;
        pub fn into_inner(slot: ManuallyDrop<T>) -> T;
        pub unsafe fn take(slot: &mut ManuallyDrop<T>) -> T;
    }
    impl<T: ?Sized> UnsafeCell<T> {
        pub fn new(value: T) -> UnsafeCell<T>;
        pub fn get(&self) -> *mut T;
    }
    impl<T: ?Sized> Cell<T> {
        pub fn new(value: T) -> Cell<T>;
        pub fn get(&self) -> T;
        pub fn as_ptr(&self) -> *mut T;
    }
}
