//! The texts of the interface, in French and English. A missing text does not compile.
//!
//! French typography is in the texts: U+202F before `; ! ?`, U+00A0 before `:`.

pub mod ago;
pub mod arrival;
#[cfg(feature = "cli")]
pub mod cli;
pub mod codebook;
pub mod columns;
pub mod damage;
pub mod data;
mod en;
pub mod file_copy;
pub mod following;
mod fr;
pub mod fulltext;
pub mod history;
pub mod incoming;
pub mod keeping;
pub mod keys;
pub mod listing;
pub mod note;
mod number;
pub mod occurrences;
pub mod opening;
pub mod outgoing;
pub mod pairing;
mod parser;
pub mod parts;
pub mod people;
pub mod picks;
pub mod progress;
pub mod replacing;
pub mod roster;
pub mod said;
pub mod shelf;
pub mod table;
pub mod when;

use crate::model::change::Act;
use crate::model::codebook::Bilingual;
use crate::model::command::{Command, Group};
use crate::model::date::Date;
use crate::model::document::Warning;
use crate::model::language::Language;
use crate::model::workspace::Theme;

/// Every text of the interface in one language.
#[expect(missing_docs, reason = "each is the text of its name")]
pub struct Messages {
    pub language: Language,
    pub tagline: &'static str,
    pub drop_here: &'static str,
    pub document: &'static str,
    pub notes: &'static str,
    pub questions: &'static str,
    pub claims: &'static str,
    pub no_claims: &'static str,
    pub passages_here: &'static str,
    pub edge_start: &'static str,
    pub edge_end: &'static str,
    pub add_to: fn(&str) -> String,
    pub tag_the_passage: &'static str,
    pub claim: &'static str,
    pub claim_field: &'static str,
    pub kind: &'static str,
    pub label: &'static str,
    pub comment: &'static str,
    pub comment_field: &'static str,
    pub attach: &'static str,
    pub export: &'static str,
    pub export_menu: &'static str,
    pub dossier_json: &'static str,
    pub codebook_json: &'static str,
    pub close: &'static str,
    pub open_question: &'static str,
    pub commands: &'static str,
    pub search_command: &'static str,
    pub paste_field: &'static str,
    pub read_it: &'static str,
    pub dossiers: &'static str,
    pub untitled: &'static str,
    pub dossier_title: &'static str,
    pub saved: &'static str,
    pub renewable: &'static str,
    pub renewable_later: &'static str,
    pub later: &'static str,
    pub saving: &'static str,
    pub starting: &'static str,
    pub all_commands: &'static str,
    pub places: &'static str,
    pub history_place: &'static history::Texts,
    pub codebook: &'static codebook::Texts,
    pub incoming: &'static incoming::Texts,
    pub file_copy: &'static file_copy::Texts,
    pub following: &'static following::Texts,
    pub fulltext: &'static fulltext::Texts,
    pub occurrences: &'static occurrences::Texts,
    pub opening: &'static opening::Texts,
    pub note: &'static note::Texts,
    pub pairing: &'static pairing::Texts,
    pub parts: &'static parts::Texts,
    pub keeping: &'static keeping::Texts,
    pub listing: &'static listing::Texts,
    pub shelf: &'static shelf::Texts,
    pub picks: &'static picks::Texts,
    pub roster: &'static roster::Texts,
    pub keys: &'static keys::Texts,
    pub progress: &'static progress::Texts,
    pub replacing: &'static replacing::Texts,
    pub table: &'static table::Texts,
    pub outgoing: &'static outgoing::Texts,
    pub arrival: &'static arrival::Texts,
    pub damage: &'static damage::Texts,
    pub data: &'static data::Texts,
    pub people: &'static people::Texts,
    pub command: fn(Command) -> &'static str,
    pub group: fn(Group) -> &'static str,
    pub act: fn(Act) -> &'static str,
    pub done: fn(&str) -> String,
    pub undone: fn(&str) -> String,
    pub redone: fn(&str) -> String,
    pub undo: fn(&str) -> String,
    pub redo: fn(&str) -> String,
    pub passages: fn(usize) -> String,
    pub claim_count: fn(usize) -> String,
    pub new_claim: fn(&str) -> String,
    pub theme: fn(Theme) -> &'static str,
    pub warning: fn(Warning) -> &'static str,
    pub damaged: fn(usize) -> String,
    pub date: fn(Date) -> String,
    pub gazette: fn(&str, Option<u32>) -> String,
}

impl Messages {
    /// The texts in `language`.
    #[must_use]
    pub fn of(language: Language) -> &'static Self {
        match language {
            Language::French => &fr::MESSAGES,
            Language::English => &en::MESSAGES,
        }
    }

    /// A text of the codebook.
    #[must_use]
    pub fn get<'a>(&self, text: &'a Bilingual) -> &'a str {
        text.get(self.language)
    }
}

impl PartialEq for Messages {
    fn eq(&self, other: &Self) -> bool {
        self.language == other.language
    }
}
