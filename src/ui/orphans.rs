//! Passages without a place: the list of those that wait, and the line under the text while one of them is
//! given its words.

use std::rc::Rc;

use yew::prelude::*;

use super::hooks::{Modal, use_modal};
use super::shell::use_shell;
use super::words::view_words;
use crate::browser::page;
use crate::model::action::{Action, Seek};
use crate::model::command::Command;
use crate::model::edit::Edit;
use crate::model::fulltext::Query;
use crate::model::identity::PassageId;
use crate::model::orphan::{Orphan, Quote};
use crate::model::workspace::{Focus, Place, Workspace};

/// What waits.
#[derive(Properties, PartialEq, Eq)]
pub struct OrphansProps {
    /// The state of the program.
    pub workspace: Rc<Workspace>,
}

/// The list of those that wait, each with its words, its claim and where it came from.
#[component]
pub fn Orphans(OrphansProps { workspace }: &OrphansProps) -> Html {
    let shell = use_shell();
    let texts = shell.messages.arrival;
    let dossier = &workspace.dossier;
    let Modal { node, on_close } = use_modal(|| page::focus(".orphan .button", false));
    // The last one is gone: there is nothing more to do here.
    use_effect_with(dossier.orphans.is_empty(), {
        let dispatch = shell.dispatch.clone();
        move |empty| {
            if *empty {
                dispatch.emit(Action::Close);
            }
        }
    });
    // When one is gone, the next one has the focus, and it can be brought back.
    let gone = use_state_eq(|| None::<usize>);
    use_effect_with((dossier.orphans.len(), *gone), |(left, gone)| {
        if let Some(index) = gone {
            let next = (*index).min(left.saturating_sub(1)) + 1;
            page::focus(&format!(".orphans-list > li:nth-child({next}) .button"), false);
        }
    });
    let undo = {
        let (run, gone) = (shell.run.clone(), gone.clone());
        Callback::from(move |_: MouseEvent| {
            gone.set(None);
            page::focus(".orphan .button", false);
            run.emit(Command::Undo);
        })
    };
    let cancel = shell.dispatch.reform(|_: MouseEvent| Action::Close);
    let again = shell.run.reform(|_: MouseEvent| Command::LookAgain);
    let rows = dossier.orphans.values().enumerate().map(|(index, orphan)| {
        let id = orphan.id;
        let hold = shell.dispatch.reform(move |_: MouseEvent| Action::Hold(Some(id)));
        let look = {
            let (dispatch, seek) = (shell.dispatch.clone(), seek(&shell.dispatch, orphan));
            Callback::from(move |event: MouseEvent| {
                dispatch.emit(Action::Hold(Some(id)));
                seek.emit(event);
            })
        };
        let delete = {
            let gone = gone.clone();
            shell.dispatch.reform(move |_: MouseEvent| {
                gone.set(Some(index));
                Action::Edit(Edit::DeleteOrphans(vec![id]), page::seed())
            })
        };
        let named = |act: &str| format!("{act} {}", orphan.quote());
        let claim = dossier.claims.get(&orphan.claim);
        let label = claim.map(|claim| claim.label.clone()).unwrap_or_default();
        let kind = claim.and_then(|claim| dossier.codebook.kind(&claim.kind));
        let document = orphan.document.and_then(|id| dossier.documents.get(&id));
        let origin = document.map_or_else(|| orphan.origin.clone(), |own| dossier.name_of(own));
        html! {
            <li key={id.to_string()} class="orphan" data-hue={kind.map(|kind| kind.hue.name())}>
                <p class="orphan-claim"><strong>{ view_words(&label) }</strong>
                    <span class="orphan-about">{ kind.map(|kind| shell.messages.get(&kind.short).to_owned()) }{ " · " }{ origin }
                        if let Some(suggestion) = &orphan.suggestion {
                            { " · " }{ (texts.suggested)(&suggestion.by, &suggestion.score) }
                        }
                    </span></p>
                <p class="orphan-words">{ for orphan.quotes.iter().enumerate().map(|(index, quote)| view_quote(index, quote)) }</p>
                <p class="orphan-acts">
                    <button type="button" class="button button-small" aria-label={named(texts.place_it)} onclick={hold}>{ texts.place_it }</button>
                    <button type="button" class="button button-small" aria-label={named(texts.look_for)} onclick={look}>{ texts.look_for }</button>
                    <button type="button" class="button button-small button-quiet" aria-label={named(texts.delete)} onclick={delete}>{ texts.delete }</button>
                </p>
            </li>
        }
    });
    html! {
        <dialog class="dialog orphans-dialog" aria-labelledby="orphans-title" ref={node} onclose={on_close}>
            <h2 id="orphans-title">{ (texts.waiting)(dossier.orphans.len()) }</h2>
            <p class="orphans-about">{ texts.waiting_about }</p>
            <ul class="orphans-list">{ for rows }</ul>
            <p class="dialog-end">
                if gone.is_some() {
                    <button type="button" class="button" onclick={undo}>{ texts.bring_back }</button>
                }
                <button type="button" class="button button-quiet" onclick={cancel}>{ texts.close }</button>
                <button type="button" class="button" onclick={again}>{ texts.look_again }</button>
            </p>
        </dialog>
    }
}

fn view_quote(index: usize, quote: &Quote) -> Html {
    html! {
        <span key={index} class="orphan-quote">
            <span class="orphan-around">{ &quote.prefix }</span><q>{ &quote.exact }</q><span class="orphan-around">{ &quote.suffix }</span>
        </span>
    }
}

/// The line while a passage is held: what to select, and what can be done.
#[component]
pub fn Held(OrphansProps { workspace }: &OrphansProps) -> Html {
    let shell = use_shell();
    let texts = shell.messages.arrival;
    let held = workspace.view.held.and_then(|id| workspace.dossier.orphans.get(&id));
    let Some(orphan) = held.filter(|_| workspace.view.place == Place::Read) else {
        return html! { <section class="picked-line"></section> };
    };
    let ready = workspace.view.selection.is_some();
    let adopt = shell.dispatch.reform(|_: MouseEvent| Action::Adopt(page::seed()));
    let leave = shell.dispatch.reform(|_: MouseEvent| Action::Hold(None::<PassageId>));
    let seek = seek(&shell.dispatch, orphan);
    html! {
        <section class="picked-line" aria-label={texts.place_it}>
            <div class="picked picked-held">
                <p role="status">{ (texts.select_words)(&orphan.quote()) }</p>
                <button type="button" class="button button-strong" disabled={!ready} onclick={adopt}>{ texts.place_here }</button>
                <button type="button" class="button" onclick={seek}>{ texts.look_for }</button>
                <span class="bar-space"></span>
                <button type="button" class="button" onclick={leave}>{ texts.later }</button>
            </div>
        </section>
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
