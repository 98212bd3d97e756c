//! What the Assemblée's codes and wordings mean: sorts of question, dates, how a question ended.

use crate::model::date::{Date, french_date};
use crate::model::folding::fold;
use crate::model::question::{Closing, Publication, QuestionKind};

/// The sort of question of a code or a wording, of either chamber: `QE`, `QOSD`, `Question au Gouvernement`,
/// `Question d'actualité au Gouvernement`, `Question crible thématique`.
pub fn kind(said: &str) -> Option<QuestionKind> {
    let folded = fold(said);
    let folded = folded.trim();
    match folded {
        "qe" => Some(QuestionKind::Written),
        "qo" | "qosd" | "qoad" | "qoae" => Some(QuestionKind::Oral),
        "qg" | "qag" | "qc" => Some(QuestionKind::ToGovernment),
        _ if folded.starts_with("question ecrite") => Some(QuestionKind::Written),
        _ if folded.starts_with("question orale") => Some(QuestionKind::Oral),
        _ if ["question au gouvernement", "question d'actualite", "question crible"]
            .iter()
            .any(|own| folded.starts_with(own)) =>
        {
            Some(QuestionKind::ToGovernment)
        }
        _ => None,
    }
}

/// A day as records give it: `2025-03-25`, `2025-03-25+01:00`, `25/03/2025`.
pub fn date(said: &str) -> Option<Date> {
    let said = said.trim();
    said.get(..10).and_then(|day| day.parse().ok()).or_else(|| french_date(said))
}

/// A place in the Journal officiel.
pub fn publication(day: Option<&str>, page: Option<&str>) -> Option<Publication> {
    let page = page.and_then(|page| {
        let digits: String = page.trim().chars().take_while(char::is_ascii_digit).collect();
        digits.parse().ok()
    });
    Some(Publication { date: date(day?)?, page })
}

/// How a question ended, unless it was answered.
pub fn closing(said: &str, day: Option<&str>) -> Option<Closing> {
    let folded = fold(said);
    let date = day.and_then(date);
    if folded.contains("caduc")
        || folded.contains("caduq")
        || folded.contains("fin de")
        || folded.contains("fin_")
    {
        Some(Closing::Lapsed(date))
    } else if folded.contains("retir") || folded.contains("retrait") {
        Some(Closing::Withdrawn(date))
    } else {
        None
    }
}

/// Who asks, by the first words of a question: `M. Jean Dupont attire l'attention de …`.
///
/// The open data names the author by a reference only.
pub fn author(text: &str) -> Option<String> {
    let text = text.trim_start();
    let title = ["M. ", "M.\u{a0}", "Mme ", "Mme\u{a0}"].into_iter().find(|title| text.starts_with(title))?;
    let rest = text.get(title.len()..)?;
    let mut length = 0;
    let mut names = 0;
    for word in rest.split_inclusive(' ') {
        let bare = word.trim_end();
        let is_particle = matches!(bare, "de" | "du" | "des" | "la" | "le" | "von" | "van");
        let is_name = bare.chars().next().is_some_and(char::is_uppercase)
            || bare.starts_with("d'")
            || bare.starts_with("d’");
        if !is_name && !is_particle {
            break;
        }
        length += word.len();
        names += usize::from(is_name);
        // What follows a comma is no name.
        if bare.ends_with([',', '.']) || names > 6 {
            return None;
        }
    }
    let name = rest.get(..length)?.trim_end();
    (names >= 2).then(|| format!("{}\u{20}{name}", title.trim_end()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn authors_are_named_by_the_first_words() {
        let check = |text, expected: Option<&str>| assert_eq!(author(text).as_deref(), expected, "{text}");
        check("M. Jean Dupont attire l'attention", Some("M. Jean Dupont"));
        check("Mme Anne-Laure de La Tour interroge M. le ministre", Some("Mme Anne-Laure de La Tour"));
        check("M. le ministre a dit", None);
        check("La question", None);
        check("M. Dupont demande", None);
    }

    #[test]
    fn days_are_read_in_both_forms() {
        assert_eq!(date("2025-03-25+01:00"), date("25/03/2025"));
        assert_eq!(date(""), None);
        assert_eq!(date("é25-03-2025"), None);
    }

    #[test]
    fn ends_are_told_apart() {
        assert!(matches!(closing("Question retirée", None), Some(Closing::Withdrawn(None))));
        assert!(matches!(closing("Caducité", Some("2024-06-11")), Some(Closing::Lapsed(Some(_)))));
        assert!(closing("Réponse publiée", None).is_none());
    }
}
