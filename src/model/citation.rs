//! How a question is cited, as the chambers and the press cite it: `QE n° 3331, JO AN 21/01/2025, p. 186`.
//!
//! The forms are French, whatever the language of the interface: so are the sources that they lead to.

use std::borrow::Cow;

use super::concordance::without_middle;
use super::question::{Chamber, Publication, Question, QuestionKind};

const NBSP: char = '\u{a0}';

/// How many characters of a citation are read at a glance.
const GLANCE: usize = 400;

/// Words of a document that are cited with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quote<'a> {
    /// The words.
    pub words: &'a str,
    /// Whether they are the answer's, and not the question's.
    pub is_answer: bool,
}

/// The usual forms of a citation, the shortest first; the same form never twice.
///
/// `title` stands for a text of which nothing else is known.
#[must_use]
pub fn citations(question: &Question, title: &str, quote: Option<Quote<'_>>) -> Vec<String> {
    let is_answer = quote.is_some_and(|quote| quote.is_answer) && question.answered.is_some();
    let place = if is_answer { question.answered } else { question.asked };
    let name = short_name(question).map(|name| if is_answer { format!("réponse à la {name}") } else { name });
    // A day alone says nothing of a question.
    let short_place = place.filter(|place| name.is_some() || question.is_in_the_gazette(*place));
    let short = joined([name, short_place.map(|place| gazette(question, place, ""))].into_iter().flatten());
    let answered = question.answered.filter(|_| !is_answer);
    let answered = answered.map(|place| gazette(question, place, ""));
    let with_answer = answered
        .filter(|_| !short.is_empty())
        .map(|place| format!("{short}\u{202f}; réponse{NBSP}: {place}"));
    let mut forms: Vec<String> = [Some(short), Some(full(question, title, is_answer)), with_answer]
        .into_iter()
        .flatten()
        .filter(|form| !form.is_empty())
        .collect();
    if forms.is_empty() {
        forms.push(format!("«{NBSP}{}{NBSP}»", plain(title)));
    }
    forms.dedup();
    forms.into_iter().map(|form| quoting(quote, form)).collect()
}

/// A citation as it is shown to be chosen: the middle of a long one is left out.
#[must_use]
pub fn at_a_glance(citation: &str) -> Cow<'_, str> {
    if citation.chars().count() <= GLANCE {
        return Cow::Borrowed(citation);
    }
    Cow::Owned(without_middle(citation, GLANCE / 2, GLANCE / 2))
}

/// Who asked what, where: everything that is known of the question, in one line.
fn full(question: &Question, title: &str, is_answer: bool) -> String {
    let author = question.author.as_deref().map(|author| match &question.group {
        Some(group) => format!("{author} ({group})"),
        None => author.to_owned(),
    });
    let named = question.title.as_deref().unwrap_or(title);
    let title = (!named.trim().is_empty()).then(|| format!("«{NBSP}{}{NBSP}»", plain(named)));
    let number = question.number.map(|number| match question.kind {
        Some(kind) => format!("{} n°{NBSP}{number}", long_name(kind)),
        None => format!("question n°{NBSP}{number}"),
    });
    let legislature = question.legislature.map(|number| format!("{number}ᵉ législature"));
    let asked = question.asked.map(|place| gazette(question, place, "du "));
    let answer = question.answered.filter(|_| is_answer).map(|place| {
        let ministry = question.ministry_assigned.as_deref().or(question.ministry_asked.as_deref());
        let by = ministry.map(|ministry| format!(" ({})", plain(ministry))).unwrap_or_default();
        format!("réponse{by}{NBSP}: {}", gazette(question, place, "du "))
    });
    joined([author, title, number, legislature, asked, answer].into_iter().flatten())
}

fn quoting(quote: Option<Quote<'_>>, form: String) -> String {
    let words = quote.map(|quote| plain(quote.words)).filter(|words| !words.is_empty());
    match words {
        // Marks inside are those of a quotation in a quotation.
        Some(words) => {
            let inner = words.replace(['«', '»'], "\"");
            let inner = curled(&inner);
            format!("«{NBSP}{inner}{NBSP}» ({form})")
        }
        None => form,
    }
}

/// Straight marks as pairs of curled ones, the spaces inside them gone.
fn curled(text: &str) -> String {
    let mut curled = String::with_capacity(text.len());
    for (index, piece) in text.split('"').enumerate() {
        if index % 2 == 1 {
            curled.push('“');
            curled.push_str(piece.trim());
        } else {
            if index > 0 {
                curled.push('”');
            }
            curled.push_str(piece);
        }
    }
    // A mark that was opened and not closed.
    if text.matches('"').count() % 2 == 1 {
        curled.push('”');
    }
    curled
}

/// `QE n° 3331`.
fn short_name(question: &Question) -> Option<String> {
    let number = question.number?;
    Some(match question.kind {
        Some(kind) => format!("{} n°{NBSP}{number}", kind.abbreviation()),
        None => format!("question n°{NBSP}{number}"),
    })
}

fn long_name(kind: QuestionKind) -> &'static str {
    match kind {
        QuestionKind::Written => "question écrite",
        QuestionKind::Oral => "question orale",
        QuestionKind::ToGovernment => "question au Gouvernement",
    }
}

/// `JO AN 21/01/2025, p. 186`.
fn gazette(question: &Question, place: Publication, before_date: &str) -> String {
    let chamber = match question.chamber {
        Some(Chamber::AssembleeNationale) => " AN",
        Some(Chamber::Senat) => " Sénat",
        None => "",
    };
    let date = place.date;
    let date = format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year());
    let page = place.page.map(|page| format!(", p.{NBSP}{page}")).unwrap_or_default();
    if question.is_in_the_gazette(place) { format!("JO{chamber} {before_date}{date}{page}") } else { date }
}

fn joined(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(", ")
}

/// The words on one line.
fn plain(text: &str) -> String {
    // No-break spaces stay: they are the text's own.
    text.split([' ', '\n', '\t', '\r']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question() -> Question {
        let published = |date: &str, page| Publication { date: date.parse().unwrap(), page: Some(page) };
        Question {
            chamber: Some(Chamber::AssembleeNationale),
            legislature: Some(17),
            number: Some(3331),
            kind: Some(QuestionKind::Written),
            title: Some("Hébergement".to_owned()),
            author: Some("Mme A".to_owned()),
            group: Some("G".to_owned()),
            ministry_asked: Some("Santé".to_owned()),
            asked: Some(published("2025-01-21", 186)),
            answered: Some(published("2025-06-03", 4410)),
            ..Question::default()
        }
    }

    #[track_caller]
    fn check(question: &Question, quote: Option<(&str, bool)>, expected: &[&str]) {
        let quote = quote.map(|(words, is_answer)| Quote { words, is_answer });
        let shown: Vec<String> = citations(question, "Un texte", quote)
            .iter()
            .map(|form| form.replace(['\u{a0}', '\u{202f}'], " "))
            .collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn a_question_is_cited_in_the_usual_forms() {
        let short = "QE n° 3331, JO AN 21/01/2025, p. 186";
        let full = "Mme A (G), « Hébergement », question écrite n° 3331, 17ᵉ législature, \
                    JO AN du 21/01/2025, p. 186";
        let answered = "QE n° 3331, JO AN 21/01/2025, p. 186 ; réponse : JO AN 03/06/2025, p. 4410";
        check(&question(), None, &[short, full, answered]);
        check(&Question { answered: None, ..question() }, None, &[short, full]);
    }

    #[test]
    fn words_are_cited_with_the_page_they_stand_on() {
        let bare = Question { author: None, title: None, ..question() };
        let quoted = citations(&bare, "", Some(Quote { words: "le  « cloud »\nfrançais", is_answer: false }));
        assert_eq!(
            quoted[0].replace('\u{a0}', " "),
            "« le “cloud” français » (QE n° 3331, JO AN 21/01/2025, p. 186)"
        );
        check(
            &bare,
            Some(("oui", true)),
            &[
                "« oui » (réponse à la QE n° 3331, JO AN 03/06/2025, p. 4410)",
                "« oui » (« Un texte », question écrite n° 3331, 17ᵉ législature, JO AN du 21/01/2025, p. 186, \
                 réponse (Santé) : JO AN du 03/06/2025, p. 4410)",
            ],
        );
    }

    #[test]
    fn what_is_not_known_is_left_out() {
        let unknown = Question::default();
        check(&unknown, None, &["« Un texte »"]);
        check(&unknown, Some(("a", true)), &["« a » (« Un texte »)"]);
        let senate = Question {
            chamber: Some(Chamber::Senat),
            number: Some(12),
            asked: Some(Publication { date: "2023-01-12".parse().unwrap(), page: None }),
            ..Question::default()
        };
        check(
            &senate,
            None,
            &["question n° 12, JO Sénat 12/01/2023", "« Un texte », question n° 12, JO Sénat du 12/01/2023"],
        );
    }

    #[test]
    fn a_day_of_another_parliament_is_not_of_the_journal_officiel() {
        let elsewhere = Question {
            author: Some("Clivaz Christophe".to_owned()),
            asked: Some(Publication { date: "2026-06-03".parse().unwrap(), page: None }),
            ..Question::default()
        };
        check(&elsewhere, None, &["Clivaz Christophe, « Un texte », 03/06/2026"]);
    }

    #[test]
    fn of_a_long_citation_the_beginning_and_the_source_are_shown() {
        let words = "mot ".repeat(300);
        let quote = Quote { words: &words, is_answer: false };
        let forms = citations(&question(), "Un texte", Some(quote));
        let shown = at_a_glance(&forms[0]);
        assert!(shown.starts_with("«\u{a0}mot mot") && shown.contains(" […] "), "{shown}");
        assert!(shown.ends_with("(QE n°\u{a0}3331, JO AN 21/01/2025, p.\u{a0}186)"), "{shown}");
        assert_eq!(at_a_glance("QE n° 1"), "QE n° 1");
    }

    #[test]
    fn marks_in_a_quotation_are_paired() {
        assert_eq!(curled("a \" b \" c"), "a “b” c");
        assert_eq!(curled("a \"b"), "a “b”");
        assert_eq!(curled("a"), "a");
    }
}
