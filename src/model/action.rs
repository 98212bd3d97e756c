//! Everything that can happen to the workspace.

use std::rc::Rc;

use super::arrival::Arrival;
use super::change::Transaction;
use super::date::Date;
use super::document::Document;
use super::dossier::Dossier;
use super::due::Reference;
use super::edit::{Edit, Target};
use super::file_copy::FileCopy;
use super::front::Front;
use super::fulltext::{Findings, Place as Found, Query, Spot};
use super::identity::{ClaimId, DocumentId, PassageId, Seed, TransactionId};
use super::incoming::Incoming;
use super::keys::Keymap;
use super::language::Language;
use super::listing::Listing;
use super::notice::Notice;
use super::opening::Report;
use super::pick::Pick;
use super::progress::Progress;
use super::replacing::{Replacing, Review};
use super::roster::{Arrangement, Sieve};
use super::saving::Trouble;
use super::shelf::Shelf;
use super::span::{Span, Spans};
use super::table::Table;
use super::workspace::{Dialog, Focus, Place, Theme};

/// Something that happens to the workspace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Opens a dossier as its stored transactions make it, at a document.
    Load(Rc<Dossier>, Vec<Rc<Transaction>>, Option<DocumentId>),
    /// Shows the front of a dossier while the rest of it is read.
    Front(Rc<Front>),
    /// Adds documents of files that are being opened, of the folder of that name if any; those that come after
    /// others of the same opening name its last transaction, and go on with that step.
    Arrive(Vec<Rc<Document>>, Option<String>, Seed, Option<TransactionId>),
    /// Tells what came of the files that were opened.
    Report(Report),
    /// Tables were opened: what their columns hold is to be said, of one after the other.
    Tables(Vec<Rc<Table>>),
    /// It was said of the table that comes first.
    Chosen,
    /// Does something to the dossier.
    Edit(Edit, Seed),
    /// Marks the selected words with a claim, and goes on as told.
    Tag(Target, Seed, Then),
    /// Marks many places with one claim.
    TagAll(Vec<(DocumentId, Spans)>, Target, Seed),
    /// Adds the selected words to the active passage.
    AddSpan(Seed),
    /// Takes back the last step.
    Undo(Seed),
    /// Does it again.
    Redo(Seed),
    /// Goes to the point of the history at which so many steps stand.
    Jump(usize, Seed),
    /// The browser has stored these transactions.
    Saved(Vec<TransactionId>),
    /// The browser could not store.
    SaveFailed(Trouble),
    /// Another tab has done this to the open dossier, and stored it.
    Learn(Vec<Rc<Transaction>>),
    /// The store no longer holds this of the open dossier.
    Unsave(Vec<Rc<Transaction>>),
    /// A later version wrote into the open dossier: it can be looked at, and nothing is written.
    Freeze,
    /// How the copy of the open dossier in a file stands.
    Copied(FileCopy),
    /// Gives the middle of the screen to something else.
    Go(Place),
    /// Shows a document.
    Show(DocumentId),
    /// Makes a passage the active one, and brings it into view.
    Activate(PassageId),
    /// Makes a passage the active one, which is in view already.
    Touch(PassageId),
    /// A place of the text was pointed at, in bytes of the plain text.
    Point(u32),
    /// The passage at a place is to be edited; where there are several, one is chosen first.
    Choose(u32),
    /// Makes no passage active.
    Deactivate,
    /// Looks at a claim among all claims, or at none.
    Look(Option<ClaimId>),
    /// Picks all of these; where they are picked already, none of them.
    Pick(Vec<Pick>),
    /// Picks nothing any more.
    Unpick,
    /// Lists the claims otherwise.
    List(Listing),
    /// Looks at a document among all documents.
    Regard(DocumentId),
    /// Lists other documents.
    Sift(Sieve),
    /// Lists the documents otherwise.
    Arrange(Arrangement),
    /// Goes on with the search of the dossier.
    Seek(Seek),
    /// Lights a passage and its note, or none.
    Light(Option<PassageId>),
    /// Words of the document shown were selected, or none.
    Select(Option<Span>),
    /// Opens the tag box at the selection; true puts the cursor in it.
    OpenTagBox(bool),
    /// Closes the tag box.
    CloseTagBox,
    /// Puts the focus somewhere.
    Focus(Focus),
    /// Tells the analyst something.
    Notify(Notice),
    /// Puts the notice away.
    Dismiss,
    /// What is to be known was read: it goes.
    Know,
    /// Says how far a long work has come, or that none is under way any more.
    Progress(Option<Progress>),
    /// Has the long work stop as soon as it can.
    Stop,
    /// A new version of the program is ready.
    Renewable,
    /// Opens a dialog.
    Open(Dialog),
    /// A link is to be followed: its address is shown first.
    Follow(Rc<str>),
    /// Closes the dialog.
    Close,
    /// Files of other programs were read; what they bring waits to be accepted.
    Land(Vec<Rc<Arrival>>),
    /// Takes in what the first of them brings.
    Accept(Seed),
    /// Begins to give a passage without a place its words, or leaves that.
    Hold(Option<PassageId>),
    /// Gives it the words that are selected.
    Adopt(Seed),
    /// Looks at a request that is to be paired with the answer, or leaves the pairing.
    Pair(Option<ClaimId>),
    /// Says of passages that a program suggests that they are so, and goes on to the next.
    Confirm(Vec<PassageId>, Seed),
    /// Two copies of a text were compared: what becomes of the newer one is to be decided.
    Compare(Rc<Replacing>),
    /// Something is decided of a passage of theirs, or looked at.
    Review(Review),
    /// The newer copy takes the place of the other.
    Replace(Seed),
    /// The newer copy becomes a document of its own.
    KeepBoth(Seed),
    /// Nothing comes of it.
    LeaveCopy,
    /// A file was opened whose codebook is not the one in force: what becomes of it is to be decided.
    Offer(Rc<Incoming>),
    /// Changes the language of the interface.
    Speak(Language),
    /// Changes the colours of the interface.
    Paint(Theme),
    /// Changes the day that deadlines are judged from.
    Judge(Reference),
    /// The browser says which dossiers there are on this device.
    Shelve(Shelf),
    /// Hides the movements of questions, or shows them.
    HideMovements(bool),
    /// The browser says which day it is.
    Day(Option<Date>),
    /// Puts other keys in force.
    Rebind(Rc<Keymap>),
}

impl Action {
    /// Whether it needs the whole dossier: while only its front is open, it waits.
    #[must_use]
    pub fn needs_all(&self) -> bool {
        !matches!(
            self,
            Self::Load(..)
                | Self::Front(_)
                | Self::Freeze
                | Self::Copied(_)
                | Self::Touch(_)
                | Self::Point(_)
                | Self::Choose(_)
                | Self::Deactivate
                | Self::List(_)
                | Self::Sift(_)
                | Self::Arrange(_)
                | Self::Light(_)
                | Self::Select(_)
                | Self::CloseTagBox
                | Self::Focus(_)
                | Self::Notify(_)
                | Self::Dismiss
                | Self::Know
                | Self::Progress(_)
                | Self::Stop
                | Self::Renewable
                | Self::Speak(_)
                | Self::Paint(_)
                | Self::Judge(_)
                | Self::Shelve(_)
                | Self::HideMovements(_)
                | Self::Day(_)
                | Self::Rebind(_)
        )
    }
}

/// What happens to the search of the dossier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Seek {
    /// Something is looked for.
    Ask(Query),
    /// Something was found.
    Take(Rc<Findings>),
    /// Stands at a result, in the list of them.
    Stand(Spot),
    /// Goes to what was found: a place of a text is selected there.
    Visit(Spot),
    /// Goes back to the results, where one was.
    Back,
    /// No longer follows the results while one reads.
    Leave,
    /// Ticks places, or unticks them.
    Tick(Vec<Found>, bool),
}

/// Where an analyst goes on after tagging.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Then {
    /// In the text.
    Read,
    /// In the label of the new note.
    Write,
}
