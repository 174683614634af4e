//! The names of the `libc` crate that FFI code writes most, for when the crate's own sources cannot be found.
//!
//! Which name is what on which target follows libc 0.2.189 as it is without configuration of its own; systems that it
//! supports hardly at all are left out. A struct marked `ferrule::opaque` is known to be one of C's: `Copy`, FFI-safe,
//! of unknown size. Names that a system lacks may be here all the same: code that compiles there does not write them.

pub use core::ffi::{
    c_char, c_double, c_float, c_int, c_long, c_longlong, c_schar, c_short, c_uchar, c_uint, c_ulong, c_ulonglong,
    c_ushort, c_void
};
pub type int8_t = i8; pub type int16_t = i16; pub type int32_t = i32; pub type int64_t = i64;
pub type uint8_t = u8; pub type uint16_t = u16; pub type uint32_t = u32; pub type uint64_t = u64;
pub type intmax_t = i64; pub type uintmax_t = u64;
pub type size_t = usize; pub type ssize_t = isize; pub type ptrdiff_t = isize;
pub type intptr_t = isize; pub type uintptr_t = usize;
pub use self::{os::*, wide_char::wchar_t};

#[cfg(any(windows, target_os = "cygwin"))]
mod wide_char { pub type wchar_t = u16; }
#[cfg(any(
    all(
        any(target_arch = "aarch64", target_arch = "arm"),
        not(any(
            windows, target_vendor = "apple", target_os = "illumos", target_os = "netbsd", target_os = "openbsd",
            target_os = "redox"
        ))
    ),
    all(target_os = "vxworks", any(target_arch = "powerpc", target_arch = "powerpc64")),
    all(target_os = "android", target_arch = "riscv64"),
    target_arch = "csky", target_arch = "hexagon", target_os = "aix", target_os = "espidf", target_os = "nto"
))]
mod wide_char { pub type wchar_t = u32; }
#[cfg(not(any(
    windows,
    all(
        any(target_arch = "aarch64", target_arch = "arm"),
        not(any(
            target_vendor = "apple", target_os = "illumos", target_os = "netbsd", target_os = "openbsd",
            target_os = "redox"
        ))
    ),
    all(target_os = "vxworks", any(target_arch = "powerpc", target_arch = "powerpc64")),
    all(target_os = "android", target_arch = "riscv64"),
    target_arch = "csky", target_arch = "hexagon", target_os = "aix", target_os = "cygwin", target_os = "espidf",
    target_os = "nto"
)))]
mod wide_char { pub type wchar_t = i32; }

mod usual {
    use core::ffi::*;
    pub type blkcnt64_t = i64; pub type blkcnt_t = c_long; pub type blksize_t = c_long; pub type cc_t = u8;
    pub type clock_t = c_long; pub type clockid_t = i32; pub type dev_t = u64; pub type fsblkcnt_t = c_ulong;
    pub type fsfilcnt_t = c_ulong; pub type gid_t = u32; pub type iconv_t = *mut c_void; pub type id_t = u32;
    pub type idtype_t = u32; pub type in_addr_t = u32; pub type in_port_t = u16; pub type ino64_t = u64;
    pub type ino_t = c_ulong; pub type key_t = i32; pub type locale_t = *mut c_void; pub type loff_t = i64;
    pub type mode_t = u32; pub type mqd_t = i32; pub type msglen_t = c_ulong; pub type msgqnum_t = c_ulong;
    pub type nfds_t = c_ulong; pub type nl_item = i32; pub type nlink_t = c_ulong; pub type off64_t = i64;
    pub type off_t = c_long; pub type pid_t = i32; pub type pthread_key_t = u32; pub type pthread_t = c_ulong;
    pub type rlim_t = c_ulong; pub type sa_family_t = u16; pub type shmatt_t = c_ulong;
    pub type sighandler_t = usize; pub type socklen_t = u32; pub type speed_t = u32; pub type suseconds_t = c_long;
    pub type tcflag_t = u32; pub type time_t = c_long; pub type timer_t = *mut c_void; pub type uid_t = u32;
    pub type useconds_t = u32;
    #[ferrule::opaque] #[repr(C)] pub struct pthread_attr_t(());
    #[ferrule::opaque] #[repr(C)] pub struct pthread_cond_t(());
    #[ferrule::opaque] #[repr(C)] pub struct pthread_condattr_t(());
    #[ferrule::opaque] #[repr(C)] pub struct pthread_mutex_t(());
    #[ferrule::opaque] #[repr(C)] pub struct pthread_mutexattr_t(());
    #[ferrule::opaque] #[repr(C)] pub struct pthread_rwlock_t(());
    #[ferrule::opaque] #[repr(C)] pub struct pthread_rwlockattr_t(());
    #[ferrule::opaque] #[repr(C)] pub struct sem_t(());
    #[ferrule::opaque] #[repr(C)] pub struct sigset_t(());
}

#[cfg(target_os = "linux")]
mod os {
    use core::ffi::*;
    pub use super::usual::*;
    #[cfg(any(
        target_env = "musl", target_env = "ohos", target_arch = "aarch64", target_arch = "riscv32",
        target_arch = "x86_64"
    ))]
    pub use self::large_files::{blkcnt_t, fsblkcnt_t, fsfilcnt_t, ino_t, off_t, rlim_t};
    mod large_files {
        pub type blkcnt_t = i64; pub type fsblkcnt_t = u64; pub type fsfilcnt_t = u64; pub type ino_t = u64;
        pub type off_t = i64; pub type rlim_t = u64;
    }
    #[cfg(any(
        all(target_env = "gnu", target_arch = "riscv32"), target_env = "ohos", target_arch = "hexagon",
        target_arch = "x86_64"
    ))]
    pub type time_t = i64;
    #[cfg(any(
        all(target_env = "gnu", target_arch = "riscv32"), target_env = "ohos", target_arch = "aarch64",
        target_arch = "hexagon", target_arch = "x86_64"
    ))]
    pub type suseconds_t = i64;
    #[cfg(target_arch = "sparc64")]
    pub type suseconds_t = i32;
    #[cfg(target_arch = "x86_64")]
    pub type clock_t = i64;
    #[cfg(any(
        target_arch = "aarch64", target_arch = "loongarch64", target_arch = "riscv64", target_arch = "sparc64",
        all(target_env = "musl", target_arch = "mips64")
    ))]
    pub type nlink_t = u32;
    #[cfg(target_arch = "x86_64")]
    pub type nlink_t = u64;
    #[cfg(any(target_arch = "aarch64", target_arch = "loongarch64", target_arch = "riscv64"))]
    pub type blksize_t = i32;
    #[cfg(any(all(target_env = "gnu", target_arch = "riscv32"), target_arch = "x86_64"))]
    pub type blksize_t = i64;
    #[cfg(any(target_arch = "aarch64", target_arch = "x86_64"))]
    pub use self::messages::{msglen_t, msgqnum_t, shmatt_t};
    mod messages { pub type msglen_t = u64; pub type msgqnum_t = u64; pub type shmatt_t = u64; }
    #[cfg(any(target_env = "musl", target_env = "ohos"))]
    pub type pthread_t = *mut c_void;
}

#[cfg(target_vendor = "apple")]
mod os {
    use core::ffi::*;
    pub use super::usual::*;
    pub type blkcnt_t = i64; pub type blksize_t = i32; pub type clock_t = c_ulong; pub type clockid_t = u32;
    pub type dev_t = i32; pub type fsblkcnt_t = u32; pub type fsfilcnt_t = u32; pub type ino_t = u64;
    pub type mode_t = u16; pub type nfds_t = u32; pub type nlink_t = u16; pub type off_t = i64;
    pub type pthread_key_t = c_ulong; pub type pthread_t = usize; pub type rlim_t = u64; pub type sa_family_t = u8;
    pub type sem_t = i32; pub type shmatt_t = u16; pub type sigset_t = u32; pub type speed_t = c_ulong;
    pub type suseconds_t = i32; pub type tcflag_t = c_ulong;
    pub type mach_port_t = u32; pub type kern_return_t = i32;
}

#[cfg(target_os = "android")]
mod os {
    use core::ffi::*;
    pub use super::usual::*;
    pub type blkcnt_t = c_ulong; pub type blksize_t = c_ulong; pub type dev_t = c_ulong; pub type idtype_t = i32;
    pub type nfds_t = u32; pub type nlink_t = u32; pub type pthread_condattr_t = c_long;
    pub type pthread_key_t = i32; pub type pthread_mutexattr_t = c_long; pub type pthread_rwlockattr_t = c_long;
    pub type pthread_t = c_long;
    #[cfg(target_pointer_width = "32")]
    pub use self::narrow::{mode_t, sigset_t, socklen_t};
    #[cfg(target_pointer_width = "32")]
    mod narrow { pub type mode_t = u16; pub type socklen_t = i32; pub type sigset_t = u32; }
}

#[cfg(windows)]
mod os {
    use core::ffi::*;
    pub use super::usual::*;
    pub type dev_t = u32; pub type ino_t = u16;
    #[cfg(all(target_arch = "x86", target_env = "gnu"))]
    pub type time_t = i32;
    #[cfg(not(all(target_arch = "x86", target_env = "gnu")))]
    pub type time_t = i64;
    pub type HANDLE = *mut c_void;
    pub type SOCKET = usize;
}

#[cfg(target_os = "freebsd")]
mod os {
    use core::ffi::*;
    pub use super::usual::*;
    pub type blkcnt_t = i64; pub type blksize_t = i32; pub type fsblkcnt_t = u64; pub type fsfilcnt_t = u64;
    pub type id_t = i64; pub type ino_t = u64; pub type key_t = c_long; pub type mode_t = u16;
    pub type mqd_t = *mut c_void; pub type nfds_t = u32; pub type nlink_t = u64; pub type off_t = i64;
    pub type pthread_attr_t = *mut c_void; pub type pthread_cond_t = *mut c_void;
    pub type pthread_condattr_t = *mut c_void; pub type pthread_key_t = i32; pub type pthread_mutex_t = *mut c_void;
    pub type pthread_mutexattr_t = *mut c_void; pub type pthread_rwlock_t = *mut c_void;
    pub type pthread_rwlockattr_t = *mut c_void; pub type pthread_t = usize; pub type rlim_t = i64;
    pub type sa_family_t = u8; pub type shmatt_t = u32; pub type timer_t = *mut c_void;
    #[cfg(target_arch = "x86")]
    pub type time_t = i32;
    #[cfg(not(target_arch = "x86"))]
    pub type time_t = i64;
    #[cfg(any(target_arch = "aarch64", target_arch = "riscv64", target_arch = "x86_64"))]
    pub type clock_t = i32;
    #[cfg(not(any(target_arch = "aarch64", target_arch = "riscv64", target_arch = "x86_64")))]
    pub type clock_t = u32;
}

#[cfg(target_os = "netbsd")]
mod os {
    use core::ffi::*;
    pub use super::usual::*;
    pub type blkcnt_t = i64; pub type blksize_t = i32; pub type clock_t = u32; pub type fsblkcnt_t = u64;
    pub type fsfilcnt_t = u64; pub type idtype_t = i32; pub type ino_t = u64; pub type key_t = c_long;
    pub type nfds_t = u32; pub type nl_item = c_long; pub type nlink_t = u32; pub type off_t = i64;
    pub type pthread_key_t = i32; pub type pthread_t = usize; pub type rlim_t = u64; pub type sa_family_t = u8;
    pub type sem_t = *mut c_void; pub type shmatt_t = u32; pub type suseconds_t = i32; pub type time_t = i64;
    pub type timer_t = i32;
}

#[cfg(target_os = "openbsd")]
mod os {
    use core::ffi::*;
    pub use super::usual::*;
    pub type blkcnt_t = i64; pub type blksize_t = i32; pub type clock_t = i64; pub type dev_t = i32;
    pub type fsblkcnt_t = u64; pub type fsfilcnt_t = u64; pub type ino_t = u64; pub type key_t = c_long;
    pub type nfds_t = u32; pub type nl_item = c_long; pub type nlink_t = u32; pub type off_t = i64;
    pub type pthread_attr_t = *mut c_void; pub type pthread_cond_t = *mut c_void;
    pub type pthread_condattr_t = *mut c_void; pub type pthread_key_t = i32; pub type pthread_mutex_t = *mut c_void;
    pub type pthread_mutexattr_t = *mut c_void; pub type pthread_rwlock_t = *mut c_void;
    pub type pthread_rwlockattr_t = *mut c_void; pub type pthread_t = usize; pub type rlim_t = u64;
    pub type sa_family_t = u8; pub type sem_t = *mut c_void; pub type sigset_t = u32; pub type time_t = i64;
}

#[cfg(target_os = "dragonfly")]
mod os {
    use core::ffi::*;
    pub use super::usual::*;
    pub type clock_t = u64; pub type clockid_t = u64; pub type dev_t = u32; pub type id_t = i64;
    pub type key_t = i64; pub type mode_t = u16; pub type nfds_t = u32; pub type nlink_t = u32;
    pub type pthread_attr_t = *mut c_void; pub type pthread_cond_t = *mut c_void;
    pub type pthread_condattr_t = *mut c_void; pub type pthread_key_t = i32; pub type pthread_mutex_t = *mut c_void;
    pub type pthread_mutexattr_t = *mut c_void; pub type pthread_rwlock_t = *mut c_void;
    pub type pthread_rwlockattr_t = *mut c_void; pub type pthread_t = usize; pub type rlim_t = i64;
    pub type sa_family_t = u8; pub type sem_t = *mut c_void; pub type shmatt_t = u32;
}

#[cfg(any(target_os = "illumos", target_os = "solaris"))]
mod os {
    use core::ffi::*;
    pub use super::usual::*;
    pub type blksize_t = i32; pub type id_t = i32; pub type mqd_t = *mut c_void; pub type nlink_t = u32;
    pub type pthread_t = u32; pub type timer_t = i32;
}

#[cfg(target_os = "aix")]
mod os {
    use core::ffi::*;
    pub use super::usual::*;
    pub type blkcnt64_t = u64; pub type clock_t = i32; pub type clockid_t = i64; pub type nfds_t = u32;
    pub type nlink_t = i16; pub type pthread_attr_t = *mut c_void; pub type pthread_condattr_t = *mut c_void;
    pub type pthread_mutexattr_t = *mut c_void; pub type pthread_rwlockattr_t = *mut c_void;
    pub type pthread_t = u32; pub type sa_family_t = u8; pub type sem_t = i32; pub type suseconds_t = i32;
    pub type timer_t = i64;
}

#[cfg(target_os = "cygwin")]
mod os {
    use core::ffi::*;
    pub use super::usual::*;
    pub type blksize_t = i32; pub type clock_t = u64; pub type clockid_t = u64; pub type dev_t = u32;
    pub type key_t = i64; pub type nfds_t = u32; pub type nlink_t = u16; pub type pthread_attr_t = *mut c_void;
    pub type pthread_cond_t = *mut c_void; pub type pthread_condattr_t = *mut c_void; pub type pthread_key_t = usize;
    pub type pthread_mutex_t = *mut c_void; pub type pthread_mutexattr_t = *mut c_void;
    pub type pthread_rwlock_t = *mut c_void; pub type pthread_rwlockattr_t = *mut c_void;
    pub type pthread_t = *mut c_void; pub type sem_t = *mut c_void; pub type sigset_t = u64;
    pub type socklen_t = i32; pub type timer_t = u64; pub type useconds_t = u64;
}

#[cfg(target_os = "emscripten")]
mod os {
    use core::ffi::*;
    pub use super::usual::*;
    pub type blkcnt64_t = i32; pub type dev_t = u32; pub type ino_t = u64; pub type off_t = i64;
    pub type rlim_t = u64; pub type time_t = i64;
}

#[cfg(target_os = "espidf")]
mod os {
    use core::ffi::*;
    pub use super::usual::*;
    pub type clock_t = u32; pub type clockid_t = u32; pub type dev_t = i16; pub type fsblkcnt_t = u64;
    pub type gid_t = u16; pub type ino_t = u16; pub type nlink_t = u16; pub type sa_family_t = u8;
    pub type tcflag_t = u16; pub type time_t = i64; pub type uid_t = u16;
}

#[cfg(target_os = "fuchsia")]
mod os {
    use core::ffi::*;
    pub use super::usual::*;
}

#[cfg(target_os = "haiku")]
mod os {
    use core::ffi::*;
    pub use super::usual::*;
    pub type blkcnt_t = i64; pub type blksize_t = i32; pub type clock_t = i32; pub type dev_t = i32;
    pub type fsblkcnt_t = i64; pub type fsfilcnt_t = i64; pub type id_t = i32; pub type idtype_t = i32;
    pub type ino_t = i64; pub type msglen_t = u32; pub type msgqnum_t = u32; pub type nlink_t = i32;
    pub type off_t = i64; pub type pthread_attr_t = *mut c_void; pub type pthread_condattr_t = usize;
    pub type pthread_key_t = i32; pub type pthread_mutexattr_t = usize; pub type pthread_rwlockattr_t = usize;
    pub type pthread_t = usize; pub type rlim_t = usize; pub type sa_family_t = u8; pub type sigset_t = u64;
    pub type speed_t = u8; pub type suseconds_t = i32;
}

#[cfg(target_os = "hermit")]
mod os {
    use core::ffi::*;
    pub use super::usual::*;
    pub type nfds_t = usize; pub type sa_family_t = u8;
}

#[cfg(target_os = "horizon")]
mod os {
    use core::ffi::*;
    pub use super::usual::*;
    pub type clock_t = u32; pub type clockid_t = u32; pub type dev_t = u32; pub type fsblkcnt_t = u64;
    pub type gid_t = u16; pub type nlink_t = u16; pub type off_t = i64; pub type sigset_t = u32;
    pub type time_t = i64; pub type uid_t = u16;
}

#[cfg(target_os = "hurd")]
mod os {
    use core::ffi::*;
    pub use super::usual::*;
    pub type dev_t = c_ulong; pub type pthread_key_t = i32; pub type pthread_t = c_long; pub type sa_family_t = u8;
    pub type sigset_t = c_ulong; pub type speed_t = i32; pub type timer_t = c_ulong;
}

#[cfg(target_os = "l4re")]
mod os {
    use core::ffi::*;
    pub use super::usual::*;
    pub type pthread_t = *mut c_void;
}

#[cfg(target_os = "nto")]
mod os {
    use core::ffi::*;
    pub use super::usual::*;
    pub type blkcnt_t = u64; pub type blksize_t = u32; pub type clock_t = u32; pub type dev_t = u32;
    pub type fsblkcnt_t = u64; pub type fsfilcnt_t = u64; pub type gid_t = i32; pub type id_t = i32;
    pub type ino_t = u64; pub type key_t = u32; pub type msglen_t = u64; pub type msgqnum_t = u64;
    pub type nfds_t = u32; pub type nlink_t = u32; pub type off_t = i64; pub type pthread_key_t = i32;
    pub type pthread_t = i32; pub type rlim_t = u64; pub type sa_family_t = u8; pub type suseconds_t = i32;
    pub type timer_t = i32; pub type uid_t = i32;
}

#[cfg(target_os = "nuttx")]
mod os {
    use core::ffi::*;
    pub use super::usual::*;
    pub type blkcnt_t = u64; pub type blksize_t = i16; pub type clock_t = i64; pub type dev_t = i32;
    pub type fsblkcnt_t = u64; pub type ino_t = u16; pub type nfds_t = u32; pub type nlink_t = u16;
    pub type off_t = i64; pub type pthread_key_t = i32; pub type pthread_mutexattr_t = u8;
    pub type pthread_rwlockattr_t = i32; pub type pthread_t = i32; pub type rlim_t = i64; pub type speed_t = usize;
    pub type suseconds_t = i32; pub type time_t = i64;
}

#[cfg(target_os = "redox")]
mod os {
    use core::ffi::*;
    pub use super::usual::*;
    pub type blkcnt_t = i64; pub type ino_t = u64; pub type mode_t = i32; pub type off_t = i64;
    pub type pthread_key_t = usize; pub type pthread_t = *mut c_void; pub type rlim_t = u64;
    pub type sem_t = *mut c_void; pub type sigset_t = u64; pub type suseconds_t = i32; pub type time_t = i64;
}

#[cfg(target_os = "rtems")]
mod os {
    use core::ffi::*;
    pub use super::usual::*;
    pub type clockid_t = u32; pub type dev_t = u32; pub type fsblkcnt_t = u64; pub type nlink_t = u16;
    pub type off_t = i64; pub type sa_family_t = u8;
}

#[cfg(target_os = "vita")]
mod os {
    use core::ffi::*;
    pub use super::usual::*;
    pub type clockid_t = u32; pub type dev_t = i16; pub type fsblkcnt_t = u64; pub type gid_t = u16;
    pub type ino_t = u16; pub type nlink_t = u16; pub type sa_family_t = u8; pub type sigset_t = u32;
    pub type uid_t = u16;
}

#[cfg(target_os = "vxworks")]
mod os {
    use core::ffi::*;
    pub use super::usual::*;
    pub type dev_t = c_ulong; pub type gid_t = u16; pub type key_t = c_long; pub type mode_t = i32;
    pub type nfds_t = u32; pub type off_t = i64; pub type pthread_key_t = c_ulong; pub type sa_family_t = u8;
    pub type sigset_t = u64; pub type time_t = i64; pub type uid_t = u16; pub type useconds_t = c_ulong;
}

#[cfg(target_os = "wasi")]
mod os {
    use core::ffi::*;
    pub use super::usual::*;
    pub type blkcnt_t = i64; pub type clock_t = i64; pub type ino_t = u64; pub type locale_t = *mut c_void;
    pub type nlink_t = u64; pub type off_t = i64; pub type pthread_t = *mut c_void; pub type sigset_t = u8;
    pub type suseconds_t = i64; pub type time_t = i64;
    #[ferrule::opaque] #[repr(C)] pub struct clockid_t(());
}

#[ferrule::opaque] #[repr(C)] pub struct DIR(());
#[ferrule::opaque] #[repr(C)] pub struct Dl_info(());
#[ferrule::opaque] #[repr(C)] pub struct FILE(());
#[ferrule::opaque] #[repr(C)] pub struct addrinfo(());
#[ferrule::opaque] #[repr(C)] pub struct cmsghdr(());
#[ferrule::opaque] #[repr(C)] pub struct cpu_set_t(());
#[ferrule::opaque] #[repr(C)] pub struct dirent(());
#[ferrule::opaque] #[repr(C)] pub struct dirent64(());
#[ferrule::opaque] #[repr(C)] pub struct dl_phdr_info(());
#[ferrule::opaque] #[repr(C)] pub struct epoll_event(());
#[ferrule::opaque] #[repr(C)] pub struct fd_set(());
#[ferrule::opaque] #[repr(C)] pub struct flock(());
#[ferrule::opaque] #[repr(C)] pub struct fpos64_t(());
#[ferrule::opaque] #[repr(C)] pub struct fpos_t(());
#[ferrule::opaque] #[repr(C)] pub struct glob_t(());
#[ferrule::opaque] #[repr(C)] pub struct group(());
#[ferrule::opaque] #[repr(C)] pub struct hostent(());
#[ferrule::opaque] #[repr(C)] pub struct if_nameindex(());
#[ferrule::opaque] #[repr(C)] pub struct ifaddrs(());
#[ferrule::opaque] #[repr(C)] pub struct ifconf(());
#[ferrule::opaque] #[repr(C)] pub struct ifreq(());
#[ferrule::opaque] #[repr(C)] pub struct in6_addr(());
#[ferrule::opaque] #[repr(C)] pub struct in_addr(());
#[ferrule::opaque] #[repr(C)] pub struct inotify_event(());
#[ferrule::opaque] #[repr(C)] pub struct iovec(());
#[ferrule::opaque] #[repr(C)] pub struct ip_mreq(());
#[ferrule::opaque] #[repr(C)] pub struct ipc_perm(());
#[ferrule::opaque] #[repr(C)] pub struct ipv6_mreq(());
#[ferrule::opaque] #[repr(C)] pub struct itimerspec(());
#[ferrule::opaque] #[repr(C)] pub struct itimerval(());
#[ferrule::opaque] #[repr(C)] pub struct kevent(());
#[ferrule::opaque] #[repr(C)] pub struct lconv(());
#[ferrule::opaque] #[repr(C)] pub struct linger(());
#[ferrule::opaque] #[repr(C)] pub struct mmsghdr(());
#[ferrule::opaque] #[repr(C)] pub struct mntent(());
#[ferrule::opaque] #[repr(C)] pub struct mq_attr(());
#[ferrule::opaque] #[repr(C)] pub struct msghdr(());
#[ferrule::opaque] #[repr(C)] pub struct msqid_ds(());
#[ferrule::opaque] #[repr(C)] pub struct nlmsghdr(());
#[ferrule::opaque] #[repr(C)] pub struct option(());
#[ferrule::opaque] #[repr(C)] pub struct passwd(());
#[ferrule::opaque] #[repr(C)] pub struct pollfd(());
#[ferrule::opaque] #[repr(C)] pub struct protoent(());
#[ferrule::opaque] #[repr(C)] pub struct regex_t(());
#[ferrule::opaque] #[repr(C)] pub struct regmatch_t(());
#[ferrule::opaque] #[repr(C)] pub struct rlimit(());
#[ferrule::opaque] #[repr(C)] pub struct rlimit64(());
#[ferrule::opaque] #[repr(C)] pub struct rusage(());
#[ferrule::opaque] #[repr(C)] pub struct sched_param(());
#[ferrule::opaque] #[repr(C)] pub struct sembuf(());
#[ferrule::opaque] #[repr(C)] pub struct semid_ds(());
#[ferrule::opaque] #[repr(C)] pub struct servent(());
#[ferrule::opaque] #[repr(C)] pub struct shmid_ds(());
#[ferrule::opaque] #[repr(C)] pub struct sigaction(());
#[ferrule::opaque] #[repr(C)] pub struct sigevent(());
#[ferrule::opaque] #[repr(C)] pub struct siginfo_t(());
#[ferrule::opaque] #[repr(C)] pub struct signalfd_siginfo(());
#[ferrule::opaque] #[repr(C)] pub struct sigval(());
#[ferrule::opaque] #[repr(C)] pub struct sock_filter(());
#[ferrule::opaque] #[repr(C)] pub struct sock_fprog(());
#[ferrule::opaque] #[repr(C)] pub struct sockaddr(());
#[ferrule::opaque] #[repr(C)] pub struct sockaddr_in(());
#[ferrule::opaque] #[repr(C)] pub struct sockaddr_in6(());
#[ferrule::opaque] #[repr(C)] pub struct sockaddr_ll(());
#[ferrule::opaque] #[repr(C)] pub struct sockaddr_nl(());
#[ferrule::opaque] #[repr(C)] pub struct sockaddr_storage(());
#[ferrule::opaque] #[repr(C)] pub struct sockaddr_un(());
#[ferrule::opaque] #[repr(C)] pub struct sockaddr_vm(());
#[ferrule::opaque] #[repr(C)] pub struct spwd(());
#[ferrule::opaque] #[repr(C)] pub struct stack_t(());
#[ferrule::opaque] #[repr(C)] pub struct stat(());
#[ferrule::opaque] #[repr(C)] pub struct stat64(());
#[ferrule::opaque] #[repr(C)] pub struct statfs(());
#[ferrule::opaque] #[repr(C)] pub struct statvfs(());
#[ferrule::opaque] #[repr(C)] pub struct statx(());
#[ferrule::opaque] #[repr(C)] pub struct sysinfo(());
#[ferrule::opaque] #[repr(C)] pub struct termios(());
#[ferrule::opaque] #[repr(C)] pub struct timespec(());
#[ferrule::opaque] #[repr(C)] pub struct timeval(());
#[ferrule::opaque] #[repr(C)] pub struct timezone(());
#[ferrule::opaque] #[repr(C)] pub struct tm(());
#[ferrule::opaque] #[repr(C)] pub struct tms(());
#[ferrule::opaque] #[repr(C)] pub struct ucontext_t(());
#[ferrule::opaque] #[repr(C)] pub struct ucred(());
#[ferrule::opaque] #[repr(C)] pub struct utimbuf(());
#[ferrule::opaque] #[repr(C)] pub struct utmpx(());
#[ferrule::opaque] #[repr(C)] pub struct utsname(());
#[ferrule::opaque] #[repr(C)] pub struct winsize(());
