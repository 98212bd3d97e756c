//! Formats: how dossiers leave the program and come back, one file for each.
//!
//! The only place where anything is serialised. What comes in is checked to the last offset: an error
//! names the place, and nothing is taken in by half.

pub mod archive;
pub mod argdown;
mod beside;
pub mod brat;
pub mod canary;
pub mod cas;
#[cfg(feature = "cli")]
pub mod checking;
pub mod claim_review;
pub mod codebook;
pub mod collecting;
mod colour;
pub mod commonmark;
pub mod doccano;
mod docket;
mod document;
pub mod dossier;
mod error;
pub mod file_copy;
#[cfg(test)]
pub(crate) mod fixture;
pub mod foreign;
pub mod formats;
pub mod front;
mod hypertext;
pub mod hypothesis;
pub mod iob;
pub mod journal;
#[cfg(test)]
mod judged;
pub mod label_studio;
pub mod labelbuddy;
mod layer;
mod lines;
pub mod loose;
mod markup;
mod moment;
pub mod offsets;
mod orphan;
pub mod outgoing;
pub mod page;
mod place;
pub mod placing;
pub mod prodigy;
pub mod pubannotation;
mod question;
pub mod recogito;
mod records;
pub mod recovery;
pub mod refi;
pub mod report;
#[cfg(test)]
mod returned;
#[cfg(test)]
mod schema;
mod shape;
pub mod shelf;
pub mod snapshot;
pub mod sort;
mod source;
pub mod table;
mod tokens;
mod value;
pub mod web_annotation;
pub mod webanno;
pub mod work;

pub use self::codebook::default_codebook;
pub use self::error::{Error, Problem};
