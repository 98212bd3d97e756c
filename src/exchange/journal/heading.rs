//! The heading of a stored journal: enough to add a title at its end, read without its documents.

use std::rc::Rc;

use serde::Deserialize;
use uuid::Uuid;

use crate::exchange::error::parse;
use crate::exchange::records::AboutForm;
use crate::model::dossier::About;
use crate::model::journal::Heading;

/// The heading of a stored journal, without reading all of it; what cannot be read of it is left aside.
/// None when nothing says what the dossier is.
#[must_use]
pub fn heading<'a>(stored: impl Iterator<Item = &'a str>) -> Option<Heading> {
    let mut order = 0;
    let mut last: Option<((u64, Uuid), Rc<About>)> = None;
    for form in stored.filter_map(|json| parse::<HeadingForm>(json).ok()) {
        order = order.max(form.order);
        let place = (form.order, form.id);
        let abouts = form.changes.into_iter().filter_map(|change| change.after?.about);
        for about in abouts.filter_map(|about| about.read(&"about").ok()) {
            if last.as_ref().is_none_or(|(known, _)| *known <= place) {
                last = Some((place, Rc::new(about)));
            }
        }
    }
    last.map(|(_, about)| Heading { about, order })
}

#[derive(Debug, Deserialize)]
struct HeadingForm {
    id: Uuid,
    order: u64,
    changes: Vec<HeadingChangeForm>,
}

#[derive(Debug, Deserialize)]
struct HeadingChangeForm {
    #[serde(default)]
    after: Option<HeadingRecordForm>,
}

#[derive(Debug, Deserialize)]
struct HeadingRecordForm {
    #[serde(default)]
    about: Option<AboutForm>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::{default_codebook, journal};
    use crate::model::change::Transaction;
    use crate::model::dossier::Dossier;
    use crate::model::edit::Edit;
    use crate::model::identity::{DossierId, Moment, Seed, Stamp};
    use crate::model::journal::Journal;

    fn seed(at: i64) -> Seed {
        Seed { stamp: Stamp { by: String::new(), at: Moment(at) }, random: [3; 10] }
    }

    fn blank() -> Dossier {
        let about = About { id: DossierId(Uuid::from_u128(1)), title: String::new(), created: Moment(0) };
        Dossier::new(about, Rc::new(default_codebook()))
    }

    fn replay(stored: &[String]) -> (Journal, Dossier) {
        let mut reader = journal::Reader::default();
        let read = stored.iter().map(|json| reader.read(json).unwrap());
        Journal::replay(&blank(), read.collect())
    }

    /// A journal that gave these titles one after the other.
    fn titled(titles: &[&str]) -> Vec<String> {
        let (mut journal, mut dossier) = (Journal::default(), blank());
        for (at, title) in (1..).zip(titles) {
            let entered = journal.enter(&dossier, &Edit::Title((*title).to_owned()), &seed(at * 1000));
            dossier = dossier.apply(entered.iter().flat_map(|transaction| &transaction.changes));
            entered.into_iter().for_each(|transaction| journal.append(transaction));
        }
        journal.transactions().iter().map(|transaction| journal::write(transaction)).collect()
    }

    fn heading_of(stored: &[String]) -> Option<Heading> {
        heading(stored.iter().map(String::as_str))
    }

    #[test]
    fn the_last_title_is_the_heading_whatever_the_order() {
        let mut stored = titled(&["Un", "Deux"]);
        stored.reverse();
        let heading = heading_of(&stored).unwrap();
        assert_eq!((heading.about.title.as_str(), heading.order), ("Deux", 3));
        assert_eq!(heading_of(&[]), None);
    }

    #[test]
    fn a_title_given_to_a_closed_dossier_can_be_taken_back_in_it() {
        let mut stored = titled(&["Un"]);
        let retitled: Transaction = heading_of(&stored).unwrap().retitle("Deux", &seed(9000)).unwrap();
        stored.push(journal::write(&retitled));
        let (journal, dossier) = replay(&stored);
        assert_eq!(dossier.about.title, "Deux");
        let undo = journal.undo(&seed(9900)).unwrap();
        assert_eq!(dossier.apply(&undo.changes).about.title, "Un");
        assert_eq!(heading_of(&stored).unwrap().retitle("Deux", &seed(1)), None);
    }

    #[test]
    fn what_cannot_be_read_is_left_aside() {
        let mut stored = titled(&["Un"]);
        let later = r#"{"format":"scolie/9","id":"00000000-0000-0000-0000-000000000009","order":7,
            "changes":[{"key":"mood","after":{"mood":{"id":4}}},{"key":"about"}]}"#;
        stored.extend(["{".to_owned(), later.to_owned()]);
        let heading = heading_of(&stored).unwrap();
        assert_eq!((heading.about.title.as_str(), heading.order), ("Un", 7));
    }
}
