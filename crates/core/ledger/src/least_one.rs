//! A list that cannot be empty: support without a claim cannot be written down.

use serde::{Deserialize, Serialize};

/// One or more of `T`, in order.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(
    try_from = "Vec<T>",
    into = "Vec<T>",
    bound(serialize = "T: Serialize + Clone", deserialize = "T: Deserialize<'de>")
)]
pub struct AtLeastOne<T>(Vec<T>);

/// The list was empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("at least one is needed")]
pub struct EmptyList;

impl<T> AtLeastOne<T> {
    /// A list of one.
    pub fn one(item: T) -> Self {
        Self(vec![item])
    }

    /// The list, if it is not empty.
    pub fn new(items: Vec<T>) -> Option<Self> {
        (!items.is_empty()).then_some(Self(items))
    }

    /// The first.
    pub fn first(&self) -> &T {
        &self.0[0]
    }

    /// All of them.
    pub fn as_slice(&self) -> &[T] {
        &self.0
    }

    /// All of them, in order.
    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.0.iter()
    }

    /// One more at the end.
    pub fn push(&mut self, item: T) {
        self.0.push(item);
    }
}

impl<T> From<AtLeastOne<T>> for Vec<T> {
    fn from(list: AtLeastOne<T>) -> Self {
        list.0
    }
}

impl<T> TryFrom<Vec<T>> for AtLeastOne<T> {
    type Error = EmptyList;

    fn try_from(items: Vec<T>) -> Result<Self, EmptyList> {
        Self::new(items).ok_or(EmptyList)
    }
}

impl<'a, T> IntoIterator for &'a AtLeastOne<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
