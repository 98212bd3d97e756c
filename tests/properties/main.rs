//! Laws that hold for every text and every sequence of edits.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, missing_docs)]

mod anchors;
mod claims;
#[allow(dead_code)]
#[path = "../support/edits.rs"]
mod edits;
mod files;
mod formats;
mod history;
mod incoming;
mod keys;
#[path = "../support/laws.rs"]
mod laws;
#[path = "../support/losses.rs"]
mod losses;
#[path = "../support/question.rs"]
mod question;
mod question_3331;
mod readers;
mod replacing;
mod rereading;
mod segments;
mod steps;
mod swept;
mod tabs;
mod texts;
mod untrusted;
mod window;
