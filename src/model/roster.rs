//! The documents of a dossier as they are listed: what their record says, how far the work has come; sorted
//! and found by words, work and answer.

mod arrangement;
mod removed;

use std::cell::OnceCell;
use std::cmp::Ordering;
use std::collections::HashMap;
use std::rc::Rc;

pub use self::arrangement::{Arrangement, Column};
pub use self::removed::{Removed, removed};
use super::answer_time::answer_time;
use super::date::Date;
use super::docket::{Docket, Work};
use super::document::Document;
use super::dossier::Dossier;
use super::folding::fold;
use super::front::Head;
use super::identity::DocumentId;
use super::question::{Question, Status};
use super::sorted;

/// A document as it is listed. It stays the same one while nothing of it changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The document.
    pub document: Rc<Document>,
    docket: Option<Rc<Docket>>,
    /// How many passages it has.
    pub passages: usize,
    /// How far the work on it has come.
    pub work: Work,
    /// Its short name: `QE 3331`.
    pub name: Option<String>,
    words: Words,
}

/// All words of an entry that are looked for, folded: once something is looked for. They follow from the rest of it.
#[derive(Debug, Clone, Default)]
struct Words(OnceCell<Box<str>>);

impl PartialEq for Words {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Words {}

/// How a question stands with its answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reply {
    /// It was answered.
    Answered,
    /// It waits for an answer, within its two months or where nobody can tell.
    Waiting,
    /// It waits for an answer that was due.
    Late,
    /// It ended without one.
    Closed,
}

impl Reply {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Answered, Self::Waiting, Self::Late, Self::Closed];

    /// Its name in what is stored and chosen from.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Answered => "answered",
            Self::Waiting => "waiting",
            Self::Late => "late",
            Self::Closed => "closed",
        }
    }

    /// The one of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|own| own.name() == name)
    }

    /// How `question` stands on the day `today`.
    #[must_use]
    pub fn of(question: &Question, today: Option<Date>) -> Self {
        match question.status() {
            Status::Answered => Self::Answered,
            Status::Withdrawn | Status::Lapsed => Self::Closed,
            Status::Signalled | Status::Renewed | Status::Waiting => {
                let time = today.and_then(|today| answer_time(question, today));
                if time.is_some_and(|time| time.is_late()) { Self::Late } else { Self::Waiting }
            }
        }
    }
}

/// Which documents are listed; all of them unless told otherwise.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sieve {
    /// Words that its record must hold, each of them somewhere.
    pub words: String,
    /// How far the work must have come.
    pub work: Option<Work>,
    /// How it must stand with its answer.
    pub reply: Option<Reply>,
}

impl Sieve {
    /// Whether every document passes.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.words.trim().is_empty() && self.work.is_none() && self.reply.is_none()
    }
}

impl Entry {
    fn new(document: Rc<Document>, docket: Option<&Rc<Docket>>, passages: usize) -> Self {
        let question = docket.and_then(|docket| docket.question.as_deref()).unwrap_or(&document.question);
        Self {
            name: question.short_name(),
            docket: docket.map(Rc::clone),
            passages,
            work: Work::of(docket.map(|docket| &**docket), passages),
            document,
            words: Words::default(),
        }
    }

    /// What is said of the document as a whole.
    #[must_use]
    pub fn docket(&self) -> Option<&Docket> {
        self.docket.as_deref()
    }

    fn words(&self) -> &str {
        self.words.0.get_or_init(|| self.folded().into())
    }

    fn folded(&self) -> String {
        let question = self.question();
        let words: Vec<&str> = [
            Some(self.title()),
            question.author.as_deref(),
            question.group.as_deref(),
            question.ministry_asked.as_deref(),
            question.ministry_assigned.as_deref(),
            question.heading.as_deref(),
            question.constituency.as_deref(),
        ]
        .into_iter()
        .flatten()
        .collect();
        let number = question.number.map(|number| number.to_string()).unwrap_or_default();
        let name = self.name.as_deref().unwrap_or_default();
        fold(&format!("{name}\n{number}\n{}", words.join("\n")))
    }

    /// Its question data: as read, or as corrected.
    #[must_use]
    pub fn question(&self) -> &Question {
        let corrected = self.docket.as_ref().and_then(|docket| docket.question.as_deref());
        corrected.unwrap_or(&self.document.question)
    }

    /// Its title: as read, or as corrected.
    #[must_use]
    pub fn title(&self) -> &str {
        let corrected = self.docket.as_ref().and_then(|docket| docket.question.as_deref());
        corrected.and_then(|question| question.title.as_deref()).unwrap_or(&self.document.title)
    }

    /// Its short name, else its title.
    #[must_use]
    pub fn called(&self) -> &str {
        self.name.as_deref().unwrap_or_else(|| self.title())
    }

    /// The ministry that has to answer, else the one that was asked.
    #[must_use]
    pub fn ministry(&self) -> Option<&str> {
        let question = self.question();
        question.ministry_assigned.as_deref().or(question.ministry_asked.as_deref())
    }

    fn passes(&self, words: &[&str], sieve: &Sieve, today: Option<Date>) -> bool {
        sieve.work.is_none_or(|work| work == self.work)
            && sieve.reply.is_none_or(|reply| reply == Reply::of(self.question(), today))
            && words.iter().all(|word| self.words().contains(word))
    }
}

/// Every document of a dossier, in the order in which they came.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Roster {
    entries: Vec<Rc<Entry>>,
}

impl Roster {
    /// The documents of `dossier`; what did not change since `before` is taken from there.
    #[must_use]
    pub fn new(dossier: &Dossier, before: &Self) -> Self {
        // Most of them stand where they stood.
        let mut others: Option<HashMap<DocumentId, &Rc<Entry>>> = None;
        let entries = dossier.documents.values().enumerate().map(|(place, document)| {
            // What a program suggests is no one's work.
            let all = dossier.passages.count_in(document.id);
            let passages = all - dossier.passages.suggested_in(document.id);
            let docket = dossier.dockets.get(&document.id);
            let same = |own: &&Rc<Entry>| {
                let dockets = match (&own.docket, docket) {
                    (None, None) => true,
                    (Some(own), Some(docket)) => Rc::ptr_eq(own, docket),
                    _ => false,
                };
                Rc::ptr_eq(&own.document, document) && own.passages == passages && dockets
            };
            let known = before.entries.get(place).filter(|own| own.document.id == document.id);
            let known = known.or_else(|| {
                let by_name = || before.entries.iter().map(|own| (own.document.id, own)).collect();
                others.get_or_insert_with(by_name).get(&document.id).copied()
            });
            let made = || Rc::new(Entry::new(Rc::clone(document), docket, passages));
            known.filter(same).map_or_else(made, Rc::clone)
        });
        Self { entries: entries.collect() }
    }

    /// The same, and the very one from before where nothing in it changed: what is made of it need not be made anew.
    #[must_use]
    pub fn follow(before: &Rc<Self>, dossier: &Dossier) -> Rc<Self> {
        let roster = Self::new(dossier, before);
        let both = roster.entries.iter().zip(&before.entries);
        let is_same = roster.entries.len() == before.entries.len()
            && both.into_iter().all(|(own, other)| Rc::ptr_eq(own, other));
        if is_same { Rc::clone(before) } else { Rc::new(roster) }
    }

    /// The documents as far as lists show them.
    #[must_use]
    pub fn of_heads(heads: &[Head]) -> Self {
        let entry = |head: &Head| Rc::new(Entry::new(head.document(), head.docket.as_ref(), head.passages));
        Self { entries: heads.iter().map(entry).collect() }
    }

    /// All of them.
    #[must_use]
    pub fn entries(&self) -> &[Rc<Entry>] {
        &self.entries
    }

    /// Those that pass, as `arrangement` has them.
    #[must_use]
    pub fn find(&self, sieve: &Sieve, arrangement: &Arrangement, today: Option<Date>) -> Vec<Rc<Entry>> {
        let words = fold(&sieve.words);
        let words: Vec<&str> = words.split_whitespace().collect();
        let passing = self.entries.iter().filter(|entry| entry.passes(&words, sieve, today));
        let mut found: Vec<Rc<Entry>> = passing.map(Rc::clone).collect();
        match arrangement.by {
            None if arrangement.descending => found.reverse(),
            None => {}
            Some(column) => sort(&mut found, column, arrangement.descending, today),
        }
        found
    }

    /// How many there are of each state of work.
    #[must_use]
    pub fn counts(&self) -> [(Work, usize); 3] {
        Work::ALL.map(|work| (work, self.entries.iter().filter(|entry| entry.work == work).count()))
    }
}

/// What a column is sorted by.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Number(u64),
    Words(String),
    Day(Date),
}

/// Sorted by a column; what it knows nothing of comes last, whichever the direction. Equals stay as they came.
fn sort(entries: &mut [Rc<Entry>], column: Column, descending: bool, today: Option<Date>) {
    let rank = |entry: &Rc<Entry>| {
        let question = entry.question();
        let words = |text: Option<&str>| text.map(|text| Rank::Words(fold(text)));
        match column {
            Column::Work => Some(Rank::Number(entry.work as u64)),
            Column::Number => question.number.map(|number| Rank::Number(number.into())),
            Column::Title => words(Some(entry.title())),
            Column::Author => words(question.author.as_deref().map(surname)),
            Column::Ministry => words(entry.ministry()),
            Column::Asked => question.asked.map(|published| Rank::Day(published.date)),
            Column::Answer => match Reply::of(question, today) {
                Reply::Answered => question.answered.map(|published| Rank::Day(published.date)),
                _ => None,
            },
            Column::Passages => Some(Rank::Number(entry.passages as u64)),
        }
    };
    sorted::by_key(entries, |entry| {
        let rank = rank(entry);
        (rank.is_none(), rank.map(|rank| Directed(rank, descending)))
    });
}

#[derive(PartialEq, Eq)]
struct Directed(Rank, bool);

impl PartialOrd for Directed {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Directed {
    fn cmp(&self, other: &Self) -> Ordering {
        let order = self.0.cmp(&other.0);
        if self.1 { order.reverse() } else { order }
    }
}

/// A name as a list sorts it: without what it is addressed by.
fn surname(author: &str) -> &str {
    let addressed = ["M. ", "M.\u{a0}", "Mme ", "Mme\u{a0}", "Mlle "];
    addressed.iter().find_map(|form| author.strip_prefix(form)).unwrap_or(author)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::edit::Edit;
    use crate::model::edit::fixture::{after, dossier};
    use crate::model::question::{Publication, QuestionKind};
    use uuid::Uuid;

    fn document(n: u32, title: &str, author: &str, asked: &str, answered: Option<&str>) -> Rc<Document> {
        let day = |text: &str| Publication { date: text.parse().unwrap(), page: None };
        let own = dossier("x");
        let base = own.documents.values().next().unwrap();
        Rc::new(Document {
            id: DocumentId(Uuid::from_u128(n.into())),
            title: title.to_owned(),
            question: Question {
                kind: Some(QuestionKind::Written),
                number: (n != 3).then_some(100 - n),
                author: Some(author.to_owned()),
                group: Some("Écologiste".to_owned()),
                asked: Some(day(asked)),
                answered: answered.map(day),
                ..Question::default()
            },
            ..Document::clone(base)
        })
    }

    fn some() -> Dossier {
        let mut all = dossier("x");
        let own = [
            document(1, "Été des hôpitaux", "Mme Zoé Ba", "2025-01-21", Some("2025-03-01")),
            document(2, "eau potable", "M. Éric Abel", "2024-06-04", None),
            document(3, "Zones blanches", "M. Luc Mo", "2025-02-25", None),
        ];
        all.documents = own.into_iter().map(|document| (document.id, document)).collect();
        all
    }

    fn today() -> Option<Date> {
        "2025-03-10".parse().ok()
    }

    #[track_caller]
    fn check(dossier: &Dossier, sieve: &Sieve, by: Option<Column>, descending: bool, expected: &[u128]) {
        let roster = Roster::new(dossier, &Roster::default());
        let found = roster.find(sieve, &Arrangement { by, descending, ..Arrangement::default() }, today());
        let found: Vec<u128> = found.iter().map(|entry| entry.document.id.0.as_u128()).collect();
        assert_eq!(found, expected, "{sieve:?} by {by:?}");
    }

    #[test]
    fn documents_are_sorted_by_any_column_either_way() {
        let (some, all) = (some(), Sieve::default());
        check(&some, &all, None, false, &[1, 2, 3]);
        check(&some, &all, None, true, &[3, 2, 1]);
        check(&some, &all, Some(Column::Title), false, &[2, 1, 3]);
        check(&some, &all, Some(Column::Author), false, &[2, 3, 1]);
        check(&some, &all, Some(Column::Author), true, &[1, 3, 2]);
        check(&some, &all, Some(Column::Asked), true, &[3, 1, 2]);
    }

    #[test]
    fn what_a_column_knows_nothing_of_comes_last_either_way() {
        let (some, all) = (some(), Sieve::default());
        check(&some, &all, Some(Column::Number), false, &[2, 1, 3]);
        check(&some, &all, Some(Column::Number), true, &[1, 2, 3]);
        check(&some, &all, Some(Column::Answer), true, &[1, 2, 3]);
    }

    #[test]
    fn documents_are_found_by_words_work_and_answer() {
        let some = after(&some(), &Edit::Done(vec![DocumentId(Uuid::from_u128(2))], true));
        let words = |words: &str| Sieve { words: words.to_owned(), ..Sieve::default() };
        let work = |work| Sieve { work: Some(work), ..Sieve::default() };
        let reply = |reply| Sieve { reply: Some(reply), ..Sieve::default() };
        check(&some, &words("ete  hopitaux"), None, false, &[1]);
        check(&some, &words("ECOLOGISTE"), None, false, &[1, 2, 3]);
        check(&some, &words("98"), None, false, &[2]);
        check(&some, &words("abel qe 98"), None, false, &[2]);
        check(&some, &words("abel zoe"), None, false, &[]);
        check(&some, &work(Work::Done), None, false, &[2]);
        check(&some, &work(Work::Untouched), None, false, &[1, 3]);
        check(&some, &reply(Reply::Answered), None, false, &[1]);
        check(&some, &reply(Reply::Late), None, false, &[2]);
        check(&some, &reply(Reply::Waiting), None, false, &[3]);
        check(&some, &reply(Reply::Closed), None, false, &[]);
    }

    #[test]
    fn what_did_not_change_stays_the_same_entry() {
        let before = some();
        let first = Roster::new(&before, &Roster::default());
        let done = after(&before, &Edit::Done(vec![DocumentId(Uuid::from_u128(2))], true));
        let second = Roster::new(&done, &first);
        let same: Vec<bool> =
            first.entries().iter().zip(second.entries()).map(|(one, two)| Rc::ptr_eq(one, two)).collect();
        assert_eq!(same, [true, false, true]);
        let fewer = after(&done, &Edit::RemoveDocuments(vec![DocumentId(Uuid::from_u128(1))]));
        let second = Rc::new(second);
        assert!(Rc::ptr_eq(&Roster::follow(&second, &done), &second));
        assert!(!Rc::ptr_eq(&Roster::follow(&second, &fewer), &second));
        let third = Roster::new(&fewer, &second);
        assert!(Rc::ptr_eq(&third.entries()[1], &second.entries()[2]));
    }
}
