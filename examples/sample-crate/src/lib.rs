//! tinykv: an in-memory key-value store with an append-only log, usable from C.
//!
//! The store itself is plain Rust (`store`). `bindings` imports the C log library, `exports` is the C API of this
//! crate, `callbacks` lets C watch changes, `async_api` is the tokio side, `platform` what differs per system.

#![warn(missing_unsafe_on_extern)]

pub mod async_api;
pub mod bindings;
pub mod callbacks;
pub mod exports;
pub mod platform;
pub mod store;
pub mod types;

#[cfg(feature = "draft")]
mod draft;

pub use store::{Store, StoreError};
