//! Scolie: an annotator for the claims in parliamentary questions, wholly inside the browser.
//!
//! # How it is built
//!
//! | module | what it is |
//! |---|---|
//! | [`model`] | the domain: documents, claims, passages, the journal, segments, the state of the screen |
//! | [`read`] | readers: a source becomes a document |
//! | [`anchor`] | finds passages again in a changed text, and says how sure it is |
//! | [`exchange`] | formats: the dossier file, the codebook file, the stored journal |
//! | [`lang`] | the texts of the interface, French and English |
//! | [`browser`] | the imperative shell: files, storage, selection, events |
//! | [`ui`] | the view: Yew components |
//! | `src/bin/scolie` | the native program: files and streams instead of a browser (feature `cli`) |
//!
//! # Invariants
//!
//! The first three are enforced by `tests/tidy.rs`.
//!
//! 1. `model`, `read`, `anchor`, `exchange` and `lang` are pure: they name no browser, read no clock, draw no
//!    random number. Time and identity come in as a [`Seed`](model::identity::Seed).
//! 2. `web_sys`, `js_sys` and `gloo` are named only under `browser`; files and the environment only in the native
//!    program, which names neither `browser` nor `ui`.
//! 3. `serde` is named only under `exchange`. Domain types do not serialise.
//! 4. A document is immutable. Everything refers to its plain text, by byte
//!    [`Span`](model::span::Span). UTF-16 exists only in `browser/selection.rs`, code points only in
//!    `exchange`.
//! 5. A dossier changes only by a [`Transaction`](model::change::Transaction), which holds each record
//!    before and after; inverting it is a swap. Undo is a new entry of the journal.
//! 6. State changes enter by one closed [`Action`](model::action::Action) and one function,
//!    [`Workspace::reduce`](model::workspace::Workspace::reduce), which returns the same `Rc` when
//!    nothing changed.
//! 7. Reading a document cannot fail. Importing a dossier can, with an error that names the place.
//! 8. No HTML string ever reaches the page: what is shown is built node by node.
//! 9. After loading, the program makes no network request; the single file's policy forbids it.
//! 10. Nothing is said to be saved before the browser has said so. What is not stored yet lies in plain
//!     JavaScript before it is shown, where the recovery page finds it.
//! 11. The state is a function of the set of transactions: several tabs come to the same one, in whatever
//!     order they learn of each other.
//!
//! # Where the code goes another way than the design
//!
//! Trunk serves development only. The folder for a static host is made beside the single file, of the same
//! page and glue: Trunk's glue goes on after a panic, has no recovery and no policy of hashes.
//!
//! The lines above a question's title (chamber, legislature, type and number) are blocks of its text,
//! set in one row by CSS `order`, not a derived line: all that is shown of a source can be annotated.
//!
//! A large dossier is shown before it is read: its [`Front`](model::front::Front) lies beside the journal, and is
//! worth nothing without it. What is done meanwhile waits until all of it is there.

pub mod anchor;
pub mod browser;
pub mod exchange;
pub mod lang;
pub mod model;
pub mod read;
pub mod ui;
