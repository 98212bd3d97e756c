//! The list: the questions of the dossier, and its claims by kind.

use std::rc::Rc;

use yew::prelude::*;

use super::claims::ClaimFilter;
use super::shell::use_shell;
use crate::browser::page;
use crate::model::action::Action;
use crate::model::dossier::Dossier;
use crate::model::identity::{DocumentId, PassageId};
use crate::model::listing::{Catalogue, Group, Listed, Listing, by_kind};
use crate::model::pick::{Picks, Share};
use crate::model::workspace::{Place, Workspace};

/// What the list shows.
#[derive(Properties, PartialEq, Eq)]
pub struct ListProps {
    /// The state of the program.
    pub workspace: Rc<Workspace>,
    /// Every claim with its passages.
    pub catalogue: Rc<Catalogue>,
}

/// The list at the left. Beside the place of all claims, which lists them better, it has the questions only.
#[component]
pub fn List(ListProps { workspace, catalogue }: &ListProps) -> Html {
    let messages = use_shell().messages;
    let (dossier, view) = (&workspace.dossier, &workspace.view);
    html! {
        <nav class="list" aria-label={messages.questions}>
            <h2 class="list-heading">{ messages.questions }</h2>
            <ul class="list-questions">
                { for dossier.documents.values().map(|document| html! {
                    <Question key={document.id.to_string()} id={document.id} title={dossier.title_of(document).to_owned()}
                        short={dossier.question_of(document).short_name()}
                        shown={view.document == Some(document.id)} count={catalogue.count(document.id)} />
                }) }
            </ul>
            if view.place != Place::Claims {
                <Claims dossier={Rc::clone(dossier)} catalogue={Rc::clone(catalogue)} listing={Rc::clone(&view.listing)}
                    picks={Rc::clone(&view.picks)} passage={view.active} />
            }
        </nav>
    }
}

/// Not the whole state: what the pointer passes over is no reason to draw a thousand claims anew.
#[derive(Properties, PartialEq)]
struct ClaimsProps {
    dossier: Rc<Dossier>,
    catalogue: Rc<Catalogue>,
    listing: Rc<Listing>,
    picks: Rc<Picks>,
    /// The active passage.
    passage: Option<PassageId>,
}

/// The claims that were found, by kind.
#[component]
fn Claims(props: &ClaimsProps) -> Html {
    let ClaimsProps { dossier, catalogue, listing, picks, passage } = props;
    let shell = use_shell();
    let messages = shell.messages;
    let whole = use_state_eq(|| false);
    let filter = &listing.filter;
    let found = catalogue.find(dossier, filter);
    let toggle = {
        let whole = whole.clone();
        Callback::from(move |_: MouseEvent| whole.set(!*whole))
    };
    let shown = *whole || filter.kind.is_some() || filter.attribute.is_some();
    let groups = by_kind(&dossier.codebook, &found).into_iter().map(|group| {
        let rows: Vec<Html> = group
            .claims
            .iter()
            .map(|listed| {
                let id = listed.claim.id;
                let at = listed.passages.iter().position(|own| Some(own.id) == *passage);
                html! {
                    <ClaimLine key={id.to_string()} listed={Listed::clone(listed)} {at}
                        picked={picks.share(&listed.picks())} />
                }
            })
            .collect();
        view_kind(&group, rows, shell.messages)
    });
    html! {
        <>
            <h2 class="list-heading">{ messages.claims }</h2>
            if dossier.claims.is_empty() {
                <p class="list-empty">{ messages.no_claims }</p>
            } else {
                <div class="list-filter">
                    <ClaimFilter listing={Rc::clone(listing)} codebook={Rc::clone(&dossier.codebook)} whole={shown} />
                    <button type="button" class="cross" aria-label={messages.listing.open_filter} title={messages.listing.open_filter}
                        aria-expanded={shown.to_string()} onclick={toggle}>{ "⌄" }</button>
                </div>
                if found.is_empty() {
                    <p class="list-empty">{ messages.listing.none_found }</p>
                }
            }
            <ul class="list-kinds">{ for groups }</ul>
        </>
    }
}

fn view_kind(group: &Group, rows: Vec<Html>, messages: &crate::lang::Messages) -> Html {
    let name = group.kind.map_or_else(|| group.id.to_string(), |kind| messages.get(&kind.short).to_owned());
    html! {
        <li class="list-kind" key={group.id.to_string()} data-hue={group.kind.map(|kind| kind.hue.name())}
            data-depth={group.depth.min(4).to_string()}>
            <p class="list-kind-name">
                <span class="key-letter" aria-hidden="true">{ group.kind.and_then(|kind| kind.key).unwrap_or('·') }</span>
                <span>{ name }</span>
                <span class="count">{ rows.len() }</span>
            </p>
            <ul>{ for rows }</ul>
        </li>
    }
}

#[derive(Properties, PartialEq)]
struct QuestionProps {
    id: DocumentId,
    title: String,
    /// `QE 3331`.
    short: Option<String>,
    shown: bool,
    /// How many passages it has.
    count: usize,
}

#[component]
fn Question(QuestionProps { id, title, short, shown, count }: &QuestionProps) -> Html {
    let shell = use_shell();
    let (id, count) = (*id, *count);
    let show = shell.dispatch.reform(move |_: MouseEvent| Action::Show(id));
    let count_text = if count == 0 { "—".to_owned() } else { count.to_string() };
    html! {
        <li>
            <button class="list-question" aria-current={shown.then_some("true")} title={title.clone()} onclick={show}>
                <span class="list-question-name">{ short.clone().unwrap_or_else(|| title.clone()) }</span>
                <span class="count" title={(shell.messages.passages)(count)}>{ count_text }</span>
                if short.is_some() {
                    <span class="list-question-title">{ title }</span>
                }
            </button>
        </li>
    }
}

#[derive(Properties, PartialEq)]
struct ClaimLineProps {
    listed: Listed,
    /// The place of the active passage among those of the claim.
    at: Option<usize>,
    picked: Share,
}

/// A claim: a press goes to its next passage, or to the claim where it has none; with Control or Command it
/// picks it.
#[component]
fn ClaimLine(ClaimLineProps { listed, at, picked }: &ClaimLineProps) -> Html {
    let shell = use_shell();
    let Listed { claim, passages } = listed;
    let next = at.map_or(0, |index| (index + 1) % passages.len().max(1));
    let next = passages.get(next).map(|passage| passage.id);
    let (id, picks) = (claim.id, listed.picks());
    let go = shell.dispatch.reform(move |event: MouseEvent| match next {
        _ if page::is_picking(&event) => Action::Pick(picks.clone()),
        Some(passage) => Action::Activate(passage),
        None => Action::Look(Some(id)),
    });
    let count = passages.len();
    html! {
        <li>
            <button class="list-claim" aria-current={at.map(|_| "true")} data-picked={(*picked == Share::All).then_some("")}
                title={(shell.messages.passages)(count)} onclick={go}>
                <span>{ &claim.label }</span>
                if count != 1 {
                    <span class="count">{ count }</span>
                }
            </button>
        </li>
    }
}
