//! The names of the commands in what is stored: they outlive the identifiers.

use super::{COMMANDS, Command};

impl Command {
    /// Its name in what is stored; once published, it stays.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::OpenFolder => "open-folder",
            Self::Paste => "paste",
            Self::TryExample => "try-example",
            Self::NewDossier => "new-dossier",
            Self::Dossiers => "dossiers",
            Self::RenameDossier => "rename-dossier",
            Self::DuplicateDossier => "duplicate-dossier",
            Self::DeleteDossier => "delete-dossier",
            Self::RestoreDossier => "restore-dossier",
            Self::ExportDossier => "export-dossier",
            Self::ExportAs => "export-as",
            Self::KeepCopy => "keep-copy",
            Self::WriteCopy => "write-copy",
            Self::DropCopy => "drop-copy",
            Self::ExportCodebook => "export-codebook",
            Self::ExportSchema => "export-schema",
            Self::Print => "print",
            Self::Renew => "renew",
            Self::Undo => "undo",
            Self::Redo => "redo",
            Self::Tag => "tag",
            Self::Repeat => "repeat",
            Self::Grow => "grow",
            Self::TagAll => "tag-all",
            Self::Confirm => "confirm",
            Self::NextSuggestion => "next-suggestion",
            Self::Orphans => "orphans",
            Self::AddSpan => "add-span",
            Self::MoveStart => "move-start",
            Self::MoveEnd => "move-end",
            Self::NextPassage => "next-passage",
            Self::PreviousPassage => "previous-passage",
            Self::EditLabel => "edit-label",
            Self::EditComment => "edit-comment",
            Self::Link => "link",
            Self::AddAttribute => "add-attribute",
            Self::DeletePassage => "delete-passage",
            Self::DeleteClaim => "delete-claim",
            Self::Pick => "pick",
            Self::PickAll => "pick-all",
            Self::Unpick => "unpick",
            Self::Retag => "retag",
            Self::ChangeKind => "change-kind",
            Self::Merge => "merge",
            Self::MarkDone => "mark-done",
            Self::CopyCitation => "copy-citation",
            Self::CopyQuote => "copy-quote",
            Self::CopyLink => "copy-link",
            Self::Documents => "documents",
            Self::NextDocument => "next-document",
            Self::PreviousDocument => "previous-document",
            Self::LookAgain => "look-again",
            Self::JoinLines => "join-lines",
            Self::ChooseColumns => "choose-columns",
            Self::ReplaceText => "replace-text",
            Self::PasteCopy => "paste-copy",
            Self::ResumeComparing => "resume-comparing",
            Self::CompareEarlier => "compare-earlier",
            Self::RemoveDocument => "remove-document",
            Self::Stop => "stop",
            Self::Leave => "leave",
            Self::Read => "read",
            Self::Claims => "claims",
            Self::Codebook => "codebook",
            Self::History => "history",
            Self::Search => "search",
            Self::Results => "results",
            Self::NextResult => "next-result",
            Self::PreviousResult => "previous-result",
            Self::Gather => "gather",
            Self::GoToQuestion => "go-to-question",
            Self::GoToAnswer => "go-to-answer",
            Self::ContextHere => "context-here",
            Self::RequestHere => "request-here",
            Self::MovementsProposed => "movements-proposed",
            Self::ShowMovements => "show-movements",
            Self::Pair => "pair",
            Self::NextRequest => "next-request",
            Self::Palette => "palette",
            Self::Keys => "keys",
            Self::Language => "language",
            Self::Theme => "theme",
            Self::Reference => "reference",
        }
    }

    /// The command of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        COMMANDS.iter().map(|entry| entry.command).find(|command| command.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_leads_to_its_command() {
        for entry in COMMANDS {
            let name = entry.command.name();
            assert_eq!(Command::named(name), Some(entry.command));
            assert!(name.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{name}");
        }
    }
}
