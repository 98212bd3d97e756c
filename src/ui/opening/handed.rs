//! What is handed in.

use std::rc::Rc;

use crate::browser::file::{Carried, Words};
use crate::exchange::table::Role;
use crate::model::identity::{DocumentId, EarlierId};
use crate::model::source::Column;
use crate::model::table::Table;
use crate::read::{self, Decoded};

/// Something handed in to be opened.
#[derive(Debug, Clone)]
pub enum Handed {
    /// Files and folders.
    Carried(Vec<Carried>),
    /// A text, under the name of a file; an empty one for what was pasted.
    Text(String, Decoded),
    /// A table of which it was said what its columns hold.
    Table(Rc<Table>, Vec<Column>),
    /// A table that was read before, of which it was said anew.
    Again(Rc<Table>, Vec<Column>),
    /// A file that holds a newer copy of a document.
    CopyFile(DocumentId, Vec<Carried>),
    /// A text that is a newer copy of a document.
    CopyText(DocumentId, Decoded),
    /// Two documents of which the second may be a newer copy of the first.
    Twins(DocumentId, DocumentId),
    /// An earlier copy, to be looked at beside the text of now.
    Earlier(EarlierId),
    /// A table of passages of which the same was said.
    Passages(Rc<Table>, Vec<Option<Role>>),
    /// The passages that wait, to be looked for again.
    Waiting,
}

impl Handed {
    /// Words that were pasted or dropped; none, where there is nothing to read.
    pub fn words(words: Words) -> Option<Self> {
        read::pasted(words.html.as_deref(), &words.plain).map(|text| Self::Text(String::new(), text))
    }
}
