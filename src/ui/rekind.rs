//! The dialog that gives claims another kind.

use std::rc::Rc;

use yew::prelude::*;

use super::hooks::{Modal, use_modal};
use super::kind_choice::KindChoice;
use super::shell::use_shell;
use crate::browser::page;
use crate::model::action::Action;
use crate::model::codebook::Slug;
use crate::model::edit::Edit;
use crate::model::workspace::Workspace;

/// What the dialog works on.
#[derive(Properties, PartialEq, Eq)]
pub struct RekindProps {
    /// The state of the program.
    pub workspace: Rc<Workspace>,
}

/// The claims picked, or the one before one's eyes, become of the kind that is chosen; in one step.
#[component]
pub fn Rekind(RekindProps { workspace }: &RekindProps) -> Html {
    let shell = use_shell();
    let (messages, texts) = (shell.messages, shell.messages.picks);
    let dossier = &workspace.dossier;
    let claims = workspace.meant_claims();
    let first = claims.first().and_then(|id| dossier.claims.get(id)).map(|claim| Rc::clone(&claim.kind));
    let kind = use_state_eq(|| first);
    let Modal { node, on_close } = use_modal(|| page::focus(".rekind .kind-chip[aria-checked=true]", false));
    let title = (texts.kind_title)(&(messages.claim_count)(claims.len()));
    let choose = {
        let kind = kind.clone();
        Callback::from(move |id: Slug| kind.set(Some(id)))
    };
    let on_submit = {
        let (dispatch, kind) = (shell.dispatch.clone(), (*kind).clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let Some(kind) = kind.clone() else { return };
            dispatch.emit(Action::Close);
            dispatch.emit(Action::Edit(Edit::Kind(claims.clone(), kind), page::seed()));
        })
    };
    let cancel = shell.dispatch.reform(|_: MouseEvent| Action::Close);
    html! {
        <dialog class="dialog rekind" aria-label={title.clone()} ref={node} onclose={on_close}>
            <form onsubmit={on_submit}>
                <h2>{ title }</h2>
                <KindChoice codebook={Rc::clone(&dossier.codebook)} chosen={(*kind).clone()} fixed={false} on_choose={choose} />
                <p class="dialog-end">
                    <button type="button" class="button button-quiet" onclick={cancel}>{ messages.note.cancel }</button>
                    <button type="submit" class="button button-strong" disabled={kind.is_none()}>{ texts.kind_done }</button>
                </p>
            </form>
        </dialog>
    }
}
