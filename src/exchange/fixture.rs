//! A small dossier in which every unit of offsets differs, for the tests of formats: passages that overlap,
//! nest, equal one another and have gaps, a claim made twice and one made nowhere, links, and all texts.

mod back;

use std::collections::BTreeMap;
use std::rc::Rc;

use uuid::Uuid;

pub use self::back::{check_back, damages};
use super::default_codebook;
use super::outgoing::{File, Writer, Writing};
use crate::model::claim::{Claim, Link, Passage, Suggestion, Value};
use crate::model::dossier::{About, Dossier};
use crate::model::evidence::{Evidence, Stance};
use crate::model::identity::{ClaimId, DocumentId, DossierId, LinkId, Moment, PassageId, Stamp};
use crate::model::span::{Span, Spans};
use crate::read;

/// Bytes, code points, UTF-16, graphemes and tokens all count it differently.
const LINE: &str = "«\u{a0}L’État n’a pas lancé d’appel d’offres 🇫🇷 en 2019\u{a0}», e\u{301}crit la juge 👩\u{200d}⚖️\u{202f}; qui paie\u{202f}?";

/// The source of the first document.
fn question() -> String {
    format!(
        "# ASSEMBLÉE NATIONALE\n\n17ème législature\n\n## Données | de santé\n\nQuestion écrite n° 3331\n\n\
         ### Texte de la question\n\n{LINE}\n\nIl lui demande **quand**.\n"
    )
}

/// The `n`th claim.
pub fn claim(n: u128) -> ClaimId {
    ClaimId(Uuid::from_u128(n))
}

/// The dossier.
pub fn dossier() -> Dossier {
    let about = About {
        id: DossierId(Uuid::from_u128(99)),
        title: "Données; de \"santé\"".to_owned(),
        created: Moment(0),
    };
    let mut dossier = Dossier::new(about, Rc::new(default_codebook()));
    let (first, second) = (DocumentId(Uuid::from_u128(1)), DocumentId(Uuid::from_u128(2)));
    let sources =
        [(first, "q.md", question()), (second, "note.txt", format!("{LINE}\r\n\r\nDeux fois deux.\r\n"))];
    dossier.documents =
        sources.into_iter().map(|(id, name, text)| (id, Rc::new(read::read(id, name, text).0))).collect();
    let stamp =
        |minute: i64| Stamp { by: "Zoé".to_owned(), at: Moment(1_700_000_000_000 + minute * 60_000) };
    let one = |text: &str| Value::One(text.to_owned());
    let evidence = Evidence {
        url: "https://example.org/a?b=1&c=2".to_owned(),
        title: "Le « marché »".to_owned(),
        stance: Some(Stance::Supports),
        ..Evidence::default()
    };
    let claims = [
        (
            1,
            "Pas d’appel d’offres en 2019",
            "fact",
            [("status", one("to-check"))].into(),
            "Une note\nsur deux lignes",
        ),
        (2, "=L’État; ou \"un\" autre", "figure", [("evidence", Value::Evidence(vec![evidence]))].into(), ""),
        (3, "Qui paie\t?", "request", BTreeMap::new(), ""),
        (4, "Dite nulle part", "promise", BTreeMap::new(), "rien"),
        (5, "D’un type inconnu", "no-such-kind", BTreeMap::new(), ""),
    ];
    dossier.claims = claims
        .into_iter()
        .map(|(n, label, kind, attributes, note)| {
            let attributes =
                attributes.into_iter().map(|(name, value): (&str, Value)| (name.into(), value)).collect();
            let (id, label, kind, note) = (claim(n), label.to_owned(), kind.into(), note.to_owned());
            let (made, changed) = (stamp(1), stamp(2));
            (id, Rc::new(Claim { id, label, kind, attributes, note, made, changed }))
        })
        .collect();
    let passages: [(u128, DocumentId, &[&str], &str); 8] = [
        (1, first, &["n’a pas lancé d’appel d’offres 🇫🇷 en 2019"], "un commentaire"),
        (2, first, &["L’État n’a pas lancé"], ""),
        (2, first, &["pas lancé"], "dedans"),
        (3, first, &["qui paie\u{202f}?", "quand"], ""),
        (5, first, &["e\u{301}crit la juge 👩\u{200d}⚖️"], ""),
        (1, second, &["pas lancé", "appel d’offres"], ""),
        (3, second, &["qui paie\u{202f}?"], ""),
        (5, second, &["qui paie\u{202f}?"], "le même extrait"),
    ];
    for (n, (own, document, quotes, comment)) in (1..).zip(passages) {
        let text = &dossier.documents[&document].text;
        let spans = quotes.iter().map(|quote| {
            let at = text.find(quote).unwrap();
            Span::within(text, at, at + quote.len()).unwrap()
        });
        let passage = Passage {
            id: PassageId(Uuid::from_u128(n)),
            claim: claim(own),
            document,
            spans: Spans::new(spans.collect()).unwrap(),
            comment: comment.to_owned(),
            made: stamp(3),
            changed: stamp(4),
            suggestion: (n == 5)
                .then(|| Rc::new(Suggestion { by: "rules-1".to_owned(), score: "0.8".to_owned() })),
        };
        dossier.passages.put(&Rc::new(passage));
    }
    let links = [(1, "supports", 1, 2), (2, "attacks", 3, 4)].map(|(n, kind, from, to)| {
        let (id, from, to) = (LinkId(Uuid::from_u128(n)), claim(from), claim(to));
        (id, Rc::new(Link { id, kind: kind.into(), from, to, made: stamp(5), changed: stamp(6) }))
    });
    dossier.links = links.into();
    dossier
}

/// The files of `dossier` as a format writes them.
pub fn written(dossier: &Dossier, writer: Box<dyn Writer>) -> Vec<File> {
    let mut writing = Writing::begin(Rc::new(dossier.clone()), writer, &[]);
    while writing.go_on() {}
    let (files, losses) = writing.finish();
    assert!(losses.is_empty(), "{losses:?}");
    files
}

/// The text of a file.
pub fn content(file: &File) -> &str {
    std::str::from_utf8(&file.content).unwrap()
}
