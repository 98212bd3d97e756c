//! The dossiers on this device.

use yew::platform::spawn_local;
use yew::prelude::*;

use super::shell::use_shell;
use crate::browser::storage::{Shelved, Storage};
use crate::browser::{Element, page};
use crate::model::action::Action;
use crate::model::command::Command;
use crate::model::identity::DossierId;

/// What the list needs to know.
#[derive(Properties, PartialEq, Eq)]
pub struct DossiersProps {
    /// The dossier that is open.
    pub open: DossierId,
}

/// The list of dossiers; a click opens one.
#[component]
pub fn Dossiers(DossiersProps { open }: &DossiersProps) -> Html {
    let shell = use_shell();
    let messages = shell.messages;
    let node = use_node_ref();
    let shelved = use_state_eq(Vec::<Shelved>::new);
    use_effect_with(node.clone(), {
        let shelved = shelved.clone();
        move |node| {
            if let Some(dialog) = node.cast::<Element>() {
                page::show_modal(&dialog);
            }
            spawn_local(async move {
                if let Ok(storage) = Storage::open().await {
                    shelved.set(storage.dossiers().await.unwrap_or_default());
                }
            });
        }
    });
    let close = shell.dispatch.reform(|_: Event| Action::Close);
    let cancel = shell.dispatch.reform(|_: MouseEvent| Action::Close);
    let rows = shelved.iter().rev().map(|dossier| {
        let (shell, id) = (shell.clone(), dossier.id.clone());
        let choose = Callback::from(move |_: MouseEvent| {
            shell.dispatch.emit(Action::Close);
            shell.load.emit(id.clone());
        });
        let current = dossier.id == open.to_string();
        let title =
            if dossier.title.is_empty() { messages.untitled.to_owned() } else { dossier.title.clone() };
        html! {
            <li key={dossier.id.clone()}>
                <button class="list-question" aria-current={current.then_some("true")} onclick={choose}>
                    <span>{ title }</span>
                    if current { <span class="count">{ messages.this_dossier }</span> }
                </button>
            </li>
        }
    });
    let new = {
        let (dispatch, run) = (shell.dispatch.clone(), shell.run.clone());
        Callback::from(move |_: MouseEvent| {
            dispatch.emit(Action::Close);
            run.emit(Command::NewDossier);
        })
    };
    html! {
        <dialog class="dialog dossiers" aria-label={messages.dossiers} ref={node} onclose={close}>
            <h2>{ messages.dossiers }</h2>
            if shelved.is_empty() {
                <p class="list-empty">{ messages.no_dossiers }</p>
            }
            <ul class="dossiers-rows">{ for rows }</ul>
            <p class="dialog-end">
                <button class="button button-quiet" onclick={new}>{ (messages.command)(Command::NewDossier) }</button>
                <button class="button" onclick={cancel}>{ messages.close }</button>
            </p>
        </dialog>
    }
}
