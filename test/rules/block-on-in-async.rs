//# in an async function, an async block, a closure that runs at once
use std::future::Future;

pub struct Handle;

impl Handle {
    pub fn block_on<F: Future>(&self, _future: F) {}
}

mod executor {
    pub fn block_on<F: std::future::Future>(_future: F) {}
}

async fn connect() {}

pub async fn reconnect(handle: &Handle) {
    executor::block_on(connect());
  //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning block-on-in-async: `executor::block_on` inside a future blocks the thread that has to run it; use `.await`
    handle.block_on(connect());
         //^^^^^^^^^^^^^^^^^^^ warning block-on-in-async: `block_on` inside a future blocks the thread that has to run it; use `.await`
}

pub fn later(handle: Handle, times: Option<u32>) -> impl Future<Output = ()> {
    async move {
        handle.block_on(connect());
             //^^^^^^^^^^^^^^^^^^^ warning block-on-in-async: `block_on` inside a future blocks the thread that has to run it; use `.await`
        times.map(|_| executor::block_on(connect()));
                    //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning block-on-in-async: `executor::block_on` inside a future blocks the thread that has to run it; use `.await`
    }
}

//# through a shim for C, or a function of this crate
use std::future::Future;

fn block_on<F: Future<Output = i32>>(_future: F) -> i32 {
    0
}

async fn connect_async() -> i32 {
    0
}

#[no_mangle]
pub extern "C" fn connect() -> i32 {
    block_on(connect_async())
}

pub unsafe fn connect_blocking(port: *const u16) -> i32 {
    let _ = port;
    block_on(connect_async())
}

pub async fn reconnect(port: *const u16) -> i32 {
    let first = connect();
              //^^^^^^^^^ warning block-on-in-async: `connect` is a shim for C that blocks: inside a future it holds the thread that has to run it; call the async function behind it
    first + unsafe { connect_blocking(port) }
                   //^^^^^^^^^^^^^^^^^^^^^^ warning block-on-in-async: `connect_blocking` blocks (`block_on`): inside a future it holds the thread that has to run it
}

//# outside a future, on a thread that may block, a block_on that waits itself
use std::future::Future;

mod executor {
    pub fn block_on<F: std::future::Future>(_future: F) {}
}

pub struct Queue;

impl Queue {
    pub async fn block_on(&self, _ticket: u32) {}
}

async fn connect() {}

fn spawn_blocking(task: impl FnOnce()) {
    task();
}

pub fn connect_now() {
    executor::block_on(connect());
    executor::block_on(async { connect().await });
}

pub async fn reconnect(queue: &Queue) {
    connect().await;
    queue.block_on(3).await;
    spawn_blocking(|| executor::block_on(connect()));
    std::thread::spawn(|| executor::block_on(connect()));
}

pub async fn polled_by_another() {
    fn plain() {
        executor::block_on(connect());
    }
    std::thread::spawn(plain);
}

//# silent: in tests
#[cfg(test)]
mod tests {
    mod executor {
        pub fn block_on<F: std::future::Future>(_future: F) {}
    }

    async fn connect() {}

    async fn again() {
        executor::block_on(connect());
    }

    #[test]
    fn reentrant() {
        executor::block_on(again());
    }
}
