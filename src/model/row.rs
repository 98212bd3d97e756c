//! A row of records to which one adds at the end, shared between the states of the program: what is added copies a
//! few pointers, however long the row is.

use std::ops::Index;
use std::rc::Rc;

use super::records::Records;

/// Records in the order in which they came.
#[derive(Debug)]
pub struct Row<T>(Records<usize, T>);

impl<T> Clone for Row<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T> Default for Row<T> {
    fn default() -> Self {
        Self(Records::default())
    }
}

/// Two rows are equal when they hold the same in the same order.
impl<T: Eq> PartialEq for Row<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0 || self.iter().eq(other.iter())
    }
}

impl<T: Eq> Eq for Row<T> {}

impl<T> Row<T> {
    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All of them.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Rc<T>> + ExactSizeIterator + Clone {
        self.0.values()
    }

    /// The first.
    #[must_use]
    pub fn first(&self) -> Option<&Rc<T>> {
        self.iter().next()
    }

    /// The last.
    #[must_use]
    pub fn last(&self) -> Option<&Rc<T>> {
        self.iter().next_back()
    }

    /// The same as a list.
    #[must_use]
    pub fn to_vec(&self) -> Vec<Rc<T>> {
        self.iter().map(Rc::clone).collect()
    }

    /// Adds one at the end.
    pub fn push(&mut self, record: Rc<T>) {
        let next = self.0.keys().next_back().map_or(0, |last| last + 1);
        self.0.insert(next, record);
    }

    /// Takes out the last one that is meant, if any is.
    pub fn take_last(&mut self, is_meant: impl Fn(&Rc<T>) -> bool) -> Option<Rc<T>> {
        let mut all = self.0.iter().rev();
        let (place, found) =
            all.find(|(_, own)| is_meant(own)).map(|(place, own)| (*place, Rc::clone(own)))?;
        drop(all);
        self.0.remove(&place);
        Some(found)
    }

    /// Takes all out.
    pub fn clear(&mut self) {
        self.0.clear();
    }
}

impl<T> Index<usize> for Row<T> {
    type Output = Rc<T>;

    #[expect(clippy::panic, reason = "as with the lists of the standard library; tests index")]
    fn index(&self, place: usize) -> &Rc<T> {
        match self.0.nth(place) {
            Some(record) => record,
            None => panic!("no record {place} of {}", self.len()),
        }
    }
}
