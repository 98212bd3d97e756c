//! The table of the commands.

use super::leave::leave;
use super::visit::go;
use super::when::{
    always, can_stop, has_active, has_claim, has_columns, has_document, has_documents, has_lines,
    has_orphans, has_picks, has_selection, has_work,
};
use super::{
    Command, Effect, Entry, Group, Reach, Request, keep, pairing, reading, renewal, replacing, seek,
};
use crate::model::action::{Action, Then};
use crate::model::chord::Chord;
use crate::model::docket::Work;
use crate::model::edit::{Edit, End, Target};
use crate::model::identity::DocumentId;
use crate::model::workspace::{Dialog, Focus, Place, Workspace};

pub(super) const fn entry(
    command: Command,
    group: Group,
    chords: &'static [Chord],
    reach: Reach,
    available: fn(&Workspace) -> bool,
    effect: Effect,
) -> Entry {
    Entry { command, group, chords, reach, available, effect }
}

const UNDO: &[Chord] = &[Chord::primary("z")];
const REDO: &[Chord] = &[Chord::primary("z").shift(), Chord::primary("y")];
/// Backspace too: it is what the key with that place is called on a Mac.
const DELETE: &[Chord] = &[Chord::plain("Delete"), Chord::plain("Backspace")];
const DELETE_CLAIM: &[Chord] = &[Chord::plain("Delete").shift(), Chord::plain("Backspace").shift()];
const KEYS: &[Chord] = &[Chord::plain("?"), Chord::plain("F1")];

const RENAME: Effect = Effect::Act(|_, _| Some(Action::Focus(Focus::Title)));
const ORPHANS: Effect = Effect::Act(|_, _| Some(Action::Open(Dialog::Orphans)));

/// Every command.
pub static COMMANDS: &[Entry] = {
    use Effect::{Act, Ask};
    use Group::{Annotation, Dossier, History, Screen};
    use Reach::{Everywhere, OutsideFields, Text};
    &[
        entry(Command::Open, Dossier, &[Chord::primary("o")], Everywhere, always, Ask(Request::Open)),
        entry(Command::OpenFolder, Dossier, &[], Everywhere, always, Ask(Request::OpenFolder)),
        replacing::PASTE_QUESTION,
        entry(Command::TryExample, Dossier, &[], Everywhere, always, Ask(Request::TryExample)),
        entry(Command::NewDossier, Dossier, &[], Everywhere, always, Ask(Request::NewDossier)),
        go(Command::Dossiers, Place::Dossiers),
        entry(Command::RenameDossier, Dossier, &[], Everywhere, has_work, RENAME),
        entry(Command::DuplicateDossier, Dossier, &[], Everywhere, has_work, Ask(Request::DuplicateDossier)),
        entry(
            Command::DeleteDossier,
            Dossier,
            &[],
            Everywhere,
            Workspace::has_begun,
            Ask(Request::DeleteDossier),
        ),
        entry(
            Command::RestoreDossier,
            Dossier,
            &[],
            Everywhere,
            |workspace| !workspace.shelf.deleted().is_empty(),
            Ask(Request::RestoreDossier),
        ),
        entry(
            Command::ExportDossier,
            Dossier,
            &[Chord::primary("s")],
            Everywhere,
            has_work,
            Ask(Request::ExportDossier),
        ),
        entry(
            Command::ExportAs,
            Dossier,
            &[Chord::primary("s").shift()],
            Everywhere,
            has_work,
            Act(|_, _| Some(Action::Open(Dialog::Outgoing))),
        ),
        keep::KEEP,
        keep::WRITE,
        keep::DROP,
        entry(Command::ExportCodebook, Dossier, &[], Everywhere, always, Ask(Request::ExportCodebook)),
        entry(Command::ExportSchema, Dossier, &[], Everywhere, always, Ask(Request::ExportSchema)),
        entry(Command::Print, Dossier, &[Chord::primary("p")], Everywhere, has_document, Ask(Request::Print)),
        entry(
            Command::Undo,
            History,
            UNDO,
            OutsideFields,
            Workspace::can_undo,
            Act(|_, seed| Some(Action::Undo(seed))),
        ),
        entry(
            Command::Redo,
            History,
            REDO,
            OutsideFields,
            Workspace::can_redo,
            Act(|_, seed| Some(Action::Redo(seed))),
        ),
        entry(
            Command::Tag,
            Annotation,
            &[Chord::plain("Enter")],
            Text,
            has_selection,
            // While a passage is being placed, the words selected are its own.
            Act(|workspace, seed| {
                Some(match workspace.view.held {
                    Some(_) => Action::Adopt(seed),
                    None => Action::OpenTagBox(true),
                })
            }),
        ),
        entry(
            Command::Repeat,
            Annotation,
            &[Chord::plain(".")],
            Text,
            |workspace| has_selection(workspace) && workspace.last_claim().is_some(),
            Act(|workspace, seed| {
                Some(Action::Tag(Target::Existing(workspace.last_claim()?.id), seed, Then::Read))
            }),
        ),
        entry(Command::Grow, Annotation, &[Chord::plain("F8")], Text, has_document, Ask(Request::Grow)),
        entry(
            Command::TagAll,
            Annotation,
            &[Chord::plain("*")],
            Text,
            has_selection,
            Act(|_, _| Some(Action::Open(Dialog::Occurrences))),
        ),
        entry(
            Command::AddSpan,
            Annotation,
            &[Chord::plain("+")],
            Text,
            |workspace| has_selection(workspace) && has_active(workspace),
            Act(|_, seed| Some(Action::AddSpan(seed))),
        ),
        entry(
            Command::Confirm,
            Annotation,
            &[Chord::alt("Enter")],
            OutsideFields,
            |workspace| !workspace.meant_suggestions().is_empty(),
            Act(|workspace, seed| Some(Action::Confirm(workspace.meant_suggestions(), seed))),
        ),
        entry(
            Command::NextSuggestion,
            Annotation,
            &[Chord::alt("Enter").shift()],
            OutsideFields,
            |workspace| workspace.next_suggestion().is_some(),
            Act(|workspace, _| workspace.next_suggestion().map(Action::Activate)),
        ),
        entry(Command::Orphans, Annotation, &[], Everywhere, has_orphans, ORPHANS),
        entry(Command::LookAgain, Annotation, &[], Everywhere, has_orphans, Ask(Request::LookAgain)),
        pairing::PAIR,
        pairing::NEXT,
        entry(
            Command::MoveStart,
            Annotation,
            &[Chord::plain("<")],
            OutsideFields,
            has_active,
            Act(|_, _| Some(Action::Focus(Focus::Edge(End::Start)))),
        ),
        entry(
            Command::MoveEnd,
            Annotation,
            &[Chord::plain(">")],
            OutsideFields,
            has_active,
            Act(|_, _| Some(Action::Focus(Focus::Edge(End::End)))),
        ),
        entry(
            Command::NextPassage,
            Annotation,
            &[Chord::alt("ArrowDown")],
            Everywhere,
            |workspace| workspace.neighbour(true).is_some(),
            Act(|workspace, _| workspace.neighbour(true).map(Action::Activate)),
        ),
        entry(
            Command::PreviousPassage,
            Annotation,
            &[Chord::alt("ArrowUp")],
            Everywhere,
            |workspace| workspace.neighbour(false).is_some(),
            Act(|workspace, _| workspace.neighbour(false).map(Action::Activate)),
        ),
        entry(
            Command::EditLabel,
            Annotation,
            &[Chord::plain("F2")],
            Everywhere,
            has_claim,
            Act(|_, _| Some(Action::Focus(Focus::Label))),
        ),
        entry(
            Command::EditComment,
            Annotation,
            &[Chord::plain("F2").shift()],
            Everywhere,
            has_active,
            Act(|_, _| Some(Action::Focus(Focus::Comment))),
        ),
        entry(
            Command::Link,
            Annotation,
            &[Chord::plain("F4")],
            Everywhere,
            |workspace| has_claim(workspace) && workspace.dossier.claims.len() > 1,
            Act(|_, _| Some(Action::Focus(Focus::Link))),
        ),
        entry(
            Command::AddAttribute,
            Annotation,
            &[Chord::plain("F4").shift()],
            Everywhere,
            has_claim,
            Act(|_, _| Some(Action::Focus(Focus::Attributes))),
        ),
        entry(
            Command::Pick,
            Annotation,
            &[Chord::primary("Enter")],
            OutsideFields,
            |workspace| !workspace.to_pick().is_empty(),
            Act(|workspace, _| Some(Action::Pick(workspace.to_pick()))),
        ),
        entry(
            Command::PickAll,
            Annotation,
            &[],
            Everywhere,
            Workspace::can_pick_all,
            Act(|workspace, _| Some(Action::Pick(workspace.all_to_pick()))),
        ),
        entry(Command::Unpick, Annotation, &[], Everywhere, has_picks, Act(|_, _| Some(Action::Unpick))),
        entry(
            Command::Retag,
            Annotation,
            &[Chord::plain("F9")],
            Everywhere,
            |workspace| !workspace.meant_passages().is_empty(),
            Act(|_, _| Some(Action::Open(Dialog::Retag))),
        ),
        entry(
            Command::ChangeKind,
            Annotation,
            &[],
            Everywhere,
            |workspace| !workspace.meant_claims().is_empty(),
            Act(|_, _| Some(Action::Open(Dialog::Kind))),
        ),
        entry(
            Command::Merge,
            Annotation,
            &[Chord::plain("F9").shift()],
            Everywhere,
            |workspace| !workspace.meant_claims().is_empty() && workspace.dossier.claims.len() > 1,
            Act(|_, _| Some(Action::Open(Dialog::Merge))),
        ),
        entry(
            Command::DeletePassage,
            Annotation,
            DELETE,
            OutsideFields,
            |workspace| workspace.to_delete().is_some(),
            Act(|workspace, seed| Some(Action::Edit(workspace.to_delete()?, seed))),
        ),
        entry(
            Command::DeleteClaim,
            Annotation,
            DELETE_CLAIM,
            OutsideFields,
            |workspace| !workspace.meant_claims().is_empty(),
            Act(|workspace, seed| Some(Action::Edit(Edit::DeleteClaims(workspace.meant_claims()), seed))),
        ),
        entry(Command::JoinLines, Dossier, &[], Everywhere, has_lines, Ask(Request::JoinLines)),
        entry(Command::ChooseColumns, Dossier, &[], Everywhere, has_columns, Ask(Request::ChooseColumns)),
        entry(
            Command::MarkDone,
            Dossier,
            &[Chord::primary("Enter").shift()],
            OutsideFields,
            has_documents,
            Act(|workspace, seed| {
                let ids = workspace.meant_documents();
                let is_done = |id: &DocumentId| workspace.dossier.work_of(*id, 0) == Work::Done;
                let done = ids.iter().all(is_done);
                Some(Action::Edit(Edit::Done(ids, !done), seed))
            }),
        ),
        entry(
            Command::CopyCitation,
            Dossier,
            &[Chord::plain("F8").shift()],
            Everywhere,
            |workspace| workspace.view.place == Place::Read && has_document(workspace),
            Act(|_, _| Some(Action::Open(Dialog::Citation))),
        ),
        reading::COPY_QUOTE,
        reading::COPY_LINK,
        replacing::REPLACE,
        replacing::PASTE_COPY,
        replacing::RESUME,
        replacing::LOOK_BACK,
        entry(
            Command::RemoveDocument,
            Dossier,
            &[],
            Everywhere,
            has_documents,
            Act(|workspace, seed| {
                Some(Action::Edit(Edit::RemoveDocuments(workspace.meant_documents()), seed))
            }),
        ),
        entry(
            Command::NextDocument,
            Screen,
            &[Chord::alt("PageDown")],
            Everywhere,
            has_document,
            Act(|workspace, _| workspace.next_document(true).map(Action::Show)),
        ),
        entry(
            Command::PreviousDocument,
            Screen,
            &[Chord::alt("PageUp")],
            Everywhere,
            has_document,
            Act(|workspace, _| workspace.next_document(false).map(Action::Show)),
        ),
        entry(Command::Stop, Screen, &[], Everywhere, can_stop, Act(|_, _| Some(Action::Stop))),
        entry(Command::Leave, Screen, &[Chord::plain("Escape")], Everywhere, always, Act(leave)),
        go(Command::Documents, Place::Documents),
        go(Command::Read, Place::Read),
        go(Command::Claims, Place::Claims),
        go(Command::Codebook, Place::Codebook),
        go(Command::History, Place::History),
        seek::SEARCH,
        seek::RESULTS,
        seek::NEXT,
        seek::PREVIOUS,
        seek::GATHER,
        reading::GO_TO_QUESTION,
        reading::GO_TO_ANSWER,
        reading::CONTEXT_HERE,
        reading::REQUEST_HERE,
        reading::MOVEMENTS_PROPOSED,
        reading::SHOW_MOVEMENTS,
        entry(
            Command::Palette,
            Screen,
            &[Chord::primary("k")],
            Everywhere,
            always,
            Act(|_, _| Some(Action::Open(Dialog::Palette))),
        ),
        entry(Command::Keys, Screen, KEYS, Everywhere, always, Act(|_, _| Some(Action::Open(Dialog::Keys)))),
        entry(
            Command::Language,
            Screen,
            &[],
            Everywhere,
            always,
            Act(|workspace, _| Some(Action::Speak(workspace.preferences.language.other()))),
        ),
        renewal::RENEW,
        entry(
            Command::Theme,
            Screen,
            &[],
            Everywhere,
            always,
            Act(|workspace, _| Some(Action::Paint(workspace.preferences.theme.next()))),
        ),
        entry(
            Command::Reference,
            Screen,
            &[],
            Everywhere,
            always,
            Act(|workspace, _| Some(Action::Judge(workspace.preferences.reference.other()))),
        ),
    ]
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_has_one_row() {
        for (index, entry) in COMMANDS.iter().enumerate() {
            let rows = COMMANDS.iter().filter(|other| other.command == entry.command).count();
            assert_eq!(rows, 1, "{:?} at row {index}", entry.command);
        }
    }
}
