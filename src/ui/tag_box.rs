//! The tag box: opens at a selection, finds a claim or makes one.

use std::rc::Rc;

use yew::prelude::*;

use super::claim_choice::ClaimChoice;
use super::shell::use_shell;
use crate::browser::size_watch::SizeWatch;
use crate::browser::{Element, margin, page};
use crate::model::action::{Action, Then};
use crate::model::claim::suggest_label;
use crate::model::command::Command;
use crate::model::document::Document;
use crate::model::edit::Target;
use crate::model::span::Span;
use crate::model::workspace::Workspace;

/// What the tag box works on.
#[derive(Properties, PartialEq)]
pub struct TagBoxProps {
    /// The state of the program.
    pub workspace: Rc<Workspace>,
    /// The document.
    pub document: Rc<Document>,
    /// The selected words.
    pub span: Span,
    /// The element that scrolls the text.
    pub page: NodeRef,
}

/// The box beside the selection.
#[component]
pub fn TagBox(TagBoxProps { workspace, document, span, page }: &TagBoxProps) -> Html {
    let shell = use_shell();
    let messages = shell.messages;
    let node = use_node_ref();
    use_effect_with((page.clone(), node.clone(), *span), |(page, node, span)| {
        let span = *span;
        let (Some(page), Some(node)) = (page.cast::<Element>(), node.cast::<Element>()) else {
            return Box::new(|| ()) as Box<dyn FnOnce()>;
        };
        let place = {
            let node = node.clone();
            move || margin::place_box(&page, &node, span)
        };
        place();
        let watch = SizeWatch::new([node].into_iter(), place);
        Box::new(move || drop(watch))
    });
    // A press on the box must not take the selection away from the text.
    let on_press = Callback::from(|event: MouseEvent| {
        if !page::is_in_field(&event) {
            event.prevent_default();
        }
    });
    let choose = shell.dispatch.reform(|target: Target| Action::Tag(target, page::seed(), Then::Read));
    let add = shell.run.reform(|_: MouseEvent| Command::AddSpan);
    let suggestion = AttrValue::from(suggest_label(span.slice(&document.text)));
    html! {
        <div class="tag-box" role="dialog" aria-label={messages.tag_the_passage} ref={node} onmousedown={on_press}>
            <ClaimChoice workspace={Rc::clone(workspace)} {suggestion} on_choose={choose}>
                if let Some(request) = workspace.answering().and_then(|id| workspace.dossier.claims.get(&id)) {
                    <p class="tag-box-answers">{ (messages.pairing.will_answer)(&request.label) }</p>
                }
                <p class="tag-box-end">
                    if let Some(claim) = workspace.active_claim() {
                        <button type="button" class="button button-small add-span" onclick={add}>
                            { (messages.add_to)(&claim.label) }<kbd>{ "+" }</kbd>
                        </button>
                    }
                    <button type="submit" class="button button-strong">{ messages.attach }<kbd>{ "↵" }</kbd></button>
                </p>
            </ClaimChoice>
        </div>
    }
}
