//! The claims kind by kind.

use std::rc::Rc;

use yew::prelude::*;

use super::FoundProps;
use crate::browser::page;
use crate::lang::Messages;
use crate::model::action::Action;
use crate::model::codebook::Codebook;
use crate::model::dossier::Dossier;
use crate::model::identity::ClaimId;
use crate::model::listing::{Group, Listed, by_kind};
use crate::model::pick::{Pick, Share};
use crate::model::search::{Match, find};
use crate::ui::claim_choice::marked;
use crate::ui::note::{VERDICT, shown};
use crate::ui::shell::use_shell;
use crate::ui::tick::Tick;

/// How many questions are named in a row.
const QUESTIONS: usize = 2;

/// A group for each kind, with a line for each claim.
#[component]
pub fn KindGroups(FoundProps { workspace, found }: &FoundProps) -> Html {
    let shell = use_shell();
    let view = &workspace.view;
    let dossier = &workspace.dossier;
    let found: Vec<&Listed> = found.iter().collect();
    let groups = by_kind(&dossier.codebook, &found);
    // From the last row that was ticked to the one that is ticked with Shift, all of them, as they stand now.
    let order = use_mut_ref(Vec::<(ClaimId, Vec<Pick>)>::new);
    let rows = groups.iter().flat_map(|group| &group.claims);
    order.replace(rows.map(|listed| (listed.claim.id, listed.picks())).collect());
    let last = use_mut_ref(|| None::<ClaimId>);
    let on_tick = use_callback(shell.dispatch.clone(), move |(claim, through): (ClaimId, bool), dispatch| {
        let order = order.borrow();
        let place = |id: ClaimId| order.iter().position(|(own, _)| *own == id);
        let Some(at) = place(claim) else { return };
        let from = last.borrow().filter(|_| through).and_then(place).unwrap_or(at);
        let range = order.get(from.min(at)..=from.max(at)).unwrap_or_default();
        let picks = range.iter().flat_map(|(_, picks)| picks).copied().collect();
        last.replace(Some(claim));
        dispatch.emit(Action::Pick(picks));
    });
    let groups = groups.iter().map(|group| {
        let rows: Vec<Html> = group
            .claims
            .iter()
            .map(|listed| {
                let picks = listed.picks();
                html! {
                    <ClaimRow key={listed.claim.id.to_string()} listed={Listed::clone(listed)} share={view.picks.share(&picks)}
                        looked_at={view.claim == Some(listed.claim.id)} words={view.listing.filter.words.clone()}
                        places={places(listed, dossier, shell.messages)} codebook={Rc::clone(&dossier.codebook)} on_tick={on_tick.clone()} />
                }
            })
            .collect();
        let picks: Vec<Pick> =
            group.claims.iter().flat_map(|listed| listed.picks()).collect();
        let share = view.picks.share(&picks);
        let on_tick = shell.dispatch.reform(move |_: bool| Action::Pick(picks.clone()));
        view_group(group, share, on_tick, rows, shell.messages)
    });
    html! { <div class="claim-groups">{ for groups }</div> }
}

fn view_group(
    group: &Group,
    share: Share,
    on_tick: Callback<bool>,
    rows: Vec<Html>,
    messages: &Messages,
) -> Html {
    let name = group.kind.map_or_else(|| group.id.to_string(), |kind| messages.get(&kind.label).to_owned());
    html! {
        <section key={group.id.to_string()} class="claim-group" data-hue={group.kind.map(|kind| kind.hue.name())}
            data-depth={group.depth.min(4).to_string()}>
            <div class="claim-group-head">
                <Tick label={(messages.picks.pick_of)(&name)} {share} {on_tick} />
                <span class="key-letter" aria-hidden="true">{ group.kind.and_then(|kind| kind.key).unwrap_or('·') }</span>
                <h2>{ name }</h2>
                <span class="count">{ group.claims.len() }</span>
            </div>
            <ul>{ for rows }</ul>
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct ClaimRowProps {
    listed: Listed,
    share: Share,
    looked_at: bool,
    words: String,
    /// Where it is made, in words.
    places: String,
    codebook: Rc<Codebook>,
    on_tick: Callback<(ClaimId, bool)>,
}

/// A claim: a press looks at it, with Control or Command it picks it.
#[component]
fn ClaimRow(props: &ClaimRowProps) -> Html {
    let ClaimRowProps { listed, share, looked_at, words, places, codebook, on_tick } = props;
    let shell = use_shell();
    let messages = shell.messages;
    let claim = &listed.claim;
    let id = claim.id;
    let on_tick = on_tick.reform(move |through: bool| (id, through));
    let open = {
        let (dispatch, on_tick) = (shell.dispatch.clone(), on_tick.clone());
        Callback::from(move |event: MouseEvent| {
            if page::is_picking(&event) {
                on_tick.emit(event.shift_key());
            } else {
                dispatch.emit(Action::Look(Some(id)));
            }
        })
    };
    let look = shell.dispatch.reform(move |_: FocusEvent| Action::Look(Some(id)));
    let found = find(words, &claim.label).unwrap_or(Match { score: 0, ranges: Vec::new() });
    let verdict = codebook.attribute(VERDICT);
    let verdict = claim.attributes.get(VERDICT).map(|value| shown(verdict, value, messages));
    html! {
        <li class="claim-row" data-picked={(*share == Share::All).then_some("")}>
            <Tick label={(messages.picks.pick_of)(&claim.label)} share={*share} {on_tick} />
            <button type="button" class="claim-open" aria-current={looked_at.then_some("true")} onclick={open} onfocus={look}>
                <span class="claim-label">{ marked(&claim.label, &found) }</span>
                if let Some(verdict) = verdict {
                    <span class="note-verdict">{ verdict }</span>
                }
                <span class="count">{ places }</span>
            </button>
        </li>
    }
}

/// How many passages there are, and in which questions: `2 passages · QE 3331, QE 12432`.
fn places(listed: &Listed, dossier: &Dossier, messages: &Messages) -> String {
    if listed.passages.is_empty() {
        return messages.listing.no_passage.to_owned();
    }
    let mut documents: Vec<_> = listed.passages.iter().map(|passage| passage.document).collect();
    documents.dedup();
    let names: Vec<String> = documents
        .iter()
        .take(QUESTIONS)
        .filter_map(|id| dossier.question_of(dossier.documents.get(id)?).short_name())
        .collect();
    let more = if documents.len() > QUESTIONS { ", …" } else { "" };
    let count = (messages.passages)(listed.passages.len());
    if names.is_empty() { count } else { format!("{count} · {}{more}", names.join(", ")) }
}
