//! The line under the title of a text that was replaced: when, and the way to what stood there. While a newer copy
//! is compared, it leads back to that.

use std::rc::Rc;

use yew::prelude::*;

use super::opening::Handed;
use super::shell::{Shell, use_shell};
use crate::model::action::Action;
use crate::model::command::Command;
use crate::model::earlier::Earlier;
use crate::model::identity::DocumentId;
use crate::model::workspace::Workspace;

/// What the line is about.
#[derive(Properties, PartialEq, Eq)]
pub struct EarlierLineProps {
    /// The state of the program.
    pub workspace: Rc<Workspace>,
    /// The document.
    pub document: DocumentId,
}

/// The line; nothing, where the text is what it was.
#[component]
pub fn EarlierLine(EarlierLineProps { workspace, document }: &EarlierLineProps) -> Html {
    let shell = use_shell();
    let texts = shell.messages.replacing;
    let mut earlier = workspace.dossier.earlier_of(*document);
    let last = earlier.pop();
    let under_way = workspace.view.replacing.as_ref().filter(|own| own.old.id == *document);
    let resume = shell.run.reform(|_: MouseEvent| Command::ResumeComparing);
    let give_up = shell.dispatch.reform(|_: MouseEvent| Action::LeaveCopy);
    let older = earlier
        .iter()
        .rev()
        .map(|own| html! { <li key={own.id.to_string()}>{ view_copy(&shell, own) }</li> });
    html! {
        if last.is_some() || under_way.is_some() {
            <div class="rereading earlier" data-apart="" lang={shell.messages.language.tag()}>
                if under_way.is_some() {
                    <p>{ texts.under_way }{ " · " }<button class="rereading-other" onclick={resume}>{ texts.resume }</button>
                        { " · " }<button class="rereading-other" onclick={give_up}>{ texts.give_up }</button></p>
                }
                if let Some(last) = last {
                    <p>{ view_copy(&shell, last) }</p>
                }
                if !earlier.is_empty() {
                    <details>
                        <summary>{ (texts.older)(earlier.len()) }</summary>
                        <ul>{ for older }</ul>
                    </details>
                }
            </div>
        }
    }
}

/// When a copy was replaced, and the way to it.
fn view_copy(shell: &Shell, earlier: &Rc<Earlier>) -> Html {
    let texts = shell.messages.replacing;
    let (id, by) = (earlier.id, earlier.replaced.by.as_str());
    let day = shell.local.emit(earlier.replaced.at).map(|local| (shell.messages.date)(local.date));
    let day = day.unwrap_or_default();
    let compare = shell.open.reform(move |_: MouseEvent| Handed::Earlier(id));
    let replaced = if by.is_empty() { (texts.replaced)(&day) } else { (texts.replaced_by)(by, &day) };
    html! {
        <>{ replaced }{ " · " }<button class="rereading-other" onclick={compare}>{ texts.compare }</button></>
    }
}
