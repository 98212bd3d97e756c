//! What was found, in groups: a list through which one goes by keys, and of which only a window is drawn.

use std::cell::Cell;
use std::rc::Rc;

use yew::prelude::*;

use super::SearchPlaceProps;
use super::row::{ResultRow, tick};
use crate::browser::page;
use crate::model::action::{Action, Seek};
use crate::model::claim::Passage;
use crate::model::command::Command;
use crate::model::fulltext::{Findings, MOST, Place, Row, rows};
use crate::model::pick::Share;
use crate::ui::even_rows::EvenRows;
use crate::ui::shell::use_shell;
use crate::ui::tick::Tick;

/// How many rows Page Up and Page Down go.
const PAGE: usize = 12;

/// The results, with how many there are above them.
#[component]
pub fn Results(SearchPlaceProps { workspace }: &SearchPlaceProps) -> Html {
    let shell = use_shell();
    let texts = shell.messages.fulltext;
    let (seeking, dossier) = (&workspace.view.seeking, &workspace.dossier);
    let found = &seeking.found;
    let rows = use_memo((Rc::clone(found), seeking.all_questions), |(found, all)| rows(found, *all));
    let scroller = use_node_ref();
    let anchor = use_memo((), |()| Cell::new(None::<usize>));
    let current = seeking.at.and_then(|at| rows.iter().position(|row| found.spot(*row) == Some(at)));

    // From the last row that was ticked to this one with Shift: all become what this one becomes.
    let on_tick = {
        let (dispatch, rows, seeking) = (shell.dispatch.clone(), Rc::clone(&rows), Rc::clone(seeking));
        let anchor = Rc::clone(&anchor);
        Callback::from(move |(index, through): (usize, bool)| {
            let Some(row) = rows.get(index) else { return };
            let found = &seeking.found;
            let on = share(found.places(*row), &seeking.ticked) != Share::All;
            let from = anchor.get().filter(|_| through).unwrap_or(index);
            let range = rows.get(from.min(index)..=from.max(index)).unwrap_or_default();
            let places = range.iter().flat_map(|row| found.places(*row)).copied().collect();
            anchor.set(Some(index));
            dispatch.emit(tick(places, on));
            if let Some(spot) = found.spot(*row) {
                dispatch.emit(Action::Seek(Seek::Stand(spot)));
            }
        })
    };
    let on_press = {
        let (dispatch, rows, found) = (shell.dispatch.clone(), Rc::clone(&rows), Rc::clone(found));
        let on_tick = on_tick.clone();
        Callback::from(move |(index, event): (usize, MouseEvent)| {
            if event.shift_key() || page::is_picking(&event) {
                return on_tick.emit((index, event.shift_key()));
            }
            let spot = rows.get(index).and_then(|row| found.spot(*row));
            spot.into_iter().for_each(|spot| dispatch.emit(Action::Seek(Seek::Visit(spot))));
        })
    };
    let stand = {
        let (dispatch, rows, found) = (shell.dispatch.clone(), Rc::clone(&rows), Rc::clone(found));
        move |index: usize| {
            let spot = rows.get(index).and_then(|row| found.spot(*row));
            spot.into_iter().for_each(|spot| dispatch.emit(Action::Seek(Seek::Stand(spot))));
        }
    };
    let on_focus = {
        let (stand, rows, found) = (stand.clone(), Rc::clone(&rows), Rc::clone(found));
        Callback::from(move |_: FocusEvent| {
            if current.is_none() {
                step(&found, &rows, None, 1).into_iter().for_each(&stand);
            }
        })
    };
    let on_key = {
        let (shell, rows, seeking, on_tick) =
            (shell.clone(), Rc::clone(&rows), Rc::clone(seeking), on_tick.clone());
        Callback::from(move |event: KeyboardEvent| {
            let found = &seeking.found;
            let primary = event.ctrl_key() || event.meta_key();
            let last = isize::try_from(rows.len()).unwrap_or(isize::MAX);
            let page = isize::try_from(PAGE).unwrap_or(1);
            let by = match event.key().as_str() {
                _ if event.alt_key() => return,
                "ArrowDown" => 1,
                "ArrowUp" => -1,
                "PageDown" => page,
                "PageUp" => -page,
                "Home" => -last,
                "End" => last,
                "Enter" if !primary => {
                    let spot = current.and_then(|index| rows.get(index)).and_then(|row| found.spot(*row));
                    event.prevent_default();
                    return spot
                        .into_iter()
                        .for_each(|spot| shell.dispatch.emit(Action::Seek(Seek::Visit(spot))));
                }
                " " => {
                    event.prevent_default();
                    return current.into_iter().for_each(|index| on_tick.emit((index, event.shift_key())));
                }
                "*" => {
                    event.prevent_default();
                    return shell.run.emit(Command::Gather);
                }
                "a" if primary => {
                    event.prevent_default();
                    let on = seeking.ticked.len() < found.texts.len();
                    return shell.dispatch.emit(tick(found.texts.to_vec(), on));
                }
                _ => return,
            };
            event.prevent_default();
            let Some(next) = step(found, &rows, current, by) else { return };
            if event.shift_key() {
                let from = current.unwrap_or(next);
                let range = rows.get(from.min(next)..=from.max(next)).unwrap_or_default();
                let places = range.iter().filter(|row| matches!(row, Row::Place(_)));
                shell.dispatch.emit(tick(places.flat_map(|row| found.places(*row)).copied().collect(), true));
            }
            stand(next);
        })
    };
    let view = {
        let (workspace, rows) = (Rc::clone(workspace), Rc::clone(&rows));
        Callback::from(move |index: usize| {
            let Some(row) = rows.get(index).copied() else { return html! {} };
            let seeking = &workspace.view.seeking;
            let place = seeking.found.places(row).first();
            let marked = place.filter(|_| matches!(row, Row::Place(_))).map(|place| {
                let own = workspace.dossier.passages.in_document(place.document);
                let shares = |passage: &&Rc<Passage>| {
                    passage.spans.iter().any(|span| span.intersection(place.span).is_some())
                };
                own.iter().filter(shares).map(Rc::clone).collect::<Vec<_>>()
            });
            html! {
                <ResultRow key={index} {index} {row} found={Rc::clone(&seeking.found)} dossier={Rc::clone(&workspace.dossier)}
                    marked={marked.unwrap_or_default()} share={share(seeking.found.places(row), &seeking.ticked)}
                    current={current == Some(index)} on_press={on_press.clone()} on_tick={on_tick.clone()} />
            }
        })
    };
    let every = share(&found.texts, &seeking.ticked);
    let tick_every = {
        let places = Rc::clone(&found.texts);
        shell.dispatch.reform(move |_: bool| tick(places.to_vec(), every != Share::All))
    };
    let descendant = current.map(|index| format!("result-{index}"));
    html! {
        <>
            <div class="search-count">
                if !found.texts.is_empty() {
                    <Tick label={texts.tick_all} share={every} on_tick={tick_every} />
                }
                <p role="status">{ said(found, &rows, dossier.documents.len(), texts) }</p>
                if !found.is_empty() {
                    <p class="search-keys">{ texts.keys }</p>
                }
            </div>
            if found.more {
                <p class="search-more">{ (texts.more)(MOST) }</p>
            }
            <div class="search-results" ref={scroller.clone()} role="listbox" aria-label={texts.results} aria-multiselectable="true"
                tabindex={if rows.is_empty() { "-1" } else { "0" }} aria-activedescendant={descendant} onkeydown={on_key} onfocus={on_focus}>
                <EvenRows {scroller} count={rows.len()} {current} row={view} />
            </div>
        </>
    }
}

/// How much was found, or that it is nothing.
fn said(found: &Findings, rows: &[Row], all: usize, texts: &crate::lang::fulltext::Texts) -> String {
    if let Some(searched) = found.searched {
        return (texts.searching)(searched, all);
    }
    if found.query.is_empty() {
        return String::new();
    }
    if found.is_empty() {
        return if found.query.pattern { texts.nothing_pattern } else { texts.nothing }.to_owned();
    }
    let documents = rows.iter().filter(|row| matches!(row, Row::Document(..))).count();
    (texts.summary)(found.texts.len(), documents, found.questions.len(), found.claims.len())
}

/// How many of `places` are ticked.
fn share(places: &[Place], ticked: &std::collections::BTreeSet<Place>) -> Share {
    if ticked.is_empty() {
        return Share::None;
    }
    match places.iter().filter(|place| ticked.contains(place)).count() {
        0 => Share::None,
        count if count == places.len() => Share::All,
        _ => Share::Some,
    }
}

/// The row so many rows on, or back, that leads somewhere.
fn step(found: &Findings, rows: &[Row], from: Option<usize>, by: isize) -> Option<usize> {
    let leads = |index: &usize| rows.get(*index).is_some_and(|row| found.spot(*row).is_some());
    let Some(from) = from else { return (0..rows.len()).find(leads) };
    let last = rows.len().checked_sub(1)?;
    let target = from.saturating_add_signed(by).min(last);
    let found = if by > 0 {
        (target..=last).find(leads).or_else(|| (from..target).rev().find(leads))
    } else {
        (0..=target).rev().find(leads).or_else(|| (target..from).find(leads))
    };
    found.or(Some(from))
}
