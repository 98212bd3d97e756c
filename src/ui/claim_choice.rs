//! Choosing a claim: one that exists, found by a few letters of it, or a new one of some kind.

use std::rc::Rc;

use yew::prelude::*;

use super::kind_choice::KindChoice;
use super::shell::use_shell;
use super::words::view_words;
use crate::browser::HtmlInputElement;
use crate::model::claim::Claim;
use crate::model::codebook::Slug;
use crate::model::edit::Target;
use crate::model::folding::fold;
use crate::model::identity::ClaimId;
use crate::model::search::{Match, find};
use crate::model::workspace::Workspace;

/// How many claims are proposed at once: more would hide the text.
const PROPOSED: usize = 5;

/// What there is to choose from.
#[derive(Properties, PartialEq)]
pub struct ClaimChoiceProps {
    /// The state of the program.
    pub workspace: Rc<Workspace>,
    /// The label of a new claim where nothing was typed; without one, something must be.
    #[prop_or_default]
    pub suggestion: Option<AttrValue>,
    /// A claim that is not proposed.
    #[prop_or_default]
    pub except: Option<ClaimId>,
    /// A claim was chosen.
    pub on_choose: Callback<Target>,
    /// The buttons under the fields; one of them submits.
    pub children: Html,
}

/// A form: one field, the claims that fit, the kinds, and what the kind means.
#[component]
pub fn ClaimChoice(props: &ClaimChoiceProps) -> Html {
    let ClaimChoiceProps { workspace, suggestion, except, on_choose, children } = props;
    let shell = use_shell();
    let messages = shell.messages;
    let codebook = &workspace.dossier.codebook;
    let query = use_state_eq(String::new);
    // The proposal under the cursor; `None` is the new claim, or nothing where there can be none.
    let chosen = use_state_eq(|| None::<usize>);
    let kind = use_state_eq(|| workspace.default_kind().map(|kind| Rc::clone(&kind.id)));

    let proposals = propose(workspace, &query, *except);
    let typed = Some(query.trim()).filter(|typed| !typed.is_empty()).map(str::to_owned);
    let label = typed.clone().or_else(|| suggestion.as_ref().map(AttrValue::to_string));
    let count = proposals.len();
    let same = typed
        .as_ref()
        .and_then(|typed| proposals.iter().position(|(claim, _)| fold(&claim.label) == fold(typed)));
    let current = (*chosen).or(same).filter(|index| *index < count);

    let attach = {
        let (on_choose, proposals, kind) = (on_choose.clone(), proposals.clone(), kind.clone());
        let label = label.clone();
        move |index: Option<usize>| {
            let existing =
                index.and_then(|index| proposals.get(index)).map(|(claim, _)| Target::Existing(claim.id));
            let new = || Some(Target::New { label: label.clone()?, kind: (*kind).clone()? });
            existing.or_else(new).into_iter().for_each(|target| on_choose.emit(target));
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
        let (chosen, kind, codebook) = (chosen.clone(), kind.clone(), Rc::clone(codebook));
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
    let options = proposals.iter().enumerate().map(|(index, (claim, found))| {
        let attach = attach.clone();
        let choose = Callback::from(move |_: MouseEvent| attach(Some(index)));
        let count = workspace.dossier.passages_of(claim.id).len();
        let hue = codebook.kind(&claim.kind).map(|kind| kind.hue.name());
        html! {
            <li key={claim.id.to_string()} id={format!("proposal-{index}")} class="proposal" role="option"
                aria-selected={(current == Some(index)).to_string()} onclick={choose}>
                <span class="swatch" data-hue={hue}></span>
                <span class="proposal-label">{ marked(&claim.label, found) }</span>
                <span class="count">{ (messages.passages)(count) }</span>
            </li>
        }
    });
    let new = label.as_ref().map(|label| {
        let attach = attach.clone();
        let make = Callback::from(move |_: MouseEvent| attach(None));
        html! {
            <li key="new" id="proposal-new" class="proposal proposal-new" role="option"
                aria-selected={current.is_none().to_string()} onclick={make}>
                <span class="proposal-label">{ (messages.new_claim)(label) }</span>
            </li>
        }
    });
    let pick = {
        let kind = kind.clone();
        Callback::from(move |id: Slug| kind.set(Some(id)))
    };
    // A claim that exists has its kind.
    let own = current.and_then(|index| proposals.get(index)).map(|(claim, _)| Rc::clone(&claim.kind));
    let descendant = current
        .map(|index| format!("proposal-{index}"))
        .or_else(|| label.is_some().then(|| "proposal-new".to_owned()));
    html! {
        <form class="claim-choice" onsubmit={on_submit}>
            <input role="combobox" aria-label={messages.claim} aria-expanded="true" aria-controls="proposals"
                aria-autocomplete="list" aria-activedescendant={descendant} autocomplete="off"
                placeholder={messages.claim_field} value={query.to_string()} oninput={on_input} onkeydown={on_key} />
            <ul id="proposals" role="listbox" aria-label={messages.claims}>
                { for options }
                { new }
            </ul>
            <KindChoice codebook={Rc::clone(codebook)} chosen={own.clone().or_else(|| (*kind).clone())} fixed={own.is_some()} on_choose={pick} />
            { children.clone() }
        </form>
    }
}

/// The claims that fit `query` but for one, best first; the last made first where nothing was typed.
pub fn propose(workspace: &Workspace, query: &str, except: Option<ClaimId>) -> Vec<(Rc<Claim>, Match)> {
    let claims = workspace.dossier.claims.values().rev().filter(|claim| Some(claim.id) != except);
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
        pieces.push(view_words(label.get(at..start).unwrap_or_default()));
        pieces.push(html! { <b>{ view_words(label.get(start..end).unwrap_or_default()) }</b> });
        at = end;
    }
    pieces.push(view_words(label.get(at..).unwrap_or_default()));
    html! { <>{ for pieces }</> }
}
