//! What leaves the program: in which format, how much of a dossier, and what the format cannot hold.

mod columns;
mod format;
mod loss;

use std::collections::BTreeSet;
use std::rc::Rc;

pub use self::columns::{Column, Columns, Rows, Separator, TableForm};
pub use self::format::Format;
pub use self::loss::{Loss, Losses};
use super::dossier::Dossier;
use super::identity::{ClaimId, DocumentId};

/// How much of a dossier leaves.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Scope {
    /// All of it.
    #[default]
    Dossier,
    /// Some of its documents, with the claims that they make.
    Documents(BTreeSet<DocumentId>),
}

impl Scope {
    /// The dossier that leaves. Of some documents, the claims that none of them makes stay, and with them the
    /// links that end there.
    #[must_use]
    pub fn of(&self, dossier: &Rc<Dossier>) -> Rc<Dossier> {
        let Self::Documents(chosen) = self else { return Rc::clone(dossier) };
        let passages: std::collections::BTreeMap<_, _> = dossier
            .passages
            .iter()
            .filter(|(_, passage)| chosen.contains(&passage.document))
            .map(|(id, passage)| (*id, Rc::clone(passage)))
            .collect();
        let claims: BTreeSet<ClaimId> = passages.values().map(|passage| passage.claim).collect();
        let mut part = Dossier::clone(dossier);
        Rc::make_mut(&mut part.documents).retain(|id, _| chosen.contains(id));
        Rc::make_mut(&mut part.dockets).retain(|id, _| chosen.contains(id));
        Rc::make_mut(&mut part.claims).retain(|id, _| claims.contains(id));
        Rc::make_mut(&mut part.links)
            .retain(|_, link| claims.contains(&link.from) && claims.contains(&link.to));
        part.passages = Rc::new(passages).into();
        Rc::new(part)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::edit::fixture::{DOCUMENT, dossier};

    #[test]
    fn documents_leave_with_the_claims_that_they_make() {
        let whole = Rc::new(dossier("[1a:no tender] in [2b:2019]"));
        assert!(Rc::ptr_eq(&Scope::Dossier.of(&whole), &whole));
        assert_eq!(Scope::Documents([DOCUMENT].into()).of(&whole).passages.len(), 2);
        let none = Scope::Documents(BTreeSet::new()).of(&whole);
        assert!(none.is_empty() && none.passages.is_empty());
    }
}
