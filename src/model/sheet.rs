//! The attributes of a claim as its note lists them: those that say something, and those on offer.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::claim::Claim;
use super::codebook::{Attribute, Codebook, Slug};

/// The attributes of one claim, in the order of the codebook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet<'a> {
    /// Those that are shown: what is said of the claim, and what was asked for.
    pub rows: Vec<&'a Attribute>,
    /// Those that apply to its kind and are not shown.
    pub offered: Vec<&'a Attribute>,
    /// What is said under attributes that the codebook no longer knows.
    pub orphans: Vec<Slug>,
}

impl<'a> Sheet<'a> {
    /// The sheet of `claim`, the attributes in `open` shown whether they are set or not.
    #[must_use]
    pub fn new(codebook: &'a Codebook, claim: &Claim, open: &BTreeSet<Slug>) -> Self {
        let is_shown = |attribute: &&Attribute| {
            claim.attributes.contains_key(&attribute.id) || open.contains(&attribute.id)
        };
        let (rows, rest): (Vec<_>, Vec<_>) = codebook.attributes.iter().partition(is_shown);
        let offered = rest.into_iter().filter(|own| applies(codebook, own, &claim.kind)).collect();
        let unknown = claim.attributes.keys().filter(|id| codebook.attribute(id).is_none());
        Self { rows, offered, orphans: unknown.map(Rc::clone).collect() }
    }
}

/// Whether an attribute is for claims of that kind, or of one that it is a sort of.
#[must_use]
pub fn applies(codebook: &Codebook, attribute: &Attribute, kind: &str) -> bool {
    let is_meant = |id: &str| attribute.applies_to.iter().any(|own| **own == *id);
    attribute.applies_to.is_empty()
        || is_meant(kind)
        || codebook.ancestors(kind).any(|ancestor| is_meant(&ancestor.id))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::default_codebook;
    use crate::model::claim::Value;
    use crate::model::identity::{ClaimId, Stamp};
    use uuid::Uuid;

    fn claim(kind: &str, set: &[&str]) -> Claim {
        Claim {
            id: ClaimId(Uuid::nil()),
            label: String::new(),
            kind: kind.into(),
            attributes: set.iter().map(|&name| (name.into(), Value::One("x".to_owned()))).collect(),
            note: String::new(),
            made: Stamp::default(),
            changed: Stamp::default(),
        }
    }

    fn names(attributes: &[&Attribute]) -> Vec<String> {
        attributes.iter().map(|attribute| attribute.id.to_string()).collect()
    }

    #[test]
    fn what_is_set_or_asked_for_is_shown_in_the_order_of_the_codebook() {
        let codebook = default_codebook();
        let open = BTreeSet::from(["verdict".into()]);
        let claim = claim("fact", &["value", "mode", "mood", "promise-status"]);
        let sheet = Sheet::new(&codebook, &claim, &open);
        assert_eq!(names(&sheet.rows), ["mode", "value", "verdict", "promise-status"]);
        assert_eq!(sheet.orphans, ["mood".into()]);
        assert!(!names(&sheet.offered).contains(&"answer-status".to_owned()));
    }

    #[test]
    fn an_attribute_of_a_kind_is_offered_to_what_is_a_sort_of_it() {
        let mut codebook = default_codebook();
        let offered = |codebook: &Codebook, kind| {
            names(&Sheet::new(codebook, &claim(kind, &[]), &BTreeSet::new()).offered)
        };
        let status = "promise-status".to_owned();
        assert!(offered(&codebook, "promise").contains(&status));
        assert!(!offered(&codebook, "fact").contains(&status));
        codebook.kinds.iter_mut().find(|kind| &*kind.id == "fact").unwrap().parent = Some("promise".into());
        assert!(offered(&codebook, "fact").contains(&status));
    }
}
