//! Reads a table of passages: our own, told by its headers, or any other whose columns someone named.

use std::collections::HashMap;
use std::rc::Rc;

use super::{Role, cell, header};
use crate::exchange::error::{Error, Problem};
use crate::exchange::foreign::{Extract, Foreign, Item, Statement, Text};
use crate::exchange::moment;
use crate::exchange::offsets::Unit;
use crate::model::claim::Suggestion;
use crate::model::codebook::Codebook;
use crate::model::datum::Datum;
use crate::model::file_place::{Count, FilePlace};
use crate::model::folding::fold;
use crate::model::identity::Stamp;
use crate::model::outgoing::{Column, Format};
use crate::model::sorted;
use crate::read::CsvRows;

/// Whether `text` is a table of passages with our headers.
#[must_use]
pub fn recognise(text: &str) -> bool {
    let Some((_, headers)) = CsvRows::new(text).and_then(|mut rows| rows.next()) else { return false };
    let codebook = Codebook::default();
    let columns: Vec<Column> =
        headers.iter().filter_map(|header| header::meant(cell::read(header), &codebook)).collect();
    let has = |column| columns.contains(&column);
    has(Column::Quote) && (has(Column::Claim) || has(Column::Kind)) && !has(Column::Passages)
}

/// Reads a table with our headers; `codebook` knows the attributes by their names for people.
///
/// # Errors
///
/// When it is no such table.
pub fn read(text: &str, codebook: &Codebook) -> Result<Foreign, Error> {
    let no_table = || Error::new(FilePlace::at(Count::Row(1)), Problem::Format(String::new()));
    let mut rows = CsvRows::new(text).ok_or_else(no_table)?;
    let (_, headers) = rows.next().ok_or_else(no_table)?;
    let column = |header: &String| header::meant(cell::read(header), codebook).map(Field::Column);
    let columns: Vec<Option<Field>> = headers.iter().map(column).collect();
    if !columns.contains(&Some(Field::Column(Column::Quote))) {
        return Err(no_table());
    }
    let mut reading = Reading::new(codebook);
    for (number, cells) in rows {
        reading.row(number, &columns, cells.iter().map(|own| cell::read(own)));
    }
    Ok(reading.foreign)
}

/// Reads the rows of another table, whose columns hold `roles`.
#[must_use]
pub fn read_as(rows: &[(usize, Vec<String>)], roles: &[Option<Role>], codebook: &Codebook) -> Foreign {
    let field = |role: &Role| match role {
        Role::Document => Field::Document,
        Role::Quote => Field::Column(Column::Quote),
        Role::Claim => Field::Column(Column::Claim),
        Role::Kind => Field::Column(Column::Kind),
        Role::Comment => Field::Column(Column::Comment),
        Role::Note => Field::Column(Column::Note),
        Role::Before => Field::Column(Column::Before),
        Role::After => Field::Column(Column::After),
        Role::Start => Field::Column(Column::Start),
        Role::End => Field::Column(Column::End),
        Role::Attribute(slug) => Field::Column(Column::Attribute(Rc::clone(slug))),
    };
    let columns: Vec<Option<Field>> = roles.iter().map(|role| role.as_ref().map(field)).collect();
    let mut reading = Reading::new(codebook);
    reading.is_foreign = true;
    for (number, cells) in rows {
        reading.row(*number, &columns, cells.iter().map(|own| cell::read(own)));
    }
    reading.foreign
}

/// What a column says, as it is read.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Field {
    Column(Column),
    /// The document, by whatever it is called.
    Document,
}

struct Reading<'a> {
    codebook: &'a Codebook,
    foreign: Foreign,
    texts: HashMap<String, usize>,
    claims: HashMap<String, usize>,
    /// How often a row was there that says the same.
    seen: HashMap<String, usize>,
    /// Whether the table is none of ours: nobody knows what its positions count.
    is_foreign: bool,
}

impl<'a> Reading<'a> {
    fn new(codebook: &'a Codebook) -> Self {
        let (texts, claims, seen) = (HashMap::new(), HashMap::new(), HashMap::new());
        Self { codebook, foreign: Foreign::new(Format::Passages), texts, claims, seen, is_foreign: false }
    }

    fn row<'c>(&mut self, number: usize, columns: &[Option<Field>], cells: impl Iterator<Item = &'c str>) {
        let said: Vec<(&Field, &str)> = columns
            .iter()
            .zip(cells)
            .filter_map(|(column, cell)| Some((column.as_ref()?, cell)))
            .filter(|(_, cell)| !cell.trim().is_empty())
            .collect();
        if said.is_empty() {
            return;
        }
        let place = FilePlace::at(Count::Row(number));
        let of = |column: &Column| {
            let own = said.iter().find(|(own, _)| matches!(own, Field::Column(own) if own == column));
            own.map(|(_, cell)| *cell)
        };
        let id = |column: &Column| of(column).and_then(|cell| cell.trim().parse().ok());
        let mut extracts = extracts(of);
        // The words tell the unit, where there are any.
        if self.is_foreign {
            let quoted = extracts.iter_mut().filter(|own| own.quote.is_some());
            quoted.for_each(|own| own.unit = None);
        }
        if extracts.is_empty() {
            self.foreign.refused.push((place, Problem::Empty));
            return;
        }
        let text = self.text(&said, id(&Column::DocumentId));
        let claim = self.claim(&said, id(&Column::ClaimId), number);
        let suggestion = of(&Column::SuggestedBy).map(|by| Suggestion {
            by: if by == "?" { String::new() } else { by.to_owned() },
            score: of(&Column::Score).unwrap_or_default().to_owned(),
        });
        let stamp = |by: &Column, at: &Column| {
            let at = of(at).and_then(|cell| moment::of(cell.trim()));
            at.map(|at| Stamp { by: of(by).unwrap_or_default().to_owned(), at }).unwrap_or_default()
        };
        let key = self.key(of(&Column::Quote).unwrap_or_default(), text, claim);
        self.foreign.items.push(Item {
            key,
            place,
            id: id(&Column::PassageId),
            text,
            claim,
            extracts,
            comment: of(&Column::Comment).unwrap_or_default().to_owned(),
            made: stamp(&Column::MadeBy, &Column::MadeAt),
            changed: stamp(&Column::ChangedBy, &Column::ChangedAt),
            suggestion,
        });
    }

    /// What names a row wherever it stands in the table.
    fn key(&mut self, quote: &str, text: usize, claim: usize) -> String {
        let text =
            self.foreign.texts.get(text).map(|text| format!("{:?} {} {:?}", text.id, text.name, text.title));
        let claim = self.foreign.claims.get(claim).map(|claim| claim.key.clone());
        let said = format!("{quote}\n{}\n{}", text.unwrap_or_default(), claim.unwrap_or_default());
        let times = self.seen.entry(said.clone()).or_default();
        *times += 1;
        format!("{said}\n{times}")
    }

    /// Which of the texts a row belongs to.
    fn text(&mut self, said: &[(&Field, &str)], id: Option<uuid::Uuid>) -> usize {
        let mut text = Text { id, ..Text::default() };
        let mut data: Vec<(Datum, &str)> = Vec::new();
        for (field, cell) in said {
            let cell = cell.trim();
            match field {
                Field::Document => {
                    text.name = cell.to_owned();
                    text.title = Some(cell.to_owned());
                    text.question.number = number_in(cell);
                }
                Field::Column(Column::File) => text.name = cell.to_owned(),
                Field::Column(Column::Datum(datum)) => data.push((*datum, cell)),
                _ => {}
            }
        }
        // A page is said of a day, and so on: in the order in which they are kept.
        sorted::by_key(&mut data, |(datum, _)| *datum);
        for (datum, cell) in data {
            if let Some(question) = datum.write(&text.question, cell) {
                text.question = question;
            }
            if datum == Datum::Title {
                text.title = Some(cell.to_owned());
            }
        }
        let key = format!("{text:?}");
        let next = self.foreign.texts.len();
        let index = *self.texts.entry(key).or_insert(next);
        if index == next {
            self.foreign.texts.push(text);
        }
        index
    }

    /// Which of the claims a row makes.
    fn claim(&mut self, said: &[(&Field, &str)], id: Option<uuid::Uuid>, number: usize) -> usize {
        let mut claim = Statement { id, ..Statement::default() };
        for (field, cell) in said {
            let Field::Column(column) = field else { continue };
            match column {
                Column::Claim => claim.label = Some((*cell).to_owned()),
                Column::Kind => claim.kind = self.kind(cell.trim()),
                Column::Note => (*cell).clone_into(&mut claim.note),
                Column::Attribute(slug) => {
                    let value = cell::said(self.codebook.attribute(slug), cell);
                    claim.attributes.insert(Rc::clone(slug), value);
                }
                _ => {}
            }
        }
        claim.key = match (id, &claim.label) {
            (Some(id), _) => id.to_string(),
            (None, Some(label)) => format!("{}\n{label}", claim.kind),
            (None, None) => String::new(),
        };
        // Without a label each row says something of its own.
        let key = if claim.key.is_empty() { number.to_string() } else { format!("\n{}", claim.key) };
        let next = self.foreign.claims.len();
        let index = *self.claims.entry(key).or_insert(next);
        if index == next {
            self.foreign.claims.push(claim);
        }
        index
    }

    /// A kind by its name in files, if the codebook has it.
    fn kind(&self, name: &str) -> String {
        let called = |kind: &&crate::model::codebook::Kind| {
            let labels = [&kind.label, &kind.short];
            *kind.id == *name || labels.iter().any(|label| label.fr == name || label.en == name)
        };
        let wanted = fold(name);
        let alike = |kind: &&crate::model::codebook::Kind| {
            let labels = [&kind.label, &kind.short];
            labels.iter().any(|label| fold(&label.fr) == wanted || fold(&label.en) == wanted)
        };
        let kinds = || self.codebook.kinds.iter();
        let found = kinds().find(called).or_else(|| kinds().find(alike).filter(|_| self.is_foreign));
        found.map_or(name, |kind| &kind.id).to_owned()
    }
}

/// The extracts of a row: a quote, with its positions if the table has them.
fn extracts<'c>(of: impl Fn(&Column) -> Option<&'c str>) -> Vec<Extract> {
    let numbers = |column: &Column| -> Vec<u32> {
        let cells = of(column).map(cell::items).unwrap_or_default();
        cells.iter().filter_map(|cell| cell.trim().parse().ok()).collect()
    };
    let positions: Vec<(u32, u32)> = numbers(&Column::Start).into_iter().zip(numbers(&Column::End)).collect();
    let quote = of(&Column::Quote);
    let quotes: Vec<&str> = match quote {
        // A text may have such a mark of its own.
        Some(quote) if positions.len() == 1 => vec![quote],
        Some(quote) => quote.split("[…]").map(str::trim).filter(|part| !part.is_empty()).collect(),
        None => Vec::new(),
    };
    let count = quotes.len().max(if quotes.is_empty() { positions.len() } else { 0 });
    let paired = positions.len() == count;
    let mut extracts: Vec<Extract> = (0..count)
        .map(|index| Extract {
            position: positions.get(index).copied().filter(|_| paired),
            quote: quotes.get(index).map(|quote| (*quote).to_owned()),
            unit: paired.then_some(Unit::CodePoints),
            ..Extract::default()
        })
        .collect();
    let around = |column: &Column| of(column).unwrap_or_default().to_owned();
    extracts.first_mut().into_iter().for_each(|first| first.prefix = around(&Column::Before));
    extracts.last_mut().into_iter().for_each(|last| last.suffix = around(&Column::After));
    extracts
}

/// The number of a question in what a document is called: `3331`, `QE n° 3331`.
fn number_in(name: &str) -> Option<u32> {
    let digits = name.find(|own: char| own.is_ascii_digit())?;
    let (before, number) = name.split_at(digits);
    let is_form = before.split_whitespace().all(|word| {
        matches!(fold(word).as_str(), "qe" | "qo" | "qg" | "qosd" | "n°" | "no" | "question" | "ecrite" | "#")
    });
    if is_form { number.replace([' ', '\u{a0}', '\u{202f}'], "").parse().ok() } else { None }
}
