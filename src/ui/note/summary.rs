//! What a note says at a glance: label, kind, what is said of the claim, comment.

use std::rc::Rc;

use yew::prelude::*;

use crate::lang::Messages;
pub use crate::lang::said::{VERDICT, relation, value as shown};
use crate::model::action::Action;
use crate::model::claim::{Claim, Passage};
use crate::model::codebook::{Attribute, Codebook};
use crate::model::date::Date;
use crate::model::deadline::Passed;
use crate::model::due::due;
use crate::model::spread::Spread;
use crate::model::tie::Tie;
use crate::ui::shell::use_shell;
use crate::ui::words::view_words;

/// How many links are shown: a claim that many others support would hide its neighbours.
const LINKS_SHOWN: usize = 3;

/// What the summary is of.
#[derive(Properties, PartialEq, Eq)]
pub struct SummaryProps {
    /// The claim.
    pub claim: Rc<Claim>,
    /// The passage.
    pub passage: Rc<Passage>,
    /// The links of the claim.
    pub ties: Vec<Tie>,
    /// How many passages make the claim, in how many documents.
    pub places: Spread,
    /// The codebook in force.
    pub codebook: Rc<Codebook>,
    /// The day that deadlines are judged from.
    pub reference: Option<Date>,
}

/// The words of a note that is not written in.
#[component]
pub fn Summary(SummaryProps { claim, passage, ties, places, codebook, reference }: &SummaryProps) -> Html {
    let shell = use_shell();
    let messages = shell.messages;
    let kind = codebook.kind(&claim.kind);
    let name = kind.map_or_else(|| claim.kind.to_string(), |kind| messages.get(&kind.short).to_owned());
    let is_verdict = |attribute: &&Attribute| &*attribute.id == VERDICT;
    let verdict = codebook.attributes.iter().filter(is_verdict);
    let rest = codebook.attributes.iter().filter(|attribute| !is_verdict(attribute));
    let said = verdict
        .chain(rest)
        .filter_map(|attribute| view_said(claim, attribute, codebook, *reference, messages));
    let id = claim.id;
    let look = shell.dispatch.reform(move |_: MouseEvent| Action::Look(Some(id)));
    let more = ties.len().saturating_sub(LINKS_SHOWN);
    html! {
        <div class="note-summary">
            <p class="note-title">{ view_words(&claim.label) }</p>
            <p class="note-kind">{ name }</p>
            if let Some(suggestion) = &passage.suggestion {
                <p class="note-suggested">{ (messages.arrival.suggested)(&suggestion.by, &suggestion.score) }</p>
            }
            if places.passages > 1 {
                <button type="button" class="note-everywhere note-places" title={messages.note.everywhere} onclick={look}>{ (messages.fulltext.spread)(messages, *places) }</button>
            }
            <dl class="note-said">{ for said }</dl>
            <ul class="note-relations">
                { for ties.iter().take(LINKS_SHOWN).map(|tie| view_tie(tie, codebook, messages)) }
                if more > 0 {
                    <li key="more">{ (messages.note.more)(more) }</li>
                }
            </ul>
            if !passage.comment.is_empty() {
                <p class="note-words">{ &passage.comment }</p>
            }
            if !claim.note.is_empty() {
                <p class="note-words note-claim-words">{ &claim.note }</p>
            }
        </div>
    }
}

fn view_tie(tie: &Tie, codebook: &Codebook, messages: &Messages) -> Html {
    let relation = relation(&tie.kind, tie.outgoing, codebook, messages);
    html! {
        <li key={format!("{}{}", tie.link, tie.outgoing)}>
            { format!("{relation} {}", (messages.note.quoted)(&tie.other.label)) }
        </li>
    }
}

/// One attribute that is set. What was chosen speaks for itself; the rest says what it is.
fn view_said(
    claim: &Claim,
    attribute: &Attribute,
    codebook: &Codebook,
    reference: Option<Date>,
    messages: &Messages,
) -> Option<Html> {
    let value = claim.attributes.get(&attribute.id)?;
    let label = messages.get(&attribute.label).to_owned();
    let is_verdict = &*attribute.id == VERDICT;
    let quiet = attribute.form.is_chosen();
    let due = due(codebook, claim, attribute, reference);
    let (text, passed) = match due {
        Some(due) => {
            let days = due
                .days
                .map_or_else(|| shown(Some(attribute), value, messages), |days| messages.note.days(days));
            (days, due.passed)
        }
        None => (shown(Some(attribute), value, messages), None),
    };
    let sure = (passed == Some(Passed::Yes)).then_some("note-passed");
    Some(html! {
        <div key={attribute.id.to_string()} title={label.clone()}>
            <dt class={quiet.then_some("hidden")}>{ uncapital(&label) }</dt>
            <dd class={is_verdict.then_some("note-verdict")}>
                { text }
                if let Some(passed) = passed {
                    { ", " }
                    <span class={classes!(sure)}>{ (messages.note.passed)(passed) }</span>
                }
            </dd>
        </div>
    })
}

/// A label inside a line: no capital, unless it begins with an abbreviation.
fn uncapital(label: &str) -> String {
    let mut letters = label.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => label.to_owned(),
    }
}
