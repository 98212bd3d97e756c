//! Reads columns, whatever their number and their scheme of tags.

use crate::exchange::error::{Error, Lack, Problem};
use crate::exchange::foreign::{Extract, Foreign, Item, Statement, Text};
use crate::exchange::offsets::Unit;
use crate::model::arrival::Remark;
use crate::model::file_place::FilePlace;
use crate::model::orphan::Quote;
use crate::model::outgoing::Format;

/// The line between documents.
const DOCUMENT: &str = "-DOCSTART-";
/// How many lines tell what a file is.
const HEAD: usize = 200;
/// More columns than any of these formats has.
const MOST_COLUMNS: usize = 6;
/// The same of those that say what their columns are called.
const MOST_NAMED: usize = 16;
/// The letters of all schemes: begin, inside, end, single; last, unit, middle.
const LETTERS: [char; 7] = ['B', 'I', 'E', 'S', 'L', 'U', 'M'];

/// Whether a text is in columns with tags.
#[must_use]
pub fn recognise(_name: &str, text: &str) -> bool {
    Layout::of(text, HEAD).is_some()
}

/// How the lines of a file are cut.
struct Layout<'a> {
    /// Whether tabs part the columns; else any white space does.
    tabs: bool,
    /// What the columns are called, where the first line says so.
    names: Option<Vec<&'a str>>,
    /// The column of tags that is read, counted from the last.
    column: usize,
    /// The others that hold tags.
    others: Vec<usize>,
    /// How many columns there are.
    count: usize,
    /// Whether the last column tells after which tokens there is no space.
    spaced: bool,
}

impl<'a> Layout<'a> {
    /// The layout of `text`, by its first lines. Without names the last column of tags is read, as of CoNLL; where
    /// the first line has names, the first that has any kind in it.
    fn of(text: &'a str, lines: usize) -> Option<Self> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let is_plain = |line: &&str| !line.trim().is_empty() && !line.starts_with('#');
        let tabs =
            text.lines().filter(is_plain).take(lines).all(|line| is_break(line) || line.contains('\t'));
        let mut rows = text.lines().take(lines).filter_map(|line| cells(line, tabs));
        let first = rows.next()?;
        let is_head =
            tabs && !first.iter().any(|cell| is_tag(cell)) && first.iter().all(|cell| is_name(cell));
        let (names, mut rows): (_, Vec<Vec<&str>>) = match is_head {
            true => (Some(first), rows.collect()),
            false => (None, std::iter::once(first).chain(rows).collect()),
        };
        let count = rows.first()?.len();
        let most = if names.is_some() { MOST_NAMED } else { MOST_COLUMNS };
        if names.as_ref().is_some_and(|names| names.len() != count) {
            return None;
        }
        if !(2..=most).contains(&count) || rows.iter().any(|row| row.len() != count) {
            return None;
        }
        rows.iter_mut().for_each(|row| row.reverse());
        let of = |column: usize| rows.iter().filter_map(move |row| row.get(column));
        let all: Vec<usize> = (0..count - 1).filter(|column| of(*column).all(|cell| is_tag(cell))).collect();
        let used = all.iter().copied().filter(|column| of(*column).any(|cell| parted(cell).is_some()));
        let used: Vec<usize> = used.collect();
        let column = match names.is_some() {
            true => used.last().or(all.last()).copied(),
            false => all.first().copied(),
        }?;
        let others = used.into_iter().filter(|own| *own != column).rev().collect();
        let spaced = of(0).any(|cell| glues(cell));
        Some(Self { tabs, names, column, others, count, spaced })
    }

    /// What a column is called: as the file calls it, else its number.
    fn name(&self, column: usize) -> String {
        let index = self.count.saturating_sub(column + 1);
        let name = self.names.as_ref().and_then(|names| names.get(index));
        name.map_or_else(|| (index + 1).to_string(), |name| (*name).to_owned())
    }
}

/// A name of a column: no sentence has words like `NE-COARSE-LIT` alone.
fn is_name(cell: &str) -> bool {
    !cell.is_empty() && cell.chars().all(|own| own.is_ascii_alphanumeric() || "-_.:".contains(own))
}

/// Whether a cell says that no space stands after its token.
fn glues(cell: &str) -> bool {
    cell.split('|').any(|part| matches!(part, "NoSpaceAfter" | "SpaceAfter=No"))
}

fn is_break(line: &str) -> bool {
    line.starts_with(DOCUMENT)
}

/// The columns of a line; none of one that holds no token.
fn cells(line: &str, tabs: bool) -> Option<Vec<&str>> {
    let is_token = !line.trim().is_empty() && !is_break(line) && !is_comment(line, tabs);
    let line = line.trim_end_matches(['\r', ' ']);
    let cut = || {
        if line.contains('\t') { line.split('\t').collect() } else { line.split_ascii_whitespace().collect() }
    };
    is_token.then(cut)
}

/// Comments as of CoNLL-U: `# text = …`, not the sign by itself; where tabs part the columns, any line that begins
/// with the sign and has none.
fn is_comment(line: &str, tabs: bool) -> bool {
    line.starts_with("# ") && line.contains(" = ") || tabs && line.starts_with('#') && !line.contains('\t')
}

/// The document that a comment says to begin: `# newdoc id = a`, `# hipe2022:document_id = a`.
fn begun(line: &str) -> Option<&str> {
    let (name, value) = line.strip_prefix('#')?.split_once('=')?;
    let name = name.trim();
    (name == "newdoc id" || name.ends_with("document_id")).then(|| value.trim())
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
    let layout = Layout::of(text, usize::MAX).or_else(|| Layout::of(text, HEAD)).ok_or_else(no_tags)?;
    let mut reading = Reading::new(name);
    reading.spacing.told = layout.spaced;
    if !layout.others.is_empty() {
        let others = layout.others.iter().map(|own| layout.name(*own)).collect();
        reading.foreign.remark = Some(Remark::Column(layout.name(layout.column), others));
    }
    let mut is_head = layout.names.is_some();
    for (index, line) in text.lines().enumerate() {
        let number = index + 1;
        if let Some(called) = begun(line).filter(|_| is_comment(line, layout.tabs)) {
            reading.document();
            reading.called = Some(called.to_owned());
            continue;
        }
        if is_break(line) {
            reading.document();
            continue;
        }
        let Some(cells) = cells(line, layout.tabs) else {
            if line.trim().is_empty() {
                reading.sentence();
            }
            continue;
        };
        if std::mem::take(&mut is_head) {
            continue;
        }
        let tag = cells.iter().rev().nth(layout.column).filter(|tag| cells.len() > 1 && is_tag(tag));
        if tag.is_none() {
            let problem = Problem::Name(cells.last().copied().unwrap_or_default().to_owned());
            reading.foreign.refused.push((FilePlace::line(number).in_file(name), problem));
        }
        let token = cells.first().copied().unwrap_or_default();
        reading.token(token, tag.and_then(|tag| parted(tag)), number);
        reading.spacing.glued = cells.last().is_some_and(|cell| glues(cell));
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
    /// What the document is called, where the file says so.
    called: Option<String>,
}

impl<'a> Reading<'a> {
    fn new(name: &'a str) -> Self {
        let (text, chunks) = (String::new(), Vec::new());
        let foreign = Foreign::new(Format::Iob);
        let spacing = Spacing::default();
        Self { name, foreign, text, chunks, open: false, fresh: true, spacing, called: None }
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
        let numbered = || if text == 0 { stem.to_owned() } else { format!("{stem} ({})", text + 1) };
        let name = self.called.take().unwrap_or_else(numbered);
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
    /// Whether the file tells after which tokens there is no space.
    told: bool,
    /// Whether it says so of the last one.
    glued: bool,
}

impl Spacing {
    /// Whether a space stands before `token`.
    fn parts(&self, token: &str) -> bool {
        if self.told {
            return !self.glued;
        }
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
