//! Stands in for the crate of this name.
pub mod task {
    pub fn block_on<F: std::future::Future<Output = T>, T>(future: F) -> T {
        pollster::block_on(future)
    }
}
