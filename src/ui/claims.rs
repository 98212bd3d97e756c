//! The claims: every claim of the dossier, by kind or in the order of the texts, and what is said of one.

mod card;
mod filter;
mod kinds;
mod lines;
mod passages;
mod places;

use std::rc::Rc;

use yew::prelude::*;

use self::card::ClaimCard;
pub use self::filter::ClaimFilter;
use self::kinds::KindGroups;
pub use self::lines::{KindHead, KindLine, kind_lines};
use self::places::TextGroups;
use super::shell::use_shell;
use super::tick::Tick;
use crate::browser::page;
use crate::model::action::Action;
use crate::model::listing::{Catalogue, Listed, Listing, Order};
use crate::model::pick::Pick;
use crate::model::workspace::Workspace;

/// What the place shows.
#[derive(Properties, PartialEq, Eq)]
pub struct ClaimsPlaceProps {
    /// The state of the program.
    pub workspace: Rc<Workspace>,
    /// Every claim with its passages.
    pub catalogue: Rc<Catalogue>,
}

/// What a list of claims shows.
#[derive(Properties, PartialEq, Eq)]
pub struct FoundProps {
    /// The state of the program.
    pub workspace: Rc<Workspace>,
    /// The claims that were found.
    pub found: Rc<Vec<Rc<Listed>>>,
}

/// The list, and beside it the claim that is looked at.
#[component]
pub fn ClaimsPlace(ClaimsPlaceProps { workspace, catalogue }: &ClaimsPlaceProps) -> Html {
    let shell = use_shell();
    let (messages, texts) = (shell.messages, shell.messages.listing);
    let (dossier, listing) = (&workspace.dossier, &workspace.view.listing);
    let found = use_memo(
        (Rc::clone(catalogue), Rc::clone(dossier), listing.filter.clone()),
        |(catalogue, dossier, filter)| catalogue.find(dossier, filter),
    );
    let every = use_memo(Rc::clone(&found), |found| -> Vec<Pick> {
        found.iter().flat_map(|listed| listed.picks()).collect()
    });
    let share = workspace.view.picks.share(&every);
    let on_every = shell.dispatch.reform(move |_: bool| Action::Pick(Vec::clone(&every)));
    let order = |order: Order, text: &'static str| {
        let next = Listing { order, ..Listing::clone(listing) };
        let choose = shell.dispatch.reform(move |_: MouseEvent| Action::List(next.clone()));
        html! {
            <button type="button" class="place" aria-pressed={(listing.order == order).to_string()} onclick={choose}>{ text }</button>
        }
    };
    let show_all = {
        let next = Listing { filter: Default::default(), ..Listing::clone(listing) };
        shell.dispatch.reform(move |_: MouseEvent| Action::List(next.clone()))
    };
    // From the place as a whole, or its field, down into the list.
    let on_key = Callback::from(|event: KeyboardEvent| {
        let enters = event.key() == "ArrowDown" && !event.alt_key();
        if enters && page::is_at(&event, "main, .claims .claim-filter-words") {
            event.prevent_default();
            page::focus(".claim-groups .claim-open[tabindex=\"0\"]", false);
        }
    });
    let all = dossier.claims.len();
    let suggested = found.iter().filter(|listed| listed.is_suggested).count();
    let count = match listing.filter.is_open() {
        true => {
            let suggestions = dossier.passages.suggested();
            let claims = (messages.arrival.claims)(all - suggested, suggested);
            let passages = (messages.passages)(dossier.passages.len() - suggestions);
            let more = (suggestions > 0).then(|| (messages.arrival.suggestions)(suggestions));
            [claims, passages].into_iter().chain(more).collect::<Vec<_>>().join(" · ")
        }
        false => (texts.found)(&(messages.claim_count)(found.len()), all),
    };
    html! {
        <main class="page claims-place" tabindex="-1" onkeydown={on_key}>
            <div class="claims">
                <div class="claims-head">
                    <h1>{ messages.claims }</h1>
                    <div class="claims-order" role="group" aria-label={texts.order}>
                        { order(Order::Kind, texts.by_kind) }
                        { order(Order::Text, texts.by_text) }
                    </div>
                </div>
                <ClaimFilter listing={Rc::clone(listing)} codebook={Rc::clone(&dossier.codebook)} whole={true} />
                <div class="claims-count">
                    if !found.is_empty() {
                        <Tick label={messages.picks.pick_every} {share} on_tick={on_every} />
                    }
                    <p role="status">{ count }</p>
                    if !listing.filter.is_open() {
                        <button type="button" class="button button-small button-quiet" onclick={show_all}>{ texts.show_all }</button>
                    }
                </div>
                <div class="claims-list">
                    if found.is_empty() {
                        <p class="claims-none">{ if all == 0 { texts.none_yet } else { texts.none_found } }</p>
                    } else if listing.order == Order::Kind {
                        <KindGroups workspace={Rc::clone(workspace)} found={Rc::clone(&found)} />
                    } else {
                        <TextGroups workspace={Rc::clone(workspace)} found={Rc::clone(&found)} />
                    }
                </div>
            </div>
            <ClaimCard workspace={Rc::clone(workspace)} catalogue={Rc::clone(catalogue)} />
        </main>
    }
}
