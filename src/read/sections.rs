//! What the blocks of a question mean: its parts, and the data that its header and labels give.

use std::ops::Range;

use crate::model::date::french_date;
use crate::model::document::{Block, BlockKind, Part, PartKind};
use crate::model::folding::fold;
use crate::model::question::{Chamber, Publication, Question};

use super::assemblee::codes;
use super::head;
use super::senat;

/// What was found.
#[derive(Debug)]
pub struct Sections {
    /// The question data.
    pub question: Question,
    /// The parts: they tile the blocks.
    pub parts: Vec<Part>,
    /// Which block is the title.
    pub title_block: Option<usize>,
    /// The blocks that are headings, with their levels, though the source does not set them as such.
    pub headings: Vec<(usize, u8)>,
    /// What the text calls the question, where it has no title.
    pub name: Option<String>,
}

/// Finds the parts and the data of a question in the blocks of `text`.
///
/// `told` says which block each part begins at, where the source itself tells them.
pub fn find(text: &str, blocks: &[Block], told: &[(PartKind, usize)]) -> Sections {
    if let Some(sections) = told.is_empty().then(|| senat::find(text, blocks)).flatten() {
        return sections;
    }
    let is_bare = told.is_empty() && head::is_plain(blocks);
    if let Some(sections) = is_bare.then(|| head::find(text, blocks)).flatten() {
        return sections;
    }
    let parts = if told.is_empty() { parts(text, blocks) } else { parts_told(told, blocks.len()) };
    let mut sections = Sections {
        question: Question::default(),
        parts,
        title_block: None,
        headings: Vec::new(),
        name: None,
    };
    let heading = blocks_of(&sections.parts, PartKind::Heading);
    let titled =
        if heading.is_empty() { blocks_of(&sections.parts, PartKind::Body) } else { heading.clone() };
    sections.title_block = title_block(text, blocks, titled, !heading.is_empty());
    let within = |range: Range<usize>| blocks.get(range).unwrap_or_default().iter();
    for block in within(heading) {
        header_line(block.span.slice(text), &mut sections.question);
    }
    for kind in [PartKind::KeyData, PartKind::Dates] {
        for block in within(blocks_of(&sections.parts, kind)) {
            labelled_line(text, block, &mut sections.question);
        }
    }
    let title = sections.title_block.and_then(|index| blocks.get(index)).map(|block| block.span.slice(text));
    sections.question.title = title.map(|title| title.trim().to_owned());
    sections
}

/// Gives each heading its level in the outline: the title is 1, what stands before and after it begins at 2,
/// and none is skipped, whatever the levels of the source. Of the blocks in `headings` headings are made.
pub fn outline(blocks: &mut [Block], title: Option<usize>, headings: &[(usize, u8)]) {
    for (index, level) in headings {
        if let Some(block) = blocks.get_mut(*index).filter(|block| block.kind == BlockKind::Paragraph) {
            block.kind = BlockKind::Heading(*level);
        }
    }
    let mut open: Vec<u8> = Vec::new();
    for (index, block) in blocks.iter_mut().enumerate() {
        let BlockKind::Heading(level) = &mut block.kind else { continue };
        if title == Some(index) {
            *level = 1;
            open.clear();
            continue;
        }
        open.truncate(open.partition_point(|outer| outer < level));
        open.push(*level);
        *level = u8::try_from(open.len() + 1).unwrap_or(u8::MAX).min(6);
    }
}

fn parts(text: &str, blocks: &[Block]) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for (index, block) in blocks.iter().enumerate() {
        let begins =
            matches!(block.kind, BlockKind::Heading(_)).then(|| section(block.span.slice(text))).flatten();
        match (begins, parts.last_mut()) {
            (Some(kind), _) => parts.push(Part { kind, blocks: index..index + 1 }),
            (None, Some(part)) => part.blocks.end = index + 1,
            (None, None) => parts.push(Part { kind: PartKind::Heading, blocks: index..index + 1 }),
        }
    }
    // Without any section there is no telling the heading from the text.
    if let [only] = parts.as_mut_slice()
        && only.kind == PartKind::Heading
    {
        only.kind = PartKind::Body;
    }
    parts
}

fn parts_told(told: &[(PartKind, usize)], count: usize) -> Vec<Part> {
    let starts = std::iter::once((PartKind::Heading, 0)).chain(told.iter().copied());
    let ends = told.iter().map(|(_, start)| *start).chain(std::iter::once(count));
    let parts = starts.zip(ends).map(|((kind, start), end)| Part { kind, blocks: start..end });
    parts.filter(|part| !part.blocks.is_empty()).collect()
}

/// The part that a heading of that wording begins.
pub fn section(heading: &str) -> Option<PartKind> {
    Some(match fold(heading).trim_matches([' ', ':']) {
        "texte de la question" | "question" => PartKind::Question,
        "texte de la reponse" | "reponse" => PartKind::Answer,
        "donnees cles" => PartKind::KeyData,
        "date(s) cle(s)" | "dates cles" | "date cle" => PartKind::Dates,
        _ => return None,
    })
}

fn blocks_of(parts: &[Part], kind: PartKind) -> Range<usize> {
    parts.iter().find(|part| part.kind == kind).map_or(0..0, |part| part.blocks.clone())
}

/// The first heading; or, above a question or where the first one names the chamber, the first of the second
/// level.
fn title_block(text: &str, blocks: &[Block], heading: Range<usize>, is_above: bool) -> Option<usize> {
    let headings = |level: Option<u8>| {
        blocks.get(heading.clone()).unwrap_or_default().iter().position(|block| match block.kind {
            BlockKind::Heading(own) => level.is_none_or(|level| level == own),
            _ => false,
        })
    };
    let first = headings(None)?;
    let words =
        blocks.get(heading.start + first).map(|block| fold(block.span.slice(text))).unwrap_or_default();
    let names_chamber = matches!(words.trim(), "assemblee nationale" | "senat");
    let title = if is_above || names_chamber { headings(Some(2)).unwrap_or(first) } else { first };
    Some(heading.start + title)
}

/// What a line above a question tells; false where it tells nothing.
pub fn header_line(line: &str, question: &mut Question) -> bool {
    let before = question.clone();
    let folded = fold(line);
    let folded = folded.trim();
    match folded {
        "assemblee nationale" => question.chamber = Some(Chamber::AssembleeNationale),
        "senat" => question.chamber = Some(Chamber::Senat),
        _ => {}
    }
    if let Some((before, _)) = folded.split_once("legislature") {
        let ordinal: String = before.chars().take_while(char::is_ascii_digit).collect();
        question.legislature = ordinal.parse().ok();
    }
    if let Some((kind, number)) = folded.split_once("n°")
        && let Some(kind) = codes::kind(kind)
    {
        question.kind = Some(kind);
        question.number = leading_number(number);
    }
    *question != before
}

/// A line such as `**Auteur :** M. X`: a label in bold up to its colon, then the value.
fn labelled_line(text: &str, block: &Block, question: &mut Question) {
    let bold: String =
        block.runs.iter().take_while(|run| run.style.strong).map(|run| run.span.slice(text)).collect();
    let Some(label) = bold.trim_end().strip_suffix(':') else { return };
    let value = block.span.slice(text).get(bold.len()..).unwrap_or_default().trim();
    if value.is_empty() {
        return;
    }
    let own = || Some(value.to_owned());
    match fold(label).trim() {
        "auteur" => question.author = own(),
        "circonscription" => (question.constituency, question.group) = constituency_and_group(value),
        "groupe" | "groupe politique" => question.group = own(),
        "type de question" => question.kind = codes::kind(value).or(question.kind),
        "numero de la question" => question.number = leading_number(value).or(question.number),
        "rubrique" => question.heading = own(),
        "ministere interroge" => question.ministry_asked = own(),
        "ministere attributaire" => question.ministry_assigned = own(),
        "question publiee au jo le" => question.asked = publication(value),
        "reponse publiee au jo le" => question.answered = publication(value),
        "date de signalement" | "signalee le" | "question signalee le" => {
            question.signalled = french_date(value).or(question.signalled)
        }
        "date de renouvellement" | "renouvelee le" | "question renouvelee le" => {
            question.renewed.extend(french_date(value).filter(|day| !question.renewed.contains(day)))
        }
        label if label.starts_with("question ") => {
            question.closed = codes::closing(&format!("{label} {value}"), Some(value)).or(question.closed)
        }
        _ => {}
    }
}

fn leading_number(value: &str) -> Option<u32> {
    let digits: String = value.trim_start().chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}

/// `Hérault (7e circonscription) - Rassemblement National`; either may stand alone.
fn constituency_and_group(value: &str) -> (Option<String>, Option<String>) {
    match value.rsplit_once(" - ") {
        Some((constituency, group)) => (Some(constituency.trim().to_owned()), Some(group.trim().to_owned())),
        None if fold(value).contains("circonscription") => (Some(value.to_owned()), None),
        None => (None, Some(value.to_owned())),
    }
}

fn publication(value: &str) -> Option<Publication> {
    let date = french_date(value)?;
    let page = fold(value).split_once("page").and_then(|(_, page)| leading_number(page));
    Some(Publication { date, page })
}
