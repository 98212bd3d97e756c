//! The pages of the Assemblée: those of today (`section.question_answer`), and the old ones, whose fields
//! are elements of their own (`<QUEST>`, `<REP>`) and whose text has no accents.

use std::ops::Range;

use super::codes;
use crate::model::folding::fold;
use crate::model::question::{Chamber, Question};
use crate::read::builder::Text;
use crate::read::excerpt::Excerpt;
use crate::read::html::{self, Event, EventKind};
use crate::read::record::{Record, Section, Setting};

/// Whether `source` is a page of a question.
pub fn is_page(source: &str) -> bool {
    let is_old = || source.contains("<QUEST>") && source.contains("<NUM>");
    (source.contains("question_answer") && source.contains("question_header")) || is_old()
}

/// Reads a page of a question.
pub fn read(source: &str) -> Text {
    let page =
        Page { source, events: html::nest(html::tokens(&Excerpt::of(source, 0..source.len()))).events };
    let record = if source.contains("<QUEST>") { page.of_old() } else { page.of_today() };
    record.write(source)
}

struct Page<'a> {
    source: &'a str,
    events: Vec<Event>,
}

impl<'a> Page<'a> {
    fn of_today(&self) -> Record<'a> {
        let mut record = Record::default();
        let data = &mut record.data;
        data.chamber = Some(Chamber::AssembleeNationale);
        if let Some(legislature) = self.classed("question_legislature").next() {
            data.legislature = leading_number(&self.words(legislature));
        }
        if let Some(header) = self.classed("question_header").next() {
            let words = self.words(header.clone());
            data.kind = words.rfind("Question ").and_then(|at| codes::kind(words.get(at..)?));
            if let Some((_, rest)) = words.split_once("N° ") {
                data.number = leading_number(rest);
                record.number = self.found(header.clone(), &digits(rest));
                who(rest, data);
            }
            record.kind =
                self.texts(header).find(|(text, _)| codes::kind(text).is_some()).map(|(_, range)| range);
        }
        for class in ["question_col50", "question_col33"] {
            for range in self.classed(class) {
                self.labelled(range, &mut record);
            }
        }
        for dates in self.classed("question_publish_date") {
            for index in dates.clone().skip(1) {
                if let Some(EventKind::Enter(_, end)) = self.events.get(index).map(|event| &event.kind) {
                    dated(&self.words(index..*end), &mut record.data);
                }
            }
        }
        record.question = self.sections("question");
        record.answer = self.sections("answer");
        record
    }

    fn of_old(&self) -> Record<'a> {
        let words =
            |name: &str| self.field(name).map(|range| self.words(range)).filter(|words| !words.is_empty());
        let data = Question {
            chamber: Some(Chamber::AssembleeNationale),
            legislature: words("leg").and_then(|words| leading_number(&words)),
            number: words("num").and_then(|words| words.parse().ok()),
            kind: words("nat").and_then(|words| codes::kind(&words)),
            author: words("aut").map(|author| match words("civ") {
                Some(civility) => format!("{civility} {author}"),
                None => author,
            }),
            group: words("groupe"),
            constituency: words("dept"),
            heading: words("rub"),
            ministry_asked: words("mini"),
            ministry_assigned: words("mina"),
            asked: codes::publication(words("dpq").as_deref(), words("pgq").as_deref()),
            answered: codes::publication(words("dpr").as_deref(), words("pgrep").as_deref()),
            signalled: words("dsign").and_then(|words| codes::date(&words)),
            renewed: words("draps").and_then(|words| codes::date(&words)).into_iter().collect(),
            // The day, or the words that stand before it, are there only where it was withdrawn; its cause may be
            // the end of a mandate.
            closed: words("ret").or_else(|| words("dret")).and_then(|_| {
                let cause = words("cret").or_else(|| words("ret")).unwrap_or_default();
                codes::closing(&format!("retrait {cause}"), words("dret").as_deref())
            }),
            ..Question::default()
        };
        let mut record = Record { data, ..Record::default() };
        let excerpt = |name: &str| self.field(name).map(|range| self.excerpt(range));
        record.title = excerpt("ana").into_iter().collect();
        record.number = excerpt("num");
        record.kind = self.field("nat").map(|range| self.source_of(range));
        for (name, sections) in [("quest", &mut record.question), ("rep", &mut record.answer)] {
            if let Some(range) = self.field(name) {
                let heading =
                    self.texts(0..range.start).filter(|(text, _)| fold(text).contains("texte de la"));
                let heading =
                    heading.last().map_or_else(|| self.source_of(range.clone()), |(_, range)| range);
                sections.push(Section { heading, text: self.excerpt(range), setting: Setting::Html });
            }
        }
        record
    }

    /// The elements of a class, each by its events.
    fn classed(&self, class: &str) -> impl Iterator<Item = Range<usize>> {
        self.events.iter().enumerate().filter_map(move |(index, event)| match &event.kind {
            EventKind::Enter(tag, end) if tag.has_class(class) => Some(index..*end),
            _ => None,
        })
    }

    /// What stands between the tags of an element that HTML does not know.
    fn field(&self, name: &str) -> Option<Range<usize>> {
        let start = self
            .events
            .iter()
            .position(|event| matches!(&event.kind, EventKind::On(tag) if &*tag.name == name))?;
        let rest = self.events.get(start..)?;
        let length =
            rest.iter().position(|event| matches!(&event.kind, EventKind::Off(off) if &**off == name))?;
        Some(start + 1..start + length)
    }

    /// The parts of the page of a class. One inside another is a piece of it, not a part of its own.
    fn sections(&self, class: &str) -> Vec<Section<'a>> {
        let mut end = 0;
        let outer = self.classed(class).filter(|range| {
            let is_outer = range.start >= end;
            end = end.max(range.end);
            is_outer
        });
        outer.filter_map(|range| self.section(range)).collect()
    }

    /// A part of the page under its heading, without the forms that stand in it.
    fn section(&self, range: Range<usize>) -> Option<Section<'a>> {
        let mut heading = None;
        let mut text = Excerpt::default();
        let mut index = range.start + 1;
        while index < range.end {
            let event = self.events.get(index)?;
            index += 1;
            match &event.kind {
                EventKind::Enter(tag, end) if heading.is_none() && html::is_heading(&tag.name) => {
                    heading = Some(self.source_of(index..*end));
                    index = *end + 1;
                }
                EventKind::Enter(tag, end) if &*tag.name == "form" => index = *end + 1,
                _ => {
                    let raw = self.source.get(event.source.clone()).unwrap_or_default();
                    text.push(raw, event.source.clone(), true);
                }
            }
        }
        Some(Section {
            heading: heading.unwrap_or_else(|| self.source_of(range)),
            text,
            setting: Setting::Html,
        })
    }

    /// `Rubrique > enseignement`.
    fn labelled(&self, range: Range<usize>, record: &mut Record<'a>) {
        let words = self.words(range.clone());
        let Some((label, value)) = words.split_once('>') else { return };
        let value = value.trim();
        if value.is_empty() {
            return;
        }
        let own = || Some(value.to_owned());
        match fold(label).trim() {
            "ministere interroge" => record.data.ministry_asked = own(),
            "ministere attributaire" => record.data.ministry_assigned = own(),
            "rubrique" => record.data.heading = own(),
            "titre" | "analyse" => record.title = self.after_label(range).into_iter().collect(),
            _ => {}
        }
    }

    /// What follows the sign `>` of a label.
    fn after_label(&self, range: Range<usize>) -> Option<Excerpt<'a>> {
        let mut value = Excerpt::default();
        let mut is_value = false;
        for (text, source) in self.texts(range) {
            if is_value {
                value.push(self.source.get(source.clone())?, source, true);
            } else if let Some(at) = text.find('>') {
                is_value = true;
                let start = (source.start + at + 1).min(source.end);
                value.push(self.source.get(start..source.end)?, start..source.end, true);
            }
        }
        is_value.then_some(value)
    }

    fn texts(&self, range: Range<usize>) -> impl Iterator<Item = (&str, Range<usize>)> {
        self.events.get(range).unwrap_or_default().iter().filter_map(|event| match &event.kind {
            EventKind::Text(text, _) => Some((text.as_str(), event.source.clone())),
            _ => None,
        })
    }

    fn words(&self, range: Range<usize>) -> String {
        html::words(self.events.get(range).unwrap_or_default())
    }

    /// The place of `words` among the texts of `range`.
    fn found(&self, range: Range<usize>, words: &str) -> Option<Excerpt<'a>> {
        let (_, source) = self.texts(range).find(|(text, _)| !words.is_empty() && text.contains(words))?;
        let at = source.start + self.source.get(source.clone())?.find(words)?;
        Some(Excerpt::of(self.source, at..at + words.len()))
    }

    fn source_of(&self, range: Range<usize>) -> Range<usize> {
        let mut sources =
            self.events.get(range).unwrap_or_default().iter().filter(|event| !event.source.is_empty());
        let Some(first) = sources.next() else { return 0..0 };
        first.source.start..sources.next_back().unwrap_or(first).source.end
    }

    fn excerpt(&self, range: Range<usize>) -> Excerpt<'a> {
        Excerpt::of(self.source, self.source_of(range))
    }
}

/// `13641 de M. Hubert Brigand (Les Républicains - Côte-d'Or )`.
fn who(words: &str, data: &mut Question) {
    let Some((_, rest)) = words.split_once(" de ") else { return };
    let (author, rest) = rest.split_once('(').unwrap_or((rest, ""));
    data.author = some(author);
    let (inside, _) = rest.rsplit_once(')').unwrap_or((rest, ""));
    match inside.split_once(" - ") {
        Some((group, constituency)) => (data.group, data.constituency) = (some(group), some(constituency)),
        None => data.group = some(inside),
    }
}

/// `Question publiée au JO le : 12/12/2023 page : 11081`.
fn dated(words: &str, data: &mut Question) {
    let folded = fold(words);
    let Some((label, value)) = folded.split_once(':') else { return };
    let (day, page) = value.split_once("page").unwrap_or((value, ""));
    let page = page.trim_start_matches([' ', ':']);
    let publication = codes::publication(Some(day), Some(page));
    if label.contains("question publiee") {
        data.asked = publication.or(data.asked);
    } else if label.contains("reponse publiee") {
        data.answered = publication.or(data.answered);
    } else if label.contains("signalement") {
        data.signalled = codes::date(day).or(data.signalled);
    } else if label.contains("renouvellement") {
        data.renewed.extend(codes::date(day).filter(|day| !data.renewed.contains(day)));
    } else {
        data.closed = codes::closing(&folded, Some(day)).or(data.closed);
    }
}

fn some(words: &str) -> Option<String> {
    let words = words.trim();
    (!words.is_empty()).then(|| words.to_owned())
}

fn digits(words: &str) -> String {
    words.trim_start().chars().take_while(char::is_ascii_digit).collect()
}

fn leading_number<N: std::str::FromStr>(words: &str) -> Option<N> {
    digits(words).parse().ok()
}
