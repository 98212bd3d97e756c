//! The dialog for a pasted text.

use std::cell::Cell;
use std::rc::Rc;

use yew::prelude::*;

use super::hooks::{Modal, use_modal};
use super::opening::Handed;
use super::shell::use_shell;
use crate::browser::{HtmlTextAreaElement, file, page};
use crate::model::action::Action;
use crate::model::command::Command;
use crate::model::identity::DocumentId;
use crate::read::{self, Decoded};

/// What the text is for.
#[derive(Properties, PartialEq, Eq)]
pub struct PasteProps {
    /// The document that it is a newer copy of; none, for a question of its own.
    #[prop_or_default]
    pub of: Option<DocumentId>,
}

/// A field for a pasted text. It shows the letters; where paragraphs and emphasis came with them they are
/// read too, until the text is changed.
#[component]
pub fn Paste(PasteProps { of }: &PasteProps) -> Html {
    let shell = use_shell();
    let messages = shell.messages;
    let field = use_node_ref();
    let empty = use_state_eq(|| true);
    let rich = use_state_eq(|| None::<Rc<Decoded>>);
    // Whether the next change of the field is the paste itself.
    let pasting = use_memo((), |()| Cell::new(false));
    let Modal { node, on_close } = use_modal(|| ());
    let on_paste = {
        let (field, rich, pasting) = (field.clone(), rich.clone(), Rc::clone(&pasting));
        Callback::from(move |event: Event| {
            let Some(field) = field.cast::<HtmlTextAreaElement>() else { return };
            let (_, words) = file::carried(&event);
            // Into a text that is there, only letters go.
            let takes = page::is_all_selected(&field);
            let read =
                read::pasted(words.html.as_deref(), &words.plain).filter(|read| read.media_type.is_some());
            pasting.set(takes && !words.plain.is_empty());
            rich.set(read.filter(|_| pasting.get()).map(Rc::new));
        })
    };
    let on_input = {
        let (empty, rich) = (empty.clone(), rich.clone());
        Callback::from(move |event: InputEvent| {
            empty.set(event.target_unchecked_into::<HtmlTextAreaElement>().value().trim().is_empty());
            if !pasting.replace(false) {
                rich.set(None);
            }
        })
    };
    let read = {
        let (shell, field, rich, of) = (shell.clone(), field.clone(), (*rich).clone(), *of);
        Callback::from(move |()| {
            let Some(field) = field.cast::<HtmlTextAreaElement>() else { return };
            let text = rich.as_deref().cloned().unwrap_or_else(|| field.value().into());
            shell.dispatch.emit(Action::Close);
            shell.open.emit(match of {
                Some(document) => Handed::CopyText(document, text),
                None => Handed::Text(String::new(), text),
            });
        })
    };
    // Enter alone is a new line of the text.
    let on_key = {
        let (read, empty) = (read.clone(), empty.clone());
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) && !*empty {
                event.prevent_default();
                read.emit(());
            }
        })
    };
    let on_submit = read.reform(|event: SubmitEvent| event.prevent_default());
    let cancel = shell.dispatch.reform(|_: MouseEvent| Action::Close);
    let name = (messages.command)(if of.is_some() { Command::PasteCopy } else { Command::Paste });
    html! {
        <dialog class="dialog paste" aria-label={name} ref={node} onclose={on_close}>
            <form onsubmit={on_submit}>
                <h2>{ name }</h2>
                <textarea rows="14" aria-label={messages.paste_field} aria-describedby="paste-rich" placeholder={messages.paste_field}
                    ref={field} oninput={on_input} onpaste={on_paste} onkeydown={on_key} />
                <p class="paste-rich" id="paste-rich" role="status">
                    { rich.as_ref().map(|_| messages.opening.rich) }
                </p>
                <p class="dialog-end">
                    <button type="button" class="button button-quiet" onclick={cancel}>{ messages.close }</button>
                    <button type="submit" class="button button-strong" disabled={*empty}>{ messages.read_it }</button>
                </p>
            </form>
        </dialog>
    }
}
