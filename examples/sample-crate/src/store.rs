//! The store: no C in sight.

use std::collections::BTreeMap;
use std::fmt;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StoreError {
    Missing(String),
    ReadOnly,
    TooLarge { limit: usize, actual: usize },
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            StoreError::Missing(key) => write!(f, "no such key: {key}"),
            StoreError::ReadOnly => f.write_str("the store was opened for reading"),
            StoreError::TooLarge { limit, actual } => write!(f, "{actual} bytes exceed the limit of {limit}"),
        }
    }
}

impl std::error::Error for StoreError {}

#[derive(Debug, Default)]
pub struct Store {
    entries: BTreeMap<String, Vec<u8>>,
    read_only: bool,
}

impl Store {
    pub const MAX_VALUE: usize = 16 << 20;

    pub fn new(read_only: bool) -> Store {
        Store { entries: BTreeMap::new(), read_only }
    }

    pub fn get(&self, key: &str) -> Result<&[u8], StoreError> {
        self.entries.get(key).map(Vec::as_slice).ok_or_else(|| StoreError::Missing(key.to_owned()))
    }

    pub fn set(&mut self, key: &str, value: &[u8]) -> Result<(), StoreError> {
        if self.read_only {
            return Err(StoreError::ReadOnly);
        }
        if value.len() > Store::MAX_VALUE {
            return Err(StoreError::TooLarge { limit: Store::MAX_VALUE, actual: value.len() });
        }
        self.entries.insert(key.to_owned(), value.to_vec());
        Ok(())
    }

    pub fn remove(&mut self, key: &str) -> Option<Vec<u8>> {
        self.entries.remove(key)
    }

    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.entries.keys().map(String::as_str)
    }

    pub fn len(&self) -> usize {
        self.entries.len()
    }

    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}
