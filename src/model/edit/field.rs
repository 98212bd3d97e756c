//! The one thing that changes write: what tells whether an edit goes on with the one before it.
//!
//! It is read from the changes, not remembered beside them, so that it is the same after a reload.

use std::rc::Rc;

use crate::model::change::{Act, Change, Key, Record};
use crate::model::claim::{Claim, Passage, Value};
use crate::model::codebook::{Codebook, Slug, Text};
use crate::model::datum::Datum;
use crate::model::docket::Docket;
use crate::model::dossier::Dossier;
use crate::model::identity::{ClaimId, DocumentId, PassageId};
use crate::model::span::Spans;

/// A text that is typed letter by letter, or an edge that is moved step by step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Field {
    /// The dossier's title.
    Title,
    /// A claim's label.
    Label(ClaimId),
    /// A claim's note.
    Note(ClaimId),
    /// A typed attribute of a claim.
    Attribute(ClaimId, Slug),
    /// A passage's comment.
    Comment(PassageId),
    /// An edge of a passage: of its `n`th span, at this end.
    Edge(PassageId, usize, End),
    /// One text of the codebook.
    Codebook(Text),
    /// One of the question data, typed.
    Datum(DocumentId, Datum),
    /// The borders of a question's movements.
    Movements(DocumentId),
}

/// An end of a span.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// Where it starts.
    Start,
    /// Where it ends.
    End,
}

impl Field {
    /// The one field that `changes` write; `None` when they write several, or something that is not
    /// written bit by bit.
    #[must_use]
    pub fn written(changes: &[Change], dossier: &Dossier) -> Option<Self> {
        let [change] = changes else { return None };
        if let Key::Docket(id) = change.key {
            return of_docket(id, change, dossier);
        }
        let Change { before: Some(before), after: Some(after), .. } = change else { return None };
        match (before, after) {
            (Record::About(_), Record::About(_)) => Some(Self::Title),
            (Record::Claim(before), Record::Claim(after)) => of_claim(before, after, &dossier.codebook),
            (Record::Passage(before), Record::Passage(after)) => of_passage(before, after),
            (Record::Codebook(before), Record::Codebook(after)) => before.written(after).map(Self::Codebook),
            _ => None,
        }
    }

    /// The act that writes it.
    #[must_use]
    pub fn act(&self) -> Act {
        match self {
            Self::Title => Act::Title,
            Self::Label(_) => Act::Label,
            Self::Note(_) => Act::Note,
            Self::Attribute(..) => Act::Attribute,
            Self::Comment(_) => Act::Comment,
            Self::Edge(..) => Act::Spans,
            Self::Codebook(_) => Act::Codebook,
            Self::Datum(..) => Act::Question,
            Self::Movements(_) => Act::Movements,
        }
    }
}

fn of_claim(before: &Claim, after: &Claim, codebook: &Codebook) -> Option<Field> {
    let id = after.id;
    let label = (before.label != after.label).then_some(Field::Label(id));
    let note = (before.note != after.note).then_some(Field::Note(id));
    let names = before
        .attributes
        .keys()
        .chain(after.attributes.keys().filter(|name| !before.attributes.contains_key(*name)));
    let attributes =
        names.filter(|&name| before.attributes.get(name) != after.attributes.get(name)).map(|name| {
            let typed = is_typed(before.attributes.get(name), after.attributes.get(name))
                && codebook.attribute(name).is_none_or(|attribute| !attribute.form.is_chosen());
            typed.then(|| Field::Attribute(id, Rc::clone(name)))
        });
    let mut written = label.map(Some).into_iter().chain(note.map(Some)).chain(attributes);
    let only = written.next()?;
    (written.next().is_none() && before.kind == after.kind).then_some(only)?
}

/// A piece of evidence that comes or goes is a step of its own.
fn is_typed(before: Option<&Value>, after: Option<&Value>) -> bool {
    let pieces = |value: Option<&Value>| match value {
        Some(Value::Evidence(pieces)) => pieces.len(),
        _ => 0,
    };
    pieces(before) == pieces(after)
}

/// A docket that is not there says what was read.
fn of_docket(id: DocumentId, change: &Change, dossier: &Dossier) -> Option<Field> {
    let read = &dossier.documents.get(&id)?.question;
    let side = |record: &Option<Record>| match record {
        Some(Record::Docket(docket)) => Docket::clone(docket),
        _ => Docket::new(id),
    };
    let (before, after) = (side(&change.before), side(&change.after));
    let of = |docket: &Docket| docket.question.as_deref().unwrap_or(read).clone();
    let datum = Datum::between(&of(&before), &of(&after)).filter(|datum| datum.is_typed());
    let same_data = before.question == after.question;
    let same_movements = before.movements == after.movements;
    match (before.done == after.done, same_data, same_movements) {
        (true, false, true) => datum.map(|datum| Field::Datum(id, datum)),
        (true, true, false) => Some(Field::Movements(id)),
        _ => None,
    }
}

fn of_passage(before: &Passage, after: &Passage) -> Option<Field> {
    let id = after.id;
    let retagged = before.claim != after.claim;
    match (before.comment != after.comment, before.spans != after.spans) {
        (true, false) if !retagged => Some(Field::Comment(id)),
        (false, true) if !retagged => {
            moved_edge(&before.spans, &after.spans).map(|(index, end)| Field::Edge(id, index, end))
        }
        _ => None,
    }
}

/// The only edge that differs: `a [b]| c` moves the end of the first span.
fn moved_edge(before: &Spans, after: &Spans) -> Option<(usize, End)> {
    if before.count() != after.count() {
        return None;
    }
    let mut moved =
        before.iter().zip(after.iter()).enumerate().filter(|(_, (before, after))| before != after);
    let (index, (before, after)) = moved.next()?;
    let end = match (before.start() == after.start(), before.end() == after.end()) {
        (false, true) => End::Start,
        (true, false) => End::End,
        _ => return None,
    };
    moved.next().is_none().then_some((index, end))
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{DOCUMENT, claim, dossier, passage, seed};
    use super::*;
    use crate::model::edit::{Edit, Revision};
    use crate::model::evidence::Evidence;
    use crate::model::identity::{Moment, Seed, Stamp};
    use crate::model::journal::Journal;
    use crate::model::language::Language;
    use crate::model::question::Question;
    use crate::model::span::Span;

    /// How many steps undo takes to take back `edits`, each made so many milliseconds after the last.
    #[track_caller]
    fn check(dossier: &Dossier, apart: i64, edits: &[Edit], expected: usize) {
        let (mut journal, mut dossier) = (Journal::default(), dossier.clone());
        let mut at = seed().stamp.at.0;
        for edit in edits {
            at += apart;
            let seed = Seed { stamp: Stamp { at: Moment(at), ..Stamp::default() }, ..seed() };
            for transaction in journal.enter(&dossier, edit, &seed) {
                dossier = dossier.apply(&transaction.changes);
                journal.append(transaction);
            }
        }
        let mut steps = 0;
        while let Some(undo) = journal.undo(&seed()) {
            journal.append(undo);
            steps += 1;
        }
        assert_eq!(steps, expected, "{edits:?}");
    }

    fn attribute(name: &str, text: &str) -> Edit {
        Edit::Attribute(claim('1'), name.into(), Some(Value::One(text.to_owned())))
    }

    #[test]
    fn letters_of_one_text_join_within_a_moment() {
        let text = dossier("a");
        let note = |text: &str| Edit::Note(claim('1'), text.to_owned());
        let label = |text: &str| Edit::Label(claim('1'), text.to_owned());
        check(&text, 100, &[note("a"), note("ab"), note("abc")], 1);
        check(&text, 500, &[note("a"), note("ab"), note("abc")], 3);
        check(&text, 100, &[note("a"), label("ab"), note("abc")], 3);
        check(&text, 100, &[attribute("value", "1"), attribute("value", "12")], 1);
        check(&text, 100, &[attribute("value", "1"), attribute("value", "")], 1);
        check(&text, 100, &[attribute("value", "1"), attribute("cited-source", "12")], 2);
        check(&text, 100, &[Edit::Title("a".to_owned()), Edit::Title("ab".to_owned())], 1);
    }

    #[test]
    fn letters_of_one_text_of_the_codebook_join() {
        let text = dossier("a");
        let after = |codebook: &Codebook, text: &Text, words: &str| codebook.write(text, words).unwrap();
        let edit = |codebook: &Codebook| Edit::Codebook(Revision::to(Rc::new(codebook.clone())));
        let label = |language| Text::Label("fact".into(), language);
        let (french, english) = (label(Language::French), label(Language::English));
        let one = after(&text.codebook, &french, "F");
        let two = after(&one, &french, "Fa");
        check(&text, 100, &[edit(&one), edit(&two)], 1);
        check(&text, 500, &[edit(&one), edit(&two)], 2);
        check(&text, 100, &[edit(&one), edit(&after(&one, &english, "F"))], 2);
        check(&text, 100, &[edit(&one), edit(&after(&one, &Text::Example("fact".into()), "F"))], 2);
        let (keyed, rekeyed) =
            (one.rekey_kind("fact", Some('z')).unwrap(), one.rekey_kind("fact", Some('w')).unwrap());
        check(&text, 100, &[edit(&keyed), edit(&rekeyed)], 2);
    }

    #[test]
    fn letters_of_one_of_the_question_data_join_from_the_first_to_the_last() {
        let text = dossier("a");
        let author = |author: &str| {
            let question = Datum::Author.write(&Question::default(), author).unwrap();
            Edit::Question(DOCUMENT, Box::new(question))
        };
        check(&text, 100, &[author("M"), author("M."), author("M. X")], 1);
        check(&text, 100, &[author("M"), author("M."), author("")], 1);
        check(&text, 500, &[author("M"), author("M.")], 2);
        let kind = |kind: &str| {
            let question = Datum::Kind.write(&Question::default(), kind).unwrap();
            Edit::Question(DOCUMENT, Box::new(question))
        };
        check(&text, 100, &[kind("QE"), kind("QO")], 2);
        check(&text, 100, &[author("M"), Edit::Done(vec![DOCUMENT], true), author("M.")], 3);
    }

    #[test]
    fn choices_do_not_join() {
        check(&dossier("a"), 100, &[attribute("verdict", "true"), attribute("verdict", "false")], 2);
        let kind = |kind: &str| Edit::Kind(vec![claim('1')], kind.into());
        check(&dossier("a"), 100, &[kind("law"), kind("figure")], 2);
    }

    #[test]
    fn a_new_piece_of_evidence_is_a_step_and_its_letters_are_one() {
        let evidence = |urls: &[&str]| {
            let piece = |url: &&str| Evidence { url: (*url).to_owned(), ..Evidence::default() };
            Edit::Attribute(
                claim('1'),
                "evidence".into(),
                Some(Value::Evidence(urls.iter().map(piece).collect())),
            )
        };
        check(
            &dossier("a"),
            100,
            &[evidence(&[""]), evidence(&["h"]), evidence(&["ht"]), evidence(&["ht", ""])],
            3,
        );
    }

    #[test]
    fn steps_of_one_edge_join_and_those_of_another_do_not() {
        let text = dossier("no [1a:tender] in [1a:2019], [2b:yes]");
        let first = |start, end| {
            let spans = vec![Span::new(start, end).unwrap(), Span::new(13, 17).unwrap()];
            Edit::Spans(passage('a'), Spans::new(spans).unwrap())
        };
        check(&text, 100, &[first(3, 8), first(3, 7), first(3, 6)], 1);
        check(&text, 100, &[first(3, 8), first(3, 7), first(4, 7), first(5, 7)], 2);
        check(&text, 100, &[first(4, 8), first(3, 7)], 2);
        // The first span reaches the second: they are one from there on.
        check(&text, 100, &[first(3, 11), first(3, 12), first(3, 13)], 2);
    }
}
