//! The kinds as a tree: those that are a sort of another below it.

use std::collections::{BTreeMap, BTreeSet};

use super::{Codebook, Kind};
use crate::model::sorted;

impl Codebook {
    /// Every kind with how deep it nests, each below the one that it is a sort of.
    ///
    /// Without recursion: a file may nest as many kinds as it likes. What only a damaged file can have, kinds
    /// that are a sort of themselves or of one that is not there, comes last.
    #[must_use]
    pub fn tree(&self) -> Vec<(usize, &Kind)> {
        let mut sorts: BTreeMap<Option<&str>, Vec<&Kind>> = BTreeMap::new();
        for kind in &self.kinds {
            sorts.entry(kind.parent.as_deref()).or_default().push(kind);
        }
        let mut waiting: Vec<(usize, &Kind)> = Vec::new();
        let mut listed = Vec::with_capacity(self.kinds.len());
        let mut next = (0, sorts.remove(&None));
        loop {
            let (depth, own) = next;
            waiting.extend(own.into_iter().flatten().rev().map(|kind| (depth, kind)));
            let Some((depth, kind)) = waiting.pop() else { break };
            listed.push((depth, kind));
            next = (depth + 1, sorts.remove(&Some(&*kind.id)));
        }
        let seen: BTreeSet<&str> = sorted::set(listed.iter().map(|(_, kind)| &*kind.id));
        listed.extend(self.kinds.iter().filter(|kind| !seen.contains(&*kind.id)).map(|kind| (0, kind)));
        listed
    }

    /// Whether a kind may be a sort of another: not of itself, nor of what is a sort of it.
    #[must_use]
    pub fn may_nest(&self, id: &str, parent: &str) -> bool {
        id != parent && !self.ancestors(parent).any(|ancestor| *ancestor.id == *id)
    }

    /// The place of the kind before or after one among those that are a sort of the same.
    #[must_use]
    pub fn neighbour_kind(&self, id: &str, forward: bool) -> Option<usize> {
        let at = self.kinds.iter().position(|kind| *kind.id == *id)?;
        let parent = &self.kinds.get(at)?.parent;
        let mut siblings = self.kinds.iter().enumerate().filter(|(_, kind)| kind.parent == *parent);
        let place = |(index, _): (usize, &Kind)| index;
        if forward {
            siblings.find(|(index, _)| *index > at).map(place)
        } else {
            siblings.take_while(|(index, _)| *index < at).last().map(place)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::default_codebook;

    #[track_caller]
    fn check(codebook: &Codebook, expected: &[&str]) {
        let shown: Vec<String> = codebook
            .tree()
            .iter()
            .map(|(depth, kind)| format!("{}{}", ">".repeat(*depth), kind.id))
            .collect();
        assert_eq!(shown[..expected.len()], *expected);
        assert_eq!(shown.len(), codebook.kinds.len());
    }

    #[test]
    fn what_is_a_sort_of_a_kind_stands_below_it() {
        let flat = default_codebook();
        check(&flat, &["fact", "figure", "law"]);
        let nested = flat.nest_kind("request", Some("fact")).unwrap();
        let nested = nested.nest_kind("law", Some("request")).unwrap();
        check(&nested, &["fact", ">request", ">>law", "figure", "definition"]);
        let mut damaged = nested.clone();
        damaged.kinds[0].parent = Some("law".into());
        check(&damaged, &["figure", "definition"]);
    }

    #[test]
    fn a_kind_may_not_be_a_sort_of_what_is_a_sort_of_it() {
        let codebook = default_codebook().nest_kind("law", Some("fact")).unwrap();
        assert!(codebook.may_nest("law", "fact") && codebook.may_nest("fact", "figure"));
        assert!(!codebook.may_nest("fact", "law") && !codebook.may_nest("fact", "fact"));
    }

    #[test]
    fn neighbours_are_a_sort_of_the_same() {
        let codebook = default_codebook().nest_kind("figure", Some("fact")).unwrap();
        assert_eq!(codebook.neighbour_kind("fact", true), Some(2));
        assert_eq!(codebook.neighbour_kind("law", false), Some(0));
        assert_eq!(codebook.neighbour_kind("fact", false), None);
        assert_eq!(codebook.neighbour_kind("figure", true), None);
        assert_eq!(codebook.neighbour_kind("request", true), None);
        assert_eq!(codebook.neighbour_kind("lie", true), None);
        let moved = codebook.move_kind("fact", 2).unwrap();
        check(&moved, &["law", "fact", ">figure", "definition"]);
    }
}
