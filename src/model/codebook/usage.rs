//! How much of a codebook is in use: what must be said before something is removed from it.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::Slug;
use crate::model::claim::Value;
use crate::model::dossier::Dossier;

/// How often each thing of a codebook is used; what is not used is not listed, and what is used is, even
/// where no codebook knows it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Usage {
    /// How many claims are of each kind.
    pub kinds: BTreeMap<Slug, usize>,
    /// Of how many claims each attribute says something.
    pub attributes: BTreeMap<Slug, usize>,
    /// For each attribute, of how many claims it says what; evidence is not told apart.
    pub values: BTreeMap<Slug, BTreeMap<String, usize>>,
    /// How many links are of each type.
    pub links: BTreeMap<Slug, usize>,
}

impl Usage {
    /// What `dossier` uses.
    #[must_use]
    pub fn of(dossier: &Dossier) -> Self {
        let mut usage = Self::default();
        for claim in dossier.claims.values() {
            *usage.kinds.entry(Rc::clone(&claim.kind)).or_default() += 1;
            for (name, value) in &claim.attributes {
                *usage.attributes.entry(Rc::clone(name)).or_default() += 1;
                let texts = match value {
                    Value::One(text) => std::slice::from_ref(text),
                    Value::Many(texts) => texts,
                    Value::Evidence(_) => &[],
                };
                for text in texts {
                    let values = usage.values.entry(Rc::clone(name)).or_default();
                    *values.entry(text.clone()).or_default() += 1;
                }
            }
        }
        for link in dossier.links.values() {
            *usage.links.entry(Rc::clone(&link.kind)).or_default() += 1;
        }
        usage
    }
}
