//! The dialog that shows where a link leads before it is followed.

use std::rc::Rc;

use yew::prelude::*;

use super::hooks::{Modal, use_modal};
use super::shell::use_shell;
use crate::browser::{clipboard, page};
use crate::model::action::Action;
use crate::model::address;
use crate::model::notice::{Notice, Tone};

/// What the dialog is about.
#[derive(Properties, PartialEq, Eq)]
pub struct FollowingProps {
    /// The address, as the text has it.
    pub address: Rc<str>,
}

/// The address as the browser reads it, its host standing out; only here is it a link.
#[component]
pub fn Following(FollowingProps { address: written }: &FollowingProps) -> Html {
    let shell = use_shell();
    let texts = shell.messages.following;
    let Modal { node, on_close } = use_modal(|| page::focus(".following-open", false));
    // What the browser makes of it is what it would open: letters of other scripts in a host are spelled out.
    let read = page::read_address(written).filter(|read| address::followed(read).as_ref() == Some(read));
    // One that it cannot read, or reads as another, is shown and leads nowhere.
    let leads = read.is_some();
    let read = read.unwrap_or_else(|| written.to_string());
    let is_page = address::is_page(&read);
    let (before, host, after) = address::parted(&read);
    let own = address::parted(written).1;
    let other = (is_page && !own.eq_ignore_ascii_case(host)).then(|| (texts.written)(own));
    let close = shell.dispatch.reform(|_: MouseEvent| Action::Close);
    let copy = {
        let (shell, read) = (shell.clone(), read.clone());
        Callback::from(move |_: MouseEvent| {
            let (tone, text) = match clipboard::copy(&read) {
                Ok(()) => (Tone::Quiet, texts.copied.to_owned()),
                Err(error) => (Tone::Alert, (texts.not_copied)(&error.to_string())),
            };
            shell.dispatch.emit(Action::Close);
            shell.dispatch.emit(Action::Notify(Notice { tone, text, remedy: None }));
        })
    };
    let title = if is_page { texts.title } else { texts.title_mail };
    html! {
        <dialog class="dialog following" aria-label={title} ref={node} onclose={on_close}>
            <h2>{ title }</h2>
            <p class="following-address" dir="ltr">{ before }<b>{ host }</b>{ after }</p>
            if host.contains("xn--") {
                <p class="following-doubt">{ texts.foreign }</p>
            }
            if let Some(other) = other {
                <p class="following-doubt">{ other }</p>
            }
            if read.starts_with("http:") {
                <p class="following-doubt">{ texts.plain }</p>
            }
            <p class="following-hint">{ if is_page { texts.hint } else { texts.hint_mail } }</p>
            <p class="dialog-end">
                <button type="button" class="button button-quiet" onclick={close.clone()}>{ texts.cancel }</button>
                <button type="button" class="button" onclick={copy}>{ texts.copy }</button>
                if leads {
                    <a class="button button-strong following-open" href={read.clone()} target={is_page.then_some("_blank")}
                        rel="noopener noreferrer" onclick={close}>{ if is_page { texts.follow } else { texts.write } }</a>
                }
            </p>
        </dialog>
    }
}
