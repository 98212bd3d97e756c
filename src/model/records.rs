//! Records by name, in the order of their names, shared between the states of a dossier.
//!
//! They lie in pieces. A change copies the piece that it falls in and the list of the pieces, not a hundred
//! thousand pointers: both states share the rest, and what differs between them is found without looking at it.
//! It reads like the maps of the standard library.

use std::collections::{BTreeMap, HashSet};
use std::ops::Index;
use std::rc::Rc;

/// How many records lie in a piece at most. The list of pieces and one piece are copied at each change: with a
/// hundred thousand records both are about as long.
const MOST: usize = 256;

/// Records that lie together.
pub(super) type Piece<K, V> = Rc<Vec<(K, Rc<V>)>>;

/// A name, and what stands under it in one list and in another.
pub type Difference<'a, K, V> = (&'a K, Option<&'a Rc<V>>, Option<&'a Rc<V>>);

/// Records by name.
#[derive(Debug)]
pub struct Records<K, V> {
    /// None of them is empty, and all names in one come before all in the next.
    pieces: Rc<Vec<Piece<K, V>>>,
    count: usize,
}

impl<K, V> Clone for Records<K, V> {
    fn clone(&self) -> Self {
        Self { pieces: Rc::clone(&self.pieces), count: self.count }
    }
}

impl<K, V> Default for Records<K, V> {
    fn default() -> Self {
        Self { pieces: Rc::default(), count: 0 }
    }
}

impl<K: Eq, V: Eq> PartialEq for Records<K, V> {
    fn eq(&self, other: &Self) -> bool {
        let pairs = || self.pieces.iter().zip(other.pieces.iter());
        let cut_alike =
            || self.pieces.len() == other.pieces.len() && pairs().all(|(a, b)| a.len() == b.len());
        Rc::ptr_eq(&self.pieces, &other.pieces)
            || self.count == other.count
                && if cut_alike() { pairs().all(|(a, b)| a == b) } else { self.iter().eq(other.iter()) }
    }
}

impl<K: Eq, V: Eq> Eq for Records<K, V> {}

impl<K, V> Records<K, V> {
    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.count
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Whether both are the same list; two that are not may still hold the same.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.pieces, &other.pieces)
    }

    /// The pieces, in order.
    pub(super) fn pieces(&self) -> &[Piece<K, V>] {
        &self.pieces
    }

    /// Names and records, in the order of the names.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&K, &Rc<V>)> + ExactSizeIterator + Clone {
        let inner = self.pieces.iter().flat_map(|piece| piece.iter()).map(|(key, value)| (key, value));
        Counted { inner, left: self.count }
    }

    /// The names, in order.
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = &K> + ExactSizeIterator + Clone {
        self.iter().map(|(key, _)| key)
    }

    /// The records, in the order of their names.
    pub fn values(&self) -> impl DoubleEndedIterator<Item = &Rc<V>> + ExactSizeIterator + Clone {
        self.iter().map(|(_, value)| value)
    }

    /// The same as a map.
    #[must_use]
    pub fn to_map(&self) -> BTreeMap<K, Rc<V>>
    where
        K: Ord + Clone,
    {
        self.iter().map(|(key, value)| (key.clone(), Rc::clone(value))).collect()
    }

    /// The record at a place in that order.
    #[must_use]
    pub fn nth(&self, place: usize) -> Option<&Rc<V>> {
        let mut left = place;
        for piece in self.pieces.iter() {
            match piece.get(left) {
                Some((_, value)) => return Some(value),
                None => left -= piece.len(),
            }
        }
        None
    }
}

impl<K: Ord + Clone, V> Records<K, V> {
    /// The piece in which `key` is or would be, and its place there.
    fn find(&self, key: &K) -> (usize, Result<usize, usize>) {
        // What is read comes in order: it is not looked for among what came before.
        if let Some(piece) = self.pieces.last()
            && piece.last().is_some_and(|(last, _)| last < key)
        {
            return (self.pieces.len() - 1, Err(piece.len()));
        }
        let index = self.pieces.partition_point(|piece| piece.last().is_some_and(|(last, _)| last < key));
        let place = |piece: &Piece<K, V>| piece.binary_search_by(|(own, _)| own.cmp(key));
        (index, self.pieces.get(index).map_or(Err(0), place))
    }

    /// The record of that name.
    #[must_use]
    pub fn get(&self, key: &K) -> Option<&Rc<V>> {
        let (index, place) = self.find(key);
        self.pieces.get(index)?.get(place.ok()?).map(|(_, value)| value)
    }

    /// The record of that name, to be changed in its place.
    pub fn get_mut(&mut self, key: &K) -> Option<&mut Rc<V>> {
        let (index, Ok(at)) = self.find(key) else { return None };
        let piece = Rc::make_mut(Rc::make_mut(&mut self.pieces).get_mut(index)?);
        piece.get_mut(at).map(|(_, value)| value)
    }

    /// Whether there is one of that name.
    #[must_use]
    pub fn contains_key(&self, key: &K) -> bool {
        self.find(key).1.is_ok()
    }

    /// Puts a record under a name, in the place of the one that stood there.
    pub fn insert(&mut self, key: K, value: Rc<V>) {
        let (index, place) = self.find(&key);
        let pieces = Rc::make_mut(&mut self.pieces);
        let Some(piece) = pieces.get_mut(index) else {
            pieces.push(Rc::new(vec![(key, value)]));
            self.count = 1;
            return;
        };
        let piece = Rc::make_mut(piece);
        match place {
            Ok(at) => piece.get_mut(at).into_iter().for_each(|(_, own)| *own = Rc::clone(&value)),
            Err(at) => {
                self.count += 1;
                if piece.len() < MOST {
                    piece.insert(at, (key, value));
                    return;
                }
                // What comes in order fills its pieces; none takes more room than it has.
                let cut = if at == MOST { MOST } else { MOST / 2 };
                let mut rest = piece.split_off(cut);
                match at.checked_sub(cut) {
                    Some(at) => rest.insert(at, (key, value)),
                    None => piece.insert(at, (key, value)),
                }
                pieces.insert(index + 1, Rc::new(rest));
            }
        }
    }

    /// Takes out the record of that name, if it is there.
    pub fn remove(&mut self, key: &K) {
        let (index, Ok(at)) = self.find(key) else { return };
        let pieces = Rc::make_mut(&mut self.pieces);
        let Some(piece) = pieces.get_mut(index).map(Rc::make_mut) else { return };
        piece.remove(at);
        if piece.is_empty() {
            pieces.remove(index);
        }
        self.count -= 1;
    }

    /// Keeps the records that are wanted.
    pub fn retain(&mut self, mut is_wanted: impl FnMut(&K, &Rc<V>) -> bool) {
        let wanted = self.iter().filter(|(key, value)| is_wanted(key, value));
        *self = wanted.map(|(key, value)| (key.clone(), Rc::clone(value))).collect();
    }

    /// Takes all out.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// The names under which two lists do not hold the very same record, in order; with each, what stands there
    /// in the one and in the other.
    #[must_use]
    pub fn differences<'a>(&'a self, other: &'a Self) -> Vec<Difference<'a, K, V>> {
        if self.is_same(other) {
            return Vec::new();
        }
        let (olds, news) = (self.apart_from(other), other.apart_from(self));
        let (mut olds, mut news) = (olds.into_iter().peekable(), news.into_iter().peekable());
        let mut found = Vec::new();
        loop {
            let order = match (olds.peek(), news.peek()) {
                (Some((old, _)), Some((new, _))) => old.cmp(new),
                (Some(_), None) => std::cmp::Ordering::Less,
                (None, Some(_)) => std::cmp::Ordering::Greater,
                (None, None) => break found,
            };
            let old = if order.is_le() { olds.next() } else { None };
            let new = if order.is_ge() { news.next() } else { None };
            let is_same = matches!((old, new), (Some((_, old)), Some((_, new))) if Rc::ptr_eq(old, new));
            if let Some((key, _)) = old.or(new).filter(|_| !is_same) {
                found.push((key, old.map(|(_, value)| value), new.map(|(_, value)| value)));
            }
        }
    }

    /// What lies in pieces that the other list does not share.
    fn apart_from(&self, other: &Self) -> Vec<(&K, &Rc<V>)> {
        let shared: HashSet<*const Vec<(K, Rc<V>)>> = other.pieces.iter().map(Rc::as_ptr).collect();
        let own = self.pieces.iter().filter(|piece| !shared.contains(&Rc::as_ptr(piece)));
        own.flat_map(|piece| piece.iter()).map(|(key, value)| (key, value)).collect()
    }
}

impl<K: Ord + Clone, V> FromIterator<(K, Rc<V>)> for Records<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, Rc<V>)>>(records: I) -> Self {
        let mut own = Self::default();
        own.extend(records);
        own
    }
}

impl<K: Ord + Clone, V> From<BTreeMap<K, Rc<V>>> for Records<K, V> {
    fn from(records: BTreeMap<K, Rc<V>>) -> Self {
        records.into_iter().collect()
    }
}

impl<K: Ord + Clone, V, const N: usize> From<[(K, Rc<V>); N]> for Records<K, V> {
    fn from(records: [(K, Rc<V>); N]) -> Self {
        records.into_iter().collect()
    }
}

impl<K: Ord + Clone, V> Extend<(K, Rc<V>)> for Records<K, V> {
    fn extend<I: IntoIterator<Item = (K, Rc<V>)>>(&mut self, records: I) {
        records.into_iter().for_each(|(key, value)| self.insert(key, value));
    }
}

impl<K: Ord + Clone, V> Index<&K> for Records<K, V> {
    type Output = Rc<V>;

    #[expect(clippy::panic, reason = "as with the maps of the standard library; tests index")]
    fn index(&self, key: &K) -> &Rc<V> {
        match self.get(key) {
            Some(value) => value,
            None => panic!("no record of that name"),
        }
    }
}

/// What is counted beforehand.
#[derive(Debug, Clone)]
struct Counted<I> {
    inner: I,
    left: usize,
}

impl<I: Iterator> Iterator for Counted<I> {
    type Item = I::Item;

    fn next(&mut self) -> Option<I::Item> {
        let next = self.inner.next();
        self.left -= usize::from(next.is_some());
        next
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left, Some(self.left))
    }
}

impl<I: DoubleEndedIterator> DoubleEndedIterator for Counted<I> {
    fn next_back(&mut self) -> Option<I::Item> {
        let next = self.inner.next_back();
        self.left -= usize::from(next.is_some());
        next
    }
}

impl<I: Iterator> ExactSizeIterator for Counted<I> {}

#[cfg(test)]
mod tests {
    use super::*;

    fn records(names: impl IntoIterator<Item = usize>) -> Records<usize, usize> {
        names.into_iter().map(|name| (name, Rc::new(name))).collect()
    }

    fn names(records: &Records<usize, usize>) -> Vec<usize> {
        records.keys().copied().collect()
    }

    /// Pieces that are neither empty nor too long, all names in order, and as many as are counted.
    #[track_caller]
    fn check(records: &Records<usize, usize>, expected: &[usize]) {
        assert!(records.pieces.iter().all(|piece| (1..=MOST).contains(&piece.len())));
        assert_eq!((names(records).as_slice(), records.len()), (expected, expected.len()));
        assert!(expected.iter().enumerate().all(|(place, name)| **records.nth(place).unwrap() == *name));
        assert!(expected.iter().all(|name| *records[name] == *name));
    }

    #[test]
    fn they_come_in_order_in_whatever_order_they_were_put_in() {
        let all: Vec<usize> = (0..3_000).collect();
        check(&records(0..3_000), &all);
        check(&records((0..3_000).rev()), &all);
        // 1,777 and 3,000 have no common measure.
        check(&records((0..3_000).map(|n| n * 1_777 % 3_000)), &all);
        assert_eq!(records(0..3_000), records((0..3_000).rev()));
        assert_eq!(records(0..3_000).pieces.len(), 3_000_usize.div_ceil(MOST));
        assert!(records(0..3_000).iter().rev().map(|(name, _)| *name).eq((0..3_000).rev()));
    }

    #[test]
    fn what_is_taken_out_is_gone() {
        let mut own = records(0..2_000);
        (0..2_000).filter(|name| name % 7 > 0).for_each(|name| own.remove(&name));
        own.remove(&1);
        let left: Vec<usize> = (0..2_000).step_by(7).collect();
        check(&own, &left);
        assert_eq!((own.get(&7).is_some(), own.get(&8), own.nth(left.len())), (true, None, None));
        own.retain(|name, _| *name < 70);
        check(&own, &left[..10]);
        left.iter().for_each(|name| own.remove(name));
        assert!(own.is_empty() && own.pieces.is_empty());
    }

    #[test]
    fn a_copy_shares_all_but_the_piece_that_changed() {
        let before = records(0..100_000);
        let mut now = before.clone();
        assert!(now.is_same(&before));
        now.insert(50_000, Rc::new(1));
        now.remove(&60_000);
        now.insert(200_000, Rc::new(2));
        let shared = now.pieces.iter().filter(|piece| before.pieces.iter().any(|own| Rc::ptr_eq(own, piece)));
        assert!(shared.count() >= before.pieces.len() - 3);
        let found: Vec<_> = before
            .differences(&now)
            .into_iter()
            .map(|(name, old, new)| (*name, old.map(|own| **own), new.map(|own| **own)))
            .collect();
        let expected =
            [(50_000, Some(50_000), Some(1)), (60_000, Some(60_000), None), (200_000, None, Some(2))];
        assert_eq!(found, expected);
        assert!(before.differences(&before).is_empty());
        assert_ne!(before, now);
    }
}
