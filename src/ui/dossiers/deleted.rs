//! A deleted dossier, which can still be brought back.

use yew::prelude::*;

use crate::browser::page;
use crate::model::errand::Errand;
use crate::model::shelf::{Shelved, titled};
use crate::model::unseen::spelled;
use crate::ui::shell::use_shell;
use crate::ui::words::view_words;

/// What the row shows.
#[derive(Properties, PartialEq, Eq)]
pub struct DeletedProps {
    /// What is known of the dossier.
    pub shelved: Shelved,
}

/// One row: how many days are left, and the way back.
#[component]
pub fn Deleted(DeletedProps { shelved }: &DeletedProps) -> Html {
    let shell = use_shell();
    let texts = shell.messages.shelf;
    let title = titled(&shelved.title, shell.messages.untitled).to_owned();
    let id = shelved.id;
    let restore = shell.errand.reform(move |_: MouseEvent| Errand::Restore(id));
    let left = shelved.days_left(page::now()).map(|days| (texts.days_left)(days));
    html! {
        <li class="dossier" data-deleted="">
            <p class="dossier-title">{ view_words(&title) }</p>
            <p class="dossier-about">{ left }</p>
            <div class="dossier-acts">
                <button class="button dossier-act" aria-label={(texts.of)(texts.restore, &spelled(&title))} onclick={restore}>{ texts.restore }</button>
            </div>
        </li>
    }
}
