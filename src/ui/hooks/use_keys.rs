//! Keys: the table of commands first, then the letters of the kinds, then the caret in the text.

use std::rc::Rc;

use yew::prelude::*;

use crate::browser::{event, page, selection};
use crate::model::action::Action;
use crate::model::chord::Pressed;
use crate::model::command::{self, Command, Reach};
use crate::model::workspace::Workspace;
use crate::ui::shell::Shell;

/// Listens to the keys of the whole page.
#[hook]
pub fn use_keys(workspace: &Rc<Workspace>, shell: &Shell) {
    let deps = (Rc::clone(workspace), shell.clone());
    use_effect_with(deps, |(workspace, shell)| {
        let (workspace, shell) = (Rc::clone(workspace), shell.clone());
        let listening = event::on_document("keydown", move |event| {
            let Some(pressed) = event::pressed(event) else { return };
            // These step back by themselves, to where they were opened from.
            if pressed.key == "Escape" && page::is_within(event, ".edges, .choice") {
                return;
            }
            let (field, text) = (page::is_in_field(event), page::is_in_text(event));
            let dialog = workspace.view.dialog.is_some();
            if handle(&workspace, &shell, &pressed, field, text && !dialog) {
                event.prevent_default();
                event.stop_propagation();
            }
        });
        move || drop(listening)
    });
}

fn handle(workspace: &Workspace, shell: &Shell, pressed: &Pressed, field: bool, text: bool) -> bool {
    let within = |reach| match reach {
        Reach::Everywhere => true,
        Reach::OutsideFields => !field,
        Reach::Text => text,
    };
    // The palette answers to its chord from a field too: a chord types nothing.
    let palette = pressed.primary && pressed.key.eq_ignore_ascii_case("k");
    let entry = command::pressed(pressed, |reach| within(reach) || palette);
    if let Some(entry) = entry {
        if (entry.available)(workspace) {
            if entry.command == Command::Leave
                && field
                && !workspace.view.tag_box
                && workspace.view.dialog.is_none()
            {
                page::focus(".reader", false);
                return true;
            }
            shell.run.emit(entry.command);
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
    move_caret(pressed)
}

/// Moves the selection by arrow keys, as in a text field.
fn move_caret(pressed: &Pressed) -> bool {
    let (direction, step) = match pressed.key.as_str() {
        "ArrowLeft" => ("backward", if pressed.primary || pressed.alt { "word" } else { "character" }),
        "ArrowRight" => ("forward", if pressed.primary || pressed.alt { "word" } else { "character" }),
        "ArrowUp" if pressed.shift => ("backward", "line"),
        "ArrowDown" if pressed.shift => ("forward", "line"),
        _ => return false,
    };
    selection::modify(if pressed.shift { "extend" } else { "move" }, direction, step);
    true
}
