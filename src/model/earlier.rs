//! Earlier copies of the texts of documents: what stood there before a newer copy took its place. They are never
//! changed, and go only with their document.

use std::rc::Rc;

use super::document::Document;
use super::identity::{DocumentId, EarlierId, Stamp};

/// An earlier copy of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Earlier {
    /// Its name.
    pub id: EarlierId,
    /// The document as it was, under its own name.
    pub copy: Rc<Document>,
    /// Who put a newer copy in its place, and when.
    pub replaced: Stamp,
}

impl Earlier {
    /// The same of a document that has another name.
    #[must_use]
    pub fn of(self, document: DocumentId) -> Self {
        if self.copy.id == document {
            return self;
        }
        Self { copy: Rc::new(Document { id: document, ..Document::clone(&self.copy) }), ..self }
    }
}
