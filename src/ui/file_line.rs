//! What the status line says of the copy in a file, and the buttons that help.

use std::rc::Rc;

use yew::prelude::*;

use super::shell::use_shell;
use crate::browser::{page, timer};
use crate::lang::ago::ago;
use crate::model::command::Command;
use crate::model::file_copy::Standing;
use crate::model::identity::Moment;
use crate::model::saving::Saving;
use crate::model::workspace::Workspace;

/// How often its age is told anew, in milliseconds.
const TELL_AGAIN: u32 = 20_000;

/// What the words depend on.
#[derive(Properties, PartialEq, Eq)]
pub struct FileLineProps {
    /// The state of the program.
    pub workspace: Rc<Workspace>,
}

/// Nothing while there is nothing to say. It says itself to a screen reader only where something is to be done.
#[component]
pub fn FileLine(FileLineProps { workspace }: &FileLineProps) -> Html {
    let shell = use_shell();
    let texts = shell.messages.file_copy;
    // The clock is read in the browser, and not while the page is drawn.
    let now = use_state_eq(|| None::<Moment>);
    let tell = {
        let now = now.clone();
        move || now.set(Some(page::now()))
    };
    use_effect_with((), {
        let tell = tell.clone();
        move |()| {
            let clock = timer::every(TELL_AGAIN, tell);
            move || drop(clock)
        }
    });
    let acts = workspace.journal.transactions().len();
    use_effect_with((acts, workspace.file_copy.last.clone()), move |_| tell());
    let Some(now) = *now else {
        return html! { <div class="status-file"></div> };
    };
    if matches!(workspace.saving, Saving::Starting | Saving::Newer) || !workspace.has_begun() {
        return html! { <div class="status-file"></div> };
    }
    let copy = &workspace.file_copy;
    let told = |moment| ago(shell.messages, moment, now, |moment| shell.local.emit(moment));
    let button = |command: Command, text: &'static str| {
        let run = shell.run.reform(move |_: MouseEvent| command);
        html! { <button class="button button-small" title={(shell.messages.command)(command)} disabled={!command.is_available(workspace)} onclick={run}>{ text }</button> }
    };
    match copy.standing(&workspace.journal, now) {
        Standing::Quiet => html! { <div class="status-file"></div> },
        Standing::Begun => html! { <div class="status-file"><p>{ texts.begun }</p></div> },
        Standing::Kept(at, since) => {
            let last = copy.last.as_ref();
            let place = last.and_then(|last| Some((texts.place)(&last.file, last.folder.as_deref()?)));
            html! {
                <div class="status-file">
                    <p title={place}>
                        { (texts.kept)(&told(at)) }
                        if since > 0 {
                            <span class="status-since">{ " · " }{ (texts.since)(since) }</span>
                        }
                    </p>
                </div>
            }
        }
        Standing::Asks(folder) => html! {
            <div class="status-file status-file-asks">
                <p role="status">{ (texts.asks)(folder) }</p>
                { button(Command::WriteCopy, texts.allow) }
            </div>
        },
        Standing::Failed(trouble) => html! {
            <div class="status-file status-file-failed">
                <p>{ (texts.failed)(trouble) }</p>
                { button(Command::WriteCopy, shell.messages.keeping.retry) }
                { button(Command::KeepCopy, texts.other_folder) }
            </div>
        },
        Standing::Due(count, at) => html! {
            <div class="status-file">
                <p>{ (texts.due)(count, at.map(told).as_deref()) }</p>
                { button(Command::ExportDossier, texts.export) }
                if copy.possible {
                    { button(Command::KeepCopy, texts.folder) }
                }
            </div>
        },
    }
}
