//! What no codebook may have: two things of one name, a parent that is not there, a kind that is a sort
//! of itself.

use std::collections::{BTreeMap, BTreeSet};

use super::{Codebook, Slug};
use crate::model::sorted;

/// What is wrong with a codebook, and where: the places are counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flaw {
    /// The kind has the name of one before it.
    KindTwice(usize),
    /// The kind is a sort of one that is not there.
    NoParent(usize),
    /// The kind is a sort of itself, or of one that is.
    Cycle(usize),
    /// The attribute has the name of one before it.
    AttributeTwice(usize),
    /// The attribute's value has the name of one before it.
    ValueTwice(usize, usize),
    /// The type of link has the name of one before it.
    LinkTwice(usize),
}

impl Codebook {
    /// The first thing that is wrong with it.
    #[must_use]
    pub fn flaw(&self) -> Option<Flaw> {
        let kind = || repeated(self.kinds.iter().map(|kind| &kind.id)).map(Flaw::KindTwice);
        let attribute = || repeated(self.attributes.iter().map(|own| &own.id)).map(Flaw::AttributeTwice);
        let value = || {
            let mut attributes = self.attributes.iter().enumerate();
            attributes.find_map(|(index, attribute)| {
                let value = repeated(attribute.values.iter().map(|value| &value.id))?;
                Some(Flaw::ValueTwice(index, value))
            })
        };
        let link = || repeated(self.links.iter().map(|link| &link.id)).map(Flaw::LinkTwice);
        kind().or_else(|| self.misnested()).or_else(attribute).or_else(value).or_else(link)
    }

    /// Each kind is walked over once, however deep it nests.
    fn misnested(&self) -> Option<Flaw> {
        let parents: BTreeMap<&str, Option<&str>> =
            sorted::map(self.kinds.iter().map(|kind| (&*kind.id, kind.parent.as_deref())));
        let mut sound: BTreeSet<&str> = BTreeSet::new();
        for (index, kind) in self.kinds.iter().enumerate() {
            if kind.parent.as_deref().is_some_and(|parent| !parents.contains_key(parent)) {
                return Some(Flaw::NoParent(index));
            }
            let mut path: BTreeSet<&str> = BTreeSet::new();
            let mut at = Some(&*kind.id);
            while let Some(id) = at.filter(|id| !sound.contains(id)) {
                if !path.insert(id) {
                    return Some(Flaw::Cycle(index));
                }
                at = parents.get(id).copied().flatten();
            }
            sound.extend(path);
        }
        None
    }
}

fn repeated<'a>(ids: impl Iterator<Item = &'a Slug>) -> Option<usize> {
    let mut seen = BTreeSet::new();
    ids.enumerate().find(|(_, id)| !seen.insert(*id)).map(|(index, _)| index)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::default_codebook;

    #[track_caller]
    fn check(parents: [Option<&str>; 3], expected: Option<Flaw>) {
        let mut codebook = default_codebook();
        for (kind, parent) in codebook.kinds.iter_mut().zip(parents) {
            kind.parent = parent.map(Slug::from);
        }
        assert_eq!(codebook.flaw(), expected);
    }

    #[test]
    fn parents_are_there_and_none_is_its_own() {
        check([None, Some("fact"), Some("figure")], None);
        check([Some("law"), Some("fact"), Some("figure")], Some(Flaw::Cycle(0)));
        check([None, Some("figure"), None], Some(Flaw::Cycle(1)));
        check([None, Some("lie"), None], Some(Flaw::NoParent(1)));
    }

    #[test]
    fn names_differ() {
        let mut codebook = default_codebook();
        codebook.links.push(codebook.links[0].clone());
        assert_eq!(codebook.flaw(), Some(Flaw::LinkTwice(7)));
        let value = codebook.attributes[0].values[1].clone();
        codebook.attributes[0].values.push(value);
        assert_eq!(codebook.flaw(), Some(Flaw::ValueTwice(0, 3)));
        codebook.attributes.push(codebook.attributes[2].clone());
        assert_eq!(codebook.flaw(), Some(Flaw::AttributeTwice(14)));
        codebook.kinds.push(codebook.kinds[0].clone());
        assert_eq!(codebook.flaw(), Some(Flaw::KindTwice(13)));
    }
}
