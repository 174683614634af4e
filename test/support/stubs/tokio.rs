//! Stands in for the crate of this name with its feature `rt` alone: what a shim uses, with the real signatures.
pub mod runtime {
    pub struct Builder(());
    pub struct Runtime(());

    impl Builder {
        pub fn new_current_thread() -> Builder {
            Builder(())
        }
        pub fn enable_all(&mut self) -> &mut Self {
            self
        }
        pub fn build(&mut self) -> std::io::Result<Runtime> {
            Ok(Runtime(()))
        }
    }

    impl Runtime {
        pub fn new() -> std::io::Result<Runtime> {
            Builder::new_current_thread().build()
        }
        pub fn block_on<F: std::future::Future>(&self, future: F) -> F::Output {
            pollster::block_on(future)
        }
    }
}
