//! The documents: every question of the dossier in a table, sorted and found, to open, mark and remove.

mod columns;
mod removed;
mod row;
mod sieve;

use std::rc::Rc;

use yew::prelude::*;

use self::columns::{ColumnMenu, Heads, SortChoice};
use self::removed::RemovedDocuments;
use self::row::DocumentRow;
pub use self::row::WorkMark;
use self::sieve::SieveFields;
pub use self::sieve::SieveWords;
use super::shell::use_shell;
use super::tick::Tick;
use super::window::{Row, Window, use_names};
use crate::browser::page;
use crate::model::action::Action;
use crate::model::date::Date;
use crate::model::identity::DocumentId;
use crate::model::pick::Pick;
use crate::model::roster::{Arrangement, Entry, Roster, Sieve};
use crate::model::workspace::Workspace;

/// What the place shows.
#[derive(Properties, PartialEq, Eq)]
pub struct DocumentsPlaceProps {
    /// The state of the program.
    pub workspace: Rc<Workspace>,
}

/// The documents that are listed, the same list while nothing of it changes.
#[hook]
pub fn use_found(workspace: &Workspace) -> Rc<Vec<Rc<Entry>>> {
    type Deps = (Rc<Roster>, Rc<Sieve>, Rc<Arrangement>, Option<Date>);
    let deps: Deps = (
        Rc::clone(&workspace.roster),
        Rc::clone(&workspace.view.sieve),
        Rc::clone(&workspace.preferences.arrangement),
        workspace.today,
    );
    use_memo(deps, |(roster, sieve, arrangement, today)| roster.find(sieve, arrangement, *today))
}

/// The table.
#[component]
pub fn DocumentsPlace(DocumentsPlaceProps { workspace }: &DocumentsPlaceProps) -> Html {
    let shell = use_shell();
    let (messages, texts) = (shell.messages, shell.messages.roster);
    let found = use_found(workspace);
    let names =
        use_names(Rc::clone(&found), |found| found.iter().map(|own| own.document.id.0.as_u128()).collect());
    let (view, arrangement) = (&workspace.view, &workspace.preferences.arrangement);
    let all = workspace.roster.entries().len();
    let every = use_memo(Rc::clone(&found), |found| -> Vec<Pick> {
        found.iter().map(|entry| Pick::Document(entry.document.id)).collect()
    });
    let share = view.picks.share(&every);
    let on_every = shell.dispatch.reform(move |_: bool| Action::Pick(Vec::clone(&every)));
    // From the last row that was ticked to the one that is ticked with Shift, all of them, as they stand now.
    let last = use_mut_ref(|| None::<DocumentId>);
    let on_tick = use_callback((shell.dispatch.clone(), Rc::clone(&found)), {
        move |(id, through): (DocumentId, bool), (dispatch, found)| {
            let place = |id: DocumentId| found.iter().position(|entry| entry.document.id == id);
            let Some(at) = place(id) else { return };
            let from = last.borrow().filter(|_| through).and_then(place).unwrap_or(at);
            let range = found.get(from.min(at)..=from.max(at)).unwrap_or_default();
            let picks = range.iter().map(|entry| Pick::Document(entry.document.id)).collect();
            last.replace(Some(id));
            dispatch.emit(Action::Pick(picks));
        }
    });
    let regarded = view.regarded.or(view.document);
    let shown = regarded.and_then(|id| found.iter().position(|entry| entry.document.id == id));
    let draw = {
        let (found, picks, arrangement) = (Rc::clone(&found), Rc::clone(&view.picks), Rc::clone(arrangement));
        let (today, open) = (workspace.today, view.document);
        Callback::from(move |row: Row| {
            let Some(entry) = found.get(row.index) else { return html! {} };
            let id = entry.document.id;
            html! {
                <DocumentRow key={id.to_string()} {row} entry={Rc::clone(entry)} {today} arrangement={Rc::clone(&arrangement)}
                    open={open == Some(id)} picked={picks.holds_document(id)} on_tick={on_tick.clone()} />
            }
        })
    };
    let show_all = shell.dispatch.reform(|_: MouseEvent| Action::Sift(Sieve::default()));
    // From the place as a whole, or its field, down into the list.
    let on_key = Callback::from(|event: KeyboardEvent| {
        let enters = event.key() == "ArrowDown" && !event.alt_key();
        if enters && page::is_at(&event, "main, .sieve-words") {
            event.prevent_default();
            page::focus(".documents-rows .document-open[tabindex=\"0\"]", false);
        }
    });
    let open_sieve = view.sieve.is_open();
    let count = match open_sieve {
        true => (texts.documents)(all),
        false => (texts.found)(&(texts.documents)(found.len()), all),
    };
    html! {
        <main class="page documents-place" tabindex="-1" onkeydown={on_key}>
            <div class="documents">
                <div class="claims-head">
                    <h1>{ texts.title }</h1>
                    <ColumnMenu arrangement={Rc::clone(arrangement)} />
                </div>
                <SieveFields sieve={Rc::clone(&view.sieve)} roster={Rc::clone(&workspace.roster)} />
                <div class="documents-count">
                    if !found.is_empty() {
                        <Tick label={texts.pick_every} {share} on_tick={on_every} />
                    }
                    <p role="status">{ count }</p>
                    if !open_sieve {
                        <button type="button" class="button button-small button-quiet" onclick={show_all}>{ texts.show_all }</button>
                    }
                    <SortChoice arrangement={Rc::clone(arrangement)} />
                </div>
                if found.is_empty() {
                    <p class="claims-none">{ if all == 0 { texts.none } else { texts.none_found } }</p>
                } else {
                    <Heads arrangement={Rc::clone(arrangement)} />
                }
                <Window class="documents-rows" label={messages.questions} {names} {draw} control=".document-open" {shown} guess={45.0} />
                <RemovedDocuments journal={Rc::clone(&workspace.journal)} dossier={Rc::clone(&workspace.dossier)} />
            </div>
        </main>
    }
}
