//! How a dossier leaves: document by document, so that a large one freezes nothing; the same dossier is always
//! the same bytes.
//!
//! Each format is a [`Writer`] in a file of its own, with the list of what it loses. Texts leave as the plain
//! text of the document, the same that its offsets count.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::dossier::stem;
use super::{archive, default_codebook};
use crate::model::citation::{Quote, citations};
use crate::model::claim::{Claim, Passage};
use crate::model::codebook::Kind;
use crate::model::document::{Document, PartKind};
use crate::model::dossier::Dossier;
use crate::model::folding::plain_words;
use crate::model::identity::{ClaimId, DocumentId};
use crate::model::outgoing::{Format, Loss, Losses};
use crate::model::passages::InText;
use crate::model::question::Question;

/// The longest name of a file about one document, its ending left out, in letters.
const NAME_LENGTH: usize = 40;

/// A file to be handed out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its name; with folders before it, when it goes into an archive.
    pub name: String,
    /// Its media type.
    pub media_type: &'static str,
    /// What is in it.
    pub content: Vec<u8>,
}

impl File {
    /// A file of words.
    pub fn text(name: impl Into<String>, media_type: &'static str, text: String) -> Self {
        Self { name: name.into(), media_type, content: text.into_bytes() }
    }
}

/// A format that is being written.
pub trait Writer {
    /// Writes a document with its passages. Documents come in the order of the dossier.
    fn document(&mut self, sheet: &Sheet<'_>);

    /// Ends; the files. Several of them leave in one archive.
    fn finish(self: Box<Self>, dossier: &Dossier) -> Vec<File>;

    /// What only writing shows to be lost, beside what the format always loses.
    fn lost(&self) -> Losses {
        Losses::default()
    }
}

/// A document as a format writes it.
pub struct Sheet<'a> {
    /// The dossier that leaves.
    pub dossier: &'a Dossier,
    /// The document.
    pub document: &'a Document,
    /// Its question data, corrected ones first.
    pub question: &'a Question,
    /// Its title.
    pub title: &'a str,
    /// What names of files about it begin with, in plain letters, no two alike: `qe-3331`.
    pub stem: &'a str,
    passages: InText,
}

impl Sheet<'_> {
    /// What the document is cited by; for a passage of its answer, as an answer.
    pub fn cited(&self, passage: Option<&Passage>) -> String {
        let quote = passage.map(|passage| {
            let part = self.document.part_at(passage.spans.hull().start());
            Quote { words: "", is_answer: part.is_some_and(|part| part.kind == PartKind::Answer) }
        });
        citations(self.question, self.title, quote).into_iter().next().unwrap_or_default()
    }

    /// Its passages in the order of the text, outermost first. One whose claim is gone is none.
    pub fn passages(&self) -> impl Iterator<Item = Marked<'_>> {
        self.passages.iter().filter_map(|passage| {
            let claim = self.dossier.claims.get(&passage.claim)?;
            Some(Marked { passage, claim, kind: self.dossier.codebook.kind(&claim.kind) })
        })
    }
}

/// What is gathered of claims, in the order in which they are first made.
#[derive(Debug)]
pub struct Gathered<T> {
    order: Vec<ClaimId>,
    of: BTreeMap<ClaimId, T>,
}

impl<T> Default for Gathered<T> {
    fn default() -> Self {
        Self { order: Vec::new(), of: BTreeMap::new() }
    }
}

impl<T: Default> Gathered<T> {
    /// What is gathered of a claim, to add to it.
    pub fn at(&mut self, claim: ClaimId) -> &mut T {
        if !self.of.contains_key(&claim) {
            self.order.push(claim);
        }
        self.of.entry(claim).or_default()
    }

    /// What was gathered of a claim that some passage makes.
    pub fn get(&self, claim: ClaimId) -> Option<&T> {
        self.of.get(&claim)
    }

    /// Every claim of `dossier`: those that are made, then the others.
    pub fn claims<'a>(&'a self, dossier: &'a Dossier) -> impl Iterator<Item = &'a Rc<Claim>> {
        let made = self.order.iter().filter_map(|id| dossier.claims.get(id));
        made.chain(dossier.claims.values().filter(|claim| !self.of.contains_key(&claim.id)))
    }
}

/// A passage with the claim that it makes.
#[derive(Debug, Clone, Copy)]
pub struct Marked<'a> {
    /// The passage.
    pub passage: &'a Passage,
    /// Its claim.
    pub claim: &'a Claim,
    /// The kind of the claim, if the codebook knows it.
    pub kind: Option<&'a Kind>,
}

/// A dossier that is being written.
pub struct Writing {
    dossier: Rc<Dossier>,
    documents: Vec<DocumentId>,
    next: usize,
    stems: BTreeSet<String>,
    writer: Box<dyn Writer>,
    losses: Losses,
}

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The file: the only one, or an archive of all.
    pub file: File,
    /// What does not come back from it.
    pub losses: Losses,
}

impl Writing {
    /// Begins to write `dossier`; without what programs suggest, where that is among the losses.
    pub fn begin(dossier: Rc<Dossier>, writer: Box<dyn Writer>, losses: &[Loss]) -> Self {
        let (dossier, losses) = match losses.contains(&Loss::Suggestions) {
            true => of_people(&dossier, losses),
            false => {
                let losses = Losses::of(&dossier, losses, &default_codebook());
                (dossier, losses)
            }
        };
        Self {
            documents: dossier.documents.keys().copied().collect(),
            next: 0,
            stems: BTreeSet::new(),
            writer,
            losses,
            dossier,
        }
    }

    /// Writes one more document; false when all are written.
    pub fn go_on(&mut self) -> bool {
        let document = self.documents.get(self.next).and_then(|id| self.dossier.documents.get(id));
        let Some(document) = document else { return false };
        let stem = self.stem(document);
        self.writer.document(&Sheet {
            dossier: &self.dossier,
            document,
            question: self.dossier.question_of(document),
            title: self.dossier.title_of(document),
            stem: &stem,
            passages: self.dossier.passages.in_document(document.id),
        });
        self.stems.insert(stem);
        self.next += 1;
        true
    }

    /// How many documents are written, and how many there are.
    #[must_use]
    pub fn progress(&self) -> (usize, usize) {
        (self.next, self.documents.len())
    }

    /// The files, all documents written.
    #[must_use]
    pub fn finish(mut self) -> (Vec<File>, Losses) {
        self.losses.join(&self.writer.lost());
        (self.writer.finish(&self.dossier), self.losses)
    }

    fn stem(&self, document: &Document) -> String {
        let name = plain_words(&self.dossier.name_of(document), NAME_LENGTH);
        let name = if name.is_empty() { "document" } else { &name };
        let numbered = (2_u32..).map(|number| format!("{name}-{number}"));
        let mut names = [name.to_owned()].into_iter().chain(numbered);
        names.find(|name| !self.stems.contains(name)).unwrap_or_default()
    }
}

/// What people say in `dossier`, with what is lost: of what programs suggest, that it is left out; of all else,
/// what the format does not hold.
fn of_people(dossier: &Rc<Dossier>, losses: &[Loss]) -> (Rc<Dossier>, Losses) {
    let rest = dossier.of_people();
    let is_of_all = |loss: &Loss| matches!(loss, Loss::Suggestions | Loss::Orphans | Loss::Links);
    let (of_all, of_rest): (Vec<Loss>, Vec<Loss>) = losses.iter().partition(|loss| is_of_all(loss));
    let usual = default_codebook();
    let mut lost = Losses::of(dossier, &of_all, &usual);
    lost.join(&Losses::of(&rest, &of_rest, &usual));
    lost.join(&Losses::of(dossier, &[Loss::SuggestedClaims], &usual));
    if !losses.contains(&Loss::Links) {
        lost.add(Loss::Links, dossier.links.len() - rest.links.len());
    }
    (rest, lost)
}

/// One file of several: an archive, unless there is only one.
#[must_use]
pub fn packed(dossier: &Dossier, format: Format, files: Vec<File>) -> File {
    let mut packing = Packing::begin(dossier, format, files);
    while packing.go_on() {}
    packing.finish()
}

/// Several files that become one.
pub enum Packing {
    /// There is only one.
    One(File),
    /// They are packed into an archive of that name.
    Several(String, Box<archive::Packing>),
}

impl Packing {
    /// Begins to pack what was written of `dossier`.
    #[must_use]
    pub fn begin(dossier: &Dossier, format: Format, mut files: Vec<File>) -> Self {
        match (files.pop(), files.is_empty()) {
            (Some(file), true) => Self::One(file),
            (last, _) => {
                files.extend(last);
                let packing = Box::new(archive::Packing::begin(files));
                Self::Several(file_name(dossier, format, ".zip"), packing)
            }
        }
    }

    /// Packs one more piece; false when all are packed.
    pub fn go_on(&mut self) -> bool {
        match self {
            Self::One(_) => false,
            Self::Several(_, packing) => packing.go_on(),
        }
    }

    /// The file.
    #[must_use]
    pub fn finish(self) -> File {
        match self {
            Self::One(file) => file,
            Self::Several(name, packing) => {
                File { name, media_type: archive::MEDIA_TYPE, content: packing.finish() }
            }
        }
    }
}

/// The name of a file about some questions of `whole`: that of the question, or how many there are, stands
/// after the title, so that it does not take the place of the file about all of them.
#[must_use]
pub fn part_name(name: &str, whole: &Dossier, part: &Dossier) -> String {
    let stem = stem(whole);
    let Some(rest) = name.strip_prefix(&stem).filter(|rest| rest.starts_with('.')) else {
        return name.to_owned();
    };
    let mut documents = part.documents.values();
    let called = match (documents.next(), documents.next()) {
        (Some(only), None) => plain_words(&part.name_of(only), NAME_LENGTH),
        _ => part.documents.len().to_string(),
    };
    if called.is_empty() || called == stem { name.to_owned() } else { format!("{stem}-{called}{rest}") }
}

/// The name of a file about a whole dossier: its title, the format, the ending.
#[must_use]
pub fn file_name(dossier: &Dossier, format: Format, extension: &str) -> String {
    format!("{}.{}{extension}", stem(dossier), format.name())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::fixture::dossier;

    #[test]
    fn a_part_has_a_name_of_its_own() {
        let whole = dossier();
        let mut part = whole.clone();
        part.documents.retain(|id, _| id.0.as_u128() == 1);
        let name = file_name(&whole, Format::Brat, ".zip");
        assert_eq!(name, "donnees-de-sante.brat.zip");
        assert_eq!(part_name(&name, &whole, &part), "donnees-de-sante-qe-3331.brat.zip");
        assert_eq!(part_name(&name, &whole, &whole), "donnees-de-sante-2.brat.zip");
        assert_eq!(part_name("qe-3331.conll", &whole, &part), "qe-3331.conll");
    }

    /// Writes what it is given.
    #[derive(Default)]
    struct Words(Vec<String>);

    impl Writer for Words {
        fn document(&mut self, sheet: &Sheet<'_>) {
            let quotes = sheet.passages().map(|marked| marked.passage.spans.quote(&sheet.document.text));
            self.0.push(format!("{}: {}", sheet.stem, quotes.collect::<Vec<_>>().join(" / ")));
        }

        fn finish(self: Box<Self>, dossier: &Dossier) -> Vec<File> {
            vec![File::text(file_name(dossier, Format::Page, ".txt"), "text/plain", self.0.join("\n"))]
        }

        fn lost(&self) -> Losses {
            let mut losses = Losses::default();
            losses.add(Loss::Overlaps, 2);
            losses
        }
    }

    #[test]
    fn documents_are_written_one_by_one_with_their_passages_in_order() {
        let dossier = Rc::new(dossier());
        let mut writing =
            Writing::begin(Rc::clone(&dossier), Box::new(Words::default()), &[Loss::Gaps, Loss::Links]);
        assert_eq!(writing.progress(), (0, 2));
        while writing.go_on() {}
        let (files, losses) = writing.finish();
        assert_eq!(
            losses.iter().collect::<Vec<_>>(),
            [(Loss::Overlaps, 2), (Loss::Gaps, 2), (Loss::Links, 2)]
        );
        let [file] = &files[..] else { panic!("{files:?}") };
        assert_eq!(file.name, "donnees-de-sante.page.txt");
        let lines = std::str::from_utf8(&file.content).unwrap();
        assert!(lines.starts_with("qe-3331: L’État n’a pas lancé / n’a pas lancé"), "{lines}");
        assert!(lines.contains("\nnote: pas lancé […] appel d’offres / qui paie"), "{lines}");
    }
}
