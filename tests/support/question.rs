//! Question 3331, the example, with its twelve passages.

use std::collections::BTreeMap;
use std::path::Path;
use std::rc::Rc;

use scolie::exchange::default_codebook;
use scolie::model::claim::{Claim, Link, Passage, Value};
use scolie::model::dossier::{About, Dossier};
use scolie::model::identity::{ClaimId, DocumentId, DossierId, LinkId, Moment, PassageId, Stamp};
use scolie::model::span::Span;
use scolie::read;
use serde_json::Value as Json;
use uuid::Uuid;

const PASSAGES: &str = include_str!("../specs/example.passages.json");

/// A dossier of so many copies of the example, each with its twelve passages, a verdict on each claim, and a
/// link.
pub fn question_3331(count: u128) -> Rc<Dossier> {
    let (id, title) = (DossierId(Uuid::from_u128(1 << 64)), "Question 3331".to_owned());
    let mut dossier = Dossier::new(About { id, title, created: Moment(0) }, Rc::new(default_codebook()));
    let example = (read::EXAMPLE_NAME, read::EXAMPLE, PASSAGES);
    (1..=count).for_each(|number| add(&mut dossier, number << 64, example));
    Rc::new(dossier)
}

/// The same of the question itself, where the corpus is beside the repository.
#[allow(dead_code)]
pub fn whole_question() -> Option<Rc<Dossier>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus/assemblee-nationale");
    let source = std::fs::read_to_string(folder.join("question-3331.md")).ok()?;
    let passages = std::fs::read_to_string(folder.join("question-3331.passages.json")).ok()?;
    let mut dossier = Dossier::clone(&question_3331(0));
    add(&mut dossier, 1 << 64, ("question-3331.md", &source, &passages));
    Some(Rc::new(dossier))
}

fn add(dossier: &mut Dossier, base: u128, (name, source, passages): (&str, &str, &str)) {
    let document = DocumentId(Uuid::from_u128(base | 0x3331));
    let (read, _) = read::read(document, name, source.to_owned());
    let file: Json = serde_json::from_str(passages).unwrap();
    let made = Stamp { by: "Zoé".to_owned(), at: Moment(1_700_000_000_000) };
    let mut claims = BTreeMap::new();
    for (n, record) in (1_u128..).zip(file["passages"].as_array().unwrap()) {
        let text = |name: &str| record[name].as_str().unwrap();
        let at = read.text.find(text("quote")).unwrap();
        let span = Span::within(&read.text, at, at + text("quote").len()).unwrap();
        let claim = Claim {
            id: ClaimId(Uuid::from_u128(base | n << 32)),
            label: text("label").to_owned(),
            kind: text("kind").into(),
            attributes: [("verdict".into(), Value::One("true".to_owned()))].into(),
            note: String::new(),
            made: made.clone(),
            changed: made.clone(),
        };
        dossier.passages.put(&Rc::new(Passage {
            id: PassageId(Uuid::from_u128(base | n)),
            claim: claim.id,
            document,
            spans: span.into(),
            comment: String::new(),
            made: made.clone(),
            changed: made.clone(),
            suggestion: None,
        }));
        claims.insert(claim.id, Rc::new(claim));
    }
    let ids: Vec<ClaimId> = claims.keys().copied().collect();
    let (from, to) = (ids[0], ids[1]);
    let id = LinkId(Uuid::from_u128(base | 7 << 40));
    let link = Link { id, kind: "supports".into(), from, to, made: made.clone(), changed: made };
    dossier.documents.insert(document, Rc::new(read));
    dossier.claims.extend(claims);
    dossier.links.insert(link.id, Rc::new(link));
}
