//! Reads projects and codebooks.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::codes::{Code, Codes};
use super::said::Description;
use super::{CODEBOOK, CONTINUED, ORIGIN, PROJECT, data, read_guid};
use crate::exchange::archive::Entry;
use crate::exchange::error::{Error, Lack, Problem};
use crate::exchange::foreign::{Extract, Foreign, Item, Statement, Text, Tie};
use crate::exchange::lines::Lines;
use crate::exchange::moment;
use crate::exchange::offsets::Unit;
use crate::exchange::work::turn;
use crate::model::claim::Suggestion;
use crate::model::file_place::FilePlace;
use crate::model::identity::{Moment, Stamp};
use crate::model::outgoing::Format;
use crate::model::question::Question;
use crate::model::sorted;
use crate::read::{Element, Xml};

/// How much of a file tells what it is, in bytes.
const HEAD: usize = 4096;
/// What the project is called inside its archive.
const FILE: &str = "project.qde";
/// Selections of what is no text.
const OTHER_SELECTIONS: [&str; 4] = ["pdfselection", "pictureselection", "audioselection", "videoselection"];

/// Whether the files of an archive are a project.
#[must_use]
pub fn recognise(files: &[Entry]) -> bool {
    project_of(files).is_some()
}

/// Whether a text is a codebook by itself.
#[must_use]
pub fn recognise_codebook(text: &str) -> bool {
    head(text).contains(CODEBOOK)
}

fn head(text: &str) -> &str {
    let end = (0..=HEAD.min(text.len())).rev().find(|end| text.is_char_boundary(*end));
    text.get(..end.unwrap_or_default()).unwrap_or_default()
}

fn project_of(files: &[Entry]) -> Option<&Entry> {
    let is_project = |file: &&Entry| {
        let bytes = file.content.get(..HEAD.min(file.content.len())).unwrap_or_default();
        file.name.to_lowercase().ends_with(".qde") && String::from_utf8_lossy(bytes).contains(PROJECT)
    };
    files.iter().find(is_project)
}

/// Reads a project from the files of its archive.
///
/// # Errors
///
/// Where there is no project among them, or it is cut off.
pub async fn read(files: &[Entry]) -> Result<Foreign, Error> {
    let file = project_of(files).ok_or_else(|| Error::new("ZIP", Problem::Unknown(FILE.to_owned())))?;
    let text = file.text().ok_or_else(|| Error::new(FilePlace::default().in_file(FILE), Problem::NotUtf8))?;
    let xml = scan(text, FILE)?;
    let root = root(&xml, text, "project", FILE)?;
    let lines = Lines::of(text);
    let mut foreign = Foreign::new(Format::Refi);
    let files = Files::new(files);
    let notes: BTreeMap<Uuid, String> =
        sorted::map(xml.named("note").filter_map(|note| Some((guid_of(note)?, note_text(note, &files)))));
    let noted = |element: Element<'_, '_>| noted(element, &notes);
    let mut codes = Codes::new(&mut foreign, &lines, FILE);
    if let Some(tree) = root.child("codebook").and_then(|codebook| codebook.child("codes")) {
        codes.read(tree, &noted);
    }
    let codes = codes.found;
    let named = |name: &'static str| {
        let name_of =
            |element: Element<'_, '_>| Some((guid_of(element)?, element.attribute("name")?.to_owned()));
        sorted::map(xml.named(name).filter_map(name_of))
    };
    let is_continued = |link: &Element<'_, '_>| link.attribute("name") == Some(CONTINUED);
    let continued = xml.named("link").filter(is_continued);
    let continued = sorted::map(continued.filter_map(|link| ends_of(link).map(|(from, to)| (to, from))));
    let is_ours = root.attribute("origin").is_some_and(|origin| origin.starts_with(ORIGIN));
    let mut reading = Reading {
        foreign,
        is_ours,
        codes,
        users: named("user"),
        variables: named("variable"),
        continued,
        selections: BTreeMap::new(),
        keys: BTreeSet::new(),
        lines,
    };
    let sources = ["textsource", "representation", "transcript"];
    for source in sources.into_iter().flat_map(|name| xml.named(name)) {
        turn().await;
        reading.source(source, &files, &noted);
    }
    for selection in OTHER_SELECTIONS.into_iter().flat_map(|name| xml.named(name)) {
        let problem = Problem::Lacks(Lack::Text);
        reading.refuse(selection, problem);
    }
    xml.named("link").filter(|link| !is_continued(link)).for_each(|link| reading.link(link));
    Ok(reading.foreign)
}

/// Reads a codebook: its codes are kinds.
///
/// # Errors
///
/// Where it is none, or is cut off.
pub fn read_codebook(text: &str) -> Result<Foreign, Error> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let xml = scan(text, "")?;
    let root = root(&xml, text, "codebook", "")?;
    let mut foreign = Foreign::new(Format::RefiCodebook);
    let lines = Lines::of(text);
    if let Some(tree) = root.child("codes") {
        let mut codes = Codes::new(&mut foreign, &lines, "");
        codes.read(tree, &|code| noted(code, &BTreeMap::new()));
    }
    Ok(foreign)
}

/// The beginning of a file.
fn at(file: &str) -> FilePlace {
    FilePlace::line(1).in_file(file)
}

fn scan<'a>(text: &'a str, place: &str) -> Result<Xml<'a>, Error> {
    Xml::scan(text).ok_or_else(|| Error::new(at(place), Problem::Lacks(Lack::Element(String::new()))))
}

/// The root, which must be closed: what is cut off is not read by half.
fn root<'x, 'a>(xml: &'x Xml<'a>, text: &str, name: &str, place: &str) -> Result<Element<'x, 'a>, Error> {
    let found = xml.named(name).next();
    let found = found.ok_or_else(|| Error::new(at(place), Problem::Lacks(Lack::Element(name.to_owned()))))?;
    let whole = text.get(found.range()).unwrap_or_default().trim_end().to_ascii_lowercase();
    let is_closed =
        whole.strip_suffix('>').map(str::trim_end).is_some_and(|open| open.ends_with(&format!("</{name}")));
    if !is_closed {
        let line = Lines::of(text).at(text.len());
        return Err(Error::new(FilePlace::line(line).in_file(place), Problem::CutOff));
    }
    Ok(found)
}

fn guid_of(element: Element<'_, '_>) -> Option<Uuid> {
    element.attribute("guid").and_then(read_guid)
}

fn ends_of(link: Element<'_, '_>) -> Option<(Uuid, Uuid)> {
    let end = |name: &str| link.attribute(name).and_then(read_guid);
    Some((end("originguid")?, end("targetguid")?))
}

/// What the description of an element says, and the notes that it refers to.
fn noted(element: Element<'_, '_>, notes: &BTreeMap<Uuid, String>) -> String {
    let own = element.child("description").map(|own| own.text().text().to_owned());
    let guids = element.children("noteref").filter_map(|note| read_guid(note.attribute("targetguid")?));
    let texts = guids.filter_map(|guid| notes.get(&guid).cloned());
    let texts: Vec<String> = own.into_iter().chain(texts).filter(|text| !text.is_empty()).collect();
    texts.join("\n\n")
}

fn note_text(note: Element<'_, '_>, files: &Files<'_>) -> String {
    let described = note.child("description").map(|own| own.text().text().to_owned());
    files.words(note).or(described).unwrap_or_default()
}

/// The files of an archive by their names, folders and case left out: programs spell them differently.
struct Files<'a>(BTreeMap<String, &'a Entry>);

impl<'a> Files<'a> {
    fn new(files: &'a [Entry]) -> Self {
        Self(sorted::map(files.iter().map(|file| (base_name(&file.name), file))))
    }

    /// The plain text of a source or note.
    fn words(&self, element: Element<'_, '_>) -> Option<String> {
        let content = element.child("plaintextcontent").map(|content| content.text().text().to_owned());
        let path = element.attribute("plaintextpath");
        content.or_else(|| Some(self.0.get(&base_name(path?))?.text()?.to_owned()))
    }
}

fn base_name(path: &str) -> String {
    path.rsplit(['/', '\\']).next().unwrap_or_default().to_lowercase()
}

/// A project that is being read.
struct Reading {
    foreign: Foreign,
    is_ours: bool,
    codes: BTreeMap<Uuid, Code>,
    users: BTreeMap<Uuid, String>,
    variables: BTreeMap<Uuid, String>,
    /// The selection that each one continues.
    continued: BTreeMap<Uuid, Uuid>,
    /// The items that each selection became, with the text and the code of each.
    selections: BTreeMap<Uuid, Vec<(usize, Uuid, usize)>>,
    keys: BTreeSet<String>,
    lines: Lines,
}

impl Reading {
    fn place(&self, element: Element<'_, '_>) -> FilePlace {
        FilePlace::line(self.lines.at(element.tag_range().start)).in_file(FILE)
    }

    fn refuse(&mut self, element: Element<'_, '_>, problem: Problem) {
        self.foreign.refused.push((self.place(element), problem));
    }

    fn source(
        &mut self,
        source: Element<'_, '_>,
        files: &Files<'_>,
        noted: &dyn Fn(Element<'_, '_>) -> String,
    ) {
        let text = self.foreign.texts.len();
        let words = files.words(source);
        if words.is_none() && source.child("plaintextselection").is_none() {
            return;
        }
        let name = source.attribute("name").unwrap_or_default().to_owned();
        for selection in source.children("plaintextselection") {
            self.selection(selection, text, words.as_deref(), noted);
        }
        let question = self.question(source);
        let id = guid_of(source).filter(|_| self.is_ours);
        let title = Some(name.clone()).filter(|name| !name.is_empty());
        self.foreign.texts.push(Text { id, name, title, words, question, ..Text::default() });
    }

    fn question(&mut self, source: Element<'_, '_>) -> Question {
        let mut said = BTreeMap::new();
        for value in source.children("variablevalue") {
            let of = value.child("variableref").and_then(|of| read_guid(of.attribute("targetguid")?));
            let name = of.and_then(|of| self.variables.get(&of)).cloned();
            let kinds = ["textvalue", "integervalue", "datevalue"];
            let text =
                kinds.iter().find_map(|kind| value.child(kind)).map(|text| text.text().text().to_owned());
            said.extend(name.zip(text));
        }
        match data::read(&said, "") {
            Ok(question) => question,
            // Variables of another program may be called like ours.
            Err(_) if !self.is_ours => Question::default(),
            Err(error) => {
                let place = self.place(source).within(error.place().path());
                self.foreign.refused.push((place, error.problem().clone()));
                Question::default()
            }
        }
    }

    fn selection(
        &mut self,
        selection: Element<'_, '_>,
        text: usize,
        words: Option<&str>,
        noted: &dyn Fn(Element<'_, '_>) -> String,
    ) {
        let position = |name: &str| selection.attribute(name).and_then(|at| at.trim().parse::<u32>().ok());
        let (Some(start), Some(end)) = (position("startposition"), position("endposition")) else {
            return self.refuse(selection, Problem::Lacks(Lack::Position));
        };
        if start >= end {
            return self.refuse(selection, Problem::Empty);
        }
        let Some(guid) = guid_of(selection) else {
            let name = selection.attribute("guid").unwrap_or_default().to_owned();
            return self.refuse(selection, Problem::Name(name));
        };
        // The name is the words in some programs, their beginning or anything else in others.
        let is_quote = |name: &&str| {
            !self.is_ours
                && u32::try_from(name.chars().count()).is_ok_and(|length| length == end - start)
                && words.is_some_and(|words| words.contains(*name))
        };
        let extract = Extract {
            position: Some((start, end)),
            quote: selection.attribute("name").filter(is_quote).map(str::to_owned),
            unit: self.is_ours.then_some(Unit::CodePoints),
            ..Extract::default()
        };
        let codings: Vec<Element<'_, '_>> = selection.children("coding").collect();
        if codings.is_empty() {
            return self.refuse(selection, Problem::Lacks(Lack::Code));
        }
        let said = Description::of(&noted(selection));
        for coding in &codings {
            let code = coding.child("coderef").and_then(|code| read_guid(code.attribute("targetguid")?));
            let Some((code, found)) = code.and_then(|code| Some((code, self.codes.get(&code)?.clone())))
            else {
                let name = code.map(|code| code.to_string()).unwrap_or_default();
                self.refuse(*coding, Problem::Unknown(name));
                continue;
            };
            if let Some(item) = self.begun(text, guid, code) {
                if let Some(begun) = self.foreign.items.get_mut(item) {
                    begun.extracts.push(extract.clone());
                }
                self.selections.entry(guid).or_default().push((text, code, item));
                continue;
            }
            let made = self.stamp(*coding, ["creatinguser", "creationdatetime"]);
            let made = made.or_else(|| self.stamp(selection, ["creatinguser", "creationdatetime"]));
            let changed = self.stamp(selection, ["modifyinguser", "modifieddatetime"]);
            let (made, changed) = (made.clone().unwrap_or_default(), changed.or(made).unwrap_or_default());
            let place = self.place(selection);
            let key = if codings.len() == 1 { guid.to_string() } else { format!("{guid}/{code}") };
            let key = if self.keys.insert(key.clone()) { key } else { format!("{key}@{place}") };
            let claim = match found {
                Code::Claim(claim) => claim,
                Code::Kind(kind) => {
                    let (made, changed, key) = (made.clone(), changed.clone(), key.clone());
                    self.foreign.claims.push(Statement { key, kind, made, changed, ..Statement::default() });
                    self.foreign.claims.len() - 1
                }
            };
            self.selections.entry(guid).or_default().push((text, code, self.foreign.items.len()));
            self.foreign.items.push(Item {
                key,
                place,
                id: (self.is_ours && codings.len() == 1).then_some(guid),
                text,
                claim,
                extracts: vec![extract.clone()],
                comment: said.words.clone(),
                made,
                changed,
                suggestion: said.get("suggested by").map(|by| Suggestion {
                    by: if by == "?" { String::new() } else { by },
                    score: said.get("score").unwrap_or_default(),
                }),
            });
        }
    }

    /// The item that a selection continues.
    fn begun(&self, text: usize, guid: Uuid, code: Uuid) -> Option<usize> {
        let before = self.continued.get(&guid)?;
        let items = self.selections.get(before)?;
        items.iter().find(|(own_text, own, _)| (*own_text, *own) == (text, code)).map(|(.., item)| *item)
    }

    fn stamp(&self, element: Element<'_, '_>, [by, at]: [&str; 2]) -> Option<Stamp> {
        let by = element.attribute(by).and_then(read_guid).and_then(|guid| self.users.get(&guid));
        let at = element.attribute(at).and_then(|at| {
            let whole = moment::of(at);
            // Some programs leave the zone out.
            whole.or_else(|| moment::of(&format!("{at}Z")))
        });
        (by.is_some() || at.is_some())
            .then(|| Stamp { by: by.cloned().unwrap_or_default(), at: at.unwrap_or(Moment(0)) })
    }

    fn link(&mut self, link: Element<'_, '_>) {
        let Some((from, to)) = ends_of(link) else {
            return self.refuse(link, Problem::Lacks(Lack::Ends));
        };
        let (Some(from_claim), Some(to_claim)) = (self.claim_of(from), self.claim_of(to)) else {
            let unknown = if self.claim_of(from).is_some() { to } else { from };
            return self.refuse(link, Problem::Unknown(unknown.to_string()));
        };
        let name = link.attribute("name").unwrap_or_default();
        let bracketed = name.strip_suffix(')').and_then(|name| name.rsplit_once('('));
        let kind = bracketed.filter(|_| self.is_ours).map_or(name, |(_, kind)| kind).to_owned();
        let id = guid_of(link).filter(|_| self.is_ours);
        let key = guid_of(link).map_or_else(|| format!("{from}/{to}/{name}"), |guid| guid.to_string());
        self.foreign.links.push(Tie { key, id, kind, from: from_claim, to: to_claim, ..Tie::default() });
    }

    /// The claim that a code is, or that a selection makes.
    fn claim_of(&self, guid: Uuid) -> Option<usize> {
        if let Some(Code::Claim(claim)) = self.codes.get(&guid) {
            return Some(*claim);
        }
        let (.., item) = self.selections.get(&guid)?.first()?;
        self.foreign.items.get(*item).map(|item| item.claim)
    }
}
