//! The dialog that tags every occurrence of the selected words: each is accepted or refused first.

use std::collections::BTreeSet;
use std::rc::Rc;

use yew::prelude::*;

use super::hooks::{Modal, use_modal};
use super::shell::use_shell;
use super::window::{Row, Window, use_names};
use super::words::view_words;
use crate::browser::{HtmlInputElement, HtmlSelectElement, page};
use crate::model::action::Action;
use crate::model::claim::suggest_label;
use crate::model::document::Document;
use crate::model::dossier::Dossier;
use crate::model::edit::Target;
use crate::model::folding::Folding;
use crate::model::identity::{ClaimId, DocumentId};
use crate::model::notice::{Notice, Tone};
use crate::model::occurrence::{Matching, context, occurrences};
use crate::model::sorted;
use crate::model::span::{Span, Spans};
use crate::model::workspace::Workspace;

/// How many of the words stand in the title.
const SHOWN: usize = 10;

/// What the dialog works on.
#[derive(Properties, PartialEq, Eq)]
pub struct OccurrencesProps {
    /// The state of the program.
    pub workspace: Rc<Workspace>,
}

/// Which occurrences are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Options {
    matching: Matching,
    everywhere: bool,
}

type Place = (DocumentId, Span);

/// The dialog.
#[component]
pub fn Occurrences(OccurrencesProps { workspace }: &OccurrencesProps) -> Html {
    let shell = use_shell();
    let (messages, texts) = (shell.messages, shell.messages.occurrences);
    let words = use_state_eq(|| workspace.selected_words().unwrap_or_default().to_owned());
    let options = use_state_eq(|| {
        let folding = Folding { case: true, accents: false, typography: true };
        Options { matching: Matching { folding, whole_words: true }, everywhere: false }
    });
    let claim = use_state_eq(|| None::<ClaimId>);
    let label = use_state_eq(|| suggest_label(&words));
    let kind = use_state_eq(|| workspace.default_kind().map(|kind| Rc::clone(&kind.id)));
    // Those that were refused; what is found anew is accepted.
    let refused = use_state_eq(BTreeSet::<Place>::new);
    let Modal { node, on_close } = use_modal(|| ());

    let found = use_memo(
        (Rc::clone(&workspace.dossier), workspace.view.document, (*words).clone(), *options),
        |(dossier, shown, words, options)| find(dossier, *shown, words, *options),
    );
    let known =
        use_memo((Rc::clone(&workspace.dossier), *claim), |(dossier, claim)| marked_places(dossier, *claim));
    let marked = |place: &Place| known.contains(&(place.0, Spans::from(place.1)));
    let accepted: Vec<Place> =
        found.iter().filter(|place| !refused.contains(*place) && !marked(place)).copied().collect();

    let on_submit = {
        let (shell, claim, label, kind) = (shell.clone(), *claim, label.clone(), (*kind).clone());
        let places: Vec<(DocumentId, Spans)> =
            accepted.iter().map(|(document, span)| (*document, Spans::from(*span))).collect();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let new = || Some(Target::New { label: label.trim().to_owned(), kind: kind.clone()? });
            let Some(target) = claim.map(Target::Existing).or_else(new) else { return };
            let text = (shell.messages.occurrences.tagged)(places.len());
            shell.dispatch.emit(Action::Close);
            shell.dispatch.emit(Action::TagAll(places.clone(), target, page::seed()));
            shell.dispatch.emit(Action::Notify(Notice { tone: Tone::Quiet, text, remedy: None }));
        })
    };
    let check = |text: &'static str, on: bool, change: fn(&mut Options)| {
        let options = options.clone();
        let flip = Callback::from(move |_: Event| {
            let mut next = *options;
            change(&mut next);
            options.set(next);
        });
        html! { <label class="check"><input type="checkbox" checked={on} onchange={flip} />{ text }</label> }
    };
    let on_claim = {
        let claim = claim.clone();
        Callback::from(move |event: Event| {
            let value = event.target_unchecked_into::<HtmlSelectElement>().value();
            claim.set(value.parse().ok().map(ClaimId));
        })
    };
    let on_label = {
        let label = label.clone();
        Callback::from(move |event: InputEvent| {
            label.set(event.target_unchecked_into::<HtmlInputElement>().value());
        })
    };
    let on_kind = {
        let kind = kind.clone();
        Callback::from(move |event: Event| {
            kind.set(Some(event.target_unchecked_into::<HtmlSelectElement>().value().into()));
        })
    };
    let refuse = {
        let refused = refused.clone();
        Callback::from(move |places: Vec<(Place, bool)>| {
            let mut next = (*refused).clone();
            for (place, no) in places {
                if no {
                    next.insert(place)
                } else {
                    next.remove(&place)
                };
            }
            refused.set(next);
        })
    };
    let every = |no: bool| {
        let found = Rc::clone(&found);
        refuse.reform(move |_: MouseEvent| found.iter().map(|place| (*place, no)).collect())
    };
    let names = use_names(Rc::clone(&found), |found| (0..found.len() as u128).collect());
    let draw = {
        let (found, refused, refuse) = (Rc::clone(&found), (*refused).clone(), refuse.clone());
        let (known, dossier) = (Rc::clone(&known), Rc::clone(&workspace.dossier));
        Callback::from(move |row: Row| {
            let Some(place) = found.get(row.index) else { return html! {} };
            let Some(document) = dossier.documents.get(&place.0) else { return html! {} };
            let on = !refused.contains(place);
            let marked = known.contains(&(place.0, Spans::from(place.1)));
            let flip = {
                let place = *place;
                refuse.reform(move |_: Event| vec![(place, on)])
            };
            let name = dossier.question_of(document).short_name().unwrap_or_default();
            view_row(row, document, &name, *place, on, marked.then_some(texts.marked), flip)
        })
    };
    let Options { matching: Matching { folding, whole_words }, everywhere } = *options;
    let cancel = shell.dispatch.reform(|_: MouseEvent| Action::Close);
    let title = (texts.title)(&words.split_whitespace().take(SHOWN).collect::<Vec<_>>().join(" "));
    let codebook = &workspace.dossier.codebook;
    html! {
        <dialog class="dialog occurrences" aria-label={title.clone()} ref={node} onclose={on_close}>
            <form onsubmit={on_submit}>
                <h2>{ title }</h2>
                <fieldset class="checks">
                    <legend>{ texts.options }</legend>
                    { check(texts.case, folding.case, |options| options.matching.folding.case ^= true) }
                    { check(texts.accents, folding.accents, |options| options.matching.folding.accents ^= true) }
                    { check(texts.typography, folding.typography, |options| options.matching.folding.typography ^= true) }
                </fieldset>
                <p class="checks">
                    { check(texts.whole_words, whole_words, |options| options.matching.whole_words ^= true) }
                    { check(texts.everywhere, everywhere, |options| options.everywhere ^= true) }
                </p>
                <p class="occurrences-claim">
                    <select aria-label={texts.claim} onchange={on_claim}>
                        <option value="" selected={claim.is_none()}>{ texts.new_claim }</option>
                        { for workspace.dossier.claims.values().rev().map(|own| html! {
                            <option key={own.id.to_string()} value={own.id.to_string()} selected={*claim == Some(own.id)}>{ &own.label }</option>
                        }) }
                    </select>
                    if claim.is_none() {
                        <input aria-label={messages.label} value={(*label).clone()} oninput={on_label} />
                        <select aria-label={messages.kind} onchange={on_kind}>
                            { for codebook.kinds.iter().map(|own| html! {
                                <option key={own.id.to_string()} value={own.id.to_string()} selected={kind.as_ref() == Some(&own.id)}>{ messages.get(&own.short).to_owned() }</option>
                            }) }
                        </select>
                    }
                </p>
                <div class="occurrences-places">
                    <Window label={texts.places} {names} {draw} control="input" guess={46.0} />
                </div>
                <p class="dialog-end">
                    <button type="button" class="button button-quiet" onclick={every(false)}>{ texts.all }</button>
                    <button type="button" class="button button-quiet" onclick={every(true)}>{ texts.none }</button>
                    <span class="bar-space"></span>
                    <button type="button" class="button button-quiet" onclick={cancel}>{ messages.close }</button>
                    <button type="submit" class="button button-strong"
                        disabled={accepted.is_empty() || (claim.is_none() && label.trim().is_empty())}>{ (texts.tag)(accepted.len()) }</button>
                </p>
            </form>
        </dialog>
    }
}

/// The places of `words`, in the document shown or in all, that one first.
fn find(dossier: &Dossier, shown: Option<DocumentId>, words: &str, options: Options) -> Vec<Place> {
    let own = shown.and_then(|id| dossier.documents.get(&id)).into_iter();
    let others =
        dossier.documents.values().filter(|document| options.everywhere && Some(document.id) != shown);
    own.chain(others)
        .flat_map(|document| {
            occurrences(document, words, options.matching).into_iter().map(|span| (document.id, span))
        })
        .collect()
}

/// Where the claim is marked already.
fn marked_places(dossier: &Dossier, claim: Option<ClaimId>) -> BTreeSet<(DocumentId, Spans)> {
    let passages = dossier.passages.values().filter(|passage| Some(passage.claim) == claim);
    sorted::set(passages.map(|passage| (passage.document, passage.spans.clone())))
}

fn view_row(
    row: Row,
    document: &Document,
    name: &str,
    (_, span): Place,
    on: bool,
    marked: Option<&'static str>,
    flip: Callback<Event>,
) -> Html {
    let context = context(document, span);
    let cut = |cut: bool| if cut { "…" } else { "" };
    html! {
        <li key={row.index} aria-posinset={row.position()} aria-setsize={row.size()}>
            <label class="check occurrence">
                <input type="checkbox" tabindex={row.tabindex()} checked={on && marked.is_none()} disabled={marked.is_some()} onchange={flip} />
                <span>
                    { cut(context.cut_before) }{ view_words(context.before) }<b>{ view_words(context.words) }</b>{ view_words(context.after) }{ cut(context.cut_after) }
                    <span class="count">{ " " }{ marked.map_or_else(|| name.to_owned(), str::to_owned) }</span>
                </span>
            </label>
        </li>
    }
}
