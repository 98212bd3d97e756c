//! The commands: one table of everything that can be done, from which buttons, keys and palette derive.
//!
//! A command that does not apply is disabled, never hidden.

mod keep;
mod leave;
mod name;
mod pairing;
mod reading;
mod renewal;
mod replacing;
mod seek;
mod table;
mod visit;
mod when;

use std::rc::Rc;

pub use self::table::COMMANDS;
use super::action::{Action, Then};
use super::chord::Chord;
use super::claim::suggest_label;
use super::codebook::Slug;
use super::document::PartKind;
use super::edit::Target;
use super::identity::Seed;
use super::movement::Movement;
use super::workspace::Workspace;

/// Something that can be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the table below says what each does")]
pub enum Command {
    Open,
    OpenFolder,
    Paste,
    TryExample,
    NewDossier,
    Dossiers,
    RenameDossier,
    DuplicateDossier,
    DeleteDossier,
    RestoreDossier,
    ExportDossier,
    ExportAs,
    KeepCopy,
    WriteCopy,
    DropCopy,
    ExportCodebook,
    ExportSchema,
    Print,
    Renew,
    Undo,
    Redo,
    Tag,
    Repeat,
    Grow,
    TagAll,
    AddSpan,
    Confirm,
    NextSuggestion,
    Orphans,
    LookAgain,
    Pair,
    NextRequest,
    MoveStart,
    MoveEnd,
    NextPassage,
    PreviousPassage,
    EditLabel,
    EditComment,
    Link,
    AddAttribute,
    DeletePassage,
    DeleteClaim,
    Pick,
    PickAll,
    Unpick,
    Retag,
    ChangeKind,
    Merge,
    MarkDone,
    CopyCitation,
    CopyQuote,
    CopyLink,
    Documents,
    NextDocument,
    PreviousDocument,
    JoinLines,
    ChooseColumns,
    ReplaceText,
    PasteCopy,
    ResumeComparing,
    CompareEarlier,
    RemoveDocument,
    Stop,
    Leave,
    Read,
    Claims,
    Codebook,
    History,
    Search,
    Results,
    NextResult,
    PreviousResult,
    Gather,
    GoToQuestion,
    GoToAnswer,
    ContextHere,
    RequestHere,
    MovementsProposed,
    ShowMovements,
    Palette,
    Keys,
    Language,
    Theme,
    Reference,
}

/// One row of the table.
#[derive(Debug)]
pub struct Entry {
    /// The command.
    pub command: Command,
    /// Under which heading the palette lists it.
    pub group: Group,
    /// Its keys unless the analyst chose another, the one to show first.
    pub chords: &'static [Chord],
    /// Where its keys work.
    pub reach: Reach,
    /// Whether it applies.
    pub available: fn(&Workspace) -> bool,
    /// What it does.
    pub effect: Effect,
}

/// A heading of the palette.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Group {
    Dossier,
    History,
    Annotation,
    Screen,
}

/// Where a command's keys work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Everywhere; in a field, only what types nothing and moves no caret.
    Everywhere,
    /// Not where something is typed.
    OutsideFields,
    /// While the text has the focus, or nothing has.
    Text,
}

/// What a command does.
#[derive(Debug, Clone, Copy)]
pub enum Effect {
    /// It changes the workspace.
    Act(fn(&Workspace, Seed) -> Option<Action>),
    /// It asks something of the browser.
    Ask(Request),
}

/// Something to ask of the browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is the effect of the command of its name")]
pub enum Request {
    Open,
    OpenFolder,
    LookAgain,
    JoinLines,
    ChooseColumns,
    ReplaceText,
    CompareEarlier,
    TryExample,
    NewDossier,
    DuplicateDossier,
    DeleteDossier,
    RestoreDossier,
    ExportDossier,
    KeepCopy,
    WriteCopy,
    DropCopy,
    ExportCodebook,
    ExportSchema,
    Print,
    Renew,
    Grow,
    CopyQuote,
    CopyLink,
    GoTo(PartKind),
    Begin(Movement),
}

impl Command {
    /// Its row of the table.
    #[must_use]
    pub fn entry(self) -> Option<&'static Entry> {
        COMMANDS.iter().find(|entry| entry.command == self)
    }

    /// Whether it applies.
    #[must_use]
    pub fn is_available(self, workspace: &Workspace) -> bool {
        self.entry().is_some_and(|entry| (entry.available)(workspace))
    }
}

/// Marks the selected words at once with a new claim of a kind, the cursor going to its label.
#[must_use]
pub fn tag_as(workspace: &Workspace, kind: &Slug, seed: Seed) -> Option<Action> {
    let label = suggest_label(workspace.selected_words()?);
    Some(Action::Tag(Target::New { label, kind: Rc::clone(kind) }, seed, Then::Write))
}
