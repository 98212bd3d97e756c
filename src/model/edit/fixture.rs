//! Dossiers in marked text, for the tests of edits: `no [1a:tender [2b:in]] 2019`.
//!
//! A digit names a claim and a letter a passage; a passage of several spans is marked several times.
//! There are always the claims 1, 2 and 3. What an edit makes is shown as claim `+` and passage `*`.

use std::collections::BTreeMap;
use std::rc::Rc;

use uuid::Uuid;

use super::Edit;
use crate::exchange::default_codebook;
use crate::model::change::invert;
use crate::model::claim::{Claim, Passage};
use crate::model::dossier::{About, Dossier};
use crate::model::identity::{ClaimId, DocumentId, DossierId, Moment, PassageId, Seed, Stamp};
use crate::model::span::{Span, Spans};
use crate::read;

pub const DOCUMENT: DocumentId = DocumentId(Uuid::nil());

pub fn claim(number: char) -> ClaimId {
    ClaimId(Uuid::from_u128(number.into()))
}

pub fn passage(letter: char) -> PassageId {
    PassageId(Uuid::from_u128(letter.into()))
}

pub fn seed() -> Seed {
    Seed { stamp: Stamp { by: "x".to_owned(), at: Moment(5000) }, random: [7; 10] }
}

pub fn dossier(marked: &str) -> Dossier {
    let (mut text, mut open) = (String::new(), Vec::new());
    let mut spans: BTreeMap<(char, char), Vec<Span>> = BTreeMap::new();
    let mut characters = marked.chars();
    while let Some(character) = characters.next() {
        let at = u32::try_from(text.len()).unwrap();
        match character {
            '[' => {
                let name = (characters.next().unwrap(), characters.next().unwrap());
                assert_eq!(characters.next(), Some(':'));
                open.push((name, at));
            }
            ']' => {
                let (name, start) = open.pop().unwrap();
                spans.entry(name).or_default().push(Span::new(start, at).unwrap());
            }
            character => text.push(character),
        }
    }
    let about = About { id: DossierId(Uuid::nil()), title: "t".to_owned(), created: Moment(0) };
    let mut dossier = Dossier::new(about, Rc::new(default_codebook()));
    let document = read::read(DOCUMENT, "a.txt", text.clone()).0;
    assert_eq!(document.text, text);
    dossier.documents = [(DOCUMENT, Rc::new(document))].into();
    let made = Stamp::default;
    dossier.claims = ('1'..='3')
        .zip(&dossier.codebook.kinds)
        .map(|(number, kind)| Claim {
            id: claim(number),
            label: number.to_string(),
            kind: Rc::clone(&kind.id),
            attributes: BTreeMap::new(),
            note: String::new(),
            made: made(),
            changed: made(),
        })
        .map(|claim| (claim.id, Rc::new(claim)))
        .collect();
    let passages: BTreeMap<PassageId, Rc<Passage>> = spans
        .into_iter()
        .map(|((number, letter), spans)| Passage {
            id: passage(letter),
            claim: claim(number),
            document: DOCUMENT,
            spans: Spans::new(spans).unwrap(),
            comment: String::new(),
            made: made(),
            changed: made(),
            suggestion: None,
        })
        .map(|passage| (passage.id, Rc::new(passage)))
        .collect();
    dossier.passages = passages.into();
    dossier
}

/// The dossier after `edit`, which can be taken back.
#[track_caller]
pub fn after(dossier: &Dossier, edit: &Edit) -> Dossier {
    let changes = edit.plan(dossier, &seed());
    let after = dossier.apply(&changes);
    assert_eq!(&after.apply(&invert(&changes)), dossier);
    after
}

/// The text of the dossier, marked.
pub fn shown(dossier: &Dossier) -> String {
    let letter = |id: Uuid, new: char| {
        let known = u8::try_from(id.as_u128()).map(char::from);
        known.unwrap_or(new)
    };
    let text = &dossier.documents[&DOCUMENT].text;
    let mut edges: Vec<(u32, bool, u32, String)> = Vec::new();
    for passage in dossier.passages.values() {
        let name = format!("[{}{}:", letter(passage.claim.0, '+'), letter(passage.id.0, '*'));
        for span in passage.spans.iter() {
            edges.push((span.start(), true, u32::MAX - span.end(), name.clone()));
            edges.push((span.end(), false, 0, "]".to_owned()));
        }
    }
    edges.sort();
    let (mut shown, mut at) = (String::new(), 0);
    for (edge, _, _, sign) in edges {
        shown += &text[at..edge as usize];
        shown += &sign;
        at = edge as usize;
    }
    shown + &text[at..]
}

/// Does `edit` to the dossier of the first text, which makes it that of the second.
#[track_caller]
pub fn check(marked: &str, edit: &Edit, expected: &str) {
    let before = dossier(marked);
    assert_eq!(shown(&before), marked);
    assert_eq!(shown(&after(&before, edit)), expected);
}

/// `edit` plans nothing.
#[track_caller]
pub fn check_nothing(dossier: &Dossier, edit: &Edit) {
    assert_eq!(edit.plan(dossier, &seed()), []);
}
