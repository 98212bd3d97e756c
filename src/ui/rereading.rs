//! The line under the title of a text whose lines were joined, or might be: the other way to read it.

use std::rc::Rc;

use yew::prelude::*;

use super::shell::use_shell;
use crate::model::command::Command;
use crate::model::document::Document;
use crate::model::source::Wrapped;
use crate::read;

/// What the line is about.
#[derive(Properties, PartialEq, Eq)]
pub struct RereadingProps {
    /// The document.
    pub document: Rc<Document>,
}

/// The line; nothing, where there is only one way to read the text.
#[component]
pub fn Rereading(RereadingProps { document }: &RereadingProps) -> Html {
    let shell = use_shell();
    let texts = shell.messages.opening;
    let offers = use_memo(Rc::clone(document), |document| read::other_reading(&document.source).is_some());
    if !*offers {
        return html! {};
    }
    let joined = document.source.reading.wrapped == Some(Wrapped::Joined);
    let (is, other) = if joined { (texts.joined, texts.as_in_file) } else { (texts.broken, texts.join) };
    let run = shell.run.reform(|_: MouseEvent| Command::JoinLines);
    html! {
        <p class="rereading" data-apart="" lang={shell.messages.language.tag()}>
            { is }{ " · " }<button class="rereading-other" onclick={run}>{ other }</button>
        </p>
    }
}
