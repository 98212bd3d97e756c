//! Laws of reading a text again in another way: passages go with their words.

use std::rc::Rc;

use proptest::prelude::*;
use scolie::exchange::default_codebook;
use scolie::model::dossier::{About, Dossier};
use scolie::model::edit::{Edit, Target};
use scolie::model::identity::{DocumentId, DossierId, Moment, Seed, Stamp};
use scolie::model::snap::snap;
use scolie::model::source::{Reading, Source, Wrapped};
use scolie::model::span::Spans;
use scolie::read;
use uuid::Uuid;

/// Lines as they are broken by hand and by machines.
fn lines() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[a-zé]{1,9}",
        1 => Just("- ".to_owned()),
        1 => Just("•\u{a0}".to_owned()),
        1 => Just("mi-".to_owned()),
        1 => Just(", ».".to_owned()),
        1 => Just("👩\u{200d}👧".to_owned()),
    ];
    let space = prop_oneof![
        6 => Just(" "),
        2 => Just("\n"),
        1 => Just("\r\n"),
        1 => Just("\r"),
        1 => Just("\n\n"),
        1 => Just("  \n   "),
        1 => Just("\t"),
        1 => Just(""),
    ];
    proptest::collection::vec((piece, space), 1..60)
        .prop_map(|pieces| pieces.into_iter().map(|(piece, space)| piece + space).collect())
}

fn seed(n: u8) -> Seed {
    Seed { stamp: Stamp { by: String::new(), at: Moment(i64::from(n)) }, random: [n; 10] }
}

fn read_as(text: &str, wrapped: Wrapped) -> scolie::model::document::Document {
    let reading = Reading { wrapped: Some(wrapped), ..Reading::default() };
    let source =
        Source { media_type: "text/plain".to_owned(), reading, text: text.to_owned(), ..Source::default() };
    read::read_source(DocumentId(Uuid::nil()), source).0
}

/// What the passages say, but for the space in it.
fn said(dossier: &Dossier) -> Vec<String> {
    let passages = dossier.passages.values();
    let quote = |document: &str, spans: &Spans| {
        spans.iter().flat_map(|span| span.slice(document).split_whitespace()).collect::<String>()
    };
    passages.map(|passage| quote(&dossier.documents[&passage.document].text, &passage.spans)).collect()
}

proptest! {
    #[test]
    fn passages_keep_their_words(
        text in lines(),
        places in proptest::collection::vec((0_u32..900, 1_u32..200), 1..8),
        joined in any::<bool>(),
    ) {
        let (one, other) =
            if joined { (Wrapped::Joined, Wrapped::AsIs) } else { (Wrapped::AsIs, Wrapped::Joined) };
        let about = About { id: DossierId(Uuid::nil()), title: String::new(), created: Moment(0) };
        let mut dossier = Dossier::new(about, Rc::new(default_codebook()));
        let document = Rc::new(read_as(&text, one));
        let length = document.text.len().max(1) as u32;
        dossier = dossier.apply(&Edit::AddDocuments(vec![Rc::clone(&document)]).plan(&dossier, &seed(0)));
        for (n, (start, size)) in (1_u8..).zip(places) {
            let Some(span) = snap(&document.text, start % length, start % length + size) else { continue };
            let kind = Rc::clone(&dossier.codebook.kinds[0].id);
            let target = Target::New { label: "x".to_owned(), kind };
            let tag = Edit::Tag { document: document.id, spans: Spans::from(span), target };
            dossier = dossier.apply(&tag.plan(&dossier, &seed(n)));
        }
        let before = said(&dossier);
        let changes = Edit::Reread(vec![Rc::new(read_as(&text, other))]).plan(&dossier, &seed(200));
        prop_assert!(!changes.is_empty(), "it is always possible");
        let reread = dossier.apply(&changes);
        prop_assert_eq!(&said(&reread), &before);
        for passage in reread.passages.values() {
            let text = &reread.documents[&passage.document].text;
            for span in passage.spans.iter() {
                prop_assert_eq!(span.slice(text), span.slice(text).trim());
            }
        }
        // And back again, to the letter of each word.
        let back = reread.apply(&Edit::Reread(vec![document]).plan(&reread, &seed(201)));
        prop_assert_eq!(said(&back), before);
    }

    #[test]
    fn joining_lines_changes_nothing_but_space(text in lines()) {
        let words = |wrapped| read_as(&text, wrapped).text.split_whitespace().collect::<String>();
        prop_assert_eq!(words(Wrapped::Joined), words(Wrapped::AsIs));
    }
}
