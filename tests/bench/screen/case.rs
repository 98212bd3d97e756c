//! Texts with their passages, the same ones at every run: as a dossier file of ours, and as the text and the ranges
//! that the others are given.

use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;

use scolie::exchange::offsets::{Offsets, Unit};
use scolie::exchange::{default_codebook, dossier};
use scolie::model::claim::{Claim, Passage, Value, suggest_label};
use scolie::model::document::Document;
use scolie::model::dossier::{About, Dossier};
use scolie::model::identity::{ClaimId, DocumentId, DossierId, Moment, PassageId, Seed, Stamp};
use scolie::model::span::{Span, Spans};
use scolie::read;
use serde_json::{Value as Json, json};

use super::edits::{Chance, sentence};

/// When the work on every dossier began.
const BEGUN: i64 = 1_764_000_000_000;
/// One of so many passages makes a claim that was made before.
const REPEATED: usize = 3;
/// One of so many passages goes on in the next paragraph.
const CROSSING: usize = 40;
/// One of so many passages has a comment.
const COMMENTED: usize = 10;
/// The most words of a passage that stays in its paragraph.
const WORDS: usize = 24;

/// How long a text is, and how many passages it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    pub bytes: usize,
    pub passages: usize,
}

impl Size {
    pub const SMALL: Self = Self { bytes: 3_000, passages: 20 };
    pub const MIDDLE: Self = Self { bytes: 100_000, passages: 1_000 };
    pub const LARGE: Self = Self { bytes: 1_000_000, passages: 10_000 };
    pub const HUGE: Self = Self { bytes: 10_000_000, passages: 100_000 };
    pub const ALL: [Self; 4] = [Self::SMALL, Self::MIDDLE, Self::LARGE, Self::HUGE];

    /// `1 MB/10,000`.
    pub fn name(self) -> String {
        let bytes = match self.bytes {
            bytes if bytes >= 1_000_000 => format!("{} MB", bytes / 1_000_000),
            bytes => format!("{} kB", bytes / 1_000),
        };
        format!("{bytes}/{}", grouped(self.passages))
    }
}

/// `12,345`.
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let groups: Vec<&[u8]> = digits.as_bytes().rchunks(3).rev().collect();
    groups.iter().map(|group| String::from_utf8_lossy(group)).collect::<Vec<_>>().join(",")
}

/// A dossier, and what the others are given of it.
pub struct Case {
    pub dossier: Dossier,
    /// Those that are not in the dossier yet: put in one by one, they take long.
    waiting: BTreeMap<PassageId, Rc<Passage>>,
}

impl Case {
    /// One text of a size.
    pub fn of_text(size: Size) -> Self {
        let mut chance = Chance::new(size.bytes as u64);
        let text = paragraphs(&mut chance, size.bytes).join("\n\n");
        let mut case = Self::empty("Un long débat", &mut chance);
        case.add("debat.txt", text, size.passages, &mut chance);
        case.made()
    }

    /// So many questions as they are published, with so many passages each.
    pub fn of_questions(count: usize, passages: usize) -> Self {
        let mut chance = Chance::new(count as u64);
        let mut case = Self::empty("Mille questions et une", &mut chance);
        for number in 1..=count {
            let text = question(&mut chance, number);
            case.add(&format!("question-{number}.md"), text, passages, &mut chance);
        }
        case.made()
    }

    fn empty(title: &str, chance: &mut Chance) -> Self {
        let id = DossierId(seed(BEGUN, chance).id(0));
        let about = About { id, title: title.to_owned(), created: Moment(BEGUN) };
        Self { dossier: Dossier::new(about, Rc::new(default_codebook())), waiting: BTreeMap::new() }
    }

    fn made(mut self) -> Self {
        self.dossier.passages = std::mem::take(&mut self.waiting).into();
        self
    }

    /// Adds a document with so many passages.
    fn add(&mut self, name: &str, text: String, count: usize, chance: &mut Chance) {
        let begun = BEGUN + self.waiting.len() as i64 * 1_000;
        let document = read::read(DocumentId(seed(begun, chance).id(0)), name, text).0;
        let mut claims: Vec<Rc<Claim>> = Vec::new();
        for (at, span) in (begun..).step_by(1_000).zip(spans(&document.text, count, chance)) {
            let seed = seed(at, chance);
            let claim = match claims.is_empty() || chance.below(REPEATED) > 0 {
                true => self.claim(span.slice(&document.text), &seed, chance),
                false => Rc::clone(chance.one(&claims)),
            };
            let passage = Passage {
                id: PassageId(seed.id(2)),
                claim: claim.id,
                document: document.id,
                spans: Spans::new(vec![span]).unwrap(),
                comment: if chance.below(COMMENTED) == 0 { sentence(chance) } else { String::new() },
                made: seed.stamp.clone(),
                changed: seed.stamp,
                suggestion: None,
            };
            self.waiting.insert(passage.id, Rc::new(passage));
            claims.push(claim);
        }
        self.dossier.claims.extend(claims.into_iter().map(|claim| (claim.id, claim)));
        self.dossier.documents.insert(document.id, Rc::new(document));
    }

    /// A claim as a letter of a kind makes it; of every second one it is said how far its check has come.
    fn claim(&self, words: &str, seed: &Seed, chance: &mut Chance) -> Rc<Claim> {
        let checked = ("status".into(), Value::One("to-check".to_owned()));
        Rc::new(Claim {
            id: ClaimId(seed.id(1)),
            label: suggest_label(words),
            kind: Rc::clone(&chance.one(&self.dossier.codebook.kinds).id),
            attributes: if chance.below(2) == 0 { BTreeMap::from([checked]) } else { BTreeMap::new() },
            note: String::new(),
            made: seed.stamp.clone(),
            changed: seed.stamp.clone(),
        })
    }

    /// The dossier as a file.
    pub fn file(&self) -> String {
        dossier::export(&self.dossier)
    }

    /// The first text, by paragraphs, and its ranges in UTF-16 units of the paragraphs joined by a line feed,
    /// each with the number of its kind.
    pub fn ranges(&self) -> String {
        let document = self.first();
        let units = Offsets::new(&document.text, Unit::Utf16);
        let kinds = &self.dossier.codebook.kinds;
        let range = |passage: &Rc<Passage>| {
            let span = passage.spans.hull();
            let claim = self.dossier.claim_of(passage).unwrap();
            let kind = kinds.iter().position(|kind| kind.id == claim.kind);
            json!([units.of_byte(span.start()), units.of_byte(span.end()), kind])
        };
        let ranges: Vec<Json> = self.dossier.passages.in_document(document.id).iter().map(range).collect();
        let paragraphs: Vec<&str> = document.text.split('\n').collect();
        json!({ "paragraphs": paragraphs, "ranges": ranges }).to_string()
    }

    fn first(&self) -> &Document {
        self.dossier.documents.values().next().unwrap()
    }
}

fn seed(at: i64, chance: &mut Chance) -> Seed {
    let random = std::array::from_fn(|_| u8::try_from(chance.below(256)).unwrap());
    Seed { stamp: Stamp { by: "A. B.".to_owned(), at: Moment(at) }, random }
}

/// Paragraphs of one to nine sentences, together of about so many bytes.
fn paragraphs(chance: &mut Chance, bytes: usize) -> Vec<String> {
    let (mut paragraphs, mut length) = (Vec::new(), 0);
    while length < bytes {
        let sentences: Vec<String> = (0..1 + chance.below(9)).map(|_| sentence(chance)).collect();
        let paragraph = sentences.join(" ");
        length += paragraph.len() + 1;
        paragraphs.push(paragraph);
    }
    paragraphs
}

/// A question with its answer, as Markdown.
fn question(chance: &mut Chance, number: usize) -> String {
    let title = sentence(chance);
    let (asked, answered) = (paragraphs(chance, 1_200).join("\n\n"), paragraphs(chance, 1_600).join("\n\n"));
    format!(
        "# ASSEMBLÉE NATIONALE\n\n17ème législature\n\n## {title}\n\nQuestion écrite n° {number}\n\n\
         ### Texte de la question\n\n{asked}\n\n### Texte de la réponse\n\n{answered}\n"
    )
}

/// Passages of whole words, spread evenly over the text: they overlap and nest, and some cross into the next
/// paragraph.
fn spans(text: &str, count: usize, chance: &mut Chance) -> Vec<Span> {
    let words = words(text);
    let span = |index: usize| {
        let first = (index * words.len() / count + chance.below(words.len() / count)).min(words.len() - 1);
        let last = (first + 1 + chance.below(WORDS)).min(words.len() - 1);
        let crosses = chance.below(CROSSING) == 0;
        // Else it ends with its paragraph.
        let end = text[words[first].start..words[last].end].find('\n');
        let end = match end.map(|end| words[first].start + end) {
            Some(end) if !crosses => end,
            None if crosses => text[words[last].end..].find('\n').map_or(words[last].end, |feed| {
                let next = words.partition_point(|word| word.start < words[last].end + feed);
                words[(next + 4).min(words.len() - 1)].end
            }),
            _ => words[last].end,
        };
        Span::within(text, words[first].start, end).unwrap()
    };
    (0..count).map(span).collect()
}

/// Where the words of a text stand.
fn words(text: &str) -> Vec<Range<usize>> {
    let start = |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
    let letters = |word: &&str| word.chars().any(char::is_alphanumeric);
    text.split_whitespace().filter(letters).map(|word| start(word)..start(word) + word.len()).collect()
}
