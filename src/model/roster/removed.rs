//! The documents that were taken out and not put back, with all that was said of them.
//!
//! Found in the steps that stand, so undone removals are none. Putting one back is a step of its own: what
//! was done since stays.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::model::change::Record;
use crate::model::claim::{Claim, Passage};
use crate::model::docket::Docket;
use crate::model::document::Document;
use crate::model::dossier::Dossier;
use crate::model::earlier::Earlier;
use crate::model::identity::{ClaimId, DocumentId, Stamp};
use crate::model::journal::Journal;
use crate::model::sorted;

/// A document that was taken out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Removed {
    /// The document.
    pub document: Rc<Document>,
    /// What was said of it as a whole.
    pub docket: Option<Rc<Docket>>,
    /// The earlier copies of its text.
    pub earlier: Vec<Rc<Earlier>>,
    /// The passages that it had.
    pub passages: Vec<Rc<Passage>>,
    /// The claims they make that are gone since, as they last were.
    pub claims: Vec<Rc<Claim>>,
    /// Who took it out, and when.
    pub stamp: Stamp,
}

/// Every document that was taken out and is not there, the last one first.
#[must_use]
pub fn removed(journal: &Journal, dossier: &Dossier) -> Vec<Removed> {
    let mut found: BTreeMap<DocumentId, (usize, Removed)> = BTreeMap::new();
    let mut gone: BTreeMap<ClaimId, Rc<Claim>> = BTreeMap::new();
    for (place, step) in journal.done().iter().enumerate() {
        for change in step.changes() {
            match (&change.before, &change.after) {
                (Some(Record::Document(document)), None) => {
                    let own = Removed {
                        document: Rc::clone(document),
                        docket: None,
                        earlier: Vec::new(),
                        passages: Vec::new(),
                        claims: Vec::new(),
                        stamp: step.stamp.clone(),
                    };
                    found.insert(document.id, (place, own));
                }
                (Some(Record::Claim(claim)), None) => drop(gone.insert(claim.id, Rc::clone(claim))),
                _ => {}
            }
        }
        // What goes with a document goes in the same step, before it or after.
        for change in step.changes() {
            match (&change.before, &change.after) {
                (Some(Record::Passage(passage)), None) => {
                    if let Some((at, removed)) = found.get_mut(&passage.document)
                        && *at == place
                    {
                        removed.passages.push(Rc::clone(passage));
                    }
                }
                (Some(Record::Earlier(earlier)), None) => {
                    if let Some((at, removed)) = found.get_mut(&earlier.copy.id)
                        && *at == place
                    {
                        removed.earlier.push(Rc::clone(earlier));
                    }
                }
                (Some(Record::Docket(docket)), None) => {
                    if let Some((at, removed)) = found.get_mut(&docket.document)
                        && *at == place
                    {
                        removed.docket = Some(Rc::clone(docket));
                    }
                }
                _ => {}
            }
        }
    }
    let mut found: Vec<(usize, Removed)> =
        found.into_values().filter(|(_, own)| !dossier.documents.contains_key(&own.document.id)).collect();
    sorted::by_key(&mut found, |(place, own)| (std::cmp::Reverse(*place), own.document.id));
    let with_claims = |(_, mut own): (usize, Removed)| {
        let mut claims: BTreeMap<ClaimId, Rc<Claim>> = BTreeMap::new();
        for passage in &own.passages {
            if let (false, Some(claim)) =
                (dossier.claims.contains_key(&passage.claim), gone.get(&passage.claim))
            {
                claims.insert(claim.id, Rc::clone(claim));
            }
        }
        own.claims = claims.into_values().collect();
        own
    };
    found.into_iter().map(with_claims).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::action::Action;
    use crate::model::edit::Edit;
    use crate::model::edit::fixture::{DOCUMENT, claim, dossier, passage, seed};
    use crate::model::workspace::{Preferences, Workspace};

    fn edit(workspace: &Rc<Workspace>, edit: Edit) -> Rc<Workspace> {
        workspace.reduce(Action::Edit(edit, seed()))
    }

    fn list(workspace: &Workspace) -> Vec<Removed> {
        removed(&workspace.journal, &workspace.dossier)
    }

    #[test]
    fn a_document_comes_back_with_its_passages_and_what_was_done_since_stays() {
        let start = dossier("[1a:no] [2b:tender]");
        let workspace = Rc::new(Workspace::new(start, Preferences::default()));
        let workspace = edit(&workspace, Edit::Done(vec![DOCUMENT], true));
        let workspace = edit(&workspace, Edit::RemoveDocuments(vec![DOCUMENT]));
        let workspace = edit(&workspace, Edit::Note(claim('1'), "since".to_owned()));
        let workspace = edit(&workspace, Edit::DeleteClaims(vec![claim('2')]));
        let gone = list(&workspace);
        assert_eq!((gone.len(), gone[0].passages.len(), gone[0].claims.len()), (1, 2, 1));

        let workspace = edit(&workspace, Edit::RestoreDocuments(gone));
        assert_eq!(list(&workspace), []);
        let dossier = &workspace.dossier;
        assert_eq!(dossier.claims[&claim('1')].note, "since");
        assert_eq!(dossier.passages[&passage('b')].claim, claim('2'));
        assert!(dossier.claims.contains_key(&claim('2')) && dossier.dockets[&DOCUMENT].done);
        let undone = workspace.reduce(Action::Undo(seed()));
        assert_eq!(list(&undone).len(), 1);
        assert!(undone.dossier.documents.is_empty() && !undone.dossier.claims.contains_key(&claim('2')));
    }

    #[test]
    fn what_was_undone_or_put_back_is_not_gone() {
        let workspace = Rc::new(Workspace::new(dossier("[1a:no]"), Preferences::default()));
        let workspace = edit(&workspace, Edit::RemoveDocuments(vec![DOCUMENT]));
        assert_eq!(list(&workspace).len(), 1);
        assert_eq!(list(&workspace.reduce(Action::Undo(seed()))), []);
        let back = edit(&workspace, Edit::RestoreDocuments(list(&workspace)));
        let again = edit(&back, Edit::RemoveDocuments(vec![DOCUMENT]));
        assert_eq!((list(&back).len(), list(&again).len(), list(&again)[0].passages.len()), (0, 1, 1));
    }
}
