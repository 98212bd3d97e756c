//! The domain: what a dossier holds, how it changes, and what the screen derives from it.
//!
//! Pure: nothing here reads a clock, draws a number or knows that a browser exists.

pub mod action;
pub mod answer_time;
pub mod caret;
pub mod change;
pub mod check;
pub mod chord;
pub mod claim;
pub mod codebook;
pub mod command;
pub mod date;
pub mod deadline;
pub mod document;
pub mod dossier;
pub mod due;
pub mod duration;
pub mod edge;
pub mod edit;
pub mod edtf;
pub mod evidence;
pub mod folding;
pub mod history;
pub mod identity;
pub mod incoming;
pub mod journal;
pub mod keys;
pub mod language;
pub mod listing;
pub mod margin;
pub mod notice;
pub mod occurrence;
pub mod pick;
pub mod progress;
pub mod question;
pub mod search;
pub mod segment;
pub mod sheet;
pub mod snap;
pub mod source;
pub mod span;
pub mod tie;
pub mod unit;
pub mod workspace;
