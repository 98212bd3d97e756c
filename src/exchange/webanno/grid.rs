//! The rows of a document: its tokens, and below each of them the parts of it that a passage ends in.

use std::collections::BTreeMap;

use super::escape;
use crate::exchange::layer::{FEATURES, LINK_FEATURES};
use crate::exchange::tokens::{Sentence, touched};
use crate::model::sorted;
use crate::model::span::Span;

/// A token, by its number in the document, or a part of it.
type Place = (usize, Option<Span>);

/// Marks on tokens.
pub struct Grid {
    tokens: Vec<(usize, usize, Span)>,
    spans: Vec<Span>,
    marks: Vec<Mark>,
    relations: Vec<Relation>,
    /// The marks on each place.
    places: BTreeMap<Place, Vec<usize>>,
}

struct Mark {
    values: [String; 8],
    /// The places that it covers; at least one.
    places: Vec<Place>,
}

/// A relation between two marks, by their numbers.
pub struct Relation {
    /// From which.
    pub from: usize,
    /// To which.
    pub to: usize,
    /// What its features say.
    pub values: [String; 2],
}

/// A row.
pub struct Row {
    /// In which sentence, from 0.
    pub sentence: usize,
    /// What names it: `1-2`, `1-2.1`.
    pub id: String,
    /// Its words.
    pub span: Span,
    /// What stands in its columns.
    pub cells: Vec<String>,
}

impl Grid {
    /// The tokens of sentences, without a mark.
    pub fn new(sentences: &[Sentence]) -> Self {
        let tokens: Vec<(usize, usize, Span)> = sentences
            .iter()
            .enumerate()
            .flat_map(|(index, own)| {
                own.tokens.iter().enumerate().map(move |(n, token)| (index, n + 1, *token))
            })
            .collect();
        let spans = tokens.iter().map(|(.., span)| *span).collect();
        let places = sorted::map((0..tokens.len()).map(|token| ((token, None), Vec::new())));
        Self { tokens, spans, marks: Vec::new(), relations: Vec::new(), places }
    }

    /// Marks a span: the number of the mark, if it covers anything of a token, and whether it covers all.
    pub fn mark(&mut self, span: Span, values: [String; 8]) -> (Option<usize>, bool) {
        let range = touched(&self.spans, span);
        let own = self.spans.get(range.clone()).unwrap_or_default();
        let places: Vec<Place> = range
            .zip(own)
            .filter_map(|(index, token)| {
                Some((index, Some(token.intersection(span)?).filter(|part| part != token)))
            })
            .collect();
        let end = |place: &Place| place.1.or_else(|| self.spans.get(place.0).copied());
        let hull = places.first().and_then(end).zip(places.last().and_then(end));
        let whole =
            hull.is_some_and(|(first, last)| (first.start(), last.end()) == (span.start(), span.end()));
        if places.is_empty() {
            return (None, false);
        }
        let number = self.marks.len();
        for place in &places {
            self.places.entry(*place).or_default().push(number);
        }
        self.marks.push(Mark { values, places });
        (Some(number), whole)
    }

    /// Relates two marks.
    pub fn relate(&mut self, relation: Relation) {
        self.relations.push(relation);
    }

    pub fn has_marks(&self) -> bool {
        !self.marks.is_empty()
    }

    pub fn has_relations(&self) -> bool {
        !self.relations.is_empty()
    }

    /// All rows.
    pub fn rows(&self) -> Vec<Row> {
        let names = self.names();
        let numbers = self.numbers();
        let mut arriving: BTreeMap<Place, Vec<&Relation>> = BTreeMap::new();
        for relation in &self.relations {
            if let Some(place) = self.first_place(relation.to) {
                arriving.entry(place).or_default().push(relation);
            }
        }
        let row = |(place, marks): (&Place, &Vec<usize>)| {
            let (sentence, _, token) = self.tokens.get(place.0)?;
            let mut cells = Vec::new();
            if self.has_marks() {
                cells.extend((0..FEATURES.len()).map(|feature| self.cell(feature, marks, &numbers)));
            }
            if self.has_relations() {
                let arriving = arriving.get(place).map(Vec::as_slice).unwrap_or_default();
                cells.extend((0..=LINK_FEATURES.len()).map(|column| {
                    let cells = arriving.iter().map(|own| match own.values.get(column) {
                        Some(value) => shown(value),
                        None => self.source(own, &names, &numbers),
                    });
                    stacked(cells)
                }));
            }
            let id = names.get(place)?.clone();
            Some(Row { sentence: *sentence, id, span: place.1.unwrap_or(*token), cells })
        };
        self.places.iter().filter_map(row).collect()
    }

    /// What each place is called.
    fn names(&self) -> BTreeMap<Place, String> {
        let mut part = 0;
        let name = |place: &Place| {
            let (sentence, token, _) = self.tokens.get(place.0)?;
            part = if place.1.is_some() { part + 1 } else { 0 };
            let name = format!("{}-{token}", sentence + 1);
            Some((*place, if part > 0 { format!("{name}.{part}") } else { name }))
        };
        sorted::map(self.places.keys().filter_map(name))
    }

    /// A number for each mark that could be taken for another: one of several places, or of several in a place.
    fn numbers(&self) -> Vec<usize> {
        let mut next = 0;
        let is_stacked = |place: &Place| self.places.get(place).is_some_and(|marks| marks.len() > 1);
        let number = |mark: &Mark| {
            let is_ambiguous = mark.places.len() > 1 || mark.places.iter().any(is_stacked);
            next += usize::from(is_ambiguous);
            if is_ambiguous { next } else { 0 }
        };
        self.marks.iter().map(number).collect()
    }

    fn cell(&self, feature: usize, marks: &[usize], numbers: &[usize]) -> String {
        stacked(marks.iter().filter_map(|mark| {
            let value = shown(self.marks.get(*mark)?.values.get(feature)?);
            Some(match numbers.get(*mark)? {
                0 => value,
                number => format!("{value}[{number}]"),
            })
        }))
    }

    /// Where a relation comes from: `1-3[1_2]`.
    fn source(&self, relation: &Relation, names: &BTreeMap<Place, String>, numbers: &[usize]) -> String {
        let name = self.first_place(relation.from).and_then(|place| names.get(&place)).cloned();
        let number = |mark: usize| numbers.get(mark).copied().unwrap_or_default();
        let name = name.unwrap_or_default();
        match (number(relation.from), number(relation.to)) {
            (0, 0) => name,
            (from, to) => format!("{name}[{from}_{to}]"),
        }
    }

    fn first_place(&self, mark: usize) -> Option<Place> {
        self.marks.get(mark)?.places.first().copied()
    }
}

/// A value, or the sign for none.
fn shown(value: &str) -> String {
    if value.is_empty() { "*".to_owned() } else { escape::value(value) }
}

fn stacked(cells: impl Iterator<Item = String>) -> String {
    let cells: Vec<String> = cells.collect();
    if cells.is_empty() { "_".to_owned() } else { cells.join("|") }
}
