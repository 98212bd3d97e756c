//! Reads the tree of codes: which of them are kinds, and which are claims.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::read_guid;
use super::said::Description;
use crate::exchange::error::Problem;
use crate::exchange::foreign::{Foreign, Sort, Statement};
use crate::exchange::lines::Lines;
use crate::exchange::moment;
use crate::model::codebook::Bilingual;
use crate::model::file_place::FilePlace;
use crate::model::identity::{Moment, Stamp};
use crate::model::sorted;
use crate::read::Element;

/// What a code is.
#[derive(Debug, Clone)]
pub enum Code {
    /// A kind, by its name.
    Kind(String),
    /// The claim of that number.
    Claim(usize),
}

/// Reads codes.
pub struct Codes<'a> {
    /// What each of them is.
    pub found: BTreeMap<Uuid, Code>,
    foreign: &'a mut Foreign,
    names: BTreeSet<String>,
    lines: &'a Lines,
    file: &'a str,
}

/// The code that others stand below.
#[derive(Debug, Clone, Copy, Default)]
struct Above<'a> {
    kind: Option<&'a str>,
    /// Whether it is a kind of ours.
    ours: bool,
}

impl<'a> Codes<'a> {
    /// A reader of codes of a file.
    pub fn new(foreign: &'a mut Foreign, lines: &'a Lines, file: &'a str) -> Self {
        Self { found: BTreeMap::new(), foreign, names: BTreeSet::new(), lines, file }
    }

    /// Reads all codes in `codes`; `notes` tells what is noted of an element.
    pub fn read(&mut self, codes: Element<'_, '_>, notes: &dyn Fn(Element<'_, '_>) -> String) {
        self.below(codes, Above::default(), notes);
    }

    // It calls itself no deeper than XML is scanned.
    fn below(
        &mut self,
        element: Element<'_, '_>,
        above: Above<'_>,
        notes: &dyn Fn(Element<'_, '_>) -> String,
    ) {
        for code in element.children("code") {
            let text = notes(code);
            let said = Description::of(&text);
            let name = code.attribute("name").unwrap_or_default();
            let place = || FilePlace::line(self.lines.at(code.tag_range().start)).in_file(self.file);
            let Some(guid) = code.attribute("guid").and_then(read_guid) else {
                let guid = code.attribute("guid").unwrap_or_default().to_owned();
                self.foreign.refused.push((place(), Problem::Name(guid)));
                continue;
            };
            if self.found.contains_key(&guid) {
                self.foreign.refused.push((place(), Problem::Duplicate(guid.to_string())));
                continue;
            }
            let is_leaf = code.child("code").is_none();
            let is_ours = said.get("kind").is_some();
            if let Some(slug) = said.get("kind") {
                self.kind(guid, slug, name, &said, above, code.attribute("color"));
            } else if said.get("claim").is_some() || (above.ours && is_leaf) {
                self.found.insert(guid, Code::Claim(self.foreign.claims.len()));
                self.foreign.claims.push(statement(guid, name, said, above));
            } else {
                self.kind(guid, self.unused(name, above), name, &said, above, code.attribute("color"));
            }
            let (kind, ours) = match self.found.get(&guid) {
                Some(Code::Kind(kind)) => (Some(kind.clone()), is_ours),
                _ => (above.kind.map(str::to_owned), above.ours),
            };
            self.below(code, Above { kind: kind.as_deref(), ours }, notes);
        }
    }

    fn kind(
        &mut self,
        guid: Uuid,
        slug: String,
        name: &str,
        said: &Description,
        above: Above<'_>,
        color: Option<&str>,
    ) {
        let own = |language: &str| said.get(language).unwrap_or_default();
        let name = said.get("label").unwrap_or_else(|| name.to_owned());
        let (label, definition) = if said.get("language").as_deref() == Some("en") {
            let fr = own("definition fr");
            (Bilingual { fr: String::new(), en: name.clone() }, Bilingual { fr, en: said.words.clone() })
        } else {
            let en = own("definition en");
            (Bilingual { fr: name.clone(), en: own("en") }, Bilingual { fr: said.words.clone(), en })
        };
        // A kind that is only named is no news.
        let is_described = said.get("kind").is_none() || name != slug || definition != Bilingual::default();
        if is_described && self.names.insert(slug.clone()) {
            let (parent, color) = (above.kind.map(str::to_owned), color.map(str::to_owned));
            self.foreign.kinds.push(Sort { name: slug.clone(), label, definition, parent, color });
        }
        self.found.insert(guid, Code::Kind(slug));
    }

    /// The name of a code that is none of ours: with the one above it, where another has the same.
    fn unused(&self, name: &str, above: Above<'_>) -> String {
        let name = if name.is_empty() { "?" } else { name };
        let whole = above.kind.map_or_else(|| name.to_owned(), |kind| format!("{kind} / {name}"));
        let numbered = (2_u32..).map(|number| format!("{whole} ({number})"));
        let mut names = [name.to_owned(), whole.clone()].into_iter().chain(numbered);
        names.find(|name| !self.names.contains(name)).unwrap_or_default()
    }
}

fn statement(guid: Uuid, name: &str, said: Description, above: Above<'_>) -> Statement {
    let stamp = |name: &str| Stamp {
        by: said.get(&format!("{name} by")).unwrap_or_default(),
        at: said.get(name).and_then(|at| moment::of(&at)).unwrap_or(Moment(0)),
    };
    Statement {
        key: guid.to_string(),
        id: said.get("claim").and_then(|id| read_guid(&id)),
        label: Some(said.get("label").unwrap_or_else(|| name.to_owned())),
        kind: above.kind.unwrap_or_default().to_owned(),
        attributes: sorted::map(said.attributes().map(|(name, value)| (name.into(), value))),
        made: stamp("made"),
        changed: stamp("changed"),
        note: said.words,
    }
}
