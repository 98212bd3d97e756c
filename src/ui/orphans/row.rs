//! One passage that waits: what it says, why it waits, and where it may belong.

use std::rc::Rc;

use yew::prelude::*;

use super::{Done, seek};
use crate::browser::page;
use crate::model::action::Action;
use crate::model::concordance::line;
use crate::model::dossier::Dossier;
use crate::model::edit::Edit;
use crate::model::orphan::{Candidate, Orphan, Prospect, Quote};
use crate::model::unseen::spelled;
use crate::ui::context_line::view_line;
use crate::ui::shell::use_shell;
use crate::ui::window::Row;
use crate::ui::words::view_words;

/// The letters of the candidates.
const LETTERS: [char; 5] = ['A', 'B', 'C', 'D', 'E'];

/// What the row shows.
#[derive(Properties, PartialEq)]
pub struct OrphanRowProps {
    /// Where it stands in the list.
    pub row: Row,
    /// The passage.
    pub orphan: Rc<Orphan>,
    /// What is known of its place, once it was looked for.
    pub prospect: Option<Rc<Prospect>>,
    /// The dossier.
    pub dossier: Rc<Dossier>,
    /// Something was done to it.
    pub on_done: Callback<Done>,
}

/// The row: a letter places the passage at the candidate that it marks, Delete deletes it.
#[component]
pub fn OrphanRow(OrphanRowProps { row, orphan, prospect, dossier, on_done }: &OrphanRowProps) -> Html {
    let shell = use_shell();
    let texts = shell.messages.arrival;
    let id = orphan.id;
    let place = {
        let (dispatch, on_done) = (shell.dispatch.clone(), on_done.clone());
        Callback::from(move |own: Candidate| {
            on_done.emit(Done::Placed(id));
            dispatch.emit(Action::Edit(Edit::Adopt(id, own.document, own.spans), page::seed()));
        })
    };
    let delete = {
        let (dispatch, on_done) = (shell.dispatch.clone(), on_done.clone());
        Callback::from(move |()| {
            on_done.emit(Done::Deleted);
            dispatch.emit(Action::Edit(Edit::DeleteOrphans(vec![id]), page::seed()));
        })
    };
    let candidates = prospect.as_ref().map(|own| own.candidates.as_slice()).unwrap_or_default();
    let on_key = {
        let (place, delete, candidates) = (place.clone(), delete.clone(), candidates.to_vec());
        Callback::from(move |event: KeyboardEvent| {
            if event.ctrl_key() || event.alt_key() || event.meta_key() {
                return;
            }
            let key = event.key().to_uppercase();
            let letter = LETTERS.iter().position(|letter| key.chars().eq([*letter]));
            match letter.and_then(|letter| candidates.get(letter)) {
                Some(candidate) => place.emit(candidate.clone()),
                None if event.key() == "Delete" => delete.emit(()),
                None => return,
            }
            event.prevent_default();
        })
    };
    let hold = shell.dispatch.reform(move |_: MouseEvent| Action::Hold(Some(id)));
    let look = {
        let (dispatch, seek) = (shell.dispatch.clone(), seek(&shell.dispatch, orphan));
        Callback::from(move |event: MouseEvent| {
            dispatch.emit(Action::Hold(Some(id)));
            seek.emit(event);
        })
    };
    let act = |text: &'static str, class: &'static str, on_press: Callback<MouseEvent>| {
        html! {
            <button type="button" class={classes!("button", "button-small", class)} tabindex={row.tabindex()}
                aria-label={format!("{text} {}", orphan.quote())} onclick={on_press}>{ text }</button>
        }
    };
    let claim = dossier.claims.get(&orphan.claim);
    let label = claim.map(|claim| claim.label.clone()).unwrap_or_default();
    let kind = claim.and_then(|claim| dossier.codebook.kind(&claim.kind));
    let document = orphan.document.and_then(|id| dossier.documents.get(&id));
    let origin = document.map_or_else(|| orphan.origin.clone(), |own| dossier.name_of(own));
    let suggested = orphan.suggestion.as_ref().map(|own| (texts.suggested)(&own.by, &own.score));
    let about = [Some(origin).filter(|origin| !origin.is_empty()), suggested].into_iter().flatten();
    html! {
        <li class="orphan" data-hue={kind.map(|kind| kind.hue.name())} aria-posinset={row.position()} aria-setsize={row.size()} onkeydown={on_key}>
            <p class="orphan-claim">
                <span class="key-letter" aria-hidden="true">{ kind.and_then(|kind| kind.key).unwrap_or('·') }</span>
                <strong>{ view_words(&label) }</strong>
                if let Some(kind) = kind {
                    <span class="note-kind">{ shell.messages.get(&kind.short).to_owned() }</span>
                }
                <span class="orphan-about">{ about.collect::<Vec<_>>().join(" · ") }</span>
            </p>
            <p class="orphan-words">{ for orphan.quotes.iter().enumerate().map(|(index, quote)| view_quote(index, quote)) }</p>
            <p class="orphan-why">{ prospect.as_ref().map_or_else(|| texts.looking.to_owned(), |own| (texts.why)(own)) }</p>
            if !candidates.is_empty() {
                <ol class="orphan-places">
                    { for candidates.iter().zip(LETTERS).map(|(own, letter)| view_candidate(own, letter, *row, dossier, orphan, &place, texts.place_at)) }
                </ol>
            }
            <p class="orphan-acts">
                { act(texts.place_it, "orphan-hold", hold) }
                { act(texts.look_for, "", look) }
                { act(texts.delete, "button-quiet", delete.reform(|_: MouseEvent| ())) }
            </p>
        </li>
    }
}

/// A place where it may belong, between the words around; a press puts it there.
fn view_candidate(
    candidate: &Candidate,
    letter: char,
    row: Row,
    dossier: &Dossier,
    orphan: &Orphan,
    place: &Callback<Candidate>,
    name: fn(&str, &str) -> String,
) -> Html {
    let Some(document) = dossier.documents.get(&candidate.document) else {
        return html! { <li key={letter.to_string()} /> };
    };
    let line = line(document, &candidate.spans);
    let said = format!("{} {} {}", line.before, line.words, line.after);
    let called = dossier.name_of(document);
    let name = name(&spelled(&said), &called);
    let own = candidate.clone();
    html! {
        <li key={letter.to_string()}>
            <button type="button" class="orphan-place" tabindex={row.tabindex()} aria-label={name} aria-keyshortcuts={letter.to_string()}
                onclick={place.reform(move |_: MouseEvent| own.clone())}>
                <span class="orphan-letter" aria-hidden="true">{ letter }</span>
                { view_line(&line) }
                if orphan.document != Some(candidate.document) {
                    <span class="count">{ called }</span>
                }
            </button>
        </li>
    }
}

fn view_quote(index: usize, quote: &Quote) -> Html {
    html! {
        <span key={index} class="orphan-quote">
            <span class="orphan-around">{ &quote.prefix }</span><q>{ &quote.exact }</q><span class="orphan-around">{ &quote.suffix }</span>
        </span>
    }
}
