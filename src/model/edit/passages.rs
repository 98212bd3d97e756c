//! Edits of passages.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::{Target, claims, delete, set};
use crate::model::change::{Change, Key, Record};
use crate::model::claim::Passage;
use crate::model::document::Document;
use crate::model::dossier::Dossier;
use crate::model::identity::{ClaimId, DocumentId, PASSAGE_NAME, PASSAGES_NAME, PassageId, Seed, Stamp};
use crate::model::span::{Span, Spans};

pub fn tag(
    dossier: &Dossier,
    document: DocumentId,
    spans: &Spans,
    target: &Target,
    seed: &Seed,
) -> Vec<Change> {
    let fits = dossier.documents.get(&document).is_some_and(|document| fits(spans, document));
    let Some((claim, made)) = aim(dossier, target, seed).filter(|_| fits) else { return Vec::new() };
    made.into_iter().chain([mark(dossier, claim, document, spans, PASSAGE_NAME, seed)]).collect()
}

/// A place that the claim is marked at already, or that is listed twice, is left as it is.
pub fn tag_all(
    dossier: &Dossier,
    places: &[(DocumentId, Spans)],
    target: &Target,
    seed: &Seed,
) -> Vec<Change> {
    let Some((claim, made)) = aim(dossier, target, seed) else { return Vec::new() };
    let mut marked: BTreeSet<(DocumentId, &Spans)> = dossier
        .passages
        .values()
        .filter(|passage| passage.claim == claim)
        .map(|passage| (passage.document, &passage.spans))
        .collect();
    let fits = |id, spans| dossier.documents.get(id).is_some_and(|document| self::fits(spans, document));
    let new = places.iter().filter(|(id, spans)| fits(id, spans) && marked.insert((*id, spans)));
    let passages = new.zip(PASSAGES_NAME..);
    after(made, passages.map(|((id, spans), name)| mark(dossier, claim, *id, spans, name, seed)))
}

pub fn retag(dossier: &Dossier, ids: &[PassageId], target: &Target, seed: &Seed) -> Vec<Change> {
    let Some((claim, made)) = aim(dossier, target, seed) else { return Vec::new() };
    let ids: BTreeSet<PassageId> = ids.iter().copied().collect();
    let moved = |id| {
        rewrite(dossier, id, &seed.stamp, |passage| {
            passage.claim = claim;
            passage.suggestion = None;
        })
    };
    after(made, ids.into_iter().filter_map(moved))
}

pub fn respan(dossier: &Dossier, id: PassageId, spans: &Spans, stamp: &Stamp) -> Option<Change> {
    let document = dossier.documents.get(&dossier.passages.get(&id)?.document)?;
    fits(spans, document).then(|| {
        rewrite(dossier, id, stamp, |passage| {
            passage.spans.clone_from(spans);
            passage.suggestion = None;
        })
    })?
}

pub fn comment(dossier: &Dossier, id: PassageId, comment: &str, stamp: &Stamp) -> Option<Change> {
    rewrite(dossier, id, stamp, |passage| comment.clone_into(&mut passage.comment))
}

pub fn delete_all(dossier: &Dossier, ids: &[PassageId]) -> Vec<Change> {
    let ids: BTreeSet<PassageId> = ids.iter().copied().collect();
    ids.into_iter().map(|id| delete(dossier, Key::Passage(id))).collect()
}

/// The change by which `write` touches a passage; none when there is no such passage or nothing to write.
pub fn rewrite(
    dossier: &Dossier,
    id: PassageId,
    stamp: &Stamp,
    write: impl FnOnce(&mut Passage),
) -> Option<Change> {
    let before = dossier.passages.get(&id)?;
    let mut passage = Passage::clone(before);
    write(&mut passage);
    if passage == **before {
        return None;
    }
    passage.changed = stamp.clone();
    Some(set(dossier, Key::Passage(id), Record::Passage(Rc::new(passage))))
}

/// The claim that `target` means, and the change that makes it when it is new; none when it is gone.
fn aim(dossier: &Dossier, target: &Target, seed: &Seed) -> Option<(ClaimId, Option<Change>)> {
    match target {
        Target::Existing(claim) => dossier.claims.contains_key(claim).then_some((*claim, None)),
        Target::New { label, kind } => {
            let claim = claims::new(label, kind, seed);
            let id = claim.id;
            Some((id, Some(set(dossier, Key::Claim(id), Record::Claim(Rc::new(claim))))))
        }
    }
}

/// The passages' changes, after that of their claim; without any passage there is no need of a claim.
fn after(made: Option<Change>, passages: impl Iterator<Item = Change>) -> Vec<Change> {
    let mut passages = passages.peekable();
    if passages.peek().is_none() {
        return Vec::new();
    }
    made.into_iter().chain(passages).collect()
}

fn mark(
    dossier: &Dossier,
    claim: ClaimId,
    document: DocumentId,
    spans: &Spans,
    name: u32,
    seed: &Seed,
) -> Change {
    let passage = Passage {
        id: PassageId(seed.id(name)),
        claim,
        document,
        spans: spans.clone(),
        comment: String::new(),
        made: seed.stamp.clone(),
        changed: seed.stamp.clone(),
        suggestion: None,
    };
    set(dossier, Key::Passage(passage.id), Record::Passage(Rc::new(passage)))
}

/// Whether every span stands in the text and cuts no character: no file would take in another.
pub fn fits(spans: &Spans, document: &Document) -> bool {
    let fits = |span: Span| Span::within(&document.text, span.start() as usize, span.end() as usize);
    spans.iter().all(|span| fits(span).is_some())
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{
        DOCUMENT, after as after_edit, check, check_nothing, claim, dossier, passage,
    };
    use super::*;
    use crate::model::edit::Edit;

    fn new() -> Target {
        Target::New { label: "new".to_owned(), kind: "fact".into() }
    }

    fn spans(ranges: &[(u32, u32)]) -> Spans {
        Spans::new(ranges.iter().map(|&(start, end)| Span::new(start, end).unwrap()).collect()).unwrap()
    }

    #[test]
    fn an_edge_moves_and_a_span_is_added_or_taken_off() {
        let respan = |ranges: &[(u32, u32)]| Edit::Spans(passage('a'), spans(ranges));
        check("no [1a:tender] in 2019", &respan(&[(0, 9)]), "[1a:no tender] in 2019");
        check("no [1a:tender] in 2019", &respan(&[(3, 9), (13, 17)]), "no [1a:tender] in [1a:2019]");
        check("no [1a:tender] in [1a:2019]", &respan(&[(13, 17)]), "no tender in [1a:2019]");
    }

    #[test]
    fn words_that_are_not_in_the_text_are_not_marked() {
        let dossier = dossier("[1a:é]té");
        for words in [spans(&[(0, 1)]), spans(&[(0, 2), (4, 9)]), spans(&[(0, 2)])] {
            check_nothing(&dossier, &Edit::Spans(passage('a'), words));
        }
        check_nothing(&dossier, &Edit::Spans(passage('z'), spans(&[(0, 2)])));
        let target = Target::Existing(claim('2'));
        let document = DOCUMENT;
        check_nothing(&dossier, &Edit::Tag { document, spans: spans(&[(1, 2)]), target });
    }

    #[test]
    fn passages_make_another_claim_in_one_step() {
        let two = || vec![passage('a'), passage('c'), passage('z'), passage('a')];
        let text = "[1a:no] [1b:tender] [2c:in]";
        let retag = Edit::Retag(two(), Target::Existing(claim('2')));
        check(text, &retag, "[2a:no] [1b:tender] [2c:in]");
        check(text, &Edit::Retag(two(), new()), "[+a:no] [1b:tender] [+c:in]");
    }

    #[test]
    fn a_claim_that_loses_its_last_passage_stays() {
        let before = dossier("[1a:no] tender");
        let edit = Edit::Retag(vec![passage('a')], Target::Existing(claim('2')));
        assert!(after_edit(&before, &edit).claims.contains_key(&claim('1')));
    }

    #[test]
    fn every_occurrence_is_marked_once() {
        let places =
            vec![(DOCUMENT, spans(&[(0, 2)])), (DOCUMENT, spans(&[(3, 5)])), (DOCUMENT, spans(&[(0, 2)]))];
        let again = Edit::TagAll { places: places.clone(), target: Target::Existing(claim('1')) };
        check("no no no", &again, "[1*:no] [1*:no] no");
        check("[1a:no] no no", &again, "[1a:no] [1*:no] no");
        check_nothing(&dossier("[1a:no] [1b:no] no"), &again);
        check("[1a:no] no no", &Edit::TagAll { places, target: new() }, "[+*:[1a:no]] [+*:no] no");
    }

    #[test]
    fn many_occurrences_have_names_of_their_own() {
        let text = "a ".repeat(70_000);
        let places = (0..70_000).map(|n| (DOCUMENT, spans(&[(2 * n, 2 * n + 1)]))).collect();
        let edit = Edit::TagAll { places, target: new() };
        let before = dossier(&text);
        let after = after_edit(&before, &edit);
        assert_eq!((after.passages.len(), after.claims.len()), (70_000, 4));
    }

    #[test]
    fn passages_go_together_and_their_claims_stay() {
        let gone = Edit::DeletePassages(vec![passage('a'), passage('z'), passage('b')]);
        check("[1a:no] [2b:tender] [2c:in]", &gone, "no tender [2c:in]");
        assert_eq!(after_edit(&dossier("[1a:no]"), &gone).claims.len(), 3);
    }

    #[test]
    fn what_is_gone_plans_nothing() {
        let dossier = dossier("[1a:no] tender");
        let lost = || Target::Existing(claim('9'));
        check_nothing(&dossier, &Edit::Retag(vec![passage('a')], lost()));
        check_nothing(&dossier, &Edit::Retag(vec![passage('z')], new()));
        check_nothing(&dossier, &Edit::Retag(vec![passage('a')], Target::Existing(claim('1'))));
        check_nothing(&dossier, &Edit::TagAll { places: vec![(DOCUMENT, spans(&[(0, 2)]))], target: lost() });
        check_nothing(&dossier, &Edit::TagAll { places: Vec::new(), target: new() });
        check_nothing(&dossier, &Edit::DeletePassages(vec![passage('z')]));
        check_nothing(&dossier, &Edit::Comment(passage('z'), "x".to_owned()));
    }
}
