//! What the commands of reading ask of the browser: where the caret is.

use yew::prelude::*;

use crate::browser::{caret, page, selection};
use crate::lang::Messages;
use crate::model::action::Action;
use crate::model::caret::grown;
use crate::model::document::PartKind;
use crate::model::edit::Edit;
use crate::model::movement::Movement;
use crate::model::notice::{Notice, Tone};
use crate::model::span::Span;
use crate::model::unit::{self, Unit};
use crate::model::workspace::{Focus, Workspace};

/// Goes to the question or the answer; where there are several, to the one after the caret.
pub fn go_to(workspace: &Workspace, kind: PartKind, dispatch: &Callback<Action>) {
    let Some(document) = workspace.document() else { return };
    if let Some(at) = document.next_part(kind, caret::last()) {
        dispatch.emit(Action::Show(document.id));
        dispatch.emit(Action::Focus(Focus::At(at)));
    }
}

/// Has a movement of the question begin at the selected words, else at the caret.
pub fn begin(workspace: &Workspace, movement: Movement, messages: &Messages, dispatch: &Callback<Action>) {
    let Some(document) = workspace.document() else { return };
    let at = workspace.view.selection.map(|selection| selection.start()).or_else(caret::last);
    let movements = workspace.dossier.movements_of(document);
    let begun = at.and_then(|at| movements.beginning(document, movement, at));
    dispatch.emit(match begun {
        Some(begun) => Action::Edit(Edit::Movements(document.id, Some(begun)), page::seed()),
        None => {
            let text = messages.parts.point_first.to_owned();
            Action::Notify(Notice { tone: Tone::Quiet, text, remedy: None })
        }
    });
    if begun.is_some() {
        dispatch.emit(Action::HideMovements(false));
    }
}

/// Selects the next larger unit around what is selected, or around the caret.
pub fn grow_selection(workspace: &Workspace) {
    let (Some(document), Some(text)) = (workspace.document(), page::find(".reader")) else { return };
    let at_caret = || {
        let at = caret::at(&text)?;
        Span::new(at, unit::next_start(document, at, Unit::Character))
    };
    // What is selected now: the workspace learns of it only once it has settled.
    let selected = selection::words(&text, &document.text);
    let grown = selected.or_else(at_caret).and_then(|span| grown(document, span));
    if let Some(span) = grown {
        caret::select(&text, span);
    }
}
