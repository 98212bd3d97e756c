//! The dialog that gives passages another claim.

use std::rc::Rc;

use yew::prelude::*;

use super::claim_choice::ClaimChoice;
use super::hooks::{Modal, use_modal};
use super::shell::use_shell;
use crate::browser::page;
use crate::model::action::Action;
use crate::model::edit::{Edit, Target};
use crate::model::workspace::Workspace;

/// What the dialog works on.
#[derive(Properties, PartialEq, Eq)]
pub struct RetagProps {
    /// The state of the program.
    pub workspace: Rc<Workspace>,
}

/// The passages picked, or the active one, make the claim that is chosen; in one step.
#[component]
pub fn Retag(RetagProps { workspace }: &RetagProps) -> Html {
    let shell = use_shell();
    let (messages, texts) = (shell.messages, shell.messages.picks);
    let Modal { node, on_close } = use_modal(|| page::focus(".retag [role=combobox]", false));
    let passages = workspace.meant_passages();
    // What they all say already is no other claim.
    let mut said = passages.iter().filter_map(|id| workspace.dossier.passages.get(id)).map(|own| own.claim);
    let first = said.next();
    let except = first.filter(|first| said.all(|claim| claim == *first));
    let title = (texts.retag_title)(&(messages.passages)(passages.len()));
    let choose = {
        let dispatch = shell.dispatch.clone();
        Callback::from(move |target: Target| {
            dispatch.emit(Action::Close);
            dispatch.emit(Action::Edit(Edit::Retag(passages.clone(), target), page::seed()));
        })
    };
    let cancel = shell.dispatch.reform(|_: MouseEvent| Action::Close);
    html! {
        <dialog class="dialog retag" aria-label={title.clone()} ref={node} onclose={on_close}>
            <h2>{ title }</h2>
            <ClaimChoice workspace={Rc::clone(workspace)} {except} on_choose={choose}>
                <p class="dialog-end">
                    <button type="button" class="button button-quiet" onclick={cancel}>{ messages.note.cancel }</button>
                    <button type="submit" class="button button-strong">{ texts.retag_done }</button>
                </p>
            </ClaimChoice>
        </dialog>
    }
}
