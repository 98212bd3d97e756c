//! Reads columns, whatever their number and their scheme of tags.

use crate::exchange::error::{Error, Lack, Problem};
use crate::exchange::foreign::{Extract, Foreign, Item, Statement, Text};
use crate::exchange::offsets::Unit;
use crate::model::file_place::FilePlace;
use crate::model::orphan::Quote;
use crate::model::outgoing::Format;

/// The line between documents.
const DOCUMENT: &str = "-DOCSTART-";
/// How many lines tell what a file is.
const HEAD: usize = 200;
/// More columns than any of these formats has.
const MOST_COLUMNS: usize = 6;
/// The letters of all schemes: begin, inside, end, single; last, unit, middle.
const LETTERS: [char; 7] = ['B', 'I', 'E', 'S', 'L', 'U', 'M'];

/// Whether a text is in columns with tags.
#[must_use]
pub fn recognise(_name: &str, text: &str) -> bool {
    column_of_tags(text).is_some()
}

/// The columns of a line; none of one that holds no token.
fn columns(line: &str) -> Option<Vec<&str>> {
    let is_token = !line.trim().is_empty() && !line.starts_with(DOCUMENT) && !is_comment(line);
    let line = line.trim_end_matches(['\r', ' ']);
    let cut = || {
        if line.contains('\t') { line.split('\t').collect() } else { line.split_ascii_whitespace().collect() }
    };
    is_token.then(cut)
}

/// Comments as of CoNLL-U: `# text = …`, not the sign by itself.
fn is_comment(line: &str) -> bool {
    line.starts_with("# ") && line.contains(" = ")
}

/// The last column, counted from its end, that holds nothing but tags.
fn column_of_tags(text: &str) -> Option<usize> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let lines: Vec<Vec<&str>> = text.lines().take(HEAD).filter_map(columns).collect();
    let count = lines.first()?.len();
    if !(2..=MOST_COLUMNS).contains(&count) || lines.iter().any(|line| line.len() != count) {
        return None;
    }
    let holds_tags = |column: &usize| {
        let mut cells = lines.iter().filter_map(|line| line.iter().rev().nth(*column));
        cells.all(|cell| is_tag(cell))
    };
    (0..count - 1).find(holds_tags)
}

fn is_tag(cell: &str) -> bool {
    cell == "O" || parted(cell).is_some()
}

/// The letter of a tag, and the kind: `B` and `fact` of `B-fact`.
fn parted(tag: &str) -> Option<(char, &str)> {
    let mut characters = tag.chars();
    let letter = characters.next().filter(|letter| LETTERS.contains(letter))?;
    let kind = characters.as_str().strip_prefix(['-', '_'])?;
    (!kind.is_empty()).then_some((letter, kind))
}

/// Reads columns; `name` is that of the file.
///
/// # Errors
///
/// Where no column holds tags.
pub fn read(name: &str, text: &str) -> Result<Foreign, Error> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let no_tags = || Error::new(FilePlace::default().in_file(name), Problem::Lacks(Lack::Tags));
    let column = column_of_tags(text).ok_or_else(no_tags)?;
    let mut reading = Reading::new(name);
    for (index, line) in text.lines().enumerate() {
        let number = index + 1;
        if line.starts_with(DOCUMENT) {
            reading.document();
            continue;
        }
        let Some(cells) = columns(line) else {
            if line.trim().is_empty() {
                reading.sentence();
            }
            continue;
        };
        let tag = cells.iter().rev().nth(column).filter(|tag| cells.len() > 1 && is_tag(tag));
        if tag.is_none() {
            let problem = Problem::Name(cells.last().copied().unwrap_or_default().to_owned());
            reading.foreign.refused.push((FilePlace::line(number).in_file(name), problem));
        }
        let token = cells.first().copied().unwrap_or_default();
        reading.token(token, tag.and_then(|tag| parted(tag)), number);
    }
    reading.document();
    Ok(reading.foreign)
}

/// A chunk: its kind, its bytes in the text so far, and the line where it begins.
struct Chunk {
    kind: String,
    start: usize,
    end: usize,
    line: usize,
}

struct Reading<'a> {
    name: &'a str,
    foreign: Foreign,
    text: String,
    chunks: Vec<Chunk>,
    /// Whether the last chunk may go on.
    open: bool,
    /// Whether the sentence is at its beginning.
    fresh: bool,
    spacing: Spacing,
}

impl<'a> Reading<'a> {
    fn new(name: &'a str) -> Self {
        let (text, chunks) = (String::new(), Vec::new());
        let foreign = Foreign::new(Format::Iob);
        Self { name, foreign, text, chunks, open: false, fresh: true, spacing: Spacing::default() }
    }

    fn token(&mut self, token: &str, tag: Option<(char, &str)>, line: usize) {
        if self.fresh {
            if !self.text.is_empty() {
                self.text.push('\n');
            }
        } else if self.spacing.parts(token) {
            self.text.push(' ');
        }
        self.spacing.pass(token, self.fresh);
        self.fresh = false;
        let start = self.text.len();
        self.text.push_str(token);
        let end = self.text.len();
        let Some((letter, kind)) = tag else {
            self.open = false;
            return;
        };
        match self.chunks.last_mut() {
            Some(chunk) if self.open && chunk.kind == kind && !matches!(letter, 'B' | 'S' | 'U') => {
                chunk.end = end
            }
            _ => self.chunks.push(Chunk { kind: kind.to_owned(), start, end, line }),
        }
        self.open = !matches!(letter, 'E' | 'L' | 'S' | 'U');
    }

    fn sentence(&mut self) {
        (self.open, self.fresh) = (false, true);
    }

    fn document(&mut self) {
        self.sentence();
        let words = std::mem::take(&mut self.text);
        if words.is_empty() {
            return;
        }
        let text = self.foreign.texts.len();
        let points = crate::exchange::offsets::Offsets::new(&words, Unit::CodePoints);
        let point = |byte: usize| points.of_byte(u32::try_from(byte).unwrap_or(u32::MAX));
        for chunk in self.chunks.drain(..) {
            let quote = Quote::at(&words, chunk.start..chunk.end).unwrap_or_default();
            let Quote { exact, prefix, suffix } = quote;
            let key = format!("{}:{}", self.name, chunk.line);
            let extract = Extract {
                position: Some((point(chunk.start), point(chunk.end))),
                quote: Some(exact),
                prefix,
                suffix,
                unit: Some(Unit::CodePoints),
            };
            let claim = self.foreign.claims.len();
            self.foreign.claims.push(Statement {
                key: key.clone(),
                kind: chunk.kind,
                ..Statement::default()
            });
            let place = FilePlace::line(chunk.line).in_file(self.name);
            self.foreign.items.push(Item {
                key,
                place,
                text,
                claim,
                extracts: vec![extract],
                ..Item::default()
            });
        }
        let stem = self.name.rsplit_once('.').map_or(self.name, |(stem, _)| stem);
        let name = if text == 0 { stem.to_owned() } else { format!("{stem} ({})", text + 1) };
        drop(points);
        self.foreign.texts.push(Text { name, words: Some(words), ..Text::default() });
    }
}

/// Where spaces stood between tokens, in French and in English; columns do not tell.
#[derive(Default)]
struct Spacing {
    /// The last token.
    last: String,
    /// Whether a straight quotation mark is open.
    quoted: bool,
    /// Whether the text looks French: there `;` and `?` stand apart.
    french: bool,
}

impl Spacing {
    /// Whether a space stands before `token`.
    fn parts(&self, token: &str) -> bool {
        let glued_after = matches!(self.last.as_str(), "(" | "[" | "{" | "“" | "‘" | "/" | "#" | "@")
            || self.last.ends_with(['’', '\''])
            || (self.last == "\"" && self.quoted);
        let glued_before = match token {
            "." | "," | "..." | "…" | ")" | "]" | "}" | "”" | "/" | "'" | "’" => true,
            ";" | ":" | "!" | "?" | "%" => !self.french,
            "\"" => self.quoted,
            _ => token.starts_with(['\'', '’']),
        };
        !(glued_after || glued_before)
    }

    fn pass(&mut self, token: &str, fresh: bool) {
        if fresh {
            self.quoted = false;
        }
        if token == "\"" {
            self.quoted = !self.quoted;
        }
        self.french |=
            token.ends_with('’') || matches!(token, "«" | "»") || (token.len() < 6 && token.ends_with('\''));
        token.clone_into(&mut self.last);
    }
}
