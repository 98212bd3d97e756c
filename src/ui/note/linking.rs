//! Making a link: its kind, then the other claim, found by a few letters of it.

use std::rc::Rc;

use yew::prelude::*;

use super::summary::relation;
use crate::browser::{HtmlInputElement, page};
use crate::model::action::Action;
use crate::model::claim::Claim;
use crate::model::codebook::Codebook;
use crate::model::edit::Edit;
use crate::model::identity::ClaimId;
use crate::model::workspace::Workspace;
use crate::ui::claim_choice::{marked, propose};
use crate::ui::select::Select;
use crate::ui::shell::use_shell;

/// The sign before a kind of link that is made from the other claim to this one.
const BACKWARDS: char = '<';

/// What is linked.
#[derive(Properties, PartialEq)]
pub struct LinkingProps {
    /// The state of the program.
    pub workspace: Rc<Workspace>,
    /// The claim at this end.
    pub claim: Rc<Claim>,
    /// The link was made, or is not wanted.
    pub on_done: Callback<()>,
}

/// A short form in the note.
#[component]
pub fn Linking(LinkingProps { workspace, claim, on_done }: &LinkingProps) -> Html {
    let shell = use_shell();
    let (messages, texts) = (shell.messages, shell.messages.note);
    let codebook = &workspace.dossier.codebook;
    let kinds = kinds(codebook, messages);
    let kind = use_state_eq(|| kinds.first().map(|(name, _)| name.to_string()).unwrap_or_default());
    let query = use_state_eq(String::new);
    let chosen = use_state_eq(|| 0_usize);
    use_effect_with((), |()| {
        page::focus(".note-linking [role=combobox]", false);
    });
    let found = propose(workspace, &query, Some(claim.id));
    let make = {
        let (dispatch, on_done, kind, here) =
            (shell.dispatch.clone(), on_done.clone(), kind.clone(), claim.id);
        move |there: ClaimId| {
            let (from, to, name) = match kind.strip_prefix(BACKWARDS) {
                Some(name) => (there, here, name),
                None => (here, there, kind.as_str()),
            };
            dispatch.emit(Action::Edit(Edit::AddLink { from, to, kind: name.into() }, page::seed()));
            on_done.emit(());
        }
    };
    let current = found.get(*chosen).map(|(other, _)| other.id);
    let on_submit = {
        let make = make.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            current.into_iter().for_each(&make);
        })
    };
    let on_input = {
        let (query, chosen) = (query.clone(), chosen.clone());
        Callback::from(move |event: InputEvent| {
            query.set(event.target_unchecked_into::<HtmlInputElement>().value());
            chosen.set(0);
        })
    };
    // Escape steps out of the form first, then out of the note.
    let on_leave = {
        let on_done = on_done.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" && !event.is_composing() {
                event.prevent_default();
                on_done.emit(());
            }
        })
    };
    let on_key = {
        let (chosen, count) = (chosen.clone(), found.len().max(1));
        Callback::from(move |event: KeyboardEvent| {
            match event.key().as_str() {
                "ArrowDown" => chosen.set((*chosen + 1) % count),
                "ArrowUp" => chosen.set((*chosen + count - 1) % count),
                _ => return,
            }
            event.prevent_default();
        })
    };
    let options = found.iter().enumerate().map(|(index, (other, fit))| {
        let (make, id) = (make.clone(), other.id);
        let choose = Callback::from(move |_: MouseEvent| make(id));
        html! {
            <li key={id.to_string()} id={format!("other-{index}")} class="proposal" role="option"
                aria-selected={(index == *chosen).to_string()} onclick={choose}>
                <span class="swatch" data-hue={codebook.kind(&other.kind).map(|kind| kind.hue.name())}></span>
                <span class="proposal-label">{ marked(&other.label, fit) }</span>
            </li>
        }
    });
    let choose_kind = {
        let kind = kind.clone();
        Callback::from(move |name: String| kind.set(name))
    };
    let cancel = on_done.reform(|_: MouseEvent| ());
    let descendant = current.map(|_| format!("other-{}", *chosen));
    html! {
        <form class="note-linking" onsubmit={on_submit} onkeydown={on_leave}>
            <Select class="field" label={texts.link_kind} options={kinds} value={(*kind).clone()} on_choose={choose_kind} />
            <input class="field" role="combobox" aria-label={texts.link_to} aria-expanded={(!found.is_empty()).to_string()} aria-controls={(!found.is_empty()).then_some("others")} aria-autocomplete="list"
                aria-activedescendant={descendant} autocomplete="off" placeholder={texts.link_field}
                value={query.to_string()} oninput={on_input} onkeydown={on_key} />
            if found.is_empty() {
                <p class="field-about" aria-live="polite">{ texts.nothing_found }</p>
            } else {
                <ul id="others" role="listbox" aria-label={messages.claims}>{ for options }</ul>
            }
            <p class="note-actions">
                <button type="submit" class="button button-small button-strong" disabled={found.is_empty()}>{ texts.make_link }</button>
                <button type="button" class="button button-small" onclick={cancel}>{ texts.cancel }</button>
            </p>
        </form>
    }
}

/// Every kind of link from here, then those to here that are called otherwise.
fn kinds(codebook: &Codebook, messages: &crate::lang::Messages) -> Vec<(AttrValue, AttrValue)> {
    let name = |id: &str, outgoing| relation(id, outgoing, codebook, messages);
    let away = codebook.links.iter().map(|link| (link.id.to_string().into(), name(&link.id, true).into()));
    let back = codebook.links.iter().filter(|link| name(&link.id, true) != name(&link.id, false));
    let back = back.map(|link| (format!("{BACKWARDS}{}", link.id).into(), name(&link.id, false).into()));
    away.chain(back).collect()
}
