//! The tag box: opens at a selection, finds a claim or makes one.

use std::rc::Rc;

use yew::prelude::*;

use super::shell::use_shell;
use crate::browser::{Element, HtmlInputElement, margin, page};
use crate::model::action::{Action, Then};
use crate::model::claim::{Claim, suggest_label};
use crate::model::codebook::{Kind, Slug};
use crate::model::command::Command;
use crate::model::document::Document;
use crate::model::edit::Target;
use crate::model::folding::fold;
use crate::model::search::{Match, find};
use crate::model::span::Span;
use crate::model::workspace::Workspace;

/// How many claims are proposed at once: more would hide the text.
const PROPOSED: usize = 6;

/// What the tag box works on.
#[derive(Properties, PartialEq)]
pub struct TagBoxProps {
    /// The state of the program.
    pub workspace: Rc<Workspace>,
    /// The document.
    pub document: Rc<Document>,
    /// The selected words.
    pub span: Span,
    /// The element that scrolls the text.
    pub page: NodeRef,
}

/// The box beside the selection.
#[component]
pub fn TagBox(TagBoxProps { workspace, document, span, page }: &TagBoxProps) -> Html {
    let shell = use_shell();
    let messages = shell.messages;
    let node = use_node_ref();
    let query = use_state_eq(String::new);
    // The proposal under the cursor; `None` is the new claim.
    let chosen = use_state_eq(|| None::<usize>);
    let kind = use_state_eq(|| workspace.default_kind().map(|kind| Rc::clone(&kind.id)));
    let place = (page.clone(), node.clone(), *span, query.to_string());
    use_effect_with(place, |(page, node, span, _)| {
        if let (Some(page), Some(node)) = (page.cast::<Element>(), node.cast::<Element>()) {
            margin::place_box(&page, &node, *span);
        }
    });

    let proposals = propose(workspace, &query);
    let suggestion = suggest_label(span.slice(&document.text));
    let label = if query.trim().is_empty() { suggestion.clone() } else { query.trim().to_owned() };
    let same =
        proposals.iter().position(|(claim, _)| !query.is_empty() && fold(&claim.label) == fold(&label));
    let current = (*chosen).or(same).filter(|index| *index < proposals.len());

    let attach = {
        let (dispatch, proposals, kind, label) =
            (shell.dispatch.clone(), proposals.clone(), kind.clone(), label.clone());
        move |index: Option<usize>| {
            let existing =
                index.and_then(|index| proposals.get(index)).map(|(claim, _)| Target::Existing(claim.id));
            let new = || Some(Target::New { label: label.clone(), kind: (*kind).clone()? });
            if let Some(target) = existing.or_else(new) {
                dispatch.emit(Action::Tag(target, page::seed(), Then::Read));
            }
        }
    };
    let on_submit = {
        let attach = attach.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            attach(current);
        })
    };
    let on_input = {
        let (query, chosen) = (query.clone(), chosen.clone());
        Callback::from(move |event: InputEvent| {
            query.set(event.target_unchecked_into::<HtmlInputElement>().value());
            chosen.set(None);
        })
    };
    let on_key = {
        let (chosen, count) = (chosen.clone(), proposals.len());
        let (kind, codebook) = (kind.clone(), Rc::clone(&workspace.dossier.codebook));
        Callback::from(move |event: KeyboardEvent| {
            if event.is_composing() {
                return;
            }
            let step = match event.key().as_str() {
                "ArrowDown" => {
                    current.map_or((count > 0).then_some(0), |index| (index + 1 < count).then_some(index + 1))
                }
                "ArrowUp" => current.map_or(count.checked_sub(1), |index| index.checked_sub(1)),
                key if event.alt_key() => {
                    let letter = key.chars().next().filter(|_| key.chars().count() == 1);
                    if let Some(found) = letter.and_then(|letter| codebook.kind_by_key(letter)) {
                        event.prevent_default();
                        kind.set(Some(Rc::clone(&found.id)));
                    }
                    return;
                }
                _ => return,
            };
            event.prevent_default();
            chosen.set(step);
        })
    };
    // A press on the box must not take the selection away from the text.
    let on_press = Callback::from(|event: MouseEvent| {
        if !page::is_in_field(&event) {
            event.prevent_default();
        }
    });
    let options = proposals.iter().enumerate().map(|(index, (claim, found))| {
        let attach = attach.clone();
        let choose = Callback::from(move |_: MouseEvent| attach(Some(index)));
        let count = workspace.dossier.passages_of(claim.id).len();
        let hue = workspace.dossier.codebook.kind(&claim.kind).map(|kind| kind.hue.name());
        html! {
            <li key={claim.id.to_string()} id={format!("proposal-{index}")} class="proposal" role="option"
                aria-selected={(current == Some(index)).to_string()} onclick={choose}>
                <span class="swatch" data-hue={hue}></span>
                <span class="proposal-label">{ marked(&claim.label, found) }</span>
                <span class="count">{ (messages.passages)(count) }</span>
            </li>
        }
    });
    let make = {
        let attach = attach.clone();
        Callback::from(move |_: MouseEvent| attach(None))
    };
    let pick = {
        let kind = kind.clone();
        Callback::from(move |id: Slug| kind.set(Some(id)))
    };
    let on_kinds_key = {
        let (kind, codebook) = (kind.clone(), Rc::clone(&workspace.dossier.codebook));
        Callback::from(move |event: KeyboardEvent| {
            let count = codebook.kinds.len();
            let now = codebook.kinds.iter().position(|own| Some(&own.id) == kind.as_ref()).unwrap_or(0);
            let next = match event.key().as_str() {
                "ArrowRight" | "ArrowDown" => (now + 1) % count.max(1),
                "ArrowLeft" | "ArrowUp" => (now + count.max(1) - 1) % count.max(1),
                _ => return,
            };
            event.prevent_default();
            kind.set(codebook.kinds.get(next).map(|next| Rc::clone(&next.id)));
            page::focus(&format!(".kind-chip:nth-child({})", next + 1), false);
        })
    };
    let add = shell.run.reform(|_: MouseEvent| Command::AddSpan);
    let descendant = current.map_or_else(|| "proposal-new".to_owned(), |index| format!("proposal-{index}"));
    html! {
        <div class="tag-box" role="dialog" aria-label={messages.tag_the_passage} ref={node} onmousedown={on_press}>
            <form onsubmit={on_submit}>
                <input role="combobox" aria-label={messages.claim} aria-expanded="true" aria-controls="proposals"
                    aria-autocomplete="list" aria-activedescendant={descendant} autocomplete="off"
                    placeholder={messages.claim_field} value={query.to_string()} oninput={on_input} onkeydown={on_key} />
                <ul id="proposals" role="listbox" aria-label={messages.claims}>
                    { for options }
                    <li key="new" id="proposal-new" class="proposal proposal-new" role="option"
                        aria-selected={current.is_none().to_string()} onclick={make}>
                        <span class="proposal-label">{ (messages.new_claim)(&label) }</span>
                    </li>
                </ul>
                <div class="kinds" role="radiogroup" aria-label={messages.kind} onkeydown={on_kinds_key}>
                    { for workspace.dossier.codebook.kinds.iter().map(|own| {
                        view_kind(own, kind.as_ref() == Some(&own.id), messages.get(&own.short), messages.get(&own.description), &pick)
                    }) }
                </div>
                <p class="tag-box-end">
                    if let Some(claim) = workspace.active_claim() {
                        <button type="button" class="button button-small add-span" onclick={add}>
                            { (messages.add_to)(&claim.label) }<kbd>{ "+" }</kbd>
                        </button>
                    }
                    <button type="submit" class="button button-strong">{ messages.attach }<kbd>{ "↵" }</kbd></button>
                </p>
            </form>
        </div>
    }
}

/// A button, not a label over an input: Chromium does not pass a click on a label on while words are
/// selected elsewhere on the page.
fn view_kind(kind: &Kind, checked: bool, name: &str, description: &str, pick: &Callback<Slug>) -> Html {
    let id = Rc::clone(&kind.id);
    let choose = pick.reform(move |_: MouseEvent| Rc::clone(&id));
    html! {
        <button type="button" key={kind.id.to_string()} class="kind-chip" role="radio" aria-checked={checked.to_string()}
            tabindex={if checked { "0" } else { "-1" }} data-hue={kind.hue.name()} title={description.to_owned()} onclick={choose}>
            <span class="key-letter" aria-hidden="true">{ kind.key.unwrap_or('·') }</span>
            <span>{ name.to_owned() }</span>
        </button>
    }
}

/// The claims that fit `query`, best first; the last made first where nothing was typed.
pub fn propose(workspace: &Workspace, query: &str) -> Vec<(Rc<Claim>, Match)> {
    let claims = workspace.dossier.claims.values().rev();
    let mut found: Vec<_> =
        claims.filter_map(|claim| Some((Rc::clone(claim), find(query, &claim.label)?))).collect();
    found.sort_by_key(|(_, found)| std::cmp::Reverse(found.score));
    found.truncate(PROPOSED);
    found
}

/// A label with the letters that fit in bold.
pub fn marked(label: &str, found: &Match) -> Html {
    let mut pieces = Vec::new();
    let mut at = 0;
    for &(start, end) in &found.ranges {
        pieces.push(html! { { label.get(at..start).unwrap_or_default().to_owned() } });
        pieces.push(html! { <b>{ label.get(start..end).unwrap_or_default().to_owned() }</b> });
        at = end;
    }
    pieces.push(html! { { label.get(at..).unwrap_or_default().to_owned() } });
    html! { <>{ for pieces }</> }
}
