//! The search of the dossier: what is asked, what was found, and what becomes of it.

mod ask;
mod gather;
mod reading;
mod results;
mod row;

use std::rc::Rc;

use yew::prelude::*;

use self::ask::Ask;
pub use self::gather::Gather;
pub use self::reading::ReadingResults;
use self::results::Results;
use super::shell::use_shell;
use crate::model::command::Command;
use crate::model::workspace::Workspace;

/// What the place shows.
#[derive(Properties, PartialEq, Eq)]
pub struct SearchPlaceProps {
    /// The state of the program.
    pub workspace: Rc<Workspace>,
}

/// The field with its options, and the results under it.
#[component]
pub fn SearchPlace(SearchPlaceProps { workspace }: &SearchPlaceProps) -> Html {
    let shell = use_shell();
    let texts = shell.messages.fulltext;
    let seeking = &workspace.view.seeking;
    let ticked = seeking.ticked.len();
    let run = |command: Command| shell.run.reform(move |_: MouseEvent| command);
    let untick = {
        let places: Vec<_> = seeking.ticked.iter().copied().collect();
        shell.dispatch.reform(move |_: MouseEvent| row::tick(places.clone(), false))
    };
    html! {
        <main class="page search-place" tabindex="-1">
            <h1 class="hidden">{ texts.title }</h1>
            <Ask seeking={Rc::clone(seeking)} />
            <Results workspace={Rc::clone(workspace)} />
            <section class="search-ticked" aria-label={texts.gather}>
                if ticked > 0 {
                    <div class="picked">
                        <p role="status">{ (texts.ticked)(ticked) }</p>
                        <button type="button" class="button button-strong" onclick={run(Command::Gather)}>{ texts.gather }</button>
                        <span class="bar-space"></span>
                        <button type="button" class="button button-quiet" onclick={untick}>{ texts.untick }</button>
                    </div>
                }
            </section>
        </main>
    }
}
