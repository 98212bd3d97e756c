//! The domain: what a dossier holds, how it changes, and what the screen derives from it.
//!
//! Pure: nothing here reads a clock, draws a number or knows that a browser exists.

pub mod span;
pub mod identity;
pub mod date;
pub mod document;
pub mod question;
pub mod language;
pub mod codebook;
pub mod claim;
pub mod dossier;
pub mod change;
pub mod edit;
pub mod journal;
pub mod segment;
pub mod snap;
pub mod folding;
pub mod search;
pub mod margin;
pub mod notice;
pub mod workspace;
pub mod action;
pub mod chord;
pub mod command;
