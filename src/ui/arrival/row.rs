//! One item of the report: the claim that it makes, its words, and what becomes of it.

use std::rc::Rc;

use yew::prelude::*;

use super::name;
use crate::lang::arrival::Group;
use crate::model::arrival::{Arrival, Fate};
use crate::model::codebook::Codebook;
use crate::model::folding::fold;
use crate::ui::shell::use_shell;
use crate::ui::window::Row;
use crate::ui::words::view_words;

/// What the row shows.
#[derive(Properties, PartialEq, Eq)]
pub struct ArrivalRowProps {
    /// Where it stands in the list.
    pub row: Row,
    /// Which of the items it is.
    pub item: usize,
    /// The file.
    pub arrival: Rc<Arrival>,
    /// The codebook with what the file adds to it.
    pub codebook: Rc<Codebook>,
    /// Whether the items are of several texts, so that each says of which it is.
    pub several: bool,
}

/// The row. The keys lead from one to the next, and it is read out as a whole.
#[component]
pub fn ArrivalRow(ArrivalRowProps { row, item, arrival, codebook, several }: &ArrivalRowProps) -> Html {
    let shell = use_shell();
    let texts = shell.messages.arrival;
    let Some(landing) = arrival.landings.get(*item) else { return html! { <li></li> } };
    let claim = landing.claim.as_ref();
    let kind = claim.and_then(|claim| codebook.kind(&claim.kind));
    let named = claim.map(|claim| match kind {
        Some(kind) => shell.messages.get(&kind.short).to_owned(),
        None => claim.kind.to_string(),
    });
    // A label that is but the words is not said twice.
    let is_label = claim.is_some_and(|claim| fold(claim.label.trim()) == fold(landing.quote.trim()));
    html! {
        <li class="arrival-item" data-group={name(Group::of(&landing.fate))} data-hue={kind.map(|kind| kind.hue.name())}
            aria-posinset={row.position()} aria-setsize={row.size()}>
            <div class="arrival-line" role="group" tabindex={row.tabindex()}>
                <div class="arrival-said">
                    if let Some(claim) = claim {
                        <p class="arrival-claim">
                            <span class="key-letter" aria-hidden="true">{ kind.and_then(|kind| kind.key).unwrap_or('·') }</span>
                            <strong>{ view_words(&claim.label) }</strong>
                            <span class="note-kind">{ named }</span>
                            if landing.is_suggested {
                                <span class="note-suggested">{ texts.suggestion }</span>
                            }
                        </p>
                    }
                    if !landing.quote.is_empty() && !is_label {
                        <q class="arrival-words">{ view_words(&landing.quote) }</q>
                    }
                    if let Fate::Adjusted(_, before) = &landing.fate {
                        <p class="arrival-before">{ view_words(&(texts.before)(before)) }</p>
                    }
                    if *several {
                        <p class="arrival-text">{ view_words(&landing.text) }</p>
                    }
                </div>
                <div class="arrival-fate">
                    <p>{ (texts.fate)(&landing.fate) }</p>
                    <p class="arrival-place">{ (shell.messages.damage.place)(&landing.place) }</p>
                </div>
            </div>
        </li>
    }
}
