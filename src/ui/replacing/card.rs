//! The passage that is looked at: what it was, where it may be, and what is decided.

use std::rc::Rc;

use yew::prelude::*;

use super::name;
use super::words::{Side, view_quote};
use crate::anchor::State;
use crate::browser::page;
use crate::model::action::Action;
use crate::model::dossier::Dossier;
use crate::model::replacing::{Decision, Item, Proposal, Replacing, Review};
use crate::model::span::Spans;
use crate::ui::shell::use_shell;
use crate::ui::words::view_words;

/// What the card shows.
#[derive(Properties, PartialEq, Eq)]
pub struct CardProps {
    /// Both copies.
    pub replacing: Rc<Replacing>,
    /// The passage.
    pub item: Rc<Item>,
    /// The dossier.
    pub dossier: Rc<Dossier>,
}

/// What is about to be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Choice {
    Proposal(usize),
    Selected,
    Waits,
}

/// The card. Arrows choose among the places, Enter accepts and goes on to the next passage to be looked at.
#[component]
pub fn Card(CardProps { replacing, item, dossier }: &CardProps) -> Html {
    let shell = use_shell();
    let (messages, texts) = (shell.messages, shell.messages.replacing);
    let choice = use_state_eq(|| first_choice(item));
    use_effect_with((), |()| {
        page::focus(".compared-card input:checked", false);
    });
    // Words that are selected are meant.
    use_effect_with(replacing.selected, {
        let choice = choice.clone();
        move |selected| match (selected, *choice) {
            (Some(_), _) => choice.set(Choice::Selected),
            (None, Choice::Selected) => choice.set(Choice::Proposal(0)),
            _ => {}
        }
    });
    let claim = dossier.claim_of(&item.passage);
    let kind = claim.and_then(|claim| dossier.codebook.kind(&claim.kind));
    let step = |forward: bool| {
        shell.dispatch.reform(move |_: MouseEvent| Action::Review(Review::Step(None, forward)))
    };
    let at = replacing.items.iter().position(|own| own.passage.id == item.passage.id).unwrap_or_default();
    let about = match (item.why, item.state) {
        (Some(why), _) => (texts.why)(why),
        (None, State::Exact) => texts.exact,
        (None, State::Moved) => texts.moved,
        (None, State::Adjusted) => texts.adjusted,
        (None, State::Review | State::Orphan) => texts.orphan,
    };
    let (old, new) = (replacing.old.text.as_str(), replacing.new.text.as_str());
    let was = &item.passage.spans;
    let beside = match *choice {
        Choice::Proposal(index) => item.proposals.get(index).map(|own| own.spans.clone()),
        Choice::Selected => replacing.selected.map(Spans::from),
        Choice::Waits => None,
    };
    let beside = beside.or_else(|| item.shown().cloned());
    let read_only = replacing.is_read_only();
    let on_submit = {
        let (dispatch, choice) = (shell.dispatch.clone(), *choice);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            dispatch.emit(Action::Review(match choice {
                Choice::Proposal(index) => Review::Accept(index),
                Choice::Selected => Review::Place,
                Choice::Waits => Review::Leave,
            }));
        })
    };
    let option = |own: Choice, inner: Html| {
        let set = {
            let choice = choice.clone();
            Callback::from(move |_: Event| choice.set(own))
        };
        html! {
            <label key={format!("{own:?}")} class="compared-option">
                <input type="radio" name="place" checked={*choice == own} onchange={set} />
                <span>{ inner }</span>
            </label>
        }
    };
    let proposals = item.proposals.iter().enumerate().map(|(index, Proposal { spans, similarity })| {
        let alike = (similarity.0 < 100).then(|| (texts.alike)(similarity.0));
        option(Choice::Proposal(index), html! {
            <>{ view_quote((new, spans), (old, was), Side::New) }<span class="compared-alike">{ alike }</span></>
        })
    });
    let selected = replacing.selected.map(Spans::from).map(|spans| {
        option(Choice::Selected, html! {
            <><span class="compared-alike">{ texts.selected }</span>{ view_quote((new, &spans), (old, was), Side::New) }</>
        })
    });
    let waits = option(
        Choice::Waits,
        html! {
            <>{ texts.waits }<span class="compared-alike">{ texts.waits_about }</span></>
        },
    );
    let options: Vec<Html> = proposals.chain(selected).chain([waits]).collect();
    html! {
        <aside class="compared-card" aria-label={texts.review} data-state={name(item.state)} data-hue={kind.map(|kind| kind.hue.name())}>
            <p class="compared-place">
                <span role="status">{ (texts.place)(at + 1, replacing.items.len()) }</span>
                <button type="button" class="button button-small button-quiet" aria-label={texts.previous} title={texts.previous} onclick={step(false)}>{ "↑" }</button>
                <button type="button" class="button button-small button-quiet" aria-label={texts.next} title={texts.next} onclick={step(true)}>{ "↓" }</button>
            </p>
            <p class="compared-claim"><strong>{ claim.map(|claim| view_words(&claim.label)) }</strong>
                <span class="compared-kind">{ kind.map(|kind| messages.get(&kind.short).to_owned()) }</span></p>
            <p class="compared-why">{ about }</p>
            <p class="compared-label">{ if read_only { texts.earlier } else { texts.was } }</p>
            <p class="compared-words">{ view_quote((old, was), (new, beside.as_ref().unwrap_or(was)), Side::Old) }</p>
            if read_only {
                if let Some(spans) = item.shown() {
                    <p class="compared-label">{ texts.now }</p>
                    <p class="compared-words">{ view_quote((new, spans), (old, was), Side::New) }</p>
                }
            } else {
                <form onsubmit={on_submit}>
                    <fieldset class="compared-options">
                        <legend class="compared-label">{ texts.becomes }</legend>
                        { for options }
                    </fieldset>
                    <p class="compared-hint">{ if item.decision == Decision::Open { texts.elsewhere } else { texts.decided } }</p>
                    <p class="compared-acts"><button type="submit" class="button">{ texts.accept }</button></p>
                </form>
            }
        </aside>
    }
}

/// What is decided already, else what is likeliest.
fn first_choice(item: &Item) -> Choice {
    match (&item.decision, item.chosen()) {
        (Decision::Waits, _) => Choice::Waits,
        (_, Some(index)) => Choice::Proposal(index),
        (_, None) if item.proposals.is_empty() => Choice::Waits,
        (_, None) => Choice::Proposal(0),
    }
}
