//! How far claims are spread: in how many passages, of how many documents.

use std::rc::Rc;

use super::claim::Passage;

/// In how many places a claim is made.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Spread {
    /// The passages.
    pub passages: usize,
    /// The documents that they stand in.
    pub documents: usize,
}

impl Spread {
    /// That of one claim, whose passages stand document by document.
    #[must_use]
    pub fn of(passages: &[Rc<Passage>]) -> Self {
        let documents = passages.chunk_by(|first, then| first.document == then.document).count();
        Self { passages: passages.len(), documents }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::edit::fixture::{claim, dossier};
    use crate::model::identity::{DocumentId, PassageId};
    use uuid::Uuid;

    #[test]
    fn passages_and_their_documents_are_counted() {
        let mut dossier = dossier("[1a:no] [1b:tender] [2c:in]");
        let both = Spread { passages: 2, documents: 1 };
        assert_eq!(Spread::of(&dossier.passages.of_claim(claim('1'))), both);
        let other = Passage {
            id: PassageId(Uuid::from_u128(77)),
            document: DocumentId(Uuid::from_u128(78)),
            ..Passage::clone(&dossier.passages.of_claim(claim('1'))[0])
        };
        dossier.passages.put(&Rc::new(other));
        let spread = Spread { passages: 3, documents: 2 };
        assert_eq!(Spread::of(&dossier.passages.of_claim(claim('1'))), spread);
        assert_eq!(Spread::of(&[]), Spread::default());
    }
}
