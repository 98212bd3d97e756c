//! The dialog that makes passages of the places that are ticked.

use std::collections::BTreeSet;
use std::rc::Rc;

use yew::prelude::*;

use super::SearchPlaceProps;
use crate::browser::page;
use crate::model::action::Action;
use crate::model::claim::suggest_label;
use crate::model::edit::Target;
use crate::model::identity::DocumentId;
use crate::model::notice::{Notice, Tone};
use crate::model::sorted;
use crate::model::span::Spans;
use crate::ui::claim_choice::ClaimChoice;
use crate::ui::hooks::{Modal, use_modal};
use crate::ui::shell::use_shell;

/// One claim, existing or new, for all of them, in one step.
#[component]
pub fn Gather(SearchPlaceProps { workspace }: &SearchPlaceProps) -> Html {
    let shell = use_shell();
    let (messages, texts) = (shell.messages, shell.messages.fulltext);
    let Modal { node, on_close } = use_modal(|| page::focus(".gather [role=combobox]", true));
    let seeking = &workspace.view.seeking;
    let places: Vec<(DocumentId, Spans)> =
        seeking.ticked.iter().map(|place| (place.document, Spans::from(place.span))).collect();
    let title = (texts.gather_title)(places.len());
    let label = seeking.found.query.label();
    let suggestion = (!seeking.found.query.pattern).then(|| AttrValue::from(suggest_label(&label)));
    let choose = {
        let (shell, dossier) = (shell.clone(), Rc::clone(&workspace.dossier));
        Callback::from(move |target: Target| {
            let known: BTreeSet<(DocumentId, &Spans)> = match &target {
                Target::Existing(claim) => {
                    let own = dossier.passages.values().filter(|passage| passage.claim == *claim);
                    sorted::set(own.map(|passage| (passage.document, &passage.spans)))
                }
                Target::New { .. } => BTreeSet::new(),
            };
            let left = places.iter().filter(|(document, spans)| known.contains(&(*document, spans))).count();
            let text = (shell.messages.fulltext.gathered)(places.len() - left, left);
            shell.dispatch.emit(Action::Close);
            shell.dispatch.emit(Action::TagAll(places.clone(), target, page::seed()));
            shell.dispatch.emit(Action::Notify(Notice { tone: Tone::Quiet, text, remedy: None }));
        })
    };
    let cancel = shell.dispatch.reform(|_: MouseEvent| Action::Close);
    html! {
        <dialog class="dialog gather" aria-label={title.clone()} ref={node} onclose={on_close}>
            <h2>{ title }</h2>
            <p class="gather-hint">{ texts.gather_hint }</p>
            <ClaimChoice workspace={Rc::clone(workspace)} {suggestion} on_choose={choose}>
                <p class="dialog-end">
                    <button type="button" class="button button-quiet" onclick={cancel}>{ messages.note.cancel }</button>
                    <button type="submit" class="button button-strong">{ texts.gather_done }</button>
                </p>
            </ClaimChoice>
        </dialog>
    }
}
