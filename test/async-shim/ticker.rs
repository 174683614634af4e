use std::ffi::c_int;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

/// Pending for some polls; its waker is called from another thread.
struct Later(u32);

impl Future for Later {
    type Output = ();
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        if self.0 == 0 {
            return Poll::Ready(());
        }
        self.0 -= 1;
        let waker = cx.waker().clone();
        std::thread::spawn(move || waker.wake());
        Poll::Pending
    }
}

/// Reads the value behind `base` after three turns, and adds.
#[no_mangle]
pub async unsafe extern "C" fn add_later(base: *const c_int, n: c_int) -> c_int {
    Later(3).await;
    if n < 0 {
        panic!("negative");
    }
    *base + n
}

static TICKS: std::sync::atomic::AtomicI32 = std::sync::atomic::AtomicI32::new(0);

/// Counts a tick after two turns.
#[no_mangle]
pub async extern "C" fn tick() {
    Later(2).await;
    TICKS.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
}

#[no_mangle]
pub extern "C" fn ticks() -> c_int {
    TICKS.load(std::sync::atomic::Ordering::SeqCst)
}

/// Calls itself through Rust.
pub async fn add_twice(base: &c_int) -> c_int {
    unsafe { add_later(base, 1).await + add_later(base, 2).await }
}
