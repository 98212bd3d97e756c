//! Reads WebAnno TSV.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::HEAD;
use super::escape::{numbered, stacked, undo};
use crate::exchange::error::{Error, Lack, Problem};
use crate::exchange::foreign::{Extract, Foreign, Text};
use crate::exchange::layer::{Annotation, Gathering, is_grammar};
use crate::exchange::offsets::{Offsets, Unit};
use crate::model::file_place::FilePlace;
use crate::model::orphan::Quote;
use crate::model::outgoing::Format;

/// More white space than any text has between two sentences, in units.
const WIDEST_GAP: u32 = 1 << 16;
/// More than it has between all of them.
const GAPS: u32 = 1 << 20;
/// The columns before those of layers: the name of the row, its position, its words.
const BEFORE: usize = 3;

/// Whether a text is WebAnno TSV.
#[must_use]
pub fn recognise(_name: &str, text: &str) -> bool {
    text.strip_prefix('\u{feff}').unwrap_or(text).starts_with(HEAD)
}

/// Reads a file called `name`.
///
/// # Errors
///
/// Where the first line is another.
pub fn read(name: &str, text: &str) -> Result<Foreign, Error> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if !recognise(name, text) {
        let head = text.lines().next().unwrap_or_default().to_owned();
        return Err(Error::new(FilePlace::line(1).in_file(name), Problem::Format(head)));
    }
    let mut reading = Reading::new(name);
    for (index, line) in text.split('\n').enumerate().skip(1) {
        reading.line(line.strip_suffix('\r').unwrap_or(line), index + 1);
    }
    Ok(reading.finish())
}

/// A layer, with the columns that it takes.
struct Layer {
    name: String,
    sort: Sort,
    first: usize,
    /// The features, one for each column; none where a column is no plain feature.
    features: Vec<Option<String>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Span,
    Relation,
    Chain,
}

/// An annotation whose end is not known yet.
struct Mark {
    layer: usize,
    start: u32,
    end: u32,
    line: usize,
    values: Vec<(String, String)>,
}

/// A relation whose ends may not be known yet.
struct Arc {
    layer: usize,
    line: usize,
    /// The row that it comes from, and the row that it stands on.
    rows: [String; 2],
    numbers: [u32; 2],
    values: Vec<(String, String)>,
}

struct Reading<'a> {
    name: &'a str,
    layers: Vec<Layer>,
    columns: usize,
    words: String,
    /// How long the words are, in UTF-16 units.
    length: u32,
    /// How much white space may still be put between sentences.
    gaps: u32,
    sentence: Vec<String>,
    id: Option<Uuid>,
    marks: Vec<Mark>,
    arcs: Vec<Arc>,
    /// Marks by layer and number.
    numbered: BTreeMap<(usize, u32), usize>,
    /// The marks on each row, by layer.
    rows: BTreeMap<(String, usize), Vec<usize>>,
    refused: Vec<(FilePlace, Problem)>,
}

impl<'a> Reading<'a> {
    fn new(name: &'a str) -> Self {
        Self {
            name,
            layers: Vec::new(),
            columns: 0,
            words: String::new(),
            length: 0,
            gaps: GAPS,
            sentence: Vec::new(),
            id: None,
            marks: Vec::new(),
            arcs: Vec::new(),
            numbered: BTreeMap::new(),
            rows: BTreeMap::new(),
            refused: Vec::new(),
        }
    }

    fn refuse(&mut self, line: usize, problem: Problem) {
        self.refused.push((FilePlace::line(line).in_file(self.name), problem));
    }

    fn line(&mut self, line: &str, number: usize) {
        if let Some(layer) = line.strip_prefix("#T_") {
            let sorts = [("SP=", Sort::Span), ("RL=", Sort::Relation), ("CH=", Sort::Chain)];
            if let Some((rest, sort)) =
                sorts.iter().find_map(|(head, sort)| Some((layer.strip_prefix(head)?, *sort)))
            {
                self.layer(rest, sort, number);
            }
        } else if let Some(text) = line.strip_prefix("#Text=") {
            self.sentence.push(undo(text));
        } else if let Some(id) = line.strip_prefix("#Sentence.id=") {
            self.id = self.id.or_else(|| Uuid::parse_str(id.trim()).ok());
        } else if !line.is_empty() && !line.starts_with('#') {
            self.row(line, number);
        }
    }

    fn layer(&mut self, declared: &str, sort: Sort, line: usize) {
        let mut fields = declared.split('|');
        let name = fields.next().unwrap_or_default().to_owned();
        if sort == Sort::Chain && !is_grammar(&name) {
            self.refuse(line, Problem::Chain(name.clone()));
        }
        let mut is_target = false;
        let mut features: Vec<Option<String>> = fields
            .map(|field| {
                let is_role = sort == Sort::Span && field.starts_with("ROLE_");
                let is_plain = !is_role && !is_target && !field.starts_with("BT_");
                is_target = is_role;
                is_plain.then(|| field.to_owned())
            })
            .collect();
        if features.is_empty() {
            features.push(None);
        }
        let first = self.columns;
        self.columns += features.len();
        self.layers.push(Layer { name, sort, first, features });
    }

    fn row(&mut self, line: &str, number: usize) {
        let fields: Vec<&str> = line.split('\t').collect();
        let position = fields.get(1).and_then(|position| {
            let (start, end) = position.split_once('-')?;
            Some((start.parse::<u32>().ok()?, end.parse::<u32>().ok()?))
        });
        let Some((start, end)) = position.filter(|(start, end)| start < end) else {
            return self.refuse(number, Problem::Lacks(Lack::Position));
        };
        let id = fields.first().copied().unwrap_or_default();
        if !self.sentence.is_empty() {
            self.begin_sentence(start, number);
        }
        if fields.len() < BEFORE + self.columns {
            return self.refuse(number, Problem::Columns(fields.len(), BEFORE + self.columns));
        }
        for index in 0..self.layers.len() {
            self.cells(index, &fields, id, (start, end), number);
        }
    }

    /// Puts a sentence behind the words, where its first token says.
    fn begin_sentence(&mut self, start: u32, line: usize) {
        // Sentences end with a line end, unless the next one follows at once.
        if self.length > start && self.words.ends_with('\n') {
            self.words.pop();
            self.length -= 1;
        }
        match start.checked_sub(self.length) {
            Some(gap) if gap <= WIDEST_GAP.min(self.gaps) => {
                self.gaps -= gap;
                self.words.extend(std::iter::repeat_n(' ', gap as usize));
                self.length = start;
            }
            _ => self.refuse(line, Problem::Sentence(start, self.length)),
        }
        for text in std::mem::take(&mut self.sentence) {
            self.words.extend([text.as_str(), "\n"]);
            let units: usize = text.chars().map(|character| Unit::Utf16.length(character)).sum();
            self.length = self.length.saturating_add(u32::try_from(units + 1).unwrap_or(u32::MAX));
        }
    }

    fn cells(&mut self, index: usize, fields: &[&str], id: &str, (start, end): (u32, u32), line: usize) {
        let Some(layer) =
            self.layers.get(index).filter(|own| own.sort != Sort::Chain && !is_grammar(&own.name))
        else {
            return;
        };
        let columns = BEFORE + layer.first..BEFORE + layer.first + layer.features.len();
        let cells = fields.get(columns).unwrap_or_default();
        let cells: Vec<Vec<&str>> = cells
            .iter()
            .map(|cell| if matches!(*cell, "_" | "") { Vec::new() } else { stacked(cell) })
            .collect();
        let height = cells.iter().map(Vec::len).max().unwrap_or_default();
        for level in 0..height {
            let own = || cells.iter().map(|cell| cell.get(level).copied().unwrap_or("_"));
            let named = layer.features.iter().zip(own());
            let value = |(feature, cell): (&Option<String>, &str)| {
                let (value, _) = numbered(cell);
                Some((feature.clone()?, undo(value))).filter(|_| !matches!(value, "*" | "_" | ""))
            };
            let values: Vec<(String, String)> = named.filter_map(value).collect();
            if layer.sort == Sort::Relation {
                let (row, numbers) = numbered(own().next_back().unwrap_or_default());
                let numbers = numbers.and_then(|own| own.split_once('_')).map(|(from, to)| [from, to]);
                let numbers = numbers.unwrap_or(["0", "0"]).map(|number| number.parse().unwrap_or_default());
                let rows = [row.to_owned(), id.to_owned()];
                self.arcs.push(Arc { layer: index, line, rows, numbers, values });
                continue;
            }
            let number = own().find_map(|cell| numbered(cell).1?.parse::<u32>().ok());
            let known = number.and_then(|number| self.numbered.get(&(index, number)).copied());
            let mark = known.unwrap_or(self.marks.len());
            match self.marks.get_mut(mark) {
                Some(known) => (known.start, known.end) = (known.start.min(start), known.end.max(end)),
                None => self.marks.push(Mark { layer: index, start, end, line, values }),
            }
            self.numbered.extend(number.map(|number| ((index, number), mark)));
            self.rows.entry((id.to_owned(), index)).or_default().push(mark);
        }
    }

    fn finish(mut self) -> Foreign {
        while self.words.ends_with('\n') {
            self.words.pop();
        }
        let mut gathering = Gathering::new(Foreign::new(Format::WebAnno));
        gathering.foreign.refused = std::mem::take(&mut self.refused);
        let units = Offsets::new(&self.words, Unit::Utf16);
        let mut claims: BTreeMap<usize, usize> = BTreeMap::new();
        let place = |line: usize| FilePlace::line(line).in_file(self.name);
        let layer_name =
            |index: usize| self.layers.get(index).map(|layer| layer.name.clone()).unwrap_or_default();
        for (index, mark) in self.marks.iter().enumerate() {
            let Some(extract) = extract(&self.words, &units, mark) else {
                let problem = Problem::PastText(mark.end, units.length());
                gathering.foreign.refused.push((place(mark.line), problem));
                continue;
            };
            let annotation = Annotation {
                key: format!("{}#{index}", self.name),
                place: place(mark.line),
                layer: layer_name(mark.layer),
                extract,
                values: mark.values.clone(),
            };
            claims.insert(index, gathering.take(0, annotation));
        }
        for (index, arc) in self.arcs.iter().enumerate() {
            let [from, to] = [0, 1].map(|end| self.end_of(arc, end).and_then(|mark| claims.get(&mark)));
            let (Some(from), Some(to)) = (from, to) else {
                let rows = arc.rows.join(", ");
                gathering.foreign.refused.push((place(arc.line), Problem::Unknown(rows)));
                continue;
            };
            let relation = Annotation {
                key: format!("{}##{index}", self.name),
                place: place(arc.line),
                layer: layer_name(arc.layer),
                values: arc.values.clone(),
                ..Annotation::default()
            };
            gathering.tie(relation, *from, *to);
        }
        let stem = self.name.rsplit_once('.').map_or(self.name, |(stem, _)| stem).to_owned();
        gathering.foreign.texts.push(Text {
            id: self.id,
            name: stem,
            words: Some(self.words),
            ..Text::default()
        });
        gathering.foreign
    }

    /// The mark at one end of a relation: that of its number, or the first on the row.
    fn end_of(&self, arc: &Arc, end: usize) -> Option<usize> {
        let number = *arc.numbers.get(end)?;
        let row = arc.rows.get(end)?;
        (0..self.layers.len()).find_map(|layer| {
            if number > 0 {
                return self.numbered.get(&(layer, number)).copied();
            }
            self.rows.get(&(row.clone(), layer))?.first().copied()
        })
    }
}

fn extract(words: &str, units: &Offsets<'_>, mark: &Mark) -> Option<Extract> {
    let (start, end) = (units.to_byte(mark.start)? as usize, units.to_byte(mark.end)? as usize);
    let Quote { exact, prefix, suffix } = Quote::at(words, start..end)?;
    Some(Extract {
        position: Some((mark.start, mark.end)),
        quote: Some(exact),
        prefix,
        suffix,
        unit: Some(Unit::Utf16),
    })
}
