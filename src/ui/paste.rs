//! The paste dialog: a field for a text that comes from elsewhere.

use std::rc::Rc;

use yew::prelude::*;

use super::shell::use_shell;
use crate::browser::file::Opened;
use crate::browser::{Element, HtmlTextAreaElement, page};
use crate::model::action::Action;
use crate::model::command::Command;

/// A field for a pasted text.
#[component]
pub fn Paste() -> Html {
    let shell = use_shell();
    let messages = shell.messages;
    let (node, field) = (use_node_ref(), use_node_ref());
    let empty = use_state_eq(|| true);
    use_effect_with(node.clone(), |node| {
        if let Some(dialog) = node.cast::<Element>() {
            page::show_modal(&dialog);
        }
    });
    let close = shell.dispatch.reform(|_: Event| Action::Close);
    let on_input = {
        let empty = empty.clone();
        Callback::from(move |event: InputEvent| {
            empty.set(event.target_unchecked_into::<HtmlTextAreaElement>().value().trim().is_empty());
        })
    };
    let on_submit = {
        let (shell, field) = (shell.clone(), field.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let Some(field) = field.cast::<HtmlTextAreaElement>() else { return };
            shell.dispatch.emit(Action::Close);
            shell.open.emit(Rc::new(vec![Opened { name: String::new(), text: Ok(field.value().into()) }]));
        })
    };
    let cancel = shell.dispatch.reform(|_: MouseEvent| Action::Close);
    let name = (messages.command)(Command::Paste);
    html! {
        <dialog class="dialog paste" aria-label={name} ref={node} onclose={close}>
            <form onsubmit={on_submit}>
                <h2>{ name }</h2>
                <textarea rows="14" aria-label={messages.paste_field} placeholder={messages.paste_field} ref={field} oninput={on_input} />
                <p class="dialog-end">
                    <button type="button" class="button button-quiet" onclick={cancel}>{ messages.close }</button>
                    <button type="submit" class="button button-strong" disabled={*empty}>{ messages.read_it }</button>
                </p>
            </form>
        </dialog>
    }
}
