//! Random edits, stale names among them, and the dossiers that they make.

use std::rc::Rc;

use proptest::prelude::*;
use scolie::exchange::default_codebook;
use scolie::model::arrival::Additions;
use scolie::model::change::Origin;
use scolie::model::claim::{Claim, Passage, Suggestion, Value};
use scolie::model::codebook::{Bilingual, Codebook, Form, Hue, Slug, Stroke, Text};
use scolie::model::datum::Datum;
use scolie::model::dossier::{About, Dossier};
use scolie::model::edit::merge::Merged;
use scolie::model::edit::{Edit, Revision, Target};
use scolie::model::evidence::{Evidence, Stance};
use scolie::model::identity::{ClaimId, DocumentId, DossierId, LinkId, Moment, PassageId, Seed, Stamp};
use scolie::model::journal::Journal;
use scolie::model::language::Language;
use scolie::model::movement::Movements;
use scolie::model::orphan::{Orphan, Quote};
use scolie::model::replacing::{Comparing, Purpose, Review};
use scolie::model::roster::Removed;
use scolie::model::snap::snap;
use scolie::model::span::Spans;
use scolie::read;
use uuid::Uuid;

const TEXT: &str = "# T\u{e9}\n\nUn *appel* d’offres 👩\u{200d}👧 e\u{301}t **rien** d'autre.\n\n- a\n- [b](https://x.fr) c\n";
const COPY: &str = "# T\u{e9}\n\nUn *appel* d'offre 👩\u{200d}👧 e\u{301}tait tout autre.\n\n- a\n- [b](https://x.fr) c\n\nUne réponse.\n";
const STALE: Uuid = Uuid::from_u128(999);

/// What to do next, as small numbers that mean something in whatever state they meet.
#[derive(Debug, Clone, Copy)]
pub struct Step {
    pub what: u8,
    pub which: u8,
    pub other: u8,
    pub start: u32,
    pub length: u32,
    pub soon: bool,
}

pub fn step() -> impl Strategy<Value = Step> {
    let small = || 0_u32..5_000;
    (any::<(u8, u8, u8)>(), small(), small(), any::<bool>()).prop_map(
        |((what, which, other), start, length, soon)| Step { what, which, other, start, length, soon },
    )
}

pub fn steps() -> impl Strategy<Value = Vec<Step>> {
    proptest::collection::vec(step(), 1..32)
}

/// Steps that are the same in every run.
pub fn some_steps(count: usize) -> Vec<Step> {
    let mut state = 1_u32;
    let mut next = move || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        state >> 8
    };
    let mut byte = move || u8::try_from(next() % 256).unwrap();
    let mut step = || Step {
        what: byte(),
        which: byte(),
        other: byte(),
        start: byte().into(),
        length: byte().into(),
        soon: byte() < 128,
    };
    (0..count).map(|_| step()).collect()
}

/// The seed of the `n`th act; acts are a second apart.
pub fn seed(n: u16) -> Seed {
    let [high, low] = n.to_be_bytes();
    let random = [0, 0, 0, 0, 0, 0, high, low, 0, 0];
    Seed { stamp: Stamp { by: "x".to_owned(), at: Moment(1_000 * i64::from(n)) }, random }
}

pub fn blank() -> Dossier {
    let about = About { id: DossierId(Uuid::nil()), title: String::new(), created: Moment(0) };
    Dossier::new(about, Rc::new(default_codebook()))
}

/// The journal, and the dossier after each step that undo would take back.
pub fn play(steps: &[Step]) -> (Journal, Vec<Dossier>) {
    let (mut journal, mut states) = (Journal::default(), vec![blank()]);
    let mut at = 0;
    for (n, step) in steps.iter().enumerate() {
        let mut seed = seed(u16::try_from(n).unwrap() + 1);
        at += if step.soon { 100 } else { 1_000 };
        seed.stamp.at = Moment(at);
        let dossier = states.last().unwrap().clone();
        for transaction in journal.enter(&dossier, &edit(&dossier, *step), &seed) {
            let next = states.last().unwrap().apply(&transaction.changes);
            match transaction.origin {
                Origin::Edit => states.push(next),
                Origin::Continue => *states.last_mut().unwrap() = next,
                _ => assert_eq!(&next, states.last().unwrap()),
            }
            journal.append(transaction);
        }
    }
    (journal, states)
}

/// One of `ids`; sometimes, and when there is none, a name of nothing.
fn pick<'a, K: Copy + 'a>(ids: impl ExactSizeIterator<Item = &'a K>, n: u8, stale: K) -> K {
    let count = ids.len();
    if count == 0 || n % 13 == 12 {
        return stale;
    }
    ids.copied().nth(usize::from(n) % count).unwrap()
}

fn slug<'a>(ids: impl Iterator<Item = &'a Slug>, n: u8) -> Slug {
    let ids: Vec<&Slug> = ids.collect();
    if ids.is_empty() || n % 13 == 12 { "lost".into() } else { Rc::clone(ids[usize::from(n) % ids.len()]) }
}

pub fn claim(dossier: &Dossier, n: u8) -> ClaimId {
    pick(dossier.claims.keys(), n, ClaimId(STALE))
}

fn passage(dossier: &Dossier, n: u8) -> PassageId {
    pick(dossier.passages.keys(), n, PassageId(STALE))
}

fn kind(dossier: &Dossier, n: u8) -> Slug {
    slug(dossier.codebook.kinds.iter().map(|kind| &kind.id), n)
}

fn link_kind(dossier: &Dossier, n: u8) -> Slug {
    slug(dossier.codebook.links.iter().map(|link| &link.id), n)
}

fn spans(dossier: &Dossier, document: DocumentId, start: u32, length: u32) -> Spans {
    let text = dossier.documents.get(&document).map_or(TEXT, |document| &document.text);
    let size = u32::try_from(text.len()).unwrap();
    let at = |start: u32| snap(text, start % size, start % size + length % 9 + 1);
    let found = [at(start), at(start / 3 + length)].into_iter().flatten().take(1 + length as usize % 2);
    Spans::new(found.collect()).unwrap_or_else(|| snap(text, 0, 9).unwrap().into())
}

fn target(dossier: &Dossier, Step { which, other, start, .. }: Step) -> Target {
    if other % 2 == 0 {
        return Target::Existing(claim(dossier, which));
    }
    Target::New { label: format!("claim {start}"), kind: kind(dossier, which) }
}

fn value(form: Form, Step { start, length, other, .. }: Step) -> Value {
    let texts = (0..length % 3).map(|n| format!("{}", start % 9 + n)).collect();
    let piece = |n: u32| Evidence {
        url: format!("https://x.fr/{}", start + n),
        title: if n == 0 { String::new() } else { "é".repeat(n as usize) },
        stance: Stance::ALL.get(usize::from(other) % 4).copied(),
        ..Evidence::default()
    };
    match form {
        Form::Choices | Form::Texts => Value::Many(texts),
        Form::Evidence => Value::Evidence((0..length % 3).map(piece).collect()),
        _ => Value::One("é".repeat(start as usize % 4)),
    }
}

/// An edit that `step` means in `dossier`.
pub fn edit(dossier: &Dossier, step: Step) -> Edit {
    let Step { what, which, other, start, length, .. } = step;
    let document = pick(dossier.documents.keys(), other, DocumentId(STALE));
    if dossier.documents.is_empty() && what < 240 {
        return add_documents(dossier, which);
    }
    match what % 31 {
        0 => Edit::Label(claim(dossier, which), format!("label {}", start % 3)),
        1 => Edit::Kind(vec![claim(dossier, which), claim(dossier, start as u8)], kind(dossier, other)),
        2 => Edit::Comment(passage(dossier, which), format!("é {}", length % 3)),
        3 => Edit::DeletePassages(vec![passage(dossier, which), passage(dossier, other)]),
        4 => Edit::DeletePassages(vec![passage(dossier, which)]),
        5 if other % 2 == 0 => Edit::DeleteClaims(vec![claim(dossier, which)]),
        5 if other % 3 == 0 => Edit::DeleteClaims(vec![claim(dossier, which), claim(dossier, start as u8)]),
        6 | 7 => Edit::Spans(passage(dossier, which), spans(dossier, document, start, length)),
        8 => Edit::Retag(
            vec![passage(dossier, start as u8), passage(dossier, length as u8)],
            target(dossier, step),
        ),
        9 => {
            let places = (0..length % 5).map(|n| (document, spans(dossier, document, start + 7 * n, length)));
            Edit::TagAll { places: places.collect(), target: target(dossier, step) }
        }
        10 => merge(dossier, which, &[other, start as u8]),
        11 | 12 => {
            let attributes = &dossier.codebook.attributes;
            let any = || slug(attributes.iter().map(|attribute| &attribute.id), other);
            let name = if what % 31 == 12 { "evidence".into() } else { any() };
            let form = attributes.iter().find(|own| own.id == name).map(|attribute| attribute.form);
            let value = (length % 4 > 0).then(|| value(form.unwrap_or_default(), step));
            Edit::Attribute(claim(dossier, which), name, value)
        }
        13 => Edit::Note(claim(dossier, which), format!("note {}", start % 3)),
        14 | 15 => {
            let (from, to) = (claim(dossier, which), claim(dossier, other));
            Edit::AddLink { from, to, kind: link_kind(dossier, start as u8) }
        }
        16 if other % 3 == 0 => Edit::RemoveLink(pick(dossier.links.keys(), which, LinkId(STALE))),
        16 => Edit::LinkKind(pick(dossier.links.keys(), which, LinkId(STALE)), link_kind(dossier, other)),
        17 | 18 => Edit::Codebook(revision(dossier, step)),
        19 => Edit::Title(format!("{}", start % 3)),
        22 => Edit::Done(vec![document], other % 2 == 0),
        23 => {
            let (context, request) = (Some(start % 90), (length % 3 > 0).then_some(length % 90));
            Edit::Movements(document, (which % 4 > 0).then_some(Movements { context, request }))
        }
        24 => {
            let datum = Datum::ALL[usize::from(which) % Datum::ALL.len()];
            let question = dossier.documents.get(&document).map(|own| dossier.question_of(own).clone());
            let question = question.unwrap_or_default();
            let texts = ["", "3", "2025-01-21", "QE", "AN", "lapsed"];
            let written = datum.write(&question, texts[length as usize % texts.len()]);
            Edit::Question(document, Box::new(written.unwrap_or(question)))
        }
        27 if other % 2 == 0 => {
            replace(dossier, document, step).unwrap_or_else(|| Edit::Title(String::new()))
        }
        27 => reread(dossier, document, which),
        28 | 29 if other % 4 < 3 => Edit::TakeIn(Rc::new(additions(dossier, document, step))),
        28 => Edit::Confirm(vec![passage(dossier, which), passage(dossier, start as u8)]),
        29 => Edit::DeleteOrphans(vec![pick(dossier.orphans.keys(), which, PassageId(STALE))]),
        30 => {
            let orphan = pick(dossier.orphans.keys(), which, PassageId(STALE));
            Edit::Adopt(orphan, document, spans(dossier, document, start, length))
        }
        20 if other % 3 == 0 => {
            let removed = [document, pick(dossier.documents.keys(), which, DocumentId(STALE))];
            Edit::RemoveDocuments(removed.into_iter().take(1 + length as usize % 2).collect())
        }
        20 if other % 3 == 1 => restore(dossier, document),
        20 => add_documents(dossier, which),
        21 if other % 5 == 0 => {
            let mut other = blank();
            other.documents = dossier.documents.clone();
            Edit::Import(Rc::new(other))
        }
        _ => {
            let spans = spans(dossier, document, start, length);
            let tag = Edit::Tag { document, spans, target: target(dossier, step) };
            if length % 2 == 0 { tag } else { Edit::Answer(Box::new(tag), claim(dossier, start as u8)) }
        }
    }
}

/// A passage that a program suggests, and one without a place.
fn additions(dossier: &Dossier, document: DocumentId, step: Step) -> Additions {
    let Step { which, other, start, length, .. } = step;
    let (claim, stamp) = (claim(dossier, which), Stamp { by: "y".to_owned(), at: Moment(start.into()) });
    let suggestion = Some(Rc::new(Suggestion { by: "rules".to_owned(), score: format!("{}", other % 3) }));
    let name = |n: u32| PassageId(Uuid::from_u128(u128::from(start % 9 + n)));
    let quote = Quote { exact: "é".repeat(1 + length as usize % 3), ..Quote::default() };
    let orphan = Orphan {
        id: name(1_000),
        claim,
        document: (other % 2 == 0).then_some(document),
        origin: "b.txt".to_owned(),
        quotes: vec![quote; 1 + length as usize % 2],
        comment: String::new(),
        made: stamp.clone(),
        changed: stamp.clone(),
        suggestion: suggestion.clone(),
    };
    let passage = orphan.at(document, spans(dossier, document, start, length), stamp);
    Additions {
        passages: vec![Rc::new(Passage { id: name(2_000), suggestion, ..passage })],
        orphans: vec![Rc::new(orphan)],
        ..Additions::default()
    }
}

/// Reads a document again, by its marks or letter by letter.
fn reread(dossier: &Dossier, document: DocumentId, which: u8) -> Edit {
    let media_type = if which.is_multiple_of(2) { read::MediaType::Plain } else { read::MediaType::Markdown };
    let source = dossier.documents.get(&document).map(|own| own.source.text.clone());
    Edit::Reread(vec![Rc::new(read::read_as(document, "a.md", media_type, source.unwrap_or_default()).0)])
}

/// Puts a newer copy in the place of a text; some passages that were found are left to wait.
pub fn replace(dossier: &Dossier, document: DocumentId, step: Step) -> Option<Edit> {
    let Step { which, other, .. } = step;
    let old = dossier.documents.get(&document)?;
    let copies = [TEXT, COPY, "# T\u{e9}\n\n- c\n- a\n"];
    let new = Rc::new(read::read(document, "c.md", copies[usize::from(which) % 3].to_owned()).0);
    let mut comparing = Comparing::begin(dossier, old, &new, Purpose::Replace);
    while comparing.go_on() {}
    let mut replacing = comparing.finish();
    for _ in 0..other % 3 {
        replacing = replacing.review(if other % 2 == 0 { Review::Accept(0) } else { Review::Leave });
    }
    Some(Edit::Replace(Rc::new(replacing.replacement())))
}

/// Documents that are not there come in; one that is there stays as it is: names are given once.
fn add_documents(dossier: &Dossier, which: u8) -> Edit {
    let names = [7 + u128::from(which % 2), 8 - u128::from(which % 2)];
    let documents = names.into_iter().take(if which.is_multiple_of(5) { 2 } else { 1 }).map(|id| {
        let id = DocumentId(Uuid::from_u128(id));
        let known = dossier.documents.get(&id).map(Rc::clone);
        known.unwrap_or_else(|| Rc::new(read::read(id, "a.md", TEXT.to_owned()).0))
    });
    Edit::AddDocuments(documents.collect())
}

/// Puts back a document that is not there, with all that it had: nothing.
fn restore(dossier: &Dossier, document: DocumentId) -> Edit {
    let missing =
        (7..9).map(|id| DocumentId(Uuid::from_u128(id))).find(|id| !dossier.documents.contains_key(id));
    let id = missing.unwrap_or(document);
    let document = Rc::new(read::read(id, "a.md", TEXT.to_owned()).0);
    let (docket, passages, claims, stamp) = (None, Vec::new(), Vec::new(), Stamp::default());
    Edit::RestoreDocuments(vec![Removed { document, docket, earlier: Vec::new(), passages, claims, stamp }])
}

pub fn merge(dossier: &Dossier, keep: u8, gone: &[u8]) -> Edit {
    let keep = claim(dossier, keep);
    let gone: Vec<ClaimId> = gone.iter().map(|&n| claim(dossier, n)).collect();
    let others: Vec<&Claim> =
        gone.iter().filter_map(|id| dossier.claims.get(id)).map(|claim| &**claim).collect();
    let merged = match dossier.claims.get(&keep) {
        Some(kept) => Merged::propose(kept, &others),
        None => {
            let (label, note) = (String::new(), String::new());
            Merged { label, kind: "fact".into(), attributes: Default::default(), note }
        }
    };
    Edit::MergeClaims { keep, gone, merged }
}

/// A change of the codebook; where it is refused, none.
pub fn revision(dossier: &Dossier, Step { which, other, start, length, .. }: Step) -> Revision {
    let old = &dossier.codebook;
    let same = || Codebook::clone(old);
    let keep = Revision::to(Rc::clone(old));
    let label = Bilingual { fr: format!("é {}", start % 3), en: String::new() };
    let (from, to) = (kind(dossier, which), kind(dossier, other));
    let attribute = |n| slug(old.attributes.iter().map(|attribute| &attribute.id), n);
    let heir = |to: Slug| (length % 3 > 0).then_some(to);
    match start % 16 {
        14 | 15 => {
            let language = if other % 2 == 0 { Language::French } else { Language::English };
            let text = match length % 3 {
                0 => Text::Label(from, language),
                1 => Text::Short(from, language),
                _ => Text::Attribute(attribute(other), language),
            };
            keep.with(old.write(&text, &"é".repeat(start as usize % 3)).unwrap_or_else(|_| same()))
        }
        0 => keep.with(old.add_kind(&label).map_or_else(|_| same(), |added| added.0)),
        1 | 2 => {
            let left = old.remove_kind(&from, Some(&to)).unwrap_or_else(|_| same());
            keep.with(left).send_kind(&from, &to)
        }
        3 => keep.with(old.remove_kind(&from, None).unwrap_or_else(|_| same())),
        4 | 5 => keep.with(old.nest_kind(&from, Some(&to)).unwrap_or_else(|_| same())),
        6 => {
            let left = old.remove_attribute(&attribute(which)).unwrap_or_else(|_| same());
            keep.with(left).send_attribute(&attribute(which), heir(attribute(other)).as_ref())
        }
        7 => keep.with(old.add_attribute(&label, Form::ALL[usize::from(other) % 7]).unwrap().0),
        8 => {
            let reformed = old.reform_attribute(&attribute(which), Form::ALL[usize::from(other) % 7]);
            keep.with(reformed.unwrap_or_else(|_| same()))
        }
        9 => {
            let (from, to) = (link_kind(dossier, which), link_kind(dossier, other));
            let left = old.remove_link(&from).unwrap_or_else(|_| same());
            keep.with(left).send_link(&from, heir(to).as_ref())
        }
        10 => keep.with(old.add_value(&attribute(which), &label).map_or_else(|_| same(), |added| added.0)),
        11 => keep.send_value(&attribute(which), &"1".into(), heir("2".into()).as_ref()),
        12 => {
            let moved = old.move_kind(&from, length as usize % 9).unwrap_or_else(|_| same());
            keep.with(moved.rekey_kind(&to, char::from_u32(97 + length % 26)).unwrap_or(moved))
        }
        _ => {
            let hue = Hue::ALL[usize::from(other) % 13];
            keep.with(old.recolour_kind(&from, hue, Stroke::Dotted).unwrap_or_else(|_| same()))
        }
    }
}
