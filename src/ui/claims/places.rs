//! The passages in the order of the texts: a way through them of its own.

use std::rc::Rc;

use yew::prelude::*;

use super::FoundProps;
use crate::browser::page;
use crate::model::action::Action;
use crate::model::claim::{Claim, Passage};
use crate::model::codebook::Codebook;
use crate::model::document::Document;
use crate::model::listing::{Listed, by_text};
use crate::model::pick::{Pick, Share};
use crate::ui::shell::use_shell;
use crate::ui::tick::Tick;

/// A group for each document with a line for each passage, then the claims that no passage makes.
#[component]
pub fn TextGroups(FoundProps { workspace, found }: &FoundProps) -> Html {
    let shell = use_shell();
    let messages = shell.messages;
    let (view, dossier) = (&workspace.view, &workspace.dossier);
    let found: Vec<&Listed> = found.iter().collect();
    let groups = by_text(&found).into_iter().filter_map(|(id, places)| {
        let document = dossier.documents.get(&id)?;
        let rows = places.iter().map(|place| {
            let passage = place.passage;
            html! {
                <PassageRow key={passage.id.to_string()} passage={Rc::clone(passage)} claim={Rc::clone(&place.listed.claim)}
                    document={Rc::clone(document)} codebook={Rc::clone(&dossier.codebook)}
                    picked={view.picks.holds(passage.id)} active={view.active == Some(passage.id)} />
            }
        });
        let (name, title) = (dossier.question_of(document).short_name(), dossier.title_of(document));
        let picks: Vec<Pick> = places.iter().map(|place| Pick::Passage(place.passage.id)).collect();
        let share = view.picks.share(&picks);
        let on_tick = shell.dispatch.reform(move |_: bool| Action::Pick(picks.clone()));
        Some(html! {
            <section key={id.to_string()} class="claim-group">
                <div class="claim-group-head">
                    <Tick label={(messages.picks.pick_of)(title)} {share} {on_tick} />
                    <h2>{ name.map(|name| format!("{name} · ")) }{ title }</h2>
                    <span class="count">{ places.len() }</span>
                </div>
                <ol>{ for rows }</ol>
            </section>
        })
    });
    let bare: Vec<&&Listed> = found.iter().filter(|listed| listed.passages.is_empty()).collect();
    let bare_rows = bare.iter().map(|listed| {
        let (id, claim) = (listed.claim.id, &listed.claim);
        let picks = listed.picks();
        let share = view.picks.share(&picks);
        let on_tick = shell.dispatch.reform(move |_: bool| Action::Pick(picks.clone()));
        let look = shell.dispatch.reform(move |_: MouseEvent| Action::Look(Some(id)));
        html! {
            <li key={id.to_string()} class="claim-row" data-picked={(share == Share::All).then_some("")}>
                <Tick label={(messages.picks.pick_of)(&claim.label)} {share} {on_tick} />
                <button type="button" class="claim-open" aria-current={(view.claim == Some(id)).then_some("true")} onclick={look}>
                    <span class="claim-label">{ &claim.label }</span>
                </button>
            </li>
        }
    });
    html! {
        <div class="claim-groups">
            <div>{ for groups }</div>
            if !bare.is_empty() {
                <section class="claim-group">
                    <div class="claim-group-head"><h2>{ messages.listing.bare }</h2><span class="count">{ bare.len() }</span></div>
                    <ul>{ for bare_rows }</ul>
                </section>
            }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct PassageRowProps {
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
    let PassageRowProps { passage, claim, document, codebook, picked, active } = props;
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
        <li class="claim-row" data-picked={picked.then_some("")} data-hue={kind.map(|kind| kind.hue.name())}>
            <Tick label={(messages.picks.pick_of)(&claim.label)} share={if *picked { Share::All } else { Share::None }} {on_tick} />
            <button type="button" class="claim-open claim-place" aria-current={active.then_some("true")} onclick={go}>
                <span class="claim-quote">{ quote }</span>
                <span class="claim-of">
                    <span class="swatch"></span>
                    <span>{ &claim.label }</span>
                    <span class="count">{ kind.map(|kind| messages.get(&kind.short).to_owned()) }</span>
                </span>
            </button>
        </li>
    }
}
