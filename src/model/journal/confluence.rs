//! What several tabs did to one dossier without knowing of each other comes together.
//!
//! The state is a function of the set of transactions: each tab puts them in the same order and enters them one
//! by one, whatever the order in which it learnt of them. Records are merged field by field; what one tab
//! deleted while another worked on it stays; and nothing is left pointing at nothing: a claim that passages
//! still make comes back, a passage whose words are no longer where it says waits among the orphans. So does one
//! that was made in a text while another tab put a newer copy in its place, unless its words stand there too.

use std::collections::{BTreeMap, HashSet};
use std::rc::Rc;

use super::{Journal, in_order};
use crate::model::change::{Act, Key, Record, Transaction};
use crate::model::claim::Passage;
use crate::model::document::Document;
use crate::model::dossier::{About, Dossier};
use crate::model::identity::{ClaimId, DocumentId, LinkId, PassageId, TransactionId};
use crate::model::orphan::{Orphan, Quote};
use crate::model::passages::Passages;
use crate::model::records::Records;

impl Journal {
    /// Enters one transaction that follows all others: the dossier becomes what it makes of it.
    pub fn enter_into(&mut self, dossier: &mut Dossier, transaction: Rc<Transaction>) {
        let mut touched = Touched { plain: self.is_plain(&transaction), ..Touched::default() };
        let begun = dossier.passages.is_empty().then(|| first_passages(&transaction)).flatten();
        let are_in = begun.is_some();
        begun.into_iter().for_each(|passages| dossier.passages = passages);
        for change in &transaction.changes {
            let is_in = are_in && matches!(change.key, Key::Passage(_));
            let was = if is_in { None } else { dossier.change(change) };
            match was {
                Some(was) if dossier.get(change.key).is_none() => touched.gone.push((change.key, was)),
                Some(Record::Document(text)) => drop(touched.texts.insert(text.id, text)),
                _ => {}
            }
            match change.key {
                Key::Passage(id) if !touched.plain => drop(touched.passages.insert(id)),
                _ => {}
            }
        }
        self.settle(dossier, &transaction, &touched, are_in);
        self.append(transaction);
    }

    /// Takes in transactions that another tab made; the journal and the dossier that all of them make. None
    /// where all of them are known.
    #[must_use]
    pub fn learn(&self, dossier: &Dossier, news: &[Rc<Transaction>]) -> Option<(Self, Dossier)> {
        let mut known: HashSet<TransactionId> =
            self.transactions.iter().map(|transaction| transaction.id).collect();
        let mut news: Vec<Rc<Transaction>> =
            news.iter().filter(|transaction| known.insert(transaction.id)).map(Rc::clone).collect();
        in_order(&mut news);
        let first = news.first()?;
        let follows = self.transactions.last().is_none_or(|last| last.place() < first.place());
        if follows {
            let (mut journal, mut dossier) = (self.clone(), dossier.clone());
            news.into_iter().for_each(|transaction| journal.enter_into(&mut dossier, transaction));
            return Some((journal, dossier));
        }
        news.extend(self.transactions.iter().map(Rc::clone));
        let bare = Dossier::new(About::clone(&dossier.about), Rc::clone(&dossier.codebook));
        Some(Self::replay(&bare, news))
    }

    /// Leaves nothing pointing at nothing after `transaction`; `are_in` says that its passages are the ones that the
    /// dossier has.
    fn settle(&self, dossier: &mut Dossier, transaction: &Transaction, touched: &Touched, are_in: bool) {
        let mut claims: Vec<ClaimId> = Vec::new();
        let (mut placed, mut texts): (Vec<Rc<Passage>>, Vec<DocumentId>) = (Vec::new(), Vec::new());
        for change in &transaction.changes {
            match (change.key, &change.after) {
                (Key::Passage(id), Some(after)) => {
                    let own = match after {
                        Record::Passage(passage) if are_in => Some(passage),
                        _ => dossier.passages.get(&id),
                    };
                    placed.extend(own.map(Rc::clone));
                    claims.extend(own.map(|passage| passage.claim));
                }
                (Key::Orphan(id), Some(_)) => claims.extend(dossier.orphans.get(&id).map(|own| own.claim)),
                (Key::Claim(id), None) => claims.push(id),
                (Key::Document(id), _) => texts.push(id),
                _ => {}
            }
        }
        let orphaned = |dossier: &Dossier, id: ClaimId| dossier.orphans.values().any(|own| own.claim == id);
        keep_unknown(&mut claims, &dossier.claims);
        for id in claims {
            let is_made = dossier.passages.count_of(id) > 0 || orphaned(dossier, id);
            if is_made && !dossier.claims.contains_key(&id) {
                self.raise(dossier, Key::Claim(id), touched);
            }
        }
        // Where its passages are all that there are, those in its texts are known.
        let texts = if are_in { Vec::new() } else { texts };
        for id in &texts {
            placed.extend(dossier.passages.in_document(*id).iter().map(Rc::clone));
        }
        let mut document: Option<Rc<Document>> = None;
        for passage in placed {
            // One that waits by now may be named twice.
            if !texts.is_empty() && !dossier.passages.contains_key(&passage.id) {
                continue;
            }
            // Passages of one text follow each other.
            if document.as_ref().is_none_or(|own| own.id != passage.document) {
                if !dossier.documents.contains_key(&passage.document) {
                    self.raise(dossier, Key::Document(passage.document), touched);
                }
                document = dossier.documents.get(&passage.document).map(Rc::clone);
            }
            if let Some(document) = &document {
                self.uproot(dossier, &passage, document, transaction, touched);
            }
        }
        self.untie(dossier, transaction);
    }

    /// Brings back what was under `key` last.
    fn raise(&self, dossier: &mut Dossier, key: Key, touched: &Touched) {
        let just = touched.gone.iter().find(|(own, _)| *own == key).map(|(_, record)| record.clone());
        let record = just.or_else(|| self.last_of(key));
        dossier.put(key, record.as_ref());
        // The earlier copies of a text went with it.
        for (own, record) in &touched.gone {
            if let Record::Earlier(earlier) = record
                && Key::Document(earlier.copy.id) == key
            {
                dossier.put(*own, Some(record));
            }
        }
    }

    /// The last record under `key` that a transaction tells of.
    fn last_of(&self, key: Key) -> Option<Record> {
        let changes = self.transactions.iter().rev().flat_map(|own| own.changes.iter().rev());
        let mut own = changes.filter(|change| change.key == key);
        own.find_map(|change| change.after.clone().or_else(|| change.before.clone()))
    }

    /// Has a passage wait whose words are not in its text: that became another one while it was made.
    fn uproot(
        &self,
        dossier: &mut Dossier,
        passage: &Rc<Passage>,
        document: &Document,
        transaction: &Transaction,
        touched: &Touched,
    ) {
        let meant = self.meant(passage, transaction, touched);
        let stands = meant.as_ref().is_none_or(|meant| words(passage, meant) == words(passage, document));
        if fits(passage, document) && stands {
            return;
        }
        let text = meant.filter(|meant| fits(passage, meant));
        let text = text.or_else(|| self.text_of(passage, transaction));
        let quote = |span| text.as_ref().map(|text| Quote::of(&text.text, span)).unwrap_or_default();
        let orphan = Orphan {
            id: passage.id,
            claim: passage.claim,
            document: Some(passage.document),
            origin: document.source.name.clone(),
            quotes: passage.spans.iter().map(quote).collect(),
            comment: passage.comment.clone(),
            made: passage.made.clone(),
            changed: passage.changed.clone(),
            suggestion: passage.suggestion.clone(),
        };
        dossier.put(Key::Passage(passage.id), None);
        dossier.put(Key::Orphan(passage.id), Some(&Record::Orphan(Rc::new(orphan))));
    }

    /// Whether no text took the place of another in it, nor in one that it did not know of.
    fn is_plain(&self, transaction: &Transaction) -> bool {
        !is_replacing(transaction) && !self.unknown_to(transaction).any(|own| is_replacing(own))
    }

    /// What a transaction did not know of: whatever stands no earlier in the journal.
    fn unknown_to(&self, transaction: &Transaction) -> impl Iterator<Item = &Rc<Transaction>> {
        let order = transaction.order;
        self.transactions.iter().rev().take_while(move |own| own.order >= order)
    }

    /// The text that a passage was made in, where another took its place without anyone knowing of the passage.
    fn meant(&self, passage: &Passage, transaction: &Transaction, touched: &Touched) -> Option<Rc<Document>> {
        if touched.plain {
            return None;
        }
        let replaces = |own: &&Rc<Transaction>| is_replacing(own);
        if !touched.passages.contains(&passage.id) {
            return touched.texts.get(&passage.document).filter(|_| is_replacing(transaction)).map(Rc::clone);
        }
        let first = self.unknown_to(transaction).filter(replaces).flat_map(|own| own.changes.iter());
        let texts = first.filter(|change| change.key == Key::Document(passage.document));
        texts.last().and_then(|change| match &change.before {
            Some(Record::Document(text)) => Some(Rc::clone(text)),
            _ => None,
        })
    }

    /// The last text of its document that a passage fits.
    fn text_of(&self, passage: &Passage, transaction: &Transaction) -> Option<Rc<Document>> {
        let before = self.transactions.iter().rev().map(|own| &**own);
        let changes = [transaction].into_iter().chain(before).flat_map(|own| own.changes.iter().rev());
        let own = changes.filter(|change| change.key == Key::Document(passage.document));
        own.flat_map(|change| [&change.after, &change.before]).flatten().find_map(|record| match record {
            Record::Document(document) if fits(passage, document) => Some(Rc::clone(document)),
            _ => None,
        })
    }

    /// Takes out links that lead from or to nothing, and what is said of documents that are not there.
    fn untie(&self, dossier: &mut Dossier, transaction: &Transaction) {
        let mut links: Vec<LinkId> = Vec::new();
        for change in &transaction.changes {
            match (change.key, &change.after) {
                (Key::Link(id), Some(_)) => links.push(id),
                (Key::Claim(id), None) if !dossier.claims.contains_key(&id) => {
                    let own = dossier.links.values().filter(|link| link.from == id || link.to == id);
                    links.extend(own.map(|link| link.id));
                }
                (Key::Document(id) | Key::Docket(id), _) if !dossier.documents.contains_key(&id) => {
                    dossier.put(Key::Docket(id), None);
                    let earlier: Vec<Key> =
                        dossier.earlier_of(id).into_iter().map(|own| Key::Earlier(own.id)).collect();
                    earlier.into_iter().for_each(|key| dossier.put(key, None));
                }
                (Key::Earlier(id), Some(Record::Earlier(own)))
                    if !dossier.documents.contains_key(&own.copy.id) =>
                {
                    dossier.put(Key::Earlier(id), None);
                }
                _ => {}
            }
        }
        for id in links {
            let Some(link) = dossier.links.get(&id) else { continue };
            let stands = [link.from, link.to].iter().all(|end| dossier.claims.contains_key(end));
            if !stands {
                dossier.put(Key::Link(id), None);
            }
        }
    }
}

/// The passages of a transaction that brings the first ones of a dossier, and only brings them: all at once they are
/// put in their orders many times sooner than one by one.
fn first_passages(transaction: &Transaction) -> Option<Passages> {
    let own = transaction.changes.iter().filter(|change| matches!(change.key, Key::Passage(_)));
    let brought = own.map(|change| match (&change.before, &change.after) {
        (None, Some(Record::Passage(passage))) => Some((passage.id, Rc::clone(passage))),
        _ => None,
    });
    let brought: Vec<_> = brought.collect::<Option<_>>()?;
    Some(brought.into_iter().collect())
}

/// What a transaction took out of a dossier, the texts that it put others in the place of, and the passages that
/// it tells of.
#[derive(Default)]
struct Touched {
    gone: Vec<(Key, Record)>,
    texts: BTreeMap<DocumentId, Rc<Document>>,
    passages: HashSet<PassageId>,
    /// Whether no text took the place of another: then it is not asked which passages those were.
    plain: bool,
}

/// Whether it puts other texts in the place of some, and takes the passages along that it knows.
fn is_replacing(transaction: &Transaction) -> bool {
    matches!(transaction.act, Act::ReplaceText | Act::Reread)
}

/// Leaves those of `claims` that are not among `known`, each once.
fn keep_unknown<V>(claims: &mut Vec<ClaimId>, known: &Records<ClaimId, V>) {
    claims.sort_unstable();
    claims.dedup();
    if claims.len() < known.len() / 8 {
        return claims.retain(|id| !known.contains_key(id));
    }
    // Nearly all are asked for: both are gone through once.
    let mut known = known.keys().peekable();
    claims.retain(|id| {
        while known.next_if(|own| *own < id).is_some() {}
        known.peek() != Some(&id)
    });
}

/// What a passage says of a text, but for space.
fn words(passage: &Passage, document: &Document) -> String {
    let said = passage.spans.iter().flat_map(|span| span.slice(&document.text).chars());
    said.filter(|character| !character.is_whitespace()).collect()
}

/// Whether there are words wherever a passage says.
fn fits(passage: &Passage, document: &Document) -> bool {
    passage.spans.iter().all(|span| !span.slice(&document.text).is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::change::{Change, Origin};
    use crate::model::edit::fixture::{DOCUMENT, claim, dossier, passage};
    use crate::model::edit::replace::Replacement;
    use crate::model::edit::{Edit, Target};
    use crate::model::identity::{Moment, Seed, Stamp, TRANSACTION_NAME};
    use crate::model::journal::beginning;
    use crate::model::span::{Span, Spans};
    use crate::read;

    #[test]
    fn claims_that_are_not_known_are_found_among_few_and_among_many() {
        let name = |n: u128| ClaimId(uuid::Uuid::from_u128(n));
        let known: Records<ClaimId, ()> =
            (0..100).filter(|n| n % 3 > 0).map(|n| (name(n), Rc::new(()))).collect();
        for asked in [vec![7, 6, 7, 6], (0..120).rev().chain(0..120).collect()] {
            let mut claims: Vec<ClaimId> = asked.iter().copied().map(name).collect();
            keep_unknown(&mut claims, &known);
            let unknown = asked.iter().copied().filter(|n| *n >= 100 || n % 3 == 0).map(name);
            assert_eq!(
                claims,
                unknown.collect::<std::collections::BTreeSet<_>>().into_iter().collect::<Vec<_>>()
            );
        }
    }

    #[derive(Clone)]
    struct Tab(Journal, Dossier);

    fn seed(n: u8) -> Seed {
        Seed { stamp: Stamp { by: String::new(), at: Moment(10_000 * i64::from(n)) }, random: [n; 10] }
    }

    impl Tab {
        fn edit(&mut self, edit: &Edit, n: u8) -> Rc<Transaction> {
            let entered = self.0.enter(&self.1, edit, &seed(n)).pop().unwrap();
            self.0.enter_into(&mut self.1, Rc::clone(&entered));
            entered
        }
    }

    /// What both tabs know in the end, that begin with `marked` and do `one` and `other` apart.
    fn together(marked: &str, one: &Edit, other: &Edit) -> Tab {
        let mut begun = Tab(Journal::default(), dossier(""));
        for transaction in beginning(&dossier(marked), &seed(1)) {
            begun.0.enter_into(&mut begun.1, transaction);
        }
        let (mut first, mut second) = (begun.clone(), begun);
        let (mine, theirs) = (first.edit(one, 2), second.edit(other, 3));
        let first = first.0.learn(&first.1, &[theirs]).unwrap();
        let second = second.0.learn(&second.1, &[mine]).unwrap();
        assert_eq!(first, second);
        Tab(first.0, first.1)
    }

    fn tag(start: u32, end: u32) -> Edit {
        let spans = Spans::new(vec![Span::new(start, end).unwrap()]).unwrap();
        Edit::Tag { document: DOCUMENT, spans, target: Target::Existing(claim('1')) }
    }

    #[test]
    fn the_first_passages_come_in_at_once_as_they_would_one_by_one() {
        let whole = dossier("[1a:no [2b:tender]] [1c:in] [3d:2019]");
        let bring = |own: &Rc<Passage>| Change {
            key: Key::Passage(own.id),
            before: None,
            after: Some(Record::Passage(Rc::clone(own))),
        };
        let mut changes: Vec<Change> = whole.passages.values().rev().map(bring).collect();
        let last = Passage { comment: "c".to_owned(), ..Passage::clone(&whole.passages[&passage('b')]) };
        // Under one name the last one stands.
        changes.push(bring(&Rc::new(last)));
        let blank = Dossier { passages: Passages::default(), ..whole.clone() };
        let (id, stamp) = (TransactionId(seed(1).id(TRANSACTION_NAME)), Stamp::default());
        let (act, origin) = (Act::Import, Origin::Edit);
        let transaction = Rc::new(Transaction { id, order: 1, act, origin, changes, stamp });
        let mut own = blank.clone();
        Journal::default().enter_into(&mut own, Rc::clone(&transaction));
        assert_eq!(own, blank.apply(&transaction.changes));
        let order = |own: &Dossier| own.passages.in_document(DOCUMENT).to_vec();
        assert_eq!((order(&own), own.passages.len()), (order(&blank.apply(&transaction.changes)), 4));
    }

    #[test]
    fn fields_of_one_claim_change_in_two_tabs() {
        let label = Edit::Label(claim('1'), "l".to_owned());
        let note = Edit::Note(claim('1'), "n".to_owned());
        let own = Rc::clone(&together("[1a:tender]", &label, &note).1.claims[&claim('1')]);
        assert_eq!((own.label.as_str(), own.note.as_str()), ("l", "n"));
    }

    #[test]
    fn a_claim_that_is_deleted_while_a_passage_is_tagged_with_it_stays() {
        let delete = Edit::DeleteClaims(vec![claim('1')]);
        for (one, other) in [(&delete, &tag(0, 2)), (&tag(0, 2), &delete)] {
            let both = together("no [1a:tender]", one, other).1;
            assert!(both.claims.contains_key(&claim('1')));
            assert_eq!(both.passages.count_of(claim('1')), 1, "the one that was not deleted");
            assert!(!both.passages.contains_key(&passage('a')));
        }
    }

    #[test]
    fn a_passage_that_is_changed_while_it_is_deleted_stays() {
        let delete = Edit::DeletePassages(vec![passage('a')]);
        let comment = Edit::Comment(passage('a'), "c".to_owned());
        for (one, other) in [(&delete, &comment), (&comment, &delete)] {
            assert_eq!(together("[1a:tender]", one, other).1.passages[&passage('a')].comment, "c");
        }
    }

    #[test]
    fn a_document_that_is_removed_while_it_is_worked_on_stays() {
        let remove = Edit::RemoveDocuments(vec![DOCUMENT]);
        for (one, other) in [(&remove, &tag(0, 2)), (&tag(0, 2), &remove)] {
            let both = together("no tender", one, other).1;
            assert!(both.documents.contains_key(&DOCUMENT));
            assert_eq!(both.passages.count_in(DOCUMENT), 1);
        }
    }

    #[test]
    fn a_passage_of_a_text_that_was_read_anew_meanwhile_waits_with_its_words() {
        let mut begun = Tab(Journal::default(), dossier(""));
        for transaction in beginning(&dossier("no tender"), &seed(1)) {
            begun.0.enter_into(&mut begun.1, transaction);
        }
        let (mut first, mut second) = (begun.clone(), begun);
        let (document, _) = read::read(DOCUMENT, "a.txt", "no".to_owned());
        let after = Some(Record::Document(Rc::new(document)));
        let change =
            Change { key: Key::Document(DOCUMENT), before: first.1.get(Key::Document(DOCUMENT)), after };
        let reread = first.0.make(Act::Reread, Origin::Edit, vec![change], &seed(2), TRANSACTION_NAME, 0);
        first.0.enter_into(&mut first.1, Rc::clone(&reread));
        let tagged = second.edit(&tag(3, 9), 3);
        let (_, both) = second.0.learn(&second.1, &[reread]).unwrap();
        assert_eq!(first.0.learn(&first.1, &[tagged]).unwrap().1, both);
        assert_eq!(both.passages.len(), 0);
        let orphan = both.orphans.values().next().unwrap();
        assert_eq!((orphan.quote().as_str(), orphan.quotes[0].prefix.as_str()), ("tender", "no "));
    }

    #[test]
    fn a_passage_of_a_text_that_was_replaced_meanwhile_never_takes_other_words() {
        let replace = |text: &str| {
            let old = Rc::clone(&dossier("no tender in").documents[&DOCUMENT]);
            let new = Rc::new(read::read(DOCUMENT, "b.txt", text.to_owned()).0);
            let (places, movements) = (BTreeMap::new(), None);
            Edit::Replace(Rc::new(Replacement { old, new, places, movements }))
        };
        for swapped in [false, true] {
            let both = |text: &str| {
                let (one, other) = (replace(text), tag(3, 9));
                let pair = if swapped { (&other, &one) } else { (&one, &other) };
                together("no tender in", pair.0, pair.1).1
            };
            let lost = both("a lender in there");
            assert_eq!((lost.passages.len(), lost.orphans.len()), (0, 1), "{swapped}");
            assert_eq!(lost.orphans.values().next().unwrap().quote(), "tender");
            let kept = both("so tender in there");
            assert_eq!((kept.passages.len(), kept.orphans.len()), (1, 0), "{swapped}");
            assert_eq!(kept.earlier.len(), 1);
        }
    }

    #[test]
    fn undo_takes_back_what_was_done_in_its_own_tab() {
        let mut begun = Tab(Journal::default(), dossier(""));
        for transaction in beginning(&dossier("[1a:tender]"), &seed(1)) {
            begun.0.enter_into(&mut begun.1, transaction);
        }
        let (mut first, mut second) = (begun.clone(), begun);
        let mut mine = vec![first.edit(&Edit::Comment(passage('a'), "c".to_owned()), 2)];
        let undo = first.0.undo(&seed(4)).unwrap();
        first.0.enter_into(&mut first.1, Rc::clone(&undo));
        mine.push(undo);
        second.edit(&Edit::Label(claim('2'), "l".to_owned()), 3);
        let (journal, both) = second.0.learn(&second.1, &mine).unwrap();
        assert_eq!(both.claims[&claim('2')].label, "l");
        assert_eq!(both.passages[&passage('a')].comment, "");
        let redone = journal.redo(&seed(5)).unwrap();
        assert_eq!(both.apply(&redone.changes).passages[&passage('a')].comment, "c");
    }
}
