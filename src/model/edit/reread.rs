//! A document is read again from its source, in another way: its passages go with their words.
//!
//! Old and new text come from the same bytes of one source, so that a place is carried over exactly: from
//! the text to the source, and from there to the other text. What changes is only the space between words.

use std::ops::Range;
use std::rc::Rc;

use super::set;
use crate::model::change::{Change, Key, Record};
use crate::model::claim::Passage;
use crate::model::docket::Docket;
use crate::model::document::{Document, Run};
use crate::model::dossier::Dossier;
use crate::model::identity::Stamp;
use crate::model::movement::Movements;
use crate::model::span::{Span, Spans};

/// Puts `document` in the place of the one of its name; nothing where that has another source, or where
/// some passage would lose words.
pub fn plan(dossier: &Dossier, document: &Rc<Document>, stamp: &Stamp) -> Option<Vec<Change>> {
    let old = dossier.documents.get(&document.id)?;
    if old.source.text != document.source.text {
        return None;
    }
    let mut changes = vec![set(dossier, Key::Document(document.id), Record::Document(Rc::clone(document)))];
    for passage in dossier.passages_in(document.id) {
        let spans = carry(old, document, &passage.spans)?;
        if spans != passage.spans {
            let passage = Passage { spans, changed: stamp.clone(), ..(*passage).clone() };
            changes.push(set(dossier, Key::Passage(passage.id), Record::Passage(Rc::new(passage))));
        }
    }
    let docket = dossier.dockets.get(&document.id);
    if let Some((docket, movements)) = docket.and_then(|docket| Some((docket, docket.movements?))) {
        let at = |at: Option<u32>| at.and_then(|at| carry_place(old, document, at));
        let carried = Movements { context: at(movements.context), request: at(movements.request) };
        if carried != movements {
            let docket = Docket { movements: Some(carried.tidy(document)), ..(**docket).clone() };
            changes.push(set(dossier, Key::Docket(document.id), Record::Docket(Rc::new(docket))));
        }
    }
    Some(changes)
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
    pieces.sort_by_key(|piece| (piece.start, piece.end));
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
