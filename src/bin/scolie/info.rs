//! `scolie info`.

use std::collections::BTreeSet;

use scolie::exchange::collecting::{Collected, Collecting};
use scolie::exchange::loose::{Out, object};
use scolie::exchange::sort::Sort;
use scolie::model::codebook::Slug;
use scolie::model::dossier::Dossier;
use scolie::model::identity::Stamp;
use scolie::model::progress::Job;

use super::arguments::Look;
use super::console::Console;
use super::failure::{FAULTS, Failure, IO};
use super::gather::shown;
use super::input::{self, Input};
use super::lines::Lines;
use super::record::{Kind, Records};
use super::stream;

/// What is in a file.
#[derive(Debug, Default)]
struct Content {
    file: String,
    sort: String,
    title: String,
    lines: Option<usize>,
    documents: usize,
    /// Claims that people make, or wrote down.
    claims: usize,
    /// Claims that only suggestions make.
    suggested_claims: usize,
    /// Passages of people.
    passages: usize,
    /// Passages that a program suggests.
    suggestions: usize,
    waiting: usize,
    links: usize,
    characters: usize,
    /// Earlier copies of texts that newer ones replaced.
    earlier: usize,
    kinds: BTreeSet<Slug>,
    /// What each document is called, with how many passages and suggestions it has.
    names: Vec<(String, usize, usize)>,
    /// What could not be read, in words.
    faults: Vec<String>,
}

/// Says what is in files.
pub fn run(asked: &Look, console: &Console) -> Result<(), Failure> {
    let inputs = input::find(&asked.inputs, "", console)?;
    let mut all = Vec::new();
    let (mut unread, mut faults) = (0, 0);
    for (index, input) in inputs.iter().enumerate() {
        console.progress(Job::Files, index, Some(inputs.len()));
        let content = match stream::of(input, &[], &Stamp::default(), console) {
            Ok(Some(records)) => lines(input, &records, console),
            Ok(None) => input.bytes(console).map(|bytes| whole(input, bytes, console)),
            Err(words) => Err(words),
        };
        match content {
            Err(words) => {
                console.complain(&words);
                unread += 1;
            }
            Ok(content) => {
                faults += content.faults.len();
                content.faults.iter().for_each(|words| console.fault(words));
                if asked.json {
                    all.push(content.json());
                } else {
                    console.print(&content.words(console))?;
                }
            }
        }
    }
    if asked.json {
        console.print(&object([("files", all.into())]).pretty())?;
    }
    let code = if unread > 0 { IO } else { FAULTS };
    if unread + faults > 0 { Err(Failure { code, words: String::new() }) } else { Ok(()) }
}

/// What is in a file that is read as a whole.
fn whole(input: &Input, bytes: Vec<u8>, console: &Console) -> Content {
    let mut collecting = Collecting::begin(Stamp::default(), &[]);
    collecting.take(&input.path, bytes);
    let Collected { dossier, report, faults, sorts, .. } = collecting.finish(|_, _| {});
    let mut sorts: Vec<String> = sorts.iter().map(|(_, sort)| called(*sort, console)).collect();
    sorts.dedup();
    let (messages, texts) = (console.messages, console.texts);
    let damaged = faults.iter().map(|(path, error)| (path, (messages.damage.file)(error)));
    let refused = report.refused.iter().map(|(path, own)| (path, (messages.opening.refusal)(own)));
    let faults = damaged.chain(refused).map(|(path, words)| (texts.at)(shown(path), &words)).collect();
    let mut content = Content {
        file: input.shown().to_owned(),
        sort: if sorts.is_empty() { texts.sort_unknown.to_owned() } else { sorts.join(", ") },
        title: dossier.about.title.clone(),
        faults,
        ..Content::default()
    };
    content.add(&dossier, true);
    content
}

/// What is in JSON Lines, counted line by line.
fn lines(input: &Input, records: &Records, console: &Console) -> Result<Content, String> {
    let texts = console.texts;
    let sort = match &records.kind {
        Kind::Questions(_) => called(Sort::Questions, console),
        Kind::Annotations(format) => called(Sort::Annotations(*format), console),
        Kind::Dossiers => called(Sort::Dossier, console),
    };
    let mut content = Content { file: input.shown().to_owned(), sort, ..Content::default() };
    let failed = |error| console.unreadable(input.shown(), &error);
    let mut lines = Lines::of(input, &(0..u64::MAX)).map_err(failed)?;
    let mut count = 0;
    while let Some(line) = lines.next(console).map_err(failed)? {
        count += 1;
        let read = line.text.as_ref().map_err(|words| (*words).to_owned()).and_then(|text| {
            let read = records.read(text, line.start);
            read.map_err(|trouble| stream::trouble_words(&trouble, console.messages, texts))
        });
        match read {
            Ok(record) => content.add(&record.dossier, false),
            Err(words) => {
                let place = (texts.at)(input.shown(), &line.place(console));
                content.faults.push((texts.at)(&place, &words));
            }
        }
        console.progress(Job::Questions, count, None);
    }
    content.lines = Some(count);
    Ok(content)
}

impl Content {
    /// Counts a dossier; `named` says that its documents are told one by one.
    fn add(&mut self, dossier: &Dossier, named: bool) {
        self.documents += dossier.documents.len();
        let suggested = dossier.suggested_claims().len();
        self.claims += dossier.claims.len() - suggested;
        self.suggested_claims += suggested;
        self.passages += dossier.passages.len() - dossier.passages.suggested();
        self.suggestions += dossier.passages.suggested();
        self.waiting += dossier.orphans.len();
        self.links += dossier.links.len();
        self.earlier += dossier.earlier.len();
        self.kinds.extend(dossier.claims.values().map(|claim| Slug::clone(&claim.kind)));
        for document in dossier.documents.values() {
            self.characters += document.text.chars().count();
            if named {
                let (name, title) = (dossier.name_of(document), dossier.title_of(document));
                let whole = if name == title { name } else { format!("{name} · {title}") };
                let suggested = dossier.passages.suggested_in(document.id);
                let own = dossier.passages.count_in(document.id) - suggested;
                self.names.push((whole, own, suggested));
            }
        }
    }

    fn words(&self, console: &Console) -> String {
        let texts = console.texts;
        let mut words = format!("{}\n", (texts.at)(&self.file, &self.sort));
        if !self.title.is_empty() {
            words.push_str(&format!("  {}\n", (texts.at)(texts.title, &self.title)));
        }
        let claims = (console.messages.arrival.claims)(self.claims, self.suggested_claims);
        let has_claims = self.claims + self.suggested_claims > 0;
        let counts: [Count; 7] = [
            (self.kinds.len(), texts.kinds),
            (self.passages, texts.passages),
            (self.suggestions, texts.suggestions),
            (self.waiting, texts.waiting),
            (self.links, texts.links),
            (self.earlier, texts.earlier),
            (self.characters, texts.characters),
        ];
        let counts = counts.into_iter().filter(|(count, _)| *count > 0).map(|(count, text)| text(count));
        let first = self.lines.map(texts.lines).into_iter().chain([(texts.documents)(self.documents)]);
        let first = first.chain(has_claims.then_some(claims));
        words.push_str(&format!("  {}\n", first.chain(counts).collect::<Vec<_>>().join(", ")));
        for (name, passages, suggestions) in &self.names {
            let suggested = (*suggestions > 0).then(|| (texts.suggestions)(*suggestions));
            let counts: Vec<String> = [(texts.passages)(*passages)].into_iter().chain(suggested).collect();
            words.push_str(&format!("  - {name} ({})\n", counts.join(", ")));
        }
        words
    }

    fn json(&self) -> Out {
        let document = |(name, passages, suggestions): &(String, usize, usize)| {
            let named = object([("name", (&**name).into()), ("passages", (*passages).into())]);
            named.with("suggestions", *suggestions)
        };
        let kinds: Vec<Out> = self.kinds.iter().map(|kind| Out::from(&**kind)).collect();
        let own = object([
            ("file", (&*self.file).into()),
            ("sort", (&*self.sort).into()),
            ("title", (&*self.title).into()),
            ("documents", self.documents.into()),
            ("claims", self.claims.into()),
            ("suggested_claims", self.suggested_claims.into()),
            ("passages", self.passages.into()),
            ("suggestions", self.suggestions.into()),
            ("waiting", self.waiting.into()),
            ("links", self.links.into()),
            ("earlier_texts", self.earlier.into()),
            ("characters", self.characters.into()),
            ("kinds", kinds.into()),
        ]);
        match self.lines {
            Some(lines) => own.with("lines", lines),
            None => own.with("questions", self.names.iter().map(document).collect::<Vec<Out>>()),
        }
    }
}

/// How many there are, and how that is said.
type Count = (usize, fn(usize) -> String);

/// What a sort of file is called.
fn called(sort: Sort, console: &Console) -> String {
    let texts = console.texts;
    match sort {
        Sort::Codebook => texts.sort_codebook.to_owned(),
        Sort::Dossier => texts.sort_dossier.to_owned(),
        Sort::Journals => texts.sort_journals.to_owned(),
        Sort::Questions => texts.sort_questions.to_owned(),
        Sort::Annotations(format) => (texts.sort_annotations)((console.messages.outgoing.name)(format)),
    }
}
