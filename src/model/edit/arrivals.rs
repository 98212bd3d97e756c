//! Edits of what came from elsewhere: taken in, given its place, confirmed.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::passages::{fits, rewrite};
use super::{delete, documents, set};
use crate::model::arrival::Additions;
use crate::model::change::{Change, Key, Record};
use crate::model::dossier::Dossier;
use crate::model::identity::{DocumentId, PassageId, Stamp};
use crate::model::sorted;
use crate::model::span::Spans;

/// Puts the records into the dossier. What would hang in the air, because its claim or its document is neither
/// there nor among them, stays out.
pub fn take_in(dossier: &Dossier, additions: &Additions) -> Vec<Change> {
    let mut changes = documents::add(dossier, &additions.documents);
    let new = sorted::map(additions.documents.iter().map(|document| (document.id, document)));
    let dockets = additions.dockets.iter().filter(|docket| new.contains_key(&docket.document));
    for docket in dockets.filter(|docket| !docket.is_blank()) {
        let key = Key::Docket(docket.document);
        changes.push(set(dossier, key, Record::Docket(Rc::clone(docket))));
    }
    for earlier in additions.earlier.iter().filter(|earlier| new.contains_key(&earlier.copy.id)) {
        changes.push(set(dossier, Key::Earlier(earlier.id), Record::Earlier(Rc::clone(earlier))));
    }
    if let Some(codebook) = &additions.codebook {
        changes.push(set(dossier, Key::Codebook, Record::Codebook(Rc::clone(codebook))));
    }
    let claims: BTreeSet<_> = additions.claims.iter().map(|claim| claim.id).collect();
    let is_claim = |id| claims.contains(id) || dossier.claims.contains_key(id);
    for claim in &additions.claims {
        changes.push(set(dossier, Key::Claim(claim.id), Record::Claim(Rc::clone(claim))));
    }
    for passage in additions.passages.iter().filter(|passage| is_claim(&passage.claim)) {
        let document =
            new.get(&passage.document).copied().or_else(|| dossier.documents.get(&passage.document));
        if document.is_some_and(|document| fits(&passage.spans, document)) {
            changes.push(set(dossier, Key::Passage(passage.id), Record::Passage(Rc::clone(passage))));
            changes.push(delete(dossier, Key::Orphan(passage.id)));
        }
    }
    // What has its place does not wait for one.
    let orphans = additions.orphans.iter().filter(|orphan| !dossier.passages.contains_key(&orphan.id));
    for orphan in orphans.filter(|orphan| is_claim(&orphan.claim)) {
        changes.push(set(dossier, Key::Orphan(orphan.id), Record::Orphan(Rc::clone(orphan))));
    }
    for link in additions.links.iter().filter(|link| is_claim(&link.from) && is_claim(&link.to)) {
        changes.push(set(dossier, Key::Link(link.id), Record::Link(Rc::clone(link))));
    }
    changes
}

/// Gives a passage without a place the words of `spans`.
pub fn adopt(
    dossier: &Dossier,
    id: PassageId,
    document: DocumentId,
    spans: &Spans,
    stamp: &Stamp,
) -> Vec<Change> {
    let (Some(orphan), Some(own)) = (dossier.orphans.get(&id), dossier.documents.get(&document)) else {
        return Vec::new();
    };
    if !fits(spans, own) || !dossier.claims.contains_key(&orphan.claim) {
        return Vec::new();
    }
    let passage = Rc::new(orphan.at(document, spans.clone(), stamp.clone()));
    vec![delete(dossier, Key::Orphan(id)), set(dossier, Key::Passage(id), Record::Passage(passage))]
}

/// Says of passages that a program suggests that they are so.
pub fn confirm(dossier: &Dossier, ids: &[PassageId], stamp: &Stamp) -> Vec<Change> {
    let ids: BTreeSet<PassageId> = ids.iter().copied().collect();
    ids.into_iter()
        .filter_map(|id| rewrite(dossier, id, stamp, |passage| passage.suggestion = None))
        .collect()
}

/// Deletes passages without a place; their claims stay.
pub fn drop_orphans(dossier: &Dossier, ids: &[PassageId]) -> Vec<Change> {
    let ids: BTreeSet<PassageId> = ids.iter().copied().collect();
    ids.into_iter().map(|id| delete(dossier, Key::Orphan(id))).collect()
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{DOCUMENT, after, check_nothing, claim, dossier, passage, seed};
    use super::*;
    use crate::model::claim::{Claim, Passage, Suggestion};
    use crate::model::edit::Edit;
    use crate::model::identity::ClaimId;
    use crate::model::orphan::{Orphan, Quote};
    use crate::model::span::Span;

    fn orphan(letter: char, claim: ClaimId) -> Orphan {
        Orphan {
            id: passage(letter),
            claim,
            document: Some(DOCUMENT),
            origin: "a.txt".to_owned(),
            quotes: vec![Quote { exact: "tender".to_owned(), ..Quote::default() }],
            comment: "c".to_owned(),
            made: Stamp::default(),
            changed: Stamp::default(),
            suggestion: None,
        }
    }

    fn with_orphan() -> Dossier {
        let mut dossier = dossier("[1a:no] tender");
        dossier.orphans = [(passage('x'), Rc::new(orphan('x', claim('1'))))].into();
        dossier
    }

    #[test]
    fn an_orphan_that_gets_its_place_is_a_passage_of_the_same_name() {
        let before = with_orphan();
        let spans = Spans::from(Span::new(3, 9).unwrap());
        let dossier = after(&before, &Edit::Adopt(passage('x'), DOCUMENT, spans));
        assert!(dossier.orphans.is_empty());
        let placed = &dossier.passages[&passage('x')];
        assert_eq!(
            (placed.claim, placed.comment.as_str(), &placed.changed),
            (claim('1'), "c", &seed().stamp)
        );
        let past = Spans::from(Span::new(3, 99).unwrap());
        check_nothing(&before, &Edit::Adopt(passage('x'), DOCUMENT, past));
    }

    #[test]
    fn an_orphan_goes_with_its_claim_or_by_itself() {
        assert!(after(&with_orphan(), &Edit::DeleteClaims(vec![claim('1')])).orphans.is_empty());
        assert!(after(&with_orphan(), &Edit::DeleteOrphans(vec![passage('x')])).orphans.is_empty());
    }

    #[test]
    fn what_comes_in_leaves_nothing_in_the_air() {
        let before = with_orphan();
        let new =
            Claim { id: claim('9'), label: "new".to_owned(), ..Claim::clone(&before.claims[&claim('1')]) };
        let here = Passage { claim: claim('9'), ..Passage::clone(&before.passages[&passage('a')]) };
        let spans = Spans::from(Span::new(3, 9).unwrap());
        let placed = Passage { id: passage('x'), spans, ..here.clone() };
        let lost = Passage { id: passage('y'), claim: claim('8'), ..here };
        let additions = Additions {
            claims: vec![Rc::new(new)],
            passages: vec![Rc::new(placed), Rc::new(lost)],
            orphans: vec![Rc::new(orphan('z', claim('9'))), Rc::new(orphan('w', claim('8')))],
            ..Additions::default()
        };
        let edit = Edit::TakeIn(Rc::new(additions));
        let dossier = after(&before, &edit);
        assert_eq!(dossier.passages[&passage('x')].claim, claim('9'));
        assert!(!dossier.passages.contains_key(&passage('y')));
        assert_eq!(dossier.orphans.keys().copied().collect::<Vec<_>>(), [passage('z')]);
        check_nothing(&dossier, &edit);
    }

    #[test]
    fn a_confirmed_suggestion_is_none() {
        let mut before = dossier("[1a:no] [1b:tender]");
        let suggested = Some(Rc::new(Suggestion::default()));
        let own = Passage { suggestion: suggested, ..Passage::clone(&before.passages[&passage('a')]) };
        before.passages.put(&Rc::new(own));
        let edit = Edit::Confirm(vec![passage('a'), passage('b')]);
        let dossier = after(&before, &edit);
        assert_eq!(dossier.passages[&passage('a')].suggestion, None);
        check_nothing(&dossier, &edit);
        // Whoever moves its edge or gives it another claim has judged it.
        let moved = Edit::Spans(passage('a'), Spans::from(Span::new(0, 1).unwrap()));
        assert_eq!(after(&before, &moved).passages[&passage('a')].suggestion, None);
    }
}
