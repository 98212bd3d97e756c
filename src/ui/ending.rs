//! Under the text: whether the work on it is done, and the way to the next one.

use std::ops::Bound;
use std::rc::Rc;

use yew::prelude::*;

use super::shell::use_shell;
use crate::model::action::Action;
use crate::model::command::Command;
use crate::model::docket::Work;
use crate::model::dossier::Dossier;
use crate::model::identity::DocumentId;

/// What stands under the text.
#[derive(Properties, PartialEq, Eq)]
pub struct EndingProps {
    /// The dossier.
    pub dossier: Rc<Dossier>,
    /// The document shown.
    pub document: DocumentId,
}

/// What one does on reaching the end of a text.
#[component]
pub fn Ending(EndingProps { dossier, document }: &EndingProps) -> Html {
    let shell = use_shell();
    let texts = shell.messages.data;
    let done = dossier.work_of(*document, 0) == Work::Done;
    let toggle = shell.run.reform(|_: MouseEvent| Command::MarkDone);
    let next = dossier.documents.range((Bound::Excluded(*document), Bound::Unbounded)).next();
    let next = next.map(|(id, document)| {
        let id = *id;
        let go = shell.dispatch.reform(move |_: MouseEvent| Action::Show(id));
        let name = dossier.name_of(document);
        html! {
            <button type="button" class="button button-quiet" title={dossier.title_of(document).to_owned()} onclick={go}>
                { (texts.next)(&name) }
            </button>
        }
    });
    html! {
        <p class="ending" data-apart="" lang={shell.messages.language.tag()}>
            <button type="button" class={classes!("button", (!done).then_some("button-strong"))} data-done={done.then_some("")} onclick={toggle}>
                { if done { texts.mark_open } else { texts.mark_done } }
            </button>
            { next }
        </p>
    }
}
