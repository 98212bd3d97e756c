//! Where one is among the results while one reads them: one line under the text.

use std::rc::Rc;

use yew::prelude::*;

use super::SearchPlaceProps;
use crate::model::action::{Action, Seek};
use crate::model::command::Command;
use crate::model::workspace::Place;
use crate::ui::keycaps::{cap_of, with_key};
use crate::ui::shell::use_shell;

/// The line; empty while one does not come from the results.
#[component]
pub fn ReadingResults(SearchPlaceProps { workspace }: &SearchPlaceProps) -> Html {
    let shell = use_shell();
    let (messages, texts) = (shell.messages, shell.messages.fulltext);
    let seeking = &workspace.view.seeking;
    if !seeking.reading || workspace.view.place != Place::Read {
        return html! { <section class="search-reading"></section> };
    }
    let keymap = Rc::clone(&workspace.preferences.keymap);
    let button = |command: Command, sign: &'static str| {
        let name = (messages.command)(command);
        let run = shell.run.reform(move |_: MouseEvent| command);
        html! {
            <button type="button" class="button button-quiet" aria-label={name} title={with_key(&shell, &keymap, command, name)}
                disabled={!command.is_available(workspace)} onclick={run}>{ sign }{ cap_of(&shell, &keymap, command) }</button>
        }
    };
    let back = shell.run.reform(|_: MouseEvent| Command::Results);
    let leave = shell.dispatch.reform(|_: MouseEvent| Action::Seek(Seek::Leave));
    let at = seeking.place().and_then(|place| seeking.found.number(place));
    let words = match at {
        Some(at) => (texts.reading)(at + 1, seeking.found.texts.len()),
        None => texts.results.to_owned(),
    };
    html! {
        <section class="search-reading" aria-label={texts.results}>
            <div class="picked">
                <p role="status">{ words }</p>
                { button(Command::PreviousResult, "‹") }
                { button(Command::NextResult, "›") }
                <button type="button" class="button" onclick={back}>{ texts.back }</button>
                <span class="bar-space"></span>
                <button type="button" class="button button-quiet" onclick={leave}>{ texts.leave }</button>
            </div>
        </section>
    }
}
