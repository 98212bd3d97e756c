//! What other programs made, as it is read: before it is known which document it belongs to, and where.
//!
//! A reader of a format only says what its file says, in the file's own unit, and refuses record by record what
//! is damaged. Nothing is believed here: [`super::placing`] looks for the words.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::error::Problem;
use super::offsets::Unit;
use crate::model::arrival::Remark;
use crate::model::claim::{Suggestion, Value};
use crate::model::codebook::{Bilingual, Codebook, Slug};
use crate::model::docket::Docket;
use crate::model::document::Document;
use crate::model::earlier::Earlier;
use crate::model::file_place::FilePlace;
use crate::model::identity::Stamp;
use crate::model::orphan::Orphan;
use crate::model::outgoing::Format;
use crate::model::question::Question;

/// The annotations of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Foreign {
    /// What it is.
    pub format: Format,
    /// The texts that they belong to.
    pub texts: Vec<Text>,
    /// The codebook, where the file has all of ours: its claims are then exactly what they say, names of kinds
    /// and dates included.
    pub codebook: Option<Codebook>,
    /// The kinds that they use, as far as the file says more of them than their names.
    pub kinds: Vec<Sort>,
    /// The claims.
    pub claims: Vec<Statement>,
    /// The passages.
    pub items: Vec<Item>,
    /// Passages of ours that had no place when the file was made, each with where it stands in the file.
    pub orphans: Vec<(FilePlace, Orphan)>,
    /// The links between claims.
    pub links: Vec<Tie>,
    /// Records that could not be read at all: where in the file, and why.
    pub refused: Vec<(FilePlace, Problem)>,
    /// How many files it was.
    pub files: usize,
    /// What the reader had to decide.
    pub remark: Option<Remark>,
}

impl Foreign {
    /// A file in which nothing was found yet.
    pub fn new(format: Format) -> Self {
        Self {
            format,
            texts: Vec::new(),
            codebook: None,
            kinds: Vec::new(),
            claims: Vec::new(),
            items: Vec::new(),
            orphans: Vec::new(),
            links: Vec::new(),
            refused: Vec::new(),
            files: 1,
            remark: None,
        }
    }

    /// Whether what another file holds can be added to this: it is of the same format, and means the same by its
    /// kinds.
    #[must_use]
    pub fn joins(&self, other: &Self) -> bool {
        self.format == other.format && self.codebook == other.codebook
    }

    /// Has its places say that they are in the file `name` of several, where they do not say so yet.
    pub fn stands_in(&mut self, name: &str) {
        let within = |place: &mut FilePlace| {
            if place.file().is_empty() {
                *place = place.clone().in_file(name);
            }
        };
        self.items.iter_mut().for_each(|item| within(&mut item.place));
        self.refused.iter_mut().for_each(|(place, _)| within(place));
        self.orphans.iter_mut().for_each(|(place, _)| within(place));
    }

    /// Adds what another file holds that joins this one.
    pub fn join(&mut self, other: Self) {
        self.files += other.files;
        self.remark = self.remark.take().or(other.remark);
        let (texts, claims) = (self.texts.len(), self.claims.len());
        self.texts.extend(other.texts);
        self.claims.extend(other.claims);
        for sort in other.kinds {
            if self.kinds.iter().all(|known| known.name != sort.name) {
                self.kinds.push(sort);
            }
        }
        self.items.extend(other.items.into_iter().map(|item| Item {
            text: item.text + texts,
            claim: item.claim + claims,
            ..item
        }));
        self.links.extend(other.links.into_iter().map(|tie| Tie {
            from: tie.from + claims,
            to: tie.to + claims,
            ..tie
        }));
        self.orphans.extend(other.orphans);
        self.refused.extend(other.refused);
    }
}

/// What is of one format becomes one, since claims and links of one export may be in several files; places in it
/// then say in which.
#[must_use]
pub fn joined(foreign: Vec<(String, Foreign)>) -> Vec<(String, Foreign)> {
    let mut joined: Vec<(String, Foreign, bool)> = Vec::new();
    for (path, mut own) in foreign {
        match joined.iter_mut().find(|(_, known, _)| known.joins(&own)) {
            Some((first, known, is_one)) => {
                if std::mem::replace(is_one, false) {
                    known.stands_in(first);
                }
                own.stands_in(&path);
                known.join(own);
            }
            None => joined.push((path, own, true)),
        }
    }
    joined.into_iter().map(|(path, own, _)| (path, own)).collect()
}

/// A text that annotations belong to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Text {
    /// The document of ours that it says to be.
    pub id: Option<Uuid>,
    /// What the file calls it: a name of a file, an address, a number.
    pub name: String,
    /// Its title, if it is said.
    pub title: Option<String>,
    /// Its words, if the file has them.
    pub words: Option<String>,
    /// The SHA-256 of its words, in hexadecimal, if the file has that.
    pub sha256: Option<String>,
    /// Its question data, as far as they are said.
    pub question: Question,
    /// The whole document, if the file has it.
    pub document: Option<Document>,
    /// What is said of that document.
    pub docket: Option<Docket>,
    /// What stood in its place before, where the file has that.
    pub earlier: Vec<Earlier>,
}

/// A kind of claim, as a file describes it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sort {
    /// What claims call it.
    pub name: String,
    /// What it is called for people.
    pub label: Bilingual,
    /// What it means.
    pub definition: Bilingual,
    /// The name of the kind that it is a sort of.
    pub parent: Option<String>,
    /// Its colour: `#a1b2c3`.
    pub color: Option<String>,
}

/// A claim, as a file says it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Statement {
    /// What names it in the file, the same whenever the same file is read.
    pub key: String,
    /// The claim of ours that it says to be.
    pub id: Option<Uuid>,
    /// What it says; where the file does not tell, the words of its first passage do.
    pub label: Option<String>,
    /// The name of its kind; empty when the file tells none.
    pub kind: String,
    /// What is said of it under attributes.
    pub attributes: BTreeMap<Slug, Value>,
    /// What is noted of it.
    pub note: String,
    /// Who made it, and when.
    pub made: Stamp,
    /// Who changed it last, and when.
    pub changed: Stamp,
}

/// A passage, as a file says it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Item {
    /// What names it in the file, the same whenever the same file is read.
    pub key: String,
    /// Where in the file it stands, to be told.
    pub place: FilePlace,
    /// The passage of ours that it says to be.
    pub id: Option<Uuid>,
    /// Which of the texts it belongs to.
    pub text: usize,
    /// Which of the claims it makes.
    pub claim: usize,
    /// Its extracts, one at least.
    pub extracts: Vec<Extract>,
    /// What is noted of it.
    pub comment: String,
    /// Who made it, and when.
    pub made: Stamp,
    /// Who changed it last, and when.
    pub changed: Stamp,
    /// The program that suggests it, where no person has said so yet.
    pub suggestion: Option<Suggestion>,
}

/// An extract, as a file says it: a position, a quote, or both.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Extract {
    /// From where to where, in the unit of the file.
    pub position: Option<(u32, u32)>,
    /// The words.
    pub quote: Option<String>,
    /// The words before it; empty when the file has none.
    pub prefix: String,
    /// The words after it; empty when the file has none.
    pub suffix: String,
    /// In what the position counts, where the format is strict about it; else it is found out.
    pub unit: Option<Unit>,
}

/// A link between two claims, as a file says it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tie {
    /// What names it in the file, the same whenever the same file is read.
    pub key: String,
    /// The link of ours that it says to be.
    pub id: Option<Uuid>,
    /// The name of its type.
    pub kind: String,
    /// From which of the claims.
    pub from: usize,
    /// To which of the claims.
    pub to: usize,
    /// Who made it, and when.
    pub made: Stamp,
    /// Who changed it last, and when.
    pub changed: Stamp,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::default_codebook;
    use crate::model::identity::{ClaimId, PassageId};

    #[test]
    fn joined_files_keep_what_waits_in_each_and_their_claims_apart() {
        let own = || {
            let mut foreign = Foreign::new(Format::WebAnnotation);
            foreign.texts.push(Text::default());
            foreign.claims.push(Statement::default());
            foreign.items.push(Item::default());
            let orphan = Orphan {
                id: PassageId(Uuid::nil()),
                claim: ClaimId(Uuid::nil()),
                document: None,
                origin: String::new(),
                quotes: Vec::new(),
                comment: String::new(),
                made: Stamp::default(),
                changed: Stamp::default(),
                suggestion: None,
            };
            foreign.orphans.push((FilePlace::default(), orphan));
            foreign
        };
        let mut joined = own();
        assert!(joined.joins(&own()));
        joined.join(own());
        assert_eq!((joined.orphans.len(), joined.items[1].text, joined.items[1].claim), (2, 1, 1));
        let other = Foreign { codebook: Some(default_codebook()), ..own() };
        assert!(!joined.joins(&other));
    }
}
