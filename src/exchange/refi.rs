//! REFI-QDA: a project (QDPX) and a codebook (QDC), for MAXQDA, ATLAS.ti, NVivo, QualCoder and others.
//!
//! A kind is a code, and each of its claims a code below it: so the tree of codes shows how often a claim is
//! made, and in which documents. A passage is a coded selection of the plain text of its document. One with
//! several extracts is as many selections, all coded, each linked to the next by `continued by`, by which it
//! is read back as one passage. Question data are variables of the sources, links between claims are links
//! between codes, named by what they are called and, in brackets, by the codebook's name. What has no element
//! stands in the description of the code or selection, below a line that says so: see [`said`].
//!
//! Positions count code points. The codebook goes along as far as its kinds: attributes and types of link have
//! no home, nor do headings and tables, nor what is done. Links tell neither who made them nor when.
//!
//! Of other programs, a code is a kind, and each coded selection makes a claim of its own; a code that was
//! added below one of our kinds is a claim. Selections of pictures, sounds and pages are refused one by one.

mod codes;
mod data;
mod reading;
mod said;
mod tree;
mod writing;

use uuid::Uuid;

pub use self::reading::{read, read_codebook, recognise, recognise_codebook};
pub use self::writing::{codebook_writer, writer};
use crate::model::outgoing::Loss;
use crate::read::fingerprint;

/// The ending of a project.
pub const EXTENSION: &str = ".qdpx";
/// The ending of a codebook.
pub const CODEBOOK_EXTENSION: &str = ".qdc";

/// What a project cannot hold.
pub const LOSES: &[Loss] = &[Loss::Orphans, Loss::CodebookRest, Loss::Work, Loss::Layout];
/// What a codebook cannot hold: all but the kinds.
pub const CODEBOOK_LOSES: &[Loss] = &[Loss::CodebookRest, Loss::Annotations];

/// The name space of a project.
const PROJECT: &str = "urn:QDA-XML:project:1.0";
/// The name space of a codebook.
const CODEBOOK: &str = "urn:QDA-XML:codebook:1.0";
/// What ours say that they come from.
const ORIGIN: &str = "Scolie";
/// The link from an extract to the next one of its passage.
const CONTINUED: &str = "continued by";

/// An identifier for what has none of its own, the same whenever it is written.
fn guid(sort: &str, name: &str) -> String {
    let print = fingerprint(&format!("scolie {sort} {name}"));
    let number = print.get(..32).and_then(|digits| u128::from_str_radix(digits, 16).ok());
    uuid::Builder::from_custom_bytes(number.unwrap_or_default().to_be_bytes()).into_uuid().to_string()
}

/// An identifier as files write it, in braces or not.
fn read_guid(text: &str) -> Option<Uuid> {
    Uuid::parse_str(text.trim().trim_matches(['{', '}'])).ok()
}

#[cfg(test)]
mod tests;
