//! What the screen shows of a workspace, and how it looks and speaks.

use std::rc::Rc;

use crate::model::arrival::Arrival;
use crate::model::codebook::Slug;
use crate::model::due::Reference;
use crate::model::edit::End;
use crate::model::fulltext::Seeking;
use crate::model::identity::{ClaimId, DocumentId, DossierId, PassageId};
use crate::model::incoming::Incoming;
use crate::model::keys::Keymap;
use crate::model::language::Language;
use crate::model::listing::Listing;
use crate::model::notice::{Notice, Tone};
use crate::model::opening::Report;
use crate::model::pick::Picks;
use crate::model::progress::Progress;
use crate::model::replacing::Replacing;
use crate::model::roster::{Arrangement, Sieve};
use crate::model::span::Span;
use crate::model::table::Table;

/// What the screen shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct View {
    /// What the middle of the screen is given to.
    pub place: Place,
    /// The document shown.
    pub document: Option<DocumentId>,
    /// The active passage.
    pub active: Option<PassageId>,
    /// The claim that is looked at among all claims.
    pub claim: Option<ClaimId>,
    /// What was picked, to be changed together.
    pub picks: Rc<Picks>,
    /// How the claims are listed.
    pub listing: Rc<Listing>,
    /// Which documents are listed.
    pub sieve: Rc<Sieve>,
    /// The document that is looked at among all documents.
    pub regarded: Option<DocumentId>,
    /// What is looked for in the whole dossier, and what was found.
    pub seeking: Rc<Seeking>,
    /// The passages that lie where the analyst pointed, when there are several.
    pub choice: Option<Rc<Choice>>,
    /// The passage under the pointer or the focus.
    pub lit: Option<PassageId>,
    /// The selected words of the document shown.
    pub selection: Option<Span>,
    /// Where the caret goes on once the text has the focus again: behind the words that were just tagged, in
    /// bytes of the plain text. The browser forgets it where it draws their marks.
    pub resume: Option<u32>,
    /// Whether the tag box is open.
    pub tag_box: bool,
    /// The last claim that was tagged, for repeating it.
    pub last_claim: Option<ClaimId>,
    /// The kind that the tag box proposes.
    pub last_kind: Option<Slug>,
    /// Where the focus was last sent.
    pub focus: Sent,
    /// The message shown.
    pub notice: Option<Rc<Notice>>,
    /// What is to be known besides, until it is closed.
    pub lasting: Option<Rc<Notice>>,
    /// How many acts were refused since that was last closed: what is open is only read.
    pub refused: usize,
    /// What came of the files that were opened last, while there is something to say of it.
    pub report: Option<Rc<Report>>,
    /// The tables that wait until it is said what their columns hold.
    pub tables: Rc<Vec<Rc<Table>>>,
    /// What files of other programs bring, until it is accepted.
    pub arrivals: Rc<Vec<Rc<Arrival>>>,
    /// Two copies of a text that are compared, until it is decided what becomes of the newer one.
    pub replacing: Option<Rc<Replacing>>,
    /// The passage without a place that is being given its words.
    pub held: Option<PassageId>,
    /// The request that is paired with the answer of the document shown, while its requests are.
    pub pairing: Option<ClaimId>,
    /// How far a long work has come, while it takes more than a moment.
    pub progress: Option<Rc<Progress>>,
    /// Whether that work is to stop.
    pub stopping: bool,
    /// The dialog shown.
    pub dialog: Option<Dialog>,
    /// The address that one of them is about.
    pub address: Option<Rc<str>>,
    /// The file that one of them is about.
    pub incoming: Option<Rc<Incoming>>,
}

/// Several passages over one place of the text, to choose from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The place, in bytes of the plain text.
    pub at: u32,
    /// The passages, outermost first.
    pub passages: Vec<PassageId>,
}

/// Where the focus was last sent; the count tells one sending from the next.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sent {
    /// How often the focus was sent somewhere.
    pub count: u32,
    /// Where.
    pub to: Option<Focus>,
}

/// What the middle of the screen is given to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Place {
    /// The text of one question, with its notes.
    #[default]
    Read,
    /// Every document of the dossier.
    Documents,
    /// Every claim of the dossier.
    Claims,
    /// The codebook.
    Codebook,
    /// The history.
    History,
    /// The dossiers on this device.
    Dossiers,
    /// What is looked for in the whole dossier, and what was found.
    Search,
}

/// A place that the program can put the focus on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Focus {
    /// The text.
    Reader,
    /// A place of the text, in bytes of the plain text: the caret goes there, its part is brought into view.
    At(u32),
    /// What the middle of the screen is given to, where it is no text.
    Place,
    /// The first words of a passage, brought into view.
    Mark(PassageId),
    /// Words of the document shown: selected, and brought into view.
    Words(Span),
    /// The field of what is looked for in the dossier, all of it selected.
    Search,
    /// What was found in the dossier, at what one went to last.
    Results,
    /// The field of the tag box.
    TagBox,
    /// The chooser of passages, on the active one.
    Choice,
    /// An edge of the active passage: its first start or its last end.
    Edge(End),
    /// The active note.
    Note,
    /// The label in the active note, all of it selected.
    Label,
    /// The comment in the active note.
    Comment,
    /// The fields that link the claim of the active note.
    Link,
    /// What is said of the request that is paired with the answer.
    Pairing,
    /// The attributes on offer in the active note.
    Attributes,
    /// The dossier's title.
    Title,
    /// A dossier in the list of them.
    Dossier(DossierId),
}

/// A dialog that covers the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialog {
    /// Every command, with its key.
    Palette,
    /// A field for a pasted text.
    Paste,
    /// Every occurrence of the selected words.
    Occurrences,
    /// A claim for the results of the search that are ticked.
    Gather,
    /// The keys, to read and to change.
    Keys,
    /// Another claim for the passages picked.
    Retag,
    /// Another kind for the claims picked.
    Kind,
    /// Several claims made one.
    Merge,
    /// The forms in which the question can be cited.
    Citation,
    /// Where a link leads, before it is followed.
    Following,
    /// The formats in which a dossier leaves.
    Outgoing,
    /// A file whose codebook is not the one in force.
    Incoming,
    /// What the columns of a table hold.
    Table,
    /// What a file of another program brings, item by item.
    Arrival,
    /// The passages without a place.
    Orphans,
    /// A field for a pasted text that takes the place of the one shown.
    PasteCopy,
    /// Two copies of a text, side by side.
    Replacing,
}

/// How the screen looks and speaks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Preferences {
    /// The language of the interface.
    pub language: Language,
    /// Its colours.
    pub theme: Theme,
    /// The day that deadlines are judged from.
    pub reference: Reference,
    /// Whether the movements of questions are not shown.
    pub movements_hidden: bool,
    /// The keys in force.
    pub keymap: Rc<Keymap>,
    /// How the documents are arranged.
    pub arrangement: Rc<Arrangement>,
}

/// The colours of the interface.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system has them.
    #[default]
    System,
    /// Dark ink on light paper.
    Light,
    /// Light ink on dark paper.
    Dark,
}

impl Theme {
    /// The one that comes after it when the colours are changed.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::System => Self::Dark,
            Self::Dark => Self::Light,
            Self::Light => Self::System,
        }
    }
}

impl Place {
    const ALL: [Self; 7] = [
        Self::Read,
        Self::Documents,
        Self::Claims,
        Self::Codebook,
        Self::History,
        Self::Dossiers,
        Self::Search,
    ];

    /// Its name in what is kept for the next time.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Documents => "documents",
            Self::Claims => "claims",
            Self::Codebook => "codebook",
            Self::History => "history",
            Self::Dossiers => "dossiers",
            Self::Search => "search",
        }
    }

    /// The place of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|place| place.name() == name)
    }

    /// Where the focus goes with it.
    #[must_use]
    pub fn focus(self) -> Focus {
        match self {
            Self::Read => Focus::Reader,
            Self::Search => Focus::Search,
            _ => Focus::Place,
        }
    }
}

impl View {
    /// Tells something. What lasts does not give way to it.
    pub(super) fn tell(&mut self, notice: Notice) {
        let lasts = notice.tone == Tone::Lasting;
        *(if lasts { &mut self.lasting } else { &mut self.notice }) = Some(Rc::new(notice));
    }

    /// An act was refused, for what is open is only read.
    pub(super) fn refuse(&mut self) {
        self.refused += 1;
        self.notice = None;
    }

    /// What is told now.
    #[must_use]
    pub fn told(&self) -> Option<&Rc<Notice>> {
        self.notice.as_ref().or(self.lasting.as_ref())
    }

    /// Whether something is told that goes with a step back.
    #[must_use]
    pub fn is_telling(&self) -> bool {
        self.notice.is_some() || self.refused > 0
    }

    /// Shows how far a long work has come; one that ends is no longer to stop.
    pub fn report(&mut self, progress: Option<Progress>) {
        self.stopping &= progress.is_some();
        self.progress = progress.map(Rc::new);
    }

    /// Sends the focus somewhere.
    pub fn send(&mut self, to: Focus) {
        self.focus = Sent { count: self.focus.count.wrapping_add(1), to: Some(to) };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_known_by_its_name() {
        for place in Place::ALL {
            assert_eq!(Place::named(place.name()), Some(place));
        }
        assert_eq!(Place::named("elsewhere"), None);
    }
}
