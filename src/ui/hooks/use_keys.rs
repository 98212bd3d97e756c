//! Keys: the table of commands first, then the letters of the kinds, then the caret in the text.

use std::rc::Rc;

use yew::prelude::*;

use crate::browser::{caret, event, page, selection};
use crate::model::action::Action;
use crate::model::caret::{self as caret_keys, Stride};
use crate::model::chord::Pressed;
use crate::model::command::{self, Command, Effect, Reach};
use crate::model::unit::Unit;
use crate::model::workspace::{Place, Workspace};
use crate::ui::shell::Shell;

/// Listens to the keys of the whole page.
#[hook]
pub fn use_keys(workspace: &Rc<Workspace>, shell: &Shell) {
    let deps = (Rc::clone(workspace), shell.clone());
    use_effect_with(deps, |(workspace, shell)| {
        let (workspace, shell) = (Rc::clone(workspace), shell.clone());
        let listening = event::on_document("keydown", move |event| {
            let Some(pressed) = event::pressed(event).filter(|_| !page::is_asking_keys(event)) else {
                return;
            };
            // These step back by themselves, to where they were opened from.
            if pressed.key == "Escape"
                && page::is_within(
                    event,
                    ".edges, .movements, .choice, .note-linking, .asking, .adding, .dossier-renaming, .claim-filter-words:not(:placeholder-shown)",
                )
            {
                return;
            }
            // The browser closes it; closing it here as well would close the one that comes after it.
            if pressed.key == "Escape" && page::is_within(event, "dialog[open]") {
                return;
            }
            // These take away what they stand for.
            if matches!(pressed.key.as_str(), "Delete" | "Backspace")
                && (page::is_within(event, ".movement-border")
                    || !pressed.shift && page::is_within(event, ".claim-passage"))
            {
                return;
            }
            // These move what they stand for.
            if pressed.alt && pressed.key.starts_with("Arrow") && page::is_within(event, "[data-moves]") {
                return;
            }
            let (field, text) = (page::is_in_field(event), page::is_in_text(event));
            let written = field || page::is_within(event, ".note");
            let dialog = workspace.view.dialog.is_some();
            let chooses = page::is_within(event, "select");
            let at = At { field, chooses, written, text: text && !dialog };
            let workspace =
                if at.text { settled(&workspace, &shell, &pressed) } else { Rc::clone(&workspace) };
            if handle(&workspace, &shell, &pressed, at) {
                event.prevent_default();
                event.stop_propagation();
            }
        });
        move || drop(listening)
    });
}

/// Where a key was pressed.
#[derive(Clone, Copy)]
struct At {
    /// Where something is typed.
    field: bool,
    /// In a choice: it takes letters and arrows, but nothing with Control or Command.
    chooses: bool,
    /// There, or anywhere in a note: one leaves both for the text.
    written: bool,
    /// In the text, or where nothing has the focus.
    text: bool,
}

fn handle(workspace: &Workspace, shell: &Shell, pressed: &Pressed, at: At) -> bool {
    let At { field, chooses, written, text } = at;
    let within = |reach| match reach {
        Reach::Everywhere => true,
        Reach::OutsideFields => !field || (chooses && pressed.primary),
        Reach::Text => text,
    };
    if let Some(entry) = workspace.preferences.keymap.pressed(pressed, within) {
        // What lies under a dialog is not worked on; its print is the browser's own.
        let over = matches!(entry.command, Command::Leave | Command::Palette | Command::Keys);
        if workspace.view.dialog.is_some() && !over {
            return pressed.primary && entry.command != Command::Print;
        }
        if (entry.available)(workspace) {
            if entry.command == Command::Leave
                && written
                && !workspace.view.tag_box
                && workspace.view.dialog.is_none()
            {
                let read = workspace.view.place == Place::Read;
                page::focus(if read { ".reader" } else { "main" }, false);
                return true;
            }
            match entry.effect {
                Effect::Act(act) => act(workspace, page::seed()).into_iter().for_each(|action| {
                    shell.dispatch.emit(action);
                }),
                Effect::Ask(_) => shell.run.emit(entry.command),
            }
            return entry.command != Command::Leave;
        }
        return pressed.primary;
    }
    if !text {
        return false;
    }
    if workspace.view.selection.is_some() {
        let kind = pressed.small_letter().and_then(|letter| workspace.dossier.codebook.kind_by_key(letter));
        if let Some(action) = kind.and_then(|kind| command::tag_as(workspace, &kind.id, page::seed())) {
            shell.dispatch.emit(action);
            return true;
        }
        // Any other letter begins a label: the field takes it.
        if workspace.view.tag_box && pressed.typed().is_some() {
            shell.dispatch.emit(Action::OpenTagBox(true));
            return false;
        }
    }
    move_caret(workspace, pressed, shell.mac)
}

/// The workspace with what is selected now: it learns of a selection only once the keys have rested, and
/// the next key may come sooner.
fn settled(workspace: &Rc<Workspace>, shell: &Shell, pressed: &Pressed) -> Rc<Workspace> {
    let same = || Rc::clone(workspace);
    let (Some(document), Some(text)) = (workspace.document(), page::find(".reader")) else { return same() };
    if caret_keys::step(pressed, shell.mac).is_some() || !caret::is_inside(&text) {
        return same();
    }
    let span = selection::words(&text, &document.text);
    if span == workspace.view.selection {
        return same();
    }
    shell.dispatch.emit(Action::Select(span));
    workspace.reduce(Action::Select(span))
}

/// Moves the caret, as in a text field: by lines as the screen sets them, by units as the text has them.
fn move_caret(workspace: &Workspace, pressed: &Pressed, mac: bool) -> bool {
    let (Some(step), Some(document)) = (caret_keys::step(pressed, mac), workspace.document()) else {
        return false;
    };
    let (Some(page), Some(text)) = (page::find(".page"), page::find(".reader")) else { return false };
    let modify = |granularity: &str| {
        let alter = if step.extend { "extend" } else { "move" };
        caret::modify(alter, if step.forward { "forward" } else { "backward" }, granularity);
    };
    match step.stride {
        Stride::Line => modify("line"),
        Stride::LineEdge => modify("lineboundary"),
        Stride::Unit(Unit::Character) => modify("character"),
        Stride::Unit(unit) => {
            let at = caret::focus_at(&text).unwrap_or_default();
            caret::go(&text, caret_keys::target(document, at, unit, step), step.extend);
        }
        Stride::Text => {
            let end = document.blocks.last().map(|block| block.span.end()).unwrap_or_default();
            caret::go(&text, if step.forward { end } else { 0 }, step.extend);
        }
    }
    caret::reveal(&page);
    true
}
