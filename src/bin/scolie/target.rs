//! What can be written.

use scolie::lang::Messages;
use scolie::lang::cli::texts;
use scolie::model::outgoing::Format;

/// A format to be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// One that the application writes too.
    Format(Format),
    /// Dossiers, one a line.
    Dossiers,
}

/// What dossiers on lines are called.
const DOSSIERS: &str = "scolie-lines";

impl Target {
    /// All of them, in the order in which they are listed.
    pub fn all() -> impl Iterator<Item = Self> {
        let formats = Format::ALL.into_iter().filter(|format| format.is_written()).map(Self::Format);
        formats.flat_map(|own| {
            let lines = (own == Self::Format(Format::Dossier)).then_some(Self::Dossiers);
            std::iter::once(own).chain(lines)
        })
    }

    /// The one of that name.
    pub fn named(name: &str) -> Option<Self> {
        let name = match name {
            "dossier" => "scolie",
            "csv" => "passages",
            other => other,
        };
        Self::all().find(|own| own.name() == name)
    }

    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Format(format) => format.name(),
            Self::Dossiers => DOSSIERS,
        }
    }

    /// The format of the application that it is, or that each of its lines is.
    pub fn format(self) -> Format {
        match self {
            Self::Format(format) => format,
            Self::Dossiers => Format::Dossier,
        }
    }

    /// What it is for.
    pub fn about(self, messages: &Messages) -> &'static str {
        match (self, messages.language) {
            (Self::Format(format), _) => (messages.outgoing.about)(format),
            (Self::Dossiers, language) => texts(language).dossiers,
        }
    }

    /// Whether it can be written line by line, each question by itself.
    pub fn is_lines(self) -> bool {
        let lines = [Format::Doccano, Format::Prodigy, Format::Passages].map(Self::Format);
        self == Self::Dossiers || lines.contains(&self)
    }

    /// Whether the first of its files says it all: the others make the labels of a project.
    pub fn leads(self) -> bool {
        self == Self::Format(Format::Doccano)
    }
}
