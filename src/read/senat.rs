//! The Sénat: the pages of its questions, told by what their lines say.
//!
//! The layout of the site has changed more than once, its wording hardly: a line with the number, one with
//! the author, his department and group, one with the day and page of the Journal officiel, the text, what
//! became of it, the answer under a line that names the ministry. So a page that was saved, the same page
//! pasted as text and a citation of it are all read alike, whatever elements set them.

mod line;

use std::ops::Range;

use self::line::{Line, Said};
use super::assemblee::codes;
use super::sections::Sections;
use crate::model::document::{Block, BlockKind, Part, PartKind};
use crate::model::question::{Chamber, Closing, Publication, Question};
use crate::model::sorted;

/// One of these stands in every page of a question: `JO Sénat`, `Question de Mme X`.
const SIGNS: [(char, &str); 2] = [('J', "O S"), ('Q', "uestion de M")];
/// More numbers than this in one text are a list of questions, not a question.
const MOST_NUMBERS: usize = 4;
/// The text of a question is longer than this, in bytes, where more lines of its head follow.
const SHORTEST_TEXT: usize = 80;

/// Finds the parts and the data of a question of the Sénat, if `blocks` are one.
pub fn find(text: &str, blocks: &[Block]) -> Option<Sections> {
    // Most texts are told at a glance to be no page of the Sénat.
    if !SIGNS.iter().any(|(letter, rest)| follows(text, *letter, rest)) {
        return None;
    }
    let lines: Vec<Line<'_>> = blocks.iter().map(|block| Line::of(block.span.slice(text))).collect();
    let head = head(&lines)?;
    let mut question = Question { chamber: Some(Chamber::Senat), ..Question::default() };
    for line in lines.get(..head.end).unwrap_or_default() {
        line.tell(&mut question);
    }
    let mut body = Body::new(head.end);
    for (index, line) in lines.iter().enumerate().skip(head.end) {
        body.line(index, line, &mut question);
    }
    let title = title(&lines, blocks, &head);
    name_author(lines.get(head.end), &mut question);
    if question.ministry_asked.is_none() {
        let opening = || lines.get(head.end).and_then(|line| line::minister(line.text));
        let assigned = question.ministry_assigned.clone().filter(|_| !body.was_transferred);
        question.ministry_asked = assigned.or_else(opening);
    }
    question.title = title.and_then(|index| lines.get(index)).map(|line| line.text.trim().to_owned());
    let headings = title.into_iter().map(|index| (index, 2)).chain(body.answer.map(|index| (index, 3)));
    Some(Sections {
        question,
        parts: body.parts(blocks.len()),
        title_block: title,
        headings: headings.collect(),
        name: None,
    })
}

/// Whether `rest` follows a `letter` somewhere in `text`: capitals are few, and found many times sooner than words.
fn follows(text: &str, letter: char, rest: &str) -> bool {
    text.split(letter).skip(1).any(|words| words.starts_with(rest))
}

/// The lines of the head: from the first that says something of the question to where its text begins.
fn head(lines: &[Line<'_>]) -> Option<Range<usize>> {
    let numbers = sorted::set(lines.iter().filter_map(|line| line.number));
    let is_known = lines.iter().any(|line| line.is(Said::Asked))
        || (!numbers.is_empty() && lines.iter().any(|line| line.is(Said::Journal) && line.names_senat()));
    if !is_known || numbers.len() > MOST_NUMBERS {
        return None;
    }
    let is_head = |line: &Line<'_>| line.is(Said::Number) || line.is(Said::Asked) || line.is(Said::Journal);
    let start = lines.iter().position(is_head)?;
    // The legislature may stand above the number, the title between the two.
    let above = lines.get(..start)?.iter().rposition(|line| line.is(Said::Legislature));
    let start = above.filter(|above| start - above <= 2).unwrap_or(start);
    let mut named = false;
    for (index, line) in lines.iter().enumerate().skip(start) {
        if line.said.is_empty() && named {
            let rest = lines.get(index + 1..lines.len().min(index + 4)).unwrap_or_default();
            let goes_on = rest.iter().any(|line| line.is(Said::Number) || line.is(Said::Asked));
            if line.text.len() >= SHORTEST_TEXT || !goes_on {
                return Some(start..index);
            }
        }
        // A text that follows nothing but the number is its title.
        named |= line.is(Said::Asked) || line.is(Said::Journal) || line.is(Said::Author);
    }
    // A question without a text: its page says what became of it, at most.
    Some(start..lines.len())
}

/// What follows the head: the text, what became of the question, the answer.
#[derive(Debug)]
struct Body {
    starts: Vec<(PartKind, usize)>,
    answer: Option<usize>,
    was_transferred: bool,
}

impl Body {
    fn new(start: usize) -> Self {
        Self {
            starts: vec![(PartKind::Heading, 0), (PartKind::Question, start)],
            answer: None,
            was_transferred: false,
        }
    }

    fn begin(&mut self, kind: PartKind, index: usize) {
        if self.starts.last().is_none_or(|(own, _)| *own != kind) {
            self.starts.push((kind, index));
        }
    }

    fn line(&mut self, index: usize, line: &Line<'_>, question: &mut Question) {
        let is_over = line.is(Said::End) || matches!(self.starts.last(), Some((PartKind::KeyData, _)));
        if is_over {
            self.begin(PartKind::KeyData, index);
            return;
        }
        if line.is(Said::Answer) {
            self.answer.get_or_insert(index);
            self.begin(PartKind::Answer, index);
            question.ministry_assigned = line.ministry().or(question.ministry_assigned.take());
            if let Some(place) = line.published() {
                question.answered = Some(place);
            }
            return;
        }
        if line.said.is_empty() {
            // A long text after what became of the question is a text again.
            if line.text.len() >= SHORTEST_TEXT && matches!(self.starts.last(), Some((PartKind::Dates, _))) {
                self.begin(PartKind::Body, index);
            }
            return;
        }
        line.remind(question);
        if self.answer.is_some() {
            if line.is(Said::Journal) {
                question.answered = merged(question.answered, line);
            }
            return;
        }
        self.begin(PartKind::Dates, index);
        if line.is(Said::Journal) {
            question.asked = merged(question.asked, line);
        }
        if line.is(Said::Transfer) || line.is(Said::Waiting) {
            self.was_transferred |= line.is(Said::Transfer);
            question.ministry_assigned = line.ministry().or(question.ministry_assigned.take());
        }
        if line.is(Said::Lapsed) {
            question.closed = Some(Closing::Lapsed(line.day()));
        } else if line.is(Said::Withdrawn) {
            question.closed = Some(Closing::Withdrawn(line.day()));
        }
    }

    fn parts(&self, count: usize) -> Vec<Part> {
        let ends = self.starts.iter().skip(1).map(|(_, start)| *start).chain(std::iter::once(count));
        let parts = self
            .starts
            .iter()
            .zip(ends)
            .map(|((kind, start), end)| Part { kind: *kind, blocks: *start..end });
        parts.filter(|part| !part.blocks.is_empty()).collect()
    }
}

/// A place that one line names by its day, another by its page.
fn merged(known: Option<Publication>, line: &Line<'_>) -> Option<Publication> {
    match (known, line.published()) {
        (Some(known), Some(place)) if known.date == place.date => {
            Some(Publication { page: place.page.or(known.page), ..known })
        }
        (Some(known), None) => Some(Publication { page: line.page().or(known.page), ..known }),
        (known, place) => place.or(known),
    }
}

/// The title: the heading above the text that says nothing else; or a line between those of the head, or the
/// one just above it.
fn title(lines: &[Line<'_>], blocks: &[Block], head: &Range<usize>) -> Option<usize> {
    let is_free = |index: &usize| lines.get(*index).is_some_and(|line| line.said.is_empty());
    let level = |index: &usize| match blocks.get(*index).map(|block| block.kind) {
        Some(BlockKind::Heading(level)) => Some(level),
        _ => None,
    };
    let headings = (0..head.end).filter(is_free).filter_map(|index| Some((level(&index)?, index)));
    // Of the headings of the highest level the nearest: the site's own name may stand far above it.
    let heading = headings.min_by_key(|(level, index)| (*level, usize::MAX - index)).map(|(_, index)| index);
    let within = || head.clone().find(is_free);
    let above = || (0..head.start).rev().find(is_free);
    heading.or_else(within).or_else(above)
}

/// The author as the text names him, where the head writes the name in capitals and backwards.
fn name_author(opening: Option<&Line<'_>>, question: &mut Question) {
    let Some(named) = opening.and_then(|line| codes::author(line.text)) else { return };
    let words = |name: &str| {
        let folded = crate::model::folding::fold(name);
        sorted::set(folded.split([' ', '-']).map(str::to_owned))
    };
    if question.author.as_deref().is_none_or(|author| words(author) == words(&named)) {
        question.author = Some(named);
    }
}
