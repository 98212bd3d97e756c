//! The status line: whether all is safe, how much there is, and the keys that matter now.

use std::rc::Rc;

use yew::prelude::*;

use super::file_line::FileLine;
use super::keycaps::cap_of;
use super::shell::use_shell;
use crate::model::command::Command;
use crate::model::errand::Errand;
use crate::model::saving::Saving;
use crate::model::workspace::Workspace;

/// What the status line shows.
#[derive(Properties, PartialEq, Eq)]
pub struct StatusProps {
    /// The state of the program.
    pub workspace: Rc<Workspace>,
}

/// The line at the bottom.
#[component]
pub fn Status(StatusProps { workspace }: &StatusProps) -> Html {
    let shell = use_shell();
    let messages = shell.messages;
    let (class, text) = match &workspace.saving {
        Saving::Starting => ("status-quiet", messages.starting.to_owned()),
        Saving::Nothing => ("status-quiet", String::new()),
        Saving::Pending => ("status-pending", messages.saving.to_owned()),
        Saving::Saved => ("status-saved", messages.saved.to_owned()),
        Saving::Failed(trouble) => ("status-failed", (messages.keeping.not_saved)(trouble)),
        Saving::Newer => ("status-failed", messages.keeping.newer.to_owned()),
    };
    let failed = matches!(workspace.saving, Saving::Failed(_));
    let retry = shell.errand.reform(|_: MouseEvent| Errand::Save);
    let export = shell.run.reform(|_: MouseEvent| Command::ExportDossier);
    let dossier = &workspace.dossier;
    let (suggested, waiting) = (dossier.passages.suggested(), dossier.orphans.len());
    let only_suggested = use_memo(Rc::clone(dossier), |dossier| dossier.suggested_claims().len());
    let claims = (messages.arrival.claims)(dossier.claims.len() - *only_suggested, *only_suggested);
    let orphans = shell.run.reform(|_: MouseEvent| Command::Orphans);
    let hints = [Command::Tag, Command::Repeat, Command::Palette, Command::Keys].map(|command| {
        let run = shell.run.reform(move |_: MouseEvent| command);
        let cap = cap_of(&shell, &workspace.preferences.keymap, command);
        html! {
            <button key={(messages.command)(command)} class="hint" disabled={!command.is_available(workspace)} onclick={run}>
                { (messages.command)(command) }{ cap }
            </button>
        }
    });
    html! {
        <footer class={classes!("status", class)}>
            <p role="status">{ text }</p>
            if failed {
                <button class="button button-small" onclick={retry}>{ messages.keeping.retry }</button>
            }
            if failed || workspace.saving == Saving::Newer {
                <button class="button button-small" onclick={export}>{ messages.export }</button>
            }
            <FileLine workspace={Rc::clone(workspace)} />
            if !dossier.is_empty() && !workspace.is_opening() {
                <p class="status-counts">
                    { (messages.passages)(dossier.passages.len() - suggested) }{ " · " }{ claims }
                    if suggested > 0 {
                        { " · " }{ (messages.arrival.suggestions)(suggested) }
                    }
                </p>
                if waiting > 0 {
                    <button class="hint status-waiting" onclick={orphans}>{ (messages.arrival.waiting)(waiting) }</button>
                }
            }
            <div class="hints">{ for hints }</div>
        </footer>
    }
}
