//! The names of `std` that decide what is FFI-safe. How they are meant: see core.rs. The modules that share a name with
//! a primitive type (`std::f32`) are left out, so that the name keeps meaning the type.

struct NeedsDrop(u8);
impl Drop for NeedsDrop {}

pub use core::{
    any, array, cell, char, clone, cmp, convert, default, future, hint, iter, marker, mem, ops, option, pin, primitive,
    ptr, range, result,
};
pub use ::alloc::{borrow, boxed, fmt, rc, slice, str, string, vec};

pub mod alloc {
    pub use ::alloc::alloc::*;
    #[derive(Clone, Copy)]
    pub struct System;
}

pub mod arch { pub use core::arch::*; }

pub mod ascii {
    pub use core::ascii::*;
    pub trait AsciiExt {}
}

pub mod backtrace {
    pub struct Backtrace(crate::NeedsDrop);
    #[non_exhaustive]
    pub enum BacktraceStatus { Unsupported, Disabled, Captured }
}

pub mod collections {
    pub use ::alloc::collections::*;
    pub use core::ops::Bound;
    pub use self::{hash_map::HashMap, hash_set::HashSet};
    pub mod hash_map {
        use crate::NeedsDrop;
        pub use crate::hash::{DefaultHasher, RandomState};
        pub struct Drain<'a, K, V>(&'a mut K, &'a mut V, NeedsDrop);
        pub enum Entry<'a, K, V> { Occupied(OccupiedEntry<'a, K, V>), Vacant(VacantEntry<'a, K, V>) }
        pub struct ExtractIf<'a, K, V, F>(&'a mut K, &'a mut V, F);
        pub struct HashMap<K, V, S = RandomState>(*const K, *const V, S, NeedsDrop);
        pub struct IntoIter<K, V>(*const K, *const V, NeedsDrop);
        pub struct IntoKeys<K, V>(*const K, *const V, NeedsDrop);
        pub struct IntoValues<K, V>(*const K, *const V, NeedsDrop);
        pub struct Iter<'a, K, V>(&'a K, &'a V);
        pub struct IterMut<'a, K, V>(&'a K, &'a mut V);
        pub struct Keys<'a, K, V>(&'a K, &'a V);
        pub struct OccupiedEntry<'a, K, V>(&'a mut K, &'a mut V);
        pub struct VacantEntry<'a, K, V>(K, &'a mut V);
        pub struct Values<'a, K, V>(&'a K, &'a V);
        pub struct ValuesMut<'a, K, V>(&'a K, &'a mut V);
    }
    pub mod hash_set {
        use crate::NeedsDrop;
        pub struct Difference<'a, T, S>(&'a T, &'a S);
        pub struct Drain<'a, K>(&'a mut K, NeedsDrop);
        pub struct ExtractIf<'a, K, F>(&'a mut K, F);
        pub struct HashSet<T, S = crate::hash::RandomState>(*const T, S, NeedsDrop);
        pub struct Intersection<'a, T, S>(&'a T, &'a S);
        pub struct IntoIter<K>(*const K, NeedsDrop);
        pub struct Iter<'a, K>(&'a K);
        pub struct SymmetricDifference<'a, T, S>(&'a T, &'a S);
        pub struct Union<'a, T, S>(&'a T, &'a S);
    }
}

pub mod env {
    pub struct Args(crate::NeedsDrop);
    pub struct ArgsOs(crate::NeedsDrop);
    pub struct JoinPathsError(());
    pub struct SplitPaths<'a>(&'a [u8]);
    pub enum VarError { NotPresent, NotUnicode(crate::ffi::OsString) }
    pub struct Vars(crate::NeedsDrop);
    pub struct VarsOs(crate::NeedsDrop);
}

pub mod error { pub use core::error::*; }

pub mod ffi {
    pub use core::ffi::{
        VaArgSafe, VaList, c_char, c_double, c_float, c_int, c_long, c_longlong, c_ptrdiff_t, c_schar, c_short, c_size_t,
        c_ssize_t, c_uchar, c_uint, c_ulong, c_ulonglong, c_ushort, c_void
    };
    pub use self::{c_str::*, os_str::{OsStr, OsString}};
    pub mod c_str {
        pub use ::alloc::ffi::c_str::*;
        pub use core::ffi::c_str::*;
    }
    pub mod os_str {
        #[repr(transparent)]
        pub struct OsStr { inner: [u8] }
        pub struct OsString { inner: crate::vec::Vec<u8> }
        pub struct Display<'a>(&'a OsStr);
    }
}

pub mod fs {
    pub struct DirBuilder(u32);
    pub struct DirEntry(crate::NeedsDrop);
    pub struct File(crate::NeedsDrop);
    #[derive(Clone, Copy)]
    pub struct FileTimes(u64);
    #[derive(Clone, Copy)]
    pub struct FileType(u32);
    pub struct Metadata(u64);
    pub struct OpenOptions(u32);
    pub struct Permissions(u32);
    pub struct ReadDir(crate::NeedsDrop);
    pub enum TryLockError { Error(crate::io::Error), WouldBlock }
}

pub mod hash {
    pub use core::hash::*;
    pub struct DefaultHasher(u64);
    pub struct RandomState { k0: u64, k1: u64 }
}

pub mod io {
    pub mod prelude { pub use super::{BufRead, Read, Seek, Write}; }
    pub trait BufRead {}
    pub trait IsTerminal {}
    pub trait Read {}
    pub trait Seek {}
    pub trait Write {}
    pub struct BufReader<R: ?Sized>(crate::NeedsDrop, R);
    pub struct BufWriter<W: ?Sized>(crate::NeedsDrop, W);
    pub struct Bytes<R>(R);
    pub struct Chain<T, U>(T, U, bool);
    pub struct Cursor<T>(T, u64);
    #[derive(Clone, Copy)] #[non_exhaustive]
    pub struct Empty;
    pub struct Error(crate::NeedsDrop);
    #[derive(Clone, Copy)] #[non_exhaustive]
    pub enum ErrorKind {
        NotFound, PermissionDenied, ConnectionRefused, ConnectionReset, HostUnreachable, NetworkUnreachable,
        ConnectionAborted, NotConnected, AddrInUse, AddrNotAvailable, NetworkDown, BrokenPipe, AlreadyExists, WouldBlock,
        NotADirectory, IsADirectory, DirectoryNotEmpty, ReadOnlyFilesystem, StaleNetworkFileHandle, InvalidInput,
        InvalidData, TimedOut, WriteZero, StorageFull, NotSeekable, QuotaExceeded, FileTooLarge, ResourceBusy,
        ExecutableFileBusy, Deadlock, CrossesDevices, TooManyLinks, InvalidFilename, ArgumentListTooLong, Interrupted,
        Unsupported, UnexpectedEof, OutOfMemory, Other
    }
    pub struct IntoInnerError<W>(W, Error);
    #[cfg(any(unix, target_os = "hermit", target_os = "solid_asp3", target_os = "trusty", target_os = "wasi"))]
    mod slices {
        use core::{ffi::c_void, marker::PhantomData};
        #[repr(C)]
        struct iovec { iov_base: *mut c_void, iov_len: usize }
        #[derive(Clone, Copy)] #[repr(transparent)]
        pub struct IoSlice<'a> { vec: iovec, _p: PhantomData<&'a [u8]> }
        #[repr(transparent)]
        pub struct IoSliceMut<'a> { vec: iovec, _p: PhantomData<&'a mut [u8]> }
    }
    #[cfg(windows)]
    mod slices {
        use core::marker::PhantomData;
        #[repr(C)]
        struct WSABUF { len: u32, buf: *mut u8 }
        #[derive(Clone, Copy)] #[repr(transparent)]
        pub struct IoSlice<'a> { vec: WSABUF, _p: PhantomData<&'a [u8]> }
        #[repr(transparent)]
        pub struct IoSliceMut<'a> { vec: WSABUF, _p: PhantomData<&'a mut [u8]> }
    }
    #[cfg(not(any(
        unix, windows, target_os = "hermit", target_os = "solid_asp3", target_os = "trusty", target_os = "wasi"
    )))]
    mod slices {
        #[derive(Clone, Copy)] #[repr(transparent)]
        pub struct IoSlice<'a>(&'a [u8]);
        #[repr(transparent)]
        pub struct IoSliceMut<'a>(&'a mut [u8]);
    }
    pub use self::slices::{IoSlice, IoSliceMut};
    pub struct LineWriter<W: ?Sized>(BufWriter<W>);
    pub struct Lines<B>(B);
    pub struct PipeReader(crate::NeedsDrop);
    pub struct PipeWriter(crate::NeedsDrop);
    pub type RawOsError = i32;
    pub struct Repeat(u8);
    pub type Result<T> = core::result::Result<T, Error>;
    #[derive(Clone, Copy)]
    pub enum SeekFrom { Start(u64), End(i64), Current(i64) }
    #[derive(Clone, Copy)] #[non_exhaustive]
    pub struct Sink;
    pub struct Split<B>(B, u8);
    pub struct Stderr(&'static ());
    pub struct StderrLock<'a>(&'a (), crate::NeedsDrop);
    pub struct Stdin(&'static ());
    pub struct StdinLock<'a>(&'a (), crate::NeedsDrop);
    pub struct Stdout(&'static ());
    pub struct StdoutLock<'a>(&'a (), crate::NeedsDrop);
    pub struct Take<T>(T, u64);
    pub struct WriterPanicked(crate::vec::Vec<u8>);
}

pub mod net {
    pub use core::net::*;
    pub struct Incoming<'a>(&'a TcpListener);
    #[derive(Clone, Copy)]
    pub enum Shutdown { Read, Write, Both }
    pub struct TcpListener(crate::NeedsDrop);
    pub struct TcpStream(crate::NeedsDrop);
    pub struct UdpSocket(crate::NeedsDrop);
    pub trait ToSocketAddrs {}
}

pub mod num { pub use core::num::*; }

pub mod os {
    pub mod raw {
        pub use core::ffi::{
            c_char, c_double, c_float, c_int, c_long, c_longlong, c_schar, c_short, c_uchar, c_uint, c_ulong,
            c_ulonglong, c_ushort, c_void
        };
    }
    #[cfg(any(unix, target_os = "hermit", target_os = "trusty", target_os = "wasi", target_os = "motor"))]
    pub mod fd {
        #[cfg(not(any(target_os = "hermit", target_os = "motor")))]
        pub type RawFd = core::ffi::c_int;
        #[cfg(any(target_os = "hermit", target_os = "motor"))]
        pub type RawFd = i32;
        #[derive(Clone, Copy)] #[repr(transparent)] #[rustc_nonnull_optimization_guaranteed]
        pub struct BorrowedFd<'fd> { fd: RawFd, _phantom: core::marker::PhantomData<&'fd OwnedFd> }
        #[repr(transparent)] #[rustc_nonnull_optimization_guaranteed]
        pub struct OwnedFd { fd: RawFd }
        impl Drop for OwnedFd {}
        pub trait AsFd {}
        pub trait AsRawFd {}
        pub trait FromRawFd {}
        pub trait IntoRawFd {}
    }
    #[cfg(target_os = "linux")]
    pub mod linux {
        pub mod raw {
            pub type dev_t = u64;
            pub type mode_t = u32;
            pub type pthread_t = core::ffi::c_ulong;
        }
    }
    #[cfg(target_vendor = "apple")]
    mod apple {
        pub mod raw { pub type pthread_t = usize; }
    }
    #[cfg(all(unix, not(target_os = "hermit")))]
    pub mod unix {
        pub mod ffi {
            pub trait OsStrExt {}
            pub trait OsStringExt {}
        }
        pub mod fs {
            pub trait DirBuilderExt {}
            pub trait DirEntryExt {}
            pub trait FileExt {}
            pub trait FileTypeExt {}
            pub trait MetadataExt {}
            pub trait OpenOptionsExt {}
            pub trait PermissionsExt {}
        }
        pub mod io { pub use crate::os::fd::*; }
        pub mod net {
            pub struct Incoming<'a>(&'a UnixListener);
            pub struct SocketAddr([u8; 110]);
            pub struct UnixDatagram(crate::NeedsDrop);
            pub struct UnixListener(crate::NeedsDrop);
            pub struct UnixStream(crate::NeedsDrop);
        }
        pub mod prelude {
            pub use super::{
                ffi::{OsStrExt, OsStringExt},
                fs::{DirEntryExt, FileExt, FileTypeExt, MetadataExt, OpenOptionsExt, PermissionsExt},
                io::{AsFd, AsRawFd, BorrowedFd, FromRawFd, IntoRawFd, OwnedFd, RawFd},
                process::{ChildExt, CommandExt, ExitStatusExt},
                thread::JoinHandleExt
            };
        }
        pub mod process {
            pub trait ChildExt {}
            pub trait CommandExt {}
            pub trait ExitStatusExt {}
        }
        pub mod raw {
            #[cfg(target_os = "linux")]
            pub use crate::os::linux::raw::*;
            #[cfg(target_vendor = "apple")]
            pub use crate::os::apple::raw::*;
            pub type gid_t = u32;
            pub type pid_t = i32;
            pub type uid_t = u32;
        }
        pub mod thread {
            #[cfg(any(target_os = "linux", target_vendor = "apple"))]
            pub type RawPthread = super::raw::pthread_t;
            pub trait JoinHandleExt {}
        }
    }
    #[cfg(target_os = "wasi")]
    pub mod wasi {
        pub mod io { pub use crate::os::fd::*; }
    }
    #[cfg(windows)]
    pub mod windows {
        pub mod ffi {
            pub struct EncodeWide<'a>(&'a [u8]);
            pub trait OsStrExt {}
            pub trait OsStringExt {}
        }
        pub mod fs {
            pub trait FileExt {}
            pub trait MetadataExt {}
            pub trait OpenOptionsExt {}
        }
        pub mod io {
            use core::marker::PhantomData;
            pub type RawHandle = super::raw::HANDLE;
            pub type RawSocket = super::raw::SOCKET;
            #[derive(Clone, Copy)] #[repr(transparent)]
            pub struct BorrowedHandle<'handle> { handle: RawHandle, _phantom: PhantomData<&'handle OwnedHandle> }
            #[derive(Clone, Copy)] #[repr(transparent)] #[rustc_nonnull_optimization_guaranteed]
            pub struct BorrowedSocket<'socket> { socket: RawSocket, _phantom: PhantomData<&'socket OwnedSocket> }
            #[repr(transparent)]
            pub struct HandleOrInvalid(RawHandle);
            impl Drop for HandleOrInvalid {}
            #[repr(transparent)]
            pub struct HandleOrNull(RawHandle);
            impl Drop for HandleOrNull {}
            pub struct InvalidHandleError(());
            pub struct NullHandleError(());
            #[repr(transparent)]
            pub struct OwnedHandle { handle: RawHandle }
            impl Drop for OwnedHandle {}
            #[repr(transparent)] #[rustc_nonnull_optimization_guaranteed]
            pub struct OwnedSocket { socket: RawSocket }
            impl Drop for OwnedSocket {}
            pub trait AsHandle {}
            pub trait AsRawHandle {}
            pub trait AsRawSocket {}
            pub trait AsSocket {}
            pub trait FromRawHandle {}
            pub trait FromRawSocket {}
            pub trait IntoRawHandle {}
            pub trait IntoRawSocket {}
        }
        pub mod prelude {
            pub use super::{
                ffi::{OsStrExt, OsStringExt},
                fs::{FileExt, MetadataExt, OpenOptionsExt},
                io::{
                    AsHandle, AsRawHandle, AsRawSocket, AsSocket, BorrowedHandle, BorrowedSocket, FromRawHandle,
                    FromRawSocket, HandleOrInvalid, IntoRawHandle, IntoRawSocket, OwnedHandle, OwnedSocket, RawHandle,
                    RawSocket,
                }
            };
        }
        pub mod process {
            pub trait CommandExt {}
            pub trait ExitStatusExt {}
        }
        pub mod raw {
            pub type HANDLE = *mut core::ffi::c_void;
            #[cfg(target_pointer_width = "32")]
            pub type SOCKET = u32;
            #[cfg(target_pointer_width = "64")]
            pub type SOCKET = u64;
        }
    }
}

pub mod panic {
    pub use core::panic::{AssertUnwindSafe, Location, RefUnwindSafe, UnwindSafe};
    pub struct PanicHookInfo<'a>(&'a Location<'a>);
    pub type PanicInfo<'a> = PanicHookInfo<'a>;
    pub fn catch_unwind<F, R>(f: F) -> crate::thread::Result<R>;
    pub fn panic_any<M>(msg: M) -> !;
    pub fn resume_unwind(payload: crate::boxed::Box<dyn crate::any::Any + Send>) -> !;
}

pub mod path {
    use crate::ffi::{OsStr, OsString};
    #[derive(Clone, Copy)]
    pub struct Ancestors<'a>(core::option::Option<&'a Path>);
    #[derive(Clone, Copy)]
    pub enum Component<'a> { Prefix(PrefixComponent<'a>), RootDir, CurDir, ParentDir, Normal(&'a OsStr) }
    pub struct Components<'a>(&'a [u8]);
    pub struct Display<'a>(&'a Path);
    pub struct Iter<'a>(&'a [u8]);
    #[repr(transparent)]
    pub struct Path { inner: OsStr }
    pub struct PathBuf { inner: OsString }
    #[derive(Clone, Copy)]
    pub enum Prefix<'a> {
        Verbatim(&'a OsStr), VerbatimUNC(&'a OsStr, &'a OsStr), VerbatimDisk(u8), DeviceNS(&'a OsStr),
        UNC(&'a OsStr, &'a OsStr), Disk(u8)
    }
    #[derive(Clone, Copy)]
    pub struct PrefixComponent<'a>(&'a OsStr, Prefix<'a>);
    pub struct StripPrefixError(());
}

pub mod prelude {
    pub mod v1 {
        pub use crate::{borrow::ToOwned, boxed::Box, string::{String, ToString}, vec::Vec};
        pub use core::prelude::v1::*;
    }
    pub mod rust_2015 { pub use super::v1::*; }
    pub mod rust_2018 { pub use super::v1::*; }
    pub mod rust_2021 {
        pub use super::v1::*;
        pub use core::prelude::rust_2021::*;
    }
    pub mod rust_2024 {
        pub use super::v1::*;
        pub use core::prelude::rust_2024::*;
    }
}

pub mod process {
    use crate::option::Option;
    pub struct Child {
        handle: crate::NeedsDrop,
        pub stdin: Option<ChildStdin>, pub stdout: Option<ChildStdout>, pub stderr: Option<ChildStderr>
    }
    pub struct ChildStderr(crate::NeedsDrop);
    pub struct ChildStdin(crate::NeedsDrop);
    pub struct ChildStdout(crate::NeedsDrop);
    pub struct Command(crate::NeedsDrop);
    pub struct CommandArgs<'a>(&'a ());
    pub struct CommandEnvs<'a>(&'a ());
    #[derive(Clone, Copy)]
    pub struct ExitCode(u8);
    #[derive(Clone, Copy)]
    pub struct ExitStatus(i32);
    pub struct Output { pub status: ExitStatus, pub stdout: crate::vec::Vec<u8>, pub stderr: crate::vec::Vec<u8> }
    pub struct Stdio(crate::NeedsDrop);
    pub trait Termination {}
    pub fn abort() -> !;
    pub fn exit(code: i32) -> !;
    pub fn id() -> u32;
}

pub mod sync {
    pub use ::alloc::sync::*;
    pub use core::sync::atomic;
    pub use self::poison::*;
    pub struct Barrier(usize);
    pub struct BarrierWaitResult(bool);
    pub struct LazyLock<T, F = fn() -> T>(T, F, crate::NeedsDrop);
    pub struct Once(u32);
    pub struct OnceLock<T>(T, crate::NeedsDrop);
    pub struct OnceState(u32);
    #[derive(Clone, Copy)]
    pub struct WaitTimeoutResult(bool);
    pub mod poison {
        use crate::cell::UnsafeCell;
        pub struct Condvar(u32);
        pub type LockResult<T> = core::result::Result<T, PoisonError<T>>;
        pub struct Mutex<T: ?Sized>(u32, UnsafeCell<T>);
        pub struct MutexGuard<'a, T: ?Sized>(&'a Mutex<T>, crate::NeedsDrop);
        pub struct PoisonError<T>(T);
        pub struct RwLock<T: ?Sized>(u32, UnsafeCell<T>);
        pub struct RwLockReadGuard<'rwlock, T: ?Sized>(&'rwlock RwLock<T>, crate::NeedsDrop);
        pub struct RwLockWriteGuard<'rwlock, T: ?Sized>(&'rwlock RwLock<T>, crate::NeedsDrop);
        pub enum TryLockError<T> { Poisoned(PoisonError<T>), WouldBlock }
        pub type TryLockResult<Guard> = core::result::Result<Guard, TryLockError<Guard>>;
    }
    pub mod mpsc {
        pub struct IntoIter<T>(Receiver<T>);
        pub struct Iter<'a, T>(&'a Receiver<T>);
        pub struct Receiver<T>(*const T, crate::NeedsDrop);
        #[derive(Clone, Copy)]
        pub struct RecvError;
        #[derive(Clone, Copy)]
        pub enum RecvTimeoutError { Timeout, Disconnected }
        #[derive(Clone, Copy)]
        pub struct SendError<T>(pub T);
        pub struct Sender<T>(*const T, crate::NeedsDrop);
        pub struct SyncSender<T>(*const T, crate::NeedsDrop);
        pub struct TryIter<'a, T>(&'a Receiver<T>);
        #[derive(Clone, Copy)]
        pub enum TryRecvError { Empty, Disconnected }
        #[derive(Clone, Copy)]
        pub enum TrySendError<T> { Full(T), Disconnected(T) }
    }
}

pub mod task {
    pub use ::alloc::task::*;
    pub use core::task::*;
}

pub mod thread {
    #[derive(Clone, Copy)] #[non_exhaustive]
    pub struct AccessError;
    pub struct Builder(crate::NeedsDrop);
    pub struct JoinHandle<T>(*const T, crate::NeedsDrop);
    pub struct LocalKey<T>(unsafe fn() -> *const T);
    pub type Result<T> = core::result::Result<T, crate::boxed::Box<dyn crate::any::Any + Send>>;
    pub struct Scope<'scope, 'env>(&'scope &'env (), crate::NeedsDrop);
    pub struct ScopedJoinHandle<'scope, T>(&'scope T, crate::NeedsDrop);
    pub struct Thread(crate::NeedsDrop);
    #[derive(Clone, Copy)]
    pub struct ThreadId(core::num::NonZeroU64);
    pub fn panicking() -> bool;
    pub fn spawn<F, T>(f: F) -> JoinHandle<T>;
}

pub mod time {
    pub use core::time::*;
    #[derive(Clone, Copy)]
    pub struct Instant(u64, u32);
    #[derive(Clone, Copy)]
    pub struct SystemTime(i64, u32);
    pub struct SystemTimeError(Duration);
}
