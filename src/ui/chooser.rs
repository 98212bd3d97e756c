//! The chooser: the passages that lie over one place of the text, outermost first.

use std::rc::Rc;

use yew::prelude::*;

use super::shell::use_shell;
use super::words::view_words;
use crate::browser::{Element, margin, page};
use crate::model::action::Action;
use crate::model::identity::PassageId;
use crate::model::span::Span;
use crate::model::workspace::{Choice, Focus, Workspace};

/// What the chooser works on.
#[derive(Properties, PartialEq)]
pub struct ChooserProps {
    /// The state of the program.
    pub workspace: Rc<Workspace>,
    /// What there is to choose from.
    pub choice: Rc<Choice>,
    /// The element that scrolls the text.
    pub page: NodeRef,
}

/// A short menu beside the words; the innermost passage is the active one until another is chosen.
#[component]
pub fn Chooser(ChooserProps { workspace, choice, page }: &ChooserProps) -> Html {
    let shell = use_shell();
    let messages = shell.messages;
    let node = use_node_ref();
    use_effect_with((page.clone(), node.clone(), choice.at), |(page, node, at)| {
        if let (Some(page), Some(node), Some(span)) =
            (page.cast::<Element>(), node.cast::<Element>(), Span::new(*at, at + 1))
        {
            margin::place_box(&page, &node, span);
        }
    });
    let on_key = {
        let (dispatch, active) = (shell.dispatch.clone(), workspace.view.active);
        Callback::from(move |event: KeyboardEvent| {
            match event.key().as_str() {
                "ArrowDown" => page::focus_next(".choice [role=menuitemradio]"),
                "ArrowUp" => page::focus_previous(".choice [role=menuitemradio]"),
                "Escape" => {
                    dispatch.emit(active.map_or(Action::Deactivate, Action::Touch));
                    dispatch.emit(Action::Focus(Focus::Reader));
                }
                _ => return,
            }
            event.prevent_default();
        })
    };
    // A press must not take the caret out of the text.
    let on_press = Callback::from(|event: MouseEvent| event.prevent_default());
    let item = |id: PassageId| {
        let passage = workspace.dossier.passages.get(&id)?;
        let claim = workspace.dossier.claim_of(passage)?;
        let kind = workspace.dossier.codebook.kind(&claim.kind);
        let choose = {
            let dispatch = shell.dispatch.clone();
            Callback::from(move |_: MouseEvent| {
                dispatch.emit(Action::Touch(id));
                dispatch.emit(Action::Focus(Focus::Note));
            })
        };
        let light = shell.dispatch.reform(move |_: PointerEvent| Action::Light(Some(id)));
        let focus = shell.dispatch.reform(move |_: FocusEvent| Action::Light(Some(id)));
        let active = workspace.view.active == Some(id);
        Some(html! {
            <li key={id.to_string()} role="none">
                <button class="choice-item" role="menuitemradio" aria-checked={active.to_string()}
                    data-hue={kind.map(|kind| kind.hue.name())}
                    onclick={choose} onpointerenter={light} onfocus={focus}>
                    <span class="swatch"></span>
                    <span class="choice-label">{ view_words(&claim.label) }</span>
                    <span class="count">{ kind.map(|kind| messages.get(&kind.short).to_owned()) }</span>
                </button>
            </li>
        })
    };
    html! {
        <div class="choice" ref={node} onkeydown={on_key} onmousedown={on_press}>
            <ul role="menu" aria-label={messages.passages_here}>
                { for choice.passages.iter().filter_map(|id| item(*id)) }
            </ul>
        </div>
    }
}
