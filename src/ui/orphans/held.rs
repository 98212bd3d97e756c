//! The line over the text while a passage that waits is given its words.

use yew::prelude::*;

use super::{OrphansProps, seek};
use crate::browser::page;
use crate::model::action::Action;
use crate::model::identity::PassageId;
use crate::model::workspace::Place;
use crate::ui::shell::use_shell;

/// What to select, and what can be done. It stands before the text: from there, one step back leads to it.
#[component]
pub fn Held(OrphansProps { workspace }: &OrphansProps) -> Html {
    let shell = use_shell();
    let texts = shell.messages.arrival;
    let held = workspace.view.held.and_then(|id| workspace.dossier.orphans.get(&id));
    let held = held.filter(|_| workspace.view.place == Place::Read);
    let ready = workspace.view.selection.is_some();
    let adopt = shell.dispatch.reform(|_: MouseEvent| Action::Adopt(page::seed()));
    let leave = shell.dispatch.reform(|_: MouseEvent| Action::Hold(None::<PassageId>));
    // What is told aloud must be there before it has something to tell.
    html! {
        <section class={classes!("held", held.is_some().then_some("picked-held"))} aria-label={texts.place_it}>
            <p role="status">{ held.map(|orphan| (texts.select_words)(&orphan.quote())) }</p>
            if let Some(orphan) = held {
                <button type="button" class="button button-strong" disabled={!ready} onclick={adopt}>{ texts.place_here }</button>
                <button type="button" class="button" onclick={seek(&shell.dispatch, orphan)}>{ texts.look_for }</button>
                <button type="button" class="button" onclick={leave}>{ texts.later }</button>
            }
        </section>
    }
}
