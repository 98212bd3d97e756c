//! What a line of a page of the Sénat says.

use crate::model::date::Date;
use crate::model::folding::fold;
use crate::model::question::{Publication, Question};
use crate::read::assemblee::codes;

/// Longer lines, in bytes, are text, whatever they say.
const LONGEST: usize = 400;

/// One thing that a line says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// `16e législature`.
    Legislature,
    /// `Question écrite n° 08911`.
    Number,
    /// `de M. Jean Exemple (Ain - GX)`.
    Author,
    /// `Question de M. EXEMPLE Jean (Ain - GX) publiée le 12/10/2023`.
    Asked,
    /// `publiée dans le JO Sénat du 12/10/2023 - page 12`.
    Journal,
    /// `Transmise au Ministère de l'intérieur`.
    Transfer,
    /// `En attente de réponse du Ministère de l'intérieur`.
    Waiting,
    /// `Réponse du Ministère de l'intérieur`.
    Answer,
    /// `La question est caduque`.
    Lapsed,
    /// `La question a été retirée`.
    Withdrawn,
    /// `Rappelle la question 01234`.
    Reminder,
    /// `Page mise à jour le`: what follows is no text.
    End,
    /// What a reader of the page may press.
    Button,
}

/// A line, and what it says.
#[derive(Debug)]
pub struct Line<'t> {
    /// The line.
    pub text: &'t str,
    /// What it says; nothing, for a text.
    pub said: Vec<Said>,
    /// The number of the question, where it gives one.
    pub number: Option<u32>,
    folded: String,
    /// Which byte of the text each byte of the folded text comes from.
    origin: Vec<usize>,
}

impl<'t> Line<'t> {
    /// What `text` says.
    pub fn of(text: &'t str) -> Self {
        let mut line =
            Self { text, said: Vec::new(), number: None, folded: String::new(), origin: Vec::new() };
        if text.len() > LONGEST {
            return line;
        }
        for (at, character) in text.char_indices() {
            let folded = fold(character.encode_utf8(&mut [0; 4]));
            let is_second_space = folded == " " && (line.folded.is_empty() || line.folded.ends_with(' '));
            if !is_second_space {
                line.origin.extend(std::iter::repeat_n(at, folded.len()));
                line.folded.push_str(&folded);
            }
        }
        line.say();
        line
    }

    /// Whether it says `said`.
    pub fn is(&self, said: Said) -> bool {
        self.said.contains(&said)
    }

    /// Whether it names the Sénat.
    pub fn names_senat(&self) -> bool {
        self.folded.contains("senat")
    }

    fn say(&mut self) {
        let line = self.folded.trim_matches(|character: char| !character.is_alphanumeric());
        let starts = |words: &[&str]| words.iter().any(|own| line.starts_with(own));
        let has = |words: &str| line.contains(words);
        let is_question = starts(&["la question", "cette question", "question"]);
        let is_answer = starts(&["reponse du ", "reponse de ", "reponse des ", "reponse apportee"]);
        let number = codes::kind(line).and_then(|_| number(line));
        let buttons = ["imprimer", "partager", "envoyer", "retour", "haut de page", "accueil", "ecouter"];
        let says = [
            (Said::Legislature, has("legislature") && line.len() < 120),
            (Said::Number, number.is_some()),
            (Said::Asked, starts(&["question de m"]) && has("publiee le") && has("(")),
            (
                Said::Author,
                (number.is_some() && has(" de m")) || (starts(&["de m. ", "de mme "]) && has("(")),
            ),
            (
                Said::Journal,
                has("publiee dans le jo") || (starts(&["page "]) && self.page().is_some() && line.len() < 12),
            ),
            (Said::Transfer, starts(&["transmise a"])),
            (Said::Waiting, starts(&["en attente de reponse"])),
            (
                Said::Answer,
                is_answer
                    && !line.ends_with('.')
                    && ["minist", "secreta", "publiee", "seance"].iter().any(|own| has(own)),
            ),
            (Said::Lapsed, is_question && (has("caduque") || has("caducite"))),
            (Said::Withdrawn, is_question && (has("retiree") || has("retrait"))),
            (
                Said::Reminder,
                starts(&["rappelle la question", "rappelee ", "rappel de la question", "question de rappel"]),
            ),
            (Said::End, starts(&["page mise a jour"])),
            (Said::Button, buttons.contains(&line)),
        ];
        let said = says.into_iter().filter(|(_, says)| *says).map(|(said, _)| said).collect();
        (self.said, self.number) = (said, number);
    }

    /// What it says of the question, put into `question`.
    pub fn tell(&self, question: &mut Question) {
        if self.is(Said::Legislature) {
            question.legislature = self.legislature().or(question.legislature);
        }
        if self.is(Said::Number) {
            let line = self.folded.trim_start_matches(|character: char| !character.is_alphanumeric());
            question.kind = codes::kind(line).or(question.kind);
            question.number = self.number.or(question.number);
        }
        if self.is(Said::Author) || self.is(Said::Asked) {
            self.who(question);
        }
        if self.is(Said::Asked) || self.is(Said::Journal) {
            question.asked = super::merged(question.asked, self);
        }
        self.remind(question);
        if let Some(asked) = self.after(&["adressee a "]) {
            question.ministry_asked = until(asked, &[" publiee"]);
        }
    }

    /// Which question it recalls, or which one recalls it and when, put into `question`.
    pub fn remind(&self, question: &mut Question) {
        if !self.is(Said::Reminder) {
            return;
        }
        let number = self.folded.rsplit_once("question").and_then(|(_, rest)| {
            let bare = || {
                let digits = rest.trim_start_matches(|sign: char| !sign.is_ascii_digit());
                let end = digits.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(digits.len());
                let (digits, rest) = digits.split_at(end);
                digits.parse().ok().filter(|_| !rest.starts_with('/'))
            };
            number(rest).or_else(bare)
        });
        let line = self.folded.trim_start_matches(|character: char| !character.is_alphanumeric());
        if line.starts_with("rappelee") {
            question.renewed.extend(self.day().filter(|day| !question.renewed.contains(day)));
            question.recalled_by.extend(number.filter(|number| !question.recalled_by.contains(number)));
        } else {
            question.recalls = number.or(question.recalls);
        }
    }

    /// `de M. EXEMPLE Jean (Ain - GX)`.
    fn who(&self, question: &mut Question) {
        let Some(rest) = self.after(&[" de m", "de m"]) else { return };
        // The words that were looked for end inside the name.
        let start = self.text.len() - rest.len() - 1;
        let Some((author, rest)) = self.text.get(start..).and_then(|rest| rest.split_once('(')) else {
            return;
        };
        let inside = rest.split_once(')').map_or(rest, |(inside, _)| inside);
        question.author = some(author);
        match inside.split_once(" - ") {
            Some((department, group)) => {
                (question.constituency, question.group) = (some(department), some(group))
            }
            None => question.constituency = some(inside),
        }
    }

    fn legislature(&self) -> Option<u16> {
        let (before, _) = self.folded.split_once("legislature")?;
        let before = before.trim_end().trim_end_matches(char::is_alphabetic).trim_end();
        let digits = before.len() - before.trim_end_matches(|digit: char| digit.is_ascii_digit()).len();
        before.get(before.len() - digits..)?.parse().ok()
    }

    /// The place in the Journal officiel that it names by its day.
    pub fn published(&self) -> Option<Publication> {
        Some(Publication { date: self.day()?, page: self.page() })
    }

    /// The last day that it names.
    pub fn day(&self) -> Option<Date> {
        let words = self.folded.split_whitespace().rev();
        let of_word = |word: &str| codes::date(word.trim_matches(|letter: char| !letter.is_ascii_digit()));
        // `12/10/2023`, or `12 octobre 2023` after `du` or `le`.
        words.filter(|word| word.contains('/')).find_map(of_word).or_else(|| {
            let after = ["publiee le ", " jo senat du ", " le ", " du "];
            after.iter().find_map(|label| codes::date(self.folded.rsplit_once(label)?.1))
        })
    }

    /// The page that it names.
    pub fn page(&self) -> Option<u32> {
        let (_, page) = self.folded.rsplit_once("page")?;
        let digits: String =
            page.trim_start_matches([' ', ':', '.']).chars().take_while(char::is_ascii_digit).collect();
        digits.parse().ok()
    }

    /// The ministry that it names.
    pub fn ministry(&self) -> Option<String> {
        let labels = ["reponse", "transmise"];
        let label = labels.iter().find(|label| self.folded.contains(*label))?;
        let articles =
            [" du ", " de la ", " de l'", " des ", " de ", " au ", " aux ", " a la ", " a l'", " a "];
        let (at, article) = articles
            .iter()
            .filter_map(|article| Some((self.folded.find(&format!("{label}{article}"))?, article)))
            .next()?;
        let start = self.origin.get(at + label.len() + article.len()).copied()?;
        let ministry = until(self.text.get(start..)?, &[" publiee", "(", " le ", " - "])?;
        let names = ["minist", "secreta", "delegue", "garde des sceaux"];
        names.iter().any(|name| fold(&ministry).contains(name)).then_some(ministry)
    }

    /// What follows the first of the `labels` that it holds.
    fn after(&self, labels: &[&str]) -> Option<&'t str> {
        let end = labels.iter().find_map(|label| Some(self.folded.find(label)? + label.len()))?;
        self.text.get(self.origin.get(end).copied()?..)
    }
}

/// The minister whom the opening of a question names: `ministre de l'intérieur`.
pub fn minister(text: &str) -> Option<String> {
    let mut end = text.len().min(500);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let opening = text.get(..end)?;
    let titles = [
        "ministre ",
        "Premier ministre",
        "Première ministre",
        "secrétaire d'État",
        "secrétaire d’État",
        "garde des sceaux",
    ];
    let start = titles.iter().filter_map(|title| opening.find(title)).min()?;
    let rest = opening.get(start..)?;
    let stops = [
        " sur ",
        " au sujet ",
        " à propos ",
        " quant ",
        " les termes ",
        " que ",
        " qu'",
        " de bien ",
        " de lui ",
        " s'il ",
        " si ",
        ". ",
        "; ",
        " : ",
    ];
    let stop = stops.iter().filter_map(|stop| rest.find(stop)).min()?;
    some(rest.get(..stop)?.trim_end_matches(','))
}

/// The number that follows `n°`.
fn number(folded: &str) -> Option<u32> {
    let (_, rest) = folded.split_once("n°").or_else(|| folded.split_once("nº"))?;
    let digits: String = rest.trim_start().chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}

/// The words of `text` before the first of `stops`, which are folded.
fn until(text: &str, stops: &[&str]) -> Option<String> {
    let line = text.lines().next()?;
    let rest = Line::of(line);
    let end = stops.iter().filter_map(|stop| rest.folded.find(stop)).min();
    let end = end.and_then(|end| rest.origin.get(end).copied()).unwrap_or(line.len());
    some(line.get(..end)?.trim_end_matches(['.', ':', ' ']))
}

fn some(words: &str) -> Option<String> {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    (!words.is_empty()).then_some(words)
}
