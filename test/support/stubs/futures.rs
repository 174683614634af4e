//! Stands in for the crate of this name.
pub mod executor {
    pub fn block_on<F: std::future::Future>(future: F) -> F::Output {
        pollster::block_on(future)
    }
}
