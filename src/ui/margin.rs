//! The margin: the notes of the text shown, each beside its passage.

use std::rc::Rc;

use yew::prelude::*;

use super::note::Note;
use super::shell::use_shell;
use crate::browser::page::{SizeWatch, all};
use crate::browser::{Element, event, margin};
use crate::model::document::Document;
use crate::model::tie::ties;
use crate::model::workspace::Workspace;

/// What the margin shows.
#[derive(Properties, PartialEq)]
pub struct MarginProps {
    /// The state of the program.
    pub workspace: Rc<Workspace>,
    /// The document shown.
    pub document: Rc<Document>,
    /// The element that scrolls text and margin.
    pub page: NodeRef,
}

/// The notes beside the text.
#[component]
pub fn Margin(MarginProps { workspace, document, page }: &MarginProps) -> Html {
    let messages = use_shell().messages;
    let passages = workspace.dossier.passages_in(document.id);
    let watched = (page.clone(), Rc::clone(&workspace.dossier), workspace.view.active, messages.language);
    use_effect_with(watched, |(page, ..)| {
        let Some(element) = page.cast::<Element>() else { return Box::new(|| ()) as Box<dyn FnOnce()> };
        margin::place_notes(&element);
        let parts = all(&element, ".reader, .note").into_iter();
        let watch = SizeWatch::new(parts, move || margin::place_notes(&element));
        Box::new(move || drop(watch))
    });
    use_effect_with(page.clone(), |page| {
        let page = page.clone();
        let listening = event::on_document("scroll", move |event| {
            if let Some(page) = page.cast::<Element>().filter(|page| event::is_at(event, page)) {
                margin::follow_text(&page);
            }
        });
        move || drop(listening)
    });
    let told = use_memo(Rc::clone(&workspace.dossier), |dossier| (ties(dossier), dossier.passage_counts()));
    let (ties, counts) = &*told;
    let notes = (1..).zip(&passages).filter_map(|(number, passage)| {
        let claim = Rc::clone(workspace.dossier.claim_of(passage)?);
        let id = passage.id;
        let ties = ties.get(&claim.id).cloned().unwrap_or_default();
        let places = counts.get(&claim.id).copied().unwrap_or_default();
        let writing = (workspace.view.active == Some(id)).then(|| Rc::clone(workspace));
        Some(html! {
            <Note key={id.to_string()} {number} {claim} passage={Rc::clone(passage)}
                {ties} {places} codebook={Rc::clone(&workspace.dossier.codebook)} reference={workspace.reference()}
                {writing} lit={workspace.view.lit == Some(id)} picked={workspace.view.picks.holds(id)} />
        })
    });
    html! {
        <aside class={classes!("margin", passages.is_empty().then_some("margin-empty"))} role="complementary" aria-label={messages.notes}>
            <div class="notes">{ for notes }</div>
        </aside>
    }
}
