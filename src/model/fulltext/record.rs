//! The data of a question and the words of a claim, as lines to search.

use super::index::{Form, Indexed};
use super::matcher::Matcher;
use crate::model::claim::Claim;
use crate::model::occurrence::last_words;
use crate::model::question::Question;
use crate::model::span::Span;

/// The most code points that an excerpt has before what was found.
const BEFORE: usize = 40;

/// What a line of a record is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Field {
    Name,
    Title,
    Author,
    Group,
    Constituency,
    Heading,
    MinistryAsked,
    MinistryAssigned,
    Label,
    Note,
}

/// A line of a record in which something was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Which line.
    pub field: Field,
    /// The whole of it.
    pub text: String,
    /// The bytes of `text` that were found, in order.
    pub ranges: Vec<(usize, usize)>,
}

impl Hit {
    /// The same, cut so that what was found first stands near the beginning.
    #[must_use]
    pub fn excerpt(&self) -> Self {
        let first = self.ranges.first().map_or(0, |(start, _)| *start);
        let before = self.text.get(..first).unwrap_or_default();
        let kept = last_words(before, BEFORE);
        let cut = before.len() - kept.len();
        if cut == 0 || before.trim_start().len() == kept.len() {
            return self.clone();
        }
        let shift = |at: usize| at + "… ".len() - cut;
        Self {
            field: self.field,
            text: format!("… {}", self.text.get(cut..).unwrap_or_default()),
            ranges: self.ranges.iter().map(|(start, end)| (shift(*start), shift(*end))).collect(),
        }
    }
}

/// The lines of a record, folded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    text: String,
    lines: Vec<(Field, Span)>,
    index: Indexed,
}

impl Record {
    pub fn of_question(form: Form, title: &str, question: &Question) -> Self {
        let name = question.short_name();
        let text = |field: &Option<String>| field.clone().unwrap_or_default();
        Self::new(
            form,
            [
                (Field::Name, name.unwrap_or_default()),
                (Field::Title, title.to_owned()),
                (Field::Author, text(&question.author)),
                (Field::Group, text(&question.group)),
                (Field::Constituency, text(&question.constituency)),
                (Field::Heading, text(&question.heading)),
                (Field::MinistryAsked, text(&question.ministry_asked)),
                (Field::MinistryAssigned, text(&question.ministry_assigned)),
            ],
        )
    }

    pub fn of_claim(form: Form, claim: &Claim) -> Self {
        Self::new(form, [(Field::Label, claim.label.clone()), (Field::Note, claim.note.clone())])
    }

    fn new<const N: usize>(form: Form, fields: [(Field, String); N]) -> Self {
        let (mut text, mut lines) = (String::new(), Vec::new());
        for (field, words) in fields {
            let start = text.len();
            text.push_str(&words);
            lines.extend(Span::within(&text, start, text.len()).map(|span| (field, span)));
            text.push('\n');
        }
        let index = Indexed::new(form, &text, lines.iter().map(|(_, span)| *span));
        Self { text, lines, index }
    }

    /// The lines in which something was found; none unless all that is looked for is there.
    pub fn hits(&self, matcher: &Matcher) -> Vec<Hit> {
        let found = matcher.find_in_record(&self.index, &self.text);
        if found.is_empty() {
            return Vec::new();
        }
        let hit = |(field, line): &(Field, Span)| {
            let mut ranges: Vec<(usize, usize)> = Vec::new();
            for span in found.iter().filter(|span| line.covers(**span)) {
                let range = ((span.start() - line.start()) as usize, (span.end() - line.start()) as usize);
                match ranges.last_mut() {
                    Some(last) if range.0 <= last.1 => last.1 = last.1.max(range.1),
                    _ => ranges.push(range),
                }
            }
            let text = line.slice(&self.text).to_owned();
            (!ranges.is_empty()).then_some(Hit { field: *field, text, ranges })
        };
        self.lines.iter().filter_map(hit).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fulltext::Query;
    use crate::model::question::QuestionKind;

    /// The lines found, what fits between `[` and `]`.
    #[track_caller]
    fn check(words: &str, expected: &[&str]) {
        let question = Question {
            number: Some(3331),
            kind: Some(QuestionKind::Written),
            author: Some("Mme Élise Œuvrard".to_owned()),
            heading: Some("numérique".to_owned()),
            ..Question::default()
        };
        let record = Record::of_question(Form::Folded, "Souveraineté numérique", &question);
        let query = Query { words: words.to_owned(), ..Query::default() };
        let shown: Vec<String> = record
            .hits(&query.matcher().unwrap().unwrap())
            .into_iter()
            .map(|hit| {
                let (mut shown, mut at) = (String::new(), 0);
                for (start, end) in hit.ranges {
                    shown += &format!("{}[{}]", &hit.text[at..start], &hit.text[start..end]);
                    at = end;
                }
                shown + &hit.text[at..]
            })
            .collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn an_excerpt_begins_near_what_was_found() {
        let text = format!("{}ici et ici", "mot ".repeat(30));
        let ranges: Vec<_> = text.match_indices("ici").map(|(at, words)| (at, at + words.len())).collect();
        let excerpt = Hit { field: Field::Note, text, ranges }.excerpt();
        assert_eq!(excerpt.text, format!("… {}ici et ici", "mot ".repeat(10)));
        assert!(excerpt.ranges.iter().all(|(start, end)| &excerpt.text[*start..*end] == "ici"));
        assert_eq!(excerpt.excerpt(), excerpt);
    }

    #[test]
    fn words_may_stand_in_several_fields() {
        check("3331", &["QE\u{a0}[3331]"]);
        check("qe 3331", &["[QE]\u{a0}[3331]"]);
        check("elise numer", &["Souveraineté [numér]ique", "Mme [Élise] Œuvrard", "[numér]ique"]);
        check("elise absent", &[]);
        check("s souv", &["[Souv]eraineté numérique"]);
    }
}
