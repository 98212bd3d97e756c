//! Lists, maps and sets in order, where they are short or seldom made.
//!
//! The standard library's sort is made anew for each type and each order, in three thousand bytes, and a map or a set
//! that is collected is sorted as well. Here one sort serves every list, by the indices of what it holds, and a map
//! takes in one pair after the other. What is sorted while one types, or by ten thousands, keeps the standard library's.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// Sorts a list by a key, which is asked for once of each; what has the same key stays in its order.
pub fn by_key<T, K: Ord>(list: &mut [T], key: impl FnMut(&T) -> K) {
    let keys: Vec<K> = list.iter().map(key).collect();
    let moves = moves(keys.len(), &mut |one, other| keys.get(one).cmp(&keys.get(other)));
    exchange(list, moves);
}

/// Sorts a list; of equals none is told from another.
pub fn all<T: Ord>(list: &mut [T]) {
    let moves = moves(list.len(), &mut |one, other| list.get(one).cmp(&list.get(other)));
    exchange(list, moves);
}

fn exchange<T>(list: &mut [T], moves: Vec<usize>) {
    for (place, from) in moves.into_iter().enumerate() {
        list.swap(place, from);
    }
}

/// For each place, in turn, the one with which it changes what stands there, so that a list comes into order.
fn moves(length: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..length).collect();
    order.sort_by(|one, other| compare(*one, *other));
    for place in 0..length {
        // What stood at an earlier place has gone to where that one's came from.
        let mut from = place;
        while let Some(next) = order.get(from).copied() {
            from = next;
            if from >= place {
                break;
            }
        }
        if let Some(own) = order.get_mut(place) {
            *own = from;
        }
    }
    order
}

/// The map of some pairs; of several with one key the last counts.
pub fn map<K: Ord, V>(pairs: impl IntoIterator<Item = (K, V)>) -> BTreeMap<K, V> {
    let mut map = BTreeMap::new();
    map.extend(pairs);
    map
}

/// The set of some items.
pub fn set<K: Ord>(items: impl IntoIterator<Item = K>) -> BTreeSet<K> {
    let mut set = BTreeSet::new();
    set.extend(items);
    set
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_sorted_as_the_standard_library_does_it() {
        for length in 0..200_u32 {
            for keys in [1, 2, 7, 1000] {
                let mut list: Vec<(u32, u32)> =
                    (0..length).map(|n| (n.wrapping_mul(2_654_435_761) % 997 % keys, n)).collect();
                let mut expected = list.clone();
                expected.sort_by_key(|(key, _)| *key);
                by_key(&mut list, |(key, _)| *key);
                assert_eq!(list, expected, "{length} {keys}");
                list.reverse();
                all(&mut list);
                assert_eq!(list, expected, "{length} {keys}");
            }
        }
    }

    #[test]
    fn each_key_is_asked_for_once() {
        let mut asked = 0;
        let mut list = ["c", "a", "d", "b"];
        by_key(&mut list, |own| {
            asked += 1;
            own.to_owned()
        });
        assert_eq!((list, asked), (["a", "b", "c", "d"], 4));
    }

    #[test]
    fn the_last_pair_with_a_key_counts() {
        assert_eq!(map([(2, 'a'), (1, 'b'), (2, 'c')]), BTreeMap::from([(1, 'b'), (2, 'c')]));
        assert_eq!(set([3, 1, 3]), BTreeSet::from([1, 3]));
    }
}
