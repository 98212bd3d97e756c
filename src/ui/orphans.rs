//! Passages without a place: the list of those that wait, and the line over the text while one of them is given
//! its words.

mod held;
mod row;

use std::rc::Rc;

use yew::prelude::*;

pub use self::held::Held;
use self::row::OrphanRow;
use super::hooks::{Modal, use_modal, use_prospects};
use super::shell::use_shell;
use super::window::{Row, Window, use_names};
use crate::browser::page;
use crate::model::action::{Action, Seek};
use crate::model::command::Command;
use crate::model::fulltext::Query;
use crate::model::identity::PassageId;
use crate::model::orphan::Orphan;
use crate::model::workspace::{Focus, Place, Workspace};

/// What waits.
#[derive(Properties, PartialEq, Eq)]
pub struct OrphansProps {
    /// The state of the program.
    pub workspace: Rc<Workspace>,
}

/// What was done to one of those that waited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    /// It got a place.
    Placed(PassageId),
    /// It was deleted.
    Deleted,
}

/// The list of those that wait, each with its words, its claim, why it waits and where it may belong.
#[component]
pub fn Orphans(OrphansProps { workspace }: &OrphansProps) -> Html {
    let shell = use_shell();
    let texts = shell.messages.arrival;
    let dossier = &workspace.dossier;
    let Modal { node, on_close } = use_modal(|| page::focus(".orphan .button", false));
    let asking = use_prospects(dossier);
    let done = use_state_eq(|| None::<Done>);
    // The last one is gone: what it became is shown.
    use_effect_with(dossier.orphans.is_empty(), {
        let (dispatch, done) = (shell.dispatch.clone(), *done);
        move |empty| {
            if *empty {
                dispatch.emit(Action::Close);
                if let Some(Done::Placed(id)) = done {
                    dispatch.emit(Action::Activate(id));
                    dispatch.emit(Action::Focus(Focus::Mark(id)));
                }
            }
        }
    });
    let undo = {
        let (run, done) = (shell.run.clone(), done.clone());
        Callback::from(move |_: MouseEvent| {
            done.set(None);
            page::focus(".orphans-list [tabindex=\"0\"]", false);
            run.emit(Command::Undo);
        })
    };
    let cancel = shell.dispatch.reform(|_: MouseEvent| Action::Close);
    let again = shell.run.reform(|_: MouseEvent| Command::LookAgain);
    let orphans = use_memo(dossier.orphans.clone(), |own| own.values().map(Rc::clone).collect::<Vec<_>>());
    let names =
        use_names(Rc::clone(&orphans), |own| own.iter().map(|orphan| orphan.id.0.as_u128()).collect());
    let on_done = {
        let done = done.clone();
        Callback::from(move |own: Done| done.set(Some(own)))
    };
    let draw = {
        let (orphans, dossier) = (Rc::clone(&orphans), Rc::clone(dossier));
        Callback::from(move |row: Row| match orphans.get(row.index) {
            None => html! {},
            Some(orphan) => html! {
                <OrphanRow key={orphan.id.to_string()} {row} orphan={Rc::clone(orphan)} prospect={asking.of(orphan)}
                    dossier={Rc::clone(&dossier)} on_done={on_done.clone()} />
            },
        })
    };
    let told = done.map(|done| match done {
        Done::Placed(id) => {
            let document = dossier.passages.get(&id).and_then(|own| dossier.documents.get(&own.document));
            (texts.placed_in)(&document.map(|own| dossier.name_of(own)).unwrap_or_default())
        }
        Done::Deleted => texts.deleted.to_owned(),
    });
    html! {
        <dialog class="dialog orphans-dialog" aria-labelledby="orphans-title" ref={node} onclose={on_close}>
            <h2 id="orphans-title">{ (texts.waiting)(dossier.orphans.len()) }</h2>
            <p class="orphans-about">{ texts.waiting_about }</p>
            <div class="orphans-list">
                <Window label={(texts.waiting)(dossier.orphans.len())} {names} {draw} control=".orphan-place, .button" guess={120.0} />
            </div>
            <div class="dialog-end">
                <p class="orphans-told" role="status">{ told }</p>
                if done.is_some() {
                    <button type="button" class="button" onclick={undo}>{ texts.bring_back }</button>
                }
                <button type="button" class="button button-quiet" onclick={cancel}>{ texts.close }</button>
                <button type="button" class="button" onclick={again}>{ texts.look_again }</button>
            </div>
        </dialog>
    }
}

/// Looks for the words in the whole dossier.
fn seek(dispatch: &Callback<Action>, orphan: &Rc<Orphan>) -> Callback<MouseEvent> {
    let (dispatch, orphan) = (dispatch.clone(), Rc::clone(orphan));
    Callback::from(move |_: MouseEvent| {
        // All of the words, in a row.
        let exact = orphan.quotes.first().map(|quote| quote.exact.replace('"', "")).unwrap_or_default();
        let words = format!("\"{exact}\"");
        dispatch.emit(Action::Go(Place::Search));
        dispatch.emit(Action::Seek(Seek::Ask(Query { words, ..Query::default() })));
        dispatch.emit(Action::Focus(Focus::Search));
    })
}
