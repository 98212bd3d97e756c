//! The claims kind by kind.

use std::rc::Rc;

use yew::prelude::*;

use super::{FoundProps, KindHead, KindLine, kind_lines};
use crate::browser::page;
use crate::lang::Messages;
use crate::model::action::Action;
use crate::model::codebook::Codebook;
use crate::model::dossier::Dossier;
use crate::model::identity::ClaimId;
use crate::model::listing::Listed;
use crate::model::pick::Share;
use crate::model::search::{Match, find};
use crate::ui::claim_choice::marked;
use crate::ui::note::{VERDICT, shown};
use crate::ui::shell::use_shell;
use crate::ui::tick::Tick;
use crate::ui::window::{Row, Window, use_names};

/// How many questions are named in a row.
const QUESTIONS: usize = 2;

/// A group for each kind, with a line for each claim.
#[component]
pub fn KindGroups(FoundProps { workspace, found }: &FoundProps) -> Html {
    let shell = use_shell();
    let view = &workspace.view;
    let dossier = &workspace.dossier;
    let deps = (Rc::clone(found), Rc::clone(&dossier.codebook));
    let lines = use_memo(deps, |(found, codebook)| kind_lines(codebook, found));
    let names = use_names(Rc::clone(&lines), |lines| lines.iter().map(KindLine::name).collect());
    // From the last row that was ticked to the one that is ticked with Shift, all of them, as they stand now.
    let last = use_mut_ref(|| None::<ClaimId>);
    let on_tick = use_callback((shell.dispatch.clone(), Rc::clone(&lines)), {
        move |(claim, through): (ClaimId, bool), (dispatch, lines)| {
            let is =
                |line: &KindLine, id: ClaimId| matches!(line, KindLine::Claim(own, _) if own.claim.id == id);
            let place = |id: ClaimId| lines.iter().position(|line| is(line, id));
            let Some(at) = place(claim) else { return };
            let from = last.borrow().filter(|_| through).and_then(place).unwrap_or(at);
            let range = lines.get(from.min(at)..=from.max(at)).unwrap_or_default();
            let rows = range.iter().filter(|line| matches!(line, KindLine::Claim(..)));
            let picks = rows.flat_map(|line| line.picks(lines)).collect();
            last.replace(Some(claim));
            dispatch.emit(Action::Pick(picks));
        }
    });
    let shown = view.claim.and_then(|id| {
        lines.iter().position(|line| matches!(line, KindLine::Claim(own, _) if own.claim.id == id))
    });
    let draw = {
        let (lines, dossier, picks) = (Rc::clone(&lines), Rc::clone(dossier), Rc::clone(&view.picks));
        let (looked_at, words) = (view.claim, view.listing.filter.words.clone());
        Callback::from(move |row: Row| match lines.get(row.index) {
            None => html! {},
            Some(KindLine::Head(head)) => {
                let line = KindLine::Head(head.clone());
                let share = picks.share(&line.picks(&lines));
                let lines = Rc::clone(&lines);
                let on_tick = shell.dispatch.reform(move |_: bool| Action::Pick(line.picks(&lines)));
                view_head(head, &dossier.codebook, share, on_tick, shell.messages)
            }
            Some(KindLine::Claim(listed, depth)) => html! {
                <ClaimRow key={listed.claim.id.to_string()} {row} depth={*depth} listed={Rc::clone(listed)} share={picks.share(&listed.picks())}
                    looked_at={looked_at == Some(listed.claim.id)} words={words.clone()}
                    places={places(listed, &dossier, shell.messages)} codebook={Rc::clone(&dossier.codebook)} on_tick={on_tick.clone()} />
            },
        })
    };
    // The keys lead from claim to claim; Tab leads to the boxes over them too.
    let can_reach = {
        let lines = Rc::clone(&lines);
        Callback::from(move |row: usize| matches!(lines.get(row), Some(KindLine::Claim(..))))
    };
    html! { <Window class="claim-groups" {names} {draw} control=".claim-open" {can_reach} {shown} guess={38.0} /> }
}

fn view_head(
    head: &KindHead,
    codebook: &Codebook,
    share: Share,
    on_tick: Callback<bool>,
    messages: &Messages,
) -> Html {
    let kind = codebook.kind(&head.id);
    let name = kind.map_or_else(|| head.id.to_string(), |kind| messages.get(&kind.label).to_owned());
    html! {
        <li key={format!("kind-{}", head.id)} class="claim-group-head" data-hue={head.hue.map(|hue| hue.name())}
            data-depth={head.depth.to_string()}>
            <Tick label={(messages.picks.pick_of)(&name)} {share} {on_tick} />
            <span class="key-letter" aria-hidden="true">{ head.key.unwrap_or('·') }</span>
            <h2>{ name }</h2>
            <span class="count">{ (messages.arrival.counted)(head.lines.len() - head.suggested, head.suggested) }</span>
        </li>
    }
}

#[derive(Properties, PartialEq)]
struct ClaimRowProps {
    row: Row,
    /// How deep its kind lies.
    depth: usize,
    listed: Rc<Listed>,
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
    let ClaimRowProps { row, depth, listed, share, looked_at, words, places, codebook, on_tick } = props;
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
        <li class="claim-row" data-picked={(*share == Share::All).then_some("")} data-depth={depth.to_string()}
            aria-posinset={row.position()} aria-setsize={row.size()}>
            <Tick label={(messages.picks.pick_of)(&claim.label)} share={*share} {on_tick} tabindex={row.tabindex()} />
            <button type="button" class="claim-open" tabindex={row.tabindex()} aria-current={looked_at.then_some("true")} onclick={open} onfocus={look}>
                <span class="claim-label">{ marked(&claim.label, &found) }</span>
                if let Some(verdict) = verdict {
                    <span class="note-verdict">{ verdict }</span>
                }
                if listed.is_suggested {
                    <span class="note-suggested">{ messages.arrival.suggested_claim }</span>
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
