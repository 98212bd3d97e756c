//! The list of dossiers: rows to walk by the arrows, a field that finds titles, and the deleted ones.

use std::rc::Rc;

use yew::prelude::*;

use super::deleted::Deleted;
use super::row::DossierRow;
use crate::browser::{HtmlInputElement, page};
use crate::model::command::Command;
use crate::model::errand::Errand;
use crate::model::shelf::Shelf;
use crate::model::workspace::Workspace;
use crate::ui::shell::{Shell, use_shell};

/// From so many dossiers on, titles can be searched.
const SEARCH_FROM: usize = 8;
/// How many stand under another list of ways to begin.
const FEW: usize = 5;

/// What the list shows.
#[derive(Properties, PartialEq, Eq)]
pub struct ShelfListProps {
    /// The state of the program.
    pub workspace: Rc<Workspace>,
    /// Whether all of it is shown, not only what was changed last.
    pub whole: bool,
}

/// The dossiers, or why there are none to see.
#[component]
pub fn ShelfList(ShelfListProps { workspace, whole }: &ShelfListProps) -> Html {
    let shell = use_shell();
    let texts = shell.messages.shelf;
    let words = use_state_eq(String::new);
    let trouble = |text: String| {
        let again = shell.errand.reform(|_: MouseEvent| Errand::Look);
        html! {
            <div class="dossiers-trouble" role="alert">
                <p>{ text }</p>
                <button class="button" onclick={again}>{ texts.again }</button>
            </div>
        }
    };
    match &*workspace.shelf {
        Shelf::Unread => return html! { <p class="dossiers-none" aria-busy="true">{ texts.reading }</p> },
        Shelf::Failed(reason) => return trouble((texts.unreadable)(reason)),
        Shelf::Lost(count) => return trouble((texts.lost)(*count)),
        Shelf::Read(_) => {}
    }
    let shelf = &workspace.shelf;
    let kept = shelf.kept().count();
    let mut found = shelf.found(&words, shell.messages.untitled);
    if !whole {
        found.truncate(FEW);
    }
    let on_words = {
        let words = words.clone();
        Callback::from(move |event: InputEvent| {
            words.set(event.target_unchecked_into::<HtmlInputElement>().value());
        })
    };
    let on_search_key = {
        let words = words.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                words.set(String::new());
            }
        })
    };
    let every = shell.run.reform(|_: MouseEvent| Command::Dossiers);
    let open = workspace.dossier.about.id;
    html! {
        <div class="shelf">
            if *whole && kept >= SEARCH_FROM {
                <div class="dossiers-find" role="search">
                    <input class="claim-filter-words" type="search" aria-label={texts.find} placeholder={texts.find}
                        autocomplete="off" value={(*words).clone()} oninput={on_words} onkeydown={on_search_key} />
                </div>
            }
            if kept == 0 {
                <p class="dossiers-none">{ texts.none }</p>
            } else if found.is_empty() {
                <p class="dossiers-none" role="status">{ texts.none_found }</p>
            }
            <ul class="dossiers-rows" aria-label={texts.list}>
                { for found.iter().map(|shelved| html! {
                    <DossierRow key={shelved.id.to_string()} shelved={(*shelved).clone()} open={shelved.id == open} />
                }) }
            </ul>
            if !whole && kept > found.len() {
                <p><button class="button button-quiet" onclick={every}>{ (texts.every)(kept) }</button></p>
            }
            if *whole {
                if kept > 0 { <p class="dossiers-keys">{ texts.keys }</p> }
                { view_deleted(&shell, shelf) }
            }
        </div>
    }
}

fn view_deleted(shell: &Shell, shelf: &Shelf) -> Html {
    let deleted = shelf.deleted();
    if deleted.is_empty() {
        return html! {};
    }
    let summary = (shell.messages.shelf.deleted)(deleted.len());
    html! {
        <details class="dossiers-deleted">
            <summary>{ summary }</summary>
            <ul class="dossiers-rows">
                { for deleted.into_iter().map(|shelved| html! { <Deleted key={shelved.id.to_string()} shelved={shelved.clone()} /> }) }
            </ul>
        </details>
    }
}

/// Goes along the titles by the arrows; down from the field that finds them.
pub fn walk(event: KeyboardEvent) {
    let searching = page::is_within(&event, "[type=search]");
    let writing = page::is_in_field(&event);
    match event.key().as_str() {
        "ArrowDown" if searching || !writing => page::focus_next(".dossier-open"),
        "ArrowUp" if !writing => page::focus_previous(".dossier-open"),
        "Home" if !writing => page::focus_first(".dossier-open"),
        "End" if !writing => page::focus_last(".dossier-open"),
        _ => return,
    }
    event.prevent_default();
}
