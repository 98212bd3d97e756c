//! A newer copy takes the place of a text. What stood there stays with the document; its passages go where it was
//! found or decided that they are, and all others wait for a place with their words: none is lost.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::{delete, documents, set};
use crate::model::change::{Change, Key, Record};
use crate::model::claim::Passage;
use crate::model::datum::Datum;
use crate::model::docket::Docket;
use crate::model::document::Document;
use crate::model::dossier::Dossier;
use crate::model::earlier::Earlier;
use crate::model::identity::{DocumentId, EARLIER_NAME, EarlierId, PassageId, Seed};
use crate::model::movement::Movements;
use crate::model::orphan::Orphan;
use crate::model::span::Spans;

/// A newer copy, and where the passages are in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replacement {
    /// The document as it is now.
    pub old: Rc<Document>,
    /// The newer copy. Where the dossier has it as a document of its own that nothing was done to, that goes.
    pub new: Rc<Document>,
    /// Where passages are, of those that have a place in it.
    pub places: BTreeMap<PassageId, Carried>,
    /// The movements in the newer copy, where those of the old one were corrected.
    pub movements: Option<Movements>,
}

/// Where a passage was, and where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carried {
    /// Its words in the old text.
    pub from: Spans,
    /// Its words in the new one.
    pub to: Spans,
}

/// The changes that a replacement comes to; none where another text stands there by now, or the same.
pub fn plan(dossier: &Dossier, replacement: &Replacement, seed: &Seed) -> Vec<Change> {
    let Replacement { old, new, places, movements } = replacement;
    let stands = dossier.documents.get(&old.id).filter(|own| *own == old);
    let is_other = new.text != old.text || new.source != old.source;
    let Some(old) = stands.filter(|_| is_other) else { return Vec::new() };
    let mut changes = Vec::new();
    if new.id != old.id && is_untouched(dossier, new) {
        changes.extend(documents::remove(dossier, &[new.id]));
    }
    let new = match new.id == old.id {
        true => Rc::clone(new),
        false => Rc::new(Document { id: old.id, ..Document::clone(new) }),
    };
    let id = EarlierId(seed.id(EARLIER_NAME));
    let earlier = Earlier { id, copy: Rc::clone(old), replaced: seed.stamp.clone() };
    changes.push(set(dossier, Key::Document(old.id), Record::Document(Rc::clone(&new))));
    changes.push(set(dossier, Key::Earlier(id), Record::Earlier(Rc::new(earlier))));
    for passage in dossier.passages.in_document(old.id).iter() {
        let place = places.get(&passage.id).filter(|place| place.from == passage.spans);
        match place.filter(|place| super::passages::fits(&place.to, &new)) {
            Some(place) => changes.extend(carry(dossier, passage, &place.to, (old, &new), seed)),
            None => {
                let orphan = Orphan::of(passage, old);
                changes.push(delete(dossier, Key::Passage(passage.id)));
                changes.push(set(dossier, Key::Orphan(passage.id), Record::Orphan(Rc::new(orphan))));
            }
        }
    }
    changes.push(carry_docket(dossier, old, &new, *movements));
    changes
}

/// A passage in its new place. One whose words and place are the same is not touched.
fn carry(
    dossier: &Dossier,
    passage: &Passage,
    to: &Spans,
    (old, new): (&Document, &Document),
    seed: &Seed,
) -> Option<Change> {
    let same = *to == passage.spans && to.quote(&new.text) == passage.spans.quote(&old.text);
    (!same).then(|| {
        let passage = Passage { spans: to.clone(), changed: seed.stamp.clone(), ..Passage::clone(passage) };
        set(dossier, Key::Passage(passage.id), Record::Passage(Rc::new(passage)))
    })
}

/// Whether a document is in the dossier as it was read, and nothing was said of it.
fn is_untouched(dossier: &Dossier, document: &Rc<Document>) -> bool {
    let id: DocumentId = document.id;
    dossier.documents.get(&id) == Some(document)
        && dossier.passages.count_in(id) == 0
        && !dossier.dockets.contains_key(&id)
        && dossier.earlier_of(id).is_empty()
}

/// What was said of the old text, said of the new one: what was corrected stays so, and so do data that the new
/// one is silent about.
fn carry_docket(dossier: &Dossier, old: &Document, new: &Document, movements: Option<Movements>) -> Change {
    let said = dossier.question_of(old);
    let stays = |datum: &&Datum| {
        let own = datum.read(said);
        own != datum.read(&old.question) || (datum.read(&new.question).is_empty() && !own.is_empty())
    };
    let question = Datum::ALL.iter().filter(stays).fold(new.question.clone(), |question, datum| {
        datum.write(&question, &datum.read(said)).unwrap_or(question)
    });
    let before = dossier.dockets.get(&old.id);
    let docket = Docket {
        document: old.id,
        question: (question != new.question).then(|| Rc::new(question)),
        movements: movements.filter(|_| before.is_some_and(|own| own.movements.is_some())),
        done: before.is_some_and(|own| own.done),
    };
    let key = Key::Docket(old.id);
    match docket.is_blank() {
        true => delete(dossier, key),
        false => set(dossier, key, Record::Docket(Rc::new(docket))),
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{DOCUMENT, after, check_nothing, dossier, passage, seed};
    use super::*;
    use crate::model::edit::Edit;
    use crate::model::question::Question;
    use crate::model::span::Span;
    use crate::read;
    use uuid::Uuid;

    fn copy(id: DocumentId, text: &str) -> Rc<Document> {
        Rc::new(read::read(id, "b.txt", text.to_owned()).0)
    }

    fn replacement(before: &Dossier, new: Rc<Document>, places: &[(char, u32, u32)]) -> Replacement {
        let place = |(letter, start, end): &(char, u32, u32)| {
            let id = passage(*letter);
            let to = Spans::from(Span::new(*start, *end).unwrap());
            (id, Carried { from: before.passages[&id].spans.clone(), to })
        };
        Replacement {
            old: Rc::clone(&before.documents[&DOCUMENT]),
            new,
            places: places.iter().map(place).collect(),
            movements: None,
        }
    }

    fn replace(before: &Dossier, new: &str, places: &[(char, u32, u32)]) -> Dossier {
        after(before, &Edit::Replace(Rc::new(replacement(before, copy(DOCUMENT, new), places))))
    }

    #[test]
    fn every_passage_has_its_place_or_waits_and_the_old_text_stays() {
        let before = dossier("[1a:no] [2b:tender] in [2c:2019]");
        let now = replace(&before, "a tender in 2019", &[('b', 2, 8), ('c', 12, 99)]);
        assert_eq!(now.documents[&DOCUMENT].text, "a tender in 2019");
        assert_eq!(now.passages[&passage('b')].changed, seed().stamp);
        let waiting: Vec<String> = now.orphans.values().map(|own| own.quote()).collect();
        assert_eq!((now.passages.len(), waiting), (1, vec!["no".to_owned(), "2019".to_owned()]));
        let earlier = now.earlier_of(DOCUMENT);
        assert_eq!((earlier.len(), &earlier[0].replaced), (1, &seed().stamp));
        assert_eq!(earlier[0].copy, before.documents[&DOCUMENT]);
    }

    #[test]
    fn a_place_that_was_found_for_other_words_is_none() {
        let before = dossier("[1a:no] tender");
        let edit = Edit::Replace(Rc::new(replacement(&before, copy(DOCUMENT, "no way"), &[('a', 0, 2)])));
        let moved = after(&before, &Edit::Spans(passage('a'), Spans::from(Span::new(3, 9).unwrap())));
        assert_eq!(after(&moved, &edit).orphans[&passage('a')].quote(), "tender");
        // Nor is one in a text that was replaced since.
        let replaced = replace(&before, "another", &[]);
        check_nothing(&replaced, &edit);
        let same = Rc::clone(&before.documents[&DOCUMENT]);
        check_nothing(&before, &Edit::Replace(Rc::new(replacement(&before, same, &[]))));
    }

    #[test]
    fn what_was_corrected_stays_and_so_does_what_the_copy_is_silent_about() {
        let before = dossier("no tender");
        let mut read = Document::clone(&before.documents[&DOCUMENT]);
        read.question = Question { number: Some(7), author: Some("Mme X".to_owned()), ..Question::default() };
        let mut with_data = before.clone();
        with_data.documents = [(DOCUMENT, Rc::new(read.clone()))].into();
        let corrected = Question { author: Some("Mme Y".to_owned()), ..read.question };
        let said = after(&with_data, &Edit::Question(DOCUMENT, Box::new(corrected.clone())));
        let now = replace(&said, "a tender", &[]);
        assert_eq!(now.question_of(&now.documents[&DOCUMENT]), &corrected);
        let removed = after(&now, &Edit::RemoveDocuments(vec![DOCUMENT]));
        assert!(removed.earlier.is_empty());
    }

    #[test]
    fn a_copy_that_came_as_a_document_of_its_own_goes_while_nothing_was_done_to_it() {
        let mut before = dossier("[1a:no] tender");
        let other = DocumentId(Uuid::from_u128(9));
        let newer = copy(other, "no way");
        before.documents.insert(other, Rc::clone(&newer));
        let edit = Edit::Replace(Rc::new(replacement(&before, newer, &[('a', 0, 2)])));
        let now = after(&before, &edit);
        assert_eq!(now.documents.keys().collect::<Vec<_>>(), [&DOCUMENT]);
        assert_eq!(
            (now.documents[&DOCUMENT].id, now.documents[&DOCUMENT].text.as_str()),
            (DOCUMENT, "no way")
        );
        let done = after(&before, &Edit::Done(vec![other], true));
        assert_eq!(after(&done, &edit).documents.len(), 2);
    }
}
