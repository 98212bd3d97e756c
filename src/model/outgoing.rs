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
use super::orphan::Orphan;

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
    /// links that end there; of the passages without a place, those that belong to them leave.
    #[must_use]
    pub fn of(&self, dossier: &Rc<Dossier>) -> Rc<Dossier> {
        let Self::Documents(chosen) = self else { return Rc::clone(dossier) };
        let passages: std::collections::BTreeMap<_, _> = dossier
            .passages
            .iter()
            .filter(|(_, passage)| chosen.contains(&passage.document))
            .map(|(id, passage)| (*id, Rc::clone(passage)))
            .collect();
        let mut part = Dossier::clone(dossier);
        let belongs = |own: &Orphan| own.document.is_some_and(|document| chosen.contains(&document));
        part.orphans.retain(|_, own| belongs(own));
        let waiting = part.orphans.values().map(|own| own.claim);
        let claims: BTreeSet<ClaimId> =
            passages.values().map(|passage| passage.claim).chain(waiting).collect();
        part.documents.retain(|id, _| chosen.contains(id));
        part.dockets.retain(|id, _| chosen.contains(id));
        part.earlier.retain(|_, own| chosen.contains(&own.copy.id));
        part.claims.retain(|id, _| claims.contains(id));
        part.links.retain(|_, link| claims.contains(&link.from) && claims.contains(&link.to));
        part.passages = passages.into();
        Rc::new(part)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::edit::fixture::{DOCUMENT, dossier};
    use crate::model::identity::{PassageId, Stamp};
    use crate::model::orphan::Quote;
    use uuid::Uuid;

    #[test]
    fn documents_leave_with_the_claims_that_they_make() {
        let whole = Rc::new(dossier("[1a:no tender] in [2b:2019]"));
        assert!(Rc::ptr_eq(&Scope::Dossier.of(&whole), &whole));
        assert_eq!(Scope::Documents([DOCUMENT].into()).of(&whole).passages.len(), 2);
        let none = Scope::Documents(BTreeSet::new()).of(&whole);
        assert!(none.is_empty() && none.passages.is_empty());
    }

    #[test]
    fn what_waits_leaves_with_its_document_and_its_claim() {
        let mut whole = dossier("[1a:no tender] in [2b:2019]");
        let claims: Vec<ClaimId> = whole.claims.keys().copied().collect();
        let orphan = |n: u128, document: Option<DocumentId>, claim: ClaimId| Orphan {
            id: PassageId(Uuid::from_u128(n)),
            claim,
            document,
            origin: String::new(),
            quotes: vec![Quote { exact: "x".to_owned(), ..Quote::default() }],
            comment: String::new(),
            made: Stamp::default(),
            changed: Stamp::default(),
            suggestion: None,
        };
        let orphans = [orphan(90, Some(DOCUMENT), claims[0]), orphan(91, None, claims[1])];
        whole.orphans = orphans.into_iter().map(|own| (own.id, Rc::new(own))).collect();
        whole.passages = Default::default();
        let part = Scope::Documents([DOCUMENT].into()).of(&Rc::new(whole));
        assert_eq!(part.orphans.keys().map(|id| id.0.as_u128()).collect::<Vec<_>>(), [90]);
        assert_eq!(part.claims.keys().copied().collect::<Vec<_>>(), claims[..1]);
    }
}
