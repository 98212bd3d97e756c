//! What comes of files that are opened together: which of their questions the dossier holds already, and
//! what is told of them at the end.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::rc::Rc;

use super::document::{Document, Warning};
use super::dossier::Dossier;
use super::identity::DocumentId;
use super::question::{Question, QuestionKind};

/// So many documents go into one transaction at most, so that storing none takes long.
const MOST_DOCUMENTS: usize = 50;
/// So many bytes of their sources.
const MOST_BYTES: usize = 1_000_000;

/// A question, and the document that it is.
type Namesake = (Rc<Question>, DocumentId);

/// The documents that are known, by what they say.
///
/// A text is told by a short hash, and then compared letter by letter: two questions are never taken for one.
#[derive(Debug, Default)]
pub struct Known {
    by_source: HashMap<u64, Vec<Rc<Document>>>,
    by_text: HashMap<u64, Vec<Rc<Document>>>,
    /// By type and number, with what else tells one question from another.
    by_name: HashMap<(QuestionKind, u32), Vec<Namesake>>,
}

impl Known {
    /// Those of a dossier.
    #[must_use]
    pub fn of(dossier: &Dossier) -> Self {
        let mut known = Self::default();
        for document in dossier.documents.values() {
            known.add(document, dossier.question_of(document));
        }
        known
    }

    /// Adds one, which is that question.
    pub fn add(&mut self, document: &Rc<Document>, question: &Question) {
        if let Some(name) = question.kind.zip(question.number) {
            self.by_name.entry(name).or_default().push((Rc::new(question.clone()), document.id));
        }
        self.by_source.entry(hash(&document.source.text)).or_default().push(Rc::clone(document));
        self.by_text.entry(hash(&document.text)).or_default().push(Rc::clone(document));
    }

    /// The known document that is the same as `document`: it has the same source, or it is the same question
    /// with the same plain text, whatever file it came from.
    #[must_use]
    pub fn find(&self, document: &Document) -> Option<&Rc<Document>> {
        let same = |known: &&Rc<Document>| known.source.text == document.source.text;
        let by_source = self.by_source.get(&hash(&document.source.text));
        if let Some(known) = by_source.and_then(|known| known.iter().find(same)) {
            return Some(known);
        }
        // Members put the same words under several numbers.
        let same = |known: &&Rc<Document>| {
            known.text == document.text && are_one(&known.question, &document.question)
        };
        self.by_text.get(&hash(&document.text))?.iter().find(same)
    }

    /// The known document that is the question of `document` in another text: another file format, a page that
    /// was saved later.
    #[must_use]
    pub fn twin(&self, document: &Document) -> Option<DocumentId> {
        let question = &document.question;
        let named = self.by_name.get(&question.kind.zip(question.number)?)?;
        named.iter().find(|(known, _)| may_be_one(known, question)).map(|(_, id)| *id)
    }
}

/// Whether nothing that both say tells apart two questions.
#[must_use]
pub fn may_be(question: &Question, other: &Question) -> bool {
    let agree = |one: Option<u32>, other: Option<u32>| one.zip(other).is_none_or(|(one, other)| one == other);
    let kinds = question.kind.zip(other.kind).is_none_or(|(one, other)| one == other);
    kinds && agree(question.number, other.number) && may_be_one(question, other)
}

/// Whether nothing that both say tells apart two questions of one type and number.
fn may_be_one(question: &Question, other: &Question) -> bool {
    fn agree<T: PartialEq>(one: Option<T>, other: Option<T>) -> bool {
        one.zip(other).is_none_or(|(one, other)| one == other)
    }
    let asked = |question: &Question| question.asked.map(|asked| asked.date);
    agree(question.chamber, other.chamber)
        && agree(question.legislature, other.legislature)
        && agree(asked(question), asked(other))
}

fn are_one(question: &Question, other: &Question) -> bool {
    let names = |question: &Question| (question.number, question.legislature, question.kind);
    names(question) == names(other) && question.author == other.author
}

fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

/// Documents on their way into the dossier.
#[derive(Debug, Default)]
pub struct Batch {
    documents: Vec<Rc<Document>>,
    bytes: usize,
}

impl Batch {
    /// Adds a document.
    pub fn push(&mut self, document: Rc<Document>) {
        self.bytes += document.source.text.len();
        self.documents.push(document);
    }

    /// Whether there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.documents.is_empty()
    }

    /// Whether it is as much as one transaction should hold.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.documents.len() >= MOST_DOCUMENTS || self.bytes >= MOST_BYTES
    }

    /// What is in it, which leaves it.
    #[must_use]
    pub fn take(&mut self) -> Vec<Rc<Document>> {
        std::mem::take(self).documents
    }
}

/// What came of files that were opened together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// How many questions were added.
    pub opened: usize,
    /// The questions that the dossier held already, each with the file that it stood in again.
    pub known: Vec<(String, DocumentId)>,
    /// The questions that came although the dossier has them in another text.
    pub twins: Vec<Twin>,
    /// The files that were not opened, and why.
    pub refused: Vec<(String, Refusal)>,
    /// What a reader had to decide, file by file.
    pub told: Vec<(String, Warning)>,
    /// What was not read, where the analyst stopped it.
    pub left: Option<Left>,
    /// How many files that no one means were left out: hidden ones, and what systems leave in folders.
    pub hidden: usize,
}

/// A question that came although the dossier has it in another text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Twin {
    /// The file that it stood in.
    pub file: String,
    /// What was there.
    pub known: DocumentId,
    /// What came.
    pub came: DocumentId,
}

/// What was not read of that which was to be opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Left {
    /// Nobody knows: the folders had not been looked through.
    Unknown,
    /// So many files; one of which some questions are missing is one of them.
    Files(usize),
    /// So many questions of the only file.
    Questions(usize),
}

/// Why a file was not opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// It holds no text: a picture, an archive.
    NotText,
    /// It is over 20 MB; 50 MB where it is a table, 100 MB where it is JSON or an archive, 500 MB where it is ours.
    TooLarge,
    /// It is gone, or the browser may not read it.
    Unreadable,
    /// There is nothing in it.
    Empty,
    /// It is JSON or a table, and holds no question.
    NoQuestion,
    /// It is a table of passages, and nobody said what its columns hold.
    Passages,
    /// It is a folder without a file in it.
    NoFile,
    /// It waits until another one is decided about.
    Waits,
    /// It was to be a copy of one question, and is no text.
    NoCopy,
    /// It was to be a copy of one question, and holds so many others.
    OtherQuestions(usize),
    /// It is a damaged dossier or codebook; in words.
    Damaged(String),
}

impl Report {
    /// Whether it went as one expects, so that nothing needs to be said: one question came, or something
    /// that shows by itself.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        self.opened < 2 && self.is_smooth() && self.known.is_empty() && self.remarks() == 0
    }

    /// Whether all of it was opened, as far as it was not there already.
    #[must_use]
    pub fn is_smooth(&self) -> bool {
        self.refused.is_empty() && self.left.is_none()
    }

    /// Whether it holds more than passing news: it stays until it is put away.
    #[must_use]
    pub fn stays(&self) -> bool {
        !self.is_smooth() || self.remarks() > 0
    }

    /// How many things there are to know of what was opened.
    #[must_use]
    pub fn remarks(&self) -> usize {
        self.told.len() + self.twins.len()
    }

    /// What was decided, each with the files that it is true of, in the order in which it was first met.
    #[must_use]
    pub fn warnings(&self) -> Vec<(Warning, Vec<&str>)> {
        gathered(&self.told)
    }

    /// Why files were refused, each with those files.
    #[must_use]
    pub fn refusals(&self) -> Vec<(Refusal, Vec<&str>)> {
        gathered(&self.refused)
    }
}

fn gathered<T: Clone + PartialEq>(told: &[(String, T)]) -> Vec<(T, Vec<&str>)> {
    let mut gathered: Vec<(T, Vec<&str>)> = Vec::new();
    for (name, what) in told {
        match gathered.iter_mut().find(|(own, _)| own == what) {
            Some((_, names)) => names.push(name),
            None => gathered.push((what.clone(), vec![name])),
        }
    }
    gathered
}

/// Whether a file of this path is one that no one means: hidden, or left in a folder by a system or a program.
#[must_use]
pub fn is_junk(path: &str) -> bool {
    path.split('/').any(|name| {
        let small = name.to_lowercase();
        name.starts_with('.')
            || name.starts_with("~$")
            || name.ends_with('~')
            || matches!(small.as_str(), "thumbs.db" | "ehthumbs.db" | "desktop.ini" | "__macosx")
    })
}

/// The folder that was opened, where all of several files are of one, by their paths.
#[must_use]
pub fn folder_of<'p>(mut paths: impl Iterator<Item = &'p str>) -> Option<&'p str> {
    let folder = |path: &'p str| path.split_once('/').map(|(folder, _)| folder);
    let first = folder(paths.next()?).filter(|name| !name.is_empty())?;
    let mut others = paths.peekable();
    others.peek()?;
    others.all(|path| folder(path) == Some(first)).then_some(first)
}

/// The order in which people read names: numbers by their value, capitals and small letters alike.
#[must_use]
pub fn in_order(name: &str) -> Vec<(u64, String)> {
    let mut pieces = Vec::new();
    let mut rest = name;
    while !rest.is_empty() {
        let words = rest.find(|character: char| character.is_ascii_digit()).unwrap_or(rest.len());
        let (before, digits) = rest.split_at(words);
        let length = digits.find(|character: char| !character.is_ascii_digit()).unwrap_or(digits.len());
        let (number, after) = digits.split_at(length);
        pieces.push((0, before.to_lowercase()));
        if !number.is_empty() {
            pieces.push((number.parse().unwrap_or(u64::MAX), String::new()));
        }
        rest = after;
    }
    pieces.push((0, name.to_owned()));
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::{self, Decoded};
    use uuid::Uuid;

    fn documents(name: &str, text: &str) -> Vec<Rc<Document>> {
        let mut ids = 0;
        let id = || {
            ids += 1;
            DocumentId(Uuid::from_u128(ids))
        };
        let read = read::documents(name, Decoded::from(text.to_owned()), None, id);
        read.map(|(document, _)| Rc::new(document)).collect()
    }

    #[test]
    fn a_document_is_known_by_its_source_and_by_its_words() {
        let table = "numéro;auteur;texte\n1;Mme A;La gare ferme.\n2;Mme B;La gare ferme.\n";
        let rows = documents("q.csv", table);
        let mut known = Known::default();
        known.add(&rows[0], &rows[0].question);
        assert!(known.find(&rows[0]).is_some());
        assert!(known.find(&rows[1]).is_none(), "the same words under another number");
        let json = "[{\"numero\":1,\"auteur\":\"Mme A\",\"texte\":\"La gare ferme.\"}]";
        let again = documents("q.json", json);
        assert!(known.find(&again[0]).is_some(), "the same question from another file");
    }

    #[test]
    fn a_question_in_another_text_is_told() {
        let written = |chamber: &str, number: u32, words: &str| {
            let head = format!("## {chamber}\n\n### 17e législature\n\nQuestion écrite n° {number}\n\n");
            Rc::clone(
                &documents("q.md", &format!("{head}## Gares\n\n## Texte de la question\n\n{words}\n"))[0],
            )
        };
        let first = written("Assemblée nationale", 12, "La gare ferme.");
        let mut known = Known::default();
        known.add(&first, &first.question);
        let twin = |chamber, number, words| known.twin(&written(chamber, number, words));
        assert_eq!(twin("Assemblée nationale", 12, "La gare  ferme."), Some(first.id));
        assert_eq!(twin("Assemblée nationale", 13, "La gare ferme."), None);
        assert_eq!(twin("Sénat", 12, "La gare ferme."), None);
        // What does not say its chamber may be of any.
        assert_eq!(twin("Une page", 12, "La gare ferme."), Some(first.id));
        let twin = Twin { file: String::new(), known: first.id, came: first.id };
        let report = Report { opened: 1, twins: vec![twin], ..Report::default() };
        assert!(report.stays() && !report.is_plain() && report.is_smooth());
    }

    #[test]
    fn a_batch_is_full_by_number_or_by_size() {
        let small = &documents("a.txt", "un")[0];
        let mut batch = Batch::default();
        for _ in 0..MOST_DOCUMENTS {
            assert!(!batch.is_full());
            batch.push(Rc::clone(small));
        }
        assert!(batch.is_full());
        assert_eq!(batch.take().len(), MOST_DOCUMENTS);
        assert!(batch.is_empty() && !batch.is_full());
        batch.push(Rc::clone(&documents("a.txt", &"mot ".repeat(MOST_BYTES / 4))[0]));
        assert!(batch.is_full());
    }

    #[test]
    fn a_report_gathers_files_by_what_is_said_of_them() {
        let told = |name: &str, warning| (name.to_owned(), warning);
        let report = Report {
            told: vec![
                told("a.html", Warning::PageTrimmed),
                told("b.txt", Warning::LinesJoined),
                told("c.html", Warning::PageTrimmed),
            ],
            ..Report::default()
        };
        assert_eq!(
            report.warnings(),
            [(Warning::PageTrimmed, vec!["a.html", "c.html"]), (Warning::LinesJoined, vec!["b.txt"])]
        );
        assert!(report.is_smooth() && !report.is_plain());
        assert!(Report { opened: 1, ..Report::default() }.is_plain());
    }

    #[test]
    fn hidden_files_are_no_ones() {
        for path in ["a/.DS_Store", ".git/config", "a/Thumbs.db", "__MACOSX/a/b.md", "~$note.docx", "a.md~"] {
            assert!(is_junk(path), "{path}");
        }
        for path in ["a/b.md", "a.b/c", "q~1.txt", "…"] {
            assert!(!is_junk(path), "{path}");
        }
    }

    #[test]
    fn several_files_may_be_of_one_folder() {
        let check = |paths: &[&str], expected| assert_eq!(folder_of(paths.iter().copied()), expected);
        check(&["gares/a.md", "gares/b.md"], Some("gares"));
        check(&["gares/sud/a.md", "gares/nord/b.md"], Some("gares"));
        check(&["tout/gares/a.md", "tout/gares/b.md"], Some("tout"));
        check(&["gares/a.md", "b.md"], None);
        check(&["gares/a.md", "trains/b.md"], None);
        check(&["gares/a.md"], None);
        check(&["a.md", "a.md"], None);
        check(&[], None);
    }

    #[test]
    fn names_are_in_the_order_of_their_numbers() {
        let mut names = ["q10.md", "Q2.md", "a", "q2b", "q1/z"];
        names.sort_by_key(|name| in_order(name));
        assert_eq!(names, ["a", "q1/z", "Q2.md", "q2b", "q10.md"]);
    }
}
