//! What `sample-crate` does, with a border that holds. Only std, compiles without a warning in editions 2021 and 2024.

pub mod async_api;
pub mod bindings;
pub mod callbacks;
pub mod exports;
pub mod platform;
pub mod types;

use std::collections::BTreeMap;

/// The store: plain Rust.
#[derive(Debug, Default)]
pub struct Store {
    entries: BTreeMap<Vec<u8>, Vec<u8>>,
    read_only: bool,
}

/// Why a change was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StoreError {
    ReadOnly,
    TooLarge,
}

impl Store {
    /// The longest value, in bytes.
    pub const MAX_VALUE: usize = 16 << 20;

    pub fn new(read_only: bool) -> Store {
        Store { entries: BTreeMap::new(), read_only }
    }

    pub fn get(&self, key: &[u8]) -> Option<&[u8]> {
        self.entries.get(key).map(Vec::as_slice)
    }

    pub fn set(&mut self, key: &[u8], value: &[u8]) -> Result<(), StoreError> {
        if self.read_only {
            return Err(StoreError::ReadOnly);
        }
        if value.len() > Store::MAX_VALUE {
            return Err(StoreError::TooLarge);
        }
        self.entries.insert(key.to_vec(), value.to_vec());
        Ok(())
    }

    pub fn len(&self) -> usize {
        self.entries.len()
    }

    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}
