//! The claim that is looked at: what is said of it, and where it is made.

use std::rc::Rc;

use yew::prelude::*;

use super::ClaimsPlaceProps;
use super::passages::ClaimPassages;
use crate::model::claim::Passage;
use crate::model::spread::Spread;
use crate::model::tie::ties;
use crate::model::unseen::spelled;
use crate::ui::note::Writing;
use crate::ui::shell::use_shell;

/// A note beside the list, with the fields of a claim, and under them its passages.
#[component]
pub fn ClaimCard(ClaimsPlaceProps { workspace, catalogue }: &ClaimsPlaceProps) -> Html {
    let messages = use_shell().messages;
    let texts = messages.listing;
    let dossier = &workspace.dossier;
    let ties = use_memo(Rc::clone(dossier), |dossier| ties(dossier));
    let listed = workspace.view.claim.and_then(|id| catalogue.get(id));
    let Some(listed) = listed else {
        return html! {
            <aside class="claim-side" aria-label={texts.card}>
                if !dossier.claims.is_empty() {
                    <p class="claims-none">{ texts.no_card }</p>
                }
            </aside>
        };
    };
    let claim = &listed.claim;
    let hue = dossier.codebook.kind(&claim.kind).map(|kind| kind.hue.name());
    let spread = Spread::of(&listed.passages);
    html! {
        <aside class="claim-side" aria-label={texts.card}>
            <article key={claim.id.to_string()} class="note claim-card" data-active="" data-hue={hue} aria-label={spelled(&claim.label).into_owned()}>
                <Writing workspace={Rc::clone(workspace)} claim={Rc::clone(claim)} passage={None::<Rc<Passage>>}
                    ties={ties.get(&claim.id).cloned().unwrap_or_default()} />
                if listed.is_suggested {
                    <p class="note-suggested">{ texts.only_suggested }</p>
                }
                <h2 class="claim-passages-head">{ (messages.fulltext.spread)(messages, spread) }</h2>
                <ClaimPassages dossier={Rc::clone(dossier)} passages={Rc::clone(&listed.passages)} />
            </article>
        </aside>
    }
}
