//! The links of a claim, seen from it: to other claims, and from them.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::claim::Claim;
use super::codebook::Slug;
use super::dossier::Dossier;
use super::identity::{ClaimId, LinkId};

/// A link, seen from one of its ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tie {
    /// The link.
    pub link: LinkId,
    /// What relation.
    pub kind: Slug,
    /// Whether it leads from here to the other claim.
    pub outgoing: bool,
    /// The claim at the other end.
    pub other: Rc<Claim>,
}

/// The links of every claim that has some: those that lead away first, each in the order in which they
/// were made.
#[must_use]
pub fn ties(dossier: &Dossier) -> BTreeMap<ClaimId, Vec<Tie>> {
    let mut ties: BTreeMap<ClaimId, Vec<Tie>> = BTreeMap::new();
    for outgoing in [true, false] {
        for link in dossier.links.values() {
            let (here, there) = if outgoing { (link.from, link.to) } else { (link.to, link.from) };
            let Some(other) = dossier.claims.get(&there) else { continue };
            let tie = Tie { link: link.id, kind: Rc::clone(&link.kind), outgoing, other: Rc::clone(other) };
            ties.entry(here).or_default().push(tie);
        }
    }
    ties
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::default_codebook;
    use crate::model::claim::Link;
    use crate::model::dossier::About;
    use crate::model::identity::{DossierId, Moment, Stamp};
    use uuid::Uuid;

    #[test]
    fn a_link_is_seen_from_both_ends() {
        let about = About { id: DossierId(Uuid::nil()), title: String::new(), created: Moment(0) };
        let mut dossier = Dossier::new(about, Rc::new(default_codebook()));
        let id = |number| ClaimId(Uuid::from_u128(number));
        let claim = |number: u128| Claim {
            id: id(number),
            label: number.to_string(),
            kind: "fact".into(),
            attributes: BTreeMap::new(),
            note: String::new(),
            made: Stamp::default(),
            changed: Stamp::default(),
        };
        let link = |number: u128, kind: &str, from, to| Link {
            id: LinkId(Uuid::from_u128(number)),
            kind: kind.into(),
            from: id(from),
            to: id(to),
            made: Stamp::default(),
            changed: Stamp::default(),
        };
        dossier.claims = (1..=3).map(|number| (id(number), Rc::new(claim(number)))).collect();
        let links = [link(1, "supports", 2, 1), link(2, "attacks", 1, 3), link(3, "answers", 1, 9)];
        dossier.links = links.into_iter().map(|link| (link.id, Rc::new(link))).collect();
        let ties = ties(&dossier);
        let shown = |number| -> Vec<(&str, bool, &str)> {
            ties[&id(number)].iter().map(|tie| (&*tie.kind, tie.outgoing, &*tie.other.label)).collect()
        };
        assert_eq!(shown(1), [("attacks", true, "3"), ("supports", false, "2")]);
        assert_eq!(shown(2), [("supports", true, "1")]);
        assert_eq!(shown(3), [("attacks", false, "1")]);
    }
}
