//! Laws of putting a newer copy in the place of a text: nothing is lost, and all of it can be taken back.

use std::collections::BTreeSet;

use proptest::prelude::*;
use scolie::model::change::invert;
use scolie::model::edit::Edit;
use scolie::model::replacing::{Comparing, Purpose};

use super::steps::{play, replace, seed, step, steps};

proptest! {
    #[test]
    fn every_passage_has_its_place_or_waits(steps in steps(), step in step()) {
        let (_, states) = play(&steps);
        let before = states.last().unwrap();
        for document in before.documents.keys() {
            let Some(edit) = replace(before, *document, step) else { continue };
            let changes = edit.plan(before, &seed(999));
            let after = before.apply(&changes);
            prop_assert_eq!(&after.apply(&invert(&changes)), before);
            if changes.is_empty() {
                continue;
            }
            let names = |dossier: &scolie::model::dossier::Dossier| -> BTreeSet<_> {
                dossier.passages.keys().chain(dossier.orphans.keys()).copied().collect()
            };
            prop_assert_eq!(names(before), names(&after));
            prop_assert_eq!(after.passages.keys().filter(|id| after.orphans.contains_key(id)).count(), 0);
            prop_assert_eq!(after.earlier_of(*document).len(), before.earlier_of(*document).len() + 1);
            prop_assert_eq!(&after.claims, &before.claims);
            let text = &after.documents[document].text;
            for passage in after.passages_in(*document) {
                prop_assert!(passage.spans.iter().all(|span| !span.slice(text).is_empty()));
            }
            for passage in before.passages_in(*document) {
                let quote = passage.spans.quote(&before.documents[document].text);
                if let Some(orphan) = after.orphans.get(&passage.id) {
                    prop_assert_eq!(orphan.quote(), quote);
                }
            }
        }
    }

    #[test]
    fn an_earlier_copy_can_always_be_looked_at(steps in steps()) {
        let (_, states) = play(&steps);
        let dossier = states.last().unwrap();
        for earlier in dossier.earlier.values() {
            let mut comparing = Comparing::look_back(dossier, earlier.id).unwrap();
            while comparing.go_on() {}
            let looking = comparing.finish();
            prop_assert!(looking.is_read_only() && looking.stands(dossier));
            prop_assert!(matches!(looking.purpose, Purpose::Look(id) if id == earlier.id));
            prop_assert!(Edit::Replace(std::rc::Rc::new(looking.replacement())).plan(dossier, &seed(999)).is_empty());
        }
    }
}
