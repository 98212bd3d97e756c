//! The claim that is looked at: what is said of it, and where it is made.

use std::rc::Rc;

use yew::prelude::*;

use super::ClaimsPlaceProps;
use crate::model::claim::Passage;
use crate::model::tie::ties;
use crate::model::workspace::Workspace;
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
    let passages = listed.passages.iter().map(|passage| {
        html! { <PassageLine key={passage.id.to_string()} workspace={Rc::clone(workspace)} passage={Rc::clone(passage)} /> }
    });
    html! {
        <aside class="claim-side" aria-label={texts.card}>
            <article key={claim.id.to_string()} class="note claim-card" data-active="" data-hue={hue} aria-label={claim.label.clone()}>
                <Writing workspace={Rc::clone(workspace)} claim={Rc::clone(claim)} passage={None::<Rc<Passage>>}
                    ties={ties.get(&claim.id).cloned().unwrap_or_default()} />
                <h2 class="claim-passages-head">{ (messages.passages)(listed.passages.len()) }</h2>
                <ol class="claim-passages">{ for passages }</ol>
            </article>
        </aside>
    }
}

#[derive(Properties, PartialEq)]
struct PassageLineProps {
    workspace: Rc<Workspace>,
    passage: Rc<Passage>,
}

/// The words of a passage and where they stand; a press goes there.
#[component]
fn PassageLine(PassageLineProps { workspace, passage }: &PassageLineProps) -> Html {
    let shell = use_shell();
    let id = passage.id;
    let go = {
        let shell = shell.clone();
        Callback::from(move |_: MouseEvent| shell.go_to(id))
    };
    let Some(document) = workspace.dossier.documents.get(&passage.document) else { return html! {} };
    let quote = passage.spans.quote(&document.text);
    let name = workspace.dossier.name_of(document);
    html! {
        <li>
            <button type="button" class="claim-passage" onclick={go}>
                <span class="claim-quote">{ quote }</span>
                <span class="count">{ name }</span>
                if !passage.comment.is_empty() {
                    <span class="claim-comment">{ &passage.comment }</span>
                }
            </button>
        </li>
    }
}
