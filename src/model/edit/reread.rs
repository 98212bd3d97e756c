//! A document is read again from its source, in another way: its passages go with their words.
//!
//! Old and new text come from the same bytes of one source, so that a place is carried over exactly: from
//! the text to the source, and from there to the other text. What changes is only the space between words.

use std::ops::Range;
use std::rc::Rc;

use super::{delete, set};
use crate::model::change::{Change, Key, Record};
use crate::model::claim::Passage;
use crate::model::datum::Datum;
use crate::model::docket::Docket;
use crate::model::document::{Document, Run};
use crate::model::dossier::Dossier;
use crate::model::identity::Stamp;
use crate::model::movement::Movements;
use crate::model::orphan::Orphan;
use crate::model::sorted;
use crate::model::span::{Span, Spans};

/// Puts each of `documents` in the place of the one of its name; nothing where that has another source.
///
/// A passage some of whose words are not read any more waits for a place, with all of its words.
pub fn plan(dossier: &Dossier, documents: &[Rc<Document>], stamp: &Stamp) -> Vec<Change> {
    let mut changes = Vec::new();
    for document in documents {
        let old = dossier.documents.get(&document.id);
        let Some(old) = old.filter(|old| old.source.text == document.source.text) else { continue };
        changes.push(set(dossier, Key::Document(document.id), Record::Document(Rc::clone(document))));
        for passage in dossier.passages_in(document.id) {
            match carry(old, document, &passage.spans) {
                Some(spans) if spans == passage.spans => {}
                Some(spans) => {
                    let passage = Passage { spans, changed: stamp.clone(), ..(*passage).clone() };
                    changes.push(set(dossier, Key::Passage(passage.id), Record::Passage(Rc::new(passage))));
                }
                None => {
                    let orphan = Orphan::of(&passage, old);
                    changes.push(delete(dossier, Key::Passage(passage.id)));
                    changes.push(set(dossier, Key::Orphan(passage.id), Record::Orphan(Rc::new(orphan))));
                }
            }
        }
        if let Some(docket) = dossier.dockets.get(&document.id) {
            let docket = carry_docket(old, document, docket);
            let key = Key::Docket(document.id);
            changes.push(match docket.is_blank() {
                true => delete(dossier, key),
                false => set(dossier, key, Record::Docket(Rc::new(docket))),
            });
        }
    }
    changes
}

/// What was said of the old document, said of the new one: what was corrected stays so, the rest is as it is
/// read now.
fn carry_docket(old: &Document, new: &Document, docket: &Docket) -> Docket {
    let corrected = docket.question.as_deref().map(|own| {
        let changed = Datum::ALL.iter().filter(|datum| datum.read(own) != datum.read(&old.question));
        changed.fold(new.question.clone(), |question, datum| {
            datum.write(&question, &datum.read(own)).unwrap_or(question)
        })
    });
    let movements = docket.movements.map(|movements| {
        let at = |at: Option<u32>| at.and_then(|at| carry_place(old, new, at));
        let carried = Movements { context: at(movements.context), request: at(movements.request) };
        if carried == movements { movements } else { carried.tidy(new) }
    });
    Docket {
        question: corrected.filter(|corrected| *corrected != new.question).map(Rc::new),
        movements,
        ..docket.clone()
    }
}

/// Where the first word at or behind the byte `at` of the old text begins in the new one.
fn carry_place(old: &Document, new: &Document, at: u32) -> Option<u32> {
    let rest = old.text.get(at as usize..)?;
    let word = at + u32::try_from(rest.len() - rest.trim_start().len()).ok()?;
    let length = rest.trim_start().chars().next()?.len_utf8();
    let letter = Span::within(&old.text, word as usize, word as usize + length)?;
    let source = origins(old, letter).into_iter().next()?;
    places(new, &source).into_iter().map(|place| place.start).min()
}

/// The same words in `new`, which was read from the same source as `old`; nothing where some are missing.
#[must_use]
pub fn carry(old: &Document, new: &Document, spans: &Spans) -> Option<Spans> {
    let mut pieces: Vec<Range<u32>> = Vec::new();
    for span in spans.iter() {
        for source in origins(old, span) {
            pieces.extend(places(new, &source));
        }
    }
    sorted::by_key(&mut pieces, |piece| (piece.start, piece.end));
    let mut joined: Vec<Range<u32>> = Vec::new();
    for piece in pieces {
        match joined.last_mut() {
            Some(last) if is_space(new, last.end..piece.start) => last.end = last.end.max(piece.end),
            _ => joined.push(piece),
        }
    }
    let carried: Vec<Span> = joined.into_iter().filter_map(|piece| trimmed(&new.text, piece)).collect();
    let carried = Spans::new(carried)?;
    (words(old, spans) == words(new, &carried)).then_some(carried)
}

/// The bytes of the source that the words of `span` came from, run by run.
fn origins(document: &Document, span: Span) -> Vec<Range<u32>> {
    let of_run = |run: &Run| {
        let (start, end) = (span.start().max(run.span.start()), span.end().min(run.span.end()));
        let says = document.text.get(start as usize..end as usize)?.trim();
        // Space that only one way of reading puts there has no place in the other.
        (start < end && !says.is_empty()).then(|| {
            if run.verbatim {
                let shift = |at: u32| run.source.start + (at - run.span.start());
                shift(start)..shift(end)
            } else {
                run.source.clone()
            }
        })
    };
    runs(document, |run| run.span.end() > span.start() && run.span.start() < span.end())
        .filter_map(of_run)
        .collect()
}

/// The bytes of the text that came from the bytes `source`.
fn places(document: &Document, source: &Range<u32>) -> Vec<Range<u32>> {
    let of_run = |run: &Run| {
        let (start, end) = (source.start.max(run.source.start), source.end.min(run.source.end));
        if start >= end {
            None
        } else if run.verbatim {
            let shift = |at: u32| run.span.start() + (at - run.source.start);
            Some(shift(start)..shift(end))
        } else {
            Some(run.span.start()..run.span.end())
        }
    };
    runs(document, |run| run.source.end > source.start && run.source.start < source.end)
        .filter_map(of_run)
        .collect()
}

fn runs(document: &Document, meets: impl Fn(&Run) -> bool) -> impl Iterator<Item = &Run> {
    document.blocks.iter().flat_map(|block| &block.runs).filter(move |run| meets(run))
}

/// Whether nothing but space stands there; so it is where pieces touch or overlap.
fn is_space(document: &Document, between: Range<u32>) -> bool {
    between.start >= between.end
        || document
            .text
            .get(between.start as usize..between.end as usize)
            .is_some_and(|between| between.trim().is_empty())
}

fn trimmed(text: &str, range: Range<u32>) -> Option<Span> {
    let words = text.get(range.start as usize..range.end as usize)?;
    let start = range.start as usize + (words.len() - words.trim_start().len());
    Span::within(text, start, start + words.trim().len())
}

/// All that `spans` say, but for space.
fn words(document: &Document, spans: &Spans) -> String {
    let said = spans.iter().flat_map(|span| span.slice(&document.text).chars());
    said.filter(|character| !character.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{DOCUMENT, after, claim, dossier, passage};
    use super::*;
    use crate::model::edit::Edit;
    use crate::model::question::Question;
    use crate::model::source::Column;
    use crate::model::source::{Reading, Role, Source};
    use crate::read;

    fn table(title: Role, text: Role) -> Document {
        let column = |role| Column { name: String::new(), role: Some(role) };
        let source = Source {
            media_type: "text/csv".to_owned(),
            reading: Reading {
                columns: Some(vec![column(title), column(Role::Author), column(text)]),
                delimiter: Some(';'),
                ..Reading::default()
            },
            text: "The line;Mme X;no tender".to_owned(),
            ..Source::default()
        };
        read::read_source(DOCUMENT, source).0
    }

    #[test]
    fn what_is_not_read_any_more_waits_and_what_was_corrected_stays() {
        let mut before = dossier("[1a:The line]\nno [2b:tender]");
        let read = Rc::new(table(Role::Title, Role::Question));
        before.documents = [(DOCUMENT, Rc::clone(&read))].into();
        assert_eq!(read.text, "The line\nno tender");
        let corrected = Question { number: Some(7), ..read.question.clone() };
        let before = after(&before, &Edit::Question(DOCUMENT, Box::new(corrected)));
        let again = Rc::new(table(Role::Heading, Role::Question));
        assert_eq!(again.text, "no tender");
        let dossier = after(&before, &Edit::Reread(vec![Rc::clone(&again)]));
        let kept = &dossier.passages[&passage('b')];
        assert_eq!(kept.spans.hull().slice(&again.text), "tender");
        assert!(!dossier.passages.contains_key(&passage('a')));
        let orphan = &dossier.orphans[&passage('a')];
        assert_eq!((orphan.claim, orphan.quote().as_str()), (claim('1'), "The line"));
        let question = dossier.question_of(&again);
        assert_eq!((question.number, question.heading.as_deref()), (Some(7), Some("The line")));
        assert_eq!((question.title.as_deref(), question.author.as_deref()), (None, Some("Mme X")));
    }
}
