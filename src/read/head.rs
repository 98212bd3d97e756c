//! The first lines of a text that no markup explains: `Question écrite n° 99`, who asks, what about.
//!
//! An e-mail, a pasted page and a text typed anew have no other head. What is no line of a head is the
//! question itself.

use super::assemblee::codes;
use super::sections::{Sections, section};
use crate::model::document::{Block, BlockKind, Part, PartKind};
use crate::model::folding::fold;
use crate::model::question::{Question, QuestionKind};

/// Longer lines, in bytes, are text.
const LONGEST: usize = 250;
/// A title is not longer than this.
const LONGEST_TITLE: usize = 160;
/// A head has no more lines than this.
const MOST_LINES: usize = 10;
/// More numbers than this in one text are a list of questions, not a question.
const MOST_NUMBERS: usize = 2;

/// A line that names the question.
#[derive(Debug, PartialEq, Eq)]
struct Named<'t> {
    kind: Option<QuestionKind>,
    number: u32,
    /// The line up to its number.
    name: &'t str,
    /// What follows it.
    rest: &'t str,
}

/// Finds the data of a question in the first of `blocks`, and the parts that lines such as `Réponse` begin;
/// nothing where no line names the question.
pub fn find(text: &str, blocks: &[Block]) -> Option<Sections> {
    let lines: Vec<&str> = blocks.iter().map(|block| block.span.slice(text).trim()).collect();
    let named = lines.iter().take(MOST_LINES).position(|line| self::named(line).is_some())?;
    let numbers: std::collections::BTreeSet<u32> =
        lines.iter().filter_map(|line| Some(self::named(line)?.number)).collect();
    if lines.iter().take(named).any(|line| is_text(line)) || numbers.len() > MOST_NUMBERS {
        return None;
    }
    let name = self::named(lines.get(named)?)?;
    let mut question = Question { kind: name.kind, number: Some(name.number), ..Question::default() };
    let rest = name.rest.trim_start_matches([' ', '\u{a0}', '\u{202f}', ':', '-', '–', '—', ',', '.']).trim();
    let mut title = None;
    if !who(rest, &mut question) && is_title(rest) {
        question.title = Some(rest.to_owned());
    }
    let mut start = 0;
    for (index, line) in lines.iter().enumerate().take(MOST_LINES) {
        let about = index == named || tells(line, &mut question);
        if !about {
            let follows = lines.get(index + 1).is_some();
            if title.is_some() || question.title.is_some() || !follows || !is_title(line) {
                break;
            }
            title = Some(index);
        }
        start = index + 1;
    }
    // A line above the number is its title only where the head goes on down to it.
    if start <= named {
        return None;
    }
    let parts = parts(&lines, start);
    let headings = title.map(|index| (index, 2)).into_iter();
    let sections = parts.iter().map(|part| part.blocks.start).filter(|at| *at >= start);
    let is_section = |at: &usize| lines.get(*at).is_some_and(|line| section(line).is_some());
    let headings = headings.chain(sections.filter(is_section).map(|at| (at, 3))).collect();
    let body = parts.iter().find(|part| part.kind == PartKind::Question).map(|part| part.blocks.clone());
    let body = body.unwrap_or_default().filter_map(|at| lines.get(at)).find(|line| section(line).is_none());
    question.author = question.author.or_else(|| codes::author(body?));
    question.title =
        title.and_then(|index| lines.get(index)).map(|line| (*line).to_owned()).or(question.title);
    Some(Sections { question, parts, title_block: title, headings, name: Some(name.name.to_owned()) })
}

/// The head, and what lines such as `Réponse` begin after it.
fn parts(lines: &[&str], start: usize) -> Vec<Part> {
    let mut starts = vec![(PartKind::Heading, 0), (PartKind::Question, start)];
    for (index, line) in lines.iter().enumerate().skip(start) {
        if let Some(kind) = section(line) {
            starts.retain(|(_, own)| *own != index || *own == 0);
            if starts.last().is_none_or(|(own, _)| *own != kind) {
                starts.push((kind, index));
            }
        }
    }
    let ends = starts.iter().skip(1).map(|(_, start)| *start).chain([lines.len()]);
    let parts = starts.iter().zip(ends).map(|((kind, start), end)| Part { kind: *kind, blocks: *start..end });
    parts.filter(|part| !part.blocks.is_empty()).collect()
}

/// What a line of the head tells beside the name of the question; false for one that tells nothing.
fn tells(line: &str, question: &mut Question) -> bool {
    super::sections::header_line(line, question) || who(line, question)
}

fn is_text(line: &str) -> bool {
    line.len() > LONGEST
}

fn is_title(line: &str) -> bool {
    let is_open = line.ends_with(['.', ',', ';', ':', '!', '?']);
    line.chars().any(char::is_alphabetic)
        && line.len() <= LONGEST_TITLE
        && !is_open
        && section(line).is_none()
}

/// The name of a question: `Question écrite n° 99`, `Question n° 99`, `QE 99`.
fn named(line: &str) -> Option<Named<'_>> {
    if is_text(line) {
        return None;
    }
    let start = line.find(|sign: char| sign.is_ascii_digit())?;
    let (before, digits) = line.split_at(start);
    let length = digits.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(digits.len());
    // The Sénat ends the numbers of its oral questions with a letter: `0123S`.
    let mut after = digits.get(length..)?.chars();
    let is_lettered = after.next().is_some_and(|sign| sign.is_ascii_uppercase())
        && after.next().is_none_or(|sign| !sign.is_alphanumeric());
    let folded = fold(before);
    let folded = folded.trim_start_matches(|sign: char| !sign.is_alphanumeric()).trim_end();
    let signs = ["n°", "nº", "numero", "no.", "no", "n."];
    let bare = signs.iter().find_map(|sign| folded.strip_suffix(sign)).map(str::trim_end);
    let what = bare.unwrap_or(folded).trim_end_matches(['-', '–', ' ']);
    let kind = codes::kind(what);
    let is_code = !what.contains(' ') && kind.is_some();
    let is_name = is_code || bare.is_some() && (kind.is_some() || what == "question");
    let number: u32 = digits.get(..length)?.parse().ok().filter(|_| is_name)?;
    let (name, rest) = line.split_at(start + length + usize::from(is_lettered));
    Some(Named { kind, number, name: name.trim(), rest })
}

/// `de M. Jean Exemple (Groupe – Ain)`; false where it is nothing of the sort.
fn who(line: &str, question: &mut Question) -> bool {
    let line = ["de ", "par ", "posée par ", "De ", "Par "]
        .iter()
        .find_map(|word| line.strip_prefix(word))
        .unwrap_or(line);
    let (name, inside) = match line.split_once('(') {
        Some((name, rest)) => {
            let Some((inside, after)) = rest.rsplit_once(')') else { return false };
            if after.chars().any(char::is_alphabetic) {
                return false;
            }
            (name.trim(), Some(inside))
        }
        None => (line.trim_end_matches(['.', ',', ' ']), None),
    };
    let titles = ["M. ", "M.\u{a0}", "Mme ", "Mme\u{a0}", "Mlle "];
    let Some(rest) = titles.iter().find_map(|title| name.strip_prefix(title)) else { return false };
    let is_name = rest.chars().next().is_some_and(char::is_uppercase);
    // Without what stands in brackets a sentence might begin like that.
    if !is_name || (inside.is_none() && codes::author(name).as_deref() != Some(name)) {
        return false;
    }
    question.author = Some(name.to_owned());
    let Some(inside) = inside else { return true };
    let ends = [" – ", " - ", " — "].iter().find_map(|dash| inside.rsplit_once(dash));
    let own = |words: &str| Some(words.trim().to_owned()).filter(|words| !words.is_empty());
    match ends {
        Some((group, constituency)) => {
            (question.group, question.constituency) = (own(group), own(constituency));
        }
        None => question.group = own(inside),
    }
    true
}

/// Whether a paragraph may be a line of a head: what a source sets as a heading is told elsewhere.
pub fn is_plain(blocks: &[Block]) -> bool {
    blocks.iter().all(|block| matches!(block.kind, BlockKind::Paragraph))
}

#[cfg(test)]
mod tests {
    use crate::model::document::{Document, PartKind};
    use crate::model::identity::DocumentId;
    use crate::model::question::QuestionKind;
    use uuid::Uuid;

    fn read(text: &str) -> Document {
        crate::read::read(DocumentId(Uuid::nil()), "collage.txt", text.to_owned()).0
    }

    #[track_caller]
    fn check(text: &str, kind: Option<QuestionKind>, number: Option<u32>, title: &str) {
        let document = read(text);
        let own = (document.question.kind, document.question.number, document.title.as_str());
        assert_eq!(own, (kind, number, title), "{text}");
    }

    const TEXT: &str = "Mme Anne Exemple attire l'attention de M. le ministre des transports sur la gare.";

    #[test]
    fn a_question_is_known_by_its_first_lines() {
        use QuestionKind::{Oral, ToGovernment, Written};
        let with = |head: &str| format!("{head}\n\n{TEXT}\n");
        check(&with("Question écrite n° 99"), Some(Written), Some(99), "Question écrite n° 99");
        check(&with("QE 12345"), Some(Written), Some(12345), "QE 12345");
        check(&with("QE n°\u{a0}12345"), Some(Written), Some(12345), "QE n°\u{a0}12345");
        check(
            &with("Question orale sans débat n°0123S"),
            Some(Oral),
            Some(123),
            "Question orale sans débat n°0123S",
        );
        check(
            &with("Question au Gouvernement n° 7"),
            Some(ToGovernment),
            Some(7),
            "Question au Gouvernement n° 7",
        );
        check(&with("Question n° 8\nLa gare de Gien"), None, Some(8), "La gare de Gien");
        check(&with("La gare de Gien\nQuestion écrite n° 8"), Some(Written), Some(8), "La gare de Gien");
        check(&with("Question écrite n° 8 : la gare de Gien"), Some(Written), Some(8), "la gare de Gien");
    }

    #[test]
    fn what_is_no_head_is_left_as_it_stands() {
        check("La question écrite n° 99 est restée sans réponse.\n", None, None, "collage");
        check("Il y a 12 gares.\nQuestion de fond.\n", None, None, "collage");
        check("Question n° 1\nun\nQuestion n° 2\ndeux\nQuestion n° 3\ntrois\n", None, None, "collage");
        let late = format!("{}\nQuestion écrite n° 99\n", TEXT.repeat(4));
        check(&late, None, None, "collage");
    }

    #[test]
    fn who_asks_stands_beside_the_number_or_under_it() {
        for head in [
            "Question n° 12345 de M. Jean Exemple (Groupe des gares – Loiret)",
            "Question n° 12345\nde M. Jean Exemple (Groupe des gares – Loiret)",
        ] {
            let document =
                read(&format!("17e législature\n{head}\n\n{TEXT}\n\nRéponse\n\nUn train viendra.\n"));
            let question = &document.question;
            assert_eq!(question.author.as_deref(), Some("M. Jean Exemple"));
            assert_eq!(question.group.as_deref(), Some("Groupe des gares"));
            assert_eq!(question.constituency.as_deref(), Some("Loiret"));
            assert_eq!(question.legislature, Some(17));
            let kinds: Vec<_> = document.parts.iter().map(|part| part.kind).collect();
            assert_eq!(kinds, [PartKind::Heading, PartKind::Question, PartKind::Answer]);
        }
        let named_by_its_text = read(&format!("QE 5\n\n{TEXT}\n"));
        assert_eq!(named_by_its_text.question.author.as_deref(), Some("Mme Anne Exemple"));
    }
}
