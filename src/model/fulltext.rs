//! Searching the whole dossier: its texts, the data of its questions, its claims.
//!
//! Each text is folded once and kept ([`Library`]), so that a query only reads folded bytes; the search
//! itself ([`Run`]) goes in steps as long as its caller has time, so that nothing waits for it.
//!
//! What is typed are words: all of them must stand in one paragraph, each at the beginning of a word, and
//! what is found is the shortest stretch that holds them all. Words between quotation marks are one. What is
//! found is whole grapheme clusters of one block.

mod findings;
mod index;
mod matcher;
mod pattern;
mod query;
mod record;
mod run;
mod seeking;

pub use self::findings::{Findings, Place, Row, Spot, rows};
pub use self::pattern::Flaw;
pub use self::query::Query;
pub use self::record::{Field, Hit};
pub use self::run::{Library, MOST, Run};
pub use self::seeking::Seeking;
