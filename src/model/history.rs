//! The history, as an analyst reads it: every step, what it was about, and where the dossier stands now.

use std::rc::Rc;

use super::change::{Act, Change, Record};
use super::codebook::named_differences;
use super::dossier::Dossier;
use super::identity::Stamp;
use super::journal::{Journal, Step};
use super::language::Language;

/// How many things of the codebook are named before the rest is left to a sign.
const NAMED: usize = 3;

/// One step of the history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// How many steps stand once this one does: the point to jump to.
    pub standing: usize,
    /// What was done.
    pub act: Act,
    /// Who did it, and when.
    pub stamp: Stamp,
    /// What it was about: the label of the claim, the title of the document, the names in the codebook.
    pub about: Option<Rc<str>>,
    /// How many documents it brought or took away.
    pub documents: usize,
    /// How many passages it touched.
    pub passages: usize,
    /// Whether it was taken back.
    pub undone: bool,
}

/// Every step of the journal, those that stand and those that can be done again, the first one first; what
/// the codebook calls otherwise in each language is called as in `language`.
#[must_use]
pub fn entries(journal: &Journal, dossier: &Dossier, language: Language) -> Vec<Entry> {
    let done = journal.done().iter().map(|step| (step, false));
    let undone = journal.undone().map(|step| (step, true));
    (1..)
        .zip(done.chain(undone))
        .map(|(standing, (step, undone))| entry(step, standing, undone, dossier, language))
        .collect()
}

fn entry(step: &Step, standing: usize, undone: bool, dossier: &Dossier, language: Language) -> Entry {
    let about = match step.act {
        Act::Codebook => of_codebook(step.changes(), language),
        _ => about(step.changes(), dossier),
    };
    Entry {
        standing,
        act: step.act,
        stamp: step.stamp.clone(),
        about,
        documents: step.changes().iter().filter(|change| is_document(change)).count(),
        passages: step.changes().iter().filter(|change| passage(change).is_some()).count(),
        undone,
    }
}

/// The kinds, attributes and types of link that a change of the codebook is about.
fn of_codebook(changes: &[Change], language: Language) -> Option<Rc<str>> {
    let (before, after) = changes.iter().find_map(|change| match (&change.before, &change.after) {
        (Some(Record::Codebook(before)), Some(Record::Codebook(after))) => Some((before, after)),
        _ => None,
    })?;
    let names: Vec<&str> =
        named_differences(before, after).into_iter().map(|label| label.get(language)).collect();
    let more = if names.len() > NAMED { "…" } else { "" };
    let named: Vec<&str> = names.into_iter().take(NAMED).collect();
    (!named.is_empty()).then(|| format!("{}{more}", named.join(", ")).into())
}

/// The claim, the document or the title that changes are about; what they made of it, or what it was.
fn about(changes: &[Change], dossier: &Dossier) -> Option<Rc<str>> {
    let records = || changes.iter().filter_map(|change| change.after.as_ref().or(change.before.as_ref()));
    let claim = records().find_map(|record| match record {
        Record::Claim(claim) => Some(claim.label.as_str()),
        _ => None,
    });
    let document = records().find_map(|record| match record {
        Record::Document(document) => Some(document.title.as_str()),
        Record::Earlier(earlier) => Some(earlier.copy.title.as_str()),
        Record::Docket(docket) => {
            dossier.documents.get(&docket.document).map(|document| dossier.title_of(document))
        }
        _ => None,
    });
    let of_passage = || {
        let passage = changes.iter().find_map(passage)?;
        dossier.claim_of(passage).map(|claim| claim.label.as_str())
    };
    let of_link = || {
        records().find_map(|record| match record {
            Record::Link(link) => dossier.claims.get(&link.from).map(|claim| claim.label.as_str()),
            _ => None,
        })
    };
    let title = || {
        records().find_map(|record| match record {
            Record::About(about) => Some(about.title.as_str()),
            _ => None,
        })
    };
    document.or(claim).or_else(of_passage).or_else(of_link).or_else(title).map(Rc::from)
}

fn is_document(change: &Change) -> bool {
    matches!(change.after.as_ref().or(change.before.as_ref()), Some(Record::Document(_)))
}

fn passage(change: &Change) -> Option<&super::claim::Passage> {
    match change.after.as_ref().or(change.before.as_ref())? {
        Record::Passage(passage) => Some(passage),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::default_codebook;
    use crate::model::codebook::{Bilingual, Codebook, Hue, Stroke};
    use crate::model::dossier::About;
    use crate::model::edit::{Edit, Revision};
    use crate::model::identity::{DocumentId, DossierId, Moment, Seed, Stamp};
    use crate::read::read;
    use uuid::Uuid;

    #[track_caller]
    fn check(change: impl FnOnce(&Codebook) -> Codebook, expected: Option<&str>) {
        let about = About { id: DossierId(Uuid::nil()), title: "t".to_owned(), created: Moment(0) };
        let dossier = Dossier::new(about, Rc::new(default_codebook()));
        let edit = Edit::Codebook(Revision::to(Rc::new(change(&dossier.codebook))));
        let mut journal = Journal::default();
        let seed = Seed { stamp: Stamp::default(), random: [0; 10] };
        for transaction in journal.enter(&dossier, &edit, &seed) {
            journal.append(transaction);
        }
        let entries = entries(&journal, &dossier, Language::English);
        assert_eq!(entries.last().and_then(|entry| entry.about.as_deref()), expected);
    }

    #[test]
    fn documents_that_came_together_are_counted() {
        let about = About { id: DossierId(Uuid::nil()), title: "t".to_owned(), created: Moment(0) };
        let dossier = Dossier::new(about, Rc::new(default_codebook()));
        let document =
            |n: u128| Rc::new(read(DocumentId(Uuid::from_u128(n)), "a.txt", format!("Puits {n}")).0);
        let edit = Edit::AddDocuments(vec![document(1), document(2)]);
        let mut journal = Journal::default();
        let seed = Seed { stamp: Stamp::default(), random: [0; 10] };
        for transaction in journal.enter(&dossier, &edit, &seed) {
            journal.append(transaction);
        }
        let entries = entries(&journal, &dossier, Language::English);
        let last = entries.last().unwrap();
        assert_eq!((last.act, last.documents, last.passages), (Act::AddDocuments, 2, 0));
    }

    #[test]
    fn a_change_of_the_codebook_is_about_what_it_changed() {
        let label = Bilingual { fr: "Avis".to_owned(), en: String::new() };
        check(|old| old.add_kind(&label).unwrap().0, Some("Avis"));
        check(|old| old.remove_kind("law", None).unwrap(), Some("Law, rule or legal effect"));
        check(|old| old.rename_attribute("verdict", &label).unwrap(), Some("Avis"));
        check(|old| old.remove_value("mode", "implied").unwrap(), Some("Mode"));
        check(|old| old.remove_link("answers").unwrap(), Some("answers"));
        check(|old| old.move_link("answers", 0).unwrap(), Some("answers"));
        check(|old| old.move_link("attacks", 0).unwrap(), Some("supports, attacks"));
        let many = |old: &Codebook| {
            let red = |codebook: Codebook, id: &str| codebook.recolour_kind(id, Hue::Red, Stroke::Double);
            ["fact", "figure", "law", "cause"]
                .iter()
                .fold(old.clone(), |codebook, id| red(codebook, id).unwrap())
        };
        check(many, Some("Fact, event or decision, Figure or quantity, Law, rule or legal effect…"));
    }
}
