//! The passages in the order of the texts: a way through them of its own.

use std::rc::Rc;

use yew::prelude::*;

use super::FoundProps;
use crate::browser::page;
use crate::lang::Messages;
use crate::model::action::Action;
use crate::model::claim::{Claim, Passage};
use crate::model::codebook::Codebook;
use crate::model::document::Document;
use crate::model::dossier::Dossier;
use crate::model::identity::DocumentId;
use crate::model::listing::{Listed, Place, by_text};
use crate::model::pick::{Pick, Share};
use crate::ui::shell::{Shell, use_shell};
use crate::ui::tick::Tick;
use crate::ui::window::{Row, Window, use_names};
use crate::ui::words::view_words;

/// A line of the list.
#[derive(Debug, PartialEq, Eq)]
enum Line {
    /// A document, over so many passages.
    Document(DocumentId, usize),
    Passage(Rc<Passage>, Rc<Claim>),
    /// What stands over so many claims that no passage makes.
    Bare(usize),
    Claim(Rc<Claim>),
}

impl Line {
    fn name(&self) -> u128 {
        match self {
            Self::Document(id, _) => id.0.as_u128(),
            Self::Passage(passage, _) => passage.id.0.as_u128(),
            Self::Bare(_) => 0,
            Self::Claim(claim) => claim.id.0.as_u128(),
        }
    }

    fn pick(&self) -> Option<Pick> {
        match self {
            Self::Passage(passage, _) => Some(Pick::Passage(passage.id)),
            Self::Claim(claim) => Some(Pick::Bare(claim.id)),
            Self::Document(..) | Self::Bare(_) => None,
        }
    }
}

fn lines(found: &[Rc<Listed>]) -> Vec<Line> {
    let mut lines = Vec::new();
    for (id, places) in by_text(found) {
        lines.push(Line::Document(id, places.len()));
        let passage = |place: &Place| Line::Passage(Rc::clone(place.passage), Rc::clone(&place.listed.claim));
        lines.extend(places.iter().map(passage));
    }
    let bare: Vec<Line> = found
        .iter()
        .filter(|listed| listed.passages.is_empty())
        .map(|listed| Line::Claim(Rc::clone(&listed.claim)))
        .collect();
    if !bare.is_empty() {
        lines.push(Line::Bare(bare.len()));
        lines.extend(bare);
    }
    lines
}

/// A head for each document with a line for each passage, then the claims that no passage makes.
#[component]
pub fn TextGroups(FoundProps { workspace, found }: &FoundProps) -> Html {
    let shell = use_shell();
    let (view, dossier) = (&workspace.view, &workspace.dossier);
    let lines = use_memo(Rc::clone(found), |found| lines(found));
    let names = use_names(Rc::clone(&lines), |lines| lines.iter().map(Line::name).collect());
    let shown = view.active.and_then(|id| {
        lines.iter().position(|line| matches!(line, Line::Passage(passage, _) if passage.id == id))
    });
    let draw = {
        let (lines, dossier, picks) = (Rc::clone(&lines), Rc::clone(dossier), Rc::clone(&view.picks));
        let (active, looked_at) = (view.active, view.claim);
        Callback::from(move |row: Row| match lines.get(row.index) {
            None => html! {},
            Some(Line::Document(id, count)) => {
                let Some(document) = dossier.documents.get(id) else { return html! {} };
                let own = lines.get(row.index + 1..row.index + 1 + count).unwrap_or_default();
                let own: Vec<Pick> = own.iter().filter_map(Line::pick).collect();
                let share = picks.share(&own);
                let on_tick = shell.dispatch.reform(move |_: bool| Action::Pick(own.clone()));
                view_document(&dossier, document, *count, share, on_tick, shell.messages)
            }
            Some(Line::Passage(passage, claim)) => {
                let Some(document) = dossier.documents.get(&passage.document) else { return html! {} };
                html! {
                    <PassageRow key={passage.id.to_string()} {row} passage={Rc::clone(passage)} claim={Rc::clone(claim)}
                        document={Rc::clone(document)} codebook={Rc::clone(&dossier.codebook)}
                        picked={picks.holds(passage.id)} active={active == Some(passage.id)} />
                }
            }
            Some(Line::Bare(count)) => html! {
                <li key="bare" class="claim-group-head">
                    <h2>{ shell.messages.listing.bare }</h2><span class="count">{ *count }</span>
                </li>
            },
            Some(Line::Claim(claim)) => {
                let pick = vec![Pick::Bare(claim.id)];
                let share = picks.share(&pick);
                view_bare(&shell, row, claim, share, pick, looked_at == Some(claim.id))
            }
        })
    };
    let can_reach = {
        let lines = Rc::clone(&lines);
        Callback::from(move |row: usize| matches!(lines.get(row), Some(Line::Passage(..) | Line::Claim(_))))
    };
    html! { <Window class="claim-groups" {names} {draw} control=".claim-open" {can_reach} {shown} guess={76.0} /> }
}

fn view_document(
    dossier: &Dossier,
    document: &Document,
    count: usize,
    share: Share,
    on_tick: Callback<bool>,
    messages: &Messages,
) -> Html {
    let name = dossier.question_of(document).short_name();
    let title = dossier.title_of(document);
    html! {
        <li key={document.id.to_string()} class="claim-group-head">
            <Tick label={(messages.picks.pick_of)(title)} {share} {on_tick} />
            <h2>{ name.map(|name| format!("{name} · ")) }{ title }</h2>
            <span class="count">{ count }</span>
        </li>
    }
}

fn view_bare(shell: &Shell, row: Row, claim: &Claim, share: Share, pick: Vec<Pick>, looked_at: bool) -> Html {
    let id = claim.id;
    let on_tick = shell.dispatch.reform(move |_: bool| Action::Pick(pick.clone()));
    let look = shell.dispatch.reform(move |_: MouseEvent| Action::Look(Some(id)));
    html! {
        <li key={id.to_string()} class="claim-row" data-picked={(share == Share::All).then_some("")}
            aria-posinset={row.position()} aria-setsize={row.size()}>
            <Tick label={(shell.messages.picks.pick_of)(&claim.label)} {share} {on_tick} tabindex={row.tabindex()} />
            <button type="button" class="claim-open" tabindex={row.tabindex()} aria-current={looked_at.then_some("true")} onclick={look}>
                <span class="claim-label">{ view_words(&claim.label) }</span>
            </button>
        </li>
    }
}

#[derive(Properties, PartialEq)]
struct PassageRowProps {
    row: Row,
    passage: Rc<Passage>,
    claim: Rc<Claim>,
    document: Rc<Document>,
    codebook: Rc<Codebook>,
    picked: bool,
    active: bool,
}

/// A passage: a press goes there, with Control or Command it picks it.
#[component]
fn PassageRow(props: &PassageRowProps) -> Html {
    let PassageRowProps { row, passage, claim, document, codebook, picked, active } = props;
    let shell = use_shell();
    let messages = shell.messages;
    let id = passage.id;
    let go = {
        let shell = shell.clone();
        Callback::from(move |event: MouseEvent| {
            if page::is_picking(&event) {
                shell.dispatch.emit(Action::Pick(vec![Pick::Passage(id)]));
            } else {
                shell.go_to(id);
            }
        })
    };
    let on_tick = shell.dispatch.reform(move |_: bool| Action::Pick(vec![Pick::Passage(id)]));
    let kind = codebook.kind(&claim.kind);
    let quote = passage.spans.quote(&document.text);
    html! {
        <li class="claim-row" data-picked={picked.then_some("")} data-hue={kind.map(|kind| kind.hue.name())}
            aria-posinset={row.position()} aria-setsize={row.size()}>
            <Tick label={(messages.picks.pick_of)(&claim.label)} share={if *picked { Share::All } else { Share::None }} {on_tick} tabindex={row.tabindex()} />
            <button type="button" class="claim-open claim-place" tabindex={row.tabindex()} aria-current={active.then_some("true")} onclick={go}>
                <span class="claim-quote">{ view_words(&quote) }</span>
                <span class="claim-of">
                    <span class="swatch"></span>
                    <span>{ view_words(&claim.label) }</span>
                    <span class="count">{ kind.map(|kind| messages.get(&kind.short).to_owned()) }</span>
                    if passage.suggestion.is_some() {
                        <span class="note-suggested">{ messages.arrival.suggested_passage }</span>
                    }
                </span>
            </button>
        </li>
    }
}
