//! Files that bring their own text, whose document was read from another copy here: where the words are the same they
//! stand where they stood, where they changed both texts are aligned, and of another text altogether nothing is placed.

use std::rc::Rc;

use scolie::exchange::formats::{self, Options};
use scolie::exchange::outgoing::File;
use scolie::exchange::placing::Placing;
use scolie::model::arrival::{Arrival, Fate, Why};
use scolie::model::claim::{Claim, Passage};
use scolie::model::dossier::Dossier;
use scolie::model::edit::Edit;
use scolie::model::folding::Folding;
use scolie::model::identity::{ClaimId, PassageId, Seed, Stamp};
use scolie::model::outgoing::Format;
use scolie::model::span::Span;
use uuid::Uuid;

use crate::older_copy::{MARKED, NEW, OLD, dossier, stamp};

/// Formats that bring the text with what was marked in it, and say which document it is.
const FORMATS: [Format; 7] = [
    Format::Doccano,
    Format::LabelStudio,
    Format::Prodigy,
    Format::PubAnnotation,
    Format::Cas,
    Format::WebAnno,
    Format::Brat,
];

/// What was marked in the old copy, in a format.
fn exported(format: Format) -> Vec<File> {
    let mut marked = Dossier::clone(&dossier(OLD));
    let document = Rc::clone(marked.documents.values().next().unwrap());
    for (n, words) in (1_u128..).zip(MARKED) {
        let (at, made) = (OLD.find(words).unwrap(), stamp());
        let spans = Span::within(OLD, at, at + words.len()).unwrap().into();
        let (id, claim) = (PassageId(Uuid::from_u128(100 + n)), ClaimId(Uuid::from_u128(200 + n)));
        let (comment, changed) = (String::new(), made.clone());
        let own = Claim {
            id: claim,
            label: format!("Affirmation {n}"),
            kind: "fact".into(),
            attributes: [].into(),
            note: String::new(),
            made: made.clone(),
            changed: made.clone(),
        };
        marked.claims.insert(claim, Rc::new(own));
        let own =
            Passage { id, claim, document: document.id, spans, comment, made, changed, suggestion: None };
        marked.passages.put(&Rc::new(own));
    }
    let mut writing = formats::begin(format, &Rc::new(marked), &Options::default()).unwrap();
    while writing.go_on() {}
    writing.finish().0
}

/// What becomes of it in a dossier whose document has another text.
fn place(files: &[File], format: Format, dossier: &Rc<Dossier>) -> Arrival {
    let texts: Vec<(&str, &str)> =
        files.iter().map(|own| (own.name.as_str(), std::str::from_utf8(&own.content).unwrap())).collect();
    let foreign = match format {
        Format::Brat => formats::read_together(&texts),
        _ => {
            let is_it = |own: &&(&str, &str)| formats::recognise(own.0, own.1) == Some(format);
            let (name, text) = texts.iter().find(is_it).unwrap();
            formats::read(format, name, text)
        }
    };
    let mut placing = Placing::begin(dossier, "x", foreign.unwrap(), Stamp::default());
    while placing.go_on() {}
    placing.finish()
}

/// The fates, those of words that changed without what they were, and the words as they are here; taken in, the same
/// file changes nothing more.
#[track_caller]
fn check(text: &str, format: Format, is_expected: impl Fn(&[(&Fate, &str)])) {
    let files = exported(format);
    let dossier = dossier(text);
    let arrival = place(&files, format, &dossier);
    assert!(arrival.additions.documents.is_empty(), "{format:?} brings the text again");
    let fates: Vec<(&Fate, &str)> =
        arrival.landings.iter().map(|own| (&own.fate, own.quote.as_str())).collect();
    assert_eq!(fates.len(), MARKED.len(), "{format:?} {fates:?}");
    is_expected(&fates);
    let seed = Seed { stamp: stamp(), random: [3; 10] };
    let after = Rc::new(dossier.apply(&Edit::TakeIn(Rc::clone(&arrival.additions)).plan(&dossier, &seed)));
    assert_eq!(after.passages.len() + after.orphans.len(), MARKED.len(), "{format:?}");
    let again = place(&files, format, &after);
    assert!(again.additions.is_empty(), "{format:?} {:?}", again.additions);
    assert!(again.landings.iter().all(|own| own.fate == Fate::Known), "{format:?}");
}

#[test]
fn words_of_the_same_text_stand_where_they_stood() {
    for format in FORMATS {
        check(OLD, format, |fates| {
            for ((fate, words), own) in fates.iter().zip(MARKED) {
                assert_eq!((*fate, *words), (&Fate::Kept, own), "{format:?}");
            }
        });
    }
}

#[test]
fn typography_changes_nothing() {
    let text = OLD.replace('’', "'").replace(", ", ",  ").replace("La ", "La\u{a0}");
    for format in FORMATS {
        check(&text, format, |fates| {
            for ((fate, words), own) in fates.iter().zip(MARKED) {
                assert!(matches!(fate, Fate::Kept | Fate::Moved | Fate::Found), "{format:?} {fate:?}");
                let fold = |words: &str| Folding::TYPOGRAPHY.fold(words);
                assert_eq!(fold(words), fold(own), "{format:?}");
            }
        });
    }
}

#[test]
fn what_changed_is_placed_where_it_is_certain_and_waits_where_it_is_not() {
    for format in FORMATS {
        check(NEW, format, |fates| {
            let [first, second, third, fourth, fifth] = fates else { panic!("{format:?} {fates:?}") };
            for ((fate, words), own) in [(first, MARKED[0]), (second, MARKED[1])] {
                assert!(matches!(fate, Fate::Kept | Fate::Moved | Fate::Found), "{format:?} {fate:?}");
                assert_eq!(*words, own, "{format:?}");
            }
            let Fate::Adjusted(_, before) = third.0 else { panic!("{format:?} {third:?}") };
            assert_eq!(before, MARKED[2]);
            assert_eq!(third.1, "met plus d’une heure et demie pour rejoindre la préfecture", "{format:?}");
            assert!(
                matches!(fourth.0, Fate::Waiting(_) | Fate::Moved | Fate::Found),
                "{format:?} {fourth:?}"
            );
            assert!(matches!(fifth.0, Fate::Waiting(Why::Changed | Why::NotFound)), "{format:?} {fifth:?}");
        });
    }
}

#[test]
fn nothing_is_placed_on_another_text_altogether() {
    let text =
        "Le budget des bibliothèques baisse de nouveau.\n\nDeux communes ferment la leur, faute de moyens.";
    for format in FORMATS {
        check(text, format, |fates| {
            for (fate, _) in fates {
                assert!(matches!(fate, Fate::Waiting(_)), "{format:?} {fate:?}");
            }
        });
    }
}
