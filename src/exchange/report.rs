//! The report: what is known of each question, the table of facts, the links; to be printed.
//!
//! A page of HTML for A4 paper: heads of tables are repeated on each sheet, no row is broken. It opens in any
//! browser, without a script. The texts are not in it, only what is quoted of them; what a program suggests is
//! left out.

use super::hypertext::{self, attributes, escaped, lines};
use super::outgoing::{File, Gathered, Sheet, Writer, file_name};
use super::page::note::evidence;
use crate::lang::{Messages, said};
use crate::model::answer_time::answer_time;
use crate::model::claim::Claim;
use crate::model::datum::Datum;
use crate::model::dossier::Dossier;
use crate::model::language::Language;
use crate::model::outgoing::{Format, Loss};
use crate::model::question::Question;

/// What the report does not tell.
pub const LOSES: &[Loss] =
    &[Loss::Orphans, Loss::Places, Loss::Codebook, Loss::Stamps, Loss::Work, Loss::Texts, Loss::Suggestions];

const STYLE: &str = include_str!("report/style.css");

/// A writer of the report.
#[must_use]
pub fn writer(language: Language) -> Box<dyn Writer> {
    let messages = Messages::of(language);
    Box::new(Report { messages, questions: String::new(), passages: 0, quotes: Gathered::default() })
}

struct Report {
    messages: &'static Messages,
    questions: String,
    passages: usize,
    /// The quotes of each claim, with their sources, as HTML.
    quotes: Gathered<String>,
}

impl Writer for Report {
    fn document(&mut self, sheet: &Sheet<'_>) {
        self.question(sheet);
        let text = &sheet.document.text;
        for marked in sheet.passages() {
            let passage = marked.passage;
            let source = sheet.cited(Some(passage));
            self.passages += 1;
            let quotes = self.quotes.at(marked.claim.id);
            let quote = (self.messages.note.quoted)(&passage.spans.quote(text));
            let language = escaped(&sheet.document.language);
            quotes.extend(["<li><q lang=\"", &language, "\">", &escaped(&quote), "</q> "]);
            quotes.extend(["<cite lang=\"fr\">", &escaped(&source), "</cite>"]);
            if !passage.comment.is_empty() {
                quotes.extend(["<p class=\"comment\">", &lines(&passage.comment), "</p>"]);
            }
            quotes.push_str("</li>");
        }
    }

    fn finish(self: Box<Self>, dossier: &Dossier) -> Vec<File> {
        let texts = self.messages.people;
        let own = dossier.about.title.trim();
        let title = if own.is_empty() { texts.report } else { own };
        let mut page = hypertext::begin(title, STYLE, self.messages);
        let counts = (texts.counts)(dossier.documents.len(), dossier.claims.len(), self.passages, 0);
        page.extend([
            "<header class=\"top\">\n<p class=\"kicker\">",
            texts.report,
            "</p>\n<h1>",
            &escaped(title),
        ]);
        page.extend(["</h1>\n<p class=\"data\">", &counts, "</p>\n</header>\n<main>\n"]);
        page.extend([
            "<section class=\"questions\">\n<h2>",
            texts.contents,
            "</h2>\n",
            &self.questions,
            "</section>\n",
        ]);
        self.facts(dossier, &mut page);
        self.links(dossier, &mut page);
        page.push_str("</main>\n");
        hypertext::end(&mut page, self.messages);
        vec![File::text(file_name(dossier, Format::Report, ".html"), "text/html", page)]
    }
}

impl Report {
    /// What is known of a question.
    fn question(&mut self, sheet: &Sheet<'_>) {
        let name = sheet.question.short_name().map(|name| format!("<b>{}</b> ", escaped(&name)));
        let html = &mut self.questions;
        html.extend([
            "<section class=\"question\">\n<h3>",
            &name.unwrap_or_default(),
            &escaped(sheet.title),
            "</h3>\n",
        ]);
        let pairs = data(sheet.question, self.messages);
        if !pairs.is_empty() {
            html.push_str("<dl class=\"pairs\">\n");
            for (name, value) in pairs {
                html.extend(["<div><dt>", name, "</dt><dd>", &escaped(&value), "</dd></div>\n"]);
            }
            html.push_str("</dl>\n");
        }
        html.push_str("</section>\n");
    }

    /// A row for each claim.
    fn facts(&self, dossier: &Dossier, page: &mut String) {
        let texts = self.messages.people;
        page.extend(["<section class=\"facts\">\n<h2>", texts.facts, "</h2>\n"]);
        if dossier.claims.is_empty() {
            page.extend(["<p>", texts.no_claims, "</p>\n</section>\n"]);
            return;
        }
        let heads = [
            ("number", "n°"),
            ("claim", texts.claim),
            ("quotes", texts.where_said),
            ("status", texts.status),
            ("proof", texts.evidence),
        ];
        page.push_str("<table>\n<thead><tr>");
        for (class, head) in heads {
            page.extend(["<th scope=\"col\" class=\"", class, "\">", head, "</th>"]);
        }
        page.push_str("</tr></thead>\n<tbody>\n");
        for (number, claim) in (1..).zip(self.quotes.claims(dossier)) {
            self.fact(number, claim, dossier, page);
        }
        page.push_str("</tbody>\n</table>\n</section>\n");
    }

    fn fact(&self, number: usize, claim: &Claim, dossier: &Dossier, page: &mut String) {
        let messages = self.messages;
        let kind = hypertext::kind(&dossier.codebook, &claim.kind, messages);
        page.push_str(&format!(
            "<tr>\n<td class=\"number\">{number}</td>\n<th scope=\"row\">{}",
            escaped(&claim.label)
        ));
        page.extend(["<p>", &kind, "</p>"]);
        if !claim.note.is_empty() {
            page.extend(["<p class=\"comment\">", &lines(&claim.note), "</p>"]);
        }
        page.push_str("</th>\n<td>");
        match self.quotes.get(claim.id) {
            Some(quotes) => page.extend(["<ul class=\"quotes\">", quotes, "</ul>"]),
            None => page.extend(["<span class=\"nowhere\">", messages.people.nowhere, "</span>"]),
        }
        page.push_str("</td>\n<td><dl>");
        for (name, value) in attributes(claim, &dossier.codebook, messages) {
            page.extend(["<div><dt>", &name, "</dt><dd>", &value, "</dd></div>"]);
        }
        page.extend(["</dl></td>\n<td>", evidence(claim, messages).trim_end(), "</td>\n</tr>\n"]);
    }

    /// A row for each link.
    fn links(&self, dossier: &Dossier, page: &mut String) {
        let texts = self.messages.people;
        if dossier.links.is_empty() {
            return;
        }
        page.extend(["<section class=\"links\">\n<h2>", texts.links, "</h2>\n<table>\n<thead><tr>"]);
        for head in [texts.claim, texts.relation, texts.other_claim] {
            page.extend(["<th scope=\"col\">", head, "</th>"]);
        }
        page.push_str("</tr></thead>\n<tbody>\n");
        for link in dossier.links.values() {
            let (Some(from), Some(to)) = (dossier.claims.get(&link.from), dossier.claims.get(&link.to))
            else {
                continue;
            };
            let relation = said::relation(&link.kind, true, &dossier.codebook, self.messages);
            let cells = [from.label.as_str(), relation.as_str(), to.label.as_str()].map(escaped);
            page.extend(["<tr><td>", &cells.join("</td><td>"), "</td></tr>\n"]);
        }
        page.push_str("</tbody>\n</table>\n</section>\n");
    }
}

/// What is known of a question, each with its name; a page stands with its day.
fn data(question: &Question, messages: &Messages) -> Vec<(&'static str, String)> {
    let texts = messages.data;
    let stands_elsewhere = |datum: &Datum| {
        matches!(datum, Datum::Title | Datum::AskedPage | Datum::AnsweredPage | Datum::ClosedOn)
    };
    let data = Datum::ALL.iter().filter(|datum| !stands_elsewhere(datum));
    let mut pairs: Vec<(&'static str, String)> = data
        .filter_map(|datum| Some(((texts.datum)(*datum), said::datum(*datum, question, messages)?)))
        .collect();
    if question.is_of_a_chamber() {
        pairs.push((texts.status_row, (texts.status)(question.status()).to_owned()));
    }
    // How long a question waits depends on the day it is read; how long it waited does not.
    let time = question.answered.and_then(|answered| answer_time(question, answered.date));
    pairs.extend(
        time.map(|time| (texts.answer_time_row, (texts.answer_time)(time, &(messages.date)(time.due)))),
    );
    pairs
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::exchange::fixture::dossier;
    use crate::exchange::formats::{self, Options};
    use crate::read::Xml;

    fn written(dossier: Dossier, language: Language) -> String {
        let options = Options { language, ..Options::default() };
        let mut writing = formats::begin(Format::Report, &Rc::new(dossier), &options).unwrap();
        while writing.go_on() {}
        let (files, _) = writing.finish();
        String::from_utf8(files[0].content.clone()).unwrap()
    }

    #[test]
    fn every_claim_is_a_row_with_its_quotes_sources_status_and_evidence() {
        let report = written(dossier(), Language::French);
        assert_eq!(report.matches("<tr>\n<td class=\"number\">").count(), 5);
        assert_eq!(report.matches("<q lang").count(), 7, "the suggestion is left out");
        assert!(report.contains("QE n°\u{a0}3331") && report.contains("Aucun passage ne la porte."));
        assert!(report.contains("href=\"https://example.org/a?b=1&amp;c=2\""), "{report}");
        assert!(report.contains("appuie</td><td>=L’État; ou &quot;un&quot; autre"));
        assert!(Xml::scan(&report).is_some() && !report.contains("<script"));
    }

    #[test]
    fn what_is_known_of_a_question_stands_in_pairs() {
        let report = written(dossier(), Language::English);
        assert!(report.contains("<dt>Number</dt><dd>3331</dd>"), "{report}");
        assert!(report.contains("<dt>Legislature</dt><dd>17</dd>"));
        assert!(!report.contains("<dd></dd>"));
    }
}
