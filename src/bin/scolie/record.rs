//! A line of JSON Lines: a question, one with annotations, or a dossier. Each is a dossier of its own.

use std::rc::Rc;

use scolie::exchange::collecting::{Roles, blank, chosen, document_name, dossier_name};
use scolie::exchange::dossier::{self, FORMAT};
use scolie::exchange::placing::Placing;
use scolie::exchange::sort::Sort;
use scolie::exchange::{Error, formats};
use scolie::model::arrival::Landing;
use scolie::model::document::Warning;
use scolie::model::dossier::{About, Dossier};
use scolie::model::edit::Edit;
use scolie::model::identity::{Seed, Stamp};
use scolie::model::outgoing::Format;
use scolie::read::{self, Decoded, LineReader, MediaType};

/// What the lines of a file are.
pub enum Kind {
    /// Questions.
    Questions(LineReader),
    /// Texts with annotations, in a format of lines.
    Annotations(Format),
    /// Dossiers.
    Dossiers,
}

/// Reads the lines of a file.
pub struct Records {
    /// What they are.
    pub kind: Kind,
    name: String,
    base: Rc<Dossier>,
    seed: Seed,
}

/// What a line is.
pub struct Record {
    /// The dossier of its own.
    pub dossier: Rc<Dossier>,
    /// What the reader had to decide.
    pub warnings: Vec<Warning>,
    /// What became of its annotations.
    pub landings: Vec<Landing>,
}

/// Why a line is none.
pub enum Trouble {
    /// It is not such a record as the others.
    Other,
    /// There is no text in it.
    Empty,
    /// It is damaged.
    Damaged(Error),
}

impl Records {
    /// For the file `name` whose first line is `first`; nothing, where its lines are no records by themselves.
    pub fn of(name: &str, first: &str, roles: &Roles, stamp: &Stamp) -> Option<Self> {
        let name = name.rsplit('/').next().unwrap_or(name);
        let file =
            Decoded { text: first.to_owned(), media_type: Some(MediaType::Json), ..Decoded::default() };
        if !first.trim_start_matches('\u{feff}').trim_start().starts_with('{') {
            return None;
        }
        let glanced = || {
            let columns = read::glance(name, &file)?.columns;
            let tells = roles.iter().any(|(name, _)| columns.iter().any(|own| own.name == *name));
            tells.then(|| chosen(columns, roles))
        };
        let kind = match (Sort::of("", &file), glanced()) {
            (Sort::Questions | Sort::Dossier, Some(columns)) => {
                Kind::Questions(LineReader::of(name, first, Some(columns))?)
            }
            (Sort::Questions, None) => Kind::Questions(LineReader::of(name, first, None)?),
            (Sort::Annotations(format @ (Format::Doccano | Format::Prodigy | Format::Labelbuddy)), _) => {
                Kind::Annotations(format)
            }
            (Sort::Dossier, None) if first.contains(FORMAT) && dossier::import(first).is_ok() => {
                Kind::Dossiers
            }
            _ => return None,
        };
        let seed = Seed { stamp: stamp.clone(), random: [0; 10] };
        Some(Self { kind, name: name.to_owned(), base: Rc::new(blank(stamp)), seed })
    }

    /// The record that a line is, which begins at the byte `start` of the file.
    pub fn read(&self, line: &str, start: u64) -> Result<Record, Trouble> {
        match &self.kind {
            Kind::Questions(reader) => {
                let read = reader.read(line, start, document_name).ok_or(Trouble::Other)?;
                let (document, warnings) = read;
                if document.blocks.is_empty() {
                    return Err(Trouble::Empty);
                }
                let dossier = self.with(&Edit::AddDocuments(vec![Rc::new(document)]));
                Ok(Record { dossier, warnings, landings: Vec::new() })
            }
            Kind::Annotations(format) => {
                let foreign = formats::read(*format, &self.name, line).map_err(Trouble::Damaged)?;
                if foreign.texts.is_empty() && foreign.refused.is_empty() {
                    return Err(Trouble::Other);
                }
                let mut placing = Placing::begin(&self.base, &self.name, foreign, self.seed.stamp.clone());
                while placing.go_on() {}
                let arrival = placing.finish();
                let dossier = self.with(&Edit::TakeIn(arrival.additions));
                Ok(Record { dossier, warnings: Vec::new(), landings: arrival.landings })
            }
            Kind::Dossiers => {
                let dossier = dossier::import(line).map_err(Trouble::Damaged)?;
                Ok(Record { dossier: Rc::new(dossier), warnings: Vec::new(), landings: Vec::new() })
            }
        }
    }

    fn with(&self, edit: &Edit) -> Rc<Dossier> {
        let mut dossier = self.base.apply(&edit.plan(&self.base, &self.seed));
        dossier.about = Rc::new(About { id: dossier_name(&dossier), ..About::clone(&dossier.about) });
        Rc::new(dossier)
    }
}
