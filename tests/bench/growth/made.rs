//! What the work is done on: French texts, and dossiers with many passages over them. The same seed makes the same.

use std::collections::BTreeMap;
use std::rc::Rc;

use scolie::exchange::default_codebook;
use scolie::model::action::Action;
use scolie::model::change::{Act, Change, Key, Origin, Record, Transaction};
use scolie::model::claim::{Claim, Passage};
use scolie::model::document::Document;
use scolie::model::dossier::{About, Dossier};
use scolie::model::identity::{
    ClaimId, DocumentId, DossierId, Moment, PassageId, Seed, Stamp, TransactionId,
};
use scolie::model::span::Span;
use scolie::model::workspace::{Preferences, Workspace};
use scolie::read;
use uuid::Uuid;

use super::edits::{Chance, Edited, text};

/// So many bytes of text there are for each passage: 1 MB for 10,000, as the issue has it.
const BYTES: usize = 100;
/// So many passages make a claim.
const EACH: usize = 4;
/// Texts are made in parts of so many characters.
const PART: usize = 50_000;
/// The document of a dossier that has one.
pub const DOCUMENT: DocumentId = DocumentId(Uuid::from_u128(1));

/// A text of about so many bytes, its paragraphs parted by `between`.
pub fn words(bytes: usize, between: &str) -> String {
    let mut own = String::new();
    let mut part = 0;
    while own.len() < bytes {
        part += 1;
        let made = Edited::first(&text(&mut Chance::new(part), PART.min(bytes))).text;
        own.push_str(&made.replace('\n', between));
        own.push_str(between);
    }
    own.truncate(own.floor_char_boundary(bytes));
    own
}

/// The paragraphs of such a text.
pub fn paragraphs(bytes: usize) -> Vec<String> {
    words(bytes, "\n").lines().filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

/// The seed of the `n`th act; acts are a second apart.
pub fn seed(n: usize) -> Seed {
    let stamp = Stamp { by: "Zoé".to_owned(), at: Moment(1_700_000_000_000 + 1_000 * n as i64) };
    let [.., a, b, c, d] = (n as u64).to_be_bytes();
    Seed { stamp, random: [0, 0, a, b, c, d, 0, 0, 0, 0] }
}

/// A dossier with nothing in it.
pub fn blank() -> Dossier {
    let about =
        About { id: DossierId(Uuid::from_u128(1)), title: "Croissance".to_owned(), created: Moment(0) };
    Dossier::new(about, Rc::new(default_codebook()))
}

/// The dossier, made one passage after the other by as many transactions.
pub fn history(passages: usize) -> Vec<Rc<Transaction>> {
    let blank = blank();
    let document = Rc::new(read::read(DOCUMENT, "a.txt", words(passages * BYTES, "\n")).0);
    let mut history = Vec::with_capacity(passages + 2);
    let begun = [Key::About, Key::Codebook].map(|key| Change { key, before: None, after: blank.get(key) });
    let mut enter = |act, origin, changes| {
        let n = history.len();
        let Seed { stamp, .. } = seed(n);
        let (id, order) = (TransactionId(seed(n).id(0)), n as u64 + 1);
        history.push(Rc::new(Transaction { id, order, act, origin, stamp, changes }));
    };
    enter(Act::Begin, Origin::Begin, begun.to_vec());
    enter(
        Act::AddDocument,
        Origin::Edit,
        vec![new(Key::Document(DOCUMENT), Record::Document(Rc::clone(&document)))],
    );
    let mut chance = Chance::new(7);
    for n in 0..passages {
        let own = seed(n + 2);
        let claim = ClaimId(seed(n / EACH * EACH + 2).id(1));
        let made =
            (n % EACH == 0).then(|| new(Key::Claim(claim), Record::Claim(Rc::new(self::claim(claim, n)))));
        let passage = Rc::new(Passage {
            id: PassageId(own.id(2)),
            claim,
            document: DOCUMENT,
            spans: span(&document, &mut chance).into(),
            comment: String::new(),
            made: own.stamp.clone(),
            changed: own.stamp,
            suggestion: None,
        });
        let marked = new(Key::Passage(passage.id), Record::Passage(passage));
        enter(Act::Tag, Origin::Edit, made.into_iter().chain([marked]).collect());
    }
    history
}

fn new(key: Key, record: Record) -> Change {
    Change { key, before: None, after: Some(record) }
}

fn claim(id: ClaimId, n: usize) -> Claim {
    let kinds = ["fact", "figure", "law", "promise", "request"];
    Claim {
        id,
        label: format!("Aucun appel d’offres, n° {n}"),
        kind: kinds[n / EACH % kinds.len()].into(),
        attributes: BTreeMap::new(),
        note: String::new(),
        made: seed(n).stamp,
        changed: seed(n).stamp,
    }
}

/// Words somewhere in the text, that lie over others as it comes.
fn span(document: &Document, chance: &mut Chance) -> Span {
    let text = &document.text;
    loop {
        let start = text.floor_char_boundary(chance.below(text.len()));
        let most = if chance.is(2.0) { 2_000 } else { 150 };
        let length = 5 + chance.below(most);
        let end = text.floor_char_boundary((start + length).min(text.len()));
        if let Some(span) = Span::within(text, start, end) {
            return span;
        }
    }
}

/// What those transactions come to.
pub fn dossier(passages: usize) -> Dossier {
    let history = history(passages);
    blank().apply(history.iter().flat_map(|transaction| &transaction.changes))
}

/// A workspace with that dossier and its whole history, its one document shown.
pub fn workspace(passages: usize) -> Rc<Workspace> {
    let workspace = Rc::new(Workspace::new(blank(), Preferences::default()));
    let loaded = workspace.reduce(Action::Load(Rc::new(blank()), history(passages), Some(DOCUMENT)));
    let ids = loaded.outbox.iter().map(|transaction| transaction.id).collect();
    loaded.reduce(Action::Saved(ids))
}

/// A dossier of so many questions of about 3 kB each.
pub fn questions(count: usize) -> Dossier {
    let all = words(count * 3_000, "\n");
    let mut own = blank();
    let mut documents = BTreeMap::new();
    for n in 0..count {
        let (start, end) = (all.floor_char_boundary(n * 3_000), all.floor_char_boundary((n + 1) * 3_000));
        let id = DocumentId(Uuid::from_u128(n as u128 + 1));
        let source = format!("# Question n° {n}\n\n{}", all[start..end].replace('\n', "\n\n"));
        documents.insert(id, Rc::new(read::read(id, "question.md", source).0));
    }
    own.documents = documents.into();
    own
}
