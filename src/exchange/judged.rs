//! What judges outside the project are shown: the fixture and the example in every format that has one.
//!
//! `cargo xtask judge` sets the folder, runs the test below and then the judges of `tests/judges`. Without a
//! folder, that every format can be written is all that is tested.

use std::collections::BTreeMap;
use std::path::Path;
use std::rc::Rc;

use serde_json::{Value as Json, json};
use uuid::Uuid;

use super::outgoing::{Writer, Writing};
use super::{
    argdown, brat, cas, default_codebook, doccano, fixture, iob, label_studio, prodigy, pubannotation, refi,
    table, web_annotation, webanno,
};
use crate::model::claim::{Claim, Passage};
use crate::model::dossier::{About, Dossier};
use crate::model::identity::{ClaimId, DocumentId, DossierId, Moment, PassageId, Stamp};
use crate::model::language::Language;
use crate::model::outgoing::{Separator, TableForm};
use crate::model::span::Span;
use crate::read;

/// Where the files go.
const FOLDER: &str = "SCOLIE_JUDGED";

type NewWriter = fn() -> Box<dyn Writer>;

/// The formats that have a judge, by the names of their scripts.
const FORMATS: [(&str, NewWriter); 12] = [
    ("refi", refi::writer),
    ("refi", refi::codebook_writer),
    ("iob", iob::writer),
    ("cas", cas::writer),
    ("webanno", webanno::writer),
    ("label_studio", || label_studio::writer(Language::French)),
    ("doccano", doccano::writer),
    ("brat", || brat::writer(Language::English)),
    ("prodigy", prodigy::writer),
    ("pubannotation", pubannotation::writer),
    ("argdown", || argdown::writer(Language::French)),
    ("web_annotation", || web_annotation::writer(Language::French)),
];

/// Tables, in each of the ways in which they are written: what they are called, and their files.
fn tables(dossier: &Rc<Dossier>) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    for separator in Separator::ALL {
        let ending = if separator == Separator::Tab { "tsv" } else { "csv" };
        let form = TableForm { separator, mark: separator != Separator::Comma, columns: None };
        let writers = [
            ("passages", table::passages_writer(dossier, Language::English, &form)),
            ("claims", table::claims_writer(dossier, Language::English, &form)),
        ];
        for (name, (writer, _)) in writers {
            let mut writing = Writing::begin(Rc::clone(dossier), writer, &[]);
            while writing.go_on() {}
            let content = writing.finish().0.remove(0).content;
            files.push((format!("{name}.{}.{ending}", separator.name()), content));
        }
    }
    files
}

/// The example with its twelve passages.
fn example() -> Dossier {
    let document = DocumentId(Uuid::from_u128(0x3331));
    let (read, _) = read::read(document, read::EXAMPLE_NAME, read::EXAMPLE.to_owned());
    let (id, title) = (DossierId(Uuid::from_u128(1 << 64)), "Question 3331".to_owned());
    let mut dossier = Dossier::new(About { id, title, created: Moment(0) }, Rc::new(default_codebook()));
    let file: Json = serde_json::from_str(include_str!("../../tests/specs/example.passages.json")).unwrap();
    let mut claims = BTreeMap::new();
    for (n, record) in (1_u128..).zip(file["passages"].as_array().unwrap()) {
        let text = |name: &str| record[name].as_str().unwrap();
        let at = read.text.find(text("quote")).unwrap();
        let span = Span::within(&read.text, at, at + text("quote").len()).unwrap();
        let made = Stamp { by: "Zoé".to_owned(), at: Moment(1_700_000_000_000) };
        let claim = Claim {
            id: ClaimId(Uuid::from_u128(n << 32)),
            label: text("label").to_owned(),
            kind: text("kind").into(),
            attributes: BTreeMap::new(),
            note: String::new(),
            made: made.clone(),
            changed: made.clone(),
        };
        let passage = Passage {
            id: PassageId(Uuid::from_u128(n)),
            claim: claim.id,
            document,
            spans: span.into(),
            comment: String::new(),
            made: made.clone(),
            changed: made,
            suggestion: None,
        };
        claims.insert(claim.id, Rc::new(claim));
        dossier.passages.put(&Rc::new(passage));
    }
    dossier.documents = [(document, Rc::new(read))].into();
    dossier.claims = claims.into();
    dossier
}

/// Every extract, by another way than the writers': its characters counted one by one.
fn expected(dossier: &Dossier) -> Json {
    let extract = |passage: &Passage, span: Span| {
        let text = &dossier.documents[&passage.document].text;
        let start = text[..span.start() as usize].chars().count();
        let exact = span.slice(text);
        let claim = &dossier.claims[&passage.claim];
        json!({
            "text_sha256": read::fingerprint(text),
            "start": start,
            "end": start + exact.chars().count(),
            "exact": exact,
            "label": claim.label,
            "kind": &*claim.kind,
            "passage": passage.id.to_string(),
            "suggestion": passage.suggestion.is_some(),
        })
    };
    let passages = dossier.documents.keys().flat_map(|document| dossier.passages_in(*document));
    passages.flat_map(|own| own.spans.iter().map(|span| extract(&own, span)).collect::<Vec<_>>()).collect()
}

/// Unlike those of the fixture, whose records of different sorts share their names, as files from one place
/// never do.
fn renamed(mut dossier: Dossier) -> Dossier {
    let claim_of = |id: ClaimId| ClaimId(Uuid::from_u128(id.0.as_u128() | 1 << 96));
    let passages = dossier.passages.values().map(|passage| {
        let id = PassageId(Uuid::from_u128(passage.id.0.as_u128() | 1 << 97));
        (id, Rc::new(Passage { id, claim: claim_of(passage.claim), ..Passage::clone(passage) }))
    });
    dossier.passages = passages.collect();
    let claims = dossier.claims.values().map(|claim| {
        let id = claim_of(claim.id);
        (id, Rc::new(Claim { id, ..Claim::clone(claim) }))
    });
    dossier.claims = claims.collect();
    let links = dossier.links.values().map(|link| {
        let mut link = (**link).clone();
        link.id.0 = Uuid::from_u128(link.id.0.as_u128() | 1 << 98);
        (link.from, link.to) = (claim_of(link.from), claim_of(link.to));
        (link.id, Rc::new(link))
    });
    dossier.links = links.collect();
    dossier
}

#[test]
fn every_judged_format_is_written() {
    let folder = std::env::var_os(FOLDER);
    for (name, dossier) in [("fixture", renamed(fixture::dossier())), ("example", example())] {
        let (expected, dossier) = (expected(&dossier), Rc::new(dossier));
        for (format, writer) in FORMATS {
            let mut writing = Writing::begin(Rc::clone(&dossier), writer(), &[]);
            while writing.go_on() {}
            let (files, _) = writing.finish();
            assert!(!files.is_empty(), "{format}");
            let Some(folder) = &folder else { continue };
            let folder = Path::new(folder).join(format).join(name);
            std::fs::create_dir_all(&folder).unwrap();
            for file in files {
                let path = folder.join(&file.name);
                std::fs::create_dir_all(path.parent().unwrap()).unwrap();
                std::fs::write(path, &file.content).unwrap();
            }
            std::fs::write(folder.join("expected.json"), expected.to_string()).unwrap();
        }
        let tables = tables(&dossier);
        assert_eq!(tables.len(), 6);
        let Some(folder) = &folder else { continue };
        let folder = Path::new(folder).join("table").join(name);
        std::fs::create_dir_all(&folder).unwrap();
        tables.iter().for_each(|(name, content)| std::fs::write(folder.join(name), content).unwrap());
        std::fs::write(folder.join("expected.json"), expected.to_string()).unwrap();
    }
}
