//! Stands in for the crate of this name.
pub fn block_on<T>(future: impl std::future::Future<Output = T>) -> T {
    pollster::block_on(future)
}
